"""From here on the trail tells who reads whose notes; `migrate` tells what stands, once every floor is there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("tracker", "0003_exports"),
        ("workforce", "0032_addresses_beside_events"),
        ("supervision", "0024_seal_reasons"),
        ("nqsw", "0021_seal_reasons"),
    ]
    operations = []
