// What only makes pages handier: without it, everything works by links and forms.
"use strict";

// The slider beside the day up to which things are known.
for (const form of document.querySelectorAll("[data-asof]")) {
  const slider = form.querySelector("input[type=range]");
  const day = form.querySelector("input[type=date]");
  const first = Date.parse(slider.dataset.first);
  const offset = Number(slider.min);
  slider.hidden = false;
  slider.addEventListener("input", () => {
    const at = new Date(first + (Number(slider.value) - offset) * 86400000);
    day.value = at.toISOString().slice(0, 10);
    slider.setAttribute("aria-valuetext", day.value);
  });
  slider.addEventListener("change", () => form.requestSubmit());
}
