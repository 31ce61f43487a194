"""From here on the trail tells who reads whose notes; `migrate` tells what stands, once (see `tracker`)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("workforce", "0030_event_reasons")]
    operations = []
