"""Nothing: the trail tells who reads whose notes from a migration of the `tracker` on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workforce", "0030_event_reasons")]
    operations = []
