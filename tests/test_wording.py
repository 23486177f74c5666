import re
import string
from pathlib import Path

import pytest

from careerflow import wording
from careerflow.models.message import Message
from careerflow.models.settings import Language
from careerflow.services.task import Stage
from careerflow.wording import LANGUAGES, Wording, resolve


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_keeps_its_parameters_in_translation(language):
    said = Wording(language)
    for identifier, source in wording.SENTENCES.items():
        names = {name for _, name, _, _ in string.Formatter().parse(source) if name}
        params = {name: f"<{name}>" for name in names}
        if "%n" in source:
            params["count"] = 3
        sentence = said.say(Message(identifier, params))
        for name in names:
            assert f"<{name}>" in sentence, (identifier, sentence)
        assert ("%n" in source) <= ("3" in sentence), (identifier, sentence)
        assert "{" not in sentence, (identifier, sentence)


def test_vietnamese_differs_from_english():
    english, vietnamese = Wording("en"), Wording("vi")
    message = Message("stage.reading")
    assert english.say(message) == "Reading the CV"
    assert vietnamese.say(message) == "Đang đọc CV"


def test_lists_numbers_and_terms_are_put_into_words():
    params = {"found": ("Accounting", "SQL"), "have": 4.5, "need": 5.0}
    message = Message("reason.years.skill_short", params)
    sentence = Wording("vi").say(message)
    assert "Kế toán, SQL" in sentence
    assert "4,5" in sentence
    assert "5,0" not in sentence


def test_text_of_a_cv_is_never_taken_for_a_pattern():
    message = Message("window.first_file_only", {"name": "{count} %n {x}.pdf"})
    assert "{count} %n {x}.pdf" in Wording("en").say(message)


@pytest.mark.parametrize(
    ("identifier", "params"),
    [
        ("reason.corrected.note", {"note": "Accounting", "judged": "term.verdict.partial"}),
        ("export.saved", {"name": "Accounting"}),
        ("window.recent_removed", {"title": "Accounting"}),
        ("text.person.title", {"value": "Accounting"}),
        ("reason.language.met", {"need": "Accounting", "have": "Accounting"}),
    ],
)
def test_a_persons_own_words_are_not_taken_for_a_skill(identifier, params):
    sentence = Wording("vi").say(Message(identifier, params))
    assert "Accounting" in sentence
    assert "Kế toán" not in sentence


def test_the_skill_of_the_cv_beside_the_one_asked_for_is_put_into_words():
    params = {"have": "Accounting", "wanted": "Sales"}
    sentence = Wording("vi").say(Message("reason.skills.related.similar", params))
    assert "Kế toán" in sentence
    assert "Bán hàng" in sentence


def test_skills_have_vietnamese_names_where_there_are_any():
    assert Wording("vi").skill("Accounting") == "Kế toán"
    assert Wording("vi").skill("PostgreSQL") == "PostgreSQL"
    assert Wording("en").skill("Accounting") == "Accounting"


def test_a_sentence_of_another_version_is_said_to_be_that():
    assert "reason.of.tomorrow" in Wording("en").say(Message("reason.of.tomorrow"))


def test_every_id_in_the_sources_has_its_sentence():
    sources = Path(wording.__file__).parents[1].rglob("*.py")
    named = re.compile(r'(?:Message|[A-Z]\w*Error)\(\s*"([a-z_]+(?:\.[a-z_]+)+)"')
    ids = {identifier for source in sources for identifier in named.findall(source.read_text())}
    assert len(ids) > 60
    assert ids <= wording.SENTENCES.keys() | {wording.IN_BOTH_LANGUAGES}
    assert {f"stage.{stage}" for stage in Stage} <= wording.SENTENCES.keys()


def test_the_language_that_the_user_chose():
    assert resolve(Language.VIETNAMESE) == "vi"
    assert resolve(Language.SYSTEM) in LANGUAGES
