"""The home page: what this reader must do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workforce.access import anyone_signed_in, open_to


@open_to(anyone_signed_in)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "nqsw/home.html")
