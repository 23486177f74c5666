"""What careerflow.spec takes for Windows: the icon and the version of both executables."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from app_icons import FOLDER, write_ico  # noqa: E402

from careerflow import __version__  # noqa: E402

_VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'CareerFlow'),
      StringStruct('FileDescription', 'CareerFlow'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'careerflow'),
      StringStruct('LegalCopyright', 'GNU AGPL, version 3 or later'),
      StringStruct('ProductName', 'CareerFlow'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])
  ]
)
"""


def version_resource(version: str) -> str:
    """In the form that PyInstaller reads; Windows counts with four numbers."""
    numbers = tuple([*(int(number) for number in version.split(".")), 0, 0, 0, 0][:4])
    return _VERSION.format(numbers=numbers, version=version)


def version_file(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "version.txt"
    file.write_text(version_resource(__version__), encoding="utf-8")
    return file


EXE_OPTIONS = {
    "icon": str(write_ico(FOLDER / "careerflow.ico")),
    "version": str(version_file(FOLDER)),
}
