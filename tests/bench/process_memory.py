"""What a process holds in memory.

Read from the kernel; `getrusage` would count what the parent had before the program began.
"""

from __future__ import annotations

from pathlib import Path


def memory_mb() -> float:
    """What this process holds now, in MB; 0 where the system does not tell."""
    return _told("VmRSS")


def peak_mb() -> float:
    """The most that this process held so far, in MB; 0 where the system does not tell."""
    return _told("VmHWM")


def _told(name: str) -> float:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), 0.0)
