"""Certificates and licences named in a text."""

import re

from careerflow.services.matching.folding import fold

DRIVING = "Driving licence"
_FORKLIFT = (
    r"forklift (?:licen[sc]e|certif\w+)|(?:chung chi|bang|giay phep) (?:lai |van hanh )?xe nang"
)
# Name as shown, pattern in folded text. Capitals are checked where the name is a common word.
_NAMED: tuple[tuple[str, str], ...] = (
    ("CPA", r"cpas?|certified public accountants?"),
    ("ACCA", r"acca"),
    ("CFA", r"cfa"),
    ("CMA", r"cma"),
    ("CIA", r"cia"),
    ("FRM", r"frm"),
    ("PMP", r"pmp"),
    ("PRINCE2", r"prince ?2"),
    ("CISSP", r"cissp"),
    ("CISA", r"cisa"),
    ("CISM", r"cism"),
    ("CEH", r"ceh"),
    ("OSCP", r"oscp"),
    ("CompTIA Security+", r"(?:comptia )?security\+"),
    ("CompTIA A+", r"comptia a\+|a\+ certif\w+"),
    ("CompTIA Network+", r"(?:comptia )?network\+"),
    ("CCNA", r"ccna"),
    ("CCNP", r"ccnp"),
    ("CCIE", r"ccie"),
    ("RHCSA", r"rhcsa"),
    ("RHCE", r"rhce"),
    ("LPIC", r"lpic?(?:-\d)?"),
    ("MCSA", r"mcsa"),
    ("MCSE", r"mcse"),
    ("CKA", r"cka"),
    ("CKAD", r"ckad"),
    ("ISTQB", r"istqb"),
    ("ITIL", r"itil(?: foundations?)?(?: v?\d)?"),
    ("TOGAF", r"togaf"),
    ("CSM", r"csm|certified scrum ?master|scrum ?master certif\w+"),
    ("PSM", r"psm(?: i{1,3})?"),
    ("CSPO", r"cspo"),
    ("PSPO", r"pspo"),
    ("CBAP", r"cbap"),
    ("Six Sigma", r"(?:lean )?six sigma (?:\w+ )?belt|(?:green|black|yellow) belt"),
    ("SHRM", r"shrm(?:-s?cp)?"),
    ("PHR", r"s?phr"),
    (
        "RN licence",
        r"\brn licen[sc]e|registered nurse (?:\(rn\) )?licen[sc]e|licensed registered nurse",
    ),
    ("LPN licence", r"lpn licen[sc]e|licensed practical nurse"),
    ("CNA", r"cna|certified nursing assistants?"),
    ("EMT", r"emt(?: certif\w+)?"),
    ("BLS", r"bls"),
    ("ACLS", r"acls"),
    ("CPR", r"cpr"),
    ("CDL", r"cdl|commercial driver'?s? licen[sc]e"),
    (
        DRIVING,
        r"driver'?s? licen[sc]e|driving licen[sc]e|gplx|"
        r"(?:bang lai(?: xe)?|giay phep lai xe)(?! (?:xe )?nang)(?! xe)",
    ),
    ("Forklift licence", _FORKLIFT),
    ("Chief accountant certificate", r"(?:chung chi|bang|cc) (?:boi duong )?ke toan truong"),
    ("Practising certificate", r"(?:chung chi|cchn|giay phep) hanh nghe|\bcchn\b"),
    ("Pedagogy certificate", r"chung chi (?:nghiep vu )?su pham|nghiep vu su pham"),
    ("Occupational safety certificate", r"chung chi (?:an toan(?: lao dong)?|atld|hse)"),
    ("OSHA", r"osha[ -]?(?:10|30)|osha certif\w+"),
    ("PE licence", r"(?:professional engineer|pe)(?: \(pe\))? licen[sc]e"),
    ("Teaching licence", r"teach(?:ing|er'?s?) (?:licen[sc]e|certificat\w+|credential)"),
    ("Fire safety certificate", r"chung chi pccc|chung chi phong chay"),
    (
        "Basic IT certificate",
        r"chung chi (?:[abc] |ung dung )?(?:tin hoc|cong nghe thong tin|cntt)(?: co ban)?|"
        r"(?:bang|trinh do) [abc] tin hoc|"
        r"tin hoc (?:(?:bang|trinh do|chung chi) )?[abc](?![\w+#.])",
    ),
    ("MOS", r"chung chi mos|mos (?:certif\w+|excel|word)|\bmos\b"),
    ("Tour guide card", r"the huong dan vien|the hdv"),
    ("NEBOSH", r"nebosh"),
    ("TESOL", r"tesol"),
    ("CELTA", r"celta"),
    ("TEFL", r"tefl"),
    ("Delta", r"delta certif\w+"),
    ("GMP", r"chung chi gmp"),
    ("ServSafe", r"serve?[ -]?safe"),
    ("Real estate licence", r"real estate licen[sc]e|chung chi moi gioi"),
    ("Insurance licence", r"insurance licen[sc]e|series (?:6|7|63|65|66)"),
    ("AWS certification", r"aws certif\w+|aws [\w ]{0,30}certif\w+|chung chi aws"),
    ("Azure certification", r"azure [\w ]{0,30}certif\w+|az-\d{3}"),
    ("Google Cloud certification", r"(?:gcp|google cloud) [\w ]{0,30}certif\w+"),
    ("Security clearance", r"(?:security|secret|top secret|ts/sci) clearance|ts/sci|public trust"),
)
_PATTERN = re.compile(
    r"(?<![\w+])(?:"
    + "|"
    r"".join(rf"(?P<c{i}>{p})" for i, (_, p) in enumerate(_NAMED))
    + r")(?![\w+])"
)
_CAPITALS_ONLY = frozenset(
    {"CIA", "CMA", "CSM", "PSM", "MOS", "LPIC", "PHR", "FRM", "Delta", "BLS", "CNA", "EMT"}
)


