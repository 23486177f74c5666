"""Sizes of files as people read them."""

from PySide6.QtCore import QLocale


def data_size(size: int, language: str) -> str:
    """`size` bytes as "1.2 GB", "45 MB" or "8 kB", in powers of ten and in that language."""
    return QLocale(language).formattedDataSize(
        size, int(size >= 1e9), QLocale.DataSizeFormat.DataSizeSIFormat
    )
