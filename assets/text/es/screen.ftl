# Interface strings, Spanish. Plain words; short; what to do next. Keys end in the word of a list where there is one.

app-name = homevisit
too-small = Da más espacio a esta ventana. No se pierde nada.
hidden = Sigue con cualquier tecla.
opening = Abriendo…
yes = sí
no = no
and =
    { $sound ->
        [i] e
       *[other] y
    }
reporting-number = al número que te dio tu distrito
your-child = su estudiante
the-student = su estudiante
your-children = sus estudiantes
the-students = sus estudiantes
aid-forms = la FAFSA y la solicitud del estado
aid-person = [nombre]
the-family = la familia
my-partner = mi colega
team = { $name } con { $partner }
both-of-us = En equipo
sample-mark = ejemplo
sample-no-folder = El año inventado necesita una carpeta para archivos temporales, y { $folder } no se puede usar. Pon en TMPDIR una que sirva.
sample-passphrase = En este año inventado, cada frase secreta es el nombre en minúsculas.
saving = guardando
saved = guardado { $time }
not-saved = SIN GUARDAR
copied = Se mandó al portapapeles de la terminal.
copied-words = Se mandó al portapapeles de la terminal. Llena lo que está entre corchetes antes de enviarlo.
nothing-selected = No hay nada seleccionado. Shift con las flechas selecciona; esc sale.
saves-lost-title = Antes de seguir
saves-lost-read = Lo he leído
saves-lost-later = Dímelo otra vez la próxima
failed-title = Eso no funcionó
closed = Está cerrado. Ábrelo primero.
covered-code = Detrás de esta pantalla hay algo sin guardar. Escribe la frase secreta para que se pueda guardar; el código, después.
left-saved = Todo está guardado, y cerrado.
left-sample = El año inventado ya no está; no se guardó nada de él.
left-unsaved =
    { $count ->
        [one] 1 cambio no se pudo guardar antes de salir. Lo que se guardó antes está a salvo.
       *[other] { $count } cambios no se pudieron guardar antes de salir. Lo que se guardó antes está a salvo.
    }
leave-unsaved-title = No todo está guardado
leave-unsaved-why = { $why } Lo que no está guardado se perdería.
leave-unsaved-stay = Quedarme aquí
leave-unsaved-again = Tratar de guardar otra vez, y salir
leave-unsaved-leave = Salir, y perderlo
locked-unsaved =
    { $count ->
        [one] Bloqueado; 1 texto todavía no está guardado. Al abrir se vuelve a intentar.
       *[other] Bloqueado; { $count } textos todavía no están guardados. Al abrir se vuelve a intentar.
    }
recovered =
    { $count ->
        [one] Se recuperó lo que escribiste para { $family } hasta las { $time }.
       *[other] Se recuperó lo que escribiste en { $count } textos, para { $family } hasta las { $time }.
    }
backup-done = Se hizo una copia de seguridad y se revisó: { $name }
guide-left-out = Tu archivo { $file } quedó fuera. “homevisit guide check” dice qué tiene mal.
site-left-out = Se dejó fuera el archivo del plantel: mientras no se corrija, de aquí no sale nada para la coordinación.
config-left-out = Se dejó fuera tu config.toml: renglón { $line }, { $problem }
keys-not-toml = Tu keys.toml quedó fuera: { $problem }
keys-unknown = Tu keys.toml quedó fuera: nombra “{ $name }”, que no es contexto ni acción. F1 muestra los que hay.
keys-no-key = Tu keys.toml quedó fuera: “{ $name }” necesita una lista de teclas, como ["ctrl-o"].
keys-conflict = Tu keys.toml quedó fuera: una misma tecla sería “{ $first }” y también “{ $second }”.

# ---- the first minute
welcome = Dos personas de la escuela, una familia, una plática.
welcome-what = homevisit les acompaña a ustedes dos durante todo un año de visitas: la llamada, la visita, lo que escucharon, lo que hacen con eso. Se queda en esta computadora, y fuera de la sala.
welcome-practice = Practicar la llamada y la visita
welcome-practice-about = No hay que preparar nada. Lean y ensayen.
welcome-sample = Ver un año inventado
welcome-sample-about = Familias que no existen. Prueba lo que quieras.
welcome-start = Empezar
welcome-start-about = Con una familia basta.
welcome-private = Nada sale a internet. No hay cuenta que abrir.
start-title = Para empezar
start-step = { $n } de { $of }
start-me = ¿Cómo te llamas?
start-me-why = Tu nombre, como lo dice tu colega.
start-me-needed = Falta un nombre; cualquiera por el que te conozca tu colega.
start-partner = ¿Con quién haces las visitas?
start-partner-why = El nombre de tu colega. Con solo Enter lo saltas; lo puedes decir otro día.
start-passphrase = Elige una frase secreta.
start-passphrase-why = Abre lo que escribes aquí. Lo mejor son unas cuantas palabras que puedas recordar. Nadie la puede buscar por ti.
start-again-why = Para que un error de dedo no te deje fuera.
passphrase-again = La misma otra vez.
passphrase-needed = Falta una frase secreta.
passphrases-differ = Las dos no coinciden. Elígela de nuevo.
strength-weak = Fácil de adivinar. Mejor tres o cuatro palabras.
strength-fair = Regular. Con una palabra más queda bien.
strength-good = Buena.
strength-strong = Muy buena.
start-making = Preparando tu lugar…
start-code = Anota este código en papel.
start-code-why = Si se olvida la frase secreta, este código abre lo que ella abría, una vez. Guárdalo donde guardas los papeles que importan.
code-title = Código de recuperación de { $name }
code-before = El código que { $name } tenía antes ya no abre nada: ese papel se puede tirar.
code-part = Para comprobar que quedó anotado: ¿cuál es la parte { $n }?
code-part-wrong = Esa parte no coincide. Mira otra vez tu papel.
code-first = Primero el código: anótalo y luego escribe la parte que se pide.
start-family = Con una familia basta. ¿Cómo se llama su estudiante?
start-family-why = “Maya”: como digan entre ustedes. Con solo Enter lo dejas para después.
unlock-passphrase = Tu frase secreta
unlock-code = Tu código de recuperación, el del papel
unlock-new = Una frase secreta nueva
passphrase-of = { $name }: tu frase secreta

# ---- the keyboard
keyboard-title = Pasar el teclado
keyboard-now = Ahora { $name } tiene el teclado.
keyboard-to = Ahora escribe { $name }
keyboard-open-mine = Abrir el cajón de { $name }
keyboard-alone = Todavía no hay a quién pasárselo. Agrega a tu colega en Ajustes.
keyboard-passed = { $name } tiene el teclado y puede escribir: para eso no hace falta frase secreta.
keyboard-passed-aside = { $name } tiene el teclado. Lo que se estaba llenando espera a quien lo empezó.

# ---- drawers
drawer-mine = mío: solo yo lo abro
drawer-held = nuestro, cuando terminemos
drawer-ours = nuestro
mine-shut = Lo que hay aquí solo se abre con la frase secreta de quien lo escribió (ctrl-g K).
held-not-shown = Se escribió a solas; se ve cuando terminen ustedes dos.
mine-more-shut = aquí hay más tuyo, cerrado: { $key } lo abre
mine-joined = Lo que escribiste aquí con tu cajón cerrado está debajo de lo que había en él.
mine-keyless = Para tener tu propio cajón necesitas tu propia frase secreta: te la da Ajustes.
to-ours-title = De mío a nuestro
to-ours-why = Tu colega podrá leer este texto, aquí y en cada copia. No hay vuelta atrás.
to-ours-no = Que siga siendo mío
to-ours-yes = Que sea nuestro
to-ours-shut = Primero abre tu propio cajón con tu frase secreta: { $key }.
to-ours-nothing = Solo un texto de tu propio cajón puede pasar a ser nuestro.
now-ours = Ahora es de ustedes dos.

# ---- today
today = Hoy
today-next = Lo que sigue
today-empty = Aquí todavía no hay nadie.
today-nothing = No hay nada en espera. Disfruta la calma.
today-empty-next = { $key } agrega una familia o planea una visita.
today-send =
    { $count ->
        [one] 1 visita archivada, sin enviar
       *[other] { $count } visitas archivadas, sin enviar
    }
today-send-by = para el pago, hasta el { $day }
today-send-words =
    { $count ->
        [one] nuestra reflexión sobre 1 visita, sin enviar
       *[other] nuestra reflexión sobre { $count } visitas, sin enviar
    }
today-call-first = una primera llamada
today-called =
    { $count ->
        [one] una llamada, { $day }
        [2] dos llamadas, la última, { $day }
       *[other] { $count } llamadas, la última, { $day }
    }
today-uninvited = familias sin invitar todavía: { $count }
today-second = una segunda visita, cuando sea buen momento
today-before = Antes de ver a { $name }: { $line }
today-met =
    { $count ->
        [one] Ya conocen a 1 familia.
       *[other] Ya conocen a { $count } familias.
    }
step-remember = Recordar
step-visit = Visitar
step-reflect = Reflexión
step-agree = Acordar
step-call = Llamar
step-prepare = Preparar
step-promise = Cumplir
step-look-up = Averiguar
step-follow-up = Contacto
step-second = Planear
step-send = Enviar
step-send-words = Enviar

# ---- lists of words
occasion-first = primera visita
occasion-follow-up = visita intermedia
occasion-second-academic = segunda visita, aprendizaje
occasion-second-college-career = segunda visita, universidad y carrera
occasion-transition = primera visita, escuela nueva
occasion-other = visita
mode-in-person = en persona, en casa
mode-elsewhere = en persona, en otro lugar
mode-video = por video
mode-phone = por teléfono
place-home = en casa
place-library = biblioteca
place-park = parque
place-cafe = un café
place-community = lugar de la comunidad
place-school = terreno de la escuela
place-online = en línea
place-other = otro lugar
selection-whole-class = se invita a toda la clase
selection-random-draw = salió al azar
selection-sign-up = la familia se apuntó
selection-sibling = ya visitamos a su hermana o hermano
selection-other = elegida de otra manera justa
outcome-completed = nos vimos
outcome-rescheduled = se cambió de fecha
outcome-family-not-available = la familia no estaba
outcome-cancelled-by-family = la familia canceló
outcome-cancelled-by-staff = cancelamos por nuestro lado
outcome-declined = dijeron que no
call-agreed = Quedamos en día y hora
call-call-again = Volvemos a llamar
call-message-left = Dejamos mensaje
call-no-answer = No contestaron
walk-not-met = ¿No había nadie? { $key }: no nos vimos.
unmet-why = Esto se guarda, para que Hoy sepa qué sigue. El porqué nadie lo pregunta.
unmet-noted = Anotado, sin motivo. Hoy dice que volvamos a llamar.
unmet-declined = Anotado. Decir que no está bien, y no se pide nada más.
outcome-unmet = no nos vimos
today-call-again = volver a llamar
promise-was-due = era para { $day }
voided-takes-nothing = Se guarda, y ya no recibe nada: ni llamada, ni hora, ni palabras.
done-prepared = Preparado. Ese día, Hoy muestra la visita.
follow-up-done-title = ¿Qué ya está?
follow-up-open = { $open } de { $all } siguen abiertos o para después.
follow-up-item = Este
follow-up-later = Del resto, todavía nada: cada cosa llega a Hoy en su día
follow-up-over = Todo lo que haremos: el seguimiento termina
followed-up = Seguimiento hecho. Sale de Hoy; está en el menú de la familia.
then-unmet = No nos vimos
call-declined = Dijeron que no, y está bien
proof-none = nada
proof-signed-slip = una hoja firmada en la puerta
proof-calendar = una cita en el calendario
proof-photo = una foto, guardada aparte
channel-call = una llamada
channel-text-message = mensaje de texto
channel-app = la app de la escuela
channel-email = correo electrónico
channel-in-person = en persona
channel-note = una nota a casa
between-contact = en contacto
between-resource = compartimos algo
between-class-use = se usó en clase
between-family-at-school = la familia en la escuela
went-well = salió bien
went-okay = salió más o menos
went-not-yet = todavía no
went-no-answer = sin respuesta
check-by = a más tardar { $day }
day-title = ¿A más tardar qué día?
day-why-today = Está en Hoy desde una semana antes. Si lo dejas vacío, se quita el día.
day-why = Búscalo antes en su fuente. Si lo dejas vacío, se quita el día.
check-open = abierto
check-done = hecho
check-later = después
check-not-for-us = no nos hace falta
guide-core =
    { $cards ->
        [one] Una tarjeta lleva
       *[other] { $cards } tarjetas llevan
    } esto: unos { $minutes } minutos. Lo demás está ahí por si hay silencio.
