// Lines of an invoice's form: added and removed without asking the server, which does the same for browsers without a script.
(() => {
  const form = document.getElementById("invoice-form");
  if (!form) {
    return;
  }

  const list = form.querySelector("[data-lines]");
  const template = form.querySelector("[data-line-template]");
  const add = form.querySelector("[data-add-line]");
  const lines = () => [...list.querySelectorAll("[data-line]")];
  let added = 0;

  function number() {
    lines().forEach((line, index) => {
      line.querySelector("[data-line-number]").textContent = index + 1;
      line.querySelector("[data-remove-line]").value = `remove-${index + 1}`;
    });
    if (add) {
      add.disabled = lines().length >= Number(list.dataset.max);
    }
  }

  function append(rate) {
    const line = template.content.cloneNode(true);
    added += 1;
    line.querySelectorAll("[id], [for]").forEach(element => {
      for (const name of ["id", "for"]) {
        if (element.hasAttribute(name)) {
          element.setAttribute(name, element.getAttribute(name).replace(/new$/, `new${added}`));
        }
      }
    });
    if (rate) {
      line.querySelector("[name=taxRate]").value = rate;
    }
    list.append(line);
    number();
  }

  // Totals and the kept draft follow what is typed.
  const typed = () => form.elements.dueDate.dispatchEvent(new Event("input", { bubbles: true }));

  form.addEventListener("click", event => {
    if (event.target.closest("[data-add-line]")) {
      event.preventDefault();
      append(lines().at(-1)?.querySelector("[name=taxRate]").value);
      lines().at(-1).querySelector("input").focus();
      typed();
    }

    const remove = event.target.closest("[data-remove-line]");
    if (remove) {
      event.preventDefault();
      const line = remove.closest("[data-line]");
      const neighbour = line.nextElementSibling ?? line.previousElementSibling;
      line.remove();
      if (!neighbour) {
        append();
      }
      number();
      (neighbour ?? lines()[0]).querySelector("input").focus();
      typed();
    }
  });

  document.addEventListener("htmx:afterSettle", () => {
    const sums = [...form.querySelectorAll("[data-sum-of-line]")];
    lines().forEach((line, index) => { line.querySelector("[data-line-sum]").textContent = sums[index]?.value ?? ""; });
  });

  // What was typed before is put back by portal.js; it needs as many lines as there were.
  if (!form.querySelector("[role=alert]:not([hidden])")) {
    try {
      const kept = JSON.parse(localStorage.getItem(`draft:${document.documentElement.dataset.account}:${form.dataset.draft}`) ?? "[]");
      const count = kept.filter(([name]) => name === "description").length;
      while (lines().length < count) {
        append();
      }
      while (count > 0 && lines().length > count) {
        lines().at(-1).remove();
      }
      number();
    } catch {
      // Nothing was kept.
    }
  }
})();
