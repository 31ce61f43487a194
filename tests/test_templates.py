"""What a template names must be there where it is used: Django writes nothing for a name it does not know."""

import re
from pathlib import Path

BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock(?: \w+)? %}", re.DOTALL)
NAMED = re.compile(r" as (\w+) %}")
TEMPLATES = Path("templates")


def names_used_elsewhere(text: str) -> list[str]:
    """Names that one block gives (`{% url … as name %}`) and another uses, where they are unknown."""
    found = []
    for block in BLOCK.finditer(text):
        rest = text[: block.start()] + text[block.end() :]
        given_there = set(NAMED.findall(rest))
        used = {name for name in NAMED.findall(block[2]) if re.search(rf"{{[{{%][^}}]*\b{name}\b", rest)}
        found += [f"{block[1]}: {name}" for name in sorted(used - given_there)]
    return found


def test_a_name_that_a_block_gives_is_used_in_that_block_alone():
    wrong = {str(path): names_used_elsewhere(path.read_text()) for path in TEMPLATES.rglob("*.html")}
    assert {path: names for path, names in wrong.items() if names} == {}


def test_the_search_finds_a_link_that_leads_nowhere():
    text = (
        '{% block before %}{% url "x" as x_url %}{% endblock %}'
        '{% block content %}<a href="{{ x_url }}">X</a>{% endblock content %}'
    )
    assert names_used_elsewhere(text) == ["before: x_url"]


CAPTION = re.compile(r"<caption.*?</caption>", re.DOTALL)
LINK = re.compile(r"<a\b|{% (?:counted|person_name) ")


def has_linked_caption(text: str) -> bool:
    return any(LINK.search(caption) for caption in CAPTION.findall(text))


def test_a_table_is_named_by_words_and_not_by_links():
    """Our tables say their role, for a phone draws them stacked: then a caption can hold no link."""
    assert [str(path) for path in TEMPLATES.rglob("*.html") if has_linked_caption(path.read_text())] == []


def test_the_search_finds_a_link_in_a_caption():
    assert has_linked_caption('<caption>East {% counted 1 url "{} over" %}</caption>')
    assert not has_linked_caption("<caption>{% counted_here 1 %}</caption><p><a href='#'>East</a></p>")
