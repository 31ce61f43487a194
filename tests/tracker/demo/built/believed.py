"""What a practitioner would not believe of the demo's records: each rule answers what it finds, in words."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from django.utils import timezone

from nqsw.models import Milestone, Reflection
from supervision.models import (
    CaseDiscussion,
    PersonalNote,
    Session,
    SessionKind,
    Signature,
    StrategyDiscussion,
)
from supervision.models.discussion import WRITTEN
from tests.tracker.demo.built.plausible import HOLIDAYS, MONTHS, TOLD_DAY, WEEKDAYS, Rule, nearest, told
from tracker.demo.calendar import is_school_holiday
from tracker.demo.stories import FILES, SCHOOL
from tracker.demo.texts import texts
from workforce.models import Allocation, CaseCategory, Worker
from workforce.rules.working_days import working_days_between

AGE = re.compile(r"\b(\d+)-year-old")
WRONG_ARTICLE = re.compile(r"\b[Aa] (?:8|11|18|8\d)\b|\b[Aa]n (?!8|11|18)\d")
A_DAY = "|".join(WEEKDAYS)
#: Two days of the week for one day, or a week or a weekend that begins on another.
WRONG_DAY = re.compile(
    rf"\b(?P<one>{A_DAY})s?:? (?:of |on |by )?(?!(?P=one))(?:{A_DAY}) \d"
    rf"|week of (?!Monday)(?:{A_DAY})|weekend (?:from|of) (?!Friday|Saturday|Monday)(?:{A_DAY})"
    rf"|(?:Saturday|Sunday)[^.;]* \d{{1,2}} (?:{'|'.join(MONTHS)}) \((?!Sat|Sun)"
)
#: From where on the same sentence in two records of one person is read as copied.
NOTICED = 28
COUNTED = re.compile(r"\d+ cases?\b")
SENTENCE = re.compile(r"[^.?!”]+[.?!”]+")
#: A sentence of more words than these is met again by who reads on: it stands in so many places at most.
UNNOTICED_WORDS, SAID_AT_MOST = 6, 3
#: Days and numbers: two sentences that differ in nothing else read as the same.
A_DAY_OR_NUMBER = re.compile(rf"(?:(?:{A_DAY}) )?\d+(?: (?:{'|'.join(MONTHS)}))?")
SHARED = ("agenda", "workload", "learning", "health_and_safety", "reflection", "other_matters")
CONSIDERED = (StrategyDiscussion.NOT_HELD, StrategyDiscussion.HELD)


def told_of_cases() -> dict[str, list[CaseDiscussion]]:
    """What was said of each case, in order of time."""
    found = defaultdict(list)
    for one in CaseDiscussion.objects.select_related("session").order_by("session__starts_at", "pk"):
        found[one.case_reference].append(one)
    return found


@cache
def chapters_of(category: str) -> list[tuple[int, int, re.Pattern[str]]]:
    """Story, chapter, and the words of its reason as they may be told."""
    stories = [
        story for name in FILES if texts(name)["category"] == category for story in texts(name)["stories"]
    ]
    return [
        (number, place, pattern_of(chapter["rationale"]))
        for number, story in enumerate(stories)
        for place, chapter in enumerate(story["chapters"])
    ]


def pattern_of(text: str) -> re.Pattern[str]:
    return re.compile(pattern_in(text))


def pattern_in(text: str) -> str:
    """What a text is when it is told: a slot is anything, one of several ways is one of them."""
    parts = re.split(r"(\{[^}]*\}|\[[^\]]*\])", text)
    return "".join(
        ".+?"
        if part.startswith("{")
        else f"(?:{'|'.join(map(pattern_in, part[1:-1].split('|')))})"
        if part.startswith("[")
        else re.escape(part)
        for part in parts
    )


def place_of(one: CaseDiscussion) -> tuple[int, int] | None:
    """The story and chapter of a discussion; None where it belongs to no story."""
    for story, chapter, pattern in chapters_of(one.category):
        if pattern.fullmatch(one.rationale):
            return story, chapter
    return None


def each_case_is_one_child(on: date) -> Iterator[str]:
    """One category, one age, one story told in its order."""
    for reference, tellings in told_of_cases().items():
        if len({one.category for one in tellings}) > 1:
            yield f"{reference} is in several categories"
        words = " ".join(getattr(one, name) for one in tellings for name in WRITTEN)
        if len(ages := set(AGE.findall(words))) > 1:
            yield f"{reference} is {ages} years old"
        places = [place for one in tellings if (place := place_of(one))]
        if len({story for story, _ in places}) > 1:
            yield f"{reference} has several stories: {[one.update for one in tellings]}"
        if places != sorted(set(places)):
            yield f"{reference} is told in another order: {places}"


def each_telling_goes_on_from_the_last(on: date) -> Iterator[str]:
    """What is told as new since last time lies after it."""
    for reference, tellings in told_of_cases().items():
        for before, after in pairwise(tellings):
            held_on, last = after.session.held_day, before.session.held_day
            for weekday, number, month in TOLD_DAY.findall(after.update):
                day = nearest(int(number), MONTHS.index(month) + 1, held_on)
                if not weekday and day < last and "Allocated" not in after.update:
                    yield f"{reference} on {held_on}, after {last}: {after.update}"


def school_is_told_of_in_term(on: date) -> Iterator[str]:
    """A day on which something was at school or nursery is not one of the long holidays."""
    for tellings in told_of_cases().values():
        for one in tellings:
            for sentence in SENTENCE.findall(one.update):
                for weekday, number, month in TOLD_DAY.findall(sentence):
                    day = nearest(int(number), MONTHS.index(month) + 1, one.session.held_day)
                    if not weekday and SCHOOL.search(sentence) and is_school_holiday(day):
                        yield f"{one} on {one.session.held_on}: {sentence}"


def the_record_says_what_is_booked_next(on: date) -> Iterator[str]:
    """The next day in a record is that of the session that was booked after it, held or not."""
    booked = defaultdict(list)
    usual = Session.objects.exclude(kind=SessionKind.AD_HOC).filter(is_imported=False)
    for session in usual.prefetch_related("supervisees").order_by("starts_at"):
        for who in session.supervisees.all():
            booked[who.pk].append(session)
    for note in PersonalNote.objects.select_related("session__record", "supervisee"):
        session = note.session
        later = [one for one in booked[note.supervisee_id] if one.starts_at > session.starts_at]
        following = timezone.localtime(later[0].starts_at).date() if later else None
        if session.record.next_on != following:
            yield f"{note.supervisee} on {session.held_on}: {session.record.next_on}, booked {following}"


def a_disagreement_is_about_what_is_written(on: date) -> Iterator[str]:
    for one in Signature.objects.filter(response="disagreed").select_related("text"):
        quoted = re.findall(r"“([^”]+)”", one.comment)
        written = json.dumps(one.text.content["case_part"], ensure_ascii=False)
        if not quoted or not all(sentence in written for sentence in quoted):
            yield f"“{one.comment}” is about no sentence of its record"


def thresholds_answer_to_the_case(on: date) -> Iterator[str]:
    """A strategy discussion is answered case by case, on a day that can be true; consent does not change."""
    answers = defaultdict(Counter)
    allocated = defaultdict(list)
    for case in Allocation.objects.all():
        allocated[case.case_reference].append(case.allocated_on)
    for reference, tellings in told_of_cases().items():
        for one in tellings:
            answers[one.category][one.strategy_discussion] += 1
            held_on, day = one.session.held_day, one.strategy_held_on
            if day and not min(allocated[reference]) <= day <= held_on:
                yield f"{reference} on {held_on}: strategy discussion on {day}"
            if one.strategy_discussion in CONSIDERED and not one.strategy_reason:
                yield f"{reference} on {held_on}: considered, without a reason"
            if "not asked for" in one.update and "medical" in one.strategy_reason.lower():
                yield f"{reference} on {held_on}: {one.update} {one.strategy_reason}"
        if len({one.consent for one in tellings}) > 1:
            yield f"{reference}: consent is {[one.consent for one in tellings]}"
        enquiry = {(one.strategy_held_on, one.strategy_reason) for one in tellings if one.category == "s47"}
        if len(enquiry) > 1:
            yield f"{reference}: one enquiry, several strategy discussions: {enquiry}"
    for category in (CaseCategory.CIN, CaseCategory.CP, CaseCategory.CLA):
        if len(answers[category]) < 2:
            yield f"{category}: the same answer for each of {answers[category].total()}"


def an_enquiry_keeps_its_days(on: date) -> Iterator[str]:
    """The strategy discussion is on the day of the referral, the conference within 15 working days of it."""
    for one in CaseDiscussion.objects.filter(category=CaseCategory.S47).select_related("session"):
        started_on = one.strategy_held_on
        if started_on is None:
            yield f"{one} of {one.session}: an enquiry without its strategy discussion"
            continue
        of_conferences = [text for text in (one.decision, one.timescale) if "onference" in text]
        for weekday, number, month in TOLD_DAY.findall(" ".join(of_conferences)):
            day = nearest(int(number), MONTHS.index(month) + 1, started_on)
            if weekday and working_days_between(started_on, day, holidays=HOLIDAYS) > 16:
                yield f"{one}, enquiry of {started_on}: {one.timescale}"


def ages_are_said_as_they_are_spoken(on: date) -> Iterator[str]:
    for one, name, text in told():
        if WRONG_ARTICLE.search(text):
            yield f"{type(one).__name__}.{name}: {text}"


def a_day_of_the_week_is_that_day(on: date) -> Iterator[str]:
    for one, name, text in told():
        if WRONG_DAY.search(text):
            yield f"{type(one).__name__}.{name}: {text}"


def nobody_reads_a_sentence_twice_in_one_file(on: date) -> Iterator[str]:
    """A sentence that is long enough to be noticed stands in one record of a person only."""
    where = defaultdict(set)
    notes = PersonalNote.objects.select_related("session__record").prefetch_related("session__discussions")
    for note in notes:
        record = note.session.record
        boxes = [getattr(record, name) for name in SHARED[1:]] + [note.wellbeing]
        boxes += [
            getattr(one, name)
            for one in note.session.discussions.all()
            for name in WRITTEN
            if name != "consent_reason"
        ]
        for sentence in (found for box in boxes for found in SENTENCE.findall(box)):
            if len(sentence.strip()) >= NOTICED and not COUNTED.match(sentence):
                where[note.supervisee_id, sentence.strip()].add(note.session_id)
    for (who, sentence), sessions in where.items():
        if len(sessions) > 1:
            yield f"{Worker.objects.get(pk=who)}: “{sentence}” in {len(sessions)} records"


def read_as(text: str) -> str:
    return A_DAY_OR_NUMBER.sub("#", text.strip())


def no_sentence_is_met_in_four_places(on: date) -> Iterator[str]:
    """Who reads the files of a team one after the other does not meet the same words of many children."""
    said_of = defaultdict(set)
    for one, _, text in told():
        of = getattr(one, "case_reference", "") or f"{type(one).__name__} {one.pk}"
        for sentence in map(read_as, SENTENCE.findall(text)):
            if len(sentence.split()) > UNNOTICED_WORDS:
                said_of[sentence].add(of)
    yield from (f"{len(of)} times: {said}" for said, of in said_of.items() if len(of) > SAID_AT_MOST)


def each_is_told_in_words_of_their_own(on: date) -> Iterator[str]:
    """No two children have the same discussion, no two people the same reflection, learning or wellbeing."""
    whole = defaultdict(set)
    for milestone in Milestone.objects.exclude(note=""):
        whole[f"{milestone.enrolment_id}: {read_as(milestone.note)}"].add(milestone.pk)
    for reflection in Reflection.objects.all():
        whole[reflection.title].add(reflection.enrolment_id)
    for one in CaseDiscussion.objects.all():
        said = " ".join((one.update, one.childs_voice, one.decision, one.rationale))
        whole[read_as(said)].add(one.case_reference)
    for note in PersonalNote.objects.select_related("session__record"):
        record = note.session.record
        for said in (record.reflection, record.learning, note.wellbeing):
            if said:
                whole[read_as(said)].add(note.supervisee_id)
    yield from (f"{len(of)} times: {said}" for said, of in whole.items() if len(of) > 1)


RULES: tuple[Rule, ...] = (
    no_sentence_is_met_in_four_places,
    each_is_told_in_words_of_their_own,
    each_case_is_one_child,
    each_telling_goes_on_from_the_last,
    school_is_told_of_in_term,
    the_record_says_what_is_booked_next,
    a_disagreement_is_about_what_is_written,
    thresholds_answer_to_the_case,
    an_enquiry_keeps_its_days,
    ages_are_said_as_they_are_spoken,
    a_day_of_the_week_is_that_day,
    nobody_reads_a_sentence_twice_in_one_file,
)
