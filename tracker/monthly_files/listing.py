"""What is made every month, as the pages of whoever set it up and of whoever gets it show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from tracker.exports.listing import FAILED, MADE, RUNS
from tracker.models import Export, MonthlyFile, MonthlyFileMade, MonthlyFileReader
from tracker.monthly_files.kinds import monthly_kinds
from workforce.authority_settings import days_off
from workforce.rules.working_days import add_months, next_working_day
from workforce.web.viewer import Viewer

NOT_YET = "Not yet"
GONE = "Deleted"


@dataclass(frozen=True, slots=True)
class ReaderTold:
    """One reader: what came of the newest month, and since when it counts."""

    reader: MonthlyFileReader
    newest: MonthlyFileMade | None

    @property
    def state(self) -> str:
        """Whether the newest one is there; whether it was downloaded is its owner's own."""
        if self.newest is None:
            return NOT_YET
        if self.newest.problem:
            return FAILED
        export = self.newest.export
        if export is None:
            return GONE
        return MADE if export.made_at else FAILED if export.problem else RUNS

    @property
    def colour(self) -> str:
        return {MADE: "green", RUNS: "blue", FAILED: "red"}.get(self.state, "grey")

    @property
    def problem(self) -> str:
        if self.newest is None:
            return ""
        return self.newest.problem or (self.newest.export.problem if self.newest.export else "")


@dataclass(frozen=True, slots=True)
class FileTold:
    """One file with its readers."""

    file: MonthlyFile
    label: str
    about: str
    readers: list[ReaderTold]

    @property
    def names(self) -> str:
        return ", ".join(one.reader.account.get_full_name() for one in self.readers)

    @property
    def newest_month(self) -> date | None:
        """When it last went."""
        months = [one.newest.month for one in self.readers if one.newest]
        return max(months, default=None)


def set_up_by(viewer: Viewer) -> list[FileTold]:
    """What the viewer has made every month."""
    return list(_told(MonthlyFile.objects.filter(set_up_by=viewer.account)))


def told_file(file: MonthlyFile) -> FileTold:
    """One file with its readers."""
    return next(iter(_told(MonthlyFile.objects.filter(pk=file.pk))))


def made_for(viewer: Viewer) -> list[tuple[MonthlyFileReader, str]]:
    """What others have made for the viewer, each with what it is."""
    found = MonthlyFileReader.objects.filter(account=viewer.account).select_related("file__set_up_by__worker")
    return [(one, _label(one.file)) for one in found.exclude(file__set_up_by=viewer.account)]


def next_day(*, on: date) -> date:
    """The first working day of the next month."""
    return next_working_day(add_months(on.replace(day=1), 1), holidays=days_off())


def _label(file: MonthlyFile) -> str:
    kind = monthly_kinds().get(file.kind)
    return kind.label if kind else "File"


def _told(files: QuerySet[MonthlyFile]) -> Iterator[FileTold]:
    made = MonthlyFileMade.objects.prefetch_related(Prefetch("export", Export.objects.listed()))
    readers = MonthlyFileReader.objects.select_related("account__worker")
    found = files.select_related("view").prefetch_related(
        Prefetch("readers", readers), Prefetch("made", made)
    )
    for file in found:
        newest: dict[int, MonthlyFileMade] = {one.account_id: one for one in file.made.all()}
        kind = monthly_kinds().get(file.kind)
        told = [ReaderTold(one, newest.get(one.account_id)) for one in file.readers.all()]
        yield FileTold(file, _label(file), kind.about if kind else "", told)
