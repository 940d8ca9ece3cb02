"""How a failure is told in a log: by its kind and place, never by the words it carries."""

import traceback


def where_it_failed(error: BaseException) -> str:
    """The error's type and the innermost places of our own code it came through."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "medspil" in f.filename]
    places = " < ".join(f"{f.filename.rpartition('medspil/')[2]}:{f.lineno}" for f in reversed(frames[-4:]))
    return f"{type(error).__name__} at {places or 'an unknown place'}"
