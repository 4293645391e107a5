// In a notebook the kernel keeps the record: an answer is recorded once the kernel has said so, and not before.

import { mount } from "./quiz.js";

const GONE = "Not recorded: run the cell of this quiz again, then answer again.";
const SLOW = "Not recorded yet: the kernel is busy, or it was stopped. Wait a moment; if nothing comes, run the cell of this quiz again, then answer again.";
const PATIENCE = 5000;

/** The front end of an anywidget. */
export function render({ model, el }) {
  const root = document.createElement("div");
  el.append(root);
  /** What was sent and has not been answered, by record id. @type {Map<string, (problem?: string) => void>} */
  const waiting = new Map();

  /** @param {any} item @param {any} value @returns {Promise<void>} rejected where the answer was not recorded */
  const record = (item, value) => new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(SLOW), PATIENCE);
    const settle = (problem) => {
      clearTimeout(timer);
      waiting.delete(item.record_id);
      if (problem) reject(new Error(problem));
      else resolve();
    };
    waiting.set(item.record_id, settle);
    try {
      model.send({ kind: "attempt", record_id: item.record_id, type: item.type, value });
    } catch {
      // After a restart the kernel no longer knows this page.
      settle(GONE);
    }
  });

  const quiz = mount(root, { ...model.get("quiz"), answers: model.get("answers"), note: model.get("note"), record });
  const answered = () => {
    for (const id of quiz.tell(model.get("answers"))) waiting.get(id)?.();
  };
  const noted = () => quiz.note(model.get("note"));
  const heard = (message) => {
    if (message?.kind === "refused") waiting.get(message.record_id)?.(message.reason);
  };
  model.on("change:answers", answered);
  model.on("change:note", noted);
  model.on("msg:custom", heard);
  return () => {
    model.off("change:answers", answered);
    model.off("change:note", noted);
    model.off("msg:custom", heard);
    quiz.clear();
  };
}
