"""The collector of cycles rests while it would only cost, and works again afterwards."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from annotator.domain.collecting import nothing_collected

_KEPT = """
import gc
from annotator.domain.collecting import kept_for_good
with kept_for_good():
    import decimal
    assert not gc.isenabled()
assert gc.isenabled()
assert gc.get_freeze_count() > 1000
"""


def test_the_collector_works_again_also_after_a_fault() -> None:
    with nothing_collected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), nothing_collected():
        divmod(1, 0)
    assert gc.isenabled()


def test_what_was_imported_is_never_looked_through_again() -> None:
    """In a process of its own: what is kept for good is kept from every later test too."""
    done = subprocess.run([sys.executable, "-c", _KEPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
