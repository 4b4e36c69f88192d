// The button of a print view; without a script the browser's own does.
(() => {
  document.querySelectorAll("[data-print]").forEach(button => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
