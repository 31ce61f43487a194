"""What the council's directory finds: SCIM 2.0 (RFC 7644), for people alone; while it is off, nothing."""

from http import HTTPStatus
from typing import Any

from django.utils import timezone

from workforce.models import Account
from workforce.models.account import AccountQuerySet
from workforce.provisioning.calls import (
    NOTHING_THERE,
    Answer,
    Call,
    Wrong,
    answers,
    body_of,
    messages,
)
from workforce.provisioning.services import change, join, leave
from workforce.rules.plain_text import is_plain
from workforce.web.keys import LARGEST_KEY

#: People of one answer, unless it asks for fewer.
USUAL = 100


def _base(call: Call) -> str:
    return call.build_absolute_uri("/scim/v2")


def _accounts() -> AccountQuerySet:
    return Account.objects.select_related("worker", "provisioned").order_by("pk")


def _account(key: str) -> Account:
    known = key.isascii() and key.isdecimal() and int(key) < LARGEST_KEY
    if (account := _accounts().filter(pk=int(key)).first() if known else None) is None:
        raise Wrong(HTTPStatus.NOT_FOUND, NOTHING_THERE)
    return account


def _person(call: Call, account: Account) -> Any:
    is_active = account.may_sign_in(on=timezone.localdate())
    return messages().person_of(account, base=_base(call), is_active=is_active)


def _written(call: Call, key: int) -> dict[str, Any]:
    """The account as it stands now."""
    person: dict[str, Any] = messages().written(_person(call, _accounts().get(pk=key)))
    return person


def _list(call: Call) -> Answer:
    """The accounts, a page of them, or those of one address or name in the directory."""
    found = _accounts()
    if "filter" in call.GET:
        asked = messages().filtered(call.GET["filter"])
        if asked is None:
            raise Wrong(HTTPStatus.BAD_REQUEST, "Filter by userName eq or externalId eq.", "invalidFilter")
        by = {"username": "email__iexact", "externalid": "provisioned__external_id"}
        found = found.filter(**{by[asked[0]]: asked[1]}) if asked[1] and is_plain(asked[1]) else found.none()
    start, count = max(1, _number(call, "startIndex", 1)), max(0, _number(call, "count", USUAL))
    page = found[start - 1 : start - 1 + min(count, messages().MOST)]
    people = [_person(call, account) for account in page]
    return HTTPStatus.OK, messages().listed(people, total=found.count(), start=start)


def _number(call: Call, name: str, usual: int) -> int:
    text = call.GET.get(name, str(usual)).strip()
    if not (text.removeprefix("-").isdecimal() and text.isascii() and len(text) < len(str(LARGEST_KEY))):
        raise Wrong(HTTPStatus.BAD_REQUEST, f"{name} must be a number.", "invalidValue")
    return int(text)


def _create(call: Call) -> Answer:
    account = join(messages().asked_in(body_of(call)), token=call.token, at=timezone.now())
    return HTTPStatus.CREATED, _written(call, account.pk)


def _read(call: Call, key: str) -> Answer:
    return HTTPStatus.OK, _written(call, _account(key).pk)


def _replace(call: Call, key: str) -> Answer:
    account, asked = _account(key), messages().asked_in(body_of(call))
    change(account, asked, token=call.token, at=timezone.now())
    return HTTPStatus.OK, _written(call, account.pk)


def _patch(call: Call, key: str) -> Answer:
    account = _account(key)
    asked = messages().asked_by_patch(body_of(call), _person(call, account))
    change(account, asked, token=call.token, at=timezone.now())
    return HTTPStatus.OK, _written(call, account.pk)


def _delete(call: Call, key: str) -> Answer:
    leave(_account(key), token=call.token)
    return HTTPStatus.NO_CONTENT, None


def _config(call: Call) -> Answer:
    return HTTPStatus.OK, messages().written(messages().provider().config)


def _all_of(kind: str) -> Any:
    def found(call: Call) -> Answer:
        all_of_it = getattr(messages().provider(), kind)
        return HTTPStatus.OK, messages().listed(all_of_it, total=len(all_of_it), start=1)

    return found


def _nothing(call: Call, rest: str) -> Answer:
    raise Wrong(HTTPStatus.NOT_FOUND, NOTHING_THERE)


scim_config = answers(get=_config)
scim_resource_types = answers(get=_all_of("resource_types"))
scim_schemas = answers(get=_all_of("schemas"))
scim_users = answers(get=_list, post=_create)
scim_user = answers(get=_read, put=_replace, patch=_patch, delete=_delete)
scim_elsewhere = answers(get=_nothing, post=_nothing, put=_nothing, patch=_nothing, delete=_nothing)
