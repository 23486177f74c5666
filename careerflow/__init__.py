"""CareerFlow: compares a CV with a job advert and proves every verdict on the CV's page."""

__version__ = "0.1.0"

REPOSITORY = "https://github.com/careerflow/careerflow"
"""Where releases are published; the same as in pyproject.toml."""
