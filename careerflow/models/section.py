"""The kinds of sections that a CV has."""

from enum import StrEnum


class SectionKind(StrEnum):
    PERSON = "person"  # what stands before the first heading: name, title, contact
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    PROJECTS = "projects"
    LANGUAGES = "languages"
    CERTIFICATES = "certificates"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    ACTIVITIES = "activities"  # volunteering, clubs
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"
