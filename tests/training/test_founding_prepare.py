"""The prepared folder: matching, splits, size classes, and that nothing is dropped without a word."""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_founding import COUNT, HEADINGS, TEST, TRAIN, TYPES, picture_name, rows, write_images, write_table
from made_tiles import LANDSLIDES, OTHERS, answers
from PIL import Image

from training import bijie, targets
from training.founding import classes, prepare, samples, split
from training.founding.assemble import PrepareOptions
from training.founding.problems import ERROR, WARNING, PrepareError, wrong_rows
from training.founding.records import Record
from training.founding.vocabulary import Vocabulary
from training.targets import outline_size

pytestmark = pytest.mark.training
CODES = ("rotational", "creep", "flow", "fall")
TYPE, NUMBER, ACTIVITY, DIRECTION, AREA, PERIMETER = range(1, 7)


@pytest.fixture
def folder(tmp_path):
    """A good main folder: images/ and table.csv."""
    write_images(tmp_path / "images")
    write_table(tmp_path / "table.csv", rows())
    return tmp_path


def options(folder, table="table.csv", **changed):
    return replace(PrepareOptions(folder / "out", folder / "images", folder / table), **changed)


def changed(folder, changes, extra=(), headings=HEADINGS):
    """The table with other cells, by row number of the spreadsheet and column, and rows behind the others."""
    cells = rows()
    for (row, column), cell in changes.items():
        cells[row - 2][column] = cell
    write_table(folder / "table.csv", [*cells, *extra], headings)


def prepared(folder, **options_changed):
    """What `prepare` makes; every row and every picture must be a sample or a problem, and never both."""
    made = prepare.prepare(options(folder, **options_changed))
    there = {p.relative_to(folder / "images").as_posix() for p in (folder / "images").rglob("*.*")}
    used = [s.image.relative_to((folder / "images").resolve()).as_posix() for s in made.samples]
    left = {name for p in made.problems for name in p.images}
    assert sorted([*used, *left]) == sorted(there)
    assert made.rows == len(made.samples) + len(wrong_rows(made.problems))
    assert made.images == len(there)
    return made


def errors(made):
    return [(p.row, p.item) for p in made.problems if p.severity == ERROR]


def text_of(made, row):
    return " ".join(str(p) for p in made.problems if p.row == row)


def stopped(folder, **options_changed):
    """The problems of a folder that cannot be prepared, which problems.csv lists as well."""
    with pytest.raises(PrepareError) as error:
        prepare.prepare(options(folder, **options_changed))
    told = error.value.problems
    assert listed(folder) == [(p.severity, "" if p.row is None else str(p.row), p.problem) for p in told]
    assert not (folder / "out" / samples.SETTINGS).exists()
    return told


def listed(folder):
    with open(folder / "out" / samples.PROBLEMS, encoding="utf-8", newline="") as stream:
        return [(r["severity"], r["row"], r["problem"]) for r in csv.DictReader(stream)]


