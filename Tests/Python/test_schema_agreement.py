"""The schema and the decoder accept and refuse the same configurations.

Run from the repository's root, after `swift build`. `ZHAI` names another binary, `ZHAI_SCHEMA`
another schema than `schema/pipeline.schema.json`.
"""

import json
import os
import subprocess
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
    """What the decoder has to say of one file."""
    return decode_all([path])[0]


def decode_all(paths):
    """What the decoder has to say of each file; one process for all, which reads its data once."""
    run = subprocess.run(
        [BINARY, "validate", "--json", *paths],
        capture_output=True,
        timeout=600,
        check=False,
    )
    assert run.returncode in (0, 78), f"rc {run.returncode}: {run.stderr.decode()}"
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(reports) == len(paths)
    assert all(report["valid"] for report in reports) == (run.returncode == 0)
    for report in reports:
        assert report["valid"] == (not report["issues"])
        for issue in report["issues"]:
            assert set(issue) >= {"file", "line", "column", "pointer", "message", "code"}
            assert issue["message"]
    return [report["issues"] for report in reports]


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
    """For each case what the decoder and what the schema say: (case, issues, errors)."""
    validator = Draft202012Validator(schema)
    found = list(cases.all_cases(schema))

    paths = [folder / f"{number}.json" for number in range(len(found))]
    for path, case in zip(paths, found):
        path.write_text(case.text, encoding="utf-8")
    chunks = [paths[start : start + 400] for start in range(0, len(paths), 400)]
    issues = [issue for chunk in chunks for issue in decode_all(chunk)]
    errors = [list(validator.iter_errors(json.loads(case.text))) for case in found]
    return list(zip(found, issues, errors))


def test_the_schema_is_one(schema):
    Draft202012Validator.check_schema(schema)


def test_there_are_cases_of_both_kinds(verdicts):
    valid = sum(not errors for _, _, errors in verdicts)
    assert len(verdicts) > 500
    assert valid > 20
    assert len(verdicts) - valid > 400


def test_both_accept_the_samples(verdicts):
    for case, issues, errors in verdicts:
        if case.change in ("full", "bare"):
            assert errors == []
            assert [issue for issue in issues if issue["code"] not in DECODER_ONLY] == []


def test_both_say_the_same(verdicts):
    disagreements = []
    for case, issues, errors in verdicts:
        seen = [issue for issue in issues if issue["code"] not in DECODER_ONLY]
        if bool(seen) != bool(errors):
            said = seen[0]["message"] if seen else errors[0].message
            by = "decoder" if seen else "schema"
            disagreements.append(f"{case}: only the {by} refuses it: {said}")
    assert disagreements == []


def test_an_issue_points_at_the_change(verdicts):
    """At the changed value, something in it, or the object or list that holds it."""
    astray = []
    for case, issues, _ in verdicts:
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


def test_only_the_decoder_sees_a_missing_file(schema, folder):
    """Every option that names a file, by the pattern that the schema has for paths."""
    pattern = schema["properties"]["output"]["pattern"]
    full = cases.sample(schema, schema, True)
    places = [
        (*path, key)
        for path in cases.paths(full)
        for key, option in options(schema, cases.at(full, path), path)
        if option.get("pattern") == pattern
    ]
    assert places
    for place in places:
        text = cases.dump(cases.changed(full, place, "no/such/file"))
        assert Draft202012Validator(schema).is_valid(json.loads(text))
        issues = refusal(folder, "missing.json", text)
        assert ("missing_file", cases.pointer(place)) in [
            (issue["code"], issue["pointer"]) for issue in issues
        ]


def options(schema, value, path):
    """The options of the module that stands at `path`, with their schemas."""
    if not isinstance(value, dict):
        return []
    section = next((step for step in path if step in cases.SECTIONS), None)
    names = [value[key] for key in ("module", "check", "format") if key in value]
    definition = schema["$defs"].get(f"{section}.{names[0]}") if names else None
    return definition["properties"].items() if definition else []


def test_only_the_decoder_sees_a_missing_layer(schema, folder):
    base = cases.sample(schema, schema, False)
    # Words are cut out of sentences, which nobody has found here.
    base["stages"]["segment"] = [{"module": "documents"}, {"module": "tokens", "method": "lexicon"}]
    text = cases.dump(base)
    assert Draft202012Validator(schema).is_valid(json.loads(text))
    issues = refusal(folder, "layers.json", text)
    assert "missing_layer" in {issue["code"] for issue in issues}


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
    base["limits"] = {"keep_builds": -2}
    issues = refusal(folder, "many.json", cases.dump(base))
    assert {issue["pointer"] for issue in issues} == {
        "/outptu",
        "/dataset/name",
        "/stages/ingest",
        "/limits/keep_builds",
    }
