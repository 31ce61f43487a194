"""Addresses of booking."""

from django.urls import path

from supervision.booking.views import booking, changes, groups, proposals, series, slots, week

urlpatterns = [
    path("supervision/book/", booking.book, name="book"),
    path("supervision/book/for/", booking.book_for, name="book_for"),
    path("supervision/book/series/", series.series_new, name="series_new"),
    path("supervision/book/group/", groups.group_new, name="group_new"),
    path("supervision/sessions/<int:pk>/people/", groups.group_people, name="group_people"),
    path("supervision/sessions/<int:pk>/leave/", groups.group_leave, name="group_leave"),
    path("supervision/propose/", proposals.propose_times, name="propose"),
    path("supervision/sessions/<int:pk>/pick/", proposals.pick, name="pick"),
    path("supervision/slots/", slots.slots, name="slots"),
    path("supervision/slots/week/", week.slots_week, name="slots_week"),
    path("supervision/slots/<int:pk>/pattern/", week.slots_pattern, name="slots_pattern"),
    path("supervision/slots/new/", slots.slot_new, name="slot_new"),
    path("supervision/slots/<int:pk>/again/", slots.slot_again, name="slot_again"),
    path("supervision/slots/<int:pk>/withdraw/", slots.slot_withdraw, name="slot_withdraw"),
    path("supervision/sessions/<int:pk>/move/", changes.move, name="move"),
    path("supervision/sessions/<int:pk>/cancel/", changes.cancel, name="cancel"),
    path("supervision/sessions/<int:pk>/missed/", changes.missed, name="missed"),
    path("supervision/sessions/<int:pk>/restore/", changes.restore, name="restore"),
]
