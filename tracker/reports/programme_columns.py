"""The columns of the programme report, each with what it means: the last sheet says so to readers."""

from workforce.web.sheet_look import Band
from workforce.web.workbook import CellKind, SheetColumn

NQSWS = (
    (SheetColumn("Name", 26), "The NQSW."),
    (SheetColumn("Staff number", 14), "The council’s own number of the NQSW, by which sheets are joined."),
    (SheetColumn("Social Work England number", 14), "Registration number with Social Work England."),
    (SheetColumn("Team", 26), "The team on the day of the report."),
    (SheetColumn("Cohort", 20), "The group that started together."),
    (SheetColumn("Programme", 28), "The programme, in the version under which the NQSW started."),
    (SheetColumn("Status", 12), "Active, paused or extended on the day of the report, or how it ended."),
    (SheetColumn("Started", 12, CellKind.DATE), "First day of the programme."),
    (
        SheetColumn("Expected end", 12, CellKind.DATE),
        "Last day of the programme, moved by pauses and extensions.",
    ),
    (SheetColumn("Week", 8, CellKind.WHOLE), "Week of the programme, days in a pause not counted."),
    (SheetColumn("Stage", 16), "Quarter of the programme, or past its end."),
    (
        SheetColumn("Days past the end", 10, CellKind.WHOLE, Band.OVER),
        "Calendar days since the expected end of a programme that still runs.",
    ),
    (SheetColumn("Supervisor", 26), "The supervisor in force."),
    (SheetColumn("Last supervision", 14, CellKind.DATE), "Last session that was held and moves the clock."),
    (
        SheetColumn("Next due", 12, CellKind.DATE),
        "Last day in time; empty while suspended by an absence.",
    ),
    (
        SheetColumn("Days overdue", 10, CellKind.WHOLE, Band.OVERDUE),
        "Calendar days since the due day; 0 when not overdue.",
    ),
    (SheetColumn("Periods due", 10, CellKind.WHOLE), "Due days that are past, suspended ones left out."),
    (
        SheetColumn("Held in time", 10, CellKind.WHOLE),
        "Of these, with a session held on the due day or before it.",
    ),
    (
        SheetColumn("Compliance", 11, CellKind.PERCENT, Band.LOW_SHARE),
        "Held in time, as a share of the periods due.",
    ),
    (
        SheetColumn("Mentor", 26),
        "The mentor in force; “Not known” before records began; empty: none.",
    ),
    (SheetColumn("Cases", 8, CellKind.WHOLE), "Cases at the last count; empty where nobody counted."),
    (SheetColumn("Counted", 12, CellKind.DATE), "The day of that count."),
    (SheetColumn("Limit", 8, CellKind.WHOLE), "Most cases the NQSW should hold on the day of the report."),
    (SheetColumn("Over by", 8, CellKind.WHOLE, Band.OVER), "Cases above the limit."),
    (
        SheetColumn("Classes attended", 10, CellKind.WHOLE),
        "Master classes marked present, late or left early.",
    ),
    (SheetColumn("Classes required", 10, CellKind.WHOLE), "Master classes that the programme asks for."),
    (SheetColumn("Apologies", 10, CellKind.WHOLE), "Master classes missed with apologies."),
    (SheetColumn("Absent", 8, CellKind.WHOLE), "Master classes missed without apologies."),
    (SheetColumn("Milestones done", 10, CellKind.WHOLE), "Milestones with a done day."),
    (
        SheetColumn("Milestones late", 10, CellKind.WHOLE, Band.OVER),
        "Past their due day and not done, optional ones left out.",
    ),
)
SESSIONS = (
    (SheetColumn("NQSW", 26), "The supervisee."),
    (SheetColumn("Staff number", 14), "The council’s own number of the NQSW, by which sheets are joined."),
    (SheetColumn("Supervisor", 26), "Who held or was to hold the session."),
    (SheetColumn("Planned or held", 18, CellKind.MOMENT), "Start of the session."),
    (SheetColumn("Kind", 20), "One-to-one, case, reflective, group or ad hoc."),
    (SheetColumn("Status", 22), "What happened to the session."),
    (SheetColumn("Held", 12, CellKind.DATE), "The day on which it was held; empty where it was not."),
    (SheetColumn("Minutes", 9, CellKind.WHOLE), "Length as recorded; empty where it was not."),
    (SheetColumn("Cancelled by", 14), "Whose side cancelled or did not attend."),
    (SheetColumn("Reason", 26), "The reason from the list; never text."),
)
MENTORS = (
    (SheetColumn("NQSW", 26), "The NQSW who is mentored."),
    (SheetColumn("Staff number", 14), "The council’s own number of the NQSW, by which sheets are joined."),
    (SheetColumn("Mentor", 26), "The mentor."),
    (SheetColumn("From", 12, CellKind.DATE), "First day of the assignment."),
    (SheetColumn("To", 12, CellKind.DATE), "Last day; empty while it continues."),
    (SheetColumn("Meetings held", 10, CellKind.WHOLE), "Mentor meetings that took place."),
    (SheetColumn("Last meeting", 12, CellKind.DATE), "The day of the last of them."),
)
ATTENDANCE = (
    (SheetColumn("NQSW", 26), "Who had a place."),
    (SheetColumn("Staff number", 14), "The council’s own number of the NQSW, by which sheets are joined."),
    (SheetColumn("Master class", 40), "Title of the class."),
    (SheetColumn("Starts", 18, CellKind.MOMENT), "When the class starts."),
    (SheetColumn("Place", 20), "Has a place, is waiting for one, or withdrew."),
    (SheetColumn("Mark", 14), "The register's mark; apologies are not an absence."),
)
CASELOADS = (
    (SheetColumn("NQSW", 26), "Who held the cases."),
    (SheetColumn("Staff number", 14), "The council’s own number of the NQSW, by which sheets are joined."),
    (
        SheetColumn("Counted", 12, CellKind.DATE),
        "Day of the count; a day without a row is a gap, not a zero.",
    ),
    *(
        (SheetColumn(label, 12, CellKind.WHOLE), f"Cases of this category: {label.lower()}.")
        for label in ("Child in need", "Child protection", "Looked after", "Care leaver", "Section 47")
    ),
    (SheetColumn("Assessment", 12, CellKind.WHOLE), "Cases in assessment."),
    (SheetColumn("Other", 8, CellKind.WHOLE), "Any other case."),
    (SheetColumn("Total", 8, CellKind.WHOLE), "All cases held that day."),
)
#: The sheets with rows of their own, each column with what it means.
SHEETS = {
    "NQSWs": NQSWS,
    "Sessions": SESSIONS,
    "Mentors": MENTORS,
    "Attendance": ATTENDANCE,
    "Caseloads": CASELOADS,
}
COVER = (SheetColumn("About", 24), SheetColumn("What", 100))
STAGES = (
    SheetColumn("Stage", 24),
    SheetColumn("NQSWs", 9, CellKind.WHOLE),
    SheetColumn("Periods due", 12, CellKind.WHOLE),
    SheetColumn("Held in time", 12, CellKind.WHOLE),
    SheetColumn("Share", 10, CellKind.PERCENT, Band.LOW_SHARE),
)
SUMMARY = (SheetColumn("Measure", 46), SheetColumn("Value", 18), SheetColumn("How it is worked out", 60))
MEANING = (SheetColumn("Sheet", 16), SheetColumn("Column", 26), SheetColumn("What it means", 100))
