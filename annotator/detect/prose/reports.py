"""The people of a report: who is introduced in it, who is meant where only a part of a name stands,
and whether a text is a report at all and no story or essay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.detect.front.called import Called, nicknames_in
from annotator.detect.prose.described import Described, described_in, with_changed_names
from annotator.detect.prose.in_turn import stating_in_turn
from annotator.detect.prose.introductions import chinese_mentions
from annotator.detect.prose.people import People, is_surely_addressed
from annotator.detect.prose.sayings import Saying
from annotator.detect.prose.subjects import How, Subject
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import any_of, count_in

_DATE = re.compile("[0-9]月[0-9]{1,2}日")
_SAMPLE = 40_000
_STORY_LEAST = 3
_SPARSE = 500
_MOST_UNKNOWN = 300
_MOST_DESCRIBED = 60
_OFTEN = 3
_AGAIN = 2
_QUOTES = re.compile("“[^“”]{1,300}”|「[^「」]{1,300}」")
_ADDRESSED = re.compile("[你妳您]")
_LEAST_ADDRESSED = 2
_MOSTLY = 0.3
_LEAST_CITED = 2
_LEAST_STATING = 2
_LEAST_SCENES, _SCENES_OF = 2, 3
_SHORT_QUOTE = 12
_SURELY_REPORTED = 3
_LEAST_MADE_UP = 2
_LEAST_OF_MYSELF = 2
_OTHER_TIME = re.compile(
    "(?<!\\d)1[0-8]\\d\\d年|(?<!\\d)19[0-6]\\d年|公元前?\\d|[光宣][绪緒统統].{1,3}年|民[国國].{1,3}年"
)
_NEVER = re.compile("(?<!\\d)2[1-9]\\d\\d年|相[传傳][，,是]|很久以前|(?:^|\\n)[ 　]*[从從]前[，,有]")
"""How a legend begins, and years that are still to come."""
_OF_MYSELF = re.compile("(?:^|[。！？\\n])[ 　]*我(?![们們国國])", re.MULTILINE)
"""How one tells of oneself, as no reporter does."""
_OPENS_CLAUSE = r"(?:(?<![^，。；\n]{0})|(?<=在{0})(?<![^，。；\n]在{0}))"
"""What stands before a word right behind it: nothing or a pause, or 在 after one."""
_THINKING = re.compile(
    "(?:" + "|".join(who + _OPENS_CLAUSE.format(who) for who in ("我", "笔者", "筆者")) + ")"
    "(?:更|也|却|還|还|就|倒|宁|寧|一直|常|常常)?"
    "(?:认为|認為|觉得|覺得|以为|以為|想，|看来|看來|相信|愿意|願意|愿|主张|喜欢|喜歡)"
    "|由此可见|由此可見|换言之|換言之|换句话说|換句話說|归根到底|归根结底|歸根到底|歸根結底|诚然|誠然|试想|試想"
)
"""An essayist's own thinking, and the joints of an argument."""


_WORK = (
    "(?:序|自序|序言|前言|引言|后记|後記|跋|书|書|信|家书|家書|日记|日記|笔记|筆記|随笔|隨筆|札记|札記|文章|文"
    "|散文|诗|詩|词|詞|小说|小說|传记|傳記|自传|自傳|回忆录|回憶錄|遗嘱|遺囑|墓志|墓誌|眉批|批注|章|卷|篇|节|節)"
)
_CITING = re.compile(
    f"(?:《[^《》]{{1,30}}》|{_WORK})(?:的?{_WORK})?(?:里|中|上|内|裡|裏|內|一开头|一開頭)"
    "[，,]?(?:也|又|就|却|卻|还|還|曾|这样|這樣){0,2}(?:说|說|写|寫|讲|講|道|云|称|稱|叹|歎|嘆|问|問|认为|認為|声称|聲稱|自称|承认|感叹)"
    "|写道|寫道|[讲講说說]过[:：，]|[讲講說]過[:：，]|曾经?[说說讲講言][，:：“「过過]|曾經[說講]|有言[:：，]|有云[:：，]|批注[道:：]"
)
"""How an essayist cites: in a book, a preface, a letter or a diary somebody wrote."""

_OF_OLD = re.compile(
    "(?:古希腊|古希臘|古罗马|古羅馬|古代|先秦|[汉漢唐宋元明清]代|北宋|南宋|晚明|明末|清末|晚清|清初|民国|民國|魏晋|魏晉|世纪的?|世紀的?"
    "|[英法德俄美][国國]|意大利|奥地利|奧地利|西班牙)(?:著名|大)?"
    "(?:哲学家|哲學家|思想家|作家|诗人|詩人|小说家|小說家|散文家|文豪|文人|词人|詞人|史学家|史學家|批评家|批評家)"
)
"""Writers as an essayist introduces them: of an old time, or of the literature of a country."""