@pytest.mark.parametrize("name", ["table.xlsx", "table.ods", "table.csv"])
def test_a_good_folder_is_prepared_whole(folder, name):
    write_table(folder / name, rows())
    made = prepared(folder, table=folder / name)
    assert not made.problems
    assert made.split == "folders"
    assert [s.id for s in made.samples] == [str(n) for n in range(1, COUNT + 1)]
    for number, (sample, line) in enumerate(zip(made.samples, rows()), start=1):
        assert sample.image == (folder / "images" / picture_name(number)).resolve()
        assert sample.split == picture_name(number).split("/")[0]
        assert sample.type == CODES[(number - 1) // (TRAIN + TEST)]
        assert (sample.area_m2, sample.perimeter_m, sample.place) == (line[AREA], line[PERIMETER], "Alausí")
    first = made.captions["1"].split()
    assert first[:4] == ["rotacional", "activo", "direccion", "norte"]


def test_what_is_written_reads_back(folder):
    made = prepared(folder)
    out = folder / "out"
    assert samples.read_samples(out / samples.SAMPLES) == made.samples
    assert samples.read_descriptions(out / samples.DESCRIPTIONS) == made.captions
    assert Vocabulary.load(out / samples.VOCABULARY) == made.vocabulary
    train = [made.captions[s.id] for s in made.samples if s.split == "train"]
    assert made.vocabulary == Vocabulary.of(train)
    settings = json.loads((out / samples.SETTINGS).read_text(encoding="utf-8"))
    assert settings["breaks"] == json.loads(made.breaks.to_json())
    assert settings["samples"]["train"] == dict.fromkeys(sorted(CODES), TRAIN)
    assert settings["samples"]["test"] == dict.fromkeys(sorted(CODES), TEST)
    assert (settings["split"], settings["size_classes"], settings["seed"]) == ("folders", "logarithmic", 0)
    assert not list(out.glob("*.part"))


def test_the_same_folder_gives_the_same_files(folder):
    names = (samples.SAMPLES, samples.DESCRIPTIONS, samples.VOCABULARY, samples.SETTINGS, samples.PROBLEMS)
    read = []
    for _ in range(2):
        prepared(folder, split="stratified")
        read.append([(folder / "out" / name).read_bytes() for name in names])
    assert read[0] == read[1]


def test_an_interrupted_run_leaves_no_settings(folder, monkeypatch):
    prepared(folder)
    monkeypatch.setattr(samples, "write_descriptions", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        prepare.prepare(options(folder))
    assert not (folder / "out" / samples.SETTINGS).exists()


def test_rows_without_image_are_told(folder):
    (folder / "images" / picture_name(3)).unlink()
    changed(folder, {}, [["", "flujo", 99, "activo", "N", 900.0, 150.0]])
    made = prepared(folder)
    assert errors(made) == [(4, "3"), (COUNT + 2, "99")]
    assert "no image is named '99'" in text_of(made, COUNT + 2)


def test_a_row_without_number_is_told(folder):
    changed(folder, {(5, NUMBER): ""})
    made = prepared(folder)
    assert errors(made) == [(5, "no number"), (None, picture_name(4))]


def test_images_without_row_are_told(folder):
    write_images(folder / "images", lambda n: f"train/flujo/extra_{n}9.jpg", [5])
    assert errors(prepared(folder)) == [(None, "train/flujo/extra_59.jpg")]


def test_files_that_are_no_images_are_told_by_ending(folder):
    for name in ("a.heic", "b.HEIC", ".hidden.heic", "Thumbs.db", "list.txt"):
        (folder / "images" / "train" / name).write_bytes(b"x")
    problems = prepare.prepare(options(folder)).problems
    assert [(p.severity, p.item, p.problem[:7]) for p in problems] == [(WARNING, "*.heic", "2 files")]


def test_bad_cells_take_row_and_image_out_together(folder):
    changed(folder, {(3, TYPE): "derumbe", (8, ACTIVITY): "?", (9, DIRECTION): "sww", (9, AREA): "mucho"})
    made = prepared(folder)
    assert errors(made) == [(3, "2"), (8, "7"), (9, "8"), (9, "8")]
    assert {p.images for p in made.problems} == {(picture_name(n),) for n in (2, 7, 8)}
    assert "'sww'" in text_of(made, 9)
    assert "'mucho'" in text_of(made, 9)


def test_decimal_commas(folder):
    cells = [[str(c).replace(".", ",") if isinstance(c, float) else c for c in line] for line in rows()]
    write_table(folder / "table.csv", cells, delimiter=";")
    made = prepared(folder)
    assert [s.area_m2 for s in made.samples] == [line[AREA] for line in rows()]


def test_duplicated_numbers_of_one_type_are_all_told(folder):
    changed(folder, {(4, NUMBER): 2})
    made = prepared(folder)
    assert errors(made) == [(3, "2"), (4, "2"), (None, picture_name(3))]
    assert all("duplicated" in text_of(made, row) and "3, 4" in text_of(made, row) for row in (3, 4))


def test_of_numbers_duplicated_across_types_the_one_with_the_folder_stays(folder):
    changed(folder, {(14, NUMBER): 2})
    made = prepared(folder)
    assert errors(made) == [(14, "2"), (None, picture_name(13))]
    assert "duplicated: '2' stands in 2 rows" in text_of(made, 14)


@pytest.mark.parametrize("name", [picture_name(2), picture_name(7)])
@pytest.mark.parametrize("damage", ["cut", "header", "text", "empty"])
def test_corrupt_images_are_told(folder, name, damage):
    path = folder / "images" / name
    data = path.read_bytes()
    path.write_bytes(
        {"cut": data[:-100], "header": data[:99], "text": b"no image at all", "empty": b""}[damage]
    )
    made = prepared(folder)
    ((row, item),) = errors(made)
    assert item == name
    assert str(row - 1) == name.rsplit("/", 1)[1].split(".")[0].lstrip("0")
    assert "cannot be decoded" in text_of(made, row)


def test_a_corrupt_image_without_row_is_told_twice_and_counted_once(folder):
    (folder / "images" / "extra.png").write_bytes(b"x")
    assert errors(prepared(folder)) == [(None, "extra.png")] * 2


def test_the_same_picture_twice_is_a_warning(folder):
    first, second = (folder / "images" / picture_name(n) for n in (1, 6))
    second.write_bytes(first.read_bytes())
    made = prepared(folder)
    assert [(p.row, p.item, p.severity) for p in made.problems] == [(2, picture_name(1), WARNING)]
    assert picture_name(6) in text_of(made, 2)


def test_the_tables_type_goes_before_the_folder(folder):
    changed(folder, {(4, TYPE): "flujo"})
    made = prepared(folder)
    assert [(p.row, p.severity) for p in made.problems] == [(4, WARNING)]
    assert "flow in the table, rotational by the folder" in text_of(made, 4)
    assert made.samples[2].type == "flow"


def test_an_image_of_another_format_and_size_is_fine(folder):
    path = folder / "images" / picture_name(5)
    with Image.open(path) as image:
        image.resize((301, 17)).convert("L").save(path.with_suffix(".tif"))
    path.unlink()
    assert not prepared(folder).problems


def test_two_images_of_one_number_are_ambiguous(folder):
    write_images(folder / "images", lambda _: "train/rotacional/2.png", [9])
    made = prepared(folder)
    ((row, _),) = errors(made)
    assert row == 3
    assert made.problems[0].images == ("train/rotacional/2.jpg", "train/rotacional/2.png")


def test_an_image_column_names_files_or_paths(folder):
    names = [picture_name(n) for n in range(1, COUNT + 1)]
    said = [
        (n, n.upper(), n.split("/")[-1], n[:-4], n.replace("/", "\\"))[i % 5] for i, n in enumerate(names)
    ]
    cells = [[*line, name] for line, name in zip(rows(), said)]
    cells[3][-1] = "flujo/4.jpg"
    write_table(folder / "table.csv", cells, (*HEADINGS, "Archivo"))
    made = prepared(folder)
    assert errors(made) == [(5, "flujo/4.jpg"), (None, picture_name(4))]
    assert [s.id for s in made.samples[:3]] == ["1", "2", "3"]


def test_numbers_may_begin_anew_in_every_type(folder):
    """Ids then come from the pictures' paths."""

    def name_of(number):
        kind, part = list(TYPES)[(number - 1) // (TRAIN + TEST)], picture_name(number).split("/")[0]
        return f"{part}/{kind}/{(number - 1) % (TRAIN + TEST) + 1}.jpg"

    for path in (folder / "images").rglob("*.jpg"):
        path.unlink()
    write_images(folder / "images", name_of)
    changed(folder, {(n + 1, NUMBER): (n - 1) % (TRAIN + TEST) + 1 for n in range(1, COUNT + 1)})
    made = prepared(folder)
    assert not made.problems
    assert [s.type for s in made.samples] == [c for c in CODES for _ in range(TRAIN + TEST)]
    assert made.samples[0].id == "train_rotacional_1"
    (folder / "images" / "train" / "flujo" / "2.jpg").unlink()
    assert errors(prepared(folder)) == [(2 * (TRAIN + TEST) + 3, "2")]


def test_numbers_may_begin_anew_in_train_and_test_where_the_table_says_the_split(folder):
    def name_of(number):
        place = (number - 1) % (TRAIN + TEST)
        part, kind, _ = picture_name(number).split("/")
        return f"{part}/{kind}/{place + 1 if place < TRAIN else place - TRAIN + 1}.jpg"

    for path in (folder / "images").rglob("*.jpg"):
        path.unlink()
    write_images(folder / "images", name_of)
    cells = [[*line, name_of(line[NUMBER]).split("/")[0]] for line in rows()]
    for line in cells:
        line[NUMBER] = int(name_of(line[NUMBER]).split("/")[-1][:-4])
    write_table(folder / "table.csv", cells, (*HEADINGS, "Conjunto"))
    assert not prepared(folder).problems
    write_table(folder / "table.csv", [line[:-1] for line in cells])
    ambiguous = [p for p in stopped(folder) if "2 images fit" in p.problem]
    assert len(ambiguous) == len(TYPES) * 2 * TEST


def test_a_flat_folder_matches_by_the_files_own_words(folder):
    def name_of(number):
        return f"{list(TYPES)[(number - 1) // (TRAIN + TEST)]} {number:03}.jpg"

    for path in (folder / "images").rglob("*.jpg"):
        path.unlink()
    write_images(folder / "images", name_of)
    made = prepared(folder)
    assert not made.problems
    assert made.split == "stratified"
    assert Counter((s.type, s.split) for s in made.samples) == {
        (c, part): n for c in CODES for part, n in (("train", 5), ("test", 1))
    }


def test_only_one_class_in_training_stops_everything(folder):
    changed(folder, {(row, TYPE): "flujo" for row in range(2, COUNT + 2)})
    problems = stopped(folder)
    assert problems[0].problem == "only one class in training: flow"
    assert problems[0].remedy
    others = [n + 1 for n in range(1, COUNT + 1) if "flujo" not in picture_name(n)]
    assert sorted({p.row for p in problems if p.row}) == others


def test_an_empty_test_split_stops_everything_and_still_lists_the_rest(folder):
    changed(folder, {(4, DIRECTION): "sww"})
    for path in (folder / "images" / "test").rglob("*.jpg"):
        path.unlink()
    problems = stopped(folder)
    assert problems[0].problem == "the test split is empty"
    assert "--split stratified" in problems[0].remedy
    gone = [n + 1 for n in range(1, COUNT + 1) if picture_name(n).startswith("test")]
    assert wrong_rows(problems) == sorted([4, *gone])
    prepare.prepare(options(folder, split="stratified"))
    assert (folder / "out" / samples.SETTINGS).is_file()


def test_a_fatal_run_voids_the_data_set_before_it(folder):
    prepared(folder)
    assert (folder / "out" / samples.SETTINGS).is_file()
    changed(folder, {(row, TYPE): "flujo" for row in range(2, COUNT + 2)})
    stopped(folder)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"images": "nowhere"}, "is no folder"), ({"images": "empty"}, "holds no images"),
        ({"table": "nowhere.csv"}, "nowhere.csv"), ({"images": None}, "no source"),
        ({"bijie": "empty"}, "tiles.csv"),
    ],
)  # fmt: skip
def test_missing_sources_stop_everything(folder, change, message):
    (folder / "empty").mkdir()
    paths = {key: value and folder / value for key, value in change.items()}
    with pytest.raises(PrepareError, match=message):
        prepare.prepare(replace(options(folder), **paths))


