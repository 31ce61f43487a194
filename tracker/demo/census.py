"""What the demo's workforce data officer has entered for the census: nearly everything, and some wrong."""

from random import Random

from tracker.demo.people import Staff
from workforce.models import CensusPerson, CensusPost, CensusYear, Worker
from workforce.rules.census.codes import ETHNICITY
from workforce.rules.census.layouts import Layout, last_return, layout_of

#: Its own chance, so that the rest of the demo stays as it is whatever is entered here.
SEED = 30_09
#: Every so many people have something to mend or to check.
GAP, WRONG, UNASKED = 11, 41, 17
#: Nobody began younger.
YOUNGEST = 22
AREA = {
    "NumberOfVacancies": "9.50",
    "RecruitmentBonus": "2",
    "RetentionBonus": "2",
    "PerformanceAward": "0",
    "CarAllowance": "1",
    "RelocationPackage": "2",
    "RegionalWeighting": "0",
    "CostSWE": "1",
    "CostDBS": "1",
}
#: Salaries of the six roles of list B.
SALARIES = {1: 82_000, 2: 64_000, 3: 54_500, 4: 47_800, 5: 42_300, 6: 44_000}


def enter_census(staff: Staff) -> None:
    """Facts of everyone for the last return; all of them made up."""
    layout, random = layout_of(last_return(staff.on)), Random(SEED)  # noqa: S311 - for a demo
    people, posts = [], []
    for place, worker in enumerate(Worker.objects.order_by("pk").iterator(), start=1):
        people.append(CensusPerson(worker=worker, answers=_person(worker, place, random, layout), version=1))
        posts.append(
            CensusPost(
                worker=worker, year=layout.year, answers=_post(worker, place, random, layout), version=1
            )
        )
    here = [post for post in posts if post.worker.started_on <= layout.last_on]
    CensusPerson.objects.bulk_create(people)
    CensusPost.objects.bulk_create(
        [post for post in here if not post.worker.left_on or post.worker.left_on >= layout.first_on]
    )
    CensusYear.objects.create(year=layout.year, answers=AREA)


def _person(worker: Worker, place: int, random: Random, layout: Layout) -> dict[str, str]:
    age = random.randint(24, 62)
    born = f"{layout.year - age}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    began = worker.started_on.year - layout.year + age
    said = {
        "PersonBirthDate": born if began >= YOUNGEST else f"{layout.year - 48}-05-14",
        "Sex": random.choice("FFFFM"),
        "Ethnicity": random.choice(["WBRI"] * 12 + list(ETHNICITY)[:17]),
        "QualLevel": random.choice("1122223"),
        "StepUpGrad": random.choice(["0"] * 15 + ["1"]),
        "FrontlineGrad": "0",
    }
    if place % GAP == 0:
        del said["Ethnicity"]
    if place % WRONG == 0:
        said["PersonBirthDate"] = "1985-13-04"
    if place % UNASKED == 0:
        said["Ethnicity"] = "NOBT"
    return said


def _post(worker: Worker, place: int, random: Random, layout: Layout) -> dict[str, str]:
    if worker.is_agency:
        return {}
    salary = SALARIES[worker.org_role] + random.randrange(0, 4_000, 100)
    said = {
        "StartOrigin": random.choice("22245688"),
        "ContractWeeks": "52",
        "BaseSalary": f"{salary}.00",
        "RRPayments": random.choice(["0.00", "0.00", "1500.00"]),
    }
    if worker.left_on and layout.first_on <= worker.left_on <= layout.last_on:
        said |= {"LeaverDestination": random.choice("1345"), "ReasonLeave": random.choice("1115")}
        if place % 2:
            del said["LeaverDestination"]
    return said
