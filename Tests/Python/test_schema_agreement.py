"""The schema and the decoder accept and refuse the same configurations.

Run from the repository's root, after `swift build`. `ZHAI` names another binary, `ZHAI_SCHEMA`
another schema than `schema/pipeline.schema.json`.
"""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import configuration_cases as cases
import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ZHAI", ROOT / ".build/debug/zhai")).resolve()
SCHEMA = Path(os.environ.get("ZHAI_SCHEMA", ROOT / "schema/pipeline.schema.json")).resolve()

# What a JSON Schema cannot see: the decoder refuses it, the schema does not.
DECODER_ONLY = {"duplicate_key", "missing_file", "missing_layer", "module"}


def decode(path):
    """Exit code and report of the decoder."""
    run = subprocess.run(
        [BINARY, "validate", "--json", path],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert run.returncode in (0, 78), f"{path}: rc {run.returncode}: {run.stderr.decode()}"
    report = json.loads(run.stdout)
    issues = report["issues"]
    assert report["valid"] == (run.returncode == 0)
    assert report["valid"] == (not issues)
    for issue in issues:
        assert set(issue) >= {"file", "line", "column", "pointer", "message", "code"}
        assert issue["message"]
    return issues


@pytest.fixture(scope="module")
def schema():
    with SCHEMA.open(encoding="utf-8") as file:
        return json.load(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder in which the files exist that the samples name."""
    folder = tmp_path_factory.mktemp("configuration")
    (folder / cases.WORD).write_text("词语\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def verdicts(schema, folder):
    """For each case what the decoder says, every case once."""
    found = list(cases.all_cases(schema))

    def work(numbered):
        number, case = numbered
        path = folder / f"{number}.json"
        path.write_text(case.text, encoding="utf-8")
        return decode(path)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(zip(found, pool.map(work, enumerate(found))))


def test_the_schema_is_one(schema):
    Draft202012Validator.check_schema(schema)


def test_there_are_cases_of_both_kinds(schema, verdicts):
    validator = Draft202012Validator(schema)
    valid = sum(validator.is_valid(json.loads(case.text)) for case, _ in verdicts)
    assert len(verdicts) > 500
    assert valid > 20
    assert len(verdicts) - valid > 400


def test_both_accept_the_samples(schema, verdicts):
    validator = Draft202012Validator(schema)
    for case, issues in verdicts:
        if case.change in ("full", "bare"):
            validator.validate(json.loads(case.text))
            assert [issue for issue in issues if issue["code"] not in DECODER_ONLY] == []


def test_both_say_the_same(schema, verdicts):
    validator = Draft202012Validator(schema)
    disagreements = []
    for case, issues in verdicts:
        seen = [issue for issue in issues if issue["code"] not in DECODER_ONLY]
        errors = list(validator.iter_errors(json.loads(case.text)))
        if bool(seen) != bool(errors):
            said = seen[0]["message"] if seen else errors[0].message
            by = "decoder" if seen else "schema"
            disagreements.append(f"{case}: only the {by} refuses it: {said}")
    assert disagreements == []


def test_an_issue_points_at_the_change(verdicts):
    """At the changed value, something in it, or the object or list that holds it."""
    astray = []
    for case, issues in verdicts:
        around = case.pointer.rsplit("/", 1)[0]
        for issue in issues:
            if issue["code"] not in DECODER_ONLY and not issue["pointer"].startswith(around):
                astray.append(f"{case}: {issue['pointer']}: {issue['message']}")
    assert astray == []


def refusal(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return decode(path)


def test_only_the_decoder_sees_a_double_key(schema, folder):
    text = cases.dump(cases.sample(schema, schema, False))
    doubled = text.replace('{"dataset"', '{"output": "a", "output": "b", "dataset"', 1)
    assert doubled != text
    assert Draft202012Validator(schema).is_valid(json.loads(doubled))
    issues = refusal(folder, "doubled.json", doubled)
    assert [issue["code"] for issue in issues] == ["duplicate_key"]
    assert [issue["pointer"] for issue in issues] == ["/output"]
    assert [issue["line"] for issue in issues] == [1]


def test_what_is_no_json_is_refused_with_its_place(folder):
    issues = refusal(folder, "syntax.json", '{\n  "dataset": {},\n}')
    assert [(issue["code"], issue["line"], issue["column"]) for issue in issues] == [
        ("syntax", 3, 1)
    ]


def test_all_faults_are_told_at_once(schema, folder):
    base = cases.sample(schema, schema, False)
    base["outptu"] = "x"
    base["dataset"]["name"] = "Not A Name"
    base["stages"]["ingest"] = []
    base["limits"] = {"reject_share": 2}
    issues = refusal(folder, "many.json", cases.dump(base))
    assert {issue["pointer"] for issue in issues} == {
        "/outptu",
        "/dataset/name",
        "/stages/ingest",
        "/limits/reject_share",
    }
