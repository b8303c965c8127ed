### Die Texte von Understudy auf Deutsch. Dieselben Namen wie in der englischen Datei, in derselben
### Reihenfolge. Die Anrede ist „Sie“. Begriffe: Modellreihenfolge, Hauptmodell, Ersatz, springt ein,
### hat übernommen, Anbieter, Schlüsselbund, Verlauf, Sicherung, Schnelleingabe, Ausfall simulieren.

## Warum ein Versuch scheiterte, in wenigen Worten.

failure-class-unreachable = nicht erreichbar
failure-class-silent = keine Antwort
failure-class-overloaded = überlastet
failure-class-server = hatte einen Fehler
failure-class-rate-limited = zu viele Anfragen
failure-class-quota = Guthaben aufgebraucht
failure-class-key = Schlüssel nicht angenommen
failure-class-gone = Modell nicht verfügbar
failure-class-too-long = Gespräch zu lang
failure-class-refused = Antwort abgelehnt
failure-class-request = Anfrage nicht angenommen
failure-class-empty = leere Antwort
failure-class-truncated = abgebrochen
failure-class-cancelled = von Ihnen gestoppt

## failure-: Sätze über eine Anfrage, die nicht mit einer Antwort endete

failure-silent = Keine Antwort innerhalb von { $seconds } s.
failure-stalled = Seit { $seconds } s kein weiterer Text.
failure-unmarked-end = Die Verbindung endete mitten in der Antwort.
failure-empty = Die Antwort war leer.
failure-tool-calls-too-large = Es wurden Werkzeuge mit mehr verlangt, als gelesen werden kann.
failure-cancelled = Von Ihnen gestoppt. Was zu sehen war, bleibt erhalten.
failure-no-provider = Es ist kein Anbieter eingerichtet. Fügen Sie einen in den Einstellungen oder mit „understudy provider add“ hinzu.
failure-no-order = Die Reihenfolge enthält noch kein Modell. Wählen Sie eines in den Einstellungen oder mit „understudy chain set“.
failure-nothing-allowed = Für diese Nachricht darf keines der Modelle in der Reihenfolge verwendet werden.
failure-confined-after = { $lane } hat aufgehört: { $class }. { $message } Dieser Chat darf nirgends sonst hin. Ihre Nachricht bleibt erhalten.
failure-hedged = Ein anderes, zugleich gefragtes Modell hat zuerst geantwortet.
failure-switched = Sie sind zum nächsten Modell weitergegangen.
failure-slept = Der Computer war im Ruhezustand, und die Verbindung ist weg.
failure-confined = Kein Modell darf antworten: Dieser Chat darf nirgends sonst hin. Erlauben Sie es für diese Nachricht, oder legen Sie im Chat fest, wohin er darf.
failure-no-key = Kein Modell darf antworten: Es fehlt ein Schlüssel. Tragen Sie ihn in den Einstellungen oder mit „understudy provider add“ ein.
failure-month = Das Limit dieses Monats ist aufgebraucht, und jedes Modell der Reihenfolge, das antworten könnte, kann etwas kosten. Erhöhen Sie das Limit in den Einstellungen unter „Verbrauch“ oder mit „understudy settings set spend.month_usd“, oder nehmen Sie ein Modell auf diesem Computer in die Reihenfolge auf. Ihre Nachricht bleibt erhalten.
failure-offline = Dieser Computer hat kein Netz, und keines seiner eigenen Modelle steht in der Reihenfolge. Ihre Nachricht bleibt erhalten.
failure-no-window = Das Gespräch ist für jedes Modell der Reihenfolge zu lang. Beginnen Sie einen neuen Chat, oder fügen Sie ein Modell mit größerem Kontextfenster hinzu.
failure-no-room = Die Dateien dieses Chats sind mehr, als irgendein Modell der Reihenfolge auf einmal annimmt. Beginnen Sie einen neuen Chat, oder bearbeiten Sie die Frage und lassen Sie Dateien weg.
failure-no-sight = Zu diesem Chat gehört ein Bild, und kein Modell der Reihenfolge kann Bilder sehen. Fügen Sie eines hinzu, das es kann, oder bearbeiten Sie die Frage und lassen Sie das Bild weg.
failure-no-scans = Eine der Dateien ist ein PDF ohne Text, und kein Modell der Reihenfolge liest PDF selbst. Fügen Sie eines hinzu, das es kann, oder hängen Sie ein PDF mit Text an.
failure-all-paused = Jedes Modell, das antworten könnte, haben Sie pausiert. Setzen Sie eines fort und versuchen Sie es noch einmal.
failure-turn-one = { $lane } konnte nicht antworten: { $class }. { $message } Ihre Nachricht bleibt erhalten; Sie können es noch einmal versuchen.
failure-turn-all = Keines von { $count } Modellen konnte antworten. Zuletzt { $lane }: { $class }. { $message } Ihre Nachricht bleibt erhalten; Sie können es noch einmal versuchen.
failure-turn-broke-off = { $lane } hörte mitten in der Antwort auf: { $class }. Was zu sehen war, bleibt erhalten; Sie können die Antwort neu anfordern.
failure-turn-asks = { $lane } hörte mitten in der Antwort auf: { $class }. Was zu sehen war, bleibt erhalten; { $next } kann sie fortsetzen.
failure-turn-too-dear = { $lane } konnte nicht weitermachen: { $class }. Ein anderes Modell könnte mehr als { $limit } zusätzlich kosten, das Höchste, was der Wechsel bei einer Nachricht kosten darf (recovery.extra_usd). Ihre Nachricht bleibt erhalten; setzen Sie die Antwort fort oder fordern Sie sie neu an, um es zu erlauben.
failure-turn-not-continued = { $lane } konnte die Antwort nicht fortsetzen: { $class }. Was zu sehen war, bleibt erhalten; Sie können sie neu anfordern.
failure-not-continued = Es wollte die Antwort nicht fortsetzen.

