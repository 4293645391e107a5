"""Notice a page on a disk that asks for the browser's storage before it has been shown (see quiz/front/disk.js)."""

from playwright.sync_api import Page

_WATCH = """
  let frames = 0;
  const count = () => { frames += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  const storage = Object.getOwnPropertyDescriptor(window, "localStorage");
  globalThis.askedAt = [];
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    get() {
      globalThis.askedAt.push(frames);
      return storage.get.call(window);
    },
  });
"""


def watch(page: Page) -> None:
    """From now on keep, for each page that opens, after how many frames the storage was asked for."""
    page.add_init_script(_WATCH)


def frames(page: Page) -> list[int]:
    """After how many frames the page asked for the storage, once for each time; waits for the first."""
    page.wait_for_function("globalThis.askedAt.length > 0")
    return list(page.evaluate("globalThis.askedAt"))
