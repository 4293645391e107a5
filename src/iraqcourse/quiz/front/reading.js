// Read what a person typed: numbers and names. The official rules stand in reading.py; tests hold the two together.

// The Arabic signs for the decimal point and for thousands, the Arabic comma, and what stands for a minus.
const MARKS = { "\u066b": ".", "\u066c": ",", "\u060c": ",", "\u2212": "-", "\u2013": "-" };
// What Python holds for space: \s here, and the separators of ASCII besides.
const SPACE = "[\\s\\x1c-\\x1f\\x85]";
const AROUND = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const BETWEEN_DIGITS = new RegExp(`(?<=[0-9])(?:${SPACE}|['\u2019_])(?=[0-9])`, "g");

/** One form of a text, without marks that cannot be seen; Persian's zero-width joiner parts like a space. @param {string} typed @param {number} length */
function visible(typed, length) {
  return [...typed].slice(0, length).join("").normalize("NFKC").replaceAll("\u200c", " ").replace(/\p{Cf}/gu, "");
}

/** @param {string} text the decimal digits of every script become 0-9 */
function latinDigits(text) {
  return text.replace(/\p{Nd}/gu, (digit) => {
    // Digits stand in tens, from nought upwards, in every script.
    let nought = digit.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought -= 1;
    return String((digit.codePointAt(0) - nought) % 10);
  });
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
  const trimmed = (text) => text.replace(AROUND, "");
  let text = latinDigits(visible(typed, 200)).replace(/[\u066b\u066c\u060c\u2212\u2013]/g, (mark) => MARKS[mark]);
  text = trimmed(text).toLowerCase();
  for (const unit of [...units].sort((a, b) => b.length - a.length)) {
    const name = visible(unit, 200).toLowerCase();
    const before = text.slice(0, text.length - name.length);
    if (text.endsWith(name) && !/\p{L}$/u.test(before)) {
      text = trimmed(before);
      break;
    }
  }
  text = text.replace(BETWEEN_DIGITS, "");
  const pointed = decimalPoint(text);
  return pointed !== null && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(pointed) ? Number(pointed) : null;
}

// Arabic and Persian keyboards write the same letter with two signs: yeh (and alef maksura), and kaf.
const LETTERS = { "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9" };

/** @param {string} typed a name without case, accents, apostrophes, hyphens or spare spaces */
export function plainName(typed) {
  return visible(typed, 2000)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[\u064a\u0649\u0643]/g, (letter) => LETTERS[letter])
    .replace(/[`'"\u2018\u2019\u201b\u201c\u201d\u02bf\u02be\u02bc\u00b4\u0640]/g, "")
    .replace(/[-\u2010-\u2015_/.,;:()]+/g, " ")
    .split(new RegExp(`${SPACE}+`))
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
