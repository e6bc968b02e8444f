"""Makes a deck in two languages as an editor would: from `kiosk new`, by mouse and keyboard only."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt

from support.editor import CONTROL, Desk

# A headline, a text and what the picture shows, in English and Russian.
BIRDS = (
    ("Golden eagle", "It hunts foxes from the air.", "Беркут", "Он охотится на лис с воздуха."),
    ("Bearded vulture", "It lives on bones.", "Бородач", "Он питается костями."),
    ("Black stork", "It nests on cliffs here.", "Чёрный аист", "Здесь он гнездится на скалах."),
    ("Bar-headed goose", "It flies over the Himalaya.", "Горный гусь", "Он летает над Гималаями."),
    ("Demoiselle crane", "It dances in spring.", "Журавль-красавка", "Весной он танцует."),
    ("Snowcock", "It whistles at dawn.", "Улар", "Он свистит на рассвете."),
    ("Wallcreeper", "It climbs like a mouse.", "Стенолаз", "Он лазает, как мышь."),
    ("Ibisbill", "It searches for food under stones.", "Серпоклюв", "Он ищет корм под камнями."),
)


def photo(folder: Path, number: int) -> Path:
    """A photo as from a camera's card: named in capital letters, turned by EXIF."""
    file = folder / f"DSC_{number:04}.JPG"
    picture = Image.new("RGB", (1620, 1080), (40 + 20 * number, 110, 160 - 12 * number))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter
    picture.save(file, exif=exif)
    return file


def make(desk: Desk, birds: Sequence[tuple[str, str, str, str]], photos: Path) -> None:
    """Fill a deck that `kiosk new --languages en,ru --cards 1` has begun with these birds, and save it."""
    desk.click(desk.row(desk.titles()[0]))
    desk.write("title", "en", "Birds of the Tian Shan")
    desk.write("title", "ru", "Птицы Тянь-Шаня")
    desk.write("introduction", "en", "Birds that you may meet on the way up.")
    desk.write("introduction", "ru", "Птицы, которых можно встретить по пути наверх.")
    for number, (headline, body, headline_ru, body_ru) in enumerate(birds):
        if number == 0:
            desk.click(desk.row(desk.titles()[1]))
        else:
            desk.key(Qt.Key.Key_N, CONTROL)
        desk.write("headline", "en", headline)
        desk.write("headline", "ru", headline_ru)
        desk.write("body", "en", body)
        desk.write("body", "ru", body_ru)
        (box,) = desk.items("PictureBox")
        desk.drop(photo(photos, number + 1), box)
        desk.write("description", "en", f"{headline} on a rock.")
        desk.write("description", "ru", f"{headline_ru} на скале.")
        desk.write("credit", "", "Photo: A. Sadykova")
    desk.key(Qt.Key.Key_S, CONTROL)
