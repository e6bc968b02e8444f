"""Any text goes through PO, and any PO file is read or refused."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.authoring import po_files
from kiosk.authoring.tables import TableError
from kiosk.authoring.translation import State, Task, Unit
from kiosk.deck.translations import digest

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\x85\u2028\u2029"), min_size=1)


def unit_of(place: str, source: str, text: str, old: bool) -> Unit:
    return Unit(place, source, text, State.OUTDATED if old and text else State.DONE, "c", digest(text))


PLACES = st.from_regex(r"[a-z.0-9-]+", fullmatch=True)
UNITS = st.builds(unit_of, PLACES, TEXTS, TEXTS | st.just(""), st.booleans())


@given(st.lists(UNITS, unique_by=lambda unit: unit.place))
def test_any_text_goes_through_po(units: list[Unit]) -> None:
    back = po_files.task(po_files.written(Task("ky", "zh-Hant", units)))
    assert (back.source, back.target) == ("ky", "zh-Hant")
    assert [(unit.place, unit.source, unit.text, unit.state, unit.before) for unit in back.units] == [
        (unit.place, unit.source, unit.text, unit.state, unit.before) for unit in units
    ]


@given(st.text(st.sampled_from('msgidstrctx "\\\n#,.~|[]0fuzy'), max_size=120) | st.text(), st.binary(max_size=40))
def test_whatever_is_in_a_po_file_is_read_or_refused(text: str, data: bytes) -> None:
    for content in (
        text.encode(errors="replace"),
        data,
        po_files.written(Task("en", "ru", [Unit("p", "s")])) + text.encode(errors="replace"),
    ):
        try:
            found = po_files.task(content)
        except TableError:
            continue
        assert all(isinstance(unit.text, str) for unit in found.units)
