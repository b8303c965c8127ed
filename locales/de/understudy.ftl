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
failure-summary-too-long = Diese Nachrichten sind für eine Zusammenfassung zu lang, auch in { $most } Teilen. Fragen Sie ohne sie, oder fügen Sie ein Modell mit größerem Kontextfenster hinzu.
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
failure-wire-proxy = Keine Verbindung zu { $host } über den Proxy { $proxy }: { $reason }. Der Proxy steht in den Einstellungen unter „Netzwerk“.
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
attach-refused-unpacks-too-large = Die Datei ist entpackt viel größer, als sie zu sein scheint.
attach-refused-took-too-long = Das Lesen der Datei dauerte zu lange und wurde beendet. Hängen Sie einen kleineren Teil davon an.
attach-refused-too-much-memory = Das Lesen der Datei braucht zu viel Speicher und wurde beendet. Hängen Sie einen kleineren Teil davon an.
attach-refused-broke = Das Leseprogramm ist an der Datei gescheitert. Speichern Sie sie in einem anderen Format und hängen Sie diese an.
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
error-export-folder = Diesen Ordner gibt es nicht mehr, daher wurde nichts geschrieben.
error-export-write = Der Export konnte nicht geschrieben werden: { $reason }. Schaffen Sie Platz, oder wählen Sie einen anderen Ort.
error-import-archive = { $path } ist ein beschädigtes oder unvollständiges Archiv. Nichts wurde verändert. Laden Sie es noch einmal herunter.
error-import-changed = { $path } wurde während des Lesens verändert. Am Verlauf wurde nichts geändert; importieren Sie es noch einmal.
error-import-folder = { $path } ist ein Ordner. Wählen Sie die Datei des Exports selbst, oder packen Sie den Ordner in eine Zip-Datei.
error-import-gone = Diese Datei ist nicht mehr ausgewählt. Wählen Sie sie noch einmal.
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
error-erase-note = Ihre Schlüssel sind gelöscht. Das Übrige konnte es nicht werden: Der Ordner der App ist nicht beschreibbar. Schaffen Sie Platz, oder geben Sie sich das Recht, dort zu schreiben, und versuchen Sie es dann noch einmal.
error-keys-taken = { $keys } gehört schon zu „{ $action }“ ({ $other }). Nichts wurde verändert. Geben Sie dieser Aktion zuerst andere Tasten oder „off“.
error-setting-unknown = Es gibt keine Einstellung { $key }. „understudy settings list“ zeigt alle.
error-ca-unreadable = Die Datei { $path } lässt sich nicht lesen: { $reason }. Nichts wurde verändert.
error-ca-content = In { $path } steht kein Zertifikat einer Zertifizierungsstelle, oder eines davon ist beschädigt. Eine PEM-Datei beginnt mit „-----BEGIN CERTIFICATE-----“. Nichts wurde verändert.
error-autostart = Was mit dem Desktop startet, ließ sich nicht ändern: { $reason }. Die Einstellungen Ihres Desktops können es auch.
error-price = Das kann kein Preis sein, daher wurde nichts verändert. Ein Preis gilt in Dollar für eine Million Tokens, von 0 bis { $most }.
error-price-model = Das ist kein Name eines Modells, daher wurde nichts verändert. Ein Name hat 1 bis { $most } Zeichen in einer Zeile.
error-terms-only = Nennen Sie mindestens einen eingerichteten Anbieter; nichts wurde verändert.
error-terms-order = Die eigene Modellreihenfolge eines Chats braucht mindestens ein Modell; nichts wurde verändert.
error-folder-name = Der Name eines Ordners hat 1 bis { $most } Zeichen; nichts wurde verändert.
error-folder-taken = Es gibt bereits einen Ordner namens „{ $name }“. Wählen Sie einen anderen Namen.
error-folder-gone = Diesen Ordner gibt es nicht mehr.
error-tags = Ein Chat hat höchstens { $most } Schlagwörter mit je { $long } Zeichen; nichts wurde verändert.
error-system = Eine Systemanweisung hat höchstens { $most } Kilobyte; nichts wurde verändert.
error-compare-same = Dasselbe Modell ist zweimal dabei. Wählen Sie verschiedene zum Vergleichen.
error-compare-count = Zwei bis { $most } Antworten können nebeneinander stehen. Es wurde nichts gesendet.
error-library-empty = Ein Prompt braucht Worte. Schreiben Sie welche, oder brechen Sie ab.
error-library-long = Ein Text der Bibliothek hat höchstens { $most } Kilobyte; nichts wurde verändert.
error-library-name = Ein Name hat 1 bis { $most } Zeichen, und ein Symbol ist ein einziges Emoji; nichts wurde verändert.
error-not-an-answer = Das ist keine Antwort, daher gibt es nichts zu vergleichen. Nichts wurde gesendet.
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
status-not-used = noch unbenutzt
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
status-failed-of = { $failed } von { $asked } mit Fehler
status-percent = { $percent } %
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
setting-order-by = Wer zuerst gefragt wird, wo ein Chat keine eigene Reihenfolge hat: hand wie von Ihnen geordnet, speed wer meist am schnellsten beginnt, price wer am wenigsten kostet.
setting-recovery-extra-usd = Wie viel der Wechsel bei einer Nachricht über den ersten Versuch hinaus höchstens kosten darf, in US-Dollar; auto für 5.
setting-quick-kept-s = Wie viele Sekunden die ausgeblendete Schnelleingabe bereitgehalten wird, damit sie sofort erscheint. 0 gibt ihren Speicher beim Ausblenden frei.
setting-quick-order = Wer in einer neuen Schnelleingabe gefragt wird: order ist die Modellreihenfolge, last die Reihenfolge des letzten Chats; die Kennung eines Anbieters und ein Modell, durch einen Schrägstrich getrennt, stellen dieses Modell an den Anfang.
setting-recovery = Was geschieht, wenn eine Antwort abbricht: continue lässt das nächste Modell sie fortsetzen, restart lässt es neu antworten, ask behält das Gezeigte und fragt Sie.
setting-answer-temperature = Wie frei Modelle ihre Worte wählen, von 0 bis 2; auto für die eigene Art des Modells.
setting-history-bin-days = Wie viele Tage gelöschte Chats im Papierkorb bleiben, bevor sie endgültig gehen.
setting-network-ca-file = Eine Datei weiterer Zertifizierungsstellen, denen https-Verbindungen neben denen des Systems vertrauen.
setting-network-proxy = Der Proxy, durch den Anfragen gehen: der des Systems, keiner oder eine Adresse. Dieser Computer wird immer direkt gefragt.
setting-graphics-safe = Ob das Fenster ohne die Grafikkarte gezeichnet wird; auto tut das nach einem Start, bei dem nichts zu sehen war.
setting-backups-kept = Wie viele tägliche Sicherungen behalten werden; bei 0 gibt es keine
setting-limits-connect-ms = Wie lange der Aufbau der Verbindung zu einem Anbieter dauern darf.
setting-limits-headers-ms = Wie lange ein Anbieter brauchen darf, um seine Antwort zu beginnen.
setting-limits-first-content-ms = Wie lange ein Anbieter bis zum ersten Wort brauchen darf.
setting-limits-gap-ms = Wie lange eine Antwort mittendrin stocken darf.
setting-limits-reasoning-gap-ms = Wie lange ein Modell beim Nachdenken stocken darf.
setting-keys = Tasten für „{ $action }“, im Fenster.
setting-notify-main-model = Ob der Desktop meldet, wenn das Hauptmodell ausfällt und wenn es wieder da ist.
setting-notify-answers = Ob der Desktop meldet, wenn eine Antwort da ist und das Fenster nicht vorn ist.
setting-notify-needs-you = Ob der Desktop einmal am Tag meldet, wenn ein Anbieter Sie braucht.
setting-notify-waiting = Ob der Desktop meldet, wenn eine wartende Nachricht gesendet wurde.
setting-notify-spend = Ob der Desktop meldet, wenn das Limit des Monats zum größten Teil verbraucht ist und wenn es aufgebraucht ist.
setting-notify-needed-on = An welchem Tag zuletzt gemeldet wurde, dass ein Anbieter Sie braucht.
setting-palette-recent = Die Aktionen, die in der Palette zuletzt gewählt wurden.
setting-shortcut-quick = Die Tasten, die überall die Schnelleingabe öffnen; leer für keine.
setting-shortcut-offered = Ob das Tastenkürzel angeboten wurde.
setting-spend-month-usd = Wie viel ein Kalendermonat höchstens kosten darf, in US-Dollar und soweit die Kosten bekannt sind; off für kein Limit. Bei vier Fünfteln werden Sie gewarnt; am Limit werden nur kostenlose Modelle gefragt.
setting-start-with-desktop = Ob Understudy mit dem Desktop startet, im Infobereich.
setting-start-backup-offered = Ob nach der ersten Antwort ein Ersatz angeboten wurde.
setting-start-desktop-told = Ob gesagt wurde, was diesem Desktop fehlt.
setting-status-pages = Ob die öffentliche Statusseite eines Herstellers gelesen wird, während eines seiner Modelle ausgefallen ist. Sie wird ohne Schlüssel abgefragt und erklärt nur.
setting-titles-by-model = Ob auf die erste Antwort eines Chats eine kurze Anfrage nach einem Titel folgt, an das günstigste Modell der Hersteller, an die der Chat ging. Sonst sind seine ersten Worte der Titel.
setting-tray-close-to-tray = Ob Understudy im Infobereich weiterläuft, wenn das Fenster geschlossen wird.
setting-tray-hint-shown = Ob gesagt wurde, dass Understudy im Infobereich bleibt.
setting-tray-panel = Die Farbe der Leiste, auf der das Symbol im Infobereich steht; auto richtet sich nach dem Desktop.
setting-tray-recent = Welche letzten Chats das Menü im Infobereich nennt: alle, nur die, die überall in der Modellreihenfolge hindürfen, oder keine.
setting-ui-contrast = Wie deutlich Worte und Linien hervortreten: wie das System, oder mehr.
setting-ui-language = Die Sprache der App: Englisch (en), Deutsch (de), Chinesisch (zh), Japanisch (ja), Spanisch (es) oder wie das System. Was --json schreibt, ist immer Englisch.
setting-ui-theme = Hell, dunkel oder wie das System.
setting-ui-zoom = Die Größe von allem im Fenster, in Prozent.
setting-window-kept-s = Wie viele Sekunden das ausgeblendete Chatfenster bereitgehalten wird, damit es sofort erscheint. 0 gibt seinen Speicher beim Ausblenden frei.
setting-window-main = Wo das Fenster zuletzt war.
setting-window-quick = Wie breit die Schnelleingabe ist und wie hoch sie wird.
setting-takes-keys = off, oder Tasten wie Ctrl+Shift+F: Ctrl, Alt und Shift in dieser Reihenfolge, dann eine Taste; keine, die Text bearbeiten
setting-takes-file = der ganze Pfad einer PEM-Datei, oder nichts
setting-takes-proxy = system, none oder eine Adresse wie http://proxy.example:3128, ohne Name und Passwort
setting-takes-millis = auto, oder { $least } bis { $most } Millisekunden
setting-takes-number = { $least } bis { $most }
setting-takes-number-or-auto = auto, oder { $least } bis { $most }
setting-takes-decimal = auto, oder eine Zahl von { $least } bis { $most }
setting-takes-dollars-or-off = off, oder US-Dollar von 0 bis { $most }
setting-takes-text = ein kurzer Text

## action-: was sich im Fenster tun lässt, in der Palette und in der Liste der Tasten.

action-palette = Befehlspalette
action-new-chat = Neuer Chat
action-new-temporary = Neuer temporärer Chat
action-search = Alle Chats durchsuchen
action-chat-before = Zum Chat darüber
action-chat-next = Zum Chat darunter
action-composer = Zum Nachrichtenfeld
action-status = Status der Anbieter
action-stored = Archiv und Papierkorb
action-settings = Einstellungen
action-shortcuts = Tasten des Fensters
action-model-order = Modellreihenfolge ändern
action-find = In diesem Chat suchen
action-rename = Diesen Chat umbenennen
action-pin = Diesen Chat anheften oder lösen
action-tags = Schlagwörter dieses Chats
action-chat-settings = Einstellungen dieses Chats
action-duplicate = Diesen Chat duplizieren
action-export = Diesen Chat exportieren
action-archive = Diesen Chat archivieren oder zurückholen
action-delete = Diesen Chat löschen
action-stop = Die Antwort stoppen
action-switch-now = Von einem langsamen Modell zum nächsten wechseln
action-redo = Die letzte Antwort neu anfordern
action-copy-answer = Die letzte Antwort kopieren
action-copy-chat = Diesen Chat kopieren
action-edit-last = Die letzte Frage bearbeiten
action-theme = Nächstes Farbschema: System, hell, dunkel
action-zoom-in = Größer
action-zoom-out = Kleiner
action-zoom-reset = Übliche Größe
action-quit = Understudy beenden

## keys-: Namen von Tasten, und wie die Tasten einer Aktion geändert werden.

keys-ctrl = Strg
keys-alt = Alt
keys-shift = Umschalt
keys-super = Super
keys-name = { $key ->
    [Escape] Esc
    [Space] Leertaste
    [Enter] Eingabe
    [Backspace] Rücktaste
    [Delete] Entf
    [Insert] Einfg
    [Home] Pos1
    [End] Ende
    [PageUp] Bild auf
    [PageDown] Bild ab
    [ArrowUp] ↑
    [ArrowDown] ↓
    [ArrowLeft] ←
    [ArrowRight] →
    [Plus] +
   *[other] { $key }
}
keys-none = keine
keys-group = { $group ->
    [chat] In einem Chat
    [answer] Antworten
    [look] Darstellung
   *[app] Überall
}
keys-change = Ändern
keys-change-label = Die Tasten für „{ $action }“ ändern, jetzt { $keys }
keys-recording = Drücken Sie die neuen Tasten. Esc behält die bisherigen.
keys-recording-escape = Drücken Sie die neuen Tasten. Ein Klick daneben behält die bisherigen.
keys-plain = Nehmen Sie Strg oder Alt dazu: Eine Taste allein ist zum Schreiben da.
keys-editing = { $keys } bearbeitet in jedem Feld den Text und lässt sich daher hier nicht verwenden.
keys-taken = { $keys } gehört schon zu „{ $action }“.
keys-take = Von „{ $action }“ übernehmen
keys-keep = Dort lassen
keys-off-label = Keine Tasten für „{ $action }“
keys-reset-label = Die Tasten für „{ $action }“ auf { $keys } zurücksetzen
keys-reset-all = Alle Tasten zurücksetzen
keys-reset-done = Alle Tasten sind wieder wie am Anfang.
keys-set = „{ $action }“ hat jetzt { $keys }.
keys-filter = Nach Namen oder Tasten filtern
keys-filter-none = Keine Aktion hat diesen Namen oder diese Tasten.
keys-fixed = Tasten, die bleiben, wie sie sind
keys-fixed-send = Die Nachricht senden
keys-fixed-line = Neue Zeile in der Nachricht
keys-fixed-back = Schließen, was offen ist, oder zurück zum Chat
keys-fixed-find = Nächste Stelle beim Suchen
keys-fixed-menu = In Menüs und Listen bewegen

## palette-: alles bei seinem Namen.

