"""The venv that the peers run in, beside the checkout's other folders; made where it is missing."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEERS = ROOT / ".venv-peers"
REQUIREMENTS = ROOT / "Benchmarks/peers/requirements.txt"


def peers_python():
    """The venv's Python, with what `requirements.txt` lists now."""
    python = PEERS / "bin/python"
    done = PEERS / ".done"
    if not done.exists() or done.read_bytes() != REQUIREMENTS.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", REQUIREMENTS], check=True)
        done.write_bytes(REQUIREMENTS.read_bytes())
    return python
