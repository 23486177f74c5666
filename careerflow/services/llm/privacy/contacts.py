"""E-mail addresses, links, telephone numbers and numbers of papers, wherever they stand.

Patterns are over text as Folded makes it: lower case, without marks. Lengths are bounded, or a
hostile page of one endless word would take for ever.
"""

import re
from collections.abc import Iterable, Iterator

from careerflow.services.llm.folded import Folded, Found

EMAIL, LINK, PHONE, ID = "EMAIL", "LINK", "PHONE", "ID"

_EMAIL = re.compile(
    r"@?[\w.+'%-]{1,64}(?: @ |@\n?)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}"
    r"|\b[\w.+-]{2,64} ?[(\[{] ?(?:at|@|a cong) ?[)\]}] ?[\w-]{2,63}"
    r"(?: ?(?:\.|[(\[{] ?(?:dot|cham|\.) ?[)\]}]) ?[\w-]{2,24}){1,4}"
    r"|\b[\w.+-]{2,64} at [\w-]{2,63}(?: dot [\w-]{2,24}){1,4}"
)
_TOP = (
    r"(?:com|net|org|edu|gov|io|dev|me|info|biz|name|pro|app|page|site|online|tech|blog|cloud|xyz|"
    r"website|space|studio|design|art|works?|games?|codes?|software|digital|portfolio|link|store|"
    r"ai|co|cc|tv|fm|gg|so|to|sh|is|la|im|ly|vn|asia|us|uk|de|fr|es|it|nl|be|ch|at|pl|pt|se|no|dk|"
    r"fi|cz|hu|ro|gr|ie|eu|ru|ua|tr|il|in|pk|sg|my|th|id|ph|jp|kr|cn|tw|hk|au|nz|ca|br|ar|mx|za|"
    r"ng|ke|eg|ma|ae)"
)
_PATH = r"(?:[/?#][^\s|<>\"“”,;•·]{0,300})?"
_DOMAIN = rf"(?:[\w-]{{1,63}}\.){{1,5}}{_TOP}(?![\w-])"
_URL = re.compile(
    rf"\b(?:https?|ftp)\s?:\s?//\s?[^\s|<>\"“”,;•·]{{1,300}}"
    rf"|\bwww\.[^\s|<>\"“”,;•·]{{3,300}}"
    rf"|(?<![\w@.-]){_DOMAIN}(?::\d{{2,5}})?{_PATH}"
)
_CONTINUED = re.compile(r"\n[^\s|<>\"“”,;•·]{2,100}")
_SITES = re.compile(  # pages that people have for free, with the name broken off before them
    r"(?:[\w-]{1,63}\n?)?\.(?:github\.io|gitlab\.io|vercel\.app|netlify\.app|web\.app|herokuapp\.com|"
    rf"wordpress\.com|blogspot\.com|notion\.site|pages\.dev){_PATH}"
)
_PRODUCTS = frozenset(
    re.findall(
        r"\S+",
        """socket.io draw.io diagrams.net fly.io itch.io n8n.io asp.net vb.net ado.net ml.net
        paint.net booking.com monday.com code.org amazon.com alibaba.com salesforce.com
        kubernetes.io hackerrank.com character.ai openai.com h2o.ai fast.ai c3.ai x.ai jasper.ai
        copy.ai leonardo.ai tiki.vn sendo.vn cloud.gov web.dev terraform.io""",
    )
)
_SKYPE = re.compile(
    r"\b(?:skype|zalo|telegram|whatsapp|viber|wechat|line id|facebook|fb|linkedin|github|gitlab|"
    r"twitter|instagram|behance|dribbble|kaggle|leetcode|medium|discord|portfolio)"
    r"(?: (?:id|profile|account|ca nhan))? ?: ?(?P<it>[\w.@/+-]{2,60}"
    r"(?: \d[\d .]{5,14}\d)?)(?=\s?(?:$|[\n|•·,;)]))"
)
_PROFILE = re.compile(
    r"\b(?:linkedin\.com/in|(?:github|gitlab|bitbucket|kaggle|leetcode|behance|dribbble|facebook|fb|"
    r"twitter|instagram)\.(?:com|org|net))/(?:u/)?(?P<it>[\w.-]{4,60}[\w])|\b(?P<that>[\w-]{4,60})\.git"
    r"(?:hub|lab)\.io"
)
_AT = re.compile(r"(?:^|(?<=[\s(:|]))@[\w.-]{2,40}", re.MULTILINE)
_AT_ALONE = re.compile(r"^[^\w\n@]{0,3}(?P<it>@[\w.-]{2,40}) ?$", re.MULTILINE)
_USER = re.compile(r"[a-z0-9][a-z0-9._-]{3,38}")
_PIECE = re.compile(r"[^|•·●▪,\t\n]+")
_REGISTERED = re.compile(  # works and researchers in public registers: ORCID, DOI
    r"(?<![\w-])\d{4}-\d{4}-\d{4}-\d{3}[\dx](?![\w-])|(?<![\w./])10\.\d{4,9}/[^\s,;|)]{2,100}"
)

