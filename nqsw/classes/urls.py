"""Addresses of classes."""

from django.urls import path

from nqsw.classes.views import attendance, class_apologies, class_month, classes, marks, registers

urlpatterns = [
    path("nqsw/classes/", classes.classes, name="classes"),
    path("nqsw/classes/new/", classes.class_new, name="class_new"),
    path("nqsw/classes/<int:pk>/", classes.master_class, name="class"),
    path("nqsw/classes/<int:pk>/edit/", classes.class_edit, name="class_edit"),
    path("nqsw/classes/<int:pk>/cancel/", classes.class_cancel, name="class_cancel"),
    path("nqsw/classes/<int:pk>/join/", classes.class_join, name="class_join"),
    path("nqsw/classes/<int:pk>/leave/", classes.class_leave, name="class_leave"),
    path("nqsw/classes/<int:pk>/apologies/", class_apologies.class_apologies, name="class_apologies"),
    path("nqsw/classes/<int:pk>/people/", classes.class_people, name="class_people"),
    path("nqsw/classes/month/", class_month.class_month, name="class_month"),
    path("nqsw/classes/marks/", marks.class_marks, name="class_marks"),
    path("nqsw/classes/attendance/", attendance.attendance, name="attendance"),
    path("nqsw/classes/attendance.xlsx", attendance.attendance_workbook, name="attendance_workbook"),
    path("nqsw/classes/<int:pk>/certificate.pdf", attendance.certificate, name="certificate"),
    path("nqsw/classes/<int:pk>/feedback/", attendance.class_feedback, name="class_feedback"),
    path("nqsw/classes/<int:pk>/code/", attendance.class_code, name="class_code"),
    path("nqsw/classes/<int:pk>/sign-in/", attendance.class_sign_in, name="class_sign_in"),
    path("nqsw/classes/<int:pk>/register/", registers.register, name="register"),
]
