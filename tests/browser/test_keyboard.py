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


# --- Few stops -------------------------------------------------------------------------------------

#: The box of a time that has the focus: its day and its hour.
TIME = "document.activeElement.name === 'cells' ? document.activeElement.labels[0].innerText : null"


def press(page: Page, *keys: str) -> str | None:
    for key in keys:
        page.keyboard.press(key)
    said: str | None = page.evaluate(TIME)
    return said


def test_the_times_of_a_week_are_one_stop_and_the_arrow_keys_move_between_them(browse, time_machine):
    time_machine.move_to(NOW)
    page = browse(build_busy_council()[SUPERVISOR], "/supervision/slots/week/")
    page.wait_for_load_state("networkidle")
    boxes = page.locator("input[name=cells]")
    assert boxes.count() > 20
    assert page.locator("input[name=cells]:not([tabindex='-1'])").count() == 1
    presses = 0
    while (first := press(page, "Tab")) is None:
        presses += 1
        assert presses < 30
    second = press(page, "ArrowRight")
    assert second not in (None, first)
    assert press(page, "ArrowLeft") == first
    assert press(page, "ArrowDown") not in (None, first, second)
    assert press(page, "Control+Home") == first
    reached = {first}
    for _ in range(boxes.count()):
        reached.add(press(page, "ArrowRight"))
    assert len(reached) == boxes.count()
    last = press(page, "Control+End")
    press(page, "Space")
    assert page.locator("input[name=cells]:checked").count() == 1
    assert press(page, "Tab") is None
    assert page.evaluate("document.activeElement.id") == "id_minutes"
    assert press(page, "Shift+Tab") == last


@pytest.mark.parametrize(
    ("part", "path", "first"),
    [
        (SUPERVISOR, "/", "#your-people-list"),
        (PSW, "/supervision/overdue/", "#list"),
        (PSW, "/people/", "#list"),
    ],
)
def test_a_second_skip_link_leads_to_the_first_row(part, path, first, browse, time_machine):
    time_machine.move_to(NOW)
    page = browse(build_busy_council()[part], path)
    press(page, "Tab", "Tab", "Enter", "Tab")
    assert page.evaluate("f => !!document.activeElement.closest(f)", first)
    assert page.evaluate("document.activeElement.closest('tbody').rows[0].contains(document.activeElement)")
