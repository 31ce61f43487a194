export function startPrinting() {}
