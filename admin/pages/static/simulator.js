// Says that a reply is on its way. The pages work the same without this file.
"use strict";
addEventListener("submit", (event) => {
  const status = document.querySelector(".status");
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  status.textContent = document.getElementById("use").dataset.sending;
});
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
  document.querySelector(".status").textContent = "";
});
