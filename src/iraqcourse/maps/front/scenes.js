// Walk through a map's scenes: keys, buttons, deep links, a second window with notes. No plugin, nothing loaded.

(() => {
  const { scenes, layers, mapName } = JSON.parse(document.getElementById("im-data").textContent);
  const map = window[mapName];
  const part = (id) => document.getElementById(id);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const groupOf = (id) => window[layers[id]];
  let at = 0;
  let began = Date.now();
  let notes = null;
  let nativeLabels = false;
  let opened = null;

  /** @param {string} id @param {boolean} shown */
  function toggle(id, shown) {
    if (shown) groupOf(id).addTo(map);
    else groupOf(id).remove();
    const box = document.querySelector(`[data-layer="${id}"]`);
    if (box) box.checked = shown;
  }

  // Leaflet hears Escape only while the map itself has the focus, not one of its signs.
  map.on("popupopen", ({ popup }) => (opened = popup._source?.getElement?.() ?? null));
  function closeCard() {
    if (!document.querySelector(".leaflet-popup")) return;
    map.closePopup();
    opened?.focus();
  }

  /** @param {number} index */
  function show(index, jump = false) {
    at = Math.min(Math.max(index, 0), scenes.length - 1);
    const scene = scenes[at];
    map.closePopup();
    for (const id of Object.keys(layers)) toggle(id, scene.layers.includes(id));
    const text = part("im-text");
    text.hidden = Boolean(scene.view);
    document.body.classList.toggle("im-reading", !scene.view);
    if (scene.view) map.invalidateSize({ pan: false });
    if (scene.view) {
      const { south, west, north, east } = scene.view;
      map.fitBounds([[south, west], [north, east]], { animate: !jump && !still.matches });
    } else {
      part("im-text-title").textContent = scene.title;
      part("im-text-points").replaceChildren(...scene.points.map((point) => Object.assign(document.createElement("li"), { textContent: point })));
    }
    part("im-scene").textContent = scene.title;
    part("im-date").textContent = scene.date;
    part("im-caption").textContent = scene.caption;
    part("im-sources").textContent = scene.sources ? `Sources: ${scene.sources}` : "";
    part("im-count").textContent = `Scene ${at + 1} of ${scenes.length}`;
    part("im-back").disabled = at === 0;
    part("im-on").disabled = at === scenes.length - 1;
    label();
    writeNotes();
    if (location.protocol !== "about:") history.replaceState(null, "", `#scene=${at + 1}`);
  }

  function label() {
    for (const one of document.querySelectorAll(".im-label")) {
      one.dataset.name ??= one.textContent;
      one.textContent = (nativeLabels && one.dataset.native) || one.dataset.name;
      one.dir = nativeLabels && one.dataset.native ? "rtl" : "ltr";
    }
  }

  function clock() {
    const seconds = Math.floor((Date.now() - began) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /** The notes window belongs to this page: it is written from here, so that it works from a disk. */
  function openNotes() {
    notes = window.open("", "iraq-notes", "width=620,height=620");
    if (!notes) return;
    notes.document.title = "Speaker notes";
    notes.document.body.style.cssText = "font:20px/1.5 system-ui,sans-serif;margin:1.5rem;max-width:40rem";
    writeNotes();
  }

  function writeNotes() {
    if (!notes || notes.closed) return;
    const scene = scenes[at];
    const next = scenes[at + 1];
    const line = (tag, text) => Object.assign(notes.document.createElement(tag), { textContent: text });
    notes.document.body.replaceChildren(
      line("p", `Scene ${at + 1} of ${scenes.length} · ${scene.minutes} min · ${clock()} gone`),
      line("h1", scene.title),
      line("p", scene.notes || "No notes for this scene."),
      line("p", next ? `Next: ${next.title}` : "This is the last scene."),
    );
  }
  setInterval(writeNotes, 1000);

  const ACTIONS = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1),
    Home: () => show(0), End: () => show(scenes.length - 1),
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()),
    n: openNotes,
    b: () => (part("im-blank").hidden = !part("im-blank").hidden),
    Escape: closeCard,
    l: () => { nativeLabels = !nativeLabels; label(); },
  };
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = ACTIONS[key] ?? (/^[1-9]$/.test(key) ? () => show(Number(key) - 1) : null);
    if (!action) return;
    event.preventDefault();
    action();
  });
  part("im-back").addEventListener("click", () => show(at - 1));
  part("im-on").addEventListener("click", () => show(at + 1));
  part("im-full").addEventListener("click", ACTIONS.f);
  part("im-notes").addEventListener("click", openNotes);
  part("im-native").addEventListener("click", ACTIONS.l);
  document.querySelectorAll("[data-layer]").forEach((box) =>
    box.addEventListener("change", () => { toggle(box.dataset.layer, box.checked); label(); }));

  part("im-find").addEventListener("change", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const id of Object.keys(layers)) {
      groupOf(id).eachLayer((one) => {
        const name = one.getElement?.()?.querySelector?.(".im-label")?.dataset.name ?? one.options?.icon?.options?.html?.match(/im-label[^>]*>([^<]*)</)?.[1];
        if (!name || name.toLowerCase() !== wanted) return;
        toggle(id, true);
        map.setView(one.getLatLng(), 8, { animate: !still.matches });
        one.openPopup();
      });
    }
  });

  const linked = Number(/#scene=(\d+)/.exec(location.hash)?.[1] ?? document.body.dataset.scene ?? 1);
  map.whenReady(() => show(linked - 1, true));
  new ResizeObserver(() => { if (scenes[at].view) show(at, true); }).observe(map.getContainer());
  window.addEventListener("hashchange", () => show(Number(/#scene=(\d+)/.exec(location.hash)?.[1] ?? 1) - 1));
})();
