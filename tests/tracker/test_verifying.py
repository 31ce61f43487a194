"""`manage.py verify`: twenty ways to tamper, with the guards down, each found and named; and nothing else."""

import json
from collections.abc import Callable
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from nqsw.models import MilestoneFile
from supervision.models import SignedText, Terms
from supervision.records.document import text_hash
from tests.busy_council import NOW
from tests.sealed import write
from tests.upgrades.council import build_one_of_everything
from tracker.management.commands.verify import in_few_lines
from tracker.verifying import verify
from workforce.audit_trail.proving import breaks_of_signed, seal_signed_earlier
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, EventReason, SealHead
from workforce.triggers.in_database import take_down

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

type Tampering = Callable[[], object]

DISPUTED = "(SELECT MIN(text_id) FROM supervision_signature WHERE response = 'disagreed')"
GRADED = "(SELECT MIN(id) FROM supervision_auditedfile WHERE scored_at IS NOT NULL)"
STEP = "(SELECT MIN(id) FROM nqsw_outcomestep)"
SIGNED = "(SELECT MIN(milestone_id) FROM nqsw_milestonesignature WHERE is_current)"


@pytest.fixture(scope="module", autouse=True)
def _one_of_everything(kept_rows):
    """One of each thing that is signed, sealed twice; what was made without the tracker is sealed later."""
    with time_machine.travel(NOW, tick=False):
        build_one_of_everything()
        tell_rights_as_they_stand(on=NOW.date())
        seal_events(at=NOW)
        unproved = {each.where.rstrip("0123456789") for each in breaks_of_signed()}
        assert unproved == {"outcome step "}, "what the tracker's own services signed is proved as they sign"
        assert seal_signed_earlier() == 2
        seal_events(at=NOW)


def sql(*statements: str) -> Tampering:
    def run() -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    return run


def number(query: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0]


def rewrite_a_record_and_its_hashes() -> None:
    text = SignedText.objects.get(pk=number(f"SELECT {DISPUTED}"))
    text.content["case_part"]["workload"] = "All well"
    forged = text_hash(text.content)
    write(SignedText.objects.filter(pk=text.pk), content=text.content, content_hash=forged)
    text.signatures.update(content_hash=forged)


def rewrite_an_agreement_and_its_hashes() -> None:
    terms = Terms.objects.filter(signatures__isnull=False).first()
    write(Terms.objects.filter(pk=terms.pk), frequency="When there is time")
    terms.refresh_from_db()
    terms.signatures.update(content_hash=terms.content_hash)


def put_in_a_whole_record() -> None:
    last = SignedText.objects.latest("pk")
    session = number(
        "SELECT MIN(s.id) FROM supervision_session s WHERE s.id NOT IN"
        " (SELECT session_id FROM supervision_signedtext)"
    )
    text = SignedText.objects.create(
        session_id=session,
        supervisee=last.supervisee,
        content=last.content,
        content_hash=last.content_hash,
        fixed_at=NOW,
    )
    text.signatures.create(
        worker=last.supervisee, response="agreed", content_hash=text.content_hash, signed_at=NOW
    )


def say_that_a_signing_never_was() -> None:
    """Change the event that proves it, and make its hash as well as one can without the key."""
    event = Event.objects.filter(verb=Verb.RECORD_SIGNED).earliest("pk")
    Event.objects.filter(pk=event.pk).update(
        details=json.loads('{"hashes": []}'), key="", hash=event.old_hash()
    )


def cut_the_end() -> None:
    last = number("SELECT MAX(number) FROM workforce_seal")
    sql(
        f"DELETE FROM workforce_event WHERE id >= (SELECT first FROM workforce_seal WHERE number = {last})",
        f"DELETE FROM workforce_seal WHERE number = {last}",
    )()


