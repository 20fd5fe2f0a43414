"""Small cleaners of text, the same for every format, and the list markers people type."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

BULLET: Final = "•"
BULLETS: Final = "•·∙●○◦‣⁃⁍⦁▪▫■□◾◽◆◇◊⬥⬧❖➢➤►▶▸▹▷▻➔➜➝➞➧➥❯"  # glyphs that begin items of lists
DASH: Final = "-"

_CHARACTERS: Final[dict[str, str | None]] = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    "\u2011": "-",
    "\u2028": "\n",
    "\u2029": "\n",
}
_LONE: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # no file can hold them
_PLAIN: Final = str.maketrans(_CHARACTERS) | _LONE
_ODD: Final = re.compile(f"[{''.join(_CHARACTERS)}\ud800-\udfff]")  # a look takes a tenth of the time
# Private-use characters are the glyphs of Symbol and Wingdings fonts; a lone "o" is Courier's hollow
# bullet, unless it is the Welsh word.
_TYPED_BULLET: Final = re.compile(
    rf"""[ \t]*
    (?: [{BULLETS}\uf020-\uf0ff] [ \t]*
      | [✓✔✗✘»*] [ \t]+
      | [☐☑☒] [ \t]+ (?= \S+ [ \t]+ \S+ [ \t]+ [^☐☑☒\n]+ $)
      | o (?: [ \t]{{2,}} | \t | [ ](?=[A-Z0-9]) )
      | (?P<dash>[-–—−]) [ \t]+
    ) (?=\S)""",
    re.VERBOSE,
)

# A field's name before its value: "Lead: A Pike", "Action 2: Mend the weir".
LABEL: Final = re.compile(
    r"(?P<name>[A-Z][a-z]+(?:['’][a-z]+)?(?: [A-Za-z]+(?:['’][a-z]+)?){0,4})(?: \d{1,2})?:(?= \S)"
)


class Marker(NamedTuple):
    """A list marker as a Block has it, and the offset of the first character behind it."""

    marker: str
    end: int


def plain(text: str) -> str:
    """The text with ordinary spaces and hyphens, and without characters that print nothing."""
    return text.translate(_PLAIN) if _ODD.search(text) else text


def typed_bullet(text: str) -> Marker | None:
    """The bullet or dash typed at the start of a line of text; None where there is none.

    A dash, an asterisk, a tick or the letter o is a bullet only with white space behind it, and
    nothing is one with no words behind it. A box to tick is one before several words and no other
    box: "☐ Yes  ☐ No" is an answer.
    """
    match = _TYPED_BULLET.match(text)
    if match is None:
        return None
    return Marker(DASH if match["dash"] else BULLET, match.end())
