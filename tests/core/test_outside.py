"""What stands outside the article is told apart when somebody asks for it."""

from __future__ import annotations

import bonmun

PAGE = """<html><body><nav><a href=/a>정치 "말말말" 1</a></nav><article><h1>한빛시 새 다리를 열다, 강 건너 십 분</h1>
<p>한빛시는 20일 새 다리를 열었다고 밝혔다. 다리는 길이 300m로 강 양쪽을 잇는다.</p>
<p>시민들은 출근길이 빨라졌다고 말했다. 시는 내년에 다리를 하나 더 놓기로 했다.</p></article>
<aside><h3>관련기사</h3><ul><li><a href=/1>"다리 놓자" 10년 만의 약속</a></li>
<li><a href=/2>강변 산책로 2km 늘린다</a></li></ul>
<p>한빛일보 이용 안내</p><a href=/3>"첫눈" 내린 1월 풍경</a></aside></body></html>"""


def test_links_under_a_lists_heading_are_its_items_and_no_others() -> None:
    kinds = {removal.text: removal.kind for removal in bonmun.extract(PAGE).removed}
    assert kinds['"다리 놓자" 10년 만의 약속'] == kinds["강변 산책로 2km 늘린다"] == kinds["관련기사"] == "related"
    assert kinds['정치 "말말말" 1'] == kinds['"첫눈" 내린 1월 풍경'] == "nav"
