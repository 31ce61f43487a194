"""How often a password may be wrong: slow for whoever guesses, never closed to its owner.

Counted over all processes in the database cache, by the sign-in library's own counters. No count is of the
account alone, so that no stranger can use up what belongs to its owner. See
docs/decisions/0016-sign-in-limits.md.
"""

from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

from workforce.accounts.known_devices import device_of

#: The name in `RATES`; the library writes "tries/time/of what".
RATES = {
    # A browser on which its owner has signed in before.
    "known-device": "10/5m/key",
    # An address of the internet, whoever is tried: an office shares one.
    "address": "60/10m/ip",
    # One account from one address.
    "account-and-address": "5/5m/key",
    # The same, while the account is under attack from many addresses.
    "slow-account-and-address": "1/15m/key",
    # From how many wrong passwords on an account, from anywhere, it counts as under attack.
    "account": "20/h/key",
}


def take_a_try(request: HttpRequest, email: str) -> RateLimitUsage | None:
    """One try at this account, counted before the password is looked at; None where it is one too many.

    Whoever turns out to be right gives it back (`rollback`), so that only wrong ones count.
    """
    email = email.lower()
    if device := device_of(request, email):
        return _take(request, "known-device", f"{email} {device}")
    taken = RateLimitUsage(usage=[])
    pair = f"{email} {ratelimit.get_ip(request)}"
    is_attacked = not _take(request, "account", email, only_look=True)
    counts = [("address", email), ("account-and-address", pair)]
    if is_attacked:
        counts.append(("slow-account-and-address", pair))
    for name, key in counts:
        if (usage := _take(request, name, key)) is None:
            return None
        taken.usage += usage.usage
    if not is_attacked and (usage := _take(request, "account", email)):
        taken.usage += usage.usage
    return taken


def forget_tries(request: HttpRequest, email: str) -> None:
    """The owner of this address has just proved it by e-mail: what was counted here counts no more."""
    pair = f"{email.lower()} {ratelimit.get_ip(request)}"
    for name in ("account-and-address", "slow-account-and-address"):
        ratelimit.clear(request, app="sign-in", action=name, config=RATES, key=pair)


def _take(request: HttpRequest, name: str, key: str, *, only_look: bool = False) -> RateLimitUsage | None:
    return ratelimit.consume(
        request, app="sign-in", action=name, config=RATES, key=key, dry_run=only_look, limit_get=True
    )
