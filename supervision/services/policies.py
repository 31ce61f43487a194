"""Frequency policies: the presets, put in place once."""

from django.db import transaction

from supervision.models import FrequencyPolicy, PolicyStage
from supervision.presets import PRESETS, Preset


@transaction.atomic
def install_presets() -> None:
    """Every preset that is not there yet, by name; what an authority has edited stays."""
    present = set(FrequencyPolicy.objects.values_list("name", flat=True))
    for preset in PRESETS:
        if preset.frequency.name not in present:
            _install(preset)


def _install(preset: Preset) -> None:
    frequency = preset.frequency
    policy = FrequencyPolicy.objects.create(
        name=frequency.name,
        source=frequency.source,
        reference=preset.reference,
        minimum_minutes=preset.minimum_minutes,
        counted_absence_working_days=frequency.counted_absence_working_days,
        return_grace_working_days=frequency.return_grace_working_days,
        moves_to_working_day=frequency.moves_to_working_day,
        is_default_for_nqsws=preset.is_default_for_nqsws,
        is_default_for_others=preset.is_default_for_others,
    )
    PolicyStage.objects.bulk_create(
        PolicyStage(
            policy=policy,
            from_number=stage.starts_at.number,
            from_unit=stage.starts_at.unit.value,
            every_number=stage.every.number,
            every_unit=stage.every.unit.value,
        )
        for stage in frequency.stages
    )
