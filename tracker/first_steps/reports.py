"""How each of the first steps stands for one reader, in one query beside the settings."""

from dataclasses import dataclass
from datetime import date

from tracker.first_steps.steps import Facts, Look, Step
from workforce.across_floors import listed
from workforce.authority_settings import history
from workforce.models import Account, FirstStepsPutAway, StepNotNeeded
from workforce.web.access import way_to
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Standing:
    """One step as it stands: `address` is the page that does it, empty where it is not this reader's."""

    step: Step
    look: Look
    address: str
    left: StepNotNeeded | None = None

    @property
    def action(self) -> str:
        """What its button says."""
        return self.look.action or self.step.action

    @property
    def is_open(self) -> bool:
        """Neither done nor left."""
        return not self.look.is_done and self.left is None


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """All of them, in order."""

    standings: list[Standing]

    @property
    def number_open(self) -> int:
        return sum(one.is_open for one in self.standings)

    @property
    def number_closed(self) -> int:
        """Done, or not needed here."""
        return len(self.standings) - self.number_open

    @property
    def next(self) -> Standing | None:
        """The first open one that this reader can do; None where there is none."""
        return next((one for one in self.standings if one.is_open and one.address), None)


def steps() -> tuple[Step, ...]:
    """Every step, in order; see `tracker.lists`."""
    return listed("FIRST_STEPS")


def first_steps(viewer: Viewer) -> FirstSteps:
    """How each step stands today, for this reader."""
    facts, settings = facts_on(viewer.on, account=viewer.account), history()
    left = {one.step: one for one in StepNotNeeded.objects.select_related("said_by__worker")}
    return FirstSteps(
        [
            Standing(step, look, _address(step, look, viewer), left.get(step.key))
            for step in steps()
            for look in [step.look(facts, settings)]
        ]
    )


def facts_on(on: date, *, account: Account) -> Facts:
    """What all steps ask, answered in one query."""
    asked = {name: expression for step in steps() for name, expression in step.asks(on).items()}
    return Account.objects.filter(pk=account.pk).values(**asked).get()


def _address(step: Step, look: Look, viewer: Viewer) -> str:
    if look.page:
        return way_to(look.page, viewer=viewer)
    address = way_to(step.page, *step.args, viewer=viewer)
    return f"{address}?{step.query}" if address and step.query else address


def is_put_away(viewer: Viewer) -> bool:
    """This person no longer wants them on the home page."""
    return FirstStepsPutAway.objects.filter(account=viewer.account).exists()


def for_home(viewer: Viewer) -> FirstSteps | None:
    """The steps on the home page of those who do them and did not put them away; None once all are done."""
    if not (viewer.is_administrator or viewer.is_principal_social_worker):
        return None
    found = first_steps(viewer)
    return found if found.number_open else None
