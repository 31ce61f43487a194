"""What is written stands nowhere in the database in clear: its very bytes are searched."""

from itertools import count
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from nqsw.models import (
    ClassFeedback,
    MentorMeeting,
    Milestone,
    MilestoneFile,
    ProtectedTime,
    Reflection,
)
from supervision.models import Audit, Cover, LogRow, Session, Terms
from tests.factories import AccountFactory
from tests.upgrades.council import build_one_of_everything
from workforce.mail.outbox import new_mail
from workforce.models import (
    AccessRequest,
    CaseloadBreach,
    CaseloadLimit,
    ImportRun,
    Mail,
    ReaderChange,
    RetentionHold,
    SecondFactorReset,
    Team,
)
from workforce.models.sealed import SealedBinaryField, SealedColumn, SealedJSONField, sealed_columns
from workforce.resealing import sealed_tables
from workforce.triggers.in_database import take_down

pytestmark = pytest.mark.django_db
WORD = "canary-in-clear-"
#: Of each of these something was in clear until it was sealed.
ONCE_IN_CLEAR = (
    *(Reflection, Milestone, MentorMeeting, ClassFeedback, Session, Terms, Mail, ImportRun),
    *(Cover, Audit, LogRow, CaseloadBreach, CaseloadLimit, RetentionHold, AccessRequest, ReaderChange),
    *(SecondFactorReset, MilestoneFile, ProtectedTime),
)


def content() -> bytes:
    """The database: its file on SQLite, pages that are free included; every row on PostgreSQL."""
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [bytes(each) if isinstance(each, memoryview) else each for each in cursor.fetchall()]
    return repr(found).encode()


def plant() -> dict[type[models.Model], int]:
    """A word of its own in every sealed column of every row that takes one; answers how many, by table."""
    numbers, planted = count(), {}
    for rows in sealed_tables():
        planted[rows.model] = sum(
            _write(row, column, f"{WORD}{next(numbers)}")
            for row in rows.model._base_manager.all()
            for column in sealed_columns(rows.model)
        )
    return planted


def _write(row: models.Model, column: SealedColumn, word: str) -> bool:
    before = getattr(row, column.attname)
    setattr(row, column.attname, _as_it_can_be(column, word))
    try:
        with transaction.atomic():
            row.save(update_fields=[column.name])
    except IntegrityError:  # of a mail that is sent no words are kept, and the like
        setattr(row, column.attname, before)
        return False
    return True


def _as_it_can_be(column: SealedColumn, word: str) -> Any:
    if isinstance(column, SealedJSONField):
        return {"said": word}
    return word.encode() if isinstance(column, SealedBinaryField) else word


@pytest.fixture
def council():
    build_one_of_everything()
    new_mail("account_notice", recipient=AccountFactory()).save()
    take_down(using="default")


@pytest.mark.usefixtures("council")
def test_no_word_that_was_written_is_in_the_database_as_it_was_written():
    planted = plant()
    assert {table.__name__ for table, number in planted.items() if not number} == set()
    assert (sum(planted.values()) > 100, set(ONCE_IN_CLEAR) <= planted.keys()) == (True, True)
    assert WORD.encode() not in content()


@pytest.mark.usefixtures("council")
def test_a_word_in_clear_is_found(monkeypatch):
    """What is searched is what is there: a name, and a text that is not sealed."""
    Team.objects.filter(pk=Team.objects.first().pk).update(name=f"{WORD}name")
    assert f"{WORD}name".encode() in content()
    monkeypatch.setattr(SealedColumn, "sealed_for", lambda self, row, value: models.Value(value))
    reflection = Reflection.objects.first()
    reflection.text = f"{WORD}text"
    reflection.save()
    assert f"{WORD}text".encode() in content()
