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