palette-field = Geben Sie eine Aktion, einen Chat, ein Modell oder eine Einstellung ein
palette-group = { $group ->
    [recent] Zuletzt verwendet
    [chats] Chats
    [models] Modelle
    [assistants] Assistenten
    [settings] Einstellungen
   *[actions] Aktionen
}
palette-archived = im Archiv
palette-assistant = Neuer Chat mit { $name }
palette-model-first = In diesem Chat zuerst { $model } fragen
palette-model-redo = Die letzte Antwort mit { $model } neu anfordern
palette-none = Nichts hat diesen Namen.
palette-none-hint = Vielleicht findet es sich mit anderen Wörtern. Oder es wurde in einem Chat gesagt.
palette-none-search = Alle Chats danach durchsuchen
palette-count = { $count ->
    [0] Nichts gefunden
    [one] Eine Zeile
   *[other] { $count } Zeilen
}

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
money-usd = { $amount } $
money-usd-tiny = weniger als 0,0001 $
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
rescue-doing = Wird eingesetzt …
rescue-looking = Der Verlauf ist beschädigt. Es wird geprüft, was lesbar ist …
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
data-backups-kept = Tägliche Sicherungen, die behalten werden
data-backups-kept-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
data-backups-kept-none = Keine
data-backups-leave = Nicht wiederherstellen
data-backups-left = Es wird nichts wiederhergestellt.
data-backups-look = Sicherung vom { $when }
data-backups-looking = Wird vollständig gelesen …
data-backups-made = Sicherung gemacht: { $what }.
data-backups-make = Jetzt sichern
data-backups-none = Es gibt noch keine Sicherung. Die erste entsteht von selbst, ein paar Minuten nach dem Start.
data-backups-of = Sicherung vom { $when }
data-backups-ready = Die Sicherung ist bereit. Understudy startet neu und setzt sie an die Stelle des Verlaufs. Was jetzt da ist, wird im Ordner { $aside } sein.
data-backups-remove = Entfernen
data-backups-remove-label = Die Sicherung vom { $when } entfernen
data-backups-remove-title = Diese Sicherung entfernen?
data-backups-remove-what = Die Sicherung vom { $when } wird vom Datenträger gelöscht. Ihre Chats und die anderen Sicherungen bleiben.
data-backups-removed = Die Sicherung vom { $when } wurde entfernt.
data-backups-restore = Wiederherstellen …
data-backups-restore-label = Die Sicherung vom { $when } wiederherstellen
data-backups-restore-now = Wiederherstellen und neu starten
data-backups-restart = Neu starten
data-backups-sentence = Entstehen einmal am Tag von selbst, werden geprüft und neben Ihren Chats aufbewahrt.
data-backups-size = Größe
data-backups-title = Sicherungen
data-backups-restoring = Wird vorbereitet. Understudy startet gleich neu …
data-backups-what-happens = Understudy schließt sich, setzt diese Sicherung an die Stelle des Verlaufs und öffnet sich wieder. Der jetzige Verlauf wird nicht gelöscht, sondern in einem Ordner daneben aufbewahrt.
data-backups-waits = Eine Sicherung wartet darauf, an die Stelle des Verlaufs zu treten. Etwas anderes hat den Verlauf geöffnet, zum Beispiel Understudy in einem Terminal. Schließen Sie es und starten Sie dann neu.
data-backups-what-ends = Eine Antwort, die gerade geschrieben wird, wird gestoppt; was von ihr da ist, bleibt in dem Verlauf, der beiseitegelegt wird. Temporäre Chats enden. Nach einem Schlüssel wird nur dort noch einmal gefragt, wo er nur bis zum Beenden galt oder die Adresse eines Anbieters eine andere ist.
data-only-read = Im Ordner { $folder } kann nichts geschrieben werden. Sie können Ihre Chats lesen, durchsuchen und exportieren. Nachrichten werden nicht gesendet und Änderungen nicht behalten, bis der Ordner wieder beschreibbar ist und Understudy neu gestartet wurde.
data-unstored = { $count ->
    [one] Der Datenträger hat keinen Platz. 1 Antwort ist nur im Arbeitsspeicher
   *[other] Der Datenträger hat keinen Platz. { $count } Antworten sind nur im Arbeitsspeicher
} ({ $size }). Schaffen Sie Platz: Was im Arbeitsspeicher ist, wird dann von selbst gespeichert. Beenden Sie die App nicht vorher.

## Was über die Sicherheit des Verlaufs einmal gesagt wird.

told-restored = Die Sicherung wurde wiederhergestellt. Was vorher da war, ist im Ordner { $aside }; nichts davon wurde gelöscht.
told-safe-graphics = Beim letzten Start war kein Fenster zu sehen, daher wird diesmal mit sicherer Grafik gezeichnet. Das ist langsamer; der Schalter ist in den Einstellungen unter „Desktop“.
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
error-history-importing = Ein Import läuft und hat den Verlauf zu lange für sich behalten. Nichts wurde verändert; versuchen Sie es noch einmal, wenn er fertig ist, oder stoppen Sie ihn.
error-history-locked = Ein anderes Programm benutzt den Verlauf. Nichts wurde verändert; versuchen Sie es gleich noch einmal.
error-history-foreign = Die Datei am Platz des Verlaufs ist eine Datenbank eines anderen Programms. Sie blieb, wie sie ist; verschieben Sie sie, oder verwenden Sie einen anderen Ordner.
error-history-newer = Der Verlauf hat Version { $found }; dieses Understudy kennt Version { $known }. Er blieb, wie er ist; aktualisieren Sie die App, um ihn zu öffnen.
error-history-no-backup = Diese Datei ist keine Sicherung von Understudy. Nichts wurde verändert; wählen Sie eine andere Datei.
error-history-no-room = Auf dem Datenträger ist nicht genug Platz: { $needed } werden gebraucht, und { $free } sind frei. Nichts wurde verändert; schaffen Sie Platz und versuchen Sie es noch einmal.
error-history-other = Im Verlauf ist etwas schiefgegangen: { $reason }. Nichts ging verloren; versuchen Sie es noch einmal.

## Was den Verlauf verlässt und was hineinkommt.

chat-export-json = Zum Aufbewahren exportieren …
chat-export-markdown = Zum Lesen exportieren …
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
data-export-json-what = Eine Datei mit jedem Chat, jedem Zweig und jeder angehängten Datei, Ihren Prompts und Ihren Anbietern mit deren Adressen, zum Aufbewahren oder um sie wieder zu importieren. Keine Schlüssel.
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
data-exported-folder = Die Chats aus „{ $name }“ wurden nach { $path } geschrieben
data-exported-one = Der Chat wurde nach { $path } geschrieben
data-found-chats = Chats
data-found-dates = Zeitraum
data-found-files = Dateien
data-found-known = Schon da
data-found-messages = Nachrichten
data-found-providers = Anbieter
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
data-import-choose = Datei wählen …
data-import-now = Importieren
data-import-what = Ein Export von Understudy, ChatGPT, Claude, Gemini (Takeout, als JSON), LibreChat, Open WebUI, Cherry Studio oder Jan, oder der Verlauf eines anderen Computers. Sie sehen, was darin ist, bevor sich etwas ändert. Zweimal importieren ändert nichts.
data-notes = Was nicht gelesen werden konnte
data-stop = Stoppen
data-working-export = Wird exportiert …
data-working-import = Wird importiert …
data-working-look = Wird gelesen …
export-choose = Chats exportieren
export-file = { $name }.{ $format ->
    [json] json
   *[markdown] md
}
export-file-name = understudy
import-choose = Chats importieren

import-providers = { $count ->
    [one] Ein Anbieter kam mit. Er pausiert und hat keinen Schlüssel: Geben Sie ihm einen und setzen Sie ihn fort, um ihn zu benutzen.
   *[other] { $count } Anbieter kamen mit. Sie pausieren und haben keine Schlüssel: Geben Sie ihnen einen und setzen Sie sie fort, um sie zu benutzen.
}
import-providers-found = { $count ->
    [one] Ein Anbieter kommt mit, pausiert und ohne seinen Schlüssel.
   *[other] { $count } Anbieter kommen mit, pausiert und ohne ihre Schlüssel.
}
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
    [bomb] Das Archiv ist entpackt viel größer, als es zu sein scheint. Das Lesen wurde dort beendet.
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

## Das Chatfenster.

