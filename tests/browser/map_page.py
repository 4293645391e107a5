"""What the tests of map pages share: opening a page from a disk, and looking at what stands on it."""

from iraqcourse.maps import page as map_page

# Labels that overlap, leave the map, or lie under a control, as sentences.
COLLISIONS = """() => {
  const seen = (one) => one.offsetWidth > 1 && getComputedStyle(one).visibility !== 'hidden';
  const box = (one) => one.getBoundingClientRect();
  const wanted = '.im-label:not(.im-tucked), .im-icon:not(.im-tucked) > .im-name';
  const labels = [...document.querySelectorAll(wanted)].filter(seen);
  const fixed = [...document.querySelectorAll('.leaflet-control, .im-beyond')].filter(seen);
  const frame = box(document.querySelector('.folium-map'));
  const hits = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const found = [];
  labels.forEach((one, index) => {
    const [mine, said] = [box(one), one.textContent];
    if (mine.left < frame.left || mine.right > frame.right || mine.top < frame.top || mine.bottom > frame.bottom)
      found.push(`${said} leaves the map`);
    for (const other of labels.slice(index + 1))
      if (hits(mine, box(other))) found.push(`${said} on ${other.textContent}`);
    for (const other of fixed) if (hits(mine, box(other))) found.push(`${said} under ${other.className}`);
  });
  return found;
}"""
# Signs in the view that a control covers.
COVERED = """() => [...document.querySelectorAll('.leaflet-marker-icon[tabindex="0"]')].filter((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const frame = document.querySelector('.folium-map').getBoundingClientRect();
  if (!one.offsetWidth || x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
  return document.elementFromPoint(x, y)?.closest('.leaflet-control, .im-beyond');
}).map((one) => one.textContent)"""
SIZES = """() => [...document.querySelectorAll(
  '.im-label, .im-name, .leaflet-control-scale-line, .im-tick-name, .im-caption')]
  .filter((one) => one.getBoundingClientRect().width > 1).map((one) => parseFloat(getComputedStyle(one).fontSize))"""


def opener(sealed, folder):
    """Give a function that opens a map from a disk, as ``opened(spec, "#scene=4")``."""

    def at(spec, fragment="", html=None, **options):
        file = folder / f"{spec.map}.html"
        file.write_text(html or map_page.to_html(spec), encoding="utf-8")
        made = sealed(**{"reduced_motion": "reduce", **options})
        page = made.page()
        page.goto(f"{file.as_uri()}{fragment}")
        page.wait_for_function("document.getElementById('im-count').textContent.startsWith('Scene')")
        page.script_errors = made.script_errors
        return page

    return at


def scene(page):
    """Give what the bar says of the scene, such as ``Scene 2 of 12``."""
    return page.inner_text("#im-count")


def walk_places(page):
    """Go through a scene's places with Tab, open each card with Enter, close it with Escape; gives names and cards."""
    signs = page.locator('.leaflet-marker-icon[tabindex="0"]:visible')
    count, cards = signs.count(), {}
    page.locator("#im-on").evaluate("one => document.body.focus()")
    page.evaluate("document.activeElement.blur()")
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "(() => { const at = document.activeElement; if (!at.matches('.leaflet-marker-icon')) return null;"
            "const all = [...document.querySelectorAll('.leaflet-marker-icon')];"
            "return [all.indexOf(at), at.textContent]; })()"
        )
        if place is None or place[0] in cards:
            continue
        page.keyboard.press("Enter")
        page.wait_for_selector(".leaflet-popup h2")
        card = page.inner_text(".leaflet-popup")
        page.keyboard.press("Escape")
        page.wait_for_selector(".leaflet-popup", state="detached")
        back = page.evaluate("[...document.querySelectorAll('.leaflet-marker-icon')].indexOf(document.activeElement)")
        assert back == place[0], "Escape gives the focus back"
        cards[place[0]] = (place[1], card)
        if len(cards) == count:
            break
    return count, list(cards.values())
