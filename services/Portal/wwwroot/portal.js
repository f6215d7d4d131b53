// Comfort only: every page reads and works without it.
"use strict";
(() => {
  // Remaining time ticks by the service's clock: the device's own is used for its pace, never for its reading.
  // A page that was kept for a while says how long.
  const kept = performance.getEntriesByType("navigation")[0]?.serverTiming?.find(t => t.name === "age")?.duration ?? 0;
  const started = performance.now() - kept;
  const chinese = document.documentElement.lang.startsWith("zh");
  const two = n => String(n).padStart(2, "0");
  const say = ms => {
    const s = Math.floor(ms / 1000), d = Math.floor(s / 86400), h = Math.floor(s % 86400 / 3600), m = Math.floor(s % 3600 / 60);
    if (s < 3600) return chinese ? `${m} 分 ${two(s % 60)} 秒` : `${m} min ${two(s % 60)} s`;
    return chinese ? `${d} 天 ${two(h)} 小时 ${two(m)} 分` : `${d} d ${two(h)} h ${two(m)} min`;
  };
  const left = [...document.querySelectorAll("[data-until]")].map(e => [e, Date.parse(e.dataset.until) - Date.parse(e.dataset.now)]);
  const tick = () => {
    for (const [element, span] of left) {
      const rest = span - (performance.now() - started);
      element.textContent = rest <= 0 ? (chinese ? "已到时间，请刷新页面" : "the time has come; load the page again") : (chinese ? `还剩 ${say(rest)}` : `${say(rest)} left`);
    }
  };
  if (left.length > 0) setInterval(tick, 1000);

  // Filters lie open where there is room.
  if (matchMedia("(min-width: 960px)").matches) document.querySelector("details.filters")?.setAttribute("open", "");

  // What can't be done now says why and sends nothing.
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-why-not]");
    if (!button) return;
    event.preventDefault();
    document.getElementById(button.getAttribute("aria-describedby"))?.focus();
  });

  // After an act the reader is where its result is.
  document.querySelector("[data-focus]")?.focus();

  // The draft channel: what is typed goes to the server 1.5 s after a pause and every 10 s while typing, over plain HTTP. Until it is acknowledged it also lies in the tab's own storage.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const line = document.querySelector("[data-save-line]"), total = document.querySelector("[data-total]"), problems = document.getElementById("problem-list");
    const version = form.elements.namedItem("version"), shelf = "draft " + form.dataset.draft;
    const skip = new Set(["version", "key", "form-token", "_handler"]);
    let pause = 0, since = 0, wait = 1500, busy = false, changes = 0, stopped = false;
    const fields = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => !skip.has(name) && typeof value === "string"));
    const tell = (state, more) => { if (line) { line.textContent = line.dataset[state] + (more ? " · " + more : ""); line.classList.toggle("failed", state === "failed" || state === "conflict"); } };
    const later = ms => { clearTimeout(pause); pause = setTimeout(send, ms); };
    const send = async () => {
      if (busy || stopped) { if (!stopped) later(500); return; }
      busy = true; since = 0;
      const sent = changes;
      tell("saving");
      try {
        const body = new URLSearchParams(new FormData(form));
        const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { "Accept-Language": document.documentElement.lang }, redirect: "error" });
        const json = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        if (answer.ok) {
          version.value = json.version; wait = 1500;
          tell("saved", new Date().toLocaleTimeString("en-GB"));
          if (total) total.textContent = json.total ?? (chinese ? "尚无" : "not yet");
          if (problems && json.problems) problems.replaceChildren(...json.problems.map(p => Object.assign(document.createElement("li"), { textContent: p })));
          for (const e of form.elements) if (e.name) e.toggleAttribute("aria-invalid", json.unread?.includes(e.name) ?? false);
          if (sent === changes) sessionStorage.removeItem(shelf); else later(wait);
        } else if (json.state === "conflict") { stopped = true; tell("conflict", json.says); }
        else { tell("failed", json.says); later(wait = Math.min(wait * 2, 60000)); }
      } catch { tell("failed"); later(wait = Math.min(wait * 2, 60000)); }
      busy = false;
    };
    form.addEventListener("input", () => {
      changes++;
      sessionStorage.setItem(shelf, JSON.stringify(fields()));
      since ||= performance.now();
      later(performance.now() - since > 8500 ? 0 : wait);
    });
    form.addEventListener("submit", () => { stopped = true; clearTimeout(pause); sessionStorage.removeItem(shelf); });
    addEventListener("pagehide", () => { if (changes > 0 && sessionStorage.getItem(shelf) && !stopped) navigator.sendBeacon(form.dataset.draft, new URLSearchParams(new FormData(form))); });
    // What this tab typed and the server never acknowledged comes back.
    const kept = sessionStorage.getItem(shelf);
    if (kept) {
      for (const [name, value] of Object.entries(JSON.parse(kept))) { const e = form.elements.namedItem(name); if (e && "value" in e && e.type !== "checkbox") e.value = value; }
      changes++;
      later(500);
    }
  }
  // After a sign-out nothing that was typed stays in the browser.
  if (location.pathname.endsWith("/sign-out")) sessionStorage.clear();
})();
