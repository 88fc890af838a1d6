"""Keyword proposals."""

from __future__ import annotations

import pytest

from annotator.domain.errors import Cancelled
from annotator.text.keywords import Method, keywords
from annotator.text.words import load, stop_words, words

TEXT = (
    "公开的漏损率和我们自己测的漏损率差了不少。夜间最小流量法测下来，老城三个片区的漏损率偏高。\n"
    "计量分区做好以后，漏损率可以降下来。计量分区需要水表，水表要在春天之前装完。\n"
    "嗯，就是说，我们觉得 SCADA 数据和 SCADA 平台都可以用。\n"
)


def test_what_the_text_is_about_comes_first() -> None:
    found = keywords(TEXT, count=8)
    words_found = [k.word for k in found]
    assert "水表" in words_found
    assert "SCADA" in words_found
    assert "漏损" in words_found or "漏损率" in words_found
    assert not stop_words() & set(words_found)
    assert all(0 < k.score <= 1 for k in found)
    assert [k.score for k in found] == sorted((k.score for k in found), reverse=True)


def test_a_glossary_term_stays_whole_and_is_counted() -> None:
    found = {k.word: k for k in keywords(TEXT, ("漏损率", "计量分区", "缺席词"), count=5)}
    assert found["漏损率"].count == 4
    assert found["漏损率"].method is Method.GLOSSARY
    assert found["计量分区"].count == 2
    assert "缺席词" not in found
    assert "漏损" not in found


def test_the_same_text_gives_the_same_answer() -> None:
    assert keywords(TEXT) == keywords(TEXT)


def test_terms_of_one_project_do_not_follow_into_another() -> None:
    before = keywords(TEXT)
    keywords(TEXT, ("老城三个片区",))
    assert keywords(TEXT) == before


@pytest.mark.parametrize("text", ["", "   \n", "的了吗呢", "123 456", "🙂🙂"])
def test_a_text_without_telling_words_has_no_keywords(text: str) -> None:
    assert keywords(text) == ()


def test_the_count_is_kept() -> None:
    assert len(keywords(TEXT, count=2)) == 2
    assert keywords(TEXT, count=0) == ()


def test_it_can_be_stopped() -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        keywords(TEXT, progress=stop)


@pytest.mark.parametrize("text", [TEXT, "a\r\nb\n\n 🙂字", ""])
def test_words_cover_the_text_without_gaps(text: str) -> None:
    found = list(words(text))
    assert "".join(w.text for w in found) == text
    assert all(text[w.start : w.end] == w.text for w in found)


def test_loading_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    load()
    assert capfd.readouterr() == ("", "")
