// A conversation's newest part holds so many messages; those that newer ones push out of it stay on the page, at the end of the earlier ones.
(() => {
  let shown = [];

  const remember = part => { shown = part.id === "conversation" ? [...part.querySelectorAll("#entries > li")] : shown; };

  function keep() {
    const out = shown.filter(entry => !document.getElementById(entry.id));
    shown = [];
    if (out.length === 0) {
      return;
    }

    // Those that came last stand last.
    const lists = document.querySelectorAll("#earlier ol.conversation");
    lists[lists.length - 1]?.append(...out);
  }

  document.addEventListener("htmx:beforeSwap", event => remember(event.detail.target));
  document.addEventListener("htmx:oobBeforeSwap", event => remember(event.detail.target));
  document.addEventListener("htmx:afterSettle", keep);
})();
