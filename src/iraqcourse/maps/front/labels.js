// Let no label stand on another: each tries its own side first, then the others, and is tucked away if none is free.
// A tucked label is still read by a screen reader, and comes out when its sign has the pointer or the focus.

(() => {
  const GAP = 2;
  const HALF = 13;
  // A label beside its sign may slide by half its height, one above or below by a quarter of its width.
  const SLIDE = 11;
  // How far a country's name keeps from the edge of the map.
  const EDGE = 14;
  const hits = (one, other) => one[0] < other[2] + GAP && other[0] < one[2] + GAP && one[1] < other[3] + GAP && other[1] < one[3] + GAP;
  const sizes = new Map();

  /** Measure a text once. @param {HTMLElement} element */
  function size(element) {
    const key = `${element.className}|${element.textContent}|${getComputedStyle(element).fontSize}`;
    if (!sizes.has(key)) sizes.set(key, [element.offsetWidth, element.offsetHeight]);
    return sizes.get(key);
  }

  /** Boxes around a box, the wanted side first. */
  function around([left, top, right, bottom], width, height, wanted) {
    const [x, y] = [(left + right) / 2 - width / 2, (top + bottom) / 2 - height / 2];
    const sides = {
      right: [right + 2, y], left: [left - 2 - width, y], top: [x, top - height + 2], bottom: [x, bottom - 2],
      topRight: [right - 6, top - height + 6], bottomRight: [right - 6, bottom - 6],
      topLeft: [left + 6 - width, top - height + 6], bottomLeft: [left + 6 - width, bottom - 6],
      rightUp: [right + 2, y - SLIDE], rightDown: [right + 2, y + SLIDE],
      leftUp: [left - 2 - width, y - SLIDE], leftDown: [left - 2 - width, y + SLIDE],
      topEast: [x + width / 4, top - height + 2], topWest: [x - width / 4, top - height + 2],
      bottomEast: [x + width / 4, bottom - 2], bottomWest: [x - width / 4, bottom - 2],
    };
    const order = [wanted, ...Object.keys(sides).filter((side) => side !== wanted)];
    return order.map((side) => [...sides[side], sides[side][0] + width, sides[side][1] + height]);
  }

  /** Signs on one point stand side by side, so that none hides another. */
  function stacks(map, shown) {
    const found = new Map();
    for (const one of shown) {
      const { x, y } = map.latLngToContainerPoint(one.marker.getLatLng());
      const key = `${Math.round(x / 3)},${Math.round(y / 3)}`;
      if (!found.has(key)) found.set(key, { x, y, members: [] });
      found.get(key).members.push(one);
    }
    for (const stack of found.values()) {
      const row = Math.min(stack.members.length, 5);
      const rows = Math.ceil(stack.members.length / row);
      stack.members.forEach((one, index) => {
        const [across, down] = [(index % row) - (row - 1) / 2, Math.floor(index / row) - (rows - 1) / 2];
        one.shift = [across * 25, down * 25];
        one.marker.getElement().querySelector(".im-sign").style.transform = across || down ? `translate(${one.shift[0]}px,${one.shift[1]}px)` : "";
      });
      const [w, h] = [(row - 1) * 12.5 + HALF, (rows - 1) * 12.5 + HALF];
      stack.box = [stack.x - w, stack.y - h, stack.x + w, stack.y + h];
    }
    return [...found.values()];
  }

  /**
   * Where on the screen a country's name may stand: on its own soil, the point nearest to its middle first. A country
   * smaller than its name may carry it over a border, but not with its middle.
   */
  function* onSoil(map, spots, { land, soils }, w, h) {
    const { x: width, y: height } = map.getSize();
    const rings = soils.map((ring) => ring.map((at) => map.latLngToContainerPoint(at)).map(({ x, y }) => [x, y]));
    const parts = [-0.5, -0.25, 0, 0.25, 0.5].flatMap((part) => [[part * w, 0], [part * w, -h / 3], [part * w, h / 3]]);
    const covered = (at) => rings.some((ring) => IraqMap.holds(ring, at));
    // Most places on the screen fail with their middle: that is asked first.
    const share = ([x, y]) => (land && !covered([x, y]) ? 0 : parts.filter(([dx, dy]) => covered([x + dx, y + dy])).length / parts.length);
    const own = spots.map((spot) => map.latLngToContainerPoint(spot)).map(({ x, y }) => [x, y]);
    if (!land) return yield* own.filter((at) => share(at) === 0);
    yield* own.filter((at) => share(at) === 1);
    const [xs, ys] = [0, 1].map((axis) => rings.flat().map((point) => point[axis]));
    const [left, right] = [Math.max(Math.min(...xs), EDGE), Math.min(Math.max(...xs), width - EDGE)];
    const [top, bottom] = [Math.max(Math.min(...ys), EDGE), Math.min(Math.max(...ys), height - EDGE)];
    const grid = [];
    for (let x = left + w / 2; x <= right - w / 2; x += w / 4) for (let y = top + h / 2; y <= bottom - h / 2; y += h / 2) grid.push([x, y]);
    const far = ([x, y]) => Math.hypot(x - own[0][0], y - own[0][1]);
    for (const at of grid.sort((one, other) => far(one) - far(other))) if (share(at) === 1) yield at;
    if (Math.max(...xs) - Math.min(...xs) < 1.6 * w) yield* own.filter((at) => share(at) >= 0.5);
  }

  /** @param {L.Map} map */
  function place(map) {
    const { x: width, y: height } = map.getSize();
    const inside = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
    const frame = map.getContainer().getBoundingClientRect();
    const shown = IraqMap.signs.filter((one) => one.marker.getElement?.()?.isConnected && !one.marker.getElement().hidden);
    const groups = stacks(map, shown);
    const taken = groups.map((stack) => stack.box);
    for (const control of map.getContainer().parentElement.querySelectorAll(".leaflet-control, .im-beyond:not([hidden])")) {
      const box = control.getBoundingClientRect();
      taken.push([box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top]);
    }
    const free = (box, own) => inside(box) && !taken.some((other) => other !== own && hits(box, other));

    // Names keep to the part of the world that is drawn.
    const [south, west, north, east] = window.IraqBasemap?.window ?? [-90, -180, 90, 180];
    const [upper, lower] = [map.latLngToContainerPoint([north, west]), map.latLngToContainerPoint([south, east])];
    const within = (box) => box[0] >= upper.x && box[1] >= upper.y && box[2] <= lower.x && box[3] <= lower.y;

    for (const stack of groups) {
      const said = new Set();
      // In a row the label on the left is the first sign's, the one on the right the last one's.
      const apart = stack.members.length < 6 && new Set(stack.members.map((one) => one.sign.name)).size > 1;
      for (const [index, one] of stack.members.entries()) {
        const label = one.marker.getElement().querySelector(".im-label");
        label.classList.remove("im-tucked");
        const [w, h] = size(label);
        const wanted = !apart ? label.dataset.side : index === 0 ? "left" : index === stack.members.length - 1 ? "right" : "top";
        const spot = said.has(label.textContent) ? null : around(stack.box, w, h, wanted).find((box) => free(box, stack.box));
        said.add(label.textContent);
        label.classList.toggle("im-tucked", !spot);
        const [dx, dy] = one.shift;
        label.style.left = spot ? `${spot[0] - stack.x - dx + 12}px` : "";
        label.style.top = spot ? `${spot[1] - stack.y - dy + 12}px` : "";
        if (spot) taken.push(spot);
      }
    }
    // Names on lines matter more than those of countries, which were drawn first.
    for (const { marker, spots, soil } of [...IraqMap.names].reverse()) {
      const element = marker.getElement?.();
      if (!element?.isConnected) continue;
      const [w, h] = size(element.firstChild);
      const points = soil ? onSoil(map, spots, soil, w, h) : spots.map((spot) => map.latLngToContainerPoint(spot)).map(({ x, y }) => [x, y]);
      let put = null;
      for (const [x, y] of points) {
        const box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
        // Leaflet rounds both the size of the map and where a name stands.
        if (!free(box, null) || !within(box) || !inside([box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4])) continue;
        put = box;
        marker.setLatLng(map.containerPointToLatLng([x, y]));
        break;
      }
      element.classList.toggle("im-tucked", !put);
      if (put) taken.push(put);
    }
  }

  IraqMap.placeLabels = place;
})();
