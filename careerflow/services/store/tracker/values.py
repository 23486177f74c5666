"""Models of the tracker as columns, and back."""

from dataclasses import replace
from typing import Any

from careerflow.models.tracker import (
    Contact,
    Interview,
    InterviewOutcome,
    JobFacts,
    Salary,
    SalaryPeriod,
)

_OF_CONTACT = ("name", "role", "email", "phone", "link", "notes")
_PLAIN = ("title", "company", "location", "source", "link", "posted", "deadline", "language")


def of_salary(salary: Salary) -> dict[str, Any]:
    return {
        "salary_low": salary.low,
        "salary_high": salary.high,
        "salary_currency": salary.currency,
        "salary_period": None if salary.period is None else salary.period.value,
    }


def salary(row: Any) -> Salary:
    """Of any row that has its four columns."""
    return salary_of(row.salary_low, row.salary_high, row.salary_currency, row.salary_period)


def salary_of(low: int | None, high: int | None, currency: str, period: str | None) -> Salary:
    """Of its four columns."""
    return Salary(low, high, currency, None if period is None else SalaryPeriod(period))


def of_facts(facts: JobFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in _PLAIN} | of_salary(facts.salary)


def facts(row: Any) -> JobFacts:
    """Of a row of `library_jobs`."""
    found = JobFacts(**{name: getattr(row, name) for name in _PLAIN})
    return replace(found, salary=salary(row))


def of_interview(interview: Interview) -> dict[str, Any]:
    return {
        "title": interview.title,
        "at": interview.at,
        "minutes": interview.minutes,
        "place": interview.place,
        "people": interview.people,
        "notes": interview.notes,
        "outcome": interview.outcome.value,
    }


def interview(row: Any) -> Interview:
    """Of a row of `interviews`."""
    return Interview(
        row.id,
        row.title,
        row.at,
        row.minutes,
        row.place,
        row.people,
        row.notes,
        InterviewOutcome(row.outcome),
    )


def of_contact(contact: Contact) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in _OF_CONTACT}


def contact(row: Any) -> Contact:
    """Of a row of `contacts`."""
    return Contact(row.id, *(getattr(row, name) for name in _OF_CONTACT))
