"""What an empty form field asks for: "Enter the first day", "Select who covers"; what a wrong one must be.

GOV.UK pattern for error messages: say what to do, in the words of the label, never what went wrong.
A field whose label makes no good sentence here gives its own message as `error_messages["required"]`.
"""

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxValueValidator, MinValueValidator, URLValidator
from django.forms import (
    BooleanField,
    ChoiceField,
    DecimalField,
    Field,
    FileField,
    IntegerField,
    ModelChoiceField,
    ModelMultipleChoiceField,
    TimeField,
)
from django.forms.boundfield import BoundField

from workforce.rules.in_words import many

#: Labels that do not follow "Enter" or "Select" as they are: what follows instead.
THINGS = {
    # days and times
    "agreed until": "the last day you agree to it",
    "day": "the day",
    "done on": "the day it was done",
    "files are audited by": "the last day for the auditors",
    "ended": "the time it ended",
    "ends at": "the time it ends",
    "from": "the first day",
    "from which day?": "the first day",
    "from which day on?": "the first day",
    "held on": "the day it was held",
    "in force from": "the first day it is in force",
    "received on": "the day it was received",
    "records begin on": "the day on which records begin",
    "review by": "the day of its next review",
    "sessions from": "the first day of the period",
    "sessions to": "the last day of the period",
    "started": "the time it started",
    "starts at": "the time it starts",
    "taken on": "the day it was taken",
    "the log was kept from": "the first day of the log",
    "to": "the last day",
    "which day?": "the day",
    "which time?": "a time",
    "which time suits you?": "a time",
    # numbers
    "a count of cases is old after": "the number of days after which a count is old",
    "at least every": "how often",
    "counted in": "weeks or months",
    "days, weeks or months": "days, weeks or months",
    "due by the end of month": "the month it is due",
    "from month": "the month it starts",
    "from which month?": "the month it starts",
    "hours": "the number of hours",
    "first months in which an nqsw holds no such case": "the number of months",
    "master classes missed in a row are pointed out from": "the number of master classes",
    "master classes to attend": "the number of master classes to attend",
    "mentor meeting every, months": "the number of months between mentor meetings",
    "milestones are announced from": "the number of days before a milestone is due",
    "most cases": "the most cases they can hold",
    "one audited file is moderated of every": "the number of files, one of which is moderated",
    "places": "the number of places",
    "protected time, % of hours": "the protected time, as a percentage of hours",
    "records are signed by both within": "the number of working days within which both sign",
    "share of an experienced worker’s caseload, %": "the share of cases, as a percentage",
    "shortest session, minutes": "the shortest session, in minutes",
    "shortest absence that moves the due day, working days": "the shortest absence, in working days",
    "someone is long absent from": "the number of working days after which someone is long absent",
    "supervision is due soon from": "the number of working days before supervision is due",
    "terms are reviewed after": "the number of months after which terms are reviewed",
    "weeks within which each case is discussed": "the number of weeks",
    "who was invited and has not come is written to again after": "the number of days",
    "working days after returning before supervision is due": "the number of working days after returning",
    # the rest
    "current password": "your current password",
    "email": "your email address",
    "from which authority?": "the authority",
    "how confident are you to use what you learnt?": "how confident you are to use what you learnt",
    "how often is supervision?": "how often supervision is",
    "how useful was it for your work?": "how useful it was for your work",
    "in which cohort?": "the cohort",
    "name": "a name",
    "new password": "a new password",
    "new password again": "the new password again",
    "the six digits that the app now shows": "the six digits that the app now shows",
    "password": "your password",
    "shown beside": "the box it is shown beside",
    "someone else": "someone else",
    "title": "a title",
    "which programme?": "the programme",
    "who are they to the work?": "who they are to the work",
    "who is supervised?": "who is supervised",
    "why": "a reason",
    "why?": "a reason",
}
#: What Django says of a choice that is not offered.
NOT_CHOSEN = frozenset(
    str(kind.default_error_messages["invalid_choice"])
    for kind in (ChoiceField, ModelChoiceField, ModelMultipleChoiceField)
)
#: What a filter says of such a choice: nobody typed it, an address brought it.
NOT_IN_THE_LIST = "This filter has a value that is not in its list: it was left out"
#: What Django says of what it cannot read, and what follows "“How many files” must" in its place.
WRONG = {
    str(IntegerField.default_error_messages["invalid"]): "be a whole number, like 12",
    str(DecimalField.default_error_messages["invalid"]): "be a number, like 0.5",
    str(TimeField.default_error_messages["invalid"]): "be a time, like 14:30",
    str(EmailValidator.message): "be an e-mail address, like name@example.com",
    str(URLValidator.message): "be a link that starts with https://",
    str(MinValueValidator.message): "be %(limit_value)s or more",
    str(MaxValueValidator.message): "be %(limit_value)s or less",
}
#: What follows it where a decimal has more figures than are kept, by the code of Django's error.
TOO_EXACT = {
    "max_digits": "have %(max)s figures or fewer",
    "max_decimal_places": "have %(max)s figures or fewer after the point",
    "max_whole_digits": "have %(max)s figures or fewer before the point",
}
#: A question that starts so can follow "Enter" or "Select" as it is: "Who covers?", "Select who covers".
ASKING = frozenset({"from", "how", "in", "what", "when", "where", "which", "who", "why"})
#: Unless its verb stands before its subject: "When did it end?".
INVERTED = frozenset({"are", "can", "did", "do", "does", "have", "is", "should", "was", "would"})
#: Labels that start so need no article.
DETERMINED = ASKING | {"a", "an", "another", "the", "their", "your"}


def what_is_missing(field: BoundField) -> str:
    """The message for a required field that was left empty."""
    label = str(field.label)
    if isinstance(field.field, BooleanField):
        return f"Select “{label}” to continue"
    if isinstance(field.field, FileField):
        return "Select a file"
    return f"{_verb(field.field)} {_thing(label)}"


def what_is_too_long(field: BoundField, *, limit: int, length: int) -> str:
    """The message for a text that is longer than its field keeps: boxes let all of it in and say so."""
    return f"“{field.label}” must be {many(limit, 'character')} or fewer. It has {length:,}"


def what_is_wrong(field: BoundField, error: ValidationError) -> str:
    """The message for what was sent and cannot be taken, in the place of Django's own; else nothing."""
    message = str(error.message)
    if message in NOT_CHOSEN:
        own = str(field.field.error_messages["required"])
        return what_is_missing(field) if own == Field.default_error_messages["required"] else own
    must = WRONG.get(message) or TOO_EXACT.get(error.code or "")
    return f"“{field.label}” must {must % (error.params or {})}" if must else ""


def _verb(field: Field) -> str:
    return "Select" if isinstance(field, ChoiceField | ModelChoiceField) else "Enter"


def _thing(label: str) -> str:
    name = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    if thing := THINGS.get(label.lower()):
        return thing
    first, _, rest = name.rstrip("?").partition(" ")
    if not label.endswith("?"):
        return name if first.rstrip(",") in DETERMINED else f"the {name}"
    follows = first in ASKING and not INVERTED.intersection(rest.split())
    return name.rstrip("?") if follows else f"an answer to “{label}”"
