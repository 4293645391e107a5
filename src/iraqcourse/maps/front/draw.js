// Draw what the page's data says with Leaflet: signs that Tab reaches, lines, circles, the basemap. Nothing is loaded.

/**
 * @typedef {{at: [number, number], name: string, native?: string, lang?: string, symbol: string, side: string,
 *   card: number, near?: number, since?: string, until?: string, sure?: string, beyond?: boolean}} Sign
 * @typedef {{sign: Sign, layer: string, marker: L.Marker, circle: L.Circle | null}} Drawn
 */
window.IraqMap = (() => {
  const data = JSON.parse(document.getElementById("im-data").textContent);
  /** @type {Drawn[]} */
  const signs = [];
  /** Names that give way: countries, lines, rings; each with the points where it may stand, and on what soil. */
  const names = [];
  const EARTH_KM = 6371;
  const quiet = { interactive: false, keyboard: false };
  const text = (value) => Object.assign(document.createElement("i"), { textContent: value }).innerHTML.replaceAll('"', "&quot;");

  /** @param {L.LayerGroup | L.Map} group @param {string} kind @param {string} said @param {[number, number][]} spots */
  function name(group, kind, said, spots, layer = "", soil = null) {
    const icon = L.divIcon({ html: `<span class="im-name ${kind}" aria-hidden="true">${text(said)}</span>`, iconSize: [0, 0], className: "im-icon" });
    names.push({ marker: L.marker(spots[0], { icon, ...quiet }).addTo(group), spots, layer, soil });
  }

  /** Unfold a part of the basemap: each outline is a point in thousandths of a degree, then steps. @param {string} part */
  function outlines(part) {
    return IraqBasemap[part].map((steps) => {
      let [lon, lat] = [0, 0];
      const ring = [];
      for (let i = 0; i < steps.length; i += 2) ring.push([(lat += steps[i + 1]) / 1000, (lon += steps[i]) / 1000]);
      return ring;
    });
  }

  /** Whether an outline holds a point: a ray from it crosses the outline an odd number of times. */
  function holds(ring, [a, b]) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[p, q], [r, s]] = [ring[i], ring[j]];
      if (q > b !== s > b && a < ((r - p) * (b - q)) / (s - q) + p) inside = !inside;
    }
    return inside;
  }

  /** Give the point some way from another in a direction. @param {[number, number]} at @param {number} km @param {number} bearing */
  function towards([lat, lon], km, bearing) {
    const [phi, far, turn] = [(lat * Math.PI) / 180, km / EARTH_KM, (bearing * Math.PI) / 180];
    const up = Math.asin(Math.sin(phi) * Math.cos(far) + Math.cos(phi) * Math.sin(far) * Math.cos(turn));
    const across = Math.atan2(Math.sin(turn) * Math.sin(far) * Math.cos(phi), Math.cos(far) - Math.sin(phi) * Math.sin(up));
    return [(up * 180) / Math.PI, lon + (across * 180) / Math.PI];
  }

  /** A circle on the globe, which the map's projection bends. @param {[number, number]} at @param {number} km */
  function circle(at, km, colour, dash, weight) {
    const ring = Array.from({ length: 121 }, (_, step) => towards(at, km, step * 3));
    return L.polyline(ring, { color: colour, weight, dashArray: dash, interactive: false });
  }

  /** @param {Sign} sign */
  function marker(sign) {
    const [svg, stands] = data.symbols[sign.symbol];
    const native = sign.native ? ` data-native="${text(sign.native)}" data-lang="${sign.lang}"` : "";
    const html = `<span class="im-sign">${svg}<span class="im-label" data-side="${sign.side}"${native}>${text(sign.name)}</span><span class="im-spoken">, ${text(stands)}<span class="im-doubt"></span></span></span>`;
    const icon = L.divIcon({ html, iconSize: [24, 24], iconAnchor: [12, 12], className: "im-icon" });
    const card = { "aria-haspopup": "dialog", "aria-expanded": "false" };
    const made = L.marker(sign.at, { icon, riseOnHover: true, zIndexOffset: sign.symbol === "city" ? -2000 : 0 }).bindPopup(data.cards[sign.card], { maxWidth: 380, autoPanPadding: [60, 20] });
    // Leaflet makes the element anew each time that a layer is switched on.
    return made.on("add", () => { for (const [key, value] of Object.entries(card)) made.getElement().setAttribute(key, value); });
  }

  function line(group, one, layer) {
    const [[lat, lon], [toLat, toLon]] = one.ends;
    L.polyline(one.ends, { color: one.colour, weight: one.arrow ? 3.5 : 2.5, dashArray: one.dash, opacity: 0.95, interactive: false }).addTo(group);
    const between = (part) => [lat + part * (toLat - lat), lon + part * (toLon - lon)];
    if (one.arrow) {
      const turn = Math.round((Math.atan2((toLon - lon) * Math.cos(((lat + toLat) * Math.PI) / 360), toLat - lat) * 180) / Math.PI);
      const html = `<svg aria-hidden="true" width="24" height="24" viewBox="0 0 24 24" style="transform:rotate(${turn}deg)"><path d="M12 2L21 22L12 17L3 22Z" fill="${one.colour}" stroke="#fff"/></svg>`;
      L.marker(between(0.88), { icon: L.divIcon({ html, iconSize: [24, 24], iconAnchor: [12, 12], className: "im-icon" }), ...quiet }).addTo(group);
    }
    if (one.label) name(group, "im-on-line", one.label, [0.6, 0.5, 0.7, 0.4, 0.3].map(between), layer);
  }

  /** Called by the map's own script for each layer. @param {L.FeatureGroup} group @param {string} id */
  function layer(group, id) {
    const one = data.layers[id];
    if (one.governorates) {
      L.polygon(outlines("governorates"), { fill: false, color: "#6a6253", weight: 1.2, dashArray: "2 3", interactive: false }).addTo(group);
    }
    for (const ring of one.circles ?? []) {
      circle(ring.at, ring.km, ring.colour, ring.dash, 2).addTo(group);
      name(group, "im-on-line", ring.label, [0, 180, 90, 270, 45, 135, 225, 315].map((turn) => towards(ring.at, ring.km, turn)), id);
    }
    for (const drawn of one.lines ?? []) line(group, drawn, id);
    for (const sign of one.signs ?? []) {
      if (sign.beyond) continue;
      const made = { sign, layer: id, marker: marker(sign).addTo(group), circle: null };
      if (sign.near) made.circle = circle(sign.at, sign.near, data.symbols[sign.symbol][2], "3 4", 1.5).addTo(group);
      signs.push(made);
    }
  }

  /** Called by the map's own script, once. @param {L.Map} map @param {boolean} drawn false over online tiles */
  function basemap(map, drawn) {
    L.control.scale({ imperial: false, maxWidth: 160 }).addTo(map);
    // Leaflet's own prefix carries a flag; a map of this course takes no side.
    map.attributionControl?.setPrefix("Leaflet");
    if (!drawn) return;
    const { look, names: countries, window: [south, west, north, east] } = IraqBasemap;
    const soils = outlines("countries");
    L.polygon(soils, { ...look.countries, interactive: false }).addTo(map);
    L.polygon(outlines("lakes"), { ...look.lakes, interactive: false }).addTo(map);
    L.polyline(outlines("rivers"), { ...look.rivers, interactive: false }).addTo(map);
    // Beyond the window there is no data: paper, not a sea that is not there.
    const hole = [[south, west], [south, east], [north, east], [north, west]];
    const world = [[-85, -360], [-85, 360], [85, 360], [85, -360]];
    L.polygon([world, hole], { ...look.beyond, interactive: false }).addTo(map);
    for (const [said, at, kind] of countries) {
      const land = kind === "im-country";
      name(map, kind, said, [at, ...[0.6, -0.6, 1.2, -1.2].map((up) => [at[0] + up, at[1]])], "", { land, soils: land ? soils.filter((ring) => holds(ring, at)) : soils });
    }
  }

  return { data, signs, names, layer, basemap, holds };
})();
