"""Addresses of records."""

from django.urls import path

from supervision.records.views import (
    case,
    cases_not_discussed,
    cpd,
    decision_new,
    disagreement,
    file,
    prepare,
    prompts,
    record,
    record_pdf,
    session,
    session_new,
    sign,
    signatures,
)

urlpatterns = [
    path("supervision/sessions/<int:pk>/", session.session, name="session"),
    path("supervision/sessions/<int:pk>/prepare/", prepare.prepare, name="prepare"),
    path(
        "supervision/sessions/<int:pk>/prepare/<int:item_pk>/remove/",
        prepare.prepare_remove,
        name="prepare_remove",
    ),
    path("supervision/sessions/new/", session_new.session_new, name="session_new"),
    path("supervision/sessions/<int:pk>/record/", record.record, name="record"),
    path("supervision/sessions/<int:pk>/record/saved/", record.record_autosave, name="record_autosave"),
    path("supervision/sessions/<int:pk>/sign/", sign.sign, name="sign"),
    path("supervision/signatures/", signatures.signatures, name="signatures"),
    path("supervision/signatures/remind/", signatures.signature_remind, name="signature_remind"),
    path("supervision/sessions/<int:pk>/agree/", sign.agree, name="agree"),
    path("supervision/texts/<int:pk>/addendum/", sign.addendum, name="addendum"),
    path("supervision/file/<int:pk>/", file.file, name="file"),
    path("supervision/cases/", case.case, name="case"),
    path("supervision/cases/extract.txt", case.case_text, name="case_text"),
    path("supervision/cases/extract.pdf", case.case_pdf, name="case_pdf"),
    path("supervision/file/<int:pk>/file.pdf", file.file_pdf, name="file_pdf"),
    path("supervision/sessions/<int:pk>/record.pdf", record_pdf.record_pdf, name="record_pdf"),
    path("supervision/prompts/", prompts.prompts, name="prompts"),
    path("supervision/prompts/new/", prompts.prompt_new, name="prompt_new"),
    path("supervision/prompts/<int:pk>/", prompts.prompt_edit, name="prompt_edit"),
    path(
        "supervision/cases-not-discussed/",
        cases_not_discussed.cases_not_discussed,
        name="cases_not_discussed",
    ),
    path("supervision/file/<int:worker_pk>/decision/", decision_new.decision_new, name="decision_new"),
    path("supervision/disagreements/<int:pk>/", disagreement.disagreement, name="disagreement"),
    path("supervision/cpd/", cpd.cpd, name="cpd"),
    path("supervision/cpd/new/", cpd.cpd_new, name="cpd_new"),
    path("supervision/cpd/<int:pk>/", cpd.cpd_draft, name="cpd_draft"),
    path("supervision/cpd/<int:pk>/draft.txt", cpd.cpd_text, name="cpd_text"),
    path("supervision/sessions/<int:pk>/release/", sign.release, name="release"),
]
