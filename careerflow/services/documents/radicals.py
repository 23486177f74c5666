"""Radicals that PDF writers name in place of the ideographs drawn with the same glyph: ⽇ for 日.

The Kangxi radicals (U+2F00 to U+2FD5) have their ideographs as compatibility mappings in Unicode;
of the supplement's (U+2E80 to U+2EF3), those are listed that have an ideograph of the same form, by
their names in the Unicode chart.
"""

import unicodedata

_SUPPLEMENT = {
    0x2E81: "厂", 0x2E84: "乙", 0x2E85: "亻", 0x2E88: "刀", 0x2E89: "刂", 0x2E8B: "卩",
    0x2E92: "巳", 0x2E93: "幺", 0x2E96: "忄", 0x2E98: "扌", 0x2E9D: "月",
    0x2E9F: "母", 0x2EA0: "民", 0x2EA1: "氵", 0x2EA2: "氺", 0x2EA3: "灬", 0x2EA9: "王",
    0x2EAC: "示", 0x2EAD: "礻", 0x2EAF: "糸", 0x2EB0: "纟",
    0x2EBE: "艹", 0x2EC1: "虎", 0x2EC2: "衤", 0x2EC3: "覀", 0x2EC4: "西",
    0x2EC5: "见", 0x2EC6: "角", 0x2EC8: "讠", 0x2EC9: "贝", 0x2ECB: "车",
    0x2ED0: "钅", 0x2ED1: "長", 0x2ED3: "长", 0x2ED4: "门", 0x2ED8: "青",
    0x2ED9: "韦", 0x2EDA: "页", 0x2EDB: "风", 0x2EDC: "飞", 0x2EDD: "食", 0x2EDF: "飠",
    0x2EE0: "饣", 0x2EE1: "首", 0x2EE2: "马", 0x2EE3: "骨", 0x2EE4: "鬼", 0x2EE5: "鱼",
    0x2EE6: "鸟", 0x2EE7: "卤", 0x2EE8: "麦", 0x2EE9: "黄", 0x2EEA: "黾", 0x2EEB: "斉",
    0x2EEC: "齐", 0x2EED: "歯", 0x2EEE: "齿", 0x2EEF: "竜", 0x2EF0: "龙", 0x2EF1: "龜",
    0x2EF2: "亀", 0x2EF3: "龟",
}  # fmt: skip


def ideograph(char: str) -> str:
    """The ideograph of a radical; any other character as it is."""
    if "\u2f00" <= char <= "\u2fd5":
        return unicodedata.normalize("NFKC", char)
    return _SUPPLEMENT.get(ord(char), char) if "\u2e80" <= char <= "\u2ef3" else char