core-card = esencial
subject-all = de todo, con un grupo propio
subject-mathematics = matemáticas
subject-science = ciencias, o varias de ellas
subject-biology = biología
subject-chemistry = química
subject-physics = física o ingeniería
subject-computing = computación
subject-other = otra cosa
rehearse-title = Ensayar con una familia presente
rehearse-intro = Dos personas, una computadora. Una visita y la otra hace de familia; luego al revés. De esto no se guarda nada.
rehearse-seed = Semilla { $seed }: homevisit rehearse --seed { $seed } reparte otra vez las mismas familias.
scene-call = La llamada
scene-call-about = Suena el teléfono de { $name }: di quién eres, que todo está bien y a qué quieres invitar.
scene-first-minutes = Los primeros minutos
scene-first-minutes-about = Se abre la puerta de { $name }: los nombres, las gracias y a qué vinieron.
scene-hard = Un momento difícil
scene-hard-about = { $name }: te dicen algo que no tiene respuesta rápida. Quédate ahí.
rehearse-before-turning = Tú haces la visita. Lee tus renglones una vez y voltea la computadora.
rehearse-turn-now = Voltea la computadora.
rehearse-family-side = Esto nada más lo ves tú. Con calma: cuando { $name } quiera, empiezan.
rehearse-after-round = Hasta aquí; dense las gracias. Pongan la computadora donde puedan leer los dos lados.
rehearse-swapped = Ahora al revés: quien fue de visita abre la puerta.
rehearse-end = De esto no se guarda nada.
rehearse-turn = voltear
rehearse-show = la tarjeta
rehearse-over = fin de ronda
rehearse-swap = cambiar
rehearse-language = El idioma de la casa
rehearse-fear = Lo primero que temes
rehearse-wish = Lo que te encantaría que te preguntaran
rehearse-knows = Lo que sabes bien
rehearse-plays = Cómo lo haces
rehearse-aloud = Dilo en voz alta
rehearse-three = Tres preguntas para quien recibió la visita
rehearse-ask-fear = ¿En qué momento se achicó tu primer miedo, y qué acababan de decirte?
rehearse-ask-words = ¿Qué palabras tuyas volviste a oír?
rehearse-ask-wish = ¿Qué esperabas que te preguntaran, y qué les abriría el camino para llegar ahí?
rehearse-three-foot = Quien hizo la visita escucha y da las gracias. No hay nada que defender.
rehearse-third = Si alguien más observa
rehearse-third-head = El primer minuto, sin pluma. Después, atrapa palabras, tal como se dijeron.
rehearse-watch-asked = ¿Qué se preguntó? Atrapa una pregunta que haya abierto algo.
rehearse-watch-spoke = ¿Quién habló más, y quién hizo lugar?
rehearse-watch-quiet = ¿Dónde hubo silencio, y quién lo aguantó?
rehearse-watch-said-back = ¿Qué palabras de la familia regresaron a la familia?
rehearse-watch-names = ¿Cómo sonó cada nombre, y quién preguntó cómo se dice?
rehearse-watch-left-alone = ¿Qué se dejó en paz, porque no nos toca preguntarlo?
rehearse-third-foot = Empieza con “me fijé en que”. La hoja es para quien hizo la visita; que se la quede.
next-teacher = Para quien dé clases el año que viene
next-teacher-why = Solo salen renglones que la familia aprobó con estas mismas palabras. Con Enter se anota que sí, o se quita. Al enviar se ve lo que sale.
next-teacher-none = Todavía no hay nada escrito para quien dé clases el año que viene. { $key } abre el cierre del año, donde primero se le pregunta a la familia.
next-teacher-agreed = lo aprobaron { $day }
next-teacher-stays = se queda aquí
next-teacher-title = Sobre { $names }, para quien dé clases el año que viene
next-teacher-heading = Lo que queremos que sepa
thread-of = { $name } · el año en un solo hilo
thread-title = Nuestro año juntos
thread-why = Lo que acordaron ustedes dos, las promesas cumplidas y lo que ya se les contó. En Enviar está como hoja para la familia.
thread-told = Ustedes nos contaron
thread-did = Nosotros hicimos
thread-taught = Ustedes nos enseñaron
thread-came-of-it = Lo que salió de eso
thread-next = Lo que sigue
held-title = Lo que se guarda sobre { $name }
held-why = Para la familia que pregunte: todo lo de Nuestro. «homevisit export family-file» lo escribe como hoja y anota que salió.
held-who = Quiénes son aquí
held-name = Aquí se llama { $name }; { $alias } donde se tapan los nombres
held-number = un número de la lista de la escuela
held-languages = Idiomas: { $languages }
held-channel = Se le localiza por: { $channel }
held-minutes = { $minutes } minutos
held-both = los dos
held-shut = { $count ->
    [one] 1 texto de Nuestro todavía no se le muestra a quien hizo esta hoja
   *[other] { $count } textos de Nuestro todavía no se le muestran a quien hizo esta hoja
}
held-filed = Como se archivó { $day }, hoja { $number }:
held-between = Entre las visitas
held-left = Lo que salió, cuándo y para quién
held-left-nothing = Nada de esto ha salido.
held-to = para
held-to-unsaid = nadie en particular
held-mine = Aquí no está: notas de cada quien
held-mine-of = { $count ->
    [one] { $name } guarda 1 nota a solas, sobre cómo lo vio. Nadie más puede leerla.
   *[other] { $name } guarda { $count } notas a solas, sobre cómo lo vio. Nadie más puede leerlas.
}
held-right = ¿Algo no está bien? Díganos: se corrige, o su aclaración se pone al lado.
menu-thread = El año en un solo hilo
menu-held = Lo que se guarda sobre la familia
received-school = la escuela respondió
received-last-year = antes de conocerlos
received-asked = Lo que se pidió: { $words }
received-read = Leído: sale de Hoy
received-copy = Copiar las palabras
received-family = Al año de la familia
step-received = Leer
send-thread = El año en un solo hilo: una hoja para la familia
send-next-teacher = Para quien dé clases el año que viene: lo que aprobó la familia
send-nothing-thread = Todavía no hay hilo: nada de lo acordado puede ir en él.
send-nothing-next-teacher = Nada puede salir para quien dé clases el año que viene: la familia todavía no aprobó ningún renglón.
sent-thread = el año en un solo hilo
sent-next-teacher = para quien dé clases el año que viene
sent-fieldwork = trabajo de campo
sent-family-file = lo que se guarda sobre la familia
withheld-thread = Todavía no hay hilo: nada de lo acordado puede ir en él.
withheld-nothing-agreed = Nada puede salir para quien dé clases el año que viene: la familia todavía no aprobó ningún renglón.
withheld-not-theirs = { $count ->
    [one] Un renglón se queda aquí: la familia no lo ha aprobado.
   *[other] { $count } renglones se quedan aquí: la familia no los ha aprobado.
}
incoming-title = Recibir un archivo
incoming-why = Lo que la escuela respondió, o lo que una familia quiere que sepan. ¿Qué archivo?
incoming-ask = ¿Recibirlo?
incoming-yes = Recibirlo
incoming-no = Dejarlo
incoming-done = Recibido. Está en Hoy hasta que lo lean.
incoming-which = ¿De quién son estos renglones?
incoming-named = El archivo es sobre { $names }. ¿Es una de estas?
incoming-nobody-yet = Nadie de aquí: alguien nuevo
incoming-new = { $count ->
    [0] No hay nada nuevo.
    [one] 1 renglón es nuevo.
   *[other] { $count } renglones son nuevos.
}
incoming-known = { $count ->
    [one] 1 ya está aquí.
   *[other] { $count } ya están aquí.
}
incoming-open = { $count ->
    [one] 1 todavía no tiene respuesta.
   *[other] { $count } todavía no tienen respuesta.
}
incoming-strange = { $count ->
    [one] 1 no responde a nada que se haya pedido aquí.
   *[other] { $count } no responden a nada que se haya pedido aquí.
}
train-title = La capacitación
train-parts = Las partes
train-end = Eso es todo. Den las gracias y terminen a tiempo.
train-leave-out = Déjese fuera: { $what }
train-permission = Una historia de aquí. Permiso: { $words }
train-five = Cinco prácticas
train-five-1 = La familia escoge, y el día se acuerda antes.
train-five-2 = Quien visita está capacitado, y el tiempo se paga o vale créditos.
train-five-3 = La primera visita es para conocerse: primero los sueños y las esperanzas.
train-five-4 = Se invita a todas las familias, o decide la suerte. A nadie se le señala.
train-five-5 = Vamos de dos, y de dos reflexionamos.
train-sign-in = Quiénes están
train-sign-why = Su nombre como lo conoce la oficina de pagos y su número de empleado: con esta lista, quien dirige firma que se capacitaron.
train-sign-name = Nombre
train-sign-id = Número de empleado
train-sign-hand = Firma
train-print-title = Qué imprimir
train-print-lead = Para { $people } personas, { $pairs } grupos de dos o tres. Impriman cada hoja tantas veces:
train-print-again = Hay { $voices } familias para representar: vuelven a salir.
train-print-line = { $file }: { $what }, { $copies ->
    [one] una vez
   *[other] { $copies } veces
}
train-print-foot = Las tarjetas en blanco para suposiciones y esperanzas las traen ustedes. Lo que la gente escribe, se lo lleva a casa.
train-print-run-sheet = la guía de la sesión, para quienes dirigen
train-print-five-practices = las cinco prácticas
train-print-call-sheets = la llamada
train-print-voices = una familia para cada pareja
train-print-observer-sheets = para quien observa
train-print-pocket-cards = una tarjeta de bolsillo para cada quien, para recortar
train-print-sign-in = quiénes están
training-signed = firmado por alguien que capacita en su plantel
training-signed-by-other = firmado con una clave que las reglas de su plantel no nombran
training-typed = escrito a mano
training-of = { $name }: se capacitó con { $by } (clave { $key }…), vale hasta { $through }; { $how }.
training-nobody = Nada de esto es de nadie de aquí: se comparan el número de empleado y el nombre con Ajustes.
training-not-here = No está aquí: { $name }. Se comparan nombre y número de empleado con Ajustes.
training-taken = Recibido. En Ajustes se ve cómo está firmado.
closing-ours = Las palabras de Nuestro de este año: guardar o borrar
closing-ours-why = Las reglas de su plantel dicen cuánto se guardan. No se pierde nada con esperar.
closing-ours-hold = La retención está puesta: nada se puede borrar hasta que se quite en Ajustes.
closing-ours-kept = Se guarda hasta { $day }. Ese día lo dice Hoy.
closing-ours-stay = Dejarlas como están
closing-ours-until = Guardarlas hasta un día
closing-ours-until-why = ¿Hasta qué día? Por ejemplo: 30/6.
closing-ours-erase = Borrarlas
closing-ours-goes = { $count ->
    [one] De 1 visita se va cada palabra: lo que escribieron y recordaron, lo que citan las hojas archivadas, las promesas, los renglones entre visitas.
   *[other] De { $count } visitas se va cada palabra: lo que escribieron y recordaron, lo que citan las hojas archivadas, las promesas, los renglones entre visitas.
}
closing-ours-stays = Lo que queda: nombres, días, minutos, quién confirmó, que un texto se acordó, y lo que salió. Lo Mío no se toca. Quien escribió algo tiene su cajón abierto para esto.
closing-ours-yes = { $count ->
    [one] Borrar para siempre las palabras de 1 visita
   *[other] Borrar para siempre las palabras de { $count } visitas
}
step-keep = Nuestro
today-keep = se iba a guardar hasta hoy: ¿seguir guardando o borrar?
fieldwork-title = Trabajo de campo de { $name }
fieldwork-with = Con
fieldwork-hours = En total: { $hours } horas
fieldwork-hours-of = En total: { $hours } horas, de { $of }
fieldwork-elements = De qué se trató
fieldwork-growth = Lo que ahora hago de otra manera
fieldwork-foot = Visitas a familias, cada una con su clave. Aquí no está nada de lo que dijo una familia.
interpreter-title = Para quien interpreta
interpreter-why = Lo que lo hace más fácil para todos, en seis renglones.
interpreter-card-1 = Siéntese donde la familia y los maestros se vean, y usted vea a todos.
interpreter-card-2 = Diga «yo», como lo dicen ellos. Lleve todo: también las bromas y los silencios.
interpreter-card-3 = Pida frases más cortas. Una mano levantada quiere decir: esperen.
interpreter-card-4 = ¿Una palabra no tiene igual? Dígalo, y pregunte a los dos lados qué quieren decir.
interpreter-card-5 = No se agrega nada, no se quita nada, y nada se cuenta en otro lado.
interpreter-card-6 = ¿Hay algo que no puede llevar? Puede parar, sin dar razones.
interpreter-after = Tres preguntas para después
interpreter-ask-1 = ¿Qué frase nuestra fue difícil de pasar, y cómo sería más fácil?
interpreter-ask-2 = ¿Qué palabra quería decir una cosa aquí y otra allá?
interpreter-ask-3 = ¿Qué le hizo falta que a nadie se le ocurrió?
interpreter-words = Palabras de la escuela
interpreter-words-why = Acuérdenlas antes de entrar. ¿Donde viven se dice de otro modo? Ese es el bueno.
interpreter-no-words = Aquí no hay palabras en otro idioma. Un paquete de idioma puede traerlas.
sign-interpreter = { $name }, que interpretó, estuvo ahí
sign-there-interpreter = Firma: estuve ahí e interpreté. El texto no le toca acordarlo.
agree-there-interpreter = Quedó anotado que quien interpretó estuvo ahí.
type-back = pasada del papel
type-back-menu = Pasarla del papel
type-back-why = En el orden de la hoja. Lo que dejen vacío se queda como está. De aquí se sigue a reflexionar y acordar.
type-back-column = Lo que recuerda { $name }
type-back-promise = Quedamos en
type-back-kept-by = En papel: lo guarda
type-back-unsigned = nadie: sin firma en papel
type-back-done = Pasada. Lo que falta está en Hoy.
kit-title = Una visita en papel
kit-why = Doblen por las líneas punteadas. No se escribe nada durante la visita; aquí no está el nombre de ninguna familia.
kit-call = La llamada
kit-agreed = Acordamos (día, hora):
kit-remember = Enseguida: ¿qué quieren guardar?
kit-remember-why = Primero cada quien, y antes las palabras de ellos. Personas y palabras, nunca cuartos.
kit-reflect = Esa semana, juntos
kit-there = Estuve ahí:
slip-paper = en papel, lo guarda { $name }
said-on-paper = estuvo, y lo confirmó en papel
lesson-title = hacia una clase
lesson-intro = Lo que escucharon, y una primera clase donde enseñan quienes saben:
lesson-intro-none = De lo que saben a una primera clase, donde enseñan quienes saben.
lesson-subject = En { $subject }: ¿qué es lo que saben?
lesson-none = Para esto no hay comienzo en esta materia. Con una tecla se cambia de materia.
lesson-problem = Un primer problema, con sus medidas: { $words }
lesson-read-first = Léanselo primero, y pongan sus palabras y sus números.
lesson-standard = Lo que pide su plantel: { $words }
lesson-copy = Copiar estas palabras
lesson-day = Poner el día y anotar cómo salió
lesson-in = En { $subject }
knowing-growing = siembra: huertas, campos, semillas
knowing-cooking = cocina, pan, conservas
knowing-cloth = tela: coser, tejer, trenzar
knowing-building = construir, arreglar, motores
knowing-music = música, baile, canto
knowing-games = juegos, deportes, cartas
knowing-animals = animales, peces, abejas
knowing-way = el camino: clima, cielo, rutas
menu-lesson = De lo que saben a una clase
key-lesson = clase
about-lesson = de lo que saben a una clase
page-title = su hoja
page-intro = Lo que reciben, renglón por renglón: solo lo que acordaron ustedes dos. Con Enter se anota que se les leyó un renglón, o cómo prefieren decirlo.
to-fill-in = Ponga una palabra en lugar de { $word }, o quítela.
page-kept = { $count ->
    [one] 1 renglón que acordaron se queda aquí: no lo permiten los dos. Al acordar se ve cuál.
   *[other] { $count } renglones que acordaron se quedan aquí: no los permiten los dos. Al acordar se ve cuáles.
}
page-line = Este renglón
page-say = Decirlo en { $language }
page-already = Ya está en { $language }
page-not-said = Todavía no se dice en { $language }: saldría en la hoja tal como está.
page-sounds = Suena así: { $words }
page-read-today = Se les leyó hoy
page-read-on = Se les leyó: { $day }.
page-intro-language = Lo que reciben, renglón por renglón: solo lo que acordaron ustedes dos. Con Enter se dice un renglón en su idioma, o se anota que se les leyó.
page-waits = Cambió desde que lo acordaron. Hasta que lo acuerden otra vez, su hoja dice: «{ $words }»
page-unsay = No, todavía no está en { $language }
page-unread = No, todavía no se les leyó
page-theirs-on = Lo dijeron así: { $day }.
page-rather-gone = Este renglón ya no está entre sus respuestas y promesas. Primero acuerden el texto otra vez.
page-rather = Prefieren decirlo de otro modo
page-rather-why = Sus palabras toman el lugar de estas, y ustedes dos las acuerdan otra vez.
page-rather-noted = Ahora son sus palabras. Acuérdenlo y archívenlo otra vez.
page-where = Lado a lado se marcan sus palabras; al acordar se permiten; las promesas se anotan ahí.
send-not-their-language = No está dicho en su idioma: { $lines }
page-part-hopes = su esperanza
page-part-our-hope = la nuestra
page-part-taught = nos enseñaron
page-part-ours = quedamos en
page-part-theirs = quedaron en
page-part-goal = la meta
page-part-activity = se queda
page-part-reach = localizarnos
closing-title = Cerrar el año
closing-intro = Una vez, para todas las familias por igual: despedirse, cumplir o soltar lo pendiente, y mirar una última vez lo propio.
closing-open = falta despedirse
closing-closed = cerrado { $day }
still-promises =
    { $count ->
        [one] queda 1 promesa nuestra
       *[other] quedan { $count } promesas nuestras
    }
