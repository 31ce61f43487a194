// The script of every page. All work without it; each module says what markup it wants.
import { Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, ServiceNavigation, createAll } from "govuk-frontend";
import htmx from "htmx.org";
import { startAccountMenu } from "./js/account-menu.js";
import { startAutosave } from "./js/autosave.js";
import { startEndTimes } from "./js/end-times.js";
import { startFilters } from "./js/filters.js";
import { startLoaded } from "./js/loaded.js";
import { startPrinting } from "./js/printing.js";
import { startRecordPage } from "./js/record-page.js";
import { startSessionEnd } from "./js/session-end.js";

const COMPONENTS = [Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, ServiceNavigation];
const MODULES = [
  startAccountMenu,
  startAutosave,
  startEndTimes,
  startFilters,
  startLoaded,
  startPrinting,
  startRecordPage,
  startSessionEnd,
];

document.documentElement.classList.add("js-enabled");
document.body.classList.add("js-enabled", "govuk-frontend-supported");

function start(scope) {
  for (const component of COMPONENTS) createAll(component, undefined, { scope });
  for (const module of MODULES) module(scope);
}

start(document);
// A part of the page that htmx has brought in is started like the page itself.
htmx.on("htmx:after:swap", (event) => {
  const target = event.detail?.ctx?.target;
  if (target instanceof Element && target.isConnected) start(target);
});
