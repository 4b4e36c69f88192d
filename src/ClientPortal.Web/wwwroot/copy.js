// Buttons that copy a field: <button data-copy="id of the field" data-copied="what is said then" hidden>. Without a script there are none.
(() => {
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-copy]")) {
      const field = document.getElementById(button.dataset.copy);
      field.addEventListener("focus", () => field.select());
      field.select();
      button.hidden = !navigator.clipboard;
      button.addEventListener("click", async () => {
        field.select();
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.copied;
        document.getElementById("announcer").textContent = button.dataset.copied;
      });
    }
  });
})();
