// <div data-person-search data-script="…">: looks people up as one types. What that takes is loaded only where there
// is such a box; until it has come, and without it, "Find" does the same.
import { eachOnce } from "./each-once.js";

export function startPersonSearches(scope) {
  eachOnce(scope, "[data-person-search]", async (part) => {
    const { startPersonSearch } = await import(part.dataset.script);
    startPersonSearch(part);
  });
}
