"""The report: what visits come to, as numbers, and those as a table, CSV, JSON, charts or a page to read and print."""

from kiosk.report.charts import Charts, draw
from kiosk.report.files import as_csv, as_json
from kiosk.report.numbers import Report, count
from kiosk.report.page import as_html
from kiosk.report.svg import standalone
from kiosk.report.words import Names, names_in

__all__ = [
    "Charts",
    "Names",
    "Report",
    "as_csv",
    "as_html",
    "as_json",
    "count",
    "draw",
    "names_in",
    "standalone",
]
