// Saves a form while it is being typed, and never loses a word.
//
//   <form method="post" data-autosave-url="/supervision/sessions/12/draft/"
//         data-autosave-key="7-session-12">            account and record: kept text is per person
//     <input type="hidden" name="version" value="3">
//     <textarea name="decision">…</textarea>
//     <p class="tracker-save-status" data-autosave-status="decision" role="status"></p>
//     <p class="tracker-save-status" data-autosave-status role="status"></p>   for every field
//     <div data-autosave-not>…</div>    boxes that are no part of the draft: what a button takes once
//     <div data-newer-for="decision" data-newer-text="…">…</div>    a newer text shown beside a stale one
//   </form>
//   <div data-autosave-forget="7-session-12"></div>    on the page that follows signing
//
// One second after the last key, and every three seconds of typing without a pause, the whole form
// is posted (Accept: application/json). The answer is
//   200 {"version": 4, "saved_at": "2026-11-25T14:02:00Z", "problems": {"timescale": "why it is not saved"}}
//   409 {"version": 9, "fields": {"decision": "the newer text"}}   somebody else saved since
//   410 {"problem": "…"} the record is signed or, with "refused": true, the session was called off
//   400 the text cannot be saved as it is; 401, 403 or a redirect: signed out.
// Until it is acknowledged the text is kept in this browser and put back on the next visit.
import { showDifference } from "./difference.js";
import { eachOnce } from "./each-once.js";
import { readFields, writeField } from "./form-fields.js";
import { forget, forgetOld, holdName, inherit, keep } from "./unsaved-text.js";
import { showLeftOver } from "./left-over.js";
import { clockTime, freshToken, postForm } from "./posting.js";
import { say } from "./save-status.js";

const QUIET_FOR = 1000;
const LONGEST_UNSAVED = 3000;
const RETRY_AFTER = [2000, 5000, 15000, 30000];

export function startAutosave(scope) {
  forgetOld();
  eachOnce(scope, "[data-autosave-forget]", showLeftOver);
  eachOnce(scope, "form[data-autosave-url]", (form) => new Autosave(form).start());
}

// The server leaves out blanks at either end.
function isSame(one, other) {
  return String(one ?? "").trim() === String(other ?? "").trim();
}

// What is not saved and why; the rest of the form is.
function told(problems) {
  const [first, ...others] = Object.values(problems);
  const more = others.length ? ` (and ${others.length} more)` : "";
  return `Saved, but for this: ${first}${more}. Your text is kept in this browser.`;
}

class Autosave {
  changed = new Set(); // names typed in since they were last sent
  sent = []; // names on their way to the server
  refused = []; // names whose text the server could not take as it is
  offers = []; // earlier texts, with their names, that wait for the reader's choice
  failures = 0;

