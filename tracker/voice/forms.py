"""Which round of the survey is shown, and which of its questions."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from supervision.models import SurveyQuestion, SurveyRound
from workforce.web.fields import choice_field


class ResultsForm(forms.Form):
    """Filters of the results, in the address. By default the latest round and its first question."""

    round = forms.ChoiceField(label="Round", required=False)
    question = forms.ChoiceField(label="Question", required=False)

    def __init__(self, data: QueryDict | None, *, rounds: Sequence[SurveyRound]) -> None:
        super().__init__(data)
        self.rounds = rounds
        choice_field(self, "round").choices = [(one.quarter.isoformat(), str(one)) for one in rounds]
        wanted = data.get("round") if data else None
        self.survey = next((one for one in rounds if one.quarter.isoformat() == wanted), rounds[0])
        self.questions: list[SurveyQuestion] = list(self.survey.questions.all())
        choice_field(self, "question").choices = [(str(one.pk), one.text) for one in self.questions]
        chosen = data.get("question") if data else None
        self.chosen = next((one for one in self.questions if str(one.pk) == chosen), self.questions[0])
        self.initial = {"round": self.survey.quarter.isoformat(), "question": str(self.chosen.pk)}

    @property
    def before(self) -> SurveyRound | None:
        """The round before the one that is shown."""
        place = self.rounds.index(self.survey) + 1
        return self.rounds[place] if place < len(self.rounds) else None
