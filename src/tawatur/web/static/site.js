// Small comforts; every page works without them.
"use strict";

const filters = document.querySelector("details.filters");
if (filters && matchMedia("(max-width: 62rem)").matches) filters.open = false;

// Empty fields of a filter stay out of the address.
document.querySelectorAll("form[method=get]").forEach((form) =>
  form.addEventListener("submit", () =>
    form.querySelectorAll("input, select").forEach((field) => { if (!field.value) field.disabled = true; })));
addEventListener("pageshow", () =>
  document.querySelectorAll("form[method=get] :disabled").forEach((field) => { field.disabled = false; }));

// A mark under the pointer or the keyboard lights its explanation.
document.querySelectorAll("a.mark[data-note]").forEach((mark) => {
  const note = document.getElementById("note-" + mark.dataset.note);
  if (!note) return;
  mark.title = note.textContent.replace(/\s+/g, " ").trim();
  const light = (on) => () => {
    mark.classList.toggle("lit", on);
    note.classList.toggle("lit", on);
    const list = note.parentElement;
    if (on && list.scrollHeight > list.clientHeight) list.scrollTop = note.offsetTop - list.offsetTop - 40;
  };
  mark.addEventListener("mouseenter", light(true));
  mark.addEventListener("mouseleave", light(false));
  mark.addEventListener("focus", light(true));
  mark.addEventListener("blur", light(false));
});
