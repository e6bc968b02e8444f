"""The report as a single HTML file: no network, no script."""

from dataclasses import fields
from html import escape

from kiosk.deck.colours import PALETTE
from kiosk.operator.words import OPERATOR_WORDS
from kiosk.report import words as say
from kiosk.report.charts import Charts, draw, over_time_title
from kiosk.report.numbers import Report, over_time
from kiosk.report.words import Names

WIDE, NARROW = 720, 335  # px of a chart: on a desktop screen and on paper; on a phone

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
    """The page, in the language of `names`."""
    style = _STYLE
    for name, value in PALETTE.items():
        style = style.replace(f"@{name}", value)
    body = _numbers(report, names) if report.visits else _nothing(report, names)
    title, period = escape(names.say("report_visits")), escape(names.period(report))
    language = escape(names.language if names.words else "en")
    way = ' dir="rtl"' if names.mirrored else ""
    head = f"<title>{title}, {period}</title>" if period else f"<title>{title}</title>"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"{way}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{head}\n<style>{style}</style>\n</head>\n<body>\n"
        f"<header><div><h1>{title}</h1>{f'<p>{period}</p>' if period else ''}</div>{_hem()}</header>\n"
        f"<main>\n{body}</main>\n"
        f"<footer><p>{escape(names.say('note_privacy'))}</p></footer>\n"
        "</body>\n</html>\n"
    )


def _numbers(report: Report, names: Names) -> str:
    wide, narrow = draw(report, names, WIDE), draw(report, names, NARROW)
    return _figures(report, names) + "".join(
        _section(chart.name, report, names, getattr(wide, chart.name), getattr(narrow, chart.name))
        for chart in fields(Charts)
    )


def _nothing(report: Report, names: Names) -> str:
    return f'<p class="none">{escape(names.say("report_none_then" if report.first else "report_none"))}</p>\n'


def _figures(report: Report, names: Names) -> str:
    figures = {
        "report_visits": say.number(report.visits),
        "report_per_day": say.number(round((report.visits - report.undated) / max(report.open_days, 1))),
        "report_length": names.spoken(report.median_length),
        "report_cards": str(report.median_cards),
    }
    shown = (
        f"<div><dt>{escape(names.say(word))}</dt><dd>{escape(value)}</dd></div>" for word, value in figures.items()
    )
    return f"<dl>{''.join(shown)}</dl>\n"


def _section(name: str, report: Report, names: Names, wide: str, narrow: str) -> str:
    """A chart below its title, with what a reader needs to know about it."""
    title = over_time_title(over_time(report.days)[0], names) if name == "days" else names.say(f"chart_{name}")
    note = names.say(f"note_{name}") if f"note_{name}" in OPERATOR_WORDS else ""
    if name == "languages" and report.visits > 1:
        note += " " + names.say("note_switched", share=say.share(report.switched, report.visits))
    words = f"<p>{escape(note)}</p>" if note else ""
    charts = f"{_classed(wide, 'wide')}\n{_classed(narrow, 'narrow')}"
    return f"<section><h2>{escape(title)}</h2>{words}\n{charts}\n</section>\n"


def _classed(chart: str, name: str) -> str:
    return chart.replace("<svg ", f'<svg class="{name}" ', 1)


def _hem() -> str:
    """A row of felt diamonds, as on the kiosk's bar, as many as fit."""
    diamonds = "".join(f"M{x} 2l5 5l-5 5l-5-5z" for x in range(9, 2000, 18))
    return (
        '<svg class="hem" viewBox="0 0 2000 14" preserveAspectRatio="xMinYMid slice" aria-hidden="true">'
        f'<path d="{diamonds}" fill="none" stroke="{PALETTE["saffron"]}" stroke-width="1.6"/></svg>'
    )
