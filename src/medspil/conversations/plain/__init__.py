"""Plain words, measured: how hard a text is to read, and how long it is on a phone without internet."""

from medspil.conversations.plain.lix import count_long_words, count_words, lix
from medspil.conversations.plain.sms import MOST_SEPTETS, as_sms, folded, segments, septets

__all__ = ["MOST_SEPTETS", "as_sms", "count_long_words", "count_words", "folded", "lix", "segments", "septets"]
