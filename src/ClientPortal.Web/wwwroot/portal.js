// Dialogs, menus, keys, and where the focus goes.
(() => {
  let pressedOn = null;
  let heldFocus = false;
  let cameFrom = null;

  const open = part => part.querySelectorAll("dialog[data-open]:not([open])").forEach(dialog => dialog.showModal());

  // ---- dialogs: fetched from an address of their own, which works as a page without a script
  document.addEventListener("pointerdown", event => { pressedOn = event.target; }, true);
  document.addEventListener("click", event => {
    const dialog = event.target.closest("dialog");
    // On what lies behind it, from press to release: whoever selects text may end outside.
    const isBehind = event.target === dialog && pressedOn === dialog;
    if (dialog && (isBehind || event.target.closest("[data-close]"))) {
      event.preventDefault();
      dialog.close();
    }

    closeMenus(event.target);
  });
  document.addEventListener("htmx:beforeRequest", event => {
    if (event.detail.target?.id === "dialog" && !document.querySelector("dialog[open]")) {
      cameFrom = location.pathname + location.search;
    }
  });
  document.addEventListener("close", event => {
    if (event.target.matches("dialog[data-back]")) {
      history.replaceState(null, "", cameFrom ?? event.target.dataset.back);
      event.target.remove();
    }
  }, true);

  // ---- the account's menu closes like any other
  function closeMenus(except) {
    document.querySelectorAll("details.account-menu[open]").forEach(menu => {
      if (!menu.contains(except)) {
        menu.open = false;
      }
    });
  }

  document.addEventListener("keydown", event => {
    const menu = event.target.closest?.("details.account-menu[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }

    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
      event.target.form?.querySelector("button.btn-primary")?.click();
    }
  });

  // ---- whoever was in a part that is exchanged stays there; by its id htmx finds only what has one, and is still there
  document.addEventListener("htmx:beforeSwap", event => {
    heldFocus = document.activeElement !== document.body && event.detail.target.contains(document.activeElement);
  });
  document.addEventListener("htmx:afterSettle", event => {
    const part = event.detail.elt;
    open(part.parentElement ?? document);
    if (heldFocus && document.activeElement === document.body && part.isConnected) {
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    }

    heldFocus = false;
  });
  document.addEventListener("DOMContentLoaded", () => open(document));
})();
