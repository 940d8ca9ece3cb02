"""Drawing pictures: each from its data, as PNG, at the moment it is sent."""

from medspil.bot.pictures.code import code_png
from medspil.bot.pictures.plan import plan_png
from medspil.bot.pictures.progress import progress_png
from medspil.bot.pictures.sums import sums_png
from medspil.bot.pictures.weeks import weeks_png
from medspil.conversations.pictures import Picture, PlanPicture, ProgressPicture, WeeksPicture

__all__ = ["as_png", "code_png", "plan_png", "progress_png", "sums_png", "weeks_png"]


def as_png(picture: Picture) -> bytes:
    """The picture as PNG. May be called from any thread; takes some tenths of a second. Raises ValueError."""
    if isinstance(picture, ProgressPicture):
        return progress_png(picture)
    if isinstance(picture, WeeksPicture):
        return weeks_png(picture)
    return plan_png(picture) if isinstance(picture, PlanPicture) else sums_png(picture)
