"""A report that a language model has judged and written about."""

from dataclasses import replace
from datetime import UTC, datetime

from export_samples import make_report, row, unverified

from careerflow.models.llm import ProviderKind, Usage
from careerflow.models.message import Message
from careerflow.models.report import (
    Deeper,
    FailedBatch,
    Opinion,
    Report,
    Row,
    Run,
    Standing,
    Verdict,
)
from careerflow.models.writing import (
    Bilingual,
    Checked,
    FactKind,
    FailedPart,
    NewFact,
    Part,
    Point,
    Question,
    Rewrite,
    Writing,
)

FOUND = replace(unverified("Python"), start=46, end=52, verified=True)
LETTER = Bilingual(
    "Dear team,\n\nI led  40 people at Contoso.\n\nÁnh Nguyệt",
    "Kính gửi,\n\nTôi dẫn dắt 40 người tại Contoso.\n\nÁnh Nguyệt",
)
AFTER = Bilingual("Led twelve engineers", "Dẫn dắt mười hai kỹ sư")


def marks(text: str, *words: str) -> tuple[NewFact, ...]:
    places = ((text.index(word), word) for word in words)
    return tuple(NewFact(FactKind.NUMBER, at, at + len(word)) for at, word in places)


WRITING = Writing(
    assessment=Bilingual("A solid start.", "Một khởi đầu vững."),
    strengths=(Point(Bilingual("Python | pipelines", "Pipeline Python"), (0,)),),
    gaps=(Point(Bilingual("Lead a larger team.", "Hãy dẫn dắt nhóm lớn hơn."), (1,)),),
    questions=(
        Question(
            Bilingual("Whom have you led?", "Bạn đã dẫn dắt ai?"),
            Bilingual("Name a project.", "Nêu một dự án."),
            1,
        ),
    ),
    rewrites=(
        Rewrite(
            "Quản lý nhóm năm người tại Đà Nẵng.",
            10,
            45,
            1,
            ((60.0, 190.0, 250.0, 204.0),),
            Checked(AFTER, marks(AFTER.en, "twelve"), marks(AFTER.vi, "mười hai")),
            Bilingual("It says how many.", "Nêu rõ bao nhiêu."),
            1,
        ),
    ),
    letter=Checked(LETTER, marks(LETTER.en, "40", "Contoso"), marks(LETTER.vi, "40", "Contoso")),
    failed=(FailedPart(Part.REWRITES, Message("writing.rewrites.dropped", {"count": 2})),),
)


def said(en: str, vi: str) -> Message:
    return Message("model.said", {"en": en, "vi": vi})


def opined(base: Row, standing: Standing, verdict: Verdict, *quotes: str) -> Row:
    """With the model's own `verdict`; the row's stands."""
    reason = said("She says so.", "Cô ấy nói vậy.")
    opinion = Opinion(standing, verdict, reason, tuple(unverified(quote) for quote in quotes))
    return replace(base, opinion=opinion, local=base)


def deeper_rows() -> tuple[Row, ...]:
    return (
        opined(row("Python", evidence=[FOUND]), Standing.COUNTED, Verdict.MET),
        opined(row("Leads ten people", Verdict.MISSING), Standing.DISPUTED, Verdict.MET),
        opined(row("Speaks Thai", Verdict.MISSING), Standing.UNVERIFIED, Verdict.MET, "ภาษาไทย"),
        replace(
            opined(row("Cooks", Verdict.PARTIAL), Standing.NOT_JUDGED, Verdict.NOT_SCORED),
            verdict=Verdict.NOT_SCORED,
            reason=Message("model.not_judged"),
        ),
    )


def deeper_report(**changed: object) -> Report:
    when = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
    verdicts = tuple(one.verdict for one in deeper_rows())
    deeper = Deeper(
        provider=ProviderKind.GEMINI,
        model="gemini-2.5-flash",
        answered_by="gemini-2.5-flash-001",
        prompts="1.1",
        usage=Usage(9_204, 2_000, 512, 4),
        cost=0.00423,
        runs=(Run(when, 70, verdicts), Run(when, 72, verdicts)),
        failed=(FailedBatch((3,), Message("model.not_judged")),),
        writing=WRITING,
    )
    return make_report(deeper_rows(), deeper=replace(deeper, **changed))  # type: ignore[arg-type]
