"""Foreign inventories brought in from Google Earth, shapefiles and tables, and annotated afterwards."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pytest
from osgeo import ogr
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core import caption as captions
from landslide_annotator.gis.measures.measure import Measurer
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import (
    box,
    make_inventory,
    needs_libkml,
    rows,
    set_value,
    small_captioner,
    write_imagery,
    write_outlines,
    write_units,
)
from tests.qgis.surfaces import CONTEXT, INVENTORIES, system

CORNERS = ((-78.843, -2.193), (-78.842, -2.193), (-78.842, -2.192), (-78.843, -2.192), (-78.843, -2.193))
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Deslizamientos</name>
<Folder><name>Flujos activos</name>
<Placemark><name>Alausí 1</name><description><![CDATA[<b>visto</b> en campo]]></description>
<TimeSpan><begin>2023-03-26</begin><end>2023-03-27</end></TimeSpan><Polygon><outerBoundaryIs><LinearRing>
<coordinates>{high}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>punto</name><Point><coordinates>-78.843,-2.193,0</coordinates></Point></Placemark>
</Folder>
<Folder><name>Otros</name><Folder><name>Antiguos</name>
<Placemark><name>Deslizamiento rotacional latente</name><TimeStamp><when>2019-05-04</when></TimeStamp>
<MultiGeometry><Polygon><outerBoundaryIs><LinearRing>
<coordinates>-78.853,-2.193 -78.852,-2.193 -78.852,-2.192 -78.853,-2.193</coordinates>
</LinearRing></outerBoundaryIs></Polygon><Polygon><outerBoundaryIs><LinearRing>
<coordinates>-78.863,-2.193 -78.862,-2.193 -78.862,-2.192 -78.863,-2.193</coordinates>
</LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder></Folder>
</Document></kml>""".format(high=" ".join(f"{x},{y},2500" for x, y in CORNERS))


def bring(inventory: Path, **given: Any) -> Tuple[List[Dict[str, Any]], Dict[str, Any], Any]:
    """Rows of the inventory, results and messages."""
    texts = {name: str(value) if isinstance(value, Path) else value for name, value in given.items()}
    results, ok, feedback = run("importinventory", {"INVENTORY": str(inventory), **texts})
    assert ok, feedback.errors
    return rows(inventory), results, feedback


@BOTH
@needs_libkml
@pytest.mark.parametrize("end", [".kml", ".kmz"])
def test_google_earth(tmp_path: Path, end: str, gdal_raises: None) -> None:
    source = tmp_path / f"lugares{end}"
    if end == ".kml":
        source.write_text(KML, encoding="utf-8")
    else:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("doc.kml", KML)
    found, results, feedback = bring(tmp_path / "inventory.gpkg", FILE=source)
    assert (results["ADDED"], results["FAILED"], results["UNKNOWN"]) == (3, 1, 0)
    assert "punto" in feedback.errors[0]
    first, *parts = found
    assert (first["ls_type"], first["activity"], first["src_id"]) == ("flow", "active", "Alausí 1")
    assert (first["date_from"], first["date_to"], first["year"]) == ("2023/03/26", "2023/03/27", 2023)
    assert first["remarks"] == "visto en campo"
    assert first["src_layer"] == f"{source.name}|Flujos activos"
    assert {(row["ls_type"], row["activity"], row["date_from"]) for row in parts} == {
        ("rotational", "dormant", "2019/05/04")
    }
    assert len({row["event_id"] for row in parts}) == 1
    polygon = QgsGeometry.fromPolygonXY([[QgsPointXY(x, y) for x, y in CORNERS]])
    plan = Measurer(system(4326), CONTEXT).measure(polygon)
    assert first["area_m2"] == pytest.approx(plan.area_m2, abs=0.006)
    assert first["caption"] is None and first["status"] == "unreviewed" and first["presence"] == 1
    again = bring(tmp_path / "inventory.gpkg", FILE=source)[1]
    assert (again["ADDED"], again["SKIPPED"]) == (0, 3)


