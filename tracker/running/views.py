"""What runs by itself, for administrators: when it last did, and what goes wrong while it does not."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker.running.late import late_in_words, watched_jobs
from workforce.web.access import administrators, allowed_to
from workforce.web.request import Request


@allowed_to(administrators)
def jobs(request: Request) -> HttpResponse:
    at = timezone.now()
    context = {"jobs": watched_jobs(at=at), "late": late_in_words(at=at)}
    return render(request, "tracker/running/jobs.html", context)
