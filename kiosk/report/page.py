"""The report as one HTML file that needs nothing else: no network, no script."""

from dataclasses import fields
from html import escape

from kiosk.deck.colours import PALETTE
from kiosk.report import words as say
from kiosk.report.charts import Charts, draw
from kiosk.report.numbers import Report, Unit, over_time
from kiosk.report.words import Names

WIDE, NARROW = 720, 335  # px of a chart: on a desk and on paper; on a phone

# The title, and what a reader has to know to read the chart.
_SECTIONS = {
    "days": ("", ""),
    "hours": ("Visits by hour", "By the hour in which a visit began."),
    "languages": ("Languages", "The language at the end of the visit."),
    "cards": (
        "Cards",
        "Read: the median time, min:s, of visitors who went on from it.",
    ),
    "endings": ("How visits ended", ""),
    "stops": ("Where visits stop", "The last card of each visit, or the overview."),
}
_OVER_TIME = {
    Unit.DAY: "Visits by day",
    Unit.WEEK: "Visits by week",
    Unit.MONTH: "Visits by month",
    Unit.YEAR: "Visits by year",
}

_STYLE = """
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:@felt;color:@ink;font:17px/1.45 "Golos Text",sans-serif}
header{background:@ink;color:@felt}
header>div,main,footer{max-width:768px;margin:0 auto;padding-left:24px;padding-right:24px}
header>div{padding-top:40px;padding-bottom:28px}
.hem{display:block;width:100%;height:14px}
h1{margin:0;font-size:44px;line-height:1.1;font-weight:800}
header p{margin:8px 0 0;font-size:19px}
h2{margin:0;font-size:25px;line-height:1.2;font-weight:700}
section{padding-top:44px}
section p{margin:4px 0 0;color:@walnut}
section svg{display:block;width:100%;height:auto;margin-top:16px;font-family:inherit}
.narrow{display:none;max-width:480px}
dl{display:grid;grid-template-columns:repeat(4,auto);justify-content:space-between;gap:24px;margin:0;padding-top:36px}
dl div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
dt{color:@walnut;font-size:15px}
dd{margin:0;font-size:32px;line-height:1.2;font-weight:800;white-space:nowrap}
.none{padding-top:44px;font-size:25px;line-height:1.3}
footer{padding-top:44px;padding-bottom:56px;color:@walnut;font-size:15px}
footer p{margin:0;max-width:60ch}
@media screen and (max-width:640px){
header>div,main,footer{padding-left:20px;padding-right:20px}
header>div{padding-top:28px;padding-bottom:22px}
h1{font-size:36px}
header p{font-size:17px}
dl{grid-template-columns:1fr 1fr;justify-content:start;padding-top:28px;gap:20px}
dd{font-size:27px}
section{padding-top:36px}
.wide{display:none}
section .narrow{display:block}
}
@media print{
@page{size:A4;margin:16mm}
body{background:#fff;font-size:11pt}
header{background:none;color:@ink}
header>div,main,footer{max-width:none;padding-left:0;padding-right:0}
header>div{padding-top:0;padding-bottom:12px}
.hem{width:648px}
section,dl{break-inside:avoid}
h2,section p{break-after:avoid}
section{padding-top:26px}
dl{padding-top:22px}
footer{padding-top:26px;padding-bottom:0}
}
"""


def as_html(report: Report, names: Names) -> str:
    """The page."""
    style = _STYLE
    for name, value in PALETTE.items():
        style = style.replace(f"@{name}", value)
    body = _numbers(report, names) if report.visits else _nothing(report)
    period = f"<p>{say.period(report)}</p>" if report.first else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Visits, {say.period(report)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><div><h1>Visits</h1>{period}</div>{_hem()}</header>\n<main>\n{body}</main>\n"
        "<footer><p>Counted by the kiosk itself. It keeps nothing that says who a visitor was.</p></footer>\n"
        "</body>\n</html>\n"
    )


def _numbers(report: Report, names: Names) -> str:
    wide, narrow = draw(report, names, WIDE), draw(report, names, NARROW)
    return _figures(report) + "".join(
        _section(chart.name, report, getattr(wide, chart.name), getattr(narrow, chart.name)) for chart in fields(Charts)
    )


def _nothing(report: Report) -> str:
    words = "No visits on these days." if report.first else "No visits yet."
    return f'<p class="none">{words}</p>\n'


def _figures(report: Report) -> str:
    a_day = round(report.visits / report.open_days)
    figures = (
        ("Visit" if report.visits == 1 else "Visits", say.number(report.visits)),
        ("Per day with visits", say.number(a_day)),
        ("Length, median", say.spoken(report.median_length)),
        ("Cards, median", str(report.median_cards)),
    )
    return f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{value}</dd></div>' for name, value in figures)}</dl>\n"


def _section(name: str, report: Report, wide: str, narrow: str) -> str:
    title, note = _SECTIONS[name]
    if name == "days":
        title = _OVER_TIME[over_time(report.days)[0]]
    if name == "languages" and report.visits > 1:
        note += f" {say.share(report.switched, report.visits)} of visits changed it."
    words = f"<p>{escape(note)}</p>" if note else ""
    return f"<section><h2>{title}</h2>{words}\n{_classed(wide, 'wide')}\n{_classed(narrow, 'narrow')}\n</section>\n"


def _classed(chart: str, name: str) -> str:
    return chart.replace("<svg ", f'<svg class="{name}" ', 1)


def _hem() -> str:
    """A row of the felt's diamonds, as on the kiosk's bar; as many as fit."""
    diamonds = "".join(f"M{x} 2l5 5l-5 5l-5-5z" for x in range(9, 2000, 18))
    return (
        '<svg class="hem" viewBox="0 0 2000 14" preserveAspectRatio="xMinYMid slice" aria-hidden="true">'
        f'<path d="{diamonds}" fill="none" stroke="{PALETTE["saffron"]}" stroke-width="1.6"/></svg>'
    )
