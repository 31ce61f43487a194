"""What sealing costs: the same pages over the same rows, sealed and in clear, in turns in one run.

    DATABASE_URL=sqlite:////tmp/sealing.sqlite3 INSECURE_LOCAL=1 python benchmarks/sealing.py

Run it on a database that `migrate` has made. One worker with 60 held sessions, each with its record, a
personal note, four case discussions and two actions, signed by both but one. The rows are sealed
and opened between the rounds, outside of what is timed, and taken back at the end. Of each page the median of
process time; the ratio is that of the two medians.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

WORDS = "Contact was discussed; the plan stands until the next core group. " * 6
FORMS = ("sealed", "in clear")
TEXTS = 2000

type Cells = list[tuple[str, str, int, Any, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=25)
    arguments = parser.parse_args()
    django.setup()
    from django.db import connection, transaction
    from django.test.utils import override_settings

    from workforce.triggers.in_database import take_down

    print(f"{connection.vendor}, {arguments.sessions} sessions, {arguments.rounds} rounds")
    with override_settings(ALLOWED_HOSTS=["*"]), transaction.atomic():
        pages, client = written(arguments.sessions)
        take_down(using="default")
        compare(pages, client, rounds=arguments.rounds)
        time_a_proof(rounds=arguments.rounds)
        transaction.set_rollback(True)
    time_a_text()


def written(sessions: int) -> tuple[dict[str, str], Any]:
    """The addresses that are opened, and a client that is signed in as the supervisor."""
    from django.test import Client
    from django.utils import timezone

    from benchmarks.supervision_file import long_history
    from supervision.models import PersonalNote, Session, SessionRecord
    from supervision.records.services.signing import answer_record, sign_off

    worker, supervisor = long_history(sessions)
    for session in Session.objects.all():
        SessionRecord.objects.create(session=session, workload=WORDS, learning=WORDS, version=1)
        PersonalNote.objects.create(session=session, supervisee=worker, wellbeing=WORDS)
    newest, draft, *others = Session.objects.all()
    for session in (newest, *others):
        (text,) = sign_off(session=session, by=supervisor.account, at=timezone.now())
        answer_record(text=text, by=worker.account, response="agreed", comment="", at=timezone.now())
    client = Client()
    client.force_login(supervisor.account)
    return {
        "a signed record": newest.get_absolute_url(),
        "a record that is written": f"{draft.get_absolute_url()}record/",
        f"the file of {sessions} sessions": f"/supervision/file/{worker.pk}/",
        "search": f"/search/?q={worker.family_name}",
    }, client


def compare(pages: dict[str, str], client: Any, *, rounds: int) -> None:
    took: dict[tuple[str, str], list[float]] = {(page, form): [] for page in pages for form in FORMS}
    cells = every_text()
    for number in range(rounds):
        for form in FORMS if number % 2 else reversed(FORMS):
            store(cells, form)
            with reading(form):
                for page, address in pages.items():
                    began = time.process_time()
                    answer = client.get(address)
                    took[page, form].append(time.process_time() - began)
                    assert answer.status_code == 200, (address, answer.status_code)
    print(f"  {'':28}" + "".join(f"{form:>12}" for form in FORMS) + f"{'ratio':>8}")
    for page in pages:
        medians = [statistics.median(took[page, form]) * 1000 for form in FORMS]
        told = "".join(f"{each:9.2f} ms" for each in medians)
        print(f"  {page:28}{told}{medians[0] / medians[1]:8.2f}")


def every_text() -> Cells:
    """Each sealed text: table, column, key of the row, sealed and in clear."""
    from workforce.resealing import content_of, sealed_about, sealed_tables

    cells: Cells = []
    for rows in sealed_tables():
        for key, *values in rows.model._base_manager.values_list("pk", *rows.facts, *rows.columns):
            facts, texts = values[: len(rows.facts)], values[len(rows.facts) :]
            for name, text in zip(rows.columns, texts, strict=True):
                if text:
                    about = sealed_about(rows.table, rows.in_table(name), facts)
                    clear = content_of(text.envelope, about)
                    is_text = isinstance(text.envelope, str)
                    stored = clear.decode() if is_text else clear
                    cells.append((rows.table, rows.in_table(name), key, text.envelope, stored))
    return cells


def store(cells: Cells, form: str) -> None:
    """Have all texts stand sealed, or in clear."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table, column, key, sealed, clear in cells:
            value = sealed if form == "sealed" else clear
            cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', [value, key])


@contextmanager
def reading(form: str) -> Iterator[None]:
    """Columns in clear are read as Django reads any other."""
    from workforce.models.sealed import SealedColumn

    def as_it_stands(self: SealedColumn, value: Any, expression: Any, connection: Any) -> Any:
        if value in self.empty:
            return value
        return self.from_content(value.encode() if isinstance(value, str) else bytes(value))

    if form == "sealed":
        yield
    else:
        with mock.patch.object(SealedColumn, "from_db_value", as_it_stands):
            yield


def time_a_proof(*, rounds: int) -> None:
    """Milliseconds to prove what was signed of a file, as before it is taken away."""
    from supervision.models import SignedText
    from supervision.records.proved import differences_in
    from workforce.audit_trail.before_export import differences_for_export
    from workforce.triggers.in_database import put_back

    put_back(using="default")
    sessions = list(SignedText.objects.values_list("session", flat=True))
    took = []
    for _ in range(rounds):
        began = time.process_time()
        assert differences_for_export(differences_in(sessions)) == ()
        took.append(time.process_time() - began)
    print(
        f"  {len(sessions)} signed sessions proved before they leave: {statistics.median(took) * 1000:.1f} ms"
    )


def time_a_text() -> None:
    """Microseconds to seal and to open one text."""
    from workforce.sealing import open_bytes, seal_bytes

    content, about = WORDS.encode(), b'["supervision_sessionrecord","workload","12"]'
    began = time.process_time()
    sealed = [seal_bytes(content, purpose="notes", about=about) for _ in range(TEXTS)]
    between = time.process_time()
    for each in sealed:
        open_bytes(each, purpose="notes", about=about)
    ended = time.process_time()
    to_seal, to_open = (seconds / TEXTS * 1e6 for seconds in (between - began, ended - between))
    print(f"  one text of {len(content)} bytes: {to_seal:.1f} µs to seal, {to_open:.1f} µs to open")


if __name__ == "__main__":
    main()