_INITIALS = 5  # letters; a longer name is told by its words

# Classes of the Vietnamese driving licence, the narrower ones first: each covers those before it
# (Law 36/2024/QH15, article 57; B2, FC and A2 are of before 2025). Those of motorcycles are a
# series of their own, in which A stands where A2 stood.
_CARS = ("b1", "b2", "b", "c1", "c", "d1", "d2", "d", "e", "fc", "fe")
_RANK = {name: place for place, name in enumerate(_CARS)} | {"b": _CARS.index("b2")}
_MOTORCYCLE_RANK = {"a1": 0, "a2": 1, "a": 1}
_CLASSES = re.compile(
    r"(?:lai|lai xe|gplx|licen[sc]e)\W{0,3}((?:(?:o to|oto|xe|mo to|hang|class|tu|loai|va|hoac|"
    r"(?:a1|a2|a|b1|b2|b|c1|c|d1|d2|d|e|fc|fe)(?![\w+#]))[\W]{1,3}){0,6}"
    r"(?:a1|a2|a|b1|b2|b|c1|c|d1|d2|d|e|fc|fe)(?![\w+#]))"
)
_CLASS = re.compile(r"\b(?:a1|a2|a|b1|b2|b|c1|c|d1|d2|d|e|fc|fe)\b")
NAMES = tuple(name for name, _ in _NAMED)


def certificate_mentions(text: str) -> tuple[tuple[str, int, int], ...]:
    """Every certificate or licence named, with the offsets of its own words, in order."""
    found = []
    for match in _PATTERN.finditer(fold(text)):
        name = _NAMED[int((match.lastgroup or "c0")[1:])][0]
        written = text[match.start() : match.end()]
        if name in _CAPITALS_ONLY and len(written) <= _INITIALS and not written[:2].isupper():
            continue
        found.append((name, match.start(), match.end()))
    return tuple(found)


def certificates(text: str) -> tuple[str, ...]:
    """Names of the certificates and licences in `text`, in order, each once."""
    return tuple(dict.fromkeys(name for name, _, _ in certificate_mentions(text)))


def driving_classes(text: str) -> tuple[str, ...]:
    """The classes named with a driving licence ("B2", "C"), in order."""
    found: list[str] = []
    folded = fold(text)
    for match in _CLASSES.finditer(folded):
        for item in _CLASS.finditer(folded, match.start(1), match.end(1)):
            if text[item.start()].isupper():
                found.append(text[item.start() : item.end()])
    return tuple(dict.fromkeys(found))


def may_drive(held: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether one of the classes held covers one of those asked for."""
    return any(_covers(have.lower(), need.lower()) for have in held for need in wanted)


def _covers(have: str, need: str) -> bool:
    return any(
        have in rank and need in rank and rank[have] >= rank[need]
        for rank in (_RANK, _MOTORCYCLE_RANK)
    )