chat-new = Neuer Chat
chat-new-with = Neuer Chat mit einem Assistenten
chat-status = Status
chat-settings = Einstellungen
chat-untitled = Neuer Chat
chat-list-empty = Hier werden Ihre Chats stehen.
chat-day = { $day ->
    [today] Heute
    [yesterday] Gestern
    [week] Letzte 7 Tage
    [month] Letzte 30 Tage
   *[older] Älter
}
chat-item-menu = Mehr zu „{ $title }“
chat-rename = Umbenennen
chat-rename-label = Titel des Chats
chat-delete = Löschen
chat-copy-chat = Duplizieren
chat-pinned = Angeheftet
chat-pin = Anheften
chat-unpin = Lösen
chat-move = In einen Ordner …
chat-move-head = Verschieben nach
chat-move-none = Kein Ordner
chat-move-new = Neuer Ordner …
chat-folders = Ordner
chat-folder-new = Neuer Ordner
chat-folder-name = Name des Ordners
chat-folder-menu = Mehr zum Ordner „{ $name }“
chat-folder-rename = Umbenennen
chat-folder-delete = Ordner löschen, Chats behalten
chat-folder-deleted = Der Ordner „{ $name }“ wurde gelöscht. Seine Chats stehen in der Liste.
chat-folder-empty = Noch keine Chats darin.
chat-tags = Schlagwörter …
chat-tags-title = Schlagwörter dieses Chats
chat-tags-label = Schlagwörter
chat-tags-hint = Ein paar Wörter, durch Kommas getrennt.
chat-tags-removed = Der Chat hat jetzt weniger Schlagwörter.
chat-tags-others = Schlagwörter anderer Chats
chat-tags-keep = Behalten
chat-tag-filter = Chats mit einem Schlagwort zeigen
chat-tag-all = Alle Chats
chat-archive = Archivieren
chat-archived = Der Chat ist im Archiv.
chat-unarchive = Zurück in die Liste
chat-unarchived = Der Chat ist wieder in der Liste.
chat-stored = Archiv und Papierkorb
chat-list-more = Ältere Chats zeigen
chat-arrange = Chat-Einstellungen
chat-arrange-new = Einstellungen des neuen Chats
chat-arrange-system = Was den Modellen vor diesem Chat gesagt wird
chat-arrange-system-hint = Zum Beispiel: Du bist eine geduldige Lehrerin. Antworte in kurzen Sätzen.
chat-arrange-order = Eine eigene Modellreihenfolge
chat-arrange-order-default = Dieser Chat verwendet die übliche Modellreihenfolge.
chat-arrange-order-own = Diese Reihenfolge gilt nur für diesen Chat; die übliche bleibt, wie sie ist.
chat-arrange-order-one = die eigene Reihenfolge eines Chats braucht ein Modell. Schalten Sie sie aus, um zur üblichen zurückzukehren.
chat-arrange-effort = Nachdenken
chat-arrange-temperature = Temperatur
chat-arrange-temperature-what = Von 0, genau, bis 2, frei.
chat-arrange-longest = Längste Antwort
chat-arrange-longest-what = In Tokens; 1.000 sind etwa 500 deutsche Wörter.
chat-arrange-as-set = Wie in den Einstellungen
chat-arrange-done = Fertig
chat-leave-out = { $count ->
    [one] Ohne die älteste von { $of } Nachrichten passt der Chat in { $model }. Sie bleibt im Chat und wird mit dieser Frage nicht gesendet.
   *[other] Ohne die ältesten { $count } von { $of } Nachrichten passt der Chat in { $model }. Sie bleiben im Chat und werden mit dieser Frage nicht gesendet.
}
chat-leave-out-do = { $count ->
    [one] Ohne die älteste Nachricht fragen
   *[other] Ohne die ältesten { $count } fragen
}
chat-leave-out-none = Schon Ihre Frage und ihre Dateien allein sind für jedes Modell der Reihenfolge zu lang. Kürzen Sie sie, oder fügen Sie ein Modell mit größerem Kontextfenster hinzu.
chat-leave-out-summary = Mit einer Zusammenfassung davon fragen
chat-leave-out-summary-what = { $count ->
    [one] Zuerst wird { $model } um die Zusammenfassung gebeten: eine Anfrage mehr, mit allen diesen Nachrichten.
   *[other] Zuerst wird { $model } Teil für Teil um die Zusammenfassung gebeten: { $count } Anfragen mehr, mit allen diesen Nachrichten.
}
chat-leave-out-summing = Wird zusammengefasst …
chat-leave-out-no-summary = Für eine Zusammenfassung sind sie zu lang.
chat-left-out-summary = Was stattdessen gesendet wurde
chat-left-out = { $count ->
    [one] Die älteste Nachricht wurde mit dieser Frage nicht gesendet.
   *[other] Die ältesten { $count } Nachrichten wurden mit dieser Frage nicht gesendet.
}
chat-spend-near = In diesem Monat sind { $cost } von { $limit } verbraucht, soweit die Kosten bekannt sind.
chat-spend-over = Das Limit dieses Monats von { $limit } ist aufgebraucht. Gefragt werden nur kostenlose Modelle und die auf diesem Computer.
chat-spend-show = Verbrauch
chat-deleted = Der Chat wurde gelöscht.
chat-undo = Rückgängig
chat-close = Schließen
chat-dismiss = Schließen
chat-retry = Noch einmal versuchen
chat-broken = Understudy konnte nicht starten
chat-provider-row = { $name }: { $words }
chat-switch = { $class ->
    [unreachable] { $from } war nicht erreichbar. { $to } hat übernommen.
    [silent] { $from } hat nicht rechtzeitig geantwortet. { $to } hat übernommen.
    [overloaded] { $from } ist überlastet. { $to } hat übernommen.
    [rate-limited] { $from } hatte zu viele Anfragen. { $to } hat übernommen.
    [quota] Das Guthaben bei { $from } ist aufgebraucht. { $to } hat übernommen.
    [key] { $from } hat den Schlüssel nicht angenommen. { $to } hat übernommen.
    [gone] { $from } ist nicht verfügbar. { $to } hat übernommen.
    [too-long] Der Chat ist zu lang für { $from }. { $to } hat übernommen.
    [refused] { $from } hat die Antwort abgelehnt. { $to } hat übernommen.
    [request] { $from } hat die Anfrage nicht angenommen. { $to } hat übernommen.
    [empty] { $from } gab eine leere Antwort. { $to } hat übernommen.
    [truncated] { $from } brach ab. { $to } hat übernommen.
    [cancelled] Sie haben { $from } verlassen. { $to } hat übernommen.
    [hedged] { $from } war langsam. { $to }, zugleich gefragt, hat zuerst geantwortet.
   *[server] { $from } hatte einen Fehler. { $to } hat übernommen.
}
chat-switch-several = { $count } Modelle konnten nicht antworten. { $to } hat übernommen.
chat-seam = { $mode ->
    [restart] { $class ->
        [truncated] { $from } brach ab. { $to } hat neu geantwortet.
        [cancelled] Sie haben { $from } verlassen. { $to } hat neu geantwortet.
       *[other] { $from } hat aufgehört: { $words }. { $to } hat neu geantwortet.
    }
   *[continue] { $class ->
        [truncated] { $from } brach ab. { $to } hat weitergeschrieben.
        [cancelled] Sie haben { $from } verlassen. { $to } hat weitergeschrieben.
       *[other] { $from } hat aufgehört: { $words }. { $to } hat weitergeschrieben.
    }
}
chat-seam-here = Ab hier von { $to }
chat-gap = { $mode ->
    [restart] { $class ->
        [truncated] { $from } brach ab. { $to } antwortet neu …
        [cancelled] Sie haben { $from } verlassen. { $to } antwortet neu …
       *[other] { $from } hat aufgehört: { $words }. { $to } antwortet neu …
    }
   *[continue] { $class ->
        [truncated] { $from } brach ab. { $to } schreibt weiter …
        [cancelled] Sie haben { $from } verlassen. { $to } schreibt weiter …
       *[other] { $from } hat aufgehört: { $words }. { $to } schreibt weiter …
    }
}
chat-slow-choices = Was mit der Wartezeit geschehen soll
chat-switch-now = Jetzt wechseln
chat-keep-waiting = Weiter warten
chat-continue = Fortsetzen
chat-attempt-given-up = Was es gesagt hatte
chat-slow = { $model } ist langsam. Es wird noch gewartet …
chat-answering = { $model } antwortet …
chat-sending = Wird gesendet …
chat-details = Einzelheiten
chat-attempt-running = antwortet
chat-attempt-answered = hat geantwortet
chat-attempt-beside = zugleich gefragt, nicht gebraucht
chat-attempt-took-over = hat bis zum Ende übernommen
chat-attempt-interrupted = antwortete, als Understudy endete
chat-attempt-skipped = nicht gefragt
chat-attempt-status = { $words } ({ $status })
chat-attempt-chars = { $count ->
    [one] nach 1 Zeichen
   *[other] nach { $count } Zeichen
}
chat-attempt-request = Anfrage { $id }
chat-tokens = { $count ->
    [one] 1 Token
   *[other] { $count } Tokens
}
chat-copy = Kopieren
chat-copied = Kopiert
chat-copied-whole = Der Chat wurde kopiert
chat-redo = Neu
chat-redo-menu = Diese Antwort neu anfordern
chat-redo-order = Nach der Modellreihenfolge
chat-redo-with = Mit { $model }
chat-version = { $number } / { $count }
chat-version-before = Vorige Fassung
chat-version-after = Nächste Fassung
chat-edit = Bearbeiten
chat-edit-label = Ihre Nachricht, um sie neu zu senden
chat-cancel = Abbrechen
chat-send = Senden
chat-stop = Stoppen
chat-composer = Ihre Nachricht
chat-composer-hint = Fragen Sie etwas. Umschalt+Eingabe für eine neue Zeile.
chat-attach = Anhängen
chat-attach-hint = Dateien anhängen. Sie lassen sich auch ablegen oder einfügen.
chat-attach-list = Angehängte Dateien
chat-attach-drop = Zum Anhängen ablegen
chat-attach-drop-what = Bilder, PDF, Texte und Office-Dokumente, bis je { $most } MB
chat-attach-pasted = Eingefügtes Bild
chat-attach-reading = wird gelesen …
chat-attach-large = Größer als { $most } MB, daher nicht anhängbar.
chat-attach-empty = Leer, daher gibt es nichts anzuhängen.
chat-attach-unreadable = Konnte nicht gelesen werden. Vielleicht wurde die Datei verschoben, oder es ist ein Ordner.
chat-attach-gone = Nicht mehr vorhanden. Hängen Sie die Datei noch einmal an.
chat-attach-many = Eine Nachricht nimmt höchstens { $most } Dateien. Weitere wurden weggelassen.
chat-attach-twice = { $name } ist schon angehängt.
chat-attach-folder = { $name } ist ein Ordner und wurde nicht angehängt. Hängen Sie die Dateien darin an.
chat-attach-link = Ein Link ist keine Datei, daher steht seine Adresse jetzt in Ihrer Nachricht.
chat-attach-remove = { $name } entfernen
chat-attach-removed = { $name } wurde entfernt.
chat-attach-retry = { $name } noch einmal versuchen
chat-attach-wait = Ihre Nachricht wird gesendet, sobald ihre Dateien gelesen sind. Esc behält sie hier.
chat-attach-mend = Entfernen Sie, was nicht angehängt werden konnte, und senden Sie dann.
chat-file-kind = { $kind ->
    [image] Bild
    [pdf] PDF
    [text] Text
   *[document] Dokument
}
chat-file-pages = { $count ->
    [one] 1 Seite
   *[other] { $count } Seiten
}
chat-file-open = { $name } ansehen
chat-viewer-size = { $width } × { $height }, { $bytes }
chat-viewer-pixels = Originalgröße
chat-viewer-whole = An das Fenster anpassen
chat-viewer-cannot = Dieses Bild lässt sich hier nicht zeigen. Es wird aufbewahrt und geht an Modelle, die es lesen.
chat-sources = Quellen
chat-sources-all = Alle { $count } zeigen
chat-sources-fewer = Weniger zeigen
chat-tool = Das Modell wollte das Werkzeug { $name }, das Understudy nicht ausführt.
chat-temporary = Temporärer Chat
chat-temporary-new = Temporärer Chat ({ $key })
chat-temporary-text = Nichts davon wird hier gespeichert. Er ist weg, wenn Sie ihn oder Understudy beenden. Was Anbieter davon behalten, bestimmen sie selbst.
chat-temporary-end = Temporären Chat beenden
chat-temporary-end-ask = Nichts aus diesem Chat ist gespeichert, daher kann er nicht zurückkommen.
chat-temporary-keep = Offen lassen
chat-temporary-gone = Der temporäre Chat ist weg.
chat-where = Wohin dies gehen darf
chat-where-now = Darf zu: { $words }
chat-where-order = Modellreihenfolge
chat-where-here = nur dieser Computer
chat-where-only = nur { $names }
chat-where-gone = niemandem
chat-where-pick-order = Wohin die Modellreihenfolge führt
chat-where-pick-here = Nur dieser Computer
chat-where-pick-only = Nur { $name }
chat-where-hint = Nichts aus diesem Chat geht woandershin, was auch scheitert. Kreuzen Sie mehrere an, um jeden davon zu erlauben.
chat-where-files = Dateien für Ersatz bei anderen Anbietern weglassen
chat-crossing = { $files ->
    [0] Dieser Chat ging zum ersten Mal an { $provider }, mit allem, was darin gesagt wurde.
    [one] Dieser Chat ging zum ersten Mal an { $provider }, mit allem, was darin gesagt wurde, und 1 Datei.
   *[other] Dieser Chat ging zum ersten Mal an { $provider }, mit allem, was darin gesagt wurde, und { $files } Dateien.
}
chat-crossing-leave = Dateien von jetzt an weglassen
chat-order-own = Modellreihenfolge dieses Chats
chat-order-first = In diesem Chat zuerst { $model } fragen
chat-order-default = Zurück zur üblichen Reihenfolge
chat-order-arrange = Einstellungen dieses Chats …
chat-waits = { $count ->
    [one] Wartet auf { $names }; wird gesendet, sobald es antwortet.
   *[other] Wartet auf { $names }; wird gesendet, sobald eines antwortet.
}
chat-waits-offline = Dieser Computer hat kein Netz. Ihre Nachricht wird gesendet, sobald es wieder da ist.
chat-waits-nobody = Wartet auf ein Modell, das antworten kann.
chat-waits-keyring = Ihre Nachricht wird gesendet, sobald sich der Schlüsselbund lesen lässt.
chat-keyring-locked = Der Schlüsselbund ist gesperrt. Beantworten Sie seine Frage, dann geht es weiter.
chat-from-link = Dieser Text kam aus einem Link. Nichts wurde gesendet: Lesen Sie ihn, bevor Sie ihn senden.
chat-waits-asks = Diese Nachricht wurde noch nicht gesendet. Jetzt senden?
chat-waits-since = Sie wartet seit { $time }.
chat-waits-send = Jetzt senden
chat-waits-cancel = Abbrechen
chat-confined = { $model } hat aufgehört. Dieser Chat darf nirgends sonst hin.
chat-confined-nobody = Kein Modell darf antworten: Dieser Chat darf nirgends sonst hin.
chat-confined-allow = Für diese Nachricht erlauben
chat-effort-label = Wie viel Modelle nachdenken, bevor sie antworten
chat-effort-now = { $effort ->
    [off] Nachdenken: aus
    [low] Nachdenken: wenig
    [medium] Nachdenken: mittel
    [high] Nachdenken: viel
    [max] Nachdenken: am meisten
   *[auto] Nachdenken
}
chat-effort = { $effort ->
    [off] Aus
    [low] Wenig
    [medium] Mittel
    [high] Viel
    [max] Am meisten
   *[auto] Wie das Modell mag
}
chat-effort-hint = Mehr dauert länger und kostet mehr. Ein Modell, das nicht nachdenken kann, antwortet ohne.
chat-effort-own = Nur für diesen Chat. Mehr dauert länger und kostet mehr.
chat-must-wait = Die Antwort wird noch geschrieben. Stoppen Sie sie oder warten Sie; Ihre Worte bleiben hier.
chat-no-model = Es ist noch kein Modell gewählt, daher kann nichts antworten.
chat-choose-models = Modelle wählen
chat-reasoning = Gedankengang
chat-reasoning-now = Denkt nach …
chat-reasoning-took = { $time } nachgedacht
chat-failed = Die Antwort brach ab. Was zu sehen war, bleibt erhalten.
chat-cancelled = Von Ihnen gestoppt. Was zu sehen war, bleibt erhalten.
chat-cancelled-empty = Von Ihnen gestoppt, bevor die Antwort begann.
chat-interrupted = Understudy endete, während dies geschrieben wurde. Was zu sehen war, bleibt erhalten.
chat-interrupted-empty = Understudy endete, bevor die Antwort begann. Ihre Nachricht bleibt erhalten.
chat-length = Die Antwort hat die Längengrenze des Modells erreicht und endet hier.
chat-refused = Das Modell hat die Antwort abgelehnt.
chat-tool-calls = Das Modell wollte ein Werkzeug, das Understudy noch nicht ausführt.
chat-latest = Zum Neuesten
chat-order = Modellreihenfolge
chat-order-role = { $role ->
    [main] Hauptmodell
   *[backup] Ersatz
}
chat-order-covering = springt ein
chat-order-change = Modellreihenfolge ändern …
chat-order-status = Status aller Anbieter
chat-chip = { $model }
chat-chip-covering = { $model } springt für { $lead } ein
chat-demo = Demo
chat-demo-what = Die Antworten stehen fest, nichts verlässt diesen Computer.
chat-demo-outage = Einen Ausfall des Hauptmodells simulieren
chat-demo-add-key = Einen API-Schlüssel hinzufügen
chat-demo-end = Demo beenden
chat-empty = Was möchten Sie wissen?
chat-empty-alone = { $model } antwortet. Es hat noch keinen Ersatz.
chat-empty-covering = { $model } antwortet und springt für { $lead } ein.
chat-empty-backup = { $more ->
    [0] { $model } antwortet. Kann es nicht, springt { $backup } ein.
    [one] { $model } antwortet. Kann es nicht, springt { $backup } ein, danach noch eines.
   *[other] { $model } antwortet. Kann es nicht, springt { $backup } ein, danach noch { $more }.
}
chat-code-plain = Text
chat-code-wrap = Umbrechen
chat-diagram-code = Code
chat-diagram-cannot = Dieses Diagramm lässt sich nicht zeichnen: Es enthält einen Fehler, ist zu groß, oder Understudy kennt seine Art nicht.
chat-footnote = Fußnote { $number }
chat-footnote-back = Zurück zur Stelle im Text
chat-footnotes = Fußnoten
chat-find = In diesem Chat suchen
chat-find-count = { $count ->
    [0] Nicht gefunden
   *[other] { $number } von { $count }
}
chat-find-before = Vorige Stelle
chat-find-next = Nächste Stelle
chat-picture-held = Bild bei { $host }, nicht geladen
chat-picture-nowhere = Bild ohne brauchbare Adresse
chat-picture-open = Im Browser öffnen

## compare-: Antworten nebeneinander.

compare-label = Antworten nebeneinander
compare-asking = Wird gefragt …
compare-pick = Damit weitermachen
compare-pick-label = Mit der Antwort von { $model } weitermachen
compare-stop = { $model } stoppen
compare-with = Mit { $model } vergleichen

## compose-: was gerade geschrieben wird.

compose-compare = { $model } mit { $other } vergleichen
compose-compare-menu = Modelle vergleichen
compose-compare-word = Vergleichen
compose-compare-head = Neben der Antwort von { $model }
compose-compare-most = Bis zu { $most } nebeneinander. Jedes wird für sich gefragt und abgerechnet.
compose-compare-send = Vergleichen
compose-first = { $model } beantwortet diese Nachricht
compose-first-said = { $model } wird in diesem Chat von jetzt an zuerst gefragt.
compose-chosen-remove = Wieder nach der Modellreihenfolge
compose-estimate = ≈ { $tokens } Tokens, { $cost }
compose-estimate-tokens = ≈ { $tokens } Tokens
compose-estimate-what = Eine grobe Schätzung dessen, was gesendet wird, mit allem, was vorher gesagt wurde. Die Antwort kommt noch dazu. Verbucht wird, was der Anbieter zählt.
compose-models = Modelle
compose-models-hint = Eingabe: für diese Nachricht. Umschalt+Eingabe: in diesem Chat von jetzt an zuerst.
compose-models-find = Modell suchen
compose-models-none = Kein Modell heißt so.
compose-paste-name = Eingefügter Text
compose-pasted = Der eingefügte Text hat { NUMBER($count) } Zeichen, daher geht er als Datei mit.
compose-pasted-in = Stattdessen in den Text setzen

## library-: Prompts und Assistenten, die aufbewahrt werden.

library-assistant-add = Einen Assistenten hinzufügen
library-assistant-title = { $fresh ->
    [yes] Neuer Assistent
   *[other] Assistent
}
library-assistants = Assistenten
library-assistants-none = Ein Assistent ist ein Name, was den Modellen vor einem Chat gesagt wird, und wer zuerst gefragt wird. Sie wählen einen, wo ein neuer Chat beginnt.
library-begin = Mit einem Assistenten beginnen
library-begun-with = Mit dem Assistenten { $name } begonnen
library-blanks = Beim Verwenden wird gefragt nach: { $names }
library-blanks-hint = Schreiben Sie {"{{"}Name{"}}"}, wo beim Verwenden nach etwas gefragt werden soll.
library-change = { $name } ändern
library-delete = { $name } löschen
library-deleted = { $name } wurde gelöscht.
library-first = Zuerst gefragt
library-first-default = Nach der Modellreihenfolge
library-icon = Emoji
library-insert = In die Nachricht setzen
library-keep = Speichern
library-name = Name
library-name-missing = Ein Name fehlt noch.
library-prompt-add = Einen Prompt hinzufügen
library-prompt-title = { $fresh ->
    [yes] Neuer Prompt
   *[other] Prompt
}
library-prompts = Prompts
library-prompts-none = Worte, die Sie oft brauchen. Geben Sie am Anfang einer Nachricht / ein, um sie zu finden.
library-system = Was den Modellen vor dem Chat gesagt wird
library-system-hint = Zum Beispiel: Du bist eine geduldige Lehrerin. Antworte in kurzen Sätzen.
library-text = Worte des Prompts
library-text-missing = Worte fehlen noch.

## Suche.

search-title = Ihre Chats durchsuchen
search-open = Suchen
search-field = Wörter in Ihren Chats
search-filters = Filter
search-results = Was gefunden wurde
search-from-me = was Sie geschrieben haben
search-from-model = was Modelle geantwortet haben
search-model = Antworten eines Modells
search-in = in Chats mit diesem Titel
search-after = ab diesem Tag
search-before = vor diesem Tag
search-phrase = diese Wörter zusammen
search-without = ohne dieses Wort
search-hint = Geben Sie Wörter ein, um sie in Nachrichten, Dateien und Titeln zu finden. Oder beginnen Sie mit einem davon:
search-chats = Chats
search-messages = Nachrichten
search-you = Sie
search-somebody = Ein Modell
search-none = Nichts wurde gefunden.
search-none-hint = Alle Wörter müssen in einer Nachricht stehen. Lassen Sie eines weg, oder sehen Sie sich die Filter an.
search-none-short = Tippen Sie weiter: Ab drei Buchstaben werden auch Wortanfänge gefunden.
search-more = Mehr zeigen
search-loading = Wird gesucht …
search-again = Noch einmal suchen
search-corrected = „{ $typed }“ kommt nirgends vor. Gezeigt wird { $found }.
search-unread = „{ $filter }“ ist noch kein Filter und wurde weggelassen. Ein Tag wird 2026-01-31 geschrieben; from: nimmt me oder model.
search-cut = Das dauerte zu lange: Es kann mehr geben. Ein anderes Wort findet es schneller.
search-indexing = Ältere Nachrichten werden noch indiziert ({ $percent } %) und etwas später gefunden.
search-indexing-anew = Der Suchindex war beschädigt und wird neu erstellt ({ $percent } %). Keine Nachricht ging verloren.
search-count = { $count ->
    [0] Nichts wurde gefunden.
    [one] Eine Stelle wurde gefunden.
   *[other] { $count } Stellen wurden gefunden.
}
search-count-more = { $count } Stellen wurden gefunden, und es gibt mehr.

