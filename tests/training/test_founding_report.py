"""The evaluate step: files, report and refusals."""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made_outputs import CODES, described, right, said, sample, samples, unreadable
from PIL import Image

from landslide_annotator.core.vocabulary import KEYS
from training.founding import evaluate, parts, pictures
from training.founding.outputs import write_outputs
from training.founding.samples import DESCRIPTIONS, SAMPLES, write_descriptions, write_samples

pytestmark = pytest.mark.training
ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert('1')</script>&\""
VOID = {"meta", "img"}
EPOCHS = [
    {
        "epochs": n,
        "seconds": 44.5 * n,
        "train_loss": 1.0 / n,
        "train_accuracy": 0.913,
        "history": {"loss": [1.0 / i for i in range(1, n + 1)], "accuracy": [0.5] * n},
    }
    for n in (2, 4)
]


class Page(HTMLParser):
    """Fails for a tag that is not closed in order; keeps tags, sources and texts."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.sources, self.texts = [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.sources += [value for key, value in attrs if key in ("src", "href", "data", "action", "style")]
        assert not [key for key, _ in attrs if key.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch):
    monkeypatch.setattr(evaluate, "measure", partial(evaluate.measure, repeats=3))


def prepare(folder, test, outputs, train=None):
    """A prepared folder and the outputs of a run in it."""
    train = samples(16, "train") if train is None else train
    (folder / "run").mkdir(parents=True)
    write_samples(folder / SAMPLES, [*train, *test])
    write_descriptions(folder / DESCRIPTIONS, described(train, test))
    if outputs is not None:
        write_outputs(folder / "run" / "outputs.jsonl", outputs)
    return folder


def run(folder, *words):
    parser = argparse.ArgumentParser()
    evaluate.add_parser(parser.add_subparsers())
    return evaluate.run(parser.parse_args(["evaluate", "--data", str(folder), *map(str, words)]))


def pictured(folder, tiles):
    """The same tiles with a picture each."""
    folder.mkdir()
    for i in range(len(tiles)):
        Image.new("RGB", (800, 600), (10 * i % 256, 90, 40)).save(folder / f"{i}.jpg")
    return [replace(tile, image=folder / f"{i}.jpg") for i, tile in enumerate(tiles)]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A folder with the report of a run that is often right."""
    folder = tmp_path_factory.mktemp("data")
    test = pictured(folder / "images", [*samples(31), sample(HOSTILE)])
    outputs = [said(t, 0.8, v) for t in test[4:] for v in range(8)]
    outputs += [unreadable(test[0]), *(said(t, 0.6, type="fall", area=None) for t in test[1:4])]
    prepare(folder / "set", test, outputs)
    (folder / "set" / "run" / "epochs.json").write_text(json.dumps(EPOCHS), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "measure", partial(evaluate.measure, repeats=3))
        assert run(folder / "set") == 0
    return folder / "set" / "run" / "report"


def metrics_of(folder):
    def refuse(name):
        raise AssertionError(name)

    return json.loads((folder / "metrics.json").read_text(encoding="utf-8"), parse_constant=refuse)


def test_every_file_is_written(written):
    names = {path.name for path in written.iterdir()}
    expected = {f"confusion_{key}.{kind}" for key in KEYS for kind in ("csv", "png")}
    assert names == expected | {"report.html", "metrics.json", "reliability.png", "curves.png"}
    for name in names:
        if name.endswith(".png"):
            with Image.open(written / name) as picture:
                assert min(picture.size) > 200


def test_the_report_is_one_well_formed_file(written):
    page = Page((written / "report.html").read_text(encoding="utf-8"))
    assert page.sources
    assert all(source.startswith("data:image/") for source in page.sources)
    assert not {"script", "link", "iframe", "object", "base"} & set(page.tags)
    assert not any("http" in text or "url(" in text for text in page.texts)
    assert page.tags.count("img") == len(KEYS) + 2 + 24


def tiles_shown(page):
    return "".join(page.texts).count("True: ")


