import { wordsFor } from "./form-fields.js";

// Shows another answer beneath its boxes, with a choice of which to keep: `texts` are names with texts, three of a
// date. While one that is `undecided` stands on the page, nothing is saved.
export function showDifference({ form, texts, title, takeLabel, leaveLabel, take, leave, undecided = false }) {
  const field = form.querySelector(`[name="${CSS.escape(texts[0][0])}"]`);
  if (!field) return;
  const boxes = field.closest(".govuk-date-input") ?? field;
  const place = boxes.closest(".govuk-form-group") ?? boxes.parentElement;
  const words = texts.map(([name, text]) => wordsFor(form, name, text)).filter(Boolean);
  if (undecided) place.querySelector("[data-undecided]")?.remove();
  const region = element("section", { className: "tracker-conflict", role: "alert" });
  if (undecided) region.dataset.undecided = "";
  region.append(
    element("h3", { className: "govuk-heading-s", textContent: title }),
    element("p", { className: "tracker-conflict__text", textContent: words.join(" ") || "(empty)" }),
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