## Was im Fenster nur ein Vorleseprogramm sagt.

a11y-sidebar = Chats und Orte
a11y-providers = Anbieter
a11y-notices = Hinweise
a11y-chat-answering = Eine Antwort wird geschrieben
a11y-folder-chats = { " " }Chats
a11y-chat-unread = Es gibt eine neue Antwort
a11y-state = { $state ->
    [working] läuft
    [slow] langsam
    [down] ausgefallen
    [paused] pausiert
    [needs-you] braucht Sie
    [offline] offline
   *[unknown] noch unbenutzt
}
a11y-answering = { $model } antwortet.
a11y-finished = { $model } ist mit der Antwort fertig.
a11y-attached = { $name } wurde angehängt.
a11y-not-attached = { $name } wurde nicht angehängt. { $why }
a11y-stopped = Die Antwort wurde gestoppt.

## Der Infobereich.

tray-name = Understudy
tray-title-demo = Demo: { $sentence }
tray-provider = { $shape } { $name }: { $words }
tray-pause-hour = Eine Stunde pausieren
tray-resume = Fortsetzen
tray-pause = Pausieren, bis ich fortsetze
tray-outage = Simulierter Ausfall: { $name }
tray-outage-end = Jetzt beenden
tray-recent = Letzte Chats
tray-open = Understudy öffnen
tray-new-chat = Neuer Chat
tray-quick = Schnelleingabe
tray-settings = Einstellungen
tray-quit = Understudy beenden
notify-down-title = { $lead } ist ausgefallen
notify-down-text = { $backup } springt ein. Ihre Chats gehen weiter.
notify-down-nobody = Kein Ersatz kann antworten.
notify-open = Öffnen
notify-back-title = { $lead } ist wieder da
notify-back-text = Es antwortet wieder.
notify-needs-you-title = Understudy braucht Sie
notify-needs-you-text = { $name }: { $words }
notify-answer-title = Die Antwort ist da
notify-answer-failed-title = Es war keine Antwort zu bekommen
notify-sent-title = Eine wartende Nachricht wurde gesendet
notify-spend-near-title = Das Limit dieses Monats ist zum größten Teil verbraucht
notify-spend-near-text = { $spent } von { $limit }. Am Limit werden nur kostenlose Modelle und die auf diesem Computer gefragt.
notify-spend-over-title = Das Limit dieses Monats ist aufgebraucht
notify-spend-over-text = { $spent } von { $limit }. Bis der Monat endet, werden nur kostenlose Modelle und die auf diesem Computer gefragt. Das Limit lässt sich in den Einstellungen ändern.
notify-tray-title = Understudy läuft weiter
notify-tray-text = Es ist im Infobereich. Zum Beenden drücken Sie Strg+Q im Fenster oder wählen Sie im Menü des Infobereichs „Understudy beenden“.

## Start, Links und das Tastenkürzel.

start-window-title = Understudy
start-no-display = Hier gibt es keine Anzeige, daher lässt sich das Fenster nicht öffnen. Mit „understudy chat“ sprechen Sie im Terminal.
start-running-unreachable = Understudy läuft bereits, ist aber nicht erreichbar. Wechseln Sie zu seinem Fenster, oder beenden Sie es und starten Sie es neu.
start-trouble-title = Understudy kann nicht starten
start-trouble-folder = Ordner öffnen
start-trouble-quit = Beenden
start-link-refused = Nur Webadressen (http und https) werden geöffnet. Diese wurde es nicht.
start-link-disguised = Diese Adresse verbirgt ihr wahres Ziel hinter einem Namen, daher wurde sie nicht geöffnet.
start-link-no-browser = Es ließ sich kein Browser starten. Kopieren Sie die Adresse und öffnen Sie sie selbst.
quick-ask = Fragen Sie etwas …
quick-follow-up = Nachfragen …
quick-copy = kopieren
quick-copied = kopiert
quick-open = im Chat öffnen
quick-hide = ausblenden
quick-lead-state = { $state ->
    [down] { $model } ist ausgefallen
    [slow] { $model } ist eben gescheitert
    [paused] { $model } ist pausiert
    [needs-you] { $model } braucht Sie
    [offline] { $model } ist offline
   *[other] { $model } wird vorerst ausgelassen
}
quick-new = neu
quick-paste = einfügen
quick-paste-what = Die Antwort, oder was darin markiert ist, in das Programm einfügen, aus dem Sie kommen
quick-paste-not = Von hier aus lässt sich dort nichts einfügen. Der Text ist in der Zwischenablage: Fügen Sie ihn selbst ein.
quick-paste-lost = Der Text ließ sich nicht in die Zwischenablage legen.
quick-pin = Offen halten ({ $keys })
quick-pick = Nach dem fragen, was markiert oder in der Zwischenablage ist ({ $keys })
quick-picked-selection = Markierter Text
quick-picked-clipboard = Zwischenablage
quick-picked-nothing = Nichts ist markiert, und in der Zwischenablage ist kein Text.
quick-picked-cut = Nur die ersten { $letters } Zeichen davon gehen mit.
quick-window-title = Understudy Schnelleingabe
quick-shortcut-wayland = Unter Wayland kann nur der Desktop einem Programm ein Tastenkürzel geben, und dieser tut es nicht. Legen Sie in seinen Einstellungen eines an, das „understudy quick“ ausführt.
quick-shortcut-refused = Der Desktop hat { $shortcut } nicht vergeben. Versuchen Sie andere Tasten, oder legen Sie in seinen Einstellungen ein Tastenkürzel an, das „understudy quick“ ausführt.
quick-shortcut-desktop-has = Dieser Desktop verwendet { $shortcut } schon ({ $owner }). Wählen Sie andere Tasten, oder ändern Sie es in seinen Einstellungen.
quick-shortcut-desktop-failed = Die Tastenkürzel dieses Desktops ließen sich nicht ändern. Legen Sie in seinen Einstellungen eines an, das „understudy quick“ ausführt.
quick-shortcut-no-display = Tastenkürzel brauchen eine X11-Anzeige, und hier gibt es keine. Auch „understudy quick“ öffnet die Schnelleingabe.
quick-shortcut-unusable = „{ $shortcut }“ kann kein Tastenkürzel sein. Verwenden Sie eine Taste zusammen mit Strg, Alt oder Super.
quick-shortcut-taken = Ein anderes Programm hat { $shortcut }. Wählen Sie ein anderes, oder ändern Sie es dort.
quick-shortcut-not-seen = { $shortcut } kam nicht an. Vielleicht behält es ein anderes Programm oder der Desktop; wählen Sie ein anderes.

a11y-messages = Nachrichten
a11y-question = Sie
a11y-answer = Antwort
a11y-attempts = Versuche
a11y-versions = Fassungen
a11y-code = Code: { $language }
a11y-diagram = Diagramm
a11y-task-done = erledigt
a11y-task-open = nicht erledigt
a11y-table = Tabelle

## Erster Start.

start-title = Willkommen bei Understudy
start-lead = Wenn das gewählte Modell nicht weiterkann, springt sein Ersatz ein. Zuerst: Wer soll antworten?
start-key-title = API-Schlüssel hinzufügen
start-key-sentence = Für Claude, GPT, Gemini und andere, mit Ihrem eigenen Konto beim Hersteller.
start-key-env-found = ist gesetzt
start-key-env-use = Verwenden
start-key-env-use-label = { $variable } für { $provider } verwenden
start-key-all = Alle Anbieter …
start-local-title = Modell auf diesem Computer
start-local-sentence = Nichts, was Sie schreiben, verlässt den Computer, und es geht ohne Netz.
start-local-looking = Modellserver auf diesem Computer werden gesucht …
start-local-found = { $count ->
    [one] Ein Modell ist bereit
   *[other] { $count } Modelle sind bereit
}
start-local-use = Verwenden
start-local-use-label = { $provider } verwenden
start-local-no-model = { $provider } läuft, hat aber noch kein Modell. Holen Sie eines und suchen Sie noch einmal:
start-local-no-model-other = { $provider } läuft, hat aber noch kein Modell. Laden Sie dort eines und suchen Sie noch einmal.
start-local-none = Auf diesem Computer hat kein Modellserver geantwortet. Installieren oder starten Sie Ollama, LM Studio oder llama.cpp und suchen Sie noch einmal.
start-local-again = Noch einmal suchen
start-local-failed = Auf diesem Computer konnte nicht nach Modellen gesucht werden: { $reason }
start-demo-title = Die Demo ausprobieren
start-demo-sentence = Sehen Sie, wie eine Antwort von einem Modell zum anderen wechselt. Die Antworten stehen fest, nichts verlässt diesen Computer.
start-demo-go = Demo starten
start-back = Zurück
start-copied = Kopiert
start-copy-label = Den Befehl { $command } kopieren

## Die Demo.

start-demo-outage-on = Das Hauptmodell ist jetzt „ausgefallen“. Fragen Sie, und sehen Sie den Ersatz antworten:
start-demo-try = Fragen Sie zum Beispiel:
start-demo-prompt-switch = Was passiert, wenn mein Hauptmodell ausfällt?
start-demo-prompt-table = Vergleiche Zug und Flugzeug in einer Tabelle
start-demo-prompt-why = Warum ist der Himmel blau?

## Nach der ersten Antwort.

start-next-label = Wie es weitergeht
start-next-backup-title = Einen Ersatz hinzufügen
start-next-backup-sentence = Wenn { $main } ausfällt, gehen dieser Chat und seine Dateien an den Ersatz, den Sie hier wählen, und nirgends sonst hin.
start-next-backup-go = Wenn { $main } ausfällt, gehen dieser Chat und seine Dateien an { $backup }
start-next-backup-add = Zum Ersatz machen
start-next-backup-env = { $provider } verwenden ({ $variable } ist gesetzt)
start-next-backup-local = { $provider } auf diesem Computer verwenden
start-next-backup-other = Anderer Anbieter …
start-next-backup-order = In der Modellreihenfolge wählen …
start-next-backup-done = { $backup } ist jetzt der Ersatz von { $main }.
start-next-shortcut-title = Fragen, wo Sie gerade sind
start-next-shortcut-sentence = Drücken Sie { $keys } in einem beliebigen Programm, um zu fragen, ohne es zu verlassen. Nichts wird festgelegt, bevor Sie es ausprobiert haben.
start-next-shortcut-try = Ausprobieren
start-next-shortcut-press = Drücken Sie jetzt { $keys }
start-next-shortcut-waiting = Wartet auf die Tasten. Nach 15 Sekunden wird aufgegeben.
start-next-shortcut-kept = Es geht: { $keys } öffnet die Schnelleingabe.
start-next-shortcut-other = Andere Tasten …
start-next-desktop-title = Was diesem Desktop fehlt
start-next-not-now = Nicht jetzt
start-next-got-it = Verstanden

## Einen Anbieter hinzufügen.

settings-add-ends-demo = Die Demo endet, wenn der Anbieter hinzugefügt ist, und ihre Chats gehen mit ihr.
settings-add-title = Anbieter hinzufügen
settings-add-which = Wer stellt die Modelle bereit?
settings-add-remote = Mit einem API-Schlüssel
settings-add-local = Auf diesem Computer
settings-add-named = { $provider } hinzufügen
settings-add-cancel = Abbrechen
settings-add-key = API-Schlüssel
settings-add-key-get = Schlüssel von { $provider } holen
settings-add-key-not-subscription = Ein API-Schlüssel ist kein Abonnement von ChatGPT oder Claude; die Nutzung wird getrennt abgerechnet.
settings-add-key-kept = Kommt in den Schlüsselbund Ihres Systems und von dort nur zu { $host }.
settings-add-key-sent = Geht nur an { $host }.
settings-add-key-forgotten = Dieser Schlüssel wird vergessen, wenn Understudy beendet wird.
settings-add-key-locked-help = Ihr Schlüsselbund ist gesperrt. Entsperren Sie ihn zuerst, dann wird der Schlüssel dort aufbewahrt.
settings-add-key-missing-help = Auf diesem System gibt es keinen Schlüsselbund. Installieren Sie GNOME Keyring oder KDE Wallet, um Schlüssel aufzubewahren, oder lesen Sie den Schlüssel aus einer Umgebungsvariable.
settings-add-key-unknown-help = Ihr Schlüsselbund antwortet nicht. Vielleicht startet er gerade: Prüfen Sie noch einmal, oder lesen Sie den Schlüssel aus einer Umgebungsvariable.
settings-add-keyring-again = Noch einmal prüfen
settings-add-source = Woher der Schlüssel kommt
settings-add-source-paste = Einen Schlüssel einfügen
settings-add-source-env = Aus einer Umgebungsvariable
settings-add-source-none = Kein Schlüssel
settings-add-env-use = Umgebungsvariable verwenden
settings-add-env = Name der Variable
settings-add-env-hint = Wird bei jedem Start gelesen. Understudy speichert den Namen, nie den Schlüssel.
settings-add-advanced = Erweitert
settings-add-name = Name
settings-add-name-hint = Wie er in Listen und im Terminal steht.
settings-add-name-taken = Es gibt bereits einen Anbieter dieses Namens.
settings-add-name-bad = Ein Name hat 1 bis 64 Zeichen, ohne „/“ und „,“.
settings-add-kind = Art
settings-add-url = Adresse
settings-add-url-hint = Mit oder ohne die Version am Ende.
settings-add-url-bad = Eine Adresse beginnt mit https:// oder http://.
settings-add-http = Meinen Schlüssel und meine Chats unverschlüsselt an { $host } senden
settings-add-http-hint = Bei unverschlüsseltem http kann unterwegs jeder mitlesen.
settings-add-go = Prüfen und hinzufügen
settings-add-checking = { $provider } wird nach seinen Modellen gefragt …
settings-add-checking-time = { $provider } wird nach seinen Modellen gefragt … { $time }
settings-add-stop = Stoppen
settings-add-stopped = Gestoppt. Nichts wurde hinzugefügt.
settings-add-failed = { $provider } wurde nicht hinzugefügt
settings-add-this-run = Nur bis zum Beenden behalten
settings-add-works = { $provider } funktioniert.
settings-add-models-first = Wählen Sie Ihr Hauptmodell.
settings-add-models-later = Wählen Sie Ersatz. Er springt in der Modellreihenfolge ein, wenn die Modelle davor scheitern.
settings-add-models-none = Die Liste der Modelle ist leer. Geben Sie den Namen eines Modells ein.
settings-add-model-recommended = empfohlen
settings-add-model-other = Name des Modells
settings-add-model-in-order = in der Modellreihenfolge
settings-add-start = Loslegen
settings-add-backups = { $count ->
    [0] Ohne Ersatz hinzufügen
    [one] Als Ersatz hinzufügen
   *[other] { $count } als Ersatz hinzufügen
}
settings-add-pick-one = Wählen Sie ein Modell, um fortzufahren.

