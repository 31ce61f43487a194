// Saves a form while it is being typed, and never loses a word.
//
//   <form method="post" data-autosave-url="/supervision/sessions/12/draft/"
//         data-autosave-key="7-session-12">            account and record: kept text is per person
//     <input type="hidden" name="version" value="3">
//     <textarea name="decision">…</textarea>
//     <p class="tracker-save-status" data-autosave-status="decision" role="status"></p>
//     <p class="tracker-save-status" data-autosave-status role="status"></p>   for every field
//     <div data-autosave-not>…</div>    boxes that are no part of the draft: what a button takes once
//     <div data-newer>…                    a newer text shown beside a stale one, with what each box of it holds
//       <span data-newer-for="decision" data-newer-text="…"></span></div>
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
import { answersOf, readFields, writeField } from "./form-fields.js";
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
  const [first, ...others] = new Set(Object.values(problems)); // the three boxes of a day have one
  const more = others.length ? ` (and ${others.length} more)` : "";
  return `Saved, but for this: ${first}${more}. Your text is kept in this browser.`;
}

class Autosave {
  changed = new Set(); // names typed in since they were last sent
  sent = []; // names on their way to the server
  refused = []; // names whose text the server could not take as it is
  offers = []; // earlier answers (names with texts) that wait for the reader's choice
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
    for (const texts of this.answersIn(fields)) {
      if (version !== this.version?.value || texts.some(([name]) => this.unsaved.has(name))) this.offerKept(texts);
      else if (this.isNews(texts)) this.write(texts);
    }
    for (const texts of this.answersIn(Object.fromEntries(offers))) this.offerKept(texts);
  }

  // What these fields answer, each with all its boxes: one that is not among the fields as it stands on the page.
  answersIn(fields) {
    const now = readFields(this.form);
    const names = Object.keys(fields).filter((name) => name in now);
    return answersOf(this.form, names).map((boxes) => boxes.map((name) => [name, fields[name] ?? now[name]]));
  }

  write(texts) {
    for (const [name, text] of texts) {
      writeField(this.form, name, text);
      this.noteChange(name);
    }
  }

  isNews(texts) {
    const now = readFields(this.form);
    return texts.some(([name, text]) => !isSame(now[name], text));
  }

  offerKept(texts) {
    const isOffered = this.offers.some((offer) => isSame(JSON.stringify(offer), JSON.stringify(texts)));
    if (isOffered || !this.isNews(texts)) return;
    this.offers.push(texts);
    this.keepUnsent();
    const decided = () => {
      this.offers = this.offers.filter((each) => each !== texts);
      this.keepUnsent();
    };
    showDifference({
      form: this.form,
      texts,
      title: "Some text you typed earlier was not saved",
      takeLabel: "Use this text",
      leaveLabel: "Delete this text",
      take: () => (decided(), this.write(texts)),
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
    keep(this.own, { version: this.version?.value, fields: Object.fromEntries(typed), offers: this.offers.flat() });
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

  // An answer that only the others changed becomes theirs; one that only this page changed stays its own; where
  // both did, the reader chooses, once for a date, and until then nothing is saved.
  mergeNewer({ version, fields = {} }) {
    const mine = readFields(this.form);
    const asked = [];
    for (const theirs of this.answersIn(fields)) {
      if (!this.isNews(theirs)) continue;
      const isOwn = theirs.some(([name]) => !isSame(mine[name], this.base[name]));
      const isTheirs = theirs.some(([name, text]) => !isSame(text, this.base[name]));
      if (!isOwn) theirs.forEach(([name, text]) => writeField(this.form, name, text));
      else if (isTheirs) asked.push(theirs);
      Object.assign(this.base, Object.fromEntries(theirs));
    }
    for (const theirs of asked) this.ask(theirs, version);
    if (asked.length) return;
    if (this.version) this.version.value = version;
    this.again = true;
  }

  ask(theirs, version) {
    const decided = (texts) => {
      if (this.version && version !== undefined) this.version.value = version;
      this.write(texts);
    };
    showDifference({
      form: this.form,
      texts: theirs,
      title: "Someone else has saved a newer version",
      undecided: true,
      takeLabel: "Use this text",
      leaveLabel: "Keep your text",
      take: () => decided(theirs),
      leave: () => decided(theirs.map(([name]) => [name, readFields(this.form)[name]])),
    });
  }

  // The server found this page stale as it was submitted, and shows the newer texts beside its boxes.
  askAboutNewer() {
    for (const newer of this.form.querySelectorAll("[data-newer]")) {
      const boxes = [...newer.querySelectorAll("[data-newer-for]")];
      newer.remove();
      this.ask(boxes.map(({ dataset }) => [dataset.newerFor, dataset.newerText]));
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
