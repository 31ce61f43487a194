"""The directory tells of the same joiner twice at the same moment, and each verb locks people first."""

import json
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from tests.races.lock_order import watching
from tests.workforce.provisioning.test_scim import ADDRESS, entra
from workforce.models import Account, ProvisioningToken, Worker
from workforce.provisioning.services import Asked, change, join, leave
from workforce.provisioning.tokens import make_token

ROUNDS = 6


def a_key() -> str:
    at = timezone.now()
    administrator = AccountFactory(role="admin", last_login=at)
    return make_token(name="Entra", by=administrator, expires_at=at + timedelta(days=1), at=at)


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="Row locks are PostgreSQL's.")
def test_of_two_at_once_one_is_invited_and_the_other_is_told(settings):
    settings.SCIM = True
    cache.clear()
    key = a_key()
    Client().get("/scim/v2/Schemas", headers={"Authorization": f"Bearer {key}"})
    for number in range(ROUNDS):
        address = f"{number}-{ADDRESS}"
        worker = WorkerFactory(account=None, email=address, staff_number=f"47{number}")
        number_sent = {
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": f"47{number}"}
        }
        sent = entra(userName=address, emails=[], externalId=f"x{number}", **number_sent)
        barrier, answers = Barrier(4), []

        def post(sent=sent, barrier=barrier, answers=answers):
            barrier.wait()
            try:
                headers = {"Authorization": f"Bearer {key}"}
                answer = Client().post(
                    "/scim/v2/Users", json.dumps(sent), content_type="application/scim+json", headers=headers
                )
                answers.append(answer.status_code)
            finally:
                connection.close()

        threads = [Thread(target=post) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(answers) == [201, 409, 409, 409]
        assert Account.objects.filter(email__iexact=address).count() == 1
        assert Worker.objects.get(pk=worker.pk).account.email == address


@pytest.mark.django_db
def test_each_verb_locks_people_first():
    a_key()
    WorkerFactory(account=None, email=ADDRESS, staff_number="4711")
    facts = {"token": ProvisioningToken.objects.select_related("made_by").get(), "at": timezone.now()}
    asked = Asked(ADDRESS, external_id="a", staff_number="4711")
    with watching() as found:
        account = join(asked, **facts)
        change(account, Asked(ADDRESS, external_id="a", family_name="Begum"), **facts)
        leave(account, token=facts["token"])
        change(account, asked, **facts)
    assert not found