## Modelle.

settings-models-filter = Modelle filtern
settings-models-count = { $count ->
    [one] 1 Modell
   *[other] { $count } Modelle
}
settings-models-more = { $count ->
    [one] und 1 weiteres: filtern, um es zu finden
   *[other] und { $count } weitere: filtern, um sie zu finden
}
settings-models-window = { $thousands } Tsd. Tokens
settings-models-window-million = { $millions } Mio. Tokens
settings-models-images = Bilder
settings-models-pdf = PDF
settings-models-reasoning = Nachdenken
settings-models-tools = Werkzeuge
settings-models-price = { $input } Eingabe, { $output } Ausgabe
settings-models-price-hint = Preise gelten für eine Million Tokens, gelesen und geschrieben.

## Die Einstellungen.

settings-title = Einstellungen
settings-sections = Abschnitte der Einstellungen
settings-find = Eine Einstellung suchen
settings-find-none = Keine Einstellung heißt so.
settings-find-count = { $count ->
    [0] Keine Einstellung gefunden
    [one] Eine Einstellung gefunden
   *[other] { $count } Einstellungen gefunden
}
settings-shortcut-name = Tasten für die Schnelleingabe, überall
settings-backups-name = Tägliche Sicherungen, die behalten werden
settings-page-export = Alle Chats exportieren
settings-page-import = Chats importieren
settings-section-providers = Anbieter
settings-section-order = Modellreihenfolge
settings-section-shortcut = Tastenkürzel
settings-section-keys = Tastatur
settings-section-appearance = Darstellung
settings-section-desktop = Desktop
settings-section-network = Netzwerk
settings-section-chats = Chats
settings-section-usage = Verbrauch
settings-section-library = Prompts und Assistenten
settings-section-limits = Grenzen
settings-section-data = Ihre Daten
settings-section-privacy = Was wohin geht
settings-section-about = Über
settings-section-more = Mehr

settings-providers-sentence = Die Konten und Server, die antworten. Ein Schlüssel wird nur für seine eigene Adresse verwendet und nie wieder gezeigt.
settings-providers-none = Noch kein Anbieter. Fügen Sie einen mit einem API-Schlüssel hinzu, oder verwenden Sie ein Modell auf diesem Computer.
settings-providers-add = Anbieter hinzufügen
settings-providers-list = Anbieter
settings-providers-demo = Die Demo läuft, und ihre Übungsanbieter stehen nie unter Ihren eigenen. Ihre stehen wieder hier, wenn sie endet.
settings-provider-key-keyring = Schlüssel im Schlüsselbund
settings-provider-key-env = Schlüssel aus { $variable }
settings-provider-key-env-missing = { $variable } ist nicht gesetzt
settings-provider-key-this-run = Schlüssel bis zum Beenden
settings-provider-key-not-needed = braucht keinen Schlüssel
settings-provider-key-locked = Schlüsselbund gesperrt
settings-provider-key-missing = kein Schlüssel
settings-provider-key-unknown = Schlüsselbund antwortet nicht
settings-provider-local = auf diesem Computer
settings-provider-in-order = { $count ->
    [0] nicht in der Reihenfolge
    [one] ein Modell in der Reihenfolge
   *[other] { $count } Modelle in der Reihenfolge
}
settings-provider-test = Testen
settings-provider-test-label = { $provider } testen
settings-provider-testing = { $provider } wird getestet …
settings-provider-works = { $count ->
    [0] { $provider } hat geantwortet. Es nennt keine Modelle.
    [one] { $provider } hat geantwortet. Es hat ein Modell.
   *[other] { $provider } hat geantwortet. Es hat { $count } Modelle.
}
settings-provider-failed = { $provider } hat den Test nicht bestanden
settings-provider-more = Mehr zu { $provider }
settings-provider-models = Modelle
settings-provider-models-label = Modelle von { $provider }
settings-provider-models-loading = { $provider } wird nach seinen Modellen gefragt …
settings-provider-key-replace = Schlüssel ersetzen
settings-provider-key-add = Schlüssel eingeben
settings-provider-key-replace-label = Den Schlüssel von { $provider } ersetzen
settings-provider-key-replaced = Der neue Schlüssel von { $provider } funktioniert.
settings-provider-key-save = Prüfen und ersetzen
settings-provider-pause = Pausieren …
settings-provider-pause-label = { $provider } pausieren
settings-provider-pause-hour = Eine Stunde
settings-provider-pause-tomorrow = Bis morgen
settings-provider-pause-good = Bis ich ihn fortsetze
settings-provider-resume = Fortsetzen
settings-provider-resume-label = { $provider } fortsetzen
settings-provider-paused-until = pausiert bis { $time }
settings-provider-paused = pausiert
settings-provider-remove = Entfernen
settings-provider-remove-label = { $provider } entfernen
settings-provider-remove-ask = { $provider } entfernen? Der Schlüssel wird von diesem Computer gelöscht, und die Modelle verlassen die Modellreihenfolge. Ihre Chats bleiben.
settings-provider-remove-ask-lead = { $provider } entfernen? Der Schlüssel wird von diesem Computer gelöscht, und { $model } ist dann nicht mehr Ihr Hauptmodell. Ihre Chats bleiben.
settings-provider-remove-go = { $provider } entfernen
settings-provider-remove-keep = Behalten
settings-provider-removed = { $provider } wurde entfernt.

settings-order-sentence = Eine Nachricht geht an das Hauptmodell. Scheitert es, wird der Ersatz von oben nach unten gefragt. Nichts geht an ein Modell, das hier nicht steht.
settings-order-list = Modellreihenfolge
settings-order-by = Wer zuerst gefragt wird
settings-order-by-way = { $way ->
    [speed] Das schnellste
    [price] Das günstigste
   *[hand] Wie von mir geordnet
}
settings-order-by-what = { $way ->
    [speed] Wer nach den eigenen letzten Antworten meist am schnellsten beginnt. Wo zwei gleich sind, und bevor ein Modell zwanzigmal geantwortet hat, entscheidet die Reihenfolge unten.
    [price] Wer bei gleich viel Eingabe wie Ausgabe am wenigsten kostet; auf diesem Computer kostet es nichts. Wo zwei gleich viel kosten, und nach allen mit bekanntem Preis, entscheidet die Reihenfolge unten.
   *[hand] Von oben nach unten. Ein Chat kann eine eigene Reihenfolge haben.
}
settings-order-main = Hauptmodell
settings-order-backup = Ersatz
settings-order-backup-n = Ersatz { $number }
settings-order-none = Die Reihenfolge enthält noch kein Modell, daher kann nichts antworten.
settings-order-none-provider = Fügen Sie zuerst einen Anbieter hinzu; dann lassen sich seine Modelle hier ordnen.
settings-order-alone = Scheitert { $main }, springt niemand ein. Fügen Sie einen Ersatz hinzu, am besten von einem anderen Hersteller.
settings-order-move = { $model } verschieben: ziehen, oder Alt mit den Pfeiltasten
settings-order-up = { $model } nach oben
settings-order-down = { $model } nach unten
settings-order-remove = { $model } herausnehmen
settings-order-removed = { $model } ist nicht mehr in der Modellreihenfolge.
settings-order-undo = Rückgängig
settings-order-moved = { $position ->
    [1] { $model } ist jetzt das Hauptmodell, das erste von { $total }.
   *[other] { $model } ist jetzt Nummer { $position } von { $total }.
}
settings-order-added = { $model } von { $provider } wurde als Nummer { $position } hinzugefügt.
settings-order-restored = { $model } ist wieder in der Modellreihenfolge.
settings-order-add = Ersatz hinzufügen
settings-order-add-main = Hauptmodell hinzufügen
settings-order-add-from = Anbieter
settings-order-add-model = Hinzufügen
settings-order-add-model-label = { $model } in die Modellreihenfolge aufnehmen
settings-order-add-by-name = „{ $model }“ mit diesem Namen hinzufügen
settings-order-add-done = Fertig
settings-order-demo = Die Demo läuft mit einer eigenen Modellreihenfolge. Ihre lässt sich einstellen, wenn sie endet.
settings-order-hint = Ziehen Sie, verwenden Sie die Pfeile, oder drücken Sie Alt+↑ und Alt+↓ auf einem Modell.
settings-order-not-saved = Die Reihenfolge wurde nicht geändert: { $reason }

settings-shortcut-sentence = Öffnet die Schnelleingabe über dem, was Sie gerade tun. Neue Tasten werden ausprobiert, bevor sie gelten.
settings-shortcut-state-not-offered = Es ist kein Tastenkürzel festgelegt.
settings-shortcut-state-off = Das Tastenkürzel ist ausgeschaltet.
settings-shortcut-state-active = { $keys } öffnet die Schnelleingabe.
settings-shortcut-record = Ändern …
settings-shortcut-record-first = Tasten festlegen …
settings-shortcut-recording = Drücken Sie die gewünschten Tasten, mit Strg, Alt oder Super. Esc lässt es, wie es ist.
settings-shortcut-need-modifier = Halten Sie Strg, Alt oder Super, während Sie eine Taste drücken.
settings-shortcut-try-default = { $keys } ausprobieren
settings-shortcut-press = Drücken Sie nun { $keys } noch einmal, um zu sehen, ob es ankommt …
settings-shortcut-kept = { $keys } funktioniert und gilt jetzt.
settings-quick-order = Eine neue Schnelleingabe fragt
settings-quick-order-order = die Modellreihenfolge
settings-quick-order-last = die Reihenfolge des letzten Chats
settings-quick-order-first = zuerst { $model }
settings-quick-order-gone = ein Modell, das es nicht mehr gibt
settings-shortcut-state-in-desktop = Dieser Desktop hat { $keys } unter seinen eigenen Tastenkürzeln: Sie führen „understudy quick“ aus.
settings-shortcut-add = { $keys } zu den Tastenkürzeln dieses Desktops hinzufügen
settings-shortcut-take-out = Herausnehmen
settings-shortcut-off = Ausschalten

settings-keys-sentence = Was sich mit welchen Tasten tun lässt. Alle lassen sich ändern.
settings-appearance-sentence = Wie die Fenster aussehen und welche Sprache sie sprechen.
settings-language = Sprache
settings-theme = Farbschema
settings-theme-system = Wie das System
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-contrast = Kontrast
settings-contrast-more = Mehr
settings-zoom = Größe von Text und Bedienelementen
settings-zoom-smaller = Kleiner
settings-zoom-larger = Größer
settings-zoom-value = { $percent } %
settings-zoom-reset = Zurück auf 100 %
settings-zoom-hint = Strg++, Strg+− und Strg+0 tun überall dasselbe.

settings-desktop-sentence = Wie Understudy auf Ihrem Desktop lebt.
settings-network-sentence = Wie Anfragen diesen Computer verlassen.
settings-chats-sentence = Titel, und wie lange gelöschte Chats aufbewahrt werden.
settings-usage-sentence = Tokens und Kosten, gezählt aus den gespeicherten Anfragen. Die Demo zählt nicht mit.
settings-titles = Titel von einem Modell
settings-titles-what = Nach der ersten Antwort eines Chats geht sein Anfang noch einmal als kurze Anfrage an das günstigste Modell eines Herstellers, an den der Chat ging. Ausgeschaltet sind seine ersten Worte der Titel. Ein Chat mit eigenen Grenzen behält seine ersten Worte, und ein Titel von Ihnen wird nie ersetzt.
settings-bin = Tage im Papierkorb
settings-bin-what = So lange lassen sich gelöschte Chats wiederherstellen. Dann gehen sie endgültig.
settings-bin-bad = Das ist keine Zahl von Tagen von 1 bis 3.650.
settings-desktop-tray = Infobereich
settings-desktop-tray-yes = Ein Infobereich ist da. Das Symbol zeigt, wie es Ihren Anbietern geht.
settings-desktop-tray-no = Auf diesem Desktop wurde kein Infobereich gefunden, daher beendet das Schließen des Fensters Understudy, und auch die Schnelleingabe endet. Unter GNOME bringt die Erweiterung AppIndicator einen; er wird verwendet, sobald er da ist.
settings-desktop-keyring = Schlüsselbund
settings-desktop-keyring-ready = Der Schlüsselbund ist offen. Schlüssel werden dort aufbewahrt.
settings-desktop-keyring-locked = Der Schlüsselbund ist gesperrt. Nichts wurde gelöscht; entsperren Sie ihn, und Ihre Schlüssel sind wieder da.
settings-desktop-keyring-missing = Es wurde kein Schlüsselbund gefunden, daher werden Schlüssel vergessen, wenn Understudy beendet wird. Installieren Sie GNOME Keyring oder KDE Wallet, oder verwenden Sie Umgebungsvariablen.
settings-desktop-keyring-unknown = Der Schlüsselbund antwortet nicht. Schlüssel darin lassen sich vorerst nicht verwenden.
settings-keys-where = Wo Ihre Schlüssel sind
settings-keys-unlock = Entsperren …
settings-keys-failed = Der Schlüsselbund hat es nicht getan
settings-keys-keep = Im Schlüsselbund aufbewahren
settings-keys-keep-label = Den Schlüssel von { $provider } im Schlüsselbund aufbewahren
settings-keys-place-keyring = Im Schlüsselbund Ihres Systems.
settings-keys-place-env = In der Umgebungsvariablen { $variable }, die beim Start von Understudy gelesen wird.
settings-keys-place-env-missing = Die Umgebungsvariable { $variable } war beim Start von Understudy nicht gesetzt. Setzen Sie sie und starten Sie neu, oder fügen Sie einen Schlüssel hinzu.
settings-keys-place-this-run = Im Speicher, bis Understudy beendet wird.
settings-keys-place-not-needed = Es wird kein Schlüssel gebraucht.
settings-keys-place-locked = Im Schlüsselbund, der gesperrt ist. Sobald er entsperrt ist, wird der Schlüssel von selbst verwendet.
settings-keys-place-missing = Es ist keiner da: Er wurde gelöscht oder für eine andere Adresse eingegeben. Fügen Sie ihn oben wieder hinzu.
settings-keys-place-no-keyring = Er lässt sich nicht lesen, weil kein Schlüsselbund gefunden wurde. Mit dem Schlüsselbund ist er wieder da; oder fügen Sie ihn für diese Sitzung hinzu.
settings-keys-place-unknown = Im Schlüsselbund, der gerade nicht antwortet. Er wird alle paar Sekunden wieder gefragt.
settings-notify = Meldungen des Desktops
settings-notify-main-model = wenn mein Hauptmodell ausfällt und wenn es wieder da ist
settings-notify-answers = wenn eine Antwort da ist und das Fenster nicht vorn ist
settings-notify-needs-you = wenn ein Anbieter mich braucht, einmal am Tag
settings-notify-spend = wenn das Limit des Monats zum größten Teil verbraucht ist und wenn es aufgebraucht ist
settings-notify-waiting = wenn eine wartende Nachricht gesendet wurde
settings-desktop-close-to-tray = Im Infobereich weiterlaufen, wenn das Fenster geschlossen wird
settings-desktop-close-to-tray-no-tray = Ohne Infobereich beendet das Schließen des Fensters die App.
settings-desktop-start = Mit dem Desktop starten, im Infobereich
settings-desktop-start-no-tray = Ohne Infobereich öffnet sich bei jedem Start das Fenster.
settings-tray-recent = Letzte Chats im Menü des Infobereichs
settings-tray-recent-which = { $which ->
    [all] Alle
    [none] Keine
   *[unrestricted] Uneingeschränkte
}
settings-tray-recent-what = { $which ->
    [all] Die fünf neuesten werden genannt, auch eingeschränkte. Temporäre Chats nie.
    [none] Außerhalb des Fensters ist kein Titel zu sehen.
   *[unrestricted] Die fünf neuesten werden genannt, ohne solche, die auf einige Anbieter oder diesen Computer beschränkt sind.
}
settings-tray-panel = Leiste unter dem Symbol
settings-tray-panel-which = { $which ->
    [dark] Dunkel
    [light] Hell
   *[auto] Automatisch
}
settings-tray-panel-what = Kein Programm erfährt die Farbe seiner Leiste. „Automatisch“ richtet sich nach dem Stil Ihres Desktops.
settings-graphics = Sichere Grafik
settings-graphics-way = { $way ->
    [on] Ein
    [off] Aus
   *[auto] Automatisch
}
settings-graphics-what = Zeichnet ohne die Grafikkarte, für Treiber, die ein leeres Fenster zeigen. „Automatisch“ tut das nach einem Start, bei dem nichts zu sehen war.
settings-graphics-found = Zurzeit an, weil bei einem Start kein Fenster zu sehen war. Mit der nächsten Version wird es wieder auf die übliche Art versucht.
settings-graphics-restart = Eine Änderung gilt ab dem nächsten Start.
settings-proxy = Proxy
settings-proxy-way = { $way ->
    [none] Keiner
    [manual] Von Hand
   *[system] System
}
settings-proxy-what = { $way ->
    [none] Jeder Server wird direkt gefragt.
    [manual] http, https, socks5 oder socks5h. Name und Passwort werden nicht angenommen.
   *[system] Wie Ihr System es sagt: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY und NO_PROXY beim Start von Understudy; nennen sie keinen Proxy, die Einstellungen Ihres Desktops.
}
settings-proxy-address = Adresse des Proxys
settings-proxy-never = Server auf diesem Computer werden immer direkt gefragt, und über unverschlüsseltes http geht nie ein Schlüssel durch einen Proxy.
settings-ca = Weitere Zertifizierungsstellen (eine PEM-Datei)
settings-ca-what = Für eigene Server einer Firma oder einen Proxy, der in https hineinsieht. Ihnen wird neben denen des Systems vertraut; leer für keine.

