"""Who is said to say something, sentence by sentence, and where sentences end."""

from __future__ import annotations

import pytest

from annotator.detect.prose.english_sayings import english_sayings_in
from annotator.detect.prose.sayings import sayings_in
from annotator.detect.prose.subjects import How
from annotator.detect.words.sentences import sentences_of
from tests.detect.readings import read_one


def sayers(sentence: str) -> list[str]:
    """Those who are named in a sentence as saying something, each once."""
    found = english_sayings_in(sentence) if sentence.isascii() else sayings_in(sentence)
    return list(dict.fromkeys(voice.name for saying in found for voice in saying.subject.voices))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("据江城大学新闻系的刘锐绍老师介绍，报道已有七成发表。", ["刘锐绍"]),
        ("记者团的何仲太同学说，感觉很激动。", ["何仲太"]),
        ("江城统计局调查队队长、高级统计师路遥川分析称，价格会回落。", ["路遥川"]),
        ("中国水利学会理事、江城大学校长黄河清告诉《江城日报》记者，技术已经成熟。", ["黄河清"]),
        ("星河科技联合创始人兼首席科学家姚期远（Andrew Yao）认为，算力不是问题。", ["姚期远"]),
        ("微星公司创始人比尔·盖伦在接受采访时表示，他不担心。", ["比尔·盖伦"]),
        ("东岛首相苏纳德周二表示，将重新考虑。", ["苏纳德"]),
        ("在江城大学法学院副教授金晓峰看来，法律并无规定。", ["金晓峰"]),
        ("金晓峰的看法是，法律并无规定。", ["金晓峰"]),
        ("来自河西省的人大代表雷茂端建议，加大投入。", ["雷茂端"]),
        ("辩护人江城律师事务所律师陶然提出，被告人系自首。", ["陶然"]),
        ("市水利局总工程师汪恕诚指着图纸解释道，大坝没有问题。", ["汪恕诚"]),
        ("行政院長蘇曉文今（7）日表示，紓困不打折。", ["蘇曉文"]),
        ("運輸局局長林世昌答覆時說，工程明年完成。", ["林世昌"]),
        ("该公司首席财务官Luca Moretti在电话会上表示，需求强劲。", ["Luca Moretti"]),
        ("江城大学教授李明阳和东湖公司经理王自强均表示，可以合作。", ["李明阳", "王自强"]),
        ("王莉莉（江城大学教授）认为，桥要修。", ["王莉莉"]),
        ("家住花园小区的刘先生反映，楼道灯坏了半年。", ["刘先生"]),
        ("今年68岁的养蜂人老汉石守田说，花期短了。", ["石守田"]),
        ("日本水产厅长官佐藤雅人说，愿意共享数据。", ["佐藤雅人"]),
        ("王自强对校长李明阳说，可以合作。", ["王自强"]),
    ],
)
def test_who_says_it(sentence: str, names: list[str]) -> None:
    assert sayers(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "会议指出，要坚持问题导向。",
        "江城证券研报指出，利率还会下行。",
        "江城市教育局相关负责人表示，将尽快处理。",
        "记者了解到，工程已经开工。",
        "文章认为，这一判断过于乐观。",
        "他代表学校对各位专家的到来表示热烈欢迎。",
        "校长王自强对来宾表示衷心的感谢。",
        "王自强提出的方案没有通过。",
        "由江城大学教授李明阳介绍情况。",
        "请江城大学教授李明阳介绍情况。",
        "这封介绍信是校长写的。",
        "分析师认为，价格会回落。",
        "主任高度评价了这项工作。",
        "人才培养提出了新要求。",
    ],
)
def test_nobody_named_says_it(sentence: str) -> None:
    assert sayers(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ('"We are not closing," said Margaret Holt, the chief executive of Larkmoor.', ["Margaret Holt"]),
        ("Holt, who joined in 2015, said sales had risen.", ["Holt"]),
        ('"It is a mess," says 34-year-old baker Omar Haddad.', ["Omar Haddad"]),
        ("According to Dr. Lena Marsh of Harrow University, the drug is safe.", ["Lena Marsh"]),
        ('Senator Elaine Brandt called the plan "reckless".', ["Elaine Brandt"]),
        ('"We did it," Brandt added, "because we had to."', ["Brandt"]),
        ("Professor Sunil Rao, from the Marine Institute, told reporters it was over.", ["Sunil Rao"]),
        ("Asked about the delay, Mr Whitlock said he was unaware of any.", ["Whitlock"]),
        ("Mayor Carla Diaz announced on Tuesday that the bridge would close.", ["Carla Diaz"]),
        ('"There is no other way," J.K. Holloway, the deputy chair, warned members.', ["J.K. Holloway"]),
        ("Vince Remlow, interim dean of the College of Science, said talks went on.", ["Vince Remlow"]),
        ("The company said it would appeal.", []),
        ("Harrow University said the drug was safe.", []),
        ("Police said two men were arrested.", []),
        ("Residents were told by the council that the water was safe.", []),
        ("The Gannet Herald reported that the bridge would close.", []),
    ],
)
def test_who_says_it_in_english(sentence: str, names: list[str]) -> None:
    assert sayers(sentence) == names


def test_what_was_once_said_is_cited() -> None:
    assert next(sayings_in("桥梁专家茅远山曾说过：“桥是人走出来的。”")).is_cited
    (written,) = english_sayings_in('As Ansel Brook once wrote, "a hedge is a slow river".')
    assert written.is_cited


def test_a_pronoun_names_nobody() -> None:
    saying = next(sayings_in("她补充说，钱已到位。"))
    assert saying.subject.how is How.PRONOUN
    assert saying.subject.voices == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("先看。再说。", ["先看。", "再说。"]),
        ("他说：“先看。再说。”就走了。", ["他说：“先看。再说。”", "就走了。"]),
        ("《修？还是拆？》开讲。", ["《修？还是拆？》开讲。"]),
        ("Dr. Smith came. He left.", ["Dr. Smith came.", " He left."]),
        ("It cost 3.5 million. J. K. Brook paid.", ["It cost 3.5 million.", " J. K. Brook paid."]),
        ('"Go." He went.', ['"Go."', " He went."]),
        ('"Why now?" asked Tom.', ['"Why now?" asked Tom.']),
        ("“没有关上的引号。后面还有。", ["“没有关上的引号。后面还有。"]),
    ],
)
def test_sentences_end_at_their_stops(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentences_of(text, 0, len(text))] == sentences


def test_a_surname_that_also_means_formerly_is_a_surname() -> None:
    text = (
        "柳湾镇讨论旧渠去留\n\n昨天，柳湾镇召开旧渠去留座谈会，二十多人参加。\n\n"
        "研究员曾国岭指出，渠身还很结实，再用三十年没有问题。\n\n镇长阮青竹表示，修渠的钱还没有着落。\n\n"
        "曾国岭认为，应当先做检测。\n"
    )
    assert [turn.speaker for turn in read_one(text).turns] == ["曾国岭", "阮青竹", "曾国岭"]
