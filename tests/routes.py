"""Every route of the tracker, found in its URLconf."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes(patterns=None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the tracker by its name; those of allauth have guards of their own."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            name = f"{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, name)
        elif not pattern.callback.__module__.startswith(("allauth.", "django.views.generic")):
            yield space + (pattern.name or str(pattern.pattern)), pattern