settings-recovery = Wenn eine Antwort abbricht
settings-recovery-way = { $way ->
    [restart] Neu antworten
    [ask] Mich fragen
   *[continue] Fortsetzen
}
settings-hedge = Das nächste Modell mitfragen, wenn eines spät beginnt
settings-hedge-what = Braucht ein Modell länger als in 95 von 100 Fällen, wird das nächste zugleich gefragt. Wer zuerst beginnt, macht weiter; das andere wird gestoppt und bezahlt, soweit es kam.
settings-recovery-what = { $way ->
    [restart] Das nächste Modell gibt die ganze Antwort noch einmal; was zu sehen war, bleibt bei ihren Einzelheiten.
    [ask] Was zu sehen war, bleibt, und Sie wählen: fortsetzen oder neu antworten.
   *[continue] Das nächste Modell macht dort weiter, wo es aufhörte; waren nur wenige Worte zu sehen, antwortet es neu.
}
settings-library-sentence = Worte, die Sie oft verwenden, und mit wem Sie Chats beginnen.
settings-limits-sentence = Wie lange ein Modell schweigen darf, bevor sein Ersatz gefragt wird. „Auto“ folgt dem eigenen Tempo jedes Modells.
settings-limits-auto = Auto
settings-limits-fixed = Fest
settings-limits-seconds = Sekunden
settings-limits-how = { $name }: auto oder fest
settings-limits-bad = Eine Zahl von Sekunden über null.

settings-data-sentence = Ihre Chats gehören Ihnen: auf diesem Computer sicher aufbewahrt und mitgenommen, wohin Sie möchten.
settings-privacy-sentence = Was Understudy speichert und sendet. Es gibt keine Telemetrie, und nichts geht an uns.
settings-privacy-chats = Ihre Chats
settings-privacy-chats-where = In einer Datenbank auf diesem Computer, die nur Ihr Benutzerkonto lesen kann.
settings-privacy-messages = Was Sie senden
settings-privacy-messages-where = An das Modell, das antwortet, und bei einem Wechsel an den Ersatz, der übernimmt:
settings-privacy-messages-none = Noch nirgendwohin: Es ist kein Anbieter eingerichtet.
settings-privacy-keys = Ihre Schlüssel
settings-privacy-keys-where = Im Schlüsselbund Ihres Systems. Ein Schlüssel wird nur an die Adresse gesendet, für die er eingegeben wurde.
settings-privacy-keys-memory = Im Arbeitsspeicher, bis Understudy beendet wird, weil hier kein Schlüsselbund offen ist. Ein Schlüssel wird nur an die Adresse gesendet, für die er eingegeben wurde.
settings-privacy-backups = Sicherungen und Protokolle
settings-privacy-backups-where = Im Ordner der App auf diesem Computer, den nur Ihr Benutzerkonto lesen kann. Protokolle enthalten keine Texte und keine Schlüssel.
settings-privacy-health = Wie es Anbietern geht
settings-privacy-health-where = An Ihrer eigenen Nutzung gemessen, auf diesem Computer gespeichert.
settings-privacy-pages = Statusseiten
settings-privacy-pages-where = Während ein Modell ausgefallen ist, wird die öffentliche Statusseite seines Herstellers gelesen, ohne Schlüssel. Sie erklärt und entscheidet nie.
settings-privacy-checks = Testnachrichten
settings-privacy-checks-where = Während ein Modell schweigt oder überlastet ist, wird es ab und zu nach einem Wort gefragt, um zu sehen, ob es wieder antwortet: höchstens 24-mal am Tag, nie für zwei Cent oder mehr.
settings-privacy-network = Ob es ein Netz gibt
settings-privacy-network-where = Die Server Ihrer Modellreihenfolge werden ohne Inhalt und ohne Schlüssel angesprochen. Ein ausgefallenes Modell wird ab und zu nach seiner Liste von Modellen gefragt, mit seinem Schlüssel.
settings-privacy-titles = Titel
settings-privacy-titles-on = Aus den ersten Worten eines Chats. Nach Ihrem Wunsch wird nach der ersten Antwort ein Modell, an das der Chat ging, nach einem gefragt.
settings-privacy-titles-off = Aus den ersten Worten eines Chats. Niemand wird gefragt.
settings-privacy-links = Links und Bilder
settings-privacy-links-where = Nichts, was ein Modell schreibt, wird geladen. Ein Link öffnet sich in Ihrem Browser, wenn Sie ihn anklicken; ein Bild aus dem Internet bleibt ein Link.
settings-privacy-demo = Die Demo
settings-privacy-demo-where = Läuft auf diesem Computer. Feste Antworten, kein Netz.
settings-privacy-telemetry = Nutzungsdaten über Sie
settings-privacy-telemetry-where = Es werden keine gesammelt.
settings-privacy-provider = { $provider }, bei { $host }
settings-privacy-provider-local = { $provider }, auf diesem Computer

settings-about-sentence = Ein Chat, der weitergeht, wenn sein Modell es nicht tut.
settings-about-version = Version
settings-about-folder = Ordner
settings-about-folder-what = Chats, Dateien, Einstellungen, Sicherungen und Protokolle. Schlüssel sind im Schlüsselbund Ihres Systems.
settings-about-logs = Protokolle und Berichte
settings-about-logs-what = Warnungen, und ein Bericht, wo im Inneren von Understudy etwas schiefging. Sie enthalten keine Chats und keine Schlüssel, bleiben auf diesem Computer, und die ältesten verschwinden von selbst.
settings-about-logs-open = Ordner öffnen
crash-said = Im Inneren von Understudy ging etwas schief ({ $time }). Ein Bericht liegt auf diesem Computer, ohne Chats und Schlüssel; er wurde nirgendwohin gesendet.
crash-delete = Bericht löschen
crash-keep = Behalten
settings-about-licence = Lizenz
settings-about-licence-text = MIT oder Apache-2.0, nach Ihrer Wahl. Die Schrift Inter steht unter der SIL Open Font License.

settings-more-sentence = Alles Übrige, was sich einstellen lässt, wie im Terminal.
settings-value-reset = Zurück zur Vorgabe
settings-value-save = Speichern
settings-value-saved = Gespeichert.
settings-value-takes = Möglich: { $values }

settings-failed-retry = Noch einmal versuchen

## licences-: was andere geschrieben haben und in der App steckt.

licences-title = Lizenzen Dritter
licences-what = Was andere geschrieben haben und in dieser Version steckt, mit den Bedingungen, unter denen es steht.
licences-show = Zeigen
licences-filter = Nach Namen oder Lizenz filtern
licences-count = { $count ->
    [0] Nichts hat diesen Namen.
    [one] Ein Paket
   *[other] { $count } Pakete
}
licences-no-text = Seine Autoren haben keinen Text beigelegt. Es steht unter { $licence }.
licences-failed = Die Liste konnte nicht gelesen werden. Sie ist ein Teil der App: Vielleicht wurde die App aktualisiert, während sie lief. Starten Sie sie neu.

## erase-: alles geht.

erase-title = Alle Daten löschen
erase-what = Alles, was Understudy auf diesem Computer aufbewahrt, geht: Chats, Sicherungen, Schlüssel, Einstellungen. Danach beginnt es von vorn.
erase-ask = Löschen …
erase-goes = Dies geht endgültig und lässt sich nicht rückgängig machen:
erase-chats = alle Chats, mit Archiv, Papierkorb, Entwürfen und angehängten Dateien
erase-backups = { $count ->
    [0] was beim Wiederherstellen beiseitegelegt wurde (es gibt keine Sicherungen)
    [one] die eine Sicherung im Ordner der App, und was beim Wiederherstellen beiseitegelegt wurde
   *[other] alle { $count } Sicherungen im Ordner der App, und was beim Wiederherstellen beiseitegelegt wurde
}
erase-keys = die Schlüssel von { $names } in Ihrem Schlüsselbund
erase-keys-none = Ihre Anbieter (es ist kein Schlüssel von Ihnen gespeichert)
erase-settings = Einstellungen, die Modellreihenfolge, Kosten, die Aufzeichnungen über Ihre Anbieter und Protokolle
erase-stays = Dateien, die Sie exportiert haben, und Sicherungen, die Sie anderswo gespeichert haben, bleiben, und ebenso, was Anbieter aufbewahren.
erase-type = Geben Sie „{ $word }“ ein, um fortzufahren
erase-word = löschen
erase-go = Alles löschen
erase-keep = Alles behalten
erase-in-use = Ihre Schlüssel sind gelöscht. Das Übrige ist es noch nicht: Ein anderes Understudy hat es noch geöffnet. Beenden Sie das andere (auch in einem Terminal) und starten Sie dann neu.
erase-stopped = Außer Schlüsseln wurde nichts gelöscht, und vielleicht nicht alle davon. Beheben Sie das und versuchen Sie es noch einmal, oder behalten Sie das Übrige.
erase-stuck = Ihre Daten sollten gelöscht werden, aber { $path } ließ sich nicht entfernen ({ $reason }). Bis das möglich ist, öffnet Understudy nichts. Entfernen Sie es und starten Sie dann neu.

## Was verbraucht wurde.

usage-total = { $days ->
        [1] Heute { $requests ->
            [1] wurde eine Anfrage gesendet, zu bekannten Kosten von { $cost }.
           *[other] wurden { $requests } Anfragen gesendet, zu bekannten Kosten von { $cost }.
        }
       *[other] In den letzten { $days } Tagen { $requests ->
            [1] wurde eine Anfrage gesendet, zu bekannten Kosten von { $cost }.
           *[other] wurden { $requests } Anfragen gesendet, zu bekannten Kosten von { $cost }.
        }
    }
usage-possible = Weitere { $cost } stehen vielleicht auf einer Rechnung, von gescheiterten oder gestoppten Anfragen.
usage-unknown = { $count ->
        [1] Eine davon steht vielleicht auf einer Rechnung, zu Kosten, die niemand kennt.
       *[other] { $count } davon stehen vielleicht auf einer Rechnung, zu Kosten, die niemand kennt.
    }
usage-titles = { $count ->
        [1] Eine davon galt dem Titel eines Chats.
       *[other] { $count } davon galten Titeln von Chats.
    }
usage-month = In diesem Monat sind { $cost } von { $limit } verbraucht, soweit die Kosten bekannt sind.
usage-month-near = In diesem Monat sind { $cost } von { $limit } verbraucht, soweit die Kosten bekannt sind. Am Limit werden nur kostenlose Modelle gefragt.
usage-month-over = Das Limit dieses Monats von { $limit } ist aufgebraucht ({ $cost }, soweit die Kosten bekannt sind). Gefragt werden nur Modelle auf diesem Computer und kostenlose. Zum Erhöhen: understudy settings set spend.month_usd DOLLARS
usage-at-least = { $cost } oder mehr
usage-requests = { $count ->
        [1] 1 Anfrage
       *[other] { $count } Anfragen
    }
usage-tokens = { $input } Eingabe, { $output } Ausgabe
usage-no-chat = Ohne vorhandenen Chat
usage-count = { $count }
usage-none = In dieser Zeit wurde nichts gefragt. Die Demo zählt nie mit.
usage-range = Zeitraum
usage-range-days = { $days ->
        [365] Ein Jahr
       *[other] { $days } Tage
    }
usage-measure = Maß
usage-measure-cost = Kosten
usage-measure-tokens = Tokens
usage-chart-label = { $measure ->
        [tokens] Tokens
       *[cost] Kosten
    } in { $count } Balken. Der höchste ist { $most }, { $day }.
usage-chart-none = Davon ist in dieser Zeit nichts bekannt.
usage-legend-sure = für Antworten
usage-legend-maybe = gescheitert oder gestoppt, vielleicht auf einer Rechnung
usage-as-table = Als Tabelle zeigen
usage-by-day = Nach Tag
usage-by-provider = Nach Anbieter
usage-by-model = Nach Modell
usage-by-chat = Nach Chat
usage-column-name = Name
usage-column-requests = Anfragen
usage-column-input = Eingabe-Tokens
usage-column-output = Ausgabe-Tokens
usage-column-cost = Kosten
usage-failed = { $count } gescheitert
usage-cancelled = { $count } gestoppt
usage-limit = Limit für einen Monat
usage-limit-what = Bei vier Fünfteln werden Sie gewarnt. Am Limit werden nur kostenlose Modelle und die auf diesem Computer gefragt, bis zum nächsten Monat oder bis Sie es erhöhen. Es zählen bekannte Kosten, auch von Anfragen, die scheiterten oder gestoppt wurden und auf einer Rechnung stehen können; eine begonnene Nachricht wird zu Ende geführt.
usage-limit-amount = US-Dollar im Kalendermonat
usage-limit-bad = Das ist kein Betrag. Schreiben Sie ihn als 20 oder 7.50.
usage-limit-now = { $cost } von { $limit } in diesem Monat
usage-limit-unknown = { $count ->
        [1] Eine Anfrage dieses Monats steht vielleicht auf einer Rechnung, zu Kosten, die niemand kennt. Sie ist hier nicht mitgezählt.
       *[other] { $count } Anfragen dieses Monats stehen vielleicht auf einer Rechnung, zu Kosten, die niemand kennt. Sie sind hier nicht mitgezählt.
    }

## Das Archiv und der Papierkorb.

stored-archive = Archiv ({ $count })
stored-bin = Papierkorb ({ $count })
stored-archive-what = Nicht in der Liste, dauerhaft aufbewahrt. Wer in einem Chat schreibt, holt ihn zurück.
stored-bin-what = Gelöschte Chats bleiben { $days ->
        [1] einen Tag
       *[other] { $days } Tage
    } hier, dann gehen sie endgültig.
