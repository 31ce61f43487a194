"""Prompts to start from: questions for each box of a record. An authority edits them."""

from supervision.models import Box

#: Box, theme, question; in the order in which they are shown.
PROMPTS = (
    (Box.WELLBEING, "Support", "What took the most out of you since we last met?"),
    (Box.WELLBEING, "Support", "What would make the next two weeks easier?"),
    (Box.WORKLOAD, "Management", "Which piece of work worries you because nobody has looked at it recently?"),
    (Box.WORKLOAD, "Mediation", "What do you need from other teams or agencies that you are not getting?"),
    (Box.LEARNING, "Development", "What did you do well that you could teach someone else?"),
    (Box.LEARNING, "Development", "Where did you feel out of your depth?"),
    (Box.CHILDS_VOICE, "Lived experience", "What is an ordinary morning like in this home for this child?"),
    (
        Box.CHILDS_VOICE,
        "Lived experience",
        "What would the child say is going wrong, and what have they shown?",
    ),
    (Box.CHILDS_VOICE, "Neglect", "When did someone last see the child’s bed, food and clothes?"),
    (Box.STRENGTHS, "Strengths", "What goes well, even a little, and what makes that possible?"),
    (Box.STRENGTHS, "Strengths", "Who around the family turns up when it matters?"),
    (Box.RISKS, "Risk", "What are we worried will happen, to whom, how soon, and how likely is it?"),
    (
        Box.RISKS,
        "Domestic abuse",
        "What pattern of control is there, and who in the home is being held to account?",
    ),
    (Box.RISKS, "Neglect", "What is the harm so far, put together rather than one event at a time?"),
    (Box.RISKS, "Exploitation", "Who has the child’s time, phone and money, and where do they go?"),
    (Box.REFLECTION, "Reflection", "What else could explain what you see?"),
    (Box.REFLECTION, "Reflection", "What did you feel in that house, and what might that tell us?"),
    (Box.REFLECTION, "Reflection", "Whose account have we come to rely on, and what would change our mind?"),
    (Box.DECISION, "Management", "What happens next, by when, and what if it does not?"),
    (Box.DECISION, "Section 47", "Is the threshold for a strategy discussion met today? If not, why not?"),
)
