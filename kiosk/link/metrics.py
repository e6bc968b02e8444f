"""A text file for Prometheus' node exporter, which reads it from its folder."""

from kiosk.link.contract import Status

MODE = 0o644  # the node exporter is another user

_HELP = {
    "up": "Whether the player reports.",
    "connected": "Whether the link is connected to its broker.",
    "problems": "Problems that the operator panel shows.",
    "failsafe": "Whether no deck can play.",
    "safe_mode": "Whether the player runs in safe mode.",
    "pack_pending": "Whether a pack is wanted that does not play yet.",
}


def metrics(status: Status, *, is_connected: bool) -> str:
    """The file's text."""
    pack = status.outcomes.get("pack")
    values = {
        "up": status.state != "silent",
        "connected": is_connected,
        "problems": len(status.problems),
        "failsafe": status.state == "failsafe",
        "safe_mode": status.is_safe,
        "pack_pending": bool(pack and pack.result != "done"),
    }
    lines = [
        f"# HELP kiosk_{key} {_HELP[key]}\n# TYPE kiosk_{key} gauge\n"
        f'kiosk_{key}{{kiosk="{_escaped(status.id)}"}} {int(value)}\n'
        for key, value in values.items()
    ]
    deck = status.deck
    labels = {"kiosk": status.id, "version": status.version, "deck": deck.name if deck else ""}
    labels["deck_version"] = deck.version if deck else ""
    named = ",".join(f'{key}="{_escaped(value)}"' for key, value in labels.items())
    lines.append(f"# HELP kiosk_info What plays.\n# TYPE kiosk_info gauge\nkiosk_info{{{named}}} 1\n")
    return "".join(lines)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
