"""What comments of a log say: never "held" where a session was not, seldom a question where it was."""

import pytest

from workforce.readers.happened import Evidence, Telling, comment_told, status_told, told

#: Comments as councils write them, of sessions that did not take place; all but the plain ones wait.
NOT_HELD = {
    "cancelled": """
        CANCELLED - court | Canx | Supervision canceled by TM | cancelled due to sickness
        Late cancellation
        Cancelled at short notice as worker in court | CX - manager on leave | session called off
        Canc. annual leave
        TM cancelled, duty cover | Worker cancelled - urgent s47 | cancled | cancellation by supervisee
        Cancelled (strike day) | Sup cancelled, snow | This was cancelled because of an emergency removal
        Cancelled by CA | Cancelled/rearranged | Cancel | cancel - sick | Cancelled as on leave | cancl'd
        Stood down
        TM had to cancel | Cancelled by SW due to child's emergency | cancelled & rebooked for 15/5
        Late notice cancellation by manager
    """,
    "did_not_attend": """
        DNA | did not attend | Didn't attend | Failed to attend | no show | No-show | Worker DNA'd
        didnt turn up | SW did not show | Non-attendance | FTA | Carys never turned up | Did not arrive
        Worker hasn't attended | Manager failed to show up | DNA - no reason given | D.N.A.
        Not attended | Did not turn up for supervision | dna'd twice | DNA x2 | DNA - 2nd time
        Did not attend - sick | not attended (sick) | did not join call | waited 20 mins, did not come
        Waited - worker never came
        no show, called no answer | DNA - carys forgot | did not come in
    """,
    "moved": """
        Postponed | Sick so postponed to next week | Court overran, moved to Thursday | Rescheduled to 14/05
        Deferred | Rearranged for next Tuesday | moved to the following week | Re-arranged to 3rd June
        Rescheduled for w/c 9 March | Postponed until after half term | put back a week
        carried over to next week
        Rebooked for Friday - TM unwell | Session moved to Monday | supervision pushed back to May
        AL - rebooked for 12/4 | delayed until next month | cancelled - rearranged for 12/4
        swapped to Tuesday | Carried over to June
    """,
    "unclear": """
        Did not take place | Didn't happen - court | TM off sick - rearranged
        No supervision this month | Missed
        On leave | Did not go ahead | A/L | AL | annual leave | Carys on annual leave | Sick
        off sick | Off ill
        TM absent | Away | In court all day | At ICPC | Emergency duty cover | On training
        Training day | Strike action
        Snow - office closed | Bank holiday | Too busy | Unable to meet | Couldn't make it | Not held
        not done
        Not completed | NOT COMPLETED - TM LEFT | No session | Nothing held in June | Double booked
        Diary clash
        Rearranged | Moved | Rescheduled | TBC | To be rebooked | To be rearranged | awaiting new date
        Needs rebooking
        forgot | Forgotten | Overlooked - will meet next week | Worker unwell | Covid | isolating
        Bereavement leave
        Manager on jury service | Worker left early, poorly | Childcare issues | Car broke down
        Train cancelled
        IT issues - Teams down | fire alarm | No room available | Abandoned | abandoned after 5 mins
        Maternity leave
        Phased return | Duty | Hospital appointment | Sent apologies | apologies from supervisor
        Unfortunately not possible
        Was due but no time | should have been today | not happening this month | Nil held
        didn't meet | We did not meet
        Has not been held | Supervision was not completed | Was supposed to be held, TM away | Not yet held
        Cancelled, then did not attend | n/a | N/A - new starter | Long term sick | Vacant post
        No TM in post
        Worker in crisis placement move - could not | unable to attend | called away to a removal | skipped
        not required | not available | Session lapsed | Didn't have supervision due to workload
        Short staffed
        Pending | Booked for 4 May | No supervision recorded | not in work | Left the authority
        pulled into duty
        wfh power cut | not well | Next week instead | another day | Ran out of time | ?? | xx | Xmas
        CP conference clash | CIN visit overran | Issues with Teams | Caseload too high | held up in court
        held up in traffic | signed off sick | at present off sick | on leave as planned | TM attended court
        attended ICPC instead | completed visit instead | met with family instead | Agreed to postpone
        agreed to move to next week | Worker requested to rearrange | catch-up session needed
        catch up session to be arranged | Discussed and agreed to cancel | supervision needed
        Supervision due
        No sup - TM holiday | Rang in sick | Had to go to a strategy meeting | At a funeral | Doctors appt
        Case emergency | Visit ran over | Stuck on visit | Staff shortage | Team day | Away day | Conference
        Flexi | Flexi day | Non working day | NWD | Work experience | Toil day | PM leave | Dependants leave
        Hasn't happened | Hasn't taken place since May | Gap - no manager | Vacancy
        Waiting for new TM | Interview
        Cancelled contact | Group supervision instead | Observation instead
        Didn't happen | Supervision did not occur | Carys was off ill | Sickness | Sick leave
        Called in sick | CA not in today | TM unavailable | manager unavailable | unavailable
        Supervisor not available | no capacity | Staff member absent | Worker on AL
        Rescheduled due to court | Rearranged due to emergency | Moved - emergency duty
        moved because of court | Delayed | Supervision missed due to workload | Missed supervision
        missed - forgot | NO SUPERVISION HELD | Not carried out | Not undertaken | Unable to complete
        Unable to go ahead | Could not take place | could not go ahead due to staffing | couldn't do it
        Didn't do | Session not completed | Session did not proceed | Didn't proceed | Sickness absence
        On sick | On mat leave | Maternity | Paternity | Funeral | Compassionate leave | Jury service | Left
        Leaver | Left post | resigned | Suspended | Secondment | TOIL | Study leave | CPD day | Uni day
        university | Course | At conference | In tribunal | Tribunal | Visiting child out of area
        On a visit | On visits all day | Child protection visit took priority | emergency placement
        emergency | Crisis on case | s47 came in | EDT handover | Ofsted | Ofsted inspection
        inspection week | Fire drill | Building closed | Power cut | No laptop | Teams not working
        laptop broken | technical issues | Technical difficulties | internet down | clash with panel
        Clashed | meeting overran | overran previous meeting | Diary error | not in diary | not booked
        wasn't booked | Not scheduled | Didn't book | No diary space | School holidays | half term
        Christmas break | Easter | New year | Bank hol | heavy snow | storm | red weather warning
        travel disruption | Rail strike | industrial action | TBA | tbc | to follow | N/A | not applicable
        Void | Nil | X | Blank | Supervision outstanding | overdue | Late | To do | to be completed
        To be held 12/5 | will take place next week | Will be held on Friday | Will reschedule
        Need to rebook | Rebook | rebook please | Rearrange | please rearrange | postpone | Cxl | CXLD | C
        D/N/A | AWOL | unauthorised absence | no contact from worker | Did not dial in | Did not log on
        Didn't answer | No answer on Teams | Refused | Declined to meet | worker refused supervision
        declined | swapped with next week | Replaced by group | Replaced with team meeting
        merged with next session | combined with next month | Held over to next month | Put on hold
        on hold | paused | Supervision suspended | not due | Not due this month | Exempt | Excused
        informal chat only | No formal supervision | Ad hoc only | brief catch up in corridor only
        email check in only
        Carys phoned in sick this morning | We couldn't find a time | Carys unable to make today
        Clashed with LAC review | stuck at hospital with a child
        supervision didn't take place - bank holiday | SW at court all day, rebook
        Did not log in to Teams | Staff member on annual leave this week | Leave - AL
        Bea away at conference | rearranged due to sickness of TM | Not happened due to Ofsted
        session to be rescheduled | Session not held this month as staff on leave
        worker off - dependants leave | Forgot to attend | Turned away - building shut | not at work
        On phased return so not yet restarted | Agency worker left | Handover week so none
        waiting for allocation of new supervisor | Supervisor vacancy | Gap between managers
        Diary error - not booked in | Joint decision not to hold | We agreed to skip this one
        Bypassed this month | Held off until June | Held in abeyance | Put in diary for next week
        see next entry | covered next week | Will be picked up next time | combined with the 12th
        Superseded | Ran over with previous supervision | Clients in crisis | safeguarding emergency
        at GP | migraine | childcare - nursery closed | car trouble | flat tyre | stuck in traffic
        strike | EDT | moved to group | Void entry | entered in error | duplicate | test
    """,
}
#: Comments of sessions that were held. Those of the second table are asked about where nothing else is said.
HELD = """
    no concerns | No issues | Good session | good discussion | Discussed sick leave
    discussed annual leave and toil
    cancelled her leave, session went ahead | Not cancelled after all | talked about the DNA test
    Reviewed all cases | Caseload review, wellbeing | Wellbeing discussed, off sick last week
    Held on Teams
    Via Teams | by phone as TM away | Session went ahead | took place online | Discussed court for P123
    Discussed return to work after sickness | Went through PDP | Reflective session on a removal
    Agreed training
    Talked through missed visits | Discussed mum's DNA at contact | Family DNA visit discussed
    Reviewed missed stat visits
    Next supervision 12/05 | next session cancelled due to leave but held today | All up to date | Completed
    Full session, all cases covered | Started late due to court, held | Cut short due to duty call
    Attended
    Carys attended late | Both present | Actions from last time reviewed | Booked her annual leave
    Requested study leave for May | Agreed to move cases | Support with court statement
    updated on bereavement
    Discussed postponed ICPC | ICPC postponed - discussed plan | Explored move to another team | OK | fine
    Thorough reflection on the case | Long session | Case discussion P4432 | Notes on file
    Notes typed up and signed
    Discussed why LAC review was cancelled | Concerns about capacity discussed
    Raised concerns about workload
    Group supervision on CSE | Observation feedback | Face to face | f2f | ASYE 6 month review
    Return to work meeting
    Praised her court work | Discussed duty rota | safeguarding decisions recorded
    Productive session despite fire alarm
    Supervision held, TM on leave from tomorrow | Met at County Hall | met on teams
    Session shortened, emergency
    Appraisal completed | Probation review | Discussed no show of father at contact | positive session
    Reviewed caseload and leave | Discussed annual leave, TOIL and training
    Caseload discussed; no concerns raised | Case load high but manageable
    Good supervision, reflective | Reflective discussion about removal | 4 cases discussed
    5 cases reviewed | Cases reviewed: P123, P456 | Focus on court work | Court statements reviewed
    sick leave discussed | Discussed cancelled contact | family cancelled visits - discussed
    Discussed missed visits and plan | discussed emergency placement
    Supported following emergency removal | Debrief after s47 | Debrief following child death
    Discussed move of placement | Held virtually | Held by Teams due to snow | Held at County Hall
    Supervision held by ATM as TM on leave | ATM covered | Covered by ATM
    Took place with ATM as TM on leave | 90 mins | 1.5 hours
    Signed copy on file | Record to follow | Record on Mosaic | Notes on system | to be typed up
    Awaiting signature | Awaiting notes | notes to follow | not signed yet | unsigned | Needs signing
    Worker has not signed | ASYE 3 month review | ASYE review meeting | Direct observation completed
    PDP discussed | Return to work interview held | RTW meeting | Discussed sickness absence
    Wellbeing check | Stress risk assessment completed | First supervision
    1st session after maternity leave | First session back after sick leave
    Last supervision before leave | Final supervision | Good progress | Action plan agreed
    Actions agreed | Targets set | training needs identified | Training discussed | Nothing to report
    Nothing new | no change | All good | as above | See file | see record | 2 hrs
    Extra session requested by worker | Rearranged from 3/4 and held
    Cancelled visit, so time to reflect on it, off sick next week
    Good supervision, talked about annual leave plans | Supervision focused on court skills
    Case progression for 3 families | Reflected on missed opportunity in case X
    Explored sickness triggers and phased return
    Discussed cancelled contact sessions for sibling group | Talked about training missed in March
    Carried forward actions discussed | Discussed why DNA at LAC health assessment
    Reviewed TOIL balance | Caseload 18, manageable | Caseload weighting completed
    Feeling tired, caseload reduced | Annual appraisal completed
    Line management and case supervision | Signed and uploaded to LCS | Uploaded | Typed notes sent
    Held by phone | via MS Teams | Virtual | Face to face at Town Hall | 1.5hrs
    Interrupted by phone call
"""
ASKED_HELD = """
    rearranged from 12/3 | moved to 2pm | moved from Tuesday | Rescheduled session
    Rescheduled session from Friday
    Bea covered for TM who was sick | Shorter than planned | Lovely | Cancelled last week, held today
    11am-12.30 | Career conversation | Stage 1 sickness meeting | Sickness review meeting
    Back from leave, caught up | Handover before leave | Pre-leave handover | exit interview
    Doing well | Settling in well | Struggling with workload | feeling overwhelmed, support plan agreed
    Workload concerns | Training booked | Court training booked | Leave agreed for August
    A/L booked for August | Annual leave 3-14 August | see above | n/k | Joint with PSW
    with PSW present | Student joined | Observed by PSW | Late start | Finished early
    Interrupted by duty | Rushed | over ran | Long one | extra session | Bring forward from 12/5
    brought forward due to leave | Moved forward due to leave | Moved from 3rd
    Rescheduled from last week
    Cases: 5 discussed, 2 closing | PDP and training plan | Actions carried forward from last month
    No new concerns, leave booked for August | Wellbeing ok, workload high | Probation signed off
    Personal supervision | Case supervision only | Clinical supervision with psychologist
    Reflective space after difficult removal | Recorded on Mosaic | Emailed to worker
    Sent to Carys for signing | In office | Started 10 mins late | Finished early as duty called
    Met offsite
"""


