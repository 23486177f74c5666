"""What the library holds already: so that a job that is imported twice is told, and an application
to a job of the library belongs to that."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from careerflow.models.tracker import Card, JobFacts, LibraryJob
from careerflow.services.inout.folding import folded_name

_TRACKING = ("utm_", "ref", "trk", "gh_src", "src=", "fbclid", "gclid")


def keys(title: str, company: str, *links: str) -> tuple[str, ...]:
    """By what a job is told to be the same: its link, and its title with its company."""
    found = [f"link {key}" for link in links if (key := _link(link))]
    name, employer = folded_name(title), folded_name(company)
    if name and employer:
        found.append(f"name {name} / {employer}")
    return tuple(found)


@dataclass
class KnownApplications:
    """By their keys: what an application is called, and the ids of the library's jobs."""

    applications: dict[str, str] = field(default_factory=dict)
    jobs: dict[str, str] = field(default_factory=dict)

    def add_application(self, title: str, company: str, *links: str) -> None:
        for key in keys(title, company, *links):
            self.applications.setdefault(key, _called(title, company))

    def same_application(self, facts: JobFacts) -> str:
        """What one to the same job is called; empty where there is none."""
        for key in keys(facts.title, facts.company, facts.link):
            if key in self.applications:
                return self.applications[key]
        return ""

    def same_job(self, facts: JobFacts) -> str | None:
        """The id of the library's own."""
        for key in keys(facts.title, facts.company, facts.link):
            if key in self.jobs:
                return self.jobs[key]
        return None


def known_applications(cards: Iterable[Card], jobs: Iterable[LibraryJob]) -> KnownApplications:
    found = KnownApplications()
    for card in cards:
        found.add_application(card.title, card.company, card.link)
    for job in jobs:
        for key in keys(job.facts.title, job.facts.company, job.facts.link):
            found.jobs.setdefault(key, job.id)
    return found


def _called(title: str, company: str) -> str:
    return " – ".join(part for part in (title, company) if part)


def _link(link: str) -> str:
    """Without what differs between two copies of one address."""
    try:
        parts = urlsplit(link.strip() if "://" in link else f"https://{link.strip()}")
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    if "." not in host:
        return ""
    query = "&".join(
        part for part in parts.query.split("&") if part and not part.startswith(_TRACKING)
    )
    return f"{host}{parts.path.rstrip('/')}?{query}"
