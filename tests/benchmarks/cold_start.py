"""How long a question takes from a cold start of the command, beside the engine's bare import.

Run from the project's folder: ``python tests/benchmarks/cold_start.py``. Prints medians in
seconds and their ratio; the two are run in turns, so that a busy machine slows both.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from statistics import median

ROUNDS = 15


def seconds(*command: str, cwd: str) -> float:
    """Wall-clock time of one process."""
    began = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    """Build the shipped graph, then ask it in turns with the bare import."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([sys.executable, "-m", "graph", "build"], cwd=place, check=True)
        asked, bare = [], []
        for _ in range(ROUNDS):
            asked.append(
                seconds(sys.executable, "-m", "graph", "query", "spinoff-lineage", cwd=place)
            )
            bare.append(seconds(sys.executable, "-c", "import pyoxigraph", cwd=place))
    ratio = median(asked) / median(bare)
    sys.stdout.write(
        f"film-graph query: {median(asked):.3f} s, import pyoxigraph: {median(bare):.3f} s, "
        f"ratio {ratio:.1f}\n"
    )


if __name__ == "__main__":
    main()
