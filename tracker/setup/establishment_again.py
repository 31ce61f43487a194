"""What someone who comes back has again with the account from before: said to whoever decides about it."""

from collections import Counter

from tracker.setup.establishment_facts import EstablishmentFacts, KnownWorker
from workforce.models import AuthorityRole
from workforce.rules.in_words import many


class Again:
    """The roles of accounts, and how many people each one manages on record."""

    def __init__(self, facts: EstablishmentFacts) -> None:
        self._roles = facts.roles
        self._managed = Counter(one.line_manager for one in facts.workers if not one.left_on)

    def in_words(self, known: KnownWorker) -> str:
        """A sentence; nothing where neither is so."""
        role = self._roles.get(known.account or 0, "")
        has = [f"has the role “{AuthorityRole(role).label}”"] if role else []
        if number := self._managed[known.pk]:
            has.append(f"reads the notes of {many(number, 'person', 'people')} as their line manager")
        return f" Who signs in with it {' and '.join(has)}." if has else ""
