// A week of times: one stop of the Tab key, the arrow keys move between its boxes, Space ticks.
// Wants [data-week-grid] around a table of check boxes, with [data-week-hint] in it. Without the script
// every box is a stop of its own.

export function start(grid) {
  const boxes = [...grid.querySelectorAll("input[type=checkbox]")];
  if (!boxes.length) return;
  const table = grid.querySelector("table");
  table.setAttribute("role", "grid");
  const hint = grid.querySelector("[data-week-hint]");
  hint.hidden = false;
  table.setAttribute("aria-describedby", hint.id);
  enter(boxes, boxes.find((box) => box.checked) ?? boxes[0]);
  grid.addEventListener("focusin", (event) => {
    if (boxes.includes(event.target)) enter(boxes, event.target);
  });
  grid.addEventListener("keydown", (event) => {
    const next = boxes.includes(event.target) && !event.altKey && nextOf(event, boxes);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function enter(boxes, box) {
  for (const each of boxes) each.tabIndex = each === box ? 0 : -1;
}

function nextOf(event, boxes) {
  const here = boxes.indexOf(event.target);
  const inRow = boxes.filter((box) => rowOf(box) === rowOf(event.target));
  const inColumn = boxes.filter((box) => columnOf(box) === columnOf(event.target));
  const step = (line, by) => line[line.indexOf(event.target) + by] ?? event.target;
  const whole = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case "ArrowRight":
      return boxes[here + 1] ?? event.target;
    case "ArrowLeft":
      return boxes[here - 1] ?? event.target;
    case "ArrowDown":
      return step(inColumn, 1);
    case "ArrowUp":
      return step(inColumn, -1);
    case "Home":
      return whole ? boxes[0] : inRow[0];
    case "End":
      return whole ? boxes.at(-1) : inRow.at(-1);
    default:
      return null;
  }
}

function rowOf(box) {
  return box.closest("tr").rowIndex;
}

function columnOf(box) {
  return box.closest("td").cellIndex;
}
