### The texts of Understudy: window, tray, notifications and terminal.
### Ids are kebab-case and begin with where they show: chat-, settings-, tray-, cli-, error-,
### failure-, status-, start-, quick-, notify-; time- and money- are the shared formats.
### Whole sentences for each case; plurals by selectors. On screen the words are: model order,
### main model, backup, covering, took over, pause, simulate an outage, demo, temporary chat.

## Why an attempt failed, in a few words: "Claude overloaded; GPT took over".

failure-class-unreachable = could not be reached
failure-class-silent = did not answer
failure-class-overloaded = overloaded
failure-class-server = had an error
failure-class-rate-limited = too many requests
failure-class-quota = out of credit
failure-class-key = did not accept the key
failure-class-gone = model not available
failure-class-too-long = conversation too long
failure-class-refused = declined to answer
failure-class-request = did not accept the request
failure-class-empty = gave an empty answer
failure-class-truncated = broke off
failure-class-cancelled = stopped by you

## failure-: sentences about a turn that did not end in an answer

failure-silent = No answer within { $seconds } s.
failure-stalled = No more text for { $seconds } s.
failure-unmarked-end = The connection ended in the middle of the answer.
failure-empty = The answer was empty.
failure-cancelled = Stopped by you. What was shown is kept.
failure-no-provider = No provider is set up. Add one in Settings or with “understudy provider add”.
failure-nothing-allowed = None of the models in the order may be used for this message.
failure-no-key = No model may answer: a key is missing. Add it in Settings or with “understudy provider add”.
failure-no-window = The conversation is too long for every model in the order. Start a new chat, or add a model with a larger window.
failure-all-paused = Every model that could answer is paused by you. Resume one and try again.
failure-turn-one = { $lane } could not answer: { $class }. { $message } Your message is kept; you can try again.
failure-turn-all = None of { $count } models could answer. The last was { $lane }: { $class }. { $message } Your message is kept; you can try again.
failure-turn-broke-off = { $lane } stopped in the middle of the answer: { $class }. What was shown is kept; you can redo it.

## What the connection to a provider, or its answer, was like; the provider's name stands before it.

failure-wire-dns = The address { $host } was not found. Check the network and the address.
failure-wire-refused = Nothing answers at { $host }.
failure-wire-connect-timeout = No connection to { $host } within { $seconds } s.
failure-wire-tls = No secure connection to { $host }: { $reason }
failure-wire-connect = No connection to { $host }: { $reason }
failure-wire-reset = The connection to { $host } was lost.
failure-wire-body = The answer of { $host } broke off in the middle.
failure-wire-plain-http = Nothing was sent to { $host }: plain http would be readable on the way. Use https, or allow http for this provider.
failure-wire-status = The answer was HTTP { $status } without a reason.
failure-wire-no-reason = It gave no reason.
failure-wire-page = A web page came instead of an answer.
failure-wire-page-titled = A web page came instead of an answer: “{ $title }”.
failure-wire-redirect = It redirects (HTTP { $status }). Perhaps this network wants a login, or the address has changed.
failure-wire-redirect-to = It redirects to { $host } (HTTP { $status }). Perhaps this network wants a login, or the address has changed.
failure-wire-unreadable = It sent something that cannot be read.
failure-wire-no-answer = It sent something that is not an answer.
failure-wire-too-large = It sent a piece of more than { $mebibytes } MiB.
failure-wire-broke-off = It broke off with “{ $reason }”.
failure-wire-no-list = It did not answer with a list of models.

## What went wrong with an operation of the app, where nothing more exact is known.

