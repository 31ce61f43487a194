"""The rules of docs/writing.md that a test can hold, over what a person reads."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Form, ModelMultipleChoiceField, MultipleChoiceField
from django.forms.boundfield import BoundField

from workforce.web.missing import what_is_missing
from workforce.web.tags import UNSAID, error_words

ROOT = Path(settings.ROOT)
FLOORS = ("workforce", "supervision", "nqsw", "tracker")
#: Archaic, roundabout, foreign or blaming. docs/writing.md says what to write instead.
AVOIDED = re.compile(
    r"\b(anew|whom|whoever|wherein|whereby|therein|thereof|hereby|whilst|amongst|upon|meanwhile|lately"
    r"|all the same|at present|after all|taken? back|call(?:ed)? off|hears? of|nobody fits|nothing fits"
    r"|somebody|everybody|anybody|cannot be before|please|non-compliant|failed to|trainee|subordinate)\b"
    r"|\b(?:e\.g|i\.e|etc)\.",
    re.IGNORECASE,
)
#: Modules whose words are data: verbs stored with each event, questions for reflection, the demo's people,
#: what councils write in their logs.
SPARED = frozenset({"verbs.py", "usual_prompts.py", "happened_words.py"})


def modules() -> Iterator[Path]:
    for floor in FLOORS:
        for path in sorted((ROOT / floor).rglob("*.py")):
            if not {"migrations", "demo"} & set(path.relative_to(ROOT).parts) and path.name not in SPARED:
                yield path


def said_by_module(source: str) -> Iterator[str]:
    """The strings of more than one word, docstrings apart."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings and " " in node.value.strip():
            yield node.value


def said_by_template(source: str) -> Iterator[str]:
    """The text between the tags, and the texts handed to a part of a page."""
    said = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", " ", source, flags=re.DOTALL)
    said = re.sub(r"\{[{%].*?[%}]\}", lambda tag: " ".join(re.findall(r'"([^"]*)"', tag[0])), said)
    yield re.sub(r"<[^>]*>", " ", said)


def said_by_script(source: str) -> Iterator[str]:
    """The quoted texts, comments apart."""
    code = "\n".join(line for line in source.splitlines() if not line.lstrip().startswith("//"))
    yield from re.findall(r"\"[^\"\n]* [^\"\n]*\"|`[^`\n]* [^`\n]*`", code)


def said() -> Iterator[tuple[Path, str]]:
    """Every text of templates, modules and scripts, with the file that says it."""
    for path in modules():
        yield from ((path, text) for text in said_by_module(path.read_text()))
    for path in (ROOT / "templates").rglob("*"):
        if path.suffix in {".html", ".txt"}:
            yield from ((path, text) for text in said_by_template(path.read_text()))
    for path in (ROOT / "assets" / "js").glob("*.js"):
        yield from ((path, text) for text in said_by_script(path.read_text()))


def test_no_word_that_is_avoided_is_shown_to_a_person():
    found = {
        f"{path.relative_to(ROOT)}: {hit[0]!r}" for path, text in said() for hit in AVOIDED.finditer(text)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("reading", "source", "found"),
    [
        (said_by_module, '"""Nobody fits."""\nraise Refusal("Nobody fits here.")', ["Nobody fits"]),
        (said_by_module, 'label = f"{name} for whom you cover"', ["whom"]),
        (said_by_template, '{% include "a.html" with text="Write it anew" %}<p>whom</p>', ["anew", "whom"]),
        (said_by_template, "{% comment %}whom{% endcomment %}{{ somebody }}", []),
        (said_by_script, '// somebody\nsay("Somebody saved")', ["Somebody"]),
    ],
)
def test_what_is_shown_is_found_and_what_is_not_is_left(reading, source, found):
    assert [hit[0] for text in reading(source) for hit in AVOIDED.finditer(text)] == found


#: A part of a page ends with its file's last line break, which a reader sees as a blank before the full stop.
STOP_AFTER_A_BLANK = re.compile(r"""\{% include [^%]*%\}[.,;:?!]|(?:[%}]\}|\w|</\w+>)\s+[.,;?!](?=\s|<|$)""")


def stops_after_a_blank(source: str) -> list[str]:
    """Full stops and commas that stand apart from the word before them."""
    return [hit[0] for hit in STOP_AFTER_A_BLANK.finditer(source)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% include "places.html" %}. Places go', ['{% include "places.html" %}.']),
        ("{{ left }} left .</p>", ["t ."]),
        ("{{ left }}\n  , of them", ["}}\n  ,"]),
        ("{{ left }}, of {% if all %}16{% endif %}.", []),
        ('<p>{% include "places.html" %}</p>', []),
    ],
)
def test_a_full_stop_after_a_blank_is_found(source, found):
    assert stops_after_a_blank(source) == found


def test_no_full_stop_stands_apart_from_its_sentence():
    found = {
        f"{path.relative_to(ROOT)}: {hit}"
        for path in (ROOT / "templates").rglob("*.html")
        for hit in stops_after_a_blank(path.read_text())
    }
    assert found == set()


#: What is counted: a number before one of these is said by `many`, so that one is never "1 rows".
COUNTED = (
    "actions|agreements|allocations|cases|characters|classes|codes|days|e-mails|entries|events|files|hours|letters|lines|messages"
    "|minutes|months|NQSWs|people|places|questions|records|rows|seconds|services|sessions|teams|things|times|weeks|years"
)
COUNTED_IN_A_STRING = re.compile(rf"^ (?:more )?(?:{COUNTED})\b")
COUNTED_IN_A_TEMPLATE = re.compile(rf"\{{\{{ ([^}}]*) \}}\}}(?:</\w+>)? (?:{COUNTED})\b")


