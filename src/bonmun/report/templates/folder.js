(() => {
  const table = document.querySelector(".pages");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.querySelectorAll("th button")];
  const find = document.getElementById("find");
  const order = new Intl.Collator("ko", { numeric: true });
  const value = (row, key) => row.querySelector(`[data-${key}]`).dataset[key];
  const fold = (text) => text.toLowerCase().replace(/\s+/g, "");
  const texts = new Map(rows.map((row) => [row, fold(row.textContent)]));

  function sort(head) {
    const cell = head.closest("th");
    const up = cell.ariaSort !== "ascending";
    const { key } = head.dataset;
    const compare = "numeric" in head.dataset
      ? (a, b) => Number(value(a, key)) - Number(value(b, key))
      : (a, b) => order.compare(value(a, key), value(b, key));
    rows.sort((a, b) => (up ? compare(a, b) : compare(b, a)));
    for (const other of heads) other.closest("th").setAttribute("aria-sort", "none");
    cell.setAttribute("aria-sort", up ? "ascending" : "descending");
    body.append(...rows);
  }

  for (const head of heads) head.addEventListener("click", () => sort(head));
  find.addEventListener("input", () => {
    const wanted = fold(find.value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !texts.get(row).includes(wanted);
      shown += !row.hidden;
    }
    document.getElementById("none").hidden = shown > 0;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== find) {
      event.preventDefault();
      find.focus();
    }
  });
})();
