### Los textos de Understudy en español. Los mismos nombres que en el archivo inglés, en el mismo orden.
### Se trata de «tú», sin localismos: equipo, archivo, carpeta, gasto. Términos: orden de modelos, modelo
### principal, modelo de respaldo, sustituye, tomó el relevo, proveedor, llavero, historial, copia de
### seguridad, pregunta rápida, simular una caída, chat temporal, papelera.

## Por qué falló un intento, en pocas palabras.

failure-class-unreachable = no se pudo contactar
failure-class-silent = no respondió
failure-class-overloaded = sobrecargado
failure-class-server = tuvo un error
failure-class-rate-limited = demasiadas solicitudes
failure-class-quota = sin crédito
failure-class-key = no aceptó la clave
failure-class-gone = modelo no disponible
failure-class-too-long = conversación demasiado larga
failure-class-refused = se negó a responder
failure-class-request = no aceptó la solicitud
failure-class-empty = dio una respuesta vacía
failure-class-truncated = se cortó
failure-class-cancelled = detenido por ti

## failure-: frases sobre un turno que no terminó en una respuesta.

failure-silent = Sin respuesta en { $seconds } s.
failure-stalled = Sin más texto desde hace { $seconds } s.
failure-unmarked-end = La conexión terminó en mitad de la respuesta.
failure-empty = La respuesta estaba vacía.
failure-tool-calls-too-large = Pidió herramientas con más datos de los que se pueden leer.
failure-cancelled = Detenido por ti. Lo que se mostró se conserva.
failure-no-provider = No hay ningún proveedor configurado. Añade uno en Ajustes o con «understudy provider add».
failure-no-order = Todavía no hay ningún modelo en el orden. Elige uno en Ajustes o con «understudy chain set».
failure-nothing-allowed = Ninguno de los modelos del orden puede usarse para este mensaje.
failure-confined-after = { $lane } se detuvo: { $class }. { $message } Este chat no puede ir a otro sitio. Tu mensaje se conserva.
failure-hedged = Otro modelo, consultado a la vez, fue el primero en responder.
failure-switched = Pasaste al siguiente modelo.
failure-slept = El equipo estuvo suspendido y la conexión se perdió.
failure-confined = Ningún modelo puede responder: este chat no puede ir a otro sitio. Permítelo para este mensaje o indica en el chat adónde puede ir.
failure-no-key = Ningún modelo puede responder: falta una clave. Añádela en Ajustes o con «understudy provider add».
failure-month = El límite de este mes está agotado, y todos los modelos del orden que podrían responder pueden costar algo. Sube el límite en Ajustes, en «Uso», o con «understudy settings set spend.month_usd», o añade al orden un modelo de este equipo. Tu mensaje se conserva.
failure-offline = Este equipo no tiene red, y en el orden no hay ningún modelo propio. Tu mensaje se conserva.
failure-no-window = La conversación es demasiado larga para todos los modelos del orden. Empieza un chat nuevo o añade un modelo con una ventana de contexto mayor.
failure-summary-too-long = Estos mensajes son demasiado largos para resumirlos, incluso en { $most } partes. Pregunta sin ellos o añade un modelo con una ventana de contexto mayor.
failure-no-room = Los archivos de este chat son más de lo que acepta de una vez cualquier modelo del orden. Empieza un chat nuevo, o edita la pregunta y quita archivos.
failure-no-sight = Este chat lleva una imagen, y ningún modelo del orden ve imágenes. Añade uno que pueda, o edita la pregunta y quita la imagen.
failure-no-scans = Uno de los archivos es un PDF sin texto, y ningún modelo del orden lee PDF por sí mismo. Añade uno que pueda o adjunta un PDF con texto.
failure-all-paused = Has pausado todos los modelos que podrían responder. Reanuda uno y vuelve a intentarlo.
failure-turn-one = { $lane } no pudo responder: { $class }. { $message } Tu mensaje se conserva; puedes volver a intentarlo.
failure-turn-all = Ninguno de los { $count } modelos pudo responder. El último fue { $lane }: { $class }. { $message } Tu mensaje se conserva; puedes volver a intentarlo.
failure-turn-broke-off = { $lane } se detuvo en mitad de la respuesta: { $class }. Lo que se mostró se conserva; puedes pedirla de nuevo.
failure-turn-asks = { $lane } se detuvo en mitad de la respuesta: { $class }. Lo que se mostró se conserva; { $next } puede continuarla.
failure-turn-too-dear = { $lane } no pudo seguir: { $class }. Otro modelo podría costar más de { $limit } adicionales, lo máximo que puede costar el relevo en un mensaje (recovery.extra_usd). Tu mensaje se conserva; continúa la respuesta o pídela de nuevo para permitirlo.
failure-turn-not-continued = { $lane } no pudo continuar la respuesta: { $class }. Lo que se mostró se conserva; puedes pedirla de nuevo.
failure-not-continued = Se negó a continuar la respuesta.

## Cómo fue la conexión con un proveedor, o su respuesta; delante va el nombre del proveedor.

failure-wire-dns = No se encontró la dirección { $host }.
failure-wire-refused = Nada responde en { $host }.
failure-wire-connect-timeout = Sin conexión con { $host } en { $seconds } s.
failure-wire-tls = Sin conexión segura con { $host }: { $reason }
failure-wire-connect = Sin conexión con { $host }: { $reason }
failure-wire-proxy = Sin conexión con { $host } a través del proxy { $proxy }: { $reason }. El proxy está en Ajustes, en «Red».
failure-wire-reset = Se perdió la conexión con { $host }.
failure-wire-body = La respuesta de { $host } se cortó a la mitad.
failure-wire-plain-http = No se envió nada a { $host }: con http sin cifrar se podría leer por el camino. Usa https o permite http para este proveedor.
failure-wire-status = La respuesta fue HTTP { $status } sin motivo.
failure-wire-no-reason = No dio ningún motivo.
failure-wire-page = Llegó una página web en lugar de una respuesta.
failure-wire-page-titled = Llegó una página web en lugar de una respuesta: «{ $title }».
failure-wire-redirect = Redirige a otro sitio (HTTP { $status }). Quizá esta red pide iniciar sesión o la dirección ha cambiado.
failure-wire-redirect-to = Redirige a { $host } (HTTP { $status }). Quizá esta red pide iniciar sesión o la dirección ha cambiado.
failure-wire-unreadable = Envió algo que no se puede leer.
failure-wire-no-answer = Envió algo que no es una respuesta.
failure-wire-too-large = Envió un fragmento de más de { $mebibytes } MiB.
failure-wire-broke-off = Se cortó con «{ $reason }».
failure-wire-no-list = No respondió con una lista de modelos.

## Por qué no se adjuntó un archivo. Delante se dice que no se adjuntó, con su nombre.

attach-refused-empty = El archivo está vacío.
attach-refused-too-large = El archivo ocupa más de { $most } MB. Adjunta una parte.
attach-refused-unknown-kind = Este tipo de archivo no se puede leer. Sí las imágenes, los PDF, los textos y los documentos de Office.
attach-refused-old-office = Es un formato antiguo de Office que no se puede leer. Guárdalo como .docx, .pptx o PDF y adjunta ese archivo.
attach-refused-too-many-pixels = La imagen tiene más de { $most } millones de píxeles. Redúcela y vuelve a adjuntarla.
attach-refused-encrypted = El archivo está protegido con una contraseña. Guarda una copia sin ella y adjúntala.
attach-refused-damaged = El archivo está dañado o incompleto. Ábrelo en su propio programa y vuelve a guardarlo.
attach-refused-unpacks-too-large = Al descomprimirse, el archivo ocupa mucho más de lo que aparenta.
attach-refused-took-too-long = La lectura del archivo tardaba demasiado y se detuvo. Adjunta una parte más pequeña.
attach-refused-too-much-memory = La lectura del archivo necesita demasiada memoria y se detuvo. Adjunta una parte más pequeña.
attach-refused-broke = El archivo hizo fallar a su lector. Guárdalo en otro formato y adjunta ese archivo.
attach-refused-not-started = No se pudo leer el archivo porque el programa que lo lee no se inició: { $reason }

## Lo que no se pudo leer de un archivo adjunto.

attach-note-first-pages = Solo se leyeron las primeras { $read } de { $count } páginas.
attach-note-scan = No se encontró texto. Quizá es un documento escaneado, que solo ven los modelos que leen PDF.
attach-note-no-text = No se encontró texto.
attach-note-text-cut = Es demasiado largo: solo se usa la primera parte del texto.
attach-note-first-picture = Solo se usa la primera imagen de la animación.
attach-note-parts-missing = Hay partes dañadas que se omitieron.

## Lo que falló en una operación de la aplicación, cuando no se sabe nada más exacto.

error-code-invalid-input = Eso no se puede usar. Revisa lo que escribiste y vuelve a intentarlo.
error-code-not-found = Eso ya no existe.
error-code-conflict = Ese nombre ya está en uso, o se cambió entretanto. No se cambió nada.
error-code-busy = Se está escribiendo una respuesta en este chat. Detenla o espera, y vuelve a intentarlo.
error-code-no-provider = No hay ningún proveedor configurado. Añade uno con una clave de API o usa un modelo de este equipo.
error-code-keyring-locked = El llavero está bloqueado, así que no se puede leer la clave. No se cambió nada. Desbloquéalo y vuelve a intentarlo.
error-code-keyring-missing = En este sistema no hay llavero. Usa la clave solo durante esta ejecución o ponla en una variable de entorno.
error-code-keyring-failed = El llavero no hizo lo que se le pidió. No se cambió nada. Vuelve a intentarlo o usa la clave solo durante esta ejecución.
error-code-key-refused = El proveedor no aceptó la clave. Revísala o crea otra en la página del proveedor.
error-code-unreachable = No se puede acceder a la dirección del proveedor. Revisa la dirección y tu conexión.
error-code-provider = El proveedor respondió con un error. Vuelve a intentarlo más tarde.
error-code-plain-http = Con http sin cifrar, tu clave y tus chats se podrían leer en la red. Usa https o permite http para este proveedor.
error-code-history-newer = El historial lo escribió una versión más reciente de Understudy. Se dejó como está; actualiza la aplicación para abrirlo.
error-code-history-damaged = El historial está dañado. Se dejó como está. «understudy history check» indica qué se puede leer y qué hay en una copia de seguridad.
error-code-cannot-write = El disco está lleno o no se puede escribir en la carpeta. Libera espacio y vuelve a intentarlo.
error-code-already-running = Understudy ya está en marcha.
error-code-unsupported = A este escritorio le falta lo que eso necesita.
error-code-internal = Ocurrió un fallo que no debería ocurrir. No se perdió nada; vuelve a intentarlo.
error-title = Un título tiene entre 1 y { $most } caracteres.
error-message-empty = El mensaje está vacío. No se envió nada.
error-message-long = El mensaje ocupa más de { $most } MB. No se envió nada; acórtalo.
error-files-many = Un mensaje no puede llevar más de { $most } archivos. No se envió nada.
error-file-empty = «{ $name }» está vacío y no se adjuntó.
error-file-large = «{ $name }» ocupa más de { $most } MB y no se adjuntó. Adjunta una parte.
error-file-refused = «{ $name }» no se adjuntó. { $reason }
error-file-missing = No existe el archivo { $path }. Revisa su nombre y su carpeta.
error-file-folder = { $path } es una carpeta. Adjunta uno a uno los archivos que contiene.
error-file-special = { $path } no es un archivo que se pueda leer hasta el final y no se adjuntó.
error-file-forbidden = No tienes permiso para leer { $path }. Cambia sus permisos o adjunta una copia.
error-file-unreadable = No se pudo leer { $path }: { $reason }
error-file-not-kept = «{ $name }» ya no está adjunto, así que no se envió nada. Adjúntalo de nuevo.
error-file-lost = «{ $name }» falta en la carpeta de adjuntos, así que no se envió nada. Adjunta de nuevo el mismo archivo para recuperarlo, o edita la pregunta y quítalo.
error-file-damaged = «{ $name }» está dañado en este disco, así que no se envió nada. Adjunta de nuevo el mismo archivo para repararlo, o edita la pregunta y quítalo.
error-file-disk = No se pudo leer «{ $name }» de este disco, así que no se envió nada. Vuelve a intentarlo.
file-unnamed = archivo
error-turn-unknown = Esa respuesta ya no se está escribiendo. Está en su chat.
error-chat-of-demo = Este chat pertenece a la demo. Inicia la demo para continuarlo.
error-chat-not-demo = Este chat no forma parte de la demo. Termina la demo para continuarlo.
error-outage-length = Una caída se puede simular durante una hora como máximo.
error-exchange-busy = Hay otra exportación o importación en curso. Espera a que termine o detenla.
error-exchange-stopped = Se detuvo. No se cambió nada.
error-export-chat = Ese chat ya no existe, así que no se escribió nada.
error-export-folder = Esa carpeta ya no existe, así que no se escribió nada.
error-export-write = No se pudo escribir la exportación: { $reason }. Libera espacio o elige otro lugar.
error-import-archive = { $path } es un archivo comprimido dañado o incompleto. No se cambió nada. Descárgalo de nuevo.
error-import-changed = { $path } cambió mientras se leía. No se cambió nada en el historial; impórtalo de nuevo.
error-import-folder = { $path } es una carpeta. Elige el propio archivo de la exportación o comprime la carpeta en un archivo zip.
error-import-gone = Ese archivo ya no se está examinando. Elígelo de nuevo.
error-import-newer = { $path } lo escribió una versión más reciente de Understudy. No se cambió nada; actualiza la aplicación para importarlo.
error-import-unknown = Nada en { $path } es una exportación que Understudy pueda leer. No se cambió nada. Lee sus propias exportaciones e historiales, y los de ChatGPT, Claude, Gemini (Takeout, como JSON), LibreChat, Open WebUI, Cherry Studio y Jan.
error-demo-runs = Los proveedores de práctica de la demo no se pueden cambiar. Termina antes la demo.
error-provider-unknown = No hay ningún proveedor { $name }. Hay estos: { $known }.
error-provider-taken = Ya hay un proveedor llamado { $name }. Elige otro nombre.
error-provider-name = Un nombre tiene entre 1 y { $most } caracteres, sin barra, coma ni salto de línea, y no es «demo».
error-lane = { $lane } no designa un modelo. Escribe proveedor/modelo.
error-kind-unknown = No existe el tipo de proveedor { $kind }. «understudy provider add --help» los enumera.
error-url = { $url } no se puede usar como dirección. Escríbela como https://host/ruta, sin nombre de usuario ni consulta.
error-key-form = Eso no es una clave: está vacía, es demasiado larga o tiene espacios o caracteres que no tiene ninguna clave. Cópiala de nuevo.
error-key-wanted = Este proveedor necesita una clave.
error-key-variable = La variable de entorno { $variable } no está definida. Defínela antes de iniciar Understudy.
error-variable-form = Una variable de entorno solo tiene letras, cifras y guiones bajos.
error-key-refused = El proveedor no aceptó la clave{ $status }: { $message }
error-provider-said = Respuesta del proveedor: { $class }{ $status }: { $message }
error-unreachable = { $reason } Revisa la dirección y tu conexión.
error-models-late = El proveedor no envió a tiempo la lista de sus modelos. Vuelve a intentarlo.
error-chain-long = Un orden de modelos tiene como máximo { $most } modelos.
error-chain-twice = { $lane } está dos veces en el orden de modelos.
error-wish-temperature = Una temperatura es un número entre 0 y { $most }. No se envió nada.
error-wish-max-output = Una respuesta puede tener entre 1 y { $most } tokens. No se envió nada.
error-wish-stop = Como máximo { $most } textos pueden poner fin a una respuesta, ninguno vacío ni de más de { $bytes } bytes. No se envió nada.
error-erase-note = Tus claves se eliminaron. El resto no se pudo eliminar: no se puede escribir en la carpeta de la aplicación. Libera espacio o date permiso para escribir en ella, y vuelve a intentarlo.
error-keys-taken = { $keys } ya lo usa «{ $action }» ({ $other }). No se cambió nada. Asigna antes otras teclas a esa acción, u «off».
error-setting-unknown = No existe el ajuste { $key }. «understudy settings list» los muestra todos.
error-ca-unreadable = No se puede leer el archivo { $path }: { $reason }. No se cambió nada.
error-ca-content = En { $path } no hay ningún certificado de una autoridad, o alguno está dañado. Un archivo PEM empieza con «-----BEGIN CERTIFICATE-----». No se cambió nada.
error-autostart = No se pudo cambiar lo que se inicia con el escritorio: { $reason }. También se puede hacer en los ajustes del propio escritorio.
error-price = Eso no puede ser un precio, así que no se cambió nada. Un precio se da en dólares por millón de tokens, entre 0 y { $most }.
error-price-model = Eso no es el nombre de un modelo, así que no se cambió nada. Un nombre tiene entre 1 y { $most } caracteres en una sola línea.
error-terms-only = Indica al menos un proveedor configurado; no se cambió nada.
error-terms-order = El orden de modelos propio de un chat necesita al menos un modelo; no se cambió nada.
error-folder-name = El nombre de una carpeta tiene entre 1 y { $most } caracteres; no se cambió nada.
error-folder-taken = Ya hay una carpeta llamada «{ $name }». Elige otro nombre.
error-folder-gone = Esta carpeta ya no existe.
error-tags = Un chat tiene como máximo { $most } etiquetas de { $long } caracteres cada una; no se cambió nada.
error-system = Un prompt de sistema tiene como máximo { $most } kilobytes; no se cambió nada.
error-compare-same = El mismo modelo aparece dos veces. Elige modelos distintos para comparar.
error-compare-count = Se pueden poner lado a lado de dos a { $most } respuestas. No se envió nada.
error-library-empty = Un prompt necesita texto. Escribe algo o cancela.
error-library-long = Un texto de la biblioteca tiene como máximo { $most } kilobytes; no se cambió nada.
error-library-name = Un nombre tiene entre uno y { $most } caracteres, y un icono es un solo emoji; no se cambió nada.
error-not-an-answer = Esto no es una respuesta, así que no hay nada que comparar. No se envió nada.
error-not-broken = Esta respuesta no se puede continuar: está completa, no se mostró nada de ella o el chat siguió después. No se envió nada.
error-not-waiting = Este mensaje ya no está en espera.
error-setting-value = { $key } no acepta ese valor. Acepta: { $takes }.

