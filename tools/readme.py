"""Puts what the commands print into the README's first screen: python tools/readme.py (after make demo, make test)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def printed(*command: str) -> list[str]:
    """Lines a command prints, on either stream."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return (done.stdout + done.stderr).splitlines()


def main() -> None:
    """Rewrites the block between the first console fence and its end, and the speed."""
    readme = ROOT / "README.md"
    demo = [line for line in printed("make", "demo") if line.strip() and not line.startswith("touch")]
    passed = [line for line in printed("make", "test") if "passed" in line][-1]
    passed = re.sub(r" in [\d.]+s.*", "", passed)
    bench = printed(str(ROOT / ".venv" / "bin" / "python"), "tools/benchmark.py")
    text = readme.read_text(encoding="utf-8")
    block = "```console\n$ make demo\n" + "\n".join(demo) + "\n$ make test\n" + passed + "\n```"
    text = re.sub(r"```console\n\$ make demo\n.*?\n```", lambda m: block, text, count=1, flags=re.S)
    speed = f"{bench[1].removeprefix('reports a second: ')} reports a second over seven runs ({bench[0].split(',')[0]})"
    text = re.sub(
        r"under Python 3\.11: .*?, memory below 100 MB", f"under Python 3.11: {speed}, memory below 100 MB", text
    )
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
