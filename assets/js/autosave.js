// Saves a form while it is being typed, and never loses a word.
//
//   <form method="post" data-autosave-url="/supervision/sessions/12/draft/"
//         data-autosave-key="7-session-12">            account and record: kept text is per person
//     <input type="hidden" name="version" value="3">
//     <textarea name="decision">…</textarea>
//     <p class="tracker-save-status" data-autosave-status="decision" role="status"></p>
//     <p class="tracker-save-status" data-autosave-status role="status"></p>   for every field
//   </form>
//   <div data-autosave-forget="7-session-12"></div>    on the page that follows signing
//
// One second after the last key the whole form is posted (Accept: application/json). The answer is
//   200 {"version": 4, "saved_at": "2026-11-25T14:02:00Z"}
//   409 {"version": 9, "fields": {"decision": "the newer text"}}   somebody else saved since
//   400 the text cannot be saved as it is; 401, 403 or a redirect: signed out.
// Until it is acknowledged the text is kept in this browser and put back on the next visit.
import { eachOnce } from "./each-once.js";
import { forget, forgetOld, keep, keptUnder } from "./kept-text.js";
import { readFields, writeField } from "./form-fields.js";
import { clockTime, postForm } from "./posting.js";
import { showDifference } from "./difference.js";

const QUIET_FOR = 1000;
const RETRY_AFTER = [2000, 5000, 15000, 30000];
const WORDS = {
  saving: "Saving…",
  offline: "Not saved yet: there is no connection. Your text is kept in this browser.",
  "signed-out": "You have been signed out: your text is kept in this browser. Sign in again and come back to this page.",
  refused: "Not saved: something on this page needs putting right first. Your text is kept in this browser.",
  conflict: "Not saved: somebody else has saved a newer text. Choose below which to keep.",
};

export function startAutosave(scope) {
  forgetOld();
  eachOnce(scope, "[data-autosave-forget]", (done) => forget(done.dataset.autosaveForget));
  eachOnce(scope, "form[data-autosave-url]", (form) => new Autosave(form).start());
}

class Autosave {
  changed = new Set(); // names typed in since the last acknowledged save
  offered = {}; // earlier text by name that waits for the reader's choice
  failures = 0;

  constructor(form) {
    this.form = form;
    this.key = form.dataset.autosaveKey;
  }

  get version() {
    return this.form.elements.namedItem("version");
  }

  start() {
    this.putBack();
    this.form.addEventListener("input", (event) => this.noteChange(event.target.name));
    this.form.addEventListener("submit", (event) => this.letSavingFinish(event));
    window.addEventListener("online", () => this.changed.size && this.save());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.changed.size) this.save({ keepalive: true });
    });
  }

  // Text from an earlier visit that never reached the server.
  putBack() {
    const kept = keptUnder(this.key);
    if (!kept) return;
    const now = readFields(this.form);
    const unsent = Object.entries(kept.fields).filter(([name, value]) => name in now && String(now[name]) !== String(value));
    if (!unsent.length) return forget(this.key);
    for (const [name, value] of unsent) {
      if (kept.version === this.version?.value) {
        writeField(this.form, name, value);
        this.noteChange(name);
      } else {
        this.offerKept(name, value);
      }
    }
  }

  offerKept(name, value) {
    this.offered[name] = value;
    showDifference({
      form: this.form,
      name,
      title: "Text that you typed earlier was not saved",
      text: value,
      takeLabel: "Use this text",
      leaveLabel: "Leave it out",
      take: () => {
        delete this.offered[name];
        writeField(this.form, name, value);
        this.noteChange(name);
      },
      leave: () => {
        delete this.offered[name];
        this.keepUnsent();
      },
    });
  }

  noteChange(name) {
    if (!name) return;
    this.changed.add(name);
    this.keepUnsent();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), QUIET_FOR);
  }

  keepUnsent() {
    const typed = Object.entries(readFields(this.form)).filter(([name]) => this.changed.has(name));
    const fields = { ...this.offered, ...Object.fromEntries(typed) };
    if (!Object.keys(fields).length) return forget(this.key);
    const version = Object.keys(this.offered).length ? "earlier" : this.version?.value;
    keep(this.key, { version, fields });
  }

  async save({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.saving) return void (this.again = true);
    if (this.form.querySelector("[data-undecided]")) return; // saving now would overwrite a newer text
    const sent = [...this.changed];
    this.changed.clear();
    this.say("saving", sent);
    this.saving = postForm(this.form.dataset.autosaveUrl, new FormData(this.form), { keepalive });
    const answer = await this.saving;
    this.saving = null;
    this.hear(answer, sent);
    if (this.again) {
      this.again = false;
      if (this.changed.size) await this.save();
    }
  }

  hear({ status, body }, sent) {
    if (status === "saved") return this.acknowledge(body, sent);
    sent.forEach((name) => this.changed.add(name));
    this.say(status, sent);
    if (status === "conflict") this.showNewer(body);
    if (status === "offline") this.tryLater();
  }

  acknowledge(body, sent) {
    this.failures = 0;
    if (this.version && body.version !== undefined) this.version.value = body.version;
    this.keepUnsent();
    this.say("saved", sent, `Saved ${clockTime(body.saved_at)}`);
  }

  tryLater() {
    const wait = RETRY_AFTER[Math.min(this.failures++, RETRY_AFTER.length - 1)];
    this.timer = setTimeout(() => this.save(), wait);
  }

  showNewer({ version, fields = {} }) {
    const mine = readFields(this.form);
    for (const [name, theirs] of Object.entries(fields)) {
      if (!(name in mine) || String(mine[name]) === String(theirs)) continue;
      const decided = () => {
        if (this.version) this.version.value = version;
        this.noteChange(name);
      };
      showDifference({
        form: this.form,
        name,
        title: "Somebody else has saved a newer text",
        undecided: true,
        text: theirs,
        takeLabel: "Use this text",
        leaveLabel: "Keep mine",
        take: () => (writeField(this.form, name, theirs), decided()),
        leave: decided,
      });
    }
  }

  // A submitted form must carry the version that the last save gave it.
  async letSavingFinish(event) {
    clearTimeout(this.timer);
    if (!this.saving || this.submitting) return;
    event.preventDefault();
    await this.saving;
    this.submitting = true;
    this.form.requestSubmit(event.submitter);
  }

  say(state, names, words = WORDS[state]) {
    for (const status of this.form.querySelectorAll("[data-autosave-status]")) {
      const about = status.dataset.autosaveStatus;
      if (about && !names.includes(about)) continue;
      status.dataset.state = state === "saved" || state === "saving" ? state : state === "signed-out" ? state : "unsaved";
      status.textContent = words;
    }
  }
}
