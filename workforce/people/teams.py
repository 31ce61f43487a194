"""Services and teams: another name, another place. Who is in a team does not change with it."""

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Service, Team


@transaction.atomic
def rename_service(*, key: int, name: str, by: Account | None) -> None:
    service = Service.objects.get(pk=key)
    before, service.name = service.name, name
    service.save(update_fields=["name"])
    record_event(verb=Verb.SERVICE_RENAMED, subject=service, by=by, before=before, after=name)


@transaction.atomic
def rename_team(*, key: int, name: str, by: Account | None) -> None:
    team = Team.objects.get(pk=key)
    before, team.name = team.name, name
    team.save(update_fields=["name"])
    record_event(verb=Verb.TEAM_RENAMED, subject=team, by=by, before=before, after=name)


@transaction.atomic
def move_team(*, key: int, service: int, by: Account | None) -> None:
    """The team belongs to another service from now on, with everyone in it."""
    team = Team.objects.select_related("service").get(pk=key)
    before, team.service_id = team.service.name, service
    team.save(update_fields=["service"])
    record_event(
        verb=Verb.TEAM_MOVED, subject=team, by=by, before=before, after=Service.objects.get(pk=service).name
    )
