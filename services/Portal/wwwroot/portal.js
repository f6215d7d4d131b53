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
  // Not spoken each second: at 60, 30, 10, 5 and 1 minutes before the end.
  const speaks = [60, 30, 10, 5, 1].map(m => m * 60000);
  const spoken = () => left.map(([, span]) => speaks.filter(m => span - (performance.now() - started) <= m).length);
  if (left.length > 0) {
    const live = Object.assign(document.createElement("p"), { className: "sr" });
    live.setAttribute("role", "status");
    document.body.append(live);
    let told = spoken();
    setInterval(() => {
      tick();
      const now = spoken(), n = now.findIndex((count, k) => count > told[k]);
      if (n >= 0) live.textContent = left[n][0].textContent;
      told = now;
    }, 1000);
  }

  // What needs a script is shown where there is one.
  for (const element of document.querySelectorAll("[data-scripted]")) element.hidden = false;
  document.addEventListener("click", event => { if (event.target.closest("[data-print]")) print(); });

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

  // What is typed lies in the tab's own storage until it is acknowledged. After a sign-out no tab holds any of it.
  const storage = (() => { try { return sessionStorage.length >= 0 ? sessionStorage : null; } catch { return null; } })();
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("portal") : null;
  const channels = [];
  const forget = () => { for (const end of channels) end(); storage?.clear(); };
  document.addEventListener("submit", event => {
    if (!event.target.action?.endsWith("/leave")) return;
    forget();
    tabs?.postMessage("left");
    // A second way, should the first be lost with this page; the answer clears it.
    try { localStorage.setItem("left", Date.now()); } catch { /* storage is closed: the first way has to do */ }
  });
  const leave = () => { forget(); location.assign("/" + (chinese ? "zh" : "en")); };
  tabs?.addEventListener("message", event => { if (event.data === "left") leave(); });
  addEventListener("storage", event => { if (event.key === "left" && event.newValue) leave(); });

  // The draft channel: what is typed goes to the server 1.5 s after a pause and every 10 s while typing, over plain HTTP.
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const line = document.querySelector("[data-save-line]"), shown = line?.querySelector("[data-save-text]"), more = line?.querySelector("[data-save-more]"), says = document.querySelector("[data-save-says]");
    const total = document.querySelector("[data-total]"), problems = document.getElementById("problem-list"), count = document.getElementById("problem-count"), box = form.querySelector("[data-clashes]");
    const was = form.elements.namedItem("was"), shelf = "draft " + form.dataset.draft;
    const skip = new Set(["was", "key", "form-token", "reader", "_handler", "then"]);
    let pause = 0, since = 0, wait = 1500, busy = false, changes = 0, stopped = false, state = "", at = "", renewed = false;
    channels.push(() => { stopped = true; clearTimeout(pause); });
    const field = name => { const e = form.elements.namedItem(name); return e instanceof RadioNodeList ? null : e; };
    const values = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => !skip.has(name) && !/^(choose|seen)\./.test(name) && typeof value === "string"));
    const keep = () => storage?.setItem(shelf, JSON.stringify({ was: was.value, at, values: values() }));
    // The line says what is stored; it is spoken only when that changes.
    const tell = (now, added) => {
      if (!line) return;
      shown.textContent = line.dataset[now] + (added ? (/[:：]$/.test(line.dataset[now]) ? " " : " · ") + added : "");
      more.replaceChildren();
      line.classList.toggle("failed", !["saving", "saved", "merged"].includes(now));
      if (now === "saving" || now === state) return;
      state = now;
      says.textContent = line.dataset[now];
    };
    const later = ms => { clearTimeout(pause); pause = setTimeout(send, ms); };
    const owner = name => form.querySelector(`[data-field="${CSS.escape(name)}"]`);
    const choose = c => {
      let set = box.querySelector(`[data-clash="${CSS.escape(c.field)}"]`);
      if (!set) {
        set = Object.assign(document.createElement("fieldset"), {});
        set.dataset.clash = c.field;
        box.append(set);
        box.classList.add("refusal");
      }
      if (set.dataset.seen === c.seen && set.dataset.value === c.mine) return;
      [set.dataset.seen, set.dataset.value] = [c.seen, c.mine];
      const radio = (value, text) => {
        const label = document.createElement("label"), input = Object.assign(document.createElement("input"), { type: "radio", name: "choose." + c.field, value });
        label.append(input, ` ${line.dataset[value]} `, Object.assign(document.createElement("span"), { className: "prose value", textContent: text || "–" }));
        return label;
      };
      set.replaceChildren(Object.assign(document.createElement("legend"), { textContent: c.label }),
        Object.assign(document.createElement("input"), { type: "hidden", name: "seen." + c.field, value: c.seen }), radio("mine", c.mine), radio("theirs", c.theirs));
    };
    const took = (json, sent, body) => {
      was.value = json.was;
      wait = 1500;
      for (const [name, value] of Object.entries(json.set ?? {})) { const e = field(name); if (e && e.value === body.get(name)) e.value = value; }
      const open = new Set((json.clashes ?? []).map(c => c.field));
      for (const set of box?.querySelectorAll("[data-clash]") ?? []) if (!open.has(set.dataset.clash)) set.remove();
      box?.classList.toggle("refusal", open.size > 0);
      if (box && open.size === 0) box.replaceChildren();
      for (const c of json.clashes ?? []) choose(c);
      if (total && json.total) total.textContent = json.total;
      if (problems && json.problems) problems.replaceChildren(...json.problems.map(p => Object.assign(document.createElement("li"), { textContent: p })));
      if (count && json.count) count.textContent = json.count;
      for (const [name, part] of Object.entries(json.parts ?? {})) { const e = document.getElementById("status-" + name); if (e) { e.textContent = part.says; e.className = "status status-" + part.status; } }
      for (const [name, text] of Object.entries(json.echoes ?? {})) for (const e of document.querySelectorAll(`[data-echo="${CSS.escape(name)}"]`)) e.textContent = text;
      if (json.warnings) for (const e of form.querySelectorAll("[data-warn]")) e.textContent = json.warnings[e.dataset.warn] ?? "";
      for (const e of form.elements) if (e.name) { if (json.unread?.includes(e.name)) e.setAttribute("aria-invalid", "true"); else e.removeAttribute("aria-invalid"); }
      if (sent === changes) for (const e of form.querySelectorAll("[data-unsaved]")) if (!json.unread?.includes(e.dataset.field) && !open.has(e.dataset.field)) delete e.dataset.unsaved;
      const stored = [json.at, json.n ? line?.dataset.version.replace("{n}", json.n) : null].filter(Boolean).join(" · ");
      if (open.size > 0) {
        tell("conflict");
        more.replaceChildren(Object.assign(document.createElement("a"), { href: "#clashes", textContent: json.clashes.map(c => c.label).join(chinese ? "；" : "; ") }));
      }
      else if (json.merged?.length > 0) tell("merged", json.merged.join(chinese ? "；" : "; "));
      else tell("saved", stored);
      if (sent !== changes) { keep(); later(wait); }
      else if (open.size > 0 || json.unread?.length > 0) keep();
      else storage?.removeItem(shelf);
    };
    // After the close, or when the paper is no longer this person's: nothing more is sent, and everything can still be read and copied.
    const close = json => {
      stopped = true;
      tell("refused", [json.says, json.then, json.code].filter(Boolean).join(" "));
      const unsent = [...form.querySelectorAll("[data-unsaved] input, [data-unsaved] textarea")].map(e => `${e.labels?.[0]?.textContent ?? e.name}:\n${e.value}`).join("\n\n");
      for (const e of form.elements) { if ("readOnly" in e) e.readOnly = true; if (e instanceof HTMLSelectElement) e.disabled = true; }
      for (const e of form.querySelectorAll("button")) { e.type = "button"; e.setAttribute("aria-disabled", "true"); }
      const copy = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: line.dataset.copy });
      copy.addEventListener("click", async () => { await navigator.clipboard.writeText(unsent); copy.textContent = line.dataset.copied; });
      if (unsent) more.append(copy);
    };
    const signIn = () => {
      keep();
      tell("signedout");
      more.replaceChildren(Object.assign(document.createElement("a"), { className: "button", textContent: line.dataset.signin, href: `/${chinese ? "zh" : "en"}/sign-in?to=${encodeURIComponent(location.pathname)}` }));
    };
    // A restart may have made the form's token void: a fresh page has a good one.
    const renew = async () => {
      const page = await fetch(location.pathname, { redirect: "error" });
      if (!page.ok) return false;
      const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector(`form[data-draft="${CSS.escape(form.dataset.draft)}"] input[name="form-token"]`);
      if (fresh) form.elements.namedItem("form-token").value = fresh.value;
      return !!fresh;
    };
    const send = async () => {
      if (stopped) return;
      if (busy) { later(500); return; }
      busy = true; since = 0;
      const sent = changes;
      tell("saving");
      try {
        const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
        const answer = await fetch(form.dataset.draft, { method: "POST", body, headers: { "Accept-Language": document.documentElement.lang }, redirect: "error" });
        const json = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
        if (json.state === "saved" || json.state === "conflict") { renewed = false; took(json, sent, body); }
        else if (json.state === "signedout") signIn();
        else if (json.state === "refused") close(json);
        else if (json.state === "unfit") tell("unfit", [json.says, ...(json.errors ?? [])].filter(Boolean).join(" "));
        else if (json.state === "stale" && !renewed && (renewed = true) && await renew()) later(0);
        else { tell("failed", json.says); later(wait = Math.min(wait * 2, 60000)); }
      } catch { tell("failed"); later(wait = Math.min(wait * 2, 60000)); }
      busy = false;
    };
    form.addEventListener("input", event => {
      if (stopped || event.target.type === "file") return;
      changes++;
      at = event.target.name;
      if (owner(at) && line) owner(at).dataset.unsaved = line.dataset.unsaved;
      keep();
      since ||= performance.now();
      later(performance.now() - since > 8500 ? 0 : wait);
    });
    form.addEventListener("submit", () => { stopped = true; clearTimeout(pause); if (changes > 0) keep(); });
    addEventListener("pageshow", event => { if (event.persisted) stopped = false; });
    addEventListener("online", () => { if (changes > 0 && !stopped) later(0); });
    addEventListener("pagehide", () => { if (changes > 0 && storage?.getItem(shelf) && !stopped) navigator.sendBeacon(form.dataset.draft, new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"))); });
    // A page that answers the form itself shows all of it. Otherwise what this tab typed and the server never acknowledged comes back to its fields.
    const held = form.dataset.taken ? null : storage?.getItem(shelf);
    if (form.dataset.taken) storage?.removeItem(shelf);
    if (held) {
      const old = JSON.parse(held);
      was.value = old.was;
      for (const [name, value] of Object.entries(old.values)) { const e = field(name); if (e && "value" in e && e.type !== "checkbox" && e.value !== value) e.value = value; }
      const here = old.at && field(old.at);
      if (here && owner(old.at) && line) owner(old.at).dataset.unsaved = line.dataset.unsaved;
      here?.focus();
      changes++;
      later(300);
    }
  }

  // A file says its way, and one that is too large is told so before it is sent.
  for (const form of document.querySelectorAll("form[data-upload]")) {
    const input = form.querySelector("input[type=file]"), said = form.querySelector("[data-upload-says]");
    const refuse = (...texts) => {
      said.className = "refusal";
      said.replaceChildren(...texts.filter(Boolean).map(text => Object.assign(document.createElement("p"), { textContent: text })));
    };
    const fits = () => {
      const file = input.files[0], most = Number(form.dataset.most);
      if (!file || !most || file.size <= most) return true;
      refuse(`${file.name}: ${form.dataset.tooLarge}`);
      return false;
    };
    input.addEventListener("change", () => { said.className = ""; said.replaceChildren(); fits(); });
    form.addEventListener("submit", event => {
      event.preventDefault();
      if (!input.files[0] || !fits()) return;
      const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 }), text = document.createElement("span"), request = new XMLHttpRequest();
      bar.setAttribute("aria-label", input.files[0].name);
      said.className = "";
      said.replaceChildren(bar, " ", text);
      text.textContent = form.dataset.sending;
      request.upload.addEventListener("progress", e => { if (e.lengthComputable) { bar.value = e.loaded * 100 / e.total; if (e.loaded === e.total) text.textContent = form.dataset.checking; } });
      request.addEventListener("error", () => refuse(form.dataset.lost));
      request.addEventListener("load", () => {
        if (request.status < 300) { location.reload(); return; }
        let json = {};
        try { json = JSON.parse(request.responseText); } catch { /* a proxy's page */ }
        refuse(json.says ?? (request.status === 413 ? form.dataset.tooLarge : form.dataset.lost), json.then, json.code);
      });
      request.open("POST", form.dataset.upload);
      request.setRequestHeader("Accept-Language", document.documentElement.lang);
      request.send(new FormData(form));
    });
  }

  // Units of the public register are proposed by their names.
  const units = document.querySelector("datalist[data-units]");
  if (units) {
    let wait = 0;
    document.addEventListener("input", event => {
      if (event.target.getAttribute?.("list") !== units.id || event.target.value.length < 2) return;
      clearTimeout(wait);
      wait = setTimeout(async () => {
        const found = await fetch(`${units.dataset.units}?q=${encodeURIComponent(event.target.value)}`).then(a => a.ok ? a.json() : []).catch(() => []);
        units.replaceChildren(...found.map(o => Object.assign(document.createElement("option"), { value: o.id, label: o.name })));
      }, 300);
    });
  }

  // Keys: Ctrl+Enter for the first act of a form, arrows between the parts of a bid.
  document.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.ctrlKey) event.target.closest?.("form[data-keys]")?.querySelector("button.primary")?.click();
    const tab = event.target.closest?.("[data-tabs] a");
    if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const all = [...tab.closest("[data-tabs]").querySelectorAll("a")], next = all[all.indexOf(tab) + (event.key === "ArrowRight" ? 1 : -1)];
    next?.focus();
  });
})();
