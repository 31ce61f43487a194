// One large button a person, for a phone held in one hand: each tap is the next mark in turn.
const TURNS = ["present", "late", "absent", "apologies", "left_early", ""];

export function takeTurns(form) {
  for (const button of form.querySelectorAll("[data-register-cycle]")) {
    button.addEventListener("click", () => choose(nextOf(radiosOf(form, button))));
  }
  showMarks(form);
}

export function showMarks(form) {
  for (const button of form.querySelectorAll("[data-register-cycle]")) {
    const chosen = radiosOf(form, button).find((radio) => radio.checked);
    const words = chosen?.labels[0].textContent ?? "";
    button.dataset.mark = chosen?.value ?? "";
    button.textContent = words;
    button.setAttribute("aria-label", `${button.dataset.name}: ${words}`);
  }
}

function radiosOf(form, button) {
  return [...form.elements].filter((each) => each.type === "radio" && each.name === button.dataset.registerCycle);
}

function nextOf(radios) {
  const now = TURNS.indexOf(radios.find((radio) => radio.checked)?.value ?? "");
  const wanted = TURNS[(now + 1) % TURNS.length];
  return radios.find((radio) => radio.value === wanted);
}

function choose(radio) {
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
}
