"""The words in which a log's comments speak of a session that did not take place, or did.

Each pattern reads a clause in small letters with straight apostrophes and "n't" written out as " not".
"""

import re

HELD, CANCELLED, DID_NOT_ATTEND, MOVED = "held", "cancelled", "did_not_attend", "moved"
#: What is written in a column for the status.
STATUS_WORDS = {
    **dict.fromkeys(("held", "completed", "complete", "took place", "attended", "done", "yes", "y", "true",
                     "met", "happened", "went ahead", "occurred", "signed off", "closed complete"), HELD),
    **dict.fromkeys(("cancelled", "canceled", "cancelled by worker", "cancelled by manager", "canx", "cx",
                     "cancelled by supervisor", "cancelled by supervisee", "called off", "cancelled sw",
                     "cancelled tm", "c"), CANCELLED),
    **dict.fromkeys(("dna", "did not attend", "no show", "fta", "failed to attend", "not attended",
                     "non attendance", "didn t attend"), DID_NOT_ATTEND),
    **dict.fromkeys(("rescheduled", "postponed", "moved", "re scheduled", "rearranged", "re arranged",
                     "deferred", "rebooked"), MOVED),
}  # fmt: skip
#: In a column that asks whether it was held.
NOT_HELD_WORDS = frozenset(
    ("no", "n", "false", "not held", "did not take place", "didn t take place", "not done")
)


def words(listed: str, **named: str) -> re.Pattern[str]:
    """Whole words or phrases, with semicolons between; a line may end after a bar.

    A name in capitals stands for a list of its own.
    """
    joined = re.sub(r"\|\n\s+", "|", listed)
    patterns = "|".join(one.strip() for one in joined.split(";"))
    for name, alternatives in named.items():
        patterns = patterns.replace(name, f"(?:{alternatives})")
    return re.compile(rf"\b(?:{patterns})(?!\w)")


#: What a clause about something other than the session is about.
MATTERS = (
    r"(?:annual |sick |maternity |study )?leave|holidays?|contacts?|visits?|home visits?|"
    r"stat(?:utory)? visits?|conferences?|icpc|rcpc|cpc|core groups?|hearings?|court|reviews?|"
    r"lac reviews?|training|courses?|class(?:es)?|appointments?|placements?|school|panels?|"
    r"strategy meetings?|strat meetings?|assessments?|sessions? with|interviews?|parties|party|car|"
    r"insurance|gp|health checks?|medicals?|tests?|plans?|referrals?|case(?:s)?|house|home|address|"
    r"foster\w*|team|desk|role|job|office|accommodation|property|refuge|area|observations?|"
    r"direct work|family time|the order|proceedings|registration|lessons?|interpreter|taxi|duty shift"
)
FAMILY = (
    r"mum|mother|mam|dad|father|parents?|family|families|child(?:ren)?|yp|young person|carers?|"
    r"clients?|siblings?|grandparents?|grandmother|nan|police|school|health|partner|baby"
)
DETERMINER = (
    r"(?:her|his|their|my|the|a|an|all|some|this|that|today's|mum's|dad's|family(?:'s)?|own|two|last)"
)
NEXT_TIME = r"(?:next|future|following|another|last|previous|earlier|prior|other|subsequent)"
OWN = r"(?:session|supervision|sup|meeting|1:1|1-1|121|1 to 1|one to one|it|this|appointment)"

