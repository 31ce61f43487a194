"""The words of an agreement and their signatures, as its page proves them."""

from supervision.models import Terms
from supervision.permissions import agreements_visible
from workforce.audit_trail.prints import PrintKind
from workforce.web.tags import full_day


def _words(terms: Terms) -> str:
    agreement = terms.agreement
    return (
        f"the agreement of {agreement.supervisee} with {agreement.supervisor}, {full_day(terms.written_at)}"
    )


AGREEMENT = PrintKind(
    mark="A",
    checkable=lambda viewer: Terms.objects.filter(agreement__in=agreements_visible(viewer).values("pk")),
    rows=lambda terms: [terms, *signed] if (signed := list(terms.signatures.all())) else [],
    told_under=lambda terms: [terms.agreement],
    words=_words,
)
