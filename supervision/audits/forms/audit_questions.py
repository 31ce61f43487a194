"""Writing an audit question."""

from django import forms

from supervision.models import AuditQuestion


class AuditQuestionForm(forms.ModelForm):
    """The question and what to look for."""

    class Meta:
        model = AuditQuestion
        fields = ("text", "guidance")
        widgets = {"text": forms.Textarea({"rows": 2}), "guidance": forms.Textarea({"rows": 2})}
        help_texts = {"guidance": "Shown to the auditor under the question."}

    def clean_text(self) -> str:
        """No two questions ask the same thing; a retired question may return in the same words."""
        text: str = self.cleaned_data["text"]
        if AuditQuestion.objects.asked().filter(text=text).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This question is already asked.")
        return text
