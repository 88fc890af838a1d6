"""The half-labelled panel: its edits apply, and leave what its README promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.detect import read_structure
from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, RelationKind
from annotator.domain.label import Layer
from annotator.editing.importing import ImportTranscript
from annotator.editing.registry import edit_from_json
from annotator.formats.registry import read
from annotator.language import use_language
from annotator.text.text_map import shown_text
from annotator.workspace.workspace import Workspace

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
EDITS = (SAMPLES / "water-panel.marks.jsonl").read_text(encoding="utf-8").splitlines()
CLAIM_TYPES = ("事实", "数据", "观点", "预测", "建议", "定义")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    use_language("zh_CN")
    made = Workspace.create(tmp_path_factory.mktemp("panel") / "panel.annodb", name="城市供水访谈")
    source = read(SAMPLES / "water-panel.txt")
    for reading in read_structure(source):
        made.do(ImportTranscript(source, reading))
    for line in EDITS:
        made.do(edit_from_json(line))
    yield made
    made.close()


@pytest.fixture
def panel(workspace: Workspace) -> AnnotatedTranscript:
    return workspace.transcript(workspace.summaries()[0].transcript.id)


def test_the_panel_is_labelled_as_the_readme_says(workspace: Workspace) -> None:
    (summary,) = workspace.summaries()
    assert summary.claims == 41
    assert summary.corrections == 6
    assert summary.speakers >= 4
    assert summary.reviewed_share == pytest.approx(0.62, abs=0.005)


def test_all_six_types_of_claim_are_there(workspace: Workspace, panel: AnnotatedTranscript) -> None:
    names = Counter(workspace.codebook.label_by_id[claim.label_id].name for claim in claims(workspace, panel))
    assert set(names) == set(CLAIM_TYPES)
    assert min(names.values()) >= 4


def test_claims_begin_and_end_at_words_of_one_turn(workspace: Workspace, panel: AnnotatedTranscript) -> None:
    for claim in claims(workspace, panel):
        quote = panel.text[claim.span.start : claim.span.end]
        assert "\n" not in quote
        assert quote.strip("，。？！；：、“” ") == quote, quote
        assert panel.text[: claim.span.start].rsplit("\n", 1)[-1].count("00:") == 0, quote


def test_four_topics_have_sub_topics_that_lie_within_them(
    workspace: Workspace, panel: AnnotatedTranscript
) -> None:
    labels = workspace.codebook.label_by_id
    topics = [a for a in panel.annotations if labels[a.label_id].layer is Layer.TOPICS]
    outer = [a for a in topics if labels[a.label_id].parent_id is None]
    assert [labels[a.label_id].name for a in outer] == ["漏损率", "计量分区", "投资节奏", "水价"]
    for inner in topics:
        parent = labels[inner.label_id].parent_id
        above = [o for o in outer if o.span.start <= inner.span.start and inner.span.end <= o.span.end]
        assert above, labels[inner.label_id].name
        assert parent is None or labels[parent].layer is Layer.TOPICS


def test_relations_name_opposed_claims(panel: AnnotatedTranscript) -> None:
    kinds = Counter(relation.kind for relation in panel.relations)
    assert kinds[RelationKind.ATTACKS] == 6
    assert sum(kinds.values()) == 8


def test_a_quoted_third_party_speaks_for_itself(workspace: Workspace, panel: AnnotatedTranscript) -> None:
    speakers = workspace.codebook.speaker_by_id
    overrides = [c.attributes.speaker_id for c in claims(workspace, panel) if c.attributes.speaker_id]
    assert [speakers[identity].name for identity in overrides] == ["环卫人员"]


def test_corrections_put_right_what_was_misheard(panel: AnnotatedTranscript) -> None:
    reading = shown_text(panel.text, panel.accepted_corrections)
    assert "那下面是一九七八年埋的灰口铸铁管" in reading
    assert "换一任领导换一个口径" in reading
    assert "低区" in reading  # left for the user to find


def test_the_card_is_filled_in(workspace: Workspace, panel: AnnotatedTranscript) -> None:
    fields = {value.field_id: value.values for value in panel.card}
    filled = {workspace.codebook.field_by_id[field].name: values for field, values in fields.items()}
    assert "水价" in filled["关键词"]
    assert len(filled["出席者"]) == 4


def claims(workspace: Workspace, panel: AnnotatedTranscript) -> list[Annotation]:
    labels = workspace.codebook.label_by_id
    return [a for a in panel.annotations if labels[a.label_id].layer is Layer.CLAIMS]
