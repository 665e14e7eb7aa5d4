<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>LandslideAnnotator</name>
        <message>
            <location filename="../../../landslide_annotator/core/agreement.py"></location>
            <source>'{0}' is not measured; choose direction, area or perimeter.</source>
            <translation>«{0}» no se mide; elija direction, area o perimeter.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/agreement.py"></location>
            <source>{0} is no azimuth; give degrees clockwise from north.</source>
            <translation>{0} no es un azimut; dé grados desde el norte en sentido horario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/agreement.py"></location>
            <source>{0} is no class of {1}; give its code, such as {2}.</source>
            <translation>{0} no es una clase de {1}; dé su código, como {2}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/caption.py"></location>
            <source>The caption is empty.</source>
            <translation>La descripción está vacía.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/caption.py"></location>
            <source>The caption '{0}' names the {1} twice.</source>
            <translation>La descripción «{0}» nombra dos veces {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/caption.py"></location>
            <source>The caption '{0}' ends before a word that it needs.</source>
            <translation>La descripción «{0}» termina antes de una palabra que necesita.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/caption.py"></location>
            <location filename="../../../landslide_annotator/core/grammar.py"></location>
            <source>The word '{0}' has no place in a caption.</source>
            <translation>La palabra «{0}» no tiene lugar en una descripción.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/grammar.py"></location>
            <source>'{0}' is no {1} that a caption can name.</source>
            <translation>«{0}» no es un valor de {1} que una descripción pueda nombrar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/grammar.py"></location>
            <source>A caption has no attribute '{0}'.</source>
            <translation>Una descripción no tiene el atributo «{0}».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/grammar.py"></location>
            <source>The word '{0}' is no {1}.</source>
            <translation>La palabra «{0}» no es un valor de {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/grammar.py"></location>
            <source>A caption needs the {0} of the landslide.</source>
            <translation>A la descripción le falta {0} del deslizamiento.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>Classes of equal width need at least two different values; use fixed breaks.</source>
            <translation>Las clases de igual amplitud necesitan al menos dos valores distintos; use límites fijos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>Values from {0} to {1} span no four classes; use fixed breaks.</source>
            <translation>Los valores de {0} a {1} no abarcan cuatro clases; use límites fijos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>No landslide has a size; measure the inventory first.</source>
            <translation>Ningún deslizamiento tiene tamaño; mida primero el inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>{0} is no {1}.</source>
            <translation>{0} no es un valor de {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>{0} is no size; leave it out of the classes of equal width.</source>
            <translation>{0} no es un tamaño; déjelo fuera de las clases de igual amplitud.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>The {0} breaks {1} must be three positive, rising numbers.</source>
            <translation>Los límites {1} ({0}) deben ser tres números positivos y crecientes.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/sizes.py"></location>
            <source>The stored size breaks cannot be read ({0}); set them again.</source>
            <translation>No se pueden leer los límites guardados ({0}); defínalos otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/vocabulary.py"></location>
            <source>'{0}' is no known standard; known are {1}.</source>
            <translation>«{0}» no es un estándar conocido; se conocen {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/vocabulary.py"></location>
            <source>'{0}' is no {1} of this inventory's lists.</source>
            <translation>«{0}» no está en la lista de {1} de este inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/volume.py"></location>
            <source>'{0}' is no relation of area and volume; known are {1}.</source>
            <translation>«{0}» no es una relación entre área y volumen; se conocen {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/volume.py"></location>
            <source>{0} is no area of a landslide; give square metres above 0.</source>
            <translation>{0} no es un área de deslizamiento; dé metros cuadrados mayores que 0.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/volume.py"></location>
            <source>{0} is no percentile; give a number between 0 and 100, such as 95.</source>
            <translation>{0} no es un percentil; dé un número entre 0 y 100, como 95.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation.py"></location>
            <location filename="../../../landslide_annotator/gis/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>The outlines have no coordinate reference system. Set it in the layer's properties.</source>
            <translation>Los contornos no tienen sistema de referencia de coordenadas. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotator.py"></location>
            <source>The outline has no place in the inventory's CRS. Use an inventory of its region.</source>
            <translation>El contorno no tiene lugar en el SRC del inventario. Use un inventario de su región.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/basemap.py"></location>
            <source>Layer {0}: {1} forbids loading many tiles (operations.osmfoundation.org/policies/tiles), and it shows a drawn map. Choose aerial or satellite imagery.</source>
            <translation>Capa {0}: {1} prohíbe cargar muchas teselas (operations.osmfoundation.org/policies/tiles) y muestra un mapa dibujado. Elija imágenes aéreas o satelitales.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/basemap.py"></location>
            <source>About {0} basemap tiles would be loaded, and {1} are allowed. Read the service's terms, then raise the limit, or use a part of the outlines.</source>
            <translation>Se cargarían unas {0} teselas del mapa base y se permiten {1}. Lea las condiciones del servicio y luego suba el límite, o use una parte de los contornos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/batch.py"></location>
            <source>{0}: row {1} was reviewed or changed by a person and stays as it is.</source>
            <translation>{0}: una persona revisó o cambió la fila {1}, que queda como está.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/batch.py"></location>
            <source>The last {0} landslides are not in it: run again to annotate them.</source>
            <translation>Los últimos {0} deslizamientos no están en él: ejecute otra vez para anotarlos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/batch.py"></location>
            <source> (review: {0})</source>
            <translation> (revisar: {0})</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/batch.py"></location>
            <source>{0}, part {1}</source>
            <translation>{0}, parte {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/batch.py"></location>
            <source>{0}: drawn twice; the first one counts.</source>
            <translation>{0}: dibujado dos veces; vale el primero.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/batch.py"></location>
            <source>{0}: already in the inventory as {1}.</source>
            <translation>{0}: ya está en el inventario con el número {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/body.py"></location>
            <location filename="../../../landslide_annotator/gis/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/source_key.py"></location>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>The outline's coordinates do not fit its reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas del contorno no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/body.py"></location>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>The outline has no area. Draw it again.</source>
            <translation>El contorno no tiene área. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/body.py"></location>
            <source>{0} spike(s) of the outline were left out of its shape.</source>
            <translation>{0} púa(s) del contorno se dejaron fuera de su forma.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/body.py"></location>
            <location filename="../../../landslide_annotator/gis/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>The outline is empty. Draw it again.</source>
            <translation>El contorno está vacío. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/body.py"></location>
            <location filename="../../../landslide_annotator/gis/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>The outline is not a polygon. Draw it again.</source>
            <translation>El contorno no es un polígono. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/body.py"></location>
            <source>The outline is wider than {0:.0f} km. Draw one landslide only.</source>
            <translation>El contorno tiene más de {0:.0f} km de ancho. Dibuje un solo deslizamiento.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/breaks.py"></location>
            <source>The breaks '{0}' are not understood. Write three numbers, as 1000; 10000; 100000.</source>
            <translation>No se entienden los límites «{0}». Escriba tres números, como 1000; 10000; 100000.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/contactsheet.py"></location>
            <source>landslide</source>
            <translation>deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>The outline has no place in the reference system of elevation model {0}.</source>
            <translation>El contorno no tiene lugar en el sistema de referencia del modelo de elevación {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>Its values have 8 bits only. Check that it is no picture or hillshade.</source>
            <translation>Sus valores tienen solo 8 bits. Compruebe que no sea una imagen ni un sombreado.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>Elevation model {0} {1}</source>
            <translation>El modelo de elevación {0} {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>is a picture or a single row of cells. Choose an elevation model.</source>
            <translation>es una imagen o una sola fila de celdas. Elija un modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>cannot be opened. Check its path.</source>
            <translation>no se puede abrir. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>has no coordinate reference system. Set it in the layer's properties.</source>
            <translation>no tiene sistema de referencia de coordenadas. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>has no place on the globe. Set its coordinate reference system.</source>
            <translation>no tiene lugar en el globo. Defina su sistema de referencia de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>It has {0} bands; the first is read as heights.</source>
            <translation>Tiene {0} bandas; la primera se lee como cotas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/dem.py"></location>
            <source>holds slopes or aspects ({0}). Choose elevations.</source>
            <translation>contiene pendientes u orientaciones ({0}). Elija cotas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desk.py"></location>
            <source>This spot has no place on the globe. Choose one inside the map.</source>
            <translation>Este lugar no está en el globo. Elija uno dentro del mapa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/editing.py"></location>
            <source>{0} cannot be opened by QGIS. Check the file.</source>
            <translation>QGIS no puede abrir {0}. Revise el archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/editing.py"></location>
            <location filename="../../../landslide_annotator/processing/base.py"></location>
            <source>Layer {0} is not in a file. Choose an inventory GeoPackage.</source>
            <translation>La capa {0} no está en un archivo. Elija un GeoPackage de inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/editing.py"></location>
            <source>The inventory {0} is no longer in the project. Open it again.</source>
            <translation>El inventario {0} ya no está en el proyecto. Ábralo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/editing.py"></location>
            <source>The file {0} is gone. Put it back, or open another inventory.</source>
            <translation>El archivo {0} ya no existe. Póngalo de vuelta o abra otro inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/editing.py"></location>
            <source>Layer {0} cannot be edited: it, its file or the folder is read-only.</source>
            <translation>La capa {0} no se puede editar: ella, su archivo o la carpeta son de solo lectura.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Landslide example</source>
            <translation>Ejemplo de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Outlines (example)</source>
            <translation>Contornos (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Example</source>
            <translation>Ejemplo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Landslides (example)</source>
            <translation>Deslizamientos (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Orthophoto (example)</source>
            <translation>Ortofoto (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Basemap (example)</source>
            <translation>Mapa base (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>Elevation model (example)</source>
            <translation>Modelo de elevación (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>The example cannot be made in {0} ({1}). Make room there and try again.</source>
            <translation>No se puede hacer el ejemplo en {0} ({1}). Haga espacio allí y pruebe otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example.py"></location>
            <source>The example in {0} is damaged. Delete that folder and try again.</source>
            <translation>El ejemplo en {0} está dañado. Borre esa carpeta y pruebe otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>'es' or 'en'; Spanish where left out</source>
            <translation>'es' o 'en'; español si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Landslides</source>
            <translation>Deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>Syntax</source>
            <translation>Sintaxis</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>Arguments</source>
            <translation>Argumentos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>Examples</source>
            <translation>Ejemplos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>{0} function</source>
            <translation>Función {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>{0} is '{1}', which is no number.</source>
            <translation>{0} es «{1}», que no es un número.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>{0} is '{1}', which is no text. Write it between ' and '.</source>
            <translation>{0} es «{1}», que no es un texto. Escríbalo entre ' y '.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_base.py"></location>
            <source>'{0}' is no language of captions. Write 'es' or 'en'.</source>
            <translation>«{0}» no es un idioma de las descripciones. Escriba 'es' o 'en'.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>Caption of a landslide from the codes of the inventory. What is NULL is left out; NULL where all are.</source>
            <translation>Descripción de un deslizamiento a partir de los códigos del inventario. Lo que es NULL se omite; NULL si todo lo es.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>Agreement of what a caption says and what was measured: agrees (same sector or class), differs (the next one) or contradicts (farther off); NULL where a side is unknown.</source>
            <translation>Concordancia entre lo que dice una descripción y lo medido: coincide (mismo sector o clase), difiere (el contiguo) o contradice (más lejos); NULL si se desconoce un lado.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code of the movement type, such as flow</source>
            <translation>código del tipo de movimiento, como flow</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code of the activity, such as active</source>
            <translation>código de la actividad, como active</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code of the sector, such as SW</source>
            <translation>código del sector, como SW</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code of the class of area, such as small</source>
            <translation>código de la clase de área, como small</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code of the class of perimeter, such as medium</source>
            <translation>código de la clase de perímetro, como medium</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code that the caption says</source>
            <translation>código que dice la descripción</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_captions.py"></location>
            <source>code that was measured; for direction also an azimuth in degrees</source>
            <translation>código medido; para la dirección, también un azimut en grados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>a polygon; the current feature's where left out</source>
            <translation>un polígono; el del objeto actual si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>code of the polygon's reference system; the layer's where left out</source>
            <translation>código del sistema de referencia del polígono; el de la capa si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>Area of a polygon in square metres on the ellipsoid of WGS 84, without its holes, whatever the units and the ellipsoid of the project. It is the area of the inventory.</source>
            <translation>Área de un polígono en metros cuadrados sobre el elipsoide de WGS 84, sin sus huecos, sean cuales sean las unidades y el elipsoide del proyecto. Es el área del inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>Length of a polygon's outer ring in metres on the ellipsoid of WGS 84, whatever the units and the ellipsoid of the project. Rings of holes do not count.</source>
            <translation>Longitud del anillo exterior de un polígono en metros sobre el elipsoide de WGS 84, sean cuales sean las unidades y el elipsoide del proyecto. Los anillos de los huecos no cuentan.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>The layer has no coordinate reference system. Set it in the layer's properties, or write its code as the second argument: ($geometry, 'EPSG:32717').</source>
            <translation>La capa no tiene sistema de referencia de coordenadas. Defínalo en las propiedades de la capa o escriba su código como segundo argumento: ($geometry, 'EPSG:32717').</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>'{0}' is no geometry. Write $geometry, or nothing.</source>
            <translation>«{0}» no es una geometría. Escriba $geometry, o nada.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_geometry.py"></location>
            <source>'{0}' is no reference system. Write its code, such as 'EPSG:32717'.</source>
            <translation>«{0}» no es un sistema de referencia. Escriba su código, como 'EPSG:32717'.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>Size class of an area: small, medium, large or very_large.</source>
            <translation>Clase de tamaño de un área: small, medium, large o very_large.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>Size class of a perimeter: small, medium, large or very_large.</source>
            <translation>Clase de tamaño de un perímetro: small, medium, large o very_large.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>Volume of one landslide in cubic metres by a published relation of area and volume. Single landslides lie a factor of 2 to 3 off it, so give the percentiles 50, 75 and 95 together. A relation that was fitted on source (scar) areas gives too much of a total area.</source>
            <translation>Volumen de un deslizamiento en metros cúbicos según una relación publicada entre área y volumen. Cada deslizamiento se aparta de ella en un factor de 2 a 3, así que dé juntos los percentiles 50, 75 y 95. Una relación ajustada con áreas de la fuente (cicatriz) da demasiado con un área total.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>lower limits of medium, large and very_large: the inventory's breaks field, '{0}' or an array; {0} where left out</source>
            <translation>límites inferiores de mediano, grande y muy grande: el campo breaks del inventario, '{0}' o una lista; {0} si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>square metres</source>
            <translation>metros cuadrados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>metres</source>
            <translation>metros</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>map area in square metres</source>
            <translation>área en el mapa, en metros cuadrados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_numbers.py"></location>
            <source>0 to 100: the share of landslides of this area that have less; 50 where left out</source>
            <translation>0 a 100: la parte de los deslizamientos de esta área que tienen menos; 50 si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>degrees clockwise from north; QGIS's azimuth() gives radians, so write degrees(azimuth(...))</source>
            <translation>grados desde el norte en sentido horario; azimuth() de QGIS da radianes, así que escriba degrees(azimuth(...))</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>Code of the compass sector of an azimuth: N, NE, E, SE, S, SW, W or NW.</source>
            <translation>Código del sector de la brújula de un azimut: N, NE, E, SE, S, SW, W o NW.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>Word of a caption for the direction of an azimuth.</source>
            <translation>Palabra de una descripción para la dirección de un azimut.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>Label of a code of the inventory.</source>
            <translation>Etiqueta de un código del inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>the code, as the inventory keeps it</source>
            <translation>el código, como lo guarda el inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>'{0}' has no codes. Choose {1}.</source>
            <translation>«{0}» no tiene códigos. Elija {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expression_words.py"></location>
            <source>'{0}' is no {1}. Choose {2}.</source>
            <translation>«{0}» no es {1}. Elija {2}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/faults.py"></location>
            <source>{0} of {1} basemap tiles did not come ({2}). Run it again later.</source>
            <translation>No llegaron {0} de {1} teselas del mapa base ({2}). Ejecute otra vez más tarde.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/faults.py"></location>
            <source>{0} of {1} basemap tiles are blank: the service has no imagery there.</source>
            <translation>{0} de {1} teselas del mapa base están en blanco: el servicio no tiene imágenes allí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/faults.py"></location>
            <source>{0} of {1} basemap tiles are the same picture: the service has no imagery there.</source>
            <translation>{0} de {1} teselas del mapa base son la misma imagen: el servicio no tiene imágenes allí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/faults.py"></location>
            <source>no picture or a damaged one</source>
            <translation>sin imagen, o dañada</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>{0} cannot be used ({1}). Check the file and run again.</source>
            <translation>No se puede usar {0} ({1}). Revise el archivo y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>{0} is not a GeoPackage, or is damaged. Choose another.</source>
            <translation>{0} no es un GeoPackage o está dañado. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>{0} is locked by another program. Close it there and run again.</source>
            <translation>{0} está bloqueado por otro programa. Ciérrelo allí y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>{0} cannot be written: it or its folder is read-only. Change the permissions.</source>
            <translation>No se puede escribir {0}: el archivo o su carpeta son de solo lectura. Cambie los permisos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>{0} cannot be written: the disk is full or fails. Make room and run again.</source>
            <translation>No se puede escribir {0}: el disco está lleno o falla. Haga espacio y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>There is no file {0}. Create it, or check the path.</source>
            <translation>No existe el archivo {0}. Créelo o revise la ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery.py"></location>
            <source>Raster {0} cannot be opened. Check its path.</source>
            <translation>No se puede abrir el ráster {0}. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery.py"></location>
            <source>Raster {0} has no coordinate reference system. Set it in the layer's properties.</source>
            <translation>El ráster {0} no tiene sistema de referencia de coordenadas. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery.py"></location>
            <source>The outline has no place in the reference system of raster {0}.</source>
            <translation>El contorno no tiene lugar en el sistema de referencia del ráster {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>The inventory needs a coordinate reference system. Choose one.</source>
            <translation>El inventario necesita un sistema de referencia de coordenadas. Elija uno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>{0} must end in .gpkg: an inventory is a GeoPackage.</source>
            <translation>{0} debe terminar en .gpkg: un inventario es un GeoPackage.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>There is no folder {0}. Create it, or choose another.</source>
            <translation>No existe la carpeta {0}. Créela o elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>{0} also holds {1}. Choose another file for the inventory.</source>
            <translation>{0} también contiene {1}. Elija otro archivo para el inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>{0} is an inventory with {1} rows. Choose another file, or allow it to be overwritten.</source>
            <translation>{0} es un inventario con {1} filas. Elija otro archivo o permita sobrescribirlo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>{0} cannot be written ({1}). Choose a folder that you may write to.</source>
            <translation>No se puede escribir {0} ({1}). Elija una carpeta en la que pueda escribir.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory.py"></location>
            <source>{0} is there: close the program that uses the inventory. If it is left from a deleted file, delete it too.</source>
            <translation>Existe {0}: cierre el programa que usa el inventario. Si quedó de un archivo borrado, bórrelo también.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_edits.py"></location>
            <source>Annotate landslide {0}</source>
            <translation>Anotar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_edits.py"></location>
            <source>Annotate landslide {0} again</source>
            <translation>Anotar otra vez el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_edits.py"></location>
            <source>Measure landslide {0}</source>
            <translation>Medir el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_edits.py"></location>
            <source>Layer {0} did not take a row. Save or discard its edits and run again.</source>
            <translation>La capa {0} no aceptó una fila. Guarde o descarte sus ediciones y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_edits.py"></location>
            <source>Layer {0} lacks the columns {1}. Save its edits, end editing and run again.</source>
            <translation>A la capa {0} le faltan las columnas {1}. Guarde sus ediciones, termine la edición y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_file.py"></location>
            <source>single two-dimensional polygons</source>
            <translation>polígonos simples de dos dimensiones</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_file.py"></location>
            <source>a coordinate reference system</source>
            <translation>un sistema de referencia de coordenadas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_file.py"></location>
            <source>the columns {0}</source>
            <translation>las columnas {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_file.py"></location>
            <source>{0} was made by a newer Landslide Annotator (format {1}). Update the plugin.</source>
            <translation>{0} fue hecho por una versión más nueva de Landslide Annotator (formato {1}). Actualice el complemento.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_file.py"></location>
            <source>the table {0}</source>
            <translation>la tabla {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_file.py"></location>
            <source>{0} is no inventory of Landslide Annotator: it lacks {1}. Make one with 'Create landslide inventory', or choose another file.</source>
            <translation>{0} no es un inventario de Landslide Annotator: le falta {1}. Haga uno con «Crear inventario de deslizamientos» o elija otro archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_style.py"></location>
            <source>{0} cannot be opened by QGIS. Create it in another folder.</source>
            <translation>QGIS no puede abrir {0}. Créelo en otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory_style.py"></location>
            <source>The style cannot be kept in {0} ({1}). Check the folder's permissions.</source>
            <translation>No se puede guardar el estilo en {0} ({1}). Revise los permisos de la carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>Landslides by area</source>
            <translation>Deslizamientos por área</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>The layout template is damaged. Install the plugin again.</source>
            <translation>La plantilla de la composición está dañada. Instale el complemento otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>Landslide map</source>
            <translation>Mapa de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>The inventory holds no landslides yet, so there is no map to make.</source>
            <translation>El inventario todavía no tiene deslizamientos, así que no hay mapa que hacer.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>Landslide inventory</source>
            <translation>Inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>The inventory has no place in the project's reference system. Choose another one.</source>
            <translation>El inventario no tiene lugar en el sistema de referencia del proyecto. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>No entry</source>
            <translation>Sin dato</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>{0} landslides; {1}. Captions are a first reading by a neural network; '?' marks rows that nobody has reviewed. Ticks: main scarp. Broken outline: inactive. Dark arrow: measured azimuth; white arrow: direction of the caption. This map is not a hazard assessment.</source>
            <translation>{0} deslizamientos; {1}. Las descripciones son una primera lectura de una red neuronal; «?» marca filas que nadie ha revisado. Rayas: escarpe principal. Contorno discontinuo: inactivo. Flecha oscura: azimut medido; flecha blanca: dirección de la descripción. Este mapa no es una evaluación de amenaza.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/layout.py"></location>
            <source>Scale 1:{0}</source>
            <translation>Escala 1:{0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/localcrs.py"></location>
            <source>The layer's coordinates do not fit its reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas de la capa no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/localcrs.py"></location>
            <source>The layer has no coordinate reference system with a place on the globe. Set it in the layer's properties.</source>
            <translation>La capa no tiene un sistema de referencia de coordenadas con lugar en el globo. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/localcrs.py"></location>
            <source>The layer has no extent: it is empty. Choose another layer or a CRS.</source>
            <translation>La capa no tiene extensión: está vacía. Elija otra capa o un SRC.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/mainthread.py"></location>
            <source>QGIS was busy for {0:.0f} s, so rows could not be written. Run it again.</source>
            <translation>QGIS estuvo ocupado {0:.0f} s, por lo que no se pudieron escribir filas. Ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/marks.py"></location>
            <source>{0} marks lie on the outline; none is used. Keep one.</source>
            <translation>{0} marcas están sobre el contorno; no se usa ninguna. Deje una.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The coordinates of the arrow or crown do not fit their reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas de la flecha o de la corona no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The crown point lies in the middle of the outline: no direction. Set it at the upper end.</source>
            <translation>El punto de la corona está en medio del contorno: no hay dirección. Póngalo en el extremo superior.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The arrow ends where it begins. Draw it from the crown to the toe.</source>
            <translation>La flecha termina donde empieza. Dibújela de la corona a la punta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The arrow is not a line. Draw a line from the crown to the toe.</source>
            <translation>La flecha no es una línea. Dibuje una línea de la corona a la punta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The crown is not a point. Set one point at the upper end.</source>
            <translation>La corona no es un punto. Ponga un punto en el extremo superior.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The crown point lies {0:.0f} m from the outline. Set it at the upper end.</source>
            <translation>El punto de la corona está a {0:.0f} m del contorno. Póngalo en el extremo superior.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The arrow has {0} parts. Draw one line.</source>
            <translation>La flecha tiene {0} partes. Dibuje una línea.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/movement.py"></location>
            <source>The crown has {0} points. Set one.</source>
            <translation>La corona tiene {0} puntos. Ponga uno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/network.py"></location>
            <source>too late</source>
            <translation>demasiado tarde</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>Curves were replaced by short straight lines.</source>
            <translation>Las curvas se reemplazaron por rectas cortas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>Parts of the outline overlap; each is kept as drawn.</source>
            <translation>Hay partes del contorno que se superponen; cada una queda como se dibujó.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>The outline has coordinates that are no numbers. Draw it again.</source>
            <translation>El contorno tiene coordenadas que no son números. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>{0} polygon(s) crossed or touched themselves and were repaired.</source>
            <translation>{0} polígono(s) se cruzaban o tocaban a sí mismos y se repararon.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>{0} piece(s) without an area were left out.</source>
            <translation>{0} pieza(s) sin área se dejaron fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/pictures.py"></location>
            <source>Picture {0} cannot be read. Save it again as JPG or PNG.</source>
            <translation>No se puede leer la imagen {0}. Guárdela otra vez como JPG o PNG.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/pictures.py"></location>
            <location filename="../../../landslide_annotator/gis/sources.py"></location>
            <source>Folder {0} does not exist. Choose another one.</source>
            <translation>No existe la carpeta {0}. Elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/pictures.py"></location>
            <source>Folder {0} holds no JPG or PNG pictures. Choose another one.</source>
            <translation>La carpeta {0} no contiene imágenes JPG ni PNG. Elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/pictures.py"></location>
            <source>Picture {0} has more than 100 megapixels. Make it smaller.</source>
            <translation>La imagen {0} tiene más de 100 megapíxeles. Hágala más pequeña.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/preflight.py"></location>
            <source>About {0} basemap tiles will be loaded from {1}.</source>
            <translation>Se cargarán unas {0} teselas del mapa base de {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/radiometry.py"></location>
            <source>The raster has no bands. Choose another raster.</source>
            <translation>El ráster no tiene bandas. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/radiometry.py"></location>
            <source>The raster has only a transparency band. Choose another raster.</source>
            <translation>El ráster solo tiene una banda de transparencia. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/radiometry.py"></location>
            <source>One band is used as grey: the captioner learned from colour, so captions are worse.</source>
            <translation>Se usa una sola banda como gris: el modelo aprendió con color, así que las descripciones son peores.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/radiometry.py"></location>
            <source>The raster holds no values, only nodata. Choose another raster.</source>
            <translation>El ráster no contiene valores, solo «sin datos». Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/radiometry.py"></location>
            <source>The first three of {0} bands are used as red, green, blue. Set the bands if that is wrong.</source>
            <translation>Las tres primeras de {0} bandas se usan como rojo, verde y azul. Indique las bandas si no es correcto.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/radiometry.py"></location>
            <source>Band {0} does not exist: the raster has {1}.</source>
            <translation>La banda {0} no existe: el ráster tiene {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/readers.py"></location>
            <source>The raster could not be read here. Check that its file is complete and reachable.</source>
            <translation>No se pudo leer el ráster aquí. Compruebe que su archivo esté completo y accesible.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reasons.py"></location>
            <source>the ground scale is unknown</source>
            <translation>se desconoce la escala del terreno</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reasons.py"></location>
            <source>training had too few examples of the type '{0}'</source>
            <translation>hubo muy pocos ejemplos del tipo «{0}» en el entrenamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reasons.py"></location>
            <source>the model sees no landslide (probability {0:.2f})</source>
            <translation>el modelo no ve un deslizamiento (probabilidad {0:.2f})</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reasons.py"></location>
            <source>the tile side of {0:.0f} m is outside the trained range, {1:.0f} to {2:.0f} m</source>
            <translation>el lado de la tesela, {0:.0f} m, está fuera del rango del entrenamiento, {1:.0f} a {2:.0f} m</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reasons.py"></location>
            <source>the ground resolution of {0:.2f} m is outside the trained range, {1:.2f} to {2:.2f} m</source>
            <translation>la resolución en el terreno, {0:.2f} m, está fuera del rango del entrenamiento, {1:.2f} a {2:.2f} m</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/rendered.py"></location>
            <source>The layers have no extent in common with a map. Choose others.</source>
            <translation>Las capas no tienen una extensión común con un mapa. Elija otras.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/rendered.py"></location>
            <source>There is no layer to draw. Switch one on.</source>
            <translation>No hay capas que dibujar. Active una.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/rendered.py"></location>
            <location filename="../../../landslide_annotator/gis/streamed.py"></location>
            <source>Cancelled.</source>
            <translation>Cancelado.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/rendered.py"></location>
            <source>Layer {0} cannot be opened. Check its source.</source>
            <translation>No se puede abrir la capa {0}. Revise su origen.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review.py"></location>
            <source>Accept landslide {0}</source>
            <translation>Aceptar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review.py"></location>
            <source>Reject landslide {0}</source>
            <translation>Rechazar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review.py"></location>
            <source>Correct landslide {0}</source>
            <translation>Corregir el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/sampling.py"></location>
            <source>The outline has no place in the raster's reference system.</source>
            <translation>El contorno no tiene lugar en el sistema de referencia del ráster.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/session.py"></location>
            <source>Load the captioner</source>
            <translation>Cargar el modelo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/session.py"></location>
            <source>Annotate the landslides of {0}</source>
            <translation>Anotar los deslizamientos de {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/session.py"></location>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Outline {0}</source>
            <translation>Contorno {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/shape.py"></location>
            <source>The outline is as wide as long, so it has no axis.</source>
            <translation>El contorno es tan ancho como largo, así que no tiene eje.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/sources.py"></location>
            <source>No imagery was given. Choose raster layers or a folder.</source>
            <translation>No se indicó ninguna imagen. Elija capas ráster o una carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/sources.py"></location>
            <source>Folder {0} holds no rasters ({1}). Choose another.</source>
            <translation>La carpeta {0} no contiene rásteres ({1}). Elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/sources.py"></location>
            <source>Map theme {0} shows no layers. Choose another.</source>
            <translation>El tema de mapa {0} no muestra capas. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/sources.py"></location>
            <source>Layer {0} is not imagery. Choose rasters.</source>
            <translation>La capa {0} no es una imagen. Elija rásteres.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/sources.py"></location>
            <source>Bands '{0}' are not understood. Write three numbers, as 3,2,1.</source>
            <translation>No se entienden las bandas «{0}». Escriba tres números, como 3,2,1.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tasks.py"></location>
            <source>Something unexpected went wrong; the log of messages has the details.</source>
            <translation>Algo inesperado falló; el registro de mensajes tiene los detalles.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The ground is flat.</source>
            <translation>El terreno es plano.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The elevation model has heights on {0:.1f} % of the outline.</source>
            <translation>El modelo de elevación tiene cotas en {0:.1f} % del contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>{0} cell(s) of the elevation model stand out as spikes and are left out.</source>
            <translation>{0} celda(s) del modelo de elevación sobresalen como picos y se dejan fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The outline has only {0:.0f} cells of the elevation model.</source>
            <translation>El contorno solo tiene {0:.0f} celdas del modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>From crown to toe and the mean aspect differ by {0:.0f} degrees.</source>
            <translation>La línea de la corona a la punta y la orientación media difieren en {0:.0f} grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The slopes face many ways (R = {0:.2f}).</source>
            <translation>Las laderas miran hacia muchos lados (R = {0:.2f}).</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The elevation model has heights on {0} % of the outline only.</source>
            <translation>El modelo de elevación solo tiene cotas en {0} % del contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The slopes face all ways alike, so there is no mean aspect.</source>
            <translation>Las laderas miran hacia todos los lados por igual, así que no hay orientación media.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The outline is smaller than one cell of the elevation model.</source>
            <translation>El contorno es menor que una celda del modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The highest and lowest parts of the outline lie around the same place.</source>
            <translation>Las partes más alta y más baja del contorno están en torno al mismo lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The elevation model has no heights here.</source>
            <translation>El modelo de elevación no tiene cotas aquí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/terrain.py"></location>
            <source>The elevation model has heights along {0} % of the outline's edge only.</source>
            <translation>El modelo de elevación solo tiene cotas a lo largo de {0} % del borde del contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>Only {0:.0f} percent of the outline has imagery in raster {1}. Choose one that covers it.</source>
            <translation>Solo {0:.0f} por ciento del contorno tiene imagen en el ráster {1}. Elija uno que lo cubra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>Only {0:.0f} percent of the tile has imagery in raster {1}. Choose one that covers it.</source>
            <translation>Solo {0:.0f} por ciento de la tesela tiene imagen en el ráster {1}. Elija uno que la cubra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>There is no raster to clip from.</source>
            <translation>No hay ráster del que recortar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>The outline is {0:.0f} km wide. Check the layer's CRS.</source>
            <translation>El contorno tiene {0:.0f} km de ancho. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>{0:.0f} percent of the tile has no imagery and was filled with its mean colour.</source>
            <translation>{0:.0f} por ciento de la tesela no tiene imagen y se llenó con su color medio.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tiles.py"></location>
            <source>{0:.0f} percent of the tile is black: set the raster's nodata value if it is no ground.</source>
            <translation>{0:.0f} por ciento de la tesela es negro: defina el valor «sin datos» del ráster si no es terreno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/vertical.py"></location>
            <source>Its values lie within 0 to 90. Check that they are heights, not slopes in degrees.</source>
            <translation>Sus valores están entre 0 y 90. Compruebe que sean cotas y no pendientes en grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/vertical.py"></location>
            <source>Its values fill 0 to 360. Check that they are heights, not aspects in degrees.</source>
            <translation>Sus valores llenan de 0 a 360. Compruebe que sean cotas y no orientaciones en grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/vertical.py"></location>
            <source>Its map unit is the foot and its height unit is not given; metres are assumed. Set the unit.</source>
            <translation>Su unidad de mapa es el pie y no se indica la de sus cotas; se suponen metros. Indique la unidad.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/vertical.py"></location>
            <source>Some heights ({0:.0f} to {1:.0f} m) are not on Earth and are left out. Check its unit and its no-data value.</source>
            <translation>Algunas cotas ({0:.0f} a {1:.0f} m) no son de la Tierra y se dejan fuera. Revise su unidad y su valor «sin datos».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/vertical.py"></location>
            <source>Its heights are in {0} and are converted to metres.</source>
            <translation>Sus cotas están en {0} y se convierten a metros.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/vertical.py"></location>
            <source>Its height unit '{0}' is not known; metres are assumed. Set the unit.</source>
            <translation>No se conoce su unidad de cotas «{0}»; se suponen metros. Indique la unidad.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>Type</source>
            <translation>Tipo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>Activity</source>
            <translation>Actividad</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>Direction</source>
            <translation>Dirección</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>Area</source>
            <translation>Área</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>Perimeter</source>
            <translation>Perímetro</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>measured {0:.0f}° {1} ({2})</source>
            <translation>medido {0:.0f}° {1} ({2})</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>The captioner has not learned this word.</source>
            <translation>El modelo no ha aprendido esta palabra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>elevation model</source>
            <translation>modelo de elevación</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>arrow</source>
            <translation>flecha</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>crown point</source>
            <translation>punto de corona</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/attributerow.py"></location>
            <source>typed in</source>
            <translation>escrito a mano</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/bars.py"></location>
            <source>Caption and measure: {0}</source>
            <translation>Descripción y medida: {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>Choose or create the inventory first.</source>
            <translation>Elija o cree primero el inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Create…</source>
            <translation>Crear…</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>These outlines are in the inventory already. Choose another layer.</source>
            <translation>Estos contornos ya están en el inventario. Elija otra capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>{0} landslides added, {1} already there, {2} failed.</source>
            <translation>{0} deslizamientos añadidos, {1} ya estaban, {2} fallaron.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>Cancelled; what was done is kept. {0}</source>
            <translation>Cancelado; lo hecho se conserva. {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>Nothing is selected in layer {0}. Select outlines first.</source>
            <translation>No hay nada seleccionado en la capa {0}. Seleccione primero los contornos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>Layer {0} has no coordinate reference system. Set it in its properties.</source>
            <translation>La capa {0} no tiene sistema de referencia de coordenadas. Defínalo en sus propiedades.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/batching.py"></location>
            <source>{0} The first: {1} (all are in the log)</source>
            <translation>{0} El primero: {1} (todos están en el registro)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/deciding.py"></location>
            <source>Every row of the inventory was reviewed.</source>
            <translation>Se revisaron todas las filas del inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/deciding.py"></location>
            <source>This landslide has no place in the reference system of the map.</source>
            <translation>Este deslizamiento no tiene lugar en el sistema de referencia del mapa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <source>Accept landslide</source>
            <translation>Aceptar el deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <source>Correct landslide</source>
            <translation>Corregir el deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <source>Reject landslide</source>
            <translation>Rechazar el deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <source>Next landslide to review</source>
            <translation>Deslizamiento siguiente por revisar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <source>Previous landslide to review</source>
            <translation>Deslizamiento anterior por revisar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/dock.py"></location>
            <location filename="../../../landslide_annotator/gui/messages.py"></location>
            <location filename="../../../landslide_annotator/processing/provider.py"></location>
            <source>Landslide Annotator</source>
            <translation>Landslide Annotator</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/dock.py"></location>
            <source>⚠ Captions are slow on this computer. On Debian and Ubuntu: apt install libopenblas0-pthread, then restart QGIS. More in the tooltip.</source>
            <translation>⚠ Las descripciones son lentas en este equipo. En Debian y Ubuntu: apt install libopenblas0-pthread, y reinicie QGIS. Más en el mensaje emergente.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/dock.py"></location>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Help</source>
            <translation>Ayuda</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/dock.py"></location>
            <source>Try it</source>
            <translation>Probar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Annotate a landslide</source>
            <translation>Anotar un deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Choose or create an inventory: the outline is kept and annotated then.</source>
            <translation>Elija o cree un inventario: el contorno se conserva y se anota entonces.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <location filename="../../../landslide_annotator/gui/toolset.py"></location>
            <source>Read a spot</source>
            <translation>Leer un lugar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Measure a landslide</source>
            <translation>Medir un deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Draw the arrow on a landslide of the inventory, from crown to toe.</source>
            <translation>Dibuje la flecha sobre un deslizamiento del inventario, de la corona a la punta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Landslide {0} has no caption: {1} Describe it by hand.</source>
            <translation>El deslizamiento {0} no tiene descripción: {1} Descríbalo a mano.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>The landslide is kept till then.</source>
            <translation>El deslizamiento se conserva hasta entonces.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Direction of landslide {0}</source>
            <translation>Dirección del deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>The example is being made; this takes some seconds.</source>
            <translation>Se está haciendo el ejemplo; tarda unos segundos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Make the example</source>
            <translation>Hacer el ejemplo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Diagnostics are on the clipboard, without folders and names. Read them before you send them.</source>
            <translation>El diagnóstico está en el portapapeles, sin carpetas ni nombres. Léalo antes de enviarlo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Show landslides by type</source>
            <translation>Mostrar los deslizamientos por tipo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Show landslides by activity</source>
            <translation>Mostrar los deslizamientos por actividad</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Map to print</source>
            <translation>Mapa para imprimir</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Clear tile cache</source>
            <translation>Vaciar la caché de teselas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Try it: load the example</source>
            <translation>Probar: cargar el ejemplo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Copy diagnostics</source>
            <translation>Copiar diagnóstico</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Options</source>
            <translation>Opciones</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>Draw a landslide on the picture, or annotate the {0} outlines of layer {1}.</source>
            <translation>Dibuje un deslizamiento sobre la imagen o anote los {0} contornos de la capa {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <source>The example has no place in the project's reference system.</source>
            <translation>El ejemplo no tiene lugar en el sistema de referencia del proyecto.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/inventories.py"></location>
            <source>New inventory</source>
            <translation>Inventario nuevo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/inventories.py"></location>
            <source>GeoPackage (*.gpkg)</source>
            <translation>GeoPackage (*.gpkg)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/inventories.py"></location>
            <source>Open an inventory</source>
            <translation>Abrir un inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/inventories.py"></location>
            <source>The map shows no place to make an inventory for. Add imagery first.</source>
            <translation>El mapa no muestra un lugar para el que hacer un inventario. Añada primero imágenes.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/inventories.py"></location>
            <source>{0} is open in this project. Choose another file.</source>
            <translation>{0} está abierto en este proyecto. Elija otro archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>Accept</source>
            <translation>Aceptar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>Correct</source>
            <translation>Corregir</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>Reject</source>
            <translation>Rechazar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>A spot, not written</source>
            <translation>Un lugar, no escrito</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>Reading the landslide…</source>
            <translation>Leyendo el deslizamiento…</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>No landslide yet</source>
            <translation>Todavía no hay deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>Draw one on the map, or go to the next one to review.</source>
            <translation>Dibuje uno en el mapa o vaya al siguiente por revisar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <location filename="../../../landslide_annotator/gui/picture.py"></location>
            <source>The tile as the captioner sees it</source>
            <translation>La tesela como la ve el modelo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>No imagery here</source>
            <translation>Aquí no hay imagen</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Landslide {0}</source>
            <translation>Deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/landslidepanel.py"></location>
            <source>Landslide: {0:.0f} %</source>
            <translation>Deslizamiento: {0:.0f} %</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/maptools/arrow.py"></location>
            <source>The arrow ends where it begins. Click at the crown, then at the toe.</source>
            <translation>La flecha termina donde empieza. Haga clic en la corona y luego en la punta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/maptools/draw.py"></location>
            <source>Outline</source>
            <translation>Contorno</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/maptools/draw.py"></location>
            <source>An outline needs three vertices or more. Go on drawing, or press Esc.</source>
            <translation>Un contorno necesita tres vértices o más. Siga dibujando o pulse Esc.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/maptools/draw.py"></location>
            <source>The map's reference system changed: the unfinished outline was dropped. Draw it again.</source>
            <translation>El sistema de referencia del mapa cambió: el contorno sin terminar se descartó. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/maptools/reference.py"></location>
            <source>The project has no coordinate reference system. Set one at the lower right of QGIS's window.</source>
            <translation>El proyecto no tiene sistema de referencia de coordenadas. Defínalo abajo a la derecha en la ventana de QGIS.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <source>Keep tiles of imagery beside the inventory</source>
            <translation>Guardar teselas de imágenes junto al inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <source>as in training</source>
            <translation>como en el entrenamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <source>Side of the tile over the longer side of the outline</source>
            <translation>Lado de la tesela respecto al lado mayor del contorno</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <location filename="../../../landslide_annotator/processing/base.py"></location>
            <source>Language of the captions</source>
            <translation>Idioma de las descripciones</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <source>Analyst (empty: your user name)</source>
            <translation>Analista (vacío: su nombre de usuario)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <location filename="../../../landslide_annotator/processing/base.py"></location>
            <source>Breaks between classes of area, m²</source>
            <translation>Límites entre clases de área, m²</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <location filename="../../../landslide_annotator/processing/base.py"></location>
            <source>Breaks between classes of perimeter, m</source>
            <translation>Límites entre clases de perímetro, m</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/options.py"></location>
            <source>Width of the tile</source>
            <translation>Ancho de la tesela</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/picture.py"></location>
            <source>Tile of {0:.0f} m, {1:.2f} m a pixel</source>
            <translation>Tesela de {0:.0f} m, {1:.2f} m por píxel</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Sources</source>
            <translation>Fuentes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>The picture that the captioner reads</source>
            <translation>La imagen que lee el modelo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Heights for slope, relief and direction of movement; may be left empty</source>
            <translation>Cotas para la pendiente, el desnivel y la dirección del movimiento; puede quedar vacío</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>The GeoPackage layer that landslides are written to</source>
            <translation>La capa GeoPackage en la que se escriben los deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Your name in new rows; empty for your user name</source>
            <translation>Su nombre en las filas nuevas; vacío para su nombre de usuario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Language of captions and words</source>
            <translation>Idioma de las descripciones y palabras</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>The map as I see it</source>
            <translation>El mapa como lo veo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>New…</source>
            <translation>Nuevo…</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Create an inventory here</source>
            <translation>Crear aquí un inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Open…</source>
            <translation>Abrir…</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Open an inventory file</source>
            <translation>Abrir un archivo de inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Imagery</source>
            <translation>Imágenes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Elevation model</source>
            <translation>Modelo de elevación</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Inventory</source>
            <translation>Inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/sourcebox.py"></location>
            <source>Analyst</source>
            <translation>Analista</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/toolset.py"></location>
            <source>Draw a landslide</source>
            <translation>Dibujar un deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/toolset.py"></location>
            <source>Draw the direction</source>
            <translation>Dibujar la dirección</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>◀ Previous</source>
            <translation>◀ Anterior</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Next ▶</source>
            <translation>Siguiente ▶</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Contradicted by measures first, then the least certain</source>
            <translation>Primero los que las medidas contradicen, luego los menos seguros</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Annotate a layer</source>
            <translation>Anotar una capa</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Selected only</source>
            <translation>Solo los seleccionados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Annotate</source>
            <translation>Anotar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Cancel</source>
            <translation>Cancelar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Rows to review</source>
            <translation>Filas por revisar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>Nothing to review</source>
            <translation>Nada por revisar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>{0} to review</source>
            <translation>{0} por revisar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workbars.py"></location>
            <source>{0} of {1} to review</source>
            <translation>{0} de {1} por revisar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workplace.py"></location>
            <source>Read a tile</source>
            <translation>Leer una tesela</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workplace.py"></location>
            <source>There is no inventory. Choose or create one in the dock.</source>
            <translation>No hay inventario. Elija o cree uno en el panel.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/workplace.py"></location>
            <source>Choose imagery in the dock: a raster, a basemap or the map as you see it.</source>
            <translation>Elija imágenes en el panel: un ráster, un mapa base o el mapa como usted lo ve.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>{0} added, {1} updated, {2} already there, {3} left as a person made them, {4} failed.</source>
            <translation>{0} añadidos, {1} actualizados, {2} ya estaban, {3} quedan como los dejó una persona, {4} fallaron.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Annotate landslides</source>
            <translation>Anotar deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Describes and measures outlined landslides and keeps them in an inventory.</source>
            <translation>Describe y mide deslizamientos delineados y los guarda en un inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>For each polygon: clips a north-up tile from the raster that covers it best, writes a caption (movement type, activity, direction), measures area and perimeter on the ellipsoid, names their size, and adds one row to the inventory, to the output layer, or to both. Parts of a multipolygon become rows that share event_id.

Inventory: made by 'Create landslide inventory', as a layer or a file; a file that does not exist is made. If its layer is being edited, rows come as edits that you can undo and must save.
Outlines that the inventory holds: skip them, update what was read and measured, or add them again. Rows that you reviewed or changed are never overwritten.
Imagery: rasters, a folder of rasters, or both. Bands are found by themselves; write three numbers such as 3,2,1 if that goes wrong. A map theme gives the map as you see it.
Basemaps (XYZ, WMTS, WMS) are loaded at the zoom level nearest to the resolution that the captioner learned from. Missing tiles are asked for again, and what stays missing is named. Many services forbid loading or keeping many tiles, and openstreetmap.org is refused: read the terms of yours. The number of tiles is estimated first, and must not exceed the limit.
Size breaks: three numbers each, as 1000; 10000; 100000; empty for the captioner's.

Outlines that cannot be annotated are named in the log; the others are still done. After a cancel, finished rows stay. Doubtful rows say why in the column 'review'.</source>
            <translation>Para cada polígono: recorta una tesela orientada al norte del ráster que mejor lo cubre, escribe una descripción (tipo de movimiento, actividad, dirección), mide el área y el perímetro sobre el elipsoide, nombra su tamaño y añade una fila al inventario, a la capa de salida o a ambos. Las partes de un multipolígono son filas que comparten event_id.

Inventario: hecho con «Crear inventario de deslizamientos», como capa o archivo; un archivo que no existe se crea. Si su capa está en edición, las filas llegan como ediciones que puede deshacer y debe guardar.
Contornos que el inventario ya tiene: omitirlos, actualizar lo leído y medido, o añadirlos otra vez. Las filas que usted revisó o cambió nunca se sobrescriben.
Imágenes: rásteres, una carpeta de rásteres, o ambos. Las bandas se encuentran solas; escriba tres números como 3,2,1 si eso falla. Un tema de mapa da el mapa como usted lo ve.
Los mapas base (XYZ, WMTS, WMS) se cargan en el nivel de zoom más cercano a la resolución con la que aprendió el modelo. Las teselas que faltan se piden otra vez, y las que siguen faltando se nombran. Muchos servicios prohíben cargar o guardar muchas teselas, y openstreetmap.org se rechaza: lea las condiciones del suyo. El número de teselas se estima primero y no debe superar el límite.
Límites de tamaño: tres números cada uno, como 1000; 10000; 100000; vacío para los del modelo.

Los contornos que no se pueden anotar se nombran en el registro; los demás se hacen. Si cancela, las filas terminadas quedan. Las filas dudosas dicen por qué en la columna «review».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Map theme as imagery: its layers as drawn over one another</source>
            <translation>Tema de mapa como imagen: sus capas, dibujadas unas sobre otras</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Folder of imagery</source>
            <translation>Carpeta de imágenes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Date of the imagery</source>
            <translation>Fecha de la imagen</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Mapped by (empty: your user name)</source>
            <translation>Cartografiado por (vacío: su nombre de usuario)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Field that identifies the outlines (empty: feature number)</source>
            <translation>Campo que identifica los contornos (vacío: número del objeto)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Bands for red, green, blue (empty: found by themselves)</source>
            <translation>Bandas para rojo, verde y azul (vacío: se encuentran solas)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Side of the tile over the longer side of the outline (empty: as in training)</source>
            <translation>Lado de la tesela respecto al lado mayor del contorno (vacío: como en el entrenamiento)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Most basemap tiles to load</source>
            <translation>Máximo de teselas del mapa base que se cargan</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Outlines that the inventory holds</source>
            <translation>Contornos que el inventario ya tiene</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Annotated outlines</source>
            <translation>Contornos anotados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>No outline has a place on the globe to make an inventory for. Check the layer's CRS.</source>
            <translation>Ningún contorno tiene un lugar en el globo para hacerle un inventario. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Outlines</source>
            <translation>Contornos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Landslides added</source>
            <translation>Deslizamientos añadidos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Landslides updated</source>
            <translation>Deslizamientos actualizados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Landslides already there</source>
            <translation>Deslizamientos que ya estaban</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Landslides left as a person made them</source>
            <translation>Deslizamientos que quedan como los dejó una persona</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Landslides that failed</source>
            <translation>Deslizamientos que fallaron</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Imagery is missing: choose rasters or a folder of rasters.</source>
            <translation>Faltan las imágenes: elija rásteres o una carpeta de rásteres.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>There is nowhere to write: choose an inventory, an output layer, or both.</source>
            <translation>No hay dónde escribir: elija un inventario, una capa de salida, o ambos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Cancelled: the landslides finished so far are kept.</source>
            <translation>Cancelado: se conservan los deslizamientos terminados hasta ahora.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>No outline could be annotated; the log says why. {0}</source>
            <translation>No se pudo anotar ningún contorno; el registro dice por qué. {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>{0} rows are marked for review: see the column 'review'.</source>
            <translation>{0} filas están marcadas para revisar: vea la columna «review».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Imagery {0} cannot be opened. Check its path.</source>
            <translation>No se puede abrir la imagen {0}. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Caption images</source>
            <translation>Describir imágenes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Describes the landslide in each picture of a folder.</source>
            <translation>Describe el deslizamiento de cada imagen de una carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Writes a caption for each JPG or PNG picture of a folder, such as screenshots of Google Earth. The centred square of each picture is described, without distortion.

Width on the ground: metres that a whole picture spans from left to right; without it no words for area and perimeter are given.
Upper edge: the azimuth at which the pictures look; 0 where north is up. Directions need it.

The table can be a CSV file or a GeoPackage. The contact sheet is one HTML file with small pictures, captions and the probabilities of the best words; open it in any browser. Pictures that cannot be read are named in the log and left out. After a cancel, what is finished stays.</source>
            <translation>Escribe una descripción de cada imagen JPG o PNG de una carpeta, como capturas de Google Earth. Se describe el cuadrado central de cada imagen, sin deformarlo.

Ancho en el terreno: metros que abarca una imagen completa de izquierda a derecha; sin él no se dan palabras de área ni de perímetro.
Borde superior: el azimut hacia el que miran las imágenes; 0 si el norte está arriba. Las direcciones lo necesitan.

La tabla puede ser un archivo CSV o un GeoPackage. La hoja de contactos es un archivo HTML con imágenes pequeñas, descripciones y las probabilidades de las mejores palabras; ábralo en cualquier navegador. Las imágenes que no se pueden leer se nombran en el registro y se omiten. Si cancela, lo terminado queda.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Written by a neural network; a geologist has not checked these captions.</source>
            <translation>Escrito por una red neuronal; ningún geólogo ha revisado estas descripciones.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Contact sheet</source>
            <translation>Hoja de contactos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>HTML files (*.html)</source>
            <translation>Archivos HTML (*.html)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>The width on the ground was not given, so area and perimeter are not described.</source>
            <translation>No se indicó el ancho en el terreno, así que no se describen área ni perímetro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Landslide captions</source>
            <translation>Descripciones de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Folder of JPG and PNG pictures</source>
            <translation>Carpeta de imágenes JPG y PNG</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Width of a picture on the ground, metres</source>
            <translation>Ancho de una imagen en el terreno, metros</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Azimuth of the pictures' upper edge</source>
            <translation>Azimut del borde superior de las imágenes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Table</source>
            <translation>Tabla</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Cancelled: the pictures finished so far are kept.</source>
            <translation>Cancelado: se conservan las imágenes terminadas hasta ahora.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>{0} of {1} pictures captioned.</source>
            <translation>{0} de {1} imágenes descritas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>The table cannot be written ({0}). Choose another place.</source>
            <translation>No se puede escribir la tabla ({0}). Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>The contact sheet {0} cannot be written. Choose another place.</source>
            <translation>No se puede escribir la hoja de contactos {0}. Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Create landslide inventory</source>
            <translation>Crear inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Makes an empty inventory GeoPackage with fields, form and style.</source>
            <translation>Hace un GeoPackage de inventario vacío con campos, formulario y estilo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Makes a GeoPackage with the empty table 'landslides' (single polygons), whose form has lists of movement types and activities in Spanish and English. Fields, form, symbols and rules are kept in the file.

The reference system is the one that you choose, else the WGS 84 / UTM zone (UPS near the poles) at the centre of the layer or of the extent.

An inventory that holds rows is only replaced if you allow it; other files never are.</source>
            <translation>Hace un GeoPackage con la tabla vacía «landslides» (polígonos simples), cuyo formulario tiene listas de tipos de movimiento y actividades en español e inglés. Campos, formulario, símbolos y reglas se guardan en el archivo.

El sistema de referencia es el que usted elija; si no, la zona WGS 84 / UTM (UPS cerca de los polos) del centro de la capa o de la extensión.

Un inventario que contiene filas solo se reemplaza si usted lo permite; otros archivos, nunca.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Extent whose centre chooses the UTM zone</source>
            <translation>Extensión cuyo centro elige la zona UTM</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Reference system (empty: UTM zone)</source>
            <translation>Sistema de referencia (vacío: zona UTM)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Overwrite an inventory that holds rows</source>
            <translation>Sobrescribir un inventario que contiene filas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Layer whose centre chooses the UTM zone</source>
            <translation>Capa cuyo centro elige la zona UTM</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>The place is unknown: give a layer, an extent or a reference system.</source>
            <translation>No se conoce el lugar: indique una capa, una extensión o un sistema de referencia.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>{0}: empty inventory in {1}.</source>
            <translation>{0}: inventario vacío en {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>{0} is open in this project. Remove its layer first, or choose another file.</source>
            <translation>{0} está abierto en este proyecto. Quite primero su capa o elija otro archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>{0} is not metric: many tools need an inventory in metres.</source>
            <translation>{0} no es métrico: muchas herramientas necesitan un inventario en metros.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Map of the inventory</source>
            <translation>Mapa del inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Makes a page to print: map, legend, scale bar, north arrow and table.</source>
            <translation>Hace una página para imprimir: mapa, leyenda, escala, flecha de norte y tabla.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Draws the landslides of an inventory over imagery, with grid, legend, scale bar, north arrow, and a table of the landslides by area, into a PDF or a PNG (the map only). Words are in QGIS's language.

To change the page by hand, take 'Map to print' in the plugin's menu instead: it opens the same layout in QGIS.</source>
            <translation>Dibuja los deslizamientos de un inventario sobre imágenes, con cuadrícula, leyenda, escala, flecha de norte y una tabla de los deslizamientos por área, en un PDF o un PNG (solo el mapa). Las palabras están en el idioma de QGIS.

Para cambiar la página a mano, tome «Mapa para imprimir» en el menú del complemento: abre la misma composición en QGIS.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Imagery below the landslides</source>
            <translation>Imágenes bajo los deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Title (empty: landslide inventory)</source>
            <translation>Título (vacío: inventario de deslizamientos)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>PDF files (*.pdf);;PNG files (*.png)</source>
            <translation>Archivos PDF (*.pdf);;Archivos PNG (*.png)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Landslides shown by</source>
            <translation>Deslizamientos mostrados por</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Map</source>
            <translation>Mapa</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>{0} cannot be written. Choose another place.</source>
            <translation>No se puede escribir {0}. Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Makes a small landscape with landslides to try the plugin on, without a network.</source>
            <translation>Hace un paisaje pequeño con deslizamientos para probar el complemento, sin red.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Writes an orthophoto, the same picture as a basemap of tiles, an elevation model, outlines of seven landslides, and an inventory that holds three of them, into a folder. The landscape is made, so its captions show how the plugin works and say nothing about its accuracy; areas, perimeters and directions are known by construction (truth.json). What is there already is left as it is.</source>
            <translation>Escribe en una carpeta una ortofoto, la misma imagen como mapa base de teselas, un modelo de elevación, los contornos de siete deslizamientos y un inventario que contiene tres de ellos. El paisaje es artificial, así que sus descripciones muestran cómo funciona el complemento y no dicen nada de su exactitud; áreas, perímetros y direcciones se conocen por construcción (truth.json). Lo que ya está queda como está.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Folder</source>
            <translation>Carpeta</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Measure landslides</source>
            <translation>Medir deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Measures outlines on the ellipsoid and on an elevation model.</source>
            <translation>Mide contornos sobre el elipsoide y sobre un modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Measures either the outlines of a layer, which are written with all measures to the output, or the rows of an inventory, which are completed in place.

Always: area and perimeter on the ellipsoid, length and width, axis, elongation, compactness, volume as median, 75th and 95th percentile of a published relation.
With an elevation model: surface area, perimeter in space, crown and toe, relief, H/L and travel angle, slope, aspect, and the direction of movement.

The direction comes from the first of these that there is: an azimuth typed into the row, an arrow (line from crown to toe) on the outline, a crown point on or beside it, the elevation model, the caption; the column az_source says which. It never comes from the shape alone.

What cannot be measured stays empty, and meas_note says why. Columns agr_dir, agr_area and agr_perim compare the caption with the measures.

Volumes of single landslides scatter by a factor of 2.5 about any relation: use the percentiles together, and mind whether the outline is the source or the whole body.</source>
            <translation>Mide los contornos de una capa, que se escriben con todas las medidas en la salida, o las filas de un inventario, que se completan en su lugar.

Siempre: área y perímetro sobre el elipsoide, longitud y ancho, eje, alargamiento, compacidad, volumen como mediana y percentiles 75 y 95 de una relación publicada.
Con un modelo de elevación: área de superficie, perímetro en el espacio, corona y punta, desnivel, H/L y ángulo de viaje (Fahrböschung), pendiente, orientación y dirección del movimiento.

La dirección viene de lo primero que haya: un azimut escrito en la fila, una flecha (línea de la corona a la punta) sobre el contorno, un punto de corona sobre él o a su lado, el modelo de elevación, la descripción; la columna az_source dice cuál. Nunca viene de la forma sola.

Lo que no se puede medir queda vacío, y meas_note dice por qué. Las columnas agr_dir, agr_area y agr_perim comparan la descripción con las medidas.

Los volúmenes de cada deslizamiento se dispersan en un factor de 2.5 en torno a cualquier relación: use los percentiles juntos y tenga en cuenta si el contorno es la fuente o todo el cuerpo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Inventory to complete</source>
            <translation>Inventario por completar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Crown points</source>
            <translation>Puntos de corona</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Arrows, from crown to toe</source>
            <translation>Flechas, de la corona a la punta</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Classes of equal width over all outlines, as the founders did</source>
            <translation>Clases de igual amplitud sobre todos los contornos, como las originales</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Measured outlines</source>
            <translation>Contornos medidos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Relation of area and volume</source>
            <translation>Relación entre área y volumen</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Unit of the heights</source>
            <translation>Unidad de las cotas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Landslides measured</source>
            <translation>Deslizamientos medidos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Choose either outlines or an inventory to complete.</source>
            <translation>Elija contornos o un inventario por completar, no ambos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Choose where the measured outlines are written.</source>
            <translation>Elija dónde se escriben los contornos medidos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>{0} of the marks in {1} have no place and are left out.</source>
            <translation>{0} de las marcas de {1} no tienen lugar y se dejan fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>area</source>
            <translation>área</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>perimeter</source>
            <translation>perímetro</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>{0:.0f} percent of the outlines fall into the class '{1}' of {2}.</source>
            <translation>{0:.0f} por ciento de los contornos cae en la clase «{1}» de {2}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Classes of an inventory are set by 'Annotate landslides', not here.</source>
            <translation>Las clases de un inventario se definen con «Anotar deslizamientos», no aquí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>{0} landslides measured, {1} not.</source>
            <translation>{0} deslizamientos medidos, {1} no.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Cancelled: what was measured so far is kept.</source>
            <translation>Cancelado: se conserva lo medido hasta ahora.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>The output cannot be written ({0}). Choose another place.</source>
            <translation>No se puede escribir la salida ({0}). Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rowsink.py"></location>
            <source>The output layer cannot be written ({0}). Choose another place.</source>
            <translation>No se puede escribir la capa de salida ({0}). Elija otro lugar.</translation>
        </message>
    </context>
</TS>
