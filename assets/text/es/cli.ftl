# The command line. Messages go to stderr; each says what is wrong and what to do.

cli-needs-terminal = Para esto homevisit necesita una terminal. Ábrelo en una, sin tubería (pipe).
cli-no-home = No hay carpeta personal donde guardar los datos. Nombra una carpeta con --data-dir.
cli-doing-folder = Al buscar la carpeta de datos
cli-doing-stdout = Al escribir la salida
cli-doing-passphrase = Al pedir la frase secreta
cli-doing-answer = Al leer la respuesta
cli-doing-departure = { $file } quedó escrito, pero no se pudo anotar que salió

cli-passphrase = Frase secreta:{ " " }
cli-passphrase-empty = La frase secreta está vacía. Escribe una, o revisa el archivo.
cli-passphrase-not-text = El archivo de la frase secreta no se puede leer como texto. Guárdalo como UTF-8, con la frase en la primera línea.
cli-passphrase-no-terminal = No hay terminal donde pedir la frase secreta. Nombra con --passphrase-file un archivo que la tenga.
cli-recovered =
    { $count ->
        [one] Se encontró un texto que todavía se escribía cuando homevisit terminó la última vez. Está a salvo.
       *[other] Se encontraron { $count } textos que todavía se escribían cuando homevisit terminó la última vez. Están a salvo.
    }

cli-init-name = El nombre está vacío. Dilo con --name.
cli-init-done = Listo, en { $folder }. La línea en stdout es el código de recuperación: entrégalo en papel a quien hará las visitas. Cuando esa persona abra homevisit por primera vez, se le pide su propia frase secreta y recibe un código nuevo.

cli-backup-done = La copia de seguridad está completa. Se abre con la frase secreta que usas ahora.
cli-restore-ask = ¿Poner { $file } en lugar de lo que hay aquí? Lo que hay aquí se guarda aparte. Escribe s (sí) o n (no):
cli-restore-needs-yes = No hay terminal donde preguntar. Di --yes para poner la copia de seguridad en lugar de lo que hay aquí.
cli-restore-left = No se cambió nada.
cli-restore-accepted = Desde ahora, lo que hay aquí cuenta como lo más reciente. Abre homevisit para seguir con esto.
cli-restore-done = La copia de seguridad está en su lugar. Se abre con la frase secreta que le correspondía.
cli-restore-no-site = Un respaldo no trae las reglas del plantel. Si el tuyo las tiene, ponlas con “homevisit site use”: mientras tanto nada va sellado para la coordinación.
cli-restore-aside = Lo que había aquí antes se guarda en { $folder }.

cli-show-unknown = No hay visita ni familia con ese nombre. Míralas con: homevisit list visits, homevisit list families.
cli-show-several = Coincide más de una familia. Nombra una por su alias: { $aliases }.
cli-show-promises = Quedamos en
cli-show-visits = Visitas
cli-show-hopes = Sus sueños y esperanzas, en sus palabras
cli-show-between = Entre visitas
cli-show-voided = se anotó por error
cli-show-together = en equipo
cli-show-sealed = ({ $author } escribió esto en el cajón Mío; solo se abre con su frase secreta.)
cli-show-held = ({ $author } escribió esto a solas; se ve cuando terminen de recordar ustedes dos.)

cli-roster-add = agregar
cli-roster-change = cambiar
cli-roster-same = igual
cli-roster-skip = omitir
cli-roster-siblings = Una familia, porque comparten apellido y dirección, teléfono o responsable: { $names }
cli-roster-likely = Quizá una familia, porque comparten apellido y dirección, teléfono o responsable; --together los toma como una: { $names }
cli-roster-neighbours = Quizá hermanas o hermanos, por ahora aparte; si lo son, se juntan en pantalla: { $names }
cli-roster-left-out = Columnas que quedan fuera y nunca se guardan: { $headings }
cli-roster-would = Se agregarían { $add }, se cambiarían { $change }; { $same } sin cambios; se omitirían { $skip }. No se cambió nada.
cli-roster-done = Se agregaron { $add }, se cambiaron { $change }; { $same } sin cambios; se omitieron { $skip }.

