"""A report that a language model has judged, with every case that the views have to tell apart."""

from dataclasses import replace
from datetime import UTC, datetime

from report_samples import ROWS, evidence, message

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

MODEL = "gemini-2.5-flash"


def said(en: str, vi: str) -> Message:
    return Message("model.said", {"en": en, "vi": vi})


def judged(row: Row, standing: Standing, verdict: Verdict, counts: Verdict, *quotes) -> Row:
    """`verdict` is the model's, `counts` what became of it."""
    reason = said("He built pipelines in Python.", "Ứng viên đã dựng pipeline bằng Python.")
    opinion = Opinion(standing, verdict, reason, tuple(quotes))
    why = reason if standing is Standing.COUNTED else message()
    return replace(row, verdict=counts, reason=why, opinion=opinion, local=row)


INVENTED = replace(evidence(verified=False), quote="led a team of 40 engineers")

DEEPER_ROWS = (
    judged(ROWS[0], Standing.COUNTED, Verdict.MET, Verdict.MET, evidence()),
    judged(ROWS[1], Standing.COUNTED, Verdict.MET, Verdict.MET, evidence(2, 200)),
    judged(ROWS[2], Standing.UNVERIFIED, Verdict.MET, Verdict.MISSING, INVENTED),
    judged(ROWS[3], Standing.DISPUTED, Verdict.MET, Verdict.MISSING, evidence(2, 300)),
    replace(
        judged(ROWS[4], Standing.NOT_JUDGED, Verdict.NOT_SCORED, Verdict.NOT_SCORED),
        reason=Message("model.not_judged"),
    ),
    ROWS[5],
)

LETTER = Checked(
    Bilingual("Dear team,\nI ran 12 clusters at <b>Acme</b>.", "Kính gửi,\nTôi chạy 12 cụm."),
    (NewFact(FactKind.NUMBER, 17, 19),),
    (NewFact(FactKind.NUMBER, 18, 20),),
)

WRITING = Writing(
    assessment=Bilingual("A solid Python engineer.", "Một kỹ sư Python vững."),
    strengths=(Point(Bilingual("Python in production", "Python trong thực tế"), (0, 1)),),
    gaps=(Point(Bilingual("Show that you lead", "Hãy nêu việc dẫn dắt"), (2,)),),
    questions=(
        Question(
            Bilingual("Whom have you led?", "Bạn đã dẫn dắt ai?"),
            Bilingual("Name a project.", "Nêu một dự án."),
            2,
        ),
    ),
    rewrites=(
        Rewrite(
            "built pipelines",
            0,
            15,
            1,
            ((50.0, 100.0, 250.0, 112.0),),
            Checked(
                Bilingual("Built 30 pipelines in Python", "Dựng 30 pipeline bằng Python"),
                (NewFact(FactKind.NUMBER, 6, 8),),
                (NewFact(FactKind.NUMBER, 5, 7),),
            ),
            Bilingual("It names the language.", "Nêu rõ ngôn ngữ."),
            0,
        ),
    ),
    letter=LETTER,
    failed=(),
)

FAILED_LETTER = replace(
    WRITING, letter=None, failed=(FailedPart(Part.LETTER, Message("model.not_judged")),)
)


def run(score: int, *changes: tuple[int, Verdict]) -> Run:
    verdicts = [row.verdict for row in DEEPER_ROWS]
    for number, verdict in changes:
        verdicts[number] = verdict
    return Run(datetime(2026, 11, 26, tzinfo=UTC), score, tuple(verdicts))


DEEPER = Deeper(
    provider=ProviderKind.GEMINI,
    model=MODEL,
    answered_by="gemini-2.5-flash-001",
    prompts="1",
    usage=Usage(9204, 2000, 0, 4),
    cost=0.0042,
    runs=(run(71),),
    failed=(FailedBatch((4,), Message("model.not_judged")),),
    writing=WRITING,
)

TWICE = replace(DEEPER, runs=(run(74, (0, Verdict.PARTIAL), (1, Verdict.PARTIAL)), run(71)))


def deepened(report: Report, deeper: Deeper = DEEPER) -> Report:
    return replace(report, rows=DEEPER_ROWS, deeper=deeper, score=71)