SAYS_CANCELLED = words(r"""
    can[cx](?!er)\w*; cx'?d?; cnx; c/x; called off; stood down
""")
NOT_CANCELLED = re.compile(
    r"\b(?:not|nearly|almost|never|un|without being|avoid\w*|rather than|instead of|to avoid) ?-?"
    r"(?:be |been |have to |having to )?(?:canc(?!er)\w*|called off)"
)
MISSED_BY_ONE = words(r"""
    (?:did|does|do|has|have|had|was|were) not (?:actually )?(?:attend|turn(?:ed)? up|show(?:n|
        ed)?(?: up)?|arrive|come|join|appear|present)\w*;
    did'?nt (?:attend|turn up|show|arrive|come|join); not (?:attended|attending); non[ -]?attend\w*;
    no[ -]?shows?; failed to (?:attend|show|turn up|join|come|arrive|appear)\w*; fta; f\.t\.a\.?;
    dna(?:'?d|ed|s)?(?! (?:test|sampl|result|evidence|match|kit)\w*); d\.n\.a\.?;
    never (?:turned up|showed|arrived|attended|came|joined); stood (?:me|us|him|her) up
""")
ANOTHER_DAY = (
    r"(?:mon|tue|wed|thu|fri)\w*|(?:next|following|another|later in the|new|different|alternative) ?\w*|"
    r"tomorrow|tbc|tba|a (?:later|new|different) \w+|later date|(?:the )?\d{1,2}(?:st|nd|rd|th)\b.*|"
    r"\d{1,2}[/.-]\d{1,2}.*|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|"
    r"ober)?|w/c.*|"
    r"the (?:following|next|new) \w+|in \d.*|after .*|wk \d.*"
)
SAYS_MOVED = words(
    r"""
    (?:postponed|deferred|put back|pushed back|put off)(?! from);
    (?:rescheduled|re-scheduled|re-?arranged|re-?booked|moved|swapped|carried over|changed|switched|
        delayed) (?:it |this |session |supervision )?(?:to|for|until|till|into|on) ANOTHER_DAY
""",
    ANOTHER_DAY=ANOTHER_DAY,
)
#: Not held, for certain; whether it was cancelled, missed or moved is not said.
NOT_HELD = words(r"""
    (?:did|does|has|have|was|is|could|can|would|will) not (?:actually |be |been |able to )?(?:take place|
        taken place|took place|happen\w*|go ahead|gone ahead|held|hold|occur\w*|meet|met|complet\w*|done|
        do|possible|carried out|have (?:it|supervision|session)|proceed|able|conven\w*|offered|provided|
        arranged|booked);
    did'?nt (?:take place|happen|go ahead|occur|meet|have);
    not (?:held|done|completed|possible|undertaken|carried out|able|happening|going ahead|given|provided|
        met|today|this (?:week|month|time)|required|needed|available|in|in work|at work|well|took place|
        take place);
    no (?:formal |proper )?(?:supervision|session|sup|1:1|1-1|121|meeting|longer|time|availability|
        record of (?:session|supervision));
    never (?:happened|took place|went ahead|held); abandoned; missed;
    unable to(?: (?:attend|meet|make it|come|do|hold|complete|have|get|join|supervise|offer|facilitate))?;
    could not; cannot|can not; aborted; fell through; lapsed; skipped; omitted; forgot\w*; forgotten;
    overlooked; failed to (?:take place|happen|go ahead); not happen\w*; nil held;
    none (?:held|this month); unfortunately; without supervision; no one (?:came|here|available);
    nobody (?:came|here|available)
""")
#: What keeps people from meeting, and what is still to come: by itself it says neither.
HINTS = words(r"""
    (?:on |annual |sick |maternity |paternity |compassionate |carer'?s |parental |special |study |
        unpaid |toil )*leave;
    a/l; al; s/l; toil; off(?: (?:sick|work|ill|today|on))?; sick\w*; ill(?:ness)?; unwell; poorly;
    absent; absence; away; court; emergency; duty; training; holidays?; vacation; strike;
    industrial action; snow\w*; weather; flood\w*; traffic; train\w*; broke(?:n)? down; postpon\w*;
    re-?schedul\w*; re-?arrang\w*; re-?book\w*; moved?; defer\w*; delay\w*; swap\w*; clash\w*;
    double[ -]?booked; overran|over ?ran|ran over|overrun\w*; too busy; busy; apologies; apols;
    childcare; bereave\w*; funeral; hospital\w*; dentist; isolat\w*; covid\w*; phased return; vacant;
    vacancy; awaiting; waiting; tbc; tba; to be (?:arranged|re\w+|confirmed|booked|held|completed);
    will be; due to; should have; was due; outstanding; bank holiday; christmas; easter; closed; closure;
    teams (?:down|failure|issues?); it (?:issues?|failure|problems?|down); no reply; no answer;
    left early; resigned; n/?a; not applicable; urgent\w*; crisis; s47; removal; epo;
    called (?:away|out); pulled; elsewhere; at (?:court|hospital|conference|panel|icpc|training);
    next (?:week|month|time|session|available); following (?:week|month); another (?:day|date|time);
    carried (?:over|forward); capacity; workload; pressures?; too (?:many|late|tired); staffing;
    short[ -]?staffed; changed; declined; refused; withdrew; withdrawn; did not; was not; were not;
    has not; have not; late notice; short notice; fire (?:alarm|drill); no room; jury;
    held (?:up|over|back); overs?lept; suspended; mat leave; secondment; seconded; wfh;
    self[ -]?isolat\w*; appointment; accident; injur\w*; power cut; rebook; scheduled for; planned for;
    booked for; pending; (?<!than )planned; scheduled; booked; proposed; arranged; tentative;
    provisional; needs? (?:rebooking|booking|a? ?new date); arrange; new date; chase\w*;
    no (?:tm|manager|sw|supervisor|worker|atm|lead); left the (?:authority|council|team|service); leaver;
    ran out of time; out of time; xmas; needed; due;
    issues? with (?:teams|it|laptop|system|internet|wi-?fi|connection); had to (?:go|leave|attend|cover);
    appt; stuck; shortage; (?:team|away|inset) day; conference; flexi(?: day)?; nwd;
    non[ -]?working(?: day)?; work experience; interviews?; panel; too high; strategy meeting;
    dependants?; gap; clos(?:ed|ing); in post; unavailable; maternity; paternity; left(?: post)?;
    uni(?:versity)?; course; tribunal; on (?:a )?visits?; visiting; took priority; priority; edt; ofsted;
    inspection; laptop; technical; internet; wi-?fi; diary; half[ -]term; new year; bank hol; storm;
    travel; void; blank; overdue; to do; cxl\w*; awol; no contact; replaced; on hold; paused; exempt;
    excused; informal; no (?:formal|proper); only; ad[ -]hoc; cpd day; late notice; no show; merged;
    combined; overwhelmed; too much; time ran out; instead; not; never; nobody;
    (?:held )?in abeyance; bypass\w*; supersed\w*; (?:in )?error; duplicated?; migraine; at gp; gp;
    tyre; trouble; none;
    see next; previous (?:session|supervision|meeting); nursery
""")
#: It took place, in so many words.
TOOK_PLACE = words(r"""
    went ahead; (?:has )?(?:took|taken) place; go(?:ne)? ahead as \w+; still (?:met|held);
    (?:session|supervision|meeting|sup) (?:was |has been )?(?:held|completed|done|undertaken|carried out);
    (?:held|done|conducted|undertaken|carried out) (?:on|via|by|over|in|at|as|with|virtually|remotely|
        online|together|jointly|late|early|today|anyway)(?! (?:hold|abeyance|error|court|hospital|icpc|
        visit|duty|
        leave)\w*| (?:to|until|till)\b);
    (?:both|all) (?:present|attended); we met;
    met (?:in person|on teams|at \w+|via|by|over|virtually|online|today|for (?:supervision|reflective|
        an? hour)|as planned|face);
    did (?:attend|meet|take place|happen|go ahead);
    attended(?: late| on time| as planned| via \w+| on teams)?(?=$| by| on| and); in attendance;
    held(?: as planned)?(?= *$| and| with); completed(?= *$| on| by| via| and); full session;
    managed to meet; (?:happened|ran|proceeded) as planned;
    (?:good|useful|productive|helpful|positive|brief|short|long|longer|excellent|reflective|thorough|
        extended|joint|first|final|initial|lovely|great) (?:session|supervision|meeting|discussion|
        reflection|chat);
    (?:session|supervision|meeting) (?:went (?:well|ahead)|focus\w*|started|ended|cut short|shortened|
        interrupted|notes|recorded|on teams|via|lasted|brought forward and held);
    started late; cut short; was interrupted;
    signed(?! off|-off)(?: by both| copy| and returned| record)?; typed up; written up; uploaded;
    (?:1st|first|2nd|second|3rd|last|final) (?:session|supervision) (?:since|after|back|before|with);
    (?<!.)(?:via|by|on|over) (?:ms )?(?:teams|zoom|phone|telephone|video)
""")
#: Its record is not finished: so there was something to record.
RECORD_TO_FOLLOW = words(r"""
    await\w* (?:signatures?|notes|sign[ -]?off|records?|minutes);
    (?:not|un) ?-?(?:yet )?signed(?: yet| by \w+)?(?! off);
    (?<!no )(?:notes|records?|minutes)(?: still)? (?:to follow|to be \w+|on \w+|not \w+|outstanding);
    to be typed(?: up)?; to be (?:signed|written up|uploaded);
    needs? (?:signing|typing|writing up|uploading)
""")
STILL_TO_COME = re.compile(
    r"\b(?:instead(?! held)|to (?:be|do|re\w+|arrange|book|follow|hold)|needed|needs?|required|tbc|will|"
    r"would|arrange\w*|awaiting|planned for|booked for|due(?! to)|hope\w*|"
    r"pending|outstanding|chas\w+|if|until|not|no|never|nothing)\b"
)
#: Words that negate or put off what follows.
NOT_TAKEN = re.compile(
    r"\b(?:not|never|no|nothing|to be|will be|should (?:have been|be)|was to be|could not be|yet to be|"
    r"due to be|"
    r"supposed to|meant to|failed to|unable to|hope to|needs? to be)\b (?:\w+ )?(?:held|completed|done|"
    r"take place|taken place|took place|go ahead|attend\w*|meet|met|signed|typed up|written up|present|"
    r"happen\w*)\b"
)
#: What was talked about: the rest of the clause is its subject.
TALKED = words(r"""
    discuss(?:ed|ion|ions|ing)?; disc; talk(?:ed|ing)?; spoke(?:n)?; review(?:ed|ing); explor(?:ed|ing);
    reflect(?:ed|ion|ing|ions)?; considered; looked at; went through; worked through;
    focus(?:ed|sed)?; updat(?:ed?|es|ing); raised concerns; shared; praised?; identified;
    support(?:ed|ing)? (?:with|around|for|re|on|her|him|them|following|after); debrief; advice;
    set (?:goals|actions|targets); thinking about; return to work; rtw
""")
#: What was settled; not a subject where it is that the session itself be put off.
SETTLED = words(r"""
    agreed; requested; approved; booked (?:her|his|their|annual|leave); advised
""")
#: What a supervision is about, where nothing else in the clause speaks against it.
SUBJECTS = words(r"""
    actions?; cases?; case ?load; no (?:\w+ )?(?:concerns?|issues?|worries|changes?|problems?);
    concerns?; issues?; wellbeing; well-being; welfare; progress(?:ing)?; development; pdp; asye;
    portfolio; appraisal; objectives?; targets?; themes?; learning; audit; notes; minutes; file;
    feedback; good; great; fine; ok(?:ay)?; useful; productive; helpful; positive; happy; settled;
    confident; probation; emotional; resilience; safeguarding; decisions?; oversight; rationale;
    next (?:supervision|sup|session|meeting|date)(?: date)?:? ?(?:is |on |booked |due )*\d.*;
    (?:all )?up to date; checked in; check[ -]?in; face to face; f2f; in person;
    (?:via|on|by|over) (?:ms )?(?:teams|zoom|phone|telephone|video); virtual(?:ly)?; remote(?:ly)?;
    online; group (?:supervision|session); reflective; chronolog\w+; review; nothing (?:new|to report);
    (?<!.)\d+(?:\.\d+)? ?(?:mins?|minutes|hours?|hrs?)(?!.); see (?:notes|records?|file); as above; covered
""")
JUST_BEFORE = re.compile(
    r"\b(?:last (?:week|month|time)|yesterday|recent\w*|previous\w*|"
    r"(?<!have )(?<!not )been|back (?:from|after))\b"
)
#: Before a hint: what the session came after, or before.
NEAR_IN_TIME = re.compile(
    r"\b(?:following|after|before|pre|since|from|back)[ -]"
    r"(?:a |an |her |his |their |annual |sick |long )*$"
)
#: What keeps people from coming where it is cancelled itself.
TRANSPORT = words(r"""
    trains?; bus(?:es)?; flights?; trams?; taxi; childcare
""")
PUT_OFF = words(r"""
    postpon\w*; re-?arrang\w*; re-?schedul\w*; re-?book\w*;
    mov(?:e|ed|ing) (?:it|this|to|session|sup\w*); canc(?!er)\w*; defer\w*; delay\w*; swap\w*; push\w*;
    skip\w*; abandon\w*; leave it
""")
#: The clause is about what comes, or what was before, not about the session of the row.
ANOTHER_TIME = re.compile(
    rf"\b{NEXT_TIME} (?:\w+ )?{OWN}\b|\b{NEXT_TIME} (?:week|month|time|date)(?:'s)? {OWN}\b|\bnext:"
)
