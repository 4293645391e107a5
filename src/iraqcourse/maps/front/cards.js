// Cards of signs: a dialog named by its heading. Who opens one by keyboard is led into it, and led back to the sign.

(() => {
  const map = window[IraqMap.data.mapName];
  /** @type {HTMLElement | null} the sign whose card is open, or was last */
  let opened = null;
  let byKeys = false;
  window.addEventListener("keydown", () => { byKeys = true; }, true);
  window.addEventListener("pointerdown", () => { byKeys = false; }, true);

  map.on("popupopen", ({ popup }) => {
    opened = popup._source?.getElement?.() ?? null;
    opened?.setAttribute("aria-expanded", "true");
    const card = popup.getElement();
    const head = card.querySelector("h2");
    head.id = "im-card-title";
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-labelledby", head.id);
    card.tabIndex = -1;
    // A long card scrolls, by keyboard too.
    const content = card.querySelector(".leaflet-popup-content");
    if (content.classList.contains("leaflet-popup-scrolled")) Object.assign(content, { tabIndex: 0, role: "region", ariaLabel: "Card" });
    const close = card.querySelector(".leaflet-popup-close-button");
    if (close) close.onclick = () => opened?.focus();
    // A search opens a card too; then the focus stays in its field.
    if (byKeys && document.activeElement === opened) card.focus({ preventScroll: true });
  });
  map.on("popupclose", ({ popup }) => {
    popup._source?.getElement?.()?.setAttribute("aria-expanded", "false");
    // It fades out beside the next one.
    popup.getElement()?.querySelector("h2")?.removeAttribute("id");
  });

  /** Close an open panel or card. Leaflet hears Escape only while the map itself has the focus, not one of its signs. */
  IraqMap.closeCard = () => {
    for (const one of document.querySelectorAll(".im-bar details[open]")) one.open = false;
    if (!document.querySelector(".leaflet-popup")) return;
    map.closePopup();
    opened?.focus();
  };
})();
