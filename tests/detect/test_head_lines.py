"""What stands between a headline and the first words, and what of it is the first heading."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, marked

ISSUE_AND_SERIES = """\
河上最后的渡口

《水岸》月刊 二〇二一年第七期

“慢船”系列讲座第三讲侧记

□ 卢砚

渡口在镇子的东头，每天早上六点开第一班船，傍晚六点收最后一班，中间来来去去，船工老段一个人摆了三十一年，没有歇过一个整天。

§自己钉的船

老段的船是他父亲留下的样子，松木的底，杉木的帮，每三年要上一回桐油，油一遍要晾七天，晾船的时候就借邻村的船用。

§上游修了桥

去年上游修了桥，渡口的人少了一半。老段说他不打算走，因为对岸还有十几户人家要过来赶集，绕桥要多走十二里路。
"""

DRAFT_AND_SITTING = """\
Harbour Lamps Committee

Clerk's draft, not yet approved

The Council sat at ten o'clock

§Lamps on the quay

CHAIR: We have the report on the lamps in front of us. Twelve are out and four are leaning badly.

MRS. ODLIN: I would like to see the quay done first, because the boats come in after dark.

§Paint and rust

CHAIR: The next matter is the paint. The contractor has asked for another week.

MRS. ODLIN: He asked for a week in May as well. I should want it in writing this time.
"""

HEADLINE_AGAIN = """\
山货行不行

——记北岭合作社的一次晒秋会

山货行不行

八月的北岭，合作社的院子里晒满了香菇和木耳，三十多位社员坐在屋檐底下，从上午一直谈到日头偏西，说的都是同一件事：山货怎样才能卖出去。

§先分等级

社员们先说分级的事。过去香菇不分大小混在一起卖，价钱就跟着最小的走，好的也卖不出好价，今年打算分成三个等级。

§再说包装

包装的事也有人提。去年用的纸箱一受潮就软，运到城里塌了一半，今年想换成竹编的篓子，篓子村里就有人会编。
"""

TRADITIONAL = """\
茶山的年輕人回來了

《嶺南茶訊》週刊 第八十二號

□ 記者 古禾

閱讀時間約六分鐘

全文三千二百字

清明前十天，茶山上的霧還沒有散，二十六歲的阿樵已經背著竹簍走了一段山路。他去年從城裏回來，接過了祖父的三畝老茶樹，也接過了祖父欠下的一筆修路錢。

§老樹和新苗

老茶樹長得慢，一年只採一季，產量是新苗的三分之一，可是味道厚。阿樵把老樹和新苗分開炒，分開賣，價錢差了四倍。

§路修到哪裏

山路修到半山腰就停了，剩下的一段要靠人背。村裏開了三次會，最後決定先修通車的那一段，再修上山的石階。
"""

PROGRAMME_IN_QUOTATION_MARKS = """\
“山口夜谈”栏目第十四期
岭上的果园
《岭上》双月刊 2022年第3期
文字整理：本刊编辑部
时长四十分钟

主持人：今天请来两位种果树的人，先请他们说说今年的收成。

戚望：今年雨水多，桃子不甜，李子倒是好。

§老树要不要砍

主持人：有人说老树应当砍掉重种，您怎么看？

戚望：我不砍。老树结得少，可是味道好，砍了就没有了。

§新路通了以后

主持人：路通了，果子好卖了吗？

戚望：好卖一些，但是外面的果子也进来了。
"""

DAY_HOUR_AND_PLACE = """\
街坊议事会

五月十二日晚七点 社区活动室

第六次（总第二十一次）

记录稿，未经发言人审阅

§楼道里的自行车

主持人：先说自行车的事，谁先来？

王婶：我先说，三楼到四楼根本走不过去人。

李叔：我那辆明天就搬。

§屋顶的水箱

主持人：水箱的事物业来人看过没有？

李叔：来过一次，说要等配件。
"""

A_ROW_OF_ISSUES = """\
故事会合订本

§故事会第一期

主持人：今天讲渡口的故事，谁先来？

葛老：我先来，渡口从前有三条船。

§故事会第二期

主持人：今天讲磨坊的故事。

葛老：磨坊的水轮是我父亲做的。

§故事会第三期

主持人：今天讲集市。

葛老：集市三天一回。
"""

WORDS_WITH_ONCE_IN_THEM = """\
老码头

§回家那一次

主持人：您哪一年回来的？

段水：七九年，坐的是夜船。

§离开以前

主持人：离开以前做什么？

段水：扛包，一天扛两百包。
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ISSUE_AND_SERIES, id="issue_and_series"),
        pytest.param(DRAFT_AND_SITTING, id="draft_and_sitting"),
        pytest.param(HEADLINE_AGAIN, id="headline_again"),
        pytest.param(TRADITIONAL, id="traditional"),
        pytest.param(PROGRAMME_IN_QUOTATION_MARKS, id="programme_in_quotation_marks"),
        pytest.param(DAY_HOUR_AND_PLACE, id="day_hour_and_place"),
        pytest.param(A_ROW_OF_ISSUES, id="a_row_of_issues"),
        pytest.param(WORDS_WITH_ONCE_IN_THEM, id="words_with_once_in_them"),
    ],
)
def test_headings_begin_under_the_head(text: str) -> None:
    plain, heads = marked(text)
    assert [title for _, title in headings(plain)] == heads
