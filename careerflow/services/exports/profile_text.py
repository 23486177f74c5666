"""What was recognised of a person's jobs, education, languages and certificates, as plain text."""

from collections.abc import Iterator

from careerflow.models.message import Message, Say
from careerflow.models.profile import Profile, Study


def profile_lines(profile: Profile, say: Say) -> Iterator[str]:
    """A heading a kind and a line an entry; nothing where nothing was recognised."""
    kinds = {
        "jobs": [
            _line(job.title, job.employer, _dates(job.first, job.last, say)) for job in profile.jobs
        ],
        "education": [_study(study, say) for study in profile.education],
        "languages": [
            _line(language_name(spoken.language, say), spoken.as_written, _level(spoken.level, say))
            for spoken in profile.languages
        ],
        "certificates": [certificate.name for certificate in profile.certificates],
    }
    for kind, lines in kinds.items():
        if lines:
            yield say(Message(f"text.profile.{kind}"))
            yield from (f"  - {line}" for line in lines)


def language_name(code: str, say: Say) -> str:
    """Of a language by its code, or of any foreign one, as it begins a line."""
    name = say(Message(f"term.language.{code}"))
    return name[:1].upper() + name[1:]


def _study(study: Study, say: Say) -> str:
    name = study.degree.name.lower() if study.degree else None
    degree = say(Message(f"text.degree.{name}")) if name else None
    last = say(Message("text.profile.ongoing")) if study.ongoing and not study.last else None
    when = " – ".join(part for part in (_date(study.first), last or _date(study.last)) if part)
    return _line(degree, study.field, study.school, when)


def _level(level: int | None, say: Say) -> str:
    if level is None:
        return ""
    if level > 6:
        return say(Message("text.profile.native"))
    return f"{'ABC'[(level - 1) // 2]}{2 - level % 2}"


def _dates(first: str | None, last: str | None, say: Say) -> str:
    if first is None:
        return say(Message("text.profile.undated"))
    return f"{_date(first)} – {_date(last) or say(Message('text.profile.now'))}"


def _date(date: str | None) -> str:
    year, _, month = (date or "").partition("-")
    return f"{month}/{year}" if month else year


def _line(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
