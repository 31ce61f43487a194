// The page of a record, for the hands on a keyboard: Enter in an action's words opens the next row, and
// a page that comes back with a case or a row added has the cursor in it.
import { eachOnce } from "./each-once.js";

export function startRecordPage(scope) {
  eachOnce(scope, "form.tracker-record", (form) => {
    form.addEventListener("keydown", (event) => openNextRow(event));
    placeCursor(form);
  });
}

function openNextRow(event) {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches(".tracker-action-row input")) return;
  event.preventDefault();
  if (event.target.value) event.target.closest(".tracker-action-rows").querySelector("button[name=do]").click();
}

function placeCursor(form) {
  const place = window.location.hash.length > 1 && document.getElementById(window.location.hash.slice(1));
  if (!place || !form.contains(place)) return;
  const rows = place.querySelectorAll(".tracker-action-row [name$=-what]");
  if (window.location.hash.startsWith("#actions")) rows[rows.length - 1]?.focus();
  else if (place.matches(".tracker-case")) place.querySelector("textarea")?.focus();
}