def phrases(table):
    return [phrase.strip() for line in table.strip().splitlines() for phrase in line.split("|")]


@pytest.mark.parametrize(
    ("comment", "outcome"),
    [(said, outcome) for outcome, table in NOT_HELD.items() for said in phrases(table)],
)
def test_what_was_not_held_is_told_or_asked_and_never_held(comment, outcome):
    assert comment_told(comment, Evidence()).outcome == outcome


@pytest.mark.parametrize("comment", [said for table in NOT_HELD.values() for said in phrases(table)])
def test_a_usual_length_typed_in_advance_makes_no_session_held(comment):
    alone = comment_told(comment, Evidence())
    if alone.cue or alone.outcome != "unclear":
        assert comment_told(comment, Evidence(minutes=90)).outcome != "held"


@pytest.mark.parametrize("comment", phrases(HELD))
def test_what_was_held_is_not_asked_about(comment):
    assert comment_told(comment, Evidence()) == Telling("held")


@pytest.mark.parametrize("comment", phrases(ASKED_HELD))
def test_what_may_be_either_is_asked_about(comment):
    assert comment_told(comment, Evidence()).outcome == "unclear"


def test_the_table_is_long_enough_to_say_something():
    assert sum(len(phrases(table)) for table in NOT_HELD.values()) >= 350
    assert len(phrases(HELD)) >= 140


