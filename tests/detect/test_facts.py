"""What is kept from one reading of a text to the next changes nothing in it."""

from __future__ import annotations

import pytest

from annotator.detect import Facts, read_structure
from annotator.domain.ruling import Ruling, RulingKind
from annotator.formats.registry import read
from tests.detect.corpus.gold import corpus

NAMES = sorted(corpus())[::9]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_was_read_before_reads_as_one_that_was_not(name: str) -> None:
    source = read(corpus()[name][0])
    facts = Facts()
    first = read_structure(source, facts=facts)
    speakers = [speaker.name for reading in first for speaker in reading.speakers]
    rulings = [Ruling(RulingKind.NO_SPEAKER, speaker) for speaker in speakers[:1]]
    assert read_structure(source, rulings, facts=facts) == read_structure(source, rulings)
    assert read_structure(source, facts=facts) == first
