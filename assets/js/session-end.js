// Says before a session ends that it will, lets its owner stay, and loses nothing that was typed.
//
//   <dialog data-session-end data-idle="1740" data-left="25200" data-stay="/stay/" data-typed-by="7:…">
//     seconds until it ends when nobody does anything, and at the latest
//     <p data-session-says></p>
//     <button data-session-stay>…</button>
//     <button data-session-back hidden>…</button>    once it has ended
//   </dialog>
//
// Pages of one browser share a session: what one hears keeps the others too. At the end the page is hidden from
// whoever sits there next. What was typed is sent with the button: the server keeps it, sealed, for its writer.
import { eachOnce } from "./each-once.js";

const WARN = 5 * 60 * 1000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

export function startSessionEnd(scope) {
  eachOnce(scope, "dialog[data-session-end]", (dialog) => new SessionEnd(dialog).start());
}

class SessionEnd {
  typedIn = null; // the form in which something was typed last

  constructor(dialog) {
    this.dialog = dialog;
    this.title = dialog.querySelector("h2");
    this.says = dialog.querySelector("[data-session-says]");
    this.stay = dialog.querySelector("[data-session-stay]");
    this.back = dialog.querySelector("[data-session-back]");
    this.channel = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
    this.heard({ idle: Number(dialog.dataset.idle), left: Number(dialog.dataset.left) });
  }

  start() {
    document.addEventListener("input", ({ target }) => {
      if (target.form?.method === "post") this.typedIn = target.form;
    });
    document.addEventListener("tracker:saved", () => this.tell({ idle: Number(this.dialog.dataset.renewed) }));
    this.channel?.addEventListener("message", ({ data }) => this.heard(data));
    this.channel?.postMessage({ idle: Number(this.dialog.dataset.idle) });
    this.stay.addEventListener("click", () => this.carryOn());
    this.back.addEventListener("click", () => this.comeBack());
    this.dialog.addEventListener("close", () => this.closed());
    setInterval(() => this.look(), SECOND);
  }

  tell(data) {
    this.heard(data);
    this.channel?.postMessage(data);
  }

  heard({ idle, left }) {
    const now = Date.now();
    if (left !== undefined) this.latest = now + left * SECOND;
    this.ends = Math.min(Math.max(this.ends ?? 0, now + idle * SECOND), this.latest);
    if (this.dialog.open && !this.isOver && this.ends - now > WARN) this.dialog.close();
  }

  look() {
    const left = this.ends - Date.now();
    if (this.isOver || left > WARN) return;
    if (left <= 0) return this.end();
    this.stay.hidden = this.ends === this.latest;
    this.say(inWords(left, this.stay.hidden));
    if (!this.dialog.open) this.dialog.showModal();
  }

  // By Escape, if not by this script: whoever pressed it is there.
  closed() {
    if (this.isOver) this.dialog.showModal();
    else if (this.ends - Date.now() <= WARN) this.carryOn();
  }

  // Told to a screen reader as it changes, which is once a minute.
  say(words) {
    if (this.says.textContent !== words) this.says.textContent = words;
  }

  async carryOn() {
    const address = this.dialog.dataset.stay;
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
    const headers = { "X-CSRFToken": token, "X-Requested-With": "fetch" };
    try {
      const response = await fetch(address, { method: "POST", headers, redirect: "manual" });
      if (!response.ok) return this.end();
      this.tell(await response.json());
    } catch {
      this.say("There is no connection. Try again.");
    }
  }

  end() {
    this.isOver = true;
    document.body.classList.add("tracker-signed-out");
    this.stay.hidden = true;
    this.back.hidden = false;
    this.title.textContent = "You are signed out";
    this.say(this.typedIn ? "Sign in again to see what you typed. It is kept for you." : "Sign in again to carry on.");
    if (!this.dialog.open) this.dialog.showModal();
    this.back.focus();
  }

  // Sent like any form: the server keeps it until its writer has signed in.
  comeBack() {
    const form = this.typedIn?.isConnected ? this.typedIn : null;
    if (!form) return window.location.reload();
    if (!form.elements.typed_by) {
      const mark = document.createElement("input");
      Object.assign(mark, { type: "hidden", name: "typed_by", value: this.dialog.dataset.typedBy });
      form.append(mark);
    }
    HTMLFormElement.prototype.submit.call(form);
  }
}

function inWords(left, isLatest) {
  const minutes = Math.ceil(left / MINUTE);
  const when = minutes > 1 ? `in ${minutes} minutes` : "in less than a minute";
  const why = isLatest ? "you have been signed in for as long as is allowed. Save what you are writing" : "you have done nothing for a while. What you typed stays on this page";
  return `You will be signed out ${when}, because ${why}.`;
}
