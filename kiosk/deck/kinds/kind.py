"""What a kind of page shows. Each kind has a file in this folder; what editors write for it is in forms/."""

from dataclasses import dataclass

from kiosk.deck.page import Content


@dataclass(frozen=True)
class Kind:
    """One kind of page. Every page has a headline, colours and usually a picture, for its slide and its tile."""

    name: str  # as in deck.yaml, such as before-after
    content: type[Content] = Content  # what its pages have in addition
    formats: tuple[str, ...] = ()  # file name endings of other files that it uses, besides pictures

    @property
    def title(self) -> str:
        """Its name in types: `BeforeAfter`. Its QML is visitor/cards/<title>Card.qml."""
        return self.name.title().replace("-", "")
