// <form data-draft="ticket"> keeps what was typed in this browser, with the form's own key, until the server says that it is done with.
(() => {
  const root = document.documentElement;
  const prefix = `draft:${root.dataset.account}:`;
  const typed = "input[type=text], input[type=search], input[type=email], input[type=tel], input[type=number], input[type=date], input[type=checkbox], input[type=radio], input:not([type]), textarea, select";

  // A browser that keeps nothing still sends.
  function storage(use, otherwise) {
    try {
      return use(localStorage);
    } catch {
      return otherwise;
    }
  }

  const fields = form => [...form.elements].filter(field => field.name && field.matches(typed));
  const isChoice = field => field.type === "checkbox" || field.type === "radio";

  // As the server sent it.
  function initial(field) {
    if (isChoice(field)) {
      return field.defaultChecked;
    }

    if (field.matches("select")) {
      return ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? "";
    }

    return field.defaultValue;
  }

  const current = field => isChoice(field) ? field.checked : field.value;
  const nameOf = field => isChoice(field) ? `${field.name}=${field.value}` : field.name;

  function put(field, value) {
    if (isChoice(field)) {
      field.checked = value;
    } else {
      field.value = value;
    }
  }

  function save(form) {
    const changed = fields(form).some(field => current(field) !== initial(field));
    const values = fields(form).map(field => [nameOf(field), current(field)]);
    if (form.elements.key) {
      // What was stored without an answer is not stored twice.
      values.push(["key", form.elements.key.value]);
    }

    storage(kept => changed ? kept.setItem(prefix + form.dataset.draft, JSON.stringify(values)) : kept.removeItem(prefix + form.dataset.draft));
  }

  const forget = name => storage(kept => kept.removeItem(prefix + name));

  function offerToDiscard(form) {
    const note = document.getElementById("draft-note")?.content.firstElementChild.cloneNode(true);
    if (!note) {
      return;
    }

    note.querySelector("button").addEventListener("click", () => {
      form.reset();
      forget(form.dataset.draft);
      note.remove();
      const first = fields(form)[0];
      first?.dispatchEvent(new Event("input", { bubbles: true }));
      first?.focus();
    });
    (form.querySelector(":scope > .card-body") ?? form).prepend(note);
  }

  function restore(form) {
    // What the server shows again with an error is newer.
    if (form.dataset.draftRestored !== undefined || form.querySelector("[role=alert]:not([hidden])")) {
      return;
    }

    form.dataset.draftRestored = "";
    const values = storage(kept => JSON.parse(kept.getItem(prefix + form.dataset.draft) ?? "[]"), []);
    let changed = false;
    for (const field of fields(form)) {
      const index = values.findIndex(([name]) => name === nameOf(field));
      if (index < 0) {
        continue;
      }

      const [, value] = values.splice(index, 1)[0];
      const before = current(field);
      put(field, value);
      // A choice that is not offered any more stays as the server sent it.
      if (field.matches("select") && field.selectedIndex < 0) {
        put(field, before);
      }

      if (current(field) !== before) {
        changed = true;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    const key = values.find(([name]) => name === "key")?.[1];
    if (changed && key && form.elements.key) {
      form.elements.key.value = key;
      save(form);
    }

    if (changed) {
      offerToDiscard(form);
    }
  }

  function begin(part) {
    for (const done of part.querySelectorAll("[data-draft-done]")) {
      forget(done.dataset.draftDone);
      // Once: the next one is begun on the same page.
      done.removeAttribute("data-draft-done");
    }

    part.querySelectorAll("form[data-draft]").forEach(restore);
  }

  document.addEventListener("input", event => {
    const form = event.target.form;
    if (form?.dataset.draft) {
      save(form);
    }
  });
  document.addEventListener("submit", event => {
    if (event.target.matches("[data-sign-out]")) {
      storage(kept => Object.keys(kept).filter(name => name.startsWith(prefix)).forEach(name => kept.removeItem(name)));
    }
  });
  // Before anybody can type into it: a moment later it would be his next words that are forgotten.
  document.addEventListener("htmx:afterSwap", event => begin(event.detail.elt.parentElement ?? document));
  document.addEventListener("DOMContentLoaded", () => begin(document));
})();
