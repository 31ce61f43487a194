"""The columns of the programme report, each with what it means: the last sheet says so to readers."""

from workforce.web.workbook import Column, Kind

NQSWS = (
    (Column("Name", 26), "The NQSW."),
    (Column("Social Work England number", 14), "Registration number with Social Work England."),
    (Column("Team", 26), "The team on the day of the report."),
    (Column("Cohort", 20), "Those who started together."),
    (Column("Programme", 28), "The programme, in the version under which the NQSW started."),
    (Column("Status", 12), "Active, paused or extended on the day of the report, or how it ended."),
    (Column("Started", 12, Kind.DATE), "First day of the programme."),
    (Column("Expected end", 12, Kind.DATE), "Last day of the programme, moved by pauses and extensions."),
    (Column("Week", 8, Kind.WHOLE), "Week of the programme, days in a pause not counted."),
    (Column("Stage", 16), "Quarter of the programme."),
    (Column("Supervisor", 26), "The supervisor in force."),
    (Column("Last supervision", 14, Kind.DATE), "Last session that was held and moves the clock."),
    (
        Column("Next due", 12, Kind.DATE),
        "Last day in time; empty while suspended by an absence.",
    ),
    (Column("Days overdue", 10, Kind.WHOLE), "Calendar days since the due day; 0 when not overdue."),
    (Column("Periods due", 10, Kind.WHOLE), "Due days that are past, suspended ones left out."),
    (Column("Held in time", 10, Kind.WHOLE), "Of these, with a session held on the due day or before it."),
    (Column("Compliance", 11, Kind.PERCENT), "Held in time, as a share of the periods due."),
    (Column("Mentor", 26), "The mentor in force; empty where there is none."),
    (Column("Cases", 8, Kind.WHOLE), "Cases at the last count; empty where nobody counted."),
    (Column("Counted", 12, Kind.DATE), "The day of that count."),
    (Column("Limit", 8, Kind.WHOLE), "Most cases the NQSW should hold on the day of the report."),
    (Column("Over by", 8, Kind.WHOLE), "Cases above the limit."),
    (Column("Classes attended", 10, Kind.WHOLE), "Master classes marked present, late or left early."),
    (Column("Classes required", 10, Kind.WHOLE), "Master classes that the programme asks for."),
    (Column("Apologies", 10, Kind.WHOLE), "Master classes missed with apologies."),
    (Column("Absent", 8, Kind.WHOLE), "Master classes missed without apologies."),
    (Column("Milestones done", 10, Kind.WHOLE), "Milestones with a done day."),
    (Column("Milestones late", 10, Kind.WHOLE), "Past their due day and not done, optional ones left out."),
)
SESSIONS = (
    (Column("NQSW", 26), "The supervisee."),
    (Column("Supervisor", 26), "Who held or was to hold the session."),
    (Column("Planned or held", 16, Kind.MOMENT), "Start of the session."),
    (Column("Kind", 20), "One-to-one, case, reflective, group or ad hoc."),
    (Column("Status", 22), "What became of the session."),
    (Column("Held", 12, Kind.DATE), "The day on which it was held; empty where it was not."),
    (Column("Minutes", 9, Kind.WHOLE), "Length as recorded; empty where it was not."),
    (Column("Called off by", 14), "Whose side cancelled or did not attend."),
    (Column("Reason", 26), "The reason from the list; never text."),
)
MENTORS = (
    (Column("NQSW", 26), "The NQSW who is mentored."),
    (Column("Mentor", 26), "The mentor."),
    (Column("From", 12, Kind.DATE), "First day of the assignment."),
    (Column("To", 12, Kind.DATE), "Last day; empty while it goes on."),
    (Column("Meetings held", 10, Kind.WHOLE), "Mentor meetings that took place."),
    (Column("Last meeting", 12, Kind.DATE), "The day of the last of them."),
)
ATTENDANCE = (
    (Column("NQSW", 26), "Who had a place."),
    (Column("Master class", 40), "Title of the class."),
    (Column("Starts", 16, Kind.MOMENT), "When the class starts."),
    (Column("Place", 20), "Has a place, waits for one, or withdrew."),
    (Column("Mark", 14), "The register's mark; apologies are not an absence."),
)
CASELOADS = (
    (Column("NQSW", 26), "Who held the cases."),
    (Column("Counted", 12, Kind.DATE), "Day of the count; a day without a row is a gap, not a zero."),
    *(
        (Column(label, 12, Kind.WHOLE), f"Cases of this category: {label.lower()}.")
        for label in ("Child in need", "Child protection", "Looked after", "Care leaver", "Section 47")
    ),
    (Column("Assessment", 12, Kind.WHOLE), "Cases in assessment."),
    (Column("Other", 8, Kind.WHOLE), "Any other case."),
    (Column("Total", 8, Kind.WHOLE), "All cases held that day."),
)
#: The sheets with rows of their own, each column with what it means.
SHEETS = {
    "NQSWs": NQSWS,
    "Sessions": SESSIONS,
    "Mentors": MENTORS,
    "Attendance": ATTENDANCE,
    "Caseloads": CASELOADS,
}
SUMMARY = (Column("Measure", 46), Column("Value", 18), Column("How it is worked out", 90))
MEANING = (Column("Sheet", 16), Column("Column", 26), Column("What it means", 100))