def test_bad_cells_are_told_although_there_are_no_images(folder):
    changed(folder, {(4, DIRECTION): "sww"})
    with pytest.raises(PrepareError) as error:
        prepare.prepare(replace(options(folder), images=folder / "nowhere"))
    assert [p.row for p in error.value.problems] == [None, 4]


def test_images_beside_train_and_test_are_left_out_and_told(folder):
    path = folder / "images" / picture_name(1)
    (folder / "images" / "rotacional").mkdir()
    path.rename(folder / "images" / "rotacional" / path.name)
    assert errors(prepared(folder)) == [(2, "1")]


def test_the_folders_split_goes_before_the_column(folder):
    cells = [[*line, "test" if line[NUMBER] == 1 else ""] for line in rows()]
    write_table(folder / "table.csv", cells, (*HEADINGS, "split"))
    made = prepared(folder)
    assert [(p.row, p.severity) for p in made.problems] == [(2, WARNING)]
    assert made.samples[0].split == "train"


def test_a_split_column_is_used_where_no_folder_says_it(folder):
    cells = [[*line, picture_name(line[NUMBER]).split("/")[0]] for line in rows()]
    for part in ("train", "test"):
        (folder / "images" / part).rename(folder / "images" / f"{part}x")
    cells[1][-1] = "?"
    write_table(folder / "table.csv", cells, (*HEADINGS, "split"))
    made = prepared(folder)
    assert [(p.row, p.severity) for p in made.problems] == [(3, WARNING), (3, ERROR)]
    assert [s.split for s in made.samples] == [line[-1] for line in cells if line[-1] != "?"]