stored-archive-empty = Nichts ist archiviert.
stored-bin-empty = Der Papierkorb ist leer.
stored-archive-list = Archivierte Chats
stored-bin-list = Gelöschte Chats
stored-archived-on = Archiviert am { $date }
stored-goes = { $days ->
        [0] Geht heute endgültig
        [1] Geht morgen endgültig, { $date }
       *[other] Geht in { $days } Tagen endgültig, { $date }
    }
stored-unarchive-label = Zurück in die Liste: „{ $title }“
stored-restore = Wiederherstellen
stored-restore-label = Wiederherstellen: „{ $title }“
stored-leave = Endgültig löschen
stored-leave-label = „{ $title }“ endgültig löschen
stored-leave-title = Endgültig löschen?
stored-leave-one = „{ $title }“ geht sofort, mit den Dateien, die kein anderer Chat hat. Das lässt sich nicht rückgängig machen. Was die Antworten kosteten, bleibt im Verbrauch, ohne jeden Text.
stored-leave-all = { $count ->
        [1] Der Chat im Papierkorb geht sofort, mit den Dateien, die kein anderer Chat hat. Das lässt sich nicht rückgängig machen.
       *[other] Alle { $count } Chats im Papierkorb gehen sofort, mit den Dateien, die kein anderer Chat hat. Das lässt sich nicht rückgängig machen.
    }
stored-empty-bin = Papierkorb leeren
stored-gone = Endgültig gelöscht.
stored-gone-later = Gelöscht. Ein anderes Programm liest den Verlauf; die letzten Spuren in seinem Protokoll gehen, wenn das vorbei ist.
stored-gone-backups = Auch keine Sicherung enthält es.
stored-gone-following = Die Sicherungen werden neu geschrieben, ohne das Gelöschte; das dauert einige Minuten und geht beim nächsten Start weiter, wenn Sie beenden.
stored-gone-until = Eine Sicherung, die nicht lesbar ist, kann es noch enthalten. Sie geht von selbst bis { $date }; oder entfernen Sie sie in den Einstellungen unter „Ihre Daten“.
stored-gone-kept = Eine Sicherung, die nicht lesbar ist, kann es noch enthalten. Entfernen Sie sie in den Einstellungen unter „Ihre Daten“.
stored-gone-aside = { $count ->
    [one] Ein beiseitegelegter Verlauf, in { $folders }, kann es noch enthalten: Entfernen Sie den Ordner, wenn Sie ihn nicht mehr brauchen.
   *[other] Beiseitegelegte Verläufe, in { $folders }, können es noch enthalten: Entfernen Sie die Ordner, wenn Sie sie nicht mehr brauchen.
}

## Die Statustafel.

status-none = Es ist noch kein Anbieter eingerichtet.
status-none-add = Anbieter hinzufügen
status-demo = Übungsanbieter mit festen Antworten
status-no-first-text = noch keiner
status-since = seit { $time }
status-next-try = nächster Versuch in { $time }
status-next-try-now = nächster Versuch mit der nächsten Nachricht
status-covering-for = springt für { $model } ein
status-covered-by = { $model } springt ein
status-failures = { $why }, { $count } Fehler in Folge
status-no-models = Keines seiner Modelle ist in der Modellreihenfolge.
status-check = Jetzt prüfen
status-lane-answers = { $model } antwortet.
status-check-label = Jetzt prüfen: { $provider }
status-fix-key = Schlüssel berichtigen
status-main = Hauptmodell
status-column-model = Modell
status-column-state = Zustand
status-column-day = Letzte 24 Stunden
status-column-first = Erster Text
status-column-seven = 7 Tage
status-column-thirty = 30 Tage
status-first-text-late =
    { $count ->
        [one] Erster Text einer Antwort in 7 Tagen: { $usual }
       *[other] Erster Text von { $count } Antworten in 7 Tagen: meist { $usual }, 95 von 100 innerhalb von { $late }
    }
status-half-hour = { $from } bis { $to }: { $words }
status-half-hour-state =
    { $state ->
        [fine] in Ordnung
        [slow] langsam
        [failing] einige gescheitert
        [down] ausgefallen
        [paused] pausiert
       *[other] keine Anfragen
    }
status-legend = Eine halbe Stunde ist
status-incidents = Ausfälle der letzten 30 Tage
status-incidents-none = Niemand in Ihrer Modellreihenfolge ist ausgefallen.
status-incidents-more =
    { $count ->
        [one] Einen weiteren zeigen
       *[other] { $count } weitere zeigen
    }
status-checks =
    { $count ->
        [one] Heute einmal von selbst geprüft.
       *[other] Heute { $count }-mal von selbst geprüft.
    }
status-incident-lasts = dauert an
status-unread = Die Vergangenheit konnte nicht gelesen werden.
status-lane-menu = Mehr zu { $model }
status-provider-menu = Mehr zu { $provider }
status-pause-head = Dieses Modell pausieren
status-outage-head = 10 Minuten lang einen Ausfall simulieren
status-outage-kind =
    { $kind ->
        [hard] Es lehnt sofort ab
        [slow] Es antwortet spät
       *[middle] Es bricht mittendrin ab
    }
status-outage-foot = Echte Nachrichten gehen über Ihren Ersatz weiter. Was mittendrin abbricht, wurde wirklich gefragt und kann berechnet werden.
status-outage-end = Ausfall beenden
status-outage-end-label = Den simulierten Ausfall von { $name } beenden
status-outage-on =
    { $kind ->
        [hard] Simuliert: { $name } lehnt bis { $until } jede Nachricht ab.
        [slow] Simuliert: { $name } antwortet bis { $until } spät.
       *[middle] Simuliert: Antworten von { $name } brechen bis { $until } mittendrin ab.
    }
status-simulated-list = Simulierte Ausfälle
chat-outage-mark = Ausfall simuliert
chat-outage-mark-title = Ein Ausfall von { $names } wird simuliert. Zeigen.
## Die Kommandozeile.

cli-no-home = Understudy hat keinen Ordner für seine Daten: { $reason }. Setzen Sie UNDERSTUDY_HOME auf einen beschreibbaren Ordner.
cli-no-runtime = Understudy konnte nicht starten: { $reason }.
cli-no-display = Hier gibt es keine Anzeige, daher geht das Gespräch in diesem Terminal weiter.
cli-demo = Es ist kein Anbieter eingerichtet, daher antwortet die Demo: Ihre Antworten stehen fest, und nichts verlässt diesen Computer. Zum Einrichten: understudy provider add NAME --kind KIND
cli-question-missing = Geben Sie eine Frage an: understudy ask "…", oder leiten Sie sie hinein.
cli-question-empty = Die Frage ist leer.
cli-input-unreadable = Die Standardeingabe konnte nicht gelesen werden: { $reason }.
cli-input-too-long = Die Eingabe ist länger als { $most } MB. Nichts wurde gesendet.
cli-input-not-text = Die Eingabe ist kein Text in UTF-8. Nichts wurde gesendet.
cli-duration-form = geschrieben als 30s, 10m, 1h oder 2d
cli-effort-form = eines von off, low, medium, high oder max
cli-temperature-form = eine Zahl von 0 bis 2
cli-max-output-form = eine ganze Zahl von Tokens, 1 oder mehr
cli-stop-form = ein Text, der nicht leer ist
cli-key-wanted = Fügen Sie den Schlüssel ein und drücken Sie die Eingabetaste. Er ist dabei zu sehen.
cli-key-not-text = Der Schlüssel auf der Standardeingabe ist kein Text in UTF-8. Nichts wurde aufbewahrt.
cli-key-empty = Auf der Standardeingabe ist kein Schlüssel. Nichts wurde aufbewahrt.
cli-key-offered = { $variable } ist gesetzt. Um sie zu verwenden, fügen Sie --key-env { $variable } an; um einen anderen Schlüssel einzugeben, leiten Sie ihn mit --key-stdin hinein.
cli-key-missing = Diese Art von Anbieter braucht einen Schlüssel: Leiten Sie ihn mit --key-stdin hinein, nennen Sie eine Variable mit --key-env, oder sagen Sie --no-key.
cli-key-variable-unset = { $variable } ist gerade nicht gesetzt. Sie wird bei jedem Start wieder gelesen.
cli-file = Datei: { $name }
cli-file-note = { $name }: { $note }
cli-chat-id-wrong = „{ $id }“ ist nicht die Kennung eines Chats. Siehe: understudy history list
cli-no-chat-yet = Es gibt noch keinen Chat, in dem es weitergehen könnte. Fragen Sie ohne --continue.
cli-no-chats = Es sind keine Chats gespeichert.
cli-bin-empty = Der Papierkorb ist leer.
cli-chat-pinned = angeheftet
cli-chat-archived = archiviert
cli-chat-goes = geht { $time }
cli-usage-none = { $days ->
        [1] Heute wurde nichts gefragt.
       *[other] In den letzten { $days } Tagen wurde nichts gefragt.
    }
cli-usage-days = Nach Tag
cli-usage-providers = Nach Anbieter
cli-usage-models = Nach Modell
cli-usage-chats = Nach Chat
cli-no-providers = Es ist kein Anbieter eingerichtet. Zum Einrichten: understudy provider add NAME --kind KIND
cli-backup-file = Nach { $file } geschrieben ({ $size }): { $what }.
cli-backup-files-missing = { $count ->
    [one] 1 angehängte Datei war nicht zu finden. Ihre Nachricht ist ohne sie da.
   *[other] { $count } angehängte Dateien waren nicht zu finden. Ihre Nachrichten sind ohne sie da.
}
cli-backup-made = Sicherung { $name }: { $what }.
cli-backup-none = Es gibt noch keine Sicherung. „understudy history backup“ macht eine.
cli-check-cut-off = { $count ->
    [one] Das Ende des Änderungsprotokolls ist durch eine beschädigte Stelle abgeschnitten: 1 Seite mit Änderungen folgt ihr.
   *[other] Das Ende des Änderungsprotokolls ist durch eine beschädigte Stelle abgeschnitten: { $count } Seiten mit Änderungen folgen ihr.
}
cli-check-file-damaged = Eine angehängte Datei ist nicht, was sie war: { $file }
cli-check-file-missing = Eine angehängte Datei fehlt: { $file }
cli-check-orphans = { $count ->
    [one] 1 Zeile verweist auf eine Zeile, die es nicht gibt.
   *[other] { $count } Zeilen verweisen auf Zeilen, die es nicht gibt.
}
cli-check-sound = { $files ->
    [0] Es ist alles in Ordnung.
    [one] Es ist alles in Ordnung. 1 angehängte Datei ist unversehrt.
   *[other] Es ist alles in Ordnung. { $files } angehängte Dateien sind unversehrt.
}
cli-check-ways = Nichts wurde verändert. Sie können nehmen, was lesbar ist (understudy history restore --salvage), die Sicherung (--newest) oder beides zusammen (--salvage --newest). Die beschädigten Dateien bleiben in jedem Fall erhalten.
cli-erase-app-runs = Understudy läuft. Beenden Sie es zuerst; oder löschen Sie alles in seinen Einstellungen unter „Ihre Daten“. Nichts wurde gelöscht.
cli-erase-ask = Alles endgültig löschen? [j/N]
cli-erase-done = Alles ist gelöscht.
cli-erase-look = Dies löscht alle Chats, Dateien, Sicherungen, Einstellungen und Protokolle in { $folder } und die Schlüssel Ihrer Anbieter im Schlüsselbund. Es lässt sich nicht rückgängig machen.
cli-erase-yes = Hier kann niemand gefragt werden. Sagen Sie --yes, um alles zu löschen. Nichts wurde gelöscht.
cli-restore-app-runs = Understudy läuft. Beenden Sie es zuerst und stellen Sie dann wieder her; oder stellen Sie in seinen Einstellungen unter „Ihre Daten“ wieder her. Nichts wurde verändert.
cli-restore-ask = Dies an die Stelle des Verlaufs setzen? Was jetzt da ist, wird beiseitegelegt. [j/N]
cli-restore-ask-yes = j ja y yes
cli-restore-done = Wiederhergestellt. Was vorher da war, ist in { $aside }.
cli-restore-later = Ein anderes Understudy hat den Verlauf geöffnet. Die Sicherung nimmt seinen Platz ein, wenn das beendet ist.
cli-restore-look = Diese Sicherung enthält { $what }, { $size }.
cli-restore-what = Sagen Sie, welche Sicherung: eine Datei, den Namen einer Sicherung („understudy history backup --list“) oder --newest.
cli-restore-yes = Hier kann niemand gefragt werden. Sagen Sie --yes, um wiederherzustellen. Nichts wurde verändert.
cli-search-chat = { $id }  { $when }  { $title }
cli-search-message = { $id }  { $when }  { $title } [{ $who }]
cli-search-more = Es gibt mehr. Siehe: understudy history search --limit 100 …
cli-export-missing = { $count ->
    [one] Eine angehängte Datei ist nicht mehr auf diesem Datenträger. Ihr Name ist im Export, ihr Inhalt nicht.
   *[other] { $count } angehängte Dateien sind nicht mehr auf diesem Datenträger. Ihre Namen sind im Export, ihr Inhalt nicht.
}
cli-exported = { $chats ->
    [one] Ein Chat exportiert
   *[other] { $chats } Chats exportiert
} mit { $messages ->
    [one] einer Nachricht.
   *[other] { $messages } Nachrichten.
}
cli-only-read = Im Ordner { $folder } kann nichts geschrieben werden. Chats lassen sich lesen, durchsuchen und exportieren; was etwas ändern würde, wird abgelehnt.
cli-folder-twice = Es gibt zwei Ordner namens „{ $name }“. Geben Sie zuerst einem davon einen anderen Namen; nichts wurde geschrieben.
cli-folder-unknown = Es gibt keinen Ordner namens „{ $name }“, daher wurde nichts geschrieben. „understudy history list“ zeigt, in welchem Ordner jeder Chat ist.
cli-format-form = ein Format ist json oder markdown
cli-import-ask = Dies importieren? [j/N]
cli-import-dates = Von { $first } bis { $last }.
cli-import-found = Dies ist { $source }, mit { $chats ->
    [one] einem Chat
   *[other] { $chats } Chats
}, { $messages ->
    [one] einer Nachricht
   *[other] { $messages } Nachrichten
} und { $files ->
    [0] keinen Dateien.
    [one] einer Datei.
   *[other] { $files } Dateien.
}
cli-import-known = { $count ->
    [one] Einer der Chats ist schon hier; nur was darin neu ist, kommt hinzu.
   *[other] { $count } der Chats sind schon hier; nur was darin neu ist, kommt hinzu.
}
cli-import-no = Nichts wurde importiert.
cli-import-yes = j ja y yes
cli-imported = { $chats ->
    [one] Ein neuer Chat importiert
   *[other] { $chats } neue Chats importiert
}, { $messages ->
    [one] eine Nachricht.
   *[other] { $messages } Nachrichten.
}{ $more ->
    [0] {""}
    [one] {" "}Zu einem Chat, der schon da war, kam etwas hinzu.
   *[other] {" "}Zu { $more } Chats, die schon da waren, kam etwas hinzu.
}{ $known ->
    [0] {""}
    [one] {" "}Einer war schon so hier.
   *[other] {" "}{ $known } waren schon so hier.
}{ $deleted ->
    [0] {""}
    [one] {" "}Einer wurde hier gelöscht und bleibt es.
   *[other] {" "}{ $deleted } wurden hier gelöscht und bleiben es.
}
cli-took-over = { $from }: { $why }. { $to } übernimmt.
cli-left-out = { $lane } wird ausgelassen: { $why }
cli-slow = { $lane } hat seit { $waited } nichts gesagt; es wird noch gewartet.
cli-seam = { $mode ->
    [restart] ({ $from } hat aufgehört: { $why }. { $to } hat neu geantwortet.)
   *[continue] ({ $from } hat nach { $at ->
        [one] einem Zeichen
       *[other] { $at } Zeichen
    } aufgehört: { $why }. { $to } hat weitergeschrieben.)
}
cli-goes-on = { $from }: { $why }. { $to } schreibt weiter.
cli-ask-continue = Fortsetzen? Alles außer „j“ lässt es, wie es ist. [j/N]
cli-begins-anew = Die Antwort beginnt neu.
cli-length = Die Antwort endet hier, weil sie die Längengrenze des Modells erreicht hat.
cli-refused = Das Modell hat die Antwort abgelehnt.
cli-tool-calls = Das Modell wollte ein Werkzeug, das Understudy noch nicht ausführt.
cli-chat-begins = Eine Zeile ist eine Nachricht. Strg-C stoppt eine Antwort, Strg-D beendet.
cli-chat-remembers-nothing = Nichts wird gespeichert, daher steht jede Frage für sich.
cli-answered-by = { $lane }, { $took }
cli-provider-added = { $name } ist eingerichtet.
cli-provider-unchecked = Er wurde eingerichtet, aber sein Schlüssel konnte nicht geprüft werden: { $reason }
cli-provider-removed = { $name } ist entfernt, samt Schlüssel.
cli-model-answers = { $model } antwortet.
cli-provider-works = { $models ->
    [one] { $name } funktioniert und bietet ein Modell an.
   *[other] { $name } funktioniert und bietet { $models } Modelle an.
}
cli-provider-paused = { $name } ist pausiert, bis Sie ihn fortsetzen.
cli-provider-paused-until = { $name } ist pausiert bis { $until }.
cli-provider-resumed = { $name } wird wieder gefragt.
cli-chain-begins = { $lane } ist jetzt das Hauptmodell.
cli-chain-unchanged = Die Modellreihenfolge ist unverändert; ein Modell kommt hinzu mit: understudy chain set
cli-chain-empty = Es gibt noch keine Modellreihenfolge. Festlegen mit: understudy chain set PROVIDER/MODEL …
cli-field-name = Name
cli-field-kind = Art
cli-field-address = Adresse
cli-field-key = Schlüssel
cli-field-state = Zustand
cli-paused = pausiert
cli-paused-until = pausiert bis { $until }
cli-key-in-keyring = Schlüssel im Schlüsselbund
cli-key-in-variable = Schlüssel in { $variable }
cli-key-variable-not-set = { $variable } ist nicht gesetzt
cli-key-this-run = Schlüssel nur für einen anderen Lauf
cli-key-not-needed = kein Schlüssel nötig
cli-key-locked = Schlüsselbund gesperrt
cli-key-none = kein Schlüssel
cli-key-unknown = der Schlüsselbund antwortet nicht
cli-model-window = { $tokens } Tokens
cli-model-price = { $input } Eingabe, { $output } Ausgabe je Million Tokens ({ $origin })
cli-price-by-user = von Ihnen gesetzt
cli-price-by-provider = vom Anbieter
cli-price-by-list = Listenpreis
cli-price-by-list-rises = Listenpreis, mehr bei langer Eingabe
cli-price-form = geschrieben als 3 oder 0.25: Dollar für eine Million Tokens
cli-price-missing = Was { $lane } kostet, ist nicht bekannt. Zum Festlegen: understudy provider price PROVIDER MODEL --input DOLLARS --output DOLLARS
cli-price-local = { $lane } läuft auf diesem Computer und kostet nichts.
cli-price-kept = Der Preis von { $lane } ist gespeichert.
cli-price-unlisted = { $provider } nennt { $model } gerade nicht; der Preis gilt, wenn Sie es verwenden.
cli-price-cleared = Ihr Preis von { $lane } ist zurückgenommen.
cli-price-each = { $amount } je Million Tokens
cli-field-input = Eingabe
cli-field-output = Ausgabe
cli-field-cache-read = Cache gelesen
cli-field-cache-write = Cache geschrieben
cli-field-origin = Quelle
cli-cost = Kosten: { $cost }
cli-cost-at-least = Kosten: mindestens { $cost }; von manchen Antworten sind sie nicht bekannt
cli-cost-unknown = Kosten: nicht bekannt
cli-model-recommended = empfohlen
cli-model-images = Bilder
cli-model-pdf = PDF
cli-model-reasoning = Nachdenken
cli-model-tools = Werkzeuge
cli-you = Sie
cli-nobody = Keine Antwort
cli-being-written = wird geschrieben
cli-broke-off = abgebrochen
cli-stopped = von Ihnen gestoppt
cli-interrupted = unterbrochen

