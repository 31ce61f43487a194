// Unsent text, kept in this browser under the key that the page names. Given up after two weeks.
const PREFIX = "kept-text:";
const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

export function keep(key, { version, fields, offers = [] }) {
  if (!key) return;
  attempt(() => localStorage.setItem(PREFIX + key, JSON.stringify({ version, fields, offers, keptAt: Date.now() })));
}

export function keptUnder(key) {
  return key ? attempt(() => JSON.parse(localStorage.getItem(PREFIX + key))) : null;
}

export function forget(key) {
  if (key) attempt(() => localStorage.removeItem(PREFIX + key));
}

// Two pages may have the same record open: each keeps its own text, under a name beneath the key.
export function forgetAllUnder(key) {
  if (key) for (const name of namesUnder(key)) forget(name);
}

// Holds this page's name for as long as the page lives; the browser lets go when the page is gone.
export function holdName(name) {
  navigator.locks?.request(PREFIX + name, () => new Promise(() => {}));
}

// Hands over each text under the key as soon as no living page holds its name: those of pages that
// were closed or killed at once, those of other open tabs when they close.
export function inherit(key, own, take) {
  for (const name of namesUnder(key)) {
    if (name === own) continue;
    const handOver = () => {
      const kept = keptUnder(name);
      if (kept) take(kept, name);
      forget(name);
    };
    if (navigator.locks) navigator.locks.request(PREFIX + name, handOver);
    else handOver();
  }
}

function namesUnder(key) {
  const names = attempt(() => Object.keys(localStorage)) ?? [];
  return names.map((name) => name.slice(PREFIX.length)).filter((name, at) => names[at].startsWith(`${PREFIX}${key}:`));
}

export function forgetOld() {
  attempt(() => {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue;
      const kept = keptUnder(name.slice(PREFIX.length));
      if (!kept || Date.now() - kept.keptAt > TWO_WEEKS) localStorage.removeItem(name);
    }
  });
}

// Storage may be full, or switched off by the council's policy: saving must go on without it.
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
