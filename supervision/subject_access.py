"""What of a signed text is other people's: cases, and what a group shares."""

from typing import Any

from workforce.privacy.subject_access import Cut, Values


def _own_part(values: Values) -> tuple[Values, str]:
    """The text without its cases and the colleagues of a group; of a group's text no shared part either."""
    text: dict[str, Any] = dict(values.get("content", {}))
    facts, case_part = dict(text.get("session", {})), dict(text.get("case_part", {}))
    is_group = bool(facts.pop("others", []))
    cases = case_part.pop("cases", [])
    text |= {"session": facts, "case_part": {} if is_group else case_part}
    left_out = "what a group shares" if is_group else "about children and families" if cases else ""
    return {**values, "content": text}, left_out


SIGNED_TEXT = Cut("supervision.SignedText", _own_part)