def people_of(sayings: Sequence[Saying], listed: Sequence[Voice], called: Sequence[Called] = ()) -> People:
    """The people whom sayings introduce or an event's list names, and those who speak again and again.

    ``called`` are those whom fields name, with what else they are called there.
    """
    people = People()
    people.take(called)
    for voice in listed:
        people.learn(voice)
    for saying in sayings:
        if saying.subject.how is How.INTRODUCED:
            for voice in saying.subject.voices:
                people.learn(voice)
        if not saying.is_cited:
            people.speaking |= {voice.name for voice in saying.subject.voices}
    if not people.names:
        return people
    for voice in _heard_again(sayings):
        if not people.who(Subject(How.NAMED, (voice,))):
            people.learn(voice)
    return people


def _heard_again(sayings: Sequence[Saying]) -> list[Voice]:
    """Those who say something more than once without a title, and are no part of a body's name."""
    named = [
        saying.subject.voices[0]
        for saying in sayings
        if saying.subject.how in (How.NAMED, How.ADDRESSED) and len(saying.subject.voices) == 1
        if saying.has_pause or saying.subject.voices[0].name.isascii()
    ]
    times = Counter(voice.name for voice in named)
    again = {voice.name: voice for voice in named if times[voice.name] > 1}
    bodies = "\n".join({voice.affiliation or "" for saying in sayings for voice in saying.subject.voices})
    return [voice for name, voice in again.items() if name not in bodies]


def meet(people: People, sayings: Sequence[Saying], text: str) -> None:
    """Get to know those who say something without having been introduced there, but elsewhere in the text.

    A post or a calling stands right before their name somewhere, or an age or a place beside it; or they
    are quoted at least once and named again and again, or with a form of address; or hardly anything is
    told but what they state in turn.
    """
    for name in with_changed_names(text):
        people.learn(Voice(VoiceKind.NAME, name, name))
    for nickname, name in nicknames_in(text, people.names):
        people.call(nickname, name)
    people.described = described_in(text, sorted(people.names - people.placed)[:_MOST_DESCRIBED])
    unknown = _unknown(people, sayings)
    if not unknown:
        return
    chinese = [name for name in unknown if not name.isascii()]
    for voice in chinese_mentions(text, chinese):
        people.learn(voice)
    _meet_described(people, text, {name: unknown[name] for name in chinese if name not in people.names})
    is_marked = has_report_marks(text)
    if not people.names and not is_marked:
        for voice in stating_in_turn(text, sayings):
            people.learn(voice)
            people.in_turn.add(voice.name)
    if not people.names and not is_marked:
        return
    often = _AGAIN if is_marked else _OFTEN
    for name, saying in unknown.items():
        is_new = name not in people.names and not name.isascii()
        is_heard = is_surely_addressed(name) or text.count(name) >= often
        if is_new and saying.has_pause and is_heard:
            people.learn(saying.subject.voices[0])


def _unknown(people: People, sayings: Sequence[Saying]) -> dict[str, Saying]:
    """Who says something and is not known, with the first saying."""
    unknown: dict[str, Saying] = {}
    for saying in sayings:
        is_named = saying.subject.how in (How.NAMED, How.ADDRESSED) and len(saying.subject.voices) == 1
        if is_named and not saying.is_cited and not people.who(saying.subject):
            unknown.setdefault(saying.subject.voices[0].name, saying)
    return dict(list(unknown.items())[:_MOST_UNKNOWN])


def _meet_described(people: People, text: str, unknown: dict[str, Saying]) -> None:
    """Get to know those beside whose names an age, a place or their work stands."""
    described = described_in(text, list(unknown)[:_MOST_DESCRIBED])
    for name in described:
        people.learn(unknown[name].subject.voices[0])
    people.described |= described


def is_report(
    text: str, said: Sequence[tuple[Voice, ...]], people: People, sayings: Sequence[Saying]
) -> bool:
    """Whether a text reports what people said: no story that tells it, no essay that quotes it.

    ``said`` are the voices of its turns; somebody among them must have a post, a calling or a body, or be
    told of as a reporter does; and not all ``sayings`` may have the verbs of a story.
    """
    named = Counter(voice.name for voices in said for voice in voices)
    placed = named.keys() & people.placed
    sample = text[:_SAMPLE]
    by_reporter = has_report_marks(sample)
    has_posts = bool(placed) or any(people.roles.get(name) for name in named)
    if not named or not (has_posts or by_reporter or _states_by_names(sample, named, people, sayings)):
        return False
    if not by_reporter and max(named.values()) == 1 and (_thinks(sample) or _tells_deeds(sayings, people)):
        return False
    if not (by_reporter or placed or _DATE.search(sample)) and _is_essay(sample, len(said)):
        return False
    if _is_story(sample, len(said)) or (not (by_reporter or placed) and _sets_scenes(sample, len(said))):
        return False
    again = max(named.values()) > 1
    is_dense = len(text) <= _SPARSE * len(said)
    is_marked = bool(_DATE.search(sample)) or any_of("report_words").search(sample) is not None
    is_sure = is_marked or bool(placed | (named.keys() & people.listed)) or _are_reported(named, people)
    is_sure = is_sure or _are_all_told_of(sample, named, people)
    if not is_sure and all(saying.is_plain for saying in sayings if saying.subject.voices):
        return False
    return by_reporter or is_marked or is_dense or again or (bool(placed) and len(named) > 1)


