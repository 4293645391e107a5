// A quiz on a page: one form for each item, feedback in words, answers handed to whoever keeps them.

import { match, order } from "./arrange.js";
import { choices } from "./choices.js";
import { guard } from "./guard.js";
import { element, prose } from "./page.js";
import { place } from "./place.js";
import { score } from "./scoring.js";
import { fill, number, open, text } from "./typed.js";

const VIEWS = { single: choices, multiple: choices, number, text, order, match, place, fill, open };
const PARTS = {
  opening: "Opening question",
  "look-back": "Look back",
  check: "Check yourself",
  quiz: "Quiz",
  open: "In your own words",
};

// The rules of scoring.js in words, for the student.
const CREDIT = {
  multiple: "Several answers: the share of right options that you chose, less the share of wrong ones, never less than nothing. Choosing all gives nothing.",
  number: "A number: full credit inside the tolerance, else none. Digits of any script, and a comma or a point, are read.",
  text: "A name: any of its spellings; capitals and accents make no difference, nor does a Persian or an Arabic keyboard.",
  order: "An order: the longest run that is already right, without counting its first entry.",
  match: "Pairs: the share of right pairs.",
  place: "A place: full credit when near, falling to nothing with the distance.",
  fill: "Gaps: the share of right gaps.",
  open: "Your own words: no machine marks them; the instructor does, with the rubric.",
};

/**
 * @typedef {object} Host what keeps the answers
 * @property {any[]} items items as Python gives them, each with `record_id` and `cites`
 * @property {Record<string, any>} answers what was answered before, by record id
 * @property {boolean} practice whether key and feedback are in the page
 * @property {string} student seed of the shuffle
 * @property {string} [note] something to say above the questions
 * @property {(item: any, value: any) => Promise<void>|unknown} record keep one attempt; who keeps it elsewhere gives a
 *   promise, which fails with a sentence where it was not kept, and says through `tell` that it was
 */

/** @typedef {object} Mounted
 * @property {(answers: Record<string, any>) => string[]} tell shows what has been answered since; gives those record ids
 * @property {(text: string) => void} note says something above the questions
 * @property {() => void} clear clears the listeners
 */

/** @param {HTMLElement} root @param {Host} host @returns {Mounted} */
export function mount(root, host) {
  const progress = element("p", { class: "iq-progress", role: "status" });
  const done = new Set(host.items.map((item) => item.record_id).filter((id) => host.answers[id]));
  const report = () => {
    progress.textContent = `${done.size} of ${host.items.length} answered.`;
  };
  const forms = host.items.map((item, index) => itemForm(item, index, host, () => {
    done.add(item.record_id);
    report();
  }));
  const about = host.practice
    ? "For practice: the right answers and their explanations are in this page. Your first answer to each question is the one that counts."
    : "Graded: your answers are recorded; marks and explanations come later.";
  report();
  const above = element("div");
  const note = (text) => above.replaceChildren(text ? element("p", { class: "iq-warning", role: "alert", text }) : "");
  note(host.note);
  root.classList.add("iq");
  root.replaceChildren(
    above,
    element("p", { class: "iq-about", text: about }),
    credit(host.items),
    ...forms.map((form) => form.node),
    host.items.length > 1 ? progress : "",
  );
  return {
    tell(answers) {
      host.answers = answers;
      return forms.filter((form) => form.tell(answers)).map((form) => form.id);
    },
    note,
    clear: () => forms.forEach((form) => form.clear()),
  };
}

