"""The profile that a CV tells: jobs, education, languages, certificates."""

from careerflow.models.document import Document
from careerflow.models.profile import Profile
from careerflow.services.profile.certificates import certificates
from careerflow.services.profile.education import education
from careerflow.services.profile.jobs import jobs
from careerflow.services.profile.languages import languages
from careerflow.services.profile.rows import body_lines
from careerflow.services.retrieval.chunking import chunks


def profile(document: Document) -> Profile:
    """Reads `document` with its sections and periods; its own profile is not looked at."""
    body, passages = body_lines(document), chunks(document)
    return Profile(
        jobs(document, body),
        education(document, body),
        languages(document, passages),
        certificates(document, body, passages),
    )
