(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var button = document.getElementById("theme");
  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  }
  function label() {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", "Switch to " + (isDark() ? "light" : "dark") + " colours");
  }
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
  });
  dark.addEventListener("change", label);
  button.hidden = false;
  label();

  // what a chart says of a point, at once and in readable letters
  var tip = document.createElement("div");
  tip.id = "tip";
  tip.hidden = true;
  document.body.appendChild(tip);
  function place(event) {
    var width = tip.offsetWidth;
    var x = Math.min(event.clientX + 14, window.innerWidth - width - 8);
    var y = event.clientY - tip.offsetHeight - 12;
    tip.style.left = Math.max(8, x) + "px";
    tip.style.top = (y > 8 ? y : event.clientY + 18) + "px";
  }
  // of a drawing itself the title is its name, and is left where it is
  document.querySelectorAll("svg * > title").forEach(function (title) {
    title.parentNode.dataset.tip = title.textContent;
  });
  document.addEventListener("pointermove", function (event) {
    var mark = event.target.closest ? event.target.closest("[data-tip]") : null;
    tip.hidden = !mark;
    if (mark) {
      var title = mark.querySelector("title");
      if (title) {
        title.remove();
      }
      tip.textContent = mark.getAttribute("data-tip");
      place(event);
    }
  });

  // a printed page shows what is folded
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    folded.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (each) { each.open = false; });
  });
})();
