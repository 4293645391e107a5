// Sort a table by a button in each column's head; the order is told to screen readers by aria-sort.

(() => {
  /** "C9" before "C10". @param {string} one @param {string} other */
  const compare = (one, other) => one.localeCompare(other, "en", { numeric: true });

  /** @param {HTMLTableElement} table */
  function sortable(table) {
    const heads = [...table.tHead.rows[0].cells];
    const body = table.tBodies[0];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const text = (row) => row.cells[column].textContent.trim();
        const rows = [...body.rows].sort((a, b) => (down ? -1 : 1) * compare(text(a), text(b)));
        body.append(...rows);
      });
      head.replaceChildren(button);
    });
    heads[0].setAttribute("aria-sort", "ascending");
  }

  document.querySelectorAll("table.ib-sortable").forEach(sortable);
  globalThis.IraqTable = { sortable };
})();
