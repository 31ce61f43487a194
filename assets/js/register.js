export function startRegisters() {}
