"""Function words that sound the same and are written otherwise: 的 for 得 or 地, 他 for 她 or 它.

Only where the words around leave little doubt; each is a kind of its own, found when it is asked for.
Nothing of it is in the first tier: what was meant only the grammar says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found
from annotator.text.lexicons import alternatives, words
from annotator.text.words import cut

_END = r"(?=[，。！？；：、,.!?;了啊呢吧吗嘛哈\s]|$)"
_DEGREE = "很|挺|太|更|更加|最|非常|特别|相当|比较|十分|极其|越来越|这么|那么|不太|不够|不"
_MANNER = (
    "好|快|慢|不错|清楚|明白|差|准|准确|早|晚|远|近|深|透|透彻|细|细致|仔细|漂亮|顺利|充分|到位|彻底|详细|具体"
    "|稳定|优秀|出色|成功|成熟|广泛|深入|复杂|简单|激烈|迅速|糟糕|自然|流畅|熟练|高|大|小|矮|胖|瘦|美|重|厚|薄|宽|窄"
)
_BARE = "不错|怎么样|如何|很清楚|清清楚楚|明明白白|太多了|太少了"
_VERB = (
    "做|干|办|说|讲|跑|走|写|看|学|听|问|答|唱|睡|吃|玩|打|赢|输|涨|跌|变|搞|弄|用|管|想|画|教|过|长"
    "|表现|发展|进展|完成|控制|理解|解释|描述|处理|准备|运行|运转|发挥|掌握|训练|执行|介绍|总结|设计|回答|配合"
)
_COMPLEMENT = re.compile(rf"(?:{_VERB})(的)(?=(?:(?:{_DEGREE})(?:{_MANNER})|{_BARE}){_END})")
_DEGREE_OF = re.compile(rf"(?:[大小多少高低快慢好长短远近深强弱热冷])(的)(?=多{_END})")
_ADVERB = (
    "慢慢|渐渐|逐渐|逐步|好好|悄悄|静静|轻轻|紧紧|深深|牢牢|狠狠|默默|偷偷|匆匆|不断|不停|尽快|尽早|尽量|认真|仔细"
    "|努力|积极|主动|迅速|快速|更好|更快|更多|更深入|很好|有效|充分|顺利|自动|直接|简单|不约而同|源源不断"
)
_NOUNS = "把戏|把握|把柄|把手|将军|将来|将领|向导|向往|往事|往年|往日|往来|去处|去年|去向|跟班|跟头|朝代|朝廷"
"""Begin as what leads to a verb does."""
_ADVERBIAL = re.compile(
    rf"(?:{_ADVERB})(的)(?!{_NOUNS})(?=(?:[去把将跟向朝往]|给我们|给大家|帮我们|帮助我们)[\u3400-\u9fff])"
)
_ONE_BY_ONE = re.compile(
    r"(?:([\u3400-\u9fff])\1([\u3400-\u9fff])\2|([慢渐轻静悄紧深狠默偷好快早远高乖久稳])\3)(的)"
)
"""A manner that is said twice, with 的 behind it: 慢慢的, 高高兴兴的."""
_WOMAN = re.compile(r"女士|小姐|夫人|妈妈|母亲|奶奶|姐姐|妹妹|女儿|妻子|太太|女孩|姑娘|女生|阿姨|师姐|学姐")
_MAN = re.compile(r"先生|爸爸|父亲|爷爷|哥哥|弟弟|儿子|丈夫|男孩|小伙|叔叔|男生|师兄|学长")
_PERSON = re.compile(
    r"老师|教授|博士|院士|同学|同事|朋友|主任|总经理|校长|院长|主持人|嘉宾|作者|用户|客户|学生|工程师|专家|[人者员家]"
)
_HE = re.compile(r"(?<![其吉])他(?![们人国乡杀她它])")
_SHE = re.compile(r"她(?![们他它])")
_THING = re.compile(
    r"模型|算法|系统|软件|程序|网络|技术|芯片|机器|平台|产品|工具|设备|数据集|公式|函数|文件|论文|电影|手机|汽车|电脑"
    r"|桥|河|水库|大坝|管道"
)
_OF_THING = re.compile(
    r"(?:本身|自身|的(?:参数|性能|规模|输出|输入|结构|优势|缺点|优点|特点|效果|速度|精度|成本|原理|功能|架构|价格|版本"
    r"|体积|重量|寿命|长度|高度|面积))"
)
_BODY_SAYS = re.compile(
    r"(?:公司|企业|集团|机构|银行|大学|学院|医院|政府|部门|委员会|协会|基金会|工厂|媒体|报社|平台)"
    r"(?:表示|宣布|承诺|强调|指出)[，,：:]([他她])(?=会|将|正在?|不会|计划|希望|愿意|目前|自己)"
)
"""With a pause behind it, for without one (医院说他会好) somebody is mostly spoken of."""
_CLAUSE_BREAK = re.compile("[。！？；：:!?;]")
_REACH = 30
"""So many characters after somebody was named, a pronoun is hers or his if nobody else was."""
_NEAR = 16
"""So many after a thing."""


def find_particles(written: str) -> Iterator[Found]:
    """的 where the complement of a verb follows (做的很好), or a verb follows an adverb (慢慢的走)."""
    for pattern in (_COMPLEMENT, _DEGREE_OF):
        for match in pattern.finditer(written):
            why = translate("a complement follows the verb")
            yield Found(*match.span(1), "的", "得", SuggestionKind.PARTICLE, 2, 0.6, why)
    for pattern in (_ADVERBIAL, _in_a_manner(), _ONE_BY_ONE):
        for match in pattern.finditer(written):
            if pattern is _ADVERBIAL or _is_done(written, match, twice=pattern is _ONE_BY_ONE):
                why = translate("a verb follows the adverb")
                place = match.span(match.lastindex or 1)
                yield Found(*place, "的", "地", SuggestionKind.PARTICLE, 2, 0.6, why)


@cache
def _in_a_manner() -> re.Pattern[str]:
    """A manner with 的 behind it: 认真的."""
    return re.compile(rf"(?:{alternatives('manner_adjectives')})(的)")


def _is_done(written: str, manner: re.Match[str], *, twice: bool) -> bool:
    """Whether the word behind a manner is something that is done."""
    following = cut(written[manner.end() : manner.end() + 6].split("\n")[0])
    if not following:
        return False
    return following[0] in words("manner_verbs") or (
        twice and following[0] in words("manner_verbs_and_nouns")
    )


def find_pronouns(written: str) -> Iterator[Found]:
    """他 soon after a woman is named, when nobody else is; 她 the other way round; 他 for a thing's."""
    for match in _HE.finditer(written):
        before = _before(written, match.start(), _REACH)
        if _is_alone(_WOMAN, before) and not _MAN.search(before):
            yield _pronoun(match, "她", translate("a woman is named just before"))
        elif _OF_THING.match(written, match.end()):
            near = _before(written, match.start(), _NEAR)
            if _THING.search(near) and not _PERSON.search(near):
                yield _pronoun(match, "它", translate("a thing is named just before"))
    for match in _BODY_SAYS.finditer(written):
        clause = _CLAUSE_BREAK.split(_before(written, match.start(), _NEAR))[-1]
        if not _PERSON.search(clause):  # whoever says so, as a label tells, is another matter
            why = translate("a body is named just before")
            yield Found(*match.span(1), match[1], "它", SuggestionKind.PRONOUN, 2, 0.6, why)
    for match in _SHE.finditer(written):
        before = _before(written, match.start(), _REACH)
        if _is_alone(_MAN, before) and not _WOMAN.search(before):
            yield _pronoun(match, "他", translate("a man is named just before"))


def _is_alone(somebody: re.Pattern[str], before: str) -> bool:
    """Whether a woman or a man is named there, and nobody else who may be meant (公司的王总, 小王)."""
    rest, count = somebody.subn("", before)
    return count > 0 and not _somebody_else().search(rest)


@cache
def _somebody_else() -> re.Pattern[str]:
    surname = alternatives("surnames")
    return re.compile(rf"[小老阿](?:{surname})|(?:{surname})(?:总|{alternatives('titles')})")


def _before(written: str, at: int, reach: int) -> str:
    """What stands before a place in its line."""
    return written[max(0, at - reach) : at].rpartition("\n")[2]


def _pronoun(match: re.Match[str], meant: str, why: str) -> Found:
    return Found(*match.span(), match[0], meant, SuggestionKind.PRONOUN, 2, 0.6, why)
