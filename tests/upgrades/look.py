"""What migrated databases answer, each as a line of JSON: its checks, what was signed, the trail, the pages.

DATABASE_URL=… INSECURE_LOCAL=1 python -m tests.upgrades.look NAME …

The names are those of databases on the engine that DATABASE_URL says. All are looked at by one process:
what it reads and builds once, as the templates, is the same for each.
"""

import json
import os
import sys
from io import StringIO


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    import time_machine
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    from tests.busy_council import NOW

    with time_machine.travel(NOW, tick=False):
        for name in sys.argv[1:]:
            turn_to(name)
            print(json.dumps(facts()))


def turn_to(name: str) -> None:
    """The database of this name is the one that the process reads from now on."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()


def facts() -> dict[str, object]:
    return {
        "checks": [str(check) for check in found_by_checks()],
        "due_days": said_by("due_days", check=True),
        "trail": said_by("verify"),
        "signed": signed_texts(),
        "milestones": milestones(),
        "terms": terms(),
        "pages": {part: pages_of(account) for part, account in parts().items()},
    }


def found_by_checks() -> list[object]:
    from django.core.checks import ERROR, run_checks

    return [check for check in run_checks(databases=["default"]) if check.level >= ERROR]


def said_by(command: str, **options: object) -> str:
    from django.core.management import call_command

    out = StringIO()
    call_command(command, stdout=out, stderr=out, **options)
    return out.getvalue().strip()


def signed_texts() -> dict[str, list[bool]]:
    """Of each signed text: its hash is that of its words, and its parties signed it."""
    from supervision.models import SignedText
    from supervision.records.document import text_hash

    return {
        str(text.pk): [
            text_hash(text.content) == text.content_hash,
            *(signature.content_hash == text.content_hash for signature in text.signatures.all()),
        ]
        for text in SignedText.objects.all()
    }


def milestones() -> dict[str, bool]:
    """Of each signed milestone: what stands signed is what it says today."""
    from nqsw.milestones.signers import signing_of
    from nqsw.models import Milestone
    from tests.busy_council import THURSDAY

    signed = Milestone.objects.with_signers().filter(signatures__is_current=True).distinct()
    return {
        str(each.pk): {signature.content_hash for signature in each.signatures.filter(is_current=True)}
        == {signing_of(each, on=THURSDAY).content_hash}
        for each in signed
    }


def terms() -> dict[str, bool]:
    from supervision.models import TermsSignature

    rows = TermsSignature.objects.select_related("terms")
    return {str(row.pk): row.content_hash == row.terms.content_hash for row in rows}


def parts() -> dict[str, object]:
    """Whom the pages are opened as."""
    from nqsw.models import Enrolment
    from supervision.models import Agreement
    from workforce.models import Account

    supervisee = Agreement.objects.filter(ends_on=None).order_by("pk").first()
    return {
        "principal social worker": Account.objects.get(role="psw"),
        "supervisor": supervisee.supervisor.account,
        "NQSW": Enrolment.objects.order_by("pk").first().worker.account,
    }


def pages_of(account: object) -> dict[str, int]:
    """Every page that links lead to from home, with its status."""
    from django.test import Client

    from tests.walking import walk

    client = Client()
    client.force_login(account)
    return {path: page.status for path, page in walk(client, like_each_other=1).items()}


if __name__ == "__main__":
    main()
