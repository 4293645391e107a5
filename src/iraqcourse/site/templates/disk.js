// In a book on a disk Furo and Sphinx, too, are kept from the browser's storage until the page has been shown: see
// quiz/front/disk.js, which stands before this. Both then do again what they could not do before.

(() => {
  const storage = Object.getOwnPropertyDescriptor(window, "localStorage");
  if (location.protocol !== "file:" || !storage?.configurable) return;
  const empty = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  Object.defineProperty(window, "localStorage", { configurable: true, value: empty });
  whenShown(() => {
    Object.defineProperty(window, "localStorage", storage);
    document.body.dataset.theme = localStorage.getItem("theme") || "auto";
    SphinxHighlight.highlightSearchWords();
  });
})();
