# What can go wrong below the screens. Whole sentences: what was being done, to what, and what to do next. Nothing of a
# note, a name or a passphrase is ever in one.

# ---- the vault
vault-not-found = En { $path } no hay nada de homevisit. Abre homevisit para empezar, o restaura una copia de seguridad.
vault-already-exists = homevisit ya está listo en { $path }. Ábrelo, o elige otra carpeta.
vault-locked = Ya está abierto, como proceso { $pid }, desde { $since }. Sigue ahí, o ciérralo y prueba otra vez.
vault-not-a-folder = { $path } es un archivo, no una carpeta. Nombra una carpeta; puede ser nueva.
vault-folder-of-another = { $path } es de otra persona en esta computadora. Elige una carpeta tuya con --data-dir o HOMEVISIT_HOME.
vault-folder-open-to-others = Otras personas pueden escribir en { $path }. Haz que sea solo tuya (chmod 700) y empieza otra vez.
vault-folder-read-only = No se puede guardar nada en { $path }, que es de solo lectura. Permite escribir ahí y prueba otra vez.
vault-newer-schema = Esto lo escribió un homevisit más nuevo (versión { $found }; este conoce { $known }). Instala el más nuevo para abrirlo.
vault-older-schema = Esto lo escribió un homevisit más viejo. Ábrelo una vez en homevisit, que lo actualiza, y prueba otra vez.
vault-damaged = Los datos están dañados y se dejaron como están. “homevisit restore "{ $backup }"” trae la última copia buena.
vault-damaged-no-backup = Los datos están dañados y se dejaron como están. En su carpeta no hay ninguna copia buena; restaura una de otro lugar.
vault-foreign = La base de datos y las llaves en { $path } no van juntas. Las dos se dejaron como están. “homevisit restore "{ $backup }"” trae la última copia buena.
vault-foreign-no-backup = La base de datos y las llaves en { $path } no van juntas. Las dos se dejaron como están. Pon los archivos correctos, o restaura una copia de otro lugar.
vault-foreign-keys = El archivo de llaves en { $path } falta o está dañado, en sus dos copias. “homevisit restore "{ $backup }"” trae la última copia buena.
vault-foreign-keys-no-backup = El archivo de llaves en { $path } falta o está dañado, en sus dos copias. Restaura una copia de otro lugar.
vault-wrong-passphrase = Con esa frase secreta no se abre. Prueba otra vez.
vault-passphrase-taken = Esa frase secreta no se puede usar aquí. Elige otra.
vault-has-keys = Esta persona ya tiene frase secreta aquí. Si la perdió, junto con el código de recuperación, dale acceso de nuevo.
vault-wrong-recovery = Con ese código de recuperación no se abre. Un código sirve una vez; busca el más nuevo.
vault-mistyped-recovery = Ese no es un código de recuperación completo: una letra o un número está mal o falta. Compáralo con el papel.
vault-disk-full = No se pudo guardar, porque el disco está lleno. Haz espacio y guarda otra vez.
vault-save-failed = No se pudo guardar. Deja esta ventana abierta y prueba otra vez.
vault-rolled-back = Los datos en este disco son más viejos que los últimos que abriste. Restaura la copia más nueva (homevisit restore ARCHIVO), o sigue con estos (homevisit restore --accept-older).
vault-mine-damaged = Un texto de tu cajón Mío está dañado y no se puede mostrar. Busca una versión anterior, o una copia de seguridad.
vault-educator-unknown = Esa persona no está en los datos de aquí. Pide a tu colega que la agregue en Ajustes.
vault-no-keys = Esta persona todavía no tiene frase secreta aquí, así que no se puede guardar nada solo para ella. Agrega una en Ajustes.
vault-keys-shut = Para esto hace falta la frase secreta de esa persona. Pásale el teclado y prueba otra vez.
vault-one-way = Un texto pasa solamente de Mío a Nuestro, y solo lo pasa quien lo escribió. Déjalo donde está, o escribe uno nuevo.
saves-lost = Se perdió una parte de lo guardado hasta { $time }: el registro junto a la base de datos (vault.db-wal) se perdió o se dañó sin que el programa pudiera cerrarlo, como queda tras una caída. Lo hacen programas que sincronizan o copian carpetas. Todo lo guardado antes está aquí. Mira lo último que escribiste, y escribe de nuevo lo que falte.
older-keys = Entraste con una frase secreta de antes de que te dieran acceso de nuevo, así que aquellas llaves vuelven a ser tuyas. Lo que escribiste a solas desde entonces solo se abre con las llaves más nuevas.
vault-held = No se puede borrar nada mientras la retención esté activa. Primero quita la retención en Ajustes.
vault-read-only = Los datos se abrieron solo para leer, así que no se puede cambiar nada. Para cambiar algo, abre homevisit.
vault-in-use = Otro comando sigue leyendo los datos, así que no se pudieron quitar copias viejas. Ciérralo y prueba otra vez.
vault-backup-exists = Ya existe { $path }. Elige otro nombre para la copia.
vault-backup-failed = No se pudo trabajar con la copia de seguridad { $path }. Revisa el disco y la carpeta, y prueba otra vez.
vault-backup-damaged = { $path } no es una copia de seguridad completa de homevisit, y no se cambió nada. Elige otra.
vault-restore-failed = No se terminó de restaurar. Los archivos de antes están en { $path }. Restaura otra vez.
vault-read-failed = No se pudieron leer los datos. Prueba otra vez; si sigue así, restaura una copia de seguridad.