## Wie die Verbindung zu einem Anbieter oder seine Antwort war; davor steht sein Name.

failure-wire-dns = Die Adresse { $host } wurde nicht gefunden.
failure-wire-refused = Unter { $host } antwortet nichts.
failure-wire-connect-timeout = Keine Verbindung zu { $host } innerhalb von { $seconds } s.
failure-wire-tls = Keine sichere Verbindung zu { $host }: { $reason }
failure-wire-connect = Keine Verbindung zu { $host }: { $reason }
failure-wire-reset = Die Verbindung zu { $host } ging verloren.
failure-wire-body = Die Antwort von { $host } brach mittendrin ab.
failure-wire-plain-http = An { $host } wurde nichts gesendet: Unverschlüsseltes http wäre unterwegs lesbar. Verwenden Sie https, oder erlauben Sie http für diesen Anbieter.
failure-wire-status = Die Antwort war HTTP { $status } ohne Begründung.
failure-wire-no-reason = Es wurde kein Grund genannt.
failure-wire-page = Statt einer Antwort kam eine Webseite.
failure-wire-page-titled = Statt einer Antwort kam eine Webseite: „{ $title }“.
failure-wire-redirect = Es wird umgeleitet (HTTP { $status }). Vielleicht verlangt dieses Netz eine Anmeldung, oder die Adresse hat sich geändert.
failure-wire-redirect-to = Es wird zu { $host } umgeleitet (HTTP { $status }). Vielleicht verlangt dieses Netz eine Anmeldung, oder die Adresse hat sich geändert.
failure-wire-unreadable = Es kam etwas, das sich nicht lesen lässt.
failure-wire-no-answer = Es kam etwas, das keine Antwort ist.
failure-wire-too-large = Es kam ein Stück von mehr als { $mebibytes } MiB.
failure-wire-broke-off = Abgebrochen mit „{ $reason }“.
failure-wire-no-list = Es kam keine Liste von Modellen.

## Warum eine Datei nicht angehängt wurde. Davor steht, dass sie es nicht wurde, mit ihrem Namen.

attach-refused-empty = Die Datei ist leer.
attach-refused-too-large = Die Datei ist größer als { $most } MB. Hängen Sie einen Teil davon an.
attach-refused-unknown-kind = Diese Art von Datei kann nicht gelesen werden. Bilder, PDF, Texte und Office-Dokumente schon.
attach-refused-old-office = Dies ist ein altes Office-Format, das nicht gelesen werden kann. Speichern Sie die Datei als .docx, .pptx oder PDF und hängen Sie diese an.
attach-refused-too-many-pixels = Das Bild hat mehr als { $most } Millionen Pixel. Verkleinern Sie es und hängen Sie es noch einmal an.
attach-refused-encrypted = Die Datei ist durch ein Passwort geschützt. Speichern Sie eine Kopie ohne Passwort und hängen Sie diese an.
attach-refused-damaged = Die Datei ist beschädigt oder unvollständig. Öffnen Sie sie in ihrem eigenen Programm und speichern Sie sie neu.
attach-refused-unpacks-too-large = Die Datei entpackt sich zu viel mehr, als sie zu sein scheint.
attach-refused-took-too-long = Das Lesen der Datei dauerte zu lange und wurde beendet. Hängen Sie einen kleineren Teil davon an.
attach-refused-too-much-memory = Das Lesen der Datei braucht zu viel Speicher und wurde beendet. Hängen Sie einen kleineren Teil davon an.
attach-refused-broke = An der Datei ist ihr Leser gescheitert. Speichern Sie sie in einem anderen Format und hängen Sie diese an.
attach-refused-not-started = Die Datei konnte nicht gelesen werden, weil das Programm dafür nicht startete: { $reason }

## Was von einer angehängten Datei nicht gelesen werden konnte.

attach-note-first-pages = Nur die ersten { $read } von { $count } Seiten wurden gelesen.
attach-note-scan = Es wurde kein Text darin gefunden. Vielleicht ist es ein Scan, den nur Modelle sehen, die PDF lesen.
attach-note-no-text = Es wurde kein Text darin gefunden.
attach-note-text-cut = Sie ist zu lang: Nur der erste Teil des Textes wird verwendet.
attach-note-first-picture = Nur das erste Bild der Animation wird verwendet.
attach-note-parts-missing = Teile davon sind beschädigt und wurden weggelassen.

## Was bei einem Vorgang der App misslang, wo nichts Genaueres bekannt ist.