_NUMBER = re.compile(
    r"(?<![\w/.@$€£#-])\(?\+?\(?\d(?:[ .()/\u00a0-]{0,3}\d){6,16}(?:\s?(?:ext\.?|x) ?\d{1,5})?"
    r"(?![\w@%]|[.,/-]\d)"
)
_PHONE_LABEL = re.compile(
    r"\b(?:tel(?:ephone)?|(?:mobile|cell|home|work|contact) ?(?:phone|no|number)?|phone(?: ?(?:no|"
    r"number))?|ph|hotline|fax|whatsapp|zalo|viber|sdt|d[dt]|dien thoai|di dong|so dt|lien he|"
    r"call|movil|telefono|portable)\b[\s.:()#-]{0,6}(?:\w{1,8}[\s.:-]{1,3})?\(?\+?\(?$"
)
_PAPER = re.compile(
    r"\b(?:cccd|cmnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|so dinh danh|"
    r"ho chieu|passport|visa|ma so thue|mst|tax (?:id|code|number|no)|tin|"
    r"id (?:card|number|no|code)|identity(?: card)?|citizen id|national id|ssn|"
    r"social security|"
    r"bhxh|bhyt|so so bao hiem|bao hiem xa hoi|giay phep lai xe|gplx|"
    r"driv(?:er|ing)(?:'?s)? licen[cs]e)\b"
    r"(?:/[a-z]{2,10})*[\s:.#()-]{0,4}(?:(?:ca nhan|no|number|so|id)\b[\s:.#()-]{0,4})?"
    r"(?P<it>[a-z]{0,3} ?\d(?:[ .-]?\d){5,14})(?!\w)"
)
_BARE_PAPER = re.compile(r"(?<![\w.+/-])(?:0\d{11}|\d{3}-\d{2}-\d{4})(?![\w/-])")
_MONEY = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3}){2,4}")
_HOST = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_MONEY_AFTER = re.compile(r"\s?(?:vnd|vnđ|dong|usd|d\b|eur|trieu|ty\b|\$|€)")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d\D+(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)\d\d\b|^(?:19|20)\d\d[/.-]\d\d?\b")
_AMERICAN = re.compile(r"\(?\d{3}\)?[ .-]{1,2}\d{3}[ .-]\d{4}")


def contacts(folded: Folded) -> Iterator[Found]:
    yield from folded.all(_EMAIL, EMAIL)
    yield from links(folded)
    yield from folded.all(_PAPER, ID)
    yield from folded.all(_BARE_PAPER, ID)
    yield from phones(folded)


def links(folded: Folded) -> Iterator[Found]:
    """Names of products and companies that are written as domains are none."""
    for match in _URL.finditer(folded.plain):
        start, end = match.start(), _end(folded.plain, *match.span())
        written = folded.written(start, end)
        if not _is_product(written):
            yield Found(*folded.span(start, end), LINK)
    yield from folded.all(_SITES, LINK)
    for pattern in (_AT_ALONE, _REGISTERED):
        yield from folded.all(pattern, LINK)
    for found in folded.all(_SKYPE, LINK):
        if _may_be_user(folded.text[found.start : found.end]):
            yield found


