"""What the journeys do on a page, by the words that a person sees."""

from playwright.sync_api import Page

FAR_ENOUGH = 120


def click(page: Page, words: str) -> None:
    """Press the button with these words; of two (one for each way of working) the one that is shown."""
    page.get_by_role("button", name=words, exact=True).locator("visible=true").first.click()


def press(page: Page, words: str, key: str) -> None:
    """Come with Tab to the link or button that begins with these words, then press a key."""
    for _ in range(FAR_ENOUGH):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText || ''")
        if focused.strip().startswith(words):
            page.keyboard.press(key)
            return
    raise AssertionError(f"The Tab key does not lead to “{words}”.")


def keep_text(page: Page) -> None:
    """Answer the question which of two texts to keep: one's own."""
    page.get_by_role("button", name="Keep your text").click()
