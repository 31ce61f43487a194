"""The guides, one a part: what someone does, step by step, with pictures of the demo.

A picture is one of `docs/screenshots`; `python -m tests.browser.screenshots` takes them again.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that someone does, in steps."""

    title: str
    steps: tuple[str, ...]
    #: The file's name in `docs/screenshots`, without its end, and what it shows; empty for none.
    picture: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """What one part does in the tracker."""

    key: str
    title: str
    tasks: tuple[Task, ...]


SUPERVISEE = Guide(
    "supervisee",
    "If you are supervised",
    (
        Task(
            "Book supervision",
            (
                "Your home page says when supervision is due, and offers your supervisor’s next free times.",
                "Select a time. Both of you get an e-mail with an entry for your calendars.",
                "To move or cancel, open the session from your home page. Your supervisor is told.",
            ),
            "home-worker",
            "The home page: when supervision is due, times to book, and what is to do",
        ),
        Task(
            "Prepare",
            (
                "Open the session and select Prepare.",
                "Write what you want to talk about. Your supervisor sees the agenda; your notes stay yours.",
            ),
        ),
        Task(
            "Answer the record",
            (
                "When your supervisor has signed, the record waits on your home page.",
                "Read it, then agree, agree with comments, or disagree and say why.",
                "A disagreement stays on the record, and is answered.",
            ),
        ),
        Task(
            "Finish actions",
            ("Actions lists what you agreed to do, the latest first. Mark each as done there.",),
        ),
    ),
)
NQSW = Guide(
    "nqsw",
    "If you are a newly qualified social worker",
    (
        Task(
            "See where you are in the year",
            (
                "Your home page says which week you are in and what comes next.",
                "NQSW programme shows the whole year: supervision, reviews, observations, classes, caseload.",
            ),
            "home-nqsw",
            "The home page of an NQSW: week, next supervision, caseload and next milestone",
        ),
        Task(
            "Collect evidence",
            (
                "Open a milestone to see what it asks for and who does it.",
                "Ask a colleague for their part there: they get an e-mail, and answer on their own page.",
                "Reflections and self-assessments are under NQSW programme.",
                "Where your authority allows files, add a PDF or Word file on the milestone’s page.",
            ),
        ),
        Task(
            "Join a master class",
            ("Select a class and join. A full class has a waiting list.",),
        ),
    ),
)
SUPERVISOR = Guide(
    "supervisor",
    "If you supervise",
    (
        Task(
            "See who is due",
            (
                "Your people are listed with the next useful step beside each: book, record, sign.",
                "A name leads to everything that you can see and do about that person.",
            ),
            "home-supervisor",
            "The home page of a supervisor: today, your people, and what waits",
        ),
        Task(
            "Offer times",
            (
                "Under Supervision, offer times: your people book them from their home page.",
                "Enter a time, or a pattern until a day. Bank holidays and days away are left out.",
            ),
        ),
        Task(
            "Record a session",
            (
                "Open the session and write. Each part is saved as you type.",
                "Add a case from the allocated cases. A section 47 category opens its questions.",
                "Check and sign says what inspectors look for and is missing.",
                "Once signed, nothing is changed. Corrections are added below.",
            ),
            "record",
            "A record while it is written: what is known stands beside it",
        ),
        Task(
            "Be away, or hand over",
            (
                "Arrange cover from the agreement’s page: who covers can book, record and sign for you.",
                "Hand over from the same page. What is booked goes along or is cancelled; everyone is told.",
                "On the same day you can undo a hand-over there, until someone has acted on it.",
            ),
        ),
    ),
)
MENTOR = Guide(
    "mentor",
    "If you are a mentor or an assessor",
    (
        Task(
            "Meet your NQSWs",
            (
                "Your home page shows when you last met each and when you meet next, with Book.",
                "After a meeting, say whether you met. You can undo it on the same day.",
            ),
            "home-mentor",
            "The home page of a mentor",
        ),
        Task(
            "Assess",
            (
                "Observations and reviews come up two weeks before, on your home page and by e-mail.",
                "Record who observed, where, and what was seen. Near the end, recommend the outcome.",
            ),
        ),
        Task("Agree to a pause", ("A pause waits on your home page until you agree from your own account.",)),
    ),
)
PSW = Guide(
    "psw",
    "If you are the principal social worker, or a manager of managers",
    (
        Task(
            "See how things stand",
            (
                "Each number of the home page leads to the people that it counts.",
                "Reports has the programme, supervision and the inspection pack, and each as a file.",
            ),
            "home-psw",
            "The home page of a principal social worker: numbers, each a link",
        ),
        Task(
            "Find who is overdue",
            (
                "Overdue and due soon lists everyone by how late they are, with the reason.",
                "Filters are in the address, so you can send a filtered list to someone.",
            ),
            "overdue",
            "Overdue and due soon, with filters",
        ),
        Task(
            "Keep policies up to date",
            (
                "Policies and guidance holds the authority’s own documents, as links or files.",
                "Choose what each is about: it then appears beside that question.",
                "After a review, add a version. Your home page says whose review is overdue.",
            ),
            "guidance",
            "Policies and guidance: the list of documents with their review days",
        ),
        Task(
            "People left behind",
            ("One list says whose supervisor, mentor or manager has left.",),
        ),
    ),
)
QA = Guide(
    "qa",
    "If you audit",
    (
        Task(
            "Audit a file",
            (
                "Your home page says which files wait for you, and by when.",
                "Open a file, answer each question, grade it, add findings with their theme.",
                "Each reading of a record is noted on the audit trail.",
            ),
            "home-qa",
            "The home page of a quality assurance auditor: files to audit and to moderate",
        ),
        Task(
            "Moderate, and close",
            (
                "Of the files that managers audit you read one in four again, after their grade.",
                "An audit’s page counts what is audited, moderated and found. Closing it asks first.",
            ),
            "audits",
            "Audits: the samples drawn, and the themes of what was found",
        ),
    ),
)
ADMINISTRATOR = Guide(
    "administrator",
    "If you keep the tracker going",
    (
        Task(
            "Start a new tracker",
            (
                "First steps ticks itself: settings, lists to import, invitations, first reminder.",
                "Each import shows what it would do before anything changes.",
                "The authority’s settings say, among other things, how many files a milestone can have.",
            ),
            "imports",
            "Imports: the lists that the tracker reads, and what was read",
        ),
        Task(
            "Keep it going",
            (
                "Accounts: invite, change roles, disable. E-mails sent: what waits, and why.",
                "You never see a note.",
            ),
            "home-administrator",
            "The home page of a system administrator",
        ),
    ),
)
GOVERNANCE = Guide(
    "governance",
    "If you answer for information governance",
    (
        Task(
            "Answer a request for access",
            (
                "Record a request with its case number, and whether the person is told.",
                "Download everything after signing in again: one file about that person and nobody else.",
                "What was left out is counted in the file, for you to judge.",
            ),
            "access-requests",
            "Requests for access: whose, the case, when it came in",
        ),
        Task(
            "Delete what was kept long enough",
            (
                "Retention says what goes next, and why. The periods are among the authority’s settings.",
                "A hold on a person stops it until its last day, or until you lift it.",
                "After an account was taken over, “Who could read what” says what was open to it.",
            ),
            "retention",
            "Retention: what is kept how long, and what goes next",
        ),
    ),
)
GUIDES = (SUPERVISEE, NQSW, SUPERVISOR, MENTOR, PSW, QA, ADMINISTRATOR, GOVERNANCE)
