"""The report for other programs."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from kiosk.report.numbers import Report
from kiosk.report.words import Names
from kiosk.visits import AIDS, Visit

CSV_HEAD = ("start", "length_s", "ending", "language", "languages", "cards", "reading_s", *AIDS)


def as_csv(visits: Iterable[Visit]) -> Iterator[str]:
    """One line for each visit, after a line of column names. Several values in one field are separated by spaces."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEAD)
    for visit in visits:
        writer.writerow(
            (
                visit.start.isoformat(),
                f"{visit.length_ms / 1000:.1f}",
                visit.ending,
                visit.language,
                " ".join(visit.languages),
                " ".join(opened.card for opened in visit.opened),
                " ".join(f"{opened.ms / 1000:.1f}" for opened in visit.opened),
                *(int(getattr(visit, aid)) for aid in AIDS),
            )
        )
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def as_json(report: Report, names: Names) -> str:
    """All numbers of the report. Lengths and reading times are medians in s; `null` if there are none."""
    return (
        json.dumps(
            {
                "first": report.first and report.first.isoformat(),
                "last": report.last and report.last.isoformat(),
                "visits": report.visits,
                "undated": report.undated,
                "open_days": report.open_days,
                "median_length_s": report.median_length,
                "median_cards": report.median_cards,
                "switched_language": report.switched,
                **report.aids,
                "days": {day.isoformat(): count for day, count in report.days.items()},
                "hours": list(report.hours),
                "languages": dict(report.languages),
                "endings": dict(report.endings),
                "cards": [
                    {"id": card.id, "title": names.card(card.id), "opens": card.opens, "median_reading_s": card.reading}
                    for card in report.cards
                ],
                "stops": [{"card": card or None, "visits": count} for card, count in report.stops.items()],
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )
