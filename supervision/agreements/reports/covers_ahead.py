"""Cover that starts later, for the person who will give it: for whom, whose people, from when to when."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from supervision.models import Cover
from workforce.models import Worker
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class CoverAhead:
    """The same days in the place of one supervisor, for one or more of their people."""

    supervisor: Worker
    starts_on: date
    ends_on: date
    people: tuple[Worker, ...]


def covers_ahead(viewer: Viewer) -> list[CoverAhead]:
    """What the viewer will cover from a later day on, the nearest first.

    Nothing is asked of the database for those who will cover nobody.
    """
    if "covers_later" not in viewer.parts:
        return []
    covers = Cover.objects.to_come(on=viewer.on).filter(supervisor=viewer.worker).with_people()
    named = ("agreement__supervisee__family_name", "agreement__supervisee__given_name", "pk")
    covers = covers.order_by("starts_on", "ends_on", "agreement__supervisor_id", *named)
    together = groupby(covers, key=lambda cover: (cover.agreement.supervisor, cover.starts_on, cover.ends_on))
    return [
        CoverAhead(supervisor, starts_on, ends_on, tuple(cover.agreement.supervisee for cover in found))
        for (supervisor, starts_on, ends_on), found in together
    ]
