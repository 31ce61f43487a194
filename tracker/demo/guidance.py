"""The demo council's own documents: four, one of them past its review day, one with a version before."""

from datetime import date, timedelta

from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.guidance.services import NewVersion, add_guidance, add_version
from workforce.models import GuidanceTopic
from workforce.rules.working_days import next_working_day

#: Title, who keeps it, what it says, what it is about, and how many days ago its version came into force.
DOCUMENTS = (
    (
        "Supervision policy",
        "Practice standards",
        "How often supervision is promised, what a record holds, and who covers.",
        (GuidanceTopic.SUPERVISION, GuidanceTopic.HAND_OVER),
        200,
    ),
    (
        "ASYE handbook",
        "Workforce development",
        "The year of a newly qualified social worker: milestones, protected caseload, pauses, outcome.",
        (GuidanceTopic.ASYE, GuidanceTopic.PAUSE, GuidanceTopic.LIMIT),
        120,
    ),
    (
        "Thresholds and strategy discussions",
        "Safeguarding partnership",
        "When a strategy discussion and a section 47 enquiry are considered, and by when.",
        (GuidanceTopic.SECTION_47,),
        390,
    ),
    (
        "Information sharing protocol",
        "Information governance",
        "When consent is asked for, and when information is shared without it.",
        (GuidanceTopic.CONSENT,),
        90,
    ),
)
YEAR = timedelta(days=365)


def keep_documents(*, on: date) -> None:
    """Each as a link, reviewed once a year."""
    for title, owner, summary, topics, days in DOCUMENTS:
        since = next_working_day(on - timedelta(days=days), holidays=days_off())
        made = add_guidance(
            title=title,
            owner=owner,
            summary=summary,
            topics=topics,
            version=_version(title, next_working_day(since - YEAR, holidays=days_off()), 1),
            by=None,
            at=start_of(since - YEAR),
        )
        add_version(guidance=made, version=_version(title, since, 2), by=None, at=start_of(since))


def _version(title: str, since: date, number: int) -> NewVersion:
    page = title.lower().replace(" ", "-")
    link = f"https://policies.demo.example/{page}/{number}"
    review_on = next_working_day(since + YEAR, holidays=days_off())
    return NewVersion(f"{number}.0", in_force_on=since, review_on=review_on, link=link)
