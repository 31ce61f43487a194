"""Keeping the authority's documents: adding one, a new version of it, changing what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.guidance.files import kept_name, what_is_wrong
from workforce.models import Account, Event, Guidance, GuidanceVersion
from workforce.rules.refusal import Refusal


class NotKept(Refusal):
    """Why a document or a version cannot be kept like this; the message is for people."""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version as it was entered: a link, or a file by its name and what is in it."""

    name: str
    in_force_on: date
    review_on: date
    link: str = ""
    file_name: str = ""
    content: bytes | None = None


@transaction.atomic
def add_guidance(
    *,
    title: str,
    owner: str,
    topics: Sequence[str],
    summary: str,
    version: NewVersion,
    by: Account | None,
    at: datetime,
) -> Guidance:
    """A document with its first version. Raises NotKept."""
    if Guidance.objects.filter(title__iexact=title).exists():
        raise NotKept("A document of this title is there already. Add a new version to it instead.")
    made = Guidance.objects.create(title=title, owner=owner, topics=list(topics), summary=summary)
    record_event(verb=Verb.GUIDANCE_ADDED, subject=made, by=by, title=title, version=version.name)
    _keep(made, version, by=by, at=at)
    return made


@transaction.atomic
def add_version(
    *, guidance: Guidance, version: NewVersion, by: Account | None, at: datetime
) -> GuidanceVersion:
    """The next version; those before it stay. Sent twice, it is kept once. Raises NotKept."""
    guidance = Guidance.objects.select_for_update(no_key=True).get(pk=guidance.pk)
    if guidance.withdrawn_on:
        raise NotKept("This document was withdrawn. Add a new one instead.")
    stored = guidance.versions.filter(name__iexact=version.name).first()
    if stored and _is_same(stored, version):
        return stored
    if stored:
        raise NotKept("This document already has a version of that name. Enter another name.")
    made = _keep(guidance, version, by=by, at=at)
    record_event(verb=Verb.GUIDANCE_VERSION_ADDED, subject=guidance, by=by, version=version.name)
    return made


def _is_same(stored: GuidanceVersion, version: NewVersion) -> bool:
    content = bytes(stored.content) if stored.content else None
    kept = (stored.in_force_on, stored.review_on, stored.link, content)
    return kept == (version.in_force_on, version.review_on, version.link, version.content)


@transaction.atomic
def change_guidance(
    *, guidance: Guidance, title: str, owner: str, topics: Sequence[str], summary: str, by: Account | None
) -> None:
    """What is said of a document. Raises NotKept."""
    if Guidance.objects.filter(title__iexact=title).exclude(pk=guidance.pk).exists():
        raise NotKept("Another document has this title.")
    guidance.title, guidance.owner, guidance.summary = title, owner, summary
    guidance.topics = list(topics)
    guidance.save()
    record_event(verb=Verb.GUIDANCE_CHANGED, subject=guidance, by=by, title=title, owner=owner)


@transaction.atomic
def withdraw_guidance(*, guidance: Guidance, by: Account | None, on: date) -> None:
    """It is shown nowhere but on its own page from now on. Withdrawn twice, it is withdrawn once."""
    if Guidance.objects.filter(pk=guidance.pk, withdrawn_on=None).update(withdrawn_on=on):
        record_event(verb=Verb.GUIDANCE_WITHDRAWN, subject=guidance, by=by)


def can_bring_back(guidance: Guidance, *, by: Account) -> bool:
    """This person withdrew it, and it is withdrawn still: nobody can do anything else with it."""
    if guidance.withdrawn_on is None:
        return False
    about = Event.objects.filter(subject_type=guidance._meta.label_lower, subject_id=str(guidance.pk))
    last = about.filter(verb=Verb.GUIDANCE_WITHDRAWN).order_by("-pk").first()
    return last is not None and last.actor_id == by.pk


@transaction.atomic
def bring_back_guidance(*, guidance: Guidance, by: Account) -> None:
    """It was withdrawn by mistake: it is shown again as it was. Sent twice, it has one effect.

    Raises NotKept for someone else.
    """
    guidance = Guidance.objects.select_for_update(no_key=True).get(pk=guidance.pk)
    if guidance.withdrawn_on is None:
        return
    if not can_bring_back(guidance, by=by):
        raise NotKept("Only the person who withdrew this document can undo it. Add it as a new one instead.")
    guidance.withdrawn_on = None
    guidance.save(update_fields=["withdrawn_on"])
    record_event(verb=Verb.GUIDANCE_BROUGHT_BACK, subject=guidance, by=by)


def _keep(guidance: Guidance, version: NewVersion, *, by: Account | None, at: datetime) -> GuidanceVersion:
    if bool(version.link) == (version.content is not None):
        raise NotKept("Enter a link or select a file: one of the two.")
    if version.review_on <= version.in_force_on:
        raise NotKept("The review day must be after the day from which it is in force.")
    content, name = version.content, ""
    if content is not None:
        if wrong := what_is_wrong(version.file_name, content):
            raise NotKept(f"{wrong}.")
        name = kept_name(guidance.title, version.name, version.file_name)
    return GuidanceVersion.objects.create(
        guidance=guidance,
        name=version.name,
        in_force_on=version.in_force_on,
        review_on=version.review_on,
        link=version.link,
        file_name=name,
        content=content,
        added_by=by,
        added_at=at,
    )
