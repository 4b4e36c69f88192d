// Files of a form: dropped anywhere on it, listed, taken out again, and how far their sending is.
(() => {
  const formats = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  // "{0} KB" in the reader's language.
  const size = (zone, bytes) => bytes < 1024 ? zone.dataset.bytes.replace("{0}", formats.format(bytes)) : bytes < 1024 * 1024
    ? zone.dataset.kilobytes.replace("{0}", formats.format(bytes / 1024))
    : zone.dataset.megabytes.replace("{0}", formats.format(bytes / 1024 / 1024));
  const zoneOf = element => element.closest?.("form")?.querySelector("[data-attachments]") ?? null;
  const inputOf = zone => zone.querySelector("input[type=file]");

  // What was chosen before: the browser's own dialog replaces it.
  const chosen = new WeakMap();

  function choose(zone, files) {
    chosen.set(zone, files);
    const transfer = new DataTransfer();
    files.forEach(file => transfer.items.add(file));
    inputOf(zone).files = transfer.files;
    show(zone);
  }

  function show(zone) {
    const files = [...inputOf(zone).files];
    const tooLarge = files.some(file => file.size > Number(zone.dataset.maxSize));
    const tooMany = files.length > Number(zone.dataset.maxFiles);
    inputOf(zone).setCustomValidity(tooLarge ? zone.dataset.tooLarge : tooMany ? zone.dataset.tooMany : "");
    zone.querySelector("[data-too-many-files]").hidden = !tooMany;
    zone.querySelector("[data-chosen]").replaceChildren(...files.map((file, index) => {
      const item = document.createElement("li");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "btn btn-sm btn-ghost-secondary";
      remove.textContent = zone.dataset.remove;
      remove.setAttribute("aria-label", `${zone.dataset.remove}: ${file.name}`);
      remove.addEventListener("click", () => {
        choose(zone, files.filter((_, other) => other !== index));
        const left = zone.querySelectorAll("[data-chosen] button");
        (left[Math.min(index, left.length - 1)] ?? inputOf(zone)).focus();
      });
      item.append(`${file.name} · ${size(zone, file.size)} `);
      if (file.size > Number(zone.dataset.maxSize)) {
        item.append(`— ${zone.dataset.tooLarge} `);
        item.className = "text-danger";
      }

      item.append(remove);
      return item;
    }));
  }

  document.addEventListener("change", event => {
    const zone = event.target.closest("[data-attachments]");
    if (zone && event.target.type === "file") {
      const before = chosen.get(zone) ?? [];
      const isSame = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
      choose(zone, [...before, ...[...event.target.files].filter(file => !before.some(other => isSame(file, other)))]);
    }
  });
  document.addEventListener("dragover", event => {
    const zone = zoneOf(event.target);
    if (zone && [...event.dataTransfer.types].includes("Files")) {
      event.preventDefault();
      zone.classList.add("drop-here");
    }
  });
  document.addEventListener("dragleave", event => zoneOf(event.target)?.classList.remove("drop-here"));
  document.addEventListener("drop", event => {
    const zone = zoneOf(event.target);
    if (zone && event.dataTransfer.files.length > 0) {
      event.preventDefault();
      zone.classList.remove("drop-here");
      choose(zone, [...inputOf(zone).files, ...event.dataTransfer.files]);
    }
  });
  document.addEventListener("htmx:xhr:progress", event => {
    const progress = event.target.querySelector?.("[data-attachments] progress");
    if (progress && inputOf(progress.closest("[data-attachments]")).files.length > 0 && event.detail.lengthComputable) {
      progress.hidden = false;
      progress.value = event.detail.loaded / event.detail.total * 100;
    }
  });
  document.addEventListener("htmx:afterRequest", event => {
    const progress = event.target.querySelector?.("[data-attachments] progress");
    if (progress) {
      progress.hidden = true;
    }
  });
})();
