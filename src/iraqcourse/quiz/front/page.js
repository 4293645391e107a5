// Small helpers for building a page: elements with attributes, a stable shuffle, text with *emphasis*.

/**
 * @param {string} tag @param {Record<string, any>} attributes `on...` adds a listener, `text` sets the text
 * @param {...(Node|string|null)} children @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "text") made.textContent = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** @param {string} text plain text in which *words* are stressed @param {string} tag */
export function prose(text, tag = "span") {
  const parts = text.split(/\*([^*]+)\*/);
  return element(tag, { dir: "auto" }, ...parts.map((part, index) => (index % 2 ? element("em", { text: part }) : part)));
}

/** FNV-1a over UTF-16 units: a small, stable number for a text. @param {string} text */
function seedOf(text) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * The same order for the same student and item, for ever.
 * @template T @param {T[]} list @param {string} seed @returns {T[]}
 */
export function shuffled(list, seed) {
  let state = seedOf(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const made = [...list];
  for (let index = made.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    [made[index], made[other]] = [made[other], made[index]];
  }
  return made;
}

let counted = 0;
/** An id that is unique in the page, so that two copies of one item do not share labels. */
export const uniqueId = (name) => `iq-${name}-${(counted += 1)}`;

/**
 * Say what is missing the first time only: who presses again means it.
 * @param {() => string} said @returns {() => string}
 */
export function once(said) {
  let last = "";
  return () => {
    const now = said();
    const again = now !== "" && now === last;
    last = now;
    return again ? "" : now;
  };
}

/** Say how many parts of a response are still open, once. @param {() => number} open @param {string} noun */
export const stillOpen = (open, noun) => once(() => {
  const count = open();
  const parts = count === 1 ? `1 ${noun} is` : `${count} ${noun}s are`;
  return count ? `Nothing was recorded: ${parts} still open. Complete the answer, or press once more to leave ${count === 1 ? "it" : "them"} open.` : "";
});
