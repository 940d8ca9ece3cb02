"""A wrong setting stops the start with one sentence: which one, why, and how to put it right."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from medspil.bot.mail_server import MailServer
from medspil.bot.settings import BadSettings, Settings, read_settings
from medspil.conversations.facts import USUAL_HELP_TIME, ChatShows, HelpLine
from medspil.domain.helping import HelpTime
from medspil.domain.opening_hours import OpeningHours, Span
from medspil.storage.vault import new_key

TOKEN = "4711:a-token-of-nobody"
A_KEY = "AAAA" * 21 + "AA"
RIGHT = {"TELEGRAM_TOKEN": TOKEN, "KEYS": A_KEY}
HOOK = {"TELEGRAM_WEBHOOK_URL": "https://example.org/telegram"}

WRONG = [
    ({"TIMEZONE": "Europe/Havneby"}, "MEDSPIL_TIMEZONE", "names no time zone", "Europe/Copenhagen"),
    ({"TIMEZONE": "../../etc/passwd"}, "MEDSPIL_TIMEZONE", "names no time zone", "Europe/Copenhagen"),
    ({"TIMEZONE": ""}, "MEDSPIL_TIMEZONE", "names no time zone", "Europe/Copenhagen"),
    ({"LANGUAGE": "sv"}, "MEDSPIL_LANGUAGE", "none of the languages", "use da or en"),
    ({"LOG_LEVEL": "LOUD"}, "MEDSPIL_LOG_LEVEL", "is no level", "use DEBUG, INFO"),
    ({"TELEGRAM_TOKEN": "hello"}, "MEDSPIL_TELEGRAM_TOKEN", "is no bot token", "copy the whole line"),
    ({"TELEGRAM_TOKEN": "4711:"}, "MEDSPIL_TELEGRAM_TOKEN", "is no bot token", "copy the whole line"),
    ({"TELEGRAM_TOKEN": "\u0664\u0667:abc"}, "MEDSPIL_TELEGRAM_TOKEN", "is no bot token", "copy the whole line"),
    ({"TELEGRAM_API_URL": "localhost"}, "MEDSPIL_TELEGRAM_API_URL", "is no web address", "begins with https://"),
    ({"TELEGRAM_WEBHOOK_URL": "example.org"}, "MEDSPIL_TELEGRAM_WEBHOOK_URL", "is no web address", "https://"),
    ({"DATABASE_URL": "medspil.db"}, "MEDSPIL_DATABASE_URL", "is not a database address", "sqlite:///medspil.db"),
    ({"DATABASE_URL": ""}, "MEDSPIL_DATABASE_URL", "is not a database address", "sqlite:///medspil.db"),
    ({"DATABASE_URL": "sqlite://"}, "MEDSPIL_DATABASE_URL", "names no file", "sqlite:///medspil.db"),
    ({"DATABASE_URL": "sqlite:///:memory:"}, "MEDSPIL_DATABASE_URL", "names no file", "sqlite:///medspil.db"),
    ({"DATABASE_URL": "mysql://u@h/d"}, "MEDSPIL_DATABASE_URL", "mysql, which Medspil does not speak", "postgresql"),
    ({"DATABASE_URL": "postgresql://u@h:port/d"}, "MEDSPIL_DATABASE_URL", "is not a database address", "postgresql"),
    ({"HTTP_PORT": "much"}, "MEDSPIL_HTTP_PORT", "valid integer", "integer"),
    ({"HTTP_PORT": "70000"}, "MEDSPIL_HTTP_PORT", "can't be used", "65535"),
    ({"SANDBOX_PORT": "-1"}, "MEDSPIL_SANDBOX_PORT", "can't be used", "0"),
    ({"HELP_LINES": "Livslinien"}, "MEDSPIL_HELP_LINES", "is not readable", "name | number | hours"),
    ({"STAFFED_LINE": "Bostøtten | +45 00 00 00 10"}, "MEDSPIL_STAFFED_LINE", "is not readable", "man-fre 8-15.30"),
    ({"STAFFED_LINE": "Bostøtten | 10 | altid når"}, "MEDSPIL_STAFFED_LINE", "can't be read", "man-fre 8-15.30"),
    ({"STAFFED_LINE": "Bostøtten | 10 | man-frø 8-15"}, "MEDSPIL_STAFFED_LINE", "man-frø is no day", "man-fre"),
    ({"STAFFED_LINE": "Bostøtten | 10 | man-fre 8-25"}, "MEDSPIL_STAFFED_LINE", "25 is no time", "man-fre"),
    ({"STAFFED_LINE": "Bostøtten | 10 | man-fre 15-8"}, "MEDSPIL_STAFFED_LINE", "closes before it opens", "man-fre"),
    ({"STAFFED_LINE": "Bostøtten | 10 | ,"}, "MEDSPIL_STAFFED_LINE", "can't be read", "man-fre 8-15.30"),
    ({"NOTICE_VERSION": "x" * 65}, "MEDSPIL_NOTICE_VERSION", "can't be used", "64 characters"),
    ({"PUBLIC_URL": "medspil.example.org"}, "MEDSPIL_PUBLIC_URL", "is no web address", "https://"),
    ({"PUBLIC_URL": "http://medspil.example.org"}, "MEDSPIL_PUBLIC_URL", "unsealed", "https://"),
    ({"PUBLIC_URL": "https://example.org/?a=b"}, "MEDSPIL_PUBLIC_URL", "more in it than a place", "https://"),
    ({"SMTP_URL": "mail.example.org"}, "MEDSPIL_SMTP_URL", "no address of a mail server", "smtps://name:password@"),
    ({"SMTP_URL": "smtps://"}, "MEDSPIL_SMTP_URL", "no address of a mail server", "smtps://name:password@"),
    ({"SMTP_URL": "smtps://example.org:port"}, "MEDSPIL_SMTP_URL", "no address of a mail server", "smtps://"),
    ({"SMTP_URL": "smtps://mail@example.org"}, "MEDSPIL_SMTP_URL", "a name without a password", "smtps://"),
    ({"SMTP_URL": "smtp://me:secret@example.org"}, "MEDSPIL_SMTP_URL", "password unsealed", "smtps:// or starttls://"),
    ({"SMTP_FROM": "Medspil"}, "MEDSPIL_SMTP_FROM", "is no mail address", "medspil@example.org"),
    ({"SMTP_URL": "smtps://example.org"}, "MEDSPIL_SMTP_FROM", "is not set", "take the other one away"),
    ({"SMTP_FROM": "medspil@example.org"}, "MEDSPIL_SMTP_URL", "is not set", "take the other one away"),
    ({"CHAT_SHOWS": "all"}, "MEDSPIL_CHAT_SHOWS", "can't be used", "'areas', 'words' or 'link'"),
    ({**RIGHT, "CHAT_SHOWS": "link"}, "MEDSPIL_PUBLIC_URL", "is not set", "set it to the address"),
    ({"HELP_WITHIN": "0"}, "MEDSPIL_HELP_WITHIN", "can't be used", "greater than or equal to 1"),
    ({"WORKING_HOURS": "man-frø 8-15"}, "MEDSPIL_WORKING_HOURS", "man-frø is no day", "man-fre 8-15.30"),
    ({"TELEGRAM_TOKEN": TOKEN}, "MEDSPIL_KEYS", "is not set", "medspil keys new"),
    ({**RIGHT, "KEYS": "short"}, "MEDSPIL_KEYS", "is not one that", "copy it again"),
    ({**RIGHT, "KEYS": ","}, "MEDSPIL_KEYS", "is empty", "medspil keys new"),
    ({**RIGHT, **HOOK}, "MEDSPIL_TELEGRAM_WEBHOOK_SECRET", "is missing or shorter", "set it to"),
    (
        {**RIGHT, **HOOK, "TELEGRAM_WEBHOOK_SECRET": "hemmeligt ord på dansk"},
        "MEDSPIL_TELEGRAM_WEBHOOK_SECRET",
        "letters that Telegram does not take",
        "letters from A to Z",
    ),
]


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def set_all(monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"MEDSPIL_{name}", value)


@pytest.mark.parametrize(("settings", "name", "reason", "remedy"), WRONG, ids=lambda value: str(value)[:60])
def test_a_wrong_setting_is_named_with_the_reason_and_the_remedy(
    settings: dict[str, str], name: str, reason: str, remedy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_all(monkeypatch, settings)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    sentence = str(refused.value)
    assert name in sentence
    assert reason in sentence
    assert remedy in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "settings",
    [
        {"TELEGRAM_TOKEN": "min-hemmelighed"},
        {**RIGHT, "KEYS": "min-hemmelighed"},
        {"SMTP_URL": "smtp://mig:min-hemmelighed@example.org"},
        {"SMTP_URL": "smtps://mig:min-hemmelighed@example.org:port"},
        {"SMTP_URL": "smtps://mig:min-hemmelighed@example.org"},
    ],
)
def test_no_secret_is_repeated_in_the_sentence(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, settings)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    assert "hemmelighed" not in str(refused.value)
    assert "hemmelighed" not in str(refused.value.__cause__)


def test_the_ways_to_a_mail_server(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = {
        "smtp://localhost": MailServer("localhost", 25),
        "smtp://mig:ord@127.0.0.1:2525": MailServer("127.0.0.1", 2525, user="mig", password="ord"),
        "smtps://mail.example.org": MailServer("mail.example.org", 465, tls=True),
        "starttls://mig%40example.org:or%2Fd@mail.example.org": MailServer(
            "mail.example.org", 587, starttls=True, user="mig@example.org", password="or/d"
        ),
    }
    for written, server in ways.items():
        set_all(monkeypatch, {"SMTP_URL": written, "SMTP_FROM": "medspil@example.org"})
        assert read_settings().mail_server() == server
        assert "ord" not in repr(server).replace("password", "")


def test_how_soon_a_wish_for_help_is_to_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().house().help_time == USUAL_HELP_TIME
    set_all(monkeypatch, {"HELP_WITHIN": "4", "WORKING_HOURS": "hverdage 9-15"})
    weekdays = OpeningHours((Span(frozenset(range(5)), time(9), time(15)),))
    assert read_settings().house().help_time == HelpTime(timedelta(hours=4), weekdays)


def test_the_pages_have_an_address_without_a_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {**RIGHT, "PUBLIC_URL": "https://medspil.example.org/", "CHAT_SHOWS": "link"})
    house = read_settings().house()
    assert (house.public_url, house.chat_shows) == ("https://medspil.example.org", ChatShows.LINK)


def test_nothing_set_is_fine() -> None:
    settings = read_settings()
    assert settings.database_url == "sqlite:///medspil.db"
    assert settings.defaults().zone == "Europe/Copenhagen"
    assert settings.defaults().language == "da"
    assert settings.defaults().quiet.start == time(20)
    assert settings.telegram_api_url == "https://api.telegram.org/bot"


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    key = new_key()
    set_all(monkeypatch, {**RIGHT, "KEYS": key, "TELEGRAM_WEBHOOK_SECRET": "s" * 20})
    shown = repr(read_settings()) + str(read_settings())
    assert key not in shown
    assert TOKEN not in shown
    assert "s" * 20 not in shown


def test_settings_are_read_from_a_file_and_the_environment_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("MEDSPIL_LANGUAGE=en\nMEDSPIL_HTTP_PORT=9000\nSOMETHING_ELSE=1\n", "utf-8")
    set_all(monkeypatch, {"HTTP_PORT": "9001"})
    settings = read_settings()
    assert (settings.language, settings.http_port) == ("en", 9001)


def test_help_lines_are_read_with_and_without_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"HELP_LINES": "Livslinien | +45 00 00 00 11 | hele døgnet; Akuttelefonen|+45 00 00 00 12;"})
    assert read_settings().help_lines == (
        HelpLine("Livslinien", "+45 00 00 00 11", "hele døgnet"),
        HelpLine("Akuttelefonen", "+45 00 00 00 12"),
    )


def test_a_key_may_stand_before_earlier_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    new, old = new_key(), new_key()
    sealed = read_settings(keys=old).vault().seal("a", "hej")
    set_all(monkeypatch, {"KEYS": f" {new} , {old} "})
    assert read_settings().vault().open_text("a", sealed) == "hej"


@pytest.mark.parametrize(
    "url",
    ["sqlite:///a.db", "sqlite:////var/a.db", "postgresql://u:p@h/d", "postgres://h/d", "postgresql:///d?host=/run"],
)
def test_both_databases_are_spoken(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"DATABASE_URL": url})
    assert read_settings().database_url == url


def test_the_house_is_what_the_organisation_has_set(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"HOUSE_NAME": "Bostøtten", "HOUSE_CONTACT": "ring", "NOTICE_VERSION": "2026-1"})
    house = read_settings().house()
    assert (house.name, house.contact, house.notice_version) == ("Bostøtten", "ring", "2026-1")


def test_every_setting_stands_in_the_readme_or_the_docs() -> None:
    root = Path(__file__).parents[2]
    pages = [root / "README.md", *root.glob("docs/**/*.md")]
    listed = "\n".join(page.read_text("utf-8") for page in pages if page.exists())
    missing = [name for name in Settings.model_fields if f"MEDSPIL_{name.upper()}" not in listed]
    assert missing == []


@pytest.mark.parametrize(
    ("written", "spans"),
    [
        ("man-fre 8-15.30", [(range(5), time(8), time(15, 30))]),
        (
            "Mandag til torsdag kl. 8 til 15:30, fredag 8–14",
            [(range(4), time(8), time(15, 30)), ([4], time(8), time(14))],
        ),
        ("tir og tor 9-12", [([1, 3], time(9), time(12))]),
        ("lør-man 10-24", [([5, 6, 0], time(10), time(0))]),
        ("hverdage 9-15", [(range(5), time(9), time(15))]),
        ("mon-fri 9-17, Sat 10-12", [(range(5), time(9), time(17)), ([5], time(10), time(12))]),
    ],
)
def test_the_staffed_line_is_read_as_people_write_hours(
    written: str, spans: list[tuple[range, time, time]], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_all(monkeypatch, {"STAFFED_LINE": f"Bostøtten | +45 00 00 00 10 | {written}"})
    line = read_settings().staffed_line
    assert line is not None
    assert (line.name, line.reach) == ("Bostøtten", "+45 00 00 00 10")
    assert line.hours == OpeningHours(tuple(Span(frozenset(days), opens, closes) for days, opens, closes in spans))
    assert read_settings().house().staffed_line == line


def test_a_line_may_be_staffed_day_and_night_and_none_need_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"STAFFED_LINE": ""})
    assert read_settings().staffed_line is None
    set_all(monkeypatch, {"STAFFED_LINE": "Bostedet | +45 00 00 00 10 | hele døgnet"})
    line = read_settings().staffed_line
    assert line is not None
    assert line.hours.on_holidays