cli-export-month = escribe el mes como 2026-10
cli-export-no-visit = No hay visita { $reference }. Míralas con: homevisit list visits.
cli-export-where = Di adónde va con --to ARCHIVO, o míralo antes con --dry-run.
cli-export-broken = Quien leía la salida se fue antes de tenerlo todo, así que no se anotó nada como enviado. Prueba otra vez.
cli-export-nothing = No hay nada que enviar, así que no se escribió nada.
cli-export-dry-run = Esto es lo que saldría, salvo su número y su hora. No se escribió ni se anotó nada.
cli-export-done =
    { $count ->
        [one] Se escribió una línea en { $file }, y quedó anotada como enviada.
       *[other] Se escribieron { $count } líneas en { $file }, y quedaron anotadas como enviadas.
    }
cli-export-sealed = Se sellaron { $count } renglones para tu coordinación y se escribieron en { $file }. Queda anotado.
cli-export-names = Los nombres se quedan aquí: el archivo de tu plantel no dice que lo recibe una persona oficial de la escuela.
cli-export-one = Di cuál visita con --visit: lo que recibe una familia nunca lleva nada de otra.
cli-export-names-ask-log = Con este registro salen nombres de estudiantes y familias. ¿Lo recibe alguien de la escuela que los necesita? [s/N]
cli-export-names-ask-calendar = En este calendario está el nombre de la familia, a la vista de quien lo vea. ¿Es lo que quieres? [s/N]
cli-export-names-yes = Los nombres salen solo si alguien lo dice una vez más: hazlo en una terminal, o agrega --yes.
cli-export-left = No se escribió nada.
cli-export-form = Esto no se puede escribir como { $form }. Se puede como: { $forms }.
cli-export-marked = En { $visit }: { $marked }
cli-export-look = En lo que escribieron hay algo que vale la pena ver otra vez. Di --keep-marked para enviarlo como está, o --without-marked para dejar fuera esas respuestas.
cli-export-no-educator = Aquí no hay ninguna persona llamada { $name }.
cli-export-family-file = Escrito en { $file }, y anotado. Lo Mío no está.
cli-train-days = El día de la capacitación no es después de hoy, ni después del último día en que vale. Corrija --on o --through.
cli-train-nobody = En esa tabla no hay nadie. Lleva un renglón de títulos con name, y staff_id donde haya.
cli-train-not-signed = Este archivo no tiene capacitación firmada. Es el .json que escribió `homevisit train sign`.
cli-train-no-guide = No se puede leer la guía de la que se imprime. `homevisit guide check` dice por qué.
cli-train-signed = Firmado para { $count ->
    [one] 1 persona
   *[other] { $count } personas
}, en { $file }. Entréguelo a cada quien; el archivo del plantel nombra su clave en trainer-keys.
cli-train-no-ids = { $count ->
    [one] 1 no tiene número de empleado: solo el nombre completo dice quién es.
   *[other] { $count } no tienen número de empleado: solo el nombre completo dice quiénes son.
}
cli-train-not-kept = No se guardó nada: solo era para ver.
cli-train-printed = { $count } hojas en { $folder }. Empiece por read-me-first.html.
cli-fieldwork-marked = Renglón { $line } de sus palabras: { $marked }. Dígalo sin eso e intente de nuevo: de aquí no sale nada de una familia.
cli-fieldwork-held = Sus palabras no se tomaron. { $count ->
    [one] 1 renglón está marcado.
   *[other] { $count } renglones están marcados.
}
cli-fieldwork-element = El programa no tiene el elemento { $id }. Tiene: { $known }.
cli-fieldwork-programme = { $file } no es el archivo de un programa: { $why }. Lleva name, y [[elements]] con id y words.
cli-fieldwork-done = Escrito en { $file }, y anotado.
cli-take-in-whose = Aquí hay una familia con alguien de ese nombre: { $aliases }. Un nombre no prueba nada: diga --family con su alias, o --new.
cli-export-everything = Se escribieron { $count } archivos en { $folder }. Nada ahí está cifrado.

cli-guide-built-in = incluida: { $name }
cli-guide-left-out = { $path } tiene problemas y queda fuera. Míralos con: homevisit guide check.
cli-guide-unknown = No hay una guía así. Hay estas: { $known }.
cli-guide-listen = Escuchar: { $words }
cli-guide-leave-out = Dejar fuera: { $words }
cli-guide-after = Después: { $words }
guide-core-marked = { $cards } tarjetas, marcadas con *, llevan esto: unos { $minutes } minutos. Lo demás está ahí por si hay silencio.
cli-guide-sound =
    { $files ->
        [one] Se revisó una guía. No hay nada mal.
       *[other] Se revisaron { $files } guías. No hay nada mal.
    }
