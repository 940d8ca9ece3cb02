"""Reports as files: HTML that prints well, and spreadsheets. What stands in them comes with all its words."""

from medspil.bot.reports.csv_file import as_csv, csv_parts
from medspil.bot.reports.html import as_html
from medspil.bot.reports.xlsx import as_xlsx
from medspil.conversations.reports import ReportFile, ReportForm

__all__ = ["as_csv", "as_html", "as_xlsx", "csv_parts", "file_of"]


def file_of(file: ReportFile) -> bytes:
    """What stands in the file. May be called from any thread."""
    return as_xlsx(file.report) if file.form is ReportForm.XLSX else as_html(file.report).encode()
