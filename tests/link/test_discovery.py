"""What Home Assistant is told, by what it documents of MQTT device discovery; its templates are tried on a status.

https://www.home-assistant.io/integrations/mqtt/#device-discovery-payload and its schemas of devices, origins,
availability and sensors.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined
from support.links import Linked

from kiosk.link.discovery import discovery

_DEVICE = {"identifiers", "connections", "manufacturer", "model", "name", "hw_version", "serial_number", "sw_version",
           "via_device", "suggested_area", "configuration_url"}  # fmt: skip
_ORIGIN = {"name", "sw_version", "support_url"}
_AVAILABILITY = {"topic", "payload_available", "payload_not_available", "value_template"}
_SENSOR = {"platform", "unique_id", "name", "state_topic", "value_template", "icon", "device_class", "state_class",
           "unit_of_measurement", "entity_category"}  # fmt: skip
_UNITS = {"temperature": {"°C", "°F", "K"}, "data_size": {"B", "kB", "MB", "GB", "MiB"}}


@pytest.fixture
def linked(tmp_path: Path) -> Linked:
    return Linked(tmp_path, home_assistant="homeassistant", title="Зал 1", place="Library, second floor")


def test_the_message_keeps_to_what_is_documented(linked: Linked) -> None:
    topic, payload = discovery(linked.config, linked.agent.topics)
    said = json.loads(payload)
    assert topic == "homeassistant/device/hall-1/config"
    assert set(said) == {"device", "origin", "availability", "components"}
    assert set(said["device"]) <= _DEVICE
    assert said["device"]["identifiers"]
    assert set(said["origin"]) <= _ORIGIN
    assert said["origin"]["name"]
    assert all({"topic"} <= set(it) <= _AVAILABILITY for it in said["availability"])
    parts = said["components"].values()
    assert len({it["unique_id"] for it in parts}) == len(parts)
    for it in parts:
        assert {"platform", "unique_id", "state_topic"} <= set(it) <= _SENSOR
        assert it["platform"] == "sensor"
        assert it.get("icon", "mdi:").startswith("mdi:")
        assert it.get("entity_category", "diagnostic") == "diagnostic"
        if kind := it.get("device_class"):
            assert it["unit_of_measurement"] in _UNITS[kind]


def test_a_kiosk_without_a_place_suggests_no_area(tmp_path: Path) -> None:
    bare = Linked(tmp_path, home_assistant="homeassistant")
    assert "suggested_area" not in json.loads(discovery(bare.config, bare.agent.topics)[1])["device"]


def test_its_templates_find_what_the_kiosk_says(linked: Linked) -> None:
    linked.report()
    sent = linked.tick()
    linked.agent.born()
    said = json.loads(discovery(linked.config, linked.agent.topics)[1])
    status = json.loads(sent["status"].payload)

    def rendered(template: str, value: dict[str, Any]) -> str:
        made = Environment(undefined=StrictUndefined, autoescape=False).from_string(template)  # noqa: S701 - no page
        return made.render(value_json=value)

    found = {name: rendered(it["value_template"], status) for name, it in said["components"].items()}
    assert found["state"] == "playing"
    assert found["deck"] == "nine-facts 1.3"
    assert (found["problems"], found["temperature"], found["disk"]) == ("0", "45", "12300")
    for name in ("temperature_c", "disk_free_mb", "deck"):
        del status[name]
    bare = {name: rendered(it["value_template"], status) for name, it in said["components"].items()}
    assert (bare["temperature"], bare["disk"]) == ("None", "None"), "which Home Assistant takes for unknown"
    [at] = said["availability"]
    assert rendered(at["value_template"], json.loads(linked.agent.will().payload)) == "offline"
    assert rendered(at["value_template"], json.loads(linked.agent.born()[0].payload)) == "online"
