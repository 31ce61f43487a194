"""What the authority has set, imported and made known."""

from workforce.rules.data_held import Held, Kept, Purpose, Readers

AUTHORITY = (
    Held(
        model="workforce.ImportRun",
        what="what an imported file was, and what it did line by line",
        why=Purpose.WORKFORCE,
        kept=Kept.IMPORTS,
        readers=Readers.KEEPERS,
        facts="kind uploaded_at applied_at rows undone_at began_at step heard_at",
        links="uploaded_by",
        marks="sha256",
        words="file_name content changes lines questions answers undo",
    ),
    Held(
        model="workforce.KnownHeading",
        what="what a heading of a file means",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.KEEPERS,
        facts="kind column said_at",
        links="said_by",
        words="heading as_written",
    ),
    Held(
        model="workforce.SettingRevision",
        what="a setting of the authority, from a day on, and why",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.KEEPERS,
        facts="setting value before from_on set_at",
        links="set_by",
        words="reason",
    ),
    Held(
        model="workforce.StartDay",
        what="the day from which records are kept here",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.KEEPERS,
        facts="records_begin_on set_at",
        links="set_by",
    ),
    Held(
        model="workforce.StepNotNeeded",
        what="a first step that is not needed, and why",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.KEEPERS,
        facts="step said_at",
        links="said_by",
        words="reason",
    ),
    Held(
        model="workforce.Guidance",
        what="a document of policies and guidance",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.EVERYBODY,
        facts="topics withdrawn_on",
        words="title summary owner",
    ),
    Held(
        model="workforce.GuidanceVersion",
        what="a version of such a document",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.EVERYBODY,
        facts="in_force_on review_on added_at",
        links="guidance added_by",
        words="name link file_name content",
    ),
    Held(
        model="workforce.PublishedFigures",
        what="figures that the Department for Education publishes",
        why=Purpose.RUNNING,
        kept=Kept.IN_USE,
        readers=Readers.EVERYBODY,
        facts=(
            "year area_code dfe_code area_name caseload agency_rate absence_rate "
            "turnover_rate vacancy_rate symbols"
        ),
    ),
)
