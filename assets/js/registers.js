// <form data-register data-script="…">: an attendance register. What saves it at each tap is loaded only where there is
// one; until it has come, and without it, the form is posted as a whole.
import { eachOnce } from "./each-once.js";

export function startRegisters(scope) {
  eachOnce(scope, "form[data-register]", async (form) => {
    const { startRegister } = await import(form.dataset.script);
    startRegister(form);
  });
}
