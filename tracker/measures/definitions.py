"""The fifteen measures. Source of the list: what a principal social worker reports on practice."""

from nqsw.models import Verdict
from nqsw.models.pause import PauseReason
from supervision.models import CancellationReason, Side
from tracker.measures import other_rows, supervision_rows
from tracker.measures.figures import Kind, Measure

DUE = ("due day", "due days")
SESSIONS = ("session", "sessions")
NQSWS = ("NQSW", "NQSWs")
PEOPLE = ("person", "people")
ACTIONS = ("action", "actions")
MILESTONES = ("milestone", "milestones")
GAPS = ("gap", "gaps")

MEASURES = (
    Measure(
        "1", "held-in-time", "Supervision held in time",
        "Of the due days in the time, how many had a session held by then. Approved absence moves a due "
        "day or takes it out; nothing is due before records begin. Source: LGA employer standards, "
        "standard 5.",
        Kind.SHARE, more_is_better=True, rows=DUE, counted=("held in time", "late or not held"),
        columns=("", "Due", "Held"), route="supervision:agreement",
    ),
    Measure(
        "2", "overdue", "Overdue for supervision",
        "People past their due day on the day itself, in bands of days overdue. Overdue from the day "
        "after.",
        Kind.NUMBER, more_is_better=False, rows=PEOPLE, columns=("Days overdue", "As at", "Due"),
        route="supervision:agreement",
        parts=(("1-7", "1 to 7 days"), ("8-14", "8 to 14 days"), ("15", "15 days or more")),
    ),
    Measure(
        "3a", "gap-median", "Gap between sessions, median",
        "Calendar days from one session to the next, or from the start before the first. Who waits on "
        "the last day is counted with the days so far; who is away that day does not wait.",
        Kind.MEDIAN, "days", more_is_better=False, rows=GAPS, columns=("Days", "Until", "Since"),
        parts=((supervision_rows.WAITING, "Still waiting"),),
    ),
    Measure(
        "3b", "gap-longest", "Gap between sessions, longest",
        "The longest of the same gaps.",
        Kind.LONGEST, "days", more_is_better=False, rows=GAPS, columns=("Days", "Until", "Since"),
        parts=((supervision_rows.WAITING, "Still waiting"),),
    ),
    Measure(
        "4", "length", "Long enough and uninterrupted",
        "Of the sessions held whose length is known, how many took as long as the policy asks, usually 90 "
        "minutes, without interruption. Source: LGA employer standards, standard 5.",
        Kind.SHARE, more_is_better=True, rows=SESSIONS, counted=("long enough", "short or interrupted"),
        columns=("Minutes", "Held", ""), route="supervision:session", is_of_things=True,
    ),
    Measure(
        "5a", "reflective", "With a reflective discussion",
        "Of the sessions held whose record the supervisor has signed, how many were reflective "
        "supervision or have a case discussion with reflection.",
        Kind.SHARE, more_is_better=True, rows=SESSIONS, counted=("reflective", "not reflective"),
        columns=("", "Held", ""), route="supervision:session", is_of_things=True,
    ),
    Measure(
        "5b", "signed", "Signed by both in time",
        "Of the sessions held whose time for signing is over, how many both had signed within the working "
        "days that the authority allows, usually five.",
        Kind.SHARE, more_is_better=True, rows=SESSIONS,
        counted=("signed in time", "signed late or not at all"),
        columns=("", "Held", ""), route="supervision:session", is_of_things=True,
    ),
    Measure(
        "6a", "called-off", "Cancelled or not attended",
        "Sessions planned for the time that were cancelled or missed, by side and by reason.",
        Kind.NUMBER, more_is_better=False, rows=SESSIONS, columns=("", "Planned", ""),
        route="supervision:session", is_of_things=True,
        parts=(
            *((f"by-{side.value}", f"By: {side.label.lower()}") for side in Side),
            *((f"for-{reason.value}", f"For: {reason.label.lower()}") for reason in CancellationReason),
            ("missed", "Not attended"),
        ),
    ),
    Measure(
        "6b", "made-good", "Rebooked within the interval",
        "Of those, how many had another session, held or booked, by the due day that stood then.",
        Kind.SHARE, more_is_better=True, rows=SESSIONS, counted=("rebooked in time", "not rebooked in time"),
        columns=("", "Planned", ""), route="supervision:session", is_of_things=True,
    ),
    Measure(
        "7a", "actions-overdue", "Actions overdue",
        "Actions from supervision that are open on the day and past their own.",
        Kind.NUMBER, more_is_better=False, rows=ACTIONS, columns=("Days overdue", "As at", "Due"),
    ),
    Measure(
        "7b", "actions-carried", "Actions carried forward twice or more",
        "Actions that are open on the day, and that two sessions or more have carried forward.",
        Kind.NUMBER, more_is_better=False, rows=ACTIONS, columns=("Times carried", "As at", "Agreed"),
    ),
    Measure(
        "8a", "over-limit", "Over the caseload limit",
        "Of the people with a count of cases and a limit, how many hold more at the last count. An NQSW’s "
        "limit is the protected one.",
        Kind.SHARE, more_is_better=False, rows=PEOPLE, counted=("over the limit", "within the limit"),
        columns=("Cases", "As at", "Counted"), parts=((other_rows.PROTECTED, "Protected limit"),),
    ),
    Measure(
        "8b", "days-over", "Days over the caseload limit",
        "Calendar days in the time on which people held more cases than their limit, each person’s days "
        "together. A count stands until the next one.",
        Kind.TOTAL, "days", more_is_better=False, rows=PEOPLE, columns=("Days over", "Up to", ""),
        parts=((other_rows.PROTECTED, "Protected limit"),),
    ),
    Measure(
        "9", "protected-time", "Protected time taken",
        "Hours of protected time that NQSWs took, of the hours planned: usually 10% of the working week, "
        "weeks in a pause left out. Source: LGA employer standards.",
        Kind.RATIO, more_is_better=True, rows=NQSWS, columns=("Hours taken", "Up to", ""),
        route="nqsw:enrolment",
    ),
    Measure(
        "10a", "nqsws", "NQSWs on the programme",
        "NQSWs on the programme at the end of the day, by the quarter of it that they are in.",
        Kind.NUMBER, rows=NQSWS, columns=("Week", "As at", "Started"), route="nqsw:enrolment",
        parts=(
            *((f"months-{month}", f"Months {month} to {month + 2}") for month in (1, 4, 7, 10)),
            ("months-13", "Month 13 and later"),
        ),
    ),
    Measure(
        "10b", "milestones-on-time", "Milestones done on time",
        "Of the required milestones that were due in the time, how many were done by their due day. "
        "Pauses move due days.",
        Kind.SHARE, more_is_better=True, rows=MILESTONES, counted=("on time", "late or not done"),
        columns=("", "Due", "Done"), route="nqsw:milestone",
    ),
    Measure(
        "10c", "milestones-late", "Milestones late",
        "Required milestones past their due day and not done on the day, of programmes that are not in a "
        "pause.",
        Kind.NUMBER, more_is_better=False, rows=MILESTONES, columns=("Days late", "As at", "Due"),
        route="nqsw:milestone",
    ),
    Measure(
        "11", "attendance", "Master classes attended",
        "Of the marks in the registers of the classes in the time, how many are attended, late and left "
        "early included. Apologies and absences are told apart.",
        Kind.SHARE, more_is_better=True, rows=("mark", "marks"), counted=("attended", "not attended"),
        columns=("", "Class", ""), route="nqsw:class",
        parts=(("attended", "Attended"), ("apologies", "Apologies"), ("absent", "Absent")),
    ),
    Measure(
        "12a", "with-mentor", "NQSWs with a mentor",
        "Of the NQSWs on the programme, how many have a mentor on the day.",
        Kind.SHARE, more_is_better=True, rows=NQSWS, counted=("with a mentor", "without a mentor"),
        columns=("", "As at", ""), route="nqsw:enrolment",
    ),
    Measure(
        "12b", "mentor-load", "Mentors with too many NQSWs",
        "Of the mentors, how many have more NQSWs than the programme allows, usually three, or than they "
        "said they have room for.",
        Kind.SHARE, more_is_better=False, rows=("mentor", "mentors"),
        counted=("over their limit", "within their limit"), columns=("NQSWs", "As at", ""),
    ),
    Measure(
        "13", "agency-in-time", "Agency staff: supervision held in time",
        "Measure 1 of agency staff alone. Filter by contract to see every measure of them. Source: "
        "Ofsted’s letter of 17 May 2011, “staff, including agency staff”.",
        Kind.SHARE, more_is_better=True, rows=DUE, counted=("held in time", "late or not held"),
        columns=("", "Due", "Held"), route="supervision:agreement",
    ),
    Measure(
        "14", "registration", "Registrations due",
        "People here whose registration with Social Work England has ended, or ends within 90 days.",
        Kind.NUMBER, more_is_better=False, rows=PEOPLE, columns=("Days left", "As at", "Ends"),
        parts=(("ended", "Ended"), ("to-come", "Ends within 90 days")),
    ),
    Measure(
        "15a", "leavers", "Leavers",
        "People whose last day was in the time.",
        Kind.NUMBER, rows=PEOPLE, columns=("", "Last day", "Started"),
    ),
    Measure(
        "15b", "pauses", "Programmes paused",
        "NQSWs whose programme stands still on the day, by reason; capability is never one.",
        Kind.NUMBER, rows=NQSWS, columns=("", "As at", "Paused from"), route="nqsw:enrolment",
        parts=tuple((reason.value, reason.label) for reason in PauseReason),
    ),
    Measure(
        "15c", "outcomes", "Programmes decided",
        "Decisions on an NQSW’s programme in the time: pass, fail, extend.",
        Kind.NUMBER, rows=("decision", "decisions"), columns=("", "Decided", ""), route="nqsw:enrolment",
        parts=tuple((verdict.value, verdict.label) for verdict in Verdict),
    ),
)  # fmt: skip
BY_KEY = {measure.key: measure for measure in MEASURES}
#: Measures whose rows are those of another, so that they are worked out once.
SAME_ROWS = {"gap-longest": "gap-median", "made-good": "called-off"}
