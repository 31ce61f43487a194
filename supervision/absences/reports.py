"""What the page of one person's absences shows beside the sessions that are booked meanwhile."""

from datetime import date

from django.db.models import Exists, OuterRef

from supervision.agreements.cover_permissions import agreements_coverable
from supervision.agreements.forms.covers import coverable
from supervision.models import Agreement, Cover
from supervision.permissions import agreements_visible
from workforce.models import Absence
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer


@asked_together
def absences_of(viewer: Viewer, key: int, on: date) -> Questions:
    """Someone's absences, the newest first; their agreement (`is_visible`: its page opens for the reader);
    whose cover the reader may arrange, and the covers that are arranged.
    """
    is_visible = Exists(agreements_visible(viewer).filter(pk=OuterRef("pk")))
    agreements = Agreement.objects.in_force(on=on).filter(supervisee=key)
    to_cover = coverable(agreements_coverable(viewer), key, on=on)
    covers = Cover.objects.filter(agreement__in=to_cover.order_by().values("pk")).in_force_from(on)
    return {
        "absences": Absence.objects.filter(worker=key).order_by("-started_on", "-pk"),
        "agreements": agreements.annotate(is_visible=is_visible).order_by("pk"),
        "to_cover": to_cover.order_by().values("pk"),
        "covers": covers.with_people(),
    }