error-code-invalid-input = Das lässt sich nicht verwenden. Prüfen Sie die Eingabe und versuchen Sie es noch einmal.
error-code-not-found = Das ist nicht mehr da.
error-code-conflict = Der Name ist vergeben, oder es wurde inzwischen geändert. Nichts wurde verändert.
error-code-busy = In diesem Chat wird gerade eine Antwort geschrieben. Stoppen Sie sie oder warten Sie, und versuchen Sie es dann noch einmal.
error-code-no-provider = Es ist kein Anbieter eingerichtet. Fügen Sie einen mit einem API-Schlüssel hinzu, oder verwenden Sie ein Modell auf diesem Computer.
error-code-keyring-locked = Der Schlüsselbund ist gesperrt, daher kann der Schlüssel nicht gelesen werden. Nichts wurde verändert. Entsperren Sie ihn und versuchen Sie es noch einmal.
error-code-keyring-missing = Auf diesem System gibt es keinen Schlüsselbund. Verwenden Sie den Schlüssel nur bis zum Beenden, oder legen Sie ihn in eine Umgebungsvariable.
error-code-keyring-failed = Der Schlüsselbund hat nicht getan, was verlangt war. Nichts wurde verändert. Versuchen Sie es noch einmal, oder verwenden Sie den Schlüssel nur bis zum Beenden.
error-code-key-refused = Der Anbieter hat den Schlüssel nicht angenommen. Prüfen Sie ihn, oder erstellen Sie auf der Seite des Anbieters einen neuen.
error-code-unreachable = Die Adresse des Anbieters ist nicht erreichbar. Prüfen Sie die Adresse und Ihre Verbindung.
error-code-provider = Der Anbieter hat mit einem Fehler geantwortet. Versuchen Sie es später noch einmal.
error-code-plain-http = Unverschlüsseltes http würde Ihren Schlüssel und Ihre Chats lesbar über das Netz senden. Verwenden Sie https, oder erlauben Sie http für diesen Anbieter.
error-code-history-newer = Der Verlauf wurde von einer neueren Version von Understudy geschrieben. Er blieb, wie er ist; aktualisieren Sie die App, um ihn zu öffnen.
error-code-history-damaged = Der Verlauf ist beschädigt. Er blieb, wie er ist. „understudy history check“ sagt, was davon lesbar ist und was eine Sicherung enthält.
error-code-cannot-write = Der Datenträger ist voll, oder der Ordner ist nicht beschreibbar. Schaffen Sie Platz und versuchen Sie es noch einmal.
error-code-already-running = Understudy läuft bereits.
error-code-unsupported = Dieser Desktop hat nicht, was dafür nötig ist.
error-code-internal = Es ist etwas schiefgegangen, das nicht passieren sollte. Nichts ging verloren; versuchen Sie es noch einmal.
error-title = Ein Titel hat 1 bis { $most } Zeichen.
error-message-empty = Die Nachricht ist leer. Nichts wurde gesendet.
error-message-long = Die Nachricht ist größer als { $most } MB. Nichts wurde gesendet; kürzen Sie sie.
error-files-many = Mehr als { $most } Dateien können mit einer Nachricht nicht mitgehen. Nichts wurde gesendet.
error-file-empty = „{ $name }“ ist leer und wurde nicht angehängt.
error-file-large = „{ $name }“ ist größer als { $most } MB und wurde nicht angehängt. Hängen Sie einen Teil davon an.
error-file-refused = „{ $name }“ wurde nicht angehängt. { $reason }
error-file-missing = Es gibt keine Datei { $path }. Prüfen Sie Namen und Ordner.
error-file-folder = { $path } ist ein Ordner. Hängen Sie die Dateien darin einzeln an.
error-file-special = { $path } ist keine Datei, die sich bis zum Ende lesen lässt, und wurde nicht angehängt.
error-file-forbidden = Sie dürfen { $path } nicht lesen. Ändern Sie die Rechte, oder hängen Sie eine Kopie an.
error-file-unreadable = { $path } konnte nicht gelesen werden: { $reason }
error-file-not-kept = „{ $name }“ ist nicht mehr angehängt, daher wurde nichts gesendet. Hängen Sie die Datei noch einmal an.
error-file-lost = „{ $name }“ fehlt im Ordner der Anhänge, daher wurde nichts gesendet. Hängen Sie dieselbe Datei noch einmal an, um sie zurückzubringen, oder bearbeiten Sie die Frage und lassen Sie sie weg.
error-file-damaged = „{ $name }“ ist auf diesem Datenträger beschädigt, daher wurde nichts gesendet. Hängen Sie dieselbe Datei noch einmal an, um sie zu reparieren, oder bearbeiten Sie die Frage und lassen Sie sie weg.
error-file-disk = „{ $name }“ konnte von diesem Datenträger nicht gelesen werden, daher wurde nichts gesendet. Versuchen Sie es noch einmal.
file-unnamed = Datei
error-turn-unknown = Diese Antwort wird nicht mehr geschrieben. Sie steht in ihrem Chat.
error-chat-of-demo = Dieser Chat gehört zur Demo. Starten Sie die Demo, um ihn fortzusetzen.
error-chat-not-demo = Dieser Chat gehört nicht zur Demo. Beenden Sie die Demo, um ihn fortzusetzen.
error-outage-length = Ein Ausfall lässt sich höchstens eine Stunde lang simulieren.
error-exchange-busy = Ein anderer Export oder Import läuft noch. Warten Sie, bis er fertig ist, oder brechen Sie ihn ab.
error-exchange-stopped = Abgebrochen. Nichts wurde verändert.
error-export-chat = Diesen Chat gibt es nicht mehr, daher wurde nichts geschrieben.
error-export-write = Der Export konnte nicht geschrieben werden: { $reason }. Schaffen Sie Platz, oder wählen Sie einen anderen Ort.
error-import-archive = { $path } ist ein beschädigtes oder unvollständiges Archiv. Nichts wurde verändert. Laden Sie es noch einmal herunter.
error-import-changed = { $path } wurde während des Lesens verändert. Am Verlauf wurde nichts geändert; importieren Sie es noch einmal.
error-import-folder = { $path } ist ein Ordner. Wählen Sie die Datei des Exports selbst, oder packen Sie den Ordner in eine Zip-Datei.
error-import-gone = Diese Datei wird nicht mehr betrachtet. Wählen Sie sie noch einmal.
error-import-newer = { $path } wurde von einer neueren Version von Understudy geschrieben. Nichts wurde verändert; aktualisieren Sie die App, um es zu importieren.
error-import-unknown = Nichts in { $path } ist ein Export, den Understudy lesen kann. Nichts wurde verändert. Es liest eigene Exporte und Verläufe sowie die von ChatGPT, Claude, Gemini (Takeout, als JSON), LibreChat, Open WebUI, Cherry Studio und Jan.
error-demo-runs = Die Übungsanbieter der Demo lassen sich nicht ändern. Beenden Sie zuerst die Demo.
error-provider-unknown = Es gibt keinen Anbieter { $name }. Es gibt: { $known }.
error-provider-taken = Es gibt bereits einen Anbieter namens { $name }. Wählen Sie einen anderen Namen.
error-provider-name = Ein Name hat 1 bis { $most } Zeichen, ohne Schrägstrich, Komma oder Zeilenumbruch, und lautet nicht „demo“.
error-lane = { $lane } bezeichnet kein Modell. Schreiben Sie Anbieter/Modell.
error-kind-unknown = Es gibt keine Art von Anbieter { $kind }. „understudy provider add --help“ nennt alle.
error-url = { $url } lässt sich nicht als Adresse verwenden. Schreiben Sie sie als https://host/pfad, ohne Benutzernamen und Abfrage.
error-key-form = Das ist kein Schlüssel: Er ist leer, zu lang oder hat Leerzeichen oder Zeichen, die kein Schlüssel hat. Kopieren Sie ihn noch einmal.
error-key-wanted = Dieser Anbieter braucht einen Schlüssel.
error-key-variable = Die Umgebungsvariable { $variable } ist nicht gesetzt. Setzen Sie sie, bevor Sie Understudy starten.
error-variable-form = Eine Umgebungsvariable hat nur Buchstaben, Ziffern und Unterstriche.
error-key-refused = Der Anbieter hat den Schlüssel nicht angenommen{ $status }: { $message }
error-provider-said = Der Anbieter: { $class }{ $status }: { $message }
error-unreachable = { $reason } Prüfen Sie die Adresse und Ihre Verbindung.
error-models-late = Der Anbieter hat seine Modelle nicht rechtzeitig genannt. Versuchen Sie es noch einmal.
error-chain-long = Eine Modellreihenfolge hat höchstens { $most } Modelle.
error-chain-twice = { $lane } steht zweimal in der Modellreihenfolge.
error-wish-temperature = Eine Temperatur ist eine Zahl von 0 bis { $most }. Nichts wurde gesendet.
error-wish-max-output = Eine Antwort darf 1 bis { $most } Tokens lang sein. Nichts wurde gesendet.
error-wish-stop = Höchstens { $most } Texte können eine Antwort beenden, keiner davon leer oder länger als { $bytes } Bytes. Nichts wurde gesendet.
error-setting-unknown = Es gibt keine Einstellung { $key }. „understudy settings list“ zeigt alle.
error-price = Das kann kein Preis sein, daher wurde nichts verändert. Ein Preis gilt in Dollar für eine Million Tokens, von 0 bis { $most }.
error-price-model = Das ist kein Name eines Modells, daher wurde nichts verändert. Ein Name hat 1 bis { $most } Zeichen in einer Zeile.
error-terms-only = Nennen Sie mindestens einen eingerichteten Anbieter; nichts wurde verändert.
error-terms-order = Die eigene Modellreihenfolge eines Chats braucht mindestens ein Modell; nichts wurde verändert.
error-folder-name = Der Name eines Ordners hat 1 bis { $most } Zeichen; nichts wurde verändert.
error-folder-taken = Es gibt bereits einen Ordner namens „{ $name }“. Wählen Sie einen anderen Namen.
error-folder-gone = Diesen Ordner gibt es nicht mehr.
error-tags = Ein Chat hat höchstens { $most } Schlagwörter mit je { $long } Zeichen; nichts wurde verändert.
error-system = Eine Systemanweisung hat höchstens { $most } Kilobyte; nichts wurde verändert.
error-not-broken = Diese Antwort lässt sich nicht fortsetzen: Sie ist vollständig, es war nichts von ihr zu sehen, oder der Chat ging danach weiter. Nichts wurde gesendet.
error-not-waiting = Diese Nachricht wartet nicht mehr.
error-setting-value = { $key } nimmt diesen Wert nicht an. Möglich ist: { $takes }.

