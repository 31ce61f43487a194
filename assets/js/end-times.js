// Fills in when something ends from when it starts and how long it usually takes, where nobody has said when:
//
//   <input type="time" name="starts" data-usual-minutes="90"> … <input type="time" name="ends">   in one form
//
// What it filled in follows the start; what a person typed stays.
import { eachOnce } from "./each-once.js";

export function startEndTimes(scope) {
  eachOnce(scope, "input[data-usual-minutes]", (starts) => {
    const ends = starts.form?.elements.ends;
    let filled = "";
    starts.addEventListener("input", () => {
      if (ends.value !== filled) return;
      filled = later(starts.value, Number(starts.dataset.usualMinutes));
      ends.value = filled;
    });
  });
}

// Nothing without a start, or where it would end on another day.
function later(clock, minutes) {
  const [hour, minute] = clock.split(":").map(Number);
  const end = hour * 60 + minute + minutes;
  if (!(end < 24 * 60)) return "";
  return [Math.floor(end / 60), end % 60].map((each) => String(each).padStart(2, "0")).join(":");
}
