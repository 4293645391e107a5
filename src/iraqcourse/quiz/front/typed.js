// Items to type into: a number, a word or name, a sentence with gaps, an answer in the student's own words.

import { element, prose, stillOpen, uniqueId } from "./page.js";
import { namesIt, plainName } from "./reading.js";
import { covers, numberOf } from "./scoring.js";

// As much as a record takes (see record.py); a name is shorter.
const MOST_TEXT = 20000;
const MOST_NAME = 2000;
const field = (attributes) => element("input", { type: "text", maxlength: MOST_NAME, dir: "auto", autocomplete: "off", spellcheck: "false", ...attributes });
const DIGITS = "Write it with digits, such as 1,500 or 7.6.";
const given = (input) => (input.value.trim() ? input.value.trim() : null);

/** What the bank says of a response without options: the expected error's own word, or the general one. */
function verdict(item, share, found) {
  if (share === 1) return [prose(item.feedback.correct)];
  return [prose(found ? found.feedback : item.feedback.wrong)];
}

/** @param {any} item @returns {import("./choices.js").ItemView} */
export function number(item) {
  const id = uniqueId(item.id);
  const input = field({ id, inputmode: "decimal", class: "iq-short" });
  const unit = item.unit ? element("span", { text: ` ${item.unit.name}` }) : null;
  return {
    node: element("p", {}, element("label", { for: id, text: "Your number: " }), input, unit),
    value: () => given(input),
    // A slip of the pen is no answer: it must not take the place of the first one.
    missing: () => (numberOf(item, given(input)) === null ? `Nothing was recorded, for this is not a number. ${DIGITS}` : ""),
    set: (value) => (input.value = value),
    explain(value, share) {
      const read = numberOf(item, value);
      if (read === null) return [`This could not be read as a number. ${DIGITS}`];
      return verdict(item, share, item.expected_errors.find((one) => covers(one.tolerance, read, one.value)));
    },
  };
}

/** @param {any} item @returns {import("./choices.js").ItemView} */
export function text(item) {
  const id = uniqueId(item.id);
  const input = field({ id });
  return {
    node: element("p", {}, element("label", { for: id, text: "Your answer: " }), input),
    value: () => given(input),
    set: (value) => (input.value = value),
    explain: (value, share) =>
      verdict(item, share, item.expected_errors.find((one) => plainName(one.text) === plainName(value))),
  };
}

/** @param {any} item @returns {import("./choices.js").ItemView} */
export function fill(item) {
  const inputs = new Map();
  const line = element("p", { class: "iq-gaps", dir: "auto" });
  item.text.split(/\{([a-z0-9-]+)\}/).forEach((part, index) => {
    if (index % 2 === 0) return line.append(part);
    const gap = item.gaps.find((one) => one.id === part);
    const label = `Gap ${inputs.size + 1} of ${item.gaps.length}`;
    const input = gap.options.length
      ? element("select", { "aria-label": label }, element("option", { value: "", text: "choose" }),
          ...gap.options.map((option) => element("option", { value: option, text: option })))
      : field({ "aria-label": label, class: "iq-short" });
    inputs.set(part, input);
    return line.append(input);
  });
  return {
    node: line,
    value() {
      const filled = [...inputs].filter(([, input]) => input.value.trim()).map(([id, input]) => [id, input.value.trim()]);
      return filled.length ? Object.fromEntries(filled) : null;
    },
    missing: stillOpen(() => [...inputs.values()].filter((input) => !input.value.trim()).length, "gap"),
    set(value) {
      for (const [id, input] of inputs) input.value = value[id] ?? "";
    },
    explain: (value) =>
      item.gaps.map((gap, index) => {
        const right = namesIt(value[gap.id] ?? "", gap.accept);
        return prose(`Gap ${index + 1}, ${right ? "right" : "not right"}: ${right ? gap.feedback.correct : gap.feedback.wrong}`);
      }),
  };
}

/** @param {any} item @param {any} context @returns {import("./choices.js").ItemView} */
export function open(item, context) {
  const id = uniqueId(item.id);
  const area = element("textarea", { id, rows: 7, maxlength: MOST_TEXT, dir: "auto" });
  const count = element("p", { class: "iq-how" });
  const counting = () => {
    const words = area.value.split(/\s+/).filter(Boolean).length;
    const full = area.value.length >= MOST_TEXT ? " The field is full: what does not fit is not recorded." : "";
    count.textContent = `${words} words; about ${item.words} are enough.${full}`;
  };
  area.addEventListener("input", counting);
  counting();
  return {
    node: element("div", {}, element("label", { for: id, text: "Your answer:" }), area, count),
    value: () => given(area),
    set(value) {
      area.value = value;
      counting();
    },
    explain() {
      if (!context.practice) return [];
      const rows = item.rubric.map((one) =>
        element("li", {}, element("label", {}, element("input", { type: "checkbox" }), prose(`${one.text} (${one.points})`))));
      return [
        "No machine marks this answer. Mark it yourself: tick what your text does. Your instructor decides the points.",
        element("ul", { class: "iq-rubric" }, ...rows),
        element("details", {}, element("summary", { text: "One full answer, to compare" }), prose(item.sample, "p")),
      ];
    },
  };
}