## skip-: warum ein Modell der Reihenfolge übergangen wurde.

skip-open = ausgefallen, nächster Versuch um { $time }
skip-paused = von Ihnen pausiert
skip-paused-until = von Ihnen pausiert bis { $time }
skip-no-key = braucht einen Schlüssel
skip-too-dear = kann etwas kosten, und das Limit dieses Monats ist aufgebraucht
skip-on-trial = wird gerade von einer anderen Nachricht erprobt
skip-offline = dieser Computer hat kein Netz
skip-window = das Gespräch hat etwa { $needed } Tokens, das Modell nimmt { $window } an
skip-images = braucht ein Modell, das Bilder sieht; dieses tut es nicht
skip-scans = braucht ein Modell, das PDF liest: eine der Dateien hat Bilder von Text statt Text
skip-request = die Dateien dieses Chats sind gesendet { $needed } MB groß, angenommen werden { $most } MB
skip-not-allowed = für diese Nachricht nicht erlaubt
skip-confined = für diesen Chat nicht erlaubt

## status-: wie es den Anbietern geht; die ersten sind ein paar Worte neben einem Namen.

status-working = läuft
status-covering = springt ein
status-not-used = noch nicht verwendet
status-not-in-order = nicht in der Modellreihenfolge
status-on-this-computer = auf diesem Computer
status-slow = langsam, { $duration }
status-slow-unknown = langsam
status-down-since = ausgefallen seit { $time }
status-paused = pausiert
status-paused-until = pausiert bis { $time }
status-out-of-credit = Guthaben aufgebraucht
status-model-gone = Modell nicht verfügbar
status-key-refused = Schlüssel abgelehnt
status-key-wanted = braucht einen Schlüssel
status-offline = offline
status-sentence-all-well = Alles in Ordnung.
status-sentence-degraded = Etwas ist langsam oder ausgefallen. Ihre Chats gehen weiter.
status-sentence-lead-failed = Ihr Hauptmodell ist eben gescheitert. Die nächste Nachricht versucht es wieder.
status-sentence-lead-down = Ihr Hauptmodell ist ausgefallen. Ihre Chats gehen weiter.
status-sentence-nobody = Ihr Hauptmodell ist ausgefallen, und kein Ersatz kann antworten.
status-sentence-needs-you = Ein Anbieter braucht Sie.
status-sentence-offline = Dieser Computer ist offline.
status-sentence-no-model = Es ist noch kein Modell gewählt.
status-detail-covering = { $lead } antwortet seit { $since } nicht. { $backup } springt ein.
status-detail-covering-key = { $lead } lässt sich gerade nicht verwenden. { $backup } springt ein.
status-detail-covering-paused = { $lead } ist von Ihnen pausiert. Stattdessen antwortet { $backup }.
status-detail-covering-once = { $lead } ist eben gescheitert. { $backup } springt ein.
status-detail-nobody = { $lead } antwortet seit { $since } nicht. Die nächste Nachricht versucht das Modell, das am frühesten wieder da ist.

