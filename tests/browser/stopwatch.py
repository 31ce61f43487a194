"""One pair of hands on a page: counts clicks, keys that are not words, the words, and the seconds."""

import time

from playwright.sync_api import Locator, Page

#: How many Tab stops away somebody still uses Tab rather than the mouse.
REACH = 4
LONGEST_WALK = 12
STOPS_AWAY = """target => {
  const focusable = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  // Of radios Tab stops at the one that is chosen; at the first where none is.
  const isStop = (radio) => {
    const group = [...document.getElementsByName(radio.name)].filter((each) => each.form === radio.form);
    return radio === (group.find((each) => each.checked) ?? group[0]);
  };
  const stops = [...document.querySelectorAll(focusable)].filter((each) => {
    if (each.disabled || each.tabIndex < 0 || !each.checkVisibility()) return false;
    return each.type !== "radio" || isStop(each);
  });
  return stops.indexOf(target) - stops.indexOf(document.activeElement);
}"""


class Hands:
    """A person who tabs to what is near and clicks on what is far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = self.keys = self.prose = 0
        #: Clicks that only put the cursor where something is typed then.
        self.placed = 0
        self.began = time.perf_counter()

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1
        self.page.wait_for_load_state("networkidle")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def write(self, box: Locator, words: str) -> None:
        self.go_to(box)
        if box.input_value():
            self.press("ControlOrMeta+a")
        self.page.keyboard.type(words)
        self.prose += len(words)

    def go_to(self, target: Locator) -> None:
        there = target.element_handle()
        is_there = "target => document.activeElement === target"
        if self.page.evaluate(is_there, there):
            return
        if 0 < self.page.evaluate(STOPS_AWAY, there) <= REACH:
            for _ in range(LONGEST_WALK):
                self.press("Tab")
                if self.page.evaluate(is_there, there):
                    return
        self.click(target)
        self.placed += 1

    def __str__(self) -> str:
        seconds = time.perf_counter() - self.began
        return (
            f"{self.clicks} clicks ({self.placed} of them to type), {self.keys} keys, "
            f"{self.prose} letters of prose, {seconds:.1f} s of robot"
        )