still-to-come =
    { $count ->
        [one] queda 1 visita por hacer
       *[other] quedan { $count } visitas por hacer
    }
still-to-follow =
    { $count ->
        [one] terminaría 1 llamada o agradecimiento
       *[other] terminarían { $count } llamadas y agradecimientos
    }
still-to-file =
    { $count ->
        [one] falta acordar 1 visita
       *[other] falta acordar { $count } visitas
    }
closing-then = Antes y ahora: lo que suponía y lo que veo
closing-numbers = A quiénes conocimos, en números
closing-send = Lo archivado que falta enviar
closing-mine = Mi propio cajón y las copias: Ajustes
closing-ask = ¿Cerrar el año con { $name }?
closing-is-closed = El año está cerrado con { $name }
closing-reopen = Abrirlo otra vez: todavía no nos despedimos
closing-reopened = Abierto otra vez.
closing-yes = Sí, nos despedimos
closing-done = Cerrado por este año. Lo escrito se queda hasta que lo borren.
step-close = Cerrar
today-close =
    { $count ->
        [one] el año: despedirse de 1 familia
       *[other] el año: despedirse de { $count } familias
    }
practising-unsaid = ¿Qué enseñas, y a quién?
practising-for = Para ti: { $who }
teaching-title = Para ti
teaching-intro = Para que las guías traigan lo que es para ti. Todo se puede dejar abierto y cambiar después.
teaching-language = Las familias hablan
band-K-2 = kínder a grado 2
band-3-5 = grados 3 a 5
band-6-8 = grados 6 a 8
band-9-12 = grados 9 a 12
leaving-stays = se queda aquí
leaving-shared = se puede compartir
leaving-quotable = se puede citar
doing-rehearsing = ensayando
doing-remembering = recordando
doing-inviting = la llamada
doing-preparing = preparando
doing-visiting = la visita
doing-reflecting = reflexionando
doing-following-up = dando seguimiento
doing-reading = lectura
doing-closing = cerrando el año
practice-voluntary = voluntaria, acordada de antemano
practice-trained = con capacitación
practice-compensated = con pago
practice-credit = créditos en vez de pago
practice-hopes = sueños y esperanzas primero
practice-no-targeting = sin señalar a nadie
practice-pair = de dos en dos, y reflexionan
state-kept = se cumple
state-not-yet = todavía no
state-unknown = no se sabe
why-time-agreed = se acordó día y hora
why-agreed-noted-later = el día y la hora se anotaron después
why-another-day = se hizo antes del día que se había acordado
why-no-agreed-time = no está anotado en qué hora quedaron
why-no-day = todavía no hay día
why-training-ended = la capacitación de alguien terminó antes de ese día
why-training-unknown = falta una fecha de capacitación en Ajustes
why-trained = la capacitación está vigente
why-hopes-heard = sus sueños y esperanzas están anotados
why-hopes-unwritten = todavía no hay nada anotado de sueños y esperanzas
why-visit-ahead = la visita todavía está por hacerse
why-first-visit-made = hubo una primera visita
why-no-first-visit = no se sabe de una primera visita
why-inside-contract-time = fue dentro del horario de contrato, que se paga de otro modo
why-contract-time-unsaid = nadie dijo si fue fuera del horario de contrato
why-not-paid-so = tu centro no paga las visitas que se hacen así
why-unconfirmed = no todos confirmaron que estuvieron ahí
why-not-sent-for-pay = todavía no se envía para el pago
why-sent-for-pay = confirmada por cada quien, y enviada para el pago
why-credit = confirmada por cada quien; tu centro da créditos en vez de pago
why-other-selection = “otra manera” puede ser pareja o no
why-selection-unsaid = nadie dijo cómo llegó la invitación a esta familia
why-drawn = salió al azar: sorteo { $n }, queda anotado
why-no-draw-on-record = se dijo que salió al azar, y aquí no hay un sorteo anotado de esta familia
why-no-class-list = se dijo que es todo el grupo, y aquí no hay una lista que lo muestre
why-class-not-all-invited = todo el grupo, y hasta ahora se ha invitado a { $n } de { $of } familias
why-class-all-invited =
    todo el grupo: { $of ->
        [one] se invitó a la única familia de la lista
       *[other] se invitó a las { $of } familias de la lista
    }
