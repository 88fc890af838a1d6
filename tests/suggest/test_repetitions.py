"""What is said twice while looking for a word becomes one; doublings that are meant stay."""

from __future__ import annotations

import pytest

from annotator.suggest.found import Found
from annotator.suggest.repetitions import find_repetitions
from annotator.text.heard import HeardText


def found(text: str, *terms: str) -> list[Found]:
    return list(find_repetitions(text, HeardText(text), terms))


def cleaned(text: str, *terms: str) -> str:
    for one in sorted(found(text, *terms), key=lambda f: -f.start):
        assert text[one.start : one.end] == one.source
        text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("我我觉得很很很远", "我觉得很远"),
        ("他们们说了", "他们说了"),
        ("河河水涨了", "河水涨了"),
        ("就就就就干完了", "就干完了"),
        ("谢谢谢谢大家", "谢谢大家"),
        ("我们我们去看桥", "我们去看桥"),
        ("就是通过他们的就是通过他们的桥", "就是通过他们的桥"),
        ("水务水务水务公司", "水务公司"),
        ("一个一个一个一个管子", "一个管子"),
        ("给大家大大家看", "给大家看"),
        ("这么一座呃这么一座桥", "这么一座桥"),
        ("双双语的牌子", "双语的牌子"),
        ("the the river", "the river"),
        ("We we, we went", "We went"),
        ("不一一的不一一的说", "不一一的说"),
    ],
)
def test_repetitions_become_one(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "谢谢大家慢慢走，常常来",
        "微微调一下",
        "微调微微调都行",
        "非常常用的工具",
        "源源不断的水",
        "一步一步走，一个一个看",
        "非常非常远，很多很多人",
        "高高兴兴上班",
        "谁谁谁都知道，从前从前有座山",
        "青蛙呱呱呱叫，水哗啦哗啦地流",
        "他问问题",
        "每个个体都不同",
        "二零二二年，三三两两",
        "能不能不要去",
        "that that had had",
        "大家好。\n大家好。",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "我最喜欢 Duran Duran 的歌",
        "we drove to Walla Walla and then on",
        "去了 walla walla 附近",
        "they met Boutros Boutros at noon",
        "书里的 Tikki Tikki 很有名",
        "去博拉博拉岛度假，也去过瓦加瓦加",
        "我们推推进度，练练习题，想想法子",
    ],
)
def test_names_that_say_a_word_twice_and_tries_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("用 Google Google 查", "用 Google 查"),
        ("The The river is low", "The river is low"),
        ("OpenAI OpenAI 发布了", "OpenAI 发布了"),
        ("the pump pump failed", "the pump failed"),
        ("Tikki Tikki Tikki 开始了", "Tikki 开始了"),
    ],
)
def test_words_that_are_no_such_names_are_said_once(text: str, clean: str) -> None:
    assert cleaned(text) == clean


def test_terms_of_the_glossary_stay() -> None:
    assert cleaned("用 pump pump 来抽", "Pump Pump") == "用 pump pump 来抽"
    assert cleaned("看看大水数据数据集", "大水数据", "数据集") == "看看大水数据数据集"
    assert cleaned("用滴滴滴管来量", "滴滴滴管") == "用滴滴滴管来量"


def test_long_copies_are_found_across_a_mark_but_asked_about() -> None:
    (one,) = found("就是通过他们的。😊。就是通过他们的桥")
    assert (one.replacement, one.tier) == ("就是通过他们的", 2)


def tiers(text: str) -> list[tuple[str, int]]:
    return [(one.source, one.tier) for one in found(text)]


@pytest.mark.parametrize("text", ["一段视视频", "做收收集", "请讨讨论", "去针针对问题", "看水水库"])
def test_a_syllable_that_is_no_word_alone_is_surely_a_stutter(text: str) -> None:
    assert [tier for _, tier in tiers(text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "一会会有人来修桥",
        "问题存在在水库里",
        "告诉我我们去哪",
        "大家觉得得先修桥",
        "我知道我知道什么",
        "水利学院创院院长来了",
        "他们认为他们认为对的事",
    ],
)
def test_where_two_words_may_meet_nothing_is_sure(text: str) -> None:
    assert all(tier > 1 for _, tier in tiers(text))