#: Each tampering, and what each line that names it holds, in order.
TAMPERINGS: dict[str, tuple[Tampering, list[str]]] = {
    "the text of a record": (
        sql(f"UPDATE supervision_signedtext SET content = '{{\"case_part\": {{}}}}' WHERE id = {DISPUTED}"),
        ["signed text {disputed}: is not what was signed: its words cannot be opened"],
    ),
    "the day of a signed session": (
        sql(
            "UPDATE supervision_session SET held_on = '2026-01-05' WHERE id ="
            f" (SELECT session_id FROM supervision_signedtext WHERE id = {DISPUTED})"
        ),
        ["signed text {disputed}: its session says another day"],
    ),
    "the day by which the clock counts a signed session": (
        sql(
            "UPDATE supervision_attendance SET held_on = '2026-01-05' WHERE session_id ="
            f" (SELECT session_id FROM supervision_signedtext WHERE id = {DISPUTED})"
        ),
        ["signed text {disputed}: its session says another day"],
    ),
    "who held a signed session": (
        sql(
            "UPDATE supervision_session SET supervisor_id = (SELECT MAX(id) FROM workforce_worker) WHERE id ="
            f" (SELECT session_id FROM supervision_signedtext WHERE id = {DISPUTED})"
        ),
        ["signed text {disputed}: its session says another day, time, length or supervisor"],
    ),
    "how long a signed session was": (
        sql(
            "UPDATE supervision_session SET minutes = 180 WHERE id ="
            f" (SELECT session_id FROM supervision_signedtext WHERE id = {DISPUTED})"
        ),
        ["signed text {disputed}: its session says another day"],
    ),
    "a record and all of its hashes, made anew": (
        rewrite_a_record_and_its_hashes,
        ["signed text {disputed}: is not what was signed", "signature ", "signature "],
    ),
    "the comment of an answer": (
        sql("UPDATE supervision_signature SET comment = 'Quite right' WHERE response = 'disagreed'"),
        ["signature {disagreed}: is not what was signed"],
    ),
    "an answer turned into its opposite": (
        sql("UPDATE supervision_signature SET response = 'agreed' WHERE response = 'disagreed'"),
        ["signature {disagreed}: is not what was signed"],
    ),
    "the day of a signature": (
        sql(
            "UPDATE supervision_signature SET signed_at = '2026-01-05 10:00:00+00:00'"
            " WHERE response = 'disagreed'"
        ),
        ["signature {disagreed}: is not what was signed"],
    ),
    "an answer taken away": (
        sql(
            "DELETE FROM supervision_disagreementanswer",
            "DELETE FROM supervision_signature WHERE response = 'disagreed'",
        ),
        ["signature {disagreed}: is missing: it was signed", "disagreement answer {answer}: is missing"],
    ),
    "a signature that no one gave": (
        sql(
            "INSERT INTO supervision_signature"
            " (text_id, worker_id, response, comment, content_hash, signed_at)"
            " SELECT id, (SELECT MAX(id) FROM workforce_worker), 'agreed', '', content_hash, fixed_at"
            f" FROM supervision_signedtext WHERE id = {DISPUTED}"
        ),
        ["was signed outside the tracker: no event of the audit trail proves it"],
    ),
    "a whole record that no one signed": (
        put_in_a_whole_record,
        ["signed text ", "signature "],
    ),
    "a whole record taken away": (
        sql(
            f"DELETE FROM supervision_addendum WHERE text_id = {DISPUTED}",
            "DELETE FROM supervision_disagreementanswer",
            f"DELETE FROM supervision_signature WHERE text_id <> {DISPUTED} AND text_id NOT IN"
            " (SELECT id FROM supervision_signedtext)",
            f"CREATE TEMPORARY TABLE gone AS SELECT {DISPUTED} AS id",
            "DELETE FROM supervision_signature WHERE text_id IN (SELECT id FROM gone)",
            "DELETE FROM supervision_signedtext WHERE id IN (SELECT id FROM gone)",
            "DROP TABLE gone",
        ),
        [
            "signed text {disputed}: is missing",
            "signature ",
            "signature ",
            "disagreement answer {answer}: is missing",
            "addendum {addendum}: is missing",
        ],
    ),
    "a manager's answer": (
        sql("UPDATE supervision_disagreementanswer SET body = 'Dismissed'"),
        ["disagreement answer {answer}: is not what was signed"],
    ),
    "an addendum": (
        sql("UPDATE supervision_addendum SET body = 'On Wednesday'"),
        ["addendum {addendum}: is not what was signed"],
    ),
    "an addendum taken away": (sql("DELETE FROM supervision_addendum"), ["addendum {addendum}: is missing"]),
    "why something was decided": (
        sql("UPDATE supervision_decision SET rationale = 'None needed'"),
        ["decision {decision}: is not what was signed"],
    ),
    "an agreement and its hashes, made anew": (
        rewrite_an_agreement_and_its_hashes,
        ["terms ", "terms signature ", "terms signature "],
    ),
    "a signature under an agreement taken away": (
        sql(
            "DELETE FROM supervision_termssignature"
            " WHERE id = (SELECT MAX(id) FROM supervision_termssignature)"
        ),
        ["terms signature "],
    ),
    "a signed milestone": (
        sql(f"UPDATE nqsw_milestone SET note = 'Excellent' WHERE id = {SIGNED}"),
        ["milestone {milestone}: is not what was signed"],
    ),
    "what the programme asked for": (
        sql(
            "UPDATE nqsw_milestonetemplate SET asks_for = 'Nothing' WHERE id ="
            f" (SELECT template_id FROM nqsw_milestone WHERE id = {SIGNED})"
        ),
        ["milestone {milestone}: is not what was signed"],
    ),
    "a signature under a milestone taken away": (
        sql(f"DELETE FROM nqsw_milestonesignature WHERE milestone_id = {SIGNED}"),
        ["milestone signature "],
    ),
    "a signature under a milestone given to someone else": (
        sql(
            "UPDATE nqsw_milestonesignature SET worker_id = (SELECT MAX(id) FROM workforce_worker)"
            f" WHERE milestone_id = {SIGNED}"
        ),
        ["milestone signature "],
    ),
    "a signature withdrawn without a word, and the milestone changed": (
        sql(
            f"UPDATE nqsw_milestone SET note = 'Poor' WHERE id = {SIGNED}",
            "UPDATE nqsw_milestonesignature SET is_current = (1 = 0) WHERE is_current",
        ),
        ["milestone signature ", "milestone {milestone}: note cannot be opened"],
    ),
    "what a panel said": (
        sql(f"UPDATE nqsw_outcomestep SET verdict = 'fail' WHERE id = {STEP}"),
        ["outcome step {step}: is not what was signed"],
    ),
    "who sat on the panel": (
        sql("DELETE FROM nqsw_outcomestep_panel WHERE id = (SELECT MAX(id) FROM nqsw_outcomestep_panel)"),
        ["outcome step {step}: is not what was signed"],
    ),
    "a grade of an audit": (
        sql(f"UPDATE supervision_auditscore SET grade = 1 WHERE file_id = {GRADED}"),
        ["audited file {file}: is not what was signed"],
    ),
    "the question that an audit asked": (
        sql("UPDATE supervision_auditquestion SET text = text || '!'"),
        ["audited file {file}: is not what was signed"],
    ),
    "a graded file made ungraded": (
        sql("UPDATE supervision_auditedfile SET scored_at = NULL"),
        ["audited file {file}: is no longer signed, and no event of the audit trail says so"],
    ),
    "what an audit found": (
        sql("UPDATE supervision_auditfinding SET theme = 'Other'"),
        ["audit finding {finding}: is not what was signed"],
    ),
    "the event that proves a signing, with another hash": (
        say_that_a_signing_never_was,
        ["event {event}: what it says is not", "signed text ", "signature "],
    ),
    "the newest events and their seal": (
        cut_the_end,
        ["seal {seal}: the newest seals are missing", "outcome step "],
    ),
    "what is in an evidence file": (
        lambda: write(MilestoneFile.objects.all(), content=b"%PDF-1 forged"),
        ["milestone {milestone}: file "],
    ),
    "an evidence file": (
        sql("DELETE FROM nqsw_milestonefile"),
        ["milestone {milestone}: its files are not those that were signed"],
    ),
    "why somebody reads": (
        lambda: write(EventReason.objects.filter(pk=EventReason.objects.earliest("pk").pk), because="Forged"),
        ["event {reason}: its reason is not what was said"],
    ),
    "another reason in its place": (
        sql(
            "UPDATE workforce_eventreason SET because ="
            " (SELECT reason FROM supervision_cover WHERE reason <> '' LIMIT 1)"
            " WHERE id = (SELECT MIN(id) FROM workforce_eventreason)"
        ),
        ["event reason {kept}: because cannot be opened"],
    ),
    "why somebody reads, taken away": (
        sql("DELETE FROM workforce_eventreason WHERE id = (SELECT MIN(id) FROM workforce_eventreason)"),
        ["event {reason}: its reason is missing"],
    ),
    "a reason that nobody gave": (
        lambda: EventReason.objects.create(event=Event.objects.earliest("pk"), because="Forged"),
        ["event {first}: a reason was put beside it"],
    ),
    "the head": (sql("DELETE FROM workforce_sealhead"), ["the head: is missing"]),
}


