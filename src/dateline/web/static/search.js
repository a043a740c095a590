// Search while typing. Without it, the forms lead to the page of what was found.
"use strict";

const PAUSE = 180; // milliseconds after the last key
const SHOWN = 8;

function afterPause(work) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(work, PAUSE, ...given);
  };
}

// Answers can overtake each other: only that to the latest question counts.
let latest = 0;
async function ask(form, path) {
  const number = ++latest;
  const query = new URLSearchParams(new FormData(form));
  query.set("typing", "1");
  const answer = await fetch(`${path}?${query}`);
  const text = answer.ok ? await answer.text() : null;
  return number === latest ? text : null;
}

// The page of what was found shows more with every key.
const page = document.querySelector("[data-search]");
if (page) {
  const show = afterPause(async () => {
    const text = await ask(page, "/search").catch(() => null);
    if (text === null) return;
    const found = new DOMParser().parseFromString(text, "text/html");
    for (const id of ["search-found", "search-status"]) {
      document.getElementById(id).replaceChildren(...found.getElementById(id).childNodes);
    }
    const address = new URL(location.href);
    address.searchParams.set("text", page.elements.text.value);
    address.searchParams.set("typing", "1");
    history.replaceState(null, "", address);
  });
  page.elements.text.addEventListener("input", show);
}

// The box at the top of every page offers names (the combobox pattern of WAI-ARIA).
const box = document.querySelector(".find");
const input = box.querySelector("input[type=search]");
const list = Object.assign(document.createElement("ul"), { id: "offers", hidden: true });
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", "Names");
box.append(list);
for (const [name, value] of [["role", "combobox"], ["aria-controls", "offers"], ["aria-autocomplete", "list"], ["aria-expanded", "false"]]) {
  input.setAttribute(name, value);
}
let chosen = -1;

function close() {
  chosen = -1;
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function choose(number) {
  const options = [...list.children];
  chosen = (number + options.length) % options.length;
  options.forEach((one, place) => one.setAttribute("aria-selected", String(place === chosen)));
  input.setAttribute("aria-activedescendant", options[chosen].id);
  options[chosen].scrollIntoView({ block: "nearest" });
}

function go(option) {
  const address = new URLSearchParams({ name: option.dataset.actor });
  const day = box.elements.as_of?.value;
  if (day) address.set("as_of", day);
  location.href = `/dossier?${address}`;
}

function offer(names) {
  close();
  list.replaceChildren(
    ...names.slice(0, SHOWN).map((one, place) => {
      const option = document.createElement("li");
      option.id = `offer-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.actor = one.actor.id;
      option.textContent = `${one.actor.name} (${one.kind})`;
      return option;
    }),
  );
  list.hidden = !list.children.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
}

input.addEventListener("input", afterPause(async () => {
  if (!input.value.trim()) return close();
  const text = await ask(box, "/names.json").catch(() => null);
  if (text !== null) offer(JSON.parse(text).names);
}));
input.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
  else if (event.key === "Escape") close();
  else if (event.key === "Enter" && chosen >= 0) go(list.children[chosen]);
  else return;
  event.preventDefault();
});
list.addEventListener("mousedown", (event) => {
  event.preventDefault();
  const option = event.target.closest("li");
  if (option) go(option);
});
input.addEventListener("blur", close);
