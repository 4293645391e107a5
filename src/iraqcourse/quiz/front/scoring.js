// Instant scores for practice. The official ones are Python's (scoring.py); tests/vectors/ runs against both.

import { namesIt, readNumber } from "./reading.js";

/** @param {any} value @param {string[]} known a list of known ids, none twice; else null */
function ids(value, known) {
  if (!Array.isArray(value) || value.some((one) => !known.includes(one))) return null;
  return new Set(value).size === value.length ? value : null;
}

const share = (list) => list.filter(Boolean).length / list.length;
const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Great-circle distance in km (haversine, sphere of 6371 km). */
export function greatCircleKm(lat1, lon1, lat2, lon2) {
  const rad = (angle) => (angle * Math.PI) / 180;
  const half =
    Math.sin(rad(lat2 - lat1) / 2) ** 2 + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lon2 - lon1) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(half));
}

/** @param {any} tolerance @param {number} given @param {number} value */
export function covers(tolerance, given, value) {
  const reach = Math.max(tolerance?.absolute ?? 0, (tolerance?.relative ?? 0) * Math.abs(value));
  return Math.abs(given - value) <= reach * (1 + 1e-12) + 1e-12;
}

/** @param {any} item @param {any} value @returns {number|null} */
export function numberOf(item, value) {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" ? readNumber(value, item.unit ? [item.unit.name, ...(item.unit.also ?? [])] : []) : null;
}

/** @param {any} item @param {any} value @returns {number|null} */
export function distanceOf(item, value) {
  if (!isMapping(value) || Object.keys(value).sort().join() !== "lat,lon") return null;
  const { lat, lon } = value;
  if (![lat, lon].every(Number.isFinite) || Math.abs(lat) > 90 || Math.abs(lon) > 540) return null;
  return greatCircleKm(item.target.latitude, item.target.longitude, lat, lon);
}

const RULES = {
  single(item, value) {
    const option = item.options.find((one) => one.id === value);
    return option ? Number(option.correct) : null;
  },
  multiple(item, value) {
    const ticked = ids(value, item.options.map((option) => option.id));
    if (!ticked) return null;
    const part = (correct) => share(item.options.filter((one) => one.correct === correct).map((one) => ticked.includes(one.id)));
    return part(true) - part(false);
  },
  number(item, value) {
    const given = numberOf(item, value);
    return given === null ? null : Number(covers(item.tolerance, given, item.value));
  },
  text(item, value) {
    return typeof value === "string" ? Number(namesIt(value, item.accept, item.reject, item.slips)) : null;
  },
  order(item, value) {
    const rank = new Map(item.order.flatMap((group, step) => group.map((id) => [id, step])));
    const given = ids(value, [...rank.keys()]);
    if (!given || given.length !== rank.size) return null;
    const piles = [];
    for (const id of given) {
      const at = piles.findIndex((top) => top > rank.get(id));
      piles[at < 0 ? piles.length : at] = rank.get(id);
    }
    return (piles.length - 1) / (rank.size - 1);
  },
  match(item, value) {
    const key = Object.fromEntries(item.pairs.map((pair) => [pair.left, pair.right]));
    const right = item.right.map((one) => one.id);
    if (!isMapping(value)) return null;
    if (Object.entries(value).some(([left, chosen]) => !(left in key) || !right.includes(String(chosen)))) return null;
    return share(Object.keys(key).map((left) => value[left] === key[left]));
  },
  place(item, value) {
    const km = distanceOf(item, value);
    return km === null ? null : (item.target.zero_km - km) / (item.target.zero_km - item.target.full_km);
  },
  fill(item, value) {
    const known = item.gaps.map((gap) => gap.id);
    if (!isMapping(value) || Object.keys(value).some((id) => !known.includes(id))) return null;
    if (Object.values(value).some((one) => typeof one !== "string")) return null;
    return share(item.gaps.map((gap) => namesIt(value[gap.id] ?? "", gap.accept)));
  },
};

/** @param {any} value nothing was answered */
export function isBlank(value) {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  return typeof value === "object" && Object.keys(value).length === 0;
}

/**
 * @param {any} item an item with its key, as Python gives it to the page
 * @param {any} value the response as the record holds it
 * @returns {{points: number|null, possible: number, state: string}}
 */
export function score(item, value) {
  const possible = item.points;
  if (isBlank(value)) return { points: 0, possible, state: "unanswered" };
  if (item.type === "open") {
    return { points: null, possible, state: typeof value === "string" ? "pending" : "unreadable" };
  }
  const found = RULES[item.type](item, value);
  if (found === null) return { points: 0, possible, state: "unreadable" };
  const points = Math.floor(Math.min(Math.max(found, 0), 1) * possible * 10000 + 0.5) / 10000;
  return { points, possible, state: "scored" };
}
