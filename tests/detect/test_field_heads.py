"""Heads over tables of fields, beside another heading, and lists that are all fields."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, marked

FIGURES_OF_A_KILN = """\
砖厂一年

砖厂在村南，有两座窑，一座烧红砖，一座烧青砖，平时二十多个人干活，秋天人手不够就从邻村请，工人轮了三班，窑火一个冬天没有熄过。

§车间数字

出厂：412台
返修：11台
停工：3天

入冬以后来拉砖的车少了，厂里把空出来的人手派去修路，路修好以后，来年开春的车就能直接开到窑门口，不用再用人推。

§窑温记录

红砖：九百度
青砖：一千度

厂长打算明年再修一座小窑，专门试烧瓦当，瓦当的模子已经从老匠人那里借来了，一共七块，都是莲花纹的。
"""

BEDS_OF_A_GARDEN = """\
后院种菜

后院只有半分地，朝南，早上晒得到太阳，下午就阴了，所以种的都是耐阴的菜，一年下来够一家人吃，还能分给邻居一些。

§后院苗床

间距：
葱：一拃
韭菜：半拃
蒜苗：三指

浇水要在早上，用桶里晒过的水，井里刚打上来的水太凉，苗子受不住，浇过以后叶子会发黄，过三天才缓过来。

§施肥的日子

头肥：出苗十天
二肥：开花之前
"""

A_LIST_OF_PEOPLE = """\
通讯录

东队

队长：赵石
会计：钱木

西队

队长：孙土
会计：李水
"""

ONE_TABLE = """\
早市

早市五点开，七点散，卖菜的多半是河东的人，他们半夜里划船过来，菜上还带着露水，卖完了再划船回去，赶得上吃早饭。

价钱

白菜：三分
萝卜：两分

七点以后市场管理员来收钱，一个摊位一角，没有摊位的蹲在墙根下，也收五分，收完了扫地，扫完地太阳就晒到墙根了。
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FIGURES_OF_A_KILN, id="figures_of_a_kiln"),
        pytest.param(BEDS_OF_A_GARDEN, id="beds_of_a_garden"),
        pytest.param(A_LIST_OF_PEOPLE, id="a_list_of_people"),
        pytest.param(ONE_TABLE, id="one_table"),
    ],
)
def test_heads_over_fields(text: str) -> None:
    plain, heads = marked(text)
    assert [title for _, title in headings(plain)] == heads
