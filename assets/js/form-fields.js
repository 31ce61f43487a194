// What a person has typed or chosen in a form, by field name: text, or a list for tick boxes.
const NOT_TYPED = new Set(["hidden", "password", "file", "submit", "button", "reset", "fieldset"]);

export function readFields(form) {
  const fields = {};
  for (const element of form.elements) {
    if (!element.name || NOT_TYPED.has(element.type)) continue;
    if (element.type === "checkbox") {
      fields[element.name] = [...(fields[element.name] ?? []), ...(element.checked ? [element.value] : [])];
    } else if (element.type === "radio") {
      fields[element.name] ??= "";
      if (element.checked) fields[element.name] = element.value;
    } else {
      fields[element.name] = element.value;
    }
  }
  return fields;
}

export function writeField(form, name, value) {
  for (const element of form.elements) {
    if (element.name !== name || NOT_TYPED.has(element.type)) continue;
    if (element.type === "checkbox" || element.type === "radio") {
      element.checked = [value].flat().includes(element.value);
    } else {
      element.value = value;
    }
  }
}

// A value as the page shows it: the words of an option or a radio, else the text itself.
export function wordsFor(form, name, value) {
  const text = [value].flat().join(", ");
  for (const element of form.elements) {
    if (element.name !== name) continue;
    if (element.options) return [...element.options].find((each) => each.value === text)?.text ?? text;
    if (element.type === "radio" && element.value === text) return element.labels[0]?.textContent ?? text;
  }
  return text;
}

// These names by what they answer: the day, the month and the year of one date belong together, with all three
// where one is named; any other box stands by itself.
export function answersOf(form, names) {
  const answers = new Map();
  for (const name of names) {
    const date = form.querySelector(`[name="${CSS.escape(name)}"]`)?.closest(".govuk-date-input");
    answers.set(date ?? name, date ? [...date.querySelectorAll("input")].map((box) => box.name) : [name]);
  }
  return [...answers.values()];
}
