"""What the database refuses by itself, on both engines: the triggers and exclusion constraints.

A migration makes them, and drops them (`operations`); nothing else does. What should stand is read from
the migrations that a database has had (`expected`), what does stand from the database (`in_database`).

What `refusals` writes for a trigger that a released migration makes never changes: the tests hold its
digest. A trigger that should say something else is dropped and made anew by a migration of its own.
"""

from workforce.triggers.refusals import (
    NoOverlap,
    RefusedChange,
    Trigger,
    append_only,
    refuse,
    refuse_emptying,
    refuse_overlap,
)

__all__ = [
    "NoOverlap",
    "RefusedChange",
    "Trigger",
    "append_only",
    "refuse",
    "refuse_emptying",
    "refuse_overlap",
]
