"""Addresses of the survey."""

from django.urls import path

from supervision.voice.views import survey, survey_questions, survey_rounds

urlpatterns = [
    path("supervision/survey/", survey.survey, name="survey"),
    path("supervision/survey/rounds/", survey_rounds.survey_rounds, name="survey_rounds"),
    path("supervision/survey/rounds/open/", survey_rounds.survey_open, name="survey_open"),
    path("supervision/survey/questions/", survey_questions.survey_questions, name="survey_questions"),
    path(
        "supervision/survey/questions/new/", survey_questions.survey_question_new, name="survey_question_new"
    ),
    path("supervision/survey/questions/<int:pk>/", survey_questions.survey_question, name="survey_question"),
    path(
        "supervision/survey/questions/<int:pk>/change/",
        survey_questions.survey_question_change,
        name="survey_question_change",
    ),
]
