"""How hard the property tests try: `HYPOTHESIS_PROFILE=thorough` asks for ten times as much.

- `fast`: a tenth, the same each time; for the loop while writing.
- `part`: a quarter; for `make test`, and for `make test-database`, where another engine tries what the first
  has tried whole.
- `ci`: as each test says; for `make test-rest` and `make test-all`, so for the whole check.
- `thorough`: ten times that; for a night.
- `mutants`: a fifth, and no search for the smallest example; for mutation testing, where it
  matters that a test fails and not how.
"""

import os

from hypothesis import HealthCheck, Phase, settings

SHARES = {"fast": 0.1, "part": 0.25, "ci": 1, "thorough": 10, "mutants": 0.2}
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
QUICK = [Phase.explicit, Phase.generate]

#: A property that says nothing is tried so often, as Hypothesis does by itself.
USUAL = 100

settings.register_profile("ci", deadline=None, max_examples=USUAL)
settings.register_profile("part", deadline=None, max_examples=USUAL // 4)
settings.register_profile("thorough", deadline=None, max_examples=10 * USUAL, print_blob=True)
settings.register_profile("fast", deadline=None, max_examples=10, derandomize=True, database=None)
settings.register_profile("mutants", parent=settings.get_profile("fast"), max_examples=20, phases=QUICK)
settings.load_profile(PROFILE)


def share_of(number: int) -> int:
    """So many runs under the profile of this test run, of the number under `ci`."""
    return max(2, round(number * SHARES[PROFILE]))


def runs(number: int, *, ignoring: list[HealthCheck] | None = None) -> settings:
    """The settings of a property that is tried so many times under `ci`."""
    return settings(max_examples=share_of(number), suppress_health_check=ignoring or [])
