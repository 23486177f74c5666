import numpy as np
import pytest

from careerflow import paths
from careerflow.services.retrieval.glossing import GlossedEncoder, in_english
from careerflow.services.task import TaskContext


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Kiểm kê hàng tồn kho hằng quý.", "stocktaking inventory quarterly."),
        ("Bảo trì/sửa chữa máy móc", "maintenance / machine repair"),
        ("BÁN HÀNG", "sales"),  # no letter of it is Vietnamese alone
        ("Quản lý kho bằng Excel, SAP", "warehouse management by Excel, SAP"),
        ("Đọc bản vẽ kỹ thuật", "read technical drawings"),  # not "read drawings technical"
        ("Hoà giải xung đột", "mediation conflicts"),  # the tone where newer spelling puts it
    ],
)
def test_vietnamese_is_told_in_english_words(vietnamese, english):
    assert in_english(vietnamese) == english


@pytest.mark.parametrize(
    "text",
    [
        "Cut the running time of nightly jobs in half",
        "Café manager at Đồng Khánh Bakery",
        "Vérifier les comptes à la fin du mois",
        "!?",
        "",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert in_english(text) == text


def test_an_encoder_for_english_is_told_glosses(minilm):
    """Vietnamese comes nearer to English that says the same than to English that does not."""
    encoder = GlossedEncoder(minilm)
    texts = ["Chăm sóc bệnh nhân sau phẫu thuật", "Cared for patients after surgery", "Drove a bus"]
    asked, same, other = encoder.encode(texts, TaskContext())
    assert asked @ same > asked @ other + 0.3
    assert np.array_equal(same, minilm.encode(texts[1:2], TaskContext())[0])


def test_the_lexicon_is_well_formed():
    """No entry twice, none with white space at its ends."""
    lines = paths.bundled("lexicon/glosses_vi.tsv").read_text("utf-8").splitlines()
    entries = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(entry) == 2 and entry[0] for entry in entries)
    assert all(side == side.strip() for entry in entries for side in entry)
    assert len({entry[0] for entry in entries}) == len(entries) > 2500