## skip-: por qué se pasó por alto un modelo del orden.

skip-open = caído, nuevo intento a las { $time }
skip-paused = pausado por ti
skip-paused-until = pausado por ti hasta { $time }
skip-no-key = necesita una clave
skip-too-dear = puede costar algo, y el límite de este mes está agotado
skip-on-trial = otro mensaje lo está probando de nuevo
skip-offline = este equipo no tiene red
skip-window = la conversación tiene unos { $needed } tokens, el modelo admite { $window }
skip-images = hace falta un modelo que vea imágenes; este no las ve
skip-scans = hace falta un modelo que lea PDF: uno de los archivos tiene imágenes de texto en lugar de texto
skip-request = los archivos de este chat ocupan { $needed } MB al enviarse, admite { $most } MB
skip-not-allowed = no permitido para este mensaje
skip-confined = no permitido para este chat

## status-: cómo están los proveedores; los primeros son unas palabras junto a un nombre.

status-working = funciona
status-covering = sustituye
status-not-used = aún sin usar
status-not-in-order = fuera del orden de modelos
status-on-this-computer = en este equipo
status-slow = lento, { $duration }
status-slow-unknown = lento
status-down-since = caído desde { $time }
status-paused = pausado
status-paused-until = pausado hasta { $time }
status-out-of-credit = sin crédito
status-model-gone = modelo no disponible
status-key-refused = clave rechazada
status-key-wanted = necesita una clave
status-offline = sin conexión
status-sentence-all-well = Todo va bien.
status-sentence-degraded = Algo va lento o está caído. Tus chats continúan.
status-sentence-lead-failed = Tu modelo principal acaba de fallar. El próximo mensaje lo intentará de nuevo.
status-sentence-lead-down = Tu modelo principal está caído. Tus chats continúan.
status-sentence-nobody = Tu modelo principal está caído y ningún modelo de respaldo puede responder.
status-sentence-needs-you = Un proveedor te necesita.
status-sentence-offline = Este equipo no tiene conexión.
status-sentence-no-model = Todavía no se ha elegido ningún modelo.
status-detail-covering = { $lead } no responde desde { $since }. { $backup } lo sustituye.
status-detail-covering-key = { $lead } no se puede usar ahora. { $backup } lo sustituye.
status-detail-covering-paused = Has pausado { $lead }. En su lugar responde { $backup }.
status-detail-covering-once = { $lead } acaba de fallar. { $backup } lo sustituye.
status-detail-nobody = { $lead } no responde desde { $since }. El próximo mensaje probará el modelo que antes se recupere.

status-outage-simulated = caída simulada
status-made = { $words }, caída simulada
status-detail-simulated = Se simula una caída de { $name } hasta { $until }.
status-no-traffic = sin tráfico
status-failed-of = { $failed } de { $asked } con fallo
status-percent = { $percent } %
status-page-says = En su página de estado, { $time }: { $words }
status-page-says-undated = En su página de estado: { $words }
status-incident-unknown = falló
status-simulated = simulado
status-covered =
    { $count ->
        [one] sustituyó en un mensaje
       *[other] sustituyó en { $count } mensajes
    }
status-day = Últimas 24 horas: { $parts }
status-day-quiet = Últimas 24 horas: sin tráfico
status-day-down =
    { $count ->
        [one] caído durante media hora
       *[other] caído durante { $count } medias horas
    }
status-day-failing =
    { $count ->
        [one] algunos fallos en media hora
       *[other] algunos fallos en { $count } medias horas
    }
status-day-slow =
    { $count ->
        [one] lento durante media hora
       *[other] lento durante { $count } medias horas
    }
status-day-fine =
    { $count ->
        [one] bien durante media hora
       *[other] bien durante { $count } medias horas
    }
status-day-paused =
    { $count ->
        [one] pausado durante media hora
       *[other] pausado durante { $count } medias horas
    }
status-day-none =
    { $count ->
        [one] sin tráfico durante media hora
       *[other] sin tráfico durante { $count } medias horas
    }

## outage-: lo que dice una caída simulada en lugar del proveedor.

outage-refused = Esta caída es simulada. No se envió nada.
outage-broke-off = La caída que estás simulando cortó la respuesta.

## setting-: qué hace cada ajuste, en la pantalla de ajustes y en «settings list».

setting-answer-effort = Cuánto razonan los modelos antes de responder; auto para el modo propio del modelo.
setting-answer-max-output = Lo más larga que puede ser una respuesta, en tokens; auto para el límite propio del modelo.
setting-checks-messages = Si a un modelo que calló o estaba sobrecargado se le pide una palabra de vez en cuando, como máximo 24 veces al día, para ver si vuelve a responder. Solo donde eso cuesta menos de dos centavos.
setting-hedge = Si se consulta también el siguiente modelo cuando uno tarda más de lo habitual; sigue el que empieza primero, y el otro se paga hasta donde llegó.
setting-order-by = A quién se consulta primero cuando un chat no tiene un orden propio: hand, como tú los pones; speed, quien suele empezar antes; price, quien cuesta menos.
setting-recovery-extra-usd = Lo máximo, en dólares estadounidenses, que puede costar el relevo en un mensaje además del primer intento; auto para 5.
setting-quick-kept-s = Durante cuántos segundos se conserva la pregunta rápida oculta, para que se abra al instante. Con 0 se libera su memoria al ocultarla.
setting-quick-order = A quién se consulta en una pregunta rápida nueva: order es el orden de modelos, last es el orden del último chat; el identificador de un proveedor y un modelo, con una barra en medio, ponen ese modelo primero.
setting-recovery = Qué se hace cuando una respuesta se corta: continue deja que el siguiente modelo la continúe, restart le hace responder de nuevo, ask conserva lo mostrado y te pregunta.
setting-answer-temperature = Con cuánta libertad eligen las palabras los modelos, de 0 a 2; auto para el modo propio del modelo.
setting-history-bin-days = Cuántos días permanecen en la papelera los chats eliminados antes de desaparecer para siempre.
setting-network-ca-file = Un archivo con otras autoridades en las que confían las conexiones https, además de las del sistema.
setting-network-proxy = El proxy por el que pasan las solicitudes: el del sistema, ninguno o una dirección. A este equipo siempre se le consulta directamente.
setting-graphics-safe = Si la ventana se dibuja sin la tarjeta gráfica; auto lo hace tras un inicio que no mostró nada.
setting-backups-kept = Cuántas copias de seguridad diarias se conservan; con 0 no se hace ninguna
setting-limits-connect-ms = Cuánto puede tardar en establecerse la conexión con un proveedor.
setting-limits-headers-ms = Cuánto puede tardar un proveedor en empezar su respuesta.
setting-limits-first-content-ms = Cuánto puede tardar un proveedor hasta su primera palabra.
setting-limits-gap-ms = Cuánto puede pararse una respuesta a la mitad.
setting-limits-reasoning-gap-ms = Cuánto puede pararse un modelo mientras razona.
setting-keys = Teclas para «{ $action }», en la ventana.
setting-notify-main-model = Si el escritorio avisa cuando el modelo principal se cae y cuando vuelve.
setting-notify-answers = Si el escritorio avisa cuando hay una respuesta y la ventana no está delante.
setting-notify-needs-you = Si el escritorio avisa, una vez al día, cuando un proveedor te necesita.
setting-notify-waiting = Si el escritorio avisa cuando se envió un mensaje que estaba en espera.
setting-notify-spend = Si el escritorio avisa cuando se ha usado la mayor parte del límite del mes y cuando se ha usado entero.
setting-notify-needed-on = El día en que se avisó por última vez de que un proveedor te necesita.
setting-palette-recent = Las últimas acciones elegidas en la paleta.
setting-shortcut-quick = Las teclas que abren la pregunta rápida desde cualquier sitio; vacío para ninguna.
setting-shortcut-offered = Si se ofreció el atajo.
setting-spend-month-usd = Lo máximo, en dólares estadounidenses, que puede costar un mes natural, hasta donde se conocen los gastos; off para ningún límite. Se te avisa a las cuatro quintas partes; al llegar al límite solo se consultan modelos gratuitos.
setting-start-with-desktop = Si Understudy se inicia con el escritorio, en la bandeja del sistema.
setting-start-backup-offered = Si se ofreció un modelo de respaldo tras la primera respuesta.
setting-start-desktop-told = Si se dijo qué le falta a este escritorio.
setting-status-pages = Si se lee la página de estado pública de un fabricante mientras uno de sus modelos está caído. Se consulta sin clave y solo sirve de explicación.
setting-titles-by-model = Si a la primera respuesta de un chat le sigue una solicitud breve de un título, al modelo más barato de los fabricantes a los que fue el chat. Si no, el título son sus primeras palabras.
setting-tray-close-to-tray = Si Understudy sigue en la bandeja del sistema al cerrar la ventana.
setting-tray-hint-shown = Si se dijo que Understudy sigue en la bandeja del sistema.
setting-tray-panel = El color del panel en el que está el icono de la bandeja; auto sigue al escritorio.
setting-tray-recent = Qué chats recientes se nombran en el menú de la bandeja: todos, solo los que pueden ir a cualquier sitio del orden de modelos, o ninguno.
setting-ui-contrast = Cuánto destacan las palabras y las líneas: como el sistema, o más.
setting-ui-language = El idioma de la aplicación: inglés (en), alemán (de), chino (zh), japonés (ja), español (es) o el del sistema. Lo que escribe --json está siempre en inglés.
setting-ui-theme = Claro, oscuro o como el sistema.
setting-ui-zoom = El tamaño de todo en la ventana, en porcentaje.
setting-window-kept-s = Durante cuántos segundos se conserva la ventana de chat oculta, para que se abra al instante. Con 0 se libera su memoria al ocultarla.
setting-window-main = Dónde estuvo la ventana por última vez.
setting-window-quick = Qué ancho tiene la pregunta rápida y qué alto llega a tener.
setting-takes-keys = off, o teclas como Ctrl+Shift+F: Ctrl, Alt y Shift en este orden y luego una tecla; ninguna de las que editan texto
setting-takes-file = la ruta completa de un archivo PEM, o nada
setting-takes-proxy = system, none, o una dirección como http://proxy.example:3128, sin usuario ni contraseña
setting-takes-millis = auto, o de { $least } a { $most } milisegundos
setting-takes-number = de { $least } a { $most }
setting-takes-number-or-auto = auto, o de { $least } a { $most }
setting-takes-decimal = auto, o un número de { $least } a { $most }
setting-takes-dollars-or-off = off, o dólares estadounidenses de 0 a { $most }
setting-takes-text = un texto breve

## action-: lo que se puede hacer en la ventana, en la paleta y en la lista de teclas.

action-palette = Paleta de comandos
action-new-chat = Chat nuevo
action-new-temporary = Chat temporal nuevo
action-search = Buscar en todos los chats
action-chat-before = Ir al chat de arriba
action-chat-next = Ir al chat de abajo
action-composer = Ir al campo del mensaje
action-status = Estado de los proveedores
action-stored = Archivados y papelera
action-settings = Ajustes
action-shortcuts = Teclas de la ventana
action-model-order = Cambiar el orden de modelos
action-find = Buscar en este chat
action-rename = Cambiar el nombre de este chat
action-pin = Fijar o soltar este chat
action-tags = Etiquetas de este chat
action-chat-settings = Ajustes de este chat
action-duplicate = Duplicar este chat
action-export = Exportar este chat
action-archive = Archivar este chat o recuperarlo
action-delete = Eliminar este chat
action-stop = Detener la respuesta
action-switch-now = Dejar un modelo lento por el siguiente
action-redo = Pedir de nuevo la última respuesta
action-copy-answer = Copiar la última respuesta
action-copy-chat = Copiar este chat
action-edit-last = Editar la última pregunta
action-theme = Siguiente tema: sistema, claro, oscuro
action-zoom-in = Más grande
action-zoom-out = Más pequeño
action-zoom-reset = Tamaño habitual
action-quit = Salir de Understudy

## keys-: nombres de teclas, y cómo cambiar las de una acción.

keys-ctrl = Ctrl
keys-alt = Alt
keys-shift = Mayús
keys-super = Super
keys-name = { $key ->
    [Escape] Esc
    [Space] Espacio
    [Enter] Intro
    [Backspace] Retroceso
    [Delete] Supr
    [Insert] Insert
    [Home] Inicio
    [End] Fin
    [PageUp] Re Pág
    [PageDown] Av Pág
    [ArrowUp] ↑
    [ArrowDown] ↓
    [ArrowLeft] ←
    [ArrowRight] →
    [Plus] +
   *[other] { $key }
}
keys-none = ninguna
keys-group = { $group ->
    [chat] En un chat
    [answer] Respuestas
    [look] Aspecto
   *[app] En todas partes
}
keys-change = Cambiar
keys-change-label = Cambiar las teclas de «{ $action }», ahora { $keys }
keys-recording = Pulsa las teclas nuevas. Esc conserva las anteriores.
keys-recording-escape = Pulsa las teclas nuevas. Un clic en otro lugar conserva las anteriores.
keys-plain = Añade Ctrl o Alt: una tecla sola es para escribir.
keys-editing = { $keys } edita texto en todos los campos, así que no se puede usar aquí.
keys-taken = { $keys } ya lo usa «{ $action }».
keys-take = Quitárselas a «{ $action }»
keys-keep = Dejarlas ahí
keys-off-label = Sin teclas para «{ $action }»
keys-reset-label = Restablecer las teclas de «{ $action }» a { $keys }
keys-reset-all = Restablecer todas las teclas
keys-reset-done = Todas las teclas están como al principio.
keys-set = «{ $action }» tiene ahora { $keys }.
keys-filter = Filtrar por nombre o teclas
keys-filter-none = Ninguna acción tiene este nombre o estas teclas.
keys-fixed = Teclas que no cambian
keys-fixed-send = Enviar el mensaje
keys-fixed-line = Línea nueva en el mensaje
keys-fixed-back = Cerrar lo que está abierto o volver al chat
keys-fixed-find = Siguiente resultado al buscar
keys-fixed-menu = Moverse por menús y listas

## palette-: todo por su nombre.

palette-field = Escribe una acción, un chat, un modelo o un ajuste
palette-group = { $group ->
    [recent] Últimos usados
    [chats] Chats
    [models] Modelos
    [assistants] Asistentes
    [settings] Ajustes
   *[actions] Acciones
}
palette-archived = archivado
palette-assistant = Chat nuevo con { $name }
palette-model-first = Consultar primero a { $model } en este chat
palette-model-redo = Pedir de nuevo la última respuesta con { $model }
palette-none = Nada tiene este nombre.
palette-none-hint = Quizá se encuentre con otras palabras. O se dijo en un chat.
palette-none-search = Buscarlo en todos los chats
palette-count = { $count ->
    [0] No se encontró nada
    [one] Una línea
   *[other] { $count } líneas
}

## Formatos comunes.

time-seconds = { $seconds } s
time-minutes = { $minutes } min
time-hours = { $hours } h
time-hours-minutes = { $hours } h { $minutes } min
time-days = { $days ->
    [one] 1 día
   *[other] { $days } días
}
time-other-day = { $date } { $time }
money-usd = { $amount } US$
money-usd-tiny = menos de 0,0001 US$
size-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB

## Copias de seguridad, y lo que hay de un historial dañado.

