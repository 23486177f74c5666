"""What is said of an advert that is in the library already."""

from PySide6.QtCore import QCoreApplication

from careerflow.models.job_uses import How, KnownAdvert
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.stages import stage_name

translate = QCoreApplication.translate


def known_text(known: KnownAdvert) -> str:
    names = " · ".join(filter(None, (known.title, known.company)))
    title = shown_title(names)
    if known.duplicate.how is How.NEAR:
        said = translate("KnownWords", "Your library has nearly the same advert: “{title}”.")
    else:
        said = translate("KnownWords", "This advert is in your library: “{title}”.")
    words = said.format(title=title)
    if known.stage is None:
        return words
    stage = translate("KnownWords", "Your application: {stage}.").format(
        stage=stage_name(known.stage)
    )
    return f"{words} {stage}"
