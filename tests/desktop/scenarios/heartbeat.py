"""How long the main thread is away while a batch runs, and how long one drawn outline takes."""

import random
import time
from pathlib import Path

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

TICK_MS = 5


def waited():
    """Seconds that the main thread was ready and got no processor, because others had them all."""
    return int(Path("/proc/self/schedstat").read_text().split()[1]) / 1e9


class Heart:
    """Notes every gap between two beats: seconds on the clock, of work, and of waiting for a processor."""

    def __init__(self):
        self.gaps = []
        self.timer = QTimer()
        self.timer.setInterval(TICK_MS)
        self.timer.timeout.connect(self.beat)
        self.last = (time.perf_counter(), time.thread_time(), waited())
        self.timer.start()

    def beat(self):
        now = (time.perf_counter(), time.thread_time(), waited())
        self.gaps.append(tuple(after - before for after, before in zip(now, self.last)))
        self.last = now

    def summary(self):
        walls, works = sorted(gap[0] for gap in self.gaps), sorted(gap[1] for gap in self.gaps)
        alone = sorted(gap[0] - gap[2] for gap in self.gaps)
        return {
            "beats": len(self.gaps),
            "longest_s": walls[-5:],
            "longest_alone_s": alone[-5:],
            "longest_work_s": works[-5:],
            "over_50_ms": sum(wall > 0.05 for wall in walls),
            "alone_over_50_ms": sum(wall > 0.05 for wall in alone),
            "work_over_50_ms": sum(work > 0.05 for work in works),
        }


def many(layer, count):
    big = QgsVectorLayer("Polygon?crs=EPSG:32717", "many", "memory")
    features, chance = [], random.Random(3)
    sources = list(layer.getFeatures())
    for number in range(count):
        feature = QgsFeature(sources[number % len(sources)])
        geometry = QgsGeometry(feature.geometry())
        geometry.translate(chance.uniform(-150, 150), chance.uniform(-150, 150))
        feature.setGeometry(geometry)
        features.append(feature)
    big.dataProvider().addFeatures(features)
    return QgsProject.instance().addMapLayer(big)


def steps(hand):
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    project, place = QgsProject.instance(), hand.place
    dem = project.addMapLayer(QgsRasterLayer(hand.task["dem"], "dem"))
    imagery = project.addMapLayer(QgsRasterLayer(hand.task["imagery"], "imagery"))
    outlines = project.addMapLayer(QgsVectorLayer(hand.task["outlines"], "outlines", "ogr"))
    place.dock.sources.imagery.setLayer(imagery)
    place.dock.sources.dem.setLayer(dem)
    hand.desktop.inventories.create(Path(hand.task["folder"]) / "inventory.gpkg")
    layer = place.edited.layer
    yield hand.idle

    seconds, work = [], []
    shapes = [QgsGeometry(f.geometry()) for f in outlines.getFeatures()]
    for number in range(21):
        shape = QgsGeometry(shapes[number % len(shapes)])
        shape.translate(7.0 * number, 0)
        ended = []
        layer.featureAdded.connect(
            lambda fid, ended=ended: ended.append((time.perf_counter(), time.process_time()))
        )
        begun = (time.perf_counter(), time.process_time())
        hand.desktop.drawing.draw(shape, outlines.crs())
        yield lambda ended=ended: bool(ended)
        seconds.append(ended[0][0] - begun[0])
        work.append(ended[0][1] - begun[1])
        layer.featureAdded.disconnect()
        yield hand.idle
        yield 200
    hand.notes["draw_s"] = sorted(seconds)
    hand.notes["draw_work_s"] = sorted(work)

    copies = many(outlines, int(hand.task["count"]))
    place.dock.batch.layers.setLayer(copies)
    assert place.dock.batch.layer is copies, place.dock.batch.layer
    held = len(hand.rows())
    heart = Heart()
    begun = time.perf_counter()
    place.dock.batch.start_button.click()
    hand.patience(3600)
    yield lambda: not hand.desktop.batching.running
    hand.notes["batch_s"] = time.perf_counter() - begun
    hand.notes["batch_rows"] = len(hand.rows()) - held
    hand.notes["messages"] = hand.messages()
    yield 500
    heart.timer.stop()
    hand.notes["batch"] = heart.summary()
    queue = Heart()
    yield 50
    for _ in range(5):
        place.dock.queue.next_button.click()
        yield hand.idle
        place.dock.panel.accept_button.click()
        yield hand.idle
    queue.timer.stop()
    hand.notes["review"] = queue.summary()