backup-kind-before-update = antes de una actualización
backup-kind-by-hand = manual
backup-kind-daily = diaria
backup-unreadable = no se puede leer
history-content = { $chats ->
    [one] 1 chat
   *[other] { $chats } chats
}, { $messages ->
    [one] 1 mensaje
   *[other] { $messages } mensajes
}, el más reciente: { $newest }
history-content-nothing = ningún día
rescue-backup = La copia de seguridad íntegra más reciente es de { $when }: { $what }.
rescue-no-backup = No hay ninguna copia de seguridad íntegra.
rescue-nothing = No se puede leer nada del historial.
rescue-doing = Poniéndolo en su sitio…
rescue-looking = El historial está dañado. Comprobando qué se puede leer…
rescue-readable = Del historial dañado se puede leer esto: { $what }. { $lost ->
    [0] No se encontró nada más.
    [one] 1 lugar no se puede leer.
   *[other] { $lost } lugares no se pueden leer.
}
rescue-title = El historial está dañado
rescue-way-backup = Usar la copia de seguridad
rescue-way-backup-what = De { $when }: { $what }. Lo que vino después no se incluye.
rescue-way-both = Usar ambas cosas a la vez
rescue-way-both-what = Todo lo que se puede leer y, de la copia de seguridad, lo que se ha perdido.
rescue-way-readable = Usar lo que se puede leer
rescue-way-readable-what = { $what }. { $lost ->
    [0] No se encontró nada más.
    [one] 1 lugar no se puede leer.
   *[other] { $lost } lugares no se pueden leer.
}
rescue-what = No se ha cambiado nada, y no se eliminará nada: los archivos dañados se conservan en la carpeta { $aside }. Elige con qué sigue Understudy.

## Tus datos, en los ajustes.

data-backups-bad = Esta copia de seguridad no se puede restaurar
data-backups-failed-list = No se pueden mostrar las copias de seguridad
data-backups-failed-make = No se hizo ninguna copia de seguridad
data-backups-failed-remove = La copia de seguridad no se quitó
data-backups-failed-restore = No se restauró nada
data-backups-files = Archivos
data-backups-files-missing = { $count ->
    [one] Falta 1 archivo adjunto. Su mensaje está, pero sin él.
   *[other] Faltan { $count } archivos adjuntos. Sus mensajes están, pero sin ellos.
}
data-backups-has = Contiene
data-backups-kept = Copias de seguridad diarias que se conservan
data-backups-kept-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
data-backups-kept-none = Ninguna
data-backups-leave = No restaurar
data-backups-left = No se restaura nada.
data-backups-look = Copia de seguridad de { $when }
data-backups-looking = Leyéndola entera…
data-backups-made = Copia de seguridad hecha: { $what }.
data-backups-make = Hacer una copia ahora
data-backups-none = Todavía no hay ninguna copia de seguridad. La primera se hace sola, unos minutos después del inicio.
data-backups-of = Copia de seguridad de { $when }
data-backups-ready = La copia de seguridad está lista. Understudy se reinicia y la pone en el lugar del historial. Lo que hay ahora quedará en la carpeta { $aside }.
data-backups-remove = Quitar
data-backups-remove-label = Quitar la copia de seguridad de { $when }
data-backups-remove-title = ¿Quitar esta copia de seguridad?
data-backups-remove-what = La copia de seguridad de { $when } se elimina del disco. Tus chats y las demás copias se conservan.
data-backups-removed = Se quitó la copia de seguridad de { $when }.
data-backups-restore = Restaurar…
data-backups-restore-label = Restaurar la copia de seguridad de { $when }
data-backups-restore-now = Restaurar y reiniciar
data-backups-restart = Reiniciar
data-backups-sentence = Se hacen solas una vez al día, se comprueban y se guardan junto a tus chats.
data-backups-size = Tamaño
data-backups-title = Copias de seguridad
data-backups-restoring = Preparándola. Understudy se reinicia en un momento…
data-backups-what-happens = Understudy se cierra, pone esta copia de seguridad en el lugar del historial y vuelve a abrirse. El historial actual no se elimina: se guarda en una carpeta contigua.
data-backups-waits = Una copia de seguridad espera para ocupar el lugar del historial. Otro programa tiene abierto el historial, por ejemplo Understudy en un terminal. Ciérralo y luego reinicia.
data-backups-what-ends = Si se está escribiendo una respuesta, se detiene; lo que haya de ella queda en el historial que se aparta. Los chats temporales terminan. Solo se vuelve a pedir una clave si era para esta ejecución o si la dirección de un proveedor es otra.
data-only-read = No se puede escribir en la carpeta { $folder }. Puedes leer tus chats, buscar en ellos y exportarlos. No se envían mensajes ni se guardan cambios hasta que se pueda volver a escribir en la carpeta y se reinicie Understudy.
data-unstored = { $count ->
    [one] El disco no tiene espacio. 1 respuesta está solo en la memoria
   *[other] El disco no tiene espacio. { $count } respuestas están solo en la memoria
} ({ $size }). Libera espacio: lo que está en la memoria se guardará solo. No cierres la aplicación antes.

## Lo que se dice una vez sobre la seguridad del historial.

told-restored = Se restauró la copia de seguridad. Lo que había antes está en la carpeta { $aside }; no se eliminó nada.
told-safe-graphics = El último inicio no mostró ninguna ventana, así que este usa los gráficos seguros. Son más lentos; el interruptor está en Ajustes, en «Escritorio».
trouble-backup = No se hizo la copia de seguridad de hoy. { $reason }
trouble-history = El historial tiene partes dañadas. No se cambió nada. Ejecuta «understudy history check» para ver qué se puede hacer.

## Las claves y el llavero.

error-key-locked = El llavero está bloqueado, así que no se puede leer la clave. No se cambió nada. Desbloquéalo y vuelve a intentarlo.
error-key-missing = No hay ninguna clave guardada para este proveedor. Introdúcela de nuevo.
error-key-other-address = La clave se introdujo para { $address } y no se envía a ningún otro sitio. Introdúcela de nuevo para la dirección nueva.
error-key-no-keyring = En este sistema no hay llavero. Usa la clave solo durante esta ejecución o ponla en una variable de entorno.
error-key-timed-out = El llavero no respondió a tiempo. No se cambió nada. Vuelve a intentarlo o usa la clave solo durante esta ejecución.
error-key-failed = El llavero respondió con un error: { $reason }. No se cambió nada. Vuelve a intentarlo o usa la clave solo durante esta ejecución.

## El historial en el disco.

history-copy-title = { $title } (copia)
error-history-importing = Hay una importación en curso que retuvo el historial demasiado tiempo. No se cambió nada; vuelve a intentarlo cuando termine o detenla.
error-history-locked = Otro programa está usando el historial. No se cambió nada; vuelve a intentarlo en un momento.
error-history-foreign = El archivo que está en el lugar del historial es una base de datos de otro programa. Se dejó como está; muévelo o usa otra carpeta.
error-history-newer = El historial tiene la versión { $found }; este Understudy conoce la versión { $known }. Se dejó como está; actualiza la aplicación para abrirlo.
error-history-no-backup = Este archivo no es una copia de seguridad de Understudy. No se cambió nada; elige otro archivo.
error-history-no-room = No hay espacio suficiente en el disco: se necesitan { $needed } y hay { $free } libres. No se cambió nada; libera espacio y vuelve a intentarlo.
error-history-other = Algo falló en el historial: { $reason }. No se perdió nada; vuelve a intentarlo.

## Lo que sale del historial y lo que entra en él.

chat-export-json = Exportar para guardar…
chat-export-markdown = Exportar para leer…
data-cancel = Cancelar
data-done = { $chats ->
    [0] Ningún chat era nuevo
    [one] Un chat nuevo
   *[other] { $chats } chats nuevos
}, { $messages ->
    [0] ningún mensaje era nuevo.
    [one] un mensaje nuevo.
   *[other] { $messages } mensajes nuevos.
}
data-done-deleted = { $count ->
    [one] Un chat se eliminó aquí y sigue eliminado.
   *[other] { $count } chats se eliminaron aquí y siguen eliminados.
}
data-done-more = { $count ->
    [one] Se añadió algo a un chat que ya estaba.
   *[other] Se añadió algo a { $count } chats que ya estaban.
}
data-export = Exportar
data-export-json = Exportar todo
data-export-json-what = Un archivo con todos los chats, ramas y archivos adjuntos, tus prompts y tus proveedores con sus direcciones, para guardarlo o volver a importarlo. Sin claves.
data-export-markdown = Exportar para leer
data-export-markdown-what = Todos los chats como Markdown, con los modelos que respondieron y dónde uno tomó el relevo.
data-exported = { $chats ->
    [one] Se escribió un chat
   *[other] Se escribieron { $chats } chats
} en { $path }
data-exported-missing = { $count ->
    [one] Un archivo adjunto ya no está en este disco, así que solo se incluye su nombre.
   *[other] { $count } archivos adjuntos ya no están en este disco, así que solo se incluyen sus nombres.
}
data-exported-folder = Los chats de «{ $name }» se escribieron en { $path }
data-exported-one = El chat se escribió en { $path }
data-found-chats = Chats
data-found-dates = Fechas
data-found-files = Archivos
data-found-known = Ya estaban aquí
data-found-messages = Mensajes
data-found-providers = Proveedores
data-found-source = Es { $source ->
    [own] una exportación de Understudy
    [history] un historial de Understudy
    [chat-gpt] una exportación de ChatGPT
    [claude] una exportación de Claude
    [gemini] una exportación de Gemini
    [libre-chat] una exportación de LibreChat
    [open-web-ui] una exportación de Open WebUI
    [cherry-studio] una copia de seguridad de Cherry Studio
   *[jan] una carpeta de Jan
}
data-found-span = De { $first } a { $last }
data-import = Importar
data-import-choose = Elegir un archivo…
data-import-now = Importar
data-import-what = Una exportación de Understudy, ChatGPT, Claude, Gemini (Takeout, como JSON), LibreChat, Open WebUI, Cherry Studio o Jan, o el historial de otro equipo. Ves lo que contiene antes de que cambie nada. Importar dos veces no cambia nada.
data-notes = Lo que no se pudo leer
data-stop = Detener
data-working-export = Exportando…
data-working-import = Importando…
data-working-look = Leyendo…
export-choose = Exportar chats
export-file = { $name }.{ $format ->
    [json] json
   *[markdown] md
}
export-file-name = understudy
import-choose = Importar chats

import-providers = { $count ->
    [one] También se importó un proveedor. Está pausado y no tiene clave: dale una y reanúdalo para usarlo.
   *[other] También se importaron { $count } proveedores. Están pausados y no tienen claves: dales una y reanúdalos para usarlos.
}
import-providers-found = { $count ->
    [one] También se importará un proveedor, pausado y sin su clave.
   *[other] También se importarán { $count } proveedores, pausados y sin sus claves.
}
import-source = { $source ->
    [own] una exportación de Understudy
    [history] un historial de Understudy
   *[other] { $source }
}
import-note = { $trouble ->
    [broken] { $count ->
        [one] Una entrada de un chat o de un archivo está dañada o no está escrita como lo hace su servicio. Se omitió.
       *[other] { $count } entradas de chats o de archivos están dañadas o no están escritas como lo hace su servicio. Se omitieron.
    }
    [unsound] { $count ->
        [one] Un chat se contradice (un mensaje se sigue a sí mismo o se escribió en el futuro). Se omitió.
       *[other] { $count } chats se contradicen (hay mensajes que se siguen a sí mismos o se escribieron en el futuro). Se omitieron.
    }
    [too-long] { $count ->
        [one] Un chat es más grande de lo que se lee de uno. Se omitió.
       *[other] { $count } chats son más grandes de lo que se lee de uno. Se omitieron.
    }
    [empty] { $count ->
        [one] Un chat no tiene mensajes. Se omitió.
       *[other] { $count } chats no tienen mensajes. Se omitieron.
    }
    [ended] El archivo se corta antes de su final o está dañado ahí. Se leyó lo que hay antes.
    [bomb] Al descomprimirse, el archivo ocupa mucho más de lo que aparenta. La lectura se detuvo ahí.
    [file-missing] { $count ->
        [one] Se nombra un archivo adjunto que no está en la exportación. Se conserva su nombre.
       *[other] Se nombran { $count } archivos adjuntos que no están en la exportación. Se conservan sus nombres.
    }
    [file-damaged] { $count ->
        [one] Un archivo adjunto está dañado. Se conserva su nombre.
       *[other] { $count } archivos adjuntos están dañados. Se conservan sus nombres.
    }
   *[file-too-large] { $count ->
        [one] Un archivo adjunto es más grande de lo que se guarda de uno. Se conserva su nombre.
       *[other] { $count } archivos adjuntos son más grandes de lo que se guarda de uno. Se conservan sus nombres.
    }
}
markdown-begins = Un comienzo propio.
markdown-dates = Empezado { $created }, último mensaje { $updated }.
markdown-file = Adjunto: { $name }
markdown-follows = Sigue al mensaje { $number }.
markdown-model = Modelo
markdown-reasoning = Razonamiento:
markdown-seam = { $mode ->
    [restart] { $from }: { $why }. { $to } tomó el relevo y empezó de nuevo.
   *[continue] { $from }: { $why }. { $to } tomó el relevo aquí.
}
markdown-system = Lo que se les dice a los modelos antes de este chat:
markdown-untitled = Chat sin título
markdown-you = Tú

## La ventana del chat.

