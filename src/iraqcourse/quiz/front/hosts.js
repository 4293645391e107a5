// A quiz without a kernel, in the web book or as a file on a disk: the browser keeps the record. For notebooks see kernel.js.

import { element } from "./page.js";
import { mount } from "./quiz.js";

const KEY = (quiz) => `iraq-between-powers/${quiz.quiz}`;

/** @param {any} quiz @returns {any} the record kept in this browser, or an empty one */
export function kept(quiz) {
  const empty = { schema: 1, course: quiz.course, quiz: quiz.quiz, quiz_version: quiz.quiz_version, items: {} };
  try {
    const found = JSON.parse(localStorage.getItem(KEY(quiz)) ?? "null");
    return found && found.schema === 1 && typeof found.items === "object" ? found : empty;
  } catch {
    return empty;
  }
}

// As many as a reader takes; the first counts, and the latest stands (see record.py).
const MOST_ATTEMPTS = 500;
const bounded = (attempts) => (attempts.length <= MOST_ATTEMPTS ? attempts : [attempts[0], ...attempts.slice(1 - MOST_ATTEMPTS)]);

/** On a page without a kernel: the browser keeps the record, and gives it as a file. @param {HTMLElement} root @param {any} quiz */
export function mountPage(root, quiz) {
  const holder = document.createElement("div");
  root.replaceChildren(holder);
  const { clear } = mount(holder, {
    ...quiz,
    // Read anew each time: another quiz of the page may have been answered since.
    get answers() { return kept(quiz).items; },
    record(item, value) {
      const record = kept(quiz);
      const attempts = bounded([...(record.items[item.record_id]?.attempts ?? []), { value, t: new Date().toISOString() }]);
      record.items[item.record_id] = { type: item.type, value, attempts };
      try {
        localStorage.setItem(KEY(quiz), JSON.stringify(record));
      } catch {
        const warning = "This browser could not keep your answer. Download your answers before you leave the page.";
        holder.prepend(element("p", { class: "iq-warning", role: "alert", text: warning }));
      }
    },
  });
  if (quiz.download !== false) {
    holder.append(element("button", { type: "button", class: "iq-download", text: "Download my answers", onclick: () => save(quiz) }));
  }
  return clear;
}

/**
 * Give the record as a file: `<quiz>.json`, or `<student>_<quiz>.json` as the grader takes it.
 * @param {any} quiz @param {string} [student] @returns {string} what is in the file
 */
export function save(quiz, student = "") {
  const record = student ? { ...kept(quiz), student } : kept(quiz);
  const text = `${JSON.stringify(record, null, 1)}\n`;
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href, download: `${student ? `${student}_` : ""}${quiz.quiz}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
  return text;
}

/**
 * Join a record from a file with the one that this browser keeps: every attempt of both stays, in order of time, and
 * the latest answer stands. Only what fits the lesson's questions is taken.
 * @param {any} quiz with `all`, the ids of its questions @param {any} record what a file held
 * @returns {number} to how many questions the file had answers
 */
export function putBack(quiz, record) {
  const joined = kept(quiz);
  let taken = 0;
  for (const [id, given] of Object.entries(record.items)) {
    if (!quiz.all.includes(id.replace(/--again$/, "")) || !isAnswer(given)) continue;
    const before = joined.items[id];
    if (before && before.type !== given.type) continue;
    const told = new Map([...(before?.attempts ?? []), ...given.attempts].map((one) => [JSON.stringify([one.t, one.value]), { value: one.value, t: one.t }]));
    const attempts = bounded([...told.values()].sort((one, other) => (one.t < other.t ? -1 : one.t > other.t ? 1 : 0)));
    joined.items[id] = { type: given.type, value: attempts.at(-1).value, attempts };
    taken += 1;
  }
  localStorage.setItem(KEY(quiz), JSON.stringify(joined));
  return taken;
}

/** Whether something is what a record holds for one question. @param {any} given */
function isAnswer(given) {
  return typeof given?.type === "string" && Array.isArray(given.attempts) && given.attempts.length > 0 && given.attempts.length <= MOST_ATTEMPTS
    && given.attempts.every((one) => typeof one?.t === "string" && ["string", "number", "object"].includes(typeof one.value) && one.value !== null);
}

/** Remove the record from this browser. @param {any} quiz */
export function forget(quiz) {
  localStorage.removeItem(KEY(quiz));
}
