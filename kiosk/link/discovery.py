"""Tells Home Assistant what a kiosk has to show: a device with its sensors, in one message."""

import json

from kiosk import __version__
from kiosk.link.config import LinkConfig
from kiosk.link.contract import Topics


def discovery(config: LinkConfig, topics: Topics) -> tuple[str, bytes]:
    """The topic and the message; retained, and the same each time."""
    name = config.name
    status = topics.said(name, "status")

    def sensor(key: str, title: str, template: str, **more: object) -> dict[str, object]:
        return {
            "platform": "sensor",
            "unique_id": f"kiosk_{name}_{key}",
            "name": title,
            "state_topic": status,
            "value_template": f"{{{{ {template} }}}}",
            **more,
        }

    diagnostic = {"entity_category": "diagnostic"}
    parts = {
        "state": sensor("state", "State", "value_json.state", icon="mdi:gesture-tap"),
        "deck": sensor(
            "deck", "Deck", "value_json.deck.name ~ ' ' ~ value_json.deck.version if value_json.deck is defined else ''"
        ),
        "version": sensor("version", "Version", "value_json.version", **diagnostic),
        "problems": sensor(
            "problems", "Problems", "value_json.problems | count", state_class="measurement", icon="mdi:alert-outline"
        ),
        "temperature": sensor(
            "temperature",
            "Temperature",
            "value_json.temperature_c | default(none)",
            device_class="temperature",
            unit_of_measurement="°C",
            **diagnostic,
        ),
        "disk": sensor(
            "disk",
            "Free disk space",
            "value_json.disk_free_mb | default(none)",
            device_class="data_size",
            unit_of_measurement="MB",
            **diagnostic,
        ),
    }
    found = {
        "device": {
            "identifiers": [f"kiosk_{name}"],
            "name": config.title or name,
            **({"suggested_area": config.place} if config.place else {}),
            "manufacturer": "Kiosk",
            "sw_version": __version__,
        },
        "origin": {"name": "kiosk link", "sw_version": __version__},
        "availability": [
            {
                "topic": topics.said(name, "presence"),
                "value_template": "{{ 'online' if value_json.up else 'offline' }}",
            }
        ],
        "components": parts,
    }
    return f"{config.home_assistant}/device/{name}/config", json.dumps(found, ensure_ascii=False).encode()
