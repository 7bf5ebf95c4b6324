# La parte de coordinación: los totales de muchos registros. Aquí se nombra al personal, nunca a estudiantes ni familias.

totals-title = Visitas al hogar: los totales
totals-made = Preparado el { $day }.
totals-only-month = Solo las visitas de { $month }.
totals-chart = Barras con los números de la tabla de al lado:
totals-hidden = Aparte del pago, los números menores que { $smallest } se muestran como <{ $smallest }. Un punto (·) es un número mayor que se oculta porque con él se podría deducir uno pequeño.
totals-tenth = La línea de rayas: la décima parte de los inscritos
totals-read =
    { $files ->
        [one] 1 registro
       *[other] { $files } registros
    }, { $rows } filas leídas; { $visits } visitas contadas. Copias y versiones anteriores que no hacían falta: { $same }. Quedaron fuera: { $left_out_files } archivos, { $left_out_rows } filas. En espera por ser quizás la misma visita: { $held }. Totales anteriores que no se leyeron: { $own }.
totals-without-pay-visits = No hay hoja de pago por visita: tendría { $count } filas. Están en lo que escribe --rows.
totals-draw = Sorteo al azar: { $count } de { $among } visitas, con la semilla { $seed }. Las mismas visitas y la misma semilla dan el mismo sorteo.
totals-more-findings =
    { $count ->
        [one] y 1 más, en cada archivo que se escribe
       *[other] y { $count } más, en cada archivo que se escribe
    }

# Archivos y filas que quedan fuera.
totals-file-not-a-log = No es un registro de visitas: no tiene las columnas record_id y record_version. Sácalo de la carpeta, o pide el registro otra vez.
totals-file-column = A este registro le falta la columna { $column }, y no se contó nada de él. Pídelo otra vez, o vuelve a poner la columna.
totals-file-not-text = Estos bytes no son texto, ni un libro de cálculo, ni un registro sellado. Pide el archivo otra vez.
totals-file-damaged = El archivo está dañado, y no se contó nada de él. Pídelo otra vez.
totals-file-nested = Listas dentro de listas dentro de listas: no es un registro, y no se contó nada de él.
totals-file-bomb = Este libro de cálculo ocuparía mucho más que cualquier registro. No se abrió. Pídelo otra vez, como CSV.
totals-file-old-workbook = Este libro de cálculo es de los antiguos (.xls) o tiene contraseña. Guárdalo como .xlsx sin contraseña.
totals-file-sealed = Este registro está sellado. Nombra tu identidad con --identity.
totals-file-sealed-to-other = Este registro está sellado para otra tarjeta. Pídelo otra vez, sellado para la tarjeta que muestra «homevisit card show».
totals-file-sealed-by-passphrase = Este registro está sellado con una frase secreta. Pídelo otra vez, sellado para tu tarjeta.
totals-file-too-large = El archivo es más grande de lo que se lee de una vez (64 MiB; 32 si es un libro de cálculo, 16 si no está en UTF-8). Divídelo, o pide el registro mes por mes, y guárdalo como CSV UTF-8.
totals-row-cell = Queda fuera: la celda { $column } está vacía o no se puede leer.
totals-row-cell-empty = Se contó, pero la celda { $column } no se puede leer y se tomó como vacía.
totals-column-gone = La columna { $column } no está en este archivo: lo que dice no se cuenta.
totals-days-day-first = Las fechas con diagonales se leen con el día primero, como tienen que leerse otras de este archivo.
totals-days-month-first = Las fechas como 3/4/2026 se leen con el mes primero. Si no es así, pide el registro otra vez.
totals-row-day-unsure = Queda fuera: una fecha puede ser día o mes primero, y este archivo trae de las dos. Escríbela como 2026-10-25.
totals-settled-unknown = { $visit } se nombró como una visita o dos, pero no está en ninguno de estos archivos. Mira cómo está escrito.
totals-row-newer = Queda fuera: la escribió un homevisit más nuevo. Actualiza este.
totals-row-shortened = Queda fuera: una hoja de cálculo acortó el número de { $column } (por ejemplo, 1.2E+11). Pide el registro otra vez y no lo abras con Excel.
totals-row-quote = Queda fuera, hasta la línea { $last }: hay comillas sin cerrar, o una celda con un salto de línea.
totals-row-cut-off = Queda fuera: el archivo termina a mitad de esta fila. Pídelo otra vez.
totals-row-long = Queda fuera: tiene más celdas que columnas hay.
totals-row-not-a-row = Queda fuera: no es una fila de un registro.
totals-more-rows =
    { $count ->
        [one] Quedó fuera 1 fila más.
       *[other] Quedaron fuera { $count } filas más.
    }
