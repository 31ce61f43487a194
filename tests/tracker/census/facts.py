"""A person whose return is whole: what the tracker knows of them, and what is entered."""

from datetime import date
from typing import Any

from tests.factories import CaseloadSnapshotFactory, WorkerFactory
from tests.workforce.rules.census.returns import WHOLE
from workforce.models import CensusPerson, CensusPost, Worker
from workforce.rules.census.fields import FIELDS, Whose

PERSON = {name: text for name, text in WHOLE.items() if FIELDS[name].whose is Whose.PERSON}
POST = {"StartOrigin": "2", "WorkingDaysLost": "0", "Absat30Sept": "0"}


def a_worker(**facts: Any) -> Worker:
    """Somebody who is whole for 2026."""
    worker = WorkerFactory(started_on=date(2019, 9, 2), **facts)
    CaseloadSnapshotFactory(worker=worker, counted_on=date(2026, 9, 28), cin=15)
    CensusPerson.objects.create(worker=worker, answers=PERSON, version=1)
    enter(worker, **POST)
    return worker


def enter(worker: Worker, *, year: int = 2026, number: int = 1, **answers: str) -> CensusPost:
    """What is entered of a post."""
    post, _ = CensusPost.objects.get_or_create(worker=worker, year=year, number=number)
    post.answers |= answers
    post.save()
    return post