def test_ids_hold_no_spaces_and_no_slashes(folder):
    (folder / "images" / picture_name(3)).rename(folder / "images" / "train" / "rotacional" / "a  b.jpg")
    cells = rows()
    cells[0][NUMBER], cells[2][NUMBER] = picture_name(1), "A  b"
    write_table(folder / "table.csv", cells)
    assert [s.id for s in prepared(folder).samples[:3]] == ["train_rotacional_1.jpg", "2", "A_b"]


def test_a_split_without_folders_or_column_is_refused(folder):
    for part in ("train", "test"):
        (folder / "images" / part).rename(folder / "images" / f"{part}x")
    assert stopped(folder, split="folders")[0].problem == "no image lies in a folder train or test"


def records(kinds):
    return [Record(i + 2, str(i), type=kind, id=f"t{i}") for i, kind in enumerate(kinds)]


@given(st.lists(st.sampled_from(CODES), min_size=12).filter(lambda k: len(set(k)) > 1), st.integers(0, 99))
def test_the_stratified_split_is_a_fifth_of_each_type_whatever_the_order(kinds, seed):
    made = records(kinds)
    splits, _ = split.divide(made, "stratified", seed)
    for kind in set(kinds):
        ids = [r.id for r in made if r.type == kind]
        tests = sum(splits[i] == "test" for i in ids)
        assert tests == max(round(len(ids) / 5), int(len(ids) > 1))
    assert split.divide(made[::-1], "stratified", seed)[0] == splits


