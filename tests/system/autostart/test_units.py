"""systemd's units are read as systemd reads them, and what starts the kiosk is told from what could."""

from pathlib import Path

import pytest

from kiosk.operator import self_test
from kiosk.system import autostart
from kiosk.system.autostart import Surroundings, Units, of_system

UNIT = "[Unit]\nDescription=Kiosk\n[Service]\nUser=kiosk\nExecStart=/usr/bin/cage\n"
PACKAGED, OWNED = "usr/lib/systemd/system/", "etc/systemd/system/"
WANTED = "multi-user.target.wants/kiosk.service"


def write(root: Path, files: dict[str, str]) -> Units:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return of_system(root)


@pytest.mark.parametrize("place", ["etc", "run", "usr/local/lib", "usr/lib", "lib"])
def test_a_unit_is_found_wherever_systemd_looks(tmp_path: Path, place: str) -> None:
    units = write(tmp_path, {f"{place}/systemd/system/kiosk.service": UNIT})
    assert units.values("kiosk.service", "User") == ["kiosk"]


def test_an_operators_unit_hides_the_packages(tmp_path: Path) -> None:
    units = write(tmp_path, {f"{PACKAGED}kiosk.service": UNIT, f"{OWNED}kiosk.service": UNIT.replace("=kiosk", "=ann")})
    assert units.values("kiosk.service", "User") == ["ann"]


def test_drop_ins_come_last_by_their_names(tmp_path: Path) -> None:
    units = write(
        tmp_path,
        {
            f"{PACKAGED}kiosk.service": UNIT,
            f"{PACKAGED}kiosk.service.d/50-b.conf": "[Service]\nUser = eve\nExecStart=\nExecStart=/usr/bin/sway\n",
            "run/systemd/system/kiosk.service.d/60-c.conf": "[Service]\nUser=ann\n",
            f"{OWNED}kiosk.service.d/60-c.conf": "[Service]\n# User=bob\n",  # hides that of the same name
        },
    )
    assert units.values("kiosk.service", "User") == ["kiosk", "eve"]
    assert units.values("kiosk.service", "ExecStart") == ["/usr/bin/sway"]


def test_an_instance_is_made_from_its_template(tmp_path: Path) -> None:
    units = write(
        tmp_path,
        {
            f"{PACKAGED}getty@.service": "[Service]\nExecStart=agetty\n",
            f"{OWNED}getty@tty1.service.d/a.conf": "[Service]\nExecStart=\nExecStart=agetty --autologin ann\n",
        },
    )
    assert units.values("getty@tty1.service", "ExecStart") == ["agetty --autologin ann"]
    assert units.values("getty@tty2.service", "ExecStart") == ["agetty"]


def where(root: Path, **environment: str) -> Surroundings:
    return Surroundings("linux", root / "home", environment, root)


@pytest.mark.parametrize("link", [OWNED + WANTED, "run/systemd/system/" + WANTED, PACKAGED + WANTED])
def test_an_enabled_service_starts_the_kiosk(tmp_path: Path, link: str) -> None:
    write(tmp_path, {f"{PACKAGED}kiosk.service": UNIT, link: UNIT})
    (tmp_path / "lib").symlink_to("usr/lib")  # as on Debian: nothing is found twice
    assert list(autostart.every(where(tmp_path))) == [str(tmp_path / link)]


def test_a_link_to_a_unit_that_is_gone_or_masked_starts_nothing(tmp_path: Path) -> None:
    write(tmp_path, {OWNED + WANTED: UNIT})
    assert list(autostart.every(where(tmp_path))) == []
    write(tmp_path, {f"{PACKAGED}kiosk.service": UNIT})
    (tmp_path / OWNED / "kiosk.service").symlink_to("/dev/null")
    assert list(autostart.every(where(tmp_path))) == []
    assert autostart.advice(where(tmp_path)).startswith("run: systemctl unmask kiosk")


def test_what_is_missing_is_advised(tmp_path: Path) -> None:
    assert autostart.advice(where(tmp_path)) == "run: kiosk autostart enable"
    write(tmp_path, {f"{PACKAGED}kiosk.service": UNIT})
    assert autostart.advice(where(tmp_path)) == "run: systemctl enable --now kiosk"
    assert autostart.advice(where(tmp_path, XDG_CURRENT_DESKTOP="GNOME")) == "run: kiosk autostart enable"
    assert self_test._autostart(where(tmp_path)).mend == "run: systemctl enable --now kiosk"
