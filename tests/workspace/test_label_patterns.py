"""Label patterns that are kept for later files."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import BadPattern
from annotator.workspace.label_patterns import forget_pattern, keep_pattern, kept_patterns


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    assert kept_patterns(tmp_path / "nowhere") == ()


def test_patterns_are_kept_once_in_their_order_and_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    keep_pattern("{name} @ {time} > {text}", folder)
    keep_pattern("【{name}】{text}", folder)
    assert keep_pattern("  {name} @ {time}  > {text} ", folder) == kept_patterns(folder)
    assert kept_patterns(folder) == ("{name} @ {time} > {text}", "【{name}】{text}")
    assert forget_pattern("{name} @ {time} > {text}", folder) == ("【{name}】{text}",)
    assert kept_patterns(folder) == ("【{name}】{text}",)
    assert [path.name for path in folder.iterdir()] == ["label-patterns.txt"]


def test_a_pattern_without_sense_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(BadPattern):
        keep_pattern("{name}", tmp_path)
    assert kept_patterns(tmp_path) == ()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{name}\n\n{name}\xef\xbc\x9a{text}\nnonsense\n"])
def test_what_another_program_has_spoilt_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "label-patterns.txt").write_bytes(content)
    assert kept_patterns(tmp_path) == (("{name}：{text}",) if b"text" in content else ())
