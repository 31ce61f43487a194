"""Addresses of the top floor, and the home page, which draws on all three."""

from django.urls import path

from nqsw.views import classes, home, leavers, registers

app_name = "nqsw"
urlpatterns = [
    path("", home.home, name="home"),
    path("people/<int:pk>/leaving/", leavers.leave, name="leave"),
    path("nqsw/classes/", classes.classes, name="classes"),
    path("nqsw/classes/new/", classes.class_new, name="class_new"),
    path("nqsw/classes/<int:pk>/", classes.master_class, name="class"),
    path("nqsw/classes/<int:pk>/edit/", classes.class_edit, name="class_edit"),
    path("nqsw/classes/<int:pk>/cancel/", classes.class_cancel, name="class_cancel"),
    path("nqsw/classes/<int:pk>/join/", classes.class_join, name="class_join"),
    path("nqsw/classes/<int:pk>/leave/", classes.class_leave, name="class_leave"),
    path("nqsw/classes/<int:pk>/people/", classes.class_people, name="class_people"),
    path("nqsw/classes/<int:pk>/register/", registers.register, name="register"),
]
