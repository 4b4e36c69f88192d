// A deep link that waits: how long it is good for, and a new one when it has run out, as long as somebody may be looking.
(() => {
  const renewFor = 30 * 60_000;
  const tryAgainAfter = 5_000;
  let begun = null;

  function tick() {
    const waiting = document.querySelector("[data-connecting]");
    if (!waiting) {
      return;
    }

    begun ??= Date.now();
    const left = Math.max(0, Date.parse(waiting.dataset.expires) - Date.now());
    const seconds = Math.ceil(left / 1000);
    waiting.querySelector("[data-countdown]").textContent = left > 0 ? `(${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")})` : "";
    if (left > 0 || document.hidden || Date.now() - Number(waiting.dataset.renewedAt ?? 0) < tryAgainAfter) {
      return;
    }

    // What does not come of it, comes of the next try.
    waiting.dataset.renewedAt = Date.now();
    if (Date.now() - begun < renewFor) {
      htmx.trigger(waiting.querySelector("form[data-reissue]"), "submit");
    } else {
      waiting.querySelector("[data-expired]").hidden = false;
      waiting.querySelector("img").hidden = true;
      waiting.querySelector("#telegram-link").hidden = true;
    }
  }

  // Whoever asks for a link himself is here: it is renewed for as long again.
  document.addEventListener("submit", event => {
    if (event.isTrusted && event.target.matches("form[data-reissue]")) {
      begun = null;
    }
  });
  setInterval(tick, 1_000);
  document.addEventListener("visibilitychange", tick);
  document.addEventListener("DOMContentLoaded", tick);
})();