error-code-invalid-input = That cannot be used. Check what you entered and try again.
error-code-not-found = That is not there any more.
error-code-conflict = That name is taken, or it was changed meanwhile. Nothing was changed.
error-code-busy = An answer is being written in this chat. Stop it or wait, then try again.
error-code-no-provider = No provider is set up. Add one with an API key, or use a model on this computer.
error-code-keyring-locked = The keyring is locked, so the key cannot be read. Nothing was changed. Unlock it and try again.
error-code-keyring-missing = There is no keyring on this system. Use the key for this run only, or put it into an environment variable.
error-code-keyring-failed = The keyring did not do as asked. Nothing was changed. Try again, or use the key for this run only.
error-code-key-refused = The provider did not accept the key. Check it, or make a new one on the provider's page.
error-code-unreachable = The provider's address cannot be reached. Check the address and your connection.
error-code-provider = The provider answered with an error. Try again later.
error-code-plain-http = Plain http would send your key and chats readable over the network. Use https, or allow http for this provider.
error-code-history-newer = The history was written by a newer version of Understudy. It was left as it is; update the app to open it.
error-code-history-damaged = The history cannot be read. It was left as it is; a backup can be restored.
error-code-cannot-write = The disk is full or the folder cannot be written. Make room and try again.
error-code-already-running = Understudy is running already.
error-code-unsupported = This desktop lacks what that needs.
error-code-internal = Something went wrong that should not. Nothing was lost; try again.
error-title = A title has 1 to { $most } characters.
error-message-empty = The message is empty. Nothing was sent.
error-message-long = The message is larger than { $most } MB. Nothing was sent; shorten it.
error-turn-unknown = That answer is not being written any more. It is in its chat.
error-chat-of-demo = This chat belongs to the demo. Start the demo to go on with it.
error-chat-not-demo = This chat is not part of the demo. End the demo to go on with it.
error-demo-runs = The practice providers of the demo cannot be changed. End the demo first.
error-provider-unknown = There is no provider { $name }. There are: { $known }.
error-provider-taken = There is a provider called { $name } already. Choose another name.
error-provider-name = A name has 1 to { $most } characters, without slash, comma or line break, and is not “demo”.
error-lane = { $lane } does not name a model. Write provider/model.
error-kind-unknown = There is no kind of provider { $kind }. “understudy provider add --help” lists them.
error-url = { $url } cannot be used as an address. Write it as https://host/path, without user name or query.
error-key-form = That is not a key: it is empty, too long, or has spaces or letters no key has. Copy it again.
error-key-wanted = This provider needs a key.
error-key-variable = The environment variable { $variable } is not set. Set it before starting Understudy.
error-variable-form = An environment variable has letters, digits and underscores only.
error-key-refused = The provider did not accept the key{ $status }: { $message }
error-provider-said = The provider { $class }{ $status }: { $message }
error-unreachable = The address cannot be reached: { $reason } Check the address and your connection.
error-models-late = The provider did not list its models in time. Try again.
error-chain-long = A model order has at most { $most } models.
error-chain-twice = { $lane } is in the model order twice.
error-setting-unknown = There is no setting { $key }. “understudy settings list” shows all.
error-setting-value = { $key } does not take that value. It takes: { $takes }.

## skip-: why a model of the order was passed over.

skip-open = down, tried again at { $time }
skip-paused = paused by you
skip-paused-until = paused by you to { $time }
skip-no-key = needs a key
skip-window = the conversation has about { $needed } tokens, the model takes { $window }
skip-not-allowed = not allowed for this message

## status-: how the providers stand; the first ones are a few words beside a name.

status-working = working
status-covering = covering
status-not-used = not used yet
status-not-in-order = not in the model order
status-on-this-computer = on this computer
status-slow = slow, { $duration }
status-slow-unknown = slow
status-down-since = down since { $time }
status-paused = paused
status-paused-until = paused to { $time }
status-out-of-credit = out of credit
status-model-gone = model not available
status-key-refused = key refused
status-key-wanted = needs a key
status-offline = offline
status-sentence-all-well = All is well.
status-sentence-degraded = Something is slow or down. Your chats go on.
status-sentence-lead-down = Your main model is down. Your chats go on.
status-sentence-nobody = Your main model is down and no backup can answer.
status-sentence-needs-you = A provider needs you.
status-sentence-offline = This computer is offline.
status-sentence-no-model = No model is chosen yet.
status-detail-covering = { $lead } has not answered since { $since }. { $backup } is covering.
status-detail-covering-key = { $lead } cannot be used now. { $backup } is covering.
status-detail-nobody = { $lead } has not answered since { $since }. The next message tries the model that recovers soonest.

## setting-: what each setting does, in the settings screen and in “settings list”.

setting-limits-connect-ms = How long connecting to a provider may take.
setting-limits-headers-ms = How long a provider may take to begin its response.
setting-limits-first-content-ms = How long a provider may take to its first word.
setting-limits-gap-ms = How long an answer may pause in the middle.
setting-limits-reasoning-gap-ms = How long a model may pause while it reasons.
setting-shortcut-quick = The keys that open the quick prompt from anywhere; empty for none.
setting-shortcut-offered = Whether the shortcut was offered.
setting-tray-close-to-tray = Whether closing the window keeps Understudy in the tray.
setting-tray-hint-shown = Whether it was said that Understudy stays in the tray.
setting-ui-language = The language of the app.
setting-ui-theme = Light, dark, or as the system.
setting-ui-zoom = The size of everything in the window, in percent.
setting-window-main = Where the window was last.
setting-takes-millis = auto, or { $least } to { $most } milliseconds
setting-takes-number = { $least } to { $most }
setting-takes-text = a short text

