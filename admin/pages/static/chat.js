// Loads the new exchange alone. Without this file the same form loads the whole page.
"use strict";
(() => {
  const form = document.getElementById("chat");
  const log = document.querySelector(".log");
  const text = document.getElementById("text");
  const status = form.querySelector(".status");
  const KEPT = 6; // exchanges that travel along when the page itself is loaded anew, as on the server
  let busy = false;

  const fields = (button) => {
    const sent = new URLSearchParams();
    for (const name of ["text", "message", "lang"]) sent.append(name, form.elements.namedItem(name).value);
    if (button && button.name) sent.append(button.name, button.value);
    const carried = log.querySelectorAll("[name=carried]");
    if (carried.length) sent.append("carried", carried[carried.length - 1].value);
    return sent;
  };

  const show = (html, typed) => {
    const part = new DOMParser().parseFromString(html, "text/html");
    const exchange = document.importNode(part.querySelector(".exchange"), true);
    const replied = exchange.querySelector(".reply");
    if (replied) {
      for (const old of log.querySelectorAll(".buttons")) old.remove();
      const start = form.querySelector(".start");
      if (start) start.remove();
      document.querySelector(".clear").hidden = false;
    }
    log.append(exchange);
    const carried = log.querySelectorAll("[name=carried]");
    for (let i = 0; i < carried.length - KEPT; i++) carried[i].remove();
    form.elements.namedItem("message").value = part.querySelector("[name=message]").value;
    if (typed && replied) text.value = "";
    exchange.scrollIntoView();
    if (!typed) {
      // The pressed button is gone: go on from the answer.
      exchange.tabIndex = -1;
      exchange.focus({ preventScroll: true });
    }
  };

  const send = async (button) => {
    busy = true;
    status.textContent = form.dataset.sending;
    try {
      const answer = await fetch("/chat", {
        method: "POST", body: fields(button), headers: { "X-Jirani-Part": "exchange" },
      });
      if (!answer.headers.has("X-Jirani-Part")) throw new Error(answer.status);
      show(await answer.text(), !(button && button.name));
      status.textContent = "";
    } catch {
      status.textContent = form.dataset.failed;
    }
    busy = false;
  };

  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.name === "switch") return;
    event.preventDefault();
    if (!busy) send(event.submitter);
  });

  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector(".action"));
  });

  // A language link would lead to an empty page: send the conversation along.
  document.querySelector("nav").addEventListener("click", (event) => {
    if (!event.target.matches("a.switch")) return;
    if (!log.querySelector("[name=carried]")) return;
    event.preventDefault();
    const wanted = document.createElement("input");
    wanted.type = "hidden";
    wanted.name = "switch";
    wanted.value = event.target.lang;
    form.append(wanted);
    form.submit();
  });
})();
