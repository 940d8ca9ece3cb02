"""How long what is not needed any more is kept, before the nightly clean-up deletes it."""

from datetime import timedelta

KEPT = timedelta(days=14)
"""So long the wordless rows of what was handled, sent and done stay, and updates that nobody could read."""

STRANGERS_KEPT = timedelta(days=30)
"""So long after their last word the address of someone who never came in stays, so that wrong codes slow down."""

PULSES_KEPT = timedelta(days=365)
"""So long what was answered before a status meeting waits to be counted, where too few others have answered."""

MEETINGS_KEPT = timedelta(days=14)
"""So long after a status meeting, or after its note was approved, its picks, words and note can be read and copied."""

LAST_MEETING_KEPT = timedelta(days=400)
"""So long the bare day of the last status meeting stays: from it on one looks back at the next."""

COURSES_KEPT = timedelta(days=90)
"""So long after a course was closed it is known who was in it, and what they and the leader wrote can be read.

Longer only where its year is not over yet, because what is left of its answers is counted at the year's end. The
frozen figures, `counts` and `sums`, are never deleted: figures that were shown must be made of the same parts for
ever, or what one report says beside another would tell about single people (docs/group-privacy.md).
"""

AUDIT_KEPT = timedelta(days=730)
"""So long a line of the audit log stays, unless the settings say otherwise."""
