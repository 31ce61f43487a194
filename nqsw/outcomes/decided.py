"""How the programmes ended that were decided in a time, in numbers."""

from collections import Counter
from datetime import date

from nqsw.models import OutcomeStep
from nqsw.models.outcome import Step, Verdict


def decided_between(first: date, last: date) -> list[tuple[Verdict, int]]:
    """How many decisions of the employer there were of each kind, both days included; none left out."""
    decided = OutcomeStep.objects.standing().filter(step=Step.DECIDED, taken_on__range=(first, last))
    counted = Counter(decided.values_list("verdict", flat=True))
    return [(verdict, counted[verdict]) for verdict in Verdict]
