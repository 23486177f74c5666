"""Limits of a process on Windows, which has job objects where POSIX has setrlimit.

learn.microsoft.com/windows/win32/procthread/job-objects
"""

import ctypes
from typing import Any

_PROCESS_TIME = 0x2
_ACTIVE_PROCESS = 0x8
_PROCESS_MEMORY = 0x100
_DIE_ON_UNHANDLED_EXCEPTION = 0x400
_EXTENDED_LIMIT_INFORMATION = 9  # of JOBOBJECTINFOCLASS
_TICKS = 10_000_000  # of 100 ns in a second


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h; 144 bytes where pointers have 64 bits."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class OwnJob:
    """A job object that this process puts itself into; it starts no other process from then on.

    Where Windows refuses (some hosted desktops keep their programs in jobs that allow none
    inside), the process goes on without limits: its parent still ends it after its time.
    """

    def __init__(self, kernel32: Any, memory_bytes: int) -> None:
        """`kernel32` is the loaded library."""
        self._set = kernel32.SetInformationJobObject
        self._set.argtypes = (
            ctypes.c_void_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_uint32,
        )
        kernel32.CreateJobObjectW.restype = ctypes.c_void_p
        kernel32.GetCurrentProcess.restype = ctypes.c_void_p
        kernel32.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        self._memory_bytes = memory_bytes
        self._job = kernel32.CreateJobObjectW(None, None)
        self.is_limited = bool(
            self._job
            and self._apply(None)
            and kernel32.AssignProcessToJobObject(self._job, kernel32.GetCurrentProcess())
        )

    def allow_cpu(self, until_seconds: float) -> None:
        """Windows ends the process once its user time, of its whole life, is beyond this."""
        if self.is_limited:
            self._apply(until_seconds)

    def _apply(self, user_seconds: float | None) -> bool:
        limits = ExtendedLimits()
        basic = limits.BasicLimitInformation
        basic.LimitFlags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
        basic.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = self._memory_bytes
        if user_seconds is not None:
            basic.LimitFlags |= _PROCESS_TIME
            basic.PerProcessUserTimeLimit = round(user_seconds * _TICKS)
        size = ctypes.sizeof(limits)
        done = self._set(self._job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), size)
        return bool(done)