vault-doing-making-vault = Se detuvo al preparar todo. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-random = Se detuvo al sacar números al azar: el sistema no dio ninguno. Prueba otra vez; si sigue así, reinicia la computadora.
vault-doing-looking-at-folder = Se detuvo al mirar la carpeta de datos. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-making-folder = Se detuvo al crear la carpeta de datos. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-closing-folder = Se detuvo al cerrar la carpeta de datos a otras personas. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-locking-folder = Se detuvo al bloquear la carpeta de datos. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-temporary-files = Se detuvo al hacer espacio para archivos temporales. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-key-file = Se detuvo al escribir el archivo de llaves. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-writing-head = Se detuvo al anotar qué tan recientes son los datos. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-forgetting-head = Se detuvo al olvidar qué tan recientes eran los datos. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-keeping-files = Se detuvo al guardar aparte los archivos actuales. Revisa el disco y la carpeta, y prueba otra vez.
vault-doing-locking-keys = Se detuvo al proteger las llaves. Prueba otra vez; lo que había antes sigue igual.
vault-doing-sealing = Se detuvo al sellar un texto solo para quien lo escribió, así que todavía no está guardado. Deja esta ventana abierta y prueba otra vez.

# ---- files that a person names
file-missing = No existe { $path }. Revisa el nombre y la carpeta, y prueba otra vez.
file-exists = { $path } ya existe. Reemplázalo a propósito, o elige otro nombre.
file-is-folder = { $path } es una carpeta. Agrégale el nombre de un archivo.
file-is-link = { $path } es un enlace a otro archivo. Nombra ese archivo, o elige otro nombre.
file-not-plain = { $path } no es un archivo común. Elige otro.
file-denied = { $path } no se puede leer ni escribir aquí. Elige otra carpeta, o pregunta de quién es.
file-disk-full = El disco está lleno, así que { $path } no se escribió. Haz espacio, o elige otro disco.
file-too-large = { $path } pasa de { $limit } MiB. Revisa que sea el correcto, o divídelo.
file-not-text = { $path } no se puede leer como texto. Guárdalo otra vez como UTF-8.
file-failed = { $path } no se pudo leer o escribir. Revisa el disco y la carpeta, y prueba otra vez.

# ---- bytes that should be text
clean-too-large = El archivo no se puede leer, porque pasa de { $limit } MiB. Revisa que sea el correcto, o divídelo.
clean-damaged = El archivo no se puede leer: empieza como texto { $encoding }, pero más adelante está dañado. Guárdalo o cópialo otra vez.

# ---- a class list
roster-not-text = La lista de clase no se puede leer: es una hoja de cálculo o un PDF, no texto. Ábrela y guarda la hoja como CSV.
roster-no-headings = La lista de clase no se puede leer: ninguna de sus primeras diez líneas tiene encabezados. Agrega una línea así arriba de los nombres: First Name, Last Name, Grade, Student ID.
roster-too-many = La lista de clase no se puede leer: tiene más de { $limit } renglones. Exporta una sola escuela o una sola clase.
roster-broken = La lista de clase no se puede leer: unas comillas que se abren en la línea { $line } o después no se cierran, y tapan los renglones de abajo. Guarda la lista otra vez como CSV.

# What a line changes.
roster-here-as = aquí se llama { $name }
roster-field-band = grados
roster-field-class = clase
roster-field-language = idioma
roster-field-interpreter = intérprete
roster-field-number = número de estudiante

