"""Naming the filters of a page, naming them otherwise, and letting them go."""

from datetime import datetime

from django.db import transaction
from django.db.models import RestrictedError

from tracker.models import SavedView
from tracker.saved_views.pages import Filters, ViewPage
from workforce.models import Account
from workforce.rules.refusal import Refusal

#: Views of one page that a person can have: more are no quicker to find than the filters.
MOST = 20
FULL = f"You have {MOST} views of this page. Delete one that you do not need, then save this one."
IN_USE = "A file is made from this view every month. End that first, then delete the view."
TAKEN = "You have a view of this name already. Enter another name."


@transaction.atomic
def save_view(
    *, page: ViewPage, name: str, filters: Filters, opens_first: bool, by: Account, at: datetime
) -> SavedView:
    """Keep filters under a name. Raises Refusal where the name is taken, or there are too many."""
    _lock(by)
    if SavedView.objects.filter(owner=by, page=page.key).count() >= MOST:
        raise Refusal(FULL)
    view = SavedView(owner=by, page=page.key, filters=dict(filters), saved_at=at)
    return _named(view, name, opens_first=opens_first)


@transaction.atomic
def change_view(view: SavedView, *, name: str, opens_first: bool, by: Account) -> SavedView:
    """Another name, and whether the page opens with it. Raises Refusal where the name is taken."""
    _lock(by)
    return _named(view, name, opens_first=opens_first)


@transaction.atomic
def delete_view(view: SavedView) -> None:
    """Let a view go. Raises Refusal while files are made from it every month."""
    try:
        view.delete()
    except RestrictedError as error:
        raise Refusal(IN_USE) from error


def _lock(owner: Account) -> None:
    Account.objects.select_for_update().get(pk=owner.pk)


def _named(view: SavedView, name: str, *, opens_first: bool) -> SavedView:
    others = SavedView.objects.filter(owner=view.owner_id, page=view.page).exclude(pk=view.pk)
    if others.filter(name__iexact=name).exists():
        raise Refusal(TAKEN)
    if opens_first:
        others.filter(opens_first=True).update(opens_first=False)
    view.name, view.opens_first = name, opens_first
    view.save()
    return view
