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

  // What can't be done now says why and sends nothing.
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-why-not]");
    if (!button) return;
    event.preventDefault();
    document.getElementById(button.getAttribute("aria-describedby"))?.focus();
  });

  // After an act the reader is where its result is.
  document.querySelector("[data-focus]")?.focus();
})();
