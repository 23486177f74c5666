"""The job object of the reader on Windows, with a kernel32 that notes what it is asked for."""

import ctypes
from types import SimpleNamespace

import pytest

from careerflow.services.documents.job_object import ExtendedLimits, OwnJob

JOB, SELF = 0x1_0000_0004, 2**64 - 1  # handles that 32 bits do not hold


def kernel32(*, assigns=True):
    """With `.set`, the limits that were set, and `.assigned`."""
    library = SimpleNamespace(set=[], assigned=[])

    def set_information(job, kind, limits, size):
        assert (job, kind, size) == (JOB, 9, ctypes.sizeof(ExtendedLimits))
        copy = ExtendedLimits()
        ctypes.memmove(ctypes.byref(copy), limits, size)
        library.set.append(copy)
        return 1

    def assign(job, process):
        library.assigned.append((job, process))
        return int(assigns)

    def create(_attributes, _name):
        return JOB

    def current():
        return SELF

    library.SetInformationJobObject = set_information
    library.AssignProcessToJobObject = assign
    library.CreateJobObjectW = create
    library.GetCurrentProcess = current
    return library


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64 bits")
def test_the_structure_is_that_of_winnt():
    assert ctypes.sizeof(ExtendedLimits) == 144
    assert ExtendedLimits.ProcessMemoryLimit.offset == 112


def test_memory_and_processes_are_limited_before_it_takes_part():
    library = kernel32()
    assert OwnJob(library, 1 << 30).is_limited
    (limits,) = library.set
    assert limits.ProcessMemoryLimit == 1 << 30
    assert limits.BasicLimitInformation.ActiveProcessLimit == 1
    assert limits.BasicLimitInformation.LimitFlags == 0x8 | 0x100 | 0x400
    assert library.assigned == [(JOB, SELF)]
    for function in (library.CreateJobObjectW, library.GetCurrentProcess):
        assert function.restype is ctypes.c_void_p  # the default is 32 bits


def test_time_is_of_the_whole_life_and_in_ticks():
    library = kernel32()
    OwnJob(library, 1 << 30).allow_cpu(16.5)
    basic = library.set[-1].BasicLimitInformation
    assert basic.PerProcessUserTimeLimit == 165_000_000
    assert basic.LimitFlags & 0x2
    assert library.set[-1].ProcessMemoryLimit == 1 << 30  # not taken back


def test_where_windows_refuses_nothing_more_is_asked():
    library = kernel32(assigns=False)
    job = OwnJob(library, 1 << 30)
    assert not job.is_limited
    job.allow_cpu(5)
    assert len(library.set) == 1
