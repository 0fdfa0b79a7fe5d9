#!/usr/bin/env python3
"""The same random kills on Zhai and on programs of the same kind, in one table.

    python3 -m venv .venv-others && .venv-others/bin/pip install -r Tests/Faults/requirements.txt
    .venv-others/bin/python Tests/Faults/others.py --zhai .build/release/zhai [--kills 20]

Each program reads the same lines and is killed (SIGKILL, the whole process group) at a random
moment between 30 and 69 % of the time that it takes undisturbed. Then what a reader would see is
looked at, and the same command is run once more, without any help.
"""

import argparse
import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from world import article  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
PARTS = 4


class Program:
    """One program in a folder of its own; `in/` holds the lines."""

    name = ""
    rows = 20_000

    def __init__(self, home, options):
        self.folder = home / self.name
        self.options = options
        self.random = random.Random(f"{options.seed}-{self.name}")
        (self.folder / "in").mkdir(parents=True)
        source = random.Random(options.seed)
        lines = [
            json.dumps({"id": f"r{number}", "text": f"第{number}号。\n{article(source)}"}, ensure_ascii=False)
            for number in range(self.rows)
        ]
        for part in range(PARTS):
            text = "\n".join(lines[part::PARTS]) + "\n"
            (self.folder / f"in/{part}.jsonl").write_text(text, encoding="utf-8")
        self.prepare()

    def prepare(self):
        """Writes what the command needs."""

    def command(self):
        raise NotImplementedError

    def start(self):
        with open(self.folder / "log", "ab") as log:
            return subprocess.Popen(
                [str(word) for word in self.command()], cwd=self.folder, stdout=log, stderr=log,
                start_new_session=True, env=dict(os.environ, **self.environment()),
            )

    def environment(self):
        return {}

    def clear(self):
        """As if nothing had ever run."""
        for path in self.folder.glob("out*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def seen(self):
        """What a reader sees: each row's id as often as it is there; None where he sees nothing
        yet, and an exception where he cannot read it."""
        raise NotImplementedError

    def measure(self, kills):
        start = time.monotonic()
        assert self.start().wait() == 0, (self.folder / "log").read_text()
        length = time.monotonic() - start
        whole = self.seen()
        assert len(whole) == self.rows and set(whole.values()) == {1}, f"{self.name}: {len(whole)}"
        result = Counter()
        while result["kills"] < kills:
            self.clear()
            process = self.start()
            time.sleep(length * self.random.uniform(0.3, 0.69))
            if process.poll() is not None:
                length *= 0.9
                continue
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            result["kills"] += 1
            result["partial"] += self.is_partial(whole)
            code = self.start().wait()
            if code != 0:
                result["failed"] += 1
            try:
                result["right"] += code == 0 and self.seen() == whole
            except Exception:  # noqa: BLE001 whatever a reader stumbles over
                pass
        return result

    def is_partial(self, whole):
        try:
            seen = self.seen()
        except Exception:  # noqa: BLE001
            return True
        return seen is not None and seen != whole


class Zhai(Program):
    name = "Zhai"

    def prepare(self):
        modules = lambda *names: [{"module": name} for name in names]  # noqa: E731
        configuration = {
            "dataset": {"name": "kill", "version": "1.0.0", "title": "Kill", "licence": "CC0-1.0"},
            "stages": {
                "ingest": [{"module": "json-lines", "paths": ["in/*.jsonl"]}],
                "clean": modules("unicode", "line-endings"),
                "segment": modules("documents", "sentences"),
                "extract": modules("times", "quantities", "works"),
                "load": modules("duplicates", "entities"),
            },
            "exports": [{"format": "jsonl"}],
            "output": "out",
        }
        (self.folder / "pipeline.json").write_text(json.dumps(configuration), encoding="utf-8")

    def command(self):
        return [self.options.zhai, "run", "pipeline.json"]

    def environment(self):
        return {"ZHAI_DATA": str(self.options.data)}

    def seen(self):
        current = self.folder / "out/current"
        if not current.exists():
            return None
        subprocess.run(
            ["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"], cwd=current, check=True,
            capture_output=True,
        )
        lines = (current / "jsonl/documents.jsonl").read_text(encoding="utf-8").splitlines()
        texts = (json.loads(line)["text"] for line in lines)
        return Counter(text.split("号", 1)[0] for text in texts)


class Datatrove(Program):
    name = "datatrove, local, JsonlWriter"
    rows = 80_000

    def prepare(self):
        (self.folder / "job.py").write_text(f"""\
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

if __name__ == "__main__":
    LocalPipelineExecutor(
        pipeline=[JsonlReader("in"), JsonlWriter("out")], tasks={PARTS}, workers=1,
        logging_dir="out-logs",
    ).run()
""", encoding="utf-8")

    def command(self):
        return [sys.executable, "job.py"]

    def seen(self):
        files = sorted((self.folder / "out").glob("*.jsonl.gz"))
        if not files:
            return None
        return Counter(json.loads(line)["id"] for file in files for line in gzip.open(file, "rt"))

    def is_partial(self, whole):
        # Its unit is the shard: one that is whole under its name is no fault.
        for file in (self.folder / "out").glob("*.jsonl.gz"):
            try:
                gzip.open(file).read()
            except (EOFError, OSError):
                return True
        return False


class DLT(Program):
    name = "dlt to duckdb, append"
    rows = 40_000

    def prepare(self):
        (self.folder / "job.py").write_text("""\
import json
from pathlib import Path

import dlt


@dlt.resource(name="rows", write_disposition="append")
def rows():
    for path in sorted(Path("in").glob("*.jsonl")):
        with open(path, encoding="utf-8") as file:
            yield [json.loads(line) for line in file]


pipeline = dlt.pipeline(
    "kill", pipelines_dir="out-state", destination=dlt.destinations.duckdb("out.duckdb"),
    dataset_name="kill",
)
pipeline.run(rows())
""", encoding="utf-8")

    def command(self):
        return [sys.executable, "job.py"]

    def environment(self):
        return {"RUNTIME__DLTHUB_TELEMETRY": "false"}

    def tables(self):
        import duckdb

        if not (self.folder / "out.duckdb").exists():
            return None, 0
        with duckdb.connect(str(self.folder / "out.duckdb")) as database:
            names = {row[0] for row in database.execute(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'kill'"
            ).fetchall()}
            if "rows" not in names:
                return None, 0
            ids = [row[0] for row in database.execute("SELECT id FROM kill.rows").fetchall()]
            loose = database.execute(
                "SELECT count(*) FROM kill.rows WHERE _dlt_load_id NOT IN "
                "(SELECT load_id FROM kill._dlt_loads WHERE status = 0)"
            ).fetchone()[0]
            return Counter(ids), loose

    def seen(self):
        return self.tables()[0]

    def is_partial(self, whole):
        return self.tables()[1] > 0


class SQLiteUtils(Program):
    name = "sqlite-utils insert --pk"
    rows = 160_000

    def command(self):
        insert = f"{Path(sys.executable).parent}/sqlite-utils insert out.db rows - --nl --pk id"
        return ["sh", "-c", f"cat in/*.jsonl | {insert}"]

    def seen(self):
        if not (self.folder / "out.db").exists():
            return None
        database = sqlite3.connect(self.folder / "out.db")
        try:
            ids = [row[0] for row in database.execute("SELECT id FROM rows")]
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return None
            raise
        finally:
            database.close()
        return Counter(ids)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zhai", type=lambda text: Path(text).resolve(), default=ROOT / ".build/release/zhai")
    parser.add_argument("--data", type=Path, default=ROOT, help="the folder with lexicons/ and models/")
    parser.add_argument("--only", action="append", help="a part of a program's name")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="zhai-others-"))
    print("| system | kills | partial output visible | run again: right | run again: failed |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for kind in (Datatrove, DLT, SQLiteUtils, Zhai):
        if options.only and not any(part in kind.name for part in options.only):
            continue
        found = kind(home, options).measure(options.kills)
        print(
            f"| {kind.name} | {found['kills']} | {found['partial']} | {found['right']} "
            f"| {found['failed']} |",
            flush=True,
        )
    shutil.rmtree(home)


if __name__ == "__main__":
    main()