totals-more-cells =
    { $count ->
        [one] 1 celda más no se puede leer y se tomó como vacía.
       *[other] { $count } celdas más no se pueden leer y se tomaron como vacías.
    }
totals-conflict = Queda fuera, y también { $others }, que dice otra cosa con la misma identificación y versión. Pregunta a la pareja cuál vale, o quita uno de los archivos.
totals-perhaps-one = { $held } quizás sea la misma visita que { $counts }: el mismo día ({ $day }) y las mismas dos personas. Solo cuenta { $counts } hasta que digas: --one { $counts }={ $held } (es una) o --both { $counts }={ $held } (son dos).
totals-not-on-list = No están en la lista de personal: { $who }. Se paga lo que dice el registro, sin tarifa.

# Listas de personal y de escuelas.
totals-list-not-text = No es un CSV. En la hoja de cálculo, elige Guardar como, y luego CSV UTF-8.
totals-list-empty = La lista está vacía.
totals-list-heading = La primera línea no tiene el encabezado «{ $heading }».
totals-list-id = Queda fuera: no hay identificación.
totals-list-day = Queda fuera: el día no se puede leer. Escríbelo así: 2027-06-30.
totals-list-rate = Queda fuera: la tarifa no se puede leer. Escríbela así: 28.49.
totals-list-twice = Queda fuera: ya está en la lista, más arriba.
totals-list-enrolled = Queda fuera: la inscripción no es un número de 1 en adelante.
totals-list-school = Queda fuera: no hay escuela.

# El pago en la terminal.
totals-pay-units = { $visits ->
        [one] 1 visita
       *[other] { $visits } visitas
    }, { $units ->
        [one] 1 unidad
       *[other] { $units } unidades
    }
totals-pay-expired = { $visits ->
        [one] 1 VISITA DESPUÉS DE TERMINAR SU CAPACITACIÓN
       *[other] { $visits } VISITAS DESPUÉS DE TERMINAR SU CAPACITACIÓN
    }
totals-pay-trained = capacitación hasta { $day }
totals-pay-not-on-list = NO ESTÁ EN LA LISTA DE PERSONAL
totals-pay-due = En total: { $units } unidades, { $sum }.
totals-pay-all = En total: { $units } unidades.
totals-pay-without-rate = De ellas, sin tarifa: { $units } unidades.

totals-table-overview = El programa en números
totals-table-pay = Pago por persona
totals-table-pay-visits = Pago por visita
totals-table-by-month = Visitas por mes
totals-table-by-school = Visitas por escuela
totals-table-by-kind = Visitas por tipo
totals-table-by-mode = Visitas según cómo nos vimos
totals-table-by-outcome = En qué quedaron las visitas
totals-table-practices = Las cinco prácticas
totals-table-selection = Cómo se invitó a las familias
totals-table-bands = Estudiantes por grado
totals-table-per-educator = Cómo se reparten las visitas
totals-table-timing = Primeras visitas y primer día
totals-table-calls = Llamadas antes de la visita
totals-table-draw = Sorteo para la revisión
totals-table-findings = Por resolver y por saber

totals-col-what = Qué
totals-col-number = Número
totals-col-of = De
totals-col-share = Porcentaje
totals-col-staff-id = Identificación
totals-col-name = Nombre
totals-col-site = Plantel
totals-col-visits = Visitas
totals-col-units = Unidades
totals-col-rate = Tarifa
totals-col-amount = Importe
totals-col-on-paper = en papel
totals-col-own-key = clave propia
totals-col-typed-by-partner = lo anotó su pareja
totals-col-not-yet = sin confirmar
totals-col-not-asked = no se le pide
totals-col-trained-through = Capacitación hasta
totals-col-training = Capacitación
totals-col-after-training = Después de la capacitación
totals-col-on-list = En la lista de personal
totals-col-people = A quién preguntar
totals-col-visit = Visita
totals-col-date = Fecha
totals-col-role = Papel
totals-col-confirmed = Confirmación
totals-col-month = Mes
totals-col-school = Escuela
totals-col-students = Estudiantes
totals-col-enrolled = Inscritos
totals-col-tenth = La décima parte o más
totals-col-kind = Tipo
totals-col-mode = Cómo
totals-col-outcome = Resultado
totals-col-practice = Práctica
totals-col-kept = Se cumple
totals-col-state-not-yet = Todavía no
totals-col-unknown = No se sabe
totals-col-selection = Por qué se invitó
totals-col-band = Grado
totals-col-visits-each = Visitas hechas
totals-col-educators = Docentes
totals-col-timing = Cuándo
totals-col-first-visits = Primeras visitas
totals-col-calls = Llamadas antes
totals-col-met = Se hicieron
totals-col-not-met = No se hicieron
totals-col-file = Archivo
totals-col-line = Línea
totals-col-left-out = Queda fuera
totals-col-finding = Qué saber

