// Small things that make the desk quicker; every page works without them.
"use strict";
// A form with mistakes is read from its list of mistakes on.
document.querySelector(".errors")?.focus();
// On a phone the page's own name in the navigation may be out of sight.
const here = document.querySelector("nav.main [aria-current]");
if (here) here.closest("ul").scrollLeft = here.offsetLeft - 60;
// Entries: a press on a name such as {card-fee} puts it where the cursor was last.
let lastText = null;
document.addEventListener("focusin", (event) => {
  if (event.target.matches("#texts textarea, #texts input")) lastText = event.target;
});
document.addEventListener("click", (event) => {
  const name = event.target.closest("[data-put]");
  if (!name || !lastText?.isConnected) return;
  lastText.setRangeText(name.dataset.put, lastText.selectionStart, lastText.selectionEnd, "end");
  lastText.dispatchEvent(new Event("input", { bubbles: true }));
  lastText.focus();
});
// A button that changes the entry's form fetches the form alone.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  if (button?.form?.id !== "entry" || !window.htmx) return;
  event.preventDefault();
  htmx.ajax("POST", button.form.action, {
    source: button, target: "#entry", swap: "outerMorph", values: { do: button.value },
  });
});
