"""A folder with a pipeline that somebody works on: texts come, change and go, rules are edited.

Everything comes from a seed, so that a history that failed can be told again.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
from pathlib import Path

PLACES = ["广东", "湖北", "新疆", "云南", "青岛", "哈尔滨", "兰州", "海口"]
THINGS = ["展览", "图书节", "运动会", "论坛", "车站", "水库", "大桥", "医院"]
PEOPLE = ["赵明", "钱芳", "孙伟", "李娜", "周磊", "吴静", "郑强", "王敏"]


def article(source):
    """A short news text; equal ones happen."""
    place, thing, person = (source.choice(words) for words in (PLACES, THINGS, PEOPLE))
    number = source.randrange(1, 400)
    day = source.randrange(1, 29)
    lines = [
        f"{place}第{number}届{thing}开幕",
        f"本报记者 {person}",
        f"2024年{number % 12 + 1}月{day}日，{place}{thing}在当地举行，{number * 7}人参加，"
        f"同比增长{number % 50}.{day}%。",
        f"“大家都很期待，”{person}说，“明年还要再办。”",
    ]
    return "\n".join(lines[: source.randrange(2, 5)]) + "\n"


CONFIGURATION = {
    "dataset": {"name": "world", "version": "1.0.0", "title": "A world", "licence": "CC0-1.0"},
    "stages": {
        "ingest": [
            {"module": "text", "paths": ["in/**/*.txt"]},
            {"module": "json-lines", "paths": ["lines/*.jsonl"]},
        ],
        "clean": [
            {"module": "unicode"}, {"module": "width"}, {"module": "line-endings"},
            {"module": "notices"},
        ],
        "segment": [{"module": "documents"}, {"module": "sentences"}, {"module": "tokens"}],
        "extract": [
            {"module": "contributors"}, {"module": "times"}, {"module": "quantities"},
            {"module": "works"}, {"module": "quotations"},
        ],
        "load": [{"module": "duplicates"}, {"module": "entities"}, {"module": "search"}],
    },
    "exports": [{"format": "csv"}, {"format": "jsonl"}],
    "output": "output",
}


class World:
    """One folder, its history, and what a run from nothing makes of it."""

    def __init__(self, folder, zhai, data, seed, files=8):
        self.folder = Path(folder)
        self.zhai = str(zhai)
        self.source = random.Random(seed)
        self.counter = 0
        self.configuration = json.loads(json.dumps(CONFIGURATION))
        self.data = self.folder / "data"
        self._copy_data(Path(data))
        for _ in range(files):
            self.add_text()
        for _ in range(2):
            self.add_lines()
        self.add_reprint()
        self._write_configuration()

    def _copy_data(self, data):
        """The rules and word lists are copied, to be edited; the large compiled files are not."""
        self.data.mkdir(parents=True)
        for name in ("lexicons", "rules", "models", "schema"):
            if not (data / name).is_dir():
                continue
            for path in sorted((data / name).rglob("*")):
                target = self.data / path.relative_to(data)
                if path.is_dir():
                    target.mkdir(parents=True, exist_ok=True)
                else:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    large = path.stat().st_size > 200_000
                    (target.symlink_to if large else lambda p, t=target: shutil.copy(p, t))(path)

    def _write_configuration(self):
        text = json.dumps(self.configuration, ensure_ascii=False, indent=2)
        (self.folder / "pipeline.json").write_text(text + "\n", encoding="utf-8")

    # What people do

    def _write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def _pick(self, pattern):
        found = sorted(self.folder.glob(pattern))
        return self.source.choice(found) if found else None

    def add_text(self):
        self.counter += 1
        text = article(self.source).encode()
        if self.source.random() < 0.2 and (printed := self._pick("in/**/*.txt")):
            text = printed.read_bytes() + "明天的报纸将有更多消息。\n".encode()
        self._write(f"in/{self.counter % 3}/{self.counter:04}.txt", text)

    def add_reprint(self):
        """A text long enough to be told from others by what it says, and again with another end."""
        lines = [line for _ in range(12) for line in article(self.source).split("\n")[2:4]]
        for end in ("", "\n明天的报纸将有更多消息。"):
            self.counter += 1
            self._write(f"in/{self.counter % 3}/{self.counter:04}.txt", "\n".join(lines) + end + "\n")

    def add_lines(self):
        self.counter += 1
        lines = [self._line() for _ in range(self.source.randrange(2, 7))]
        self._write(f"lines/{self.counter:04}.jsonl", "\n".join(lines) + "\n")

    def _line(self):
        if self.source.random() < 0.1:
            return '{"text": 12}' if self.source.random() < 0.5 else "no JSON"
        record = {"text": article(self.source), "title": self.source.choice(THINGS)}
        if self.source.random() < 0.5:
            record["published"] = f"2024-0{self.source.randrange(1, 10)}-05"
        return json.dumps(record, ensure_ascii=False)

    def change_text(self):
        path = self._pick("in/**/*.txt")
        if path:
            path.write_bytes(path.read_bytes() + article(self.source).encode())

    def remove_text(self):
        path = self._pick("in/**/*.txt")
        if path and len(list(self.folder.glob("in/**/*.txt"))) > 2:
            path.unlink()

    def rename_text(self):
        path = self._pick("in/**/*.txt")
        if path:
            self.counter += 1
            path.rename(path.with_name(f"{self.counter:04}.txt"))

    def touch_text(self):
        path = self._pick("in/**/*.txt")
        if path:
            os.utime(path, (1, 1))

    def spoil_text(self):
        self.counter += 1
        self._write(f"in/bad/{self.counter:04}.txt", bytes(self.source.randrange(128, 256) for _ in range(40)))

    def mend_text(self):
        path = self._pick("in/bad/*.txt")
        if path:
            path.write_text(article(self.source), encoding="utf-8")

    def change_lines(self):
        path = self._pick("lines/*.jsonl")
        if not path:
            return
        lines = path.read_text(encoding="utf-8").splitlines()
        what = self.source.randrange(4)
        place = self.source.randrange(len(lines) + 1)
        if what == 0:
            lines.insert(place, self._line())
        elif what == 1 and len(lines) > 1:
            lines.pop(place % len(lines))
        elif what == 2:
            self.source.shuffle(lines)
        else:
            lines.insert(place, lines[place % len(lines)])
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def toggle_option(self):
        stages = self.configuration["stages"]
        what = self.source.randrange(5)
        if what == 0:
            stages["segment"][0]["split"] = self.source.choice(["plain", "all", "none"])
        elif what == 1:
            stages["segment"][0]["short_below"] = self.source.choice([10, 60, 100])
        elif what == 2:
            keep = [m for m in stages["extract"] if m["module"] != "urls"]
            has = len(keep) < len(stages["extract"])
            stages["extract"] = keep if has else [{"module": "urls"}, *keep]
        elif what == 3:
            keep = [m for m in stages["load"] if m["module"] != "tokens"]
            has = len(keep) < len(stages["load"])
            stages["load"] = keep if has else [*keep, {"module": "tokens"}]
        else:
            keep = [m for m in stages["clean"] if m["module"] != "notices"]
            has = len(keep) < len(stages["clean"])
            stages["clean"] = keep if has else [*keep, {"module": "notices"}]
        self._write_configuration()

    def edit_rule(self):
        """Takes a cue of speech out of the word list, or puts it back."""
        path = self.data / "lexicons/speech-cues.json"
        text = path.read_text(encoding="utf-8")
        cue, other = '"说"', '"念叨"'
        edited = text.replace(cue, other) if cue in text else text.replace(other, cue)
        path.write_text(edited, encoding="utf-8")

    STEPS = [
        add_text, add_text, add_lines, change_text, change_text, remove_text, rename_text,
        touch_text, spoil_text, mend_text, change_lines, change_lines, toggle_option, edit_rule,
    ]

    def step(self):
        for _ in range(self.source.randrange(1, 4)):
            self.source.choice(self.STEPS)(self)

    # What the program does

    def command(self, *arguments, output=None):
        words = [self.zhai, *arguments]
        if arguments[0] == "run":
            words += ["pipeline.json", "--data", str(self.data)]
            if output:
                words += ["--set", f"output={output}"]
        return words

    def call(self, *arguments, output=None, prefix=(), **options):
        return subprocess.run(
            [*prefix, *self.command(*arguments, output=output)],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
            **options,
        )

    def start(self, *arguments):
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def reference(self):
        """The sums of a run from nothing over the folder as it is."""
        shutil.rmtree(self.folder / "reference", ignore_errors=True)
        outcome = self.call("run", output="reference")
        assert outcome.returncode == 0, outcome.stderr
        return self.sums("reference")

    def sums(self, output="output"):
        """The sums of what is published; None where nothing is."""
        path = self.folder / output / "current" / "SHA256SUMS"
        return path.read_text() if path.exists() else None

    def is_whole(self, output="output"):
        """Whether every published file is what the sums say, and no other is there."""
        folder = (self.folder / output / "current").resolve()
        listed = {}
        for line in (self.sums(output) or "").splitlines():
            digest, name = line.split("  ", 1)
            listed[name] = digest
        present = {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path.name != "SHA256SUMS"
        }
        return listed == present

    def documents(self, output="output"):
        path = self.folder / output / "current/jsonl/documents.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [json.loads(line)["document_id"] for line in lines]
