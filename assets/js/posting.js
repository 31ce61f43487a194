// Posts a form in the background. `status` is one of: saved, conflict, closed,
// refused, signed-out, offline.
export async function postForm(address, data, { keepalive = false } = {}) {
  let response;
  try {
    response = await fetch(address, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json", "X-Requested-With": "fetch" },
      redirect: "manual",
      keepalive,
    });
  } catch {
    return { status: "offline", body: {} };
  }
  if (response.ok) document.dispatchEvent(new Event("tracker:saved")); // so the session goes on
  return { status: meaning(response), body: await response.json().catch(() => ({})) };
}

function meaning(response) {
  if (response.ok) return "saved";
  if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) return "signed-out";
  if (response.status === 409) return "conflict";
  if (response.status === 410) return "closed";
  return response.status >= 500 || response.status === 429 ? "offline" : "refused";
}

// The token that this page would carry if it were opened now; null while nobody is signed in.
export async function freshToken() {
  try {
    const response = await fetch(window.location.pathname, { redirect: "manual" });
    if (!response.ok) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("form[data-autosave-url] [name=csrfmiddlewaretoken]")?.value ?? null;
  } catch {
    return null;
  }
}

export function clockTime(instant) {
  const when = instant ? new Date(instant) : new Date();
  return when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
}
