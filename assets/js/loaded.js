// [data-script="…"]: a part of a page whose script is loaded only where there is such a part: a person to choose, an
// attendance register, a week of times. Until it has come, and without it, the page does the same in plain HTML.
import { eachOnce } from "./each-once.js";

export function startLoaded(scope) {
  eachOnce(scope, "[data-script]", async (part) => {
    const { start } = await import(part.dataset.script);
    start(part);
  });
}
