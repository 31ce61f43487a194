"""What a record of the demo says besides its cases, from the agenda to leave and wellbeing."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from supervision.models import PersonalNote, Session, SessionKind, SessionRecord
from tracker.demo.disagreements import Disagreements, sentence_of
from tracker.demo.leave import Leave
from tracker.demo.stories import Decks
from tracker.demo.telling import TRIES, Teller, facts_of_day, read_as
from tracker.demo.texts import texts
from workforce.models import Allocation, CaseCategory, Worker
from workforce.rules.in_words import many

#: How often a session that is not a reflective one has a reflection in its record.
REFLECTED = 0.45
ON_THE_AGENDA = 3
#: Said of one's own families and visits: not by those who hold no cases.
OF_CASES = re.compile(
    r"\b(?:visit|famil|case|chronolog|child|home|court|hearing|removal|address|file)|\bdogs?\b|lone|police",
    re.IGNORECASE,
)
SAID_BY_ALL = ("learning", "health_and_safety", "wellbeing", "wellbeing_next")


class Notes:
    """Writes them, to each person what their earlier records do not say already."""

    def __init__(
        self, teller: Teller, decks: Decks, *, disagreements: Disagreements, nqsws: set[int]
    ) -> None:
        self.teller, self.random, self.decks, self.nqsws = teller, teller.random, decks, nqsws
        self.disagreements = disagreements
        self.leave = Leave(decks)
        self._before: dict[int, date] = {}
        self._together: set[str] = set()

    def write(
        self, session: Session, who: Worker, cases: list[Allocation], *, next_on: date | None
    ) -> tuple[SessionRecord, PersonalNote]:
        """The part of the record that both sign, and the personal part."""
        facts = facts_of_day(session.held_day, self.random)
        is_reflective = session.kind == SessionKind.REFLECTIVE or self.random.random() < REFLECTED
        record = SessionRecord(
            session=session,
            agenda=self._agenda(who, "agenda" if cases else "agenda_without_cases"),
            workload=self._workload(session, who, cases, facts),
            learning=self._two("learning", who, facts),
            health_and_safety=self._safety_and_leave(session, who, facts),
            reflection=self._two("reflections", who, facts) if is_reflective else "",
            other_matters=self._one("other_matters", who, facts),
            next_on=next_on,
            version=1,
            saved_at=session.ends_at,
        )
        self._before[who.pk] = session.held_day
        wellbeing = self._two("wellbeing", who, facts)
        return record, PersonalNote(session=session, supervisee=who, wellbeing=wellbeing)

    def _agenda(self, who: Worker, name: str) -> str:
        known = texts("notes")[name]
        chosen = [self.decks.draw(who, name, known) for _ in range(ON_THE_AGENDA)]
        while True:
            said = "; ".join(dict.fromkeys(chosen))
            if told := self.teller.tell(f"{said[0].upper()}{said[1:]}.", {}):
                return told
            chosen = [*chosen[1:], self.decks.draw(who, name, known)]

    def _workload(
        self, session: Session, who: Worker, cases: list[Allocation], facts: Mapping[str, Any]
    ) -> str:
        name = "workload" if cases else "workload_without_cases"
        if who.pk in self.nqsws:
            name = "workload_of_nqsws"
        said = self._one(name, who, facts, before=counted(cases))
        return f"{said} {sentence_of(session, self.disagreements)}".rstrip()

    def _safety_and_leave(self, session: Session, who: Worker, facts: Mapping[str, Any]) -> str:
        since, on = self._before.get(who.pk), session.held_day
        if leave := self.leave.said(who, since=since, on=on):
            return f"{self._one('health_and_safety', who, facts)} {leave}"
        return self._two("health_and_safety", who, facts)

    def _one(self, name: str, who: Worker, facts: Mapping[str, Any], *, before: str = "") -> str:
        """The next that this person has not had, in words of the day, after others; some are empty."""
        known, kind = texts("notes")[name], name
        if name in SAID_BY_ALL and not who.holds_cases:
            known, kind = [text for text in known if not OF_CASES.search(text)], f"{name} without cases"
        said = before
        for _ in known:
            text = self.decks.draw(who, kind, known)
            said = f"{before} {text}".strip()
            if not text or (told := self.teller.tell(said, facts)):
                return told if text else ""
        return self.teller.tell_shorter(said, facts)

    def _two(self, name: str, who: Worker, facts: Mapping[str, Any]) -> str:
        """What was said and what follows from it, together in no other record."""
        first = both = self._one(name, who, facts)
        for _ in range(TRIES):
            both = f"{first} {self._one(f'{name}_next', who, facts)}"
            if read_as(both) not in self._together:
                break
        self._together.add(read_as(both))
        return both


def counted(cases: list[Allocation]) -> str:
    """ "14 cases, 3 in child protection."; nothing of someone who holds none."""
    if not cases:
        return ""
    plans = sum(case.category == CaseCategory.CP for case in cases)
    of_them = f", {plans} in child protection" if plans else ""
    return f"{many(len(cases), 'case')}{of_them}."
