// Sphinx writes names into its index as HTML, but shows and compares them as text: "Kata'ib" would not be found.

(() => {
  const reader = document.createElement("textarea");
  /** @param {string} escaped */
  const plain = (escaped) => {
    reader.innerHTML = escaped;
    return reader.value;
  };
  const take = Search.setIndex;
  Search.setIndex = (index) => {
    for (const rows of Object.values(index.objects)) rows.forEach((row) => (row[4] = plain(row[4])));
    take.call(Search, index);
  };
  globalThis.IraqSearch = { plain };
})();
