"""A parsed page, with what rules and readers ask of it more than once."""

from __future__ import annotations

from functools import cached_property

from selectolax.lexbor import LexborHTMLParser

from bonmun.parse import freed

_LARGE = 256 << 10
"""Characters from which a page's tree takes so much memory that the system is given it back at once: 6 MB."""


class Markup:
    """The tree of a page. What is remembered is read once: take nodes out before the first question, not after.

    No nodes are kept: that costs more than to find the few that are asked for again.
    """

    def __init__(self, html: str | bytes) -> None:
        """`html`: UTF-8 where it is bytes."""
        self._html = html
        self.tree = LexborHTMLParser(html)
        self._is_large = len(html) >= _LARGE
        self.css = self.tree.css
        self.css_first = self.tree.css_first

    def let_go(self) -> None:
        """Drops the tree; what was asked before is still known, and the scripts' texts can be asked for."""
        del self.tree, self.css, self.css_first
        if self._is_large:
            freed.give_back()

    @cached_property
    def names(self) -> frozenset[str]:
        """Every `#id` and `.class` on the page."""
        ids: set[str] = set()
        classes: set[str] = set()
        for node in self.css("[class], [id]"):
            attributes = node.attributes
            if "id" in attributes:
                ids.add(f"#{attributes['id']}")
            classes.add(attributes.get("class") or "")
        return frozenset((*ids, *["." + name for name in " ".join(classes).split()]))

    @cached_property
    def spelled(self) -> str:
        """These names, each on a line of its own."""
        return "\n".join(("", *self.names, ""))

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The text of each script; the page is parsed again where its tree was dropped, for few ask then."""
        tree = getattr(self, "tree", None) or LexborHTMLParser(self._html)
        return tuple(node.text() for node in tree.css("script"))
