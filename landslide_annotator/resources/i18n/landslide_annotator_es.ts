<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
    <context>
        <name>LandslideAnnotator</name>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>Install the plugin again from its zip file.</source>
            <translation>Instale el complemento otra vez desde su archivo zip.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>Export the model again, or choose the folder of another one.</source>
            <translation>Exporte el modelo otra vez o elija la carpeta de otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>The captioner's weights are missing: no {0} in {1}. {2}</source>
            <translation>Faltan los pesos del modelo: no hay {0} en {1}. {2}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} is damaged or belongs to another version: its sha256 is {1}..., {2} expects {3}... {4}</source>
            <translation>{0} está dañado o es de otra versión: su sha256 es {1}..., {2} espera {3}... {4}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} is no .npz archive. {1}</source>
            <translation>{0} no es un archivo .npz. {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} lacks the array {1}. {2}</source>
            <translation>A {0} le falta la matriz {1}. {2}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} in {1} holds {2}, not numbers. {3}</source>
            <translation>{0} en {1} contiene {2}, no números. {3}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} in {1} has the shape {2}. {3}</source>
            <translation>{0} en {1} tiene la forma {2}. {3}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>The captioner's weights are incomplete: {0} is missing. {1}</source>
            <translation>Los pesos del modelo están incompletos: falta {0}. {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} cannot be read ({1}). Check its permissions.</source>
            <translation>No se puede leer {0} ({1}). Revise sus permisos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} is no UTF-8 text. {1}</source>
            <translation>{0} no es un texto UTF-8. {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} is damaged ({1}). {2}</source>
            <translation>{0} está dañado ({1}). {2}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source>{0} in {1} is damaged ({2}). {3}</source>
            <translation>{0} en {1} está dañado ({2}). {3}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/assets.py"></location>
            <source> nor in </source>
            <translation> ni en </translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/blas.py"></location>
            <source>Install a NumPy that is built with OpenBLAS.</source>
            <translation>Instale un NumPy compilado con OpenBLAS.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/blas.py"></location>
            <source>NumPy multiplies matrices slowly here ({0:.1f} GFLOP/s); a caption takes seconds. {1}</source>
            <translation>NumPy multiplica matrices con lentitud aquí ({0:.1f} GFLOP/s); una descripción tarda segundos. {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/blas.py"></location>
            <source>OpenBLAS does not know this processor and uses slow {0} kernels; captions take about three times as long. Start QGIS with the environment variable OPENBLAS_CORETYPE={1}, or install a newer OpenBLAS.</source>
            <translation>OpenBLAS no conoce este procesador y usa rutinas lentas para {0}; las descripciones tardan unas tres veces más. Inicie QGIS con la variable de entorno OPENBLAS_CORETYPE={1} o instale un OpenBLAS más nuevo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/blas.py"></location>
            <source>Install OpenBLAS (Debian and Ubuntu: apt install libopenblas0-pthread) and restart QGIS.</source>
            <translation>Instale OpenBLAS (Debian y Ubuntu: apt install libopenblas0-pthread) y reinicie QGIS.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/decoder.py"></location>
            <source>The decoder's shapes do not fit: {0}. {1}</source>
            <translation>Las formas del decodificador no encajan: {0}. {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/decoder.py"></location>
            <source>{0} {1}, not {2}</source>
            <translation>{0} {1}, no {2}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The tile must hold 8-bit values, not {0}; stretch the imagery to 0 to 255.</source>
            <translation>La tesela debe tener valores de 8 bits, no {0}; ajuste el contraste de la imagen de 0 a 255.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The tile must have the shape (height, width, 3), not {0}; choose a red, a green and a blue band.</source>
            <translation>La tesela debe tener la forma (alto, ancho, 3), no {0}; elija una banda roja, una verde y una azul.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The outline must be a boolean mask, not {0}.</source>
            <translation>El contorno debe ser una máscara booleana, no {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The outline's shape {0} differs from the tile's {1}.</source>
            <translation>La forma del contorno, {0}, difiere de la de la tesela, {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The outline covers no pixel of the tile; check that it lies on the imagery.</source>
            <translation>El contorno no cubre ningún píxel de la tesela; compruebe que esté sobre la imagen.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The ground side of the tile must be a positive number, not {0}.</source>
            <translation>El lado de la tesela en el terreno debe ser un número positivo, no {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/model.py"></location>
            <source>The weights do not fit together ({0}). {1}</source>
            <translation>Los pesos no encajan entre sí ({0}). {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>the words lack {0}</source>
            <translation>a las palabras les falta {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>a word stands twice</source>
            <translation>hay una palabra repetida</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>{0} side inputs</source>
            <translation>{0} entradas adicionales</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>a threshold outside 0 to 1</source>
            <translation>un umbral fuera de 0 a 1</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>no view, or a view outside 0 to 7</source>
            <translation>ninguna vista, o una vista fuera de 0 a 7</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>the sun at noon in {0}</source>
            <translation>el sol de mediodía en {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>a temperature that is not positive</source>
            <translation>una temperatura que no es positiva</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>captioner.json has the format {0}, this plugin reads {1}. {2}</source>
            <translation>captioner.json tiene el formato {0}; este complemento lee {1}. {2}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>captioner.json lacks {0}. {1}</source>
            <translation>A captioner.json le falta {0}. {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>captioner.json cannot be read ({0}). {1}</source>
            <translation>No se puede leer captioner.json ({0}). {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>the range {0} to {1} is empty</source>
            <translation>el rango de {0} a {1} está vacío</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/captioner/settings.py"></location>
            <source>no JSON object</source>
            <translation>no hay un objeto JSON</translation>
        </message>
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
            <source>The caption '{0}' was not written by this program.</source>
            <translation>La descripción «{0}» no fue escrita por este programa.</translation>
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
            <location filename="../../../landslide_annotator/core/codelists.py"></location>
            <source>'{0}' is no known list of codes; known are {1}.</source>
            <translation>«{0}» no es una lista de códigos conocida; se conocen {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/contingency.py"></location>
            <source>'{0}' is not among the classes {1}.</source>
            <translation>«{0}» no está entre las clases {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/crossover.py"></location>
            <source>A study needs one analyst, or two with different names.</source>
            <translation>Un estudio necesita un analista, o dos con nombres distintos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/crossover.py"></location>
            <source>A study needs at least {0} landslides; this layer has {1}.</source>
            <translation>Un estudio necesita al menos {0} deslizamientos; esta capa tiene {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/foreignvalues.py"></location>
            <source>'{0}' is no date such as 2019-12-24 or 24/12/2019.</source>
            <translation>«{0}» no es una fecha como 2019-12-24 o 24/12/2019.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/foreignvalues.py"></location>
            <source>'{0}' is no azimuth of 0 to 360 degrees.</source>
            <translation>«{0}» no es un azimut de 0 a 360 grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/foreignvalues.py"></location>
            <source>It occurred from {0} until {1}: swap both dates.</source>
            <translation>Ocurrió desde {0} hasta {1}: intercambie ambas fechas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/foreignvalues.py"></location>
            <source>'{0}' is no year.</source>
            <translation>«{0}» no es un año.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/foreignwords.py"></location>
            <location filename="../../../landslide_annotator/core/vocabulary.py"></location>
            <source>'{0}' is no {1} of this inventory's lists.</source>
            <translation>«{0}» no está en la lista de {1} de este inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/foreignwords.py"></location>
            <source>'{0}' is not understood; write it as 'type: word = code'.</source>
            <translation>No se entiende «{0}»; escríbalo como 'type: palabra = código'.</translation>
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
            <location filename="../../../landslide_annotator/core/paired.py"></location>
            <source>Sizes must be above 0 to compare their logarithms; leave the others out.</source>
            <translation>Los tamaños deben ser mayores que 0 para comparar sus logaritmos; deje fuera los demás.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Check the direction and the elevation model; run 'Measure landslides'.</source>
            <translation>Revise la dirección y el modelo de elevación; ejecute «Medir deslizamientos».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Run 'Measure landslides' again.</source>
            <translation>Ejecute otra vez «Medir deslizamientos».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>area_m2 says {0:.6g}, the outline has {1:.6g} m².</source>
            <translation>area_m2 dice {0:.6g}; el contorno tiene {1:.6g} m².</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>H/L is {0:.3g}: the toe lies no lower than the crown.</source>
            <translation>H/L es {0:.3g}: la punta no está más abajo que la corona.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>The percentiles of the volume do not rise from above 0.</source>
            <translation>Los percentiles del volumen no crecen desde más de 0.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>It occurred from {0} until {1}.</source>
            <translation>Ocurrió desde {0} hasta {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Swap both dates.</source>
            <translation>Intercambie ambas fechas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>It is dated in the future.</source>
            <translation>Tiene una fecha futura.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Correct date_from or year.</source>
            <translation>Corrija date_from o year.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>year is {0}, date_from {1}.</source>
            <translation>year es {0}, date_from es {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Correct one of them.</source>
            <translation>Corrija uno de los dos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>The outline has {0:.6g} m².</source>
            <translation>El contorno tiene {0:.6g} m².</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Check the outline and the layer's reference system.</source>
            <translation>Revise el contorno y el sistema de referencia de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Run 'Measure landslides'.</source>
            <translation>Ejecute «Medir deslizamientos».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Volume over area is a thickness of {0:.3g} m.</source>
            <translation>Volumen entre área da un espesor de {0:.3g} m.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>{0} is empty or not determined.</source>
            <translation>{0} está vacío o sin determinar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Annotate the landslide, or choose a value in the form.</source>
            <translation>Anote el deslizamiento o elija un valor en el formulario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>{0} '{1}' is in no list.</source>
            <translation>{0} «{1}» no está en ninguna lista.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>Choose a value of the list in the form.</source>
            <translation>Elija un valor de la lista en el formulario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>H/L is {0:.3g}, steeper than 70 degrees.</source>
            <translation>H/L es {0:.3g}, más empinado que 70 grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/core/quality.py"></location>
            <source>H/L is {0:.3g}, very low for its volume.</source>
            <translation>H/L es {0:.3g}, muy bajo para su volumen.</translation>
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
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source>{0}: row {1} was reviewed or changed by a person and stays as it is.</source>
            <translation>{0}: una persona revisó o cambió la fila {1}, que queda como está.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source>The last {0} landslides are not in it: run again to write them.</source>
            <translation>Los últimos {0} deslizamientos no están en él: ejecute otra vez para escribirlos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source> (review: {0})</source>
            <translation> (revisar: {0})</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source>{0}, part {1}</source>
            <translation>{0}, parte {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source>no caption</source>
            <translation>sin descripción</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source>{0}: drawn twice; the first one counts.</source>
            <translation>{0}: dibujado dos veces; vale el primero.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/batch.py"></location>
            <source>{0}: already in the inventory as {1}.</source>
            <translation>{0}: ya está en el inventario con el número {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/reading.py"></location>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/measure.py"></location>
            <source>The outlines have no coordinate reference system. Set it in the layer's properties.</source>
            <translation>Los contornos no tienen sistema de referencia de coordenadas. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/reasons.py"></location>
            <source>the ground scale is unknown</source>
            <translation>se desconoce la escala del terreno</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/reasons.py"></location>
            <source>training had too few examples of the type '{0}'</source>
            <translation>hubo muy pocos ejemplos del tipo «{0}» en el entrenamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/reasons.py"></location>
            <source>the model sees no landslide (probability {0:.2f})</source>
            <translation>el modelo no ve un deslizamiento (probabilidad {0:.2f})</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/reasons.py"></location>
            <source>the tile side of {0:.0f} m is outside the trained range, {1:.0f} to {2:.0f} m</source>
            <translation>el lado de la tesela, {0:.0f} m, está fuera del rango del entrenamiento, {1:.0f} a {2:.0f} m</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/annotation/reasons.py"></location>
            <source>the ground resolution of {0:.2f} m is outside the trained range, {1:.2f} to {2:.2f} m</source>
            <translation>la resolución en el terreno, {0:.2f} m, está fuera del rango del entrenamiento, {1:.2f} a {2:.2f} m</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/comparing.py"></location>
            <source>Layer {0} holds no outline that can be compared{1}. Choose another layer.</source>
            <translation>La capa {0} no contiene ningún contorno que se pueda comparar{1}. Elija otra capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/equalarea.py"></location>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/body.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/source_key.py"></location>
            <source>The outline's coordinates do not fit its reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas del contorno no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/equalarea.py"></location>
            <source>No outline has a place on the globe. Check the CRS of the layers.</source>
            <translation>Ningún contorno tiene lugar en el globo. Revise el SRC de las capas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/file.py"></location>
            <source>{0} is no JSON file of 'Compare inventories' ({1}). Choose one that it wrote.</source>
            <translation>{0} no es un archivo JSON de «Comparar inventarios» ({1}). Elija uno que ese algoritmo haya escrito.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/file.py"></location>
            <source>it is too large</source>
            <translation>es demasiado grande</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/file.py"></location>
            <source>its figures are not as they were written</source>
            <translation>sus cifras no están como se escribieron</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/file.py"></location>
            <source>it has no {0}</source>
            <translation>no tiene {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/mapped.py"></location>
            <source>An area of {0} m² is none; the measured one is used.</source>
            <translation>{0} m² no es un área; se usa la medida.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/mapped.py"></location>
            <source>Layer {0} has no field {1}. It has: {2}.</source>
            <translation>La capa {0} no tiene el campo {1}. Tiene: {2}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/mapped.py"></location>
            <source>A time of {0} s is none; it is left out.</source>
            <translation>{0} s no es un tiempo; se deja fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/matching.py"></location>
            <source>Two outlines cannot be laid over each other ({0}). Simplify them and run again.</source>
            <translation>No se pueden superponer dos contornos ({0}). Simplifíquelos y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/comparison/studyrows.py"></location>
            <source>{0} did not take the tasks. Choose another folder.</source>
            <translation>{0} no aceptó las tareas. Elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/desk.py"></location>
            <source>This spot has no place on the globe. Choose one inside the map.</source>
            <translation>Este lugar no está en el globo. Elija uno dentro del mapa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/editing.py"></location>
            <source>{0} cannot be opened by QGIS. Check the file.</source>
            <translation>QGIS no puede abrir {0}. Revise el archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/editing.py"></location>
            <location filename="../../../landslide_annotator/processing/base.py"></location>
            <source>Layer {0} is not in a file. Choose an inventory GeoPackage.</source>
            <translation>La capa {0} no está en un archivo. Elija un GeoPackage de inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/editing.py"></location>
            <source>The inventory {0} is no longer in the project. Open it again.</source>
            <translation>El inventario {0} ya no está en el proyecto. Ábralo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/editing.py"></location>
            <source>The file {0} is gone. Put it back, or open another inventory.</source>
            <translation>El archivo {0} ya no existe. Vuelva a ponerlo en su lugar o abra otro inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/editing.py"></location>
            <source>Layer {0} cannot be edited: it, its file or the folder is read-only.</source>
            <translation>La capa {0} no se puede editar: ella, su archivo o la carpeta son de solo lectura.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/session.py"></location>
            <source>Load the captioner</source>
            <translation>Cargar el modelo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/session.py"></location>
            <source>Annotate the landslides of {0}</source>
            <translation>Anotar los deslizamientos de {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/session.py"></location>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Outline {0}</source>
            <translation>Contorno {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/desktop/tasks.py"></location>
            <source>Something unexpected went wrong; the log of messages has the details.</source>
            <translation>Algo inesperado falló; el registro de mensajes tiene los detalles.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/drafts.py"></location>
            <source>{0} has no known ending. Choose one of {1}.</source>
            <translation>{0} no tiene una extensión conocida. Elija una de {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/drafts.py"></location>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>There is no folder {0}. Create it, or choose another.</source>
            <translation>No existe la carpeta {0}. Créela o elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/drafts.py"></location>
            <source>{0} is what is read. Choose another file to write.</source>
            <translation>{0} es lo que se lee. Elija otro archivo para escribir.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/drafts.py"></location>
            <source>{0} cannot be written ({1}). Choose another place.</source>
            <translation>No se puede escribir {0} ({1}). Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Landslide example</source>
            <translation>Ejemplo de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Outlines (example)</source>
            <translation>Contornos (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Example</source>
            <translation>Ejemplo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Landslides (example)</source>
            <translation>Deslizamientos (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Orthophoto (example)</source>
            <translation>Ortofoto (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Basemap (example)</source>
            <translation>Mapa base (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>Elevation model (example)</source>
            <translation>Modelo de elevación (ejemplo)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>The example cannot be made in {0} ({1}). Make room there and try again.</source>
            <translation>No se puede crear el ejemplo en {0} ({1}). Libere espacio allí y inténtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/example/files.py"></location>
            <source>The example in {0} is damaged. Delete that folder and try again.</source>
            <translation>El ejemplo en {0} está dañado. Borre esa carpeta y inténtelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/burn.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <location filename="../../../landslide_annotator/processing/steps.py"></location>
            <source>Cancelled: nothing was written.</source>
            <translation>Cancelado: no se escribió nada.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/burn.py"></location>
            <source>{0} is no raster file that GDAL can read. Choose another.</source>
            <translation>{0} no es un archivo ráster que GDAL pueda leer. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/burn.py"></location>
            <source>{0} has no place on the ground: its grid cannot be used. Georeference it.</source>
            <translation>{0} no tiene lugar en el terreno: su cuadrícula no se puede usar. Georreferéncielo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/circles.py"></location>
            <source>The point has no recorded area, so no circle can be drawn. Draw it.</source>
            <translation>El punto no tiene un área registrada, así que no se puede trazar un círculo. Dibújelo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/circles.py"></location>
            <source>The point has no place on the globe. Check its coordinates and the layer's CRS.</source>
            <translation>El punto no tiene lugar en el globo. Revise sus coordenadas y el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/circles.py"></location>
            <source>The landslide has {0} points. Keep one.</source>
            <translation>El deslizamiento tiene {0} puntos. Deje uno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/fieldmapping.py"></location>
            <source> (guessed from its name)</source>
            <translation> (deducido de su nombre)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/fieldmapping.py"></location>
            <source>'{0}' for {1} is neither a field nor an expression ({2}). Correct it.</source>
            <translation>«{0}» para {1} no es ni un campo ni una expresión ({2}). Corríjalo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/fieldmapping.py"></location>
            <source>{0}: empty</source>
            <translation>{0}: vacío</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/foreignlayers.py"></location>
            <source>There is no file {0}. Check the path.</source>
            <translation>No existe el archivo {0}. Revise la ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/foreignlayers.py"></location>
            <source>This QGIS cannot read KMZ: save {0} as KML.</source>
            <translation>Este QGIS no puede leer KMZ: guarde {0} como KML.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/foreignlayers.py"></location>
            <source>{0} is no vector file that GDAL can read. Save it anew.</source>
            <translation>{0} no es un archivo vectorial que GDAL pueda leer. Guárdelo de nuevo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/foreignlayers.py"></location>
            <source>{0} holds no layer with places. Choose another file.</source>
            <translation>{0} no contiene ninguna capa con geometrías. Elija otro archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/presence.py"></location>
            <source>The landslide has no place in the units' CRS. Check the layers' CRS.</source>
            <translation>El deslizamiento no tiene lugar en el SRC de las unidades. Revise el SRC de las capas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/shapefile.py"></location>
            <source>Column {0} is {1} in the shapefile.</source>
            <translation>La columna {0} es {1} en el shapefile.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/shapefile.py"></location>
            <source>Texts of {0} go on in {1}.</source>
            <translation>Los textos de {0} continúan en {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/vectorfile.py"></location>
            <source>{0} is an inventory. Choose another file to write.</source>
            <translation>{0} es un inventario. Elija otro archivo para escribir.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/exchange/vectorfile.py"></location>
            <source>{0} would not be in WGS 84. Choose another ending.</source>
            <translation>{0} no estaría en WGS 84. Elija otra extensión de archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>'es' or 'en'; Spanish where left out</source>
            <translation>'es' o 'en'; español si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <location filename="../../../landslide_annotator/gui/desktop.py"></location>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Landslides</source>
            <translation>Deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>Syntax</source>
            <translation>Sintaxis</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>Arguments</source>
            <translation>Argumentos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>Examples</source>
            <translation>Ejemplos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>{0} function</source>
            <translation>Función {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>{0} is '{1}', which is no number.</source>
            <translation>{0} es «{1}», que no es un número.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>{0} is '{1}', which is no text. Write it between ' and '.</source>
            <translation>{0} es «{1}», que no es un texto. Escríbalo entre ' y '.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/base.py"></location>
            <source>'{0}' is no language of captions. Write 'es' or 'en'.</source>
            <translation>«{0}» no es un idioma de las descripciones. Escriba 'es' o 'en'.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>Caption of a landslide from the codes of the inventory. What is NULL is left out; NULL where all are.</source>
            <translation>Descripción de un deslizamiento a partir de los códigos del inventario. Lo que es NULL se omite; NULL si todo lo es.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>Agreement of what a caption says and what was measured: agrees (same sector or class), differs (the next one) or contradicts (farther off); NULL where a side is unknown.</source>
            <translation>Concordancia entre lo que dice una descripción y lo medido: coincide (mismo sector o clase), difiere (el contiguo) o contradice (más lejos); NULL si se desconoce un lado.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code of the movement type, such as flow</source>
            <translation>código del tipo de movimiento, como flow</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code of the activity, such as active</source>
            <translation>código de la actividad, como active</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code of the sector, such as SW</source>
            <translation>código del sector, como SW</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code of the class of area, such as small</source>
            <translation>código de la clase de área, como small</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code of the class of perimeter, such as medium</source>
            <translation>código de la clase de perímetro, como medium</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code that the caption says</source>
            <translation>código que dice la descripción</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/captions.py"></location>
            <source>code that was measured; for direction also an azimuth in degrees</source>
            <translation>código medido; para la dirección, también un azimut en grados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>a polygon; the current feature's where left out</source>
            <translation>un polígono; el del objeto actual si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>code of the polygon's reference system; the layer's where left out</source>
            <translation>código del sistema de referencia del polígono; el de la capa si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>Area of a polygon in square metres on the ellipsoid of WGS 84, without its holes, whatever the units and the ellipsoid of the project. It is the area of the inventory.</source>
            <translation>Área de un polígono en metros cuadrados sobre el elipsoide de WGS 84, sin sus huecos, sean cuales sean las unidades y el elipsoide del proyecto. Es el área del inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>Length of a polygon's outer ring in metres on the ellipsoid of WGS 84, whatever the units and the ellipsoid of the project. Rings of holes do not count.</source>
            <translation>Longitud del anillo exterior de un polígono en metros sobre el elipsoide de WGS 84, sean cuales sean las unidades y el elipsoide del proyecto. Los anillos de los huecos no cuentan.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>The layer has no coordinate reference system. Set it in the layer's properties, or write its code as the second argument: ($geometry, 'EPSG:32717').</source>
            <translation>La capa no tiene sistema de referencia de coordenadas. Defínalo en las propiedades de la capa o escriba su código como segundo argumento: ($geometry, 'EPSG:32717').</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>'{0}' is no geometry. Write $geometry, or nothing.</source>
            <translation>«{0}» no es una geometría. Escriba $geometry, o nada.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/geometry.py"></location>
            <source>'{0}' is no reference system. Write its code, such as 'EPSG:32717'.</source>
            <translation>«{0}» no es un sistema de referencia. Escriba su código, como 'EPSG:32717'.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>Size class of an area: small, medium, large or very_large.</source>
            <translation>Clase de tamaño de un área: small, medium, large o very_large.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>Size class of a perimeter: small, medium, large or very_large.</source>
            <translation>Clase de tamaño de un perímetro: small, medium, large o very_large.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>total area</source>
            <translation>área total</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>source (scar) area</source>
            <translation>área de la fuente (cicatriz)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>Volume of one landslide in cubic metres by a published relation of area and volume. Single landslides lie a factor of 2 to 3 off it, so give the percentiles 50, 75 and 95 together. A relation that was fitted on source (scar) areas gives too much of a total area.</source>
            <translation>Volumen de un deslizamiento en metros cúbicos según una relación publicada entre área y volumen. Cada deslizamiento se aparta de ella en un factor de 2 a 3, así que dé juntos los percentiles 50, 75 y 95. Una relación ajustada con áreas de la fuente (cicatriz) da demasiado con un área total.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>lower limits of medium, large and very_large: the inventory's breaks field, '{0}' or an array; {0} where left out</source>
            <translation>límites inferiores de mediano, grande y muy grande: el campo breaks del inventario, '{0}' o una lista; {0} si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>square metres</source>
            <translation>metros cuadrados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>metres</source>
            <translation>metros</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>map area in square metres</source>
            <translation>área en el mapa, en metros cuadrados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/numbers.py"></location>
            <source>0 to 100: the share of landslides of this area that have less; 50 where left out</source>
            <translation>0 a 100: la parte de los deslizamientos de esta área que tienen menos; 50 si se omite</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>degrees clockwise from north; QGIS's azimuth() gives radians, so write degrees(azimuth(...))</source>
            <translation>grados desde el norte en sentido horario; azimuth() de QGIS da radianes, así que escriba degrees(azimuth(...))</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>Code of the compass sector of an azimuth: N, NE, E, SE, S, SW, W or NW.</source>
            <translation>Código del sector de la brújula de un azimut: N, NE, E, SE, S, SW, W o NW.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>Word of a caption for the direction of an azimuth.</source>
            <translation>Palabra de una descripción para la dirección de un azimut.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>Label of a code of the inventory.</source>
            <translation>Etiqueta de un código del inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>the code, as the inventory keeps it</source>
            <translation>el código, como lo guarda el inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>'{0}' has no codes. Choose {1}.</source>
            <translation>«{0}» no tiene códigos. Elija {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/expressions/words.py"></location>
            <source>'{0}' is no {1}. Choose {2}.</source>
            <translation>«{0}» no es {1}. Elija {2}.</translation>
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
            <translation>No se puede escribir {0}: el disco está lleno o falla. Libere espacio y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/geopackage.py"></location>
            <source>There is no file {0}. Create it, or check the path.</source>
            <translation>No existe el archivo {0}. Créelo o revise la ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/basemap.py"></location>
            <source>Layer {0}: {1} forbids loading many tiles (operations.osmfoundation.org/policies/tiles), and it shows a drawn map. Choose aerial or satellite imagery.</source>
            <translation>Capa {0}: {1} prohíbe cargar muchas teselas (operations.osmfoundation.org/policies/tiles) y muestra un mapa dibujado. Elija imágenes aéreas o satelitales.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/basemap.py"></location>
            <source>About {0} basemap tiles would be loaded, and {1} are allowed. Read the service's terms, then raise the limit, or use a part of the outlines.</source>
            <translation>Se cargarían unas {0} teselas del mapa base y se permiten {1}. Lea las condiciones del servicio y luego suba el límite, o use una parte de los contornos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/faults.py"></location>
            <source>{0} of {1} basemap tiles did not come ({2}). Run it again later.</source>
            <translation>No llegaron {0} de {1} teselas del mapa base ({2}). Ejecute otra vez más tarde.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/faults.py"></location>
            <source>{0} of {1} basemap tiles are blank: the service has no imagery there.</source>
            <translation>{0} de {1} teselas del mapa base están en blanco: el servicio no tiene imágenes allí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/faults.py"></location>
            <source>{0} of {1} basemap tiles are the same picture: the service has no imagery there.</source>
            <translation>{0} de {1} teselas del mapa base son la misma imagen: el servicio no tiene imágenes allí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/faults.py"></location>
            <source>no picture or a damaged one</source>
            <translation>sin imagen, o dañada</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/network.py"></location>
            <source>too late</source>
            <translation>demasiado tarde</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/pictures.py"></location>
            <source>Picture {0} cannot be read. Save it again as JPG or PNG.</source>
            <translation>No se puede leer la imagen {0}. Guárdela otra vez como JPG o PNG.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/pictures.py"></location>
            <location filename="../../../landslide_annotator/gis/imagery/sources.py"></location>
            <source>Folder {0} does not exist. Choose another one.</source>
            <translation>No existe la carpeta {0}. Elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/pictures.py"></location>
            <source>Folder {0} holds no JPG or PNG pictures. Choose another one.</source>
            <translation>La carpeta {0} no contiene imágenes JPG ni PNG. Elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/pictures.py"></location>
            <source>Picture {0} has more than 100 megapixels. Make it smaller.</source>
            <translation>La imagen {0} tiene más de 100 megapíxeles. Hágala más pequeña.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/preflight.py"></location>
            <source>About {0} basemap tiles will be loaded from {1}.</source>
            <translation>Se cargarán unas {0} teselas del mapa base de {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/radiometry.py"></location>
            <source>The raster has no bands. Choose another raster.</source>
            <translation>El ráster no tiene bandas. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/radiometry.py"></location>
            <source>The raster has only a transparency band. Choose another raster.</source>
            <translation>El ráster solo tiene una banda de transparencia. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/radiometry.py"></location>
            <source>One band is used as grey: the captioner learned from colour, so captions are worse.</source>
            <translation>Se usa una sola banda como gris: el modelo aprendió con color, así que las descripciones son peores.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/radiometry.py"></location>
            <source>The raster holds no values, only nodata. Choose another raster.</source>
            <translation>El ráster no contiene valores, solo «sin datos». Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/radiometry.py"></location>
            <source>The first three of {0} bands are used as red, green, blue. Set the bands if that is wrong.</source>
            <translation>Las tres primeras de {0} bandas se usan como rojo, verde y azul. Indique las bandas si no es correcto.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/radiometry.py"></location>
            <source>Band {0} does not exist: the raster has {1}.</source>
            <translation>La banda {0} no existe: el ráster tiene {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/raster.py"></location>
            <source>Raster {0} cannot be opened. Check its path.</source>
            <translation>No se puede abrir el ráster {0}. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/raster.py"></location>
            <source>Raster {0} has no coordinate reference system. Set it in the layer's properties.</source>
            <translation>El ráster {0} no tiene sistema de referencia de coordenadas. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/raster.py"></location>
            <source>The file of raster {0} has vanished. Check its path.</source>
            <translation>El archivo del ráster {0} desapareció. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/raster.py"></location>
            <source>The outline has no place in the reference system of raster {0}.</source>
            <translation>El contorno no tiene lugar en el sistema de referencia del ráster {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/readers.py"></location>
            <source>The raster could not be read here. Check that its file is complete and reachable.</source>
            <translation>No se pudo leer el ráster aquí. Compruebe que su archivo esté completo y accesible.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/rendered.py"></location>
            <source>The layers have no extent in common with a map. Choose others.</source>
            <translation>Las capas no tienen una extensión común con un mapa. Elija otras.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/rendered.py"></location>
            <source>There is no layer to draw. Switch one on.</source>
            <translation>No hay capas que dibujar. Active una.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/rendered.py"></location>
            <location filename="../../../landslide_annotator/gis/imagery/streamed.py"></location>
            <source>Cancelled.</source>
            <translation>Cancelado.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/rendered.py"></location>
            <source>Layer {0} cannot be opened. Check its source.</source>
            <translation>No se puede abrir la capa {0}. Revise su origen.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/sampling.py"></location>
            <source>The outline has no place in the raster's reference system.</source>
            <translation>El contorno no tiene lugar en el sistema de referencia del ráster.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/sources.py"></location>
            <source>No imagery was given. Choose raster layers or a folder.</source>
            <translation>No se indicó ninguna imagen. Elija capas ráster o una carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/sources.py"></location>
            <source>Folder {0} holds no rasters ({1}). Choose another.</source>
            <translation>La carpeta {0} no contiene rásteres ({1}). Elija otra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/sources.py"></location>
            <source>Map theme {0} shows no layers. Choose another.</source>
            <translation>El tema de mapa {0} no muestra capas. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/sources.py"></location>
            <source>Layer {0} is not imagery. Choose rasters.</source>
            <translation>La capa {0} no es una imagen. Elija rásteres.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/sources.py"></location>
            <source>Bands '{0}' are not understood. Write three numbers, as 3,2,1.</source>
            <translation>No se entienden las bandas «{0}». Escriba tres números, como 3,2,1.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tilecache.py"></location>
            <source>Tiles are not kept: {0} cannot be written ({1}).</source>
            <translation>No se guardan teselas: no se puede escribir {0} ({1}).</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <source>Only {0:.0f} percent of the outline has imagery in raster {1}. Choose one that covers it.</source>
            <translation>Solo {0:.0f} por ciento del contorno tiene imagen en el ráster {1}. Elija uno que lo cubra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <source>Only {0:.0f} percent of the tile has imagery in raster {1}. Choose one that covers it.</source>
            <translation>Solo {0:.0f} por ciento de la tesela tiene imagen en el ráster {1}. Elija uno que la cubra.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/body.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>The outline is empty. Draw it again.</source>
            <translation>El contorno está vacío. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/body.py"></location>
            <location filename="../../../landslide_annotator/gis/measures/measure.py"></location>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>The outline is not a polygon. Draw it again.</source>
            <translation>El contorno no es un polígono. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <source>There is no raster to clip from.</source>
            <translation>No hay ráster del que recortar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <source>The outline is {0:.0f} km wide. Check the layer's CRS.</source>
            <translation>El contorno tiene {0:.0f} km de ancho. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <source>{0:.0f} percent of the tile has no imagery and was filled with its mean colour.</source>
            <translation>{0:.0f} por ciento de la tesela no tiene imagen y se llenó con su color medio.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/imagery/tiles.py"></location>
            <source>{0:.0f} percent of the tile is black: set the raster's nodata value if it is no ground.</source>
            <translation>{0:.0f} por ciento de la tesela es negro: defina el valor «sin datos» del ráster si no es terreno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Annotate landslide {0}</source>
            <translation>Anotar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Annotate landslide {0} again</source>
            <translation>Anotar otra vez el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Measure landslide {0}</source>
            <translation>Medir el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Repair landslide {0}</source>
            <translation>Reparar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Remove landslide {0}</source>
            <translation>Quitar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Layer {0} did not take a row. Save or discard its edits and run again.</source>
            <translation>La capa {0} no aceptó una fila. Guarde o descarte sus ediciones y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/edits.py"></location>
            <source>Layer {0} lacks the columns {1}. Save its edits, end editing and run again.</source>
            <translation>A la capa {0} le faltan las columnas {1}. Guarde sus ediciones, termine la edición y ejecute otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/file.py"></location>
            <source>single two-dimensional polygons</source>
            <translation>polígonos simples de dos dimensiones</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/file.py"></location>
            <source>a coordinate reference system</source>
            <translation>un sistema de referencia de coordenadas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/file.py"></location>
            <source>the columns {0}</source>
            <translation>las columnas {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/file.py"></location>
            <source>{0} was made by a newer Landslide Annotator (format {1}). Update the plugin.</source>
            <translation>{0} fue hecho por una versión más nueva de Landslide Annotator (formato {1}). Actualice el complemento.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/file.py"></location>
            <source>the table {0}</source>
            <translation>la tabla {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/file.py"></location>
            <source>{0} is no inventory of Landslide Annotator: it lacks {1}. Make one with 'Create landslide inventory', or choose another file.</source>
            <translation>{0} no es un inventario de Landslide Annotator: le falta {1}. Cree uno con «Crear inventario de deslizamientos» o elija otro archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>Landslides by area</source>
            <translation>Deslizamientos por área</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>The layout template is damaged. Install the plugin again.</source>
            <translation>La plantilla de la composición está dañada. Instale el complemento otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>Landslide map</source>
            <translation>Mapa de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>The inventory holds no landslides yet, so there is no map to make.</source>
            <translation>El inventario todavía no tiene deslizamientos, así que no hay mapa que hacer.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>Landslide inventory</source>
            <translation>Inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>The inventory has no place in the project's reference system. Choose another one.</source>
            <translation>El inventario no tiene lugar en el sistema de referencia del proyecto. Elija otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>No entry</source>
            <translation>Sin dato</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>{0} landslides; {1}. Captions are a first reading by a neural network; '?' marks rows that nobody has reviewed. Ticks: main scarp. Broken outline: inactive. Dark arrow: measured azimuth; white arrow: direction of the caption. This map is not a hazard assessment.</source>
            <translation>{0} deslizamientos; {1}. Las descripciones son una primera lectura de una red neuronal; «?» marca filas que nadie ha revisado. Rayas: escarpe principal. Contorno discontinuo: inactivo. Flecha oscura: azimut medido; flecha blanca: dirección de la descripción. Este mapa no es una evaluación de amenaza.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/layout.py"></location>
            <source>Scale 1:{0}</source>
            <translation>Escala 1:{0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/parts.py"></location>
            <source>The outline has no place in the inventory's CRS. Use an inventory of its region.</source>
            <translation>El contorno no tiene lugar en el SRC del inventario. Use un inventario de su región.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <source>The inventory needs a coordinate reference system. Choose one.</source>
            <translation>El inventario necesita un sistema de referencia de coordenadas. Elija uno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <source>{0} must end in .gpkg: an inventory is a GeoPackage.</source>
            <translation>{0} debe terminar en .gpkg: un inventario es un GeoPackage.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <source>{0} also holds {1}. Choose another file for the inventory.</source>
            <translation>{0} también contiene {1}. Elija otro archivo para el inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <source>{0} is an inventory with {1} rows. Choose another file, or allow it to be overwritten.</source>
            <translation>{0} es un inventario con {1} filas. Elija otro archivo o permita sobrescribirlo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <source>{0} cannot be written ({1}). Choose a folder that you may write to.</source>
            <translation>No se puede escribir {0} ({1}). Elija una carpeta en la que pueda escribir.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/store.py"></location>
            <source>{0} is there: close the program that uses the inventory. If it is left from a deleted file, delete it too.</source>
            <translation>Existe {0}: cierre el programa que usa el inventario. Si quedó de un archivo borrado, bórrelo también.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/style.py"></location>
            <source>{0} cannot be opened by QGIS. Create it in another folder.</source>
            <translation>QGIS no puede abrir {0}. Créelo en otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/inventory/style.py"></location>
            <source>The style cannot be kept in {0} ({1}). Check the folder's permissions.</source>
            <translation>No se puede guardar el estilo en {0} ({1}). Revise los permisos de la carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/localcrs.py"></location>
            <source>The layer's coordinates do not fit its reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas de la capa no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/localcrs.py"></location>
            <source>No outline has a place on the globe to make an inventory for. Check the layer's CRS.</source>
            <translation>Ningún contorno tiene un lugar en el globo para crearle un inventario. Revise el SRC de la capa.</translation>
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
            <location filename="../../../landslide_annotator/gis/measures/body.py"></location>
            <location filename="../../../landslide_annotator/gis/outlines.py"></location>
            <source>The outline has no area. Draw it again.</source>
            <translation>El contorno no tiene área. Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/body.py"></location>
            <source>{0} spike(s) of the outline were left out of its shape.</source>
            <translation>{0} púa(s) del contorno se dejaron fuera de su forma.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/body.py"></location>
            <source>The outline is wider than {0:.0f} km. Draw one landslide only.</source>
            <translation>El contorno tiene más de {0:.0f} km de ancho. Dibuje un solo deslizamiento.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/breaks.py"></location>
            <source>The breaks '{0}' are not understood. Write three numbers, as 1000; 10000; 100000.</source>
            <translation>No se entienden los límites «{0}». Escriba tres números, como 1000; 10000; 100000.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>crown point drawn by a person</source>
            <translation>punto de corona dibujado por una persona</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>crown on the elevation model</source>
            <translation>corona según el modelo de elevación</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>upper end of the outline against the measured azimuth</source>
            <translation>extremo superior del contorno en sentido contrario al azimut medido</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>highest vertex of an outline with heights</source>
            <translation>vértice más alto de un contorno con cotas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>centroid</source>
            <translation>centroide</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>a point inside, where the centroid lies outside</source>
            <translation>un punto interior, si el centroide queda fuera</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/crownpoint.py"></location>
            <source>The crown has no place in the layer's CRS. Check it.</source>
            <translation>La corona no tiene lugar en el SRC de la capa. Revíselo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>is a picture or a single row of cells. Choose an elevation model.</source>
            <translation>es una imagen o una sola fila de celdas. Elija un modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>The outline has no place in the reference system of elevation model {0}.</source>
            <translation>El contorno no tiene lugar en el sistema de referencia del modelo de elevación {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>Its values have 8 bits only. Check that it is no picture or hillshade.</source>
            <translation>Sus valores tienen solo 8 bits. Compruebe que no sea una imagen ni un sombreado.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>Elevation model {0} {1}</source>
            <translation>El modelo de elevación {0} {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>cannot be opened. Check its path.</source>
            <translation>no se puede abrir. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>has no coordinate reference system. Set it in the layer's properties.</source>
            <translation>no tiene sistema de referencia de coordenadas. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>has no place on the globe. Set its coordinate reference system.</source>
            <translation>no tiene lugar en el globo. Defina su sistema de referencia de coordenadas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>It has {0} bands; the first is read as heights.</source>
            <translation>Tiene {0} bandas; la primera se lee como cotas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/dem.py"></location>
            <source>holds slopes or aspects ({0}). Choose elevations.</source>
            <translation>contiene pendientes u orientaciones ({0}). Elija cotas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/marks.py"></location>
            <source>{0} marks lie on the outline; none is used. Keep one.</source>
            <translation>{0} marcas están sobre el contorno; no se usa ninguna. Deje una.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The coordinates of the arrow or crown do not fit their reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas de la flecha o de la corona no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The crown point lies in the middle of the outline: no direction. Set it at the upper end.</source>
            <translation>El punto de la corona está en medio del contorno: no hay dirección. Póngalo en el extremo superior.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The arrow ends where it begins. Draw it from the crown to the toe.</source>
            <translation>La flecha termina donde empieza. Dibújela de la corona a la punta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The arrow is not a line. Draw a line from the crown to the toe.</source>
            <translation>La flecha no es una línea. Dibuje una línea de la corona a la punta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The crown is not a point. Set one point at the upper end.</source>
            <translation>La corona no es un punto. Ponga un punto en el extremo superior.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The crown point lies {0:.0f} m from the outline. Set it at the upper end.</source>
            <translation>El punto de la corona está a {0:.0f} m del contorno. Póngalo en el extremo superior.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The arrow has {0} parts. Draw one line.</source>
            <translation>La flecha tiene {0} partes. Dibuje una línea.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/movement.py"></location>
            <source>The crown has {0} points. Set one.</source>
            <translation>La corona tiene {0} puntos. Ponga uno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/shape.py"></location>
            <source>The outline is as wide as long, so it has no axis.</source>
            <translation>El contorno es tan ancho como largo, así que no tiene eje.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The ground is flat.</source>
            <translation>El terreno es plano.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The elevation model has heights on {0:.1f} % of the outline.</source>
            <translation>El modelo de elevación tiene cotas en {0:.1f} % del contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>{0} cell(s) of the elevation model stand out as spikes and are left out.</source>
            <translation>{0} celda(s) del modelo de elevación sobresalen como picos y se dejan fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The outline has only {0:.0f} cells of the elevation model.</source>
            <translation>El contorno solo tiene {0:.0f} celdas del modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>From crown to toe and the mean aspect differ by {0:.0f} degrees.</source>
            <translation>La línea de la corona a la punta y la orientación media difieren en {0:.0f} grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The slopes face many ways (R = {0:.2f}).</source>
            <translation>Las laderas miran hacia muchos lados (R = {0:.2f}).</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The elevation model has heights on {0} % of the outline only.</source>
            <translation>El modelo de elevación solo tiene cotas en {0} % del contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The slopes face all ways alike, so there is no mean aspect.</source>
            <translation>Las laderas miran hacia todos los lados por igual, así que no hay orientación media.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The outline is smaller than one cell of the elevation model.</source>
            <translation>El contorno es menor que una celda del modelo de elevación.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The highest and lowest parts of the outline lie around the same place.</source>
            <translation>Las partes más alta y más baja del contorno están en torno al mismo lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The elevation model has no heights here.</source>
            <translation>El modelo de elevación no tiene cotas aquí.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/terrain.py"></location>
            <source>The elevation model has heights along {0} % of the outline's edge only.</source>
            <translation>El modelo de elevación solo tiene cotas a lo largo de {0} % del borde del contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/vertical.py"></location>
            <source>Its values lie within 0 to 90. Check that they are heights, not slopes in degrees.</source>
            <translation>Sus valores están entre 0 y 90. Compruebe que sean cotas y no pendientes en grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/vertical.py"></location>
            <source>Its values fill 0 to 360. Check that they are heights, not aspects in degrees.</source>
            <translation>Sus valores abarcan de 0 a 360. Compruebe que sean cotas y no orientaciones en grados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/vertical.py"></location>
            <source>Its map unit is the foot and its height unit is not given; metres are assumed. Set the unit.</source>
            <translation>Su unidad de mapa es el pie y no se indica la de sus cotas; se suponen metros. Indique la unidad.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/vertical.py"></location>
            <source>Some heights ({0:.0f} to {1:.0f} m) are not on Earth and are left out. Check its unit and its no-data value.</source>
            <translation>Algunas cotas ({0:.0f} a {1:.0f} m) no son de la Tierra y se dejan fuera. Revise su unidad y su valor «sin datos».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/vertical.py"></location>
            <source>Its heights are in {0} and are converted to metres.</source>
            <translation>Sus cotas están en {0} y se convierten a metros.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/measures/vertical.py"></location>
            <source>Its height unit '{0}' is not known; metres are assumed. Set the unit.</source>
            <translation>No se conoce su unidad de cotas «{0}»; se suponen metros. Indique la unidad.</translation>
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
            <location filename="../../../landslide_annotator/gis/pages/contactsheet.py"></location>
            <source>landslide</source>
            <translation>deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/density.py"></location>
            <source>The landslides lie too far apart for one metric grid. Map a part of them.</source>
            <translation>Los deslizamientos están demasiado lejos unos de otros para una sola cuadrícula métrica. Cartografíe una parte de ellos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/density.py"></location>
            <source>No landslide has a place, so there is no density map. Check the layer.</source>
            <translation>Ningún deslizamiento tiene lugar, así que no hay mapa de densidad. Revise la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/density.py"></location>
            <source>The density map {0} cannot be written. Choose another place.</source>
            <translation>No se puede escribir el mapa de densidad {0}. Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/density.py"></location>
            <source>A radius of {0:g} m is too small for cells of {1:g} m. Choose at least twice the cell.</source>
            <translation>Un radio de {0:g} m es demasiado pequeño para celdas de {1:g} m. Elija al menos el doble de la celda.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/density.py"></location>
            <source>A density map of {0} x {1} cells is too large. Choose cells larger than {2:g} m.</source>
            <translation>Un mapa de densidad de {0} x {1} celdas es demasiado grande. Elija celdas de más de {2:g} m.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/files.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>{0} cannot be written. Choose another place.</source>
            <translation>No se puede escribir {0}. Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/sample.py"></location>
            <source>Its coordinates do not fit its reference system. Check the layer's CRS.</source>
            <translation>Sus coordenadas no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/sample.py"></location>
            <source>It has no geometry.</source>
            <translation>No tiene geometría.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/reports/sample.py"></location>
            <source>Feature {0}: {1} It counts without an area.</source>
            <translation>Objeto {0}: {1} Se cuenta sin área.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/decisions.py"></location>
            <source>Accept landslide {0}</source>
            <translation>Aceptar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/decisions.py"></location>
            <source>Reject landslide {0}</source>
            <translation>Rechazar el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/decisions.py"></location>
            <source>Correct landslide {0}</source>
            <translation>Corregir el deslizamiento {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>It overlaps landslide {0} with {1:.2g} percent of the smaller one.</source>
            <translation>Se superpone al deslizamiento {0} en {1:.2g} por ciento del menor de los dos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>The outline crosses or touches itself.</source>
            <translation>El contorno se cruza o se toca a sí mismo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Draw it again, as one polygon.</source>
            <translation>Dibújelo otra vez, como un solo polígono.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Run this check with 'Put right' to repair it.</source>
            <translation>Ejecute esta comprobación con «Corregir lo que es seguro» para repararlo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>The row has no outline.</source>
            <translation>La fila no tiene contorno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Draw it, or delete the row.</source>
            <translation>Dibújelo o borre la fila.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>The outline is {0:.1f} m wide on average.</source>
            <translation>El contorno tiene en promedio {0:.1f} m de ancho.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Merge it with its neighbour, or delete it.</source>
            <translation>Únalo con su vecino o bórrelo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>The outline is nearly that of landslide {0}.</source>
            <translation>El contorno es casi el del deslizamiento {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Cut one outline along the other.</source>
            <translation>Recorte un contorno a lo largo del otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Run this check with 'Put right' to remove it.</source>
            <translation>Ejecute esta comprobación con «Corregir lo que es seguro» para quitarlo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Delete one.</source>
            <translation>Borre uno.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Delete one of them.</source>
            <translation>Borre uno de los dos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>The outline is that of landslide {0}.</source>
            <translation>El contorno es el del deslizamiento {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/review/quality.py"></location>
            <source>Draw it again.</source>
            <translation>Dibújelo otra vez.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/files.py"></location>
            <source>A tile could not be written as {0}.</source>
            <translation>No se pudo escribir una tesela como {0}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/files.py"></location>
            <source>A tile could not be written ({0}).</source>
            <translation>No se pudo escribir una tesela ({0}).</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/folder.py"></location>
            <source>{0} is there with another place, side or number of pixels, or without its mask: it stays. Allow it to be overwritten, or choose another folder.</source>
            <translation>{0} ya existe con otro lugar, lado o número de píxeles, o sin su máscara: queda como está. Permita sobrescribirlo o elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/folder.py"></location>
            <source>{0} is there and was not made here: it stays. Choose another folder.</source>
            <translation>{0} ya existe y no se hizo aquí: queda como está. Elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/framing.py"></location>
            <source>The outline is smaller than a pixel of the tile.</source>
            <translation>El contorno es menor que un píxel de la tesela.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/framing.py"></location>
            <source>The point's coordinates do not fit its reference system. Check the layer's CRS.</source>
            <translation>Las coordenadas del punto no corresponden a su sistema de referencia. Revise el SRC de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/framing.py"></location>
            <source>The outline is {0:.0f} m wide and reaches beyond its tile.</source>
            <translation>El contorno tiene {0:.0f} m de ancho y sale de su tesela.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/framing.py"></location>
            <source>A point has no size: give the side of the tiles in metres.</source>
            <translation>Un punto no tiene tamaño: indique el lado de las teselas en metros.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/table.py"></location>
            <source>{0} is not a table of tiles made here. Choose another folder.</source>
            <translation>{0} no es una tabla de teselas hecha aquí. Elija otra carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/trainingset.py"></location>
            <source>Captions have no word for the type '{0}'. They know: {1}.</source>
            <translation>Las descripciones no tienen palabra para el tipo «{0}». Conocen: {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/trainingset.py"></location>
            <source>'{0}' is no direction. Write one of {1}.</source>
            <translation>«{0}» no es una dirección. Escriba una de {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/trainingset.py"></location>
            <source>The activity is not given. Fill it in.</source>
            <translation>No se indica la actividad. Complétela.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/trainingset.py"></location>
            <source>{0} holds {1} already. Choose an empty folder.</source>
            <translation>{0} ya contiene {1}. Elija una carpeta vacía.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gis/tilesets/trainingset.py"></location>
            <source>It is there twice, with the same number; the first one counts.</source>
            <translation>Está dos veces, con el mismo número; vale el primero.</translation>
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
            <location filename="../../../landslide_annotator/gui/toolset.py"></location>
            <source>Read a spot</source>
            <translation>Leer un lugar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/drawing.py"></location>
            <source>Choose or create an inventory: the outline is kept and annotated then.</source>
            <translation>Elija o cree un inventario: el contorno se conserva y se anota entonces.</translation>
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
            <translation>Se está creando el ejemplo; tarda unos segundos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/gui/extras.py"></location>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Make the example</source>
            <translation>Crear el ejemplo</translation>
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
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
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
            <translation>El mapa no muestra un lugar para el que crear un inventario. Añada primero imágenes.</translation>
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
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
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
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
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
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
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
Date of the imagery: kept in the rows. Directions lean a little towards the sunlit side; within the tropics that side is known only with a date, and without one there is no lean.
Size breaks: three numbers each, as 1000; 10000; 100000; empty for the captioner's.

Outlines that cannot be annotated are named in the log; the others are still done. After a cancel, finished rows stay. Doubtful rows say why in the column 'review'.</source>
            <translation>Para cada polígono: recorta una tesela orientada al norte del ráster que mejor lo cubre, escribe una descripción (tipo de movimiento, actividad, dirección), mide el área y el perímetro sobre el elipsoide, nombra su tamaño y añade una fila al inventario, a la capa de salida o a ambos. Las partes de un multipolígono son filas que comparten event_id.

Inventario: creado con «Crear inventario de deslizamientos», como capa o archivo; un archivo que no existe se crea. Si su capa está en edición, las filas llegan como ediciones que puede deshacer y debe guardar.
Contornos que el inventario ya tiene: omitirlos, actualizar lo leído y medido, o añadirlos otra vez. Las filas que usted revisó o cambió nunca se sobrescriben.
Imágenes: rásteres, una carpeta de rásteres, o ambos. Las bandas se encuentran solas; escriba tres números como 3,2,1 si eso falla. Un tema de mapa da el mapa como usted lo ve.
Los mapas base (XYZ, WMTS, WMS) se cargan en el nivel de zoom más cercano a la resolución con la que aprendió el modelo. Las teselas que faltan se piden otra vez, y las que siguen faltando se nombran. Muchos servicios prohíben cargar o guardar muchas teselas, y openstreetmap.org se rechaza: lea las condiciones del suyo. El número de teselas se estima primero y no debe superar el límite.
Fecha de las imágenes: queda en las filas. Las direcciones se inclinan un poco hacia el lado soleado; entre los trópicos ese lado solo se conoce con una fecha, y sin ella no hay inclinación.
Límites de tamaño: tres números cada uno, como 1000; 10000; 100000; vacío para los del modelo.

Los contornos que no se pueden anotar se nombran en el registro; los demás se anotan. Si cancela, las filas terminadas quedan. Las filas dudosas dicen por qué en la columna «review».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Outlines that the inventory holds</source>
            <translation>Contornos que el inventario ya tiene</translation>
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
            <source>Keep clipped tiles beside the inventory, and use those kept</source>
            <translation>Guardar las teselas recortadas junto al inventario y usar las guardadas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Annotated outlines</source>
            <translation>Contornos anotados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <source>Tiles are not kept: that needs an inventory, and rasters as imagery.</source>
            <translation>No se guardan teselas: para eso se necesita un inventario, y rásteres como imágenes.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <source>Outlines</source>
            <translation>Contornos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/annotatelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
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
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
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
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/measurelandslides.py"></location>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Landslides that failed</source>
            <translation>Deslizamientos que fallaron</translation>
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
            <location filename="../../../landslide_annotator/processing/base.py"></location>
            <source>Folder of an exported model (empty: the captioner that comes with the plugin)</source>
            <translation>Carpeta de un modelo exportado (vacío: el modelo que viene con el complemento)</translation>
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
Upper edge: the azimuth at which the pictures look; 0 where north is up. Directions need it; they do not lean towards the sunlit side, as they do where the place is known.

The table can be a CSV file or a GeoPackage. The contact sheet is one HTML file with small pictures, captions and the probabilities of the best words; open it in any browser. Pictures that cannot be read are named in the log and left out. After a cancel, what is finished stays.</source>
            <translation>Escribe una descripción de cada imagen JPG o PNG de una carpeta, como capturas de Google Earth. Se describe el cuadrado central de cada imagen, sin deformarlo.

Ancho en el terreno: metros que abarca una imagen completa de izquierda a derecha; sin él no se dan palabras de área ni de perímetro.
Borde superior: el azimut hacia el que miran las imágenes; 0 si el norte está arriba. Las direcciones lo necesitan; no se inclinan hacia el lado soleado, como hacen donde se conoce el lugar.

La tabla puede ser un archivo CSV o un GeoPackage. La hoja de contactos es un archivo HTML con imágenes pequeñas, descripciones y las probabilidades de las mejores palabras; ábralo en cualquier navegador. Las imágenes que no se pueden leer se nombran en el registro y se omiten. Si cancela, lo terminado queda.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Written by a neural network; a geologist has not checked these captions.</source>
            <translation>Escrito por una red neuronal; ningún geólogo ha revisado estas descripciones.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Landslide captions</source>
            <translation>Descripciones de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <source>Contact sheet</source>
            <translation>Hoja de contactos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/captionimages.py"></location>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
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
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Check landslide inventory</source>
            <translation>Comprobar inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Finds overlaps, duplicates, bad outlines, missing and implausible values.</source>
            <translation>Encuentra superposiciones, duplicados, contornos defectuosos y valores ausentes o inverosímiles.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Writes one feature for each problem of the inventory: its place, ls_id, the rule, how severe it is, what is wrong and what to do.

Rules: missing (outline, type, activity), unknown_code, dates_reversed, future, year_differs, invalid (the outline crosses itself), sliver, duplicate (the same outline), alike (intersection over union above 0.9), overlap, size, stale_area (the stored area is not the outline's), h_l (against Corominas 1996, and steeper than 70 degrees except falls and topples), volume.

Put right: repairs outlines that become one valid polygon, and removes rows with the same outline as another that add nothing to it. Rows that a person reviewed, corrected or rejected are never touched. If the inventory is being edited, the changes are edits that you can undo.</source>
            <translation>Escribe un objeto por cada problema del inventario: su lugar, ls_id, la regla, qué tan grave es, qué está mal y qué hacer.

Reglas: missing (falta el contorno, el tipo o la actividad), unknown_code (código desconocido), dates_reversed (fechas invertidas), future (fecha futura), year_differs (el año difiere), invalid (el contorno se cruza a sí mismo), sliver (contorno muy angosto), duplicate (el mismo contorno), alike (intersección sobre unión mayor que 0.9), overlap (superposición), size (tamaño), stale_area (el área guardada no es la del contorno), h_l (según Corominas 1996, y más empinado que 70 grados salvo caídas y volcamientos), volume (volumen).

Corregir lo que es seguro: repara los contornos que resultan en un solo polígono válido y quita las filas con el mismo contorno que otra si no le agregan nada. Las filas que una persona revisó, corrigió o rechazó nunca se tocan. Si el inventario está en edición, los cambios son ediciones que puede deshacer.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Put right what is safe</source>
            <translation>Corregir lo que es seguro</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>{0} problems, {1} of them severe; {2} outlines repaired, {3} duplicates removed.</source>
            <translation>{0} problemas, {1} de ellos graves; {2} contornos reparados, {3} duplicados quitados.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Problems</source>
            <translation>Problemas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Problems found</source>
            <translation>Problemas encontrados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Severe problems</source>
            <translation>Problemas graves</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Outlines repaired</source>
            <translation>Contornos reparados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <source>Duplicates removed</source>
            <translation>Duplicados quitados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/checkinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <source>Choose an inventory.</source>
            <translation>Elija un inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <source>Removes the tiles of imagery that were kept beside an inventory.</source>
            <translation>Quita las teselas de imágenes que se guardaron junto a un inventario.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <source>'Annotate landslides' can keep clipped tiles in a folder beside the inventory (its name ends in .tilecache), so that basemaps are not loaded again. This removes them; the inventory and files of others in that folder stay. Clear it when a basemap has newer imagery.</source>
            <translation>«Anotar deslizamientos» puede guardar teselas recortadas en una carpeta junto al inventario (su nombre termina en .tilecache), para no cargar los mapas base otra vez. Esto las quita; el inventario y los archivos ajenos de esa carpeta quedan. Vacíela cuando un mapa base tenga imágenes más nuevas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <source>Tiles removed</source>
            <translation>Teselas quitadas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <source>Bytes freed</source>
            <translation>Bytes liberados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cleartilecache.py"></location>
            <source>{0} tiles removed, {1:.1f} MB.</source>
            <translation>{0} teselas quitadas, {1:.1f} MB.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Clip tiles</source>
            <translation>Recortar teselas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Clips square, north-up tiles of imagery around polygons or points into a folder.</source>
            <translation>Recorta teselas cuadradas de imágenes, con el norte arriba, en torno a polígonos o puntos, en una carpeta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Writes a picture of the ground around each polygon or point: square, north up, in a transverse Mercator projection of its own, so that its sides are true metres everywhere. Each part of a multipolygon gets its own.

Side: metres of ground; points need it. Empty for polygons: the longer side of the outline times the factor under 'Advanced', as 'Annotate landslides' takes it.
Pixels: of a picture's side; empty for the imagery's own resolution.
GeoTIFFs carry their place; PNGs have it beside them (.pgw and .aux.xml). Masks are white inside the outline and black outside.

The folder also gets tiles.csv: file, mask, identifier, side, metres of a pixel (ground_m) and of the imagery's own (native_m), centre, source, bands, stretch, attribution, warnings. The footprints have the same columns.
Files that are there already stay, so that a run can be continued; allow overwriting to cut them again. After a cancel, finished tiles stay.

Licence: many web services (Google, Bing, Esri and others) forbid storing their tiles, and openstreetmap.org refuses bulk downloads. For imagery of a service, confirm that its terms allow you to store it. The attribution in the layer's properties is stored with every tile.</source>
            <translation>Escribe una imagen del terreno en torno a cada polígono o punto: cuadrada, con el norte arriba, en una proyección transversa de Mercator propia, de modo que sus lados son metros verdaderos en todas partes. Cada parte de un multipolígono recibe la suya.

Lado: metros en el terreno; los puntos lo necesitan. Vacío para polígonos: el lado mayor del contorno por el factor de los parámetros avanzados, como lo toma «Anotar deslizamientos».
Píxeles: los del lado de una imagen; vacío para la resolución de las imágenes mismas.
Los GeoTIFF llevan su lugar; los PNG lo tienen al lado (.pgw y .aux.xml). Las máscaras son blancas dentro del contorno y negras fuera.

La carpeta recibe también tiles.csv: archivo, máscara, identificador, lado, metros de un píxel (ground_m) y de los de las imágenes (native_m), centro, fuente, bandas, ajuste de contraste, atribución, advertencias. Las huellas tienen las mismas columnas.
Los archivos que ya están quedan, para poder continuar una ejecución; permita sobrescribir para recortarlos otra vez. Si cancela, las teselas terminadas quedan.

Licencia: muchos servicios web (Google, Bing, Esri y otros) prohíben guardar sus teselas, y openstreetmap.org rechaza las descargas masivas. Para imágenes de un servicio, confirme que sus condiciones le permiten guardarlas. La atribución de las propiedades de la capa se guarda con cada tesela.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Side of the tiles, metres of ground (empty: by the outline)</source>
            <translation>Lado de las teselas, metros en el terreno (vacío: según el contorno)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Cut again what is there, and overwrite it</source>
            <translation>Recortar otra vez lo que ya está y sobrescribirlo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Footprints</source>
            <translation>Huellas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Format</source>
            <translation>Formato</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Outlines or points</source>
            <translation>Contornos o puntos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Folder of tiles</source>
            <translation>Carpeta de teselas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Table of tiles</source>
            <translation>Tabla de teselas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Tiles cut</source>
            <translation>Teselas recortadas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Tiles already there</source>
            <translation>Teselas que ya estaban</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Tiles that failed</source>
            <translation>Teselas que fallaron</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Also write masks of the outlines</source>
            <translation>Escribir también máscaras de los contornos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Points have no size: give the side of the tiles in metres.</source>
            <translation>Los puntos no tienen tamaño: indique el lado de las teselas en metros.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>It is there twice, with the same identifier; the first one counts.</source>
            <translation>Está dos veces, con el mismo identificador; vale el primero.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>{0} tiles cut, {1} already there, {2} failed.</source>
            <translation>{0} teselas recortadas, {1} ya estaban, {2} fallaron.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Cancelled: the tiles finished so far are kept.</source>
            <translation>Cancelado: se conservan las teselas terminadas hasta ahora.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>Tile {0}: {1}</source>
            <translation>Tesela {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>The footprints cannot be written ({0}). Choose another place.</source>
            <translation>No se pueden escribir las huellas ({0}). Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/cliptiles.py"></location>
            <source>No tile could be cut; the log says why. {0}</source>
            <translation>No se pudo recortar ninguna tesela; el registro dice por qué. {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Compare inventories</source>
            <translation>Comparar inventarios</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Agreement of two inventories in area, outlines, attributes and time.</source>
            <translation>Concordancia de dos inventarios en área, contornos, atributos y tiempo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Compares a layer (automatic, or of one analyst) with a reference (of another analyst), and a second analyst's layer with the same reference, so that agreement between people stands beside that with the automatic annotation. A study made by 'Plan crossover study' needs no reference: its automatic arm is compared with its manual one; with a reference, such as an expert's map, each arm is compared with that.

Areas: mapping error E (Carrara), matching M = 1 - E (Galli), Dice; with a tolerance, lines that lie closer than that count as the same. Outlines: one-to-one pairs (the choice with the largest sum of intersection over union) and groups. Attributes of the pairs: confusion matrix, accuracy, macro-F1, Cohen's kappa (weighted too), McNemar's test; differences of directions; ICC and bias of log areas. Times of work (columns t_active_s, or t_start and t_end): medians, landslides per hour, Wilcoxon's test.

Layers may have any reference system. Columns of an inventory are found by themselves; of other layers choose the fields. Words may be Spanish, English or Italian, or codes of PMA:GCA or the SGC; those that are not understood, and outlines that cannot be used, are reported and the rest is compared. The second analyst's layer has the reference's fields. Rejected rows do not count.

How effective automatic annotation is can only be told once geologists have used it in a study.</source>
            <translation>Compara una capa (automática, o de un analista) con una referencia (de otro analista), y la capa de un segundo analista con la misma referencia, para que la concordancia entre personas esté junto a la de la anotación automática. Un estudio hecho con «Plan de estudio cruzado» no necesita referencia: su brazo automático se compara con el manual; con una referencia, como el mapa de un experto, cada brazo se compara con ella.

Áreas: error cartográfico E (Carrara), coincidencia M = 1 - E (Galli), Dice; con una tolerancia, las líneas más cercanas que ella cuentan como iguales. Contornos: parejas uno a uno (la elección con la mayor suma de intersección sobre unión) y grupos. Atributos de las parejas: matriz de confusión, exactitud, F1 macro, kappa de Cohen (también ponderado), prueba de McNemar; diferencias de direcciones; ICC y sesgo de los logaritmos del área. Tiempos de trabajo (columnas t_active_s, o t_start y t_end): medianas, deslizamientos por hora, prueba de Wilcoxon.

Las capas pueden tener cualquier sistema de referencia. Las columnas de un inventario se encuentran solas; de otras capas, elija los campos. Las palabras pueden ser español, inglés, o códigos de PMA:GCA o del SGC; las que no se entienden, y los contornos que no se pueden usar, se informan y lo demás se compara. La capa del segundo analista tiene los campos de la referencia. Las filas rechazadas no cuentan.

Qué tan eficaz es la anotación automática solo se puede saber cuando geólogos la hayan usado en un estudio.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Reference (empty: compare the arms of the study)</source>
            <translation>Referencia (vacío: comparar los brazos del estudio)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Second analyst, compared with the same reference</source>
            <translation>Segundo analista, comparado con la misma referencia</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Tolerance, m</source>
            <translation>Tolerancia, m</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Least intersection over union of a one-to-one pair</source>
            <translation>Intersección sobre unión mínima de una pareja uno a uno</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Share of the smaller outline that makes a group</source>
            <translation>Parte del contorno menor que forma un grupo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>All figures</source>
            <translation>Todas las cifras</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0} more problems are listed in the JSON file.</source>
            <translation>Hay {0} problemas más en el archivo JSON.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0} and {1}: {2} one-to-one pairs, mapping error E {3:.3f}.</source>
            <translation>{0} y {1}: {2} parejas uno a uno, error cartográfico E {3:.3f}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Language of the report</source>
            <translation>Idioma del informe</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>JSON files (*.json)</source>
            <translation>Archivos JSON (*.json)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0}: field of the movement type</source>
            <translation>{0}: campo del tipo de movimiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0}: field of the activity</source>
            <translation>{0}: campo de la actividad</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0}: field of the direction, words or degrees</source>
            <translation>{0}: campo de la dirección, palabras o grados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0}: field of the area, m² or words (empty: measured)</source>
            <translation>{0}: campo del área, m² o palabras (vacío: medida)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0}: field of the seconds of work</source>
            <translation>{0}: campo de los segundos de trabajo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0}: field that identifies a landslide</source>
            <translation>{0}: campo que identifica un deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0} is a study: its automatic and its manual arm are compared.</source>
            <translation>{0} es un estudio: se comparan su brazo automático y su brazo manual.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>{0} and {1} have no place in common. Check the reference systems of both.</source>
            <translation>{0} y {1} no tienen ningún lugar en común. Revise los sistemas de referencia de ambas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>No layer has times of work (t_active_s, or t_start and t_end).</source>
            <translation>Ninguna capa tiene tiempos de trabajo (t_active_s, o t_start y t_end).</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Inventory to compare, or study</source>
            <translation>Inventario por comparar, o estudio</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Report</source>
            <translation>Informe</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Reference</source>
            <translation>Referencia</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Pairs of outlines</source>
            <translation>Parejas de contornos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Confusion tables</source>
            <translation>Tablas de confusión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>One-to-one pairs</source>
            <translation>Parejas uno a uno</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Mapping error E</source>
            <translation>Error cartográfico E</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Matching M</source>
            <translation>Coincidencia M</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Kappa of the type</source>
            <translation>Kappa del tipo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Problems reported</source>
            <translation>Problemas informados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>A second analyst's layer needs a reference: choose it too.</source>
            <translation>La capa de un segundo analista necesita una referencia: elíjala también.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/compareinventories.py"></location>
            <source>Layer {0} is no study (it has no field 'arm' with both arms). Choose a reference.</source>
            <translation>La capa {0} no es un estudio (no tiene un campo «arm» con ambos brazos). Elija una referencia.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Create landslide inventory</source>
            <translation>Crear inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Makes an empty inventory GeoPackage with fields, form and style.</source>
            <translation>Crea un GeoPackage de inventario vacío con campos, formulario y estilo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/createinventory.py"></location>
            <source>Makes a GeoPackage with the empty table 'landslides' (single polygons), whose form has lists of movement types and activities in Spanish and English. Fields, form, symbols and rules are kept in the file.

The reference system is the one that you choose, else the WGS 84 / UTM zone (UPS near the poles) at the centre of the layer or of the extent.

An inventory that holds rows is only replaced if you allow it; other files never are.</source>
            <translation>Crea un GeoPackage con la tabla vacía «landslides» (polígonos simples), cuyo formulario tiene listas de tipos de movimiento y actividades en español e inglés. Campos, formulario, símbolos y reglas se guardan en el archivo.

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
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Export landslide inventory</source>
            <translation>Exportar inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Writes outlines and single points for other programs, without loss.</source>
            <translation>Escribe contornos y puntos simples para otros programas, sin pérdidas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Writes the outlines as single polygons, one point for each, or both. The ending of the file chooses the format: .shp, .geojson, .kml or .gpkg.

Shapefile: UTF-8; longer texts go on in columns such as probs_2; longer names get short ones; times are ISO texts. The log tells what was changed. GeoJSON and KML are in WGS 84, unless you choose a reference system for a GeoJSON.
Points: the crown, from drawn crown points, from the elevation model, or from the measured azimuth of the row; else the highest vertex of an outline with heights, the centroid, or a point inside. The column pt_source says which.
Codes: PMA:GCA adds tipo and estado; SGC adds TIPO_MOV, SUBTIPO_1 (rotational and translational only) and ESTADO_ACT, where types 05 to 07 (topple, spread, deformation) continue the published 01 to 04; INSPIRE adds haz_cat, the category of all landslides. INSPIRE leaves specific types to data providers, so none is written. Codes that a list lacks stay empty and are counted in the log.

Rejected rows and rows with presence 0 are left out unless you ask for them.</source>
            <translation>Escribe los contornos como polígonos simples, un punto para cada uno, o ambos. La extensión del archivo elige el formato: .shp, .geojson, .kml o .gpkg.

Shapefile: UTF-8; los textos más largos continúan en columnas como probs_2; los nombres más largos se acortan; los tiempos son textos ISO. El registro dice qué se cambió. GeoJSON y KML están en WGS 84, salvo que usted elija un sistema de referencia para un GeoJSON.
Puntos: la corona, de puntos de corona dibujados, del modelo de elevación o del azimut medido de la fila; si no, el vértice más alto de un contorno con cotas, el centroide o un punto interior. La columna pt_source dice cuál.
Códigos: PMA:GCA añade tipo y estado; SGC añade TIPO_MOV, SUBTIPO_1 (solo rotacional y traslacional) y ESTADO_ACT, donde los tipos 05 a 07 (volcamiento, propagación, deformación) continúan los publicados, 01 a 04; INSPIRE añade haz_cat, la categoría de todos los deslizamientos. INSPIRE deja los tipos específicos a los proveedores de datos, así que no se escribe ninguno. Los códigos que faltan en una lista quedan vacíos y se cuentan en el registro.

Las filas rechazadas y las de presencia 0 se dejan fuera, salvo que usted las pida.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Codes to add</source>
            <translation>Códigos por añadir</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Elevation model, for crowns</source>
            <translation>Modelo de elevación, para las coronas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Reference system (empty: the layer's; WGS 84 for GeoJSON and KML)</source>
            <translation>Sistema de referencia (vacío: el de la capa; WGS 84 para GeoJSON y KML)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Also rejected rows and rows with presence 0</source>
            <translation>También filas rechazadas y filas con presencia 0</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>{0} landslides exported, {1} left out as rejected, {2} failed.</source>
            <translation>{0} deslizamientos exportados, {1} dejados fuera por rechazados, {2} fallaron.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Points are</source>
            <translation>Los puntos son</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>The outlines have no reference system. Set it in the layer's properties.</source>
            <translation>Los contornos no tienen sistema de referencia. Defínalo en las propiedades de la capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Inventory or outlines</source>
            <translation>Inventario o contornos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Drawn crown points</source>
            <translation>Puntos de corona dibujados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Points of outlines</source>
            <translation>Puntos de los contornos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Landslides exported</source>
            <translation>Deslizamientos exportados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Landslides left out</source>
            <translation>Deslizamientos dejados fuera</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>There is nowhere to write: choose outlines, points, or both.</source>
            <translation>No hay dónde escribir: elija contornos, puntos, o ambos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>{0} rows: {1} '{2}' has no code in {3} and stays empty.</source>
            <translation>{0} filas: {1} «{2}» no tiene código en {3} y queda vacío.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Outline {0}: {1}</source>
            <translation>Contorno {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>{0} points: {1} ({2}).</source>
            <translation>{0} puntos: {1} ({2}).</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exportinventory.py"></location>
            <source>Outline {0} has no place in the output's reference system.</source>
            <translation>El contorno {0} no tiene lugar en el sistema de referencia de la salida.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Export training set</source>
            <translation>Exportar conjunto de entrenamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Writes tiles, masks and descriptions of an inventory for training a captioner.</source>
            <translation>Escribe teselas, máscaras y descripciones de un inventario para entrenar un modelo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Writes a folder that 'python -m training prepare' reads (see the plugin's page): tiles in tiles/train and tiles/test with a folder per type, masks of the outlines under the same names in masks, and descriptions.csv with place, type, number, activity, direction, area and perimeter in metres (on the ellipsoid), metres of each tile and of its pixels.

Rows: those that you reviewed or corrected, or all that you did not reject. Rows whose type or activity captions have no word for, or without imagery, are left out, each with a line in problems.csv.
Test: about a fifth of each type, and no ground that is shown in training. Without it, tiles lie only in folders by type, and 'prepare' draws the test.
Pixels: empty for the imagery's own resolution, so that training sees what 'Annotate landslides' sees.

Licence: for imagery of a web service, confirm that its terms allow you to store it and to train with it. The attribution is stored with every tile. After a cancel, finished tiles stay.</source>
            <translation>Escribe una carpeta que lee «python -m training prepare» (vea la página del complemento): teselas en tiles/train y tiles/test con una carpeta por tipo, máscaras de los contornos con los mismos nombres en masks, y descriptions.csv con lugar, tipo, número, actividad, dirección, área y perímetro en metros (sobre el elipsoide), y metros de cada tesela y de sus píxeles.

Filas: las que usted revisó o corrigió, o todas las que no rechazó. Las filas cuyo tipo o actividad no tiene palabra en las descripciones, o sin imagen, se dejan fuera, cada una con una línea en problems.csv.
Prueba: cerca de una quinta parte de cada tipo, y nada del terreno que se muestra en el entrenamiento. Sin ella, las teselas están solo en carpetas por tipo y «prepare» sortea la prueba.
Píxeles: vacío para la resolución de las imágenes mismas, de modo que el entrenamiento vea lo que ve «Anotar deslizamientos».

Licencia: para imágenes de un servicio web, confirme que sus condiciones le permiten guardarlas y entrenar con ellas. La atribución se guarda con cada tesela. Si cancela, las teselas terminadas quedan.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Set a test apart</source>
            <translation>Apartar una prueba</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Place (empty: the layer's name)</source>
            <translation>Lugar (vacío: el nombre de la capa)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>{0} landslides exported, {1} not reviewed or rejected, {2} left out.</source>
            <translation>{0} deslizamientos exportados, {1} no revisados o rechazados, {2} dejados fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Rows</source>
            <translation>Filas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>The layer is no inventory: it lacks {0}. Annotate it first.</source>
            <translation>La capa no es un inventario: le falta {0}. Anótela primero.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>The tiles overlap so much that the test shows ground that training shows too: its scores will be too good.</source>
            <translation>Las teselas se superponen tanto que la prueba muestra terreno que también muestra el entrenamiento: sus puntajes serán demasiado buenos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Folder of the training set</source>
            <translation>Carpeta del conjunto de entrenamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Descriptions</source>
            <translation>Descripciones</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>Landslides not reviewed, or rejected</source>
            <translation>Deslizamientos no revisados o rechazados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Landslide {0}: {1}</source>
            <translation>Deslizamiento {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/exporttrainingset.py"></location>
            <source>There is nothing to train with. {0}</source>
            <translation>No hay nada con qué entrenar. {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Map theme as imagery: its layers as drawn over one another</source>
            <translation>Tema de mapa como imagen: sus capas, dibujadas unas sobre otras</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Folder of imagery</source>
            <translation>Carpeta de imágenes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Field that identifies the outlines (empty: feature number)</source>
            <translation>Campo que identifica los contornos (vacío: número del objeto)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Bands for red, green, blue (empty: found by themselves)</source>
            <translation>Bandas para rojo, verde y azul (vacío: se encuentran solas)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Side of the tile over the longer side of the outline (empty: as in training)</source>
            <translation>Lado de la tesela respecto al lado mayor del contorno (vacío: como en el entrenamiento)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>The terms of the imagery's service allow me to store tiles</source>
            <translation>Las condiciones del servicio de imágenes me permiten guardar teselas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Most basemap tiles to load</source>
            <translation>Máximo de teselas del mapa base que se cargan</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Pixels of a side (empty: the imagery's own)</source>
            <translation>Píxeles por lado (vacío: los de la imagen misma)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>{0} comes from a web service. Many services forbid storing their tiles: read its terms, and confirm that they allow it, or choose imagery in a file.</source>
            <translation>{0} viene de un servicio web. Muchos servicios prohíben guardar sus teselas: lea sus condiciones y confirme que lo permiten, o elija imágenes en un archivo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Imagery is missing: choose rasters or a folder of rasters.</source>
            <translation>Faltan las imágenes: elija rásteres o una carpeta de rásteres.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/imageryinput.py"></location>
            <source>Imagery {0} cannot be opened. Check its path.</source>
            <translation>No se puede abrir la imagen {0}. Revise su ruta.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Import landslide inventory</source>
            <translation>Importar inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Brings outlines and words of another inventory into this one.</source>
            <translation>Trae contornos y palabras de otro inventario a este.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Takes a polygon layer (Shapefile, GeoJSON, table with outlines) or a file with all its layers (KML or KMZ of Google Earth with its folders), and adds one row for each polygon to an inventory, which is made if it does not exist. Sizes are measured on the ellipsoid; nothing is captioned: do that next with 'Annotate landslides' on the same outlines, choosing to update. It fills what is empty; types, activities and directions that you imported stay.

Columns: write a field or an expression for each, or leave it empty to have it guessed from the fields' names in English, Spanish or Italian; a hyphen (-) keeps it empty. The log says what fills what. Where a KML has no type, its names, descriptions and folders are searched for one.
Words: English, Spanish and Italian words, those of IFFI, SIMMA and GSI among them, become codes of the inventory; or codes of PMA:GCA or SGC. Add your own as 'type: complesso = slide; activity: quieto = dormant'. What is not understood is named in the log and in the column 'review', and kept in 'remarks'.
Points: a row needs an outline. Points can become circles of their recorded area (quality 'low').

Outlines that the inventory holds are skipped. Outlines that cannot be imported are named in the log; the others are still done.</source>
            <translation>Toma una capa de polígonos (Shapefile, GeoJSON, tabla con contornos) o un archivo con todas sus capas (KML o KMZ de Google Earth con sus carpetas) y añade una fila por cada polígono a un inventario, que se crea si no existe. Los tamaños se miden sobre el elipsoide; no se describe nada: hágalo después con «Anotar deslizamientos» sobre los mismos contornos, eligiendo actualizar. Completa lo que está vacío; los tipos, actividades y direcciones que usted importó quedan.

Columnas: escriba un campo o una expresión para cada una, o déjela vacía para que se deduzca de los nombres de los campos en inglés, español o italiano; un guion (-) la deja vacía. El registro dice qué llena qué. Donde un KML no tiene tipo, se busca en sus nombres, descripciones y carpetas.
Palabras: las palabras en inglés, español e italiano, entre ellas las de IFFI, SIMMA y GSI, pasan a ser códigos del inventario; o códigos de PMA:GCA o del SGC. Añada las suyas así: «type: complesso = slide; activity: quieto = dormant». Lo que no se entiende se nombra en el registro y en la columna «review», y se conserva en «remarks».
Puntos: una fila necesita un contorno. Los puntos pueden volverse círculos de su área registrada (calidad «low»).

Los contornos que el inventario ya tiene se omiten. Los contornos que no se pueden importar se nombran en el registro; los demás se importan.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Layer to import</source>
            <translation>Capa por importar</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>File to import, with all its layers (KML, KMZ and others)</source>
            <translation>Archivo por importar, con todas sus capas (KML, KMZ y otros)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Your own words</source>
            <translation>Sus propias palabras</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Draw circles of the recorded area around points</source>
            <translation>Dibujar círculos del área registrada en torno a los puntos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Imported by (empty: your user name)</source>
            <translation>Importado por (vacío: su nombre de usuario)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Movement type: field or expression</source>
            <translation>Tipo de movimiento: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Activity: field or expression</source>
            <translation>Actividad: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Direction, word or degrees: field or expression</source>
            <translation>Dirección, palabra o grados: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Azimuth, degrees: field or expression</source>
            <translation>Azimut, grados: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Occurred from: field or expression</source>
            <translation>Ocurrió desde: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Occurred until: field or expression</source>
            <translation>Ocurrió hasta: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Year: field or expression</source>
            <translation>Año: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Quality of the outline: field or expression</source>
            <translation>Calidad del contorno: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Remarks: field or expression</source>
            <translation>Observaciones: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Identifier: field or expression</source>
            <translation>Identificador: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Event: field or expression</source>
            <translation>Evento: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Mapped by: field or expression</source>
            <translation>Cartografiado por: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Recorded area of points, m²: field or expression</source>
            <translation>Área registrada de los puntos, m²: campo o expresión</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Types and activities are</source>
            <translation>Los tipos y las actividades son</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>outline: circle of the recorded area</source>
            <translation>contorno: círculo del área registrada</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Landslides with words that are not known</source>
            <translation>Deslizamientos con palabras desconocidas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Choose either a layer or a file to import.</source>
            <translation>Elija una capa o un archivo por importar, no ambos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Choose the inventory to import into.</source>
            <translation>Elija el inventario al que se importa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>{0} added, {1} already there, {2} failed, {3} with words that are not known.</source>
            <translation>{0} añadidos, {1} ya estaban, {2} fallaron, {3} con palabras desconocidas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>Columns of {0}:</source>
            <translation>Columnas de {0}:</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/importinventory.py"></location>
            <source>No outline could be imported; the log says why. {0}</source>
            <translation>No se pudo importar ningún contorno; el registro dice por qué. {0}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Smallest area that could be mapped, m² (empty: from the resolution of the imagery)</source>
            <translation>Área mínima que se podía cartografiar, m² (vacío: según la resolución de las imágenes)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Field of the movement type (empty: ls_type)</source>
            <translation>Campo del tipo de movimiento (vacío: ls_type)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Field of the activity (empty: activity)</source>
            <translation>Campo de la actividad (vacío: activity)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Field of the direction (empty: direction)</source>
            <translation>Campo de la dirección (vacío: direction)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Field of the measured azimuth, degrees (empty: azimuth)</source>
            <translation>Campo del azimut medido, grados (vacío: azimuth)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Field of the area, m² (empty: measured from the outlines)</source>
            <translation>Campo del área, m² (vacío: medida en los contornos)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Density</source>
            <translation>Densidad</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Cells of the density map, m (empty: fitting)</source>
            <translation>Celdas del mapa de densidad, m (vacío: las adecuadas)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Radius of the kernel, m (empty: fitting)</source>
            <translation>Radio del núcleo (kernel), m (vacío: el adecuado)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>The layer holds no landslides that count. Choose another layer.</source>
            <translation>La capa no contiene deslizamientos que cuenten. Elija otra capa.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>The share of area needs outlines. Choose the kernel or the cells.</source>
            <translation>La proporción de área necesita contornos. Elija «kernel» o «grid».</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryinput.py"></location>
            <source>Words of {0} that no list holds: {1}.</source>
            <translation>Palabras de {0} que no están en ninguna lista: {1}.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Map of the inventory</source>
            <translation>Mapa del inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Makes a page to print: map, legend, scale bar, north arrow and table.</source>
            <translation>Crea una página para imprimir: mapa, leyenda, escala, flecha de norte y tabla.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorymap.py"></location>
            <source>Draws the landslides of an inventory over imagery, with grid, legend, scale bar, north arrow, and a table of the landslides by area, into a PDF or a PNG (the map only). Words are in QGIS's language.

To change the page by hand, take 'Map to print' in the plugin's menu instead: it opens the same layout in QGIS.</source>
            <translation>Dibuja los deslizamientos de un inventario sobre imágenes, con cuadrícula, leyenda, escala, flecha de norte y una tabla de los deslizamientos por área, en un PDF o un PNG (solo el mapa). Las palabras están en el idioma de QGIS.

Para cambiar la página a mano, elija «Mapa para imprimir» en el menú del complemento: abre la misma composición en QGIS.</translation>
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
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Inventory report</source>
            <translation>Informe del inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Writes map, statistics and every landslide of an inventory into one page and a PDF.</source>
            <translation>Escribe el mapa, las estadísticas y cada deslizamiento de un inventario en una sola página y un PDF.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Writes a report in Spanish or English: overview map, the tables and pictures of 'Inventory statistics', each landslide with its picture, caption, measures and provenance, a comparison where you give the JSON file that 'Compare inventories' wrote, and methods and limits with the figures of the model that wrote the captions.

The HTML file holds everything itself, pictures too, and opens in any browser. The PDF has the same content on A4 pages.
Imagery: rasters, a folder of rasters, or both; without any, outlines are drawn on grey. Background: what the overview map shows below the outlines, for example a hillshade; without it, the imagery.

Rows with the status 'rejected' are left out. Landslides that cannot be drawn are named in the log and described without a picture. After a cancel nothing is written and an earlier report stays.</source>
            <translation>Escribe un informe en español o inglés: mapa general, las tablas e imágenes de «Estadísticas del inventario», cada deslizamiento con su imagen, descripción, medidas y procedencia, una comparación si usted da el archivo JSON de una, y métodos y límites con las cifras del modelo que escribió las descripciones.

El archivo HTML lo contiene todo, también las imágenes, y se abre en cualquier navegador. El PDF tiene el mismo contenido en páginas A4.
Imágenes: rásteres, una carpeta de rásteres, o ambos; sin ellas, los contornos se dibujan sobre gris. Fondo: lo que muestra el mapa general bajo los contornos, por ejemplo un sombreado; sin él, las imágenes.

Las filas con el estado «rejected» se dejan fuera. Los deslizamientos que no se pueden dibujar se nombran en el registro y se describen sin imagen. Si cancela, no se escribe nada y un informe anterior queda.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Background of the overview map (empty: the imagery)</source>
            <translation>Fondo del mapa general (vacío: las imágenes)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Figures of a comparison of inventories (JSON)</source>
            <translation>Cifras de una comparación de inventarios (JSON)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Describe each landslide</source>
            <translation>Describir cada deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Language of the texts</source>
            <translation>Idioma de los textos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Report for print</source>
            <translation>Informe para imprimir</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>PDF files (*.pdf)</source>
            <translation>Archivos PDF (*.pdf)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>There is nowhere to write: choose an HTML file, a PDF file, or both.</source>
            <translation>No hay dónde escribir: elija un archivo HTML, un archivo PDF, o ambos.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventoryreport.py"></location>
            <source>Cancelled: nothing was written; an earlier report stays.</source>
            <translation>Cancelado: no se escribió nada; un informe anterior queda.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Inventory statistics</source>
            <translation>Estadísticas del inventario</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Counts landslides by type, activity, direction and size, and fits their areas.</source>
            <translation>Cuenta deslizamientos por tipo, actividad, dirección y tamaño, y ajusta sus áreas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Describes an inventory of this plugin, or any layer of landslides (outlines, points) whose fields you choose. Rows with the status 'rejected' are left out.

Groups: number, area, mean and median by movement type, activity, direction and size class. Words in Spanish, English or Italian, and codes of PMA:GCA or the SGC, are recognised; others are counted as they are written and named in the log.
Sizes: an inverse gamma law with three parameters (Malamud et al. 2004) and a double Pareto law (Stark &amp; Hovius 2001), fitted by maximum likelihood to the areas themselves, not to bins: exponent of the tail, rollover, standard errors, distance of Kolmogorov and Smirnov, and what speaks against completeness. At least 30 areas are needed.
Density: landslides per km², smoothed ('kernel') or by cells ('grid'), or the share of the ground ('area', from 0 to 1), as a GeoTIFF in WGS 84 / UTM.

Areas of outlines are measured on the ellipsoid; points need a field of areas, where 0 and empty mean unknown. Features that are broken are named in the log and count without an area. After a cancel nothing is written.

Pictures: SVG files (bars, rose, frequency and area, density) in a folder. The JSON file holds every figure.</source>
            <translation>Describe un inventario de este complemento, o cualquier capa de deslizamientos (contornos, puntos) cuyos campos usted elija. Las filas con el estado «rejected» se dejan fuera.

Grupos: número, área, media y mediana por tipo de movimiento, actividad, dirección y clase de tamaño. Se reconocen palabras en español o inglés, o códigos de PMA:GCA; otras se cuentan como están escritas y se nombran en el registro.
Tamaños: una ley gamma inversa de tres parámetros (Malamud et al. 2004) y una ley doble Pareto (Stark y Hovius 2001), ajustadas por máxima verosimilitud a las áreas mismas, no a clases: exponente de la cola, máximo (rollover), errores típicos, distancia de Kolmogórov y Smirnov, y lo que habla en contra de que esté completo. Se necesitan al menos 30 áreas.
Densidad: deslizamientos por km², suavizada («kernel») o por celdas («grid»), o la proporción del terreno («area», de 0 a 1), como GeoTIFF en WGS 84 / UTM.

Las áreas de los contornos se miden sobre el elipsoide; los puntos necesitan un campo de áreas, donde 0 y vacío significan desconocida. Los objetos defectuosos se nombran en el registro y se cuentan sin área. Si cancela, no se escribe nada.

Imágenes: archivos SVG (barras, rosa, frecuencia y área, densidad) en una carpeta. El archivo JSON contiene todas las cifras.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Table of areas by frequency</source>
            <translation>Tabla de áreas por frecuencia</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Density map</source>
            <translation>Mapa de densidad</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Folder of pictures</source>
            <translation>Carpeta de imágenes</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Figures</source>
            <translation>Cifras</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Table of groups</source>
            <translation>Tabla de grupos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Total area, m²</source>
            <translation>Área total, m²</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Exponent of the tail</source>
            <translation>Exponente de la cola</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Rollover, m²</source>
            <translation>Máximo de la curva (rollover), m²</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/inventorystatistics.py"></location>
            <source>Folder {0} cannot be made. Choose another place.</source>
            <translation>No se puede crear la carpeta {0}. Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/makeexample.py"></location>
            <source>Makes a small landscape with landslides to try the plugin on, without a network.</source>
            <translation>Crea un paisaje pequeño con deslizamientos para probar el complemento, sin red.</translation>
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
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Landslide presence per mapping unit</source>
            <translation>Presencia de deslizamientos por unidad de mapeo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Gives slope units or grid cells the dependent variable of a susceptibility model.</source>
            <translation>Da a unidades de ladera o celdas la variable dependiente de un modelo de susceptibilidad.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Writes the units with all their columns and four more, never empty: ls_pres (1 or 0), ls_count (landslides counted), ls_frac (share of the unit's area on the ellipsoid that landslides cover, 0 to 1) and ls_year (year of the first landslide counted; 0 where there is none or it is not known). The file is what the SZ plugin takes: choose ls_pres as its dependent field. Columns whose names SZ overwrites (id, y, geom, si, fid) get u_ before their names. Empty values and texts among the units' columns are named in the log, because SZ cannot use them.

A landslide counts in every unit of which it covers more than the given share, or only in the unit where its centroid or crown lies. Landslides may be points. Rejected rows and rows with presence 0 do not count.

Units and outlines that cannot be used are named in the log and left out.</source>
            <translation>Escribe las unidades con todas sus columnas y cuatro más, nunca vacías: ls_pres (1 o 0), ls_count (deslizamientos contados), ls_frac (parte del área de la unidad sobre el elipsoide que cubren los deslizamientos, de 0 a 1) y ls_year (año del primer deslizamiento contado; 0 si no hay ninguno o no se conoce). El archivo es lo que toma el complemento SZ: elija ls_pres como su campo dependiente. Las columnas cuyos nombres sobrescribe SZ (id, y, geom, si, fid) reciben u_ delante de su nombre. Los valores vacíos y los textos entre las columnas de las unidades se nombran en el registro, porque SZ no puede usarlos.

Un deslizamiento cuenta en cada unidad de la que cubre más que la parte indicada, o solo en la unidad donde está su centroide o su corona. Los deslizamientos pueden ser puntos. Las filas rechazadas y las de presencia 0 no cuentan.

Las unidades y los contornos que no se pueden usar se nombran en el registro y se dejan fuera.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Least share of a unit's area, percent (by area)</source>
            <translation>Parte mínima del área de una unidad, por ciento (por área)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Field with the year (empty: year, else date_from)</source>
            <translation>Campo con el año (vacío: year; si no, date_from)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Units with presence</source>
            <translation>Unidades con presencia</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>{0} of {1} units hold landslides; {2} landslides lie in no unit.</source>
            <translation>{0} de {1} unidades contienen deslizamientos; {2} deslizamientos no están en ninguna unidad.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>A landslide counts by</source>
            <translation>Un deslizamiento cuenta por</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Mapping units</source>
            <translation>Unidades de mapeo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Inventory, outlines or points</source>
            <translation>Inventario, contornos o puntos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Units with landslides</source>
            <translation>Unidades con deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Units left out</source>
            <translation>Unidades dejadas fuera</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Landslides in no unit</source>
            <translation>Deslizamientos en ninguna unidad</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>All units have the same presence: no model can be trained on them.</source>
            <translation>Todas las unidades tienen la misma presencia: no se puede entrenar ningún modelo con ellas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Column {0} is empty in {1} units: fill it or leave it out of a model.</source>
            <translation>La columna {0} está vacía en {1} unidades: complétela o déjela fuera de un modelo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Column {0} of the units is {1} in the output.</source>
            <translation>La columna {0} de las unidades es {1} en la salida.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Column {0} is no number: leave it out of a model.</source>
            <translation>La columna {0} no es un número: déjela fuera de un modelo.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/presencepermappingunit.py"></location>
            <source>Unit {0}: {1}</source>
            <translation>Unidad {0}: {1}</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Rasterise landslide inventory</source>
            <translation>Rasterizar inventario de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Burns landslides into a raster on the exact grid of another one.</source>
            <translation>Graba deslizamientos en un ráster con la cuadrícula exacta de otro.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Writes a GeoTIFF with the columns, rows, geotransform (also a turned one) and reference system of the reference raster, such as the elevation model of a susceptibility model.

Values: presence (byte, 1), the number of the movement type (byte, listed in the log), or ls_id (32 bits). Where outlines overlap, the later one counts.
Cells count when their centre lies in an outline, or when the outline touches them.
Cells without landslide: 0; no data; or 0 with no data where the reference has none. No data is 255 in bytes.

Rejected rows and rows with presence 0 are left out. Outlines that cannot be used are named in the log. Memory does not grow with the raster.</source>
            <translation>Escribe un GeoTIFF con las columnas, filas, geotransformación (también una girada) y sistema de referencia del ráster de referencia, como el modelo de elevación de un modelo de susceptibilidad.

Valores: presencia (byte, 1), el número del tipo de movimiento (byte, listado en el registro) o ls_id (32 bits). Donde los contornos se superponen, vale el último.
Las celdas cuentan cuando su centro está en un contorno, o cuando el contorno las toca.
Celdas sin deslizamiento: 0; «sin datos»; o 0 con «sin datos» donde la referencia no tiene. «Sin datos» es 255 en bytes.

Las filas rechazadas y las de presencia 0 se dejan fuera. Los contornos que no se pueden usar se nombran en el registro. La memoria no crece con el ráster.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Cells without landslide</source>
            <translation>Celdas sin deslizamiento</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Also cells that an outline only touches</source>
            <translation>También las celdas que un contorno solo toca</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Values</source>
            <translation>Valores</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Reference raster</source>
            <translation>Ráster de referencia</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Landslide raster</source>
            <translation>Ráster de deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Cells with landslides</source>
            <translation>Celdas con deslizamientos</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Landslides burnt</source>
            <translation>Deslizamientos grabados</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>No cell holds a landslide: they lie off the raster, or are too small.</source>
            <translation>Ninguna celda contiene un deslizamiento: están fuera del ráster o son demasiado pequeños.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>{0} landslides, {1} cells, {2} failed.</source>
            <translation>{0} deslizamientos, {1} celdas, {2} fallaron.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>Raster {0} is no file with a grid. Choose a raster file.</source>
            <translation>El ráster {0} no es un archivo con cuadrícula. Elija un archivo ráster.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rasterizeinventory.py"></location>
            <source>it has no {0}. Fill it in, or burn presence.</source>
            <translation>no tiene {0}. Complételo o grabe la presencia.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/rowsink.py"></location>
            <source>The output layer cannot be written ({0}). Choose another place.</source>
            <translation>No se puede escribir la capa de salida ({0}). Elija otro lugar.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>{0} tasks: {1} automatic and {2} manual.</source>
            <translation>{0} tareas: {1} automáticas y {2} manuales.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Plan crossover study</source>
            <translation>Plan de estudio cruzado</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Splits landslides into automatic and manual work, to measure effectiveness.</source>
            <translation>Reparte deslizamientos en trabajo automático y manual, para medir la eficacia.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>How effective automatic annotation is can only be measured by letting geologists work with and without it on the same landslides. This plans such a study from annotated outlines (rows of an inventory, or selected ones).

The landslides are dealt by lot into two halves that are alike in size class and in blocks of neighbours. The first analyst begins with the help of the captions (automatic) and changes in period 2 to work without them (manual); the second analyst does it the other way round. So each landslide is done once in each arm, by different people, and nobody sees one twice. With one analyst all landslides are done in both periods: leave two weeks between them.

The output has one row for each task with analyst, period, arm and order, and the columns of an inventory; with a folder, each analyst gets an inventory of the own tasks, for the annotation panel. In the manual arm only outline, size, shape, imagery and origin are shown: no caption, type, activity, direction or probability. Times start empty.

Protocol: 1. practise on other landslides; 2. filter the rows of one period and work in task_order, outlines as they are; 3. in the automatic arm check and correct what is written, in the manual arm fill it in; 4. let t_active_s keep the seconds of work of each row without pauses (the annotation panel does), or note begin and end in t_start and t_end; 5. nobody looks at the other's rows; 6. put both analysts' rows together ('Merge vector layers') and give them to 'Compare inventories' without a reference, or with an expert's map as the reference.

The same seed gives the same plan.</source>
            <translation>Qué tan eficaz es la anotación automática solo se puede medir cuando geólogos trabajan con ella y sin ella en los mismos deslizamientos. Esto planea un estudio así a partir de contornos anotados (filas de un inventario, o las seleccionadas).

Los deslizamientos se reparten por sorteo en dos mitades semejantes en clase de tamaño y en bloques de vecinos. El primer analista empieza con la ayuda de las descripciones (automático) y en el período 2 pasa a trabajar sin ellas (manual); el segundo analista lo hace al revés. Así cada deslizamiento se hace una vez en cada brazo, por personas distintas, y nadie ve uno dos veces. Con un solo analista, todos los deslizamientos se hacen en ambos períodos: deje dos semanas entre ellos.

La salida tiene una fila por tarea con analista, período, brazo y orden, y las columnas de un inventario; con una carpeta, cada analista recibe un inventario de sus propias tareas, para el panel de anotación. En el brazo manual solo se muestran contorno, tamaño, forma, imágenes y origen: ni descripción, ni tipo, actividad, dirección o probabilidad. Los tiempos empiezan vacíos.

Protocolo: 1. practique con otros deslizamientos; 2. filtre las filas de un período y trabaje según task_order, con los contornos como están; 3. en el brazo automático revise y corrija lo escrito, en el manual complételo; 4. deje que t_active_s guarde los segundos de trabajo de cada fila sin pausas (el panel de anotación lo hace), o anote comienzo y fin en t_start y t_end; 5. nadie mira las filas del otro; 6. junte las filas de ambos analistas («Unir capas vectoriales») y délas a «Comparar inventarios» sin referencia, o con el mapa de un experto como referencia.

La misma semilla da el mismo plan.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>First analyst, who begins automatic</source>
            <translation>Primer analista, que empieza con el brazo automático</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Second analyst, who begins manual (empty: one analyst)</source>
            <translation>Segundo analista, que empieza con el brazo manual (vacío: un solo analista)</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Seed of the lots</source>
            <translation>Semilla del sorteo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Landslides in a block of neighbours, at most</source>
            <translation>Deslizamientos en un bloque de vecinos, como máximo</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Folder for an inventory of each analyst</source>
            <translation>Carpeta para un inventario de cada analista</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>{0} landslides have no caption for the automatic arm: annotate them first.</source>
            <translation>{0} deslizamientos no tienen descripción para el brazo automático: anótelos primero.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Effectiveness is not measured until the analysts have done the tasks.</source>
            <translation>La eficacia no está medida hasta que los analistas hayan hecho las tareas.</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Study</source>
            <translation>Estudio</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Landslides in the study</source>
            <translation>Deslizamientos del estudio</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Tasks</source>
            <translation>Tareas</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>Outlines left out</source>
            <translation>Contornos dejados fuera</translation>
        </message>
        <message>
            <location filename="../../../landslide_annotator/processing/studyplan.py"></location>
            <source>There is nowhere to write: choose an output layer, a folder, or both.</source>
            <translation>No hay dónde escribir: elija una capa de salida, una carpeta, o ambas.</translation>
        </message>
    </context>
</TS>
