"""The read-only interface (OpenAPI): one address for each extract, as JSON in pages or whole as CSV."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from http import HTTPStatus
from io import BytesIO
from types import GenericAlias
from typing import Annotated, Any, Literal

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe
from ninja import Field, NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.params.functions import Query
from pydantic import create_model

from tracker.data_out.doors import ByBearer, ByPassword, brings_a_key
from tracker.data_out.extracts import EXTRACTS, Asked, Extract
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import DataKey
from workforce.rules.working_days import ONE_DAY, ClosedInterval
from workforce.web.csv_files import write_csv
from workforce.web.viewer import Viewer
from workforce.web.workbook import SheetColumn

UNDER = "api/v1/"
#: Rows of one page of JSON, unless fewer are asked for.
PAGE_SIZE = 1000
LARGEST_PAGE = 5000
#: A year and a day, unless other days are asked for; no more than three years at once.
USUAL_DAYS = timedelta(days=365)
MOST_DAYS = timedelta(days=1100)
#: Nothing is on record before, nor planned after.
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)


class Program(HttpRequest):
    """A request of another program, with the key that it brought."""

    auth: DataKey


class Wanted(Schema):
    """What every extract can be asked."""

    format: Literal["json", "csv"] = Field("json", description="csv answers all rows at once")
    page: int = Field(1, ge=1, le=1_000_000, description="Which page of JSON, from 1")
    page_size: int = Field(PAGE_SIZE, ge=1, le=LARGEST_PAGE, description="Rows of one page of JSON")


class WantedOfDays(Wanted):
    """What an extract of days can be asked beside that."""

    from_on: date | None = Field(
        None,
        alias="from",
        ge=EARLIEST,
        le=LATEST,
        description="First day; a year before the last unless given",
    )
    to_on: date | None = Field(
        None, alias="to", ge=EARLIEST, le=LATEST, description="Last day; yesterday if left out"
    )


api = NinjaAPI(
    title="Supervision and NQSW tracker",
    version="1",
    description="Numbers, days and references, read-only. Never what was said in supervision.",
    auth=[ByBearer(), ByPassword()],
    docs_url=None,
    openapi_url=None,
    urls_namespace="data_out",
)


@api.exception_handler(AuthenticationError)
def no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Says how to send a key, so that Excel asks for one."""
    response = JsonResponse(
        {"detail": "Send a key that is not revoked and has not ended."}, status=HTTPStatus.UNAUTHORIZED
    )
    response["WWW-Authenticate"] = 'Basic realm="Supervision and NQSW tracker", charset="UTF-8"'
    return response


def _page_of(extract: Extract) -> type[Schema]:
    """One page of an extract: how many rows there are, and where the next page is."""
    rows: Any = GenericAlias(list, extract.row)
    return create_model(
        f"{extract.row.__name__.removesuffix('Row')}Page",
        __base__=Schema,
        count=(int, Field(description="Rows on all pages")),
        next=(str | None, Field(description="Address of the next page; null on the last")),
        items=(rows, Field(description="The rows of this page")),
    )


def _offer(extract: Extract) -> None:
    """Put an extract at its address."""

    def read(request: Program, wanted: Any) -> Any:
        return _answer(request, extract, wanted)

    read.__annotations__["wanted"] = Annotated[WantedOfDays if extract.days else Wanted, Query()]
    name = extract.key.replace("-", "_")
    add: Callable[..., Any] = api.get(
        f"/{extract.key}",
        response=_page_of(extract),
        summary=extract.title,
        description=extract.what,
        operation_id=name,
        url_name=f"data_{name}",
    )
    add(read)


def _answer(request: Program, extract: Extract, wanted: Wanted) -> Any:
    key = request.auth
    if extract.key not in key.extracts:
        raise HttpError(HTTPStatus.FORBIDDEN, f"This key does not read “{extract.key}”. Make one that does.")
    on = timezone.localdate()
    asked = Asked(
        viewer=Viewer(key.made_by, on=on),
        with_names=key.with_names,
        days=_days(wanted, on=on),
    )
    found = extract.find(asked)
    is_csv = wanted.format == "csv"
    first = 0 if is_csv else (wanted.page - 1) * wanted.page_size
    rows = found.cut(first, None if is_csv else first + wanted.page_size)
    details: dict[str, Any] = (
        {"days": f"{asked.days.starts_on} to {asked.days.ends_on}"} if extract.days else {}
    )
    record_event(verb=Verb.DATA_READ, subject=key, by=None, extract=extract.key, rows=len(rows), **details)
    names = [name for name, _ in extract.columns]
    if is_csv:
        return _csv(names, rows)
    count = len(found)
    has_more = first + len(rows) < count
    return {
        "count": count,
        "next": _address_of(request, page=wanted.page + 1) if has_more else None,
        "items": [dict(zip(names, row, strict=True)) for row in rows],
    }


def _csv(names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> HttpResponse:
    """All rows; yes and no as every reader of JSON has them."""
    content = BytesIO()
    said = {True: "true", False: "false"}
    plain = ([said[one] if isinstance(one, bool) else one for one in row] for row in rows)
    write_csv([SheetColumn(name) for name in names], plain, content)
    return HttpResponse(content.getvalue(), content_type="text/csv; charset=utf-8")


def _days(wanted: Wanted, *, on: date) -> ClosedInterval:
    """The days asked for. Raises HttpError where they cannot be."""
    last = (isinstance(wanted, WantedOfDays) and wanted.to_on) or on - ONE_DAY
    first = (isinstance(wanted, WantedOfDays) and wanted.from_on) or max(
        date.min + USUAL_DAYS, last
    ) - USUAL_DAYS
    if first > last:
        raise HttpError(HTTPStatus.UNPROCESSABLE_ENTITY, "“from” must be on or before “to”.")
    if last - first > MOST_DAYS:
        raise HttpError(HTTPStatus.UNPROCESSABLE_ENTITY, "Ask for three years at most, one after the other.")
    return ClosedInterval(first, last)


def _address_of(request: HttpRequest, *, page: int) -> str:
    query = request.GET.copy()
    query["page"] = str(page)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


for _extract in EXTRACTS:
    _offer(_extract)


def _open(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for programs: no sign-in, a tag for what has not changed, nothing kept on the way."""

    @conditional_page
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-cache"
        response["X-Robots-Tag"] = "noindex"
        return response

    guarded: Callable[..., HttpResponse] = login_not_required(answered)
    vars(guarded)["csrf_exempt"] = True
    vars(guarded)["access_rule"] = brings_a_key
    return guarded


def addresses() -> list[URLPattern]:
    """Of each extract, and of the description."""
    made = [one for one in api.urls[0] if isinstance(one, URLPattern) and str(one.name).startswith("data_")]
    for one in made:
        one.callback = _open(one.callback)
    return made


@require_safe
def _description(request: HttpRequest) -> HttpResponse:
    return JsonResponse(api.get_openapi_schema(path_prefix=f"/{UNDER}"))


#: The description of the interface, for programs that read one: OpenAPI 3.1. It is about nobody.
description = _open(_description)
