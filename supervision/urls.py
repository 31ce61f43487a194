"""Addresses of the first floor."""

from django.urls import path

from supervision.views import booking, calendar, changes, session, slots

app_name = "supervision"
urlpatterns = [
    path("supervision/book/", booking.book, name="book"),
    path("supervision/book/for/", booking.book_for, name="book_for"),
    path("supervision/slots/", slots.slots, name="slots"),
    path("supervision/slots/new/", slots.slot_new, name="slot_new"),
    path("supervision/slots/<int:pk>/withdraw/", slots.slot_withdraw, name="slot_withdraw"),
    path("supervision/sessions/<int:pk>/", session.session, name="session"),
    path("supervision/sessions/<int:pk>/move/", changes.move, name="move"),
    path("supervision/sessions/<int:pk>/cancel/", changes.cancel, name="cancel"),
    path("supervision/sessions/<int:pk>/missed/", changes.missed, name="missed"),
    path("supervision/calendar/", calendar.calendar, name="calendar"),
    path("supervision/calendar/make/", calendar.calendar_make, name="calendar_make"),
    path("supervision/calendar/revoke/", calendar.calendar_revoke, name="calendar_revoke"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
]
