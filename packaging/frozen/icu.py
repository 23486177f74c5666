"""Qt's copy of ICU without the data of what the program does not speak: 29 of 32 MB.

Qt asks ICU to compare texts, to change their case and to read encodings that it does not know
itself. What is left compares English and Vietnamese (and by the root's rules all others); of
encodings only those that Qt reads itself are used. On Windows and macOS Qt has the system's.
"""

import re
import subprocess
import tempfile
from pathlib import Path

# Items below a folder, such as coll/vi.res, and at the top, such as vi_VN.res and nfkc.nrm.
_LOCALE = re.compile(r"(.+/)?(?P<name>[a-z]{2,3}(_\w*)?)\.res")
_KEPT = re.compile(r"(en|vi)(_\w*)?|res_index")
_UNUSED = re.compile(
    r".*\.(cnv|spp)|(brkitr|curr|lang|rbnf|region|translit|unit)/.*|(unames|uemoji)\.icu"
)
_SOURCE = """
.section .rodata
.globl {symbol}
.type {symbol}, @object
.balign 16
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""


def is_spoken(item: str) -> bool:
    """Whether the program needs an item of ICU's data."""
    if _UNUSED.fullmatch(item):
        return False
    locale = _LOCALE.fullmatch(item)
    return not locale or _KEPT.fullmatch(locale["name"]) is not None


def found(built: Path) -> list[Path]:
    """The data libraries below a folder, links left out."""
    return [path for path in built.rglob("libicudata.so.*") if not path.is_symlink()]


def trim(library: Path) -> int:
    """Makes a libicudata.so.NN anew with the items that are needed; returns the bytes saved.

    Raises subprocess.CalledProcessError where icupkg (icu-devtools) or a tool of binutils fails.
    """
    before = library.stat().st_size
    version = library.suffix[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # icupkg takes the items' first names and the kind of machine from the file's.
        data = folder / f"icudt{version}l.dat"
        _run("objcopy", "-O", "binary", "--only-section=.rodata", library, data)
        listed = folder / "unused.lst"
        items = _run("icupkg", "--list", data).split()
        listed.write_text("\n".join(item for item in items if not is_spoken(item)) + "\n", "utf-8")
        _run("icupkg", "--remove", listed, data)
        source, made = folder / "data.s", folder / "data.o"
        source.write_text(_SOURCE.format(symbol=f"icudt{version}_dat", data=data), "utf-8")
        _run("as", "-o", made, source)
        link = ("ld", "-shared", "--build-id=none", "-z", "noexecstack", "-soname", library.name)
        _run(*link, "-o", library, made)
    return before - library.stat().st_size


def _run(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return done.stdout
