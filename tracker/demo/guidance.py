"""The demo council's own documents: four files, one past its review day, one with a version before."""

from datetime import date, timedelta
from typing import Any

from supervision.rules.repeating import start_of
from tracker.demo.texts import texts
from workforce.authority_settings import days_off
from workforce.guidance.services import NewVersion, add_guidance, add_version
from workforce.rules.working_days import next_working_day
from workforce.web.paper import to_pdf
from workforce.web.tags import day

YEAR = timedelta(days=365)


def keep_documents(*, on: date) -> None:
    """Each as a file that the tracker itself has printed, reviewed once a year."""
    for document in texts("guidance")["documents"]:
        since = next_working_day(on - timedelta(days=document["days"]), holidays=days_off())
        versions = [_version(document, since)]
        if "before" in document:
            earlier = next_working_day(since - YEAR, holidays=days_off())
            versions.insert(0, _version(document, earlier, is_before=True))
        made = add_guidance(
            title=document["title"],
            owner=document["owner"],
            summary=document["summary"],
            topics=document["topics"],
            version=versions[0],
            by=None,
            at=start_of(versions[0].in_force_on),
        )
        for version in versions[1:]:
            add_version(guidance=made, version=version, by=None, at=start_of(version.in_force_on))


def _version(document: dict[str, Any], since: date, *, is_before: bool = False) -> NewVersion:
    """One version as a file: the current one whole, the one before it as what it said otherwise."""
    name = "1.0" if is_before else "2.0"
    review_on = next_working_day(since + YEAR, holidays=days_off())
    sections = [{"heading": "", "paragraphs": [document["before"]]}] if is_before else document["sections"]
    paper = {**document, "sections": sections, "version": name, "since": day(since), "review": day(review_on)}
    content = to_pdf("tracker/demo/paper/guidance.html", paper)
    return NewVersion(name, in_force_on=since, review_on=review_on, file_name="document.pdf", content=content)
