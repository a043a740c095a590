// Looks closer by mouse, wheel and keys: without it, the links above each drawing do the same.
"use strict";

const SEEN = "dateline-canvas";

// A page that a drawing was left for by a key begins at its drawing again.
function follow(address) {
  sessionStorage.setItem(SEEN, "1");
  location.assign(address);
}

function hint(figure, words) {
  const note = document.createElement("p");
  note.className = "faint hint";
  note.textContent = words;
  figure.append(note);
}

function step(name) {
  const link = document.querySelector(`[data-step="${name}"]`);
  if (link) follow(link.href);
}

const TIMELINE_KEYS = { "+": "closer", "=": "closer", "-": "further", ArrowLeft: "earlier", ArrowRight: "later", 0: "all" };

function timeline(box) {
  const canvas = box.querySelector(".canvas");
  if (!canvas) return;
  const svg = canvas.querySelector("svg");
  const first = Date.parse(box.dataset.first);
  const days = (Date.parse(box.dataset.last) - first) / 86400000 + 1;
  const [left, right] = [Number(box.dataset.left), Number(box.dataset.right)];
  hint(box.querySelector("figure"), "Drag over days to look closer; keys + − ← → 0; Ctrl and wheel.");

  const share = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return Math.min(Math.max((point.x - left) / (right - left), 0), 1);
  };
  const show = (from, to) => {
    const day = (part) => new Date(first + Math.min(Math.floor(part * days), days - 1) * 86400000).toISOString().slice(0, 10);
    const address = new URL(location.href);
    address.searchParams.set("from", day(from));
    address.searchParams.set("to", day(to));
    follow(address);
  };
  canvas.addEventListener("keydown", (event) => {
    const name = TIMELINE_KEYS[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    step(name);
  });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    step(event.deltaY < 0 ? "closer" : "further");
  }, { passive: false });

  let start = null;
  const chosen = document.createElementNS(svg.namespaceURI, "rect");
  chosen.setAttribute("class", "chosen");
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse") start = share(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (start === null) return;
    const [low, high] = [start, share(event)].sort((one, other) => one - other);
    chosen.setAttribute("x", left + low * (right - left));
    chosen.setAttribute("width", (high - low) * (right - left));
    chosen.setAttribute("y", 0);
    chosen.setAttribute("height", svg.viewBox.baseVal.height);
    svg.append(chosen);
  });
  window.addEventListener("pointerup", (event) => {
    if (start === null) return;
    const [low, high] = [start, share(event)].sort((one, other) => one - other);
    start = null;
    chosen.remove();
    if (high - low > 0.02) {
      // What was dragged over is no click on the mark below.
      window.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      show(low, high);
    }
  });
}

const MOVES = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] };

function map(box) {
  const canvas = box.querySelector(".canvas");
  const svg = canvas.querySelector("svg");
  const { x: left, y: top, width, height } = svg.viewBox.baseVal;
  const whole = { x: left, y: top, width, height };
  let view = { ...whole };
  const spots = [...svg.querySelectorAll(".spot")].map((one) => [one, Number(one.getAttribute("r"))]);
  const labels = [...svg.querySelectorAll("text")];
  hint(box.querySelector("figure"), "Drag to move, Ctrl and wheel to look closer; keys + − ← → ↑ ↓ 0.");

  // Where the drawing is wider than the screen, the busiest place is what is seen first.
  const busiest = svg.querySelector(".spot");
  if (busiest) {
    const part = (Number(busiest.getAttribute("cx")) - whole.x) / whole.width;
    canvas.scrollLeft = part * canvas.scrollWidth - canvas.clientWidth / 2;
  }

  const draw = () => {
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    const size = view.width / whole.width;
    for (const [one, radius] of spots) one.setAttribute("r", radius * size);
    for (const one of labels) one.setAttribute("font-size", 13 * size);
  };
  const bound = (value, least, most) => Math.min(Math.max(value, least), most);
  const look = (x, y, width) => {
    const wide = bound(width, whole.width / 40, whole.width);
    const high = wide * whole.height / whole.width;
    view = {
      x: bound(x, 0, whole.width - wide), y: bound(y, 0, whole.height - high), width: wide, height: high,
    };
    draw();
  };
  const zoom = (times, x = view.x + view.width / 2, y = view.y + view.height / 2) => {
    const wide = bound(view.width * times, whole.width / 40, whole.width);
    const part = wide / view.width;
    look(x - (x - view.x) * part, y - (y - view.y) * part, wide);
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) look(view.x + move[0] * view.width, view.y + move[1] * view.height, view.width);
    else if (event.key === "+" || event.key === "=") zoom(0.7);
    else if (event.key === "-") zoom(1 / 0.7);
    else if (event.key === "0") look(0, 0, whole.width);
    else return;
    event.preventDefault();
  });
  canvas.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    zoom(event.deltaY < 0 ? 0.8 : 1.25, point.x, point.y);
  }, { passive: false });

  let held = null;
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.pointerType === "mouse") held = { x: event.clientX, y: event.clientY, view, far: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const scale = view.width / svg.clientWidth;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    held.far ||= Math.hypot(x, y) > 4;
    if (held.far) look(held.view.x - x * scale, held.view.y - y * scale, view.width);
  });
  window.addEventListener("pointerup", () => {
    if (held?.far) {
      window.addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      setTimeout(() => svg.dispatchEvent(new Event("click")), 0); // takes the listener away again
    }
    held = null;
  });
}

for (const box of document.querySelectorAll("[data-timeline]")) timeline(box);
for (const box of document.querySelectorAll("[data-map]")) map(box);
if (sessionStorage.getItem(SEEN)) {
  sessionStorage.removeItem(SEEN);
  document.querySelector(".canvas")?.focus();
}
