// <button type="button" class="govuk-button tracker-needs-script" data-print>Print this record</button>
// Everything folded away is opened for the paper and folded again afterwards.
import { eachOnce } from "./each-once.js";

export function startPrinting(scope) {
  eachOnce(scope, "[data-print]", (button) => button.addEventListener("click", () => window.print()));
}

let opened = [];

window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open], [data-filters])")];
  opened.forEach((details) => (details.open = true));
});

window.addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
