// Two courtesies. Without this script everything works. Nothing is stored on the device.

// Leaving a sensitive page in one press. Without this the exit control is a plain link.
(function () {
  "use strict";
  var exit = document.getElementById("exit");
  if (!exit) return;
  var count = document.getElementById("exit-count");
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
})();

// Suggestions under a search box: the editable combobox with a list of WAI-ARIA. Forms that keep their words out of
// the page address ask for none, and sensitive pages have no others.
(function () {
  "use strict";
  Array.prototype.forEach.call(document.querySelectorAll("form[data-suggest]"), function (form) {
    var input = form.querySelector("input[name=q]");
    if (form.method !== "get" || !input || !window.AbortController || !form.requestSubmit) return;
    var list = document.createElement("ul");
    var status = document.createElement("p");
    var typed = "";
    var active = -1;
    var timer;
    var request;

    list.id = input.id + "-suggestions";
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.suggest);
    status.className = "unseen";
    status.setAttribute("role", "status");
    form.appendChild(list);
    form.appendChild(status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    function close() {
      clearTimeout(timer);
      if (request) request.abort();
      list.hidden = true;
      status.textContent = "";
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    }

    function mark(place) {
      if (list.children[active]) list.children[active].setAttribute("aria-selected", "false");
      active = place;
      var option = list.children[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    // The title of a page opens the page; other words are searched for.
    function choose(option) {
      close();
      if (option.dataset.path) return location.assign(option.dataset.path);
      input.value = option.textContent;
      form.requestSubmit();
    }

    function show(texts, pages) {
      var paths = new Map(pages.map(function (page) { return [page.title, page.path]; }));
      list.textContent = "";
      texts.forEach(function (text, place) {
        var option = document.createElement("li");
        option.id = list.id + "-" + place;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = text;
        if (paths.has(text)) {
          option.dataset.path = paths.get(text);
          option.appendChild(document.createElement("span")).textContent = form.dataset.suggestPage;
        }
        list.appendChild(option);
      });
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !texts.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      status.textContent = texts.length ? form.dataset.suggestCount.replace("{count}", texts.length) : "";
    }

    function ask() {
      if (request) request.abort();
      request = new AbortController();
      var address = new URL("suggest", form.action);
      address.search = new URLSearchParams({ q: typed });
      fetch(address, { signal: request.signal, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" })
        .then(function (answer) { return answer.ok ? answer.json() : { suggestions: [], pages: [] }; })
        .then(function (answer) { show(document.activeElement === input ? answer.suggestions : [], answer.pages); })
        .catch(function () {});
    }

    input.addEventListener("input", function () {
      typed = input.value;
      clearTimeout(timer);
      if (typed.trim().length < 2) return close();
      timer = setTimeout(ask, 120);
    });

    input.addEventListener("keydown", function (event) {
      var last = list.children.length - 1;
      if (list.hidden || event.isComposing) return;
      if (event.key === "ArrowDown") mark(active < last ? active + 1 : -1);
      else if (event.key === "ArrowUp") mark(active < 0 ? last : active - 1);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && active >= 0) choose(list.children[active]);
      else return;
      event.preventDefault();
    });

    // The box keeps the focus while someone presses in the list.
    list.addEventListener("mousedown", function (event) { event.preventDefault(); });
    list.addEventListener("click", function (event) {
      if (event.target.getAttribute("role") === "option") choose(event.target);
    });
    input.addEventListener("blur", close);
    form.addEventListener("submit", close);
    window.addEventListener("pageshow", close);
  });
})();
