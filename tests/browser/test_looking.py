"""What is looked for on every page is found where it is wrong."""

import pytest

from tests.browser.looking import faults_of, narrow_faults, violations

SOUND = '<html lang="en"><head><title>People</title></head><body><main><h1>People</h1>{}</main></body></html>'


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('<img src="x.png">', "image-alt: "),
        ('<p style="color: #999; background: #fff">Pale</p>', "color-contrast: "),
        ('<input type="text">', "label: "),
    ],
)
def test_a_page_that_not_everybody_can_use_is_told(page, wrong, said):
    page.set_content(SOUND.format("<p>Nobody yet.</p>"))
    assert violations(page) == []
    page.set_content(SOUND.format(wrong))
    assert [one.startswith(said) for one in violations(page)] == [True]


def test_a_page_wider_than_a_small_screen_and_with_two_headings_is_told(page):
    page.set_content(SOUND.format('<h1 id="a" style="width: 600px">Again</h1><p id="a"></p>'))
    assert list(faults_of(page)) == ["2 first headings", "ids twice: ['a']"]
    (wide,) = narrow_faults(page)
    assert "pixels wide at 320" in wide
