#!/usr/bin/env python3
"""Faults on the real binary: kills, full disks, errors of the device, damaged state, crowds.

After each fault the published dataset is absent, the old or the new one, never mixed; `zhai
verify` finds nothing; and the next run, without any help, leaves the bytes of a run from nothing.

    Tests/Faults/faults.py --zhai .build/release/zhai            everything (`make faults`)
    Tests/Faults/faults.py --zhai .build/debug/zhai --short      a minute of it, for every commit

A kill does not test a power loss, since what was written survives in the page cache. That
everything is brought to the disk before it gets its name is looked at in the trace of a run.
"""

import argparse
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from world import World

ROOT = Path(__file__).resolve().parents[2]
WRITES = ["write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "unlink", "mkdir",
          "symlink", "chmod"]


class Suite:
    def __init__(self, arguments):
        self.zhai = Path(arguments.zhai).resolve()
        self.data = Path(arguments.data).resolve()
        self.is_short = arguments.short
        self.only = arguments.only
        self.most = arguments.most
        self.seed = arguments.seed
        self.home = Path(tempfile.mkdtemp(prefix="zhai-faults-"))
        self.faults = 0
        self.mixed = 0
        self.lost = 0
        self.repairs = 0
        self.notes = []

    def world(self, name, files=8):
        return World(self.home / name, self.zhai, self.data, f"{self.seed}-{name}", files)

    def note(self, text):
        self.notes.append(text)
        print(f"FAULT: {text}", file=sys.stderr)

    # The rule that holds after every fault

    def look(self, world, allowed, what):
        """The published dataset is one of `allowed`, and whole."""
        self.faults += 1
        sums = world.sums()
        if sums not in allowed or (sums is not None and not world.is_whole()):
            self.mixed += 1
            self.note(f"{what}: what is published is neither the old nor the new dataset")

    def recover(self, world, expected, what):
        """The next run needs no help and gives the bytes of a run from nothing."""
        outcome = world.call("run")
        if outcome.returncode != 0:
            self.repairs += 1
            self.note(f"{what}: the next run ended with {outcome.returncode}: {outcome.stderr}")
            shutil.rmtree(world.folder / "output")
            world.call("run")
        elif world.sums() != expected or not world.is_whole():
            ours, theirs = world.documents(), world.documents("reference")
            self.lost += 1
            self.note(
                f"{what}: other bytes than a run from nothing; documents lost "
                f"{len(set(theirs) - set(ours))}, too many {len(ours) - len(theirs)}"
            )
            shutil.rmtree(world.folder / "output")
            world.call("run")

    def verify(self, world, what):
        if not (world.folder / "output/current").exists():
            return
        outcome = world.call("verify", "output")
        if outcome.returncode != 0:
            self.mixed += 1
            self.note(f"{what}: verify says {outcome.returncode}: {outcome.stdout}")

    # Kills at random moments over random histories

    def histories(self, count, steps, kills):
        for number in range(count):
            world = self.world(f"history-{number}")
            old = None
            for step in range(steps):
                if step:
                    world.step()
                new = world.reference()
                what = f"history {number}, step {step}, seed {self.seed}"
                took = self.kill(world, kills, {old, new}, what)
                self.recover(world, new, what)
                self.verify(world, what)
                old = new
                if took:
                    self.clean_up(world, what)
            shutil.rmtree(world.folder)

    def clean_up(self, world, what):
        left = [p.name for p in (world.folder / "output/builds").iterdir() if p.name[0] == "."]
        if left or (world.folder / "output/current.new").exists():
            self.repairs += 1
            self.note(f"{what}: left behind {left}")

    def kill(self, world, kills, allowed, what):
        """Kills runs at random moments; each goes on from where the one before was killed."""
        source = random.Random(what)
        longest = 0.4
        for _ in range(kills):
            process = world.start("run", "--full") if source.random() < 0.3 else world.start("run")
            start = time.monotonic()
            time.sleep(source.uniform(0, longest))
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                longest = min(longest * 1.1, 5)
            else:
                longest = max((time.monotonic() - start) * 0.9, 0.05)
            self.look(world, allowed, what)
        return kills

    # Kills and errors at system calls

    def trace(self, world, *options, prefix=()):
        words = ["strace", "-f", "-qq", "-o", str(world.folder / "trace"), *options]
        return world.call("run", "--workers", "1", prefix=[*words, *prefix])

    def calls(self, world):
        """How often a thread of a run makes each call, at most."""
        outcome = self.trace(world, "-e", "trace=" + ",".join(WRITES))
        assert outcome.returncode == 0, outcome.stderr
        counts = {}
        for line in (world.folder / "trace").read_text(errors="replace").splitlines():
            match = re.match(r"(\d+) +(\w+)\(", line)
            if match:
                counts[match.groups()] = counts.get(match.groups(), 0) + 1
        return {
            name: max((n for (_, call), n in counts.items() if call == name), default=0)
            for name in WRITES
        }

    def system_calls(self, fault, most):
        """A fault at each write-class call in turn, of a first run and of one over a change."""
        world = self.world(f"calls-{fault.replace('=', '-')}", files=3)
        first = world.reference()
        shutil.rmtree(world.folder / "output", ignore_errors=True)
        counts = self.calls(world)
        for name, count in counts.items():
            stride = max(1, count // most)
            for place in range(1, count + 1, stride):
                shutil.rmtree(world.folder / "output")
                what = f"{fault} at {name} {place} of {count}"
                outcome = self.trace(world, "-e", f"inject={name}:{fault}:when={place}")
                self.judge(outcome, fault, what)
                self.look(world, {None, first}, what)
                self.recover(world, first, what)
        world.step()
        second = world.reference()
        source = random.Random(self.seed)
        for name, count in counts.items():
            for place in sorted(source.sample(range(1, count + 1), min(count, max(1, most // 4)))):
                what = f"{fault} at {name} {place}, over a change"
                self.trace(world, "-e", f"inject={name}:{fault}:when={place}")
                self.look(world, {first, second}, what)
                self.recover(world, second, what)
                first = second
                world.step()
                second = world.reference()
        shutil.rmtree(world.folder)

    def judge(self, outcome, fault, what):
        """A device that fails is 74, or 73 where something cannot be made at all; a fault in what
        is only told (the log, the metrics) does not end a run."""
        if fault.startswith("error") and outcome.returncode not in (0, 73, 74):
            self.note(f"{what}: ended with {outcome.returncode}: {outcome.stderr}")
            self.repairs += 1

    # Disks

    def file_sizes(self, count):
        """A limit on the size of files: the write before it is a short one."""
        world = self.world("sizes", files=20)
        expected = world.reference()
        largest = max(p.stat().st_size for p in (world.folder / "reference").rglob("*") if p.is_file())
        for number in range(count):
            limit = 1024 + largest * number // count
            what = f"files of {limit} bytes at most"
            shutil.rmtree(world.folder / "output", ignore_errors=True)
            outcome = world.call(
                "run",
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
            )
            if outcome.returncode not in (0, 73, 74):
                self.note(f"{what}: ended with {outcome.returncode}: {outcome.stderr}")
                self.repairs += 1
            self.look(world, {None, expected}, what)
            self.recover(world, expected, what)

    def full_disk(self, sizes):
        """A small file system of its own, where this process may mount one."""
        world = self.world("disk", files=20)
        expected = world.reference()
        output = world.folder / "output"
        output.mkdir()
        for size in sizes:
            mount = f"mount -t tmpfs -o size={size}k tmpfs {output} 2>/dev/null || exit 200; "
            script = (
                mount + "\"$@\"; code=$?; test -e output/current && sha256sum -c --quiet "
                "--strict output/current/SHA256SUMS >/dev/null 2>&1; rm -rf output/builds/.tmp*; "
                "mount -o remount,size=256m output; \"$@\" || code=201; "
                "cp output/current/SHA256SUMS sums; exit $code"
            )
            outcome = world.call("run", prefix=["unshare", "-m", "sh", "-c", script, "sh"])
            if outcome.returncode == 200 or "unshare" in outcome.stderr:
                print("no right to mount: left out the small file systems", file=sys.stderr)
                return
            self.faults += 1
            if outcome.returncode not in (0, 74):
                self.repairs += 1
                self.note(f"disk of {size} KiB: {outcome.returncode}: {outcome.stderr}")
            if (world.folder / "sums").read_text() != expected:
                self.lost += 1
                self.note(f"disk of {size} KiB: other bytes after it had room")

    # Folders

    def folders(self):
        world = self.world("folders")
        world.call("run")
        expected = world.reference()
        narrow = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        prefix = narrow if os.getuid() == 0 else []
        cases = [
            ("an output that is read only", 73, "output", 0o555),
            ("builds that are read only", 73, "output/builds", 0o555),
            ("an input folder that may not be entered", 77, "in", 0),
        ]
        for what, code, name, mode in cases:
            path = world.folder / name
            before = path.stat().st_mode
            world.add_text() if name != "in" else None
            path.chmod(mode)
            outcome = world.call("run", prefix=prefix)
            path.chmod(before)
            if outcome.returncode not in (code, 77, 73, 66):
                self.repairs += 1
                self.note(f"{what}: {outcome.returncode}: {outcome.stderr}")
            self.look(world, {expected}, what)
            expected = world.reference()
            self.recover(world, expected, what)

    # Damaged state

    def state(self, count):
        world = self.world("state")
        world.call("run")
        source = random.Random(self.seed)
        for number in range(count):
            path = world.folder / "output/state.sqlite"
            size = path.stat().st_size
            what = f"state damaged, case {number}"
            kind = number % 4
            data = bytearray(path.read_bytes())
            if kind == 0:
                path.write_bytes(data[: source.randrange(size)])
            elif kind == 1:
                data[source.randrange(0, 4096)] ^= 0xFF
                path.write_bytes(data)
            elif kind == 2:
                start = source.randrange(size)
                data[start : start + 4096] = bytes(len(data[start : start + 4096]))
                path.write_bytes(data)
            else:
                path.with_name("state.sqlite-wal").write_bytes(source.randbytes(5000))
            old = world.sums()
            world.add_text()
            new = world.reference()
            outcome = world.call("run")
            if outcome.returncode != 0:
                self.repairs += 1
                self.note(f"{what}: {outcome.returncode}: {outcome.stderr}")
                path.unlink(missing_ok=True)
            self.look(world, {old, new}, what)
            self.recover(world, new, what)

    # Crowds, clocks, signals

    def crowds(self, sizes):
        for size in sizes:
            world = self.world(f"crowd-{size}", files=60)
            expected = world.reference()
            with ThreadPoolExecutor(size) as pool:
                codes = [o.returncode for o in pool.map(lambda _: world.call("run"), range(size))]
            if 0 not in codes or set(codes) - {0, 75}:
                self.repairs += 1
                self.note(f"{size} runs at once: {codes}")
            self.look(world, {expected}, f"{size} runs at once")
            self.recover(world, expected, f"{size} runs at once")

    def clocks(self):
        if not shutil.which("faketime"):
            print("faketime is not installed: left out the jumps of the clock", file=sys.stderr)
            return
        world = self.world("clock")
        for moment in ["2031-01-01", "1999-12-31", "2024-02-29", "2038-01-20"]:
            world.step()
            expected = world.reference()
            outcome = world.call("run", prefix=["faketime", moment])
            if outcome.returncode != 0:
                self.repairs += 1
                self.note(f"clock at {moment}: {outcome.returncode}: {outcome.stderr}")
            self.look(world, {expected}, f"clock at {moment}")

    def signals(self, count):
        world = self.world("signals", files=60)
        expected = world.reference()
        source = random.Random(self.seed)
        for number in range(count):
            kind, code = source.choice([(signal.SIGTERM, 143), (signal.SIGINT, 130)])
            shutil.rmtree(world.folder / "output", ignore_errors=True)
            process = world.start("run")
            time.sleep(source.uniform(0.02, 0.6))
            process.send_signal(kind)
            if number % 3 == 0:
                process.send_signal(kind)
            start = time.monotonic()
            ended = process.wait(timeout=60)
            # Before its handlers are there a signal ends the process as it always did.
            if ended not in (0, code, -kind):
                self.repairs += 1
                self.note(f"signal {kind}: ended with {ended}")
            if time.monotonic() - start > 10:
                self.note(f"signal {kind}: took {time.monotonic() - start:.1f} s")
            self.look(world, {None, expected}, f"signal {kind}")
            self.recover(world, expected, f"signal {kind}")

    # Order on the disk

    def order(self):
        """In the trace: every file and folder is brought to the disk before a name leads to it."""
        world = self.world("order", files=3)
        outcome = self.trace(world, "-y", "-e", "trace=fsync,rename,mkdir")
        assert outcome.returncode == 0, outcome.stderr
        lines = (world.folder / "trace").read_text().splitlines()
        events = [line.split(" ", 1)[1].strip() for line in lines]
        publish = next(i for i, e in enumerate(events) if e.startswith("rename") and "/.tmp-" in e)
        switch = next(i for i, e in enumerate(events) if "current.new" in e)
        build = world.folder / "output/current"
        synced = " ".join(events[:publish])
        for path in build.resolve().rglob("*"):
            if f"/{path.relative_to(build.resolve())}>" not in synced:
                self.note(f"{path.name} was not brought to the disk before the rename")
                self.mixed += 1
        between, after = events[publish:switch], events[switch:]
        if not any("fsync" in e and "/builds>" in e for e in between):
            self.note("the folder of builds was not brought to the disk before the switch")
            self.mixed += 1
        if not any("fsync" in e and "/output>" in e for e in after):
            self.note("the switch was not brought to the disk")
            self.mixed += 1
        if not any("/.tmp-" in e and e.startswith("mkdir") and "0700" in e for e in events):
            self.note("the staging folder is open to others")
            self.repairs += 1
        sockets = self.trace(world, "-e", "trace=connect,socket,bind")
        text = (world.folder / "trace").read_text()
        if sockets.returncode != 0 or "connect(" in text or "socket(" in text:
            self.note(f"a run opened a socket: {text[:200]}")
            self.repairs += 1

    def run(self):
        short = self.is_short
        parts = [
            ("histories", lambda: self.histories(*((2, 3, 3) if short else (50, 4, 3)))),
            ("kills at calls", lambda: self.system_calls("signal=KILL", 2 if short else self.most)),
            ("errors at calls", lambda: self.system_calls("error=EIO", 1 if short else self.most)),
            ("no room at calls", lambda: self.system_calls("error=ENOSPC", 1 if short else self.most)),
            ("file sizes", lambda: self.file_sizes(2 if short else 50)),
            ("full disk", lambda: self.full_disk([200] if short else range(64, 3000, 120))),
            ("folders", self.folders),
            ("state", lambda: self.state(4 if short else 40)),
            ("crowds", lambda: self.crowds([2] if short else [2, 10])),
            ("clocks", self.clocks),
            ("signals", lambda: self.signals(2 if short else 100)),
            ("order", self.order),
        ]
        for name, part in parts:
            if self.only and name not in self.only:
                continue
            start, before = time.monotonic(), self.faults
            part()
            seconds = time.monotonic() - start
            print(f"{name}: {self.faults - before} faults, {seconds:.0f} s", file=sys.stderr)
        shutil.rmtree(self.home, ignore_errors=True)
        print(
            f"{self.faults} faults injected, {self.mixed} mixed publishes, {self.lost} documents "
            f"lost or doubled, {self.repairs} manual repairs"
        )
        return 1 if self.mixed or self.lost or self.repairs or self.notes else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zhai", default=ROOT / ".build/release/zhai", help="the binary")
    parser.add_argument("--data", default=ROOT, help="the folder with lexicons/ and schema/")
    parser.add_argument("--short", action="store_true", help="a minute of it")
    parser.add_argument("--seed", type=int, default=8, help="another one tells other histories")
    parser.add_argument(
        "--most", type=int, default=10**6, help="so many places of each system call, at most"
    )
    parser.add_argument("--only", action="append", help="a part by its name")
    arguments = parser.parse_args()
    return Suite(arguments).run()


if __name__ == "__main__":
    sys.exit(main())
