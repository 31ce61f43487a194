// An attendance register that saves at each tap and survives a moment without a connection.
//
//   <form method="post" action="/nqsw/classes/3/register/" data-register="register-3"
//         data-script="/static/register.js">
//     <button class="tracker-needs-script" type="button" data-register-all="present">Everyone present</button>
//     … radios, one group per person …
//     <button class="tracker-register__cycle" type="button" data-register-cycle="mark-12" data-name="Amina Ahmed"></button>
//     <p class="tracker-save-status" data-register-status role="status"></p>
//     <button class="govuk-button tracker-without-script">Save the register</button>
//   </form>
//
// The marks that changed (and the hidden fields) are posted together to the form's address, which
// answers JSON {"saved_at": …} when asked with Accept: application/json. Without this script the
// form is posted as a whole. The cycling button, which a phone shows in the radios' place, goes on to
// the next radio of that name at each tap and says the mark chosen. The value of data-register is the key for marks not yet sent.
import { showMarks, takeTurns } from "./register-cycle.js";
import { forget, keep, keptUnder } from "./unsaved-text.js";
import { readFields, writeField } from "./form-fields.js";
import { clockTime, postForm } from "./posting.js";

const RETRY_AFTER = 4000;
const WORDS = {
  saving: "Saving…",
  offline: "No connection: your marks are kept on this device and sent when you are online again.",
  "signed-out": "You have been signed out: the marks are kept on this device. Sign in again and come back to this page.",
  refused: "These marks could not be saved. Reload the page and try again.",
  conflict: "Someone else has changed this register. Reload the page to see it.",
};

export function start(form) {
  new Register(form).start();
}

class Register {
  unsent = {};

  constructor(form) {
    this.form = form;
    this.key = form.dataset.register;
  }

  start() {
    this.form.addEventListener("change", (event) => {
      if (event.target.type === "radio") this.mark({ [event.target.name]: event.target.value });
    });
    for (const button of this.form.querySelectorAll("[data-register-all]")) {
      button.addEventListener("click", () => this.markEveryone(button.dataset.registerAll));
    }
    takeTurns(this.form);
    window.addEventListener("online", () => this.send());
    this.sendKept();
  }

  async sendKept() {
    const kept = (await keptUnder(this.key))?.fields ?? {};
    for (const [name, value] of Object.entries(kept)) writeField(this.form, name, value);
    if (Object.keys(kept).length) this.mark(kept);
  }

  // Everybody without a mark gets this one; marks already made stay.
  markEveryone(value) {
    const unmarked = Object.entries(readFields(this.form)).filter(([name, chosen]) => this.hasRadio(name, value) && !chosen);
    unmarked.forEach(([name]) => writeField(this.form, name, value));
    this.mark(Object.fromEntries(unmarked.map(([name]) => [name, value])));
  }

  hasRadio(name, value) {
    return [...this.form.elements].some((each) => each.type === "radio" && each.name === name && each.value === value);
  }

  mark(marks) {
    showMarks(this.form);
    Object.assign(this.unsent, marks);
    keep(this.key, { fields: this.unsent });
    this.send();
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending || !Object.keys(this.unsent).length) return;
    const marks = this.unsent;
    this.unsent = {};
    this.sending = true;
    this.say("saving");
    const { status, body } = await postForm(this.form.action, this.dataOf(marks));
    this.sending = false;
    if (status === "saved") return this.acknowledge(body);
    this.unsent = { ...marks, ...this.unsent };
    this.say(status);
    if (status === "offline") this.timer = setTimeout(() => this.send(), RETRY_AFTER);
  }

  acknowledge(body) {
    if (Object.keys(this.unsent).length) {
      keep(this.key, { fields: this.unsent });
      return this.send();
    }
    forget(this.key);
    this.say("saved", `Saved ${clockTime(body.saved_at)}`);
  }

  dataOf(marks) {
    const data = new FormData();
    for (const hidden of this.form.querySelectorAll('input[type="hidden"]')) data.append(hidden.name, hidden.value);
    for (const [name, value] of Object.entries(marks)) data.append(name, value);
    return data;
  }

  say(state, words = WORDS[state]) {
    for (const status of this.form.querySelectorAll("[data-register-status]")) {
      status.dataset.state = ["saved", "saving", "signed-out"].includes(state) ? state : "unsaved";
      status.textContent = words;
    }
  }
}