why-signed-up = la familia se apuntó
why-a-sibling = se visita a su hermana o hermano
why-no-sibling-on-list = se dijo que es hermana o hermano, y en la lista hay una sola persona de esta familia
why-one-visitor = visitó una sola persona
why-reflected = dos hicieron la visita y reflexionaron
why-not-reflected = la reflexión todavía no está acordada
why-as-filed = así se archivó, según las reglas de ese día
remedy-agreed-noted-later = Si antes lo habían acordado por teléfono, esa llamada lo muestra.
remedy-another-day = Si habían acordado ese día, escríbanlo en “Planear, o cambiar de fecha”.
remedy-no-agreed-time = Si quedaron en una hora, escríbanla en “Planear, o cambiar de fecha”.
remedy-no-day = Escriban el día en “Planear, o cambiar de fecha”.
remedy-training-ended = Pregunten en coordinación por la próxima capacitación; la nueva fecha va en Ajustes.
remedy-training-unknown = Escríbanla ahí una sola vez; está en su constancia.
remedy-hopes-unwritten = Si los oyeron, anótenlos en “Recordar”.
remedy-visit-ahead = Para eso es la visita.
remedy-no-first-visit = Si la hubo, con ustedes o con otras personas, está bien: avisen en coordinación.
remedy-selection-unsaid = Díganlo en “Planear, o cambiar de fecha”, una vez para todas las visitas con la familia.
remedy-no-draw-on-record = Si sortearon en otro lado, guarden esa lista; en coordinación pueden pedirla.
remedy-no-class-list = Una lista del grupo en “Familias” lo mostraría.
remedy-class-not-all-invited = Se cumple cuando se haya llamado a todo el grupo.
remedy-no-sibling-on-list = Agreguen a la hermana o al hermano, o digan otra manera.
remedy-contract-time-unsaid = Díganlo en los datos.
remedy-inside-contract-time = Si fue fuera del horario, díganlo en los datos.
remedy-not-paid-so = De todos modos es una visita.
remedy-unconfirmed = Confirmen en “Acordar y archivar”, cada quien con su propia frase secreta.
remedy-not-sent-for-pay = Envíenla cuando quieran.
remedy-other-selection = Si fue una de las formas de la lista, escójanla en “Planear, o cambiar de fecha”.
remedy-one-visitor = Si fueron dos, díganlo en “Planear, o cambiar de fecha”. La próxima vez, vayan dos personas.
remedy-not-reflected = Reflexionen en equipo; luego, pónganse de acuerdo y archiven.
practices-all = Las cinco prácticas: todas se cumplieron
practices-line = Las cinco prácticas
practices-not-yet = todavía no: { $names }
practices-unknown = no se sabe: { $names }
practices-why = Salen de lo que está escrito aquí; nadie las marca. Lo que no se sabe no cuenta en contra de nadie.

# ---- the walk
practice-title = Práctica
not-aloud = no se dice en voz alta
listen-for = Escuchar: { $what }
hand-out = Repartir o poner a la vista: { $words }
section-minutes = unos { $minutes } minutos
speaker-parent = quien viene de una familia
speaker-teacher = quien da clases
speaker-both = los dos
leave-out = Dejar fuera: { $what }
more = … { $key } muestra todo
more-below = … sigue: { $key }
paste-too-long = Eso no cabe en un solo texto. Pega una parte.
nothing-to-add = Nada que agregar.
language-en = inglés
language-es = español
language-one = Aquí no hay palabras en otro idioma de esta familia.
walk-older = Escrito con una pregunta anterior
walk-no-box = En esta página no se escribe nada. { $key } sigue.
walk-end = Esa fue la última. { $key } cuando termines; esc lo deja para después.
practice-end = Esa fue la última. { $key } vuelve a las guías.
call-went = { $key } pregunta cómo fue la llamada.
rehearse-own = Tus propias palabras, si quieres
visit-ahead-title = ¿Ya terminó?
visit-ahead = Esta visita está acordada para { $when }. Lo que se recuerda viene después.
visit-ahead-no = Todavía no
visit-ahead-yes = Sí, anotar lo que oímos
visit-close = Cierren la computadora. Escuchen. Aquí estaré.
visit-listen = Ahora no hay que escribir nada.
visit-here = Después, en el carro, con una tecla empiezan a recordar.
remember-alone-now = Primero cada quien a solas: lo tuyo se ve cuando terminen ustedes dos. { $key } cambia a platicarlo.
remember-together-now = Lo platican, y una persona escribe. { $key } cambia a cada quien a solas.
remember-alone = Primero cada quien a solas: se ve cuando terminen ustedes dos.
remember-together = Lo platican: lo que se escribe es nuestro al momento.
remember-done = Listo, ya recordaste
both-done = Ya terminaron ustedes dos.
one-done = Lo tuyo está a salvo. { $name } todavía no escribe, ni tiene que hacerlo.
then-facts = Veinte segundos de datos
then-beside = Verlo todo lado a lado
then-reflect = Reflexionar en equipo
then-later = Después
then-show-now = Acepto mostrar ya mi parte
call-how = ¿Cómo les fue en la llamada?
call-no-reason = No se pide ningún motivo, y no se guarda ninguno.
site-example = Es un ejemplo. La lista de tu escuela viene en el archivo del plantel.
months-student = Estudiante
months-family = La familia
months-school = La escuela
college-years =
    { $count ->
        [one] { $name }: 1 año
       *[other] { $name }: { $count } años
    }
hopes-heading = En sus palabras:
between-heading = Desde entonces:
hopes-line-more = Ustedes nos contaron: “{ $hope }”, y { $count } más
hopes-line = Ustedes nos contaron: “{ $hope }”
our-promises = Quedamos en:
table-second = Mostrarle la pantalla a la familia es para una segunda visita, después de una primera.
table-off = Mostrarle la pantalla a la familia lo decide el plantel, y aquí no está permitido.
table-hopes = Sus sueños y esperanzas
hopes-no-visit = Con esta familia todavía no hubo primera visita: pregunten primero por sus sueños y esperanzas.
hopes-none = Ninguna línea de la primera visita está marcada todavía como palabras de la familia. { $key } la muestra, y ahí h marca una.
promises-none = Todavía no hay nada.
promise-settle = { $key } abre todas las promesas: cumplidas, o soltadas abiertamente.
promise-add = { $key }: una promesa, o que no hubo.
promise-add-or-change = { $key } agrega una, o cambia una de estas.

# ---- side by side
beside-title = lado a lado
beside-empty = Todavía no hay nada escrito.
beside-not-yet = { $name } todavía no termina. Se ve cuando ustedes dos terminen o acepten mostrarlo ya.
beside-first-you = Todavía no terminas de recordar. Se muestra cuando termines, o cuando ustedes dos acepten mostrarlo ya.
beside-waiting = Aceptaste mostrar lo tuyo. Se abre cuando { $name } acepte o termine.
beside-on-line = Primero muévete a una línea.
own-hope-words = En palabras de la familia
own-hope-marked = Marcado como esperanza de la propia familia: con ella empieza la segunda visita.

# ---- agree and file
agree-title = acordar y archivar
agree-open = Todavía hay cosas abiertas. Lo que dejen fuera puede quedarse fuera.
agree-ready = Aquí está todo.
agree-practices = De las cinco prácticas, el registro todavía no muestra estas; cada una dice cómo podría:
agree-still-open = todavía abierto: { $what }
open-facts = los datos para el pago
agree-on-answer = Primero muévete a una respuesta.
agree-facts-first = Primero los datos: ¿se vieron? Es la primera línea aquí.
agree-all-signed = Este texto ya tiene todas las firmas.
agree-filed = Archivada. Ustedes dos estuvieron ahí, y están de acuerdo con este texto. { $key } la envía.
agree-there = Queda anotado que estuvieron ahí. El texto espera.
agree-difference = Lo que cambió desde la versión archivada { $number }:
sign-both-acts = Firmas dos cosas: que ustedes dos estuvieron ahí, y que están de acuerdo con este texto.
sign-allows =
    { $quoted ->
        [0] Permites compartir { $shared }; no permites citar ninguna:
       *[other] Permites compartir { $shared }, y también citar { $quoted }:
    }
leaving-ask = va a salir
agree-asked = Se pide a la coordinación: { $line }
sign-allows-asks-only = De las respuestas no puede salir nada. Eso se puede cambiar cualquier día.
sign-asks =
    { $count ->
        [one] Lo que piden a la coordinación sale cuando todos hayan firmado:
       *[other] Lo que piden a la coordinación, { $count } renglones, sale cuando todos hayan firmado:
    }
