"""Reading spreadsheets: formats, headings, numbers, and rows as records."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_founding import HEADINGS, rows, write_table

from training.founding import columns
from training.founding.measures import decimal_sign, read_number
from training.founding.problems import ERROR, WARNING, PrepareError, wrong_rows
from training.founding.records import read_records
from training.founding.spreadsheet import read_table

pytestmark = pytest.mark.training
TITLE = (("Inventario 2020",), ())
FIELDS = ("type", "number", "activity", "direction", "area", "perimeter")
WORDS = dict(zip(FIELDS, ("flujo", "7", "activo", "N", "900", "150")))
GROUPS = {"none": "", "point": ".", "comma": ",", "space": " ", "apostrophe": "'", "no-break": "\u00a0"}


def table(path, *changes, **style):
    """Records and problems of rows that differ from a good one by the given cells."""
    lines = [
        list({**WORDS, "number": str(i), **change}.values()) for i, change in enumerate(changes, start=1)
    ]
    read, problems = read_table(write_table(path, lines, tuple(WORDS), **style))
    records, found = read_records(read)
    assert [r.row for r in records] == list(range(2, len(changes) + 2))
    return records, problems + found


@pytest.mark.parametrize("above", [(), TITLE], ids=["", "titled"])
@pytest.mark.parametrize(
    ("name", "style"),
    [
        ("t.xlsx", {}),
        ("t.ods", {}),
        ("t.csv", {}),
        ("t.csv", {"encoding": "utf-8-sig", "delimiter": ";", "decimal": ","}),
        ("t.csv", {"encoding": "cp1252", "delimiter": ";"}),
        ("t.csv", {"encoding": "cp1252", "delimiter": "\t", "decimal": ","}),
        ("t.csv", {"decimal": ","}),
    ],
)
def test_every_format_gives_the_same_rows(tmp_path, name, style, above):
    cells = rows()
    found, problems = read_table(write_table(tmp_path / name, cells, above=above, **style))
    assert not problems
    first = len(above) + 2
    assert [r.number for r in found] == list(range(first, first + len(cells)))
    assert [r.text("place") for r in found] == ["Alausí"] * len(cells)
    assert [r.text("number") for r in found] == [str(line[2]) for line in cells]
    assert [r.text("direction") for r in found] == [line[4] for line in cells]
    records, doubts = read_records(found)
    assert not [p for p in doubts if p.severity == ERROR]
    assert [(r.area_m2, r.perimeter_m) for r in records] == [(line[5], line[6]) for line in cells]


@pytest.mark.parametrize("name", ["t.xlsx", "t.ods", "t.csv"])
def test_blank_rows_are_no_rows_but_count(tmp_path, name):
    good = rows()[0]
    lines = [[None] * 7, good, ["", " ", None, "", "", "", ""], [None] * 7, good]
    found, _ = read_table(write_table(tmp_path / name, lines, above=((None,), ("Hoja",))))
    assert [r.number for r in found] == [5, 8]


def test_numbers_of_a_spreadsheet_are_not_ambiguous(tmp_path):
    (record,), problems = table(tmp_path / "t.xlsx", {"area": 1.234, "perimeter": 12.0, "direction": 225})
    assert (record.area_m2, record.perimeter_m, record.direction) == (1.234, 12.0, "SW")
    assert not problems


@pytest.mark.parametrize(
    "headings",
    [
        (
            "sitio",
            "TIPO DE MOVIMIENTO",
            "código",
            "Estado de actividad",
            "Rumbo",
            "Área [m²]",
            "PERÍMETRO (m)",
        ),
        ("Sector", "Clase", "Nº", "Estado", "Dirección del movimiento", "area_m2", "perimetro_m"),
        ("Place", "Type", "ID", "Activity", "Direction", "Area", "Perimeter"),
        ("lugar", "class", "code", "state", "direccion", "área (metros)", "perímetro"),
        ("lugar", "tipo", "imagen", "actividad", "direccion", "area", "perimetro"),
    ],
)
def test_headings_in_any_usual_spelling(headings):
    found = columns.find_columns(headings)
    assert not columns.missing(found)
    key = "image" if "imagen" in headings else "number"
    order = ["place", "type", key, "activity", "direction", "area", "perimeter"]
    assert sorted(found, key=found.__getitem__) == order


def test_whole_headings_go_before_first_words():
    found = columns.find_columns(["tipo de suelo", "Tipo", "area protegida", "Área (m2)", "notas"])
    assert found == {"type": 1, "area": 3}


def test_other_columns_are_ignored_and_a_second_name_is_told(tmp_path):
    lines = [[*line, "x", f"A{line[2]}"] for line in rows()]
    found, problems = read_table(write_table(tmp_path / "t.xlsx", lines, (*HEADINGS, "Notas", "Código")))
    assert found[0].text("number") == "1"
    assert [(p.severity, "'Número'" in p.problem, "'Código'" in p.problem) for p in problems] == [
        (WARNING, True, True)
    ]


@pytest.mark.parametrize("name", ["t.xlsx", "t.ods", "t.csv"])
def test_missing_columns_are_told_with_what_was_found(tmp_path, name):
    lines = [[line[0], line[1], line[3]] for line in rows()]
    with pytest.raises(PrepareError) as error:
        read_table(write_table(tmp_path / name, lines, ("Lugar", "Tipo", "Actividad")))
    (problem,) = error.value.problems
    assert problem.item == name
    for word in ("direction", "area", "perimeter", "number or image", "'Lugar', 'Tipo', 'Actividad'"):
        assert word in problem.problem
    assert "perimetro" in problem.remedy
    assert "activity" not in problem.problem


@pytest.mark.parametrize("heading", ["Área (ha)", "area_km2", "Área en hectáreas"])
def test_other_units_are_refused(tmp_path, heading):
    with pytest.raises(PrepareError, match="not in metres"):
        read_table(write_table(tmp_path / "t.csv", rows(), (*HEADINGS[:5], heading, HEADINGS[6])))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.xlsx", b"not a workbook"), ("t.ods", b""), ("t.csv", b"\x81\xff\x81"), ("t.xls", b""),
        ("t.csv", b""), ("t.xlsx", None),
    ],
)  # fmt: skip
def test_unreadable_files_are_told(tmp_path, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(PrepareError, match=name):
        read_table(tmp_path / name)


def test_the_sheet_with_the_headings_is_read_and_the_others_are_told(tmp_path):
    import openpyxl

    path = write_table(tmp_path / "t.xlsx", rows())
    book = openpyxl.load_workbook(path)
    book.create_sheet("Notas", 0).append(["Tipo", "sin más"])
    book.create_sheet("Vacía", 0)
    book.create_sheet("Flujos").append(HEADINGS)
    book["Flujos"].append(rows()[0])
    book.save(path)
    found, problems = read_table(path)
    assert len(found) == len(rows())
    assert [(p.item, p.severity) for p in problems] == [("Notas", WARNING), ("Flujos", ERROR)]
    assert "its 2 rows" in problems[1].problem


def test_an_unquoted_decimal_comma_is_told_by_its_row(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        "tipo,numero,actividad,direccion,area,perimetro\n"
        "flujo,1,activo,N,900,150\nflujo,2,activo,N,900,5,150,2\nflujo,3,activo,N,900,150,,\n",
        encoding="utf-8",
    )
    found, problems = read_table(path)
    assert [r.number for r in found] == [2, 3, 4]
    assert wrong_rows(problems) == [3]


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1234", "", 1234.0), ("1.234,5", "", 1234.5), ("1,234.5", "", 1234.5), ("1234,5", "", 1234.5),
        ("1 234", "", 1234.0), ("1\u00a0234,56", "", 1234.56), ("1.234.567", "", 1234567.0),
        ("1,234,567.8", "", 1234567.8), ("0,123", "", 0.123), ("1234,567", "", 1234.567),
        ("12'000", "", 12000.0),
        ("1.5e3", "", 1500.0), ("1,23E+05", "", 123000.0), ("350 m2", "", 350.0), ("350,5m²", "", 350.5),
        ("120 metros", "", 120.0), ("1.234", ".", 1.234), ("1.234", ",", 1234.0), ("1,234", ",", 1.234),
        ("1,234", ".", 1234.0), (" 7 ", "", 7.0),
    ],
)  # fmt: skip
def test_numbers(text, decimal, value):
    assert read_number(text, decimal) == (value, False)


@pytest.mark.parametrize(("text", "value"), [("1.234", 1234.0), ("1,234", 1234.0), ("12.500", 12500.0)])
def test_a_lone_sign_before_three_digits_is_a_guess(text, value):
    assert read_number(text) == (value, True)


@pytest.mark.parametrize(
    "text", ["", "-5", "12 34", "1.23.4", "1,2,3", "1.234,5,6", "5 ha", "ca. 300", ">1", "1..2"]
)
def test_what_is_no_number(text):
    with pytest.raises(ValueError, match="is no number"):
        read_number(text)


@given(
    st.integers(0, 10**9),
    st.text("0123456789", max_size=4),
    st.sampled_from(sorted(GROUPS)),
    st.sampled_from(",."),
)
def test_written_numbers_read_back(whole, decimals, group, sign):
    parted = f"{whole:,}".replace(",", GROUPS[group])
    if GROUPS[group] == sign:
        sign = {",": ".", ".": ","}[sign]
    text = parted + (sign + decimals if decimals else "")
    value = float(f"{whole}.{decimals or 0}")
    assert read_number(text, sign)[0] == value
    bare, guessed = read_number(text)
    assert bare == value or guessed


@given(st.lists(st.floats(1e-3, 1e9), min_size=1), st.sampled_from(",."))
def test_a_column_shows_its_decimal_sign(values, sign):
    texts = [f"{v:.2f}".replace(".", sign) for v in values]
    assert decimal_sign(texts) == sign
    assert decimal_sign([*texts, "1.234", "1,234", "x", "12"]) == sign
    other = {",": ".", ".": ","}[sign]
    assert decimal_sign([*texts, f"1{other}5"]) == ""


def test_ambiguous_numbers_follow_their_column(tmp_path):
    records, problems = table(tmp_path / "t.csv", {"area": "1.234"}, {"area": "9.100,5"}, {"area": "1,234"})
    assert [r.area_m2 for r in records] == [1234.0, 9100.5, 1.234]
    assert not [p for p in problems if "read as" in p.problem]


def test_ambiguous_numbers_follow_the_other_column_where_theirs_shows_nothing(tmp_path):
    records, problems = table(tmp_path / "t.csv", {"area": "12345.6", "perimeter": "923.456"})
    assert records[0].perimeter_m == 923.456
    assert not problems


def test_undecided_numbers_are_guessed_and_told(tmp_path):
    records, problems = table(tmp_path / "t.csv", {}, {"area": "1.234"}, {"area": "1,345"})
    assert [r.area_m2 for r in records] == [900.0, 1234.0, 1345.0]
    assert [(p.row, p.item, p.severity) for p in problems] == [(3, "2", WARNING), (4, "3", WARNING)]
    assert "'1.234' was read as 1234" in problems[0].problem


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"type": "derumbe"}, ("unknown type 'derumbe'",)),
        ({"type": ""}, ("type is empty",)),
        ({"activity": "activvo"}, ("unknown activity 'activvo'", "did you mean 'activo'")),
        ({"activity": "-"}, ("activity is empty",)),
        ({"direction": "sww"}, ("unknown direction 'sww'", "did you mean 'sw'")),
        ({"direction": "XX"}, ("unknown direction 'XX'", "norte, noreste")),
        ({"direction": "361"}, ("unknown direction '361'",)),
        ({"area": ""}, ("area is empty",)),
        ({"area": "0"}, ("area: 0 is not positive",)),
        ({"area": "-40"}, ("area", "'-40' is no number")),
        ({"perimeter": "n/a"}, ("unknown perimeter 'n/a'",)),
        ({"perimeter": "12 34"}, ("perimeter", "'12 34'")),
    ],
)
@pytest.mark.parametrize("name", ["t.xlsx", "t.csv"])
def test_a_bad_cell_is_told_by_its_row(tmp_path, name, change, words):
    _, problems = table(tmp_path / name, {}, change, {})
    (problem,) = problems
    assert (problem.row, problem.item, problem.severity) == (3, "2", ERROR)
    for word in words:
        assert word in str(problem)


def test_every_bad_cell_of_a_row_is_told(tmp_path):
    bad = dict.fromkeys(("type", "activity", "direction", "area", "perimeter"), "x")
    _, problems = table(tmp_path / "t.csv", bad)
    assert [p.row for p in problems] == [2] * 5


def test_numbers_that_were_saved_as_decimals_are_whole(tmp_path):
    records, _ = table(tmp_path / "t.csv", {"number": "12.0"}, {"number": "1.5"}, {"number": "012"})
    assert [r.key for r in records] == ["12", "1.5", "012"]


@pytest.mark.parametrize("text", ["", "-", " ? "])
def test_no_direction_is_only_a_warning(tmp_path, text):
    records, problems = table(tmp_path / "t.csv", {"direction": text})
    assert records[0].direction == ""
    assert [(p.row, p.severity) for p in problems] == [(2, WARNING)]


def test_size_words_stand_for_numbers(tmp_path):
    (record,), problems = table(tmp_path / "t.csv", {"area": "Pequeña", "perimeter": "muy grande"})
    assert (record.area, record.area_m2) == ("small", None)
    assert (record.perimeter, record.perimeter_m) == ("very_large", None)
    assert not problems


@given(area=st.floats(1.0, 1e7), factor=st.floats(0.5, 2.0))
def test_perimeters_that_cannot_hold_their_area_are_doubted(tmp_path_factory, area, factor):
    around = 2.0 * math.sqrt(math.pi * area)
    change = {"area": f"{area:.4f}", "perimeter": f"{factor * around:.4f}"}
    _, problems = table(tmp_path_factory.getbasetemp() / "doubt.csv", change)
    if abs(factor - 0.98) > 1e-3:
        assert [p.severity for p in problems] == ([WARNING] if factor < 0.98 else [])


def test_split_cells(tmp_path):
    path = tmp_path / "t.csv"
    lines = [[*WORDS.values(), split] for split in ("Train", "prueba", "", "quizás")]
    records, problems = read_records(read_table(write_table(path, lines, (*WORDS, "Conjunto")))[0])
    assert [r.split for r in records] == ["train", "test", "", ""]
    assert [(p.row, p.severity) for p in problems] == [(5, WARNING)]