cli-guide-problems =
    { $count ->
        [one] Un problema. Una guía con un problema queda fuera; en su lugar entra la incluida con el mismo id.
       *[other] { $count } problemas. Una guía con un problema queda fuera; en su lugar entra la incluida con el mismo id.
    }

# What is wrong in a guide file, and what to do.

guide-problem-toml = Esta línea no se puede leer: { $name }. Compárala con una guía incluida (homevisit guide show ID --json nombra cada campo).
guide-problem-missing-field = Aquí falta el campo "{ $name }". Agrégalo (homevisit guide show ID --json nombra todos los campos).
guide-problem-unknown-field = No hay un campo "{ $name }". Corrígelo, o quita el renglón (homevisit guide show ID --json nombra todos los campos).
guide-problem-unknown-word = Esa palabra no vale aquí: { $name }. Usa una de las que se indican.
guide-problem-guide-without-words = A la guía "{ $name }" le falta title o about. Di ambos en pocas palabras.
guide-problem-section-id-form = El id de sección "{ $name }" solo puede tener letras minúsculas de la a a la z, números y guiones. Cambia lo demás.
guide-problem-section-without-title = La sección "{ $name }" no tiene título. Ponle una o dos palabras.
guide-problem-placeholder = El prompt "{ $name }" tiene un nombre entre llaves que no se llena con nada. Se llenan { "{" }student{ "}" }, { "{" }family{ "}" } y { "{" }partner{ "}" }; cierra cada uno con su llave.
guide-problem-placeholder-place = El prompt "{ $name }" tiene un nombre entre llaves en intent o en leave_out, donde no se llena ninguno. Escríbelo sin llaves.
guide-problem-id-is-file-name = El id “{ $name }” no es el nombre del archivo. Haz que sean iguales.
guide-problem-no-sections = La guía no tiene ninguna sección. Agrega una [[section]] con un prompt.
guide-problem-too-many-sections = En el índice caben ocho secciones (en una capacitación, nueve). Une esta y las que siguen con otras.
guide-problem-section-twice = El id de sección “{ $name }” está dos veces. Dale otro id a esta.
guide-problem-title-too-long = El título de sección “{ $name }” tiene más de 14 caracteres. Acórtalo: va en una sola línea con los demás.
guide-problem-section-empty = La sección “{ $name }” no tiene ningún prompt. Agrega un [[section.prompt]], o quita la sección.
guide-problem-prompt-twice = El id de prompt “{ $name }” está dos veces. Dale otro id a este.
guide-problem-prompt-id-form = El id de prompt “{ $name }” solo puede llevar letras minúsculas de la a a la z, dígitos y guiones. Cambia lo demás.
guide-problem-prompt-without-words = El prompt “{ $name }” no tiene palabras. Llena say e intent.
guide-problem-too-many-cues = El prompt “{ $name }” tiene más de dos pistas (cues). Quédate con las dos mejores.
guide-problem-unknown-tag = No hay etiqueta (tag) “{ $name }”. Usa una de las guías incluidas, o ninguna.
guide-problem-date-without-check = El prompt "{ $name }" tiene date, pero solo un punto de una lista lo tiene. Pon kind = "check", o quita date.
guide-problem-today-without-check = El prompt "{ $name }" tiene today, from u once, pero solo un punto de una lista aparece en Hoy. Pon kind = "check", o quítalos.
guide-problem-today-too-long = "{ $name }" es demasiado largo para Hoy. Caben nueve letras.
guide-problem-once-unknown = Ningún prompt de esta guía se llama "{ $name }". Nombra uno que sí, o quita once.
guide-problem-starter-four = El comienzo «{ $name }» lleva cuatro preguntas a quien sabe.
guide-problem-starter-empty = En el comienzo «{ $name }» algo está vacío.
guide-problem-starter-one-question = En el comienzo «{ $name }» cada renglón de «ask» es una sola pregunta.
guide-problem-voice-braces = En la voz "{ $name }" hay algo entre llaves. Ahí no se llena nada: dilo tal cual.
guide-problem-voice-long = En la voz "{ $name }" un renglón es demasiado largo para una tarjeta. Dilo en una o dos frases.
guide-problem-voice-silent = En la voz "{ $name }" algo está vacío. Dilo en una frase.
guide-problem-card-with-field = El prompt "{ $name }" está en una tarjeta o en una capacitación, donde no se llena nada. Pon kind = "talk".
guide-problem-joint-mine = El prompt “{ $name }” es joint y está en el cajón Mío. Quita joint, o pon drawer = "ours".
guide-problem-pass-words-without-passes = El prompt “{ $name }” tiene after u own, pero la guía no tiene passes. Agrega passes, o quita esos.

