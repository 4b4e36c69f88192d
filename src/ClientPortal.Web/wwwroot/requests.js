// What people should know of requests: that one is on its way, that it failed, and what it said. Those of live parts, and quiet ones, are not theirs.
(() => {
  const slow = 400;
  const underway = new Map();
  let failed = null;

  const isQuiet = ({ elt, requestConfig }) => requestConfig?.triggeringEvent?.type === "live" || elt.closest?.("[data-quiet]") !== null;
  const nameOf = ({ requestConfig }) => `${requestConfig.verb} ${requestConfig.path}`;

  function say(text) {
    const announcer = document.getElementById("announcer");
    if (announcer && text) {
      // Said again when it is the same again.
      announcer.textContent = "";
      setTimeout(() => { announcer.textContent = text; }, 50);
    }
  }

  function progress() {
    const bar = document.getElementById("progress");
    const shown = [...underway.values()].some(request => request.isSlow);
    if (bar && bar.hidden === shown) {
      bar.hidden = !shown;
      if (shown) {
        say(bar.dataset.loading);
      }
    }
  }

  function begun(event) {
    if (isQuiet(event.detail)) {
      return;
    }

    const button = event.detail.requestConfig.triggeringEvent?.submitter ?? (event.detail.elt.matches("button, a") ? event.detail.elt : null);
    button?.setAttribute("aria-busy", "true");
    const request = { button, isSlow: false };
    request.timer = setTimeout(() => {
      request.isSlow = true;
      progress();
    }, slow);
    underway.set(event.detail.xhr, request);
  }

  function ended(event) {
    const request = underway.get(event.detail.xhr);
    if (request) {
      clearTimeout(request.timer);
      request.button?.removeAttribute("aria-busy");
      underway.delete(event.detail.xhr);
      progress();
    }

    if (event.detail.successful && failed === nameOf(event.detail)) {
      failed = null;
      document.getElementById("request-failed")?.toggleAttribute("hidden", true);
    }
  }

  // Not read, not sent, or refused as it is: sending it again would not help.
  function fail(event) {
    const notice = document.getElementById("request-failed");
    if (!notice || isQuiet(event.detail)) {
      return;
    }

    const { verb } = event.detail.requestConfig;
    const status = event.detail.xhr.status;
    notice.textContent = verb === "get" ? notice.dataset.unread : status >= 400 && status < 500 && status !== 429 ? notice.dataset.refused : notice.dataset.unsent;
    notice.hidden = false;
    failed = nameOf(event.detail);
  }

  document.addEventListener("htmx:beforeSend", begun);
  document.addEventListener("htmx:afterRequest", ended);
  document.addEventListener("htmx:sendError", fail);
  document.addEventListener("htmx:responseError", fail);
  document.addEventListener("portal:say", event => say(event.detail));
  document.addEventListener("htmx:afterSettle", event => {
    const part = event.detail.elt.parentElement ?? document;
    const told = part.querySelector("[data-say]");
    if (told) {
      say(told.dataset.say);
      told.removeAttribute("data-say");
    }
  });

  // Forms that htmx does not send: one press sends once.
  document.addEventListener("submit", event => {
    if (event.defaultPrevented || event.target.method !== "post") {
      return;
    }

    const button = event.submitter;
    button?.setAttribute("aria-busy", "true");
    setTimeout(() => button && (button.disabled = true));
    addEventListener("pageshow", () => {
      button?.removeAttribute("aria-busy");
      if (button) {
        button.disabled = false;
      }
    }, { once: true });
  });
})();
