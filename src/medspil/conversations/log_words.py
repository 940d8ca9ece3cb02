"""What stands in the audit log, as a person would say it."""

from medspil.conversations.texts import _


def log_words() -> dict[str, str]:
    """What stands in the audit log, as a person would say it."""
    return {
        "said yes": _("You said yes."),
        "said yes: group-leader": _("You said yes to leading groups."),
        "said yes: contact-person": _("You said yes to being a contact person."),
        "said yes: interviewer": _("You said yes to holding interviews."),
        "said yes: supporter": _("You said yes to standing beside someone."),
        "new sub-goal": _("You set a sub-goal."),
        "changed a sub-goal": _("You changed a sub-goal."),
        "looked back: goes-on": _("You looked back and went on."),
        "looked back: reached": _("You reached a sub-goal."),
        "looked back: adjusted": _("You looked back and took a new step."),
        "looked back: moved": _("You moved the day of a sub-goal."),
        "looked back: let-go": _("You let a sub-goal go."),
        "wished for help": _("You wished for help."),
        "changed settings": _("You changed your settings."),
        "stopped": _("You asked for quiet."),
        "took something back": _("You took something back."),
        "went on": _("You asked me to write again."),
        "got a copy of all data": _("You got a copy of your data."),
        "answered an offer": _("You answered the offer of a place in a group."),
        "joined a group": _("You took a place in a group."),
        "changed wishes for a group": _("You changed what you want in a group."),
        "left a group": _("You left a group."),
        "told whether they come": _("You told whether you come to a group."),
        "answered whether they want an interview": _("You answered whether you want an interview."),
        "told of a status meeting": _("You told of a status meeting."),
        "called a status meeting off": _("You told that a status meeting is off."),
        "invited a supporter": _("You invited someone you know."),
        "answered a proposal": _("You answered a proposal."),
        "changed what they are called": _("You changed what you are called."),
        "asked someone along": _("You asked someone along."),
        "began interviews": _("You began a round of interviews."),
        "read interviews": _("You read what was said in interviews."),
        "planned a group": _("You planned a group."),
        "changed a session": _("You changed a session of a group."),
        "offered a place": _("You offered a place in a group."),
        "opened a room": _("You let people join in the room."),
        "told who was there": _("You told who was there."),
        "wrote back to a group": _("You wrote back to a group."),
        "told how much support goes beside a group": _("You told how much support goes beside a group."),
        "told which support follows a group": _("You told which support follows a group."),
    }