totals-what-visits = Visitas que cuentan
totals-what-students = Estudiantes a quienes se visitó
totals-what-educators = Docentes que visitaron
totals-what-trained = de ellos, con capacitación vigente
totals-what-pairs = Parejas que visitaron juntas
totals-what-minutes = Minutos de una visita, la de en medio
totals-what-interpreter = Visitas con intérprete
totals-what-before-school = Primeras visitas antes de empezar las clases
totals-what-second = Estudiantes con primera visita que tuvieron una segunda
totals-what-calls-per-visit = Llamadas y mensajes por cada visita

totals-kind-first = primera visita
totals-kind-follow-up = entre la primera y la segunda
totals-kind-second-academic = segunda, aprendizaje
totals-kind-second-college-career = segunda, universidad y carrera
totals-kind-transition = primera visita, escuela nueva
totals-kind-other = otra, o no se dijo
totals-outcome-completed = se hicieron y cuentan
totals-outcome-rescheduled = se cambió de fecha
totals-outcome-family-not-available = la familia no estaba
totals-outcome-cancelled-by-family = la familia canceló
totals-outcome-cancelled-by-staff = canceló la escuela
totals-outcome-declined = dijeron que no
totals-outcome-not-counted = se hicieron, pero no cuentan según las reglas
totals-outcome-unknown = todavía no se dijo
totals-timing-before = antes del primer día
totals-timing-first-month = días 0 a 29
totals-timing-second-month = días 30 a 59
totals-timing-third-month = días 60 a 89
totals-timing-later = día 90 y después
totals-role-lead = dirige
totals-role-partner = acompaña
totals-role-interpreter = interpreta
totals-label-yes = sí
totals-label-no = no
totals-label-unknown = no se dijo
totals-label-no-school = (sin escuela)

cli-totals-nothing = No se encontró ningún registro, y no se contó ni se escribió nada. Nombra la carpeta de los registros.
cli-totals-ending = { $file }: el nombre debe terminar en .xlsx, .html, .csv o .json.
cli-totals-needs-yes = { $file } ya existe. Di --yes para reemplazarlo, o nombra otro archivo con --out.
cli-totals-ask = { $file } ya existe. ¿Reemplazarlo? Escribe s (sí) o n (no):
cli-totals-left = { $file } quedó como estaba.
cli-totals-no-seed = El sistema no da números al azar. Nombra uno con --seed.
cli-totals-passed =
    { $count ->
        [one] No se miró 1 archivo o carpeta más.
       *[other] No se miraron { $count } archivos o carpetas más.
    }
cli-totals-progress = Leyendo: { $at } de { $count } archivos
cli-totals-doing = Al preparar { $file }
cli-totals-written = Escrito: { $files }
cli-totals-not-whole = No se contó todo; lo que quedó fuera está en «Por resolver y por saber».
cli-totals-no-list = { $file } no se puede usar, y no se contó nada.
cli-totals-pair = Escribe dos visitas con un signo de igual en medio, por ejemplo HV-4K7QM=HV-9B2TD.
cli-card-secret = La identidad de coordinación para homevisit. Quien tenga esta línea puede abrir lo que se sella para ti.
cli-card-made = La identidad está en { $file }. Guárdala para ti, con una copia en un lugar seguro; sin ella nadie puede abrir lo que se sella para esta tarjeta. La línea de stdout va en el archivo del plantel: coordinator-card = "age1…"
cli-card-none = { $file } no tiene ninguna identidad. «homevisit card new FILE» crea una.
