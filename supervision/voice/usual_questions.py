"""The sentences that the survey starts with, until an authority writes its own.

Source: Ofsted's letter of 17 May 2011: "staff, including agency staff, report that their caseloads are
manageable and that they have access to regular supervision and training".
"""

from supervision.models import SurveyTopic

QUESTIONS = (
    ("My caseload is manageable.", SurveyTopic.CASELOAD),
    ("I have regular supervision.", SurveyTopic.SUPERVISION),
    ("I have access to the training that I need.", SurveyTopic.NONE),
    ("Supervision helps me with my cases.", SurveyTopic.NONE),
)
