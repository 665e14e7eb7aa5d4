"""Fields, values and codes of other inventories, and the plausibility of rows."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core import caption as captions
from landslide_annotator.core.codelists import CATEGORY, CODE_LISTS, INSPIRE, PMA, SGC, coded, list_columns
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.fieldnames import guess
from landslide_annotator.core.foreignvalues import hints, understand
from landslide_annotator.core.foreignwords import read_word
from landslide_annotator.core.quality import check_values, corominas
from landslide_annotator.core.vocabulary import TYPES

IFFI = (
    Path(__file__).resolve().parents[3]
    / "shared/data/inventories/iffi_south_tyrol/iffi_south_tyrol_points.csv"
)


class TestFields:
    def test_places_of_a_kml_are_known_by_name(self):
        kml = guess("id Name description timestamp begin end altitudeMode tessellate".split())
        assert (kml["src_id"], kml["date_from"], kml["date_to"]) == ("Name", "begin", "end")
        assert guess(["id", "Name"])["src_id"] == "id"

    def test_tables_of_known_inventories(self):
        gsi = guess("SLIDE_NO STATE ACTIVITY INITIATION LS_AREA MOVEMENT_T".split())
        assert gsi == {
            "type": "MOVEMENT_T",
            "activity": "ACTIVITY",
            "year": "INITIATION",
            "src_id": "SLIDE_NO",
            "area": "LS_AREA",
        }
        simma = guess("ID_PARTE FECHA_MOV COD_SIMMA TIPO_MOV ESTADO_ACT AREA ENCUESTAD".split())
        assert simma["type"] == "TIPO_MOV"
        assert simma["activity"] == "ESTADO_ACT"
        assert simma["date_from"] == "FECHA_MOV"
        assert simma["src_id"] == "COD_SIMMA"
        iffi = guess("PIFF_ID area first_level nome_stato type_en activity_en year_int".split())
        assert (iffi["type"], iffi["activity"], iffi["year"]) == ("type_en", "activity_en", "year_int")

    @given(st.lists(st.sampled_from("tipo TIPO estado fecha Name id begin area x año".split()), max_size=8))
    def test_a_field_serves_one_target(self, names):
        found = guess(names)
        assert len(set(found.values())) == len(found)
        assert set(found.values()) <= set(names)


class TestValues:
    def test_a_row_is_understood(self):
        values, problems = understand(
            {
                "type": "Flujo",
                "activity": "latente",
                "direction": "suroeste",
                "azimuth": "360",
                "date_from": "24/12/2019",
                "date_to": datetime.date(2019, 12, 25),
                "quality": "alta",
                "remarks": "<b>visto</b> en  campo",
            }
        )
        assert problems == ()
        assert values["ls_type"] == "flow"
        assert values["activity"] == "dormant"
        assert values["direction"] == "SW"
        assert values["azimuth"] == 0.0
        assert values["date_from"] == datetime.date(2019, 12, 24)
        assert values["year"] == 2019
        assert values["quality"] == "high"
        assert values["remarks"] == "visto en campo"

    def test_what_is_not_understood_is_kept(self):
        raw = {"type": "complesso", "azimuth": 400, "date_from": "ayer", "year": "MMXX", "remarks": "a"}
        values, problems = understand(raw)
        assert len(problems) == 4
        assert values == {"remarks": "a; type: complesso; azimuth: 400; date_from: ayer; year: MMXX"}

    def test_reversed_dates_are_told_and_kept(self):
        values, problems = understand({"date_from": "2020-02-02", "date_to": "2019-01-01"})
        assert len(problems) == 1
        assert values["date_from"] > values["date_to"]

    def test_a_number_as_direction_is_an_azimuth(self):
        values, _ = understand({"direction": "225"})
        assert values["azimuth"] == 225.0
        assert "direction" not in values

    def test_own_words_come_first(self):
        values, _ = understand({"type": "Flujo"}, words={"type": {"flujo": "fall"}})
        assert values["ls_type"] == "fall"

    def test_names_and_folders_give_hints(self):
        assert hints(["Alausí", "Flujos activos"]) == {"type": "flow", "activity": "active"}
        assert hints(["Alausí"]) == {}

    def test_numbers_and_letters_that_name_places_are_no_codes(self):
        assert hints(["1", "F", "DR"]) == {}
        assert hints(["Landslide 1", "rotational slide"]) == {"type": "rotational"}

    @pytest.mark.skipif(not IFFI.exists(), reason="../shared/data is absent")
    def test_nearly_all_of_iffi_is_understood(self):
        with IFFI.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 10_482
        targets = guess(list(rows[0]))
        read = [understand({target: row[name] for target, name in targets.items()}) for row in rows]
        unknown = [row["type_en"] for row, found in zip(rows, read) if found.problems]
        assert set(unknown) == {"complex"}
        by_type = [found.values.get("ls_type") for found in read]
        assert by_type.count("rotational") == 1650
        assert by_type.count("translational") == 922
        assert by_type.count("fall") == 5428 + 1333


class TestCodeLists:
    def test_codes_of_a_landslide(self):
        assert coded(PMA, "rotational", "dormant").values == {"tipo": "DR", "estado": "4"}
        sgc = coded(SGC, "translational", "relict")
        assert sgc.values == {
            "TIPO_MOV": "01", "SUBTIPO_1": "Deslizamiento traslacional", "ESTADO_ACT": "06",
        }  # fmt: skip
        assert coded(INSPIRE, "creep", "active") == ({"haz_cat": CATEGORY}, ())

    def test_what_a_list_lacks_is_told(self):
        assert coded(PMA, "slide", "inactive") == ({"tipo": None, "estado": None}, ("type", "activity"))
        assert coded(SGC, None, "") == (dict.fromkeys(list_columns(SGC)), ())

    def test_codes_read_back(self):
        for entry in TYPES:
            code = coded(PMA, entry.code, None).values["tipo"]
            if code:
                assert read_word("type", code, (PMA,)) == entry.code

    def test_names_fit_a_shapefile(self):
        assert all(len(name) <= 10 for standard in CODE_LISTS for name in list_columns(standard))
        with pytest.raises(CaptionError):
            list_columns("USGS")


def rules(area_m2=1000.0, **values):
    complete = {"ls_type": "flow", "activity": "active", **values}
    return {finding.rule for finding in check_values(complete, area_m2)}


class TestQuality:
    def test_a_good_row_has_no_finding(self):
        volumes = {"vol_p50_m3": 2000.0, "vol_p75_m3": 3000.0, "vol_p95_m3": 9000.0}
        day = datetime.date(2019, 12, 24)
        assert rules(h_l=0.5, area_m2=1000.0, date_from=day, year=2019, **volumes) == set()

    @pytest.mark.parametrize(
        ("values", "rule"),
        [
            ({"ls_type": None}, "missing"),
            ({"activity": "unknown"}, "missing"),
            ({"ls_type": "flujo"}, "unknown_code"),
            ({"direction": "SO"}, "unknown_code"),
            (
                {"date_from": datetime.date(2020, 1, 2), "date_to": datetime.date(2020, 1, 1)},
                "dates_reversed",
            ),
            ({"year": 2500}, "future"),
            ({"year": 2001, "date_from": datetime.date(2020, 1, 2)}, "year_differs"),
            ({"area_m2": 5.0}, "size"),
            ({"h_l": -0.1}, "h_l"),
            ({"h_l": 4.0}, "h_l"),
            ({"h_l": 0.03, "vol_p50_m3": 1000.0}, "h_l"),
            ({"vol_p50_m3": 1e6}, "volume"),
            ({"vol_p50_m3": 1e3, "vol_p75_m3": 1e2}, "volume"),
        ],
    )
    def test_what_is_wrong_is_found(self, values, rule):
        assert rule in rules(**values)

    def test_a_stale_area_and_a_steep_fall(self):
        assert rules(100.0, h_l=4.0, ls_type="fall") == set()
        assert {f.rule for f in check_values({"area_m2": 90.0}, 100.0)} >= {"stale_area"}

    def test_corominas(self):
        assert corominas(1e5) == pytest.approx(0.337, abs=5e-4)
        assert corominas(1e7) == pytest.approx(0.228, abs=5e-4)


class TestRewrite:
    @pytest.mark.parametrize("lang", ["es", "en"])
    def test_a_caption_keeps_its_language(self, lang):
        codes = {"type": "flow", "activity": "active", "direction": "S", "area": "small"}
        said = captions.rewrite(captions.write(codes, lang), {"type": "fall"})
        assert said == captions.write({**codes, "type": "fall"}, lang)

    def test_other_sentences_are_refused(self):
        with pytest.raises(CaptionError, match="not written"):
            captions.rewrite("FLUJOS activos", {})
