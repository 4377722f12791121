"""Labels and messages of players and advertisements, and sentences of articles that look like them."""

from __future__ import annotations

import pytest

from bonmun.grammar.lines import is_sentence, verdict

LABELS = {
    "player": (
        "영상을 불러오는 중입니다.|재생 버튼을 눌러 주세요|* 영상 보러 가기|클릭하면 영상이 재생됩니다."
        "|동영상을 보려면 클릭하세요.|자막 켜기|화질 설정|음소거 해제|전체화면으로 보기|AI가 읽어주는 기사"
        "|이 기사를 소리로 들어보세요.|PIP 모드|다음 동영상|이전 영상|자동재생 켜기|【영상】"
        "|[클릭 ▶ 동영상 보기]|동영상 뉴스 보기|유튜브에서 시청하기"
        "|서비스 지역이 아니어서 재생할 수 없습니다.|죄송합니다. 동영상을 재생할 수 없습니다."
        "|동영상 재생 중 오류가 발생했습니다.|죄송합니다. 영상 로딩 중 문제가 생겼습니다."
        "|영상이 재생되지 않으면 새로고침 해 주세요."
        "|이 영상은 서비스가 종료되었습니다.|해당 동영상은 제공이 중단되었습니다|삭제된 동영상입니다.|비공개 영상입니다"
        "|플레이어 로딩 중…|버퍼링 중입니다|잠시 후 재생됩니다.|영상이 곧 시작됩니다."
        "|HTML5 비디오를 지원하지 않는 브라우저입니다.|이 동영상은 가람TV에서 볼 수 있습니다."
        "|Video Player is loading.|Unmute|Current Time 0:00|Remaining Time -2:31|1.25x|배속 1.5x|ON AIR"
        "|Your browser does not support HTML5 video.|Adobe Flash Player 설치가 필요합니다"
        "|영상 바로보기|영상 보기 ▶|생방송 다시보기|나중에 볼 영상|AI 음성으로 듣기|재생 시간 2분 31초"
        "|죄송합니다. 현재 재생할 수 없는 영상입니다.|자바스크립트를 켜야 동영상을 볼 수 있습니다.|기사 듣기 02:31"
        "|화질 설정 720p|이 기사를 음성으로 들려드립니다|동영상 시청 시 데이터 요금이 부과될 수 있습니다."
    ),
    "ad": (
        "SPONSORED CONTENT|AD BANNER|광고 로딩중|광고를 불러오는 중입니다."
        "|이 광고는 파트너스 활동의 일환입니다.|Google 광고|구글 광고|Powered by dable|아래 기사 계속"
        "|▼ 기사 계속 ▼|계속 읽기|Advertising|【광고】|광고 닫기 X|5초 후 광고를 건너뛸 수 있습니다."
        "|광고 후 영상이 재생됩니다.|〈광고〉|Sponsor|이어지는 기사는 광고 뒤에|계속 읽으려면 아래로"
        "|◆ 광고 ◆|＜광고＞|/광고/|::: 광고 :::|본문광고1|이하 광고|파워링크|Google AdSense|ADVERTORIAL"
        "|이 광고 숨기기|광고 그만 보기|맞춤 광고|이 기사는 광고를 포함하고 있습니다|기사와 관련 없는 광고입니다"
        "|광고를 보시면 기사가 이어집니다|아래 광고 뒤 기사가 이어집니다"
    ),
    "dialog": ("오류가 발생했습니다. 잠시 후 다시 시도해 주세요.|문제가 생겼습니다. 나중에 다시 시도하세요."),
}
TOLD = (
    "영상을 본 시민들은 눈을 떼지 못했다.|재생 에너지 비중을 늘리기로 했다."
    "|영상에는 불을 끄는 소방관이 담겼다.|자막 없이 방송을 내보냈다|다음 영상 제작비는 시가 댄다"
    "|유튜브에서 본 대로 따라 했다|광고 시장이 커졌다|광고를 보고 찾아온 손님이 늘었다."
    "|광고 후원 계약을 맺었다|구글 광고 매출이 늘었다|기사 계속 쓰기로"
    "|회사는 잠시 뒤 다시 시도했다고 밝혔다.|파트너스 데이를 연다|영상은 누구나 볼 수 있습니다."
    "|이미지 광고|동영상 광고 시장|광고 정보를 공개했다|영상이 공개됐습니다.|영상은 도서관에서 볼 수 있습니다."
    "|이 영상은 1년 만에 삭제됐다.|라이브 공연|재생 시간이 길다|삭제된 영상|1.5배속|방송 중단|음성으로 듣는 책"
    "|광고를 내리고 기사를 고쳤습니다.|플레이어 넷이 모였다|플레이 오프|시는 광고를 중단했습니다."
    "|영상 재생에 걸린 시간이 문제가 됐다.|동영상 문제가 발생했다고 한다.|유튜브 가람TV가 보러 간 마을"
    "|이 영상은 3초 만에 재생됐다."
    "|유튜브 영상 보기 줄이기|480p 화질 논란|플래시를 설치해 달라고 했다.|다음 영상이 나온다"
    "|시는 계속 읽기 모임을 연다|전체 화면이 까맣게 변했다|음소거 논란|배속 시청 늘어|화질 전쟁"
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, row in LABELS.items() for text in row.split("|")])
def test_a_label_is_known(kind: str, text: str) -> None:
    found = verdict(text, sentence=is_sentence(text))
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("text", TOLD.split("|"))
def test_what_is_told_stays(text: str) -> None:
    found = verdict(text, sentence=is_sentence(text))
    assert found is None or found.kind not in LABELS
