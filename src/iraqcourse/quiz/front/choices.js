// Items to choose from: one option (radio buttons) or several (checkboxes), natively.

import { element, prose, shuffled, uniqueId } from "./page.js";

/**
 * @typedef {object} ItemView what quiz.js needs of an item
 * @property {Node} node the controls
 * @property {() => any} value the response, or null while there is none
 * @property {() => string} [missing] what is still missing, as a sentence; empty where the response is whole
 * @property {(value: any) => void} set put an earlier response back
 * @property {(value: any, share: number) => (Node|string)[]} [explain] what is said of a response
 * @property {(event: KeyboardEvent) => void} [onKey] keys of the item's own
 */

/** @param {any} item @param {any} context @returns {ItemView} */
export function choices(item, context) {
  const many = item.type === "multiple";
  const name = uniqueId(item.id);
  const options = shuffled(item.options, `${item.id}/${context.student}`);
  const inputs = new Map();
  const notes = new Map();
  const rows = options.map((option) => {
    const input = element("input", { type: many ? "checkbox" : "radio", name, value: option.id });
    const note = element("p", { class: "iq-note", hidden: true });
    inputs.set(option.id, input);
    notes.set(option.id, note);
    return element("div", { class: "iq-option" }, element("label", {}, input, prose(option.text)), note);
  });
  const node = element("div", {}, many ? element("p", { class: "iq-how", text: "Choose every answer that fits." }) : null, ...rows);
  const chosen = () => options.filter((option) => inputs.get(option.id).checked).map((option) => option.id);
  return {
    node,
    value: () => (many ? (chosen().length ? item.options.map((one) => one.id).filter((id) => chosen().includes(id)) : null) : (chosen()[0] ?? null)),
    set(value) {
      const given = Array.isArray(value) ? value : [value];
      for (const [id, input] of inputs) input.checked = given.includes(id);
    },
    explain(value, share) {
      // A wrong choice explains itself; once the answer is right, so does every option.
      const given = Array.isArray(value) ? value : [value];
      const said = [];
      for (const option of options) {
        const note = notes.get(option.id);
        const shown = share === 1 || given.includes(option.id);
        note.hidden = !shown;
        note.replaceChildren();
        if (!shown) continue;
        const word = option.correct ? "Right" : "Not right";
        note.append(element("strong", { text: `${word}: ` }), prose(option.feedback));
        note.className = `iq-note ${option.correct ? "iq-good" : "iq-bad"}`;
        if (given.includes(option.id)) said.push(element("span", {}, prose(option.text.replace(/\.$/, "")), ": ", prose(option.feedback)));
      }
      const missing = many && share < 1 && item.options.some((one) => one.correct && !given.includes(one.id));
      if (missing) said.push("Something that fits is not chosen yet.");
      return said;
    },
  };
}