status-outage-simulated = Ausfall simuliert
status-made = { $words }, Ausfall simuliert
status-detail-simulated = Ein Ausfall von { $name } wird bis { $until } simuliert.
status-no-traffic = keine Anfragen
status-failed-of = { $failed } von { $asked } gescheitert
status-percent = { $percent } %
status-page-says = Auf der Statusseite, { $time }: { $words }
status-page-says-undated = Auf der Statusseite: { $words }
status-incident-unknown = gescheitert
status-simulated = simuliert
status-covered =
    { $count ->
        [one] für eine Nachricht eingesprungen
       *[other] für { $count } Nachrichten eingesprungen
    }
status-day = Letzte 24 Stunden: { $parts }
status-day-quiet = Letzte 24 Stunden: keine Anfragen
status-day-down =
    { $count ->
        [one] eine halbe Stunde lang ausgefallen
       *[other] { $count } halbe Stunden lang ausgefallen
    }
status-day-failing =
    { $count ->
        [one] einige Fehler in einer halben Stunde
       *[other] einige Fehler in { $count } halben Stunden
    }
status-day-slow =
    { $count ->
        [one] eine halbe Stunde lang langsam
       *[other] { $count } halbe Stunden lang langsam
    }
status-day-fine =
    { $count ->
        [one] eine halbe Stunde lang in Ordnung
       *[other] { $count } halbe Stunden lang in Ordnung
    }
status-day-paused =
    { $count ->
        [one] eine halbe Stunde lang pausiert
       *[other] { $count } halbe Stunden lang pausiert
    }
status-day-none =
    { $count ->
        [one] eine halbe Stunde lang keine Anfragen
       *[other] { $count } halbe Stunden lang keine Anfragen
    }

## outage-: was ein simulierter Ausfall anstelle des Anbieters sagt.

outage-refused = Dieser Ausfall ist simuliert. Nichts wurde gesendet.
outage-broke-off = Die Antwort wurde von dem Ausfall abgeschnitten, den Sie simulieren.

## setting-: was jede Einstellung tut.