def _is_story(text: str, said: int) -> bool:
    """Whether a text tells as a story does how people speak and think."""
    stories = count_in(text, "story_words")
    return stories >= _STORY_LEAST and stories * 2 > said


def _sets_scenes(text: str, said: int) -> bool:
    """Whether a text begins as a legend or shows scenes and gestures between what its people say."""
    if _NEVER.search(text):
        return True
    scenes = count_in(text, "scene_words")
    return scenes >= _LEAST_SCENES and scenes * _SCENES_OF >= said


def _states_by_names(text: str, named: Mapping[str, int], people: People, sayings: Sequence[Saying]) -> bool:
    """Whether people without a post are told of as a reporter does: by age, place or work, and as stating."""
    if people.in_turn & named.keys():
        return True
    if not (told := named.keys() & people.described.keys()):
        return False
    if _is_made_up(text) or len(_OF_MYSELF.findall(_QUOTES.sub("", text))) >= _LEAST_OF_MYSELF:
        return False
    if not any(saying.states for saying in sayings):
        return _are_reported(named, people) and not _is_talk(text)
    stated = [saying.subject.voices[0].name for saying in sayings if saying.states and saying.subject.voices]
    stating = named.keys() & set(stated)
    is_reported = any(people.described[name] is Described.REPORTED for name in told)
    is_stated = bool(stating) or any(saying.states and saying.subject.how is How.OPEN for saying in sayings)
    enough = len(stated) >= _LEAST_STATING if len(named) == 1 else len(told) > 1 and is_stated
    return len(stating) >= _LEAST_STATING or (is_reported and enough)


def _are_reported(named: Mapping[str, int], people: People) -> bool:
    """Whether several of those who speak are described as only reporters do, or all of two."""
    reported = sum(people.described.get(name) is Described.REPORTED for name in named)
    return reported >= _SURELY_REPORTED or (reported > 1 and reported == len(named))


def _are_all_told_of(text: str, named: Mapping[str, int], people: People) -> bool:
    """Whether each of several who speak has a post or a calling, or is told of by age, place or work."""
    untold = [name for name in named if not people.roles.get(name)]
    return len(named) >= _SURELY_REPORTED and len(described_in(text, untold[:_MOST_DESCRIBED])) == len(untold)


def _is_talk(text: str) -> bool:
    """Whether those who are quoted ask one another and answer in a word or two, as in a story."""
    quotes = _QUOTES.findall(text)
    asked = sum(quote[-2] in "？！?!" for quote in quotes)
    return bool(quotes) and (asked * 4 >= len(quotes) or sum(map(len, quotes)) < _SHORT_QUOTE * len(quotes))


def _is_made_up(text: str) -> bool:
    """Whether a text retells a plot, puts a case, or tells of another time or its people."""
    if any_of("cited_people").search(text) is not None:
        return True
    made_up = count_in(text, "made_up_words")
    return made_up >= _LEAST_MADE_UP or len(_OTHER_TIME.findall(text)) >= _LEAST_MADE_UP


def has_report_marks(text: str) -> bool:
    """Whether a text has words that only a reporter or a keeper of minutes writes."""
    return any_of("report_marks").search(text, 0, _SAMPLE) is not None


def tells_dialogue(text: str) -> bool:
    """Whether a text has people talk to one another, and nothing shows that a reporter heard them."""
    return _is_dialogue(text[:_SAMPLE]) and not has_report_marks(text)


def _is_dialogue(text: str) -> bool:
    """Whether those who are quoted speak to one another, as in a story, and not to a reporter."""
    quotes = _QUOTES.findall(text)
    addressed = sum(_ADDRESSED.search(quote) is not None for quote in quotes)
    return addressed >= _LEAST_ADDRESSED and addressed >= _MOSTLY * len(quotes)


def _tells_deeds(sayings: Sequence[Saying], people: People) -> bool:
    """Whether no saying of anybody named goes on with more than a slogan.

    Where fields name people, whoever a clause without a name is about counts as well.
    """
    return not any(
        saying.has_pause
        for saying in sayings
        if saying.subject.voices or (people.listed and saying.subject.how is How.OPEN)
    )


def _thinks(text: str) -> bool:
    """Whether the writer tells what he thinks himself, outside of quotations."""
    return _THINKING.search(_QUOTES.sub("", text)) is not None


def _is_essay(text: str, said: int) -> bool:
    """Whether a text thinks for itself, or cites writers about as often as it tells of anybody speaking."""
    cited = sum(1 for pattern in (_CITING, _OF_OLD) for _ in pattern.finditer(text))
    return _thinks(text) or (cited >= _LEAST_CITED and cited * 2 >= said)