@pytest.mark.parametrize(
    ("comment", "minutes", "signed", "outcome"),
    [
        ("On leave", 90, True, "held"),
        ("On leave", 90, None, "unclear"),
        ("On leave", None, True, "unclear"),
        ("Cancelled", 90, True, "cancelled"),
        ("Did not take place", 90, True, "unclear"),
        ("Lovely", 90, None, "held"),
        ("Lovely", None, True, "held"),
        ("Lovely", None, None, "unclear"),
        ("", None, None, "held"),
        ("-", None, None, "held"),
        ("", 0, None, "unclear"),
    ],
)
def test_the_rest_of_the_row_speaks_for_a_session_that_was_held(comment, minutes, signed, outcome):
    assert comment_told(comment, Evidence(minutes, signed)).outcome == outcome


@pytest.mark.parametrize(
    ("status", "comment", "outcome"),
    [
        ("Held", "", "held"),
        ("completed", "on leave next week", "held"),
        ("Cancelled", "", "cancelled"),
        ("Cancelled", "moved to Thursday", "cancelled"),
        ("DNA", "", "did_not_attend"),
        ("Rescheduled", "", "moved"),
        ("Cancelled by manager - court", "", "cancelled"),
        ("Held", "CANCELLED - court", "unclear"),
        ("Cancelled", "DNA", "unclear"),
        ("Planned", "", "unclear"),
        ("No", "", "unclear"),
    ],
)
def test_a_status_counts_before_the_comment_unless_the_two_disagree(status, comment, outcome):
    assert told(status_told(status), comment, Evidence()).outcome == outcome


def test_what_is_kept_of_a_comment_is_of_our_own_words_alone():
    spoken = comment_told("On sick leave since Jamie's father hit her", Evidence())
    assert spoken == Telling("unclear", "on sick leave")


@pytest.mark.parametrize(
    ("comment", "became"),
    [("", Telling("unclear", "not held")), ("I was in the middle of things", Telling("unclear", "not held")),
     ("on sick leave", Telling("unclear", "on sick leave")), ("Cancelled, duty", Telling("cancelled")),
     ("Worker did not attend", Telling("did_not_attend"))],
)  # fmt: skip
def test_a_column_that_says_no_leaves_to_the_comment_what_became_of_it(comment, became):
    assert told(status_told("No"), comment, Evidence()) == became
