// <details data-filters>: open beside its list on a wide window, folded on a phone.
import { eachOnce } from "./each-once.js";

export function startFilters(scope) {
  const wide = window.matchMedia("(min-width: 900px)");
  eachOnce(scope, "details[data-filters]", (panel) => {
    if (wide.matches) panel.open = true;
  });
}
