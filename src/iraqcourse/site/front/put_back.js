// Answers from a file, put back into this browser: after a change of machine, or from the notebook's answers/ folder.

(() => {
  const { element, putBack } = globalThis.IraqQuiz;
  const LARGEST = 1_000_000;
  const section = document.getElementById("put-back");
  if (!section) return;
  const quizzes = new Map([...document.querySelectorAll("tr[data-quiz]")].map((row) => {
    const quiz = JSON.parse(row.dataset.quiz);
    return [quiz.quiz, { quiz, title: row.querySelector("th").textContent }];
  }));

  /** Read one file and say what became of it. @param {File} file */
  async function read(file) {
    if (file.size > LARGEST) return "It is larger than 1 MB, so it is no file of answers.";
    let record;
    try {
      record = JSON.parse(await file.text());
    } catch {
      return "It cannot be read. Take the file as it was downloaded, ending in .json.";
    }
    const known = quizzes.get(record?.quiz);
    if (record?.schema !== 1 || typeof record.items !== "object" || record.items === null) {
      return "It is no file of answers. Take one that you downloaded to hand in, or one from the notebooks' folder answers.";
    }
    if (!known) return "Its answers belong to a lesson that this book does not have.";
    let taken;
    try {
      taken = putBack(known.quiz, record);
    } catch {
      return "This browser could not keep the answers. It may forbid pages to store anything, or be full.";
    }
    return taken
      ? `Answers to ${taken} ${taken === 1 ? "question" : "questions"} of lesson ${known.title} are back.`
      : `It holds no answers to the questions of lesson ${known.title}.`;
  }

  const said = section.querySelector('[role="status"]');
  section.querySelector('input[type="file"]').addEventListener("change", async (event) => {
    const lines = [];
    for (const file of event.target.files) lines.push(`${file.name}: ${await read(file)}`);
    said.replaceChildren(element("ul", {}, ...lines.map((line) => element("li", { dir: "auto", text: line }))));
    event.target.value = "";
    globalThis.IraqBook.tellAnswers();
  });
})();
