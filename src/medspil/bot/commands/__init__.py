"""The command line: `medspil`, one file a group of commands."""

import typer

from medspil.bot.commands.auditing import audit
from medspil.bot.commands.checking import doctor
from medspil.bot.commands.courses import course
from medspil.bot.commands.inviting import invite
from medspil.bot.commands.keys import keys
from medspil.bot.commands.migrating import migrate
from medspil.bot.commands.reading import dates, understand_lines
from medspil.bot.commands.reporting import report
from medspil.bot.commands.running import run, sandbox
from medspil.bot.commands.staff import staff
from medspil.bot.commands.telling import talks
from medspil.bot.commands.units import unit

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Medspil: small goals of one's own, by chat. Settings come from MEDSPIL_… variables or .env.",
)
app.command()(run)
app.command()(sandbox)
app.command()(migrate)
app.command()(invite)
app.command()(dates)
app.command("understand")(understand_lines)
app.command()(talks)
app.command()(doctor)
app.add_typer(audit, name="audit")
app.add_typer(course, name="course")
app.add_typer(keys, name="keys")
app.add_typer(report, name="report")
app.add_typer(staff, name="staff")
app.add_typer(unit, name="unit")