chat-new = Chat nuevo
chat-new-with = Chat nuevo con un asistente
chat-status = Estado
chat-settings = Ajustes
chat-untitled = Chat nuevo
chat-list-empty = Aquí aparecerán tus chats.
chat-day = { $day ->
    [today] Hoy
    [yesterday] Ayer
    [week] Últimos 7 días
    [month] Últimos 30 días
   *[older] Anteriores
}
chat-item-menu = Más sobre «{ $title }»
chat-rename = Cambiar nombre
chat-rename-label = Título del chat
chat-delete = Eliminar
chat-copy-chat = Duplicar
chat-pinned = Fijados
chat-pin = Fijar
chat-unpin = Soltar
chat-move = Mover a una carpeta…
chat-move-head = Mover a
chat-move-none = Ninguna carpeta
chat-move-new = Carpeta nueva…
chat-folders = Carpetas
chat-folder-new = Carpeta nueva
chat-folder-name = Nombre de la carpeta
chat-folder-menu = Más sobre la carpeta «{ $name }»
chat-folder-rename = Cambiar nombre
chat-folder-delete = Eliminar la carpeta y conservar sus chats
chat-folder-deleted = Se eliminó la carpeta «{ $name }». Sus chats están en la lista.
chat-folder-empty = Todavía no contiene chats.
chat-tags = Etiquetas…
chat-tags-title = Etiquetas de este chat
chat-tags-label = Etiquetas
chat-tags-hint = Unas pocas palabras, separadas por comas.
chat-tags-removed = El chat tiene ahora menos etiquetas.
chat-tags-others = Etiquetas de otros chats
chat-tags-keep = Guardar
chat-tag-filter = Mostrar los chats con una etiqueta
chat-tag-all = Todos los chats
chat-archive = Archivar
chat-archived = El chat está archivado.
chat-unarchive = Devolver a la lista
chat-unarchived = El chat está de nuevo en la lista.
chat-stored = Archivados y papelera
chat-list-more = Mostrar chats anteriores
chat-arrange = Ajustes del chat
chat-arrange-new = Ajustes del chat nuevo
chat-arrange-system = Lo que se les dice a los modelos antes de este chat
chat-arrange-system-hint = Por ejemplo: Eres una profesora paciente. Responde con frases cortas.
chat-arrange-order = Un orden de modelos propio
chat-arrange-order-default = Este chat usa el orden de modelos predeterminado.
chat-arrange-order-own = Este orden es solo para este chat; el predeterminado sigue como está.
chat-arrange-order-one = el orden propio de un chat necesita un modelo. Desactívalo para volver al orden predeterminado.
chat-arrange-effort = Razonamiento
chat-arrange-temperature = Temperatura
chat-arrange-temperature-what = De 0, exacta, a 2, libre.
chat-arrange-longest = Respuesta más larga
chat-arrange-longest-what = En tokens; 1000 son unas 600 palabras en español.
chat-arrange-as-set = Como en Ajustes
chat-arrange-done = Listo
chat-leave-out = { $count ->
    [one] Sin el más antiguo de los { $of } mensajes cabe en { $model }. Permanece en el chat y no se envía con esta pregunta.
   *[other] Sin los { $count } más antiguos de los { $of } mensajes cabe en { $model }. Permanecen en el chat y no se envían con esta pregunta.
}
chat-leave-out-do = { $count ->
    [one] Preguntar sin el mensaje más antiguo
   *[other] Preguntar sin los { $count } más antiguos
}
chat-leave-out-none = Tu pregunta y sus archivos, por sí solos, son demasiado largos para todos los modelos del orden. Acórtala o añade un modelo con una ventana de contexto mayor.
chat-leave-out-summary = Preguntar con un resumen de ellos
chat-leave-out-summary-what = { $count ->
    [one] Primero se le pide el resumen a { $model }: una solicitud más, con todos estos mensajes.
   *[other] Primero se le pide el resumen a { $model }, parte por parte: { $count } solicitudes más, con todos estos mensajes.
}
chat-leave-out-summing = Resumiendo…
chat-leave-out-no-summary = Son demasiado largos para un resumen.
chat-left-out-summary = Lo que se envió en su lugar
chat-left-out = { $count ->
    [one] El mensaje más antiguo no se envió con esta pregunta.
   *[other] Los { $count } mensajes más antiguos no se enviaron con esta pregunta.
}
chat-spend-near = Este mes se han usado { $cost } de { $limit }, hasta donde se conocen los gastos.
chat-spend-over = El límite de este mes, { $limit }, está agotado. Solo se consultan los modelos gratuitos y los de este equipo.
chat-spend-show = Uso
chat-deleted = Se eliminó el chat.
chat-undo = Deshacer
chat-close = Cerrar
chat-dismiss = Descartar
chat-retry = Volver a intentarlo
chat-broken = Understudy no pudo iniciarse
chat-provider-row = { $name }: { $words }
chat-switch = { $class ->
    [unreachable] No se pudo contactar con { $from }. { $to } tomó el relevo.
    [silent] { $from } no respondió a tiempo. { $to } tomó el relevo.
    [overloaded] { $from } se detuvo, sobrecargado. { $to } tomó el relevo.
    [rate-limited] { $from } tenía demasiadas solicitudes. { $to } tomó el relevo.
    [quota] { $from } no tiene crédito. { $to } tomó el relevo.
    [key] { $from } no aceptó la clave. { $to } tomó el relevo.
    [gone] { $from } no está disponible. { $to } tomó el relevo.
    [too-long] El chat es demasiado largo para { $from }. { $to } tomó el relevo.
    [refused] { $from } se negó a responder. { $to } tomó el relevo.
    [request] { $from } no aceptó la solicitud. { $to } tomó el relevo.
    [empty] { $from } dio una respuesta vacía. { $to } tomó el relevo.
    [truncated] { $from } se cortó. { $to } tomó el relevo.
    [cancelled] Dejaste { $from }. { $to } tomó el relevo.
    [hedged] { $from } iba lento. { $to }, consultado a la vez, respondió primero.
   *[server] { $from } tuvo un error. { $to } tomó el relevo.
}
chat-switch-several = { $count } modelos no pudieron responder. { $to } tomó el relevo.
chat-seam = { $mode ->
    [restart] { $class ->
        [truncated] { $from } se cortó. { $to } respondió de nuevo.
        [cancelled] Dejaste { $from }. { $to } respondió de nuevo.
       *[other] { $from } se detuvo: { $words }. { $to } respondió de nuevo.
    }
   *[continue] { $class ->
        [truncated] { $from } se cortó. { $to } continuó.
        [cancelled] Dejaste { $from }. { $to } continuó.
       *[other] { $from } se detuvo: { $words }. { $to } continuó.
    }
}
chat-seam-here = Desde esta línea, de { $to }
chat-gap = { $mode ->
    [restart] { $class ->
        [truncated] { $from } se cortó. { $to } responde de nuevo…
        [cancelled] Dejaste { $from }. { $to } responde de nuevo…
       *[other] { $from } se detuvo: { $words }. { $to } responde de nuevo…
    }
   *[continue] { $class ->
        [truncated] { $from } se cortó. { $to } continúa…
        [cancelled] Dejaste { $from }. { $to } continúa…
       *[other] { $from } se detuvo: { $words }. { $to } continúa…
    }
}
chat-slow-choices = Qué hacer con la espera
chat-switch-now = Cambiar ahora
chat-keep-waiting = Seguir esperando
chat-continue = Continuar
chat-attempt-given-up = Lo que había dicho
chat-slow = { $model } va lento. Esperando todavía…
chat-answering = { $model } está respondiendo…
chat-sending = Enviando…
chat-details = Detalles
chat-attempt-running = responde
chat-attempt-answered = respondió
chat-attempt-beside = consultado a la vez, no hizo falta
chat-attempt-took-over = tomó el relevo, hasta el final
chat-attempt-interrupted = respondía cuando se cerró Understudy
chat-attempt-skipped = no consultado
chat-attempt-status = { $words } ({ $status })
chat-attempt-chars = { $count ->
    [one] tras 1 carácter
   *[other] tras { $count } caracteres
}
chat-attempt-request = solicitud { $id }
chat-tokens = { $count ->
    [one] 1 token
   *[other] { $count } tokens
}
chat-copy = Copiar
chat-copied = Copiado
chat-copied-whole = Se copió el chat
chat-redo = Rehacer
chat-redo-menu = Rehacer esta respuesta
chat-redo-order = Según el orden de modelos
chat-redo-with = Con { $model }
chat-version = { $number } / { $count }
chat-version-before = Versión anterior
chat-version-after = Versión siguiente
chat-edit = Editar
chat-edit-label = Tu mensaje, para enviarlo de nuevo
chat-cancel = Cancelar
chat-send = Enviar
chat-stop = Detener
chat-composer = Tu mensaje
chat-composer-hint = Pregunta lo que quieras. Mayús+Intro para una línea nueva.
chat-attach = Adjuntar
chat-attach-hint = Adjuntar archivos. También se pueden soltar o pegar.
chat-attach-list = Archivos adjuntos
chat-attach-drop = Suelta para adjuntar
chat-attach-drop-what = Imágenes, PDF, textos y documentos de Office, hasta { $most } MB cada uno
chat-attach-pasted = Imagen pegada
chat-attach-reading = leyendo…
chat-attach-large = Ocupa más de { $most } MB, así que no se puede adjuntar.
chat-attach-empty = Está vacío, así que no hay nada que adjuntar.
chat-attach-unreadable = No se pudo leer. Quizá se movió o es una carpeta.
chat-attach-gone = Ya no se conserva. Adjúntalo de nuevo.
chat-attach-many = Un mensaje admite como máximo { $most } archivos. Los demás se omitieron.
chat-attach-twice = { $name } ya está adjunto.
chat-attach-folder = { $name } es una carpeta, así que no se adjuntó. Adjunta los archivos que contiene.
chat-attach-link = Un enlace no es un archivo, así que su dirección se puso en tu mensaje.
chat-attach-remove = Quitar { $name }
chat-attach-removed = Se quitó { $name }.
chat-attach-retry = Volver a intentarlo con { $name }
chat-attach-wait = Tu mensaje se envía en cuanto se lean sus archivos. Esc lo deja aquí.
chat-attach-mend = Quita lo que no se pudo adjuntar y luego envía.
chat-file-kind = { $kind ->
    [image] Imagen
    [pdf] PDF
    [text] Texto
   *[document] Documento
}
chat-file-pages = { $count ->
    [one] 1 página
   *[other] { $count } páginas
}
chat-file-open = Ver { $name }
chat-viewer-size = { $width } × { $height }, { $bytes }
chat-viewer-pixels = Tamaño real
chat-viewer-whole = Ajustar a la ventana
chat-viewer-cannot = Esta imagen no se puede mostrar aquí. Se conserva y va a los modelos que la leen.
chat-sources = Fuentes
chat-sources-all = Mostrar las { $count }
chat-sources-fewer = Mostrar menos
chat-tool = El modelo pidió la herramienta { $name }, que Understudy no ejecuta.
chat-temporary = Chat temporal
chat-temporary-new = Chat temporal ({ $key })
chat-temporary-text = Nada de él se guarda aquí. Desaparece cuando lo terminas o cierras Understudy. Lo que guarden los proveedores depende de ellos.
chat-temporary-end = Terminar el chat temporal
chat-temporary-end-ask = Nada de este chat está guardado, así que no se puede recuperar.
chat-temporary-keep = Mantenerlo abierto
chat-temporary-gone = El chat temporal ha desaparecido.
chat-where = Adónde puede ir esto
chat-where-now = Puede ir a: { $words }
chat-where-order = orden de modelos
chat-where-here = solo este equipo
chat-where-only = solo { $names }
chat-where-gone = ningún sitio
chat-where-pick-order = Adonde lleve el orden de modelos
chat-where-pick-here = Solo este equipo
chat-where-pick-only = Solo { $name }
chat-where-hint = Nada de este chat va a otro sitio, falle lo que falle. Marca varios para permitir cada uno de ellos.
chat-where-files = No enviar archivos a modelos de respaldo de otros proveedores
chat-crossing = { $files ->
    [0] Este chat fue por primera vez a { $provider }, con todo lo que se dijo en él.
    [one] Este chat fue por primera vez a { $provider }, con todo lo que se dijo en él y 1 archivo.
   *[other] Este chat fue por primera vez a { $provider }, con todo lo que se dijo en él y { $files } archivos.
}
chat-crossing-leave = No enviar archivos a partir de ahora
chat-order-own = Orden de modelos de este chat
chat-order-first = Consultar primero a { $model } en este chat
chat-order-default = Volver al orden predeterminado
chat-order-arrange = Ajustes de este chat…
chat-waits = { $count ->
    [one] Esperando a { $names }; se envía en cuanto responda.
   *[other] Esperando a { $names }; se envía en cuanto responda uno.
}
chat-waits-offline = Este equipo no tiene red. Tu mensaje se envía en cuanto vuelva.
chat-waits-nobody = Esperando a un modelo que pueda responder.
chat-waits-keyring = Tu mensaje se envía en cuanto se pueda leer el llavero.
chat-keyring-locked = El llavero está bloqueado. Responde a su pregunta para seguir.
chat-from-link = Este texto viene de un enlace. No se envió nada: léelo antes de enviarlo.
chat-waits-asks = Este mensaje no se ha enviado todavía. ¿Enviarlo ahora?
chat-waits-since = Está en espera desde { $time }.
chat-waits-send = Enviar ahora
chat-waits-cancel = Cancelar
chat-confined = { $model } se detuvo. Este chat no puede ir a otro sitio.
chat-confined-nobody = Ningún modelo puede responder: este chat no puede ir a otro sitio.
chat-confined-allow = Permitir para este mensaje
chat-effort-label = Cuánto razonan los modelos antes de responder
chat-effort-now = { $effort ->
    [off] Razonamiento: no
    [low] Razonamiento: bajo
    [medium] Razonamiento: medio
    [high] Razonamiento: alto
    [max] Razonamiento: máximo
   *[auto] Razonamiento
}
chat-effort = { $effort ->
    [off] Desactivado
    [low] Bajo
    [medium] Medio
    [high] Alto
    [max] Máximo
   *[auto] Como prefiera el modelo
}
chat-effort-hint = Más tarda más y cuesta más. Un modelo que no puede razonar responde sin ello.
chat-effort-own = Solo para este chat. Más tarda más y cuesta más.
chat-must-wait = La respuesta se está escribiendo todavía. Detenla o espera; tus palabras se quedan aquí.
chat-no-model = Todavía no se ha elegido ningún modelo, así que nada puede responder.
chat-choose-models = Elegir modelos
chat-reasoning = Razonamiento
chat-reasoning-now = Razonando…
chat-reasoning-took = Razonó durante { $time }
chat-failed = La respuesta se cortó. Lo que se mostró se conserva.
chat-cancelled = Detenido por ti. Lo que se mostró se conserva.
chat-cancelled-empty = Detenido por ti antes de que empezara la respuesta.
chat-interrupted = Understudy se cerró mientras se escribía esto. Lo que se mostró se conserva.
chat-interrupted-empty = Understudy se cerró antes de que empezara la respuesta. Tu mensaje se conserva.
chat-length = La respuesta alcanzó el límite de longitud del modelo y termina aquí.
chat-refused = El modelo se negó a responder.
chat-tool-calls = El modelo pidió una herramienta, que Understudy todavía no ejecuta.
chat-latest = Ir a lo último
chat-order = Orden de modelos
chat-order-role = { $role ->
    [main] modelo principal
   *[backup] respaldo
}
chat-order-covering = sustituye
chat-order-change = Cambiar el orden de modelos…
chat-order-status = Estado de todos los proveedores
chat-chip = { $model }
chat-chip-covering = { $model } sustituye a { $lead }
chat-demo = Demo
chat-demo-what = Las respuestas siguen un guion; nada sale de este equipo.
chat-demo-outage = Simular una caída del modelo principal
chat-demo-add-key = Añadir una clave de API
chat-demo-end = Terminar la demo
chat-empty = ¿Qué te gustaría saber?
chat-empty-alone = Responde { $model }. Todavía no tiene modelo de respaldo.
chat-empty-covering = Responde { $model }, en sustitución de { $lead }.
chat-empty-backup = { $more ->
    [0] Responde { $model }. Si no puede, { $backup } toma el relevo.
    [one] Responde { $model }. Si no puede, { $backup } toma el relevo, y luego uno más.
   *[other] Responde { $model }. Si no puede, { $backup } toma el relevo, y luego { $more } más.
}
chat-code-plain = texto
chat-code-wrap = Ajustar líneas
chat-diagram-code = Código
chat-diagram-cannot = Este diagrama no se puede dibujar: contiene un error, es demasiado grande o Understudy no conoce este tipo.
chat-footnote = Nota al pie { $number }
chat-footnote-back = Volver a donde se menciona
chat-footnotes = Notas al pie
chat-find = Buscar en este chat
chat-find-count = { $count ->
    [0] No se encontró
   *[other] { $number } de { $count }
}
chat-find-before = Resultado anterior
chat-find-next = Resultado siguiente
chat-picture-held = Imagen en { $host }, no cargada
chat-picture-nowhere = Imagen sin una dirección utilizable
chat-picture-open = Abrir en el navegador

## compare-: respuestas lado a lado.

compare-label = Respuestas lado a lado
compare-asking = Preguntando…
compare-pick = Seguir con esta
compare-pick-label = Seguir con la respuesta de { $model }
compare-stop = Detener { $model }
compare-with = Comparar con { $model }

## compose-: lo que se está escribiendo.

compose-compare = Comparar { $model } con { $other }
compose-compare-menu = Comparar modelos
compose-compare-word = Comparar
compose-compare-head = Junto a la respuesta de { $model }
compose-compare-most = Hasta { $most } lado a lado. Cada uno se consulta, y se cobra, por separado.
compose-compare-send = Comparar
compose-first = { $model } responde a este mensaje
compose-first-said = A partir de ahora, en este chat se consulta primero a { $model }.
compose-chosen-remove = Volver al orden de modelos
compose-estimate = ≈ { $tokens } tokens, { $cost }
compose-estimate-tokens = ≈ { $tokens } tokens
compose-estimate-what = Una estimación aproximada de lo que se envía, con todo lo dicho antes. La respuesta se suma a eso. Se contabiliza lo que cuenta el proveedor.
compose-models = Modelos
compose-models-hint = Intro: para este mensaje. Mayús+Intro: primero en este chat a partir de ahora.
compose-models-find = Buscar un modelo
compose-models-none = Ningún modelo se llama así.
compose-paste-name = Texto pegado
compose-pasted = El texto pegado tiene { NUMBER($count) } caracteres, así que va como archivo.
compose-pasted-in = Ponerlo en el texto

## library-: prompts y asistentes que se guardan.

library-assistant-add = Añadir un asistente
library-assistant-title = { $fresh ->
    [yes] Asistente nuevo
   *[other] Asistente
}
library-assistants = Asistentes
library-assistants-none = Un asistente es un nombre, lo que se les dice a los modelos antes de un chat y a quién se consulta primero. Lo eliges donde empieza un chat nuevo.
library-begin = Empezar con un asistente
library-begun-with = Empezado con el asistente { $name }
library-blanks = Se pregunta al usarlo: { $names }
library-blanks-hint = Escribe {"{{"}nombre{"}}"} donde haya que preguntar algo al usarlo.
library-change = Cambiar { $name }
library-delete = Eliminar { $name }
library-deleted = Se eliminó { $name }.
library-first = Consultado primero
library-first-default = Según el orden de modelos
library-icon = Emoji
library-insert = Poner en el mensaje
library-keep = Guardar
library-name = Nombre
library-name-missing = Necesita un nombre.
library-prompt-add = Añadir un prompt
library-prompt-title = { $fresh ->
    [yes] Prompt nuevo
   *[other] Prompt
}
library-prompts = Prompts
library-prompts-none = Palabras que necesitas a menudo. Escribe / al principio de un mensaje para encontrarlas.
library-system = Lo que se les dice a los modelos antes del chat
library-system-hint = Por ejemplo: Eres una profesora paciente. Responde con frases cortas.
library-text = Texto del prompt
library-text-missing = Necesita texto.

## Búsqueda.

search-title = Buscar en tus chats
search-open = Buscar
search-field = Palabras de tus chats
search-filters = Filtros
search-results = Lo que se encontró
search-from-me = lo que escribiste tú
search-from-model = respuestas de modelos
search-model = respuestas de un modelo
search-in = en chats con este título
search-after = a partir de este día
search-before = antes de este día
search-phrase = estas palabras juntas
search-without = sin esta palabra
search-hint = Escribe palabras para encontrarlas en mensajes, archivos y títulos. O empieza con una de estas opciones:
search-chats = Chats
search-messages = Mensajes
search-you = Tú
search-somebody = Un modelo
search-none = No se encontró nada.
search-none-hint = Todas las palabras tienen que estar en un mismo mensaje. Quita una o revisa los filtros.
search-none-short = Sigue escribiendo: a partir de tres letras se encuentran también comienzos de palabras.
search-more = Mostrar más
search-loading = Buscando…
search-again = Buscar de nuevo
search-corrected = Nada contiene «{ $typed }». Se muestra { $found }.
search-unread = «{ $filter }» todavía no es un filtro y se omitió. Un día se escribe 2026-01-31; from: acepta me o model.
search-cut = Tardaba demasiado: puede haber más. Otra palabra lo encuentra antes.
search-indexing = Los mensajes más antiguos se están indexando todavía ({ $percent } %) y se encontrarán un poco más tarde.
search-indexing-anew = El índice de búsqueda estaba dañado y se está rehaciendo ({ $percent } %). No se perdió ningún mensaje.
search-count = { $count ->
    [0] No se encontró nada.
    [one] Se encontró un resultado.
   *[other] Se encontraron { $count } resultados.
}
search-count-more = Se encontraron { $count } resultados, y hay más.

