// Read what a person typed: numbers and names. The official rules stand in reading.py; tests hold the two together.

const MARKS = { "\u066b": ".", "\u066c": ",", "\u2212": "-", "\u2013": "-", "\ufe63": "-" };

/** @param {string} text digits of Arabic and Persian become 0-9 */
function latinDigits(text) {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u066b\u066c\u2212\u2013\ufe63]/g, (mark) => MARKS[mark]);
}

/** @param {string} text @param {string} mark */
function inThrees(text, mark) {
  const [first, ...others] = text.replace(/^[+-]+/, "").split(mark);
  return first.length >= 1 && first.length <= 3 && others.every((group) => group.length === 3);
}

/** @param {string} text @returns {string|null} */
function decimalPoint(text) {
  const points = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  if (points && commas) {
    const [decimal, thousands] = text.lastIndexOf(".") > text.lastIndexOf(",") ? [".", ","] : [",", "."];
    if (text.split(decimal).length > 2) return null;
    const [whole, rest] = text.split(decimal);
    return inThrees(whole, thousands) ? whole.split(thousands).join("") + "." + rest : null;
  }
  if (points > 1 || commas > 1) {
    const mark = points ? "." : ",";
    return inThrees(text, mark) ? text.split(mark).join("") : null;
  }
  if (commas) {
    const [whole, rest] = text.split(",");
    const partsThousands = /^\d{3}$/.test(rest) && !["", "0"].includes(whole.replace(/^[+-]+/, ""));
    return text.replace(",", partsThousands ? "" : ".");
  }
  return text;
}

/**
 * @param {string} typed @param {string[]} units
 * @returns {number|null} null where there is no telling which number is meant
 */
export function readNumber(typed, units = []) {
  let text = latinDigits(typed.slice(0, 200).normalize("NFKC")).trim().toLowerCase();
  for (const unit of [...units].sort((a, b) => b.length - a.length)) {
    const name = unit.normalize("NFKC").toLowerCase();
    const before = text.charAt(text.length - name.length - 1);
    if (text.endsWith(name) && !/\p{L}/u.test(before)) {
      text = text.slice(0, text.length - name.length).trim();
      break;
    }
  }
  text = text.replace(/(?<=\d)[\s\u00a0\u202f\u2009'\u2019_](?=\d)/g, "");
  const pointed = decimalPoint(text);
  return pointed !== null && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(pointed) ? Number(pointed) : null;
}

/** @param {string} typed a name without case, accents, apostrophes, hyphens or spare spaces */
export function plainName(typed) {
  return typed
    .slice(0, 2000)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[`'"\u2018\u2019\u201b\u201c\u201d\u02bf\u02be\u02bc\u00b4]/g, "")
    .replace(/[-\u2010-\u2015_/.,;:()\u0640]+/g, " ")
    .split(/\s+/)
    .filter(Boolean)
    .join(" ")
    .replace(/^the /, "");
}

/** @param {string} one @param {string} other letters to add, drop or change */
function lettersApart(one, other) {
  const a = [...one];
  const b = [...other];
  const row = Array.from({ length: b.length + 1 }, (_, index) => index);
  a.forEach((letter, i) => {
    let before = row[0];
    row[0] = i + 1;
    b.forEach((another, j) => {
      const above = row[j + 1];
      row[j + 1] = Math.min(above + 1, row[j] + 1, before + (letter === another ? 0 : 1));
      before = above;
    });
  });
  return row[b.length];
}

const SHORTEST_WITH_SLIPS = 7;

/** @param {string} typed @param {string[]} accepted @param {string[]} rejected @param {number} slips */
export function namesIt(typed, accepted, rejected = [], slips = 0) {
  const given = plainName(typed);
  if (!given || rejected.map(plainName).includes(given)) return false;
  const size = [...given].length;
  return accepted.map(plainName).some((name) => {
    const length = [...name].length;
    const near = Math.min(length, size) >= SHORTEST_WITH_SLIPS && Math.abs(length - size) <= slips ? slips : 0;
    return given === name || (near > 0 && lettersApart(given, name) <= near);
  });
}
