// What makes the page of a report handier: layers stay in the address and in what is explained,
// Escape puts an explanation away. Without it, the words lead to the list of findings by links.
"use strict";

const form = document.querySelector("[data-layers]");
const boxes = [...form.querySelectorAll("input")];
const pieces = [...document.querySelectorAll(".text .seg")];
const whole = new Map(pieces.map((one) => [one, one.dataset.tip]));

function listShown() {
  return boxes.filter((box) => box.checked).map((box) => box.dataset.layer);
}

function drawLayers() {
  const shown = new Set(listShown());
  for (const piece of pieces) {
    const seen = [...piece.querySelectorAll("[class^=k-]")].some((one) => shown.has(one.className.slice(2)));
    piece.dataset.tip = seen ? whole.get(piece) : "";
    if (piece.tagName === "A") piece.tabIndex = seen ? 0 : -1;
  }
}

form.addEventListener("change", () => {
  const address = new URL(location.href);
  address.searchParams.set("only", listShown().join(",") || "none");
  history.replaceState(null, "", address);
  drawLayers();
});
form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const piece of document.querySelectorAll(".seg:hover, .seg:focus")) piece.classList.add("quiet");
});
for (const leave of ["focusout", "mouseout"]) {
  document.addEventListener(leave, (event) => event.target.closest?.(".seg")?.classList.remove("quiet"));
}

// A link to a finding in a closed group opens the group.
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const group = target && target.closest("details");
  if (group && !group.open) {
    group.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", openTarget);
openTarget();
drawLayers();
