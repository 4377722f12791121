"""Decoding: golden cases by name, then properties over any bytes and any damage."""

import codecs
import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bonmun.decode import decode, repair
from tests.decode.pages import WORDS, page

CODEC = {"euc-kr": "euc_kr", "cp949": "cp949", "utf-8": "utf-8", "utf-16": "utf-16", "utf-8-sig": "utf-8-sig"}


def lost(source: str, text: str) -> int:
    """How many characters of `source` lie between what both begin and what both end with."""
    start = 0
    while start < min(len(source), len(text)) and source[start] == text[start]:
        start += 1
    end = 0
    while end < min(len(source), len(text)) - start and source[-1 - end] == text[-1 - end]:
        end += 1
    return len(source) - start - end


@pytest.mark.parametrize(
    ("codec", "declared", "encoding", "source"),
    [
        ("utf-8", "utf-8", "utf-8", "utf-8"),
        ("utf-8", "euc-kr", "utf-8", "utf-8"),
        ("utf-8", "", "utf-8", "utf-8"),
        ("utf-8-sig", "utf-8", "utf-8", "bom"),
        ("cp949", "euc-kr", "cp949", "meta"),
        ("cp949", "EUC-KR", "cp949", "meta"),
        ("cp949", "ks_c_5601-1987", "cp949", "meta"),
        ("cp949", "windows-949", "cp949", "meta"),
        ("cp949", "x-windows-949", "cp949", "meta"),
        ("cp949", "ms949", "cp949", "meta"),
        ("cp949", "utf-8", "cp949", "guess"),
        ("cp949", "iso-8859-1", "cp949", "guess"),
        ("cp949", "shift_jis", "cp949", "guess"),
        ("cp949", "punycode", "cp949", "guess"),
        ("cp949", "", "cp949", "guess"),
        ("utf-16", "utf-16", "utf-16-le", "bom"),
        ("utf-16-le", "utf-8", "utf-16-le", "guess"),
        ("utf-16-be", "euc-kr", "utf-16-be", "guess"),
        ("utf-32", "utf-8", "utf-32-le", "bom"),
    ],
)
def test_page_is_read_in_the_encoding_it_is_in(codec: str, declared: str, encoding: str, source: str) -> None:
    html = page(declared)
    utf8 = html.encode() if codec.startswith("utf-8") else None
    assert decode(html.encode(codec)) == (html, encoding, source, 0, False, utf8)


def test_http_header_names_the_encoding() -> None:
    html = page("utf-8")
    assert decode(html.encode("cp949"), "text/html; charset=EUC-KR")[1:3] == ("cp949", "http")
    assert decode(html.encode("utf-8"), 'text/html; charset="euc-kr"')[1:3] == ("utf-8", "utf-8")


def test_syllables_outside_euc_kr_are_read_under_its_name() -> None:
    html = page().replace("시민", "똠방각하 펲시맨 뷁 햏자 찦차")
    assert decode(html.encode("cp949")).text == html


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("日本の首相は東京で記者会見を開き、新しい経済政策を発表した。" * 10, "cp932", "shift_jis"),
        ("中国总理在北京举行记者会，宣布新的经济政策。" * 10, "gb18030", "gb2312"),
        ("Le maire a déclaré vendredi que l'été serait très chaud à Séoul. " * 10, "cp1252", "iso-8859-1"),
    ],
)
def test_page_that_is_not_korean_is_read_as_it_says(text: str, codec: str, label: str) -> None:
    assert decode(text.encode(codec), f"text/html; charset={label}") == (text, codec, "http", 0, False, None)


def test_cp949_file_included_in_a_utf8_page() -> None:
    before, after = page("utf-8").split("<p>김철수")
    raw = before.encode() + "<p>날씨 정보 안내</p>".encode("cp949") + b"<p>" + ("김철수" + after).encode()
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (before + "<p>날씨 정보 안내</p><p>김철수" + after, "utf-8")