share-all-title = Compartir todas las respuestas
share-all-why = Cada quien firma por lo suyo, y ve entonces lo que permite.
share-all-no = Dejarlo como está
agree-unsigned = Lo que permites no se firmó, así que queda como estaba. Con { $key }, ahí mismo, se firma.
sign-allows-nothing = Nada de esto puede salir. Eso se puede cambiar cualquier día.
sign-choose = ¿Qué firmas?
sign-choose-both = Estuvimos ahí, y aceptamos este texto
sign-lost = Cambiaron las palabras de lo que antes permitían. Si no lo permiten otra vez, se queda aquí, tampoco sale en la hoja para la familia:
sign-choose-again = Firmar; sale lo mismo que antes
sign-choose-stays = Firmar; lo que cambió no sale
sign-choose-there = Solo que estuvimos ahí
sign-there = Firmas que ustedes dos estuvieron ahí. El texto espera.
sign-there-only = Firmas que ustedes dos estuvieron ahí. Todavía no hay respuesta en común.
sign-typed = El nombre de { $name }
sign-typed-why = { $name } no tiene frase secreta aquí. Escribe su nombre cuando esté a tu lado. El registro dice que se tecleó.
sign-typed-wrong = Ese no es el nombre { $name }.
agree-page = Esto es lo que firmas:
page-visit = Visita
page-number = Versión archivada
page-promises = En qué quedamos
page-practices = Las cinco prácticas
page-signers = Para firma de:
page-rules = Reglas del plantel:
page-default-rules = las que trae el programa

# ---- planning and facts
plan-new = una visita nueva
plan-agreed-when = Acordaron una hora: ¿cuál? Enter otra vez la deja abierta, y Hoy dice que llames.
plan-intro = Lo que acordaron, y nada más. Aquí nada es obligatorio.
plan-when = Cuándo
plan-occasion = Para qué
plan-mode = Cómo
plan-place = Dónde
plan-with = Con
plan-lead = Quién abre
plan-interpreter-no = no
plan-interpreter-other = sí, otra persona
plan-alone = nadie todavía
plan-about = Sobre { $name }
plan-about-nobody = ¿Sobre quién es? Responda que sí para alguien.
plan-interpreter = Viene intérprete
plan-language = Idioma
came-up-title = ¿Cómo se llegó a invitar a { $name }?
came-up-why = Se pregunta una sola vez, para todas las visitas con la familia. Muestra que no se señaló a nadie; si no están seguros, déjenlo abierto.
came-up-open = Dejarlo abierto
plan-met-already = Ya se vieron, así que esta visita no está por venir. Primero corrijan los datos, o planeen otra visita.
plan-selection = Cómo se eligió
plan-keeper = Quién guarda esto
when-hint = Como lo dices: jue 5pm, mañana 17:00, 12/3 4:30 (mes/día)
educator-reach = Cómo localizarte
educator-reach-hint = Para la hoja que recibe la familia: “mensaje hasta las seis, 555-0100”. Puede quedar vacío.
trained-hint = El último día en que vale tu capacitación, como 6/30/2027 (mes/día/año). Puede quedar vacío.
due-hint = Como lo dices: viernes, en dos semanas, 12/3 (mes/día). Puede quedar vacío.
when-needs-time = { $day }: ¿a qué hora?
when-two-days = Podría ser el { $earlier } o el { $later }. Escribe la fecha.
when-which-day = ¿Qué día? Escríbelo así: jueves 5pm, o 12/3 4:30 (mes/día).
when-hour-or-day = ¿Es la hora o el día del mes? Escribe 5pm, o “el 5” con su mes.
when-no-such-date = Esa fecha no existe. Escríbela de otra manera.
when-no-such-time = Esa hora no existe. Escríbela de otra manera.
when-wrong-weekday = Esa fecha cae en otro día de la semana. Escribe uno de los dos.
when-unreadable = No entiendo eso. Escríbelo como jue 5pm o 12/3 4:30 (mes/día).
when-past = { $past } ya pasó. Enter otra vez si está bien así.
plan-training = La capacitación de { $name } termina el { $day }, antes de esta visita.
plan-no-pay-phone = Aquí una llamada no cuenta para el pago.
plan-no-pay-video = Aquí una visita por video no cuenta para el pago.
plan-no-pay-school-grounds = Aquí una visita en la escuela no cuenta para el pago.
plan-all-the-same = Otra vez Enter la planea de todos modos.
when-past-next-year = { $past } ya pasó. Enter otra vez si está bien así, o agrega el año si es { $next }.
facts-title = datos
facts-intro = Veinte segundos, cualquiera de ustedes, cuando sea. Lo que termina en ? se supone, hasta que pasen por ahí con { $key }; lo que no sepan puede quedar abierto.
facts-met = ¿Se vieron?
facts-minutes = Minutos, más o menos
facts-student = ¿Estudiante presente?
facts-members = Familiares presentes
facts-on = El día
facts-outside = ¿Fuera de su jornada?
facts-funding = Código de fondos
facts-proof = Qué lo comprueba
facts-proof-by = Quién guarda eso
facts-to-come = Ese día todavía no llega. Si ya se vieron, corrige primero el día.
facts-number = Un número, por favor, de { $most } como máximo.
outcome-title = ¿En qué quedó la visita?
voided = Se conserva, y ya no cuenta. Si se envió, el próximo envío lo dice.

# ---- families
people-title = Familias que conocemos
people-spread =
    { $families ->
        [one] 1 familia · invitamos { $invited } · vimos { $met }
       *[other] { $families } familias · invitamos { $invited } · vimos { $met }
    }
people-empty = Aquí todavía no hay nadie. { $key } agrega una familia, { $import } lee una lista de clase.
people-not-yet = sin invitar todavía
people-calling = una llamada por hacer
met-title = A quiénes conocemos · en números
met-intro = Cada barra cuenta una vez a cada estudiante de un grupo. El archivo de su plantel podría decir cuándo empezaron las clases.
met-intro-day = Cada barra cuenta una vez a cada estudiante de un grupo. Las clases empezaron el { $day }.
met-mark-met-before = visita antes de empezar las clases
met-mark-met = visita hecha
met-mark-open = con invitación
met-mark-declined = dijo que no
met-mark-uninvited = sin invitar todavía
met-all = Todo el grupo de estudiantes
met-by-class = Por clase
met-by-band = Por grado
met-no-class = sin clase anotada
met-no-band = sin grado anotado
met-count = { $count } con visita hecha
met-when = { $count } con visita hecha ({ $before } antes de empezar las clases, { $since } después)
met-open = { $count } con invitación
met-declined =
    { $count ->
        [one] { $count } que dijo que no
       *[other] { $count } que dijeron que no
    }
met-uninvited = { $count } sin invitar todavía
key-unused = { $key } no hace nada aquí. { $help } muestra lo que sí.
key-ends = Hasta aquí se vuelve. { $key } sale; todo está guardado.
key-ends-plain = Hasta aquí se vuelve. { $key } sale.
key-ends-locked = Cerrado, y todo está guardado. { $key } sale.
key-saved-none = Todavía no se ha cambiado nada.
menu-title = Lo que se puede hacer aquí
menu-find = buscar
menu-none = Aquí nada se llama así.
key-popup = Primero esto: { $open } responde, { $back } lo cierra.
family-new = Una familia nueva
family-intro = Ni dirección ni teléfono: esos datos viven en otra parte.
family-name = Cómo le dicen ustedes
family-name-needed = Falta un nombre; el que digan entre ustedes.
family-student = Estudiante
family-student-more = ¿Alguien más? O déjelo vacío.
family-student-hint = El nombre que usa.
family-band = Grados
family-class = Clase
family-school = Escuela, si es otra
family-student-twice = Aquí hay dos que se llaman { $name }. Agrega a un nombre algo que los distinga.
family-student-visited = Una visita nombra a { $name }. Quien fue visitado se queda.
family-languages = Idiomas
family-interpreter = Quieren intérprete
family-with-interpreter = con intérprete
family-channel = Prefieren contacto por
family-alias = Alias fuera de aquí
family-alias-hint = Una palabra sencilla que toma su lugar fuera de aquí.
family-alias-taken = Otra familia ya tiene ese alias.
family-no-visit = Todavía no hay visita. { $enter } empieza con la llamada; { $key } planea una.
family-filed = archivada
family-voided = se anotó por error
void-why = Se queda aquí, y deja de contar. Si se envió, el próximo envío lo dice.
void-no = Dejarla como está
void-yes = Fue un error
family-next = sigue: { $step }
menu-invite = La llamada
menu-prepare = Preparar
menu-rehearse = Ensayar
menu-visit = La visita
menu-remember = Recordar
menu-reflect = Reflexionar
menu-follow-up = Dar seguimiento
menu-year-close = Cerrar el año
menu-family-page = Su hoja, renglón por renglón
menu-beside = Lado a lado
menu-facts = Datos
menu-agree = Acordar y archivar
menu-offers = Lo que la escuela puede ofrecer
offers-title = Lo que la escuela puede ofrecer
offers-why = La misma lista para todas las familias. Lo que escojan se copia en su idioma, y queda anotado que se les pasó.
offers-none = El archivo de tu centro todavía no trae nada para estos grados. En coordinación lo pueden agregar.
offer-camp = campamento
offer-club = club de la escuela
offer-institute = instituto
offer-workshop = taller
offer-person = alguien con quien hablar
offer-aid-night = tarde
menu-practices = Las cinco prácticas
menu-plan = Planear, o cambiar de fecha
menu-void = Se anotó por error
menu-unvoid = No fue error, después de todo
new-visit-whom = ¿Una visita con quién?
pick-title = Elegir al azar
pick-why = Cada familia tiene la misma oportunidad; hermanas y hermanos salen juntos.
pick-count = Elegir { $count }
pick-none = Todavía no hay nadie en la lista.
pick-from = ¿De quiénes?
pick-fair = No hay otra opción: quien pudiera escoger también podría dejar fuera a alguien.
pick-from-uninvited = sin invitar todavía
pick-from-all = todas las familias, invitadas o no
pick-known = { $name } (ya tiene una visita)
pick-drawn = Salieron al azar
pick-before = Lo que salió antes
pick-record = { $day }, { $by }: { $count } de { $among } ({ $from }), número { $seed }, lista { $list }
pick-seed = La misma lista y el número { $seed } dan siempre el mismo resultado.
path-complete = completar
path-none = Nada ahí empieza así.
import-title = Leer una lista de clase
import-why = El archivo, tal como lo guarda el sistema de tu escuela (CSV). No se agrega nada hasta que tú digas.
import-summary = { $add } por agregar · { $change } por cambiar · { $same } sin cambios · { $skip } por omitir
import-left-out = Queda fuera y nunca se guarda: { $headings }
import-siblings = Quienes comparten dirección, teléfono o responsable quizá sean hermanas o hermanos. { $key } en su renglón lo cambia.
import-together = en una misma familia
import-apart = cada quien en su propia familia
import-confirm = { $key } acepta la lista; esc deja todo como está.
import-line = línea { $line }: { $verb } { $what }
import-add = agregar
import-change = cambiar
import-same = ya está
import-skip = omitir:
import-done =
    { $count ->
        [0] Nada nuevo.
        [one] Se agregó 1 estudiante.
       *[other] Se agregaron { $count } estudiantes.
    }

