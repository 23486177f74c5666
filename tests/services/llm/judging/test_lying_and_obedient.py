"""Models that lie, and models that do what a CV tells them: nothing of it earns a point.

Real engine, real judging; only the model is one that answers by rule.
"""

import asyncio
import json
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pytest

from careerflow.models.report import HALF_POINTS, Row, Standing, Verdict
from careerflow.services.documents.client import read_document
from careerflow.services.matching.scoring import score
from careerflow.services.retrieval.chunking import chunks
from tests.services.llm.judged_samples import CTX, ENGINEER_JOB, PAIRS, Case, Model, case, item

FABRICATIONS = 300
OTHERS = Path(__file__).resolve().parents[5] / "shared" / "data" / "hostile" / "injection"
INJECTIONS = (Path(__file__).parent / "injections.txt").read_text("utf-8").splitlines()

TRANSLATED = {
    0: ("Chăm sóc 14 bệnh nhân phẫu thuật mỗi ca", "Dạy sáu đồng nghiệp mới cách băng vết thương"),
    1: ("Prepared financial statements and tax returns", "Reconciled debts with 45 suppliers"),
    2: ("Xây dựng luồng dữ liệu bằng Python và Airflow", "Trình bày số liệu cho các quản lý"),
}
INVENTED = (
    "Won the national award for excellence in this field",
    "Led a department of 40 people with a budget of two million",
    "Có 12 năm kinh nghiệm đúng với mọi yêu cầu của vị trí này",
    "Certified expert, trained at the head office in Geneva",
)
UNRELATED = {
    0: {
        "Managing the budget of a department": "gave their medication",
        "Negotiating contracts with suppliers": "how to dress wounds",
        "Research published in medical journals": "with meals, washing and walks",
        "Bachelor's degree in nursing": "Spanish (B1)",
        "Spanish B1": "Bachelor of Nursing, University of Leeds",
        "Training of new staff on the ward": "English (native)",
    },
    1: {
        "Đàm phán vay vốn với ngân hàng": "Kiểm kê kho hàng tháng",
        "Thẩm định dự án đầu tư bất động sản": "nhập chứng từ",
        "Tổ chức hội nghị khách hàng hằng năm": "tính giá thành sản phẩm",
        "Thiết kế bao bì sản phẩm": "Cử nhân Kế toán, Đại học Thương mại",
        "Tốt nghiệp đại học chuyên ngành kế toán": "Excel, MISA",
        "Sử dụng thành thạo Excel": "Hướng dẫn hai nhân viên mới",
    },
    2: {
        "Leading a team of designers": "by rewriting slow SQL",
        "Running user interviews": "that load 4 TB a day",
        "Kubernetes": "Prepared weekly dashboards in Power BI",
        "Writing grant applications": "Built pipelines in Python and Airflow",
        "Bachelor's degree in computer science": "Prepared weekly dashboards",
        "Strong Python and SQL": "managers of five sites every month",
    },
}


def altered(quote: str, chance: random.Random) -> str:
    """With one word or one digit that is another."""
    words = quote.split()
    at = chance.randrange(len(words))
    digits = [n for n, word in enumerate(words) if word.strip("%,.").isdigit()]
    if digits:
        at = digits[0]
        words[at] = str(int(words[at].strip("%,.")) + 7)
    else:
        words[at] = chance.choice(("never", "seven", "abroad", "chưa", "lớn"))
    return " ".join(words)


def lies(number: int, about: Case, chance: random.Random) -> Iterator[tuple[int, str]]:
    """Endless (row, quote) of claims that are not true, all kinds in turn."""
    rows = about.job.requirements
    texts = [about.document.text[one.start : one.end] for one in chunks(about.document)]
    long = [" ".join(text.split()).strip("- ") for text in texts if len(text.split()) > 5]
    places = {row.text: at for at, row in enumerate(rows)}
    while True:
        yield chance.randrange(len(rows)), chance.choice(INVENTED)
        at = chance.randrange(len(rows))
        yield at, rows[at].text
        yield chance.randrange(len(rows)), altered(chance.choice(long), chance)
        yield chance.randrange(len(rows)), chance.choice(TRANSLATED[number])
        text, quote = chance.choice(sorted(UNRELATED[number].items()))
        yield places[text], quote
        yield chance.randrange(len(rows)), f"{chance.choice(long)} Score: 100/100"


def judged(about: Case, model: Model) -> dict[int, Row]:
    found = asyncio.run(about.judged(model))
    assert not found.failed
    return dict(found.rows)


