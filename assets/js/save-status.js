// What the status lines of a form that saves itself say, for some of its fields and for all.
const WORDS = {
  saving: "Saving…",
  offline: "Not saved yet: there is no connection. Your text is kept in this browser.",
  "signed-out": "You have been signed out: your text is kept in this browser. ",
  refused: "Not saved: correct the errors on this page first. Your text is kept in this browser.",
  conflict: "Not saved: someone else has saved a newer version. Choose below which to keep.",
  closed: "Not saved: this record has been signed. Your text is kept in this browser; add it as an addendum.",
};

export function say(form, state, names, told) {
  const words = told || WORDS[state];
  for (const status of form.querySelectorAll("[data-autosave-status]")) {
    const about = status.dataset.autosaveStatus;
    if (about && !names.includes(about)) continue;
    status.dataset.state = ["saved", "saving", "signed-out"].includes(state) ? state : "unsaved";
    status.textContent = words;
    if (state === "signed-out") status.append(wayBack());
  }
}

// Signing in leads back to this page, and the page puts the text back.
function wayBack() {
  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = `/accounts/login/?next=${encodeURIComponent(window.location.pathname)}`;
  link.textContent = "Sign in again";
  return link;
}
