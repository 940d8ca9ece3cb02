"""What the organisation's figures are called: whom a row is about, what is counted, and the categories of it."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from medspil.conversations.texts import _, quoted
from medspil.domain.course_figures import AFTER, ANSWER, FINISHED, HOURS, SESSION
from medspil.domain.group_figures import Scope


class _Row(Protocol):
    @property
    def scope(self) -> Scope: ...

    @property
    def name(self) -> str | None: ...


R = TypeVar("R", bound=_Row)


def scope_words(scope: Scope, name: str | None, names: Mapping[str, str]) -> str:
    """Whom a row is about; a course stands in quotation marks. `names` are those of units and courses by their ids."""
    if scope is Scope.ALL:
        return _("All")
    if scope is Scope.PARAGRAPH:
        return f"§ {name}"
    found = names.get(name or "", _("no longer known"))
    return quoted(found) if scope is Scope.COURSE else found


def in_order(rows: Iterable[R], names: Mapping[str, str]) -> list[R]:
    """Rows about all, the units, the courses, the paragraphs; those of one kind by their names."""
    kinds = list(Scope)
    return sorted(rows, key=lambda row: (kinds.index(row.scope), scope_words(row.scope, row.name, names)))


def variable_title(variable: str) -> str:
    """What is counted."""
    if variable.startswith(SESSION):
        return _("Session {number}").format(number=variable.removeprefix(SESSION))
    return {
        ANSWER: _("Offered a place"),
        FINISHED: _("Stayed to the end"),
        HOURS: _("Individual support meanwhile, hours a week"),
        AFTER: _("Support afterwards"),
    }.get(variable, variable)


def category_words(variable: str, category: str) -> str:
    """What a category is called."""
    if variable.startswith(SESSION):
        return {"present": _("was there"), "absent": _("was not there")}.get(category, category)
    return {
        ANSWER: {
            "accepted": _("said yes"),
            "declined": _("said no"),
            "later": _("later"),
            "none": _("no answer"),
        },
        FINISHED: {"finished": _("to the end"), "left": _("left before")},
        HOURS: {"6+": _("6 or more"), "unknown": _("not known")},
        AFTER: {
            "group": _("group"),
            "individual": _("individual"),
            "both": _("both"),
            "nothing": _("none"),
            "unknown": _("not known"),
        },
    }.get(variable, {}).get(category, category)
