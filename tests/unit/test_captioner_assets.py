"""Weights are found, checked and read; anything else is refused with a name and a remedy."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import numpy as np
import pytest
from bundle import decoder_arrays, encoder_arrays, settings, store, write_bundle
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from landslide_annotator.captioner import assets
from landslide_annotator.captioner.assets import Archive, find, read
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.errors import AssetError


def packed(compressed=True, **arrays):
    stream = io.BytesIO()
    (np.savez_compressed if compressed else np.savez)(stream, **arrays)
    return stream.getvalue()


def archive(**arrays):
    return Archive("some.npz", packed(**arrays))


@pytest.fixture
def folder(tmp_path):
    return write_bundle(tmp_path / "José Peña ñ")


def replace(folder, name, data):
    """Put other bytes into a file and its checksum into the settings, as a wrong release would."""
    (folder / name).write_bytes(data)
    stored = json.loads((folder / "captioner.json").read_text(encoding="utf-8"))
    stored["sha256"][name] = hashlib.sha256(data).hexdigest()
    (folder / "captioner.json").write_text(json.dumps(stored), encoding="utf-8")


def test_kernels_are_the_integers_times_their_channels_scale():
    rng = np.random.default_rng(0)
    stored = rng.integers(-127, 128, (3, 3, 4, 5)).astype(np.int8)
    scale = rng.random(5).astype(np.float32)
    held = archive(**{"a/kernel": stored, "a/scale": scale, "b/kernel": stored[:1, :1], "b/scale": scale,
                      "c/kernel": stored[0, 0].astype(np.float16)})  # fmt: skip
    kernel = held.kernel("a", 4)
    assert kernel.dtype == np.float32 and kernel.flags.c_contiguous
    assert np.allclose(kernel, stored * scale, rtol=1e-6)
    assert np.array_equal(held.kernel("b"), kernel[0, 0])
    assert np.array_equal(held.kernel("c"), stored[0, 0])
    assert held.kernel("c").dtype == np.float32
    assert "a/kernel" in held and "d/kernel" not in held


@pytest.mark.parametrize(
    ("arrays", "call", "named"),
    [
        ({}, lambda a: a.array("x/bias"), "lacks the array x/bias"),
        ({}, lambda a: a.kernel("x"), "lacks the array x/kernel"),
        ({"x/bias": np.zeros((2, 2))}, lambda a: a.array("x/bias"), r"x/bias .*\(2, 2\)"),
        ({"x/kernel": np.zeros(3)}, lambda a: a.kernel("x"), r"x/kernel .*\(3,\)"),
        ({"x/kernel": np.zeros((3, 3, 2, 2))}, lambda a: a.kernel("x", 2), r"x/kernel .*\(3, 3, 2, 2\)"),
        ({"x/kernel": np.zeros((2, 2))}, lambda a: a.kernel("x", 4), r"x/kernel .*\(2, 2\)"),
        ({"x/kernel": np.zeros((2, 2), np.int8), "x/scale": np.ones(3)}, lambda a: a.kernel("x"), "x/scale"),
        ({"x/bias": np.array(["a", "b"])}, lambda a: a.array("x/bias"), "not numbers"),
        ({"x/bias": np.zeros(2, bool)}, lambda a: a.array("x/bias"), "not numbers"),
        ({"x/bias": np.zeros(2, complex)}, lambda a: a.array("x/bias"), "not numbers"),
    ],
)
def test_arrays_that_do_not_fit_are_named(arrays, call, named):
    with pytest.raises(AssetError, match=f"(?s){named}.*Install the plugin again"):
        call(archive(**arrays))


class Bomb:
    exploded = False

    def __reduce__(self):
        return (setattr, (Bomb, "exploded", True))


def test_nothing_is_unpickled():
    held = Archive("some.npz", packed(**{"x/bias": np.array([Bomb(), None], dtype=object)}))
    with pytest.raises(AssetError, match="x/bias"):
        held.array("x/bias")
    assert not Bomb.exploded
    with pytest.raises(AssetError, match=r"no \.npz"):
        Archive("some.npz", b"\x80\x04cposix\nsystem\n.")


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"\x93NUMPY", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_archive(data):
    with pytest.raises(AssetError, match=r"some\.npz"):
        Archive("some.npz", data)


@hypothesis_settings(deadline=None, max_examples=300)
@given(st.booleans(), st.integers(0, 2**32 - 1), st.integers(1, 8))
def test_any_damage_is_an_asset_error(compressed, seed, count):
    """Bytes overwritten anywhere: either the arrays are still read, or the error is ours."""
    arrays = {"x/kernel": np.arange(12, dtype=np.int8).reshape(3, 4), "x/scale": np.ones(4, np.float32)}
    data = bytearray(packed(compressed, **arrays))
    rng = np.random.default_rng(seed)
    for place in rng.integers(0, len(data), count):
        data[place] = rng.integers(0, 256)
    try:
        held = Archive("some.npz", bytes(data))
        held.kernel("x")
    except AssetError as error:
        assert "some.npz" in str(error) and "Install" in str(error)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_truncated_archives(folder, share):
    data = (folder / "decoder.npz").read_bytes()
    replace(folder, "decoder.npz", data[: int(share * len(data))])
    with pytest.raises(AssetError, match=r"decoder\.npz"):
        Captioner.load(folder)


def test_an_array_that_does_not_decompress(folder):
    stream = io.BytesIO((folder / "encoder.npz").read_bytes())
    with zipfile.ZipFile(stream) as held:
        info = held.getinfo("conv2_block1_2_conv/kernel.npy")
    data = bytearray(stream.getvalue())
    start = info.header_offset + 60
    data[start : start + 40] = bytes(40)
    replace(folder, "encoder.npz", bytes(data))
    with pytest.raises(AssetError, match=r"conv2_block1_2_conv/kernel in .*encoder.npz is damaged"):
        Captioner.load(folder)


def test_reading_gives_settings_with_the_digest_of_their_file(folder):
    stored, encoder, decoder = read(folder)
    assert stored.digest == hashlib.sha256((folder / "captioner.json").read_bytes()).hexdigest()
    assert "conv1_conv/kernel" in encoder and "words/kernel" in decoder
    assert set(stored.sha256) == {"encoder.npz", "decoder.npz"}


@pytest.mark.parametrize("name", ["encoder.npz", "decoder.npz"])
def test_a_single_changed_bit_is_noticed(folder, name):
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(bytes(data))
    with pytest.raises(AssetError, match=f"{name} is damaged or belongs to another version.*Install"):
        read(folder)


@pytest.mark.parametrize("name", ["encoder.npz", "decoder.npz", "captioner.json"])
def test_a_missing_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(AssetError, match=name):
        Captioner.load(folder)


def test_a_checksum_that_is_not_stored(folder):
    stored = json.loads((folder / "captioner.json").read_text(encoding="utf-8"))
    del stored["sha256"]["decoder.npz"]
    (folder / "captioner.json").write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(AssetError, match="expects none"):
        read(folder)


def test_a_file_that_cannot_be_read(folder):
    (folder / "decoder.npz").unlink()
    (folder / "decoder.npz").mkdir()
    with pytest.raises(AssetError, match=r"decoder\.npz cannot be read"):
        read(folder)


def test_settings_that_are_no_text(folder):
    (folder / "captioner.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(AssetError, match=r"captioner.json is no UTF-8"):
        read(folder)


def made_channels():
    """Channels of the two maps that the made settings pool."""
    arrays = encoder_arrays()
    return arrays["conv4_block1_preact/scale"].size + arrays["post/scale"].size


@pytest.mark.parametrize("left_out", ["conv3_block2_2_conv/kernel", "post/shift", "conv1_conv/bias"])
def test_an_encoder_without_one_of_its_arrays(tmp_path, left_out):
    arrays = encoder_arrays()
    del arrays[left_out]
    channels = made_channels()
    with pytest.raises(AssetError, match=f"lacks the array {left_out}"):
        Captioner.load(store(tmp_path, arrays, decoder_arrays(channels), settings()))


def test_an_encoder_whose_arrays_do_not_fit_each_other(tmp_path):
    arrays = encoder_arrays()
    arrays["conv3_block2_1_conv/kernel"] = arrays["conv3_block2_1_conv/kernel"][:, :, :-1]
    channels = made_channels()
    with pytest.raises(AssetError, match="do not fit"):
        Captioner.load(store(tmp_path, arrays, decoder_arrays(channels), settings()))


def test_object_arrays_in_a_bundle_are_refused(tmp_path):
    arrays = encoder_arrays()
    arrays["post/scale"] = arrays["post/scale"].astype(object)
    channels = made_channels()
    with pytest.raises(AssetError, match="post/scale"):
        Captioner.load(store(tmp_path, arrays, decoder_arrays(channels), settings()))


@pytest.mark.parametrize("place", ["landslide_annotator/model_assets", "model_assets"])
def test_weights_are_found_in_the_installed_package_and_in_the_checkout(tmp_path, monkeypatch, place):
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "landslide_annotator/captioner/assets.py"))
    (tmp_path / "landslide_annotator" / "captioner").mkdir(parents=True)
    with pytest.raises(AssetError, match=r"missing: no captioner.json in .*model_assets nor in .*Install"):
        find()
    write_bundle(tmp_path / place)
    assert find() == tmp_path / place
    assert Captioner.load().settings.name == "made"


def test_the_installed_package_goes_first(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "landslide_annotator/captioner/assets.py"))
    for place in ("model_assets", "landslide_annotator/model_assets"):
        write_bundle(tmp_path / place)
    assert find() == tmp_path / "landslide_annotator" / "model_assets"


def test_a_folder_given_is_the_only_one_tried(tmp_path):
    with pytest.raises(AssetError) as caught:
        find(tmp_path)
    assert str(tmp_path) in str(caught.value) and "nor" not in str(caught.value).split("Install")[0].split()
