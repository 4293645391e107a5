// The three hosts of a quiz: a notebook with a kernel, a page without one, and a file on a disk.

import { mount } from "./quiz.js";

/** In a notebook: the kernel writes the record. An anywidget's front end. */
export function render({ model, el }) {
  const state = model.get("quiz");
  const root = document.createElement("div");
  el.append(root);
  const draw = () => {
    const answers = model.get("answers");
    return mount(root, {
      ...state,
      answers,
      note: model.get("note"),
      record: (item, value) => model.send({ kind: "attempt", record_id: item.record_id, type: item.type, value }),
    });
  };
  return draw();
}

const KEY = (quiz) => `iraq-between-powers/${quiz.quiz}`;

/** @param {any} quiz @returns {any} the record kept in this browser, or an empty one */
function kept(quiz) {
  const empty = { schema: 1, course: quiz.course, quiz: quiz.quiz, quiz_version: quiz.quiz_version, items: {} };
  try {
    const found = JSON.parse(localStorage.getItem(KEY(quiz)) ?? "null");
    return found && found.schema === 1 && typeof found.items === "object" ? found : empty;
  } catch {
    return empty;
  }
}

/** On a page without a kernel: the browser keeps the record, and gives it as a file. @param {HTMLElement} root @param {any} quiz */
export function mountPage(root, quiz) {
  const holder = document.createElement("div");
  root.replaceChildren(holder);
  let note = "";
  const clear = mount(holder, {
    ...quiz,
    answers: kept(quiz).items,
    note,
    record(item, value) {
      const record = kept(quiz);
      const attempts = [...(record.items[item.record_id]?.attempts ?? []), { value, t: new Date().toISOString() }];
      record.items[item.record_id] = { type: item.type, value, attempts };
      try {
        localStorage.setItem(KEY(quiz), JSON.stringify(record));
      } catch {
        note = "This browser keeps no answers; download them before you leave the page.";
      }
    },
  });
  const save = document.createElement("button");
  save.type = "button";
  save.className = "iq-download";
  save.textContent = "Download my answers";
  save.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept(quiz), null, 1)], { type: "application/json" }));
    link.download = `${quiz.quiz}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  if (quiz.download !== false) root.append(save);
  return clear;
}
