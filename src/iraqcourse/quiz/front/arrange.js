// Items to arrange without dragging: put in order with buttons or arrow keys, match with menus.

import { element, once, prose, shuffled, stillOpen } from "./page.js";

/** @param {any} item @param {any} context @returns {import("./choices.js").ItemView} */
export function order(item, context) {
  let current = shuffled(item.entries, `${item.id}/${context.student}`);
  // A graded edition carries no key; a practice item must not begin solved.
  const solved = item.order?.flat().join();
  if (current.map((entry) => entry.id).join() === solved) current = [...current].reverse();
  let moved = false;
  const list = element("ol", { class: "iq-order" });
  const rows = new Map(current.map((entry) => [entry.id, row(entry)]));

  function row(entry) {
    const button = (step, sign, word) =>
      element("button", { type: "button", "aria-label": `Move ${word}: ${entry.text}`, onclick: () => move(entry.id, step, step), text: sign });
    const note = element("p", { class: "iq-note", hidden: true });
    const buttons = element("span", { class: "iq-moves" }, button(-1, "\u2191", "earlier"), button(1, "\u2193", "later"));
    const made = element("li", { "data-id": entry.id }, element("div", { class: "iq-row" }, buttons, prose(entry.text)), note);
    return made;
  }

  function move(id, step, focused) {
    const at = current.findIndex((entry) => entry.id === id);
    const to = at + step;
    if (to >= 0 && to < current.length) {
      [current[at], current[to]] = [current[to], current[at]];
      moved = true;
      draw();
      context.announce(`${current[to].text}: now ${to + 1} of ${current.length}.`);
    }
    rows.get(id).querySelectorAll("button")[focused < 0 ? 0 : 1].focus();
  }

  const draw = () => list.replaceChildren(...current.map((entry) => rows.get(entry.id)));
  draw();
  return {
    node: element("div", {}, element("p", { class: "iq-how", text: "Earliest first. Move an entry with its buttons, or with the up and down keys." }), list),
    value: () => current.map((entry) => entry.id),
    missing: once(() => (moved ? "" : "Nothing was recorded: you have not moved anything yet. If this is the order that you mean, press once more.")),
    set(value) {
      const known = new Map(item.entries.map((entry) => [entry.id, entry]));
      if (!Array.isArray(value) || value.length !== known.size || !value.every((id) => known.has(id))) return;
      current = value.map((id) => known.get(id));
      moved = true;
      draw();
    },
    onKey(event) {
      const entry = event.target.closest("li[data-id]");
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!entry || !step) return;
      event.preventDefault();
      move(entry.dataset.id, step, step);
    },
    explain(value, share) {
      for (const entry of item.entries) {
        const note = rows.get(entry.id).querySelector(".iq-note");
        note.hidden = share < 1 || !entry.feedback;
        note.replaceChildren(prose(entry.feedback));
      }
      return [prose(share === 1 ? item.feedback.correct : item.feedback.wrong)];
    },
  };
}

/** @param {any} item @param {any} context @returns {import("./choices.js").ItemView} */
export function match(item, context) {
  const right = shuffled(item.right, `${item.id}/${context.student}`);
  const menus = new Map();
  const rows = item.left.map((entry) => {
    const menu = element("select", {}, element("option", { value: "", text: "choose" }),
      ...right.map((one) => element("option", { value: one.id, text: one.text, dir: "auto" })));
    menus.set(entry.id, menu);
    return element("p", { class: "iq-pair" }, element("label", {}, prose(entry.text), menu));
  });
  return {
    node: element("div", {}, ...rows),
    value() {
      const chosen = [...menus].filter(([, menu]) => menu.value).map(([id, menu]) => [id, menu.value]);
      return chosen.length ? Object.fromEntries(chosen) : null;
    },
    missing: stillOpen(() => [...menus.values()].filter((menu) => !menu.value).length, "line"),
    set(value) {
      for (const [id, menu] of menus) menu.value = value[id] ?? "";
    },
    explain: (value) =>
      item.left.map((entry) => {
        const pair = item.pairs.find((one) => one.left === entry.id);
        const right = value[entry.id] === pair.right;
        return prose(right ? `${entry.text}, right: ${pair.feedback}` : `${entry.text}: not right yet.`);
      }),
  };
}
