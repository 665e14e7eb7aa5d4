"""The decoder's side inputs: known shapes, and how they turn with the picture."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landslide_annotator.captioner.extras import EXTRAS, extras


def pear(side, azimuth, length=0.3, width=0.12, taper=0.7):
    """A body that is long along the azimuth and wider towards it."""
    grid = (np.arange(side) + 0.5) / side - 0.5
    east, north = np.meshgrid(grid, -grid)
    a = math.radians(azimuth)
    along = (east * math.sin(a) + north * math.cos(a)) / length
    across = (east * math.cos(a) - north * math.sin(a)) / width
    return (np.abs(along) < 1) & (np.abs(across) < 1 + taper * along)


def moved_vector(vector, mirror, turns):
    """The vector after mirroring left to right, then turning clockwise by quarters."""
    result = vector.astype(np.float64)
    for _ in range(int(mirror)):
        result[[8, 11]] *= -1
    for _ in range(turns):
        result[[7, 8]] *= -1
        result[11], result[12] = result[12], -result[11]
    return result


@settings(deadline=None, max_examples=60)
@given(
    azimuth=st.floats(0, 360),
    taper=st.floats(-0.9, 0.9),
    mirror=st.booleans(),
    turns=st.integers(0, 3),
    side=st.integers(40, 90),
)
def test_the_vector_turns_and_mirrors_with_the_picture(azimuth, taper, mirror, turns, side):
    outline = pear(side, azimuth, taper=taper)
    moved = np.rot90(outline[:, ::-1] if mirror else outline, -turns)
    after = extras(180.0, moved)
    assert np.allclose(after, moved_vector(extras(180.0, outline), mirror, turns), atol=1e-4)


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10_000), mirror=st.booleans(), turns=st.integers(0, 3))
def test_any_blob_turns_as_well(seed, mirror, turns):
    outline = np.random.default_rng(seed).random((9, 9)) < 0.3
    before = extras(50.0, outline)
    assume(before[2] == 1.0 and before[6] > 0.02)  # a body as long as wide has no axis to turn
    moved = np.rot90(outline[:, ::-1] if mirror else outline, -turns)
    assert np.allclose(extras(50.0, moved), moved_vector(before, mirror, turns), atol=1e-3)


@pytest.mark.parametrize("azimuth", [0, 45, 90, 135, 180, 225, 270, 315])
def test_axis_and_skew_point_where_the_body_does(azimuth):
    vector = extras(None, pear(200, azimuth))
    a = math.radians(azimuth)
    assert vector[6] > 0.3
    assert np.allclose(vector[7:9], vector[6] * np.array([math.cos(2 * a), math.sin(2 * a)]), atol=0.03)
    skew = vector[11:13] @ np.array([math.sin(a), math.cos(a)])
    assert skew == pytest.approx(-np.hypot(*vector[11:13]), abs=0.02)  # the long tail is on the narrow side
    assert skew < -0.2


def test_a_rectangle_has_the_published_numbers():
    outline = np.zeros((100, 100), bool)
    outline[40:60, 10:90] = True  # 80 x 20 pixels, east-west, 200 m tile: 160 m x 40 m
    vector = extras(200.0, outline)
    perimeter = 400.0 * math.pi / 4.0
    assert vector[1] == pytest.approx(math.log(200 / 150), abs=1e-6)
    assert vector[3] == pytest.approx(math.log(0.16) + 2, abs=1e-6)
    assert vector[4] == pytest.approx(math.log(6400 / 2000), abs=1e-6)
    assert vector[5] == pytest.approx(math.log(perimeter / 200), abs=1e-6)
    assert vector[6] == pytest.approx(1 - 20 / 80, abs=1e-6)
    assert vector[7:9] == pytest.approx([-0.75, 0.0], abs=1e-6)
    assert vector[9] == pytest.approx(1.0)
    assert vector[10] == pytest.approx(4 * math.pi * 1600 / 200**2 / (math.pi / 4) ** 2, abs=1e-6)
    assert vector[11:13] == pytest.approx([0.0, 0.0], abs=1e-6)


def test_a_discs_perimeter_is_nearly_right():
    grid = np.arange(200) - 99.5
    disc = grid[:, None] ** 2 + grid[None, :] ** 2 < 60**2
    vector = extras(200.0, disc)
    assert 200 * math.exp(vector[5]) == pytest.approx(2 * math.pi * 60, rel=0.02)
    assert vector[10] == pytest.approx(1.0, abs=0.05)
    assert vector[6] < 0.01


def test_what_is_unknown_is_zero():
    outline = pear(60, 30)
    assert not extras(None, None).any()
    assert extras(None, None).shape == (EXTRAS,)
    assert extras(None, None).dtype == np.float32
    assert not extras(100.0, None)[2:].any()
    assert not extras(None, outline)[[0, 1, 4, 5]].any()
    assert not extras(None, np.zeros((5, 5), bool)).any()


def test_the_ground_scale_touches_only_its_own_slots():
    outline = pear(64, 200)
    small, large = extras(100.0, outline), extras(1000.0, outline)
    changed = np.flatnonzero(small != large)
    assert list(changed) == [1, 4, 5]
    assert large[4] - small[4] == pytest.approx(2 * math.log(10), abs=1e-5)
    assert large[5] - small[5] == pytest.approx(math.log(10), abs=1e-5)


def test_a_single_pixel_is_a_body():
    outline = np.zeros((32, 32), bool)
    outline[3, 4] = True
    assert np.isfinite(extras(64.0, outline)).all()
