"""The contract as other programs see it: docs/fleet/messages.schema.json, and what may be set from afar."""

import json

import fastjsonschema
import pytest
from support.broker import DOCS
from support.links import PACK, wish

from kiosk.link.config import LinkConfig
from kiosk.link.contract import ALLOWED_SETTINGS, Desired, Rollout, Topics, as_bytes, understood
from kiosk.link.contract.schema import MESSAGES, schema, written
from kiosk.settings.form import SettingsForm


def test_the_schema_in_the_docs_is_that_of_the_code() -> None:
    file = DOCS / "messages.schema.json"
    assert file.read_text(encoding="utf-8") == written(), f"run: kiosk link --schema > {file.name}"


def test_the_schema_knows_our_messages() -> None:
    valid = fastjsonschema.compile({**schema(), "$schema": "http://json-schema.org/draft-07/schema#"})
    rollout = Rollout(group="all", pack=PACK, stages=(1, 9), stage=0, state="going")
    for message in (wish(3, pause=True, pack=PACK.model_dump()), as_bytes(rollout)):
        valid(json.loads(message))
    with pytest.raises(fastjsonschema.JsonSchemaException):
        valid({"revision": 0})


def test_only_settings_that_there_are_may_be_set_from_afar() -> None:
    assert set(ALLOWED_SETTINGS) < set(SettingsForm.model_fields)
    assert not set(ALLOWED_SETTINGS) & {
        "deck",
        "link",
        "operator_keys",
        "operator_corners",
        "keys",
        "keypads",
        "backend",
    }


def test_a_message_means_the_same_there_and_back() -> None:
    desired = understood(Desired, wish(3, pause=False, message=None, opening_hours=None))
    assert understood(Desired, as_bytes(desired)) == desired
    assert desired.entries()["message"].value is None
    assert all("schema" in message.model_json_schema()["properties"] for message in MESSAGES)


def test_topics_are_told_apart() -> None:
    topics = Topics("house/kiosk")
    assert topics.source(topics.to_group("all")) == "group/all"
    assert topics.source(topics.to_kiosk("hall-1")) == "kiosk/hall-1"
    assert topics.desired("group/all") == topics.to_group("all")
    assert topics.source(topics.ask("hall-1")) is None
    assert topics.speaker(topics.said("hall-1", "visits/2026-11-27")) == ("hall-1", "visits/2026-11-27")
    assert topics.speaker("elsewhere/1/from/hall-1/status") is None


@pytest.mark.parametrize(
    "broker",
    ["mqtts://..:8883", f"mqtts://{'a' * 64}.example", "mqtts://a:0", "mqtts://a:65536", "mqtts://a..b", "mqtt://a"],
)
def test_a_broker_that_nobody_can_look_up_is_told_with_the_settings(broker: str) -> None:
    with pytest.raises(ValueError, match=r"write the broker as mqtts://broker\.example:8883"):
        LinkConfig.model_validate({"name": "hall-1", "broker": broker})
    for good in ("mqtts://broker.example", "mqtts://[::1]:8883", "mqtts://192.168.1.2:65535"):
        assert LinkConfig.model_validate({"name": "hall-1", "broker": good}).address[1] in (8883, 65535)
