"""The eight turned and mirrored views."""

from __future__ import annotations

import numpy as np
import pytest

from landslide_annotator.core.directions import SECTORS, azimuth, sector
from training import views

pytestmark = pytest.mark.training
SIDE = 41
VIEWS = range(views.VIEWS)
UNEVEN = np.arange(12).reshape(3, 4)


def arrow(code):
    """A picture of an arrow from its centre: a faint shaft and a bright head."""
    picture = np.zeros((SIDE, SIDE, 3), np.uint8)
    angle = np.radians(azimuth(code))
    for length in range(1, 16):
        row, column = (SIDE // 2 + round(float(length * f)) for f in (-np.cos(angle), np.sin(angle)))
        picture[row, column] = 255 if length == 15 else 60
    return picture


def pointed(picture):
    """The direction in which the head of an arrow lies from its shaft, north up."""
    rows, columns = np.nonzero(picture[..., 0] == 255)
    shaft = np.nonzero(picture[..., 0] == 60)
    east, south = columns[0] - shaft[1].mean(), rows[0] - shaft[0].mean()
    return sector(float(np.degrees(np.arctan2(east, -south))))


@pytest.mark.parametrize("sun", ["NE", "SE", "SW", "NW"])
def test_the_light_falls_as_in_the_turned_picture(sun):
    for view in VIEWS:
        turns = views.light(view, sun)
        assert views.turned_direction(sun, turns) == views.turned_direction(sun, view)
        assert turns == view if view < 4 else turns in range(4)


@pytest.mark.parametrize("code", SECTORS)
def test_directions_turn_with_the_picture(code):
    assert pointed(arrow(code)) == code
    for view in VIEWS:
        assert pointed(views.turn(arrow(code), view)) == views.turned_direction(code, view)


def test_the_first_view_is_as_photographed():
    assert (views.turn(UNEVEN, 0) == UNEVEN).all()
    assert [views.turned_direction(code, 0) for code in SECTORS] == list(SECTORS)


def test_turning_is_clockwise_and_mirroring_comes_first():
    assert (views.turn(UNEVEN, 1) == UNEVEN[::-1].T).all()
    assert (views.turn(UNEVEN, 4) == UNEVEN[:, ::-1]).all()
    assert views.turned_direction("N", 1) == "E"
    assert views.turned_direction("E", 4) == "W"
    assert views.turned_direction("E", 5) == "N"


def view_of(picture):
    """The view in which the uneven picture looks like this."""
    (found,) = [v for v in VIEWS if np.array_equal(views.turn(UNEVEN, v), picture)]
    return found


def test_the_views_form_a_group_and_directions_follow_it():
    table = [[view_of(views.turn(views.turn(UNEVEN, a), b)) for b in VIEWS] for a in VIEWS]
    for row in table:
        assert sorted(row) == list(VIEWS)
    for a in VIEWS:
        for b in VIEWS:
            twice = [views.turned_direction(views.turned_direction(code, a), b) for code in SECTORS]
            assert twice == [views.turned_direction(code, table[a][b]) for code in SECTORS]
            assert views.composed(a, b) == table[a][b]


def test_every_view_has_one_that_undoes_it():
    for view in VIEWS:
        back = next(v for v in VIEWS if view_of(views.turn(views.turn(UNEVEN, view), v)) == 0)
        assert [views.turned_direction(views.turned_direction(c, view), back) for c in SECTORS] == list(
            SECTORS
        )


def test_views_are_contiguous_arrays():
    assert all(views.turn(arrow("N"), view).flags.c_contiguous for view in VIEWS)