def test_utf8_file_included_in_a_cp949_page() -> None:
    before, after = page().split("<p>김철수")
    raw = before.encode("cp949") + "<p>날씨 정보 안내</p>".encode() + b"<p>" + ("김철수" + after).encode("cp949")
    decoded = decode(raw)
    assert (decoded.text, decoded.encoding) == (before + "<p>날씨 정보 안내</p><p>김철수" + after, "cp949")


@pytest.mark.parametrize("codec", ["utf-8", "cp949", "utf-16-le"])
def test_page_cut_in_the_middle_of_a_character(codec: str) -> None:
    html = page() + "끝"
    decoded = decode(html.encode(codec)[:-1])
    assert decoded.text == html[:-1] + "\ufffd"
    assert decoded.replacements == 1


def test_replacements_do_not_count_those_of_the_page_itself() -> None:
    assert decode("한글 \ufffd".encode()).replacements == 0
    assert decode("한글 \ufffd 한글 ".encode() + b"\xff").replacements == 1


def test_emoji_written_as_two_surrogates() -> None:
    raw = "한빛시 😀 소식".encode()
    pair = "\ud83d\ude00".encode("utf-8", "surrogatepass")
    assert decode(raw.replace("😀".encode(), pair)) == ("한빛시 😀 소식", "utf-8", "utf-8", 0, False, None)
    assert decode(pair[:3] + raw) == ("\ufffd한빛시 😀 소식", "utf-8", "utf-8", 1, False, None)


def test_damage_does_not_outvote_the_text() -> None:
    html = page("")
    assert decode(html.encode() + b"\xff\xfe\xfd" * 5000).text.startswith(html)
    assert decode(html.encode("cp949") + b" \xff" * 5000).text.startswith(html)


def test_nuls_and_surrogates_are_cleaned() -> None:
    assert decode(b"<p>\0\xea\xb0\0\x80</p>").text == "<p>가</p>"
    assert repair("가\0나\ud83d\ude00\ud800") == ("가나😀\ufffd", False)
    assert repair("\ufeff제목") == ("제목", False)


@pytest.mark.parametrize(
    ("damaged", "text"),
    [
        ("´º½º", "뉴스"),
        ("ë‰´ìŠ¤", "뉴스"),
        ("´º½º Œc¹æ", "뉴스 똠방"),
        ("KBS ´º½º 9½Ã", "KBS 뉴스 9시"),
        (page().encode("cp949").decode("latin-1"), page()),
        (page().encode("cp949").decode("latin-1").encode().decode("utf-8"), page()),
        (page().encode().decode("latin-1"), page()),
        ("한빛시 조례안 " + "지역 경제를 살리겠다".encode().decode("latin-1"), "한빛시 조례안 지역 경제를 살리겠다"),
        ("전국 정부 제작".encode().decode("latin-1").replace("\xa0", " "), "전국 정부 제작"),
    ],
)
def test_mojibake_is_repaired(damaged: str, text: str) -> None:
    assert repair(damaged) == (text, True)
    assert decode(damaged.encode()) == (text, "utf-8", "utf-8", 0, True, None)


@pytest.mark.parametrize(
    "text",
    [
        "naïve café déjà vu, Ångström, El Niño, São Paulo, Übergröße",
        "".join(map(chr, range(0xC0, 0x100))),
        "ÀÉÈÙ ÇA ÔTÉ ÄÖÜ ÄÖÜß ÁÉÍÓÚÑ ÇÖZÜM ÖĞRETMEN İŞÇİ Þórður ÆÐÝÁ ÃÃÃÃ ÕÕÕÕ",
        "¼½¾ ····· »»»» °°°° ×××× ÷÷÷÷ ¿¡¿¡ £¥¢¤ 섭씨 20°C ± 2·3",
        "Noë”\u00a0et Noë”\u00a0« très »",
        "에밀 졸라(Émile Zola)의 «목로주점»·«나나»",
    ],
)
def test_latin_text_is_left_alone(text: str) -> None:
    assert repair(text) == (text, False)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_fit_for_utf8(raw: bytes) -> None:
    decoded = decode(raw)
    decoded.text.encode()
    assert "\0" not in decoded.text
    codecs.lookup(decoded.encoding)


