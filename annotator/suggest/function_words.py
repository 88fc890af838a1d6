"""Function words that sound the same and are written otherwise: 的 for 得, 他 for 她.

Only where the words around leave little doubt; each is a kind of its own, found when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found

_DEGREE = (
    "很好|非常好|特别好|很快|很慢|很不错|不错|挺好|太快|太慢|太多了|太少了|怎么样|更好|更快|更清楚"
    "|比较好|比较快|很清楚|很远|很深|很透"
)
_VERB = (
    "做|说|讲|跑|走|写|看|学|听|问|答|唱|长|变|过|来|去|想|管|干|办|睡|吃|玩|打|赢|输|涨|跌"
    "|表现|发展|进展|完成|控制|理解|解释|描述|处理"
)
_COMPLEMENT = re.compile(rf"(?:{_VERB})(的)(?=(?:{_DEGREE})(?:[，。！？；,.!?;了啊呢吧\s]|$))")
_DEGREE_OF = re.compile(r"(?:[大小多少高低快慢好长短远近深强弱热冷])(的)(?=多(?:[，。！？；了啊呢吧\s]|$))")
_WOMAN = re.compile(r"女士|小姐|夫人|妈妈|母亲|奶奶|姐姐|妹妹|女儿|妻子|太太|女孩|姑娘")
_MAN = re.compile(r"先生|爸爸|父亲|爷爷|哥哥|弟弟|儿子|丈夫|男孩|小伙|叔叔")
_HE = re.compile(r"(?<![其吉])他(?![们人国乡杀她它])")
_REACH = 30
"""So many characters after a woman was named, a pronoun is hers if no man was."""


def find_particles(written: str) -> Iterator[Found]:
    """的 where the complement of a verb or adjective follows: 做的很好, 大的多."""
    for pattern in (_COMPLEMENT, _DEGREE_OF):
        for match in pattern.finditer(written):
            why = translate("a complement follows the verb")
            yield Found(*match.span(1), "的", "得", SuggestionKind.PARTICLE, 2, 0.6, why)


def find_pronouns(written: str) -> Iterator[Found]:
    """他 soon after a woman is named as one, when no man is."""
    for match in _HE.finditer(written):
        before = written[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2]
        if _WOMAN.search(before) and not _MAN.search(before):
            why = translate("a woman is named just before")
            yield Found(*match.span(), "他", "她", SuggestionKind.PRONOUN, 2, 0.6, why)
