"""What Telegram's refusals mean for a message: wait, never, nobody there, or unsure."""

from collections.abc import Iterator
from contextlib import contextmanager

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError, TimedOut

from medspil.bot.channels.channel import Never, NotYet, SendError, Unreachable, Unsure
from medspil.bot.channels.telegram.aiohttp_request import AskedToWait

TOKEN_PAUSE_SECONDS = 60.0
WRONG_BOT = (
    "Telegram does not know this bot's token. Put the token from @BotFather into MEDSPIL_TELEGRAM_TOKEN"
    " (and see that MEDSPIL_TELEGRAM_API_URL is right), then start again; asking again in a minute."
)
ADDRESS_GONE = ("chat not found", "user not found", "peer_id_invalid")
SAYS_SO_ALREADY = "message is not modified"
EDIT_IS_MOOT = (
    SAYS_SO_ALREADY,
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message can't be deleted",
    "message_id_invalid",
)
# Telegram's own words for what is wrong; anything else it says is not repeated, since it may quote a message.
KNOWN_REASONS = (
    "message text is empty",
    "message is too long",
    "message caption is too long",
    "there is no text in the message to edit",
    "there is no caption in the message to edit",
    "button_data_invalid",
    "inline keyboard button text is empty",
    "reply markup is too long",
    "file must be non-empty",
    "file is too big",
    "photo_invalid_dimensions",
    "image_process_failed",
    "not a text that can be encoded",
    "query is too old",
    "bad webhook",
    "secret token contains unallowed characters",
    "bot_command_invalid",
    "bot_command_description_invalid",
)


class EditIsMoot(SendError):
    """There is nothing to edit or to take away any more: it says so already, is gone, or too old."""


class SaysSoAlready(EditIsMoot):
    """The message says so already."""


@contextmanager
def refusals_told_apart() -> Iterator[None]:
    """Turns whatever a call to Telegram raises in this block into a SendError."""
    try:
        yield
    except SendError:
        raise
    except Exception as problem:
        # Nothing of the answer may follow along: it may repeat a message, and the address holds the token.
        raise send_error(problem) from None


def send_error(problem: Exception) -> SendError:
    """The SendError that stands for what a call to Telegram raised."""
    match problem:
        case AskedToWait():
            return NotYet(problem.seconds)
        case InvalidToken():
            return NotYet(TOKEN_PAUSE_SECONDS, everywhere=True)
        case Forbidden():
            return Unreachable("the bot was blocked, put out, or never started by the person (403)")
        case ChatMigrated():
            return Never("the group has become another chat")
        case BadRequest():
            return _of_bad_request(problem.message.casefold())
        case TimedOut():
            return Unsure("no answer in time")
        case TelegramError():
            return Unsure(f"the network or Telegram failed ({type(problem).__name__})")
        case _:
            return Unsure(f"an answer that cannot be read ({type(problem).__name__})")


def _of_bad_request(said: str) -> SendError:
    if any(words in said for words in ADDRESS_GONE):
        return Unreachable("there is no such chat (400)")
    if SAYS_SO_ALREADY in said:
        return SaysSoAlready("it says so already (400)")
    if any(words in said for words in EDIT_IS_MOOT):
        return EditIsMoot("there is nothing to edit (400)")
    reason = next((words for words in KNOWN_REASONS if words in said), "a reason that is not known here")
    return Never(f"Telegram refuses it (400): {reason}")