# ---- between visits, promises
between-title = entre visitas
between-intro = Una línea, nunca el mensaje mismo.
between-kind = Qué
between-line = Una línea
between-on = Cuándo
between-channel = Cómo
between-by = De parte de
between-went = Cómo salió
between-needed = Falta una línea.
assumed-before = Antes de la visita escribiste:
then-title = Antes y ahora
then-then = Lo que suponía
then-now = Lo que veo ahora
then-why = Esto solo lo abres tú. Nadie lo cuenta; léelo una vez más, y déjalo ir.
then-none = No hay nada escrito. Saldría de Preparar, y de reflexionar.
then-open = { $key } lo muestra lado a lado.
then-let-go = Dejarlo ir
then-let-go-one = Lo que escribí sobre { $name }
then-let-go-all =
    { $count ->
        [one] Todo, de una visita
       *[other] Todo, de { $count } visitas
    }
later-title = ¿Hasta qué día?
later-why = Ese día vuelve a Hoy. Si no escriben nada, se queda en Hoy.
call-again-from = llamar de nuevo desde: { $day }
call-again-title = ¿De qué día en adelante?
call-again-why = La llamada queda anotada. Como lo dijo la familia: “después de la cosecha” es un día que escogen ustedes. Hasta entonces Hoy no dice nada. Si no escriben nada: cualquier día.
call-again-past = Ese día ya pasó. ¿De qué día en adelante, desde hoy?
call-again-set = Hoy dirá que llamen otra vez: { $day }.
promise-filed = { $what } (a más tardar el { $day })
promised-nothing = Esta vez no prometimos nada.
promised-by-them-alone = No prometimos nada; lo que dijo la familia se queda entre ustedes.
promise-first = Escribir una promesa
promise-is-filed = Ustedes dos la acordaron, y la hoja la nombra: cúmplanla, o suéltenla abiertamente.
promise-ready = Escoger una frase ya hecha
promise-none-made = Esta vez no prometimos nada
promise-none-after-all = Sí se prometió algo
promise-more = Una promesa más
promises-title = Quedamos en
promises-empty = Todavía no hay nada. Aquí llega, de las visitas, lo que quedamos en hacer.
promise-title = algo en que quedamos
promise-intro = Lo nuestro puede tener fecha. Lo de la familia queda en sus palabras, sin fecha y sin palomita.
promise-text = Las palabras
promise-whose = De quién
promise-whose-both = nuestro
promise-whose-family = de la familia
promise-due = Para cuándo
promise-need = A la coordinación
promise-request = Renglón a compartir
promise-request-hint = Solo sale este renglón, cuando ustedes dos lo acuerden: sin nombres y sin motivos.
promise-request-needed = Falta un renglón para la coordinación; o escoge “no hace falta”.
page-request = Para la coordinación
need-none = no hace falta
need-interpreter = alguien que interprete
need-school-info = algo que sabe la escuela
need-enrichment = un campamento, un club, una clase
need-technology = un aparato o conexión
need-transport = cómo llegar a un evento
need-introduction = conocer a alguien
need-other = otra cosa
promise-needed = Faltan las palabras.
promise-we = Quedamos en
promise-they = La familia
promise-kept = cumplido
promise-let-go = ya no se hará
promise-open = abierto
promise-theirs-no-tick = Lo que la familia dijo que haría es suyo: no lleva palomita.

removed = Quitado de las listas. { $key } lo trae de vuelta.
removed-student = { $name } ya no está en esta familia. { $key } trae el nombre de vuelta.
removed-family = { $name } ya no está en las listas. { $key } la trae de vuelta.
unmarked = Ya no está marcado como su esperanza. { $key } lo trae de vuelta.
removed-nothing = No se acaba de quitar nada.
brought-back = Ya está de vuelta.
remove-visits-first = Hay visitas con esta familia. Las visitas se quedan, y la familia también.

# ---- history, search, guides, help
history-title = Versiones anteriores
history-none = Aquí todavía no hay nada escrito.
history-line =
    { $count ->
        [one] { $time }  { $name }, 1 palabra
       *[other] { $time }  { $name }, { $count } palabras
    }
history-out = Se quitó desde la versión anterior: { $words }
history-in = Se agregó desde la versión anterior: { $words }
history-now = ahora
history-theirs = Este texto es de tu colega: tú lo puedes leer, y solo tu colega lo cambia.
history-back = De vuelta, como versión nueva. La anterior se conserva.
search-title = Buscar
search-for = Qué buscas
search-count = { $count ->
    [one] uno encontrado
   *[other] { $count } encontrados
}
glance-said = Lo que esperan
glance-promised = Prometido
glance-year = Su año
filter-for = Mostrar las que tengan
filter-end = mostrar todas
filter-count = { $count } de { $of }
search-empty = Palabras, o partes de palabras, en cualquier idioma. Los acentos no importan.
search-nothing = No se encontró nada.
search-family = familia
guides-title = Guías
guides-intro = Para leer, y para ensayar entre ustedes. Aquí no se escribe nada.
help-title = Todas las teclas

# ---- settings
settings-title = Ajustes
settings-educator = Datos de { $name }
settings-give-keys = Una frase secreta propia para { $name }
settings-passphrase = Otra frase secreta para mí
settings-readmitted = { $day }: { $name } le dio acceso de nuevo, con llaves nuevas
settings-lost = { $name } perdió frase y código
settings-add-partner = Agregar a mi colega
settings-add-educator = Agregar a otra persona del equipo
settings-backup = Hacer una copia de seguridad ya
settings-protected = Qué está protegido y qué no
settings-about = Se bloquea tras cinco minutos sin uso; tras veinte, mientras recuerdas o reflexionas.
hold-title = Retención de registros
hold-why = Mientras dura, nadie puede borrar nada aquí. El distrito la pide cuando los registros pueden hacer falta como prueba.
hold-no = Dejarla como está
hold-yes = Ponerla: no se borra nada
hold-lift = Quitarla
settings-hold-on = Retención de registros activa: no se borra nada
settings-hold-off = Retención de registros apagada
hold-now-on = De ahora en adelante no se puede borrar nada, hasta que se quite la retención.
hold-now-off = Se quitó la retención.
settings-purge =
    { $count ->
        [one] Borrar el texto de mi cajón
       *[other] Borrar los { $count } textos de mi cajón
    }
purge-shut = Para borrar lo de tu cajón hace falta tu propia frase secreta: primero ábrelo con ctrl-g K.
readmitted-title = Te dieron acceso de nuevo
readmitted-told = El { $day } { $name } te dio acceso de nuevo con llaves nuevas, porque se perdieron la frase y el código. Si tú no lo pediste, habla con { $name }: hasta ahora alguien más podía firmar en tu lugar.
keys-given = De ahora en adelante { $name } puede abrir esto sin ti.
renew-first = Esta frase secreta la puso otra persona. Primero elige la tuya.
purge-title = Borrar lo de mi propio cajón
purge-why =
    { $count ->
        [one] Se iría 1 texto que solo tú puedes abrir, con todas sus versiones anteriores.
       *[other] Se irían { $count } textos que solo tú puedes abrir, con todas sus versiones anteriores.
    }
erase-title = Este texto
erase-why = Lo que se borra no vuelve, y una copia de seguridad nueva toma el lugar de las viejas. Si alguien pidió ver tus registros, consérvalos.
erase-keep = Dejarlo como está
erase-remove = Quitarlo de listas; se guarda
erase-erase = Borrarlo para siempre
erased = Borrado para siempre: { $count }.
educator-intro = Lo que necesita la oficina de pagos. El nombre y el número de personal salen en cada registro de visitas.
partner-intro = Enseguida tu colega recibe su propia frase secreta, y la teclea en persona.
educator-name = Nombre
educator-name-needed = Falta un nombre.
educator-staff = Número de personal
educator-role = Puesto en la escuela
educator-teaches = Enseña
educator-grades = Grados
educator-trained = Capacitación hasta
passphrase-present = La de ahora
passphrase-present-needed = Primero, la frase secreta que tienes ahora.
passphrase-new = La frase nueva
passphrase-second = La nueva, otra vez
passphrase-host = Tu propia frase secreta
passphrase-why-first = Primero tú; luego { $name } escribe la suya, dos veces. De ahí en adelante { $name } puede abrir esto sin ti: leer lo que comparten y tener su propio cajón.
passphrase-why-change = El código de recuperación también cambia.
passphrase-why-renew = Alguien más preparó esto para ti. Elige una frase secreta que solo tú sepas; con ella viene un código nuevo.
passphrase-why-lost = Primero tú; luego { $name } escribe una nueva, dos veces. El cajón Nuestro vuelve a abrirse; lo que había en su propio cajón, no. Queda anotado que lo hiciste tú.
lost-title = Perdió su frase y su código
lost-why = { $name } puede volver a entrar con llaves nuevas. El cajón Nuestro estará ahí. Lo que hay en su propio cajón queda cerrado para siempre.
lost-no = Seguir buscando el código
lost-yes = Seguir con llaves nuevas
protected-1 = Todo está cifrado en este disco. Sin frase secreta o código de recuperación, nadie lo lee.
protected-2 = El cajón Mío solo se abre con la frase secreta de quien lo escribió. Tu colega puede ver que hay un texto, no lo que dice.
protected-3 = El cajón Nuestro es para quien tenga frase secreta aquí. Lo que espera a que terminen es una cortesía entre ustedes, no un candado.
protected-4 = Un programa malicioso, o quien administra esta computadora, puede ver lo que tecleas. Eso ningún programa lo puede evitar.

