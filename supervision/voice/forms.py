"""Answering the survey, and writing its questions."""

from collections.abc import Sequence
from typing import Any

from django import forms

from supervision.models import Agreeing, SurveyQuestion, SurveyRound


class SurveyForm(forms.Form):
    """A sentence a question, and how far someone agrees. Nothing is filled in, nothing is typed."""

    survey = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, survey: SurveyRound, questions: Sequence[SurveyQuestion], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"survey": survey.pk}
        self.round, self.questions = survey, questions
        for question in questions:
            self.fields[self.name_of(question)] = forms.TypedChoiceField(
                label=question.text,
                choices=Agreeing.choices,
                coerce=int,
                error_messages={"required": f"Select how far you agree with “{question.text}”"},
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
            )

    @staticmethod
    def name_of(question: SurveyQuestion) -> str:
        return f"question-{question.pk}"

    def clean_survey(self) -> int:
        key: int = self.cleaned_data["survey"]
        if key != self.round.pk:
            raise forms.ValidationError("This was the form of an earlier survey. Answer this one.")
        return key

    @property
    def answers(self) -> dict[int, int]:
        return {question.pk: self.cleaned_data[self.name_of(question)] for question in self.questions}


class SurveyQuestionForm(forms.ModelForm):
    """A sentence, and which figure of the tracker it is set beside."""

    class Meta:
        model = SurveyQuestion
        fields = ("text", "topic")
        widgets = {"text": forms.Textarea({"rows": 2}), "topic": forms.RadioSelect()}
        help_texts = {
            "text": "A sentence that people agree or disagree with, such as “I have regular supervision.”",
            "topic": "The results show this figure in the same row.",
        }
