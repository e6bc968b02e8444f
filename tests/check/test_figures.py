"""Numbers as people write them."""

import pytest

from kiosk.check.figures import numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("400+", {"400"}),
        ("400дөн ашык мекеме", {"400"}),
        ("10 000 and 10,000 and 10.000", {"10000"}),
        ("in 1997 400 schools", {"1997", "400"}),
        ("1.5 million", {"15"}),
        ("٤٠٠ مدرسة", {"400"}),
        ("many", set()),
    ],
)
def test_numbers(text: str, found: set[str]) -> None:
    assert numbers(text) == found
