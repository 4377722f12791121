"""Messages in the reader's language: Korean where the locale is Korean, English elsewhere and in JSON always."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bonmun.messages import say

from .conftest import MENU, Run


@pytest.fixture
def korean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("nothing in it", "내용이 없습니다"),
        ("no-text: nothing in it", "no-text: 내용이 없습니다"),
        ("saved/a: b.html: no-text: nothing in it", "saved/a: b.html: no-text: 내용이 없습니다"),
        ("can't write a.txt: No space left on device", "a.txt에 쓸 수 없습니다: 남은 공간이 없습니다"),
        ("can't write options: it melted", "options에 쓸 수 없습니다: it melted"),
        ("x.toml: `body`: should be a text", "x.toml: `body`: 문자열이어야 합니다"),
        ("what nobody has translated: at all", "what nobody has translated: at all"),
        ("", ""),
    ],
)
def test_what_a_message_names_stands_in_its_korean(message: str, told: str) -> None:
    assert say(message) == told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("1 inputs, 1 rows, 1 of them done before; 0.1 s", "1 input, 1 row, 1 of them done before; 0.1 s"),
        ("11 inputs, 1 rows; 0.1 s", "11 inputs, 1 row; 0.1 s"),
        ("2,311 inputs, 0 rows; 2.1 s", "2,311 inputs, 0 rows; 2.1 s"),
        ("a.toml: fine: 가람, 1 layouts, 21 hosts", "a.toml: fine: 가람, 1 layout, 21 hosts"),
    ],
)
def test_one_is_not_counted_as_many(message: str, told: str) -> None:
    assert say(message, counts=True) == told
    assert say(message) == message


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", ""])
def test_other_locales_have_english(bonmun: Run, korean: None, monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    if not locale:
        monkeypatch.setenv("LANG", "")
    assert bonmun("clean", "nosuch.html").err == "bonmun clean: no such file, folder or pattern: nosuch.html\n"
    assert "usage: bonmun" in bonmun("--help").out


@pytest.mark.usefixtures("korean")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--help"], "저장한 페이지와 텍스트에서 기사를 뽑습니다"),
        (["clean", "--help"], "종료 코드: 0 모든 입력에서 기사를 얻음"),
        (["sites", "show", "--help"], "사용법: bonmun sites show"),
        (["clean", "nosuch.html"], "그런 파일이나 폴더, 패턴이 없습니다: nosuch.html"),
        (["clean", "saved", "-f", "jsn"], "혹시 json인가요?"),
        (["clean"], "다음 인자가 필요합니다: PATH"),
        (["claen"], "혹시 clean인가요?"),
        (["why", "saved", " "], "찾을 문구가 비어 있습니다"),
        (["fetch", "http://127.0.0.1/"], "--allow-private를 쓰면 허용됩니다"),
        (["why", "saved/one.html", "무단"], "블록 1개 가운데 0개는 남기고 1개는 제거했습니다"),
        (["why", "saved/one.html", "무단"], "    이유     줄 전체가"),
        (["diff", "a.jsonl", "a.jsonl"], "양쪽에 있는 기사 0건"),
        (["sites", "check", "wrong.toml"], "wrong.toml: 올바른 TOML이 아닙니다: "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_korean_reads_korean(bonmun: Run, saved: Path, arguments: list[str], told: str) -> None:
    Path("a.jsonl").write_text("", "utf-8")
    Path("wrong.toml").write_text("=", "utf-8")
    _, out, err = bonmun(*arguments)
    assert told in out + err


def test_json_is_the_same_everywhere(bonmun: Run, saved: Path, request: pytest.FixtureRequest) -> None:
    (saved / "menu.html").write_text(MENU, "utf-8")
    commands = (["clean", "saved", "-f", "jsonl"], ["why", "saved/menu.html", "정치", "--json"])
    english = [bonmun(*command) for command in commands]
    request.getfixturevalue("korean")
    korean = [bonmun(*command) for command in commands]
    assert [done.out for done in korean] == [done.out for done in english]
    assert korean[0].err != english[0].err
    assert all(json.loads(line) for line in korean[0].out.splitlines())
