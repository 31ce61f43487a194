"""Adding a theme for findings."""

from django import forms

from supervision.models import AuditTheme


class AuditThemeForm(forms.ModelForm):
    """Its words; those of a retired theme bring it back."""

    class Meta:
        model = AuditTheme
        fields = ("name",)

    def clean_name(self) -> str:
        """No two themes of the list are the same, whatever their letter case."""
        name: str = self.cleaned_data["name"]
        if AuditTheme.objects.filter(name__iexact=name, is_offered=True).exists():
            raise forms.ValidationError("This theme is already in the list")
        return name

    def validate_constraints(self) -> None:
        """A retired theme of the same words is brought back by the service, and refuses nothing."""
