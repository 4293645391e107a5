// JupyterLab and Notebook 7 take arrow keys away from widgets with listeners of their own. A listener that
// captures on window comes before theirs; it hands the key to the item and then stops the event. What the
// browser itself does with the key (move a radio, type a letter, press a button) is not prevented.

/** Keys that stay the notebook's: leaving the widget, running the cell, saving. @param {KeyboardEvent} event */
function passes(event) {
  return event.key === "Escape" || event.key === "Tab" || event.ctrlKey || event.metaKey || (event.shiftKey && event.key === "Enter");
}

/**
 * @param {HTMLElement} root the form, or whatever holds native inputs
 * @param {(event: KeyboardEvent) => void} [onKey] the item's own handler: a stopped event never reaches one inside
 * @returns {() => void} takes the guard away
 */
export function guard(root, onKey = () => {}) {
  const listen = (event) => {
    if (!(event.target instanceof Node) || !root.contains(event.target) || passes(event)) return;
    onKey(event);
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", listen, true);
  return () => window.removeEventListener("keydown", listen, true);
}
