"""How many keys a mark costs: the sample claims, turns and topics, made again with real keys in the window.

Every press counts as one, whatever is held down with it. The caret stands in the sentence that holds
the mark, at its start, where stepping from sentence to sentence leaves it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import Qt

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import in_tree_order
from annotator.domain.label import Layer
from annotator.domain.span import Place, Span
from annotator.editing import AddLabel, AddSpeaker, RemoveTurn
from annotator.text.sentences import sentence_at
from annotator.text.sounds import initials
from annotator.ui.app import Annotator
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.keys import speaker_keys
from annotator.workspace.outline import next_topic
from annotator.workspace.places import samples_folder
from annotator.workspace.sample import build_sample
from annotator.workspace.workspace import Workspace
from tests.stories.keys_needed import Press, to_the_end, to_the_start
from tests.ui.shell.desk import User

Start = Callable[[Path | None], tuple[Annotator, User]]
INSIDE, WHOLE = "claim inside a sentence", "claim over a sentence"
TURN, TOPIC = "known speaker", "topic start"
ENTER = Press(Qt.Key.Key_Return)
KINDS = {
    "事实": "fact", "数据": "figure", "观点": "opinion",
    "预测": "prediction", "建议": "recommendation", "定义": "definition",
}  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """A claim as the samples have it."""

    start: int
    end: int
    kind: str


def claims_of(file: Path, text: str) -> list[Wanted]:
    """The sample claims as places of the text; their lines are counted from 1."""
    starts = line_starts(text)
    found = []
    for row in rows_of(file):
        line = starts[int(row["line"]) - 1]
        first = line + int(row.get("start") or row["start_column"])
        last = line + int(row.get("end") or row["end_column"])
        assert text[first:last] == row["text"]
        found.append(Wanted(first, last, row["type"]))
    return found


class Counter:
    """Presses keys and counts them, by kind of mark."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.counts: dict[str, list[int]] = {}

    def stand(self, at: int) -> None:
        """The caret at the start of the sentence; this is where the user already was."""
        page = self.user.window.page
        self.user.bridge.select_annotation(None)
        page.put_caret(Place(at))
        page.setFocus()

    def play(self, kind: str, presses: Sequence[Press]) -> None:
        for press in presses:
            self.user.key(press.key, press.modifiers)
        self.counts.setdefault(kind, []).append(len(presses))

    def told(self) -> list[str]:
        lines = []
        for kind, counts in sorted(self.counts.items()):
            ordered = sorted(counts)
            at_90 = ordered[min(len(ordered) - 1, int(0.9 * len(ordered)))]
            lines.append(
                f"{kind}: median {median(ordered):g}, p90 {at_90}, most {ordered[-1]}, n {len(ordered)}"
            )
        return lines


def mark(counter: Counter, wanted: Wanted) -> None:
    """Mark a claim with the fewest keys there are; it must be exactly the sample's."""
    user = counter.user
    text = user.transcript.text
    sentence = sentence_at(text, wanted.start)
    assert sentence is not None
    counter.stand(sentence[0])
    caret = user.window.page.caret().offset
    before = {annotation.id for annotation in user.transcript.annotations}
    labels = user.bridge.codebook.labels_of(Layer.CLAIMS)
    key = next(label.shortcut for label in labels if label.name.casefold() == wanted.kind)
    presses = Press(Qt.Key(ord(key.upper())))
    whole = user.window.page.sentence()
    if whole == Span(wanted.start, wanted.end):
        counter.play(WHOLE, [presses])
    else:
        there = to_the_start(text, caret, wanted.start)
        reach = to_the_end(text, wanted.start, wanted.end)
        assert there is not None
        assert reach is not None
        counter.play(INSIDE, [*there, *reach, presses])
    (made,) = [a for a in user.transcript.annotations if a.id not in before]
    assert quote(user, made) == text[wanted.start : wanted.end]
    assert (made.span.start, made.span.end) == (wanted.start, wanted.end)


def quote(user: User, annotation: Annotation) -> str:
    return user.transcript.text[annotation.span.start : annotation.span.end]


def project_of(folder: Path, *files: Path) -> Path:
    project = folder / "keys.annodb"
    workspace = Workspace.create(project, name="Keys")
    import_all(workspace, [look_at(file) for file in files])
    workspace.close()
    return project


def line_starts(text: str) -> list[int]:
    starts = [0]
    for words in text.split("\n"):
        starts.append(starts[-1] + len(words) + 1)
    return starts


def give_people(user: User, names: Sequence[str]) -> None:
    """The speakers are known before the turns are marked, those who speak first at the first keys."""
    known = {speaker.name for speaker in user.bridge.codebook.speakers}
    for name in dict.fromkeys(names):
        if name not in known:
            user.bridge.do(AddSpeaker(name, only_in=user.transcript.id))


def start_turn(counter: Counter, start: int, name: str) -> None:
    """From a place on, somebody known: the digit, or the list where the digits do not reach."""
    user = counter.user
    speaker = next(s for s in user.bridge.codebook.speakers if s.name == name)
    counter.stand(start)
    keys = {s.id: key for key, s in speaker_keys(user.bridge.codebook, user.transcript).items()}
    presses = [Press(Qt.Key(ord(keys[speaker.id])))] if speaker.id in keys else ask_for(name)
    counter.play(TURN, presses)
    turn = user.transcript.turn_at(start)
    assert turn is not None
    assert turn.speaker_ids == (speaker.id,)


def ask_for(name: str) -> list[Press]:
    return [Press(Qt.Key.Key_S), *(Press(Qt.Key(ord(letter))) for letter in initials(name).upper()), ENTER]


