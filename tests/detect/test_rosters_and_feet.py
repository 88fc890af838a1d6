"""Rosters, fields and the foot of a page of the web are no headings."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, marked

PRESENT_AT_A_DEPOSITION = """\
DEPOSITION OF ODA MERCER

PRESENT:

Anna Holt, for the plaintiff
Rudy Sears, for the defendant

EXAMINATION

Q. State your name.
A. Oda Mercer.
Q. Where do you live?
A. On the harbour, above the chandler.
"""

FOOT_OF_A_PAGE = """\
蜂农的冬天

入冬以后蜂农把蜂箱从山上搬下来，一共八十箱，搬了三天，路上翻了一箱，蜂飞出来，在车灯前面转了半夜，天亮才收回来。

§搬箱的夜晚

搬箱要在夜里，蜂都回了巢，把巢门关上，用绳子捆好，两个人抬一箱，走到路边装车，走得快了里面会响，响了就要停一停。

§越冬的口粮

越冬的蜂吃自己的蜜，留多少全凭经验，留少了要喂糖，喂糖的蜂来年没有力气，所以老蜂农宁可少收一季蜜，也要给它们留足。

（图）放蜂人收蜂箱

【责任校对：戈宁】

【报错】

分享到：微信 微博
"""

BACKERS = """\
The Ferry Podcast

IDA: Welcome back to the ferry. Today we speak about rope.

TOM: Rope is a long subject.

§Knots

IDA: Let us begin with knots, then.

TOM: The bowline. It never slips, and it always comes undone.

§Splices

IDA: And splices?

TOM: A splice takes an hour, and lasts ten years.

Our backers

Anna, Berit, Carl, and the rope works at Orley.
www.ferry.example/back
"""

FIELDS_OF_TALK = """\
主题：堤坝会
要点：堤要加高；先修西段
关键词：堤 坝 西段

组长：堤要加高一尺，大家看怎么修。

组员：先修西段，西段最低。

组长：西段修完再修东段。

组员：东段明年也来得及。
"""

PRESENT_AT_AN_INQUIRY = """\
DISTRICT HARBOUR INQUIRY

Transcript of the second day

PRESENT:

Anna Holt, counsel for the plaintiff
Rudy Sears, counsel for the defendant
Ida Moss, harbour pilot

§OPENING STATEMENT

MS. HOLT: May it please the court, we say that the lamp was out.

MR. SEARS: We say that it was lit.

§EXAMINATION OF IDA MOSS

MS. HOLT: Were you on the quay that night?

MS. MOSS: I was on the water, below the quay.

MR. SEARS: Then you could not see the lamp.

MS. MOSS: I could see that there was none.
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PRESENT_AT_A_DEPOSITION, id="present_at_a_deposition"),
        pytest.param(FOOT_OF_A_PAGE, id="foot_of_a_page"),
        pytest.param(BACKERS, id="backers"),
        pytest.param(FIELDS_OF_TALK, id="fields_of_talk"),
        pytest.param(PRESENT_AT_AN_INQUIRY, id="present_at_an_inquiry"),
    ],
)
def test_rosters_fields_and_feet(text: str) -> None:
    plain, heads = marked(text)
    assert [title for _, title in headings(plain)] == heads
