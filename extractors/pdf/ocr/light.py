"""Pictures of paper that is grey, or that light falls on unevenly -> as if it were white all over."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from extractors.pdf.ocr.lines import Picture

_TILE = 32  # pixels a side, some four letters wide
_LEAST_TILES = 8  # along each side of the picture
_BRIGHT = 80  # the percentile of a tile's brightness that is its paper
_FITS = 8
_DIMMER = 8.0  # of 255, below the light: something lies on the paper there
_BRIGHTER = 24.0  # above the light: what lies beside a sheet that was turned
_MOSTLY = 0.4  # share of the tiles that are paper: else it is a picture of something else
_DARKEST = 40.0  # of 255: less light than that shows nothing
_ROWS = 256  # of pixels that are divided at a time
_EVEN = 6.0  # of 255: light that hardly differs from white is left alone

Values = npt.NDArray[np.floating[Any]]


def lit_evenly(picture: Picture) -> Picture:
    """The picture with its paper white everywhere, itself where that is so.

    The light is a surface of the second degree through the paper of the tiles; those on which something lies are
    left out, fit by fit. Fields of colour are too small to bend it.
    """
    rows, columns = (side // _TILE for side in picture.shape)
    if min(rows, columns) < _LEAST_TILES:
        return picture
    tiles = picture[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE)[:, ::4, :, ::4]
    paper = np.percentile(tiles, _BRIGHT, axis=(1, 3))
    if np.percentile(paper, 100 - _BRIGHT) >= 255 - _EVEN:  # as most scanners make it
        return picture
    down, across = np.linspace(-1, 1, rows), np.linspace(-1, 1, columns)
    terms = _terms(down, across).reshape(-1, rows * columns).T
    kept = np.ones(paper.size, np.bool_)
    factors: Values = np.zeros(terms.shape[1])
    for _ in range(_FITS):
        factors = np.linalg.lstsq(terms[kept], paper.ravel()[kept], rcond=None)[0]
        off = paper.ravel() - terms @ factors
        kept = (off >= -_DIMMER) & (off <= _BRIGHTER)
    return _divided(picture, factors) if kept.mean() >= _MOSTLY else picture


def _terms(down: Values, across: Values) -> Values:
    """The terms of the surface at each place."""
    y, x = np.meshgrid(down, across, indexing="ij")
    found: Values = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y])
    return found


def _divided(picture: Picture, factors: Values) -> Picture:
    """The picture over the light that fell on it, a few rows at a time."""
    down = np.linspace(-1, 1, picture.shape[0], dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, picture.shape[1], dtype=np.float32)[None, :]
    f = factors.astype(np.float32)
    lit = np.empty_like(picture)
    for top in range(0, len(picture), _ROWS):
        rows, y = slice(top, top + _ROWS), down[top : top + _ROWS]
        light = f[0] + f[2] * y + f[5] * y * y + x * (f[1] + f[3] * y + f[4] * x)
        lit[rows] = np.clip(picture[rows] * (255 / np.maximum(light, _DARKEST)), 0, 255)
    return lit
