"""Postal addresses: all of them but the city and the country, which say where somebody can work."""

import re
from collections.abc import Iterator

from careerflow.models.profile import Span
from careerflow.services.documents.folding import bare
from careerflow.services.llm.folded import Folded, Found

ADDRESS = "ADDRESS"

_CITIES = (
    "an giang|ba ria(?: - vung tau)?|vung tau|bac giang|bac kan|bac lieu|bac ninh|ben tre|"
    "binh dinh|binh duong|binh phuoc|binh thuan|ca mau|can tho|cao bang|da nang|danang|da lat|"
    "dalat|dak lak|dac lac|dak nong|dien bien|dong nai|dong thap|gia lai|ha giang|ha nam|"
    "ha noi|hanoi|ha tinh|hai duong|hai phong|hau giang|hoa binh|hung yen|khanh hoa|nha trang|"
    "kien giang|kon tum|lai chau|lam dong|lang son|lao cai|long an|nam dinh|nghe an|vinh|"
    "ninh binh|ninh thuan|phu tho|phu yen|quang binh|quang nam|quang ngai|quang ninh|ha long|"
    "quang tri|soc trang|son la|tay ninh|thai binh|thai nguyen|thanh hoa|"
    "(?:thua thien[ -]*)?hue|tien giang|tra vinh|tuyen quang|vinh long|vinh phuc|yen bai|"
    "ho chi minh(?: city)?|hcm(?:c| city)?|tphcm|sai gon|saigon|bien hoa"
)
_CITY = rf"(?:(?:tp\.?|t\.p\.?|thanh pho|tinh)\s*)?(?:{_CITIES})(?: city)?(?: \d{{5,6}})?"
_COUNTRY = (
    "viet ?nam|vn|germany|france|spain|italy|portugal|poland|(?:the )?netherlands|belgium|austria|"
    "switzerland|sweden|norway|denmark|finland|ireland|united kingdom|uk|england|scotland|wales|"
    "usa?|u\\.s\\.a?\\.?|united states(?: of america)?|canada|mexico|brazil|argentina|australia|"
    "new zealand|japan|(?:south )?korea|china|taiwan|hong kong|singapore|malaysia|thailand|"
    "indonesia|philippines|india|pakistan|bangladesh|turkey|turkiye|israel|uae|"
    "united arab emirates|egypt|morocco|maroc|nigeria|kenya|south africa|russia|ukraine|"
    "czech republic|hungary|romania|greece|allemagne|espagne|suisse|belgique|espana|remote"
)
_STATES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|"
    "hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|"
    "michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new (?:hampshire|jersey|"
    "mexico|york)|(?:north|south) (?:carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|"
    "rhode island|tennessee|texas|utah|vermont|(?:west )?virginia|washington|wisconsin|wyoming"
)
_STATE = re.compile(rf"(?:[A-Z]{{2}}\.?|(?i:{_STATES}))(?: \d{{5}}(?:-\d{{4}})?)?")
_KEPT = re.compile(rf"(?:{_CITY}|{_COUNTRY})\.?")

_LABEL = re.compile(
    r"(?:^|(?<=[|•·;\t])|(?<= {2}))[^\w\n]{0,4}(?:(?:dia chi|noi o|cho o|que quan|noi sinh|thuong "
    r"tru|tam tru|ho khau)[a-z ]{0,20}|(?:home |current |permanent |mailing |postal |contact |"
    r"residential )?address|place of birth|birthplace|hometown|direccion|domicilio|adresse)"
    r"\s{0,2}[:：-]\s{0,2}\n?(?P<it>[^\n|•·\t]{3,160})",
    re.MULTILINE,
)
_STREETS = (
    r"(?:street|str|st|road|rd|avenue|ave|av|lane|ln|drive|dr|boulevard|blvd|way|court|ct|square|sq|"
    r"place|pl|terrace|ter|close|crescent|highway|hwy|parkway|pkwy|alley|mews|row|quay|grove|"
    r"circle|cir|trail|walk|gardens|plaza|loop)"
)
_UNIT = (
    r"(?:,? {0,2}(?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|building|bldg|block|#)"
    r"\.? ?#?\w{1,6})?"
)
_ENGLISH = re.compile(
    rf"(?<![\w.,/-])(?:(?:flat|apt|apartment|unit|suite|room|block) \w{{1,5}},? )?"
    rf"\d{{1,5}}[a-z]?(?:[/-]\d{{1,4}}[a-z]?)?,? (?:[\w.'’-]{{1,20}} ){{1,4}}{_STREETS}\b\.?{_UNIT}"
    rf"|\bp\.? ?o\.? box \d{{1,8}}"
    rf"|\b(?:[\w'’-]{{2,20}} ){{1,3}}(?:street|str|st|road|rd|avenue|ave|lane)\b\.? \d{{1,4}}\b"
    rf"|\b[\w-]{{2,24}}(?:stra(?:ss|ß)e|str\.|weg|platz|gasse|allee) \d{{1,4}}[a-z]?\b"
    rf"|\b\d{{1,4}}(?: ?bis)?,? (?:rue|avenue|av\.|boulevard|bd|place|impasse|chemin|allee) "
    rf"(?:[\w.'’-]{{1,20}} ?){{1,5}}"
    rf"|\b(?:calle|avenida|avda\.?|plaza|paseo) (?:[\w.'’-]{{1,20}} ){{1,4}},? ?\d{{1,4}}\b"
)
_PLACE = (
    r"(?:so nha|so|ngo|ngach|hem|kiet|duong|pho|phuong|xa|thi tran|thi xa|quan|huyen|tdp|"
    r"to dan pho|khu pho|kp|khu do thi|kdt|khu|chung cu|toa nha|toa|can ho|lau|tang|thon|ap|xom|lo|"
    r"p\.|q\.|h\.|x\.|d\.|tx\.|tt\.|kcn|tp\.? thu duc)"
)
_KIND = re.compile(rf"{_PLACE}(?:(?<=\.) ?| )")
_MARKED = re.compile(
    rf"(?:{_PLACE})(?:(?<=\.)| ?(?=\d)| )[\w/.-]{{1,12}}(?: [\w/.-]{{1,12}}){{0,5}}"
    r"|[pq] ?\d{1,2}|\d{1,4}[a-z]?(?:[/-]\d{1,4}[a-z]?){0,4} (?:[\w.-]{1,12} ?){1,6}"
)
_DISTRICT = re.compile(
    r"(?:phuong (?!phap|an |tien|huong|dien)|quan (?!ly|tri|he|su|tam|trong|sat|doi)|huyen "
    r"|thi tran |thi xa |xa (?!hoi)|[pqh]\. ?)[\w/.-]{1,12}|[pq] ?\d{1,2}"
)
_ENGLISH_DISTRICT = re.compile(
    r"(?:[\w/.'-]{1,16} ){0,4}(?:ward|district|dist\.?|commune|quarter)(?: \d{1,2})?"
    r"|(?:ward|district|dist\.?) \d{1,2}"
)
_CODES = re.compile(
    r"(?<=[a-z]{2} )\d{5}(?:-\d{4})?(?!\w)|(?:^|(?<=\n))\d{5,6}(?= [a-z])"
    r"|(?<![\w-])[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}(?![\w-])"
)
_SPLIT = re.compile(r"\s?[,;]\s?|\s-+\s")
_PIECES = re.compile(r"[^|•·\t]+")
_LONGEST, _MOST_PARTS = 160, 8


