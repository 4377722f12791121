"""The share of small cases that are read right, by kind: by default the held-out variants in tests/variants.

    python tools/quality/case_shares.py [FILE.jsonl …] [--kind K] [--floor 0.9]

It says how many cases of a kind go wrong and never which: whoever mends a kind looks for its pattern elsewhere, so that
these go on measuring what nobody has fitted. A case is a line of JSON, described in tests/variants/README.md.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bonmun import Article, Extractor

HELD_OUT = Path(__file__).resolve().parents[2] / "tests/variants"
VARIANTS, VARIANTS_2, VARIANTS_3 = (HELD_OUT / f"{name}.jsonl" for name in ("variants", "variants-2", "variants-3"))
Case = dict[str, Any]


def main() -> int:
    """0; 1 when less than --floor of all cases are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[VARIANTS, VARIANTS_2, VARIANTS_3])
    parser.add_argument("--kind", help="cases of this kind only")
    parser.add_argument("--floor", type=float, default=0.0, help="the least share that is enough")
    options = parser.parse_args()
    cases = [case for path in options.files for case in read(path) if options.kind in (None, case["kind"])]
    of, right = Counter(case["kind"] for case in cases), Counter(case["kind"] for case in cases if is_right(case))
    for kind, count in sorted(of.items(), key=lambda item: (right[item[0]] / item[1], item[0])):
        print(f"{kind:12} {right[kind]:4} of {count:4}  {right[kind] / count:.2f}")
    share = right.total() / max(1, of.total())
    print(f"{'all':12} {right.total():4} of {of.total():4}  {share:.3f}")
    return int(share < options.floor)


def read(path: Path) -> Iterator[Case]:
    """The cases of a file."""
    for line in path.read_text("utf-8").split("\n"):  # not splitlines: a case may hold other ends of lines
        if line:
            yield json.loads(line)


def is_right(case: Case) -> bool:
    """True when all that the case expects came out."""
    article = article_of(case)
    return all(value_of(article, key, wanted) == wanted for key, wanted in case["expect"].items())


def article_of(case: Case) -> Article:
    """What bonmun makes of the case's page or dump."""
    reader = Extractor(**case.get("options") or {})
    raw = base64.b64decode(case["base64"]) if "base64" in case else case["input"].encode("utf-8", "surrogatepass")
    if case["dump"]:
        return reader.clean_text(case["input"] if "input" in case else raw.decode("utf-8", "replace"))
    return reader.extract(raw, url=case.get("url"))


def value_of(article: Article, key: str, wanted: Any) -> Any:
    """What the article holds under a key of `expect`, in the form in which a case writes it."""
    match key:
        case "body":
            return list(article.paragraphs)
        case "joined":
            return " ".join(article.paragraphs)
        case "names":
            return [author.name for author in article.authors]
        case "has":
            return [part for part in wanted if part in article.text]
        case "hasnot":
            return [part for part in wanted if part not in article.text]
        case "published" | "updated":
            moment = getattr(article, key)
            return moment.isoformat() if moment else None
        case "subtitles" | "captions" | "tags":
            return list(getattr(article, key))
        case _:
            return getattr(article, key)


if __name__ == "__main__":
    sys.exit(main())
