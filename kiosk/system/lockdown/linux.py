"""Linux: the session, its keys, screen blanking, USB, updates, network. Everything is read below one root."""

import ctypes
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from kiosk.operator.panel_values import Check
from kiosk.system import autostart, dbus
from kiosk.system.autostart import Surroundings, Units
from kiosk.system.lockdown.users import user

# Names as in /proc: 15 letters at most.
_TASKBARS = {
    "budgie-panel",
    "cinnamon",
    "gnome-shell",
    "lxpanel",
    "lxqt-panel",
    "mate-panel",
    "plasmashell",
    "polybar",
    "tint2",
    "waybar",
    "wf-panel-pi",
    "xfce4-panel",
}
_MANAGERS = {"i3", "kwin_wayland", "kwin_x11", "labwc", "matchbox-window", "metacity", "mutter", "openbox", "sway"}
_MANAGERS |= {"fluxbox", "icewm", "marco", "wayfire", "weston", "xfwm4"}
_SWIPED = {"gnome-shell", "kwin_wayland", "phosh", "wayfire"}  # these have their own gestures at the screen's edges
_DARKENERS = {"hypridle", "light-locker", "swayidle", "swaylock", "xautolock", "xscreensaver", "xss-lock"}
_NOTIFIERS = {"dunst", "gnome-software", "mako", "mate-notificati", "notify-osd", "swaync", "update-notifier"}
_NOTIFIERS |= {"xfce4-notifyd"}
_X = {"X", "Xorg", "Xwayland"}

Answers = Callable[[str], bool]
Loads = Callable[[str], object]


def checks(where: Surroundings, answers: Answers = dbus.answers, load: Loads = ctypes.CDLL) -> Iterator[Check]:
    """Check the system whose files lie below `where.root`. `load` loads a library or raises OSError."""
    root = where.root
    running = _running(root / "proc")
    yield _session(running, autostart.of_system(root))
    found = partial(_none_of, running)
    yield found(
        "edge swipes", _SWIPED, "run the kiosk in its own session: these react to swipes from the screen's edges"
    )
    yield _terminals(root, running)
    yield _sysrq(root / "proc/sys/kernel/sysrq")
    yield _masked(root, "ctrl-alt-del", "restarts the machine", "ctrl-alt-del.target")
    yield found("blanking", _DARKENERS, "remove them from the session: they darken or lock the screen")
    if running.keys() & _X:
        yield _screen_saver(load)
    if answers(dbus.address(dbus.SYSTEM, where.environment)):
        yield Check("sleep", "blocked through logind")
    else:
        yield _masked(
            root, "sleep", "not blocked: there is no system bus", "sleep.target", "suspend.target", "hibernate.target"
        )
    yield _usb(root)
    yield _updates(root / "etc/apt/apt.conf.d")
    yield found("notifications", _NOTIFIERS, "remove them from the session")
    yield user(where)
    yield _network(root / "sys/class/net")


def _running(proc: Path) -> dict[str, list[str]]:
    """The running programs, each with its arguments."""
    programs = {}
    for folder in proc.glob("[0-9]*"):
        for name in _lines(folder / "comm"):  # one line, or none if the process has ended
            programs[name] = "".join(_lines(folder / "cmdline")).split("\0")
    return programs


def _session(running: dict[str, list[str]], units: Units) -> Check:
    name = "session"
    if "cage" in running:
        return Check(name, "cage")
    own = "run the kiosk in cage, a session with nothing else in it: docs/reliability.md says how"
    if units.file(autostart.SERVICE):
        own = "run: systemctl enable --now kiosk, which runs it in cage, a session with nothing else in it"
    for kind, programs in (("a desktop with a taskbar", _TASKBARS), ("a window manager", _MANAGERS)):
        if found := sorted(running.keys() & programs):
            return Check(name, f"{kind}: {', '.join(found)}", own)
    if running.keys() & _X:
        return Check(name, "an X server and nothing else")
    return Check(name, "no graphical session", own)


def _none_of(running: dict[str, list[str]], name: str, programs: set[str], mend: str) -> Check:
    found = ", ".join(sorted(running.keys() & programs))
    return Check(name, found or "none found", mend if found else "")


def _terminals(root: Path, running: dict[str, list[str]]) -> Check:
    """Whether Ctrl+Alt+F1 and the like switch to text consoles."""
    name = "terminals"
    if "cage" in running:
        switches = "-s" in running["cage"]
        return Check(name, "cage -s" if switches else "blocked by cage", "start cage without -s" if switches else "")
    files = [root / "etc/X11/xorg.conf", *sorted((root / "etc/X11/xorg.conf.d").glob("*.conf"))]
    if any('"DontVTSwitch" "true"' in " ".join(_lines(file)) for file in files):
        return Check(name, "blocked by X")
    mend = (
        'write Option "DontVTSwitch" "true" into a ServerFlags section in /etc/X11/xorg.conf.d/kiosk.conf, or use cage'
    )
    return Check(name, "Ctrl+Alt+F1 to F12 open them", mend)


def _sysrq(file: Path) -> Check:
    """Whether the kernel's SysRq keys are on."""
    value = "".join(_lines(file))
    mend = "write kernel.sysrq = 0 into /etc/sysctl.d/kiosk.conf" if value not in {"", "0"} else ""
    return Check("sysrq", f"kernel.sysrq is {value}" if value else "not in this kernel", mend)


def _masked(root: Path, name: str, can: str, *units: str) -> Check:
    left = [unit for unit in units if not autostart.of_system(root).is_masked(unit)]
    return Check(name, can if left else "masked", f"run: systemctl mask {' '.join(left)}" if left else "")


def _screen_saver(load: Loads) -> Check:
    try:
        load("libXss.so.1")
    except OSError:
        return Check("screen saver", "libXss is missing", "install libxss1; without it X turns the screen off")
    return Check("screen saver", "suspended with libXss")


def _usb(root: Path) -> Check:
    is_on = any((root / "etc/systemd/system").glob("*.wants/usbguard.service"))
    mend = "put the ports out of reach, or install usbguard and allow the touchscreen: docs/reliability.md says how"
    return Check("usb", "USBGuard" if is_on else "any device is accepted", "" if is_on else mend)


def _updates(folder: Path) -> Check:
    settings = "\n".join(line for file in sorted(folder.glob("*")) for line in _lines(file))
    pairs = dict(re.findall(r'^(\S+) "([^"]*)"', settings, re.MULTILINE))
    is_on = pairs.get("APT::Periodic::Unattended-Upgrade", "0") not in {"0", "false"}
    restarts = pairs.get("Unattended-Upgrade::Automatic-Reboot", "false") in {"1", "true"}
    found = ("automatic, and they restart the machine" if restarts else "automatic") if is_on else "not automatic"
    mend = "install them while the exhibition is closed; run: dpkg-reconfigure unattended-upgrades" if is_on else ""
    return Check("updates", found, mend)


def _network(folder: Path) -> Check:
    states = {place.parent.name: _lines(place) for place in sorted(folder.glob("*/operstate"))}
    up = ", ".join(name for name, state in states.items() if state == ["up"] and name != "lo")
    mend = "the kiosk needs no network: unplug it, or have a firewall block incoming connections"
    return Check("network", f"{up}: up" if up else "none", mend if up else "")


def _lines(file: Path) -> list[str]:
    """A file's lines without comments and surrounding spaces; none if it cannot be read."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(("#", "//"))]