## Lo que en la ventana solo dice un lector de pantalla.

a11y-sidebar = Chats y lugares
a11y-providers = Proveedores
a11y-notices = Avisos
a11y-chat-answering = Se está escribiendo una respuesta
a11y-folder-chats = { " " }chats
a11y-chat-unread = Hay una respuesta nueva
a11y-state = { $state ->
    [working] funciona
    [slow] lento
    [down] caído
    [paused] pausado
    [needs-you] te necesita
    [offline] sin conexión
   *[unknown] aún sin usar
}
a11y-answering = { $model } está respondiendo.
a11y-finished = { $model } ha terminado la respuesta.
a11y-attached = { $name } adjuntado.
a11y-not-attached = { $name } no se adjuntó. { $why }
a11y-stopped = Se detuvo la respuesta.

## La bandeja del sistema.

tray-name = Understudy
tray-title-demo = Demo: { $sentence }
tray-provider = { $shape } { $name }: { $words }
tray-pause-hour = Pausar una hora
tray-resume = Reanudar
tray-pause = Pausar hasta que lo reanude
tray-outage = Caída simulada: { $name }
tray-outage-end = Terminarla ahora
tray-recent = Chats recientes
tray-open = Abrir Understudy
tray-new-chat = Chat nuevo
tray-quick = Pregunta rápida
tray-settings = Ajustes
tray-quit = Salir de Understudy
notify-down-title = { $lead } está caído
notify-down-text = { $backup } lo sustituye. Tus chats continúan.
notify-down-nobody = Ningún modelo de respaldo puede responder.
notify-open = Abrir
notify-back-title = { $lead } ha vuelto
notify-back-text = Responde de nuevo.
notify-needs-you-title = Understudy te necesita
notify-needs-you-text = { $name }: { $words }
notify-answer-title = Hay una respuesta
notify-answer-failed-title = No se pudo obtener una respuesta
notify-sent-title = Se envió un mensaje que estaba en espera
notify-spend-near-title = Se ha usado la mayor parte del límite de este mes
notify-spend-near-text = { $spent } de { $limit }. Al llegar al límite solo se consultan los modelos gratuitos y los de este equipo.
notify-spend-over-title = El límite de este mes está agotado
notify-spend-over-text = { $spent } de { $limit }. Hasta que termine el mes solo se consultan los modelos gratuitos y los de este equipo. Puedes cambiar el límite en los ajustes.
notify-tray-title = Understudy sigue en marcha
notify-tray-text = Está en la bandeja del sistema. Para salir, pulsa Ctrl+Q en la ventana o elige «Salir de Understudy» en el menú de la bandeja.

## Inicio, enlaces y el atajo.

start-window-title = Understudy
start-no-display = Aquí no hay pantalla, así que no se puede abrir la ventana. Usa «understudy chat» para conversar en el terminal.
start-running-unreachable = Understudy ya está en marcha, pero no se puede contactar con él. Cambia a su ventana, o ciérralo y vuelve a iniciarlo.
start-trouble-title = Understudy no puede iniciarse
start-trouble-folder = Abrir la carpeta
start-trouble-quit = Salir
start-link-refused = Solo se abren direcciones web (http y https). Esta no se abrió.
start-link-disguised = Esta dirección oculta su destino real tras un nombre, así que no se abrió.
start-link-no-browser = No se pudo iniciar ningún navegador. Copia la dirección y ábrela tú.
quick-ask = Pregunta lo que quieras…
quick-follow-up = Sigue preguntando…
quick-copy = copiar
quick-copied = copiado
quick-open = abrir en el chat
quick-hide = ocultar
quick-lead-state = { $state ->
    [down] { $model } está caído
    [slow] { $model } acaba de fallar
    [paused] { $model } está pausado
    [needs-you] { $model } te necesita
    [offline] { $model } no tiene conexión
   *[other] { $model } se omite por ahora
}
quick-new = nueva
quick-paste = pegar
quick-paste-what = Pegar la respuesta, o lo seleccionado en ella, en el programa del que vienes
quick-paste-not = Desde aquí no se puede pegar allí. El texto está en el portapapeles: pégalo tú.
quick-paste-lost = No se pudo poner el texto en el portapapeles.
quick-pin = Mantener abierta ({ $keys })
quick-pick = Preguntar sobre lo que está seleccionado o en el portapapeles ({ $keys })
quick-picked-selection = Texto seleccionado
quick-picked-clipboard = Portapapeles
quick-picked-nothing = No hay nada seleccionado, ni texto en el portapapeles.
quick-picked-cut = De este texto solo se envían los primeros { $letters } caracteres.
quick-window-title = Pregunta rápida de Understudy
quick-shortcut-wayland = En Wayland solo el escritorio puede darle un atajo a un programa, y este no lo hace. Define en sus ajustes uno que ejecute «understudy quick».
quick-shortcut-refused = El escritorio no concedió { $shortcut }. Prueba otras teclas, o define en sus ajustes unas que ejecuten «understudy quick».
quick-shortcut-desktop-has = Este escritorio ya usa { $shortcut } ({ $owner }). Elige otras teclas o cámbialo en sus ajustes.
quick-shortcut-desktop-failed = No se pudieron cambiar los atajos de este escritorio. Define en sus ajustes uno que ejecute «understudy quick».
quick-shortcut-no-display = Los atajos necesitan una pantalla X11, y aquí no hay ninguna. «understudy quick» también abre la pregunta rápida.
quick-shortcut-unusable = «{ $shortcut }» no puede ser un atajo. Usa una tecla junto con Ctrl, Alt o Super.
quick-shortcut-taken = Otro programa tiene { $shortcut }. Elige otro atajo o cámbialo allí.
quick-shortcut-not-seen = { $shortcut } no llegó. Quizá se lo queda otro programa o el escritorio; elige otro atajo.

a11y-messages = Mensajes
a11y-question = Tú
a11y-answer = Respuesta
a11y-attempts = Intentos
a11y-versions = Versiones
a11y-code = Código: { $language }
a11y-diagram = Diagrama
a11y-task-done = hecha
a11y-task-open = sin hacer
a11y-table = Tabla

## Primer inicio.

start-title = Te damos la bienvenida a Understudy
start-lead = Cuando el modelo que elegiste no puede seguir, lo hace su modelo de respaldo. Lo primero: ¿quién debe responder?
start-key-title = Añadir una clave de API
start-key-sentence = Para Claude, GPT, Gemini y otros, con tu propia cuenta en el fabricante.
start-key-env-found = está definida
start-key-env-use = Usarla
start-key-env-use-label = Usar { $variable } para { $provider }
start-key-all = Ver todos…
start-local-title = Usar un modelo de este equipo
start-local-sentence = Nada de lo que escribes sale del equipo, y funciona sin red.
start-local-looking = Buscando servidores de modelos en este equipo…
start-local-found = { $count ->
    [one] Un modelo está listo
   *[other] { $count } modelos están listos
}
start-local-use = Usarlo
start-local-use-label = Usar { $provider }
start-local-no-model = { $provider } está en marcha, pero todavía no tiene ningún modelo. Descarga uno y vuelve a buscar:
start-local-no-model-other = { $provider } está en marcha, pero todavía no tiene ningún modelo. Carga uno allí y vuelve a buscar.
start-local-none = Ningún servidor de modelos respondió en este equipo. Instala o inicia Ollama, LM Studio o llama.cpp, y vuelve a buscar.
start-local-again = Volver a buscar
start-local-failed = No se pudieron buscar modelos en este equipo: { $reason }
start-demo-title = Probar la demo
start-demo-sentence = Mira cómo una respuesta pasa de un modelo a otro. Las respuestas siguen un guion; nada sale de este equipo.
start-demo-go = Iniciar la demo
start-back = Atrás
start-copied = Copiado
start-copy-label = Copiar el comando { $command }

## La demo.

start-demo-outage-on = El modelo principal está ahora «caído». Pregunta y mira cómo responde el de respaldo:
start-demo-try = Pregunta, por ejemplo:
start-demo-prompt-switch = ¿Qué pasa cuando se cae mi modelo principal?
start-demo-prompt-table = Compara trenes y aviones en una tabla
start-demo-prompt-why = ¿Por qué el cielo es azul?

## Después de la primera respuesta.

start-next-label = Lo que viene ahora
start-next-backup-title = Añade un modelo de respaldo
start-next-backup-sentence = Si { $main } falla, este chat y sus archivos van al modelo de respaldo que elijas aquí, y a ningún otro sitio.
start-next-backup-go = Si { $main } falla, este chat y sus archivos van a { $backup }
start-next-backup-add = Usarlo de respaldo
start-next-backup-env = Usar { $provider } ({ $variable } está definida)
start-next-backup-local = Usar { $provider } en este equipo
start-next-backup-other = Otro proveedor…
start-next-backup-order = Elegir en el orden de modelos…
start-next-backup-done = { $backup } es ahora el modelo de respaldo de { $main }.
start-next-shortcut-title = Pregunta desde cualquier sitio
start-next-shortcut-sentence = Pulsa { $keys } en cualquier programa para preguntar sin salir de él. No se guarda nada hasta que lo hayas probado.
start-next-shortcut-try = Probarlo
start-next-shortcut-press = Pulsa { $keys } ahora
start-next-shortcut-waiting = Esperando las teclas. Se abandona a los 15 segundos.
start-next-shortcut-kept = Funciona: { $keys } abre la pregunta rápida.
start-next-shortcut-other = Otras teclas…
start-next-desktop-title = Lo que le falta a este escritorio
start-next-not-now = Ahora no
start-next-got-it = Entendido

## Añadir un proveedor.

settings-add-ends-demo = La demo termina al añadir el proveedor, y sus chats se van con ella.
settings-add-title = Añadir un proveedor
settings-add-which = ¿Quién proporciona los modelos?
settings-add-remote = Con una clave de API
settings-add-local = En este equipo
settings-add-named = Añadir { $provider }
settings-add-cancel = Cancelar
settings-add-key = Clave de API
settings-add-key-get = Obtener una clave de { $provider }
settings-add-key-not-subscription = Una clave de API no es una suscripción a ChatGPT o Claude; el uso se factura aparte.
settings-add-key-kept = Va al llavero de tu sistema y, desde allí, solo a { $host }.
settings-add-key-sent = Va solo a { $host }.
settings-add-key-forgotten = Esta clave se olvidará al cerrar Understudy.
settings-add-key-locked-help = Tu llavero está bloqueado. Desbloquéalo primero, y la clave se guardará en él.
settings-add-key-missing-help = En este sistema no hay llavero. Instala GNOME Keyring o KDE Wallet para guardar claves, o lee la clave de una variable de entorno.
settings-add-key-unknown-help = Tu llavero no responde. Quizá se está iniciando: vuelve a comprobarlo o lee la clave de una variable de entorno.
settings-add-keyring-again = Volver a comprobar
settings-add-source = De dónde viene la clave
settings-add-source-paste = Pegar una clave
settings-add-source-env = De una variable de entorno
settings-add-source-none = Sin clave
settings-add-env-use = Usar una variable de entorno
settings-add-env = Nombre de la variable
settings-add-env-hint = Se lee en cada inicio. Understudy guarda el nombre, nunca la clave.
settings-add-advanced = Avanzado
settings-add-name = Nombre
settings-add-name-hint = Como aparece en las listas y en la línea de comandos.
settings-add-name-taken = Ya hay un proveedor con este nombre.
settings-add-name-bad = Un nombre tiene entre 1 y 64 caracteres, sin «/» ni «,».
settings-add-kind = Tipo
settings-add-url = Dirección
settings-add-url-hint = Con o sin la versión al final.
settings-add-url-bad = Una dirección empieza por https:// o http://.
settings-add-http = Enviar mi clave y mis chats a { $host } sin cifrar
settings-add-http-hint = Con http sin cifrar, cualquiera que esté en el camino puede leerlos.
settings-add-go = Comprobar y añadir
settings-add-checking = Pidiendo a { $provider } sus modelos…
settings-add-checking-time = Pidiendo a { $provider } sus modelos… { $time }
settings-add-stop = Detener
settings-add-stopped = Detenido. No se añadió nada.
settings-add-failed = No se añadió { $provider }
settings-add-this-run = Conservarla solo durante esta ejecución
settings-add-works = { $provider } funciona.
settings-add-models-first = Elige tu modelo principal.
settings-add-models-later = Elige modelos de respaldo. Toman el relevo, según el orden de modelos, cuando fallan los anteriores.
settings-add-models-none = Su lista de modelos está vacía. Escribe el nombre de uno.
settings-add-model-recommended = recomendado
settings-add-model-other = Nombre del modelo
settings-add-model-in-order = en el orden de modelos
settings-add-start = Empezar a chatear
settings-add-backups = { $count ->
    [0] Añadir sin modelo de respaldo
    [one] Añadir como modelo de respaldo
   *[other] Añadir { $count } modelos de respaldo
}
settings-add-pick-one = Elige un modelo para seguir.

## Modelos.

settings-models-filter = Filtrar modelos
settings-models-count = { $count ->
    [one] 1 modelo
   *[other] { $count } modelos
}
settings-models-more = { $count ->
    [one] y 1 más: filtra para encontrarlo
   *[other] y { $count } más: filtra para encontrarlos
}
settings-models-window = { $thousands } mil tokens
settings-models-window-million = { $millions } M de tokens
settings-models-images = imágenes
settings-models-pdf = PDF
settings-models-reasoning = razonamiento
settings-models-tools = herramientas
settings-models-price = { $input } entrada, { $output } salida
settings-models-price-hint = Los precios son por un millón de tokens, leídos y escritos.

## Los ajustes.

settings-title = Ajustes
settings-sections = Secciones de los ajustes
settings-find = Buscar un ajuste
settings-find-none = Ningún ajuste se llama así.
settings-find-count = { $count ->
    [0] No se encontró ningún ajuste
    [one] Se encontró un ajuste
   *[other] Se encontraron { $count } ajustes
}
settings-shortcut-name = Teclas de la pregunta rápida, en cualquier sitio
settings-backups-name = Copias de seguridad diarias que se conservan
settings-page-export = Exportar todos los chats
settings-page-import = Importar chats
settings-section-providers = Proveedores
settings-section-order = Orden de modelos
settings-section-shortcut = Atajo
settings-section-keys = Teclado
settings-section-appearance = Apariencia
settings-section-desktop = Escritorio
settings-section-network = Red
settings-section-chats = Chats
settings-section-usage = Uso
settings-section-library = Prompts y asistentes
settings-section-limits = Límites
settings-section-data = Tus datos
settings-section-privacy = Qué va adónde
settings-section-about = Acerca de
settings-section-more = Más

settings-providers-sentence = Las cuentas y los servidores que responden. Una clave se usa solo para su propia dirección y nunca vuelve a mostrarse.
settings-providers-none = Todavía no hay ningún proveedor. Añade uno con una clave de API o usa un modelo de este equipo.
settings-providers-add = Añadir un proveedor
settings-providers-list = Proveedores
settings-providers-demo = La demo está en marcha, y sus proveedores de práctica nunca aparecen entre los tuyos. Los tuyos vuelven a la lista cuando termine.
settings-provider-key-keyring = clave en el llavero
settings-provider-key-env = clave de { $variable }
settings-provider-key-env-missing = { $variable } no está definida
settings-provider-key-this-run = clave hasta cerrar Understudy
settings-provider-key-not-needed = no necesita clave
settings-provider-key-locked = llavero bloqueado
settings-provider-key-missing = sin clave
settings-provider-key-unknown = el llavero no responde
settings-provider-local = en este equipo
settings-provider-in-order = { $count ->
    [0] fuera del orden
    [one] un modelo en el orden
   *[other] { $count } modelos en el orden
}
settings-provider-test = Probar
settings-provider-test-label = Probar { $provider }
settings-provider-testing = Probando { $provider }…
settings-provider-works = { $count ->
    [0] { $provider } respondió. No enumera ningún modelo.
    [one] { $provider } respondió. Tiene un modelo.
   *[other] { $provider } respondió. Tiene { $count } modelos.
}
settings-provider-failed = { $provider } no superó la prueba
settings-provider-more = Más sobre { $provider }
settings-provider-models = Modelos
settings-provider-models-label = Modelos de { $provider }
settings-provider-models-loading = Pidiendo a { $provider } sus modelos…
settings-provider-key-replace = Sustituir clave
settings-provider-key-add = Introducir clave
settings-provider-key-replace-label = Sustituir la clave de { $provider }
settings-provider-key-replaced = La nueva clave de { $provider } funciona.
settings-provider-key-save = Comprobar y sustituir
settings-provider-pause = Pausar…
settings-provider-pause-label = Pausar { $provider }
settings-provider-pause-hour = Durante una hora
settings-provider-pause-tomorrow = Hasta mañana
settings-provider-pause-good = Hasta que lo reanude
settings-provider-resume = Reanudar
settings-provider-resume-label = Reanudar { $provider }
settings-provider-paused-until = pausado hasta { $time }
settings-provider-paused = pausado
settings-provider-remove = Quitar
settings-provider-remove-label = Quitar { $provider }
settings-provider-remove-ask = ¿Quitar { $provider }? Su clave se elimina de este equipo, y sale del orden de modelos. Tus chats se conservan.
settings-provider-remove-ask-lead = ¿Quitar { $provider }? Su clave se elimina de este equipo, y { $model } dejará de ser tu modelo principal. Tus chats se conservan.
settings-provider-remove-go = Quitar { $provider }
settings-provider-remove-keep = Conservarlo
settings-provider-removed = Se quitó { $provider }.

