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

// A mark under the pointer or the keyboard lights its explanation and shows it beside the mark, until Escape.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
let leaving = 0;
const hide = () => { leaving = setTimeout(() => { tip.hidden = true; }, 150); };
tip.addEventListener("mouseenter", () => clearTimeout(leaving));
tip.addEventListener("mouseleave", hide);
addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
const show = (mark, note) => {
  clearTimeout(leaving);
  tip.replaceChildren(...note.cloneNode(true).childNodes);
  tip.hidden = false;
  const at = mark.getClientRects()[0];
  const wide = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(wide - tip.offsetWidth - 8, at.left + at.width / 2 - tip.offsetWidth / 2));
  const above = at.bottom + tip.offsetHeight + 8 > innerHeight && at.top > tip.offsetHeight + 8;
  tip.style.left = left + scrollX + "px";
  tip.style.top = (above ? at.top - tip.offsetHeight - 4 : at.bottom + 4) + scrollY + "px";
};
document.querySelectorAll("a.mark[data-note]").forEach((mark) => {
  const note = document.getElementById("note-" + mark.dataset.note);
  if (!note) return;
  document.body.append(tip);
  mark.setAttribute("aria-describedby", note.id);
  const light = (on) => () => {
    mark.classList.toggle("lit", on);
    note.classList.toggle("lit", on);
    if (on) show(mark, note);
    else hide();
    const list = note.parentElement;
    if (on && list.scrollHeight > list.clientHeight) list.scrollTop = note.offsetTop - list.offsetTop - 40;
  };
  mark.addEventListener("mouseenter", light(true));
  mark.addEventListener("mouseleave", light(false));
  mark.addEventListener("focus", light(true));
  mark.addEventListener("blur", light(false));
});

// The review: single keys act, and words are selected with the arrows.
const deeds = document.querySelector(".deeds");
if (deeds) {
  const keys = document.getElementById("keys");
  keys.checked = localStorage.getItem("keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
  const named = !document.getElementById("reviewer");
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const code = event.code.startsWith("Key") ? event.code[3].toLowerCase() : event.key.toLowerCase(); // any keyboard layout
    const deed = deeds.querySelector(`[data-key="${code}"]`);
    if (!deed || event.repeat) return;
    event.preventDefault();
    if (deed.tagName === "DETAILS") {
      deeds.querySelectorAll("details").forEach((d) => { d.open = d === deed; });
      deed.querySelector("select, input:not([type=hidden])").focus();
    } else if (named) deed.click();
    else document.getElementById("reviewer").focus();
  });

  const value = document.getElementById("value");
  document.querySelectorAll(".words").forEach((box) => {
    const words = [...box.querySelectorAll("span")];
    let at = Math.max(0, words.findIndex((x) => x.className));
    let from = at;
    const show = () => words.forEach((x, i) => {
      x.classList.toggle("chosen", i >= Math.min(at, from) && i <= Math.max(at, from));
      x.classList.toggle("cursor", i === at);
    });
    const take = () => {
      const [low, high] = [Math.min(at, from), Math.max(at, from)];
      const text = words.slice(low, high + 1).map((x) => x.textContent).join(" ");
      document.getElementById("span-report").value = box.dataset.report;
      document.getElementById("span-start").value = words[low].dataset.s;
      document.getElementById("span-end").value = words[high].dataset.e;
      document.getElementById("span-words").textContent = text;
      value.value = text.replace(/^[«"(]+|[»".,،؛:)]+$/g, "");
      document.querySelector("details[data-key=c]").open = true;
      value.focus();
    };
    const lineOf = (i, step) => { // the nearest word of the line above or below
      const box = words[i].getBoundingClientRect();
      let best = i, gap = Infinity, y = null;
      for (let j = i + step; j >= 0 && j < words.length; j += step) {
        const other = words[j].getBoundingClientRect();
        if (Math.abs(other.top - box.top) < 4) continue;
        if (y === null) y = other.top;
        if (Math.abs(other.top - y) > 4) break;
        const away = Math.abs((other.left + other.right - box.left - box.right) / 2);
        if (away < gap) { gap = away; best = j; }
      }
      return best;
    };
    box.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: () => at + 1, ArrowRight: () => at - 1, ArrowDown: () => lineOf(at, 1), ArrowUp: () => lineOf(at, -1), Home: () => 0, End: () => words.length - 1 };
      if (event.key === "Enter") { event.preventDefault(); take(); return; }
      const move = moves[event.key];
      if (!move) return;
      event.preventDefault();
      at = Math.max(0, Math.min(words.length - 1, move()));
      if (!event.shiftKey) from = at;
      words[at].scrollIntoView({ block: "nearest" });
      show();
    });
    box.addEventListener("focus", show);
    box.addEventListener("mouseup", () => {
      const chosen = getSelection();
      if (chosen.isCollapsed) return;
      const inside = words.map((x, i) => (chosen.containsNode(x, true) ? i : -1)).filter((i) => i >= 0);
      if (inside.length) { from = inside[0]; at = inside[inside.length - 1]; show(); take(); }
    });
  });
}
