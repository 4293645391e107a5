// Walk through a map's scenes: keys, buttons, deep links, layers, search, full screen. No plugin, nothing loaded.

(() => {
  const { scenes, layers, mapName, time: dated } = IraqMap.data;
  const map = window[mapName];
  const part = (id) => document.getElementById(id);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const groupOf = (id) => window[layers[id].group];
  const follows = (scene) => Boolean(dated?.follows) && scene.layers.some((id) => layers[id].follows);
  let at = 0;
  let nativeLabels = false;
  // Whether a search has left the view of the scene: a change of size then keeps what was found in sight.
  let searched = false;

  /** @param {string} id @param {boolean} shown */
  function toggle(id, shown) {
    if (shown) groupOf(id).addTo(map);
    else groupOf(id).remove();
    const box = document.querySelector(`[data-layer="${id}"]`);
    if (box) box.checked = shown;
  }

  function fit(jump = false) {
    const { view } = scenes[at];
    if (!view) return;
    map.invalidateSize({ pan: false });
    const box = dated && !dated.follows && IraqMap.time.isOpen() ? whole() : [[view.south, view.west], [view.north, view.east]];
    for (const { marker } of IraqMap.signs) marker.getPopup().options.maxHeight = Math.max(map.getSize().y - 70, 120);
    map.fitBounds(box, { animate: !jump && !still.matches });
    names();
  }

  /** The box around everything dated, for the time bar. */
  function whole() {
    const points = IraqMap.signs.filter(({ sign }) => sign.since).map(({ sign }) => sign.at);
    return L.latLngBounds(points).pad(0.12);
  }

  /** @param {number} index */
  function show(index, jump = false) {
    at = Math.min(Math.max(index, 0), scenes.length - 1);
    const scene = scenes[at];
    searched = false;
    map.closePopup();
    for (const id of Object.keys(layers)) toggle(id, scene.layers.includes(id));
    part("im-text").hidden = Boolean(scene.view);
    document.body.classList.toggle("im-reading", !scene.view);
    if (!scene.view) {
      part("im-text-title").textContent = scene.title;
      part("im-text-points").replaceChildren(...scene.points.map((point) => Object.assign(document.createElement("li"), { textContent: point })));
    }
    // A page of text has its own large title; above it stands which map this is.
    part("im-scene").textContent = scene.view ? scene.title : document.title;
    part("im-date").textContent = scene.date;
    part("im-caption").textContent = scene.caption;
    part("im-cited").textContent = scene.sources ? `Sources: ${scene.sources}` : "";
    part("im-count").textContent = `Scene ${at + 1} of ${scenes.length}`;
    part("im-back").disabled = at === 0;
    part("im-on").disabled = at === scenes.length - 1;
    for (const row of document.querySelectorAll("[data-of]")) row.hidden = Boolean(scene.view) && !row.dataset.of.split(" ").some((id) => scene.layers.includes(id));
    for (const row of document.querySelectorAll("[data-beyond]")) row.hidden = !scene.layers.includes(row.dataset.beyond);
    part("im-beyond").hidden = !scene.view || !part("im-beyond").querySelector("[data-beyond]:not([hidden])");
    IraqMap.time.show(Boolean(scene.view) && follows(scene), follows(scene) ? scene.day || dated.first : null);
    fit(jump);
    IraqMap.notes.show(at);
    if (location.protocol !== "about:") history.replaceState(null, "", `#scene=${at + 1}`);
  }

  function names() {
    for (const one of document.querySelectorAll(".im-label")) {
      one.dataset.name ??= one.textContent;
      const native = nativeLabels && one.dataset.native;
      one.textContent = native || one.dataset.name;
      one.dir = native ? "rtl" : "ltr";
      one.lang = native ? one.dataset.lang : "en";
    }
    IraqMap.placeLabels(map);
  }
  map.on("moveend zoomend", names);
  IraqMap.time.onChange(() => {
    names();
    headline();
  });

  /** A scene's words hold for its day: on another day the heading says so, and the caption gives way. */
  function headline() {
    const scene = scenes[at];
    const now = IraqMap.time.day();
    if (!scene.view || !follows(scene) || !now || part("im-scene").textContent === document.title) return;
    const own = scene.day || dated.first;
    part("im-date").textContent = now === own ? scene.date : IraqMap.time.words(now);
    part("im-caption").textContent = now === own ? scene.caption
      : `You have left the day of this scene${scene.date ? `, ${scene.date}` : ""}. What is in use on the day you chose stands at the time bar; the arrow keys lead to the next scene.`;
  }

  function toggleTime() {
    if (!dated || !scenes[at].view) return;
    if (IraqMap.time.isOpen()) return show(at, true);
    for (const id of Object.keys(layers)) if (layers[id].dated) toggle(id, true);
    part("im-scene").textContent = document.title;
    part("im-date").textContent = "";
    part("im-caption").textContent = "Everything on this map that has a date, in order of time. The key T, or the button Time, leads back to the scene.";
    part("im-cited").textContent = "";
    IraqMap.time.show(true, scenes[at].day && scenes[at].day >= dated.first ? scenes[at].day : dated.first);
    fit();
    part("im-day").focus();
  }

  const isBlank = () => !part("im-blank").hidden;
  /** @param {boolean} black */
  const blank = (black) => { part("im-blank").hidden = !black; };
  part("im-blank").addEventListener("click", () => blank(false));

  const ACTIONS = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1),
    Home: () => show(0), End: () => show(scenes.length - 1),
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()),
    n: IraqMap.notes.open,
    b: () => blank(!isBlank()),
    Escape: IraqMap.closeCard,
    l: () => { nativeLabels = !nativeLabels; part("im-native").setAttribute("aria-pressed", String(nativeLabels)); names(); },
    t: toggleTime,
  };
  window.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.ctrlKey || event.metaKey || event.altKey || (typing && event.key !== "Escape")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = ACTIONS[key] ?? (/^[1-9]$/.test(key) ? () => show(Number(key) - 1) : null);
    if (!action) return;
    event.preventDefault();
    // Behind a black screen nobody sees what a key does: it shows the map again, and Escape does nothing more.
    const black = isBlank();
    if (key !== "b") blank(false);
    if (!black || key !== "Escape") action();
  });
  part("im-back").addEventListener("click", () => show(at - 1));
  part("im-on").addEventListener("click", () => show(at + 1));
  part("im-full").addEventListener("click", ACTIONS.f);
  part("im-notes").addEventListener("click", ACTIONS.n);
  part("im-native").addEventListener("click", ACTIONS.l);
  part("im-times")?.addEventListener("click", toggleTime);
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => { toggle(box.dataset.layer, box.checked); IraqMap.time.set(IraqMap.time.day()); names(); });
  }
  // One panel at a time.
  for (const one of document.querySelectorAll(".im-bar details")) {
    one.addEventListener("toggle", () => { if (one.open) for (const other of document.querySelectorAll(".im-bar details[open]")) if (other !== one) other.open = false; });
  }

  part("im-find").addEventListener("change", (event) => {
    const letters = (text) => plainLetters(text).replace(/\s/g, "");
    const wanted = letters(event.target.value);
    const among = (fits) => IraqMap.signs.find(({ sign }) => [sign.name, sign.native ?? ""].some((one) => fits(letters(one))));
    const found = wanted && (among((one) => one === wanted) ?? among((one) => one.includes(wanted)));
    part("im-found").textContent = !wanted ? "" : found ? `${found.sign.name} is on the map.` : `No place "${event.target.value.trim()}" on this map.`;
    if (!found) return;
    if (!scenes[at].view) show(scenes.findIndex((scene) => scene.view), true);
    toggle(found.layer, true);
    const day = IraqMap.time.day();
    const there = !found.sign.until || !day || (found.sign.since <= day && day <= found.sign.until);
    if (!there) part("im-found").textContent = `${found.sign.name} is on the map from ${IraqMap.time.words(found.sign.since)}; the day was moved there.`;
    IraqMap.time.set(there ? day : found.sign.since > (dated.first ?? "") ? found.sign.since : dated.first);
    searched = true;
    map.invalidateSize({ pan: false });
    map.setView(found.marker.getLatLng(), 8, { animate: !still.matches });
    names();
    found.marker.openPopup();
  });

  const linked = () => Number(/#scene=(\d+)/.exec(location.hash)?.[1] ?? document.body.dataset.scene ?? 1) - 1;
  map.whenReady(() => show(linked(), true));
  let size = "";
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = map.getContainer();
    if (`${clientWidth}x${clientHeight}` === size || !clientWidth) return;
    size = `${clientWidth}x${clientHeight}`;
    if (searched) map.invalidateSize(), names();
    else fit(true);
  }).observe(map.getContainer());
  window.addEventListener("hashchange", () => show(linked()));
})();
