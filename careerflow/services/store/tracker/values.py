"""Models of the tracker as columns, and back."""

from dataclasses import replace
from typing import Any

from careerflow.models.tracker import Interview, InterviewOutcome, JobFacts, Salary, SalaryPeriod

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
