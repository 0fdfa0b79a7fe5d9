"""The shipped rule packs keep to the schema of rule packs, and the schema refuses what is no pack."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "schema/rules.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PACKS = sorted((ROOT / "rules/zh").glob("*.json"))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_shipped_packs_are_valid(path):
    errors = [error.message for error in VALIDATOR.iter_errors(json.loads(path.read_text(encoding="utf-8")))]
    assert errors == []


@pytest.mark.parametrize(
    "change",
    [
        {"pattern": []},
        {"emit": []},
        {"status": "maybe"},
        {"examples": [{"emits": ["x"]}]},
        {"unless": {"around": "x"}},
        {"surprise": 1},
    ],
)
def test_the_schema_refuses_faults(change):
    packs = [json.loads(path.read_text(encoding="utf-8")) for path in PACKS]
    # A pack that only lends its parts to others has no rules.
    pack = next(pack for pack in packs if pack["rules"])
    pack["rules"][0].update(change)
    assert list(VALIDATOR.iter_errors(pack))
