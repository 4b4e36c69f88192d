// Before the first paint: where no colours were chosen, those of the system.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== "auto") {
    return;
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  dark.addEventListener("change", follow);
  follow();
})();
