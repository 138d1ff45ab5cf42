// Leaving a sensitive page in one press. Without this script the exit control is a plain link.
// Nothing is stored on the device.
(function () {
  "use strict";
  var exit = document.getElementById("exit");
  if (!exit) return;
  var count = document.getElementById("exit-count");
  var keys = document.getElementById("exit-keys");
  var cover = null;
  var title = document.title;
  var presses = 0;
  var timer;

  function say(words) {
    if (count) count.textContent = words;
  }

  function forget() {
    presses = 0;
    say("");
  }

  // The page is covered at once, as the next site may take seconds to answer. `replace` leaves no entry to go back to.
  function leave(event) {
    if (event) event.preventDefault();
    clearTimeout(timer);
    cover = document.createElement("div");
    cover.className = "cover";
    cover.setAttribute("role", "alert");
    cover.textContent = count ? count.dataset.leaving : "";
    document.body.appendChild(cover);
    document.documentElement.classList.add("leaving");
    document.title = cover.textContent;
    location.replace(exit.href);
  }

  exit.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    leave(event);
  });

  // Shift alone, three times, each within five seconds of the last. Shift held for a capital does not count.
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") {
      presses = 0;
      return;
    }
    presses += 1;
    clearTimeout(timer);
    if (presses >= 3) return leave();
    say(count ? count.dataset.more.replace("{count}", 3 - presses) : "");
    timer = setTimeout(forget, 5000);
  });

  // A browser may bring the page back from memory as it was left, covered.
  window.addEventListener("pageshow", function () {
    if (cover) cover.remove();
    cover = null;
    document.title = title;
    document.documentElement.classList.remove("leaving");
    forget();
  });

  if (keys) keys.hidden = false;
})();