def start_topic(counter: Counter, start: int, name: str) -> None:
    """From a place on, a topic of the codebook: the list opens at the one that follows in it."""
    user = counter.user
    topics = [topic for topic, _ in in_tree_order(user.bridge.codebook.labels_of(Layer.TOPICS))]
    counter.stand(start)
    likely = next_topic(user.bridge.codebook, user.transcript, start)
    number = next(i for i, topic in enumerate(topics) if topic.name == name)
    assert likely is not None
    if likely.name == name:
        presses = [Press(Qt.Key.Key_T), ENTER]
    elif number < 9:
        presses = [Press(Qt.Key.Key_T), Press(Qt.Key(ord(str(number + 1))))]
    else:
        steps = (number - topics.index(likely)) % len(topics)
        presses = [Press(Qt.Key.Key_T), *[Press(Qt.Key.Key_Down)] * steps, ENTER]
    counter.play(TOPIC, presses)
    made = [a for a in user.transcript.annotations if a.label_id == topics[number].id]
    assert any(a.span.start == start for a in made)


@pytest.mark.seeds
def test_turns_and_topics_of_the_panel_take_one_and_two_keys(
    start: Start, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (file,) = (shared / "seeds").glob("002_*.txt")
    _, user = start(project_of(tmp_path, file))
    counter = Counter(user)
    starts = line_starts(user.transcript.text)
    turns = rows_of(shared / "shapes" / "002.speakers.tsv")
    give_people(user, [row["speaker"].split("（")[0] for row in turns])
    for row in turns:
        at = sentence_start(user, starts[int(row["start_line"]) - 1] + int(row["start_column"]))
        start_turn(counter, at, row["speaker"].split("（")[0])
    topics = rows_of(shared / "shapes" / "002.topics.tsv")
    for row in topics:
        user.bridge.do(AddLabel(Layer.TOPICS, row["topic"]))
    for row in topics:
        start_topic(counter, sentence_start(user, starts[int(row["start_line"]) - 1]), row["topic"])
    with capsys.disabled():
        print("", *(f"002 {line}" for line in counter.told()), sep="\n")
    assert median(counter.counts[TURN]) == 1
    assert max(counter.counts[TURN]) <= 4
    assert median(counter.counts[TOPIC]) == 2


@pytest.mark.seeds
def test_turns_and_topics_of_the_interview_take_one_and_two_keys(
    start: Start, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of the turns were found at import; they are taken away and marked again."""
    (file,) = (shared / "seeds").glob("004_*.txt")
    _, user = start(project_of(tmp_path, file))
    counter = Counter(user)
    gold = json.loads((shared / "shapes" / "004.gold.json").read_text(encoding="utf-8"))
    starts = line_starts(user.transcript.text)
    for turn in user.transcript.turns:
        user.bridge.do(RemoveTurn(user.transcript.id, turn.start))
    for row in (turn for turn in gold["turns"] if not turn["speaker"].startswith("none")):
        at = sentence_start(user, starts[row.get("text_start_line", row["start_line"]) - 1])
        start_turn(counter, at, row["speaker"])
    for row in gold["sections"]:
        user.bridge.do(AddLabel(Layer.TOPICS, row["title"]))
    for row in gold["sections"]:
        start_topic(counter, sentence_start(user, starts[row["start_line"] - 1]), row["title"])
    with capsys.disabled():
        print("", *(f"004 {line}" for line in counter.told()), sep="\n")
    assert median(counter.counts[TURN]) == 1
    assert median(counter.counts[TOPIC]) == 2


def sentence_start(user: User, at: int) -> int:
    """Where the sentence begins that holds the place, which is where a user stands."""
    user.window.page.put_caret(Place(at))
    sentence = user.window.page.sentence()
    return at if sentence is None else sentence.start


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter="\t"))


def test_the_marks_of_our_own_sample_take_few_keys(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Claims and turns of the labelled sample are made again on the bare text."""
    model = build_sample(tmp_path / "model.annodb")
    labelled = model.transcript(model.summaries()[0].transcript.id)
    labels, people = model.codebook.label_by_id, model.codebook.speaker_by_id
    claims = [a for a in labelled.annotations if labels[a.label_id].layer is Layer.CLAIMS]
    model.close()
    _, user = start(project_of(tmp_path, samples_folder() / "water-panel.txt"))
    assert user.transcript.text == labelled.text
    counter = Counter(user)
    for claim in claims:
        name = KINDS[labels[claim.label_id].name]
        mark(counter, Wanted(claim.span.start, claim.span.end, name))
    for turn in user.transcript.turns:
        user.bridge.do(RemoveTurn(user.transcript.id, turn.start))
    for turn in labelled.turns:
        if len(turn.speaker_ids) == 1:
            start_turn(counter, sentence_start(user, turn.text_start), people[turn.speaker_ids[0]].name)
    with capsys.disabled():
        print("", *(f"sample {line}" for line in counter.told()), sep="\n")
    assert median(counter.counts[INSIDE]) <= 6
    assert max(counter.counts.get(WHOLE, [0])) <= 2
    assert max(counter.counts[TURN]) == 1


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_the_sample_claims_take_few_keys(
    start: Start, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    (file,) = (shared / "seeds").glob(f"00{number}_*.txt")
    _, user = start(project_of(tmp_path, file))
    counter = Counter(user)
    for wanted in claims_of(shared / "shapes" / f"00{number}.claims.tsv", user.transcript.text):
        mark(counter, wanted)
    with capsys.disabled():
        print("", *(f"00{number} {line}" for line in counter.told()), sep="\n")
    assert median(counter.counts[INSIDE]) <= 6
    assert max(counter.counts.get(WHOLE, [0])) <= 2
