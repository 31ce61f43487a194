"""Rotating keys: all is sealed anew, nothing is lost on the way, signed rows stand as they were signed."""

import os
import signal
import subprocess
import sys
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone

from supervision.models import CpdDraft
from tests.factories import AccountFactory
from tests.sealed import in_clear
from tests.upgrades.council import build_one_of_everything
from tests.upgrades.databases import ROOT, kept, scratch
from tracker.sealing_checks import second_factors_are_sealed
from tracker.verifying import verify
from workforce import resealing
from workforce.accounts.second_factor import SealingAdapter, keys_of_second_factors
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.resealing import keys_in_use, reseal, rows_of, sealed_tables
from workforce.sealing import CannotOpen, key_names
from workforce.triggers.in_database import Differences, differences, take_down

NEWER = "a newer key that nobody has seen before: 71c0"
WHOLE = Differences([], [], [])


def all_texts() -> dict[tuple[str, int, str], object]:
    """Every text that is sealed, opened."""
    return {
        (rows.table, row.pk, name): getattr(row, name)
        for rows in sealed_tables()
        for row in rows.model._base_manager.all()
        for name in rows.columns
    }


def rotate() -> str:
    said = StringIO()
    call_command("rotate_keys", stdout=said)
    return said.getvalue().strip()


@pytest.fixture
def council(db):
    build_one_of_everything()
    for facts in ({"secret": "JBSWY3DP"}, {"seed": "5e4d"}):
        sealed = {name: SealingAdapter().encrypt(text) for name, text in facts.items()}
        Authenticator.objects.create(user=AccountFactory(), type="totp", data=sealed)


@pytest.mark.usefixtures("council")
def test_everything_is_under_the_newest_key_and_says_the_same(settings):
    (old,) = settings.SEALING_KEYS
    texts, before = all_texts(), verify(at=timezone.now())
    assert len([text for text in texts.values() if text]) > 20
    settings.SEALING_KEYS = [NEWER, old]
    newest, _ = key_names()
    assert rotate().endswith(f"All is under the key {newest}.")
    assert (set(keys_in_use(using="default")), differences(using="default")) == ({newest}, WHOLE)
    settings.SEALING_KEYS = [NEWER]
    assert all_texts() == texts
    after = verify(at=timezone.now())
    assert (after.differences, after.signed) == (before.differences, before.signed)
    factors = [one.data for one in Authenticator.objects.filter(type="totp").order_by("pk")][-2:]
    opened = [SealingAdapter().decrypt(text) for data in factors for text in data.values()]
    assert opened == ["JBSWY3DP", "5e4d"]
    assert rotate() == f"Sealed again: 0 rows. All is under the key {newest}."
    (told,) = Event.objects.filter(verb=Verb.KEYS_ROTATED)
    assert (told.actor, told.details["sealed_under"], told.details["rows"] > 20) == (None, newest, True)


@pytest.mark.usefixtures("council")
def test_what_does_not_open_stops_it_with_words_and_the_rest_stays_readable(settings):
    (old,) = settings.SEALING_KEYS
    texts = all_texts()
    settings.SEALING_KEYS = [NEWER]
    with pytest.raises(CommandError, match="Not everything is sealed again: it is sealed with the key"):
        rotate()
    assert differences(using="default") == WHOLE
    settings.SEALING_KEYS = [NEWER, old]
    assert all_texts() == texts


@pytest.mark.usefixtures("council")
def test_a_text_in_clear_is_not_taken_for_a_note():
    """Someone who owns the database cannot have a forged note sealed at the next rotation."""
    CpdDraft.objects.update(what=in_clear("Written past the tracker"))
    with pytest.raises(CannotOpen, match="never sealed"):
        sum(reseal(rows_of(CpdDraft), using="default"))


@pytest.mark.usefixtures("council")
def test_nobody_rotates_over_triggers_that_someone_took_away(settings):
    take_down(using="default", only="supervision_signedtext_refuses_update")
    settings.SEALING_KEYS = [NEWER, *settings.SEALING_KEYS]
    with pytest.raises(CommandError, match="supervision_signedtext_refuses_update"):
        rotate()


@pytest.mark.usefixtures("council")
def test_a_second_factor_under_an_earlier_key_or_in_clear_is_told(settings):
    old, factor = key_names()[0], Authenticator.objects.filter(type="totp").order_by("-pk")[0]
    assert second_factors_are_sealed(["default"]) == []
    settings.SEALING_KEYS = [NEWER, *settings.SEALING_KEYS]
    (problem,) = second_factors_are_sealed(["default"])
    number = keys_of_second_factors(using="default")[old]
    assert (problem.id, f"{number} secrets" in problem.msg) == ("workforce.W051", True)
    rotate()
    assert second_factors_are_sealed(["default"]) == []
    Authenticator.objects.filter(pk=factor.pk).update(data={"secret": "JBSWY3DP"})
    (problem,) = second_factors_are_sealed(["default"])
    assert (problem.id, "1 secret of" in problem.msg) == ("workforce.E054", True)


@pytest.mark.usefixtures("council")
def test_stopped_after_a_batch_it_goes_on_where_it_was(settings, monkeypatch):
    settings.SEALING_KEYS = [NEWER, *settings.SEALING_KEYS]
    texts = all_texts()
    monkeypatch.setattr(resealing, "BATCH", 1)
    for rows in sealed_tables():
        next(reseal(rows, using="default"), None)
    assert set(keys_in_use(using="default")) == set(key_names())
    assert (all_texts(), differences(using="default")) == (texts, WHOLE)
    rotate()
    assert (set(keys_in_use(using="default")), all_texts()) == ({key_names()[0]}, texts)


KILLED = """
import os, signal, django
django.setup()
from django.core.management import call_command
from workforce import resealing
resealing.BATCH, written, write = 2, 0, resealing._write
def killed(*args, **kwargs):
    global written
    written += 1
    if written > {rows}:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(*args, **kwargs)
resealing._write = killed
call_command("rotate_keys")
"""


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.xdist_group("upgrades")
def test_killed_again_and_again_it_loses_nothing(tmp_path):
    """The kept database of a release, upgraded; a process of its own for each kill, within a batch."""
    with scratch(tmp_path) as database:
        database.load(kept("0.2.0"))
        assert database.run("manage.py", "migrate").returncode == 0
        keys = f"{NEWER},known-to-everybody-for-the-demo-on-this-machine-and-for-tests"
        env = os.environ | {"DATABASE_URL": database.address, "INSECURE_LOCAL": "1", "SEALING_KEYS": keys}
        env["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
        codes = [
            in_process("-c", KILLED.format(rows=rows), env=env).returncode for rows in (1, 3, 4, 7, 10**6)
        ]
        assert codes == [-signal.SIGKILL] * 4 + [0]
        proof = in_process("manage.py", "verify", env={**env, "SEALING_KEYS": NEWER})
        said = [line for line in proof.stderr.splitlines() if " INFO trail " not in line]
        assert (proof.returncode, said) == (0, [])


def in_process(*command: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True)
