"""Which of many words stand in a text: each is looked for only where its rarest letter stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bonmun.lazy_regex import pattern

_COMMON = (
    " 이.다는에0지기12의가을고로한하사,대시서은자인정도스a수해를'전리원보일se아상부어니국제\"장3t주라으"
    "o만나있n공했과경5r구그9i진들)(성c선동…회비/소트게d년면신6m4문:위조화8요재l적우‘미’명연관중"
    "오안유세-7업내민계당터g행여무“금영·포개”단마것간치데모입생통김방분실[등드산]거발pk뉴습용현와체호h야"
    "직감교까월할예러b반강최합프후더바법운난박역며출건청차임표울었타결식작말남속려?된크력저약되노코토두권설번파점"
    "매심승배복달물광종"
)
"""The letters of news lines, the most common first: none of the others is as common as these."""


class WordsByLetter:
    """Words and their numbers, looked up by each word's rarest letter: most lines hold few of these letters."""

    def __init__(self, numbered: Iterable[tuple[str, int]]) -> None:
        numbers: dict[str, list[int]] = {}
        for word, number in numbered:
            numbers.setdefault(word, []).append(number)
        self._by_letter: dict[str, list[tuple[str, list[int]]]] = {}
        for one in numbers.items():
            self._by_letter.setdefault(max(one[0], key=_RARITY.__getitem__), []).append(one)
        self._letters = pattern(f"[{re.escape(''.join(self._by_letter))}]")

    def of(self, text: str) -> set[int]:
        """The numbers of the words that stand in the text, case folded."""
        if not self._by_letter:
            return set()
        found: list[int] = []
        text = text.casefold()
        for letter in {*self._letters.findall(text)}:
            for word, numbers in self._by_letter[letter]:
                if word in text:
                    found += numbers
        return {*found}


class _Rarity(dict[str, int]):
    """How rare each letter is."""

    def __missing__(self, letter: str) -> int:
        return len(self)


_RARITY = _Rarity((letter, at) for at, letter in enumerate(_COMMON))