  constructor(form) {
    this.form = form;
    this.key = form.dataset.autosaveKey;
    this.own = this.key && `${this.key}:${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
    this.base = readFields(form); // what the server is known to hold
  }

  get version() {
    return this.form.elements.namedItem("version");
  }

  get unsaved() {
    return new Set([...this.changed, ...this.sent, ...this.refused]);
  }

  start() {
    if (this.own) holdName(this.own);
    this.askAboutNewer();
    if (this.key) inherit(this.key, this.own, (kept) => this.putBack(kept));
    this.form.addEventListener("input", ({ target }) => target.closest("[data-autosave-not]") || this.noteChange(target.name));
    this.form.addEventListener("submit", (event) => this.letSavingFinish(event));
    window.addEventListener("online", () => this.changed.size && this.save());
    window.addEventListener("offline", () => this.changed.size && say(this.form, "offline", [...this.changed]));
    document.addEventListener("visibilitychange", () => this.lookUpOrAway());
  }

  // Away: whatever is unsaved goes now. Back: perhaps signed in again, in another tab.
  lookUpOrAway() {
    if (!this.changed.size) return;
    this.save({ keepalive: document.visibilityState === "hidden" });
  }

  // Text of an earlier page that never reached the server.
  putBack({ version, fields, offers = [] }) {
    for (const [name, value] of Object.entries(fields)) {
      if (version !== this.version?.value || this.unsaved.has(name)) {
        this.offerKept(name, value);
      } else if (this.isNews(name, value)) {
        writeField(this.form, name, value);
        this.noteChange(name);
      }
    }
    for (const [name, value] of offers) this.offerKept(name, value);
  }

  isNews(name, value) {
    const now = readFields(this.form);
    return name in now && !isSame(now[name], value);
  }

  offerKept(name, value) {
    const isOffered = this.offers.some(([one, text]) => one === name && isSame(text, value));
    if (isOffered || !this.isNews(name, value)) return;
    const offer = [name, value];
    this.offers.push(offer);
    this.keepUnsent();
    const decided = () => {
      this.offers = this.offers.filter((each) => each !== offer);
      this.keepUnsent();
    };
    showDifference({
      form: this.form,
      name,
      title: "Some text you typed earlier was not saved",
      text: value,
      takeLabel: "Use this text",
      leaveLabel: "Delete this text",
      take: () => {
        decided();
        writeField(this.form, name, value);
        this.noteChange(name);
      },
      leave: decided,
    });
  }

  noteChange(name) {
    if (!name) return;
    if (!this.changed.size) this.unsavedSince = Date.now();
    this.changed.add(name);
    this.keepUnsent();
    if (this.failures) return; // the next attempt is set already
    const wait = Math.min(QUIET_FOR, this.unsavedSince + LONGEST_UNSAVED - Date.now());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.max(0, wait));
  }

  keepUnsent() {
    if (!this.own) return;
    const unsaved = this.unsaved;
    const typed = Object.entries(readFields(this.form)).filter(([name]) => unsaved.has(name));
    if (!typed.length && !this.offers.length) return forget(this.own);
    keep(this.own, { version: this.version?.value, fields: Object.fromEntries(typed), offers: this.offers });
  }

  async save({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.saving) return void (this.again = true);
    if (this.form.querySelector("[data-undecided]")) return; // saving now would overwrite a newer text
    this.sent = [...this.changed];
    this.changed.clear();
    const values = readFields(this.form);
    say(this.form, "saving", this.sent);
    this.saving = this.post({ keepalive });
    const answer = await this.saving;
    this.saving = null;
    this.hear(answer, values);
    if (this.again) {
      this.again = false;
      if (this.changed.size && !this.failures) await this.save();
    }
  }

  // Signing in again, in another tab say, changes the token of the forms: one more try with the new one.
  async post({ keepalive }) {
    const send = () => postForm(this.form.dataset.autosaveUrl, new FormData(this.form), { keepalive });
    const answer = await send();
    const token = answer.status === "signed-out" && !keepalive ? await freshToken() : null;
    if (!token) return answer;
    this.form.elements.namedItem("csrfmiddlewaretoken").value = token;
    return send();
  }

  hear({ status, body }, values) {
    const sent = this.sent;
    this.sent = [];
    if (status === "saved") return this.acknowledge(body, sent, values);
    sent.forEach((name) => this.changed.add(name));
    this.keepUnsent();
    say(this.form, status, sent, body.refused && `Not saved: ${body.problem} Your text is kept in this browser.`);
    if (status === "conflict") this.mergeNewer(body);
    if (status === "offline") this.tryLater();
  }

  acknowledge(body, sent, values) {
    this.failures = 0;
    this.unsavedSince = Date.now();
    const problems = body.problems ?? {};
    this.refused = Object.keys(problems);
    this.base = { ...values, ...Object.fromEntries(this.refused.map((name) => [name, this.base[name]])) };
    if (this.version && body.version !== undefined) this.version.value = body.version;
    this.keepUnsent();
    if (this.changed.size) this.timer = setTimeout(() => this.save(), QUIET_FOR);
    else if (this.refused.length) say(this.form, "refused", this.refused, told(problems));
    else say(this.form, "saved", sent, `Saved ${clockTime(body.saved_at)}`);
  }

  tryLater() {
    const wait = RETRY_AFTER[Math.min(this.failures++, RETRY_AFTER.length - 1)];
    this.timer = setTimeout(() => this.save(), wait);
  }

  // A box that only the others changed takes their text; one that only this page changed keeps its
  // own; where both did, the reader chooses, and until then nothing is saved.
  mergeNewer({ version, fields = {} }) {
    const mine = readFields(this.form);
    const differs = ([name, theirs]) => name in mine && !isSame(mine[name], theirs);
    const asked = [];
    for (const [name, theirs] of Object.entries(fields).filter(differs)) {
      if (isSame(mine[name], this.base[name])) writeField(this.form, name, theirs);
      else if (!isSame(theirs, this.base[name])) asked.push([name, theirs]);
      this.base[name] = theirs;
    }
    for (const [name, theirs] of asked) this.ask(name, theirs, version);
    if (asked.length) return;
    if (this.version) this.version.value = version;
    this.again = true;
  }

  ask(name, theirs, version) {
    const decided = () => {
      if (this.version && version !== undefined) this.version.value = version;
      this.noteChange(name);
    };
    showDifference({
      form: this.form,
      name,
      title: "Someone else has saved a newer version",
      undecided: true,
      text: theirs,
      takeLabel: "Use this text",
      leaveLabel: "Keep your text",
      take: () => (writeField(this.form, name, theirs), decided()),
      leave: decided,
    });
  }

  // The server found this page stale as it was submitted, and shows the newer texts beside its boxes.
  askAboutNewer() {
    for (const newer of this.form.querySelectorAll("[data-newer-for]")) {
      const { newerFor, newerText } = newer.dataset;
      newer.remove();
      this.ask(newerFor, newerText);
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
}
