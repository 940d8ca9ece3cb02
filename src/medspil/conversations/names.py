"""What somebody is called: a short name, as it stands in a list and on a button."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pydantic import TypeAdapter

from medspil.conversations.readers import Again, Reader, Reading, Value, looks_empty
from medspil.conversations.texts import _
from medspil.conversations.understanding import read_yes_no
from medspil.domain.invitations import LONGEST_NAME


@dataclass(frozen=True)
class _AName:
    """Reads what somebody is called: any words, but short. `own`: it is one's own, so that one may make one up."""

    own: bool = True
    adapter: ClassVar[TypeAdapter[str]] = TypeAdapter(str)
    takes_words: bool = True
    skippable: bool = False
    only_choices: bool = False
    dated: bool = False

    def read(self, text: str, now: datetime, language: str) -> Reading[str]:
        name = " ".join(text.split())
        if looks_empty(name):
            return Again(_("I got an empty message. Write a few words."))
        if len(name) > LONGEST_NAME or "?" in name or read_yes_no(name, language) is not None:
            if self.own:
                return Again(_("Write a name of at most 40 letters. You can also make one up."))
            return Again(_("Write a name of at most 40 letters."))
        return Value(name)


a_name: Reader[str] = _AName()
"""What somebody is called; it may be made up."""

name_of_another: Reader[str] = _AName(own=False)
"""What a colleague is called."""
