from qgis.core import QgsProject, QgsRasterLayer
def steps(hand):
    yield 1500
    hand.shot("empty")
    layer = QgsRasterLayer(hand.task["imagery"], "Ortho")
    QgsProject.instance().addMapLayer(layer)
    yield hand.idle
    hand.shot("imagery")
