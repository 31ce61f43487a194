// The page of a record, for the hands on a keyboard: Enter in an action's words opens the next row, on a
// case's box or in a reference adds what is ticked and typed, and a page that comes back with a case or a row
// added has the cursor in it. A category that asks about section 47 opens its questions as it is chosen.
import { eachOnce } from "./each-once.js";

export function startRecordPage(scope) {
  eachOnce(scope, "form.tracker-record", (form) => {
    form.addEventListener("keydown", (event) => openNextRow(event));
    form.addEventListener("keydown", (event) => addCase(event));
    form.addEventListener("change", (event) => openQuestions(event));
    // The browser puts the focus on what the address names, at the latest as the page has loaded.
    if (document.readyState === "complete") placeCursor(form);
    else window.addEventListener("load", () => requestAnimationFrame(() => placeCursor(form)), { once: true });
  });
}

function openNextRow(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches(".tracker-action-row input")) return;
  event.preventDefault();
  if (event.target.value) event.target.closest(".tracker-action-rows").querySelector("button[name=do]").click();
}

// The first button of the form, which Enter presses, saves the draft and says that the session was held.
function addCase(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("[name=reference], [name=cases]")) return;
  event.preventDefault();
  event.target.form.querySelector("button[value=cases]").click();
}

function openQuestions(event) {
  if (!event.target.matches("select[name$=-category]")) return;
  const questions = event.target.closest(".tracker-case")?.querySelector("details[data-opened-by]");
  if (questions?.dataset.openedBy.split(" ").includes(event.target.value)) questions.open = true;
}

function placeCursor(form) {
  if (document.querySelector(".govuk-error-summary")) return; // what is wrong comes first
  if (document.activeElement?.matches("input, select, textarea")) return; // someone writes there already
  const place = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
  if (!place || !form.contains(place)) return;
  const rows = place.querySelectorAll(".tracker-action-row [name$=-what]");
  if (window.location.hash.startsWith("#actions")) rows[rows.length - 1]?.focus();
  else if (place.matches(".tracker-case")) place.querySelector("textarea")?.focus();
}