def test_another_seed_draws_another_test():
    made = records(CODES * 10)
    drawn = {tuple(sorted(split.divide(made, "stratified", seed)[0].items())) for seed in range(5)}
    assert len(drawn) == 5


def test_blocks_are_neighbouring_ids_by_number():
    made = records(["flow", "fall"] * 25)
    splits, problems = split.divide(made[::-1], "blocks")
    assert [int(i[1:]) for i, part in splits.items() if part == "test"] == list(range(10))
    assert not problems


def test_a_type_in_one_split_only_is_a_warning():
    made = records(["creep"] * 10 + ["flow", "fall"] * 20)
    _, problems = split.divide(made, "blocks")
    assert [(p.item, p.severity) for p in problems] == [
        ("creep", WARNING),
        ("flow", WARNING),
        ("fall", WARNING),
    ]


@given(st.lists(st.floats(1.0, 1e6), min_size=2).filter(lambda v: max(v) > 1.01 * min(v)))
def test_equal_width_classes_are_equally_wide(values):
    low, middle, high = classes.equal_width(values)
    width = (max(values) - min(values)) / 4
    assert (middle - low, high - middle) == pytest.approx((width, width), rel=1e-6)
    assert low - min(values) == pytest.approx(width, rel=1e-6)


def test_equal_width_cuts_the_training_values_and_clips_the_test(folder):
    big = COUNT + 1
    assert picture_name(COUNT).startswith("test")
    changed(folder, {(big, AREA): 1e9, (big, PERIMETER): 1e6})
    made = prepared(folder, size_classes="equal-width")
    areas = [s.area_m2 for s in made.samples if s.split == "train"]
    assert made.breaks.area_m2 == classes.equal_width(areas)
    assert made.breaks.area_m2[2] < max(areas)
    assert made.samples[-1].area == "very_large"
    settings = json.loads((folder / "out" / samples.SETTINGS).read_text(encoding="utf-8"))
    assert settings["breaks"]["area_m2"] == list(made.breaks.area_m2)


