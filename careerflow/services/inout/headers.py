"""What the columns of a CSV file mean: by their names, as this program and others write them in
English and Vietnamese, and by what is in them."""

import re
from collections.abc import Sequence

from careerflow.models.inout import DAYS, Field, Guess, Sheet, Sureness
from careerflow.services.inout.days import read_day
from careerflow.services.inout.folding import folded_name
from careerflow.services.inout.stage_words import kind_of

# Folded (services.inout.folding). CareerFlow's own, Huntr's, Teal's, Notion's and Trello's, and
# what people call them.
_NAMES: dict[Field, tuple[str, ...]] = {
    Field.TITLE: (
        "title", "job title", "position", "job position", "role", "job", "job name", "card name",
        "position title", "role title", "job role", "vacancy", "name", "opening",
        "vi tri", "chuc danh", "vi tri ung tuyen", "cong viec", "ten cong viec", "vi tri cong viec",
        "chuc vu", "tieu de", "vi tri tuyen dung",
    ),
    Field.COMPANY: (
        "company", "company name", "employer", "organization", "organisation", "employer name",
        "cong ty", "ten cong ty", "doanh nghiep", "nha tuyen dung", "to chuc", "don vi",
    ),
    Field.LOCATION: (
        "location", "city", "place", "job location", "office", "region", "address",
        "dia diem", "noi lam viec", "dia chi", "thanh pho", "dia diem lam viec", "khu vuc",
    ),
    Field.STAGE: (
        "stage", "status", "list", "list name", "board list", "state", "application status",
        "column", "phase", "pipeline stage", "job status", "progress",
        "giai doan", "trang thai", "tinh trang", "tien do", "buoc",
    ),
    Field.APPLIED: (
        "applied", "applied on", "date applied", "applied date", "apply date", "application date",
        "applied at", "date of application", "date submitted", "submitted", "submitted on",
        "ngay nop", "ngay ung tuyen", "ngay nop don", "nop ngay", "ngay gui", "ngay nop ho so",
        "ngay nop cv",
    ),
    Field.ENTERED: (
        "in this stage since", "stage since", "status date", "last moved", "date moved",
        "moved on", "o giai doan nay tu", "ngay chuyen giai doan",
    ),
    Field.SAVED: (
        "saved", "saved on", "date saved", "date added", "added", "added on", "created",
        "created time", "created at", "date created", "created on", "date",
        "ngay luu", "ngay them", "ngay tao", "luu ngay", "ngay",
    ),
    Field.NEXT_STEP: (
        "next step", "next steps", "next action", "follow up", "todo", "to do", "action",
        "viec tiep theo", "buoc tiep theo", "can lam", "viec can lam",
    ),
    Field.NEXT_STEP_ON: (
        "next step on", "next step date", "follow up date", "follow up on", "next action date",
        "reminder", "ngay cua viec tiep theo", "ngay lam tiep", "ngay viec tiep theo", "ngay hen",
        "nhac nho",
    ),
    Field.DEADLINE: (
        "deadline", "due", "due date", "closing date", "apply by", "application deadline",
        "expires", "expiry date", "han nop", "han nop ho so", "han chot", "ngay het han", "han",
    ),
    Field.POSTED: (
        "posted", "posted on", "date posted", "post date", "posting date", "published",
        "ngay dang", "ngay dang tin", "dang ngay",
    ),
    Field.SALARY_LOW: (
        "salary from", "min salary", "minimum salary", "salary min", "salary low", "salary minimum",
        "luong tu", "luong toi thieu", "luong thap nhat",
    ),
    Field.SALARY_HIGH: (
        "salary to", "max salary", "maximum salary", "salary max", "salary high", "salary maximum",
        "luong den", "luong toi da", "luong cao nhat",
    ),
    Field.SALARY_CURRENCY: (
        "currency", "salary currency", "loai tien", "don vi tien", "tien te", "don vi tien te",
    ),
    Field.SALARY_PERIOD: (
        "salary per", "salary period", "pay period", "ky tra luong", "luong theo",
    ),
    Field.SALARY: (
        "salary", "salary range", "compensation", "pay", "pay range", "wage", "rate",
        "luong", "muc luong", "thu nhap", "khoang luong", "tien luong",
    ),
    Field.SOURCE: (
        "source", "job board", "found on", "platform", "via", "site", "website", "job source",
        "where found", "channel", "nguon", "kenh", "trang", "nen tang", "nguon tin",
    ),
    Field.LINK: (
        "link", "url", "job url", "job link", "job posting", "posting url", "card url",
        "job post url", "job posting url", "application link", "apply link", "web page",
        "lien ket", "duong dan", "link tin", "link cong viec", "link ung tuyen",
    ),
    Field.CV: (
        "cv", "resume", "cv name", "resume used", "cv used", "cv version", "resume version",
        "resume name",        "cv sent", "cv da gui", "cv da nop", "ho so", "ban cv",
    ),
    Field.SCORE: ("score", "match score", "diem", "diem phu hop"),
    Field.TAGS: ("tags", "tag", "labels", "label", "categories", "category", "nhan", "the"),
    Field.NOTES: (
        "notes", "note", "comments", "comment", "remarks", "ghi chu", "nhan xet", "luu y",
    ),
    Field.LANGUAGE: (
        "advert s language", "language", "advert language", "ngon ngu tin tuyen dung", "ngon ngu",
        "ngon ngu tin",
    ),
    Field.TEXT: (
        "advert", "job advert", "description", "job description", "card description", "jd",
        "details", "job details", "tin tuyen dung", "mo ta", "mo ta cong viec", "noi dung tin",
    ),
}  # fmt: skip
_KNOWN = {name: field for field, names in _NAMES.items() for name in names}
_MUCH = 0.8
_LOOKED_AT = 500
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def known(header: str) -> Field | None:
    """What a column of that name means."""
    return _KNOWN.get(folded_name(header))


