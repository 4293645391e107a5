// Speaker notes and a clock in a second window. It belongs to this page and is written from here: no channel, no storage.

(() => {
  const { scenes } = IraqMap.data;
  const planned = scenes.reduce((sum, scene) => sum + scene.minutes, 0);
  let began = Date.now();
  let notes = null;
  let at = 0;

  const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  function line(tag, said, style = "") {
    const made = notes.document.createElement(tag);
    made.textContent = said;
    made.style.cssText = style;
    return made;
  }

  function write() {
    if (!notes || notes.closed) return;
    const scene = scenes[at];
    const next = scenes[at + 1];
    const until = scenes.slice(0, at + 1).reduce((sum, one) => sum + one.minutes, 0);
    const again = line("button", "Start the clock again", "font:inherit");
    again.onclick = () => { began = Date.now(); write(); };
    const ways = line("p", "");
    for (const [said, key] of [["Back", "ArrowLeft"], ["Next scene", "ArrowRight"]]) {
      const way = line("button", said, "font:inherit;margin-right:0.5rem;min-height:40px");
      way.onclick = () => press(key);
      ways.append(way);
    }
    const clock = line("p", "", "font-size:1.1em");
    clock.id = "clock";
    notes.document.body.replaceChildren(
      line("p", `Scene ${at + 1} of ${scenes.length} · this scene ${scene.minutes} min · end of it at ${until} of ${planned} min`),
      clock,
      line("h1", scene.title, "font-size:1.3em"),
      line("p", scene.notes || "No notes for this scene."),
      line("p", next ? `Next: ${next.title}` : "This is the last scene.", "color:#3d4551"),
      ways,
      again,
    );
    tick();
  }

  /** What is pressed in the notes is meant for the map. @param {string} key */
  const press = (key) => window.dispatchEvent(new KeyboardEvent("keydown", { key }));

  function tick() {
    const clock = notes && !notes.closed && notes.document.getElementById("clock");
    if (clock) clock.textContent = `${minutes(Math.floor((Date.now() - began) / 1000))} gone`;
  }

  function open() {
    notes = window.open("", "iraq-notes", "width=620,height=620");
    if (!notes) return;
    notes.document.title = "Speaker notes";
    notes.document.documentElement.lang = "en";
    notes.document.body.style.cssText = "font:20px/1.5 system-ui,sans-serif;margin:1.5rem;max-width:40rem;color:#111;background:#fff";
    notes.onkeydown = (event) => {
      // In the notes, space and Enter press the button that has the focus.
      if (event.ctrlKey || event.metaKey || event.altKey || [" ", "Enter", "Tab", "Shift"].includes(event.key)) return;
      event.preventDefault();
      press(event.key);
    };
    write();
  }

  setInterval(tick, 1000);
  IraqMap.notes = { open, show: (index) => { at = index; write(); } };
})();
