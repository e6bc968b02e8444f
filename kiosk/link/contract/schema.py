"""The contract as one JSON Schema, for whoever speaks to kiosks with other programs."""

import json
from typing import Any

from pydantic.json_schema import models_json_schema

from kiosk.link.contract.desired import Desired, Screenshot
from kiosk.link.contract.said import Heartbeat, Presence, Rollout, Status, Visits

MESSAGES = (Presence, Heartbeat, Status, Visits, Desired, Screenshot, Rollout)


def schema() -> dict[str, Any]:
    """The schema of all messages, under `$defs` by their names."""
    _, found = models_json_schema([(message, "validation") for message in MESSAGES], by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Messages of kiosks",
        "description": "docs/fleet.md says which message belongs to which topic.",
        "anyOf": [{"$ref": f"#/$defs/{message.__name__}"} for message in MESSAGES],
        **found,
    }


def written() -> str:
    """The same as text."""
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
