"""The e-mail addresses of a list, and who signs in with them. Pure."""

from datetime import date

from tracker.setup.establishment_facts import EstablishmentFacts
from tracker.setup.establishment_identity import same_name
from tracker.setup.establishment_plan import (
    ChangedPerson,
    EstablishmentPlan,
    JoinedAccount,
    Person,
    Readdressed,
    RetiredAccount,
)
from workforce.imports.plans import Becomes
from workforce.readers.cells import number_key
from workforce.readers.establishment_rows import EstablishmentRow, named
from workforce.readers.names import folded


class Addresses:
    """An address is one person's: of someone who left it goes to the one who has it now."""

    def __init__(
        self, plan: EstablishmentPlan, facts: EstablishmentFacts, people: dict[int, Person], *, on: date
    ) -> None:
        self.plan, self.on = plan, on
        self._accounts = dict(facts.addresses)
        self._unowned = facts.unowned_accounts
        self._account_of = {
            key: one.known.account for key, one in people.items() if one.known and one.known.account
        }
        self._owners = {account: people[key] for key, account in self._account_of.items()}
        self._by_number = {number_key(row.staff_number): row for row in plan.reading.rows}
        self._by_name = {named(row): row for row in plan.reading.rows}
        self._holders: dict[str, list[Person]] = {}
        for one in people.values():
            if one.email:
                self._holders.setdefault(one.email.lower(), []).append(one)

    def take(self, row: EstablishmentRow, person: Person | None) -> bool:
        """Free the row's address for its person; False, with an error noted, where another works with it."""
        address = (row.email or "").lower()
        if not address:
            return True
        others = [one for one in self._holders.get(address, ()) if one is not person]
        account = self._accounts.get(address)
        owner = self._owners.get(account) if account else None
        if account and (owner is None or (owner is not person and owner not in others)):
            others += [owner] if owner else []
            if owner is None and not self._can_join(account, person):
                return self._refuse(row, "an account that belongs to no one in the list")
        others = [one for one in others if not self._gets_another(one, address)]
        here = next((one for one in others if not self._has_left(one)), None)
        if here:
            return self._refuse(row, f"{here} in the tracker")
        for one in others:
            self._give_up(row, one, address)
        return True

    def _can_join(self, account: int, person: Person | None) -> bool:
        """The account was invited by its address alone: it becomes this person's, who has no other."""
        has_another = person is not None and self._account_of.get(person.pk or 0) is not None
        return account in self._unowned and not has_another

    def join(self, row: EstablishmentRow, person: Person) -> None:
        """Who was invited before they were in a list signs in as the person of the list from now on."""
        account = self._accounts.get((row.email or "").lower())
        if account is None or account not in self._unowned:
            return
        self.plan.joined.append(JoinedAccount(person, account))
        says = f"Already signs in with {row.email}: the account is theirs from now on"
        self.plan.add("accounts joined", row=row.row, subject=person, says=says, becomes=Becomes.CHANGED)

    def _gets_another(self, person: Person, address: str) -> bool:
        """The same list has another address for this person."""
        row = self._row_of(person)
        listed = row.email if row else None
        return bool(listed) and (listed or "").lower() != address

    def _has_left(self, person: Person) -> bool:
        """In the tracker, or by the same list."""
        row = self._row_of(person)
        by_list = row.left_on if row else None
        return person.has_left(on=self.on) or (by_list is not None and by_list < self.on)

    def _row_of(self, person: Person) -> EstablishmentRow | None:
        row = self._by_number.get(number_key(person.staff_number or ""))
        if row is None or not same_name(person, row):
            # The numbers may have changed places too.
            row = self._by_name.get((folded(person.given_name), folded(person.family_name)), row)
        return row

    def _refuse(self, row: EstablishmentRow, whose: str) -> bool:
        problem = f"This is the address of {whose}. Correct one of the two."
        self.plan.refuse_cell(row, "email", row.email, problem)
        return False

    def _give_up(self, row: EstablishmentRow, former: Person, address: str) -> None:
        """Someone who left had this address: it is no longer theirs, nor does it sign them in."""
        if former.email.lower() == address:
            former.email = ""
            self.plan.changed.append(ChangedPerson(former, ("email",)))
        account = self._accounts.get(address)
        signs_in = account is not None and self._account_of.get(former.pk or 0) == account
        if account is not None and signs_in:
            self.plan.retired.append(RetiredAccount(account, address))
            del self._accounts[address]
        says = f"Left, and {address} belongs to {row.given_name} {row.family_name} now"
        says += ": the account that signed in with it is closed" if signs_in else ""
        self.plan.add(
            "addresses given again", row=row.row, subject=former, says=says, becomes=Becomes.CHANGED
        )

    def follow(self, row: EstablishmentRow, person: Person, former: str) -> None:
        """A changed address is what its person signs in with from now on, where the former one was."""
        account = self._account_of.get(person.pk or 0)
        signs_in_with = account and self._accounts.get(former.lower()) == account
        if not signs_in_with or not row.email or row.email.lower() == former.lower():
            return
        self.plan.readdressed.append(Readdressed(person, former, row.email))
        says = f"Signs in with {row.email} from now on, not with {former}; both addresses are told"
        self.plan.add(
            "sign-in addresses changed", row=row.row, subject=person, says=says, becomes=Becomes.CHANGED
        )
