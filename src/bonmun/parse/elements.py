"""Elements by what the HTML standard's parser makes of them."""

from __future__ import annotations

from bonmun.parse.rawtext import RAW

FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
"""What the parser opens again in every paragraph until closed; `<a>` and `<nobr>` close their own kind."""
SCOPES = frozenset("applet caption marquee math object select svg table td template th".split())
"""Elements that an end tag inside does not reach out of."""
CELLS = frozenset(("td", "th", "caption"))
NO_MARKER = frozenset(("table", "svg", "math", "select"))
"""Scopes whose end leaves the formatting opened inside them active."""
NO_DEPTH = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
    " body colgroup dd dt head html li option p tbody td tfoot th thead tr".split()
)
"""Void elements, and those that close their own kind or need another that is counted."""
CLOSING = FORMATTING | frozenset(
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav ol pre search section summary ul"
    " applet marquee object caption select table tbody td template tfoot th thead tr".split()
)
"""Elements whose end tags close what is open inside too; others are passed over where a special one is."""
SPECIAL = (
    (CLOSING - FORMATTING - {"dialog"})
    | RAW
    | frozenset(
        "body col colgroup dd dt frameset head html li noscript p"
        " mi mo mn ms mtext annotation-xml foreignobject desc".split()
    )
)
"""The standard's special elements, void ones left out."""
FOREIGN = ("svg", "math", "select")
"""In these the parser reads on where only text should stand, and whether it has left them is not certain. So all that
looks like a start tag is taken for one, and end tags within what may be text close nothing."""
BREAKOUT = FORMATTING | frozenset(
    "blockquote body br center dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li listing menu meta nobr ol p pre"
    " ruby span sub sup table ul var".split()
)
"""HTML tags that end SVG and MathML, so that the end tag after them closes nothing."""
BLOCK_TAGS = frozenset(
    "address article aside audio blockquote body br button caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer foreignObject form h1 h2 h3 h4 h5 h6 header hr html iframe img input label legend li "
    "listing main nav noscript ol option p picture plaintext pre section select summary table tbody td text textarea "
    "template tfoot th thead title tr ul video xmp".split()
)
"""A line ends at the edge of one of these: the HTML standard's flow containers plus replaced elements."""
