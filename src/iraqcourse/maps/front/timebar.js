// The time bar: a slider over days, marks no narrower than what is known (a month is not a day), and a series beside it.

(() => {
  const time = IraqMap.data.time;
  const part = (id) => document.getElementById(id);
  const SVG = "http://www.w3.org/2000/svg";
  const DAY = 86400000;
  const YEAR = 366;
  const days = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const words = (text) => new Date(`${text}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  let playing = 0;
  /** @type {string | null} the day that is shown; null shows everything */
  let day = null;
  let changed = () => {};

  /** Show on the map what is there on a day; null for all that does not follow time. @param {string | null} to */
  function set(to) {
    day = to;
    const now = to ?? IraqMap.data.time?.first ?? null;
    for (const { sign, marker, circle } of IraqMap.signs) {
      const here = sign.until ? now !== null && sign.since <= now && now <= sign.until : to === null || !sign.since || sign.since <= to;
      const doubt = !sign.until && to !== null && here && sign.sure > to;
      const element = marker.getElement?.();
      if (element) {
        element.hidden = !here;
        element.classList.toggle("im-maybe", Boolean(doubt));
        element.querySelector(".im-doubt").textContent = doubt ? ", perhaps not yet: its date is not known to the day" : "";
      }
      const ring = circle?.getElement?.();
      if (ring) ring.style.display = here ? "" : "none";
    }
    if (!time || part("im-time").hidden) return;
    const at = now ?? time.first;
    part("im-day").value = days(at);
    const said = sentence(at);
    part("im-day").setAttribute("aria-valuetext", `${words(at)}. ${said}`);
    part("im-when").replaceChildren(Object.assign(document.createElement("strong"), { textContent: words(at) }), ` ${said}`);
    strip(at);
    changed();
  }

  /** Say in words what the bar shows on a day. @param {string} at */
  function sentence(at) {
    const parts = [];
    const cited = new Set();
    if (time.follows) {
      const there = IraqMap.signs.filter(({ sign }) => sign.until && sign.since <= at && at <= sign.until);
      const sure = new Set(there.filter(({ sign }) => sign.symbol === "base").map(({ sign }) => sign.name));
      const maybe = new Set(there.map(({ sign }) => sign.name).filter((one) => !sure.has(one)));
      parts.push(`${sure.size} bases in use, ${maybe.size} more possibly.`);
    } else {
      const past = time.moments.filter((one) => one[1] <= at);
      parts.push(`${past.length} of ${time.moments.length} events so far.`, past.length ? `Latest: ${past.at(-1)[4]}.` : "");
    }
    for (const name of new Set(time.series.map((one) => one.name))) {
      const recent = time.series.filter((one) => one.name === name)
        .flatMap(({ figures }) => {
          // Sources that differ for one day are both told.
          const last = figures.filter((one) => one[0] <= at).at(-1);
          return last ? figures.filter((one) => one[0] === last[0]) : [];
        })
        .filter((one) => days(at) - days(one[1]) < YEAR);
      for (const one of recent) cited.add(time.sources[one[4]]);
      parts.push(`${name}: ${recent.map((one) => one[3]).join("; ") || "no figure in our series for the year before"}.`);
    }
    part("im-figures").textContent = cited.size ? ` Figures: ${[...cited].join("; ")}` : "";
    return parts.join(" ");
  }

  const node = (kind, attributes, said) => {
    const made = document.createElementNS(SVG, kind);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (said) made.textContent = said;
    return made;
  };

  /** Draw the bar for a day. @param {string} at */
  function strip(at) {
    const svg = part("im-strip");
    const width = svg.clientWidth || 900;
    const [from, to] = [days(time.first), days(time.last)];
    // The slider's thumb is 16 px wide: the ends of time lie 8 px inside of it.
    const x = (text, end = 0) => 8 + ((days(text) + end - from) / Math.max(to - from, 1)) * (width - 16);
    const drawn = [];
    let floor = 0;
    const figures = time.series.flatMap((one, index) => one.figures.map((figure) => [index, ...figure]));
    if (figures.length) {
      floor = 54;
      const most = Math.max(...figures.map((one) => one[3] ?? 0));
      const y = (value) => floor - (value / most) * (floor - 6);
      for (const [index, first, last, value] of figures) {
        if (first < time.first || last > time.last) continue;
        const wide = x(last, 1) - x(first);
        const past = first <= at;
        if (value === null) drawn.push(node("text", { x: x(first), y: floor - 2, class: "im-none", "text-anchor": "middle" }, "×"));
        else if (index === 0) drawn.push(node("rect", { x: x(first), y: y(value), width: Math.max(wide - 0.5, 1), height: floor - y(value), class: past ? "im-bar-past" : "im-bar-next" }));
        else drawn.push(node("rect", { x: x(first) - 3, y: y(value) - 3, width: Math.max(wide, 6), height: 6, class: past ? "im-dot-past" : "im-dot-next" }));
      }
      drawn.push(node("line", { x1: 8, x2: width - 8, y1: 6, y2: 6, class: "im-tick" }));
      drawn.push(node("text", { x: width - 10, y: 22, class: "im-most", "text-anchor": "end" }, most.toLocaleString("en-GB")));
    }
    const lanes = [];
    for (const [, first, last, exact] of time.moments) {
      const [left, right] = [x(first), Math.max(x(last, exact === "day" ? 0 : 1), x(first) + 5)];
      let lane = lanes.findIndex((end) => end < left - 1);
      if (lane < 0) lane = lanes.length < 5 ? lanes.push(0) - 1 : 4;
      lanes[lane] = right;
      drawn.push(node("rect", { x: left, y: floor + 4 + lane * 11, width: right - left, height: 8, rx: exact === "day" ? 2 : 0, class: `im-moment im-${exact}${first <= at ? " im-past" : ""}` }));
    }
    const axis = floor + 6 + Math.min(lanes.length, 5) * 11;
    let end = -Infinity;
    for (const [text, label] of ticks(from, to)) {
      drawn.push(node("line", { x1: x(text), x2: x(text), y1: 0, y2: axis, class: "im-tick" }));
      const long = label.length * 9.5 + 8;
      const late = x(text) > width - 12 - label.length * 9;
      if (x(text) - (late ? long : 0) < end) continue;
      end = x(text) + (late ? 0 : long);
      drawn.push(node("text", { x: x(text) + (late ? -3 : 3), y: axis + 16, class: "im-tick-name", "text-anchor": late ? "end" : "start" }, label));
    }
    drawn.push(node("line", { x1: x(at), x2: x(at), y1: 0, y2: axis + 4, class: "im-now" }));
    svg.setAttribute("height", axis + 22);
    svg.replaceChildren(...drawn);
  }

  /** Years where there are some, else months, else days. */
  function ticks(from, to) {
    const [first, last] = [new Date(from * DAY), new Date(to * DAY)];
    const span = to - from;
    const found = [];
    for (let at = from; at <= to; at++) {
      const date = new Date(at * DAY);
      const [d, m, y] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
      if (span > 800 ? d === 1 && m === 0 : span > 70 ? d === 1 && m % Math.ceil(span / 300) === 0 : (at - from) % Math.ceil(span / 7) === 0) {
        const short = date.toLocaleDateString("en-GB", { day: span > 70 ? undefined : "numeric", month: "short", year: span > 70 ? "numeric" : undefined, timeZone: "UTC" });
        found.push([iso(at), span > 800 ? String(y) : short]);
      }
    }
    return last > first ? found : [];
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    if (time) part("im-play").textContent = "Play";
  }

  /** Go to the next or the last of the days at which something changes. @param {number} step */
  function move(step) {
    const now = day ?? time.first;
    const next = step > 0 ? time.stops.find((one) => one > now) : time.stops.filter((one) => one < now).at(-1);
    if (next) set(next);
    return Boolean(next);
  }

  function play() {
    if (playing) return stop();
    if (day === null || day >= time.last) set(time.first);
    part("im-play").textContent = "Pause";
    playing = setInterval(() => { if (!move(1)) stop(); }, time.stops.length > 60 ? 350 : 1600);
  }

  /** @param {boolean} open @param {string | null} to */
  function show(open, to) {
    stop();
    if (time) part("im-time").hidden = !open;
    part("im-figures").textContent = "";
    set(to);
  }

  if (time) {
    const slider = part("im-day");
    slider.min = days(time.first);
    slider.max = days(time.last);
    slider.addEventListener("input", () => { stop(); set(iso(Number(slider.value))); });
    slider.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      stop();
      move(step);
    });
    part("im-play").addEventListener("click", play);
    new ResizeObserver(() => { if (!part("im-time").hidden) strip(day ?? time.first); }).observe(part("im-strip").parentElement);
  }
  IraqMap.time = { set, show, move, play, stop, words, day: () => day, isOpen: () => Boolean(time) && !part("im-time").hidden, onChange: (then) => { changed = then; } };
})();
