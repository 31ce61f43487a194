"""The post-qualifying standards that NQSWs measure themselves against, and that master classes cover.

Titles only, in our own order of keys; source: DfE, post-qualifying standard: knowledge and skills
statement for child and family practitioners; DHSC, knowledge and skills statement for social
workers in adult services.
"""

CHILD_AND_FAMILY = {
    "relationships": "Relationships and effective direct work",
    "communication": "Communication",
    "child_development": "Child development",
    "adult_needs": (
        "Adult mental ill-health, substance misuse, domestic abuse, physical ill-health and disability"
    ),
    "abuse_and_neglect": "Abuse and neglect of children",
    "assessment": "Child and family assessment",
    "analysis": "Analysis, decision-making, planning and review",
    "law": "The law and the family and youth justice systems",
    "supervision": "The role of supervision",
    "organisation": "Organisational context",
}

ADULTS = {
    "role": "The role of social workers working with adults",
    "person_centred": "Person-centred practice",
    "safeguarding": "Safeguarding",
    "mental_capacity": "Mental capacity",
    "assessment": "Effective assessments and outcome-based support planning",
    "direct_work": "Direct work with individuals and families",
    "reflection": "Supervision, critical reflection and analysis",
    "organisation": "Organisational context",
    "ethics": "Professional ethics and leadership",
}

RATINGS = {1: "Beginning", 2: "Developing", 3: "Secure", 4: "Confident"}
"""Where someone stands against a standard, in their own judgement."""

BY_PROGRAMME = {"child_family": CHILD_AND_FAMILY, "adults": ADULTS}

GROUPS = {"child_family": "Children and families", "adults": "Adults"}
"""Whose work each set of standards is about."""


def key_of(group: str, standard: str) -> str:
    """A standard's own key among all of them: both sets have one on supervision."""
    return f"{group}:{standard}"


def keys_of(group: str) -> dict[str, str]:
    """The standards of one set, in the framework's order: their titles by their own keys."""
    return {key_of(group, standard): title for standard, title in BY_PROGRAMME[group].items()}


TITLES = {key: title for group in BY_PROGRAMME for key, title in keys_of(group).items()}
"""Every standard of every set, by its own key."""