# ---- keys: short for the hint line, long for help
context-global = En todas partes
context-move = Para moverse
context-home = Hoy, familias, listas
context-find = Hoy, una familia
context-list = Listas
context-welcome = La primera pantalla
context-family = Una familia
context-walk = Al recorrer una guía
context-visiting = Durante la visita
context-beside = Lado a lado
context-agree = Acordar y archivar
context-promise-list = Quedamos en
context-people = Familias que conocemos
context-sending = Enviar
context-form = Formularios
context-unlock = Al abrir
context-text = Al escribir
key-menu = menú
about-menu = todo lo que se puede hacer aquí, cada cosa con su letra; otra vez para buscar por nombre
key-help = teclas
about-help = esta lista
key-lock = bloquear
about-lock = guardar, y tapar la pantalla hasta la frase secreta
key-hide = ocultar
about-hide = pantalla neutra al instante; una tecla y sigues
key-keyboard = pasar teclado
about-keyboard = que escriba tu colega; abrir tu propio cajón
key-back = volver
about-back = volver atrás; termina en Hoy
key-close = salir
about-close = volver; en Hoy, salir del programa
key-quit = salir
about-quit = salir del programa, desde donde sea
key-open = abrir
about-open = abrir, seguir, elegir
key-up = arriba
about-up = uno hacia arriba
key-down = mover
about-down = uno hacia abajo
key-page-up = página arriba
about-page-up = una página hacia arriba
key-page-down = página
about-page-down = una página hacia abajo
key-first = al principio
about-first = ir al primero
key-last = al final
about-last = ir al último
key-remove = quitar
about-remove = quitar de la lista lo marcado; no se borra nada
key-bring-back = recuperar
about-bring-back = traer de vuelta lo que se acaba de quitar
key-day = poner día
about-day = poner el día límite para buscarlo
key-copy-words = copiar
about-copy-words = copiar las palabras, para mandarlas
key-language = idioma
about-language = el idioma de la familia junto al nuestro, solo, o no
key-table = vista de mesa
about-table = girar la pantalla a la familia, si el plantel deja
key-siblings = juntar/separar
about-siblings = lista de clase: quizá hermanos, juntos o aparte
key-new-visit = visita
about-new-visit = planear una visita; si no hay nadie, una familia
key-exact = exacto
about-exact = mostrar lo que sale exactamente, byte por byte, o de nuevo en palabras
key-filter = buscar
about-filter = mostrar solo las filas que tienen lo que escribes
key-search = buscar
about-search = buscar en todo lo que puedes leer
key-send = enviar
about-send = ver lo que saldría, y entregarlo
key-families = familias
about-families = las que conocemos: lista, al azar, lista de clase
key-promises = quedamos en
about-promises = lo que quedamos en hacer, por fecha
key-guides = guías
about-guides = las guías, para leer y para practicar
key-settings = ajustes
about-settings = quiénes somos, frases secretas, copia de seguridad
key-practice = practicar
about-practice = leer y ensayar, sin preparar nada
key-sample = año inventado
about-sample = ver un año inventado
key-start = empezar
about-start = empezar con una familia de verdad
key-act = más
about-act = todo lo que se puede hacer con esta visita
key-between = entre visitas
about-between = una línea de algo entre visitas
key-add-promise = quedar en algo
about-add-promise = agregar algo que quedamos en hacer
key-edit = cambiar
about-edit = cambiar los datos de esta familia
key-next = sigue
about-next = pasar a lo que sigue
key-previous = atrás
about-previous = volver a lo anterior
key-done = listo
about-done = esto ya está; lo que sigue
key-done-inviting = cómo fue
key-done-preparing = ya preparado
key-done-rehearsing = ya ensayado
key-done-remembering = ya recordado
key-done-visiting = fin de la visita
key-done-reflecting = acordar y archivar
key-done-following-up = qué ya está
key-done-closing = ya cerrado
key-done-reading = listo
key-not-met = no hubo visita
about-not-met = no nos vimos: no estaban, se canceló, se movió
key-topics = temas
about-topics = todos los temas; saltar a uno
key-mark = marcar
about-mark = cambiar: abierto, hecho, después, no nos hace falta; en una respuesta en equipo: nada que agregar
key-more = ver todo
about-more = leer todo sobre este punto; otra vez para escribir
key-to-ours = mío a nuestro
about-to-ours = pasar un texto tuyo a ustedes dos
key-history = versiones
about-history = versiones anteriores de este texto
key-beside = lado a lado
about-beside = lo que recuerda cada quien, lado a lado
key-together = a solas/plática
about-together = primero a solas, o platicar y una persona escribe
key-remember = recordar
about-remember = empezar a recordar
key-peek = tarjetas
about-peek = mirar las tarjetas
key-own-hope = su esperanza
about-own-hope = marcar una línea como esperanza de la familia
key-other-voice = la otra voz
about-other-voice = ir a las líneas de la otra persona
key-reflect = reflexionar
about-reflect = pasar a reflexionar
key-share-all = compartir todo
about-share-all = que todas las respuestas se puedan compartir, por una persona o por las dos
key-sign = firmar
about-sign = estuvimos ahí; de acuerdo con este texto
key-allow-first = permiso 1
about-allow-first = lo que la primera persona permite con esta respuesta
key-allow-second = permiso 2
about-allow-second = lo que la segunda persona permite con esta respuesta
key-kept = cumplido
about-kept = algo que quedamos en hacer ya está cumplido
key-let-go = ya no se hará
about-let-go = algo que quedamos en hacer ya no se hará, y se dice
key-reopen = reabrir
about-reopen = algo que quedamos en hacer se abre otra vez
key-new-family = familia
about-new-family = agregar una familia
key-pick = al azar
about-pick = elegir familias al azar
key-import = lista
key-in-numbers = en números
about-import = leer una lista de clase
about-in-numbers = a cuántos hemos conocido, por clase y por grado
key-edit-family = cambiar
about-edit-family = cambiar los datos de la familia marcada
key-what-i-sent = lo que envié
about-what-i-sent = qué salió, cuándo, para quién
key-copy-all = copiar
about-copy-all = copiar al portapapeles lo que se ve
key-save-file = a un archivo
key-which = cuáles
key-other-form = forma
key-with-names = nombres
about-save-file = escribir en un archivo lo que se ve
about-which = escoger de cuáles visitas
about-other-form = tomar otra forma
about-with-names = con nombres o sin ellos
key-next-field = sigue
about-next-field = el renglón siguiente
key-previous-field = atrás
about-previous-field = el renglón anterior
key-choose-next = elegir
about-choose-next = la opción siguiente
key-choose-previous = elegir
about-choose-previous = la opción anterior
key-go-on = seguir
about-go-on = el renglón siguiente; en Guardar, o en una sola línea, guardar lo escrito y seguir
key-save-form = guardar
about-save-form = guardar lo escrito, desde cualquier renglón
form-guesses = Nadie lo ha dicho todavía: { $rows }. Con { $key } otra vez se queda abierto; lo que termina en ? cuenta cuando pasan por ahí.
form-save = Guardar
form-unkept-title = Lo que escribiste aquí todavía no se guarda
form-unkept-stay = Seguir escribiendo
form-unkept-leave = Dejarlo
key-leave-form = salir
about-leave-form = salir sin cambiar nada
key-forgot = se me olvidó
about-forgot = usar el código de recuperación
key-leave = salir (guarda)
about-leave = salir; todo está guardado
key-undo = deshacer
about-undo = deshacer lo último
key-redo = rehacer
about-redo = volver a hacerlo
key-copy = copiar
about-copy = copiar lo seleccionado
key-cut = cortar
about-cut = cortar lo seleccionado
key-paste = pegar
about-paste = poner lo que se copió o cortó
key-put-back = devolver
about-put-back = poner lo último que se borró por palabra o por línea
key-saved = ¿guardado?
about-saved = decir si está guardado
key-select-all = marcar todo
about-select-all = seleccionar todo
key-delete-word = borrar palabra
about-delete-word = borrar la palabra antes del cursor; se puede devolver

# ---- send
send-title = Enviar
send-site-left-out = No sale nada para la coordinación mientras no se pueda leer el archivo del plantel: quizá diga para quién debe ir sellado. “homevisit site check” dice qué tiene mal.
sent-title = Lo que envié
drawer-send = para enviar
send-intro = Ves exactamente lo que sale antes de que salga. No va nada más.
send-log =
    { $count ->
        [0] Visitas (para el pago): nada en espera
        [one] Visitas (para el pago): 1 sin enviar, archivadas: { $filed }
       *[other] Visitas (para el pago): { $count } sin enviar, archivadas: { $filed }
    }
send-digest =
    { $count ->
        [0] Nuestra reflexión (nuestras palabras): nada en espera
        [one] Nuestra reflexión (nuestras palabras): 1 sin enviar
       *[other] Nuestra reflexión (nuestras palabras): { $count } sin enviar
    }
send-asks =
    { $count ->
        [0] Lo que pedimos a coordinación: no hay nada pendiente
        [one] Lo que pedimos a la coordinación: 1 sin enviar
       *[other] Lo que pedimos a la coordinación: { $count } sin enviar
    }
send-family = Una hoja para la familia: sus sueños, en qué quedamos
send-slip = Constancias: quién fue, cuándo, quién lo confirmó
send-audit = Lo que hay de una visita, para una auditoría
send-calendar = Las visitas y lo que quedamos en hacer, para un calendario
send-everything = Todo lo que puedo leer, en archivos sencillos
send-which = Visitas: { $which }. { $key } escoge otras.
send-nothing-new = De esto ya se envió todo lo que puede salir. { $key } escoge otras, para enviarlas otra vez.
send-nothing-log = No hay visitas pendientes de enviar. { $key } escoge otras.
send-nothing-digest = Ustedes dos no permiten que salga ninguna respuesta. Eso se decide al acordar y archivar.
send-nothing-asks = Ustedes dos no permiten que salga nada de lo que piden a la escuela. Eso se decide al acordar y archivar.
send-nothing-family = Todavía no puede salir nada para la familia. Faltan dos cosas: sus sueños y esperanzas, marcados lado a lado y permitidos por ustedes dos; y una promesa de ustedes o lo que les enseñaron, acordado y archivado.
send-nothing-slip = Ninguna de estas visitas se ha hecho todavía.
send-nothing-audit = No hay visitas escogidas. { $key } escoge otras.
send-nothing-calendar = No hay visitas acordadas, ni nada pendiente con fecha.
send-marked =
    { $count ->
        [one] En 1 texto hay algo que vale la pena ver otra vez. Se te pregunta antes de que salga.
       *[other] En { $count } textos hay algo que vale la pena ver otra vez. Se te pregunta antes de que salgan.
    }
send-sealed = Sellado: solo tu coordinación lo puede abrir.
send-not-sealed = Sin sellar: quien tenga el archivo lo puede leer.
send-no-copy = Una hoja de cálculo va a un archivo. { $key } escoge otra forma.
send-no-names = Los nombres se quedan aquí: tu plantel no dice que lo recibe una persona oficial de la escuela.
send-preview =
    { $count ->
        [one] Sale exactamente esto: 1 visita, { $form }, { $bytes } bytes.
       *[other] Sale exactamente esto: { $count } visitas, { $form }, { $bytes } bytes.
    }
send-to-words = en palabras
send-in-words = En palabras. { $key } muestra cada columna tal como sale.
said-no-day = sin día
said-minutes =
    { $count ->
        [one] cerca de 1 minuto
       *[other] cerca de { $count } minutos
    }
said-interpreted = con intérprete
said-interpreted-in = con intérprete ({ $language })
said-students =
    { $count ->
        [0] Por ningún estudiante
        [one] Por 1 estudiante
       *[other] Por { $count } estudiantes
    }
said-names = con nombre: { $names }; familia: { $family }
said-own-key = estuvo, y lo confirmó con su propia clave
said-typed-by-partner = estuvo, su colega lo escribió
said-not-yet = aún sin confirmar
said-not-asked = interpretó
said-claims =
    { $count ->
        [one] reclama 1 unidad
       *[other] reclama { $count } unidades
    }
said-claims-nothing = no reclama nada, según las reglas de tu sitio
said-counts-yes = Cuenta para el pago
said-counts-not-met = No cuenta para el pago: nadie ha dicho que tuvo lugar
said-counts-not-took-place = No cuenta para el pago: no tuvo lugar
said-counts-video = No cuenta para el pago en tu sitio: fue por video
said-counts-phone = No cuenta para el pago en tu sitio: fue por teléfono
said-counts-school-grounds = No cuenta para el pago en tu sitio: fue en la escuela
said-counts-voided = No cuenta para el pago: retirada
said-new =
    { $count ->
        [one] De estos, 1 no se había enviado
       *[other] De estos, { $count } no se habían enviado
    }
said-amended = Ya se envió de otro modo: esto lo corrige
said-same = Ya se envió, exactamente así
said-voided =
    { $count ->
        [0] Ya se envió, por ningún estudiante: esto la retira
        [one] Ya se envió por 1 estudiante: para esa persona, esto la retira
       *[other] Ya se envió por { $count } estudiantes: para ellos, esto la retira
    }