def _may_be_user(written: str) -> bool:
    """Behind a site's name: "jan.k", "0912 ..." and "kuester", but not "Facebook: Hướng dẫn"."""
    signs = re.search(r"[\d._@/+-]", written) is not None
    return written.isascii() and (signs or written.islower())


def handles(folded: Folded) -> Iterator[Found]:
    """What begins with "@": for the part of a CV that is about the person. Elsewhere it may be
    code."""
    return iter(folded.all(_AT, LINK))


def users(folded: Folded) -> Iterator[str]:
    """What the person is called at the sites whose links stand in the text, as written."""
    for match in _PROFILE.finditer(folded.plain):
        yield folded.written(*match.span("it" if match["it"] else "that"))


def lone_users(folded: Folded) -> Iterator[str]:
    """What stands between other contact data with an icon for its site: a word in small letters.
    For the part of a CV that is about the person."""
    told = [*contacts(folded)]
    lines = {folded.text.count("\n", 0, item.start) for item in told}
    for number, line in enumerate(folded.text.split("\n")):
        if lines.isdisjoint(range(number - 2, number + 3)):
            continue
        for piece in _PIECE.finditer(line):
            words = piece[0].strip()
            if _USER.fullmatch(words) and not words.isdigit() and "." not in words[-4:]:
                yield words


def _end(plain: str, start: int, end: int) -> int:
    """Without the sentence's own signs, with what was broken over the line's end."""
    end = start + len(plain[start:end].rstrip(".!?:'*_"))
    while plain[end - 1] in ")]}" and plain.count("(", start, end) < plain.count(")", start, end):
        end -= 1
    if plain[end - 1] in "-_=&" and (more := _CONTINUED.match(plain, end)):
        return more.end()
    return end


def _is_product(written: str) -> bool:
    if "/" in written or written.lower().startswith("www."):
        return False
    return written.lower() in _PRODUCTS or _is_titled(written) or _is_two_sentences(written)


def _is_titled(written: str) -> bool:
    """ "Booking.com", "Socket.IO": a name, not an address. "JanKuester.com" may be one."""
    first, _, last = written.rpartition(".")
    return (first.istitle() and "." not in first and "-" not in first) or last.isupper()


def _is_two_sentences(written: str) -> bool:
    """ "systems.Work": the blank between them was lost."""
    _, _, last = written.rpartition(".")
    return last.istitle() and not written.istitle()


def phones(folded: Folded) -> Iterator[Found]:
    for match in _NUMBER.finditer(folded.plain):
        before = folded.plain[max(0, match.start() - 40) : match.start() + 3]
        told = _PHONE_LABEL.search(before[: len(before) - 3] if match.start() else "") is not None
        after = folded.plain[match.end() : match.end() + 12]
        if _is_phone(match[0], told) and (told or not _MONEY_AFTER.match(after)):
            opened = match[0][0] == "(" and match[0].count("(") > match[0].count(")")
            yield Found(*folded.span(match.start() + opened, match.end()), PHONE)


def _is_phone(words: str, told: bool) -> bool:
    digits = re.sub(r"\D", "", re.sub(r"(?:ext\.?|x) ?\d+$", "", words))
    if _YEARS.search(words) or _DATE.search(words):
        return False
    if words.lstrip("(").startswith("+") or digits.startswith("00"):
        return 8 <= len(digits) <= 17
    if told:
        return 7 <= len(digits) <= 15
    if digits.startswith("0"):
        return 9 <= len(digits) <= 11
    return not (_MONEY.fullmatch(words) or _HOST.fullmatch(words)) and _is_foreign(words, digits)


def _is_foreign(words: str, digits: str) -> bool:
    if digits.startswith("84") and len(digits) in (11, 12):
        return True
    return _AMERICAN.fullmatch(words) is not None or (
        len(digits) in (10, 11) and not words.isdigit() and _grouped(words)
    )


def _grouped(words: str) -> bool:
    groups: Iterable[str] = re.findall(r"\d+", words)
    return all(2 <= len(group) <= 4 for group in groups)