## Shared formats.

time-seconds = { $seconds } s
time-minutes = { $minutes } min
time-hours = { $hours } h
time-hours-minutes = { $hours } h { $minutes } min
time-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
time-other-day = { $date } { $time }
money-usd = ${ $amount }
money-usd-tiny = under $0.01

## Keys and the keyring.

error-key-locked = The keyring is locked, so the key cannot be read. Nothing was changed. Unlock it and try again.
error-key-missing = No key is stored for this provider. Enter it again.
error-key-other-address = The key was entered for { $address } and is sent nowhere else. Enter it again for the new address.
error-key-no-keyring = There is no keyring on this system. Use the key for this run only, or put it into an environment variable.
error-key-timed-out = The keyring did not answer in time. Nothing was changed. Try again, or use the key for this run only.
error-key-failed = The keyring answered with an error: { $reason }. Nothing was changed. Try again, or use the key for this run only.

## The history on the disk.

error-history-locked = Another program is using the history. Nothing was changed; try again in a moment.
error-history-foreign = The file in the history's place is a database of another program. It was left as it is; move it away, or use another folder.
error-history-newer = The history has version { $found }; this Understudy knows version { $known }. It was left as it is; update the app to open it.
error-history-other = Something went wrong in the history: { $reason }. Nothing was lost; try again.

## The chat window.

chat-new = New chat
chat-key-new = Ctrl N
chat-key-settings = Ctrl ,
chat-status = Status
chat-settings = Settings
chat-start = Understudy
chat-untitled = New chat
chat-list-empty = Your chats will be listed here.
chat-day = { $day ->
    [today] Today
    [yesterday] Yesterday
    [week] Last week
    [month] Last month
   *[older] Older
}
chat-item-menu = More about “{ $title }”
chat-rename = Rename
chat-rename-label = Title of the chat
chat-delete = Delete
chat-deleted = The chat was deleted.
chat-undo = Undo
chat-close = Close
chat-dismiss = Dismiss
chat-retry = Try again
chat-broken = Understudy could not start
chat-provider-row = { $name }: { $words }
chat-switch = { $class ->
    [unreachable] { $from } could not be reached. { $to } took over.
    [silent] { $from } did not answer in time. { $to } took over.
    [overloaded] { $from } stopped, overloaded. { $to } took over.
    [rate-limited] { $from } had too many requests. { $to } took over.
    [quota] { $from } is out of credit. { $to } took over.
    [key] { $from } did not accept the key. { $to } took over.
    [gone] { $from } is not available. { $to } took over.
    [too-long] The chat is too long for { $from }. { $to } took over.
    [refused] { $from } declined to answer. { $to } took over.
    [request] { $from } did not accept the request. { $to } took over.
    [empty] { $from } gave an empty answer. { $to } took over.
    [truncated] { $from } broke off. { $to } took over.
    [cancelled] { $from } was stopped. { $to } took over.
   *[server] { $from } had an error. { $to } took over.
}
chat-switch-several = { $count } models could not answer. { $to } took over.
chat-slow = { $model } is slow. Still waiting…
chat-answering = { $model } is answering…
chat-sending = Sending…
chat-details = Details
chat-attempt-running = answering
chat-attempt-answered = answered
chat-attempt-took-over = took over, to the end
chat-attempt-interrupted = was answering when Understudy ended
chat-attempt-skipped = not asked
chat-attempt-status = { $words } ({ $status })
chat-attempt-chars = { $count ->
    [one] after 1 character
   *[other] after { $count } characters
}
chat-attempt-request = request { $id }
chat-tokens = { $count ->
    [one] 1 token
   *[other] { $count } tokens
}
chat-copy = Copy
chat-copied = Copied
chat-redo = Redo
chat-redo-menu = Redo this answer
chat-redo-order = By the model order
chat-redo-with = With { $model }
chat-version = { $number } / { $count }
chat-version-before = Version before this
chat-version-after = Version after this
chat-edit = Edit
chat-edit-label = Your message, to be sent again
chat-cancel = Cancel
chat-send = Send
chat-stop = Stop
chat-composer = Your message
chat-composer-hint = Ask anything. Shift+Enter for a new line.
chat-must-wait = The answer is still being written. Stop it or wait; your words stay here.
chat-no-model = No model is chosen yet, so nothing can answer.
chat-choose-models = Choose models
chat-reasoning = Reasoning
chat-reasoning-now = Reasoning…
chat-failed = The answer broke off. What was shown is kept.
chat-cancelled = Stopped by you. What was shown is kept.
chat-cancelled-empty = Stopped by you before the answer began.
chat-interrupted = Understudy ended while this was being written. What was shown is kept.
chat-interrupted-empty = Understudy ended before the answer began. Your message is kept.
chat-length = The answer reached the model’s length limit and ends here.
chat-refused = The model declined to answer.
chat-latest = Jump to latest
chat-order = Model order
chat-order-role = { $role ->
    [main] main model
   *[backup] backup
}
chat-order-covering = covering
chat-order-change = Change the model order…
chat-order-status = Status of all providers
chat-chip = { $model }
chat-chip-covering = { $model } covering for { $lead }
chat-demo = Demo
chat-demo-what = Answers are scripted, nothing leaves this computer.
chat-demo-outage = Simulate an outage of the main model
chat-demo-add-key = Add an API key
chat-demo-end = End the demo
chat-demo-prompt = Why does a second model help?
chat-empty = What would you like to know?
chat-empty-alone = { $model } answers. It has no backup yet.
chat-empty-covering = { $model } answers, covering for { $lead }.
chat-empty-backup = { $more ->
    [0] { $model } answers. If it cannot, { $backup } takes over.
    [one] { $model } answers. If it cannot, { $backup } takes over, then one more.
   *[other] { $model } answers. If it cannot, { $backup } takes over, then { $more } more.
}
chat-code-plain = text
chat-code-wrap = Wrap
chat-footnote = Footnote { $number }
chat-footnotes = Footnotes
chat-picture-held = Picture at { $host }, not loaded
chat-picture-nowhere = Picture without a usable address
chat-picture-open = Open in browser