def guess(sheet: Sheet) -> tuple[Guess, ...]:
    """One for each column; no field but the notes is given twice."""
    guesses = [Guess() for _ in sheet.headers]
    taken: set[Field] = set()
    for number, header in enumerate(sheet.headers):
        field = known(header)
        if field is None or (field in taken and field is not Field.NOTES):
            continue
        if field is Field.NEXT_STEP and _holds_days(sheet.column(number)):
            field = Field.NEXT_STEP_ON
        taken.add(field)
        shown = None if field is Field.SCORE else field
        guesses[number] = Guess(shown, Sureness.NAME)
    for number in range(len(guesses)):
        if guesses[number].sureness is Sureness.NONE:
            found = _by_content(sheet.column(number))
            if found is not None and found not in taken:
                taken.add(found)
                guesses[number] = Guess(found, Sureness.CONTENT)
    return _not_both_salaries(guesses)


def _by_content(cells: Sequence[str]) -> Field | None:
    filled = [cell.strip() for cell in cells if cell.strip()][:_LOOKED_AT]
    if len(filled) < 2:
        return None

    def much(count: int) -> bool:
        return count >= _MUCH * len(filled)

    if much(sum(_LINK.fullmatch(cell) is not None for cell in filled)):
        return Field.LINK
    if much(sum(kind_of(cell) is not None for cell in filled)):
        return Field.STAGE
    return Field.APPLIED if _holds_days(filled) else None


def _holds_days(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()][:_LOOKED_AT]
    found = sum(any(read_day(cell, order) for order in (True, False)) for cell in filled)
    return bool(filled) and found >= _MUCH * len(filled)


def _not_both_salaries(guesses: list[Guess]) -> tuple[Guess, ...]:
    """Two columns with the ends of a range tell more than one with both."""
    fields = {guess.field for guess in guesses}
    if fields & {Field.SALARY_LOW, Field.SALARY_HIGH}:
        guesses = [Guess() if guess.field is Field.SALARY else guess for guess in guesses]
    return tuple(guesses)


def day_columns(fields: Sequence[Field | None]) -> tuple[int, ...]:
    """The columns that hold days."""
    return tuple(number for number, field in enumerate(fields) if field in DAYS)
