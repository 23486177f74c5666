"""Writes the exact versions of all dependencies into pyproject.toml, for `uv` on any machine.

uv.lock is not committed, since it records the addresses of one machine's package index. The
sentence-transformers extra is left out: it pulls torch, whose build is each user's own choice.
"""

import re
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
BLOCK = re.compile(r"^constraint-dependencies = \[\n.*?^\]\n", re.MULTILINE | re.DOTALL)


def resolved() -> list[str]:
    """`name==version ; marker` for every package of the base install and the dev group."""
    command = [
        *("uv", "pip", "compile", "--universal", "--group", "dev", "--no-header"),
        *("--no-annotate", "--no-emit-index-url", "--quiet", str(PROJECT)),
    ]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [line for line in shown.splitlines() if line and not line.startswith(("#", "-"))]


def main() -> None:
    text = BLOCK.sub("", PROJECT.read_text(encoding="utf-8"))
    PROJECT.write_text(text, encoding="utf-8")  # old pins must not bind the new resolution
    quoted = [line.replace('"', "'") for line in resolved()]
    block = "constraint-dependencies = [\n" + "".join(f'    "{line}",\n' for line in quoted) + "]\n"
    marker = "compile-bytecode = true\n"
    PROJECT.write_text(text.replace(marker, marker + block), encoding="utf-8")
    print(f"pinned {len(quoted)} packages")


if __name__ == "__main__":
    main()
