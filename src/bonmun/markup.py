"""A parsed page with an index of its attributes: rules and the walk ask for the same ones again and again."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

Attributes = dict[str, str | None]

# What the reading asks elements for; a fifth of a page's elements have none of these.
_ASKED = "[class], [id], [style], [itemprop], [hidden]"


class Markup:
    """The tree of a page. What is indexed is read once: take nodes out before the first question, not after.

    No subclass of the parser: nodes point at their parser, and a cycle would keep every tree until the next collection.
    """

    def __init__(self, html: str) -> None:
        self.tree = LexborHTMLParser(html)
        self.css = self.tree.css

    @cached_property
    def _asked(self) -> dict[int, LexborNode]:
        return {node.mem_id: node for node in self.css(_ASKED)}

    @cached_property
    def attributes(self) -> dict[int, Attributes]:
        """The attributes of the elements that have a name, a style or a role, by `mem_id`."""
        return {key: node.attributes for key, node in self._asked.items()}

    @cached_property
    def named(self) -> dict[str, list[LexborNode]]:
        """The elements by `#id` and by `.class`, each list in document order."""
        named: defaultdict[str, list[LexborNode]] = defaultdict(list)
        for node, attributes in zip(self._asked.values(), self.attributes.values(), strict=True):
            own, classes = attributes.get("id"), attributes.get("class")
            if own:
                named["#" + own].append(node)
            for name in set(classes.split()) if classes else ():
                named["." + name].append(node)
        return dict(named)

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The text of each script."""
        return tuple(node.text() for node in self.css("script"))
