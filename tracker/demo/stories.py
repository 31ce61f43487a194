"""What is said about cases in the demo's records: made up, and without anyone's name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A discussion of one case, and what was agreed to do."""

    categories: tuple[str, ...]
    update: str
    childs_voice: str
    strengths: str
    risks: str
    reflection: str
    decision: str
    rationale: str
    timescale: str
    actions: tuple[str, ...]


STORIES = (
    Story(
        ("cin", "assessment"),
        "Two visits since last time, one announced and one not. The kitchen is clean and there was food in. "
        "School attendance is up to 91%.",
        "The youngest showed the new bedroom and said that bedtime is quiet now. The eldest was guarded and "
        "asked who reads what is written down.",
        "Mother asks for help early, and the aunt has them every Friday.",
        "Father's visits are unplanned, and each has ended with a call to the police.",
        "Are we reassured because the house is tidy? What we have seen is mostly mother on a good day. The "
        "eldest's caution may say more than the tidiness does.",
        "Stay with the child in need plan, and see the eldest alone, away from home, before the "
        "next meeting.",
        "Progress is real, but rests on one adult's account. The eldest has not yet been heard "
        "without mother.",
        "Before the next review meeting",
        ("See the eldest alone at school", "Ask the school for the attendance record by session"),
    ),
    Story(
        ("cp",),
        "The core group met. Parents came on time and stayed. Two of five parts of the plan are done; the "
        "safety plan for weekends is not.",
        "She drew the house with dad outside it, and said that nights are noisy when his friends come.",
        "Both parents accept that alcohol is the problem. Grandmother is part of the plan and keeps to it.",
        "No adult has been tested at a weekend, which is when the harm has happened.",
        "We speak of engagement because they attend. What has changed in her day? I would say the mornings "
        "have, and the nights have not.",
        "Make an unannounced visit on a Saturday evening, jointly with the police team, and bring "
        "the outcome to "
        "the core group.",
        "The plan is about weekends, and nobody has seen one.",
        "Within ten days",
        ("Arrange the Saturday visit with the police team", "Write the weekend part of the safety plan"),
    ),
    Story(
        ("cp", "s47"),
        "A bruise was seen by the nursery on Tuesday. Mother's account and the health visitor's differ about "
        "when he could first roll.",
        "He is eight months old. In the visit he settled with mother at once and watched her "
        "partner closely.",
        "Mother told us herself before the nursery called.",
        "An injury to a baby who is not mobile, and two accounts that don't fit together.",
        "I noticed that I wanted to believe her, because she had been open. Being open about one "
        "thing does not "
        "explain the other.",
        "Strategy discussion today; medical requested; the baby stays with grandmother until it is held.",
        "A bruise on a baby who does not move by himself is harm until it is explained.",
        "Today",
        ("Record the strategy discussion and who took part", "Tell the health visitor the outcome"),
    ),
    Story(
        ("cla",),
        "The placement is in its fifth month. The carers asked for advice about school refusal, not "
        "for an end.",
        "He wants to see his brother more than once a month, and said so for the third time.",
        "The carers keep a routine, and celebrate small things. The virtual school is involved.",
        "Time with his brother is arranged around adults' diaries, and was moved twice.",
        "If brothers' time is what he asks for each time, what does it tell him when we move it?",
        "Fix brothers' time for every second Saturday until the review, and tell him the dates in writing.",
        "His wish is clear, repeated, and within our power.",
        "Dates with him by the end of the week",
        ("Agree the Saturdays with both carers", "Write to him with the dates"),
    ),
    Story(
        ("cla",),
        "The care plan's aim is return home by summer. Contact has been supervised six times; the last notes "
        "are warm.",
        "She says that she wants to go home, and asks what happens if mum is ill again.",
        "Mother has kept every appointment for four months.",
        "No relapse plan is written down, and her question is exactly that.",
        "She asks the question that the plan leaves out. Who holds her if mother is unwell on a weekday?",
        "Hold a family group conference on what happens when mother is unwell, before unsupervised "
        "time begins.",
        "Return home will last only if the bad day is planned for.",
        "Conference within six weeks",
        ("Refer for a family group conference", "Ask the recovery team for a relapse plan"),
    ),
    Story(
        ("care_leaver",),
        "He has kept the tenancy for three months. Rent is two weeks behind since the job at the warehouse "
        "stopped.",
        "He said that he'd rather be called than written to, and that letters stay closed.",
        "He cooks, he has one good friend nearby, and he rang us himself about the rent.",
        "Arrears lead to a notice at four weeks. He sleeps in the day when he is low.",
        "We may be reading low mood as motivation. He did the hard part, he called.",
        "Call weekly instead of writing, and go with him to the housing office this week.",
        "The arrears are small today, and he has told us how to reach him.",
        "Housing office by Friday",
        ("Go to the housing office with him", "Ask for a payment arrangement of £5 a week"),
    ),
    Story(
        ("assessment",),
        "The assessment is at day 28. Both parents and the school were seen; the GP has not answered.",
        "They were seen alone and together. The middle one speaks for all three.",
        "A calm home, clear rules, and a father who reorganised his shifts.",
        "The referral spoke of shouting at night, and neighbours have not been asked.",
        "I have three children's views in one child's words. That is not three views.",
        "Extend by ten working days to see each child separately and to hear from the GP.",
        "A finished assessment with one voice in it would not stand.",
        "Day 38",
        ("See the other two separately", "Chase the GP by telephone, then by letter"),
    ),
    Story(
        ("cin",),
        "The plan is in its second review. Speech therapy began and nursery is going well.",
        "She used three-word sentences today and led me to the sand tray.",
        "Mother practises every day and keeps a chart on the fridge.",
        "No current risk of harm; isolation was the worry, and she has joined the toddler group.",
        "What would we still be doing that the nursery and the family could not?",
        "Prepare to close: one closing visit, and a plan that the nursery holds.",
        "The aims are reached, and the family knows how to come back.",
        "Close within three weeks",
        ("Closing visit with mother and nursery", "Write the closing summary"),
    ),
    Story(
        ("cp", "cin"),
        "The police were called twice in the month. She has told the domestic abuse worker that he "
        "has a key.",
        "The older boy stays awake when the gate opens. He told the school counsellor, and agreed "
        "that I may know.",
        "She has left before, and knows whom to ring. The school notices early.",
        "He has access to the home, and the order ends in three weeks.",
        "We ask again why she opens the door. We could ask what he does when she does not.",
        "Locks changed this week; legal advice on the order; safety plan with the boy for the night.",
        "His access is the risk, and the boy already has a plan of his own without an adult in it.",
        "Locks within two days, legal advice this week",
        (
            "Book the locks with housing",
            "Legal advice on renewing the order",
            "Night-time safety plan with him",
        ),
    ),
    Story(
        ("cin", "other"),
        "The package of short breaks began. Two of four sessions went ahead; the provider lacked staff.",
        "He uses pictures: he chose the swimming card and put the bus card away.",
        "Parents know his signs well and have written them down for us.",
        "Both parents are tired, and said so. There is no harm, and there is little slack.",
        "We count sessions offered. He has had two.",
        "Raise the missed sessions with the provider, and offer direct payments as another way.",
        "The promise was four. A plan that depends on one provider fails with it.",
        "Answer from the provider within a week",
        ("Write to the provider about the missed sessions", "Send the parents what direct payments are"),
    ),
    Story(
        ("cla", "care_leaver"),
        "She turned 17. The pathway plan draft is half written, and she has not seen it.",
        "She says that the plan is ours and not hers, and that she wants college in the next town.",
        "A place is offered, and her former carer stays in touch.",
        "Without a plan in place the travel money is not agreed, and term begins in seven weeks.",
        "We wrote about her without her because it was quicker. It has not been quicker.",
        "Start again with her: one page, her words first, and the money for travel settled now.",
        "It is her plan, and the date of term does not move.",
        "Travel money within two weeks",
        ("Sit down with her over a blank page", "Ask for the travel money to be approved"),
    ),
    Story(
        ("cp",),
        "The review conference is in five weeks. The health visitor and I see different homes: hers in the "
        "morning, mine after four.",
        "The twins were in their cots at four in the afternoon, awake and quiet.",
        "Mother has asked for the morning group, and father is home at six.",
        "Long afternoons with nobody to speak to, and two quiet babies.",
        "Quiet is comfortable for a visitor. What is it for them?",
        "Joint visit with the health visitor in the afternoon, and a plan for the hours between two and six.",
        "The concern is about a time of day, and we have never looked at it together.",
        "Joint visit within ten days",
        ("Joint afternoon visit with the health visitor", "Ask the family centre for an afternoon place"),
    ),
)  # fmt: skip
