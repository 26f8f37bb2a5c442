// A checklist without any framework: ticks are kept in this browser, and each tick shows how far along everything is.
const KEY = "ticks";
const boxes = [...document.querySelectorAll("li input[type=checkbox]")];
const lists = [...document.querySelectorAll("section[data-list]")].map((section) => ({
  boxes: [...section.querySelectorAll("li input[type=checkbox]")],
  output: section.querySelector("output"),
}));
const bar = document.querySelector("progress");
const total = document.querySelector("#bar output");

function load() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    // Denied or damaged: the list works all the same, until it is closed.
    return new Set();
  }
}

function save() {
  try {
    localStorage.setItem(KEY, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.name)));
  } catch {
  }
}

function tally(boxes) {
  return `${boxes.filter((box) => box.checked).length} of ${boxes.length} done`;
}

function show(box) {
  box.closest("li").classList.toggle("done", box.checked);
}

function sum(list) {
  list.output.textContent = tally(list.boxes);
  bar.value = boxes.filter((box) => box.checked).length;
  total.textContent = tally(boxes);
}

function restore() {
  const ticks = load();
  for (const box of boxes) {
    box.checked = ticks.has(box.name);
    show(box);
  }
  lists.forEach(sum);
}

document.addEventListener("change", ({ target }) => {
  const list = lists.find((it) => it.boxes.includes(target));
  if (!list) return;
  show(target);
  sum(list);
  save();
});

document.querySelector("#reset").addEventListener("click", () => {
  boxes.forEach((box) => { box.checked = false; });
  save();
  restore();
});

addEventListener("storage", ({ key }) => {
  if (key === KEY) restore();
});

restore();