def test_a_hostile_name_is_only_text(written):
    text = (written / "report.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert HOSTILE in Page(text).texts


def test_the_report_tells_the_figures(written):
    page = Page((written / "report.html").read_text(encoding="utf-8"))
    found = metrics_of(written)
    for scores in found["attributes"].values():
        assert f"{scores['accuracy']:.3f}" in page.texts
        assert f"{scores['majority']['macro_f1']:.3f}" in page.texts
    assert f"{found['attributes']['direction']['mean_angular_error']:.1f}" in page.texts
    assert f"{found['captions']['bleu'][3]:.3f}" in page.texts
    right_answers = 29 + 31 + 31 + 28 + 31
    assert found["acceptance"]["precision"] == pytest.approx(right_answers / (5 * 32))
    assert f"Precision over 80 percent: yes ({found['acceptance']['precision']:.3f})" in page.texts
    assert found["acceptance"]["definition"] in page.texts
    assert "0.913" in page.texts  # train accuracy of the epochs
    assert "Flujo / Flow" in page.texts


def test_up_to_24_tiles_with_both_captions_and_probabilities(written):
    page = Page((written / "report.html").read_text(encoding="utf-8"))
    text = "".join(page.texts)
    assert tiles_shown(page) == 24
    assert "Said: flujo flujo direccion area" in text
    assert "✗ unreadable" in text
    assert "✗ Tipo / Type; Área / Area" in text
    assert page.texts.count("80") >= 15 * 8  # percent of each word


def test_confusions_as_csv_hold_the_counts(written):
    found = metrics_of(written)["attributes"]
    for key in KEYS:
        with open(written / f"confusion_{key}.csv", encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert sum(int(row[code]) for row in rows for code in row if code != "true") == 32
        assert sum(int(row[row["true"]]) for row in rows) == round(32 * found[key]["accuracy"])
        assert sum(int(row["unreadable"]) for row in rows) == (4 if key == "area" else 1)


def test_without_epochs_pictures_and_probabilities_there_is_a_report(tmp_path, capsys):
    test = samples(16)
    outputs = [replace(o, probabilities=[], shares={}) for o in right(test)]
    prepare(tmp_path / "set", test, outputs)
    assert run(tmp_path / "set", "--out", tmp_path / "there") == 0
    page = Page((tmp_path / "there" / "report.html").read_text(encoding="utf-8"))
    assert "The run holds no epochs.json." in page.texts
    assert page.texts.count("The picture cannot be read.") == 16
    assert metrics_of(tmp_path / "there")["attributes"]["type"]["calibration"]["ece"] is None
    assert not (tmp_path / "there" / "curves.png").exists()
    assert not (tmp_path / "set" / "run" / "report").exists()
    printed = capsys.readouterr().out
    assert "precision over 80 percent: yes (1.000)" in printed
    assert "report.html" in printed


def test_one_class_gives_warnings_and_no_nan(tmp_path, capsys):
    test = [sample(f"s{i}", direction="") for i in range(3)]
    prepare(tmp_path / "set", test, right(test), [sample("t", "train")])
    assert run(tmp_path / "set") == 0
    found = metrics_of(tmp_path / "set" / "run" / "report")
    assert found["attributes"]["type"]["kappa"] is None
    page = Page((tmp_path / "set" / "run" / "report" / "report.html").read_text(encoding="utf-8"))
    warnings = capsys.readouterr().err
    assert "kappa is undefined" in warnings
    assert "No test tile states the direction" in warnings
    assert all(text in page.texts for text in found["warnings"])
    assert not any("nan" in text for text in page.texts)


def test_outputs_may_lie_elsewhere(tmp_path):
    test = samples(16)
    prepare(tmp_path / "set", test, None)
    write_outputs(tmp_path / "said.jsonl", right(test))
    assert run(tmp_path / "set", "--outputs", tmp_path / "said.jsonl", "--run", tmp_path / "own") == 0
    assert (tmp_path / "own" / "report" / "report.html").is_file()


TEST = samples(4)
REFUSALS = {
    "missing": (TEST, None, "run `python -m training train` first"),
    "fewer": (TEST, right(TEST[1:]), "does not describe the test tiles test_0000"),
    "turned only": (TEST, [said(t, view=1) for t in TEST], "does not describe the test tiles"),
    "others": (TEST, right([*TEST, sample("stranger")]), "stranger, which is no test tile"),
    "twice": (TEST, [*right(TEST), *right(TEST[:1])], "twice"),
    "views": (TEST, [*right(TEST), replace(said(TEST[0]), view=8)], "0 to 7"),
    "empty": ([], [], "no test tile"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_does_not_fit_is_refused(name, tmp_path, capsys):
    test, outputs, message = REFUSALS[name]
    folder = prepare(tmp_path / "set", test, outputs)
    assert run(folder) == 1
    told = capsys.readouterr().err
    assert message in told
    assert str(folder) in told
    assert not (folder / "run" / "report").exists()


@pytest.mark.parametrize("line", ["{broken", '{"name": "x"}', "[]"])
def test_a_file_of_something_else_is_refused(line, tmp_path, capsys):
    folder = prepare(tmp_path / "set", TEST, right(TEST))
    (folder / "run" / "outputs.jsonl").write_text(line, encoding="utf-8")
    assert run(folder) == 1
    assert "outputs.jsonl is no file of captions" in capsys.readouterr().err


def test_without_prepared_data_it_says_what_to_run(tmp_path, capsys):
    assert run(tmp_path) == 1
    assert "python -m training prepare" in capsys.readouterr().err


def test_a_broken_table_of_epochs_is_refused(tmp_path, capsys):
    folder = prepare(tmp_path / "set", TEST, right(TEST))
    (folder / "run" / "epochs.json").write_text("[", encoding="utf-8")
    assert run(folder) == 1
    assert "epochs.json is no table of epochs" in capsys.readouterr().err


def test_tiles_without_a_caption_are_refused(tmp_path, capsys):
    folder = prepare(tmp_path / "set", TEST, right(TEST))
    write_descriptions(folder / DESCRIPTIONS, described(TEST))
    assert run(folder) == 1
    assert "lacks train_0000" in capsys.readouterr().err


def test_a_curve_that_begins_a_longer_one_is_drawn_once():
    assert pictures._histories(EPOCHS) == [EPOCHS[1]["history"]]
    other = {**EPOCHS[0], "history": {"loss": [9.0, 8.0]}}
    assert pictures._histories([other, EPOCHS[1]]) == [EPOCHS[1]["history"], {"loss": [9.0, 8.0]}]


def test_classes_are_named_in_both_languages():
    assert pictures.class_name("type", "rotational") == "Deslizamiento rotacional / Rotational slide"
    assert pictures.class_name("direction", "SW", "\n") == "Suroeste\nSouthwest"
    assert pictures.class_name("area", "unreadable") == "Ilegible / Unreadable"
    assert pictures.class_name("area", "enormous") == "enormous"
    assert set(pictures.NAMES) == set(KEYS) == set(CODES)


@pytest.mark.parametrize(
    ("value", "text"), [(None, "–"), (float("nan"), "–"), (0.12345, "0.123"), (1, "1.000")]
)
def test_figures(value, text):
    assert parts.number(value) == text


def test_neither_tensorflow_nor_a_window_system_is_loaded():
    code = (
        "import sys, training.founding.evaluate as e; "
        "print({'tensorflow', 'keras', 'matplotlib.pyplot'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
