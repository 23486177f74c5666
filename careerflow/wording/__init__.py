"""Message id and parameters -> a sentence in the chosen language (QtCore only).

Serves the window, the command line and exports alike. A sentence is looked up in its own
catalogue, not in the application's installed translators, so that a report can be written in a
language other than the window's. The sentences stand beside this file, by what they are about.
"""

import json
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QLocale, QTranslator

from careerflow import paths
from careerflow.models.message import Message, ParamValue
from careerflow.models.settings import Language
from careerflow.wording.command_line import COMMAND_LINE
from careerflow.wording.dashboard import DASHBOARD
from careerflow.wording.exports import EXPORTS
from careerflow.wording.inout import IMPORTED, INOUT
from careerflow.wording.matching import ENCODER, ENGINE, JOB
from careerflow.wording.model import LLM, MODEL
from careerflow.wording.pipeline import PIPELINE
from careerflow.wording.program import STAGES, STORE, UPDATES, WINDOW
from careerflow.wording.reading import READING
from careerflow.wording.reasons import REASONS
from careerflow.wording.sync import SYNC
from careerflow.wording.tracker import EDITS, LIBRARY, TRACKER
from careerflow.wording.writing import WRITING

LANGUAGES = ("en", "vi")

SENTENCES: dict[str, str] = (
    READING
    | ENGINE
    | ENCODER
    | JOB
    | LLM
    | MODEL
    | WRITING
    | REASONS
    | STORE
    | TRACKER
    | EDITS
    | PIPELINE
    | DASHBOARD
    | INOUT
    | IMPORTED
    | LIBRARY
    | COMMAND_LINE
    | WINDOW
    | UPDATES
    | STAGES
    | EXPORTS
    | SYNC
)
"""Message id -> its English sentence."""

IN_BOTH_LANGUAGES = "model.said"
"""A message whose parameters `en` and `vi` are the sentence itself."""

# Parameters that hold names of the taxonomy. The others may be a person's own words, such as a
# note or the name of a file, which are nobody's to translate; `have` is a skill beside `wanted`.
_SKILLS = frozenset({"skill", "skills", "found", "missing", "wanted", "gap"})


def resolve(setting: Language) -> str:
    """The code of the language to use: "en" or "vi"; the system's where the user left it so."""
    if setting is not Language.SYSTEM:
        return setting.value
    wanted = [name.split("-")[0] for name in QLocale.system().uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), "en")


@cache
def _skill_labels(language: str) -> Mapping[str, str]:
    """Canonical name -> name in this language, where they differ."""
    file = paths.bundled(f"taxonomy/labels_{language}.json")
    if not file.exists():
        return {}
    labels: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return labels


class Wording:
    """Says messages in one language, "en" or "vi"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translator = QTranslator()
        # Without its catalogue English still reads well: only its plurals come from there.
        self._translator.load(str(paths.translations() / f"careerflow_{language}.qm"))
        self._skills = _skill_labels(language)

    def skill(self, name: str) -> str:
        """What professionals call a skill, given its name in the taxonomy; most technologies
        have one name everywhere."""
        return self._skills.get(name, name)

    def say(self, message: Message) -> str:
        """The sentence. An id of another version, in a stored report, is said to be that."""
        if message.id == IN_BOTH_LANGUAGES:
            return str(message.params[self.language])
        if message.id not in SENTENCES:
            return self.say(Message("wording.other_version", {"id": message.id}))
        count = message.params.get("count")
        number = count if isinstance(count, int) else -1
        sentence = self.translate(SENTENCES[message.id], number)
        sentence = sentence.replace("%n", str(count))
        return sentence.format_map(self._in_words(message.params)) if message.params else sentence

    def translate(self, source: str, number: int = -1) -> str:
        """An English text of this package in this language; `number` chooses the plural."""
        return self._translator.translate("Wording", source, "", number) or source

    def _in_words(self, params: Mapping[str, ParamValue]) -> dict[str, str]:
        skills = _SKILLS | {"have"} if "wanted" in params else _SKILLS
        return {name: self._word(value, name in skills) for name, value in params.items()}

    def _word(self, value: ParamValue, is_skill: bool) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._word(item, is_skill) for item in value)
        if isinstance(value, str) and value in SENTENCES:
            return self.say(Message(value))
        if isinstance(value, float):
            text = f"{value:.1f}".removesuffix(".0")
            return text.replace(".", ",") if self.language == "vi" else text
        return self.skill(value) if isinstance(value, str) and is_skill else str(value)
