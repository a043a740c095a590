// The words that are selected in a report, as offsets for the form "You missed this".
"use strict";

const missed = document.querySelector("[data-missed]");

// Where a place of the page stands in the text; paragraphs say where they begin.
function findOffset(node, at) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const paragraph = element.closest("[data-text]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, at);
  // Code points, as offsets are counted.
  return Number(paragraph.dataset.text) + Array.from(before.toString()).length;
}

if (missed) {
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    const start = findOffset(range.startContainer, range.startOffset);
    const end = findOffset(range.endContainer, range.endOffset);
    if (start === null || end === null) return;
    missed.querySelector("[name=start]").value = start;
    missed.querySelector("[name=end]").value = end;
    missed.querySelector("output").textContent = range.toString();
    missed.open = true;
  });
}
