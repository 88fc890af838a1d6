"""What the lists of the filters promise is what one finds."""

from __future__ import annotations

from annotator.domain.label import Layer
from annotator.editing import AddLabel, AddSpeaker, Annotate, Batch, SetSpeakerFrom
from tests.ui.find.seeking import FIRST, Seeker
from tests.ui.shell.conftest import Open


def test_a_topic_counts_those_under_it_as_it_finds_them(open_window: Open) -> None:
    seeker = Seeker(open_window(FIRST))
    here = seeker.user.transcript.transcript.id
    seeker.user.bridge.do(
        Batch(
            (
                AddLabel(Layer.TOPICS, "水", id="water"),
                AddLabel(Layer.TOPICS, "漏水", id="leaks", parent="water"),
                AddLabel(Layer.TOPICS, "漏损率", id="rate", parent="leaks"),
                Annotate(here, 0, 4, "water"),
                Annotate(here, 6, 9, "leaks"),
                Annotate(here, 12, 15, "rate"),
                Annotate(here, 16, 19, "rate"),
            )
        )
    )
    seeker.open()
    labels = seeker.panel.filters.labels
    promised = {choice.id: choice.detail for choice in labels._offered()}
    for topic, count in (("water", 4), ("leaks", 3), ("rate", 2)):
        labels.pick({topic: topic})
        seeker.panel.asked.emit()
        seeker.rest()
        assert len(seeker.rows()) == count
        assert promised[topic] == str(count)


def test_speakers_are_told_with_their_turns(open_window: Open) -> None:
    seeker = Seeker(open_window(FIRST))
    here = seeker.user.transcript.transcript.id
    seeker.user.bridge.do(Batch((AddSpeaker("周允", id="zhou"), SetSpeakerFrom(here, 6, ("zhou",)))))
    seeker.open()
    told = {choice.text: choice.detail for choice in seeker.panel.filters.speakers._offered()}
    assert told["周允"] == "1 turn"