@pytest.mark.parametrize(
    "text",
    [
        "天天下雨，人人都来，家家户户，件件事事，好好说话，渐渐远了",
        "来来往往，大大小小，长长短短，快快乐乐，整整齐齐，明明白白",
        "商量商量，研究研究，讨论讨论再定",
        "爸爸妈妈，星星点点，宝宝睡了",
        "他说话话里有话",
        "一天一天地过，一个一个地看，一遍一遍地改",
        "看看，听听，想想，试一试",
        "非常常见，经常常去，最后后悔，人民民主",
        "太太太忙了",
    ],
)
def test_reduplication_is_grammar(text: str) -> None:
    assert [one for one in tiers(text) if one[1] == 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "我们先测测水压，再选选看",
        "扫扫地，握握手，唱唱歌，游游泳，排排队",
        "捋捋这条线，盘盘货，唠唠家常",
        "看看，试一试，想了想，走一走，研究研究",
        "你们把数据整理整理再说，让我琢磨琢磨。",
        "墙刷得雪白雪白的，水冰凉冰凉的，脸通红通红。",
        "走着走着就到了，说着说着哭了",
        "一遍遍地说，一张张看，一项项查，张张都好",
        "脆脆的，黏黏的，静静地听",
        "闹钟滴滴滴响，鼓声咚咚咚，哒哒哒地跑",
    ],
)
def test_a_try_a_manner_and_each_one_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "圆圆说她不来",
        "主持人贝贝：大家好",
        "张萌萌老师和李芳芳同学都在",
        "小名叫果果的孩子，大家叫他壮壮",
        "请幂幂老师讲，牛牛和妞妞先听",
    ],
)
def test_names_that_say_a_character_twice_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "章师傅：对对对，是是是。",
        "好好好，来来来，走走走！",
        "没有没有，可以可以。",
        "来了来了！走吧走吧。",
        "不不，我不去。谢谢！",
        "哈哈哈哈，笑死了",
    ],
)
def test_whole_answers_and_calls_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "二十二个人，三百三十三元，九九八十一",
        "2022年11月11日，33楼，500 500",
        "电话一三三三五五五八八八，房间二零二二",
        "百分之二十二点二二",
    ],
)
def test_numbers_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "社会会变，性能能提高，现在在修",
        "消息息息相关，最好好好准备",
        "我们的的士司机看得得意",
        "他就就业问题发言，把把手拧紧，被被子盖住",
        "北京京剧院，上海海关，大学学生，公司司机",
    ],
)
def test_one_word_may_end_as_the_next_begins(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("我们测测试一下水压", "我们测试一下水压"),
        ("这是推推荐的管子", "这是推荐的管子"),
        ("他们针针对漏损", "他们针对漏损"),
        ("这个这个，我们再看", "这个，我们再看"),
        ("就就就，怎么说呢", "就，怎么说呢"),
        ("要进行进行监管", "要进行监管"),
        ("可能可能就是水压高", "可能就是水压高"),
        ("往外去去说", "往外去说"),
        ("所所以所以漏损率还是高", "所以漏损率还是高"),
        ("那中中间中间这一段没换", "那中间这一段没换"),
        ("我们要要去要去现场", "我们要去现场"),
        ("其中中间中间的一段", "其中中间的一段"),
        ("水压，呃，水压低", "水压低"),
        ("这么一座，呃，这么一座桥", "这么一座桥"),
        ("If, if the pipe leaks", "If the pipe leaks"),
    ],
)
def test_stutters_that_look_like_these_become_one_word_and_keep_the_marks(text: str, clean: str) -> None:
    assert cleaned(text) == clean
