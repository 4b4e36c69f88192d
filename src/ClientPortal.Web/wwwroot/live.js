// Parts of a page that follow what happens: <div data-live="tickets ticket:…" hx-get="…" hx-trigger="live delay:100ms">. One stream per page.
(() => {
  const hiddenFor = 30_000;
  const noticeAfter = 4_000;
  const root = document.documentElement;
  let source = null;
  let topics = "";
  let since = root.dataset.live;
  let failures = 0;
  let noticeTimer, retryTimer, hiddenTimer;
  // What keeps this page from following: the stream, or parts that could not be read.
  const troubles = new Set();
  const failedTimes = new WeakMap();
  const openDetails = new WeakMap();
  const waiting = new Set();
  // What a pointer is down on.
  let pressed = null;
  // When each topic was heard last, and when each answer that is being exchanged was asked for.
  const heardAt = new Map();
  const askedAt = new WeakMap();

  const parts = () => [...document.querySelectorAll("[data-live]")];
  const topicsOf = part => part.dataset.live.split(" ").filter(topic => topic);
  const wanted = () => [...new Set(parts().flatMap(topicsOf))].sort();

  function notice(trouble, isThere) {
    const element = document.getElementById("live-away");
    if (isThere) {
      troubles.add(trouble);
    } else {
      troubles.delete(trouble);
    }

    if (troubles.size === 0) {
      clearTimeout(noticeTimer);
      noticeTimer = undefined;
      element?.toggleAttribute("hidden", true);
    } else {
      // Each further try that fails comes here again; the first one counts.
      noticeTimer ??= setTimeout(() => element?.toggleAttribute("hidden", false), noticeAfter);
    }
  }

  // Nothing is taken from under somebody's hands: a part that he types, chooses or presses in, or sends a form of, waits until he is done with it.
  function busy(part) {
    const active = document.activeElement;
    const typing = active && part.contains(active) && active.matches("input:not([type=hidden]), textarea, select");
    return typing || part.contains(pressed) || part.querySelector("details[open]:not([id]), dialog[open], :popover-open, form.htmx-request") !== null || part.closest("form.htmx-request") !== null;
  }

  // A part that could not be read is read again, less and less often.
  function again(part) {
    const times = (failedTimes.get(part) ?? 0) + 1;
    failedTimes.set(part, times);
    notice(part, true);
    setTimeout(() => refresh(part), Math.min(30_000, 1_000 * 2 ** times) * (0.5 + Math.random() / 2));
  }

  const goOn = () => setTimeout(() => [...waiting].forEach(refresh), 100);

  function refresh(part) {
    if (!part.isConnected) {
      waiting.delete(part);
      notice(part, false);
    } else if (busy(part)) {
      waiting.add(part);
    } else {
      waiting.delete(part);
      htmx.trigger(part, "live");
    }
  }

  function changed(names) {
    const all = names.includes("*");
    names.forEach(name => heardAt.set(name, performance.now()));
    parts().filter(part => all || topicsOf(part).some(topic => names.includes(topic))).forEach(refresh);
  }

  function close() {
    clearTimeout(retryTimer);
    source?.close();
    source = null;
  }

  function open() {
    close();
    const names = wanted();
    topics = names.join(" ");
    if (names.length === 0) {
      notice("stream", false);
      return;
    }

    const query = new URLSearchParams(names.map(name => ["topic", name]));
    if (since) {
      query.set("since", since);
    }

    source = new EventSource(`/live?${query}`);
    const heard = event => { since = event.lastEventId || since; };
    source.addEventListener("open", () => { failures = 0; });
    source.addEventListener("state", event => notice("stream", event.data === "off"));
    source.addEventListener("beat", heard);
    source.addEventListener("changed", event => {
      heard(event);
      changed(event.data.split(" "));
    });
    source.addEventListener("ended", event => {
      close();
      if (event.data === "signed_out") {
        // To the sign-in and back; what was typed is kept.
        location.reload();
      } else {
        notice("stream", true);
      }
    });
    source.addEventListener("error", () => {
      notice("stream", true);
      // The browser comes back by itself unless something in between answered.
      if (source?.readyState === EventSource.CLOSED) {
        failures += 1;
        retryTimer = setTimeout(open, Math.min(30_000, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2));
      }
    });
  }

  const isLive = event => event.detail.requestConfig?.triggeringEvent?.type === "live";

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiddenTimer);
    if (document.hidden) {
      // A browser has few connections for one site: pages that nobody sees give theirs back.
      hiddenTimer = setTimeout(close, hiddenFor);
    } else if (source === null) {
      open();
    }
  });
  addEventListener("offline", () => {
    // A stream that is open does not always end with the network.
    if (source !== null) {
      close();
      notice("stream", true);
    }
  });
  addEventListener("online", () => {
    if (!document.hidden) {
      open();
    }
  });
  document.addEventListener("focusout", goOn);
  document.addEventListener("toggle", goOn, true);
  document.addEventListener("pointerdown", event => { pressed = event.target; }, true);
  for (const released of ["pointerup", "pointercancel"]) {
    document.addEventListener(released, () => setTimeout(() => {
      // After the click that follows.
      pressed = null;
      goOn();
    }), true);
  }

  document.addEventListener("htmx:afterRequest", goOn);
  document.addEventListener("htmx:beforeSend", event => askedAt.set(event.detail.xhr, performance.now()));
  document.addEventListener("htmx:beforeSwap", event => {
    // Asked for by what happened elsewhere, and meanwhile somebody has his hands in it.
    const part = event.detail.requestConfig.elt;
    if (!isLive(event)) {
      return;
    }

    if (event.detail.shouldSwap && busy(part)) {
      event.detail.shouldSwap = false;
      waiting.add(part);
    } else {
      openDetails.set(event.detail.xhr, [...part.querySelectorAll("details[open][id]")].map(details => details.id));
    }
  });
  document.addEventListener("htmx:oobBeforeSwap", event => {
    // What comes along with another part waits like any other.
    const part = event.detail.target;
    if (part.dataset.onlyIn && !part.closest(part.dataset.onlyIn)) {
      event.detail.shouldSwap = false;
    } else if (part.matches("[hx-trigger^=live]") && busy(part)) {
      event.detail.shouldSwap = false;
      waiting.add(part);
    }
  });
  document.addEventListener("htmx:sendError", event => { if (isLive(event)) { again(event.detail.requestConfig.elt); } });
  document.addEventListener("htmx:responseError", event => {
    const status = event.detail.xhr.status;
    if (isLive(event) && (status >= 500 || status === 429)) {
      again(event.detail.requestConfig.elt);
    }
  });
  document.addEventListener("htmx:afterSettle", event => {
    // What came into the page may have been read before something that was heard meanwhile, when there was no such part yet.
    const asked = askedAt.get(event.detail.xhr) ?? Infinity;
    const brought = [event.detail.elt, ...event.detail.elt.querySelectorAll("[data-live]")].filter(part => part.dataset.live);
    brought.filter(part => [...topicsOf(part), "*"].some(topic => heardAt.get(topic) > asked)).forEach(refresh);
    if (wanted().join(" ") !== topics) {
      open();
    }

    if (isLive(event)) {
      notice(event.detail.requestConfig.elt, false);
      openDetails.get(event.detail.xhr)?.forEach(id => { document.getElementById(id)?.toggleAttribute("open", true); });
      // What a part has to say differs from what it said before.
      const said = event.detail.elt.dataset?.liveSay;
      if (said && !(event.detail.elt.dataset.liveSayOnce === "" && said === event.detail.requestConfig.elt.dataset.liveSay)) {
        document.dispatchEvent(new CustomEvent("portal:say", { detail: said }));
      }
    }
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", event => {
    if (event.persisted) {
      since = undefined;
      open();
    }
  });
  document.addEventListener("DOMContentLoaded", open);
})();
