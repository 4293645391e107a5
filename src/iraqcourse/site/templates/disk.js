// In a book on a disk Furo and Sphinx, too, are kept from the browser's storage until the page has been shown: see
// quiz/front/disk.js, which stands before this. What they asked for they then get, and what they kept is put in.

(() => {
  const storage = Object.getOwnPropertyDescriptor(window, "localStorage");
  if (location.protocol !== "file:" || !storage?.configurable) return;
  const early = new Map();
  const standIn = {
    getItem: (name) => early.get(name) ?? null,
    setItem: (name, value) => early.set(name, value),
    removeItem: (name) => early.delete(name),
  };
  Object.defineProperty(window, "localStorage", { configurable: true, value: standIn });
  whenShown(() => {
    Object.defineProperty(window, "localStorage", storage);
    document.body.dataset.theme = localStorage.getItem("theme") || "auto";
    SphinxHighlight.highlightSearchWords();
    early.forEach((value, name) => localStorage.setItem(name, value));
  });
})();
