"""What people are found by: one text of names, numbers and address for each, in plain letters."""

import unicodedata

from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Replace, Upper

LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŧ": "t", "ħ": "h"}
)
INSIDE = "'’‘‛`´ʼʻʹ＇′"
BATCH = 500
KEY = Upper(Replace(Replace('case_reference', Value(' '), Value('')), Value('-'), Value('')))


def in_plain_letters(text):
    joined = "".join(character for character in text if character not in INSIDE)
    spelled = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", joined).casefold())
    bare = "".join(character for character in spelled if not unicodedata.combining(character))
    kept = (character if character.isalnum() else " " for character in bare.translate(LETTERS))
    return " ".join("".join(kept).split())


def text_of(worker):
    family = in_plain_letters(worker.family_name)
    firsts = [in_plain_letters(name) for name in (worker.known_as, worker.given_name)]
    names = [order for first in firsts if first for order in (f"{first} {family}", f"{family} {first}")]
    names = names or [family]
    others = (worker.staff_number or "", worker.swe_number or "", worker.email.partition("@")[0])
    plain = [in_plain_letters(other) for other in others]
    together = [text.replace(" ", "") for text in (*firsts, family, *plain) if " " in text]
    bare = [text.lstrip("0") for text in plain if text.isdecimal() and text.startswith("0")]
    return "|" + "|".join(dict.fromkeys(text for text in (*names, *plain, *together, *bare) if text)) + "|"


def fill(apps, schema_editor):
    """Write the text of everybody who is there."""
    workers = apps.get_model("workforce", "Worker").objects.order_by("pk")
    last = 0
    while some := list(workers.filter(pk__gt=last)[:BATCH]):
        for worker in some:
            worker.search_text = text_of(worker)
        workers.model.objects.bulk_update(some, ["search_text"])
        last = some[-1].pk


class Migration(migrations.Migration):

    dependencies = [
        ('workforce', '0015_programme_sheets'),
    ]

    operations = [
        migrations.AddField(
            model_name='worker',
            name='search_text',
            field=models.TextField(blank=True, default='', editable=False),
        ),
        migrations.AddIndex(
            model_name='allocation',
            index=models.Index(KEY, name='allocation_by_case_key'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
