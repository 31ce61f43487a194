"""Questions for audits of supervision files to start from. An authority edits them. *Local*."""

#: Question, and what to look for; in the order in which they are asked.
QUESTIONS = (
    (
        "Supervision was as regular as promised, and gaps are explained.",
        "Compare the days of the sessions with the promised interval.",
    ),
    ("Decisions are clear, with a rationale and a timescale.", "Someone new to the case would understand."),
    (
        "The child’s voice and lived experience shaped the decisions.",
        "Not only what adults say of the child.",
    ),
    (
        "Risk is weighed, and thresholds such as section 47 are considered.",
        "Where no strategy discussion was held, the record says why.",
    ),
    ("There is reflection and challenge, not only a list of tasks.", "Another explanation was looked at."),
    ("Actions are followed up from one session to the next.", "Carried forward twice is a sign of drift."),
    ("The worker’s workload and development are looked after.", "Only the case part can be seen."),
    ("The record is signed by both, in good time.", "Within five working days."),
)