# Languages, pages, plain words.
cli-guide-new = Es una guía para empezar. Guárdala como { $id }.toml en tu carpeta guides, llénala y luego: homevisit guide check.
cli-pack-unknown = No hay palabras en "{ $tag }". Hay: { $known }. Una carpeta languages/{ $tag } junto a tus ajustes las agrega.
cli-pack-unread = En { $language } ninguna familia ha leído estas todavía, hasta donde está anotado: { $guides }. Léelas con una y anótalo en language.toml.
cli-pack-sound = Las palabras en { $language } están completas.
cli-pack-problems =
    { $count ->
        [one] Un problema. Lo que falta se dice en inglés.
       *[other] { $count } problemas. Lo que falta se dice en inglés.
    }
cli-pocket-title = Para el bolsillo
with-interpreter = con intérprete
without-interpreter = sin intérprete
with-siblings = con hermanas y hermanos
without-siblings = con un solo estudiante
with-signing = para una familia que usa señas
without-signing = para una familia que no usa señas
with-subject = si alguien del equipo enseña { $subjects }
with-stem = si alguien del equipo da matemáticas o ciencias
without-stem = si nadie del equipo da matemáticas ni ciencias
guide-problem-pack-guide-missing = No hay palabras para la guía "{ $name }". Agrega el archivo { $name }.toml.
guide-problem-pack-title-missing = Falta title o about de "{ $name }". Agrega ambos.
guide-problem-pack-section-missing = Falta el título de la sección "{ $name }". Agrégalo bajo [section].
guide-problem-pack-prompt-missing = No hay palabras para el prompt "{ $name }". Agrega [prompt.{ $name }].
guide-problem-pack-prompt-part-missing = Al prompt "{ $name }" le falta o le sobra una parte de la guía. Compara intent, say, cues, listen, leave_out y after.
guide-problem-pack-placeholders = El prompt "{ $name }" no llena los mismos nombres que la guía. Usa las mismas palabras entre llaves.
guide-problem-pack-prompt-unknown = La guía no tiene el prompt "{ $name }". Corrige el id, o quítalo.
guide-problem-pack-section-unknown = La guía no tiene la sección "{ $name }". Corrige el id, o quítala.
guide-problem-plain-too-long = Una frase para decir tiene demasiadas palabras ({ $name }). Haz dos.
guide-problem-plain-word = Esa palabra no es para hablar de personas ({ $name }). Dilo de otra manera.
guide-problem-plain-two-questions = El prompt "{ $name }" pregunta dos cosas a la vez. Pregunta una, y haz de la otra una pista (cue).
guide-problem-plain-no-listen = El prompt "{ $name }" le pregunta algo a una familia y no dice qué escuchar. Agrega listen.
guide-problem-plain-yes-or-no = El prompt "{ $name }" pregunta lo que se contesta con sí o no. Pregunta cómo, qué, cuál o quién.

cli-site-usual = lo normal
cli-site-set = puesto por el plantel
cli-site-none = No hay archivo del plantel en uso: todo está como de costumbre.
cli-site-hidden = está puesto; no se muestra
cli-site-nothing = nada
cli-site-sound = El archivo está bien.
cli-site-change = cambia: { $name }: { $before } → { $after }
cli-site-adds = se agrega: { $file }
cli-site-replaces = se reemplaza, y la anterior se guarda: { $file }
cli-site-same = Aquí no cambia nada.
cli-site-ask = ¿Seguir este archivo de ahora en adelante? Lo archivado conserva lo que se encontró entonces. Escribe s (sí) o n (no):
cli-site-needs-yes = No hay terminal donde preguntar. Di --yes para seguir este archivo de ahora en adelante.
cli-site-done = Estas reglas valen de ahora en adelante. Si homevisit está abierto, ábrelo de nuevo.
cli-site-unused = No se cambió nada: corrige primero lo de arriba, o pregunta a quien te mandó el archivo.
cli-site-doing = al poner { $file } en tus ajustes
