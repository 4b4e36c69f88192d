// Makes the chat page live. Everything also works without it: forms post and the page comes back.
"use strict";

const panel = document.getElementById("panel");
const list = document.getElementById("list");

async function load(element) {
  const response = await fetch(element.dataset.fragment, { headers: { "X-Fragment": "1" } });
  if (response.ok) {
    // The server encodes every text; the answer is a fragment of its own page.
    element.innerHTML = await response.text();
  }
}

function atEnd() {
  return panel.scrollHeight - panel.scrollTop - panel.clientHeight < 120;
}

function toEnd() {
  panel.scrollTop = panel.scrollHeight;
}

let shownNotice = null;

function timeNotice() {
  const notice = panel.querySelector("[data-notice]");
  if (!notice) {
    return;
  }
  if (notice.dataset.notice === shownNotice) {
    notice.remove();
    return;
  }
  setTimeout(() => {
    shownNotice = notice.dataset.notice;
    panel.querySelector(`[data-notice="${CSS.escape(shownNotice)}"]`)?.remove();
  }, 6000);
}

async function refresh() {
  const follow = atEnd();
  await Promise.all([load(panel), load(list)]);
  if (follow) {
    toEnd();
  }
  timeNotice();
}

let refreshing = null;
let again = false;

// One refresh at a time; changes during one lead to exactly one more.
function requestRefresh() {
  if (refreshing) {
    again = true;
    return;
  }
  refreshing = refresh().finally(() => {
    refreshing = null;
    if (again) {
      again = false;
      requestRefresh();
    }
  });
}

async function submit(form) {
  const mode = form.dataset.live;
  const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (!response.ok) {
    alert(await response.text());
    return;
  }
  if (mode === "reload" || mode === "leave") {
    location.assign(response.url);
    return;
  }
  if (mode === "clear") {
    form.reset();
    resize(form.querySelector("textarea"));
    showFiles(form);
    toEnd();
  }
  requestRefresh();
}

function resize(area) {
  area.rows = Math.min(8, area.value.split("\n").length);
}

function showFiles(form) {
  const files = form.querySelector("input[type=file]");
  form.classList.toggle("has-files", Boolean(files && files.files.length));
  if (files) {
    files.parentElement.title = Array.from(files.files, (file) => file.name).join(", ");
  }
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-live]")) {
    event.preventDefault();
    submit(event.target);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches(".write textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
  if ((event.key === "Enter" || event.key === " ") && event.target.matches(".spoiler, .expandable")) {
    event.target.classList.toggle("open");
  }
});

document.addEventListener("input", (event) => {
  if (event.target.matches(".write textarea")) {
    resize(event.target);
  }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) {
    event.target.form.submit();
  }
  if (event.target.matches(".write input[type=file]")) {
    showFiles(event.target.form);
  }
});

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.classList.add("copied");
    setTimeout(() => copy.classList.remove("copied"), 1200);
  }
  const hidden = event.target.closest(".spoiler, .expandable");
  if (hidden) {
    hidden.classList.toggle("open");
  }
});

if (panel) {
  toEnd();
  timeNotice();
  const events = new EventSource(panel.dataset.events);
  events.addEventListener("changed", requestRefresh);
}
