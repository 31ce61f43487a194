// Starts something on every element of a scope that matches, and never twice on the same one.
const started = new WeakMap();

export function eachOnce(scope, selector, start) {
  for (const element of [...(scope.matches?.(selector) ? [scope] : []), ...scope.querySelectorAll(selector)]) {
    const already = started.get(element) ?? new Set();
    if (already.has(selector)) continue;
    started.set(element, already.add(selector));
    start(element);
  }
}