## Die Hilfe der Kommandozeile: Befehle nach ihren Namen, dann Argumente.

cli-allow-chain = Darf gehen: wohin die Modellreihenfolge führt.
cli-allow-only = Darf gehen: nur an { $names }.
cli-allow-this-computer = Darf gehen: nirgendwohin, nur dieser Computer.
cli-allow-order = Eigene Modellreihenfolge: { $names }.
cli-allow-no-files = Dateien werden weggelassen, wenn Ersatz bei einem anderen Anbieter übernimmt.
cli-allow-gone = ein entfernter Anbieter
cli-crossing = { $files ->
    [0] Dieser Chat geht zum ersten Mal an { $provider }, mit allem, was darin gesagt wurde.
    [one] Dieser Chat geht zum ersten Mal an { $provider }, mit allem, was darin gesagt wurde, und 1 Datei.
   *[other] Dieser Chat geht zum ersten Mal an { $provider }, mit allem, was darin gesagt wurde, und { $files } Dateien.
}
cli-status-next-try = nächster Versuch um { $time }
cli-status-first-text = erster Text in { $usual }, 95 von 100 innerhalb von { $late }
cli-status-seven-days = 7 Tage: { $words }
cli-status-thirty-days = 30 Tage: { $words }
cli-status-incidents = Ausfälle der letzten 30 Tage
cli-status-from-to = { $from } bis { $to }
cli-status-since = seit { $from }
cli-status-waiting =
    { $count ->
        [one] Eine Nachricht wartet auf eine Antwort.
       *[other] { $count } Nachrichten warten auf eine Antwort.
    }
cli-help = Persönlicher Chat mit vielen KI-Modellen, der weitergeht, wenn ein Anbieter es nicht tut. Ohne Befehl öffnet sich das Chatfenster.
cli-help-more = Rückgabewert: 0 beantwortet, 1 niemand konnte antworten, 2 falsche Verwendung, 130 abgebrochen. UNDERSTUDY_HOME nennt den Ordner von Daten und Einstellungen.
cli-help-quick = Die Schnelleingabe der laufenden App öffnen oder sie starten
cli-help-ask = Eine Frage stellen; die Antwort geht auf die Standardausgabe
cli-help-chat = Im Terminal sprechen
cli-help-provider = Anbieter: Konten bei Herstellern und Server
cli-help-provider-add = Einen Anbieter einrichten und seinen Schlüssel prüfen
cli-help-provider-list = Alle Anbieter
cli-help-provider-show = Ein Anbieter
cli-help-provider-remove = Einen Anbieter herausnehmen, samt Schlüssel
cli-help-provider-test = Den Schlüssel prüfen, indem nach den Modellen gefragt wird
cli-help-provider-models = Die Modelle, die er anbietet
cli-help-provider-price = Was ein Modell kostet: zeigen oder einen eigenen Preis setzen
cli-help-provider-pause = Einen Anbieter auslassen, bis er fortgesetzt wird oder eine Zeit lang
cli-help-provider-resume = Einen pausierten Anbieter wieder aufnehmen
cli-help-chain = Die Reihenfolge, in der Modelle gefragt werden
cli-help-chain-show = Die Reihenfolge, zuerst das Hauptmodell
cli-help-chain-set = Die Reihenfolge festlegen
cli-help-settings = Einstellungen
cli-help-settings-list = Alle Einstellungen mit ihren Werten
cli-help-settings-get = Der Wert einer Einstellung
cli-help-settings-set = Einer Einstellung einen Wert geben
cli-help-status = Wie es den Anbietern und Modellen geht
cli-help-usage = Tokens und Kosten nach Tag, Anbieter, Modell und Chat
cli-help-history = Gespeicherte Chats
cli-help-history-backup = Eine Sicherung machen: im Ordner der App, oder den ganzen Verlauf mit seinen Dateien in FILE
cli-help-history-check = In der Datenbank und ihren Dateien nach Schäden suchen
cli-help-history-erase = Alles löschen: Chats, Dateien, Sicherungen, Einstellungen, Protokolle und die Schlüssel im Schlüsselbund
cli-help-history-restore = Eine Sicherung an die Stelle des Verlaufs setzen; was jetzt da ist, wird beiseitegelegt
cli-help-history-list = Alle Chats, der neueste zuerst
cli-help-history-show = Ein Chat
cli-help-history-search = Wörter in Chats finden: from:me, from:model, model:, in:, after:2026-01-31, before:, "eine Wortfolge", anfang* und, nach einem einzelnen --, -ohne
cli-help-history-export = Alle Chats, die eines Ordners oder einen auf die Standardausgabe schreiben
cli-help-history-import = Einen Export oder einen anderen Verlauf hereinholen
cli-help-history-allow = Wohin ein Chat gehen darf: zeigen oder sagen
cli-help-arg-anywhere = Wohin die Modellreihenfolge führt
cli-help-arg-default-chain = Wieder in der üblichen Reihenfolge fragen
cli-help-arg-files = Dateien gehen mit, wenn Ersatz bei einem anderen Anbieter übernimmt
cli-help-arg-no-files = Dateien weglassen, wenn Ersatz bei einem anderen Anbieter übernimmt
cli-help-arg-hidden = Im Infobereich starten, ohne Fenster
cli-help-arg-safe-graphics = Das Fenster diesmal ohne die Grafikkarte zeichnen
cli-help-arg-prompt = Die Frage; „-“ oder nichts liest sie von der Standardeingabe
cli-help-arg-chain = Diese Modelle in dieser Reihenfolge fragen statt in der üblichen: Anbieter/Modell,…
cli-help-arg-chat = In diesem Chat weitermachen
cli-help-arg-latest = Im neuesten Chat weitermachen
cli-help-arg-system = Anweisungen an das Modell, vor dem Gespräch
cli-help-arg-attach = Eine Datei mit der Frage senden: ein Bild, ein PDF, Text oder ein Dokument (mehrfach möglich)
cli-help-arg-bin = Die Chats im Papierkorb, und wann jeder geht
cli-help-arg-days = So viele Tage, heute eingeschlossen: 1 bis 366
cli-help-arg-effort = Wie viel nachgedacht wird: off, low, medium, high oder max
cli-help-arg-temperature = Wie frei Worte gewählt werden, von 0 bis 2; entfällt bei Modellen, die es nicht annehmen
cli-help-arg-max-output = Die Antwort nach so vielen Tokens beenden
cli-help-arg-stop = Die Antwort vor diesem Text beenden (bis zu viermal)
cli-help-arg-only = Nur diese Anbieter fragen
cli-help-arg-local-only = Nur Modelle auf diesem Computer fragen
cli-help-arg-no-failover = Nur das erste Modell fragen
cli-help-arg-file = Eine Datei oder der Name einer Sicherung; importiert wird ein Export von Understudy, ChatGPT, Claude, Gemini (Takeout, als JSON), LibreChat, Open WebUI, Cherry Studio oder Jan, als Zip oder offen, oder eine history.db
cli-help-arg-list = Die vorhandenen Sicherungen zeigen
cli-help-arg-newest = Die neueste unversehrte Sicherung nehmen
cli-help-arg-salvage = Nehmen, was von einem beschädigten Verlauf lesbar ist; mit --newest kommt, was fehlt, aus der Sicherung
cli-help-arg-yes = Nicht fragen
cli-help-arg-no-history = Ein temporärer Chat: Es wird kein Text gespeichert
cli-help-arg-folder = Nur die Chats dieses Ordners, nach seinem Namen
cli-help-arg-format = json, mit allem, um es wieder zu importieren; oder markdown, zum Lesen
cli-help-arg-target = In diese Datei schreiben statt auf die Standardausgabe
cli-help-arg-json = JSON schreiben: eine Liste oder ein Objekt, und Ereignisse je Zeile, sobald sie geschehen
cli-help-arg-name = Der Name des Anbieters
cli-help-arg-model = Das Modell, wie der Anbieter es nennt
cli-help-arg-input = Dollar für eine Million Tokens Eingabe
cli-help-arg-output = Dollar für eine Million Tokens Ausgabe
cli-help-arg-cache-read = Dollar für eine Million Tokens aus dem Cache des Anbieters; ohne Angabe wie Eingabe
cli-help-arg-cache-write = Dollar für eine Million in ihn geschriebene Tokens; ohne Angabe wie Eingabe
cli-help-arg-clear = Den eigenen Preis zurücknehmen
cli-help-arg-time = Wie lange: 30s, 10m, 1h oder 2d
cli-help-arg-kind = anthropic, openai-compatible, mistral, groq, xai, deepseek, openrouter, lmstudio, llamacpp, …
cli-help-arg-base-url = Seine Adresse, statt der eigenen der Art
cli-help-arg-key-stdin = Den Schlüssel aus der ersten Zeile der Standardeingabe lesen und im Schlüsselbund aufbewahren
cli-help-arg-key-env = Den Schlüssel bei jedem Start aus dieser Umgebungsvariable lesen
cli-help-arg-no-key = Dieser Anbieter braucht keinen Schlüssel
cli-help-arg-allow-http = Unverschlüsseltes http zu einem anderen Computer erlauben: Schlüssel und Chats sind unterwegs lesbar
cli-help-arg-lanes = Anbieter/Modell, zuerst das Hauptmodell, dann sein Ersatz
cli-help-arg-key = Der Name der Einstellung
cli-help-arg-words = Wonach gesucht wird
cli-help-arg-limit = Höchstens so viele Nachrichten
cli-help-arg-value = Ihr neuer Wert
cli-help-arg-watch = Weiterlaufen, ein neuer Zustand bei jeder Änderung
cli-help-arg-id = Die Kennung des Chats, wie in der Liste

## Neue Versionen.

update-title = Aktualisierungen
update-elsewhere = Sie kommen so, wie Understudy installiert wurde: mit den Paketen Ihres Systems oder durch neues Bauen. Understudy selbst sucht keine.
update-what = Understudy sucht eine neuere Version, wenn Sie es verlangen. Eingesetzt wird sie nur, wenn sie mit dem Schlüssel signiert ist, mit dem diese gebaut wurde.
update-look = Nach Aktualisierungen suchen
update-newest = Das ist die neueste Version.
update-there = Version { $version } ist da.
update-install = { $version } installieren
update-installing = Version { $version } wird geladen und geprüft …
update-done = Version { $version } ist eingesetzt. Sie läuft nach einem Neustart der App.
update-restart = Jetzt neu starten
update-none = Das ist die neueste Version; nichts wurde geändert.
update-unsigned = Was angeboten wurde, trägt nicht die richtige Signatur. Nichts wurde geändert. Versuchen Sie es später, oder laden Sie Understudy selbst.
update-other-system = Was angeboten wurde, ist für ein anderes System. Nichts wurde geändert.
update-older = Was angeboten wurde, ist älter als diese Version. Nichts wurde geändert.
update-unreachable = Nach neuen Versionen konnte nicht gefragt werden ({ $reason }). Nichts wurde geändert; versuchen Sie es später.
update-slow = es dauert zu lange
update-cannot-write = Die neue Version kann { $path } nicht ersetzen ({ $reason }). Nichts wurde geändert; aktualisieren Sie Understudy so, wie Sie es installiert haben.
update-misbuilt = Dieses Programm wurde mit einem falschen Schlüssel oder einer falschen Adresse für Aktualisierungen gebaut und kann keine suchen. Laden Sie eine neue Version selbst.
