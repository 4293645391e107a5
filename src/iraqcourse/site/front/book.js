// What the pages of the book do without a kernel: questions, the file to hand in, terms on hover, print.

(() => {
  const { element, forget, kept, mountPage, save, whenShown } = globalThis.IraqQuiz;
  const STUDENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

  /** Put in all that the browser keeps: questions with their answers, and how many there are. */
  function putIn() {
    for (const holder of document.querySelectorAll(".ib-quiz")) {
      mountPage(holder.firstElementChild, JSON.parse(holder.querySelector("script").textContent));
    }
    document.querySelectorAll("section[data-quiz]").forEach(handIn);
    tellAnswers();
    for (const place of document.querySelectorAll("[data-progress]")) {
      const count = Object.keys(kept({ quiz: place.dataset.progress }).items).length;
      if (count) place.textContent = `· ${count} answered`;
    }
  }
  const whole = new Promise((done) => whenShown(() => done(putIn())));

  /** How many questions of a lesson are answered, in all and of those that count. @param {any} quiz */
  function progress(quiz) {
    const answered = kept(quiz).items;
    const of = (ids) => ids.filter((id) => answered[id]).length;
    return { all: of(quiz.all), counted: of(quiz.counted) };
  }

  /** @param {HTMLElement} section */
  function handIn(section) {
    const quiz = JSON.parse(section.dataset.quiz);
    const status = section.querySelector('[role="status"]');
    const said = section.querySelector("[data-kept]");
    const tell = () => {
      const { all, counted } = progress(quiz);
      said.textContent = `Answered: ${all} of ${quiz.all.length} questions, ${counted} of the ${quiz.counted.length} that count. `
        + "Your answers are kept in this browser and nowhere else.";
    };
    tell();
    document.addEventListener("submit", () => setTimeout(tell));
    section.querySelector("form").addEventListener("submit", async (event) => {
      event.preventDefault();
      const student = event.target.elements.student.value.trim();
      if (!STUDENT.test(student)) {
        status.textContent = "Write your student id first: letters, digits, full stop, underscore and hyphen.";
        return;
      }
      if (!progress(quiz).all) {
        status.textContent = "There are no answers to hand in yet. Answer the questions above first.";
        return;
      }
      const text = save(quiz, student);
      const digest = await sha256(text);
      status.textContent = `Send the file ${student}_${quiz.quiz}.json to your instructor.${digest ? ` Its checksum (SHA-256): ${digest}` : ""}`;
    });
    section.querySelector("[data-forget]").addEventListener("click", () => {
      if (!confirm("Remove your answers to this lesson from this browser? Download them first if you want to keep them.")) return;
      forget(quiz);
      location.reload();
    });
  }

  /** @param {string} text @returns {Promise<string>} empty where the browser gives no digest */
  async function sha256(text) {
    if (!globalThis.crypto?.subtle) return "";
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** Fill the table of answers that this browser keeps. */
  function tellAnswers() {
    for (const row of document.querySelectorAll("tr[data-quiz]")) {
      const quiz = JSON.parse(row.dataset.quiz);
      const { all, counted } = progress(quiz);
      row.querySelector("[data-answered]").textContent = `${all} of ${quiz.all.length}`;
      row.querySelector("[data-counted]").textContent = `${counted} of ${quiz.counted.length}`;
    }
  }

  /** Fetch the pictures that wait for the reader to come near: on paper they must be there. */
  async function forPaper() {
    const waiting = [...document.querySelectorAll("img")].map((one) => {
      one.loading = "eager";
      return one.decode().catch(() => undefined);
    });
    await Promise.all([whole, ...waiting]);
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => forPaper().then(() => window.print()));
  }

  // One bubble for all terms: it opens on hover and on focus, can be entered, and Escape closes it (WCAG 2.2, 1.4.13).
  const bubble = element("div", { id: "ib-bubble", role: "tooltip", class: "ib-bubble", hidden: true });
  let closing = 0;
  function open(term) {
    clearTimeout(closing);
    const own = term.dataset.native ? element("p", { dir: "auto", class: "ib-native", text: term.dataset.native }) : null;
    bubble.replaceChildren(...[own, element("p", { text: term.dataset.says })].filter(Boolean));
    bubble.hidden = false;
    term.setAttribute("aria-describedby", bubble.id);
    const box = term.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - bubble.offsetWidth - 8));
    bubble.style.left = `${left + window.scrollX}px`;
    bubble.style.top = `${box.bottom + window.scrollY + 4}px`;
  }
  function close() {
    bubble.hidden = true;
    document.querySelectorAll('[aria-describedby="ib-bubble"]').forEach((one) => one.removeAttribute("aria-describedby"));
  }
  const later = () => {
    clearTimeout(closing);
    closing = setTimeout(close, 200);
  };
  const terms = document.querySelectorAll(".ib-term");
  for (const term of terms) {
    term.addEventListener("mouseenter", () => open(term));
    term.addEventListener("focus", () => open(term));
    term.addEventListener("mouseleave", later);
    term.addEventListener("blur", close);
  }
  if (terms.length) {
    bubble.addEventListener("mouseenter", () => clearTimeout(closing));
    bubble.addEventListener("mouseleave", later);
    window.addEventListener("keydown", (event) => event.key === "Escape" && close());
    document.body.append(bubble);
  }

  // What scrolls sideways must be reachable by keyboard.
  const wide = 'article div[style*="overflow-x"], div.output.text_html, .ib-wide, article .table-wrapper, article .highlight > pre';
  for (const part of document.querySelectorAll(wide)) {
    if (part.scrollWidth <= part.clientWidth) continue;
    part.tabIndex = 0;
    part.setAttribute("role", "group");
    part.setAttribute("aria-label", part.querySelector("caption")?.textContent ?? "Scrolls sideways");
  }
  // Theme and pandas leave these without a name.
  document.querySelector(".sidebar-drawer")?.setAttribute("aria-label", "The book");
  document.querySelector(".toc-drawer")?.setAttribute("aria-label", "On this page");
  for (const head of document.querySelectorAll("article thead th")) {
    if (!head.textContent.trim()) head.append(element("span", { class: "ib-spoken", text: "Row" }));
  }
  globalThis.IraqBook = { forPaper, progress, tellAnswers };
})();