class TestTables:
    COLUMNS = {
        "TIPO_MOV": ["Flujo de lodos", "complesso", None, "01"],
        "ESTADO_ACT": ["Latente", "quieto", "Attivo", "06"],
        "FECHA_MOV": ["24/12/2019", "ayer", None, None],
        "COD_SIMMA": ["S1", "S2", "S3", "S4"],
    }
    SHAPES = [box(100 * n, 0) for n in range(4)]

    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        return write_units(tmp_path / "simma.gpkg", self.SHAPES, self.COLUMNS)

    def test_fields_are_guessed_and_unknown_words_kept(self, tmp_path: Path, table: Path) -> None:
        found, results, feedback = bring(tmp_path / "inventory.gpkg", INPUT=table)
        assert [row["ls_type"] for row in found] == ["flow", None, None, None]
        assert [row["activity"] for row in found] == ["dormant", None, "active", None]
        assert [row["src_id"] for row in found] == ["S1", "S2", "S3", "S4"]
        assert found[0]["year"] == 2019
        assert found[1]["remarks"] == "type: complesso; activity: quieto; date_from: ayer"
        assert "complesso" in found[1]["review"]
        assert results["UNKNOWN"] == 2
        assert any("S2" in text and "complesso" in text for text in feedback.infos)
        assert any('"TIPO_MOV"' in text and "guessed" in text for text in feedback.infos)

    def test_codes_words_and_expressions(self, tmp_path: Path, table: Path) -> None:
        found, results, _ = bring(
            tmp_path / "inventory.gpkg", INPUT=table, CODES="SGC", DATE_FROM_FIELD="-",
            WORDS="type: complesso = slide; activity: quieto = dormant",
            REMARKS_FIELD="'n. ' || \"COD_SIMMA\"", SRC_ID_FIELD="$id",
        )  # fmt: skip
        assert results["UNKNOWN"] == 0
        assert [row["ls_type"] for row in found] == ["flow", "slide", None, "slide"]
        assert [row["activity"] for row in found] == ["dormant", "dormant", "active", "relict"]
        assert found[0]["date_from"] is None
        assert found[3]["remarks"] == "n. S4"

    @pytest.mark.parametrize("text", ["no_such_field", "upper(", '"TIPO_MOV" || "none"'])
    def test_a_wrong_mapping_is_refused(self, tmp_path: Path, table: Path, text: str) -> None:
        path = tmp_path / "inventory.gpkg"
        make_inventory(path)
        _, ok, feedback = run(
            "importinventory", {"INPUT": str(table), "INVENTORY": str(path), "TYPE_FIELD": text}
        )
        assert not ok
        assert "type" in feedback.errors[-1]
        assert rows(path) == []

    def test_what_cannot_be_computed_is_told(self, tmp_path: Path, table: Path) -> None:
        found, results, feedback = bring(
            tmp_path / "inventory.gpkg", INPUT=table, AZIMUTH_FIELD='to_real("COD_SIMMA")'
        )
        assert results["ADDED"] == 4
        assert all(row["azimuth"] is None for row in found)
        assert any("S1: azimuth" in text for text in feedback.infos)
        assert "azimuth" in found[0]["review"]

    def test_a_layer_without_a_reference_system(self, tmp_path: Path) -> None:
        source = write_outlines(tmp_path / "drawn.gpkg", [box(0, 0)], None)
        given = {"INPUT": str(source), "INVENTORY": str(tmp_path / "inventory.gpkg")}
        _, ok, feedback = run("importinventory", given)
        assert not ok
        assert "CRS" in feedback.errors[-1] or "reference system" in feedback.errors[-1]
        assert not (tmp_path / "inventory.gpkg").exists()

    def test_a_shapefile(self, tmp_path: Path) -> None:
        source = write_outlines(tmp_path / "drawn.shp", [box(0, 0)])
        found, _, _ = bring(tmp_path / "inventory.gpkg", INPUT=source)
        assert [row["src_id"] for row in found] == ["A1"]

    def test_bad_outlines_are_named_and_the_rest_is_done(self, tmp_path: Path) -> None:
        bow = "POLYGON((739000 9757000,739050 9756950,739050 9757000,739000 9756950,739000 9757000))"
        arc = "739100 9757000,739150 9757050,739200 9757000,739150 9756950,739100 9757000"
        curve = f"CURVEPOLYGON(CIRCULARSTRING({arc}))"
        solid = box(0, 0).replace("POLYGON", "POLYGON Z").replace(",", " 5,").replace("))", " 5))")
        shapes = [bow, curve, solid, None, "POINT(739000 9757000)", "POLYGON EMPTY", box(0, 0)]
        source = write_outlines(tmp_path / "drawn.gpkg", shapes)
        found, results, feedback = bring(tmp_path / "inventory.gpkg", INPUT=source)
        assert (results["ADDED"], results["SKIPPED"], results["FAILED"]) == (4, 1, 3)
        assert all("Z" not in row["wkt"] for row in found)
        assert "repaired" in found[0]["review"]
        assert len(feedback.errors) == 3

    def test_nothing_but_failures_is_an_error(self, tmp_path: Path) -> None:
        source = write_outlines(tmp_path / "drawn.gpkg", ["POINT(739000 9757000)"])
        make_inventory(tmp_path / "inventory.gpkg")
        given = {"INPUT": str(source), "INVENTORY": str(tmp_path / "inventory.gpkg")}
        assert not run("importinventory", given)[1]

    def test_files_that_cannot_be_read(self, tmp_path: Path) -> None:
        broken = tmp_path / "broken.kml"
        broken.write_text("<kml><Document>")
        for name in ("broken.kml", "none.kml"):
            given = {"FILE": str(tmp_path / name), "INVENTORY": str(tmp_path / "inventory.gpkg")}
            _, ok, feedback = run("importinventory", given)
            assert not ok
            assert feedback.errors
        assert not (tmp_path / "inventory.gpkg").exists()