def test_equal_width_of_heavy_tails_is_told_with_its_share(folder):
    changed(folder, {(2, AREA): 1e9, (2, PERIMETER): 1e6})
    found = {p.item: p for p in prepared(folder, size_classes="equal-width").problems}
    assert set(found) >= {"area", "perimeter"}
    assert "93.8 % of the training tiles are 'pequeño' (equal-width classes)" in found["area"].problem
    assert not [p for p in prepared(folder).problems if p.item == "area"]


def test_equal_width_needs_different_values(folder):
    changed(folder, {(row, AREA): 900.0 for row in range(2, COUNT + 2)})
    assert "two different values" in stopped(folder, size_classes="equal-width")[0].problem


@pytest.mark.parametrize(("most", "told"), [(89, False), (90, True), (100, True)])
def test_a_class_of_nine_tenths_is_crowded(most, told):
    found = classes.crowding("logarithmic", {"area": ["small"] * most + ["large"] * (100 - most)})
    assert bool(found) == told
    assert not told or f"{most}.0 %" in found[0].problem


def test_words_of_the_test_that_training_lacks_are_told(folder):
    tests = [n for n in range(1, COUNT + 1) if picture_name(n).startswith("test")]
    changed(folder, {(tests[2] + 1, ACTIVITY): "relicto"})
    made = prepared(folder)
    assert [(p.row, p.severity) for p in made.problems] == [(tests[2] + 1, WARNING)]
    assert "relict" in made.problems[0].problem


@pytest.fixture
def bijie_options(tiles, tmp_path):
    return PrepareOptions(tmp_path / "out", bijie=tiles)


def test_bijie_tiles_keep_their_blocks_and_all_answers(bijie_options, tiles):
    made = prepare.prepare(bijie_options)
    assert made.split == "blocks"
    assert (made.rows, len(made.samples)) == (LANDSLIDES, LANDSLIDES)
    blocks = {t.name: t.block for t in bijie.read_samples(tiles)}
    for index, sample in enumerate(made.samples):
        assert (sample.type, sample.activity, sample.direction) == answers(index)
        assert (sample.split == "test") == (blocks[sample.id] == 0)
        assert sample.interpretations()["direction"] == [sample.direction] * 3
        mask = bijie.read_mask(tiles, sample.id)
        assert (sample.area, sample.perimeter) == targets.size_classes(mask, 0.8)
        assert outline_size(mask, 0.8) == (sample.area_m2, sample.perimeter_m)
        assert sample.image == (tiles / "images" / f"{sample.id}.jpg").resolve()
    (note,) = [p for p in made.problems if p.item == "tiles.csv"]
    assert str(OTHERS) in note.problem