## What only a screen reader says in the window.

a11y-sidebar = Chats and places
a11y-providers = Providers
a11y-notices = Notices
a11y-chat-answering = An answer is being written
a11y-state = { $state ->
    [working] working
    [slow] slow
    [down] down
    [paused] paused
    [needs-you] needs you
    [offline] offline
   *[unknown] not used yet
}
a11y-answering = { $model } is answering.
a11y-finished = { $model } has finished the answer.
a11y-stopped = The answer was stopped.

## The tray.

tray-name = Understudy
tray-title-demo = Demo: { $sentence }
tray-provider = { $shape } { $name }: { $words }
tray-pause-hour = Pause for an hour
tray-resume = Resume
tray-open = Open Understudy
tray-new-chat = New chat
tray-quick = Quick prompt
tray-settings = Settings
tray-quit = Quit Understudy
notify-tray-title = Understudy is still running
notify-tray-text = It is in the tray. To quit, press Ctrl+Q in the window or choose Quit in the tray's menu.

## Starting, links and the shortcut.

start-window-title = Understudy
start-no-display = There is no display here, so the window cannot be opened. Use “understudy chat” to talk in the terminal.
start-running-unreachable = Understudy is running already, but it cannot be reached. Switch to its window, or end it and start it again.
start-trouble-title = Understudy cannot start
start-trouble-folder = Open the folder
start-trouble-quit = Quit
start-link-refused = Only web addresses (http and https) are opened. This one was not.
start-link-disguised = This address hides its real target behind a name, so it was not opened.
start-link-no-browser = No browser could be started. Copy the address and open it yourself.
quick-ask = Ask anything…
quick-follow-up = Follow up…
quick-copy = copy
quick-copied = copied
quick-open = open in chat
quick-hide = hide
quick-lead-state = { $state ->
    [down] { $model } is down
    [slow] { $model } is slow
    [paused] { $model } is paused
    [needs-you] { $model } needs you
    [offline] { $model } is offline
   *[other] { $model } is left out for now
}
quick-window-title = Understudy quick prompt
quick-shortcut-wayland = On Wayland an app cannot have a shortcut of its own. Set one in your desktop's settings that runs “understudy quick”.
quick-shortcut-no-display = Shortcuts need an X11 display, and there is none here. “understudy quick” opens the quick prompt too.
quick-shortcut-unusable = “{ $shortcut }” cannot be a shortcut. Use a key together with Ctrl, Alt or Super.
quick-shortcut-taken = Another program has { $shortcut }. Choose another one, or change it there.
quick-shortcut-not-seen = { $shortcut } was not seen. Another program or the desktop may keep it; choose another one.

a11y-messages = Messages
a11y-question = You
a11y-answer = Answer
a11y-attempts = Attempts
a11y-versions = Versions
a11y-code = Code: { $language }
a11y-table = Table
