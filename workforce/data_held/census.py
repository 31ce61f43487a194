"""The workforce census: the most delicate facts about the people who work here."""

from workforce.rules.data_held import Held, Kept, Purpose, Readers

CENSUS = (
    Held(
        model="workforce.CensusPerson",
        what="what the census asks of a person: birth date, sex, ethnicity, qualification",
        about=("worker",),
        why=Purpose.CENSUS,
        kept=Kept.CENSUS,
        readers=Readers.CENSUS,
        facts="version saved_at",
        links="worker saved_by",
        traits="answers",
    ),
    Held(
        model="workforce.CensusPost",
        what="what a year's census says of a post: days, hours, absence, pay",
        about=("worker",),
        why=Purpose.CENSUS,
        kept=Kept.CENSUS,
        readers=Readers.CENSUS,
        facts="year number version saved_at",
        links="worker saved_by",
        traits="answers",
    ),
    Held(
        model="workforce.CensusYear",
        what="the authority's own part of a census: vacancies, agency workers, allowances",
        why=Purpose.CENSUS,
        kept=Kept.IN_USE,
        readers=Readers.CENSUS,
        facts="year answers version saved_at",
        links="saved_by",
    ),
    Held(
        model="workforce.CensusUpload",
        what="a return that waits for a yes, for a day",
        why=Purpose.CENSUS,
        kept=Kept.CENSUS,
        readers=Readers.CENSUS,
        facts="uploaded_at",
        links="uploaded_by",
        marks="sha256",
        words="file_name",
        traits="content",
    ),
)