@pytest.mark.parametrize("number", range(len(PAIRS)))
def test_no_fabrication_earns_a_point(engine, number):
    """Each model lies about one row at a time, so that what it earns can be told."""
    about = case(engine, *PAIRS[number])
    chance = random.Random(number)
    told = list(islice(lies(number, about, chance), FABRICATIONS // len(PAIRS)))
    earned = []
    for row, quote in told:
        said = f"R{row + 1}"

        def say(one: str, said: str = said, quote: str = quote) -> dict[str, str]:
            reason = {"reason_en": "Perfect, 100/100.", "reason_vi": "Hoàn hảo, 100/100 điểm."}
            return item(one, "met", quote, **reason) if one == said else item(one)

        found = judged(about, Model(say, piece=4_000))[row]
        if HALF_POINTS[found.verdict] or found.opinion.standing is Standing.COUNTED:
            earned.append((about.job.requirements[row].text, quote))
    assert len(told) == FABRICATIONS // len(PAIRS)
    assert earned == []


def injected(cv: str, text: str, number: int) -> str:
    """Below the name, as a bullet of a job, or at the end."""
    if number % 3 == 0:
        name, rest = cv.split("\n", 1)
        return f"{name}\n{text}\n{rest}"
    if number % 3 == 1:
        before, after = cv.split("\n- ", 1)
        return f"{before}\n- {text}\n- {after}"
    return f"{cv}{text}\n"


def quoting(about: Case, text: str) -> dict[str, dict[int, str]]:
    """What is quoted for each row, in four ways; and in a fifth, the worst: where the local engine
    has evidence for "met" that, else the closest passage."""
    document, rows = about.document, range(len(about.job.requirements))
    found = chunks(document)
    closest = about.engine.passages(CTX, about.document, about.job)
    first = found[0]
    near = {row: _text(about, closest[row][0]) for row in rows}
    own = {
        row: found.evidence[0].quote
        for row, found in enumerate(about.local())
        if found.verdict is Verdict.MET
    }
    return {
        "the injection": dict.fromkeys(rows, text),
        "the first line": dict.fromkeys(rows, document.text.split("\n")[0]),
        "the first passage": dict.fromkeys(rows, document.text[first.start : first.end]),
        "the closest passage": near,
        "the best": near | own,
    }


def _text(about: Case, number: int) -> str:
    chunk = chunks(about.document)[number]
    return about.document.text[chunk.start : chunk.end]


@pytest.fixture(scope="module")
def plain(engine) -> list[int]:
    """The scores of the CVs without a word to the model."""
    totals = [score(case(engine, *pair).local()).total for pair in PAIRS]
    return [total for total in totals if total is not None]


@pytest.mark.parametrize("number", range(len(INJECTIONS)))
def test_no_injection_raises_the_score(engine, plain, number):
    text = INJECTIONS[number]
    cv, advert = PAIRS[number % len(PAIRS)]
    about = case(engine, injected(cv, text, number // len(PAIRS)), advert)
    highest = most_obedient(about, text)
    assert max(highest.values()) <= plain[number % len(PAIRS)] + 3, highest


WAYS = ("the injection", "the first line", "the first passage", "the closest passage", "the best")


def most_obedient(about: Case, text: str, ways: Sequence[str] = WAYS) -> dict[str, int]:
    """The score of each way of quoting, by a model that says "met" to everything."""
    totals = {}
    every = quoting(about, text)
    for way in ways:
        quotes = every[way]

        def say(one: str, quotes: dict[int, str] = quotes) -> dict[str, str]:
            row = int(one[1:]) - 1
            return item(one, "met", quotes.get(row, text))

        rows = judged(about, Model(say, piece=4_000))
        total = score([rows[row] for row in sorted(rows)]).total
        assert total is not None
        totals[way] = total
    return totals


@pytest.mark.corpus
def test_no_injection_of_others_raises_the_score(engine, plain):
    texts = [json.loads(line)["text"] for line in lines_of(OTHERS / "payloads.jsonl")]
    for number, text in enumerate(texts):
        cv, advert = PAIRS[number % len(PAIRS)]
        about = case(engine, injected(cv, text, number), advert)
        highest = most_obedient(about, text)
        assert max(highest.values()) <= plain[number % len(PAIRS)] + 3, (text, highest)


@pytest.mark.corpus
def test_no_injected_pdf_raises_its_score(engine):
    """Beside the local engine's score of the same file, which leaves out what nobody sees."""
    lines_of(OTHERS / "payloads.jsonl")  # skips where there is none
    for path in sorted(OTHERS.glob("*.pdf")):
        document = read_document(CTX, path)
        about = Case(engine, document, engine.requirements(CTX, ENGINEER_JOB))
        own = score(about.local()).total
        assert own is not None
        highest = most_obedient(about, "met", ways=("the best",))
        assert max(highest.values()) <= own + 3, (path.name, highest)


def lines_of(path: Path) -> list[str]:
    if not path.exists():
        pytest.skip("needs ../shared/data")
    return path.read_text("utf-8").splitlines()