settings-order-sentence = Un mensaje va al modelo principal. Si falla, se consultan los modelos de respaldo, uno tras otro. Nada va a un modelo que no esté en esta lista.
settings-order-list = Orden de modelos
settings-order-by = A quién se consulta primero
settings-order-by-way = { $way ->
    [speed] Al más rápido
    [price] Al más barato
   *[hand] Según mi orden
}
settings-order-by-what = { $way ->
    [speed] Quien suele empezar antes, según sus propias últimas respuestas. Cuando dos van igual, y antes de que un modelo haya respondido veinte veces, decide el orden de abajo.
    [price] Quien cuesta menos con tantas palabras de entrada como de salida; en este equipo no cuesta nada. Cuando dos cuestan lo mismo, y detrás de todos los de precio conocido, decide el orden de abajo.
   *[hand] De arriba abajo. Un chat puede tener un orden propio.
}
settings-order-main = Principal
settings-order-backup = Respaldo
settings-order-backup-n = Respaldo { $number }
settings-order-none = Todavía no hay ningún modelo en el orden, así que nada puede responder.
settings-order-none-provider = Añade primero un proveedor; luego podrás ordenar aquí sus modelos.
settings-order-alone = Si { $main } falla, nadie toma el relevo. Añade un modelo de respaldo, mejor de otro fabricante.
settings-order-move = Mover { $model }: arrastra, o Alt con las teclas de flecha
settings-order-up = Subir { $model }
settings-order-down = Bajar { $model }
settings-order-remove = Sacar { $model }
settings-order-removed = { $model } ya no está en el orden de modelos.
settings-order-undo = Deshacer
settings-order-moved = { $position ->
    [1] { $model } es ahora el modelo principal, el primero de { $total }.
   *[other] { $model } es ahora el número { $position } de { $total }.
}
settings-order-added = Se añadió { $model } de { $provider } como número { $position }.
settings-order-restored = { $model } está de nuevo en el orden de modelos.
settings-order-add = Añadir un modelo de respaldo
settings-order-add-main = Añadir un modelo principal
settings-order-add-from = Proveedor
settings-order-add-model = Añadir
settings-order-add-model-label = Añadir { $model } al orden de modelos
settings-order-add-by-name = Añadir «{ $model }» por su nombre
settings-order-add-done = Listo
settings-order-demo = La demo está en marcha con un orden de modelos propio. El tuyo se podrá ajustar cuando termine.
settings-order-hint = Arrastra, usa las flechas o pulsa Alt+↑ y Alt+↓ sobre un modelo.
settings-order-not-saved = No se cambió el orden: { $reason }

settings-shortcut-sentence = Abre la pregunta rápida sobre lo que estés haciendo. Las teclas nuevas se prueban antes de guardarse.
settings-shortcut-state-not-offered = No hay ningún atajo definido.
settings-shortcut-state-off = El atajo está desactivado.
settings-shortcut-state-active = { $keys } abre la pregunta rápida.
settings-shortcut-record = Cambiar…
settings-shortcut-record-first = Definir teclas…
settings-shortcut-recording = Pulsa las teclas que quieras, con Ctrl, Alt o Super. Esc lo deja como está.
settings-shortcut-need-modifier = Mantén pulsada Ctrl, Alt o Super mientras pulsas otra tecla.
settings-shortcut-try-default = Probar { $keys }
settings-shortcut-press = Ahora pulsa { $keys } una vez más, para ver que llega…
settings-shortcut-kept = { $keys } funciona y queda guardado.
settings-quick-order = Una pregunta rápida nueva consulta
settings-quick-order-order = según el orden de modelos
settings-quick-order-last = según el orden del último chat
settings-quick-order-first = primero a { $model }
settings-quick-order-gone = a un modelo que ya no está
settings-shortcut-state-in-desktop = Este escritorio tiene { $keys } entre sus propios atajos; ejecuta «understudy quick».
settings-shortcut-add = Añadir { $keys } a los atajos de este escritorio
settings-shortcut-take-out = Quitarlo
settings-shortcut-off = Desactivar

settings-keys-sentence = Qué se puede hacer con qué teclas. Todas se pueden cambiar.
settings-appearance-sentence = Qué aspecto tienen las ventanas y en qué idioma hablan.
settings-language = Idioma
settings-theme = Tema
settings-theme-system = Como el sistema
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-contrast = Contraste
settings-contrast-more = Más
settings-zoom = Tamaño del texto y de los controles
settings-zoom-smaller = Más pequeño
settings-zoom-larger = Más grande
settings-zoom-value = { $percent } %
settings-zoom-reset = Volver al 100 %
settings-zoom-hint = Ctrl++, Ctrl+− y Ctrl+0 hacen lo mismo en cualquier sitio.

settings-desktop-sentence = Cómo convive Understudy con tu escritorio.
settings-network-sentence = Cómo salen las solicitudes de este equipo.
settings-chats-sentence = Los títulos, y cuánto tiempo se guardan los chats eliminados.
settings-usage-sentence = Tokens y gasto, contados a partir de las solicitudes guardadas. La demo no se cuenta.
settings-titles = Títulos de un modelo
settings-titles-what = Tras la primera respuesta de un chat, su comienzo va una vez más, como solicitud breve, al modelo más barato de un fabricante al que fue el chat. Si se desactiva, el título son sus primeras palabras. Un chat con límites propios conserva sus primeras palabras, y un título tuyo nunca se sustituye.
settings-bin = Días en la papelera
settings-bin-what = Durante ese tiempo se pueden restaurar los chats eliminados. Después desaparecen para siempre.
settings-bin-bad = Eso no es un número de días de 1 a 3650.
settings-desktop-tray = Bandeja del sistema
settings-desktop-tray-yes = Hay una bandeja. Su icono muestra cómo están tus proveedores.
settings-desktop-tray-no = En este escritorio no se encontró ninguna bandeja, así que al cerrar la ventana se cierra Understudy, y la pregunta rápida también deja de funcionar. En GNOME, la extensión AppIndicator añade una; se usa en cuanto está disponible.
settings-desktop-keyring = Llavero
settings-desktop-keyring-ready = El llavero está abierto. Las claves se guardan en él.
settings-desktop-keyring-locked = El llavero está bloqueado. No se eliminó nada; desbloquéalo y tus claves volverán.
settings-desktop-keyring-missing = No se encontró ningún llavero, así que las claves se olvidan al cerrar Understudy. Instala GNOME Keyring o KDE Wallet, o usa variables de entorno.
settings-desktop-keyring-unknown = El llavero no responde. Las claves que contiene no se pueden usar por ahora.
settings-keys-where = Dónde están tus claves
settings-keys-unlock = Desbloquear…
settings-keys-failed = El llavero no lo hizo
settings-keys-keep = Guardar en el llavero
settings-keys-keep-label = Guardar la clave de { $provider } en el llavero
settings-keys-place-keyring = En el llavero de tu sistema.
settings-keys-place-env = En la variable de entorno { $variable }, que se lee al iniciar Understudy.
settings-keys-place-env-missing = La variable de entorno { $variable } no estaba definida cuando se inició Understudy. Defínela y vuelve a iniciarlo, o añade una clave.
settings-keys-place-this-run = En la memoria, hasta que se cierre Understudy.
settings-keys-place-not-needed = No necesita clave.
settings-keys-place-locked = En el llavero, que está bloqueado. En cuanto se desbloquee, se usará sin que hagas nada más.
settings-keys-place-missing = No hay ninguna: se eliminó o se introdujo para otra dirección. Vuelve a añadirla más arriba.
settings-keys-place-no-keyring = No se puede leer porque no se encontró ningún llavero. Volverá con el llavero; también puedes añadirla de nuevo para esta ejecución.
settings-keys-place-unknown = En el llavero, que ahora no responde. Se le vuelve a preguntar cada pocos segundos.
settings-notify = Avisarme con las notificaciones del escritorio
settings-notify-main-model = cuando se cae mi modelo principal y cuando vuelve
settings-notify-answers = cuando hay una respuesta y la ventana no está delante
settings-notify-needs-you = cuando un proveedor me necesita, una vez al día
settings-notify-spend = cuando se ha usado la mayor parte del límite de este mes y cuando se ha usado entero
settings-notify-waiting = cuando se envió un mensaje que estaba en espera
settings-desktop-close-to-tray = Seguir en la bandeja del sistema al cerrar la ventana
settings-desktop-close-to-tray-no-tray = Sin bandeja, al cerrar la ventana se cierra la aplicación.
settings-desktop-start = Iniciar con el escritorio, en la bandeja del sistema
settings-desktop-start-no-tray = Sin bandeja, la ventana se abre en cada inicio.
settings-tray-recent = Chats recientes en el menú de la bandeja
settings-tray-recent-which = { $which ->
    [all] Todos
    [none] Ninguno
   *[unrestricted] Sin restricciones
}
settings-tray-recent-what = { $which ->
    [all] Se nombran los cinco más recientes, también los restringidos. Los temporales, nunca.
    [none] Fuera de la ventana no se ve ningún título.
   *[unrestricted] Se nombran los cinco más recientes, sin los que están limitados a algunos proveedores o a este equipo.
}
settings-tray-panel = Panel bajo el icono de la bandeja
settings-tray-panel-which = { $which ->
    [dark] Oscuro
    [light] Claro
   *[auto] Automático
}
settings-tray-panel-what = A ningún programa se le dice de qué color es su panel. En «Automático» se sigue el estilo de tu escritorio.
settings-graphics = Gráficos seguros
settings-graphics-way = { $way ->
    [on] Sí
    [off] No
   *[auto] Automático
}
settings-graphics-what = Dibujan sin la tarjeta gráfica, para controladores que muestran una ventana vacía. «Automático» los usa tras un inicio que no mostró nada.
settings-graphics-found = Ahora están activos, porque un inicio no mostró ninguna ventana. Con la próxima versión se vuelve a probar el modo habitual.
settings-graphics-restart = Un cambio vale a partir del próximo inicio.
settings-proxy = Proxy
settings-proxy-way = { $way ->
    [none] Ninguno
    [manual] Manual
   *[system] Del sistema
}
settings-proxy-what = { $way ->
    [none] A cada servidor se le consulta directamente.
    [manual] http, https, socks5 o socks5h. No admite usuario ni contraseña.
   *[system] Como lo indique tu sistema: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY y NO_PROXY al iniciar Understudy; si no indican ningún proxy, los ajustes de tu escritorio.
}
settings-proxy-address = Dirección del proxy
settings-proxy-never = A los servidores de este equipo siempre se les consulta directamente, y una clave nunca pasa por un proxy con http sin cifrar.
settings-ca = Otras autoridades (un archivo PEM)
settings-ca-what = Para los servidores propios de una empresa, o un proxy que inspecciona https. Se confía en ellas además de en las del sistema; vacío para ninguna.

settings-recovery = Cuando una respuesta se corta
settings-recovery-way = { $way ->
    [restart] Responder de nuevo
    [ask] Preguntarme
   *[continue] Continuar
}
settings-hedge = Consultar también el siguiente modelo cuando uno tarda en empezar
settings-hedge-what = Cuando un modelo tarda más que en 95 de cada 100 ocasiones, se consulta a la vez el siguiente. Sigue el que empieza primero; el otro se detiene y se paga hasta donde llegó.
settings-recovery-what = { $way ->
    [restart] El siguiente modelo da de nuevo la respuesta entera; lo que se mostró se conserva con sus detalles.
    [ask] Lo que se mostró se queda y tú eliges: continuar o responder de nuevo.
   *[continue] El siguiente modelo sigue donde se detuvo; si solo se mostraron unas pocas palabras, responde de nuevo.
}
settings-library-sentence = Textos que usas a menudo, y con quién empiezas los chats.
settings-limits-sentence = Cuánto puede callar un modelo antes de consultar al de respaldo. «Auto» sigue el ritmo propio de cada modelo.
settings-limits-auto = Auto
settings-limits-fixed = Fijo
settings-limits-seconds = Segundos
settings-limits-how = { $name }: auto o fijo
settings-limits-bad = Un número de segundos mayor que cero.

settings-data-sentence = Tus chats son tuyos: a salvo en este equipo, y contigo adonde quieras.
settings-privacy-sentence = Lo que Understudy guarda y envía. No hay telemetría, y nada nos llega a nosotros.
settings-privacy-chats = Tus chats
settings-privacy-chats-where = En una base de datos en este equipo, que solo tu cuenta de usuario puede leer.
settings-privacy-messages = Lo que envías
settings-privacy-messages-where = Al modelo que responde y, en un cambio, al modelo de respaldo que toma el relevo:
settings-privacy-messages-none = Todavía a ningún sitio: no hay ningún proveedor configurado.
settings-privacy-keys = Tus claves
settings-privacy-keys-where = En el llavero de tu sistema. Una clave se envía solo a la dirección para la que se introdujo.
settings-privacy-keys-memory = En la memoria hasta que se cierre Understudy, porque aquí no hay ningún llavero abierto. Una clave se envía solo a la dirección para la que se introdujo.
settings-privacy-backups = Copias de seguridad y registros
settings-privacy-backups-where = En la carpeta de la aplicación en este equipo, que solo tu cuenta de usuario puede leer. Los registros no contienen textos ni claves.
settings-privacy-health = Cómo están los proveedores
settings-privacy-health-where = Se mide a partir de tu propio uso y se guarda en este equipo.
settings-privacy-pages = Páginas de estado
settings-privacy-pages-where = Mientras un modelo está caído, se lee la página de estado pública de su fabricante, sin clave. Sirve de explicación y nunca decide.
settings-privacy-checks = Mensajes de prueba
settings-privacy-checks-where = Mientras un modelo calla o está sobrecargado, se le pide una palabra de vez en cuando, para ver si vuelve a responder: como máximo 24 al día, y ninguna que cueste dos centavos.
settings-privacy-network = Conexión a la red
settings-privacy-network-where = Se contacta con los servidores de tu orden de modelos sin pedirles nada y sin clave. A un modelo caído se le pide de vez en cuando su lista de modelos, con su clave.
settings-privacy-titles = Títulos
settings-privacy-titles-on = Se forman con las primeras palabras de un chat. Como has elegido, después de la primera respuesta se le pide uno a un modelo al que fue el chat.
settings-privacy-titles-off = Se forman con las primeras palabras de un chat. No se pregunta a nadie.
settings-privacy-links = Enlaces e imágenes
settings-privacy-links-where = No se carga nada de lo que escribe un modelo. Un enlace se abre en tu navegador cuando lo pulsas; una imagen de internet sigue siendo un enlace.
settings-privacy-demo = La demo
settings-privacy-demo-where = Funciona en este equipo. Respuestas con guion, sin red.
settings-privacy-telemetry = Datos de uso sobre ti
settings-privacy-telemetry-where = No se recoge ninguno.
settings-privacy-provider = { $provider }, en { $host }
settings-privacy-provider-local = { $provider }, en este equipo

settings-about-sentence = Un chat que continúa cuando su modelo no puede.
settings-about-version = Versión
settings-about-folder = Carpeta
settings-about-folder-what = Chats, archivos, ajustes, copias de seguridad y registros. Las claves están en el llavero de tu sistema.
settings-about-logs = Registros e informes
settings-about-logs-what = Advertencias, y un informe cuando algo falla dentro de Understudy. No contienen chats ni claves, permanecen en este equipo, y los más antiguos desaparecen solos.
settings-about-logs-open = Abrir la carpeta
crash-said = Algo falló dentro de Understudy ({ $time }). Hay un informe en este equipo, sin chats ni claves; no se envió a ningún sitio.
crash-delete = Eliminar el informe
crash-keep = Conservarlo
settings-about-licence = Licencia
settings-about-licence-text = MIT o Apache-2.0, a tu elección. La tipografía Inter está bajo la SIL Open Font License.

settings-more-sentence = Todo lo demás que se puede ajustar, como en la línea de comandos.
settings-value-reset = Volver al valor predeterminado
settings-value-save = Guardar
settings-value-saved = Guardado.
settings-value-takes = Acepta: { $values }

