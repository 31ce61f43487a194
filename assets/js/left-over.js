// Text that was typed in another tab or while offline and did not make it into a signed record.
//
//   <div data-autosave-forget="7-session-12"></div>    on the page of a signed record
//
// What stands in the record is forgotten; what does not is shown until the reader lets it go.
import { forgetAllUnder, inherit, keep } from "./unsaved-text.js";

export function showLeftOver(place) {
  const key = place.dataset.autosaveForget;
  const record = flat(document.querySelector("main").textContent);
  inherit(key, null, (kept, name) => {
    const texts = [...Object.entries(kept.fields), ...(kept.offers ?? [])]
      .filter(([name, value]) => !name.endsWith("-jottings") && /\S\s+\S/.test(value) && !record.includes(flat(value)))
      .map(([, value]) => value);
    if (!texts.length) return;
    setTimeout(() => keep(name, kept)); // until the reader lets it go
    place.append(region(texts, () => forgetAllUnder(key)));
  });
}

function flat(text) {
  return text.replace(/\s+/g, " ").trim();
}

function region(texts, letGo) {
  const section = Object.assign(document.createElement("section"), { className: "tracker-conflict" });
  const say = (tag, className, textContent) => section.append(Object.assign(document.createElement(tag), { className, textContent }));
  say("h2", "govuk-heading-s", "Some of your text was not saved before the record was signed");
  for (const text of texts) say("p", "tracker-conflict__text", text);
  say("p", "govuk-body", "If you need it, copy it into an addendum.");
  say("button", "govuk-button govuk-button--secondary govuk-button--small", "Delete this text");
  section.lastChild.type = "button";
  section.lastChild.addEventListener("click", () => (letGo(), section.remove()));
  return section;
}
