"""What the floors add to each other: each floor reads its own list and asks no one who stands above it.

Dotted names, as in MIDDLEWARE, since the floors are not loaded yet when the settings are read.
"""

#: Files that can be imported, in the order in which a new authority needs them.
IMPORTERS = [
    "tracker.setup.establishment.ESTABLISHMENT",
    "workforce.caseloads.services.count_imports.CASELOADS",
    "workforce.caseloads.services.case_imports.ALLOCATIONS",
    "supervision.imported_log.services.supervision_log.SUPERVISION_LOG",
    "nqsw.imported_programme.importing.PROGRAMME",
    "nqsw.imported_register.importing.CLASS_REGISTER",
]
#: Kinds of e-mail, in the order in which people choose among them.
REMINDER_KINDS = [
    "supervision.reminders.sources.DUE_SOON",
    "supervision.reminders.sources.OVERDUE",
    "supervision.records.signature_reminders.UNSIGNED",
    "supervision.agreements.words_reminders.AGREEMENT",
    "supervision.reminders.sources.ACTION",
    "supervision.records.weekly_summary.DIGEST",
    "supervision.reminders.sources.WEEKLY_MAIL",
    "supervision.calendars.services.invitations.INVITATIONS",
    "supervision.booking.services.proposals.PROPOSALS",
    "supervision.voice.reminders.SURVEY",
    "nqsw.reminders.CLASS_TOMORROW",
    "nqsw.reminders.PLACE_GIVEN",
    "nqsw.reminders.MILESTONE",
    "nqsw.mentors.reminders.MENTOR",
    "nqsw.waiting.reminders.ASSESSOR",
    "nqsw.waiting.reminders.REQUEST",
    "nqsw.waiting.reminders.PAUSE",
    "tracker.monthly_files.reminders.MONTHLY_FILE",
]
#: Who writes the e-mails in the outbox.
MAIL_KINDS = [
    "workforce.accounts.mails.mail_kinds",
    "workforce.reader_changes.mails.mail_kinds",
    "workforce.privacy.access_requests.mail_kinds",
    "supervision.reminders.mail.mail_kinds",
]
#: What makes a confirmed change of who reads notes true.
READER_CHANGE_KINDS = [
    "workforce.people.confirmed.LINE_MANAGER",
    "workforce.people.confirmed.INVITATION_ADDRESS",
    "workforce.accounts.services.ROLE",
    "workforce.accounts.addresses.SIGN_IN_ADDRESS",
    "supervision.agreements.services.arranging_covers.COVER",
    "supervision.agreements.services.asking_supervisors.SUPERVISOR",
    "tracker.setup.merging.MERGER",
]
#: Who is told, beside the person, when someone else may read that person's notes.
TOLD_OF_READERS = ["supervision.permissions.supervisors_of"]
#: What ends for good with somebody's access, beside their sessions.
ENDS_WITH_ACCESS = [
    "workforce.provisioning.tokens.end_with_access",
    "supervision.calendars.services.calendar_feeds.end_with_access",
    "tracker.data_out.keys.end_with_access",
    "tracker.monthly_files.services.end_with_access",
]
#: Notes that someone could come to read.
NOTES_KEPT = ["supervision.records.notes_kept.notes_kept"]
#: Whose whole days stand in a part of someone else's calendar.
CALENDAR_FOLLOWERS = ["nqsw.milestones.services.milestone_days.FOLLOWED"]
#: Whose page someone may open beside those they manage.
PEOPLE_MET = ["supervision.permissions.supervised_by", "nqsw.permissions.nqsws_supported"]
#: Who supports someone, and is named in notes without a family name.
PEOPLE_AROUND = ["nqsw.people_around.supporters_of"]
#: What someone is to others (supervisor, mentor, …): asked together, once for each page.
PARTS_PLAYED = [
    "supervision.parts.parts_played",
    "nqsw.parts.parts_played",
    "tracker.saved_views.parts.parts_played",
]
#: By which rows someone reads notes, and which events tell it.
READING_RIGHTS = [
    "workforce.people.reading_rights.LINE",
    "workforce.people.reading_rights.ACCOUNT",
    "workforce.accounts.reading_rights.ROLE",
    "supervision.agreements.reading_rights.SUPERVISOR",
    "supervision.agreements.reading_rights.COVER",
    "supervision.audits.reading_rights.AUDIT",
    "supervision.audits.reading_rights.DRAWN_FILE",
]
#: What is signed, and proved by the audit trail.
SIGNED_KINDS = [
    "supervision.records.signed_kinds.SIGNED_TEXT",
    "supervision.records.signed_kinds.SIGNATURE",
    "supervision.records.signed_kinds.DISAGREEMENT_ANSWER",
    "supervision.records.signed_kinds.ADDENDUM",
    "supervision.records.signed_kinds.DECISION",
    "supervision.agreements.signed_kinds.TERMS",
    "supervision.agreements.signed_kinds.TERMS_SIGNATURE",
    "supervision.audits.signed_kinds.AUDITED_FILE",
    "supervision.audits.signed_kinds.FINDING",
    "nqsw.milestones.signed_kinds.MILESTONE",
    "nqsw.milestones.signed_kinds.MILESTONE_SIGNATURE",
    "nqsw.outcomes.signed_kinds.OUTCOME_STEP",
]
#: What is shown as signed, with a number by which a print of it is checked.
PRINT_KINDS = [
    "supervision.agreements.prints.AGREEMENT",
    "supervision.audits.prints.AUDIT_RESULT",
    "nqsw.milestones.prints.MILESTONE",
    "nqsw.outcomes.prints.PACK",
]
#: What stands on the page of a person, in its order.
PERSON_PARTS = [
    "supervision.overdue.reports.person.SUPERVISION",
    "supervision.overdue.reports.person_waiting.WAITING",
    "workforce.caseloads.reports.person.CASELOAD",
    "nqsw.enrolments.reports.person.PROGRAMME",
    "supervision.overdue.reports.person.PAGES",
]
#: Why a reader sees what they see of a person, in the order in which it is told.
TIES = [
    "workforce.people.ties.WORKFORCE",
    "supervision.records.ties.SUPERVISION",
    "nqsw.ties.NQSW",
]
#: What comes up for a supervisee, told beside the record and the agenda.
COMING_UP = ["nqsw.milestones.background.milestones_coming"]
#: What is stored and follows from a setting of the authority, in the order in which it is worked out again.
SETTING_CONSEQUENCES = [
    "nqsw.enrolments.services.entitlements.PROTECTED_LIMITS",
    "workforce.caseloads.services.breaches.DIARY",
    "supervision.clock.due_days.DUE_DAYS",
    "nqsw.milestones.services.settling.MILESTONES",
]
#: The first steps of a new tracker, in the order in which they are best done.
FIRST_STEPS = [
    "tracker.first_steps.usual.NAME",
    "tracker.first_steps.usual.PRINCIPAL",
    "tracker.first_steps.usual.WORKING_TIME",
    "tracker.first_steps.usual.CASELOAD_LIMITS",
    "tracker.first_steps.usual.POLICIES",
    "tracker.first_steps.usual.SUPERVISION",
    "tracker.first_steps.usual.NQSW",
    "tracker.first_steps.usual.LADDER",
    "tracker.first_steps.usual.WORDS",
    "tracker.first_steps.usual.PEOPLE",
    "tracker.first_steps.usual.CASELOADS",
    "tracker.first_steps.usual.ALLOCATIONS",
    "tracker.first_steps.usual.LOG",
    "tracker.first_steps.usual.START_DAY",
    "tracker.first_steps.usual.FIRST_DUE_DAYS",
    "tracker.first_steps.usual.PROGRAMME",
    "tracker.first_steps.usual.PROGRAMME_SHEET",
    "tracker.first_steps.usual.INVITATIONS",
    "tracker.first_steps.usual.REMINDER",
]
#: What each floor holds, table by table.
DATA_HELD = [
    "workforce.data_held.people.PEOPLE",
    "workforce.data_held.accounts.ACCOUNTS",
    "workforce.data_held.authority.AUTHORITY",
    "workforce.data_held.census.CENSUS",
    "supervision.data_held.records.RECORDS",
    "supervision.data_held.around.AROUND",
    "nqsw.data_held.PROGRAMME",
    "tracker.data_held.MEASURES",
    "tracker.data_held.LIBRARIES",
]
#: What is deleted when it has been kept long enough, in the order in which it goes: names last.
RETENTION_KINDS = [
    "supervision.retention.RECORDS",
    "supervision.retention.ABSENCES",
    "supervision.retention.AUDITS",
    "supervision.retention.LOG_ROWS",
    "supervision.retention.MAILS",
    "nqsw.retention.PROGRAMMES",
    "workforce.privacy.ground_kinds.CASELOADS",
    "workforce.privacy.census_kind.CENSUS",
    "workforce.privacy.ground_kinds.IMPORT_RUNS",
    "workforce.privacy.ground_kinds.SIGN_IN_EVENTS",
    "workforce.privacy.ground_kinds.PEOPLE",
]
#: What of rows about a person is other people's, and is left out when that person asks for what is held.
SUBJECT_ACCESS_CUTS = ["supervision.subject_access.SIGNED_TEXT"]
#: What an account can read, for a report after it was taken over.
COULD_READ = ["supervision.breach.could_read", "nqsw.breach.could_read"]
#: The days on which a dated right of theirs to read began.
READING_BEGAN = ["supervision.breach.reading_began", "nqsw.breach.reading_began"]
#: Files that can be made beside the request, in the order in which they are listed.
EXPORT_KINDS = [
    "tracker.inspection.exports.PACK",
    "tracker.inspection.exports.WORKBOOK",
    "tracker.reports.exports.PROGRAMME",
    "tracker.reports.exports.PROGRAMME_CSV",
    "tracker.reports.exports.SUPERVISION",
    "tracker.reports.exports.SUPERVISION_CSV",
    "tracker.quarterly.exports.WORD",
    "tracker.quarterly.exports.PDF",
    "tracker.person_records.exports.RECORDS",
    "tracker.audit_files.exports.FILES",
    "tracker.measures.exports.MEASURES",
    "tracker.measures.exports.MEASURES_CSV",
]
#: What goes after some days, and not by a period of the authority: asked each night.
SWEPT = [
    "tracker.exports.services.forget_old_exports",
    "tracker.setup.gone.end_access_of_the_gone",
]
#: Files that a saved view can give every month.
MONTHLY_KINDS = [
    "tracker.inspection.monthly.PACK",
    "tracker.inspection.monthly.WORKBOOK",
    "tracker.reports.monthly.SUPERVISION",
    "tracker.reports.monthly.PROGRAMME",
    "tracker.quarterly.monthly.WORD",
    "tracker.quarterly.monthly.PDF",
    "tracker.measures.monthly.MEASURES",
]
#: What a run of reminders does first, so that its e-mails can tell of it.
BEFORE_REMINDERS = ["tracker.monthly_files.making.make_monthly_files"]
#: Pages whose filters can be saved under a name, in the order in which they are listed.
VIEW_PAGES = [
    "tracker.measures.saved.PAGE",
    "tracker.reports.saved.SUPERVISION",
    "tracker.reports.saved.PROGRAMME",
    "tracker.quarterly.saved.PAGE",
    "tracker.saved_views.lists.PEOPLE",
    "tracker.saved_views.lists.OVERDUE",
    "tracker.saved_views.lists.CASELOADS",
    "tracker.saved_views.lists.NQSWS",
    "tracker.saved_views.lists.SESSIONS",
    "tracker.saved_views.lists.ACTIONS",
]
