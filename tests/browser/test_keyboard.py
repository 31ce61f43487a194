"""By keyboard alone: on the pages of the daily jobs Tab reaches all that can be used, and is seen there."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from tests.busy_council import NOW, build_busy_council
from tests.council import ASSESSOR, MENTOR, NQSW, PSW, SERVICE_MANAGER, SUPERVISOR

pytestmark = pytest.mark.walk

PAGES = {
    SUPERVISOR: (
        *("/", "/supervision/", "/supervision/slots/week/", "/supervision/book/"),
        *("/supervision/signatures/", "/actions/"),
    ),
    NQSW: ("/", "/supervision/book/", "/nqsw/"),
    MENTOR: ("/", "/nqsw/mentor-meetings/new/"),
    ASSESSOR: ("/",),
    SERVICE_MANAGER: ("/", "/people/"),
    PSW: ("/", "/supervision/overdue/", "/nqsw/programmes/", "/reports/"),
}
#: So many presses of Tab at one place are a trap: a box for a time has four stops of its own.
TRAPPED = 6

#: Everything that Tab should come to: of radios one.
STOPS = """() => {
  const shown = (each) => each.checkVisibility({ visibilityProperty: true });
  const usable = (each) => !each.disabled && each.tabIndex >= 0 && shown(each);
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const all = [...document.querySelectorAll(kinds)];
  const groups = new Set();
  window.stops = all.filter(usable).filter((each) => {
    if (each.type !== "radio") return true;
    const isNew = !groups.has(each.name);
    groups.add(each.name);
    return isNew;
  });
  return window.stops.length;
}"""
#: Where the focus is, and whether an eye sees it: an outline or a shadow, there or around it.
FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const outlined = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const marked = (style) => style.boxShadow !== "none" || outlined(style);
  const around = at.closest("label, td, summary");
  const drawn = [at, around].filter(Boolean).map((one) => getComputedStyle(one));
  if (at.labels?.[0]) drawn.push(getComputedStyle(at.labels[0], "::before"), getComputedStyle(at.labels[0]));
  const isRadioOfGroup = (each) => each.type === "radio" && at.type === "radio" && each.name === at.name;
  return {
    stop: window.stops.findIndex((each) => each === at || isRadioOfGroup(each)),
    isSeen: drawn.some(marked),
    what: at.outerHTML.slice(0, 120),
  };
}"""


@dataclass
class Walk:
    """What came of pressing Tab from the top of a page until it was through."""

    stops: int
    reached: set[int] = field(default_factory=set)
    unseen: list[str] = field(default_factory=list)
    trap: str = ""


def tab_through(page: Page) -> Walk:
    walk, last, here = Walk(page.evaluate(STOPS)), None, 0
    while (focus := _pressed(page)) is not None and not walk.trap:
        here = here + 1 if focus["stop"] == last else 0
        if focus["stop"] == 0 and last not in (None, 0):
            break  # round once
        if here >= TRAPPED:
            walk.trap = focus["what"]
        if not focus["isSeen"]:
            walk.unseen.append(focus["what"])
        walk.reached.add(focus["stop"])
        last = focus["stop"]
    return walk


def _pressed(page: Page) -> dict | None:
    page.keyboard.press("Tab")
    focus: dict | None = page.evaluate(FOCUS)
    return focus


@pytest.mark.parametrize("part", PAGES)
def test_tab_reaches_everything_and_is_seen(part, browse, time_machine):
    time_machine.move_to(NOW)
    account = build_busy_council()[part]
    for path in PAGES[part]:
        page = browse(account, path)
        page.wait_for_load_state("networkidle")
        walk = tab_through(page)
        assert (path, walk.trap, walk.unseen) == (path, "", [])
        assert (path, walk.reached >= set(range(walk.stops))) == (path, True)
