"""Addresses of audits."""

from django.urls import path

from supervision.audits import exports
from supervision.audits.views import audit_findings, audit_questions, audit_result, audit_themes, audits

urlpatterns = [
    path("supervision/audits/", audits.audits, name="audits"),
    path("supervision/audits.xlsx", exports.audits_export, {"kind": "xlsx"}, name="audits_xlsx"),
    path("supervision/audits.csv", exports.audits_export, {"kind": "csv"}, name="audits_csv"),
    path("supervision/audits/new/", audits.audit_new, name="audit_new"),
    path("supervision/audits/themes/", audit_themes.audit_themes, name="audit_themes"),
    path("supervision/audits/themes/<int:pk>/", audit_themes.audit_theme_change, name="audit_theme_change"),
    path("supervision/audits/findings/", audit_findings.audit_findings, name="audit_findings"),
    path("supervision/audits/questions/", audit_questions.audit_questions, name="audit_questions"),
    path("supervision/audits/questions/new/", audit_questions.audit_question_new, name="audit_question_new"),
    path("supervision/audits/questions/<int:pk>/", audit_questions.audit_question, name="audit_question"),
    path(
        "supervision/audits/questions/<int:pk>/change/",
        audit_questions.audit_question_change,
        name="audit_question_change",
    ),
    path("supervision/audits/<int:pk>/", audits.audit, name="audit"),
    path("supervision/audits/<int:pk>/close/", audits.audit_close, name="audit_close"),
    path("supervision/audits/files/<int:pk>/", audits.audit_file, name="audit_file"),
    path("supervision/audits/files/<int:pk>/result/", audit_result.audit_result, name="audit_result"),
]
