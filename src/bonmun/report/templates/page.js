(() => {
  const all = (css, root = document) => [...root.querySelectorAll(css)];
  const at = (id) => document.getElementById(id);
  const blocks = all(".block");
  const folds = all(".fold");
  const chips = all("button[data-category]");
  const groups = all("button[data-group]");
  const echoes = all("#article [data-block]");
  const inspector = at("inspector");
  const find = at("find");
  const panes = document.querySelector(".panes");
  const chosen = new Set();
  let pinned = null; // the block that was tapped or reached by keyboard: stays when the pointer leaves

  const fold = (text) => text.toLowerCase().replace(/\s+/g, "");
  const texts = blocks.map((block) => fold(block.querySelector(".text").textContent));

  // What a block was decided on. The hint is for those who have not yet asked; what was told last stays until it is closed.
  function told(block) {
    document.querySelector(".hint")?.remove();
    inspector.hidden = !block;
    at("close").hidden = !block;
    at("told").replaceChildren();
    if (!block) return;
    const reason = block.querySelector(".reason").cloneNode(true);
    reason.hidden = false;
    at("told").append(reason);
  }

  function show(block) {
    for (const one of all(".on")) one.classList.remove("on");
    told(block);
    if (!block) return;
    block.classList.add("on");
    for (const echo of echoes) if ("b" + echo.dataset.block === block.id) echo.classList.add("on");
  }

  function pin(block, scroll) {
    pinned = block;
    for (const one of all("[aria-current]")) one.removeAttribute("aria-current");
    show(block);
    if (!block) return;
    block.setAttribute("aria-current", "true");
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
    unfold(chosen.size > 0 || wanted !== "");
    at("shown").textContent = shown.toLocaleString("en");
    at("none").hidden = shown > 0;
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chosen.has(chip.dataset.category)));
    const kept = chips.filter((chip) => chip.dataset.kept === "yes").map((chip) => chip.dataset.category);
    const junk = chips.filter((chip) => chip.dataset.kept === "no").map((chip) => chip.dataset.category);
    const is = (names) => names.length > 0 && names.length === chosen.size && names.every((name) => chosen.has(name));
    const state = { all: !chosen.size, kept: is(kept), junk: is(junk) };
    for (const group of groups) group.setAttribute("aria-pressed", String(state[group.dataset.group]));
    if (pinned && pinned.hidden) pin(null);
  }

  // What is looked for is never behind a fold; when nothing is, the folds are as they were left.
  function unfold(looking) {
    for (const one of folds) {
      const details = one.firstElementChild;
      if (looking) one.dataset.left ??= details.open ? "open" : "shut";
      details.open = looking || (one.dataset.left ?? (details.open ? "open" : "shut")) === "open";
      if (!looking) delete one.dataset.left;
      one.hidden = looking && !one.querySelector(".block:not([hidden])");
      one.classList.toggle("bare", looking);
    }
  }

  function choose(group) {
    chosen.clear();
    for (const chip of chips)
      if (group !== "all" && (chip.dataset.kept === "yes") === (group === "kept")) chosen.add(chip.dataset.category);
    filter();
  }

  function move(step) {
    const visible = blocks.filter((block) => !block.hidden && !block.closest("details:not([open])"));
    if (!visible.length) return;
    const place = visible.indexOf(pinned); // -1 when nothing is: the first step down is to the first block
    pin(visible[Math.min(visible.length - 1, Math.max(0, place + step))], true);
  }

  function view(name) {
    panes.dataset.view = name;
    for (const tab of all("button[data-view]")) tab.setAttribute("aria-pressed", String(tab.dataset.view === name));
    trim();
  }

  // One row of chips: those that would begin a second one wait behind "more".
  function trim() {
    const more = at("more");
    const open = more.getAttribute("aria-expanded") === "true";
    at("chips").classList.toggle("open", open);
    more.hidden = false;
    const cut = open ? [] : chips.filter((chip) => chip.offsetTop > chips[0].offsetTop);
    for (const chip of chips) chip.classList.toggle("cut", cut.includes(chip));
    more.textContent = open ? say("fewer") : `${say("more")} ${cut.length}`;
    more.hidden = !open && !cut.length;
  }

  let closed = false; // just now: what comes to lie under a pointer that rests is not pointed at
  document.addEventListener("pointermove", () => (closed = false));
  const mouse = (event) => event.pointerType === "mouse" && !closed;
  for (const block of blocks) {
    let was = null; // pinned before the press: pressing gives the block the focus, and so pins it
    block.addEventListener("pointerenter", (event) => mouse(event) && show(block));
    block.addEventListener("pointerleave", (event) => mouse(event) && pinned && show(pinned));
    block.addEventListener("pointerdown", () => (was = pinned));
    block.addEventListener("click", () => {
      pin(was === block ? null : block);
      was = null;
    });
    block.addEventListener("focus", () => pin(block));
  }
  for (const echo of echoes) {
    const block = at("b" + echo.dataset.block);
    echo.addEventListener("pointerenter", (event) => mouse(event) && show(block));
    echo.addEventListener("pointerleave", (event) => mouse(event) && pinned && show(pinned));
    echo.addEventListener("click", () => {
      if (String(getSelection())) return; // who marks words to copy them asks for nothing
      if (block.hidden) choose("all");
      const details = block.closest("details");
      if (details) details.open = true;
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
  at("close").addEventListener("click", () => {
    pin(null);
    closed = true;
  });
  at("more").addEventListener("click", (event) => {
    const open = event.currentTarget.getAttribute("aria-expanded") === "true";
    event.currentTarget.setAttribute("aria-expanded", String(!open));
    trim();
  });
  new ResizeObserver(trim).observe(document.querySelector(".tools"));

  const keys = {
    ArrowDown: () => move(1), ArrowUp: () => move(-1), j: () => move(1), k: () => move(-1),
    Home: () => move(-Infinity), End: () => move(Infinity),
    1: () => choose("all"), 2: () => choose("kept"), 3: () => choose("junk"),
    "/": () => {
      view("source");
      find.focus();
    },
  };
  // Where the article is what is looked at, the keys that move scroll it, as everywhere else.
  const reading = ({ key, target }) => key.length > 1 && (at("article").contains(target) || !at("source").offsetParent);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      find.value = "";
      find.blur();
      pin(null);
      choose("all");
    } else if (event.target !== find && Object.hasOwn(keys, event.key) && !reading(event)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  const copies = JSON.parse(at("copies").textContent);
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.body.appendChild(document.createElement("textarea")); // where the page came over plain HTTP
    area.value = text;
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  at("copy")?.addEventListener("click", async () => {
    await copy(copies[".txt"]);
    at("copied").textContent = say("copied");
  });
  for (const button of all("button[data-save]"))
    button.addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([copies[button.dataset.save]], { type: "text/plain" }));
      link.download = `article${button.dataset.save}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
})();
