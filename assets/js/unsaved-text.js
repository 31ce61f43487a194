// Unsent text, kept in this browser under the key that the page names. Given up after two weeks.
//
//   <body data-text-keys="…">    the reader's own keys (AES-GCM, base64); the first is the one to seal with
//
// It is sealed: whoever sits down at this computer next cannot read it. What is asked for follows in turn, so
// that a text is never forgotten before it is kept.
const PREFIX = "kept-text:";
const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;
let turn = Promise.resolve();
let imported;

export function keep(key, { version, fields, offers = [] }) {
  if (!key) return;
  const text = JSON.stringify({ version, fields, offers }); // as it stands now
  inTurn(async () => {
    localStorage.setItem(PREFIX + key, JSON.stringify({ ...(await sealed(text)), keptAt: Date.now() }));
  });
}

export function keptUnder(key) {
  return key ? inTurn(() => read(key)) : Promise.resolve(null);
}

export function forget(key) {
  if (key) inTurn(() => localStorage.removeItem(PREFIX + key));
}

// Two pages may have the same record open: each keeps its own text, under a name beneath the key.
export function forgetAllUnder(key) {
  if (key) inTurn(() => namesUnder(key).forEach((name) => localStorage.removeItem(PREFIX + name)));
}

// Holds this page's name for as long as the page lives; the browser lets go when the page is gone.
export function holdName(name) {
  navigator.locks?.request(PREFIX + name, () => new Promise(() => {}));
}

// Hands over each text under the key as soon as no living page holds its name: those of pages that
// were closed or killed at once, those of other open tabs when they close.
export async function inherit(key, own, take) {
  for (const name of (await inTurn(() => namesUnder(key))) ?? []) {
    if (name === own) continue;
    const handOver = async () => {
      const kept = await keptUnder(name);
      if (!kept) return;
      take(kept, name);
      forget(name);
    };
    if (navigator.locks) navigator.locks.request(PREFIX + name, handOver);
    else handOver();
  }
}

function namesUnder(key) {
  const names = Object.keys(localStorage);
  return names.map((name) => name.slice(PREFIX.length)).filter((name, at) => names[at].startsWith(`${PREFIX}${key}:`));
}

export function forgetOld() {
  inTurn(() => {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue;
      const { keptAt } = JSON.parse(localStorage.getItem(name));
      if (!(Date.now() - keptAt < TWO_WEEKS)) localStorage.removeItem(name);
    }
  });
}

async function read(key) {
  const kept = JSON.parse(localStorage.getItem(PREFIX + key));
  if (!kept || kept.fields) return kept; // an earlier version kept it as it was
  return JSON.parse(await opened(kept));
}

async function sealed(text) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const [key] = await keys();
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { iv: inBase64(iv), sealed: inBase64(new Uint8Array(data)) };
}

async function opened({ iv, sealed }) {
  for (const key of await keys()) {
    const data = await attempt(() => crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, key, fromBase64(sealed)));
    if (data) return new TextDecoder().decode(data);
  }
  throw new Error("No key of this reader opens it.");
}

function keys() {
  imported ??= Promise.all(document.body.dataset.textKeys.split(" ").map(fromBase64).map(asKey));
  return imported;
}

function asKey(bytes) {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

// A long record has more bytes than a function takes arguments.
function inBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
}

function inTurn(work) {
  turn = turn.then(() => attempt(work));
  return turn;
}

// Storage may be full, or switched off by the council's policy: saving must go on without it.
async function attempt(work) {
  try {
    return await work();
  } catch {
    return null;
  }
}
