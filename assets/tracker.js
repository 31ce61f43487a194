// The tracker's one script. Every page works without it; what it adds is listed module by module.
import { createAll, ErrorSummary, NotificationBanner, PasswordInput, ServiceNavigation, Button } from "govuk-frontend";
import htmx from "htmx.org";
import { startAutosave } from "./js/autosave.js";
import { startAccountMenu } from "./js/account-menu.js";
import { startPrinting } from "./js/printing.js";
import { startRegisters } from "./js/register.js";

document.documentElement.classList.add("js-enabled");
document.body.classList.add("js-enabled", "govuk-frontend-supported");

function startAll(scope) {
  for (const component of [Button, ErrorSummary, NotificationBanner, PasswordInput, ServiceNavigation]) {
    createAll(component, undefined, { scope });
  }
  startAccountMenu(scope);
  startAutosave(scope);
  startPrinting(scope);
  startRegisters(scope);
}

startAll(document);
htmx.onLoad?.((element) => element !== document.body && startAll(element));
