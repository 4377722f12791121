"""`Extractor(pii=False)` and `--no-pii`: no field and no record of removal shows what was masked."""

from __future__ import annotations

import gzip
import json
import pickle
from pathlib import Path

import pytest

from bonmun import Article, Author, Block, Extractor, extract
from bonmun.cli import main
from bonmun.privacy import mask

SECRETS = ("jeongho.na@example.co.kr", "010-1234-5678", "02-123-4567", "800101-1234567")
MAIL, MOBILE, DESK, RESIDENT = SECRETS
STAYS = "자살 예방 상담전화 1393, 정신건강 상담 1577-0199에서 24시간 상담할 수 있다고 시는 밝혔다."
PAGE = f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>한빛시 산책로 다시 열려 {DESK}</title>
<meta property="og:title" content="한빛시 산책로 다시 열려 {DESK}"><meta name="author" content="나정호 ({MAIL})">
<meta name="keywords" content="산책로,{MOBILE}"></head><body>
<div class="article"><h1>한빛시 산책로 다시 열려 {DESK}</h1><p class="date">입력 2024.05.03 10:20</p>
<div id="body">
<p>한빛시는 3일 강변 산책로 4㎞ 구간을 다시 열었다고 밝혔다. 참가 신청은 {DESK}로 하면 된다고 시는 설명했다.</p>
<p>경찰은 김아무개 씨(주민등록번호 {RESIDENT})의 이름으로 휴대전화 {MOBILE}이 개통됐다고 밝혔다.</p><p>{STAYS}</p>
<p>나정호 기자 {MAIL}</p></div><div class="copy">제보 {MOBILE} {MAIL} 카카오톡 한빛일보</div>
<p class="copy">Copyright ⓒ 한빛일보. 무단 전재 및 재배포 금지</p></div></body></html>"""
DUMP = "\n".join(["로그인", "한빛시 산책로 다시 열려", "입력 2024.05.03 10:20",
    f"한빛시는 3일 강변 산책로 4㎞ 구간을 다시 열었다고 밝혔다. 참가 신청은 {DESK}로 하면 된다고 시는 설명했다.",
    STAYS, f"나정호 기자 {MAIL}", f"제보 {MOBILE}", "Copyright ⓒ 한빛일보. 무단 전재 및 재배포 금지"])  # fmt: skip


def shows_nothing(told: str) -> bool:
    return not any(secret in told for secret in SECRETS)


@pytest.mark.parametrize("source", [PAGE, DUMP], ids=["page", "dump"])
def test_no_field_and_no_removal_shows_it(source: str) -> None:
    open_, masked = extract(source), Extractor(pii=False).extract(source)
    assert MAIL in str(open_.to_dict())
    assert MOBILE in str(open_.to_dict())
    assert shows_nothing(json.dumps(masked.to_dict(), ensure_ascii=False))
    assert STAYS in masked.paragraphs
    assert [author.name for author in masked.authors] == ["나정호"]
    assert masked.authors[0].email == "[이메일]"
    assert "[전화번호]" in masked.text
    assert len(masked.blocks) == len(open_.blocks)
    assert any("[이메일]" in block.text for block in masked.blocks)


def test_clean_text_masks_too() -> None:
    assert shows_nothing(str(Extractor(pii=False).clean_text(DUMP).to_dict()))


def test_every_text_of_an_article_is_masked_and_no_address() -> None:
    words = f"가 {MAIL} 나"
    article = Article(
        title=words, subtitles=(words,), paragraphs=(words,), captions=(words,), authors=(Author(words, MAIL),),
        byline=(words,), dateline=words, publisher=words, via=words, section=words, tags=(words,), reason=words,
        warnings=(words,), url="https://example.kr/010-1234-5678", image="https://example.kr/02-123-4567.jpg",
        blocks=(Block(words, "junk", "ad", "common/ad", "line 1"), Block(words, "body", None, "reading/body", "p")),
    )  # fmt: skip
    told = mask(article).to_dict()
    assert MAIL not in str(told)
    assert str(told).count("가 [이메일] 나") == str(article.to_dict()).count(words)
    assert (told["url"], told["image"]) == (article.url, article.image)


def test_masked_articles_can_be_pickled_and_masked_again() -> None:
    masked = Extractor(pii=False).extract(PAGE)
    assert pickle.loads(pickle.dumps(masked)) == masked
    assert mask(masked) == masked
    assert mask(Article()) == Article()
    assert pickle.loads(pickle.dumps(Extractor(pii=False))).pii is False


@pytest.mark.parametrize("form", ["text", "markdown", "json", "jsonl"])
def test_clean_masks_its_files(tmp_path: Path, form: str) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    out, removed = tmp_path / "out.txt", tmp_path / "removed.tsv"
    assert main(["clean", str(tmp_path / "page.html"), "--no-pii", "-f", form, "-o", str(out),
                 "--removed", str(removed), "--keep", "byline"]) == 0  # fmt: skip
    told = out.read_text("utf-8")
    assert "[이메일]" in told
    assert shows_nothing(told)
    assert "한빛일보" in removed.read_text("utf-8")
    assert shows_nothing(removed.read_text("utf-8"))


def test_run_masks_its_rows(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"html": text}) + "\n" for text in (PAGE, DUMP)), "utf-8")
    assert main(["run", str(source), "-o", str(tmp_path / "out"), "--no-pii", "--blocks", "-j", "1"]) == 0
    (shard,) = (tmp_path / "out").glob("part-*")
    told = gzip.decompress(shard.read_bytes()).decode()
    assert told.count("\n") == 2
    assert "[이메일]" in told
    assert shows_nothing(told)
