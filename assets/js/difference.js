import { wordsFor } from "./form-fields.js";

// Shows another text for a field beneath it, with a choice of which to keep. While one that is
// `undecided` stands on the page, nothing is saved.
export function showDifference({ form, name, title, text, takeLabel, leaveLabel, take, leave, undecided = false }) {
  const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
  if (!field) return;
  const place = field.closest(".govuk-form-group") ?? field.parentElement;
  if (undecided) place.querySelector("[data-undecided]")?.remove();
  const region = element("section", { className: "tracker-conflict", role: "alert" });
  if (undecided) region.dataset.undecided = "";
  region.append(
    element("h3", { className: "govuk-heading-s", textContent: title }),
    element("p", { className: "tracker-conflict__text", textContent: wordsFor(form, name, text) || "(empty)" }),
    buttons(region, field, [
      [takeLabel, take],
      [leaveLabel, leave],
    ]),
  );
  place.append(region);
}

function buttons(region, field, choices) {
  const group = element("div", { className: "govuk-button-group" });
  for (const [label, choose] of choices) {
    const button = element("button", {
      type: "button",
      className: "govuk-button govuk-button--secondary govuk-button--small",
      textContent: label,
    });
    button.addEventListener("click", () => {
      region.remove();
      choose();
      field.focus();
    });
    group.append(button);
  }
  return group;
}

function element(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
