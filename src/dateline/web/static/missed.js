// The words that are selected in a report, as offsets for the form "You missed this".
"use strict";

const missed = document.querySelector("[data-missed]");
const words = document.querySelector("[data-text]");
if (missed && words) {
  const count = (text) => Array.from(text).length; // code points, as offsets are counted
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !words.contains(chosen.anchorNode)) return;
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Number(words.dataset.text) + count(before.toString());
    missed.querySelector("[name=start]").value = start;
    missed.querySelector("[name=end]").value = start + count(range.toString());
    missed.querySelector("output").textContent = range.toString();
    missed.open = true;
  });
}