def addresses(folded: Folded) -> Iterator[Found]:
    """By a label, a street's words, or the words of wards and districts."""
    for match in _LABEL.finditer(folded.plain):
        yield from _but_the_city(folded, *match.span("it"), labelled=True)
    for match in _ENGLISH.finditer(folded.plain):
        if _capitalised(folded, *match.span()):
            yield folded.found(match, ADDRESS)
    for start, end in folded.lines:
        for piece in _PIECES.finditer(folded.plain, start, end):
            if _has_district(folded, *piece.span()):
                yield from _but_the_city(folded, *piece.span(), labelled=False)


def known_address(folded: Folded, value: str) -> Iterator[Found]:
    """Where the person's own address stands again, without its city and country."""
    words = bare(value).split()
    if not words or len(value) > _LONGEST:
        return
    pattern = r"\s{1,3}".join(map(re.escape, words))
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", folded.plain):
        yield from _but_the_city(folded, *match.span(), labelled=True)


def codes(folded: Folded) -> Iterator[Found]:
    """Postal codes: where the CV is about the person."""
    return iter(folded.all(_CODES, ADDRESS))


def _but_the_city(folded: Folded, start: int, end: int, labelled: bool) -> Iterator[Found]:
    """What stands before the city and the country; nothing where only they are told."""
    parts = list(_parts(folded.plain, start, end))
    if not labelled:
        parts = _marked_run(folded, parts)
    after = None
    while parts and _is_kept(folded, parts[-1], after):
        after = parts.pop()
    if parts:
        yield Found(*folded.span(parts[0][0], parts[-1][1]), ADDRESS)


def _parts(plain: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for split in [*_SPLIT.finditer(plain, start, end), None]:
        stop = split.start() if split else end
        piece = plain[at:stop]
        low = at + len(piece) - len(piece.lstrip(" .:-"))
        high = at + len(piece.rstrip(" ."))
        if low < high:
            yield low, high
        at = split.end() if split else end


def _is_kept(folded: Folded, part: Span, after: Span | None) -> bool:
    """Whether it is a country, a state or a city: one that is known, or what stands before a
    country or an American state and has no figures. In Vietnam every city is known."""
    if _KEPT.fullmatch(folded.plain, *part) or _STATE.fullmatch(folded.written(*part)):
        return True
    if after is None or re.search(r"\d", folded.plain[slice(*part)]):
        return False
    following = folded.plain[slice(*after)]
    abroad = re.fullmatch(_COUNTRY, following) and not following.startswith(("vn", "viet"))
    return bool(abroad or _STATE.fullmatch(folded.written(*after)))


def _marked_run(folded: Folded, parts: list[Span]) -> list[Span]:
    """The parts from the first to the last that have an address's words, and what follows."""
    marked = [place for place, (start, end) in enumerate(parts) if _is_marked(folded, start, end)]
    return parts[marked[0] : marked[-1] + 1][:_MOST_PARTS] if marked else []


def _is_marked(folded: Folded, start: int, end: int) -> bool:
    plain = folded.plain
    if not _capitalised(folded, start, end):
        return False
    return bool(
        _MARKED.fullmatch(plain, start, end) or _ENGLISH_DISTRICT.fullmatch(plain, start, end)
    )


def _has_district(folded: Folded, start: int, end: int) -> bool:
    if end - start > _LONGEST:
        return False
    return any(
        (
            _DISTRICT.match(folded.plain, low, high)
            or _ENGLISH_DISTRICT.fullmatch(folded.plain, low, high)
        )
        and _capitalised(folded, low, high)
        and high - low < 40
        for low, high in _parts(folded.plain, start, end)
    )


def _capitalised(folded: Folded, start: int, end: int) -> bool:
    """Whether each word of a place's name begins with a capital or has a figure."""
    kind = _KIND.match(folded.plain, start, end)
    words = folded.written(kind.end() if kind else start, end).split()
    return bool(words) and all(
        word[0].isupper() or any(map(str.isdigit, word))
        for number, word in enumerate(words)
        if number == 0 or len(word) > 3
    )
