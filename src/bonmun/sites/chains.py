"""CSS selectors with several descendant steps, or with places among siblings, found in linear time.

lexbor tries every ancestor for every step: `.a .b .c p` on a page of 500 nested elements that carry all three classes
takes minutes. Here each step is looked for once, inside the outermost elements of the step before.
For `:nth-child(2)` lexbor counts all siblings of every element: seconds for a list of twenty thousand. Here counting
ends at the second.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from bonmun.lazy_regex import pattern
from bonmun.parse.markup import Markup

_PIECE = pattern(r"\s*([>+~,])\s*|(\s+)|\\.|\"[^\"]*\"|'[^']*'|[^\s>+~,\\\"']", re.DOTALL)
_PLAIN = pattern(r"[\w.#-]+(?:\s*[\s>+]\s*[\w.#-]+)?")
"""Selectors of one or two steps that are names alone, which lexbor may always search for: most are."""
_ATTRIBUTE = pattern(r"\[[^\]]{0,200}\]")
_INNER = pattern(r"[\w\])*]\s+[\w.#:*\[]|~")
_COUNTED = pattern(r":nth-child\(\s*([1-9])\s*\)|:nth-of-type\(\s*([1-9])\s*\)|:(first)-of-type")
_UNCOUNTED = pattern(r":nth-|-of-type|:lexbor-")
_TAG = pattern(r"[A-Za-z]")
_MOST = 12
"""Steps of one selector; the longest of ours has 6."""


class Step(NamedTuple):
    """What an element must match, and where it stands to the step before: " ", ">" or "+"; "" for the first."""

    relation: str
    css: str
    nth: int = 0
    """Its place among its siblings, from 1; 0 for any."""
    of_type: bool = False
    """Siblings with another tag do not count."""


def steps(css: str) -> tuple[Step, ...]:
    """The steps of a selector that lexbor would take too long for; () for one that it may have.

    ValueError, saying what, for one whose time nobody can bound.
    """
    if _PLAIN.fullmatch(css):
        return ()
    chain, inside = _split(css)
    relations = [step.relation for step in chain]
    if "~" in relations:
        raise ValueError("`~` asks every sibling of every element: use `+` or a class")
    if len(chain) > _MOST:
        raise ValueError(f"{len(chain)} steps; {_MOST} are the most")
    if css.count(":has(") > 1:
        raise ValueError("more than one `:has`")
    if _INNER.search(_ATTRIBUTE.sub("[]", inside)):
        raise ValueError("several steps in the brackets of `:has`, `:not`, `:is` or `:where`")
    if _UNCOUNTED.search(_ATTRIBUTE.sub("[]", inside)):
        raise ValueError("places among siblings in the brackets of `:has`, `:not`, `:is` or `:where`")
    if _UNCOUNTED.search(_ATTRIBUTE.sub("[]", css)):
        return _placed(css, [_place(step) for step in chain])
    if relations.count(" ") < (1 if ":has(" in css else 2):
        return ()
    if "," in relations:
        raise ValueError("alternatives of several descendant steps: list them one by one")
    return tuple(chain)


def _placed(css: str, chain: list[Step]) -> tuple[Step, ...]:
    """The chain with places; one step where only its end has one and lexbor may find the rest."""
    *above, last = chain
    if any(step.relation == "," for step in chain):
        raise ValueError("alternatives with places among siblings: list them one by one")
    if last.nth and not any(step.nth for step in above):
        whole = _COUNTED.sub("", css)
        if not steps(whole):
            return (last._replace(relation="", css=whole if last.css != "*" else whole + "*"),)
    return tuple(chain)


def _place(step: Step) -> Step:
    found = _COUNTED.search(step.css)
    css = _COUNTED.sub("", step.css, count=1)
    if _UNCOUNTED.search(_ATTRIBUTE.sub("[]", css)):
        raise ValueError("places among siblings are told as `:nth-child(2)`, `:nth-of-type(2)`, `:first-child` …")
    if found is None:
        return step
    if not found[1] and not _TAG.match(css):
        raise ValueError("a place among siblings of one type needs the type: `em:first-of-type`")
    return Step(step.relation, css or "*", int(found[1] or found[2] or 1), not found[1])


def _split(css: str) -> tuple[list[Step], str]:
    """The steps at the outside, and what stands in round brackets."""
    chain, inside = [Step("", "")], ""
    depth = square = 0
    for piece in _PIECE.finditer(css.strip()):
        text = piece[0]
        square += (text == "[") - (text == "]")
        depth += (text == "(" and not square) - (text == ")" and not square)
        if depth:
            inside += text
        elif square == 0 and (piece[1] or piece[2]):
            chain.append(Step(piece[1] or " ", ""))
            continue
        chain[-1] = chain[-1]._replace(css=chain[-1].css + text)
    return chain, inside


def find(page: Markup, chain: tuple[Step, ...]) -> list[LexborNode]:
    """The elements that the steps lead to, in document order."""
    found: list[LexborNode] = []
    for step in chain:
        if step.relation == " ":
            near = [node for holder in outermost(found) for node in _inside(holder, step.css)]
        else:
            before = {node.mem_id for node in found}
            near = [node for node in page.css(step.css) if not step.relation or _is_beside(node, step.relation, before)]
        found = [node for node in near if not step.nth or _stands(node, step)]
        if not found:
            break
    return found


def _inside(holder: LexborNode, css: str) -> list[LexborNode]:
    return [node for node in holder.css(css) if node.mem_id != holder.mem_id]


def _stands(node: LexborNode, step: Step) -> bool:
    """Whether the node is at the step's place among its siblings; looks no further back than that place."""
    place, at = 1, node.prev
    while at is not None and place <= step.nth:
        place += at.is_element_node and (not step.of_type or at.tag == node.tag)
        at = at.prev
    return place == step.nth


def _is_beside(node: LexborNode, relation: str, before: Collection[int]) -> bool:
    """Whether the element over the node, or the one right before it, is one of those."""
    near = node.parent if relation == ">" else node.prev
    while relation == "+" and near is not None and not near.is_element_node:
        near = near.prev
    return near is not None and near.mem_id in before


def outermost(nodes: Iterable[LexborNode]) -> tuple[LexborNode, ...]:
    """The nodes that are not inside another of them."""
    found = tuple(nodes)
    if len(found) < 2:
        return found
    ids = {node.mem_id for node in found}
    known: dict[int, bool] = {}
    return tuple(node for node in found if not _is_below(node, ids, known))


def _is_below(node: LexborNode, above: Collection[int], known: dict[int, bool]) -> bool:
    """Whether one of those above is an ancestor; `known` keeps the answer for every ancestor on the way."""
    way = []
    at: LexborNode | None = node
    answer = False
    while at is not None:
        if at.mem_id in known:
            answer = known[at.mem_id]
            break
        way.append(at.mem_id)
        at = at.parent
        if at is not None and at.mem_id in above:
            answer = True
            break
    known.update(dict.fromkeys(way, answer))
    return answer
