"""The columns of each extract, as OpenAPI, JSON and CSV have them: references, days and numbers, no text
that somebody wrote about a person.
"""

from datetime import date

from ninja import Field, Schema


class AboutSomebody(Schema):
    """Whom a row is about: the numbers that other systems know them by."""

    person: int = Field(description="The tracker's own number of the person; it never changes")
    staff_number: str | None = Field(description="Staff number, as HR has it")
    swe_number: str | None = Field(description="Social Work England number")
    name: str | None = Field(description="Name; empty unless the key reads names")


class PersonRow(AboutSomebody):
    team: str = Field(description="Team today")
    service: str | None = Field(description="Service of the team")
    role: int = Field(description="Organisational role, 1 to 6: list B of the DfE workforce census")
    contract: str = Field(description="permanent, fixed_term or agency")
    fte: float = Field(description="Full-time equivalent, 0 to 1")
    line_manager: int | None = Field(description="The line manager's number in the tracker")
    qualified_on: date | None = Field(description="Day of qualification")
    started_on: date = Field(description="First day with the authority")
    left_on: date | None = Field(description="Last day with the authority")
    registration_expires_on: date | None = Field(description="Day on which the registration ends")


class StandingRow(AboutSomebody):
    team: str = Field(description="Team today")
    supervisor: int = Field(description="The supervisor's number in the tracker")
    policy: str = Field(description="Frequency policy of the agreement")
    last_held_on: date | None = Field(description="Day of the last supervision that moved the clock")
    next_due_on: date | None = Field(description="Due day; empty while an absence suspends the clock")
    days_overdue: int = Field(description="Days past the due day; 0 when not overdue")


class DuePeriodRow(AboutSomebody):
    team: str = Field(description="Team today")
    policy: str = Field(description="Frequency policy promised on the due day")
    due_on: date = Field(description="Due day; approved absence has moved it already")
    held_on: date | None = Field(description="Day of the session that ended the period")
    in_time: bool = Field(description="Held on the due day or before")


class SessionRow(AboutSomebody):
    session: int = Field(description="The session's number; in a group session several people have it")
    supervisor: int = Field(description="The supervisor's number in the tracker")
    kind: str = Field(description="one_to_one, case, reflective, group or ad_hoc")
    status: str = Field(description="Where the session stands, such as held, agreed or cancelled")
    planned_on: date = Field(description="Day on which it was or is planned, or was held")
    held_on: date | None = Field(description="Day on which it was held")
    minutes: int | None = Field(description="Minutes as recorded")
    was_interrupted: bool | None = Field(description="Whether it was interrupted, as recorded")
    moves_clock: bool = Field(description="Whether it counts for the due day")
    called_off_side: str = Field(description="Which side cancelled or did not attend; empty otherwise")
    called_off_reason: str = Field(description="The reason chosen from the list; empty otherwise")
    is_imported: bool = Field(description="From an imported log: its record is kept elsewhere")


class ActionRow(AboutSomebody):
    action: int = Field(description="The action's number")
    owner: int = Field(description="The number of the person who is to do it")
    agreed_on: date | None = Field(description="Day of the session in which it was agreed")
    due_on: date | None = Field(description="Due day")
    done_on: date | None = Field(description="Day on which it was done")
    dropped_on: date | None = Field(description="Day on which it was no longer needed")
    times_carried: int = Field(description="How many later sessions carried it forward")


class CaseloadRow(AboutSomebody):
    team: str = Field(description="Team today")
    counted_on: date = Field(description="Day of the count")
    cin: int = Field(description="Children in need")
    cp: int = Field(description="Child protection")
    cla: int = Field(description="Children looked after")
    care_leaver: int = Field(description="Care leavers")
    s47: int = Field(description="Section 47 enquiries")
    assessment: int = Field(description="Assessments")
    other: int = Field(description="Other cases")
    total: int = Field(description="All cases")
    limit: int | None = Field(description="Caseload limit in force on the day; empty for who holds no cases")
    is_protected: bool = Field(description="The limit is an NQSW's protected caseload")


class ProgrammeRow(AboutSomebody):
    enrolment: int = Field(description="The enrolment's number")
    cohort: str = Field(description="Cohort")
    programme: str = Field(description="Programme")
    started_on: date = Field(description="First day of the programme")
    expected_end_on: date = Field(description="Day on which it is expected to end; pauses move it")
    ended_on: date | None = Field(description="Last day on the programme")
    status: str = Field(description="active, paused, extended, completed, withdrawn or left")
    week: int = Field(description="Week of the programme today, or of its last day")


class MilestoneRow(AboutSomebody):
    enrolment: int = Field(description="The enrolment's number")
    milestone: int = Field(description="The milestone's number")
    kind: str = Field(description="Kind of milestone, such as review or observation")
    is_optional: bool = Field(description="Optional milestones are never late")
    due_on: date = Field(description="Due day; pauses move it")
    done_on: date | None = Field(description="Day on which it was done")


class ClassPlaceRow(AboutSomebody):
    master_class: int = Field(description="The class's number")
    title: str = Field(description="Title of the class")
    held_on: date = Field(description="Day of the class")
    status: str = Field(description="enrolled, waiting, apologies and so on")
    mark: str = Field(description="present, late, left_early, apologies or absent; empty until marked")


class MeasureRow(Schema):
    month: date = Field(description="First day of the month")
    measure: str = Field(description="The measure's key, as in its address")
    title: str = Field(description="What the measure is called")
    team: int = Field(description="The team's number in the tracker")
    team_name: str = Field(description="The team")
    rows: int = Field(description="How many rows the figure is made of, such as due days")
    counted: int = Field(description="How many of them count, such as those held in time")
    value: float | None = Field(description="The figure: a share from 0 to 1, else a number")
    unit: str = Field(description="What the number is in, such as days; empty for shares and counts")
    is_closed: bool = Field(description="The month is closed: the figure stays as it was known then")
