// Unsent text, kept in this browser under the key that the page names. Given up after two weeks.
const PREFIX = "kept-text:";
const TWO_WEEKS = 14 * 24 * 60 * 60 * 1000;

export function keep(key, { version, fields }) {
  if (!key) return;
  attempt(() => localStorage.setItem(PREFIX + key, JSON.stringify({ version, fields, keptAt: Date.now() })));
}

export function keptUnder(key) {
  return key ? attempt(() => JSON.parse(localStorage.getItem(PREFIX + key))) : null;
}

export function forget(key) {
  if (key) attempt(() => localStorage.removeItem(PREFIX + key));
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
