"""What 0.2.0 knew of the e-mail of each reminder is in the outbox afterwards, and nothing is sent twice."""

import pytest

from tests.upgrades.databases import kept, scratch

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.xdist_group("upgrades")]

#: Reminders of the kept database, by their number, as a council would have them in every state.
STANDS = {
    1: "state = 'sent', sent_at = made_at, attempts = 1",
    2: "state = 'failed', attempts = 3, problem = 'The mail server refused it (554).'",
    3: "state = 'uncertain', attempts = 1, claimed_at = made_at",
    4: "state = 'settled', settled_by_id = 1",
    5: "state = 'gathered', told_in_id = 6",
    6: "state = 'sent', kind = 'weekly', subject = 'week:2026-11-23:gathered'",
    7: "state = 'gathered'",
    8: "state = 'dropped'",
}
AFTERWARDS = [
    # number, state, state of the e-mail, how often it was refused, who settled it
    (1, "told", "sent", 0, None),
    (2, "told", "refused", 3, None),
    (3, "told", "uncertain", 0, None),
    (4, "told", "settled", 0, 1),
    (5, "told", "sent", 0, None),
    (7, "gathered", None, None, None),
    (8, "dropped", None, None, None),
]


def test_each_reminder_names_its_e_mail_and_what_became_of_it(tmp_path):
    with scratch(tmp_path) as database:
        database.load(kept("0.2.0"))
        database.load("DELETE FROM supervision_reminder WHERE id > 8")
        for number, facts in STANDS.items():
            database.load(f"UPDATE supervision_reminder SET {facts} WHERE id = {number}")
        names = dict(database.ask("SELECT id, message_id FROM supervision_reminder"))
        run = database.run("manage.py", "migrate", "supervision", "0007_reminders_in_the_outbox")
        assert run.returncode == 0, run.stderr[-3000:]
        found = database.ask(
            "SELECT r.id, r.state, m.state, m.refusals, m.settled_by_id FROM supervision_reminder r"
            " LEFT JOIN workforce_mail m ON m.id = r.mail_id ORDER BY r.id"
        )
        assert [tuple(row) for row in found] == AFTERWARDS
        told_in = dict(
            database.ask(
                "SELECT r.id, m.message_id FROM supervision_reminder r"
                " JOIN workforce_mail m ON m.id = r.mail_id"
            )
        )
        assert told_in == {number: names[6 if number == 5 else number] for number in range(1, 6)}
