"""What became of a session, as far as the words of a log say so: held, cancelled, not attended, moved.

A log of supervision has what happened in a comment, if anywhere. What is plain is taken; what suggests that
the session did not take place and does not say so plainly is UNCLEAR, for a person to say. No word of a
comment goes further than this module but those of our own lists (`Telling.cue`): a comment may hold notes.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from workforce.readers import happened_words as spoken
from workforce.readers.cells import text, without_punctuation
from workforce.readers.happened_words import CANCELLED, DID_NOT_ATTEND, HELD, MOVED

UNCLEAR = "unclear"
NOT_SAID = ("none", "no comment", "no comments", "nothing", "")
LONGEST_CUE = 60


@dataclass(frozen=True)
class Telling:
    """What words say became of a session.

    `cue` is the part of our own lists that left it unclear, empty where the words are on none of them.
    """

    outcome: str
    cue: str = ""


@dataclass(frozen=True)
class Evidence:
    """What else a row says of a session that took place: its length in minutes, and whether it was signed."""

    minutes: int | None = None
    signed: bool | None = None

    @property
    def is_there(self) -> bool:
        return bool(self.minutes) or self.signed is True

    @property
    def is_strong(self) -> bool:
        """It lasted so long, and both signed it."""
        return bool(self.minutes) and self.signed is True


#: A status that says it was not held, and not what became of it.
NOT_HELD = Telling(UNCLEAR, "not held")


def status_told(value: object) -> Telling:
    """What the cell of a status column says. Raises CellProblem."""
    typed = text(value)
    return NOT_HELD if without_punctuation(typed) in spoken.NOT_HELD_WORDS else status_or_comment(typed)


def status_or_comment(typed: str) -> Telling:
    """What words say of which no one knows whether they are a status or a comment."""
    outcome = spoken.STATUS_WORDS.get(without_punctuation(typed))
    return Telling(outcome) if outcome else comment_told(typed, Evidence())


def told(status: Telling | None, comment: str, evidence: Evidence, *, has_status: bool = False) -> Telling:
    """What became of the session of a row, from its status, where the log has one, and its comment.

    A row without a status in a log that has a column for it says nothing of itself.
    """
    by_comment = comment_told(comment, evidence)
    if status is None:
        is_silent = has_status and by_comment.outcome == HELD and not evidence.is_there
        return Telling(UNCLEAR) if is_silent else by_comment
    if status == NOT_HELD and by_comment.outcome in NAMES_OF:
        return by_comment
    if status.outcome == UNCLEAR:
        return Telling(UNCLEAR, by_comment.cue or status.cue)
    says_other = by_comment.outcome not in (status.outcome, UNCLEAR, HELD)
    if says_other and {status.outcome, by_comment.outcome} != {CANCELLED, MOVED}:
        return Telling(UNCLEAR, by_comment.cue or NAMES_OF[by_comment.outcome])
    return status


NAMES_OF = {CANCELLED: "cancelled", DID_NOT_ATTEND: "did not attend", MOVED: "postponed"}


def comment_told(comment: str, evidence: Evidence) -> Telling:
    """What a comment says, beside what else its row says."""
    said = spoken_words(comment)
    if said.strip(" .-–—_*/") in NOT_SAID:
        return Telling(UNCLEAR) if evidence.minutes == 0 else Telling(HELD)
    votes = list(votes_of(clauses_of(said)))
    plain = {vote.says: vote for vote in reversed(votes) if vote.says in NAMES_OF}
    affirmed = any(vote.says == HELD for vote in votes)
    if plain:
        return of_plain_words(votes, plain, affirmed=affirmed)
    denied = next((vote for vote in votes if vote.says == DENIED), None)
    if denied:
        return Telling(UNCLEAR, denied.cue)
    if affirmed or evidence.is_strong:
        return Telling(HELD)
    hinted = next((vote for vote in votes if vote.says == HINTED), None)
    if hinted and not (evidence.is_there and votes[0].says == ABOUT):
        return Telling(UNCLEAR, hinted.cue)
    if evidence.minutes == 0:
        return Telling(UNCLEAR)
    return Telling(HELD if evidence.is_there or any(v.says == ABOUT for v in votes) else UNCLEAR)


#: What a clause says beside the outcomes: not held somehow, a hint, what was talked about, nothing of these.
DENIED, HINTED, ABOUT, NOTHING = "denied", "hinted", "about", "nothing"


@dataclass(frozen=True)
class Vote:
    says: str
    cue: str = ""


def of_plain_words(votes: list[Vote], plain: dict[str, Vote], *, affirmed: bool) -> Telling:
    """The outcome of a comment that says cancelled, not attended or moved in so many words."""
    first = next(vote for vote in votes if vote.says in NAMES_OF)
    spoke_before = any(vote.says == ABOUT for vote in votes[: votes.index(first)])
    kinds = set(plain)
    if kinds == {CANCELLED, MOVED}:
        kinds = {MOVED}
    if affirmed or spoke_before or len(kinds) > 1:
        return Telling(UNCLEAR, first.cue)
    return Telling(kinds.pop())


NOT_SHORT = re.compile(r"\b(did|does|do|was|were|has|have|had|could|would|should|is)(?:n'?t|n not| nt)\b")


def spoken_words(comment: str) -> str:
    """In small letters, without accents, with straight quotes and "n't" written out."""
    bare = unicodedata.normalize("NFKD", comment.lower()).replace("\u2019", "'").replace("\u2018", "'")
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    bare = re.sub(r"\b(ca)n'?t\b", r"\1nnot", bare)
    bare = NOT_SHORT.sub(r"\1 not", bare)
    return " ".join(bare.split())


CUT = re.compile(
    r"(?<!\b[a-z])[.;!?\n](?!\d)|\s+[-–—]+\s*|\s*[–—]+\s*|,|:\s|\(|\)|"
    r"\b(?:but|however|although|so|then|and then|therefore)\b"
)


def clauses_of(said: str) -> list[str]:
    """Clauses, in order: cut at full stops, semicolons, dashes, commas and "but", "so", "then"."""
    return [part.strip(" -") for part in CUT.split(said) if part.strip(" -")]


def votes_of(clauses: list[str]) -> Iterator[Vote]:
    """What each clause says; a bare word after what was talked about, as in a list, is talked about too."""
    talked = False
    for clause in clauses:
        vote = vote_of(clause)
        is_listed = spoken.HINTS.match(clause) and not spoken.PUT_OFF.search(clause)
        if vote.says == HINTED and talked and is_listed:
            vote = Vote(ABOUT)
        talked = vote.says == ABOUT and (talked or bool(spoken.TALKED.search(clause)))
        yield vote


def vote_of(clause: str) -> Vote:
    """What one clause says of the session."""
    for outcome, pattern in ((DID_NOT_ATTEND, spoken.MISSED_BY_ONE), (CANCELLED, spoken.SAYS_CANCELLED),
                             (MOVED, spoken.SAYS_MOVED)):  # fmt: skip
        found = pattern.search(clause)
        if found:
            return of_plain_clause(clause, outcome, found)
    return of_softer_clause(clause)


def of_plain_clause(clause: str, outcome: str, found: re.Match[str]) -> Vote:
    """A clause in which something was cancelled, missed or moved."""
    talked = spoken.TALKED.search(clause)
    if spoken.TRANSPORT.search(clause):
        return Vote(HINTED, NAMES_OF[outcome])
    if is_of_something_else(clause, found):
        return Vote(ABOUT if talked else NOTHING)
    if outcome == CANCELLED and spoken.NOT_CANCELLED.search(clause):
        return Vote(HELD)
    settled = spoken.SETTLED.search(clause)
    if talked or settled or spoken.ANOTHER_TIME.search(clause):
        return Vote(HINTED, NAMES_OF[outcome])
    return Vote(outcome, NAMES_OF[outcome])


def of_softer_clause(clause: str) -> Vote:
    """A clause that names no outcome: what it talks of, denies, affirms or hints at."""
    talked, settled = spoken.TALKED.search(clause), spoken.SETTLED.search(clause)
    not_held, put_off = spoken.NOT_HELD.search(clause), spoken.NOT_TAKEN.search(clause)
    denied = not_held or put_off
    if spoken.RECORD_TO_FOLLOW.search(clause):
        return Vote(HELD)
    if denied and not (talked and talked.start() < denied.start()):
        return Vote(DENIED, cue_of(not_held) if not_held else "not held")
    if not denied and spoken.TOOK_PLACE.search(clause) and not spoken.STILL_TO_COME.search(clause):
        return Vote(HELD)
    hint, deferred = hint_in(clause), spoken.PUT_OFF.search(clause)
    if settled and deferred:
        return Vote(HINTED, cue_of(deferred))
    opens = [found.start() for found in (talked, settled) if found]
    if opens and (hint is None or min(opens) <= hint.start() or talked):
        return Vote(ABOUT)
    if hint:
        return Vote(NOTHING) if spoken.JUST_BEFORE.search(clause) else Vote(HINTED, cue_of(hint))
    return Vote(ABOUT if spoken.SUBJECTS.search(clause) else NOTHING)


def hint_in(clause: str) -> re.Match[str] | None:
    """The first thing that keeps people from meeting, but for what the session only came after or before."""
    found = spoken.HINTS.finditer(clause)
    return next((hint for hint in found if not spoken.NEAR_IN_TIME.search(clause[: hint.start()])), None)


def is_of_something_else(clause: str, found: re.Match[str]) -> bool:
    """Whether what was cancelled, missed or moved is a visit, a leave or a house, not the session."""
    before, after = clause[: found.start()], clause[found.end() :]
    matter = rf"(?:{spoken.MATTERS}|{spoken.FAMILY})"
    follows = rf"\s*(?:of |at |for |to |in |by |on )?(?:{spoken.DETERMINER} )*(?:\w+ )?{matter}\b"
    leads = (
        rf"\b{matter}(?: \w+)?(?: was| were| is| has been| had been| being| have| has| had| who| again)?\s*$"
    )
    by_family = rf"\s*by (?:{spoken.DETERMINER} )*(?:{spoken.FAMILY})\b"
    return bool(re.match(follows, after) or re.search(leads, before) or re.match(by_family, after))


def cue_of(found: re.Match[str]) -> str:
    return found[0][:LONGEST_CUE]
