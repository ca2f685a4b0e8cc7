(function () {
  "use strict";
  var root = document.documentElement, svg = document.getElementById("graph");
  if (!svg) { return; }
  root.classList.add("js");
  var boxes = Array.prototype.slice.call(svg.querySelectorAll(".box"));
  var joined = Array.prototype.slice.call(svg.querySelectorAll("[data-source]"));
  function chosen() {
    var found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return found ? found.getAttribute("data-box") : null;
  }
  function light(name) {
    joined.forEach(function (each) {
      var near = name !== null && (each.dataset.source === name || each.dataset.target === name);
      each.classList.toggle("lit", near);
    });
  }
  boxes.forEach(function (box) {
    var link = box.parentNode, name = box.dataset.box;
    ["mouseenter", "focus"].forEach(function (event) {
      link.addEventListener(event, function () { light(name); });
    });
    ["mouseleave", "blur"].forEach(function (event) {
      link.addEventListener(event, function () { light(chosen()); });
    });
  });
  function show() {
    var name = chosen();
    light(name);
    boxes.forEach(function (box) {
      box.classList.toggle("chosen", box.dataset.box === name);
      if (box.dataset.box === name) { box.scrollIntoView({ block: "center", inline: "center" }); }
    });
  }
  function open() {
    var map = svg.parentNode, start = svg.querySelector(".box.start");
    if (!start) { return; }
    var box = start.getBoundingClientRect(), room = map.getBoundingClientRect();
    map.scrollLeft += box.left + box.width / 2 - room.left - room.width / 2;
  }
  function named(left) {
    svg.querySelectorAll(".lane-name").forEach(function (name) {
      name.setAttribute("x", left + 10);
    });
  }
  function follow() { named(svg.parentNode.scrollLeft); }
  svg.parentNode.addEventListener("scroll", follow);
  window.addEventListener("beforeprint", function () { named(0); });
  window.addEventListener("afterprint", follow);
  window.addEventListener("hashchange", show);
  open();
  show();
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && chosen() !== null) { location.hash = "map"; }
  });
  var find = document.getElementById("find");
  find.addEventListener("change", function () {
    svg.classList.toggle("filtered", find.value !== "");
    boxes.forEach(function (box) {
      box.classList.toggle("found", box.dataset.codes.split(" ").indexOf(find.value) >= 0);
    });
  });
  document.querySelectorAll("button[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      var code = button.previousElementSibling, range = document.createRange();
      range.selectNodeContents(code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand("copy");
    });
  });
})();
