"""What the one who looks after the machine relies on: colours, the webhook, the files that other
programs read.

Run from the repository's root, after `swift build`. `ZHAI` names another binary.
"""

import getpass
import http.server
import json
import os
import pty
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ZHAI", ROOT / ".build/debug/zhai")).resolve()
GUIDE = ROOT / "docs/operations.md"


def configuration(**more):
    def modules(*names):
        return [{"module": name} for name in names]

    return {
        "dataset": {"name": "test", "version": "1.0.0", "title": "A test", "licence": "CC0-1.0"},
        "stages": {
            "ingest": [{"module": "text", "paths": ["in/*.txt"]}],
            "clean": modules("unicode", "line-endings"),
            "segment": modules("documents", "sentences"),
            "extract": modules("times", "quantities"),
            "load": modules("duplicates"),
        },
        "output": "output",
        **more,
    }


def world(folder, **more):
    (folder / "in").mkdir()
    (folder / "in/a.txt").write_text("二〇二四年三月五日，工厂生产了三百台机床。\n", encoding="utf-8")
    (folder / "pipeline.json").write_text(json.dumps(configuration(**more)), encoding="utf-8")


def call(folder, *arguments, environment=None):
    return subprocess.run(
        [BINARY, *arguments], cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        env=dict(os.environ, ZHAI_DATA=str(ROOT), **environment or {}),
    )


# Colours


def on_terminal(folder, *arguments, **environment):
    """What the program writes where its standard output is a terminal."""
    master, slave = pty.openpty()
    base = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [BINARY, *arguments], cwd=folder, stdout=slave, stderr=subprocess.DEVNULL,
        env=dict(base, ZHAI_DATA=str(ROOT), TERM="xterm-256color", **environment),
    )
    os.close(slave)
    written = b""
    while True:
        try:
            piece = os.read(master, 1 << 16)
        except OSError:  # Linux says so at the end of a terminal.
            break
        if not piece:
            break
        written += piece
    os.close(master)
    assert process.wait(timeout=60) == 0
    return written.decode()


def test_inspect_is_coloured_on_a_terminal_alone(tmp_path):
    world(tmp_path)
    assert call(tmp_path, "run").returncode == 0
    assert "\x1b[" in on_terminal(tmp_path, "inspect", "d_")
    assert "\x1b[" not in on_terminal(tmp_path, "inspect", "d_", NO_COLOR="1")
    assert "\x1b[" in on_terminal(tmp_path, "inspect", "d_", NO_COLOR=""), "empty is not set"
    piped = call(tmp_path, "inspect", "d_").stdout
    assert "\x1b[" not in piped and "三百台" in piped


# The webhook of the guide, at a server of this process


@pytest.fixture
def server():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            self.server.taken.append((self.path, self.headers["content-type"], json.loads(body)))
            self.send_response(self.server.answer)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.taken, server.answer = [], 204
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def webhook(port):
    """The command as the guide has it, with the test's port for the guide's."""
    line = next(line for line in GUIDE.read_text(encoding="utf-8").splitlines() if '["curl"' in line)
    start = line.index('["curl"')
    command = json.loads(line[start : line.index("]", start) + 1])
    assert command[-1] == "http://127.0.0.1:9000/zhai"
    return [*command[:-1], f"http://127.0.0.1:{port}/zhai"]


needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")


@needs_curl
def test_the_webhook_is_told_of_a_failed_run(tmp_path, server):
    world(
        tmp_path,
        notify={"command": webhook(server.server_port)},
        expectations=[{"check": "row-count", "table": "documents", "min": 5}],
    )
    assert call(tmp_path, "run").returncode == 65
    [(path, kind, message)] = server.taken
    assert (path, kind) == ("/zhai", "application/json")
    assert (message["event"], message["pipeline"], message["rc"]) == ("failure", "test", 65)


@needs_curl
def test_a_webhook_that_refuses_changes_nothing(tmp_path, server):
    server.answer = 503
    world(tmp_path, notify={"command": webhook(server.server_port), "reject_share": 0})
    (tmp_path / "in/empty.txt").write_text("", encoding="utf-8")
    outcome = call(tmp_path, "run")
    assert outcome.returncode == 0
    assert [message["event"] for _, _, message in server.taken] == ["rejects"]
    assert "the notice could not be written" in outcome.stderr
    assert (tmp_path / "output/current/test.sqlite").exists()


@needs_curl
def test_a_webhook_that_is_not_there_changes_nothing(tmp_path, server):
    port = server.server_port
    server.socket.close()
    world(tmp_path, notify={"command": webhook(port), "reject_share": 0})
    (tmp_path / "in/empty.txt").write_text("", encoding="utf-8")
    outcome = call(tmp_path, "run")
    assert outcome.returncode == 0
    assert "the notice could not be written" in outcome.stderr


# Files for other programs


@pytest.mark.skipif(shutil.which("logrotate") is None, reason="logrotate is not installed")
def test_logrotate_takes_its_file(tmp_path):
    log = tmp_path / "log"
    log.mkdir(mode=0o755)
    (log / "zhai.log").write_text("{}\n", encoding="utf-8")
    user = getpass.getuser()
    text = (ROOT / "integrations/logrotate").read_text(encoding="utf-8")
    text = text.replace("/srv/zhai/output/log", str(log)).replace("zhai zhai", f"{user} {user}")
    rules = tmp_path / "rules"
    rules.write_text(text, encoding="utf-8")
    rules.chmod(0o644)
    outcome = subprocess.run(
        ["logrotate", "-d", "-s", tmp_path / "status", rules],
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "error" not in outcome.stderr and "considering log " in outcome.stderr


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_promtool_takes_the_metrics_and_the_alerts(tmp_path):
    world(tmp_path)
    assert call(tmp_path, "run").returncode == 0
    metrics = subprocess.run(
        ["promtool", "check", "metrics"], input=(tmp_path / "output/zhai.prom").read_text(),
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert (metrics.returncode, metrics.stderr) == (0, "")
    alerts = subprocess.run(
        ["promtool", "check", "rules", ROOT / "integrations/prometheus-alerts.yml"],
        capture_output=True, text=True, timeout=60, check=False,
    )
    assert alerts.returncode == 0, alerts.stdout + alerts.stderr


def test_the_dockerfile_says_that_it_is_untried():
    assert (ROOT / "integrations/Dockerfile").read_text(encoding="utf-8").startswith("# Untried: ")
