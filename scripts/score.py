#!/usr/bin/env python3
"""Runs the scorers of a shared folder and compares each figure with the one on record.

    score.py --zhai BINARY --shared FOLDER --record FILE [--raise]

Fails (1) where a figure is below its record; `--raise` writes the better figures into the record.
Where the folder is not at hand there is nothing to compare with, and that is said. Standard
library only.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def run(command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, **options)
    if done.returncode != 0:
        sys.exit(f"score: {' '.join(map(str, command))} failed ({done.returncode}):\n{done.stderr.decode()}")
    return done.stdout


def families(prefix, report):
    """The scorer's report as figures: recall and precision of each family."""
    for family, row in sorted(report.items()):
        for measure in ("recall", "precision"):
            if row.get(measure) is not None:
                yield f"{prefix}/{family}/{measure}", row[measure]


def seed(zhai, shared, folder):
    """The main job over seeds/, into a folder of its own."""
    pipeline = json.loads((ROOT / "pipeline.json").read_text(encoding="utf-8"))
    pipeline.pop("$schema", None)
    pipeline["output"] = str(folder / "output")
    for entry in pipeline["stages"]["ingest"]:
        entry["paths"] = [os.path.relpath(ROOT / path, folder) for path in entry["paths"]]
    configuration = folder / "pipeline.json"
    configuration.write_text(json.dumps(pipeline, ensure_ascii=False), encoding="utf-8")
    run([zhai, "run", configuration])
    dataset = next((folder / "output/current").glob("*.sqlite"))
    out = run([sys.executable, shared / "gold/score.py", dataset, shared / "gold/seed.json", "--json"])
    yield from families("seed", json.loads(out))


def annotated(prefix, zhai, shared, folder, given, gold):
    """Articles that come cut to the text, annotated and scored."""
    answered, dataset = folder / f"{prefix}.out", folder / f"{prefix}.sqlite"
    answered.write_bytes(run([zhai, "annotate"], input=given.read_bytes()))
    run([sys.executable, shared / "gold/annotated_to_sqlite.py", given, answered, dataset])
    out = run([sys.executable, shared / "gold/score.py", dataset, gold, "--json"])
    for name, figure in families(prefix, json.loads(out)):
        # What stands beside the texts is not the annotator's.
        if not name.startswith(f"{prefix}/documents/"):
            yield name, figure


def articles(zhai, shared, folder):
    gold = shared / "gold"
    yield from annotated("articles", zhai, shared, folder, gold / "articles.jsonl", gold / "articles.json")
    own = ROOT / "Benchmarks/gold"
    for part in ("dev", "blind", "figures", "speech", "mixed"):
        yield from annotated(part, zhai, shared, folder, own / f"{part}.jsonl", own / f"{part}.json")


def values(zhai, shared, folder):
    bench = shared / "bench/values"
    # News looks back, Duckling looks forward, and JioNLP stays in the year and fills its hours.
    options = {
        "recognizers": (),
        "jionlp": ("--set", "extract.times.prefer=same", "--set", "extract.times.clock=interval"),
        "duckling": ("--set", "extract.times.prefer=future", "--set", "extract.times.clock=interval"),
    }
    answered, system = folder / "values.out", folder / "values.sys"
    with answered.open("wb") as out:
        for part, settings in options.items():
            given = b"".join(p.read_bytes() for p in sorted((bench / part).glob("*.jsonl")))
            out.write(run([zhai, "annotate", *settings], input=given))
    system.write_bytes(run([sys.executable, bench / "from_annotate.py", answered]))
    skip = [bench / "trad_ids.txt", bench / "contrary_ids.txt"]
    out = run([sys.executable, bench / "score.py", "--gold", bench, "--sys", system, "--skip", *skip, "--json"])
    wanted = {
        "number": ("v_rec", "P"), "percentage": ("v_rec", "P"), "currency": ("v_rec", "P", "unit"),
        "dimension": ("v_rec", "P"), "dk_numeral": ("v_rec", "P"), "jio_money_parse": ("v_rec", "P"),
        "datetime": ("v_rec_any",), "jio_time_parse": ("v_start",), "dk_time": ("v_start",),
    }
    for row in json.loads(out):
        for measure in wanted.get(row["family"], ()):
            yield f"values/{row['family']}/{measure}", (row[measure] or 0) / 100


def names(zhai, shared, folder):
    scorer, gold = shared / "bench/score_names.py", shared / "bench/names/gsdsimp-dev.iob2"
    answered = folder / "names.out"
    given = run([sys.executable, scorer, "--input", gold])
    answered.write_bytes(run([zhai, "annotate", "--tokens"], input=given))
    for line in run([sys.executable, scorer, gold, answered]).decode().splitlines():
        cells = line.split()
        if "F1" in cells:
            yield f"names/{cells[0]}/F1", float(cells[cells.index("F1") + 1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zhai", required=True)
    parser.add_argument("--shared", required=True, type=pathlib.Path)
    parser.add_argument("--record", required=True, type=pathlib.Path)
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    if not options.shared.is_dir():
        print(f"score: no folder {options.shared}: nothing to compare with")
        return
    shared, zhai = options.shared.resolve(), pathlib.Path(options.zhai).resolve()
    record = json.loads(options.record.read_text()) if options.record.exists() else {}
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for suite in (seed, articles, values, names):
            for name, figure in suite(zhai, shared, pathlib.Path(folder)):
                found[name] = round(figure, 4)
    fallen = []
    print(f"{'figure':48} {'now':>7} {'record':>7}")
    for name in sorted(found.keys() | record.keys()):
        now, before = found.get(name), record.get(name)
        below = before is not None and (now is None or now < before)
        mark = "  BELOW ITS RECORD" if below else ""
        shown = ["      -" if x is None else f"{x:7.4f}" for x in (now, before)]
        print(f"{name:48} {shown[0]} {shown[1]}{mark}")
        if below:
            fallen.append(name)
    if options.lift:
        best = {k: max(v, record.get(k, v)) for k, v in found.items()}
        options.record.write_text(json.dumps(best, indent=2, sort_keys=True) + "\n")
    elif fallen:
        sys.exit(f"score: {len(fallen)} figures fell below their record")


if __name__ == "__main__":
    main()
