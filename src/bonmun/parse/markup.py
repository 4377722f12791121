"""A parsed page, with what rules and readers ask of it more than once."""

from __future__ import annotations

from functools import cached_property

from selectolax.lexbor import LexborHTMLParser


class Markup:
    """The tree of a page. What is remembered is read once: take nodes out before the first question, not after.

    No nodes are kept: that costs more than to find the few that are asked for again.
    """

    def __init__(self, html: str) -> None:
        self.tree = LexborHTMLParser(html)
        self.css = self.tree.css
        self.css_first = self.tree.css_first

    @cached_property
    def names(self) -> frozenset[str]:
        """Every `#id` and `.class` on the page."""
        classes = " ".join(node.attributes["class"] or "" for node in self.css("[class]"))
        ids = (f"#{node.id}" for node in self.css("[id]"))
        return frozenset((*ids, *("." + name for name in classes.split())))

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The text of each script."""
        return tuple(node.text() for node in self.css("script"))