/** @param {any} item @param {number} index @param {Host} host @param {() => void} answered */
function itemForm(item, index, host, answered) {
  const status = element("div", { class: "iq-status", role: "status", "aria-live": "polite" });
  const context = {
    practice: host.practice,
    student: host.student,
    announce: (said) => status.replaceChildren(said),
  };
  const view = VIEWS[item.type](item, context);
  const before = host.answers[item.record_id];
  const tries = { count: before ? before.attempts.length : 0, last: lastOf(before), waiting: false };
  const many = host.items.length > 1;
  const worth = ["quiz", "open"].includes(item.part) ? `, ${item.points} ${item.points === 1 ? "point" : "points"}` : "";
  const kicker = element("span", { class: "iq-kicker", text: `${many ? `${index + 1}. ` : ""}${PARTS[item.part]}${worth}` });
  const submit = element("button", { type: "submit", class: "iq-main" });
  const hint = item.hint ? element("button", { type: "button", text: "Hint", onclick: () => context.announce(prose(`Hint: ${item.hint}`)) }) : null;
  const form = element(
    "form", { class: "iq-item", novalidate: true, "data-item": item.id, "data-type": item.type },
    element("fieldset", {}, element("legend", {}, kicker, prose(item.stem)), view.node, element("p", { class: "iq-actions" }, submit, hint), status),
  );

  const label = () => {
    const first = item.type === "open" || !host.practice || item.returns ? "Record answer" : "Check answer";
    submit.textContent = tries.count ? first.replace("Record", "Record again").replace("Check", "Check again").replace(" answer", "") : first;
  };

  function show(value) {
    if (!host.practice) {
      status.replaceChildren(element("p", { text: "Recorded." }));
      return;
    }
    if (item.returns) {
      // A first view is to be held against the last one: nothing is explained in between.
      const said = "Kept: this is your first view. The question comes back at the end of the lesson, with what speaks for each answer.";
      status.replaceChildren(element("div", { class: "iq-feedback iq-noted" }, element("p", { text: said })));
      return;
    }
    const result = score(item, value);
    const share = result.points === null ? null : result.points / result.possible;
    const word = share === null ? "Recorded." : share === 1 ? "Correct." : share > 0 ? `Partly right: ${round(result.points)} of ${result.possible}.` : "Not yet.";
    const kind = share === null ? "iq-noted" : share === 1 ? "iq-good" : "iq-bad";
    const said = (view.explain ? view.explain(value, share) : []).map((one) => (typeof one === "string" ? element("p", { text: one }) : block(one)));
    const again = share !== 1 ? element("p", { class: "iq-how", text: "You can try again; the first answer stays the one that counts." }) : null;
    status.replaceChildren(element("div", { class: `iq-feedback ${kind}` }, element("p", {}, element("strong", { text: word })), ...said, firstView(item, host), sources(item), again ?? ""));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = view.value();
    if (value === null) {
      status.replaceChildren(element("p", { text: "Nothing is chosen or written yet." }));
      return;
    }
    const missing = view.missing?.() ?? "";
    if (missing) {
      status.replaceChildren(element("p", { class: "iq-warning", text: missing }));
      return;
    }
    // An answer that is on its way is not sent twice.
    if (tries.waiting) return;
    const later = host.record(item, value);
    if (later instanceof Promise) wait(later);
    else kept(value, tries.count + 1);
  });

  /** Show what was kept. @param {any} value @param {number} count of the attempts so far */
  function kept(value, count) {
    tries.count = count;
    answered();
    show(value);
    label();
  }

  /** Wait for word that an answer was kept; the word itself comes through `tell`. @param {Promise<void>} later */
  function wait(later) {
    tries.waiting = true;
    const timer = setTimeout(() => context.announce(element("p", { text: "Recording..." })), SOON);
    later
      .catch((problem) => context.announce(element("p", { class: "iq-warning", text: problem.message })))
      .finally(() => {
        clearTimeout(timer);
        tries.waiting = false;
      });
  }

  /** @param {Record<string, any>} answers @returns {boolean} whether this item was answered since the last time */
  function tell(answers) {
    const now = answers[item.record_id];
    if (!now || lastOf(now) === tries.last) return false;
    tries.last = lastOf(now);
    // An answer from elsewhere is put into the form, unless somebody is writing there.
    const shown = JSON.stringify(view.value()) === JSON.stringify(now.value);
    if (!shown && !form.contains(document.activeElement)) view.set(now.value);
    kept(now.value, now.attempts.length);
    return true;
  }

  if (before) {
    view.set(before.value);
    show(before.value);
  }
  label();
  return { node: form, id: item.record_id, tell, clear: guard(form, view.onKey) };
}

/** How answers are scored, for the types that are asked. @param {any[]} items */
function credit(items) {
  const types = Object.keys(CREDIT).filter((type) => items.some((item) => item.type === type));
  if (!types.length) return "";
  const rows = types.map((type) => element("li", { text: CREDIT[type] }));
  return element("details", { class: "iq-credit" }, element("summary", { text: "How answers are scored" }), element("ul", {}, ...rows));
}

/** What was chosen when the question was asked first. @param {any} item @param {Host} host */
function firstView(item, host) {
  const before = item.record_id === item.id ? null : host.answers[item.id];
  const option = before && item.options?.find((one) => one.id === before.value);
  return option ? element("p", { class: "iq-how" }, "At first you chose: ", prose(option.text)) : "";
}

const SOON = 400;
const lastOf = (answer) => (answer ? `${answer.attempts.length} ${answer.attempts.at(-1)}` : "");
const round = (points) => Number(points.toFixed(2));
const block = (node) => (node.tagName === "SPAN" ? element("p", {}, node) : node);

/** The sources behind the feedback, once there is feedback. @param {any} item */
function sources(item) {
  if (!item.cites?.length) return "";
  const links = item.cites.map((one) => element("li", {}, element("a", { href: one.url, target: "_blank", rel: "noopener", text: one.text })));
  return element("details", { class: "iq-sources" }, element("summary", { text: "Sources" }), element("ul", {}, ...links));
}
