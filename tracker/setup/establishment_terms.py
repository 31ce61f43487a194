"""Contracts and absences in words that nobody knows: a person says, once for all who have the words. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tracker.setup.establishment_plan import EstablishmentPlan
from workforce.imports.questions import Option, Question
from workforce.models import AbsenceReason, Contract
from workforce.readers.establishment_rows import EstablishmentRow
from workforce.readers.names import folded
from workforce.readers.wording import NOT_TOLD
from workforce.rules.in_words import many

CONTRACTS = "Contracts in words that the tracker does not know"
ABSENCES = "Absences in words that the tracker does not know"
#: Answer: these days are no absence.
NO_ABSENCE = "none"
#: How many people a question names before it only counts the rest.
NAMED = 5


class TermsSaid:
    """The rows of a list with the contract and the absence of each; `waiting` are those with an open one."""

    def __init__(self, plan: EstablishmentPlan) -> None:
        self.plan = plan
        self.rows: list[EstablishmentRow] = []
        self.waiting: list[EstablishmentRow] = []
        contracts = self._said("contract", untold_contract, self._ask_contract)
        absences = self._said("absence", untold_absence, self._ask_absence)
        for row in plan.reading.rows:
            contract = contracts.get(untold_contract(row), row.contract)
            reason = absences.get(untold_absence(row), "")
            if contract is None or reason is None:
                self.waiting.append(row)
                continue
            self.rows.append(_told(row, contract, reason))

    def _said(
        self,
        what: str,
        untold: Callable[[EstablishmentRow], str],
        ask: Callable[[str, Sequence[EstablishmentRow]], Question],
    ) -> dict[str, str | None]:
        """What a person says of each word, now or of an earlier list; None while no one has."""
        alike: dict[str, list[EstablishmentRow]] = defaultdict(list)
        for row in self.plan.reading.rows:
            if untold(row):
                alike[untold(row)].append(row)
        answers = {words: self.plan.ask(ask(f"{what}:{words}", rows)) for words, rows in alike.items()}
        return {words: answer.value if answer else None for words, answer in answers.items()}

    def _ask_contract(self, key: str, rows: Sequence[EstablishmentRow]) -> Question:
        written = rows[0].contract_as_written
        return Question(
            key=key,
            kind=CONTRACTS,
            row=rows[0].row,
            subject=f"{written} ({_named(rows)})",
            asks=f"Which contract is {written}?",
            why=f"The words are in {many(len(rows), 'row')} of the list.",
            options=tuple(Option(one.value, str(one.label)) for one in Contract),
            lasting=tuple(Contract.values),
        )

    def _ask_absence(self, key: str, rows: Sequence[EstablishmentRow]) -> Question:
        written = rows[0].absence.as_written if rows[0].absence else ""
        options = [Option(one.value, str(one.label)) for one in AbsenceReason]
        options.append(Option(NO_ABSENCE, "No absence: leave these days out"))
        return Question(
            key=key,
            kind=ABSENCES,
            row=rows[0].row,
            subject=f"{written} ({_named(rows)})",
            asks=f"Which absence is {written}?",
            why=f"The words are in {many(len(rows), 'row')} of the list.",
            options=tuple(options),
            lasting=tuple(option.value for option in options),
        )


def untold_contract(row: EstablishmentRow) -> str:
    """The words of a contract that mean none that is known, as alike words share them; empty for others."""
    return folded(row.contract_as_written) if row.contract == NOT_TOLD else ""


def untold_absence(row: EstablishmentRow) -> str:
    """The words of an absence that mean none that is known, likewise."""
    return folded(row.absence.as_written) if row.absence and row.absence.reason == NOT_TOLD else ""


def _told(row: EstablishmentRow, contract: str, reason: str) -> EstablishmentRow:
    """The row with what was said of its words."""
    if row.absence and reason == NO_ABSENCE:
        row = replace(row, absence=None)
    elif row.absence and reason:
        row = replace(row, absence=replace(row.absence, reason=reason, as_written=""))
    return replace(row, contract=contract, contract_as_written="")


def _named(rows: Iterable[EstablishmentRow]) -> str:
    names = [f"{row.known_as or row.given_name} {row.family_name}" for row in rows]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