@pytest.mark.real
@pytest.mark.skipif(not INVENTORIES.is_dir(), reason="../shared/data/inventories is absent")
class TestReal:
    def test_points_of_iffi_as_circles(self, tmp_path: Path) -> None:
        with (INVENTORIES / "iffi_south_tyrol/iffi_south_tyrol_points.csv").open(encoding="utf-8") as file:
            table = list(csv.DictReader(file))[::50]
        names = ("PIFF_ID", "area", "type_en", "nome_stato", "year_int", "descrizione")
        points = [f"POINT({row['x_utm32']} {row['y_utm32']})" for row in table]
        source = write_units(
            tmp_path / "iffi.gpkg", points, {name: [row[name] for row in table] for name in names},
            ogr.wkbPoint, 32632,
        )  # fmt: skip
        found, results, _ = bring(tmp_path / "inventory.gpkg", INPUT=source, CIRCLES=True)
        sized = [row for row in table if float(row["area"] or 0) > 0]
        assert results["ADDED"] + results["SKIPPED"] == len(sized)
        assert results["FAILED"] == len(table) - len(sized)
        areas = {row["PIFF_ID"]: float(row["area"]) for row in sized}
        for row in found:
            assert row["area_m2"] == pytest.approx(areas[row["src_id"]], rel=1e-6)
            assert row["quality"] == "low"
            assert "circle" in row["remarks"]

    def test_polygons_of_an_earthquake(self, tmp_path: Path) -> None:
        source = INVENTORIES / "colombia_mesetas_eq2019_polygons/colombia_landslides.geojson"
        found, results, _ = bring(tmp_path / "inventory.gpkg", INPUT=source)
        assert results["ADDED"] >= 838
        assert {row["date_from"] for row in found} == {"2019/12/24"}
        assert {row["year"] for row in found} == {2019}


class TestAnnotatedAfterwards:
    @pytest.fixture(autouse=True, scope="class")
    def captioner(self, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captioner]:
        with small_captioner(tmp_path_factory.mktemp("bundle")) as made:
            yield made

    @pytest.fixture
    def job(self, tmp_path: Path) -> Dict[str, Any]:
        """An inventory imported from typed outlines, and what annotates the same outlines."""
        shapes = [box(60, 60), box(150, 80, 30, 25), box(250, 200, 60, 90)]
        types = {"tipo": ["Volcamiento", None, "landslide"], "codigo": ["a", "b", "c"]}
        source = write_units(tmp_path / "typed.gpkg", shapes, types)
        bring(tmp_path / "inventory.gpkg", INPUT=source, SRC_ID_FIELD="codigo")
        imagery = write_imagery(tmp_path / "ortho.tif")
        return {
            "INPUT": str(source), "IMAGERY": str(imagery), "INVENTORY": str(tmp_path / "inventory.gpkg"),
            "ON_EXISTING": "update",
        }  # fmt: skip

    def annotate(self, job: Dict[str, Any]) -> Tuple[List[Dict[str, Any]], Dict[str, Any]]:
        results, ok, feedback = run("annotatelandslides", job)
        assert ok, feedback.errors
        return rows(job["INVENTORY"]), results

    def check(self, found: List[Dict[str, Any]]) -> None:
        for row in found:
            said, read = (
                captions.parse(row["caption"]).attributes,
                captions.parse(row["cap_model"]).attributes,
            )
            assert row["conf"] is not None and row["gsd_m"] == pytest.approx(1.0, rel=1e-2)
            assert said["type"] == row["ls_type"]
            assert said["activity"] == row["activity"] == read["activity"]
            assert row["src_id"] in "abc"
            assert row["src_layer"] == "typed"
        assert found[0]["ls_type"] == "topple"  # the imported type stays
        assert [row["org_type"] for row in found] == ["manual", "auto", "auto"]
        assert {row["org_act"] for row in found} == {"auto"}
        for row in found[1:]:  # what was empty or undetermined is filled
            assert row["ls_type"] == captions.parse(row["cap_model"]).attributes["type"]

    def test_captions_are_filled_and_imported_types_stay(self, job: Dict[str, Any]) -> None:
        found, results = self.annotate(job)
        assert (results["UPDATED"], results["PROTECTED"]) == (3, 0)
        self.check(found)
        again, results = self.annotate(job)
        assert (results["UPDATED"], results["PROTECTED"]) == (2, 1)  # the imported type counts as a person's
        assert again[0] == found[0]

    def test_in_a_layer_that_is_being_edited(self, job: Dict[str, Any]) -> None:
        shown = QgsVectorLayer(f"{job['INVENTORY']}|layername=landslides", "inventory", "ogr")
        QgsProject.instance().addMapLayer(shown)
        shown.startEditing()
        try:
            _, results = self.annotate(job)
            assert results["UPDATED"] == 3
            assert shown.commitChanges()
        finally:
            QgsProject.instance().removeMapLayer(shown.id())
        self.check(rows(job["INVENTORY"]))

    def test_skipping_and_reviewed_rows(self, job: Dict[str, Any]) -> None:
        found, results = self.annotate({**job, "ON_EXISTING": "skip"})
        assert results["SKIPPED"] == 3
        assert all(row["caption"] is None for row in found)
        set_value(Path(job["INVENTORY"]), 2, "status", "reviewed")
        found, results = self.annotate(job)
        assert (results["UPDATED"], results["PROTECTED"]) == (2, 1)
        assert found[1]["caption"] is None
