// Narrow a list down with native inputs. What is chosen stands in the address, so that a choice can be linked to.

(() => {
  const plain = globalThis.plainLetters;

  /** @param {HTMLFormElement} form */
  function narrow(form) {
    const list = document.getElementById(form.dataset.list);
    const entries = [...list.querySelectorAll("li[id]")];
    const status = form.querySelector('[role="status"]');
    const texts = new Map();
    const textOf = (one) => texts.get(one) ?? texts.set(one, plain(one.textContent)).get(one);

    function show() {
      const wanted = [...new FormData(form)].filter(([, value]) => value);
      const words = plain(String(new FormData(form).get("words") ?? "")).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const one of entries) {
        const fits = wanted.every(([tag, value]) => tag === "words" || (one.dataset[tag] ?? "").split(" ").includes(value))
          && words.every((word) => textOf(one).includes(word));
        one.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      for (const group of list.querySelectorAll(".ib-group")) group.hidden = !group.querySelector("li[id]:not([hidden])");
      const noun = status.dataset.noun;
      status.textContent = shown === entries.length ? `${shown} ${noun}` : `${shown} of ${entries.length} ${noun}`;
      keep(wanted);
    }

    function keep(wanted) {
      const query = new URLSearchParams(wanted).toString();
      try {
        history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      } catch {
        // Some browsers keep the address of a page on a disk as it is; the list is narrowed all the same.
      }
    }

    for (const [tag, value] of new URLSearchParams(location.search)) {
      if (form.elements.namedItem(tag)) form.elements.namedItem(tag).value = value;
    }
    form.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(show));
    if (location.search) show();
    // A link to an entry shows it, whatever was chosen before.
    const reveal = () => {
      const one = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      if (one?.hidden) form.reset();
      one?.scrollIntoView();
    };
    window.addEventListener("hashchange", reveal);
  }

  document.querySelectorAll("form.ib-filter").forEach(narrow);
  globalThis.IraqListing = { narrow, plain };
})();
