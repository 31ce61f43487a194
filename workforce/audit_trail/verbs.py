"""What can happen: every verb that the audit trail knows."""

from django.db import models


class Verb(models.TextChoices):
    """In the past tense, as it is stored; the label is what a reader sees.

    A value is never changed and never reused: the trail keeps it. Other words for readers are another label.
    """

    # workforce › accounts
    ACCOUNT_CONNECTED = "account connected", "Connected to the identity provider"
    ACCOUNT_ADDRESS_CHANGED = "account address changed", "Sign-in address changed"
    ACCOUNT_DISABLED = "account disabled", "Account disabled"
    ACCOUNT_DISCONNECTED = "account disconnected", "Disconnected from the identity provider"
    ACCOUNT_ENABLED = "account enabled", "Account enabled"
    ACCOUNT_INVITATION_RENEWED = "account invitation renewed", "Account invitation renewed"
    ACCOUNT_INVITED = "account invited", "Account invited"
    ACCOUNT_JOINED = "account joined", "Account joined with a worker"
    ACCOUNT_RETIRED = "account retired", "Account closed, its address is free"
    ACCOUNT_ROLE_CHANGED = "account role changed", "Account role changed"
    SECOND_FACTOR_RESET_ASKED = "second factor reset asked", "Reset of the second factor asked for"
    SECOND_FACTOR_RESET_CONFIRMED = "second factor reset confirmed", "Reset of the second factor confirmed"
    SECOND_FACTOR_RESET_EXPIRED = "second factor reset expired", "Reset of the second factor expired"
    SECOND_FACTOR_RESET_FROM_THE_SERVER = (
        "second factor reset from the server",
        "Second factor reset from the server",
    )
    SECOND_FACTOR_RESET_REFUSED = "second factor reset refused", "Reset of the second factor refused"
    PASSWORD_CHOSEN = "password chosen", "Password chosen"
    RECOVERY_CODE_USED = "recovery code used", "Recovery code used"
    RECOVERY_CODES_MADE = "recovery codes made", "Recovery codes made"
    SECOND_FACTOR_ADDED = "second factor added", "Second factor set up"
    SECOND_FACTOR_REFUSED = "second factor refused", "Wrong code of a second factor"
    SECOND_FACTOR_REMOVED = "second factor removed", "Second factor removed"
    SIGN_IN_DISOWNED = "sign-in disowned", "“This was not me”: other sessions ended"
    SIGN_IN_REFUSED = "sign-in refused", "Sign-in refused: wrong password"
    SIGN_INS_SLOWED = "sign-ins slowed", "Sign-in refused for a while: too many wrong passwords"
    SIGNED_IN = "signed in", "Signed in"
    SIGNED_OUT = "signed out", "Signed out"
    # workforce › audit trail
    SIGNED_EARLIER_SEALED = "signed earlier sealed", "Sealed later, not at signing"
    # workforce › authority
    SETTING_CHANGED = "setting changed", "Setting changed"
    # workforce › caseloads
    CASELOAD_LIMIT_REPLACED = "caseload limit replaced", "Caseload limit replaced"
    CASELOAD_LIMIT_SET = "caseload limit set", "Caseload limit set"
    CASELOAD_OVER_ITS_LIMIT = "caseload over its limit", "Caseload over its limit"
    CASELOAD_OVER_ITS_LIMIT_AGREED = "caseload over its limit agreed", "Caseload over its limit approved"
    CASELOAD_WITHIN_ITS_LIMIT_AGAIN = "caseload within its limit again", "Caseload within its limit again"
    CASELOADS_EXPORTED = "caseloads exported", "Caseloads exported"
    PROTECTED_CASELOAD_ENDED = "protected caseload ended", "Protected caseload ended"
    PUBLISHED_FIGURES_IMPORTED = "published figures imported", "Published figures imported"
    # workforce › guidance
    GUIDANCE_ADDED = "guidance added", "Document added to policies and guidance"
    GUIDANCE_BROUGHT_BACK = "guidance brought back", "Document restored: withdrawn by mistake"
    GUIDANCE_CHANGED = "guidance changed", "Document of policies and guidance changed"
    GUIDANCE_VERSION_ADDED = "guidance version added", "Version of a document added"
    GUIDANCE_WITHDRAWN = "guidance withdrawn", "Document withdrawn"
    # workforce › imports
    FILE_IMPORTED = "file imported", "File imported"
    ANSWER_FORGOTTEN = "answer forgotten", "Answer to the question of a file forgotten"
    IMPORT_EXPORTED = "lines of an import exported", "Lines of an import exported"
    HEADING_EXPLAINED = "heading explained", "Heading of a file explained"
    HEADING_FORGOTTEN = "heading forgotten", "Heading of a file forgotten"
    IMPORT_UNDONE = "import undone", "Import undone"

    # workforce › mail
    MAIL_GIVEN_UP = "mail given up", "E-mail given up"
    MAIL_MARKED_AS_SENT = "mail marked as sent", "E-mail marked as sent"
    MAIL_TO_BE_SENT_AGAIN = "mail to be sent again", "E-mail to be sent again"

    # workforce › reader changes
    READER_CHANGE_ASKED = "reader change asked", "Change of who reads notes asked for"
    READER_CHANGE_REFUSED = "reader change refused", "Change of who reads notes refused"
    READERS_CHANGED = "readers changed", "Who reads notes changed"

    # workforce › people
    EMPLOYMENT_ENDED = "employment ended", "Employment ended"
    LAST_DAY_WITHDRAWN = "last day withdrawn", "Last day withdrawn"
    PEOPLE_MERGED = "people merged", "Two records of one person merged"
    SERVICE_RENAMED = "service renamed", "Service renamed"
    TEAM_MOVED = "team moved", "Team moved to another service"
    TEAM_RENAMED = "team renamed", "Team renamed"
    WORKER_CAME_BACK = "worker came back", "Came back"
    WORKER_ADDED = "worker added", "Worker added"
    WORKER_CHANGED = "worker changed", "Worker changed"

    # supervision › start day
    FIRST_DUE_DAY_AGREED = "first due day agreed", "First due day agreed"
    FIRST_DUE_DAY_WITHDRAWN = "first due day withdrawn", "First due day withdrawn"
    LOG_BEGINS = "log begins", "First day of a log set"
    RECORDS_BEGIN = "records begin", "Start day set"
    # supervision › absences
    ABSENCE_CHANGED = "absence changed", "Absence changed"
    ABSENCE_RECORDED = "absence recorded", "Absence recorded"
    ABSENCE_REMOVED = "absence removed", "Absence removed"
    # supervision › actions
    ACTION_DONE = "action done", "Action done"
    ACTION_MOVED = "action moved", "Action moved"
    ACTION_REOPENED = "action reopened", "Action reopened"
    ACTIONS_PASSED_ON = "actions passed on", "Actions passed on"
    REPEATED_ACTIONS_EXPORTED = "repeated actions exported", "Repeated actions exported"
    SESSIONS_EXPORTED = "sessions exported", "Sessions exported"
    # supervision › agreements
    AGREEMENT_ENDED = "agreement ended", "Agreement ended"
    AGREEMENT_HANDED_OVER = "agreement handed over", "Agreement handed over"
    AGREEMENT_HAND_OVER_UNDONE = "agreement hand-over undone", "Hand-over of an agreement undone"
    AGREEMENT_POLICY_CHANGED = "agreement policy changed", "Agreement policy changed"
    AGREEMENT_REMOVED = "agreement removed", "Agreement removed: started by mistake"
    AGREEMENT_REOPENED = "agreement reopened", "Agreement continues"
    AGREEMENT_STARTED = "agreement started", "Agreement started"
    AGREEMENT_TERMS_SIGNED = "agreement terms signed", "Agreement terms signed"
    AGREEMENT_TERMS_WRITTEN = "agreement terms written", "Agreement terms written"
    COVER_ARRANGED = "cover arranged", "Cover arranged"
    COVER_CHANGED = "cover changed", "Cover changed"
    COVER_ENDED = "cover ended", "Cover ended"
    POLICY_CHANGED = "policy changed", "Policy changed"
    POLICY_CREATED = "policy created", "Policy created"
    SIMULATION_EXPORTED = "simulation exported", "Simulation exported"
    # supervision › audits
    AUDIT_CLOSED = "audit closed", "Audit closed"
    AUDIT_FINDING_ADDED = "audit finding added", "Audit finding added"
    AUDIT_OPENED = "audit opened", "Audit opened"
    AUDIT_QUESTION_ADDED = "audit question added", "Audit question added"
    AUDIT_QUESTION_BROUGHT_BACK = "audit question brought back", "Audit question restored"
    AUDIT_QUESTION_MOVED = "audit question moved", "Audit question moved"
    AUDIT_QUESTION_RETIRED = "audit question retired", "Audit question retired"
    AUDIT_QUESTION_REWORDED = "audit question reworded", "Audit question reworded"
    AUDIT_THEME_ADDED = "audit theme added", "Audit theme added"
    AUDIT_THEME_BROUGHT_BACK = "audit theme brought back", "Audit theme restored"
    AUDIT_THEME_RETIRED = "audit theme retired", "Audit theme retired"
    FILE_AUDIT_MODERATED = "file audit moderated", "File audit moderated"
    FILE_AUDITED = "file audited", "File audited"
    # supervision › booking
    GROUP_CHANGED = "group changed", "Group changed"
    GROUP_SESSION_BOOKED = "group session booked", "Group session booked"
    PROPOSAL_CHOSEN = "proposal chosen", "Proposal chosen"
    PROPOSALS_RELEASED = "proposals released", "Proposals released"
    SESSION_BOOKED = "session booked", "Session booked"
    SESSION_CANCELLED = "session cancelled", "Session cancelled"
    SESSION_MISSED = "session missed", "Session missed"
    SESSION_MOVED = "session moved", "Session moved"
    SESSION_PROPOSED = "session proposed", "Session proposed"
    SESSION_REMOVED = "session removed", "Session removed: booked by mistake"
    SESSION_RESTORED = "session restored", "Session restored: cancelled or marked as missed by mistake"
    SESSION_TAKEN_OVER = "session taken over", "Session taken over"
    TIMES_OFFERED = "times offered", "Times offered"
    TIMES_WITHDRAWN = "times withdrawn", "Times withdrawn"
    # supervision › calendars
    CALENDAR_ADDRESS_MADE = "calendar address made", "Calendar address made"
    CALENDAR_ADDRESS_RENEWED = "calendar address renewed", "Calendar address renewed"
    CALENDAR_ADDRESS_REVOKED = "calendar address revoked", "Calendar address revoked"
    CALENDAR_PARTS_CHOSEN = "calendar parts chosen", "Calendar parts chosen"
    CALENDAR_REPLY_RECORDED = "calendar reply recorded", "Calendar reply recorded"
    # supervision › imported log
    LOG_ROW_SET_ASIDE = "log row set aside", "Log row set aside"
    LOG_ROWS_SETTLED = "log rows settled", "Log rows settled"
    LOG_ROWS_TO_SETTLE_AGAIN = "log rows to settle again", "Settling of log rows undone"
    LOG_WORDING_FORGOTTEN = "log wording forgotten", "Remembered wording of the log removed"
    # supervision › overdue
    OVERDUE_LIST_EXPORTED = "overdue list exported", "Overdue list exported"
    # supervision › records
    ACTIONS_CARRIED_FORWARD = "actions carried forward", "Actions carried forward"
    ADDENDUM_ADDED = "addendum added", "Addendum added"
    AGENDA_ITEM_ADDED = "agenda item added", "Agenda item added"
    AGENDA_ITEM_REMOVED = "agenda item removed", "Agenda item removed"
    CASE_TAKEN_OUT_OF_RECORD = "case taken out of record", "Case removed from record"
    CASES_ADDED_TO_RECORD = "cases added to record", "Cases added to record"
    CPD_DRAFT_REMOVED = "cpd draft removed", "CPD draft removed"
    CPD_DRAFT_SAVED = "cpd draft saved", "CPD draft saved"
    DECISION_RECORDED = "decision recorded", "Decision recorded"
    DISAGREEMENT_ANSWERED = "disagreement answered", "Disagreement answered"
    NOTES_READ = "notes read", "Notes read"
    PERSONAL_PART_NO_LONGER_RELEASED = "personal part no longer released", "Personal part no longer released"
    PERSONAL_PART_RELEASED = "personal part released", "Personal part released"
    PROMPT_ADDED = "prompt added", "Prompt added"
    PROMPT_CHANGED = "prompt changed", "Prompt changed"
    PROMPT_REMOVED = "prompt removed", "Prompt removed"
    RECORD_ANSWERED = "record answered", "Record answered"
    RECORD_DRAFTED = "record drafted", "Record drafted"
    RECORD_SIGNED = "record signed", "Record signed"
    SIGNATURE_ASKED_FOR = "signature asked for", "Reminded of a signature"
    SESSION_HELD = "session held", "Session held"
    SESSION_LOG_UNDONE = "session log undone", "Session removed: logged by mistake"
    SESSION_NOT_HELD_AFTER_ALL = "session not held after all", "Session marked as not held"
    SESSION_TIMES_CORRECTED = "session times corrected", "Session times corrected"
    # supervision › reminders
    ESCALATION_CHANGED = "escalation changed", "Escalation changed"
    # The next two are read only: up to version 0.2.0 reminders were mailed without the outbox.
    REMINDER_MARKED_AS_SENT = "reminder marked as sent", "Reminder marked as sent"
    REMINDER_TO_BE_SENT_AGAIN = "reminder to be sent again", "Reminder to be sent again"
    REMINDERS_CHOSEN = "reminders chosen", "Reminders chosen"

    # nqsw › classes
    APOLOGIES_SENT = "apologies sent", "Apologies sent"
    ATTENDANCE_EXPORTED = "attendance exported", "Attendance exported"
    CLASS_FEEDBACK_GIVEN = "class feedback given", "Class feedback given"
    MASTER_CLASS_CANCELLED = "master class cancelled", "Master class cancelled"
    MASTER_CLASS_CHANGED = "master class changed", "Master class changed"
    MASTER_CLASS_JOINED = "master class joined", "Master class joined"
    MASTER_CLASS_LEFT = "master class left", "Master class left"
    MASTER_CLASS_SCHEDULED = "master class scheduled", "Master class scheduled"
    PLACE_GIVEN_FROM_THE_WAITING_LIST = (
        "place given from the waiting list",
        "Place given from the waiting list",
    )
    REGISTER_MARKED = "register marked", "Register marked"
    SIGNED_IN_TO_A_CLASS = "signed in to a class", "Signed in to a class"
    WRONG_CLASS_CODE = "wrong class code", "Wrong class code"
    # nqsw › enrolments
    ASSESSOR_SET = "assessor set", "Assessor set"
    ENROLLED = "enrolled", "Enrolled"
    ENROLMENT_UNDONE = "enrolment undone", "Enrolment undone"
    EXTENSION_TAKEN_BACK = "extension taken back", "Extension taken back"
    PAUSE_CHANGED = "pause changed", "Pause changed"
    PAUSE_TAKEN_BACK = "pause taken back", "Pause undone"
    PAUSE_AGREED = "pause agreed", "Pause agreed to"
    PAUSE_AGREEMENT_WITHDRAWN = "pause agreement withdrawn", "Agreement to a pause withdrawn"
    PROGRAMME_COMPLETED = "programme completed", "Programme completed"
    PROGRAMME_EXTENDED = "programme extended", "Programme extended"
    PROGRAMME_LEFT = "programme left", "Programme left"
    PROGRAMME_PAUSED = "programme paused", "Programme paused"
    PROGRAMME_START_CORRECTED = "programme start corrected", "Start of the programme corrected"
    PROGRAMME_TAKEN_UP_AGAIN = "programme taken up again", "Programme reinstated"
    PROGRAMME_WITHDRAWN = "programme withdrawn", "Programme withdrawn"
    # nqsw › evidence
    FEEDBACK_RECORDED = "feedback recorded", "Feedback recorded"
    FEEDBACK_REMOVED = "feedback removed", "Feedback removed: recorded by mistake"
    REFLECTION_DELETED = "reflection deleted", "Reflection deleted"
    REFLECTION_READ = "reflection read", "Reflection read"
    REFLECTION_SHARED = "reflection shared", "Reflection shared"
    REFLECTION_WRITTEN = "reflection written", "Reflection written"
    SELF_ASSESSMENT_RECORDED = "self-assessment recorded", "Self-assessment recorded"
    # nqsw › mentors
    MENTOR_ASSIGNED = "mentor assigned", "Mentor assigned"
    MENTOR_ASSIGNMENT_ENDED = "mentor assignment ended", "Mentor assignment ended"
    MENTOR_MEETING_BOOKED = "mentor meeting booked", "Mentor meeting booked"
    MENTOR_MEETING_CALLED_OFF = "mentor meeting called off", "Mentor meeting called off"
    MENTOR_MEETING_HELD = "mentor meeting held", "Mentor meeting held"
    MENTOR_MEETING_MOVED = "mentor meeting moved", "Mentor meeting moved"
    MENTOR_MEETING_UNDONE = "mentor meeting undone", "Record of a mentor meeting undone"
    MENTOR_MEETING_TOPICS_READ = "mentor meeting topics read", "Mentor meeting topics read"
    MENTOR_PROFILE_CHANGED = "mentor profile changed", "Mentor profile changed"
    # nqsw › milestones
    HISTORY_TAKEN_OVER = "history taken over", "History transferred"
    MILESTONE_ASKED_FOR = "milestone asked for", "Colleague asked for a milestone"
    MILESTONE_DONE = "milestone done", "Milestone done"
    MILESTONE_FILE_ADDED = "milestone file added", "File added to a milestone"
    MILESTONE_FILE_OPENED = "milestone file opened", "File of a milestone opened"
    MILESTONE_FILE_REMOVED = "milestone file removed", "File of a milestone removed"
    MILESTONE_NOT_DONE = "milestone not done", "Milestone said to be not done"
    MILESTONE_REQUEST_ANSWERED = "milestone request answered", "Request for a milestone answered"
    MILESTONE_REQUEST_TO_ANSWER_AGAIN = "milestone request to answer again", "Answer for a milestone undone"
    MILESTONE_REQUEST_WITHDRAWN = "milestone request withdrawn", "Request for a milestone withdrawn"
    MILESTONE_SIGNED = "milestone signed", "Milestone signed"
    MILESTONE_TAKEN_BACK = "milestone taken back", "Milestone undone"
    # nqsw › outcomes
    MODERATION_PACK_EXPORTED = "moderation pack exported", "Moderation pack exported"
    OUTCOME_DECIDED = "outcome decided", "Outcome decided"
    OUTCOME_MODERATED = "outcome moderated", "Outcome moderated"
    OUTCOME_RECOMMENDED = "outcome recommended", "Outcome recommended"
    OUTCOME_STEP_TAKEN_BACK = "outcome step taken back", "Outcome step undone"
    OUTCOMES_EXPORTED = "outcomes exported", "Outcomes exported"
    # nqsw › programmes
    COHORT_STARTED = "cohort started", "Cohort started"
    PROGRAMME_WRITTEN = "programme written", "Programme written"
    PROGRAMME_DEFAULT = "programme chosen for new starters", "Programme chosen for new starters"
    PROGRAMME_NOT_OFFERED = "programme no longer offered", "Programme no longer offered"
    PROGRAMME_OFFERED_AGAIN = "programme offered again", "Programme offered again"
    # nqsw › protected caseload
    ALLOCATION_CHECKED = "allocation checked", "Allocation checked"
    # nqsw › protected time
    PROTECTED_TIME_REMOVED = "protected time removed", "Protected time removed"
    PROTECTED_TIME_TAKEN = "protected time taken", "Protected time taken"

    # tracker › demo
    ACCOUNT_OPENED_FOR_THE_DEMO = "account opened for the demo", "Account opened for the demo"
    # tracker › first steps
    FIRST_STEP_NEEDED_AFTER_ALL = "first step needed after all", "First step needed again"
    FIRST_STEP_NOT_NEEDED = "first step not needed", "First step not needed"
    USUAL_POLICIES_ADDED = "usual policies added", "Usual policies and programmes added"
    # tracker › left behind
    LEFT_BEHIND_EXPORTED = "list of people left behind exported", "List of people left behind exported"
    # tracker › reports
    PROGRAMME_REPORT_EXPORTED = "programme report exported", "Programme report exported"
    SUPERVISION_REPORT_EXPORTED = "supervision report exported", "Supervision report exported"
