// The token of a link to set a password stands behind '#', which no server sees: it goes into the form and out of the address.
// Until it is used it stays with this tab, so that another language or a reload does not lose it.
(() => {
  const kept = "invite";

  function take() {
    const form = document.querySelector("form[data-invite]");
    const fromAddress = location.hash.slice(1);
    if (document.querySelector("[data-invite-gone]") && !fromAddress) {
      sessionStorage.removeItem(kept);
    }

    // A page that shows it, or says what is wrong, has it already.
    const token = fromAddress || (form && !form.hidden && !form.elements.token.value && !form.querySelector("[role=alert]") ? sessionStorage.getItem(kept) : null) || "";
    if (form && /^[\w-]{20,}$/.test(token)) {
      sessionStorage.setItem(kept, token);
      history.replaceState(null, "", location.pathname);
      form.elements.token.value = token;
      form.requestSubmit();
    }
  }

  // Another link, put into the address of this very page.
  addEventListener("hashchange", take);
  document.addEventListener("DOMContentLoaded", take);
})();
