// A page on a disk asks for the browser's storage only once it has been shown.
//
// Chromium, opening a page from a disk, may lend a script that asks earlier a storage that looks empty and keeps
// nothing (seen in 0.5 of 100 openings on an idle machine, in 10 of 100 on a busy one; never over http): the answers
// of yesterday would be missing, and those of today lost.

/** @param {() => void} then called at once on a page from a server, and after the first frames on one from a disk */
export function whenShown(then) {
  if (location.protocol !== "file:") {
    then();
    return;
  }
  let waiting = true;
  const go = () => {
    if (waiting) then();
    waiting = false;
  };
  const frames = () => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go)));
    // A page in the background draws no frames.
    setTimeout(go, 2000);
  };
  if (document.readyState === "complete") frames();
  else window.addEventListener("load", frames);
}
