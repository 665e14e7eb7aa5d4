"""One family of errors, so that a caller can catch what the user should read and nothing else."""

from __future__ import annotations

import inspect

from landslide_annotator.core import errors


def test_every_error_is_a_landslide_error_and_says_when_it_is_raised():
    found = [cls for _, cls in inspect.getmembers(errors, inspect.isclass)]
    assert len(found) >= 6
    for cls in found:
        assert issubclass(cls, errors.LandslideError)
        assert cls.__doc__ and cls.__name__.endswith("Error")
        assert str(cls("what and why")) == "what and why"
    assert not issubclass(errors.LandslideError, (ValueError, OSError, RuntimeError))
