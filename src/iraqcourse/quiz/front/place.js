// Find a place on the map: by click, or with the arrow keys. The map is an SVG of outlines, nothing is loaded.

import { element, prose } from "./page.js";
import { distanceOf } from "./scoring.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 640;

function shape(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

/** Plate carree, true to scale in the middle of the view. @param {{south: number, west: number, north: number, east: number}} view */
function projection(view) {
  const squeeze = Math.cos((((view.south + view.north) / 2) * Math.PI) / 180);
  const scale = WIDTH / ((view.east - view.west) * squeeze);
  return {
    height: Math.round((view.north - view.south) * scale),
    x: (lon) => (lon - view.west) * squeeze * scale,
    y: (lat) => (view.north - lat) * scale,
    lon: (x) => view.west + x / (squeeze * scale),
    lat: (y) => view.north - y / scale,
  };
}

const inWords = (lat, lon) =>
  `${Math.abs(lat).toFixed(1)} degrees ${lat < 0 ? "south" : "north"}, ${Math.abs(lon).toFixed(1)} degrees ${lon < 0 ? "west" : "east"}`;

/** @param {any} item with `outlines`: rings of [lon, lat] @param {any} context @returns {import("./choices.js").ItemView} */
export function place(item, context) {
  const flat = projection(item.view);
  let spot = null;
  const svg = shape("svg", {
    viewBox: `0 0 ${WIDTH} ${flat.height}`, class: "iq-map", tabindex: 0, role: "application",
    // Question, map and button fit on a low screen together.
    style: `width: min(100%, calc(60vh * ${(WIDTH / flat.height).toFixed(3)}))`,
    "aria-label": "Map. Click the place, or move the cross with the arrow keys; Shift moves it in small steps.",
  });
  svg.append(shape("rect", { width: WIDTH, height: flat.height, class: "iq-sea" }));
  for (const [kind, rings] of Object.entries(item.outlines ?? {})) {
    const line = rings.map((ring) => `M${ring.map(([lon, lat]) => `${flat.x(lon).toFixed(1)} ${flat.y(lat).toFixed(1)}`).join("L")}`);
    svg.append(shape("path", { d: line.join(""), class: `iq-${kind}` }));
  }
  const cross = shape("path", { class: "iq-cross", d: "M-14 0H14M0-14V14", visibility: "hidden" });
  // Where the place is, once it was found.
  const ring = shape("circle", { class: "iq-target", r: 11, visibility: "hidden" });
  svg.append(cross, ring);
  const where = element("p", { class: "iq-how", "aria-live": "polite", text: "No place is chosen yet." });

  function put(lat, lon) {
    const { south, west, north, east } = item.view;
    spot = { lat: Math.min(Math.max(lat, south), north), lon: Math.min(Math.max(lon, west), east) };
    cross.setAttribute("visibility", "visible");
    cross.setAttribute("transform", `translate(${flat.x(spot.lon)} ${flat.y(spot.lat)})`);
    where.textContent = `The cross stands at ${inWords(spot.lat, spot.lon)}.`;
  }

  svg.addEventListener("click", (event) => {
    const box = svg.getBoundingClientRect();
    const zoom = WIDTH / box.width;
    put(flat.lat((event.clientY - box.top) * zoom), flat.lon((event.clientX - box.left) * zoom));
  });
  return {
    node: element("div", {}, svg, where),
    value: () => (spot ? { lat: Number(spot.lat.toFixed(4)), lon: Number(spot.lon.toFixed(4)) } : null),
    set: (value) => put(value.lat, value.lon),
    onKey(event) {
      const [right, up] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0];
      if (event.target === svg && event.key === "Enter") {
        event.preventDefault();
        svg.closest("form")?.requestSubmit();
        return;
      }
      if (event.target !== svg || (!right && !up)) return;
      event.preventDefault();
      const { south, west, north, east } = item.view;
      const step = ((east - west) / 40) * (event.shiftKey ? 0.2 : 1);
      const from = spot ?? { lat: (south + north) / 2, lon: (west + east) / 2 };
      put(from.lat + up * step, from.lon + right * step);
    },
    explain(value, share) {
      if (!context.practice) return [];
      const km = Math.round(distanceOf(item, value) ?? 0);
      const said = share === 1 ? item.feedback.correct : share > 0 ? item.feedback.near : item.feedback.wrong;
      if (share === 1) {
        put(value.lat, value.lon);
        ring.setAttribute("transform", `translate(${flat.x(item.target.longitude)} ${flat.y(item.target.latitude)})`);
        ring.setAttribute("visibility", "visible");
      }
      return [`Your cross is about ${km} km away.${share === 1 ? " The ring shows the place." : ""} `, prose(said)];
    },
  };
}