# Why a line is passed over; follows "skip:".
roster-skip-above-headings = está arriba de los encabezados
roster-skip-headings-again = los encabezados otra vez
roster-skip-empty = vacía
roster-skip-total = un total, no una persona
roster-skip-not-a-student = no es estudiante
roster-skip-perhaps-an-adult = sin grado ni función: quizá una persona adulta
roster-skip-left = ya no está en la escuela
roster-skip-no-name = sin nombre
roster-skip-too-long = una celda muy larga para ser un nombre: quizá se corrieron las columnas
roster-skip-repeated = la misma persona que en la línea { $first }

# ---- the terminal
terminal-none = Esto necesita una terminal para entrada y salida. Ábrelo en una, sin tubería (pipe).
terminal-dumb = Esta terminal no puede colocar texto en la pantalla (TERM es dumb o está vacía). Ábrelo en otra.
terminal-refused = La terminal no se puede usar, porque el sistema no lo permitió. Abre homevisit en otra terminal.

# ---- the site's file
site-problem = El renglón { $line } de { $path } no se puede usar. { $problem } O pregunta a quien te mandó el archivo.
site-problem-unknown = No hay ajuste que se llame “{ $name }”. Quita el renglón.
site-problem-meant = No hay ajuste que se llame “{ $name }”. Escribe “{ $meant }”, si era eso, o quita el renglón.
site-problem-form = No se puede leer ({ $name }). Corrígelo como en el ejemplo: homevisit site show --example.
site-problem-year = El año escolar se escribe como 2026-27. Corrígelo, o quítalo.
site-problem-day = El primer día de clases no cae en el año en que empieza el año escolar. Corrige uno de los dos.
site-problem-minutes = Una visita normal dura entre 1 y 240 minutos. Corrígelo, o quítalo.
site-problem-smallest = Un conteo mínimo menor que 2 no ocultaría nada. Pon 10, que es lo normal, o 2 por lo menos.
site-problem-expects = Lo que pide un grado lleva las dos cosas, qué (what) y por qué (why). Complétalo, o quítalo.
site-problem-stories = Una historia lleva sus palabras y quién dio permiso. Sin permiso no se le cuenta a nadie.
site-problem-trainer-keys = Una clave de capacitación son 64 letras y cifras, como la imprime `homevisit train key`.
site-problem-offers = Una oferta necesita su nombre y sus palabras en al menos un idioma. Complétalas, o quítala.
site-problem-months = Un mes necesita su nombre y al menos una de las tres: student, family, school. Complétalo, o quítalo.
site-problem-pay-day = El día de pago es un día del mes, del 1 al 31, o 0 si no hay.
site-problem-card = Esto no es una tarjeta pública: empieza con age1. Haz una con “homevisit card new” y cópiala completa.
site-problem-secret = La clave es tan corta que se podrían adivinar los números de estudiante. Usa 20 letras o más.
export-workbook = No se pudo armar la hoja de cálculo: tiene más renglones de los que caben. Escoge menos visitas.
export-workbook-cell = No se pudo armar la hoja de cálculo: un texto es más largo de lo que cabe en una celda (32,767 caracteres). Escoge CSV, que no tiene ese límite, o acorta el texto.
export-seal = No se pudo sellar: la tarjeta de coordinación en el archivo de tu plantel no está completa. Pídela otra vez.
page-wrong = La plantilla { $template } de tus ajustes no se puede usar. Línea { $line }: { $why }. Corrígela, o sácala de la carpeta “pages”.
incoming-not-ours = Este archivo no se puede recibir: no es de homevisit, o es de otra versión. Pídalo otra vez, como .json para quien dé clases el año que viene.
incoming-no-table = Este archivo no se puede leer como tabla. Guárdelo como libro (.xlsx) o como CSV, e intente de nuevo.
incoming-too-long = Este archivo trae más de lo que se recibe de una vez: miles de renglones, o renglones más largos que una hoja. Pida menos a quien lo mandó.
incoming-no-answers = Esta tabla no tiene las columnas record_id y answer. Debe ser la tabla de lo que pidieron, con las respuestas.
incoming-training = Ninguna firma de este archivo es válida: se cambió después de firmarlo, o es de otra versión. Pídalo otra vez a quien le capacitó.
erased-ours = { $count ->
    [one] Las palabras de 1 visita están borradas, aquí y en las copias de seguridad.
   *[other] Las palabras de { $count } visitas están borradas, aquí y en las copias de seguridad.
}