settings-failed-retry = Volver a intentarlo

## licences-: lo que escribieron otros y está en la aplicación.

licences-title = Licencias de terceros
licences-what = Lo que escribieron otros y está en esta versión, con las condiciones que se le aplican.
licences-show = Mostrar
licences-filter = Filtrar por nombre o licencia
licences-count = { $count ->
    [0] Nada tiene este nombre.
    [one] Un paquete
   *[other] { $count } paquetes
}
licences-no-text = Sus autores no incluyeron ningún texto. Está bajo { $licence }.
licences-failed = No se pudo leer la lista. Es parte de la aplicación: quizá la aplicación se actualizó mientras estaba en marcha. Vuelve a iniciarla.

## erase-: todo desaparece.

erase-title = Eliminar todos los datos
erase-what = Desaparece todo lo que Understudy guarda en este equipo: chats, copias de seguridad, claves, ajustes. Después empieza desde cero.
erase-ask = Eliminar…
erase-goes = Esto desaparece para siempre y no se puede deshacer:
erase-chats = todos los chats, con los archivados, la papelera, los borradores y los archivos adjuntos
erase-backups = { $count ->
    [0] lo que apartaron las restauraciones (no hay copias de seguridad)
    [one] la única copia de seguridad de la carpeta de la aplicación, y lo que apartaron las restauraciones
   *[other] las { $count } copias de seguridad de la carpeta de la aplicación, y lo que apartaron las restauraciones
}
erase-keys = las claves de { $names } en tu llavero
erase-keys-none = tus proveedores (no se guarda ninguna clave tuya)
erase-settings = los ajustes, el orden de modelos, los gastos, lo anotado sobre tus proveedores y los registros
erase-stays = Se conservan los archivos que exportaste y las copias de seguridad que guardaste en otro lugar, y también lo que guardan los proveedores.
erase-type = Escribe «{ $word }» para seguir
erase-word = eliminar
erase-go = Eliminar todo
erase-keep = Conservar todo
erase-in-use = Tus claves se eliminaron. El resto todavía no: otro Understudy lo tiene abierto. Cierra ese otro (también en un terminal) y vuelve a iniciar.
erase-stopped = No se eliminó nada más que claves, y quizá no todas. Soluciónalo y vuelve a intentarlo, o conserva el resto.
erase-stuck = Tus datos debían eliminarse, pero { $path } no se pudo quitar ({ $reason }). Understudy no abre nada hasta que se pueda. Quítalo y vuelve a iniciar.

## Lo que se usó. Las mismas palabras en la ventana y en el terminal.

usage-total = { $days ->
        [1] Hoy { $requests ->
            [1] se envió una solicitud, con un gasto conocido de { $cost }.
           *[other] se enviaron { $requests } solicitudes, con un gasto conocido de { $cost }.
        }
       *[other] En los últimos { $days } días { $requests ->
            [1] se envió una solicitud, con un gasto conocido de { $cost }.
           *[other] se enviaron { $requests } solicitudes, con un gasto conocido de { $cost }.
        }
    }
usage-possible = Otros { $cost } pueden estar en una factura, de solicitudes que fallaron o se detuvieron.
usage-unknown = { $count ->
        [1] Una de ellas puede estar en una factura, con un gasto que nadie conoce.
       *[other] { $count } de ellas pueden estar en una factura, con un gasto que nadie conoce.
    }
usage-titles = { $count ->
        [1] Una de ellas fue para el título de un chat.
       *[other] { $count } de ellas fueron para títulos de chats.
    }
usage-month = Este mes se han usado { $cost } de { $limit }, hasta donde se conocen los gastos.
usage-month-near = Este mes se han usado { $cost } de { $limit }, hasta donde se conocen los gastos. Al llegar al límite solo se consultan modelos gratuitos.
usage-month-over = El límite de este mes, { $limit }, está agotado ({ $cost }, hasta donde se conocen los gastos). Solo se consultan los modelos de este equipo y los gratuitos. Para subirlo: understudy settings set spend.month_usd DOLLARS
usage-at-least = { $cost } o más
usage-requests = { $count ->
        [1] 1 solicitud
       *[other] { $count } solicitudes
    }
usage-tokens = { $input } de entrada, { $output } de salida
usage-no-chat = Sin chat existente
usage-count = { $count }
usage-none = En este periodo no se preguntó nada. La demo nunca se cuenta.
usage-range = Periodo
usage-range-days = { $days ->
        [365] Un año
       *[other] { $days } días
    }
usage-measure = Medida
usage-measure-cost = Gasto
usage-measure-tokens = Tokens
usage-chart-label = { $measure ->
        [tokens] Tokens
       *[cost] Gasto
    } en { $count } barras. La más alta es { $most }, { $day }.
usage-chart-none = De esto no se conoce nada en este periodo.
usage-legend-sure = de respuestas
usage-legend-maybe = fallidas o detenidas, quizá en una factura
usage-as-table = Mostrar como tabla
usage-by-day = Por día
usage-by-provider = Por proveedor
usage-by-model = Por modelo
usage-by-chat = Por chat
usage-column-name = Nombre
usage-column-requests = Solicitudes
usage-column-input = Tokens de entrada
usage-column-output = Tokens de salida
usage-column-cost = Gasto
usage-failed = { $count } fallidas
usage-cancelled = { $count } detenidas
usage-limit = Límite mensual
usage-limit-what = Se te avisa a las cuatro quintas partes. Al llegar al límite solo se consultan los modelos gratuitos y los de este equipo, hasta el mes siguiente o hasta que lo subas. Cuenta el gasto conocido, incluido lo que falló o se detuvo y puede estar en una factura; un mensaje empezado se lleva a término.
usage-limit-amount = Dólares estadounidenses por mes natural
usage-limit-bad = Eso no es una cantidad. Escríbela como 20 o 7.50.
usage-limit-now = { $cost } de { $limit } este mes
usage-limit-unknown = { $count ->
        [1] Una solicitud de este mes puede estar en una factura, con un gasto que nadie conoce. Aquí no se cuenta.
       *[other] { $count } solicitudes de este mes pueden estar en una factura, con gastos que nadie conoce. Aquí no se cuentan.
    }

## Los archivados y la papelera.

stored-archive = Archivados ({ $count })
stored-bin = Papelera ({ $count })
stored-archive-what = Fuera de la lista, guardados sin límite de tiempo. Escribir en un chat lo devuelve a ella.
stored-bin-what = Los chats eliminados permanecen aquí { $days ->
        [1] un día
       *[other] { $days } días
    } y después desaparecen para siempre.
stored-archive-empty = No hay nada archivado.
stored-bin-empty = La papelera está vacía.
stored-archive-list = Chats archivados
stored-bin-list = Chats eliminados
stored-archived-on = Archivado el { $date }
stored-goes = { $days ->
        [0] Desaparece hoy para siempre
        [1] Desaparece mañana para siempre, { $date }
       *[other] Desaparece para siempre en { $days } días, { $date }
    }
stored-unarchive-label = Devolver a la lista: «{ $title }»
stored-restore = Restaurar
stored-restore-label = Restaurar «{ $title }»
stored-leave = Eliminar para siempre
stored-leave-label = Eliminar «{ $title }» para siempre
stored-leave-title = ¿Eliminar para siempre?
stored-leave-one = «{ $title }» desaparece de inmediato, con los archivos que no tiene ningún otro chat. Esto no se puede deshacer. Lo que costaron sus respuestas queda en «Uso», sin ningún texto.
stored-leave-all = { $count ->
        [1] El chat de la papelera desaparece de inmediato, con los archivos que no tiene ningún otro chat. Esto no se puede deshacer.
       *[other] Los { $count } chats de la papelera desaparecen de inmediato, con los archivos que no tiene ningún otro chat. Esto no se puede deshacer.
    }
stored-empty-bin = Vaciar la papelera
stored-gone = Eliminado para siempre.
stored-gone-later = Eliminado. Otro programa está leyendo el historial; los últimos rastros en su registro desaparecen cuando termine.
stored-gone-backups = Ninguna copia de seguridad lo contiene ya.
stored-gone-following = Las copias de seguridad se están reescribiendo sin lo eliminado; tarda unos minutos y continúa en el próximo inicio si cierras la aplicación.
stored-gone-until = Una copia de seguridad que no se puede leer quizá lo contenga todavía. Desaparece sola antes del { $date }; o quítala en Ajustes, en «Tus datos».
stored-gone-kept = Una copia de seguridad que no se puede leer quizá lo contenga todavía. Quítala en Ajustes, en «Tus datos».
stored-gone-aside = { $count ->
    [one] Un historial que se apartó, en { $folders }, quizá lo contenga todavía: borra esa carpeta cuando ya no la necesites.
   *[other] Los historiales que se apartaron, en { $folders }, quizá lo contengan todavía: borra esas carpetas cuando ya no las necesites.
}

## El panel de estado.

status-none = Todavía no hay ningún proveedor configurado.
status-none-add = Añadir un proveedor
status-demo = Proveedores de práctica con respuestas de guion
status-no-first-text = ninguno aún
status-since = desde { $time }
status-next-try = próximo intento en { $time }
status-next-try-now = próximo intento con el próximo mensaje
status-covering-for = sustituye a { $model }
status-covered-by = lo sustituye { $model }
status-failures = { $why }, { $count } fallos seguidos
status-no-models = Ninguno de sus modelos está en el orden de modelos.
status-check = Comprobar ahora
status-lane-answers = { $model } responde.
status-check-label = Comprobar ahora: { $provider }
status-fix-key = Corregir la clave
status-main = modelo principal
status-column-model = Modelo
status-column-state = Estado
status-column-day = Últimas 24 horas
status-column-first = Primer texto
status-column-seven = 7 días
status-column-thirty = 30 días
status-first-text-late =
    { $count ->
        [one] Primer texto de una respuesta en 7 días: { $usual }
       *[other] Primer texto de { $count } respuestas en 7 días: normalmente { $usual }, 95 de cada 100 en menos de { $late }
    }
status-half-hour = De { $from } a { $to }: { $words }
status-half-hour-state =
    { $state ->
        [fine] bien
        [slow] lento
        [failing] algunos fallos
        [down] caído
        [paused] pausado
       *[other] sin tráfico
    }
status-legend = Media hora es
status-incidents = Caídas de los últimos 30 días
status-incidents-none = Nadie de tu orden de modelos se cayó.
status-incidents-more =
    { $count ->
        [one] Mostrar una más
       *[other] Mostrar { $count } más
    }
status-checks =
    { $count ->
        [one] Comprobado hoy una vez de forma automática.
       *[other] Comprobado hoy { $count } veces de forma automática.
    }
status-incident-lasts = continúa
status-unread = No se pudo leer el pasado.
status-lane-menu = Más sobre { $model }
status-provider-menu = Más sobre { $provider }
status-pause-head = Pausar este modelo
status-outage-head = Simular una caída durante 10 minutos
status-outage-kind =
    { $kind ->
        [hard] Rechaza de inmediato
        [slow] Responde tarde
       *[middle] Se corta a la mitad
    }
status-outage-foot = Los mensajes reales siguen por tus modelos de respaldo. Lo que se corta a la mitad se preguntó de verdad y puede facturarse.
status-outage-end = Terminar la caída
status-outage-end-label = Terminar la caída simulada de { $name }
status-outage-on =
    { $kind ->
        [hard] Simulado: { $name } rechaza todos los mensajes hasta { $until }.
        [slow] Simulado: { $name } responde tarde hasta { $until }.
       *[middle] Simulado: las respuestas de { $name } se cortan a la mitad hasta { $until }.
    }
status-simulated-list = Caídas simuladas
chat-outage-mark = Caída simulada
chat-outage-mark-title = Se simula una caída de { $names }. Mostrarla.
## La línea de comandos.

cli-no-home = Understudy no tiene carpeta para sus datos: { $reason }. Define UNDERSTUDY_HOME con una carpeta en la que se pueda escribir.
cli-no-runtime = Understudy no pudo iniciarse: { $reason }.
cli-no-display = Aquí no hay pantalla, así que la conversación sigue en este terminal.
cli-demo = No hay ningún proveedor configurado, así que responde la demo: sus respuestas siguen un guion y nada sale de este equipo. Para configurar uno: understudy provider add NAME --kind KIND
cli-question-missing = Indica una pregunta: understudy ask "…", o pásala por la entrada estándar.
cli-question-empty = La pregunta está vacía.
cli-input-unreadable = No se pudo leer la entrada estándar: { $reason }.
cli-input-too-long = La entrada ocupa más de { $most } MB. No se envió nada.
cli-input-not-text = La entrada no es texto en UTF-8. No se envió nada.
cli-duration-form = se escribe como 30s, 10m, 1h o 2d
cli-effort-form = uno de off, low, medium, high o max
cli-temperature-form = un número de 0 a 2
cli-max-output-form = un número entero de tokens, 1 o más
cli-stop-form = un texto que no esté vacío
cli-key-wanted = Pega la clave y pulsa Intro. Se ve mientras lo haces.
cli-key-not-text = La clave de la entrada estándar no es texto en UTF-8. No se guardó nada.
cli-key-empty = No hay ninguna clave en la entrada estándar. No se guardó nada.
cli-key-offered = { $variable } está definida. Para usarla, añade --key-env { $variable }; para introducir otra clave, pásala por la entrada estándar con --key-stdin.
cli-key-missing = Este tipo de proveedor necesita una clave: pásala por la entrada estándar con --key-stdin, indica una variable con --key-env o di --no-key.
cli-key-variable-unset = { $variable } no está definida ahora. Se vuelve a leer en cada inicio.
cli-file = Archivo: { $name }
cli-file-note = { $name }: { $note }
cli-chat-id-wrong = «{ $id }» no es el identificador de un chat. Consulta: understudy history list
cli-no-chat-yet = Todavía no hay ningún chat que continuar. Pregunta sin --continue.
cli-no-chats = No hay chats guardados.
cli-bin-empty = La papelera está vacía.
cli-chat-pinned = fijado
cli-chat-archived = archivado
cli-chat-goes = desaparece { $time }
cli-usage-none = { $days ->
        [1] Hoy no se preguntó nada.
       *[other] En los últimos { $days } días no se preguntó nada.
    }