@given(st.text(max_size=200))
def test_any_text_is_made_fit_for_utf8(text: str) -> None:
    repair(text)[0].encode()


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=60), st.sampled_from(sorted(CODEC)))
def test_korean_text_comes_back(words: list[str], codec: str) -> None:
    text = " ".join(words)
    assert decode(text.encode(CODEC[codec])).text == text


@settings(max_examples=300)
@given(st.data(), st.sampled_from(["cp949", "utf-8", "utf-16-le"]), st.sampled_from(["delete", "change", "insert"]))
def test_one_damaged_byte_costs_its_own_characters(data: st.DataObject, codec: str, damage: str) -> None:
    html = page("utf-8" if codec == "utf-8" else "euc-kr")
    raw = html.encode(codec)
    at = data.draw(st.integers(0, len(raw) - 1))
    byte = data.draw(st.binary(min_size=1, max_size=1).filter(lambda b: b != b"\0"))
    kept = {"delete": b"", "change": byte, "insert": byte + raw[at : at + 1]}[damage]
    assert lost(html, decode(raw[:at] + kept + raw[at + 1 :]).text) <= 4


def test_two_hundred_euc_kr_pages_with_a_byte_deleted_keep_their_hangul() -> None:
    rng = random.Random(8)
    for _ in range(200):
        html = page() + " ".join(rng.choices(WORDS, k=200))
        raw = html.encode("euc_kr")
        at = rng.randrange(len(raw))
        assert lost(html, decode(raw[:at] + raw[at + 1 :]).text) <= 4


@given(st.text(alphabet="a가\ud83d\ude00\ud800\udbff\udc00\udfff"))
def test_surrogates_are_joined_or_replaced_one_by_one(text: str) -> None:
    expected = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    assert repair(text)[0] == expected
    assert decode(text.encode("utf-8", "surrogatepass"))[0::3] == (expected, expected.count("\ufffd"))


def test_mojibake_of_three_tables_is_repaired() -> None:
    raw = "경찰은 뉴스를 확인했다".encode()
    latin = raw.decode("latin-1")
    windows = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in raw)
    for misread in (latin, windows, latin + " " + windows):
        assert "경찰은 뉴스를 확인했다" in repair(misread)[0]
        assert not set(repair(misread)[0]) & set("\xea\xec")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
def test_any_number_of_marks_is_passed_over(codec: str) -> None:
    text = "한빛시는 조례안을 발표했다."
    assert decode(("\ufeff" * 3000 + text).encode(codec)).text == text


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_mojibake_whose_no_break_spaces_became_spaces_is_repaired(codec: str) -> None:
    text = "전 시장은 고은결 정책관을 만든 뒤 선 채로 물었다. “채원 날까”\n둘째 문단도 정리했다고 전했다."
    misread = "".join(bytes((byte,)).decode(codec, "ignore") or chr(byte) for byte in text.encode())
    assert repair(misread.replace("\xa0", " ")) == (text, True)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_hangul_letters_become_syllables(codec: str) -> None:
    text = "가람시는 값을 깎았다고 한서율 기자가 전했다."
    assert decode(unicodedata.normalize("NFD", text).encode(codec)).text == text
    assert repair(unicodedata.normalize("NFD", text)) == (text, False)


@pytest.mark.parametrize("text", ["\uf9e1 씨", "ᄒᆞᆫ글 ᄫᅡ", "한\u11f0", "ᄀᄂ", "e\u0301cole", "ᄀᆞ라"])
def test_what_has_no_syllable_of_today_stays_as_printed(text: str) -> None:
    assert decode(text.encode()).text == text
