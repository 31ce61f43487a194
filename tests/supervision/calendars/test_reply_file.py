"""A calendar's reply, read from its file: one answer, or a clear reason why not."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervision.calendars.reply_file import LARGEST_REPLY, UnreadableReply, read_reply
from tests.properties.profiles import runs

UID = "6f1f0f1e-6c2f-4a53-9d3b-0b7f2f4d5a11"


def reply_file(
    *,
    uid=UID,
    method="REPLY",
    sequence="SEQUENCE:2",
    stamp="DTSTAMP:20261112T091500Z",
    attendees=None,
    events=1,
):
    """A reply as Outlook writes it, but for what is told otherwise."""
    answered = attendees or ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:amina@council.example"]
    event = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        stamp,
        sequence,
        *answered,
        "ORGANIZER:mailto:tracker@council.example",
        "SUMMARY:Accepted: Supervision",
        "COMMENT:canary-comment-3381",
        "END:VEVENT",
    ]
    head = ["BEGIN:VCALENDAR", "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", "VERSION:2.0"]
    lines = [*head, f"METHOD:{method}", *event * events, "END:VCALENDAR", ""]
    return "\r\n".join(line for line in lines if line is not None).encode()


def test_a_reply_says_who_answered_what_to_which_invitation():
    read = read_reply(reply_file())
    assert (read.uid, read.sequence, read.attendee, read.answer) == (
        UUID(UID),
        2,
        "amina@council.example",
        "accepted",
    )
    assert read.answered_at == datetime(2026, 11, 12, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("partstat", "answer"), [("ACCEPTED", "accepted"), ("tentative", "tentative"), ("DECLINED", "declined")]
)
def test_each_answer_is_known_in_whatever_case(partstat, answer):
    line = f"ATTENDEE;CN=Amina Ahmed;PARTSTAT={partstat}:MAILTO:amina@council.example"
    assert read_reply(reply_file(attendees=[line])).answer == answer


def test_a_reply_without_a_sequence_answers_the_first_invitation():
    assert read_reply(reply_file(sequence=None)).sequence == 0


OTHER = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:dele@council.example"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot read this file"),
        (b"\x00\xff\xfe garbage", "cannot read this file"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", "cannot read this file"),
        (b"PK\x03\x04 a spreadsheet", "cannot read this file"),
        (b"x" * (LARGEST_REPLY + 1), "smaller than 100 kB"),
        (reply_file(method="REQUEST"), "not a reply"),
        (reply_file(events=0), "exactly one invitation"),
        (reply_file(events=2), "exactly one invitation"),
        (reply_file(uid="meeting-7@elsewhere.example"), "not to an invitation from the tracker"),
        (reply_file(attendees=[OTHER, OTHER]), "from one person only"),
        (reply_file(attendees=["ATTENDEE:mailto:a@council.example"]), "does not accept or decline"),
        (
            reply_file(attendees=["ATTENDEE;PARTSTAT=DELEGATED:mailto:a@b.example"]),
            "does not accept or decline",
        ),
        (reply_file(attendees=["COMMENT:nobody"]), "cannot read this file"),
        (reply_file(stamp="DTSTAMP;VALUE=DATE:20261112"), "cannot read this file"),
        (reply_file(stamp="DTSTAMP:yesterday"), "cannot read this file"),
        (reply_file(stamp=None), "cannot read this file"),
        (reply_file(sequence="SEQUENCE:two"), "cannot read this file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_reply_is_told_so(content, said):
    with pytest.raises(UnreadableReply) as refusal:
        read_reply(content)
    assert said in str(refusal.value).replace("The tracker cannot read this file", "cannot read this file")


@runs(300)
@given(st.data())
def test_no_damage_to_a_file_does_worse_than_that(data):
    content = bytearray(reply_file())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 12))] = data.draw(st.binary(max_size=6))
    try:
        read_reply(bytes(content))
    except UnreadableReply:
        return