def named(lines: list[str]) -> list[str]:
    """What stands for the keys that a test cannot know beforehand."""
    keys = {
        "disputed": number(f"SELECT {DISPUTED}"),
        "disagreed": number("SELECT MIN(id) FROM supervision_signature WHERE response = 'disagreed'"),
        "milestone": number(f"SELECT {SIGNED}"),
        "answer": number("SELECT MIN(id) FROM supervision_disagreementanswer"),
        "addendum": number("SELECT MIN(id) FROM supervision_addendum"),
        "decision": number("SELECT MIN(id) FROM supervision_decision"),
        "finding": number("SELECT MIN(id) FROM supervision_auditfinding"),
        "step": number(f"SELECT {STEP}"),
        "file": number(f"SELECT {GRADED}"),
        "event": Event.objects.filter(verb=Verb.RECORD_SIGNED).earliest("pk").pk,
        "kept": EventReason.objects.earliest("pk").pk,
        "reason": EventReason.objects.earliest("pk").event_id,
        "first": Event.objects.earliest("pk").pk,
        "seal": number("SELECT MAX(number) FROM workforce_seal"),
    }
    return [line.format(**keys) for line in lines]


def found(*expect: str) -> list[str]:
    """The differences, but for the guards that were taken down."""
    lines = verify(at=timezone.now(), expect=expect).differences
    return [line for line in lines if not line.startswith("trigger")]


