"""What is proposed for an outlet is a rule file, whatever its pages say."""

from __future__ import annotations

import tomllib

from bonmun.sites.propose import Finding, Proposal
from bonmun.sites.rules import parse


def test_names_and_selectors_with_quotes_are_escaped() -> None:
    body = [Finding('div[data-kind="글"]', "on 1 of 1")]
    proposal = Proposal('한빛 "라이더"\\신문\x7f', "hanbit.example", "2026; page", body, {}, {})
    text = proposal.to_toml()
    assert tomllib.loads(text)["name"] == '한빛 "라이더"\\신문\x7f'
    assert [selector.css for selector in parse(text, "new", "site:new").layouts[0].body] == ['div[data-kind="글"]']
