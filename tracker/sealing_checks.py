"""System checks of the keys under which notes and second factors are sealed."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

from tracker.history import not_migrated, why_unknown
from workforce.accounts.second_factor import keys_of_second_factors
from workforce.resealing import keys_in_use
from workforce.rules.in_words import many
from workforce.sealing import key_names


@register(Tags.database)
def sealed_texts_have_their_keys(
    databases: Collection[str] | None = None, *, newest: int | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every text that stands sealed is under a key that is set, best the newest; none stands in clear.

    At a start, of each table the newest rows alone are looked at.
    """
    problems: list[CheckMessage] = []
    for alias in databases or ():
        if why_unknown(using=alias) or not_migrated(using=alias) or not settings.SEALING_KEYS:
            continue
        known, used = key_names(), keys_in_use(using=alias, newest=newest)
        problems += [_does_not_open(name, used[name]) for name in sorted(used.keys() - {*known})]
        if earlier := sum(used[name] for name in known[1:]):
            problems.append(
                Caution(
                    f"{many(earlier, 'text')} still sealed with an earlier key.",
                    hint="Run `manage.py rotate_keys` before that key is taken away.",
                    id="workforce.W050",
                )
            )
    return problems


@register(Tags.database)
def second_factors_are_sealed(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """What second factors are made of is sealed, best under the newest key."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        if why_unknown(using=alias) or not_migrated(using=alias) or not settings.SEALING_KEYS:
            continue
        used = keys_of_second_factors(using=alias)
        if in_clear := used.pop("", 0):
            problems.append(
                Error(
                    f"{many(in_clear, 'secret')} of second factors in clear: someone wrote past the tracker.",
                    hint="Reset those factors: `manage.py reset_second_factor`.",
                    id="workforce.E054",
                )
            )
        if earlier := used.total() - used[key_names()[0]]:
            problems.append(
                Caution(
                    f"{many(earlier, 'secret')} of second factors not sealed with the newest key.",
                    hint="Run `manage.py rotate_keys` before an earlier key is taken away.",
                    id="workforce.W051",
                )
            )
    return problems


def _does_not_open(name: str, number: int) -> CheckMessage:
    if not name:
        return Error(
            f"{many(number, 'text')} not sealed: someone wrote past the tracker.",
            hint="`manage.py verify` names each.",
            id="workforce.E053",
        )
    return Error(
        f"{many(number, 'text')} cannot be opened: sealed with the key {name}, which is not set.",
        hint="Add that key to SEALING_KEYS again; see docs/deployment.md.",
        id="workforce.E052",
    )
