"""Qt compares texts by its trimmed ICU as it does by the whole one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from frozen.icu import is_spoken, trim

TOOLS = ("icupkg", "objcopy", "as", "ld")
COMPARED = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale
words = "zebra ăn an ân Anh đi di dê Dung đứng ông ong Ươm ưa é e ê É nào náo não nạo école ß"
for code in ("en", "vi", "fr"):
    print(*sorted(words.split(), key=cmp_to_key(QCollator(QLocale(code)).compare)))
    print(QLocale(code).toUpper("đường ß"))
"""


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("coll/vi.res", True),
        ("coll/root.res", True),
        ("coll/ucadata.icu", True),
        ("vi_VN.res", True),
        ("coll/zh.res", False),
        ("coll/de_.res", False),
        ("haw_US.res", False),
        ("curr/en.res", False),
        ("ibm-943_P15A-2003.cnv", False),
    ],
)
def test_what_the_program_speaks_is_kept(item, kept):
    assert is_spoken(item) is kept


@pytest.mark.skipif(
    sys.platform != "linux" or not all(map(shutil.which, TOOLS)),
    reason="Linux alone, where icu-devtools and binutils are installed",
)
def test_texts_are_compared_as_by_the_whole_of_it(tmp_path):
    whole = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
    library = Path(shutil.copy(whole, tmp_path))
    assert trim(library) > 25e6

    def compared(**variables):
        command = [sys.executable, "-c", COMPARED]
        return subprocess.run(
            command, env=os.environ | variables, capture_output=True, text=True, check=True
        )

    by_whole, by_trimmed = compared(), compared(LD_PRELOAD=str(library))
    assert by_whole.stdout.count("\n") == 6
    assert (by_trimmed.stdout, by_trimmed.stderr) == (by_whole.stdout, "")
