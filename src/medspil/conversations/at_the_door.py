"""At the door: who is not in yet, and what the code of an invitation opens, for someone who is in already, too."""

from medspil.conversations.desk_words import code_words, stranger_words
from medspil.conversations.messages import Incoming, Kind
from medspil.conversations.pressing import Pressing
from medspil.conversations.state import Opening
from medspil.conversations.texts import _, language
from medspil.conversations.understanding import Word, read_word
from medspil.domain.decisions import LeaveAtTheDoor, NoteWrongCode
from medspil.domain.invitations import CodeState, is_surely_a_code
from medspil.domain.persons import Role

_COMING_IN = {Role.CITIZEN: "coming-in", Role.SUPPORTER: "coming-in-supporter"}


class AtTheDoor(Pressing):
    """A desk by the door."""

    def stranger(self, incoming: Incoming) -> None:
        """Someone who is not in yet did this."""
        code = self.caller.code
        word = read_word(incoming.text, language()) if incoming.kind is Kind.TEXT else None
        if code is CodeState.GOOD:
            self._show_in()
        elif code is not None:
            self._not_good(code)
        elif self.aside is not None and word is not Word.STOP:
            self.take_up()
        elif word is Word.HELP or self.talk is None:
            self.say(stranger_words(self.contact()))
        elif word is Word.STOP:
            self.talk = self.aside = None
            self.decide(LeaveAtTheDoor())
            self.say(_("All right, we stop here. I keep nothing about you."))
        elif incoming.kind is Kind.PRESSED:
            self.press(incoming)
        else:
            self.hear(incoming.text, word)

    def is_about_an_invitation(self, incoming: Incoming) -> bool:
        """Whether someone who is in already came with a code; then it was answered.

        Words that happen to look like a code are words. Their own old link is just a way to say hello.
        """
        if self.caller.offer is not None and self.caller.citizen and incoming.kind in (Kind.START, Kind.TEXT):
            name, subject = self.caller.offer
            self.begin(name, Opening(subject=subject))
            return True
        code, by_link = self.caller.code, incoming.kind is Kind.START
        if code is None:
            return False
        if code is CodeState.GOOD:
            return self._takes_up_an_invitation(by_link)
        if (code is CodeState.USED and by_link) or not (by_link or is_surely_a_code(incoming.text)):
            return False
        self._not_good(code)
        return True

    def _takes_up_an_invitation(self, by_link: bool) -> bool:
        """A further role is asked about; where they have it already, the code stays good for somebody else."""
        invitation = self.caller.invitation
        assert invitation is not None
        # One may support several: each of them invites by a code of their own.
        if invitation.role not in self.roles or invitation.role is Role.SUPPORTER:
            self._show_in()
        elif invitation.role is Role.CITIZEN and invitation.from_id is not None:
            # They are in, but the one who invites may not stand beside them yet.
            self.begin("beside-by-code", Opening(subject=invitation.id))
        elif by_link:
            return False
        else:
            self.say(_("You are in already. Somebody else may use that code."))
        return True

    def _show_in(self) -> None:
        invitation = self.caller.invitation
        assert invitation is not None
        self.begin(_COMING_IN.get(invitation.role, "coming-in-staff"), Opening(subject=invitation.id))

    def _not_good(self, code: CodeState) -> None:
        if code is CodeState.UNKNOWN:
            self.decide(NoteWrongCode())
        self.say(code_words(code))
