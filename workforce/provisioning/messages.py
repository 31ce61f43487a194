"""The words of SCIM: a person as the directory has them, read and written with a library made for it.

Loading the library takes most of a second, so that only a call of the directory does.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import ValidationError
from scim2_models import (
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    Context,
    Email,
    EnterpriseUser,
    Error,
    ETag,
    Filter,
    ListResponse,
    Meta,
    Name,
    Patch,
    PatchOp,
    ResourceType,
    SCIMException,
    ScimPolicy,
    ScimProvider,
    ServiceProviderConfig,
    Sort,
    User,
)

from workforce.models import Account
from workforce.provisioning.services import Asked, NotOurs

Person = User[EnterpriseUser]
#: People of one answer at most.
MOST = 200
#: What Microsoft Entra and Okta send beyond the standard: other attributes, a path that matches nothing yet.
LENIENT = ScimPolicy(
    unknown=ScimPolicy.Unknown.ignore,
    remove_value_as_filter=ScimPolicy.RemoveValue.apply,
    unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
)
FILTER = re.compile(r'\s*(userName|externalId)\s+eq\s+("(?:[^"\\]|\\.)*")\s*', re.IGNORECASE)


def person_of(account: Account, *, base: str, is_active: bool) -> Any:
    """An account as SCIM has it, its worker and what the directory calls it selected with it."""
    worker = getattr(account, "worker", None)
    provisioned = getattr(account, "provisioned", None)
    person = Person(
        id=str(account.pk),
        external_id=(provisioned and provisioned.external_id) or None,
        user_name=account.email,
        active=is_active,
        emails=[Email(value=account.email, type=Email.Type.work, primary=True)],
        meta=Meta(resource_type="User", location=f"{base}/Users/{account.pk}"),
    )
    if worker:
        names = {"given_name": worker.given_name, "family_name": worker.family_name}
        person.name = Name(formatted=worker.full_name, **names)
        person.display_name = worker.full_name
        if worker.staff_number:
            person[EnterpriseUser] = EnterpriseUser(employee_number=worker.staff_number)
    return person


def asked_in(body: object) -> Asked:
    """The person of a body that makes or replaces one. Raises NotOurs where they have two addresses."""
    with LENIENT:
        person = Person.model_validate(body, scim_ctx=Context.RESOURCE_CREATION_REQUEST)
    asked, address = _asked(person), _address_of(person)
    if address and address.casefold() != asked.user_name.casefold():
        raise NotOurs("userName and the work e-mail address must be the same address.")
    return asked


def asked_by_patch(body: object, person: Any) -> Asked:
    """The person as they are, with what the body changes; another e-mail address is another userName."""
    before, address = person.user_name, _address_of(person)
    with LENIENT:
        patch = PatchOp[Person].model_validate(body, scim_ctx=Context.RESOURCE_PATCH_REQUEST)
        patch.patch(person)
    moved = _address_of(person)
    if person.user_name == before and moved and moved != address:
        person.user_name = moved
    return _asked(person)


def _asked(person: Any) -> Asked:
    more = person[EnterpriseUser]
    return Asked(
        user_name=person.user_name or "",
        external_id=person.external_id or "",
        staff_number=(more and more.employee_number) or "",
        active=person.active is not False,
        given_name=(person.name and person.name.given_name) or "",
        family_name=(person.name and person.name.family_name) or "",
    )


def _address_of(person: Any) -> str:
    emails = person.emails or []
    first = next((one for one in emails if one.primary), emails[0] if emails else None)
    return (first and first.value) or ""


def filtered(text: str) -> tuple[str, str] | None:
    """What a filter asks for: the attribute, in small letters, and its value; None if it is not known."""
    if (found := FILTER.fullmatch(text)) is None:
        return None
    try:
        return found[1].lower(), json.loads(found[2])
    except ValueError:
        return None


def written(resource: Any) -> dict[str, Any]:
    return dict(resource.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE))


def listed(resources: Iterable[Any], *, total: int, start: int) -> dict[str, Any]:
    found = list(resources)
    kind: Any = ListResponse[type(found[0]) if found else Person]  # type: ignore[misc]  # a model made as it runs
    answer = kind(total_results=total, start_index=start, items_per_page=len(found), resources=found)
    return dict(answer.model_dump(scim_ctx=Context.RESOURCE_QUERY_RESPONSE))


def error(status: int, detail: str, scim_type: str | None = None) -> dict[str, Any]:
    return dict(Error(status=status, detail=detail, scim_type=scim_type).model_dump())


#: What the library says of a body that is not SCIM.
NOT_SCIM = (ValidationError, SCIMException)


def error_of(wrong: ValidationError | SCIMException) -> Error:
    """The first of what is wrong, as SCIM says it; without what was sent."""
    if isinstance(wrong, SCIMException):
        return wrong.to_error()
    return Error.from_validation_errors(wrong.errors(include_url=False, include_input=False))[0]


@cache
def provider() -> ScimProvider:
    """What there is: people, and no groups; nothing is sorted, sent in bulk or a password."""
    scheme = AuthenticationScheme(
        type=AuthenticationScheme.Type.oauthbearertoken,
        name="Bearer token",
        description="A key that an administrator made",
        primary=True,
    )
    config = ServiceProviderConfig(
        patch=Patch(supported=True),
        bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
        filter=Filter(supported=True, max_results=MOST),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=False),
        etag=ETag(supported=False),
        authentication_schemes=[scheme],
    )
    return ScimProvider(
        models=[User, EnterpriseUser], resource_types=[ResourceType.from_resource(Person)], config=config
    )
