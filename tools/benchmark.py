"""Prints how fast reports are read on one core, with the spread: the bundled reports, repeated to 400 words each.

make benchmark
"""

from __future__ import annotations

import platform
import resource
import statistics
import time
from pathlib import Path

import tawatur.cli  # noqa: F401  # sets how often the collector runs, as for every command
from tawatur.ingest import prepare
from tawatur.reading import read_report

WORDS, RUNS = 400, 7
FOLDER = Path(__file__).resolve().parents[1] / "demo" / "reports"


def main() -> None:
    """Reads the bundled reports RUNS times and prints reports a second, by the clock and by processor time: least, median, most; and memory."""
    texts = []
    for path in sorted(FOLDER.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        while len(text.split()) < WORDS:
            text += "\n" + path.read_text(encoding="utf-8")
        texts.append(text)
    words = sum(len(t.split()) for t in texts) / len(texts)
    began = time.perf_counter()
    for text in texts:
        read_report(prepare(text))
    first = time.perf_counter() - began
    rates, busy = [], []
    for _ in range(RUNS):
        began, used = time.perf_counter(), time.process_time()
        for text in texts:
            read_report(prepare(text))
        rates.append(len(texts) / (time.perf_counter() - began))
        busy.append(len(texts) / (time.process_time() - used))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(texts)} reports of {words:.0f} words, {RUNS} runs, one core, Python {platform.python_version()}, {platform.machine()}"
    )
    print(f"reports a second: least {min(rates):.0f}, median {statistics.median(rates):.0f}, most {max(rates):.0f}")
    print(f"by processor time, on a shared machine: least {min(busy):.0f}, median {statistics.median(busy):.0f}, most {max(busy):.0f}")
    print(f"first pass, tables loaded with it: {first:.2f} s; memory at most {memory:.0f} MB")


if __name__ == "__main__":
    main()