def counts_in_a_module(source: str) -> Iterator[str]:
    """Numbers before a word in the plural, and plurals made by hand with an "s".

    A constant is a number that its writer knows not to be 1.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for number, after in pairwise(node.values):
            said = getattr(after, "value", None)
            if isinstance(number, ast.FormattedValue) and isinstance(said, str):
                is_constant = ast.unparse(number.value).isupper()
                yield from () if is_constant else COUNTED_IN_A_STRING.findall(said)
        for part in ast.walk(node):
            if isinstance(part, ast.IfExp) and getattr(part.orelse, "value", None) == "s":
                yield ast.unparse(part)


def counts_in_a_template(source: str) -> Iterator[str]:
    """Numbers before a word in the plural; a rounded number and a label are none."""
    found = COUNTED_IN_A_TEMPLATE.finditer(source)
    yield from (hit[0] for hit in found if not re.search(r"\|floatformat|\.label$", hit[1]))


@pytest.mark.parametrize(
    ("reading", "source", "number"),
    [
        (counts_in_a_module, 'f"{number} rows"', 1),
        (counts_in_a_module, """f"{n} row{'' if n == 1 else 's'}\"""", 1),
        (counts_in_a_module, """f"{many(n, 'row')} read\"""", 0),
        (counts_in_a_template, "{{ rows|length }} rows", 1),
        (counts_in_a_template, "<strong>{{ total }}</strong> cases", 1),
        (counts_in_a_template, '{{ rows|length|many:"row" }}', 0),
        (counts_in_a_template, "{{ total }} case{{ total|pluralize }}", 0),
    ],
)
def test_a_number_before_a_plural_is_found(reading, source, number):
    assert len(list(reading(source))) == number


def test_what_is_counted_is_said_of_one_too():
    """ "1 services added": a number and its word go through `many`, or `pluralize` in a template."""
    found = {
        f"{path.relative_to(ROOT)}: {hit}"
        for path in modules()
        if "readers" not in path.parts
        for hit in counts_in_a_module(path.read_text())
    } | {
        f"{path.relative_to(ROOT)}: {hit}"
        for path in (ROOT / "templates").rglob("*")
        if path.suffix in {".html", ".txt"}
        for hit in counts_in_a_template(path.read_text())
    }
    assert found == set()


def required_fields() -> Iterator[tuple[str, BoundField]]:
    """The required fields of every form; those that a form makes when it is opened are not among them."""
    for path in modules():
        if "forms." not in path.read_text():
            continue
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for form in vars(module).values():
            if getattr(form, "__module__", "") == module.__name__ and hasattr(form, "base_fields"):
                for name, field in form.base_fields.items():
                    if field.required:
                        yield f"{form.__qualname__}.{name}", BoundField(Form(), field, name)


def test_an_empty_field_is_told_what_to_enter_or_select():
    told = {}
    for where, field in required_fields():
        own = str(field.field.error_messages["required"])
        told[where] = what_is_missing(field) if own in UNSAID else own
    assert len(told) > 100
    astray = {
        where: words
        for where, words in told.items()
        if not words.startswith(("Enter ", "Select ")) or "an answer to" in words
    }
    assert astray == {}


#: After "Enter" or "Select" stands a thing: none begins with a preposition or a verb, or is half a sentence.
UNGRAMMATICAL = re.compile(
    r"^\w+ (?:in|from|at(?! least)|on|by|to|until|for|of|with|due|is|are|was|were|has|have|did|does)\b"
    r"|\bthe (?:in|from|at|on|by|to|until|for|of|due|is|are|was|received|taken|done|someone|who|what|how)\b"
    r"|^\w+ the (?:\w+ )?(?:is|are|was|were|has|have)\b"
    r"|^\w+ the \w+ by$"
    r"|^\w+ [A-Z][a-z]"
    r"|[.?!]$",
)


def test_a_message_that_is_no_sentence_is_found():
    for words in (
        "Enter in force from",
        "Enter the due by the end of month",
        "Enter the to",
        "Enter the files are audited by",
        "Enter the log was kept from",
        "Enter the received on",
        "Enter the review by",
        "Select the someone else",
        "Select Who covers",
    ):
        assert UNGRAMMATICAL.search(words), words


def test_every_message_of_an_empty_field_reads_as_a_sentence():
    said = {}
    for where, field in required_fields():
        own = str(field.field.error_messages["required"])
        said[where] = what_is_missing(field) if own in UNSAID else own
    assert {where: words for where, words in said.items() if UNGRAMMATICAL.search(words)} == {}


#: How Django's own messages begin, which name neither the field nor what to do.
DJANGOS = re.compile(r"^(?:Ensure|Enter a (?:valid|whole|number|list)|Select a valid|This )")


@pytest.mark.django_db
def test_no_message_of_djangos_own_is_shown_for_what_cannot_be_read():
    """ "Ensure this value is less than or equal to 24." is no sentence for a social worker."""
    wrong = {}
    for where, field in required_fields():
        for sent in ("x", "-1", "99999999999"):
            wrong |= {f"{where} {sent}": words for words in _said_of(field, sent) if DJANGOS.search(words)}
    assert wrong == {}


def _said_of(field: BoundField, sent: str) -> list[str]:
    several = isinstance(field.field, MultipleChoiceField | ModelMultipleChoiceField)
    try:
        field.field.clean([sent] if several else sent)
    except ValidationError as error:
        field.form.errors[field.name] = field.form.error_class(error.error_list)
        return error_words(field)
    return []
