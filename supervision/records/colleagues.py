"""The names of those who work here, which are never meant for a child's."""

from workforce.models import Worker


def names_of_colleagues() -> list[str]:
    """Everyone's names, those who have left too: records speak of them for years."""
    rows = Worker.objects.values_list("given_name", "known_as", "family_name")
    return [name for row in rows for name in row if name]
