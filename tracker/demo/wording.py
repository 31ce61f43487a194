"""What else is said in the demo's records, and the titles of its master classes."""

AGENDAS = (
    "Leave before the holidays; the court statement; two families in depth.",
    "The new starter on duty; caseload; one family in depth.",
    "Feedback from the audit; learning goals; actions from last time.",
    "How the week was; three families; the training bid.",
)
WORKLOADS = (
    "Two families close this month, one transfer is coming in. The mix is heavy on visits and light "
    "on court.",
    "The number is fine and the weight is not: four of these are weekly visits at opposite ends of the town.",
    "One case goes back to duty today. Room for one new allocation from next week, not two.",
    "Recording is two days behind. Tuesday mornings are kept free of visits until it is caught up.",
    "A steady month. The chronology for court took three days, and the plan allowed for one.",
)
LEARNING = (
    "Shadowed a strategy discussion and wrote half a page about it. Next: lead one with support.",
    "Read the serious case summary on neglect; took from it to ask what a usual Tuesday looks like.",
    "Asked for the motivational interviewing course. Direct observation to be arranged this term.",
    "The tool for the child's day was tried twice. Keeping it.",
    "Presented a family at the team's reflective group.",
)
HEALTH_AND_SAFETY = (
    "Lone visits are in the diary with a call afterwards. Leave booked for the last week of the month.",
    "The hire car request is in. Eye test due.",
    "Visits to one address are made in pairs until the risk assessment is reviewed.",
    "Nothing new. Eight days of leave left, to be taken before March.",
)
REFLECTIONS = (
    "We talked about what it is like to be the third worker in a year for a family, and what to say "
    "about that "
    "on the first visit.",
    "We looked at certainty: which of today's judgements rest on something seen, and which on "
    "something told.",
    "A visit that ended in shouting. What was mine, what was theirs, and what the room made of it.",
    "We wondered about the fathers who are not in our notes, and how three of them could be reached.",
    "",
)
OTHER_MATTERS = ("", "", "Return of the old laptop.", "The team day moved to the week after.")
WELLBEING = (
    "Sleeping better since the rota changed. Still brings one family home most evenings; we agreed "
    "when to ring.",
    "Tired, and says so. Leave is booked. No wish for more support at present.",
    "Enjoying the work more than in spring. Proud of the closing visit.",
    "A difficult month at home. Flexible hours on Thursdays agreed until half term.",
    "Well. Walks at lunch with two colleagues.",
)
JOTTINGS = "Ask about the Thursday hours. Praise for the chronology."
#: Why a strategy discussion was held or not, and what became of consent.
STRATEGY_HELD = "The threshold of significant harm was met; police and health took part by telephone."
STRATEGY_NOT_HELD = (
    "No new harm since the last core group, and the plan is being followed.",
    "Talked over with the conference chair: the concern is known and stands in the plan already.",
)
CONSENT_OBTAINED = "From the mother, in writing, for the school and the health visitor."
CONSENT_DISPENSED_WITH = "To ask first would have left the child at risk of harm."
OUTCOMES = (
    "Done, and recorded on the case.",
    "Done. The school sent the record the same day.",
    "Done by telephone, confirmed in writing.",
    "Done jointly with the health visitor.",
)
DROPPED = "No longer needed: the case was closed."
GENERAL_ACTIONS = (
    "Book the direct observation",
    "Send the reflective log",
    "Enter the leave in the calendar",
    "Bring the chronology to the next session",
    "Ask for a place in the next court skills day",
    "Catch up the recording of the last two visits",
)
#: Feedback by its source: who they are to the work, what they said, what was learnt from it.
FEEDBACK = {
    "lived_experience": (
        ("Mother of two", "She rang when she said she would.", "Keeping small promises builds trust."),
        ("Young person, 15", "He listened and did not write all the time.", "Put the pen down first."),
        ("Grandmother", "I knew what would happen next.", "Say the next step at the end of each visit."),
    ),
    "professional_feedback": (
        ("Head of year", "Well prepared, and clear about the plan.", "Send the plan two days ahead."),
        ("Health visitor", "Shares what matters and asks what I see.", "Ask before the meeting, not in it."),
        ("Family support worker", "Joint visits were well agreed.", "Agree who leads before the door."),
    ),
}
#: Pieces of reflective writing: title and text.
REFLECTIVE_WRITING = (
    ("A visit that I would begin again", "I talked to the adults first. Next time I begin with the child."),
    (
        "Staying with a silence",
        "I wanted to fill it. Waiting let something be said that I had missed.",
    ),
    ("When I was sure too soon", "A second look at the chronology changed what I thought of the last month."),
)
#: What was written of a milestone, by its kind.
MILESTONE_NOTES = {
    "agreement": (
        "Supervision every fortnight, 16 cases, half a day of protected time on Fridays. Reviews in months "
        "3, 6 and 12.",
    ),
    "development_plan": (
        "Next: chronologies, and speaking in core groups. Two joint visits, the class on chronologies, and "
        "one core group chaired by the end of the period.",
        "Next: court statements. Shadow a colleague in court, then draft one with supervision of each part.",
    ),
    "review": (
        "On course against the standards. Supervision and protected time were as promised. Next: more direct "
        "work with adolescents.",
        "Analysis has come on. One supervision was late because of sickness and was made up. The caseload is "
        "right for now.",
    ),
    "observation": (
        "Introduced the visit plainly, listened to the child alone, and checked what was understood before "
        "leaving. Next: leave more silence.",
        "Chaired the core group to its purpose and drew the father in. Next: end each point with who does "
        "what by when.",
    ),
}
OBSERVED_AT = ("Home visit", "Core group at the school", "Family time session")
#: Why an NQSW passed: in the words of the assessor, the panel and the employer.
VERDICTS = (
    "Three sound observations. Assessments have moved from description to analysis over the year.",
    "The evidence bears out the recommendation, most clearly the second and third observation.",
    "Agreed with the assessor and the panel.",
)
#: What seniors say of themselves as mentors: areas of practice, and when there is time.
MENTOR_OFFERS = (
    ("Court work, care proceedings", "Most Wednesdays"),
    ("Direct work with children, life story work", "Before noon"),
    ("Domestic abuse, working with fathers", "Thursdays and Fridays"),
    ("Neglect, chronologies", "From January"),
)
MENTOR_TOPICS = (
    "How to prepare a first core group.",
    "Saying no to the extra duty day, and how.",
    "A visit that went better than feared.",
    "What to ask for in the nine-month review.",
    "Writing for the family as a reader.",
)
DISAGREEMENT = (
    "The record says that I agreed to take the transfer this week. I said from next month, when the "
    "court work "
    "is finished."
)
COMMENT = "Agreed. I would add that the joint visit was my suggestion."
#: Title, aims, PCF domains, who gives it.
CLASSES = (
    ("Analysis and judgement in assessment", "From what is seen to what it means.",
     ("reflection", "knowledge"), "Grace Adeyemi"),
    ("Working with domestic abuse", "The perpetrator's pattern, and safety with the survivor.",
     ("skills", "rights"), "Daniel Okafor"),
    ("Direct work with children", "Play, pictures and plain words; bringing the child's day into the plan.",
     ("values", "skills"), "Helen Marsh"),
    ("Court skills: the witness box", "Evidence in chief, cross-examination, and what the bench needs.",
     ("professionalism", "contexts"), "Legal Services"),
    ("Neglect: seeing what is not there", "Cumulative harm, and chronologies that show it.",
     ("knowledge", "reflection"), "Grace Adeyemi"),
    ("Fathers and other men in the family", "Who is missing from the notes, and why.",
     ("diversity", "skills"), "Practice Development"),
    ("Writing chronologies", "What belongs in, and what a court reads first.",
     ("professionalism", "knowledge"), "Helen Marsh"),
    ("Motivational interviewing", "Change talk, resistance, and short practice in threes.",
     ("skills", "values"), "Recovery Service"),
    ("Parental mental health", "Illness, parenting and the child's understanding.",
     ("knowledge", "contexts"), "Children's Mental Health Team"),
    ("Life story work", "For children who have moved, and the adults who keep their story.",
     ("diversity", "values"), "Permanence Service"),
)  # fmt: skip
