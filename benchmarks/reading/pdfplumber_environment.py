"""pdfplumber in an environment of its own: made on demand, kept in the user's cache.

Run by that environment's Python: prints {"path": "text of its pages"} as JSON for the PDFs named.
"""

import json
import subprocess
import sys
from pathlib import Path

VERSION = "pdfplumber==0.11.10"


def texts(folder: Path, pdfs: list[Path]) -> dict[str, str]:
    """By path. Raises OSError, CalledProcessError where it cannot be installed or run."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.is_file():
        print(f"Installing {VERSION} in {folder}.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "-qq", VERSION]
        subprocess.run(pip, check=True, stdout=sys.stderr)
    done = subprocess.run(
        [str(python), __file__, *map(str, pdfs)], capture_output=True, check=True, text=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def main() -> None:
    import pdfplumber

    found = {}
    for path in sys.argv[1:]:
        with pdfplumber.open(path) as pdf:
            found[path] = "\n".join(page.extract_text() or "" for page in pdf.pages)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
