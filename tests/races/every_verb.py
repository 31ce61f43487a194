"""All errands by name: each is raced with each (`matrix`), and watched in what order it locks."""

from tests.races.deciding import DECIDING
from tests.races.for_many import FOR_MANY
from tests.races.undoing import UNDOING
from tests.races.verbs import VERBS

EVERY_VERB = VERBS | FOR_MANY | UNDOING | DECIDING
assert len(EVERY_VERB) == sum(map(len, (VERBS, FOR_MANY, UNDOING, DECIDING))), "Two verbs of one name."