setting-answer-effort = Wie viel Modelle nachdenken, bevor sie antworten; auto für die eigene Art des Modells.
setting-answer-max-output = Wie lang eine Antwort höchstens sein darf, in Tokens; auto für die Grenze des Modells.
setting-checks-messages = Ob ein Modell, das verstummte oder überlastet war, ab und zu und höchstens 24-mal am Tag nach einem Wort gefragt wird, um zu sehen, ob es wieder antwortet. Nur wo das weniger als zwei Cent kostet.
setting-hedge = Ob das nächste Modell mitgefragt wird, wenn eines länger braucht als gewöhnlich; wer zuerst beginnt, macht weiter, und das andere wird bezahlt, soweit es kam.
setting-recovery-extra-usd = Wie viel der Wechsel bei einer Nachricht über den ersten Versuch hinaus höchstens kosten darf, in US-Dollar; auto für 5.
setting-recovery = Was geschieht, wenn eine Antwort abbricht: continue lässt das nächste Modell sie fortsetzen, restart lässt es neu antworten, ask behält das Gezeigte und fragt Sie.
setting-answer-temperature = Wie frei Modelle ihre Worte wählen, von 0 bis 2; auto für die eigene Art des Modells.
setting-history-bin-days = Wie viele Tage gelöschte Chats im Papierkorb bleiben, bevor sie endgültig gehen.
setting-backups-kept = Wie viele tägliche Sicherungen behalten werden; bei 0 gibt es keine
setting-limits-connect-ms = Wie lange der Aufbau der Verbindung zu einem Anbieter dauern darf.
setting-limits-headers-ms = Wie lange ein Anbieter brauchen darf, um seine Antwort zu beginnen.
setting-limits-first-content-ms = Wie lange ein Anbieter bis zum ersten Wort brauchen darf.
setting-limits-gap-ms = Wie lange eine Antwort mittendrin stocken darf.
setting-limits-reasoning-gap-ms = Wie lange ein Modell beim Nachdenken stocken darf.
setting-notify-main-model = Ob der Desktop meldet, wenn das Hauptmodell ausfällt und wenn es wieder da ist.
setting-notify-answers = Ob der Desktop meldet, wenn eine Antwort da ist und das Fenster nicht vorn ist.
setting-notify-needs-you = Ob der Desktop einmal am Tag meldet, wenn ein Anbieter Sie braucht.
setting-notify-waiting = Ob der Desktop meldet, wenn eine wartende Nachricht gesendet wurde.
setting-notify-needed-on = An welchem Tag zuletzt gemeldet wurde, dass ein Anbieter Sie braucht.
setting-shortcut-quick = Die Tasten, die überall die Schnelleingabe öffnen; leer für keine.
setting-shortcut-offered = Ob das Tastenkürzel angeboten wurde.
setting-spend-month-usd = Wie viel ein Kalendermonat höchstens kosten darf, in US-Dollar und soweit die Kosten bekannt sind; off für kein Limit. Bei vier Fünfteln werden Sie gewarnt; am Limit werden nur kostenlose Modelle gefragt.
setting-start-backup-offered = Ob nach der ersten Antwort ein Ersatz angeboten wurde.
setting-start-desktop-told = Ob gesagt wurde, was diesem Desktop fehlt.
setting-status-pages = Ob die öffentliche Statusseite eines Herstellers gelesen wird, während eines seiner Modelle ausgefallen ist. Sie wird ohne Schlüssel abgefragt und erklärt nur.
setting-titles-by-model = Ob auf die erste Antwort eines Chats eine kurze Anfrage nach einem Titel folgt, an das günstigste Modell der Hersteller, an die der Chat ging. Sonst sind seine ersten Worte der Titel.
setting-tray-close-to-tray = Ob Understudy im Infobereich weiterläuft, wenn das Fenster geschlossen wird.
setting-tray-hint-shown = Ob gesagt wurde, dass Understudy im Infobereich bleibt.
setting-ui-contrast = Wie deutlich Worte und Linien hervortreten: wie das System, oder mehr.
setting-ui-language = Die Sprache der App: Englisch (en), Deutsch (de), Chinesisch (zh) oder wie das System. Was --json schreibt, ist immer Englisch.
setting-ui-theme = Hell, dunkel oder wie das System.
setting-ui-zoom = Die Größe von allem im Fenster, in Prozent.
setting-window-main = Wo das Fenster zuletzt war.
setting-takes-millis = auto, oder { $least } bis { $most } Millisekunden
setting-takes-number = { $least } bis { $most }
setting-takes-number-or-auto = auto, oder { $least } bis { $most }
setting-takes-decimal = auto, oder eine Zahl von { $least } bis { $most }
setting-takes-dollars-or-off = off, oder US-Dollar von 0 bis { $most }
setting-takes-text = ein kurzer Text

## Gemeinsame Formate.

time-seconds = { $seconds } s
time-minutes = { $minutes } min
time-hours = { $hours } h
time-hours-minutes = { $hours } h { $minutes } min
time-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
}
time-other-day = { $date } { $time }
money-usd = { $amount } $
money-usd-tiny = weniger als 0,0001 $
size-bytes = { $count ->
    [one] 1 Byte
   *[other] { $count } Byte
}
size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB

## Sicherungen, und was es von einem beschädigten Verlauf gibt.

backup-kind-before-update = vor einer Aktualisierung
backup-kind-by-hand = von Hand
backup-kind-daily = täglich
backup-unreadable = nicht lesbar
history-content = { $chats ->
    [one] 1 Chat
   *[other] { $chats } Chats
}, { $messages ->
    [one] 1 Nachricht
   *[other] { $messages } Nachrichten
}, die neueste vom { $newest }
history-content-nothing = keinem Tag
rescue-backup = Die neueste unversehrte Sicherung ist vom { $when }: { $what }.
rescue-no-backup = Es gibt keine unversehrte Sicherung.
rescue-nothing = Vom Verlauf ist nichts lesbar.
rescue-doing = Wird eingesetzt …
rescue-looking = Der Verlauf ist beschädigt. Es wird geprüft, was lesbar ist …
rescue-readable = Vom beschädigten Verlauf ist lesbar: { $what }. { $lost ->
    [0] Sonst wurde nichts gefunden.
    [one] 1 Stelle ist nicht lesbar.
   *[other] { $lost } Stellen sind nicht lesbar.
}
rescue-title = Der Verlauf ist beschädigt
rescue-way-backup = Die Sicherung nehmen
rescue-way-backup-what = Vom { $when }: { $what }. Was danach kam, fehlt.
rescue-way-both = Beides zusammen nehmen
rescue-way-both-what = Alles, was lesbar ist, und aus der Sicherung, was verloren ist.
rescue-way-readable = Nehmen, was lesbar ist
rescue-way-readable-what = { $what }. { $lost ->
    [0] Sonst wurde nichts gefunden.
    [one] 1 Stelle ist nicht lesbar.
   *[other] { $lost } Stellen sind nicht lesbar.
}
rescue-what = Nichts wurde verändert, und nichts wird gelöscht: Die beschädigten Dateien bleiben im Ordner { $aside } erhalten. Wählen Sie, womit Understudy weitermacht.

## Ihre Daten, in den Einstellungen.

