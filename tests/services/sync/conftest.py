"""One PostgreSQL and PgBouncer for all tests of a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sync_ground import Ground, made_ground, scratch

from careerflow.services.sync import setup
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.setup import Membership
from tests.services.sync.postgres import PASSWORD, Stack, missing


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    if missing():
        pytest.skip(f"install {' '.join(missing())}")
    with Stack() as running:
        yield running


@pytest.fixture
def member(stack: Stack) -> Membership:
    """The first device of a library that nobody has used."""
    return setup.create(stack.admin(), PASSWORD, name="Work", device="laptop", wrapped=None)


@pytest.fixture
def other_member(stack: Stack, member: Membership) -> Membership:
    """Another device of the same library."""
    return setup.join(stack.admin(), PASSWORD, member.library_id, device="desktop")


@pytest.fixture
def remote(member: Membership) -> Iterator[Remote]:
    with Remote(member.server, member.password) as opened:
        yield opened


@pytest.fixture
def other_remote(other_member: Membership) -> Iterator[Remote]:
    with Remote(other_member.server, other_member.password) as opened:
        yield opened


@pytest.fixture(scope="session")
def memory() -> Iterator[Path]:
    """A folder for many stores, one after the other."""
    with scratch() as found:
        yield found


@pytest.fixture(scope="session")
def ground(stack: Stack, memory: Path) -> Iterator[Ground]:
    """What histories of several devices are played on, one after the other."""
    with made_ground(stack, memory) as made:
        yield made
