"use strict";
(() => {
  const all = (css, root = document) => [...root.querySelectorAll(css)];
  const blocks = all(".block");
  const chips = all("button[data-category]");
  const groups = all("button[data-group]");
  const echoes = all("#article [data-block]");
  const inspector = document.getElementById("inspector");
  const hint = inspector.firstElementChild;
  const find = document.getElementById("find");
  const panes = document.querySelector(".panes");
  const chosen = new Set();
  let pinned = null; // the block that was tapped or reached by keyboard: stays when the pointer leaves

  const fold = (text) => text.toLowerCase().replace(/\s+/g, "");
  const texts = blocks.map((block) => fold(block.querySelector(".text").textContent));

  function show(block) {
    for (const one of all(".on")) one.classList.remove("on");
    if (!block) {
      inspector.replaceChildren(hint);
      return;
    }
    block.classList.add("on");
    const reason = block.querySelector(".reason").cloneNode(true);
    reason.hidden = false;
    inspector.replaceChildren(reason);
    for (const echo of echoes) if ("b" + echo.dataset.block === block.id) echo.classList.add("on");
  }

  function pin(block, scroll) {
    pinned = block;
    show(block);
    if (!block) return;
    for (const one of blocks) one.tabIndex = one === block ? 0 : -1;
    if (scroll) {
      block.focus({ preventScroll: true });
      block.scrollIntoView({ block: "nearest" });
      const echo = echoes.find((one) => "b" + one.dataset.block === block.id);
      if (echo) echo.scrollIntoView({ block: "nearest" });
    }
  }

  function filter() {
    const wanted = fold(find.value);
    let shown = 0;
    blocks.forEach((block, i) => {
      const fits = (!chosen.size || chosen.has(block.dataset.category)) && texts[i].includes(wanted);
      block.hidden = !fits;
      shown += fits;
    });
    document.getElementById("shown").textContent = String(shown);
    document.getElementById("none").hidden = shown > 0;
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chosen.has(chip.dataset.category)));
    const kept = chips.filter((chip) => chip.dataset.kept === "yes").map((chip) => chip.dataset.category);
    const junk = chips.filter((chip) => chip.dataset.kept === "no").map((chip) => chip.dataset.category);
    const is = (names) => names.length > 0 && names.length === chosen.size && names.every((name) => chosen.has(name));
    const state = { all: !chosen.size, kept: is(kept), junk: is(junk) };
    for (const group of groups) group.setAttribute("aria-pressed", String(state[group.dataset.group]));
    if (pinned && pinned.hidden) pin(null);
  }

  function choose(group) {
    chosen.clear();
    for (const chip of chips)
      if (group !== "all" && (chip.dataset.kept === "yes") === (group === "kept")) chosen.add(chip.dataset.category);
    filter();
  }

  function move(step) {
    const visible = blocks.filter((block) => !block.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(pinned); // -1 when nothing is: the first step down is to the first block
    pin(visible[Math.min(visible.length - 1, Math.max(0, at + step))], true);
  }

  function view(name) {
    panes.dataset.view = name;
    for (const tab of all("button[data-view]")) tab.setAttribute("aria-pressed", String(tab.dataset.view === name));
  }

  for (const block of blocks) {
    block.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(block));
    block.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(pinned));
    block.addEventListener("click", () => pin(pinned === block ? null : block));
    block.addEventListener("focus", () => pin(block));
  }
  for (const echo of echoes) {
    const block = document.getElementById("b" + echo.dataset.block);
    echo.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(block));
    echo.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(pinned));
    echo.addEventListener("click", () => {
      if (block.hidden) choose("all");
      pin(block);
      block.scrollIntoView({ block: "center" });
    });
  }
  for (const chip of chips)
    chip.addEventListener("click", () => {
      if (!chosen.delete(chip.dataset.category)) chosen.add(chip.dataset.category);
      filter();
    });
  for (const group of groups) group.addEventListener("click", () => choose(group.dataset.group));
  for (const tab of all("button[data-view]")) tab.addEventListener("click", () => view(tab.dataset.view));
  find.addEventListener("input", filter);

  const keys = {
    ArrowDown: () => move(1), ArrowUp: () => move(-1), j: () => move(1), k: () => move(-1),
    Home: () => move(-Infinity), End: () => move(Infinity),
    1: () => choose("all"), 2: () => choose("kept"), 3: () => choose("junk"), "/": () => find.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      find.value = "";
      find.blur();
      pin(null);
      choose("all");
    } else if (event.target !== find && Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
