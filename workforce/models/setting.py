"""The history of the authority's settings."""

from django.conf import settings
from django.db import models

from workforce.models.known_settings import KNOWN
from workforce.rules.authority import Setting


class SettingRevision(models.Model):
    """From a day on, a setting of the authority is this: what it was before, who said so and why.

    Rows are added and never changed. `setting` is one of `Setting`. Of several that hold on a day, that with
    the later first day counts; of two with the same first day, the one that was added later. `set_by` is None
    for the tracker itself.
    """

    setting = models.CharField(max_length=40)
    value = models.JSONField("is now", null=True)
    before = models.JSONField("was before", null=True)
    from_on = models.DateField("first day")
    reason = models.CharField(max_length=200)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("from_on", "pk")
        verbose_name = "setting"
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="setting_has_a_reason",
                violation_error_message="Enter why this changes.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.label} from {self.from_on:%d/%m/%Y}"

    @property
    def label(self) -> str:
        """What the setting is called on a page."""
        return KNOWN[Setting(self.setting)].label

    @property
    def words(self) -> str:
        """What it is from the day on, as a page shows it."""
        return self._in_words(self.value)

    @property
    def words_before(self) -> str:
        """What it was, as a page shows it."""
        return self._in_words(self.before)

    def _in_words(self, kept: object) -> str:
        kind = KNOWN[Setting(self.setting)].kind
        return kind.words(kind.read(kept))