def test_an_untouched_database_has_no_differences():
    with time_machine.travel(NOW, tick=False):
        seen = verify(at=NOW)
    assert (seen.differences, seen.signed > 20, seen.triggers > 50) == ((), True, True)


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_each_tampering_is_found_and_named(tampering):
    change, lines = TAMPERINGS[tampering]
    expected = named(lines)
    take_down(using="default")
    change()
    with time_machine.travel(NOW, tick=False):
        seen = found()
    assert [line for line in expected if not any(line in one for one in seen)] == [], seen
    assert [one for one in seen if not any(line in one for line in expected)] == [], "named without cause"


def test_a_trail_put_back_to_an_earlier_state_shows_against_the_link_that_was_kept():
    head = SealHead.objects.get()
    earlier = {name: getattr(head, name) for name in ("number", "seal_hash", "key", "hash")}
    with time_machine.travel(NOW, tick=False):
        record_event(verb=Verb.WORKER_CHANGED, subject=head, by=None)
        seal_events(at=NOW)
    kept = str(SealHead.objects.get())
    take_down(using="default")
    cut_the_end()
    SealHead.objects.update(**earlier)
    with time_machine.travel(NOW, tick=False):
        assert found() == []
        assert found(kept) == [f"link {kept}: is not in this audit trail"]


def test_the_newest_link_is_logged_and_kept_in_a_file(settings, tmp_path, caplog):
    settings.NEWEST_LINK_FILE = str(tmp_path / "links")
    out = StringIO()
    with time_machine.travel(NOW, tick=False), caplog.at_level("INFO", logger="trail"):
        call_command("verify", stdout=out)
        call_command("verify", stdout=out)
    link = str(SealHead.objects.get())
    lines = (tmp_path / "links").read_text().splitlines()
    assert [line.split()[1] == link for line in lines] == [False, True], "each run is an event of its own"
    assert f"Newest link of the audit trail: {link}" in caplog.text
    settings.NEWEST_LINK_FILE = str(tmp_path / "nowhere" / "links")
    with time_machine.travel(NOW, tick=False), pytest.raises(CommandError, match="is not kept everywhere"):
        call_command("verify", stdout=out)


def test_guards_that_are_down_are_named():
    take_down(using="default", only="supervision_signedtext_refuses_update")
    with time_machine.travel(NOW, tick=False):
        assert verify(at=NOW).differences == ("trigger supervision_signedtext_refuses_update: is missing",)


def test_of_very_many_alike_the_first_are_named_and_the_others_counted():
    """As where a key is not set: what else is wrong is not lost among thousands of lines."""
    closed = [f"signed text {number}: its words cannot be opened" for number in range(1, 1201)]
    other = "event 7: was changed"
    lines = list(in_few_lines([*closed, other]))
    assert lines[:10] == closed[:10]
    assert lines[10:] == [other, "signed text …: its words cannot be opened: 1,190 more (--every names them)"]
    assert list(in_few_lines(closed[:10])) == closed[:10]


def test_the_command_names_each_and_ends_with_1():
    out, told = StringIO(), StringIO()
    with time_machine.travel(NOW, tick=False):
        call_command("verify", expect=[str(SealHead.objects.get())], stdout=out)
        assert "No differences. Newest link: " in out.getvalue()
        take_down(using="default", only="supervision_addendum_refuses_update")
        sql("UPDATE supervision_addendum SET body = 'On Wednesday'")()
        with pytest.raises(CommandError, match=r"^2 differences\.$"):
            call_command("verify", stdout=out, stderr=told)
    assert named(["addendum {addendum}: is not what was signed"])[0] in told.getvalue()