data-backups-bad = Diese Sicherung kann nicht wiederhergestellt werden
data-backups-failed-list = Die Sicherungen können nicht gezeigt werden
data-backups-failed-make = Es wurde keine Sicherung gemacht
data-backups-failed-remove = Die Sicherung wurde nicht entfernt
data-backups-failed-restore = Es wurde nichts wiederhergestellt
data-backups-files = Dateien
data-backups-files-missing = { $count ->
    [one] 1 angehängte Datei fehlt. Ihre Nachricht ist ohne sie da.
   *[other] { $count } angehängte Dateien fehlen. Ihre Nachrichten sind ohne sie da.
}
data-backups-has = Enthält
data-backups-kept = Wie viele tägliche Sicherungen bleiben
data-backups-kept-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
data-backups-kept-none = Keine
data-backups-leave = Nicht wiederherstellen
data-backups-left = Es wird nichts wiederhergestellt.
data-backups-look = Sicherung vom { $when }
data-backups-looking = Wird vollständig gelesen …
data-backups-made = Sicherung gemacht: { $what }.
data-backups-make = Jetzt sichern
data-backups-none = Es gibt noch keine Sicherung. Die erste entsteht von selbst, ein paar Minuten nach dem Start.
data-backups-of = Sicherung vom { $when }
data-backups-quit = Understudy beenden
data-backups-ready = Die Sicherung tritt beim nächsten Start von Understudy an die Stelle des Verlaufs. Was jetzt da ist, bleibt im Ordner { $aside } erhalten.
data-backups-remove = Entfernen
data-backups-remove-label = Die Sicherung vom { $when } entfernen
data-backups-remove-title = Diese Sicherung entfernen?
data-backups-remove-what = Die Sicherung vom { $when } wird vom Datenträger gelöscht. Ihre Chats und die anderen Sicherungen bleiben.
data-backups-removed = Die Sicherung vom { $when } wurde entfernt.
data-backups-restore = Wiederherstellen …
data-backups-restore-label = Die Sicherung vom { $when } wiederherstellen
data-backups-restore-now = Beim nächsten Start wiederherstellen
data-backups-sentence = Entstehen einmal am Tag von selbst, werden geprüft und neben Ihren Chats aufbewahrt.
data-backups-size = Größe
data-backups-title = Sicherungen
data-backups-what-happens = Sie tritt beim nächsten Start an die Stelle des Verlaufs. Was jetzt da ist, wird nicht gelöscht, sondern beiseitegelegt. Nach einem Schlüssel wird nur dort noch einmal gefragt, wo die Adresse eines Anbieters eine andere ist.
data-unstored = { $count ->
    [one] Der Datenträger hat keinen Platz. 1 Antwort ist nur im Arbeitsspeicher
   *[other] Der Datenträger hat keinen Platz. { $count } Antworten sind nur im Arbeitsspeicher
} ({ $size }). Schaffen Sie Platz: Was im Arbeitsspeicher ist, wird dann von selbst gespeichert. Beenden Sie die App nicht vorher.

## Was über die Sicherheit des Verlaufs einmal gesagt wird.

trouble-backup = Die heutige Sicherung wurde nicht gemacht. { $reason }
trouble-history = Der Verlauf hat beschädigte Stellen. Nichts wurde verändert. „understudy history check“ zeigt, was sich tun lässt.

## Schlüssel und der Schlüsselbund.

error-key-locked = Der Schlüsselbund ist gesperrt, daher kann der Schlüssel nicht gelesen werden. Nichts wurde verändert. Entsperren Sie ihn und versuchen Sie es noch einmal.
error-key-missing = Für diesen Anbieter ist kein Schlüssel gespeichert. Geben Sie ihn noch einmal ein.
error-key-other-address = Der Schlüssel wurde für { $address } eingegeben und wird nirgends sonst hin gesendet. Geben Sie ihn für die neue Adresse noch einmal ein.
error-key-no-keyring = Auf diesem System gibt es keinen Schlüsselbund. Verwenden Sie den Schlüssel nur bis zum Beenden, oder legen Sie ihn in eine Umgebungsvariable.
error-key-timed-out = Der Schlüsselbund hat nicht rechtzeitig geantwortet. Nichts wurde verändert. Versuchen Sie es noch einmal, oder verwenden Sie den Schlüssel nur bis zum Beenden.
error-key-failed = Der Schlüsselbund hat mit einem Fehler geantwortet: { $reason }. Nichts wurde verändert. Versuchen Sie es noch einmal, oder verwenden Sie den Schlüssel nur bis zum Beenden.

## Der Verlauf auf dem Datenträger.

history-copy-title = { $title } (Kopie)
error-history-locked = Ein anderes Programm benutzt den Verlauf. Nichts wurde verändert; versuchen Sie es gleich noch einmal.
error-history-foreign = Die Datei am Platz des Verlaufs ist eine Datenbank eines anderen Programms. Sie blieb, wie sie ist; verschieben Sie sie, oder verwenden Sie einen anderen Ordner.
error-history-newer = Der Verlauf hat Version { $found }; dieses Understudy kennt Version { $known }. Er blieb, wie er ist; aktualisieren Sie die App, um ihn zu öffnen.
error-history-no-backup = Diese Datei ist keine Sicherung von Understudy. Nichts wurde verändert; wählen Sie eine andere Datei.
error-history-no-room = Auf dem Datenträger ist nicht genug Platz: { $needed } werden gebraucht, und { $free } sind frei. Nichts wurde verändert; schaffen Sie Platz und versuchen Sie es noch einmal.
error-history-other = Im Verlauf ist etwas schiefgegangen: { $reason }. Nichts ging verloren; versuchen Sie es noch einmal.

## Was den Verlauf verlässt und was hineinkommt.

