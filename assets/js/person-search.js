// Looks people up as one types, by GOV.UK's accessible autocomplete, in the markup of person_search.html: the page
// itself answers, with those whom its form offers. Whoever is chosen is a ticked option, with and without script.
import accessibleAutocomplete from "accessible-autocomplete";

const PAUSE = 200;

export function start(part) {
  const find = part.querySelector("[data-find]");
  const options = part.querySelector("[data-people]");
  const isOfSeveral = part.dataset.type === "checkbox";
  // One person and nothing beside: the name stays in the box, and nobody is an empty box.
  const keepsName = !isOfSeveral && !part.querySelector('[data-beside] input:not([value=""])');
  const lookUp = lookerUp(part);
  const typed = part.querySelector("[data-box] input");
  const before = { id: typed.id, name: typed.name, words: typed.value, classes: typed.className };
  const label = part.querySelector("label");
  label.id = `${before.id}_label`;

  if (keepsName) part.querySelector("[data-besides]")?.remove();
  let chosenName = keepsName && ticked(options) ? before.words : null;
  let isUntouched = chosenName === null && before.words !== "";
  if (chosenName !== null) options.hidden = true;

  const box = part.querySelector("[data-box]");
  box.replaceChildren();
  accessibleAutocomplete({
    element: box,
    id: before.id,
    name: before.name,
    defaultValue: chosenName ?? "",
    inputClasses: before.classes,
    menuAttributes: { "aria-labelledby": label.id },
    displayMenu: "overlay",
    minLength: Number(part.dataset.shortest),
    source(words, show) {
      if (isUntouched && words === before.words) return;
      isUntouched = false;
      lookUp.words(words, show, () => (find.hidden = false));
    },
    templates: { inputValue: (one) => (keepsName ? nameOf(one) : ""), suggestion },
    onConfirm: choose,
    tNoResults: () => (lookUp.isLooking() ? "Looking…" : isUntouched ? "Enter more of the name" : "Nobody found"),
    tStatusNoResults: () => (lookUp.isLooking() ? "" : "Nobody found"),
    tStatusQueryTooShort: (least) => `Enter ${least} or more letters`,
    tStatusResults: (number) => (number === 1 ? "1 person found" : `${number} people found`),
  });
  const input = box.querySelector("input");
  input.maxLength = typed.maxLength;
  input.spellcheck = false;
  if (isUntouched) input.value = before.words;
  find.hidden = true;
  input.addEventListener("input", forgetOther);
  input.addEventListener("keydown", holdBack);
  part.closest("form").addEventListener("submit", forgetOther);

  function choose(one) {
    if (!one?.key) return;
    if (!isOfSeveral) for (const other of options.querySelectorAll("[data-person]")) other.remove();
    const option = options.querySelector(`[data-person] input[value="${one.key}"]`) ?? added(part, options, one);
    option.checked = true;
    option.dispatchEvent(new Event("change", { bubbles: true }));
    if (keepsName) [chosenName, options.hidden] = [one.name, true];
    else {
      part.querySelector("[data-said]").textContent = `${one.name} is chosen.`;
      setTimeout(empty);
    }
  }

  // After the component has put back what was typed, as it does where a choice is made by leaving the box.
  function empty() {
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // While words wait for a choice, Enter is for the choice, not for the form.
  function holdBack(event) {
    if (event.key === "Enter" && input.value !== "" && input.value !== chosenName) event.preventDefault();
  }

  // Another text than the name of the one who is chosen: nobody is chosen any more.
  function forgetOther() {
    if (!keepsName || chosenName === null || input.value === chosenName) return;
    for (const option of options.querySelectorAll("[data-person]")) option.remove();
    chosenName = null;
  }
}

// Asks the page for those whom the words find, once the typing pauses; only the last answer counts.
function lookerUp(part) {
  let waiting = null;
  let asked = null;

  async function ask(words, show, failed) {
    const address = new URL(window.location.href);
    address.hash = "";
    address.searchParams.set("find", part.dataset.personSearch);
    address.searchParams.set("words", words);
    asked = new AbortController();
    try {
      const headers = { Accept: "application/json" };
      const response = await fetch(address, { headers, redirect: "error", signal: asked.signal });
      if (!response.ok) throw new Error(response.statusText);
      const { people } = await response.json();
      waiting = null;
      show(people);
    } catch (error) {
      if (error.name === "AbortError") return;
      waiting = null;
      failed();
    }
  }

  return {
    isLooking: () => waiting !== null,
    words(words, show, failed) {
      clearTimeout(waiting);
      asked?.abort();
      waiting = setTimeout(() => ask(words, show, failed), PAUSE);
    },
  };
}

function added(part, options, one) {
  const option = part.querySelector("template").content.cloneNode(true).firstElementChild;
  const [input, label] = [option.querySelector("input"), option.querySelector("label")];
  input.value = one.key;
  input.id = label.htmlFor = `${part.dataset.personSearch}_person_${one.key}`;
  label.append(one.name, " ", detail(one));
  options.append(option);
  return input;
}

function detail(one) {
  const words = document.createElement("span");
  words.className = "tracker-person__detail";
  words.textContent = one.detail;
  return words;
}

function ticked(options) {
  return options.querySelector("[data-person] input:checked");
}

function nameOf(one) {
  return typeof one === "string" ? one : (one?.name ?? "");
}

// The component takes its options as HTML: made of text nodes, so that no name is read as any.
function suggestion(one) {
  const words = document.createElement("span");
  words.append(nameOf(one));
  if (one.detail) words.append(" ", detail(one));
  return words.innerHTML;
}
