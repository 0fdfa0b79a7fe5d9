"""Every key misspelt and every value of a wrong type ends a run with 78, before anything is touched.

Run from the repository's root, after `swift build`. `ZHAI` names another binary.
"""

import json
import os
import subprocess
from pathlib import Path

import configuration_cases as cases
import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ZHAI", ROOT / ".build/debug/zhai")).resolve()

GOOD = {
    "dataset": {
        "name": "test", "version": "1.0.0", "title": "A test", "licence": "CC0-1.0",
        "description": "A test.", "citation": "Nobody: A test.", "creators": ["Nobody"],
        "homepage": "https://example.org/",
    },
    "stages": {
        "ingest": [
            {"module": "text", "paths": ["in/*.txt"], "separator": "-----"},
            {"module": "json-lines", "paths": ["in/*.jsonl"], "fields": {"text": "text"}},
        ],
        "clean": [{"module": "unicode"}, {"module": "line-endings"}],
        "segment": [
            {"module": "documents", "split": "plain", "short_below": 50}, {"module": "sentences"},
            {"module": "tokens"},
        ],
        "extract": [{"module": "times", "prefer": "past"}, {"module": "quantities"}],
        "load": [{"module": "duplicates", "min_characters": 3}, {"module": "entities"}],
    },
    "expectations": [{"check": "row-count", "table": "documents", "min": 1}],
    "exports": [{"format": "csv"}],
    "output": "output",
    "notify": {"command": ["true"], "reject_share": 0.5, "drift": 1},
    "limits": {"record_bytes": 1000, "keep_builds": 2},
}


def misspelt():
    """The configuration with one key misspelt, and the key as it stands then."""
    for path in cases.paths(GOOD):
        if not path or not isinstance(path[-1], str):
            continue
        parent = cases.at(GOOD, path[:-1])
        wrong = {key + "x" if key == path[-1] else key: value for key, value in parent.items()}
        yield cases.changed(GOOD, path[:-1], wrong), path[-1] + "x"


def mistyped():
    """The configuration with one value of another type, and what names the place."""
    for path in cases.paths(GOOD):
        value = cases.at(GOOD, path)
        wrong = 12.5 if isinstance(value, (str, list, dict)) else [value]
        yield cases.changed(GOOD, path, wrong), cases.pointer(path)


CASES = [*misspelt(), *mistyped()]


def run(folder, configuration):
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in/a.txt").write_text("有字。", encoding="utf-8")
    (folder / "in/a.jsonl").write_text('{"text": "有字。"}\n', encoding="utf-8")
    (folder / "pipeline.json").write_text(json.dumps(configuration), encoding="utf-8")
    return subprocess.run(
        [BINARY, "run"], cwd=folder, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_good_one_runs(tmp_path):
    outcome = run(tmp_path, GOOD)
    assert outcome.returncode == 0, outcome.stderr


def test_there_are_enough():
    assert len(CASES) >= 60


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_bad_one_is_named(number, tmp_path):
    configuration, named = CASES[number]
    outcome = run(tmp_path, configuration)
    assert outcome.returncode == 78, f"{outcome.returncode}: {outcome.stderr}"
    assert named in outcome.stderr
    assert "pipeline.json:" in outcome.stderr
    assert not (tmp_path / "output").exists(), "nothing was touched"
