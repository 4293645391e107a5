// One spelling for what is searched and what is typed: maps and the web book both load this.

(() => {
  const LEFT_OUT = /[\u0300-\u036f\u064b-\u065f'`’-]/g;
  /** Letters without accents, hyphens and apostrophes, in lower case; Arabic and Persian keyboards write one letter. @param {string} text */
  globalThis.plainLetters = (text) => text.normalize("NFKD").replace(LEFT_OUT, "").replace(/[يى]/g, "ی").replaceAll("ك", "ک").toLowerCase();
})();