def test_bijie_tiles_without_agreement_are_told_by_their_row(bijie_options, monkeypatch):
    read = bijie.read_samples

    def disagreeing(folder):
        found = read(folder)
        for place, key, said in (
            (1, "type", ("none", "flow", "fall")), (2, "activity", ("active", "inactive", "")),
            (3, "direction", ("U", "N", "S")),
        ):  # fmt: skip
            found[place] = replace(found[place], answers={**found[place].answers, key: said})
        return found

    monkeypatch.setattr(bijie, "read_samples", disagreeing)
    made = prepare.prepare(bijie_options)
    told = {p.row: p for p in made.problems if p.row}
    assert {row: p.severity for row, p in told.items()} == {3: WARNING, 4: WARNING, 5: WARNING}
    assert [bool(told[row].images) for row in (3, 4, 5)] == [True, True, False]
    assert len(made.samples) == LANDSLIDES - 2
    assert {s.id: s.direction for s in made.samples}["ls_0003"] == ""
    assert "direccion" not in made.captions["ls_0003"]


def test_bijie_tiles_without_image_or_mask_are_told(tmp_path):
    from made_tiles import write_tiles

    folder = write_tiles(tmp_path / "tiles")
    (folder / "images" / "ls_0002.jpg").unlink()
    (folder / "masks" / "ls_0004.png").unlink()
    made = prepare.prepare(PrepareOptions(tmp_path / "out", bijie=folder))
    assert wrong_rows(made.problems) == [4, 6]
    assert len(made.samples) == LANDSLIDES - 2


def run(*words):
    parser = argparse.ArgumentParser()
    prepare.add_parser(parser.add_subparsers())
    return prepare.run(parser.parse_args(["prepare", *map(str, words)]))


def test_the_command_prepares_and_says_what(folder, capsys):
    assert run("--images", folder / "images", "--table", folder / "table.csv", "--out", folder / "out") == 0
    out = capsys.readouterr().out
    assert f"{COUNT} rows and {COUNT} images: {COUNT} tiles (16 train, 8 test, split by folders)" in out
    assert (folder / "out" / samples.SETTINGS).is_file()


def test_the_command_fails_with_the_first_problems_and_their_rows(folder, capsys):
    changed(folder, {(row, DIRECTION): "sww" for row in range(2, COUNT + 2)})
    assert run("--images", folder / "images", "--table", folder / "table.csv", "--out", folder / "out") == 1
    said = capsys.readouterr().err
    assert f"{COUNT + 1} errors" in said
    assert "row 2, 1: unknown direction 'sww'" in said
    assert "problems.csv" in said
    assert len(listed(folder)) == COUNT + 1


@pytest.mark.parametrize("words", [[], ["--images", "x"], ["--images", "x", "--table", "y", "--bijie", "z"]])
def test_the_command_needs_one_source(words, capsys):
    assert run(*words) == 1
    assert "--bijie" in capsys.readouterr().err


@pytest.mark.real
def test_the_real_tiles_are_prepared(real_tiles, tmp_path):
    made = prepare.prepare(PrepareOptions(tmp_path / "out", bijie=real_tiles))
    left = [p for p in made.problems if p.images]
    assert (made.rows, len(made.samples), len(left)) == (660, 646, 14)
    parts = Counter(s.split for s in made.samples)
    assert parts["train"] + parts["test"] == 646
    assert 0.18 < parts["test"] / 646 < 0.22
    truth = {t.name: t for t in bijie.read_samples(real_tiles)}
    for sample in made.samples[::50]:
        tile = truth[sample.id]
        assert sample.type == tile.truth("type")
        assert sample.direction == (tile.truth("direction") or "")
        mask = bijie.read_mask(real_tiles, sample.id)
        assert (sample.area, sample.perimeter) == targets.size_classes(mask, tile.ground_m)
    assert samples.read_samples(tmp_path / "out" / samples.SAMPLES) == made.samples
    equal = prepare.prepare(PrepareOptions(tmp_path / "equal", bijie=real_tiles, size_classes="equal-width"))
    crowded = [p for p in equal.problems if p.item in ("area", "perimeter")]
    assert [p.item for p in crowded] == ["area", "perimeter"]