chat-export = Exportieren …
data-cancel = Abbrechen
data-done = { $chats ->
    [0] Kein Chat war neu
    [one] Ein neuer Chat
   *[other] { $chats } neue Chats
}, { $messages ->
    [0] keine Nachricht war neu.
    [one] eine neue Nachricht.
   *[other] { $messages } neue Nachrichten.
}
data-done-deleted = { $count ->
    [one] Ein Chat wurde hier gelöscht und bleibt es.
   *[other] { $count } Chats wurden hier gelöscht und bleiben es.
}
data-done-more = { $count ->
    [one] Zu einem Chat, der schon da war, kam etwas hinzu.
   *[other] Zu { $count } Chats, die schon da waren, kam etwas hinzu.
}
data-export = Export
data-export-json = Alles exportieren
data-export-json-what = Eine Datei mit jedem Chat, jedem Zweig und jeder angehängten Datei, zum Aufbewahren oder um sie wieder zu importieren. Keine Schlüssel.
data-export-markdown = Zum Lesen exportieren
data-export-markdown-what = Alle Chats als Markdown, mit den Modellen, die geantwortet haben, und wo eines übernahm.
data-exported = { $chats ->
    [one] Ein Chat wurde
   *[other] { $chats } Chats wurden
} nach { $path } geschrieben
data-exported-missing = { $count ->
    [one] Eine angehängte Datei ist nicht mehr auf diesem Datenträger, daher steht nur ihr Name darin.
   *[other] { $count } angehängte Dateien sind nicht mehr auf diesem Datenträger, daher stehen nur ihre Namen darin.
}
data-exported-one = Der Chat wurde nach { $path } geschrieben
data-found-chats = Chats
data-found-dates = Zeitraum
data-found-files = Dateien
data-found-known = Schon da
data-found-messages = Nachrichten
data-found-source = Dies ist { $source ->
    [own] ein Export von Understudy
    [history] ein Verlauf von Understudy
    [chat-gpt] ein Export von ChatGPT
    [claude] ein Export von Claude
    [gemini] ein Export von Gemini
    [libre-chat] ein Export von LibreChat
    [open-web-ui] ein Export von Open WebUI
    [cherry-studio] eine Sicherung von Cherry Studio
   *[jan] ein Ordner von Jan
}
data-found-span = { $first } bis { $last }
data-import = Import
data-import-choose = Datei wählen …
data-import-now = Importieren
data-import-what = Ein Export von Understudy, ChatGPT, Claude, Gemini (Takeout, als JSON), LibreChat, Open WebUI, Cherry Studio oder Jan, oder der Verlauf eines anderen Computers. Sie sehen, was darin ist, bevor sich etwas ändert. Zweimal importieren ändert nichts.
data-notes = Was nicht gelesen werden konnte
data-stop = Stoppen
data-working-export = Wird exportiert …
data-working-import = Wird importiert …
data-working-look = Wird gelesen …
export-choose = Chats exportieren
export-file-json = understudy.json
export-file-markdown = understudy.md
import-choose = Chats importieren

import-source = { $source ->
    [own] ein Export von Understudy
    [history] ein Verlauf von Understudy
   *[other] { $source }
}
import-note = { $trouble ->
    [broken] { $count ->
        [one] Ein Eintrag eines Chats oder einer Datei ist beschädigt oder anders geschrieben, als sein Dienst es tut. Er wurde weggelassen.
       *[other] { $count } Einträge von Chats oder Dateien sind beschädigt oder anders geschrieben, als ihr Dienst es tut. Sie wurden weggelassen.
    }
    [unsound] { $count ->
        [one] Ein Chat widerspricht sich (eine Nachricht folgt auf sich selbst oder wurde in der Zukunft geschrieben). Er wurde weggelassen.
       *[other] { $count } Chats widersprechen sich (Nachrichten folgen auf sich selbst oder wurden in der Zukunft geschrieben). Sie wurden weggelassen.
    }
    [too-long] { $count ->
        [one] Ein Chat ist größer, als von einem gelesen wird. Er wurde weggelassen.
       *[other] { $count } Chats sind größer, als von einem gelesen wird. Sie wurden weggelassen.
    }
    [empty] { $count ->
        [one] Ein Chat hat keine Nachrichten. Er wurde weggelassen.
       *[other] { $count } Chats haben keine Nachrichten. Sie wurden weggelassen.
    }
    [ended] Die Datei bricht vor ihrem Ende ab oder ist dort beschädigt. Was davor steht, wurde gelesen.
    [bomb] Das Archiv entpackt sich zu viel mehr, als es zu sein scheint. Das Lesen wurde dort beendet.
    [file-missing] { $count ->
        [one] Eine angehängte Datei wird genannt, ist aber nicht im Export. Ihr Name bleibt.
       *[other] { $count } angehängte Dateien werden genannt, sind aber nicht im Export. Ihre Namen bleiben.
    }
    [file-damaged] { $count ->
        [one] Eine angehängte Datei ist beschädigt. Ihr Name bleibt.
       *[other] { $count } angehängte Dateien sind beschädigt. Ihre Namen bleiben.
    }
   *[file-too-large] { $count ->
        [one] Eine angehängte Datei ist größer, als von einer behalten wird. Ihr Name bleibt.
       *[other] { $count } angehängte Dateien sind größer, als von einer behalten wird. Ihre Namen bleiben.
    }
}
markdown-begins = Ein eigener Anfang.
markdown-dates = Begonnen { $created }, letzte Nachricht { $updated }.
markdown-file = Angehängt: { $name }
markdown-follows = Folgt auf Nachricht { $number }.
markdown-model = Modell
markdown-reasoning = Gedankengang:
markdown-seam = { $mode ->
    [restart] { $from }: { $why }. { $to } hat übernommen und neu begonnen.
   *[continue] { $from }: { $why }. { $to } hat hier übernommen.
}
markdown-system = Was den Modellen vor diesem Chat gesagt wird:
markdown-untitled = Chat ohne Titel
markdown-you = Sie
