"""Words of both languages that the fact check goes by; folded unless they say otherwise."""

import re
from functools import cache

from careerflow import paths
from careerflow.services.matching.folding import fold

# What is called the same in the other language: any of a line stands for all of it. Jobs and ranks:
_TITLES = (
    "director, giam doc, truong ban, head",
    "manager, quan ly, truong phong, truong bo phan",
    "lead, leader, truong nhom, to truong, nhom truong",
    "engineer, ky su",
    "developer, programmer, lap trinh vien, nha phat trien",
    "analyst, phan tich vien, chuyen vien phan tich, nha phan tich",
    "specialist, officer, executive, chuyen vien",
    "accountant, ke toan, ke toan vien",
    "auditor, kiem toan vien, kiem toan",
    "architect, kien truc su",
    "consultant, tu van vien, chuyen vien tu van, tu van",
    "designer, nha thiet ke, thiet ke",
    "scientist, nha khoa hoc",
    "teacher, giao vien",
    "lecturer, giang vien",
    "nurse, dieu duong, y ta",
    "doctor, physician, bac si",
    "intern, internship, thuc tap sinh, thuc tap",
    "assistant, tro ly",
    "supervisor, giam sat, giam sat vien",
    "coordinator, dieu phoi vien, dieu phoi",
    "founder, nha sang lap, sang lap",
    "co-founder, cofounder, dong sang lap",
    "chief accountant, ke toan truong",
    "chief executive officer, ceo, tong giam doc",
    "chief technology officer, cto, giam doc cong nghe",
    "chief financial officer, cfo, giam doc tai chinh",
    "deputy director, vice director, pho giam doc",
    "secretary, thu ky",
    "cashier, thu ngan",
    "driver, lai xe, tai xe",
    "cook, chef, dau bep, bep truong",
)
_ALSO_WORK = frozenset(
    ("kiem toan", "ke toan", "thiet ke", "tu van", "giam sat", "dieu phoi", "sang lap", "quan ly")
)
# Places, and short forms:
_PLACES = (
    "vietnam, viet nam",
    "japan, nhat ban, nhat",
    "korea, han quoc",
    "china, trung quoc",
    "thailand, thai lan",
    "usa, us, united states, america, my, hoa ky",
    "uk, united kingdom, england, anh, vuong quoc anh",
    "france, phap",
    "germany, duc",
    "australia, uc",
    "russia, nga",
    "asia, chau a",
    "southeast asia, south-east asia, dong nam a",
    "europe, chau au",
    "ho chi minh city, tp. ho chi minh, tp.hcm, tp hcm, hcmc, thanh pho ho chi minh, saigon, "
    "sai gon",
    "hanoi, ha noi",
    "danang, da nang",
    "vat, gtgt",
    "gpa, diem trung binh",
    "ltd, tnhh",
    "jsc, cp, co phan",
)
# What may have a capital letter and names nothing: greetings, days, kinds of things.
_PLAIN = (
    "i i'm i've i'd i'll cv dear hiring manager team sir madam mr ms mrs sincerely regards yours "
    "faithfully best kind human resources department monday tuesday "
    "wednesday thursday friday saturday sunday tp tphcm "
    "kinh gui quy cong ty ban phong bo phan nhan su tuyen dung tran trong than ai ong ba anh chi "
    "toi em minh thua tieng dai hoc truong tap doan ngan hang cu nhan ky su thac si tien si cong "
    "thu hai ba tu nam sau bay chu nhat thang"
)
PLAIN = frozenset(_PLAIN.split())
_MONTHS = (
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
    "september sep sept,october oct,november nov,december dec"
)
MONTHS = {
    name: number for number, names in enumerate(_MONTHS.split(","), 1) for name in names.split()
}
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)
_ENDINGS = re.compile(
    r"\w{2,}(?:ed|ing|ly|tion|sion|ment|ness|ity|ful|less|ous|ive|able|ible|ical|ance|ence|ise|ize)"
)
_STARTING = (
    "a an the my our your his her their this that these those it its we you he she they there here "
    "and or but if as at by for from in into of on onto over per since so than then through to "
    "under until up upon via when where which while who with within without after before during "
    "between beyond both each every all any some no not now also thus hence once only more most "
    "many much such own led lead built build made make ran run set sets won win grew grow cut kept "
    "keep held hold took take gave give wrote write taught teach drove drive brought bring sold "
    "sell bought buy spoke speak began begin found find oversaw oversee rebuilt rewrote shipped "
    "ship spent known strong sound solid deep broad skilled able keen eager fluent please thank "
    "thanks yes what how why was were is are be been am has have had do does did can could will "
    "would should may might must let hello hi work works worked use uses used help helps"
)
_STARTS = frozenset(_STARTING.split())


@cache
def same() -> dict[str, tuple[str, ...]]:
    """Folded name -> all that it is called, itself too."""
    groups = [tuple(line.split(", ")) for line in (*_TITLES, *_PLACES)]
    return {name: group for group in groups for name in group}


@cache
def title_names() -> tuple[str, ...]:
    """Words for jobs and ranks, the longest first; none that is as often what somebody does."""
    names = [name for line in _TITLES for name in line.split(", ") if name not in _ALSO_WORK]
    return tuple(sorted(names, key=len, reverse=True))


def is_syllable(word: str) -> bool:
    """Whether it may be a syllable of Vietnamese."""
    return bool(_SYLLABLE.fullmatch(fold(word)))


def is_english(word: str) -> bool:
    """Whether it is a common word of working life, such as a Vietnamese name is translated with."""
    return fold(word) in _english()


def is_ordinary(word: str, language: str) -> bool:
    """Whether a word with a capital letter may just begin a sentence."""
    folded = fold(word)
    if folded in _STARTS or folded in PLAIN:
        return True
    if language == "vi" and is_syllable(word):
        return True
    return language != "vi" and bool(_ENDINGS.fullmatch(folded) or folded in _english())


@cache
def _english() -> frozenset[str]:
    """Words that the glosses of working life explain with."""
    text = paths.bundled("lexicon/glosses_vi.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t")[2] for line in text.splitlines() if not line.startswith("#"))
    words = frozenset(word for row in rows for word in re.findall(r"[a-z]+", row))
    return words | {word + "s" for word in words}