cli-usage-days = Por día
cli-usage-providers = Por proveedor
cli-usage-models = Por modelo
cli-usage-chats = Por chat
cli-no-providers = No hay ningún proveedor configurado. Para configurar uno: understudy provider add NAME --kind KIND
cli-backup-file = Escrito en { $file } ({ $size }): { $what }.
cli-backup-files-missing = { $count ->
    [one] No se encontró 1 archivo adjunto. Su mensaje está, pero sin él.
   *[other] No se encontraron { $count } archivos adjuntos. Sus mensajes están, pero sin ellos.
}
cli-backup-made = Copia de seguridad { $name }: { $what }.
cli-backup-none = Todavía no hay ninguna copia de seguridad. «understudy history backup» hace una.
cli-check-cut-off = { $count ->
    [one] El final del registro de escritura anticipada está cortado por una parte dañada: la sigue 1 página de cambios.
   *[other] El final del registro de escritura anticipada está cortado por una parte dañada: la siguen { $count } páginas de cambios.
}
cli-check-file-damaged = Un archivo adjunto no es lo que era: { $file }
cli-check-file-missing = Falta un archivo adjunto: { $file }
cli-check-orphans = { $count ->
    [one] 1 fila remite a una fila que no existe.
   *[other] { $count } filas remiten a filas que no existen.
}
cli-check-sound = { $files ->
    [0] Todo está bien.
    [one] Todo está bien. 1 archivo adjunto está íntegro.
   *[other] Todo está bien. { $files } archivos adjuntos están íntegros.
}
cli-check-ways = No se cambió nada. Puedes usar lo que se puede leer (understudy history restore --salvage), la copia de seguridad (--newest) o ambas cosas a la vez (--salvage --newest). Los archivos dañados se conservan en cualquier caso.
cli-erase-app-runs = Understudy está en marcha. Ciérralo primero, o elimina todo en sus ajustes, en «Tus datos». No se eliminó nada.
cli-erase-ask = ¿Eliminar todo para siempre? [s/N]
cli-erase-done = Se eliminó todo.
cli-erase-look = Esto elimina todos los chats, archivos, copias de seguridad, ajustes y registros de { $folder }, y las claves de tus proveedores en el llavero. No se puede deshacer.
cli-erase-yes = Aquí no se puede preguntar a nadie. Di --yes para eliminar todo. No se eliminó nada.
cli-restore-app-runs = Understudy está en marcha. Ciérralo primero y luego restaura, o restaura en sus ajustes, en «Tus datos». No se cambió nada.
cli-restore-ask = ¿Poner esto en el lugar del historial? Lo que hay ahora se guarda aparte. [s/N]
cli-restore-ask-yes = s sí si y yes
cli-restore-done = Restaurado. Lo que había antes está en { $aside }.
cli-restore-later = Otro Understudy tiene abierto el historial. La copia de seguridad ocupará su lugar cuando ese termine.
cli-restore-look = Esta copia de seguridad contiene { $what }, { $size }.
cli-restore-what = Di qué copia de seguridad: un archivo, el nombre de una («understudy history backup --list») o --newest.
cli-restore-yes = Aquí no se puede preguntar a nadie. Di --yes para restaurar. No se cambió nada.
cli-search-chat = { $id }  { $when }  { $title }
cli-search-message = { $id }  { $when }  { $title } [{ $who }]
cli-search-more = Hay más. Consulta: understudy history search --limit 100 …
cli-export-missing = { $count ->
    [one] Un archivo adjunto ya no está en este disco. Su nombre está en la exportación, su contenido no.
   *[other] { $count } archivos adjuntos ya no están en este disco. Sus nombres están en la exportación, su contenido no.
}
cli-exported = { $chats ->
    [one] Se exportó un chat
   *[other] Se exportaron { $chats } chats
} con { $messages ->
    [one] un mensaje.
   *[other] { $messages } mensajes.
}
cli-only-read = No se puede escribir en la carpeta { $folder }. Los chats se pueden leer, buscar y exportar; se rechaza todo lo que cambiaría algo.
cli-folder-twice = Hay dos carpetas llamadas «{ $name }». Cambia antes el nombre de una; no se escribió nada.
cli-folder-unknown = No hay ninguna carpeta llamada «{ $name }», así que no se escribió nada. «understudy history list» muestra en qué carpeta está cada chat.
cli-format-form = un formato es json o markdown
cli-import-ask = ¿Importar esto? [s/N]
cli-import-dates = De { $first } a { $last }.
cli-import-found = Es { $source }, con { $chats ->
    [one] un chat
   *[other] { $chats } chats
}, { $messages ->
    [one] un mensaje
   *[other] { $messages } mensajes
} y { $files ->
    [0] ningún archivo.
    [one] un archivo.
   *[other] { $files } archivos.
}
cli-import-known = { $count ->
    [one] Uno de los chats ya está aquí; solo entra lo que haya nuevo en él.
   *[other] { $count } de los chats ya están aquí; solo entra lo que haya nuevo en ellos.
}
cli-import-no = No se importó nada.
cli-import-yes = s sí si y yes
cli-imported = { $chats ->
    [one] Se importó un chat nuevo
   *[other] Se importaron { $chats } chats nuevos
}, { $messages ->
    [one] un mensaje.
   *[other] { $messages } mensajes.
}{ $more ->
    [0] {""}
    [one] {" "}Se añadió algo a un chat que ya estaba.
   *[other] {" "}Se añadió algo a { $more } chats que ya estaban.
}{ $known ->
    [0] {""}
    [one] {" "}Uno ya estaba aquí tal cual.
   *[other] {" "}{ $known } ya estaban aquí tal cual.
}{ $deleted ->
    [0] {""}
    [one] {" "}Uno se eliminó aquí y sigue eliminado.
   *[other] {" "}{ $deleted } se eliminaron aquí y siguen eliminados.
}
cli-took-over = { $from }: { $why }. { $to } toma el relevo.
cli-left-out = Se omite { $lane }: { $why }
cli-slow = { $lane } no dice nada desde hace { $waited }; esperando todavía.
cli-seam = { $mode ->
    [restart] ({ $from } se detuvo: { $why }. { $to } respondió de nuevo.)
   *[continue] ({ $from } se detuvo tras { $at ->
        [one] un carácter
       *[other] { $at } caracteres
    }: { $why }. { $to } continuó.)
}
cli-goes-on = { $from }: { $why }. { $to } continúa.
cli-ask-continue = ¿Continuar? Cualquier cosa que no sea «s» la deja como está. [s/N]
cli-begins-anew = La respuesta empieza de nuevo.
cli-length = La respuesta termina aquí porque alcanzó el límite de longitud del modelo.
cli-refused = El modelo se negó a responder.
cli-tool-calls = El modelo pidió una herramienta, que Understudy todavía no ejecuta.
cli-chat-begins = Una línea es un mensaje. Ctrl-C detiene una respuesta, Ctrl-D termina.
cli-chat-remembers-nothing = No se guarda nada, así que cada pregunta es independiente.
cli-answered-by = { $lane }, { $took }
cli-provider-added = { $name } está configurado.
cli-provider-unchecked = Se configuró, pero no se pudo comprobar su clave: { $reason }
cli-provider-removed = Se quitó { $name }, con su clave.
cli-model-answers = { $model } responde.
cli-provider-works = { $models ->
    [one] { $name } funciona y ofrece un modelo.
   *[other] { $name } funciona y ofrece { $models } modelos.
}
cli-provider-paused = { $name } está pausado hasta que lo reanudes.
cli-provider-paused-until = { $name } está pausado hasta { $until }.
cli-provider-resumed = { $name } vuelve a consultarse.
cli-chain-begins = { $lane } es ahora el modelo principal.
cli-chain-unchanged = El orden de modelos no ha cambiado; añade uno con: understudy chain set
cli-chain-empty = Todavía no hay ningún orden de modelos. Define uno con: understudy chain set PROVIDER/MODEL …
cli-field-name = Nombre
cli-field-kind = Tipo
cli-field-address = Dirección
cli-field-key = Clave
cli-field-state = Estado
cli-paused = pausado
cli-paused-until = pausado hasta { $until }
cli-key-in-keyring = clave en el llavero
cli-key-in-variable = clave en { $variable }
cli-key-variable-not-set = { $variable } no está definida
cli-key-this-run = clave solo de otra ejecución
cli-key-not-needed = no necesita clave
cli-key-locked = llavero bloqueado
cli-key-none = sin clave
cli-key-unknown = el llavero no responde
cli-model-window = { $tokens } tokens
cli-model-price = { $input } entrada, { $output } salida por millón ({ $origin })
cli-price-by-user = definido por ti
cli-price-by-provider = del proveedor
cli-price-by-list = precio de lista
cli-price-by-list-rises = precio de lista, más para entradas largas
cli-price-form = se escribe como 3 o 0.25: dólares por millón de tokens
cli-price-missing = No se sabe cuánto cuesta { $lane }. Para definirlo: understudy provider price PROVIDER MODEL --input DOLLARS --output DOLLARS
cli-price-local = { $lane } funciona en este equipo y no cuesta nada.
cli-price-kept = Se guardó el precio de { $lane }.
cli-price-unlisted = { $provider } no enumera ahora { $model }; el precio es para cuando lo uses.
cli-price-cleared = Se retiró tu precio de { $lane }.
cli-price-each = { $amount } por millón de tokens
cli-field-input = Entrada
cli-field-output = Salida
cli-field-cache-read = Lectura de caché
cli-field-cache-write = Escritura en caché
cli-field-origin = Origen
cli-cost = Gasto: { $cost }
cli-cost-at-least = Gasto: al menos { $cost }; de algunas respuestas no se conoce
cli-cost-unknown = Gasto: no se conoce
cli-model-recommended = recomendado
cli-model-images = imágenes
cli-model-pdf = PDF
cli-model-reasoning = razonamiento
cli-model-tools = herramientas
cli-you = Tú
cli-nobody = Sin respuesta
cli-being-written = se está escribiendo
cli-broke-off = se cortó
cli-stopped = detenido por ti
cli-interrupted = interrumpido

## La ayuda de la línea de comandos: los comandos por sus nombres y luego los argumentos.

cli-allow-chain = Puede ir: adonde lleve su orden de modelos.
cli-allow-only = Puede ir: solo a { $names }.
cli-allow-this-computer = Puede ir: a ningún sitio, solo este equipo.
cli-allow-order = Su propio orden de modelos: { $names }.
cli-allow-no-files = Los archivos no se envían cuando toma el relevo un modelo de respaldo de otro proveedor.
cli-allow-gone = un proveedor que se quitó
cli-crossing = { $files ->
    [0] Este chat va por primera vez a { $provider }, con todo lo que se dijo en él.
    [one] Este chat va por primera vez a { $provider }, con todo lo que se dijo en él y 1 archivo.
   *[other] Este chat va por primera vez a { $provider }, con todo lo que se dijo en él y { $files } archivos.
}
cli-status-next-try = próximo intento a las { $time }
cli-status-first-text = primer texto en { $usual }, 95 de cada 100 en menos de { $late }
cli-status-seven-days = 7 días: { $words }
cli-status-thirty-days = 30 días: { $words }
cli-status-incidents = Caídas de los últimos 30 días
cli-status-from-to = de { $from } a { $to }
cli-status-since = desde { $from }
cli-status-waiting =
    { $count ->
        [one] Un mensaje espera una respuesta.
       *[other] { $count } mensajes esperan una respuesta.
    }
cli-help = Chat personal con muchos modelos de IA que continúa cuando un proveedor no puede. Sin comando se abre la ventana del chat.
cli-help-more = Código de salida: 0 respondido, 1 nadie pudo responder, 2 uso incorrecto, 130 cancelado. UNDERSTUDY_HOME indica la carpeta de los datos y los ajustes.
cli-help-quick = Abrir la pregunta rápida de la aplicación en marcha, o iniciarla
cli-help-ask = Hacer una pregunta; la respuesta va a la salida estándar
cli-help-chat = Conversar en el terminal
cli-help-provider = Proveedores: cuentas en fabricantes, y servidores
cli-help-provider-add = Configurar un proveedor y comprobar su clave
cli-help-provider-list = Todos los proveedores
cli-help-provider-show = Un proveedor
cli-help-provider-remove = Quitar un proveedor, con su clave
cli-help-provider-test = Comprobar la clave pidiendo los modelos
cli-help-provider-models = Los modelos que ofrece
cli-help-provider-price = Lo que cuesta un modelo: mostrarlo, o definir un precio propio
cli-help-provider-pause = Omitir un proveedor, hasta que se reanude o durante un tiempo
cli-help-provider-resume = Volver a usar un proveedor pausado
cli-help-chain = El orden en que se consultan los modelos
cli-help-chain-show = El orden, primero el modelo principal
cli-help-chain-set = Definir el orden
cli-help-settings = Ajustes
cli-help-settings-list = Todos los ajustes con sus valores
cli-help-settings-get = El valor de un ajuste
cli-help-settings-set = Dar un valor a un ajuste
cli-help-status = Cómo están los proveedores y los modelos
cli-help-usage = Tokens y gasto por día, proveedor, modelo y chat
cli-help-history = Chats guardados
cli-help-history-backup = Hacer una copia de seguridad: en la carpeta de la aplicación, o el historial entero con sus archivos en FILE
cli-help-history-check = Buscar daños en la base de datos y sus archivos
cli-help-history-erase = Eliminar todo: chats, archivos, copias de seguridad, ajustes, registros y las claves del llavero
cli-help-history-restore = Poner una copia de seguridad en el lugar del historial; lo que hay ahora se guarda aparte
cli-help-history-list = Todos los chats, primero el más reciente
cli-help-history-show = Un chat
cli-help-history-search = Buscar palabras en los chats: from:me, from:model, model:, in:, after:2026-01-31, before:, "una frase", comienzo* y, tras un -- suelto, -sin
cli-help-history-export = Escribir todos los chats, los de una carpeta o uno, en la salida estándar
cli-help-history-import = Traer una exportación u otro historial
cli-help-history-allow = Adónde puede ir un chat: mostrarlo o decirlo
cli-help-arg-anywhere = Adonde lleve su orden de modelos
cli-help-arg-default-chain = Volver a preguntar en el orden predeterminado
cli-help-arg-files = Los archivos van también cuando toma el relevo un modelo de respaldo de otro proveedor
cli-help-arg-no-files = No enviar archivos cuando toma el relevo un modelo de respaldo de otro proveedor
cli-help-arg-hidden = Iniciar en la bandeja del sistema, sin ventana
cli-help-arg-safe-graphics = Dibujar la ventana sin la tarjeta gráfica, esta vez
cli-help-arg-prompt = La pregunta; «-» o nada la lee de la entrada estándar
cli-help-arg-chain = Consultar estos modelos en este orden en lugar del predeterminado: proveedor/modelo,…
cli-help-arg-chat = Continuar en este chat
cli-help-arg-latest = Continuar en el chat más reciente
cli-help-arg-system = Instrucciones para el modelo, antes de la conversación
cli-help-arg-attach = Enviar un archivo con la pregunta: una imagen, un PDF, un texto o un documento (se puede repetir)
cli-help-arg-bin = Los chats de la papelera, y cuándo desaparece cada uno
cli-help-arg-days = De tantos días, hoy incluido: de 1 a 366
cli-help-arg-effort = Cuánto razonar: off, low, medium, high o max
cli-help-arg-temperature = Con cuánta libertad elegir las palabras, de 0 a 2; se omite con modelos que no lo aceptan
cli-help-arg-max-output = Terminar la respuesta tras tantos tokens
cli-help-arg-stop = Terminar la respuesta antes de este texto (hasta cuatro veces)
cli-help-arg-only = Consultar solo a estos proveedores
cli-help-arg-local-only = Consultar solo modelos de este equipo
cli-help-arg-no-failover = Consultar solo el primer modelo
cli-help-arg-file = Un archivo, o el nombre de una copia de seguridad; se importa una exportación de Understudy, ChatGPT, Claude, Gemini (Takeout, como JSON), LibreChat, Open WebUI, Cherry Studio o Jan, en zip o suelta, o un history.db
cli-help-arg-list = Mostrar las copias de seguridad que hay
cli-help-arg-newest = Usar la copia de seguridad íntegra más reciente
cli-help-arg-salvage = Usar lo que se pueda leer de un historial dañado; con --newest, lo que falte viene de la copia de seguridad
cli-help-arg-yes = No preguntar
cli-help-arg-no-history = Un chat temporal: no se guarda ningún texto
cli-help-arg-folder = Solo los chats de esta carpeta, por su nombre
cli-help-arg-format = json, con todo, para volver a importarlo; o markdown, para leerlo
cli-help-arg-target = Escribir en este archivo en lugar de en la salida estándar
cli-help-arg-json = Escribir JSON: una lista o un objeto, y los sucesos uno por línea según ocurren
cli-help-arg-name = El nombre del proveedor
cli-help-arg-model = El modelo, como lo llama el proveedor
cli-help-arg-input = Dólares por millón de tokens de entrada
cli-help-arg-output = Dólares por millón de tokens de salida
cli-help-arg-cache-read = Dólares por millón de tokens leídos de la caché del proveedor; si falta, como la entrada
cli-help-arg-cache-write = Dólares por millón de tokens escritos en ella; si falta, como la entrada
cli-help-arg-clear = Retirar tu propio precio
cli-help-arg-time = Durante cuánto tiempo: 30s, 10m, 1h o 2d
cli-help-arg-kind = anthropic, openai-compatible, mistral, groq, xai, deepseek, openrouter, lmstudio, llamacpp, …
cli-help-arg-base-url = Su dirección, en lugar de la propia del tipo
cli-help-arg-key-stdin = Leer la clave de la primera línea de la entrada estándar y guardarla en el llavero
cli-help-arg-key-env = Leer la clave de esta variable de entorno en cada inicio
cli-help-arg-no-key = Este proveedor no necesita clave
cli-help-arg-allow-http = Permitir http sin cifrar con otro equipo: la clave y los chats se pueden leer por el camino
cli-help-arg-lanes = proveedor/modelo, primero el modelo principal y luego los de respaldo
cli-help-arg-key = El nombre del ajuste
cli-help-arg-words = Qué buscar
cli-help-arg-limit = Como máximo tantos mensajes
cli-help-arg-value = Su nuevo valor
cli-help-arg-watch = Seguir en marcha, con un estado nuevo en cada cambio
cli-help-arg-id = El identificador del chat, como en la lista

## Versiones nuevas.

update-title = Actualizaciones
update-elsewhere = Llegan por la misma vía por la que se instaló Understudy: con los paquetes de tu sistema o compilándolo de nuevo. Understudy no busca ninguna por su cuenta.
update-what = Understudy busca una versión más nueva cuando se lo pides. Solo se instala si está firmada con la clave con la que se compiló esta.
update-look = Buscar actualizaciones
update-newest = Esta es la versión más reciente.
update-there = Hay una versión nueva: { $version }.
update-install = Instalar { $version }
update-installing = Descargando y comprobando la versión { $version }…
update-done = La versión { $version } está instalada. Empieza a usarse tras reiniciar la aplicación.
update-restart = Reiniciar ahora
update-none = Esta es la versión más reciente; no se cambió nada.
update-unsigned = Lo que se ofreció no tiene la firma correcta. No se cambió nada. Inténtalo más tarde o descarga Understudy por tu cuenta.
update-other-system = Lo que se ofreció es para otro sistema. No se cambió nada.
update-older = Lo que se ofreció es anterior a esta versión. No se cambió nada.
update-unreachable = No se pudo preguntar por versiones nuevas ({ $reason }). No se cambió nada; inténtalo más tarde.
update-slow = tarda demasiado
update-cannot-write = La versión nueva no puede reemplazar { $path } ({ $reason }). No se cambió nada; actualiza Understudy por la misma vía por la que lo instalaste.
update-misbuilt = Este programa se compiló con una clave o una dirección de actualizaciones incorrecta y no puede buscarlas. Descarga una versión nueva por tu cuenta.
