// <details data-account-menu>: closes on Escape and on a click or a tab elsewhere.
import { eachOnce } from "./each-once.js";

export function startAccountMenu(scope) {
  eachOnce(scope, "details[data-account-menu]", (menu) => {
    const close = () => (menu.open = false);
    document.addEventListener("click", (event) => !menu.contains(event.target) && close());
    menu.addEventListener("focusout", (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && close());
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary").focus();
    });
  });
}
