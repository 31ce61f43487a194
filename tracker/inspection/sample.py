"""A repeatable sample of supervision files: the case part alone, references masked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from supervision.audits.sampling import draw
from supervision.models import CaseDiscussion
from supervision.records.files import FileSession, open_file
from supervision.records.proved import differences_in
from supervision.records.services.reading import note_reading
from tracker.inspection.asked import Asked
from workforce.audit_trail.before_export import differences_for_export
from workforce.models import Worker
from workforce.rules.refusal import Refusal

NOT_AS_SIGNED = (
    "A record in the sample is not what was signed. Make the pack without the words of the case part, and "
    "tell the information governance officer: "
)


@dataclass(frozen=True, slots=True)
class SampledCase:
    """One case that was discussed: by a number of this pack, never by its reference."""

    name: str
    decision: str
    rationale: str


@dataclass(frozen=True, slots=True)
class SampledSession:
    """One session that was held: facts, and the case part where its words are asked for and readable."""

    session: FileSession
    discussed: int
    decided: int
    with_rationale: int
    actions: int
    cases: tuple[SampledCase, ...]


@dataclass(frozen=True, slots=True)
class SampledFile:
    """One drawn file."""

    worker: int
    sessions: list[SampledSession]
    #: The maker reads the case part of this file.
    is_readable: bool


def drawn_files(asked: Asked) -> list[SampledFile]:
    """The files that the seed draws, in the order of the draw. Raises Refusal where one was tampered with."""
    by_key = {one.pk: one for one in asked.people}
    drawn = draw(asked.keys, size=asked.size, seed=asked.seed)
    return [_file(by_key[key], asked) for key in drawn]


def _file(worker: Worker, asked: Asked) -> SampledFile:
    found = open_file(worker, viewer=asked.viewer)
    held = [one for one in found.held if asked.first <= one.on <= asked.last]
    readable = [one for one in held if one.is_readable]
    if asked.with_words and readable:
        _prove(readable)
        by = asked.viewer.account
        note_reading(subject=worker, people=[worker], by=by, sessions=len(readable))
    keys = [one.session.pk for one in held]
    numbers = _numbers(worker, keys)
    mask = Mask(case for one in readable for case in one.discussions)
    sessions = [
        SampledSession(
            one, *numbers.get(one.session.pk, (0, 0, 0)), len(one.actions), _cases(one, asked, mask)
        )
        for one in held
    ]
    return SampledFile(worker.pk, sessions, bool(readable))


def _prove(sessions: list[FileSession]) -> None:
    keys = [one.session.pk for one in sessions]
    wrong = differences_in(keys, discussions=[case for one in sessions for case in one.discussions])
    if found := differences_for_export(wrong):
        raise Refusal(NOT_AS_SIGNED + "; ".join(found[:3]))


def _numbers(worker: Worker, sessions: list[int]) -> dict[int, tuple[int, int, int]]:
    """Of each session: cases discussed, decisions, decisions with a rationale. Numbers, and no word."""
    rows = CaseDiscussion.objects.filter(supervisee=worker, session__in=sessions)
    decided = set(rows.exclude(decision="").values_list("pk", flat=True))
    reasoned = set(rows.exclude(decision="").exclude(rationale="").values_list("pk", flat=True))
    found: dict[int, tuple[int, int, int]] = {}
    for key, session in rows.values_list("pk", "session"):
        before = found.get(session, (0, 0, 0))
        found[session] = (before[0] + 1, before[1] + (key in decided), before[2] + (key in reasoned))
    return found


def _cases(one: FileSession, asked: Asked, mask: "Mask") -> tuple[SampledCase, ...]:
    if not asked.with_words or not one.is_readable:
        return ()
    return tuple(
        SampledCase(mask.name(case), mask(case.decision), mask(case.rationale))
        for case in one.discussions
        if case.decision or case.rationale
    )


class Mask:
    """Case references, wherever they stand in a text, as "Case 1", "Case 2" of one file."""

    def __init__(self, cases: Iterable[CaseDiscussion]) -> None:
        references = dict.fromkeys(_plain(case.case_reference) for case in cases)
        self._names = {one: f"Case {number}" for number, one in enumerate(references, start=1)}
        known = sorted(filter(None, self._names), key=len, reverse=True)
        self._pattern = re.compile("|".join(_loosely(one) for one in known), re.IGNORECASE) if known else None

    def name(self, case: CaseDiscussion) -> str:
        """How a case is called."""
        return self._names[_plain(case.case_reference)]

    def __call__(self, text: str) -> str:
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._names.get(_plain(found.group()), "a case"), text)


def _plain(reference: str) -> str:
    """A reference without blanks and punctuation, in which people write it differently."""
    return re.sub(r"[\W_]+", "", reference).casefold()


def _loosely(plain: str) -> str:
    """Finds it however it is spaced."""
    return r"[\W_]*".join(re.escape(letter) for letter in plain)


def session_rows(found: Iterable[SampledFile]) -> Iterator[tuple[SampledFile, SampledSession]]:
    """Each session with its file."""
    for one in found:
        for session in one.sessions:
            yield one, session