said-by = para el { $day }
said-asked-by = lo piden { $names }
said-may-be-quoted = se puede citar
form-xlsx = una hoja de cálculo (Excel)
form-csv = un archivo CSV
form-json = un archivo JSON
form-md = un texto Markdown
form-html = una hoja para imprimir
form-ics = un archivo de calendario
which-title = ¿Cuáles visitas?
which-one = ¿Cuál visita?
which-one-why = Una familia a la vez: lo que recibe una nunca lleva nada de otra.
which-unsent = las que faltan por enviar
which-all = todas
which-with = con { $name }
names-title = ¿Con nombres?
send-never-names = Aquí no hay nombres.
names-why-log = También salen los nombres de estudiantes y familias. Solo para una persona oficial de la escuela que los necesite.
names-why-calendar = Quien vea tu calendario verá el nombre de la familia.
names-no = Sin nombres
names-yes = Con nombres
marked-title = Míralo otra vez
marked-keep = Dejarlo como está
marked-change = Cambiarlo
marked-drop = Dejar fuera esta respuesta
marked-then-agree = Después del cambio, vuelvan a acordar y archivar: solo entonces puede salir.
marked-name = un nombre de tu lista
marked-phone = un número de teléfono
marked-email = un correo electrónico
marked-address = quizás una dirección
marked-sexuality = quizás sobre la sexualidad de alguien
marked-privileged = quizás algo dicho en confianza a una persona de leyes, de medicina o de iglesia
marked-immigration = la situación migratoria nunca se anota
marked-health = quizás sobre la salud de alguien
marked-law = quizás sobre la ley o un juzgado
marked-money = quizás sobre el dinero en casa
marked-belief = quizás sobre creencias o política
marked-relatives = quizás un juicio sobre un familiar
everything-why = Es para ti: lleva nombres y tu propio cajón, y los archivos no van cifrados. Guarda bien la carpeta, o bórrala.
everything-why-shut = Para ti: lleva nombres y los archivos no van cifrados. Tu propio cajón está cerrado y no va: ábrelo antes, donde se pasa el teclado, si quieres que vaya. Guarda bien la carpeta, o bórrala.
everything-there = Ya hay algo con ese nombre. Escoge otro.
everything-readme = Todo lo que puedes leer en homevisit, en archivos sencillos. Los textos de cada visita están en “texts”; lo que se acordó, en “filed”. Lleva nombres y nada está cifrado: guárdalo bien, o bórralo.
about-contains-visits = Visitas a familias, para el pago y las cuentas. Sin nombres de familias ni estudiantes, salvo que una columna lo diga, y sin notas.
about-for-visits = Coordinación y la oficina de pagos
about-contains-asks = Lo que se pide a la coordinación, en renglones que todas las firmas aceptaron compartir.
about-for-asks = La coordinación
withheld-staff-ids =
    { $count ->
        [one] Falta el número de personal de 1 docente; se pone en Ajustes
       *[other] Faltan los números de personal de { $count } docentes; se ponen en Ajustes
    }
send-whom = ¿Para quién?
send-whom-why = Para que después sepas qué enviaste y a quién. Esto se queda aquí.
send-coordinator = la coordinación
send-file = Escribirlo en un archivo
send-file-why = Dónde, y con qué nombre.
send-file-form = Lo que está en pantalla se escribe como .{ $ending }. Con { $key } en la vista previa se elige otra forma; aquí, ponle .{ $ending }.
send-clipboard = portapapeles
send-done = Hecho: { $name }. “Lo que envié” lo recuerda.
arrived-title = Copiado
arrived-why = Las terminales no dicen si lo recibieron. Pégalo donde debe ir, y luego responde.
arrived-yes = Llegó: anotarlo como enviado
arrived-no = No llegó
replace-title = Ya existe ese archivo
replace-why = ¿Poner este en su lugar?
replace-no = Dejar el archivo como está
replace-yes = Poner este en su lugar
sent-empty = Todavía no ha salido nada.
sent-log = registro para el pago
sent-digest = reflexión
sent-asks = lo que pedimos
sent-family = hoja para la familia
sent-slip = constancias
sent-audit = auditoría
sent-calendar = calendario
sent-everything = todo lo mío
sent-version = versión { $version }
sent-line-everything = { $day }  { $what }, para ti: { $name }
sent-line-to-nobody =
    { $count ->
        [one] { $day }  { $what }, 1 visita: { $name }
       *[other] { $day }  { $what }, { $count } visitas: { $name }
    }
sent-line =
    { $count ->
        [one] { $day }  { $what }, 1 visita, para { $to }: { $name }
       *[other] { $day }  { $what }, { $count } visitas, para { $to }: { $name }
    }
withheld-names =
    { $count ->
        [one] Se queda aquí: 1 nombre de familia o estudiante
       *[other] Se quedan aquí: { $count } nombres de familias y estudiantes
    }
withheld-texts =
    { $count ->
        [one] Se queda aquí: 1 texto
       *[other] Se quedan aquí: { $count } textos
    }
withheld-unfiled =
    { $count ->
        [one] Se queda aquí: 1 visita todavía sin datos
       *[other] Se quedan aquí: { $count } visitas todavía sin datos
    }
withheld-educators =
    { $count ->
        [one] Se queda aquí: 1 docente, además de los tres que caben en un renglón
       *[other] Se quedan aquí: { $count } docentes, además de los tres que caben en un renglón
    }
withheld-answers =
    { $count ->
        [one] Se queda aquí: 1 respuesta sin el permiso de ustedes dos
       *[other] Se quedan aquí: { $count } respuestas sin el permiso de ustedes dos
    }
withheld-hopes =
    { $count ->
        [one] Un renglón de la familia se queda aquí: falta que quienes fueron acuerden que puede compartirse.
       *[other] { $count } renglones de la familia se quedan aquí: falta que quienes fueron acuerden que pueden compartirse.
    }
withheld-promises =
    { $count ->
        [one] Algo de lo que quedaron en hacer se queda aquí: no está en la hoja que acordaron.
       *[other] { $count } cosas de las que quedaron en hacer se quedan aquí: no están en la hoja que acordaron.
    }
withheld-changed =
    { $count ->
        [one] Cambió desde que lo acordaron: sale lo acordado, y cambia cuando lo acuerden otra vez.
       *[other] { $count } visitas cambiaron desde que las acordaron: sale lo acordado, y cambia cuando las acuerden otra vez.
    }
withheld-page = La hoja se queda aquí: solo podría decir cómo localizarlos a ustedes.
withheld-headings = Los títulos se quedan como están: aquí no hay palabras en el idioma de esta familia.
withheld-family =
    { $count ->
        [one] Se queda aquí: 1 visita que ustedes dos todavía no acuerdan
       *[other] Se quedan aquí: { $count } visitas que ustedes dos todavía no acuerdan
    }

# ---- the digest, as the coordinator reads it
digest-read-through = Los nombres guardados aquí van tapados. Apellidos y apodos no se conocen aquí: léanlo todo antes.
digest-title = Nuestra reflexión, en nuestras palabras
digest-contains = Qué es esto
digest-contains-text = Respuestas de visitas a las familias, que quienes firmaron aceptaron compartir, palabra por palabra. Los nombres de familias y estudiantes que guarda el equipo van tapados, salvo que las lea personal escolar autorizado. Por favor, que solo se cite lo que lleva esa marca.
digest-for = Para
digest-for-text = La coordinación, y la reunión para reflexionar en grupo
digest-made = Fecha
digest-by = De
digest-visits = Visitas
digest-empty = Aquí no se comparte nada.
digest-visit-1 = primera visita
digest-visit-2 = segunda visita
digest-visit-follow-up = seguimiento
digest-visit-other = otra visita
digest-quotable = Se puede citar, sin nombres
digest-not-quotable = Se comparte, sin citarlo
digest-name = (nombre)
digest-heading-learned = Lo que nos enseñó la familia
digest-heading-teaching = Lo que cambiamos al enseñar
digest-heading-strength = Una fortaleza que nos sorprendió
digest-heading-class-use = Lo que vamos a usar en clase
digest-heading-promises = Lo que quedamos en hacer
digest-heading-assumption = Algo que dábamos por hecho y hoy vemos distinto
digest-heading-differently = Lo que vimos distinto
digest-heading-ask = Lo que le pedimos a la escuela
digest-heading-hopes = Sueños y esperanzas
digest-heading-expectations = Lo que esperamos, de un lado y del otro
digest-heading-goal = La meta que escogimos con la familia
digest-heading-keep-in-touch = Cómo seguimos en contacto
withheld-elsewhere =
    { $count ->
        [one] Se queda aquí: 1 visita cuyo registro guarda tu colega
       *[other] Se quedan aquí: { $count } visitas cuyo registro guarda tu colega
    }
popup-more =
    { $count ->
        [one] 1 más abajo
       *[other] { $count } más abajo
    }
clip-empty = Todavía no se ha copiado, cortado ni borrado nada aquí.
key-capital = { $key } no hace nada aquí; { $small } sí. Quizá están puestas las mayúsculas.
list-below = … { $count } más abajo
list-above = … { $count } más arriba
list-beyond = … { $above } arriba, { $below } abajo
how-to-leave = { $key } sale. Todo se guarda mientras escribes.

# ---- pages that leave
family-page-title = De nuestra visita
family-page-hopes = Sus sueños y esperanzas, en sus palabras
family-page-our-hope = Nuestra esperanza
family-page-taught = Lo que ustedes nos enseñaron
family-page-goal = Nuestra meta juntos
family-page-activity = La actividad que se queda con ustedes
family-page-ours = Lo que quedamos en hacer
family-page-theirs = Lo que ustedes quedaron en hacer
family-page-reach = Cómo localizarnos
family-page-from = Con nuestro agradecimiento,
slip-title = Visita a una familia
slip-visit = Visita
slip-day = Día
slip-what-for = Para qué
slip-place = Tipo de lugar
slip-minutes = Minutos
slip-school = Escuela
slip-funding = Código de fondos
slip-people = Quién fue
slip-name = Nombre
slip-staff-id = Número de personal
slip-role = Como
slip-role-lead = abre la visita
slip-role-partner = colega
slip-role-interpreter = intérprete
slip-confirmed = Confirmó
slip-own-key = con su propia llave
slip-typed = lo escribió su colega
slip-not-yet = todavía no
slip-not-asked = no se le pide
slip-signature = Por la familia: nos visitaron
audit-title = Lo que hay de estas visitas
audit-intro = Quién fue y cómo lo confirmó, qué comprobante hay y quién lo guarda, cuándo se archivó la reflexión y cuándo se envió la visita. El comprobante mismo no se guarda en el programa.
audit-proof = Comprobante
audit-held-by = Lo guarda
audit-filed = Reflexión archivada
audit-sent = Enviado
audit-voided = Se anotó por error: no cuenta
calendar-visit = Visita a una familia
calendar-tomorrow = Mañana es su visita.
calendar-promise = Algo que quedamos en hacer
