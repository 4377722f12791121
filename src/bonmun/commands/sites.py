"""`bonmun sites`: list, show and check outlet rules, propose new ones, see which have gone stale."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from bonmun.fetch.command_options import add_private
from bonmun.messages import say, tell
from bonmun.options import OUTPUT, advised, file_name
from bonmun.usage import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bonmun.sites.rules import Site
    from bonmun.sites.selectors import Selector

EPILOG = """\
Rule files are TOML: docs/adding-a-site.md walks through one. A folder of your own is laid over bonmun's rules with
`--sites DIR`. Exit status: 0 all fine, 1 an unknown host, a wrong file or a page without an article, 2 wrong usage.

examples:
  bonmun sites                               every outlet with rules of its own
  bonmun sites show www.mk.co.kr             what the rules say of an outlet
  bonmun sites check my-rules/*.toml         is every key known and every selector valid?
  bonmun sites new page.html --url https://www.example.co.kr/news/1 -o my-rules
  bonmun sites health articles.jsonl         whose rules no longer fit their pages?
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.epilog = EPILOG
    actions = parser.add_subparsers(dest="action", metavar="ACTION", help="without one: list")
    parser.set_defaults(action="list", sites=None)
    listing = actions.add_parser("list", help="list the outlets, one a line: rules, name, family, hosts")
    listing.add_argument("--sites", metavar="DIR", help="with the rules of a folder over ours")
    show = actions.add_parser("show", help="show what the rules say of a host")
    show.add_argument("host", help="a host, an address, or the name of an outlet or of its rules")
    show.add_argument("--sites", metavar="DIR", help="with the rules of a folder over ours")
    check = actions.add_parser("check", help="check rule files")
    check.add_argument("file", nargs="+", type=Path, help="rule file")
    new = actions.add_parser("new", help="propose a rule file from a page or two")
    new.add_argument("page", nargs="+", metavar="FILE|URL", help="page of the outlet, saved or to be fetched")
    new.add_argument("--url", help="the address of the first page")
    add_private(new)
    new.add_argument(*OUTPUT, type=file_name, metavar="DIR", help="write rule file and fixture skeleton here")
    health = actions.add_parser("health", help="compare rules with the pages a run met")
    health.add_argument("file", type=Path, help="articles as JSON Lines")
    other = health.add_mutually_exclusive_group()
    other.add_argument("--before", type=Path, metavar="FILE", help="an earlier run to compare with")
    other.add_argument("--since", type=_time, metavar="TIME", help="compare this run before and since (ISO 8601)")


def run(args: argparse.Namespace) -> int:
    """The exit status: 0 all fine, 1 something was wrong, 2 wrong usage."""
    from bonmun.errors import FetchError

    actions = {"list": _list, "show": _show, "check": _check, "new": _new, "health": _health}
    try:
        return actions[args.action](args)
    except FetchError as error:
        tell(f"bonmun sites {args.action}", advised(str(error)))
        return 1


def _time(text: str) -> str:
    import datetime as dt

    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2024-05-03 or 2024-05-03T10:20") from None
    return text


def _list(args: argparse.Namespace) -> int:
    from bonmun import sites

    for site in sites.load(args.sites or True).all():
        print("\t".join((site.id, site.name, site.family, " ".join(site.hosts))))
    return 0


def _show(args: argparse.Namespace) -> int:
    from bonmun import sites
    from bonmun.grammar import outlets

    known = sites.load(args.sites or True)
    site = known.by_host(outlets.host_of(args.host)) or known.by_name(args.host)
    site = site or next((one for one in known.all() if one.id in (args.host, f"site:{args.host}")), None)
    if site is None:
        names = [name for one in known.all() for name in (one.id.removeprefix("site:"), one.name, *one.hosts)]
        meant = nearest(args.host, names)
        tell("bonmun sites show", f"{args.host} is not known" + (f"; did you mean {meant}?" if meant else ""))
        return 1
    print(_describe(site))
    family = known.families.get(f"family:{site.family}")
    if family is not None:
        print("\n" + _describe(family))
    return 0


def _describe(site: Site) -> str:
    out = [f"{site.id}  {site.name}" + (f"  (family {site.family})" if site.family else "")]
    entries = {"feeds": site.feeds, "sitemaps": site.sitemaps, "sections": site.sections}
    out += [f"  {key}: {', '.join(values)}" for key, values in entries.items() if values]
    for layout in site.layouts:
        out.append(f"  layout {layout.name}, seen {layout.seen}")
        out += _selectors({"when": layout.when, "body": layout.body, **layout.fields})
        if layout.script is not None:
            out.append(f"    script: {layout.script.find}")
    if site.fields:
        out += ["  on every layout", *_selectors(site.fields)]
    if site.junk:
        out += ["  junk", *_selectors(site.junk)]
    out += [f"  lines: {kind}: {line}" for line, kind in (*site.lines.items(), *site.patterns.items())]
    return "\n".join(out)


def _selectors(table: Mapping[str, tuple[Selector, ...]]) -> list[str]:
    written = {key: [s.css + (f"@{s.attribute}" if s.attribute else "") for s in found] for key, found in table.items()}
    return [f"    {key}: {', '.join(selectors)}" for key, selectors in written.items() if selectors]


def _check(args: argparse.Namespace) -> int:
    from bonmun.errors import RuleError
    from bonmun.sites.rules import parse

    status = 0
    for path in args.file:
        try:
            site = parse(path.read_text("utf-8"), str(path), f"site:{path.stem}")
        except UnicodeDecodeError:
            tell(str(path), "not UTF-8")
            status = 1
        except RuleError as error:
            tell("", str(error))
            status = 1
        else:
            print(say(f"{path}: fine: {site.name}, {len(site.layouts)} layouts, {len(site.hosts)} hosts", counts=True))
    return status


def _new(args: argparse.Namespace) -> int:
    from bonmun.extractor import Extractor
    from bonmun.sites.propose import propose, sample

    pages = [_page(target, args.url if n == 0 else None, args.allow_private) for n, target in enumerate(args.page)]
    extractor = Extractor(sites=False)
    samples = [sample(name, raw, url, extractor.extract(raw, url)) for name, raw, url in pages]
    empty = [one.name for one in samples if not one.article.paragraphs]
    if empty:
        tell("bonmun sites new", f"no article on {', '.join(empty)}")
        return 1
    proposal = propose(samples)
    toml = proposal.to_toml()
    if args.output is None:
        print(toml, end="")
        return 0
    stem = proposal.host.split(".")[0]
    args.output.mkdir(parents=True, exist_ok=True)
    (args.output / f"{stem}.toml").write_text(toml, "utf-8")
    for (name, raw, _), one in zip(pages, samples, strict=True):
        folder = args.output / "fixtures" / stem / (Path(name).stem or "page")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "page.html").write_bytes(raw)
        (folder / "expected.json").write_text(_skeleton(one.article.to_dict(), f"site:{stem}"), "utf-8")
    print(args.output / f"{stem}.toml")
    return 0


def _page(target: str, url: str | None, private: bool) -> tuple[str, bytes, str | None]:
    """A page's name, bytes and address."""
    if target.startswith(("http://", "https://")):
        from bonmun.fetch import Network, fetch

        page = fetch(target, network=Network(allow_private=private))
        return target, page.body, page.url
    return target, Path(target).read_bytes(), url


def _skeleton(article: dict[str, object], method: str) -> str:
    """What bonmun reads today, to be corrected by a person who has looked at the page."""
    keys = ("url", "kind", "title", "subtitles", "paragraphs", "captions", "published", "updated", "publisher")
    expected: dict[str, object] = {key: article[key] for key in keys} | {"method": method, "removed": {}}
    return json.dumps(expected, ensure_ascii=False, indent=1) + "\n"


def _health(args: argparse.Namespace) -> int:
    from bonmun.fetch import health

    return health.report(args.file, args.before, args.since)
