import sys
from pathlib import Path

# Where the scripts of packaging/ look for their parts; last, since one is called as a library is.
sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging"))
