export function startAccountMenu() {}
