"""What stands around the tracker: versions, the mail server, disks, copies, its own address."""

import platform
import shutil
import ssl
import stat
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import mailers
from django.db import connection
from django.utils import timezone

from tracker.backup.folder import copies
from tracker.running.alive import READY
from tracker.running.doctor.finding import Finding, ill, look, well

LEAST_FREE = 1_000_000_000
COPY_IS_OLD = timedelta(hours=36)
PATIENCE = 10
NO_STYLE = ""
NAMED = ("django", "django-allauth", "gunicorn", "psycopg", "weasyprint")


def versions() -> Iterator[Finding]:
    packages = ", ".join(f"{name} {_version(name)}" for name in NAMED)
    yield well("Versions", f"Python {platform.python_version()}, {packages}, {platform.system()}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def mail_server() -> Iterator[Finding]:
    """It lets the tracker in; nothing is sent."""
    if settings.INSECURE_LOCAL:
        yield well("E-mail", "printed on this machine's console")
        return
    mailer = mailers.default
    try:
        mailer.open()
    except (OSError, SMTPException) as error:
        options = settings.MAILERS["default"].get("OPTIONS", {})
        yield ill(
            "E-mail",
            f"{options.get('host')}:{options.get('port')} does not let the tracker in: {error}",
            "EMAIL_HOST, EMAIL_PORT, EMAIL_USER, EMAIL_PASSWORD, EMAIL_USE_TLS; and the firewall in between.",
        )
    else:
        yield well("E-mail", "the mail server lets the tracker in")
    finally:
        mailer.close()


def disks() -> Iterator[Finding]:
    """Where the tracker writes, each disk once."""
    places = {"the folder for temporary files": Path(tempfile.gettempdir())}
    if connection.vendor == "sqlite":
        places["the database"] = Path(str(connection.settings_dict["NAME"])).parent
    if settings.BACKUP_TO:
        places["the copies"] = Path(settings.BACKUP_TO)
    if settings.NEWEST_LINK_FILE:
        places["the newest link"] = Path(settings.NEWEST_LINK_FILE).parent
    for what, place in places.items():
        yield _room_at(what, place)


def _room_at(what: str, place: Path) -> Finding:
    try:
        free = shutil.disk_usage(place).free
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        return ill(
            "Disk",
            f"{what} ({place}) cannot be written to: {error.strerror}",
            "Let the tracker's user write there.",
        )
    said = f"{free / 1e9:.1f} GB free for {what}"
    if free < LEAST_FREE:
        return look("Disk", said, "Make room before it is full: then nothing can be saved.")
    return well("Disk", said)


def newest_copy() -> Iterator[Finding]:
    """One that is recent, and what makes it."""
    if connection.vendor == "postgresql" and shutil.which("pg_dump") is None:
        yield ill("Copies", "pg_dump is not on this machine", "Install PostgreSQL's client programs.")
    if not settings.BACKUP_TO:
        yield look(
            "Copies",
            "the tracker makes none by itself",
            "Set BACKUP_TO, or have something else copy the database each night; and try a restore.",
        )
        return
    found = copies(Path(settings.BACKUP_TO))
    if not found:
        yield ill("Copies", "there is none", "Run `manage.py jobs`; then `manage.py verify_backup FILE`.")
        return
    made, path = found[-1]
    said = f"{path.name}, of {made:%d/%m/%Y %H:%M}, {path.stat().st_size / 1e6:,.1f} MB"
    if _local_now() - made > COPY_IS_OLD:
        yield ill("Copies", f"the newest is {said}", "See Settings, “Scheduled jobs”, and the log.")
    else:
        yield well("Copies", f"the newest is {said}; `manage.py verify_backup` tries it")


def _local_now() -> datetime:
    return timezone.localtime().replace(tzinfo=None)


def settings_file() -> Iterator[Finding]:
    """Keys are read by nobody else."""
    file = settings.ROOT / ".env"
    if not file.exists():
        yield well("Settings file", "none: settings come from the environment")
    elif file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield ill("Settings file", ".env can be read by others on this machine", f"chmod 600 {file}")
    else:
        yield well("Settings file", ".env is for its owner alone")


def pdf() -> Iterator[Finding]:
    """Pango is there: it comes with the operating system."""
    try:
        from workforce.web.printing import printed  # noqa: PLC0415 - it does not load without Pango

        printed("<html lang=en><title>Nothing</title></html>", style=NO_STYLE)
    except OSError as error:
        yield ill(
            "PDF",
            f"cannot be made: {error}",
            "apt-get install libpango-1.0-0 libpangoft2-1.0-0, or its like.",
        )
    else:
        yield well("PDF", "can be made")


def own_address() -> Iterator[Finding]:
    """The tracker as people reach it: name, proxy, certificate."""
    if settings.INSECURE_LOCAL:
        return
    address = f"{settings.SITE_ADDRESS}{READY}"
    if urlsplit(address).scheme != "https":
        yield ill(
            "Address", f"{settings.SITE_ADDRESS} is not https", "Set SITE_ADDRESS to the https address."
        )
        return
    remedy = "Is the service running, does the proxy pass /ready on, and does its name lead to this network?"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE):  # noqa: S310 - https, as was looked at
            yield well("Address", f"{settings.SITE_ADDRESS} is ready")
    except urllib.error.HTTPError as error:
        said = error.read(200).decode(errors="replace").strip()
        yield ill("Address", f"{address} answers {error.code}: {said}", remedy)
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            remedy = "Renew the certificate, or install the whole chain of it."
        yield ill("Address", f"{address} does not answer: {error.reason}", remedy)
    except OSError as error:
        yield ill("Address", f"{address} does not answer: {error}", remedy)
