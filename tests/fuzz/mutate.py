"""Files made a little wrong, from a seed: the same file and seed give the same wrong file."""

import random
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?")
_EXTREMES = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"99999999999",
    b"1e9",
    b"0.0000001",
)
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?\bendobj\s", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_ELEMENT = re.compile(rb"<(w:[A-Za-z]+)[^<>]{0,300}(?:/>|>(?:(?!<\1[ >]).){0,3000}?</\1>)", re.DOTALL)
_TAG = re.compile(rb"<(/?)(w:[A-Za-z]+)")
_ATTRIBUTE = re.compile(rb'="[^"<>]*"')
_VALUES = (
    b"", b"0", b"-1", b"1000000", b"99999999999999999999", b"x", b"true", b"&#1;", b"\xff\xfe", b"&x;", b"../../x",
    b"http://127.0.0.1:9/x", b"%s" * 20, "\u202e\u0000\ud7ff".encode(), b"A" * 70_000,
)  # fmt: skip


def flip(content: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The end, the start or a piece in the middle is missing."""
    a, b = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice((content[:a], content[a:], content[:a] + content[b:]))


def shuffle(content: bytes, chance: random.Random) -> bytes:
    """Two pieces have changed places, or one stands several times."""
    a, b, c = sorted(chance.randrange(len(content) + 1) for _ in range(3))
    if chance.random() < 0.5:
        return content[:a] + content[b:c] + content[a:b] + content[c:]
    return content[:b] + content[a:b] * chance.choice((1, 3, 20)) + content[b:]


def numbers(content: bytes, chance: random.Random) -> bytes:
    """Some numbers are far from what they were."""
    return _replaced(content, _NUMBER, lambda _: chance.choice(_EXTREMES), chance)


def _replaced(
    content: bytes,
    pattern: re.Pattern[bytes],
    value: Callable[[re.Match[bytes]], bytes],
    chance: random.Random,
) -> bytes:
    found = list(pattern.finditer(content))
    picked = chance.sample(found, min(len(found), chance.choice((1, 1, 3, 10))))
    for match in sorted(picked, key=re.Match.start, reverse=True):
        content = content[: match.start()] + value(match) + content[match.end() :]
    return content


def objects(content: bytes, chance: random.Random) -> bytes:
    """Objects of a PDF are missing, stand twice, or stand for each other."""
    found = [match.group() for match in _OBJECT.finditer(content)]
    if len(found) < 2:
        return flip(content, chance)
    one, other = chance.sample(found, 2)
    way = chance.randrange(3)
    if way == 0:
        return content.replace(one, b"", 1)
    if way == 1:
        return content.replace(one, one + one, 1)
    body = one.partition(b"obj")[2]
    return content.replace(other, other.partition(b"obj")[0] + b"obj" + body, 1)


def streams(content: bytes, chance: random.Random) -> bytes:
    """What is inside a stream of a PDF is wrong, under a packing that is right."""
    found = list(_STREAM.finditer(content))
    if not found:
        return flip(content, chance)
    match = chance.choice(found)
    inside = match.group(1)
    try:
        plain, pack = zlib.decompress(inside), zlib.compress
    except zlib.error:
        plain, pack = inside, bytes
    wrong = chance.choice((flip, cut, shuffle, numbers, _operators, _grown))(plain, chance)
    return content[: match.start(1)] + pack(wrong) + content[match.end(1) :]


def _operators(content: bytes, chance: random.Random) -> bytes:
    """A page's drawing orders with others among them."""
    orders = (b" q " * 200, b" Q " * 200, b" BT ", b" ET ", b" /F1 0 Tf ", b" 1 0 0 0 0 0 Tm ", b" 1e30 0 0 1e30 0 0 cm ",
              b" (a) Tj " * 500, b" /X1 Do ", b" 0 0 m 1e9 1e9 l S ", b" BI ID \xff EI ", b" [[[[ ", b" -5 w ")  # fmt: skip
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(orders) + content[at:]


def _grown(content: bytes, chance: random.Random) -> bytes:
    return content * min(chance.choice((2, 30, 200)), max(1, _LONGEST // (len(content) + 1)))


def members(content: bytes, chance: random.Random) -> bytes:
    """A part of a Word file is missing, stands for another one or is wrong inside; the zip is right."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, EOFError, OSError):
        return flip(content, chance)
    texts = [name for name in parts if name.endswith((".xml", ".rels"))]
    main = [name for name in texts if name.endswith(("document.xml", "numbering.xml", "styles.xml"))]
    name = chance.choice(main if main and chance.random() < 0.7 else texts or list(parts))
    way = chance.randrange(12)
    if way == 0:
        del parts[name]
    elif way == 1:
        parts[name] = parts[chance.choice(list(parts))]
    else:
        change = chance.choice((flip, cut, shuffle, numbers, *(5 * (_elements, _attributes, _tags, _nested))))
        parts[name] = change(parts[name], chance)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, text in parts.items():
            archive.writestr(
                zipfile.ZipInfo(each), text, zipfile.ZIP_DEFLATED
            )  # a name alone would bring the time
    return out.getvalue()


def _elements(text: bytes, chance: random.Random) -> bytes:
    """Elements are gone, stand twice or somewhere else."""
    found = [match.group() for match in _ELEMENT.finditer(text)]
    if not found:
        return flip(text, chance)
    return _replaced(
        text, _ELEMENT, lambda match: chance.choice((b"", 2 * match.group(), chance.choice(found))), chance
    )


def _attributes(text: bytes, chance: random.Random) -> bytes:
    return _replaced(text, _ATTRIBUTE, lambda _: b'="' + chance.choice(_VALUES) + b'"', chance)


def _tags(text: bytes, chance: random.Random) -> bytes:
    """All tags of a name have another name of the file's."""
    names = sorted({match.group(2) for match in _TAG.finditer(text)})
    if not names:
        return flip(text, chance)
    one, other = chance.choice(names), chance.choice(names)
    return _TAG.sub(lambda match: b"<" + match[1] + (other if match[2] == one else match[2]), text)


def _nested(text: bytes, chance: random.Random) -> bytes:
    """An element stands inside itself many times over."""
    found = [match for match in _ELEMENT.finditer(text) if not match.group().endswith(b"/>")]
    if not found:
        return flip(text, chance)
    match = chance.choice(found)
    start, end = match.group().partition(b">")[0] + b">", b"</" + match.group(1) + b">"
    depth = chance.choice((2, 20, 80, 300))
    return text[: match.start()] + start * depth + match.group() + end * depth + text[match.end() :]


_LONGEST = 300_000  # bytes a stream may grow to: what is long is slow, which is no news

ANY = (flip, cut, shuffle)
OF_KIND = {".pdf": (numbers, objects, streams, streams), ".docx": (members, members, members, members)}


def mutated(content: bytes, suffix: str, chance: random.Random) -> bytes:
    """The content of a file of that suffix with one to three things wrong with it."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choice((*ANY, *OF_KIND[suffix] * 2))(content, chance)
    return content
