### Understudy 的简体中文文本。名称和顺序与英文文件相同。称呼用“您”。用语：模型顺序、主模型、
### 备用模型、接替、提供商、密钥环、历史记录、备份、快捷提问、模拟故障、临时聊天。

## 一次尝试失败的原因，用几个字说明。

failure-class-unreachable = 无法连接
failure-class-silent = 没有应答
failure-class-overloaded = 过载
failure-class-server = 出错
failure-class-rate-limited = 请求过多
failure-class-quota = 额度用尽
failure-class-key = 未接受密钥
failure-class-gone = 模型不可用
failure-class-too-long = 对话过长
failure-class-refused = 拒绝回答
failure-class-request = 未接受请求
failure-class-empty = 回答为空
failure-class-truncated = 中断
failure-class-cancelled = 被您停止

## failure-：没有得到回答时的句子

failure-silent = { $seconds } 秒内没有回答。
failure-stalled = { $seconds } 秒内没有新的文字。
failure-unmarked-end = 连接在回答中途结束。
failure-empty = 回答是空的。
failure-tool-calls-too-large = 它请求的工具内容过多，无法读取。
failure-cancelled = 被您停止。已显示的内容会保留。
failure-no-provider = 尚未设置提供商。请在设置中添加，或使用“understudy provider add”。
failure-no-order = 模型顺序中还没有模型。请在设置中选择，或使用“understudy chain set”。
failure-nothing-allowed = 模型顺序中没有任何模型可用于这条消息。
failure-confined-after = { $lane } 停止了：{ $class }。{ $message } 此聊天不能发往别处。您的消息已保留。
failure-hedged = 同时询问的另一个模型先给出了回答。
failure-switched = 您已转到下一个模型。
failure-slept = 电脑进入了睡眠，连接已断开。
failure-confined = 没有模型可以回答：此聊天不能发往别处。请允许这条消息，或在聊天中设置可以发往哪里。
failure-no-key = 没有模型可以回答：缺少密钥。请在设置中添加，或使用“understudy provider add”。
failure-month = 本月的限额已用完，而顺序中能回答的模型都可能产生费用。请在设置的“用量”中或用“understudy settings set spend.month_usd”提高限额，或把这台电脑上的模型加入顺序。您的消息已保留。
failure-offline = 这台电脑没有网络，顺序中也没有本机的模型。您的消息已保留。
failure-no-window = 对话对顺序中的所有模型来说都太长。请开始新聊天，或添加上下文窗口更大的模型。
failure-summary-too-long = 这些消息太长，即使分成 { $most } 段也无法写摘要。请去掉它们再提问，或添加上下文窗口更大的模型。
failure-no-room = 此聊天的文件超过了顺序中任何模型一次能接收的量。请开始新聊天，或编辑问题并去掉一些文件。
failure-no-sight = 此聊天带有图片，而顺序中没有能看图片的模型。请添加一个，或编辑问题并去掉图片。
failure-no-scans = 其中一个文件是没有文字的 PDF，而顺序中没有能直接读 PDF 的模型。请添加一个，或附上带文字的 PDF。
failure-all-paused = 能回答的模型都被您暂停了。请恢复其中一个，然后重试。
failure-turn-one = { $lane } 无法回答：{ $class }。{ $message } 您的消息已保留，可以重试。
failure-turn-all = { $count } 个模型都无法回答。最后一个是 { $lane }：{ $class }。{ $message } 您的消息已保留，可以重试。
failure-turn-broke-off = { $lane } 在回答中途停止：{ $class }。已显示的内容会保留，您可以重新生成。
failure-turn-asks = { $lane } 在回答中途停止：{ $class }。已显示的内容会保留，{ $next } 可以接着写。
failure-turn-too-dear = { $lane } 无法继续：{ $class }。换用其他模型可能多花费超过 { $limit }，这是一条消息切换模型的最高费用（recovery.extra_usd）。您的消息已保留；如果允许，请继续或重新生成。
failure-turn-not-continued = { $lane } 无法接着写这个回答：{ $class }。已显示的内容会保留，您可以重新生成。
failure-not-continued = 它拒绝接着写这个回答。

## 与提供商的连接或其应答的情况；前面会有提供商的名称。

failure-wire-dns = 找不到地址 { $host }。
failure-wire-refused = { $host } 没有任何应答。
failure-wire-connect-timeout = { $seconds } 秒内未能连接到 { $host }。
failure-wire-tls = 无法与 { $host } 建立安全连接：{ $reason }
failure-wire-connect = 无法连接到 { $host }：{ $reason }
failure-wire-proxy = 无法通过代理 { $proxy } 连接 { $host }：{ $reason }。代理在“设置”的“网络”中。
failure-wire-reset = 与 { $host } 的连接已断开。
failure-wire-body = { $host } 的应答中途中断。
failure-wire-plain-http = 没有向 { $host } 发送任何内容：未加密的 http 会在途中被读取。请使用 https，或为此提供商允许 http。
failure-wire-status = 应答是 HTTP { $status }，没有说明原因。
failure-wire-no-reason = 它没有说明原因。
failure-wire-page = 收到的是网页而不是回答。
failure-wire-page-titled = 收到的是网页而不是回答：“{ $title }”。
failure-wire-redirect = 它要求重定向（HTTP { $status }）。可能此网络需要登录，或地址已更改。
failure-wire-redirect-to = 它重定向到 { $host }（HTTP { $status }）。可能此网络需要登录，或地址已更改。
failure-wire-unreadable = 它发来了无法读取的内容。
failure-wire-no-answer = 它发来的内容不是回答。
failure-wire-too-large = 它发来的一段内容超过 { $mebibytes } MiB。
failure-wire-broke-off = 它以“{ $reason }”中断。
failure-wire-no-list = 它没有返回模型列表。

## 文件未能附上的原因。前面会说明未附上及其名称。

attach-refused-empty = 文件是空的。
attach-refused-too-large = 文件大于 { $most } MB。请附上其中一部分。
attach-refused-unknown-kind = 无法读取这种文件。可以读取图片、PDF、文本和办公文档。
attach-refused-old-office = 这是无法读取的旧版 Office 格式。请另存为 .docx、.pptx 或 PDF 后再附上。
attach-refused-too-many-pixels = 图片超过 { $most } 百万像素。请缩小后再附上。
attach-refused-encrypted = 文件有密码保护。请另存一份没有密码的再附上。
attach-refused-damaged = 文件已损坏或不完整。请用它自己的程序打开并重新保存。
attach-refused-unpacks-too-large = 文件解压后远大于看上去的大小。
attach-refused-took-too-long = 读取文件耗时过长，已停止。请附上较小的一部分。
attach-refused-too-much-memory = 读取文件需要过多内存，已停止。请附上较小的一部分。
attach-refused-broke = 文件使读取程序出错。请另存为其他格式再附上。
attach-refused-not-started = 无法读取文件，因为读取程序未能启动：{ $reason }

## 所附文件中未能读取的部分。

attach-note-first-pages = 只读取了 { $count } 页中的前 { $read } 页。
attach-note-scan = 其中没有找到文字。可能是扫描件，只有能读 PDF 的模型才能看到。
attach-note-no-text = 其中没有找到文字。
attach-note-text-cut = 内容过长：只使用其文字的前一部分。
attach-note-first-picture = 只使用动画的第一幅图片。
attach-note-parts-missing = 其中部分内容已损坏，已略去。

## 操作出错而没有更具体原因时的说明。

error-code-invalid-input = 无法使用此内容。请检查输入后重试。
error-code-not-found = 它已经不在了。
error-code-conflict = 该名称已被使用，或内容已被更改。没有做任何更改。
error-code-busy = 此聊天正在生成回答。请停止或等待，然后重试。
error-code-no-provider = 尚未设置提供商。请用 API 密钥添加一个，或使用这台电脑上的模型。
error-code-keyring-locked = 密钥环已锁定，无法读取密钥。没有做任何更改。请解锁后重试。
error-code-keyring-missing = 此系统没有密钥环。请仅在本次运行中使用密钥，或把它放入环境变量。
error-code-keyring-failed = 密钥环未能完成操作。没有做任何更改。请重试，或仅在本次运行中使用密钥。
error-code-key-refused = 提供商未接受密钥。请检查密钥，或在提供商的网页上新建一个。
error-code-unreachable = 无法连接到提供商的地址。请检查地址和网络连接。
error-code-provider = 提供商返回了错误。请稍后重试。
error-code-plain-http = 未加密的 http 会让您的密钥和聊天在网络上被读取。请使用 https，或为此提供商允许 http。
error-code-history-newer = 历史记录由较新版本的 Understudy 写入，已保持原样。请更新应用后再打开。
error-code-history-damaged = 历史记录已损坏，已保持原样。“understudy history check”会说明还能读取什么，以及备份中有什么。
error-code-cannot-write = 磁盘已满或文件夹无法写入。请腾出空间后重试。
error-code-already-running = Understudy 已在运行。
error-code-unsupported = 此桌面缺少所需的功能。
error-code-internal = 发生了不该发生的错误。没有丢失任何内容，请重试。
error-title = 标题的长度为 1 到 { $most } 个字符。
error-message-empty = 消息是空的。没有发送任何内容。
error-message-long = 消息大于 { $most } MB。没有发送任何内容，请缩短。
error-files-many = 一条消息最多带 { $most } 个文件。没有发送任何内容。
error-file-empty = “{ $name }”是空的，未附上。
error-file-large = “{ $name }”大于 { $most } MB，未附上。请附上其中一部分。
error-file-refused = “{ $name }”未附上。{ $reason }
error-file-missing = 没有文件 { $path }。请检查名称和文件夹。
error-file-folder = { $path } 是文件夹。请逐个附上其中的文件。
error-file-special = { $path } 不是能读到结尾的文件，未附上。
error-file-forbidden = 您无权读取 { $path }。请更改权限或附上副本。
error-file-unreadable = 无法读取 { $path }：{ $reason }
error-file-not-kept = “{ $name }”已不在附件中，因此没有发送任何内容。请重新附上。
error-file-lost = 附件文件夹中缺少“{ $name }”，因此没有发送任何内容。请重新附上同一个文件以恢复它，或编辑问题并去掉它。
error-file-damaged = “{ $name }”在此磁盘上已损坏，因此没有发送任何内容。请重新附上同一个文件以修复它，或编辑问题并去掉它。
error-file-disk = 无法从此磁盘读取“{ $name }”，因此没有发送任何内容。请重试。
file-unnamed = 文件
error-turn-unknown = 该回答已不在生成中。它在所属的聊天里。
error-chat-of-demo = 此聊天属于演示。请启动演示以继续。
error-chat-not-demo = 此聊天不属于演示。请结束演示以继续。
error-outage-length = 最多只能模拟一小时的故障。
error-exchange-busy = 另一个导出或导入正在进行。请等待其完成，或停止它。
error-exchange-stopped = 已停止。没有做任何更改。
error-export-chat = 此聊天已不存在，因此没有写入任何内容。
error-export-folder = 此文件夹已不存在，因此没有写入任何内容。
error-export-write = 无法写入导出文件：{ $reason }。请腾出空间，或选择其他位置。
error-import-archive = { $path } 是损坏或不完整的压缩包。没有做任何更改。请重新下载。
error-import-changed = { $path } 在读取时被更改。历史记录没有变化，请重新导入。
error-import-folder = { $path } 是文件夹。请选择导出文件本身，或把文件夹打包成 zip 文件。
error-import-gone = 已不再查看该文件。请重新选择。
error-import-newer = { $path } 由较新版本的 Understudy 写入。没有做任何更改，请更新应用后再导入。
error-import-unknown = { $path } 中没有 Understudy 能读取的导出内容。没有做任何更改。它能读取自己的导出和历史记录，以及 ChatGPT、Claude、Gemini（Takeout，JSON 格式）、LibreChat、Open WebUI、Cherry Studio 和 Jan 的导出。
error-demo-runs = 演示的练习提供商无法更改。请先结束演示。
error-provider-unknown = 没有提供商 { $name }。现有：{ $known }。
error-provider-taken = 已有名为 { $name } 的提供商。请换一个名称。
error-provider-name = 名称为 1 到 { $most } 个字符，不含斜杠、逗号或换行，且不能是“demo”。
error-lane = { $lane } 不是模型的名称。请写成“提供商/模型”。
error-kind-unknown = 没有 { $kind } 这种提供商。“understudy provider add --help”会列出所有种类。
error-url = { $url } 不能用作地址。请写成 https://host/path，不带用户名和查询参数。
error-key-form = 这不是密钥：它是空的、过长，或含有密钥不会有的空格或字符。请重新复制。
error-key-wanted = 此提供商需要密钥。
error-key-variable = 未设置环境变量 { $variable }。请在启动 Understudy 之前设置。
error-variable-form = 环境变量只能包含字母、数字和下划线。
error-key-refused = 提供商未接受密钥{ $status }：{ $message }
error-provider-said = 提供商的答复：{ $class }{ $status }：{ $message }
error-unreachable = { $reason } 请检查地址和网络连接。
error-models-late = 提供商未能及时列出模型。请重试。
error-chain-long = 模型顺序最多有 { $most } 个模型。
error-chain-twice = { $lane } 在模型顺序中出现了两次。
error-wish-temperature = 温度是 0 到 { $most } 之间的数。没有发送任何内容。
error-wish-max-output = 回答的长度为 1 到 { $most } 个 token。没有发送任何内容。
error-wish-stop = 最多 { $most } 个停止文本，每个都不能为空，也不能超过 { $bytes } 字节。没有发送任何内容。
error-erase-note = 您的密钥已删除。其余内容未能删除：无法写入应用的文件夹。请腾出空间，或给自己写入权限，然后重试。
error-keys-taken = { $keys } 已用于“{ $action }”（{ $other }）。没有做任何更改。请先给它设置其他按键，或设为“off”。
error-setting-unknown = 没有设置项 { $key }。“understudy settings list”会列出全部。
error-ca-unreadable = 无法读取文件 { $path }：{ $reason }。没有更改任何内容。
error-ca-content = { $path } 中没有证书颁发机构的证书，或其中有损坏的证书。PEM 文件以“-----BEGIN CERTIFICATE-----”开头。没有更改任何内容。
error-autostart = 无法更改随桌面启动的项目：{ $reason }。也可以在桌面自己的设置中更改。
error-price = 这不是价格，因此没有做任何更改。价格以美元每百万 token 计，从 0 到 { $most }。
error-price-model = 这不是模型的名称，因此没有做任何更改。名称为一行，1 到 { $most } 个字符。
error-terms-only = 请至少指定一个已设置的提供商；没有做任何更改。
error-terms-order = 聊天自己的模型顺序至少需要一个模型；没有做任何更改。
error-folder-name = 文件夹名称为 1 到 { $most } 个字符；没有做任何更改。
error-folder-taken = 已有名为“{ $name }”的文件夹。请换一个名称。
error-folder-gone = 此文件夹已不存在。
error-tags = 一个聊天最多有 { $most } 个标签，每个最多 { $long } 个字符；没有做任何更改。
error-system = 系统提示最多 { $most } KB；没有做任何更改。
error-compare-same = 同一个模型选了两次。请选择不同的模型来比较。
error-compare-count = 可以并排比较 2 到 { $most } 个回答。没有发送任何内容。
error-library-empty = 提示词需要有文字。请写一些，或取消。
error-library-long = 提示词和助手的文本最多 { $most } KB；没有做任何更改。
error-library-name = 名称为 1 到 { $most } 个字符，图标为一个表情符号；没有做任何更改。
error-not-an-answer = 这不是回答，因此没有可比较的内容。没有发送任何内容。
error-not-broken = 此回答无法接着写：它已完整、没有显示过内容，或聊天在其后已继续。没有发送任何内容。
error-not-waiting = 这条消息已不在等待。
error-setting-value = { $key } 不接受该值。可用的值：{ $takes }。

## skip-：顺序中的模型被跳过的原因。

skip-open = 故障中，{ $time } 再试
skip-paused = 被您暂停
skip-paused-until = 被您暂停至 { $time }
skip-no-key = 需要密钥
skip-too-dear = 可能产生费用，而本月的限额已用完
skip-on-trial = 正由另一条消息重试
skip-offline = 这台电脑没有网络
skip-window = 对话约有 { $needed } 个 token，该模型可接收 { $window } 个
skip-images = 需要能看图片的模型，它不能
skip-scans = 需要能读 PDF 的模型：其中一个文件是文字的图片而不是文字
skip-request = 此聊天的文件发送时为 { $needed } MB，它可接收 { $most } MB
skip-not-allowed = 不允许用于这条消息
skip-confined = 不允许用于此聊天

## status-：提供商的状况；最前面的是名称旁的几个字。

status-working = 正常
status-covering = 正在接替
status-not-used = 尚未使用
status-not-in-order = 不在模型顺序中
status-on-this-computer = 在这台电脑上
status-slow = 缓慢，{ $duration }
status-slow-unknown = 缓慢
status-down-since = 自 { $time } 起故障
status-paused = 已暂停
status-paused-until = 暂停至 { $time }
status-out-of-credit = 额度用尽
status-model-gone = 模型不可用
status-key-refused = 密钥被拒绝
status-key-wanted = 需要密钥
status-offline = 离线
status-sentence-all-well = 一切正常。
status-sentence-degraded = 有提供商缓慢或故障。您的聊天照常进行。
status-sentence-lead-failed = 您的主模型刚刚失败。下一条消息会再试。
status-sentence-lead-down = 您的主模型出现故障。您的聊天照常进行。
status-sentence-nobody = 您的主模型出现故障，也没有备用模型能回答。
status-sentence-needs-you = 有提供商需要您处理。
status-sentence-offline = 这台电脑处于离线状态。
status-sentence-no-model = 尚未选择模型。
status-detail-covering = { $lead } 自 { $since } 起没有应答。{ $backup } 正在接替。
status-detail-covering-key = { $lead } 现在无法使用。{ $backup } 正在接替。
status-detail-covering-paused = { $lead } 被您暂停。由 { $backup } 回答。
status-detail-covering-once = { $lead } 刚刚失败。{ $backup } 正在接替。
status-detail-nobody = { $lead } 自 { $since } 起没有应答。下一条消息会尝试最早恢复的模型。

status-outage-simulated = 故障模拟中
status-made = { $words }，故障模拟中
status-detail-simulated = { $name } 的模拟故障持续到 { $until }。
status-no-traffic = 没有请求
status-failed-of = 失败 { $failed }/{ $asked }
status-percent = { $percent }%
status-page-says = 其状态页，{ $time }：{ $words }
status-page-says-undated = 其状态页：{ $words }
status-incident-unknown = 失败
status-simulated = 模拟
status-covered = 接替了 { $count } 条消息
status-day = 最近 24 小时：{ $parts }
status-day-quiet = 最近 24 小时：没有请求
status-day-down = { $count } 个半小时故障
status-day-failing = { $count } 个半小时有失败
status-day-slow = { $count } 个半小时缓慢
status-day-fine = { $count } 个半小时正常
status-day-paused = { $count } 个半小时暂停
status-day-none = { $count } 个半小时没有请求

## outage-：模拟故障代替提供商所说的话。

outage-refused = 此故障是模拟的。没有发送任何内容。
outage-broke-off = 回答被您模拟的故障切断。

## setting-：每个设置的作用。

setting-answer-effort = 模型回答前思考多少；auto 为模型自己的方式。
setting-answer-max-output = 回答的最大长度，以 token 计；auto 为模型自己的上限。
setting-checks-messages = 是否不时（每天最多 24 次）向沉默或过载的模型询问一个词，以了解它是否恢复。仅在费用低于两美分时进行。
setting-hedge = 某个模型比平时更慢时，是否同时询问下一个；先开始的继续，另一个按已产生的内容付费。
setting-recovery-extra-usd = 一条消息切换模型时，除首次尝试外最多可花费多少美元；auto 为 5。
setting-quick-kept-s = 快捷提问窗口隐藏后保留多少秒，以便立即打开。0 表示隐藏时即释放内存。
setting-quick-order = 新的快捷提问向谁提问：order 为模型顺序，last 为上一个聊天的顺序；填写提供商标识和模型（中间用斜杠分隔）则先问该模型。
setting-recovery = 回答中断时怎么办：continue 由下一个模型接着写，restart 由它重新回答，ask 保留已显示的内容并询问您。
setting-answer-temperature = 模型用词的自由程度，从 0 到 2；auto 为模型自己的方式。
setting-history-bin-days = 已删除的聊天在回收站中保留多少天，之后彻底清除。
setting-network-ca-file = 除系统之外，https 连接还信任的证书颁发机构文件。
setting-network-proxy = 请求经过的代理：系统的、无，或一个地址。始终直接连接这台电脑。
setting-graphics-safe = 是否不使用显卡绘制窗口；auto 会在一次启动未显示任何内容之后这样做。
setting-backups-kept = 保留多少份每日备份；0 表示不备份
setting-limits-connect-ms = 连接提供商最多可用多长时间。
setting-limits-headers-ms = 提供商开始应答前最多可用多长时间。
setting-limits-first-content-ms = 提供商给出第一个词前最多可用多长时间。
setting-limits-gap-ms = 回答中途最多可停顿多长时间。
setting-limits-reasoning-gap-ms = 模型思考时最多可停顿多长时间。
setting-keys = 窗口中“{ $action }”的按键。
setting-notify-main-model = 主模型故障和恢复时，桌面是否通知。
setting-notify-answers = 回答已到而窗口不在前面时，桌面是否通知。
setting-notify-needs-you = 有提供商需要您处理时，桌面是否每天通知一次。
setting-notify-waiting = 等待中的消息发送后，桌面是否通知。
setting-notify-spend = 本月限额用去大部分以及全部用完时，桌面是否通知。
setting-notify-needed-on = 上次通知有提供商需要您处理的日期。
setting-palette-recent = 最近在命令面板中选用的操作。
setting-order-by = 聊天没有自己的顺序时先问谁：hand 按您的排列，speed 按通常最先开始的，price 按费用最低的。
setting-shortcut-quick = 随处打开快捷提问的按键；留空表示没有。
setting-shortcut-offered = 是否已提供过快捷键。
setting-spend-month-usd = 一个自然月最多可花费多少美元（以已知费用计）；off 表示不限。用到五分之四时会提醒您；达到限额后只询问免费模型。
setting-start-with-desktop = Understudy 是否随桌面启动并留在托盘中。
setting-start-backup-offered = 首次回答后是否已建议添加备用模型。
setting-start-desktop-told = 是否已说明此桌面缺少什么。
setting-status-pages = 某厂商的模型故障时，是否读取其公开状态页。读取时不带密钥，仅用于说明。
setting-titles-by-model = 聊天得到首个回答后，是否向该聊天去过的厂商中最便宜的模型发一个简短请求来取标题。否则以开头的几个词作标题。
setting-tray-close-to-tray = 关闭窗口后 Understudy 是否留在托盘中。
setting-tray-hint-shown = 是否已说明 Understudy 会留在托盘中。
setting-tray-panel = 托盘图标所在面板的颜色；auto 表示随桌面而定。
setting-tray-recent = 托盘菜单列出哪些最近的聊天：全部、仅可前往模型顺序中任何位置的聊天，或不列出。
setting-ui-contrast = 文字和线条的醒目程度：跟随系统，或更高。
setting-ui-language = 应用的语言：英语 (en)、德语 (de)、中文 (zh)、日语 (ja)、西班牙语 (es)，或跟随系统。--json 的输出始终是英语。
setting-ui-theme = 浅色、深色，或跟随系统。
setting-ui-zoom = 窗口中所有内容的大小，以百分比计。
setting-window-kept-s = 聊天窗口隐藏后保留多少秒，以便立即打开。0 表示隐藏时即释放内存。
setting-window-main = 窗口上次的位置。
setting-window-quick = 快捷提问窗口的宽度，以及最高能有多高。
setting-takes-keys = off，或像 Ctrl+Shift+F 这样的按键：依次为 Ctrl、Alt 和 Shift，再加一个键；不能是编辑文字的按键
setting-takes-file = PEM 文件的完整路径，或留空
setting-takes-proxy = system、none，或形如 http://proxy.example:3128 的地址，不含用户名和密码
setting-takes-millis = auto，或 { $least } 到 { $most } 毫秒
setting-takes-number = { $least } 到 { $most }
setting-takes-number-or-auto = auto，或 { $least } 到 { $most }
setting-takes-decimal = auto，或 { $least } 到 { $most } 之间的数
setting-takes-dollars-or-off = off，或 0 到 { $most } 美元
setting-takes-text = 一段短文字

## action-：窗口、命令面板和按键列表中可以做的操作。

action-palette = 命令面板
action-new-chat = 新聊天
action-new-temporary = 新的临时聊天
action-search = 搜索所有聊天
action-chat-before = 转到上面的聊天
action-chat-next = 转到下面的聊天
action-composer = 转到消息输入框
action-status = 提供商的状态
action-stored = 归档和回收站
action-settings = 设置
action-shortcuts = 窗口的按键
action-model-order = 更改模型顺序
action-find = 在此聊天中查找
action-rename = 重命名此聊天
action-pin = 置顶此聊天或取消置顶
action-tags = 此聊天的标签
action-chat-settings = 此聊天的设置
action-duplicate = 复制一份此聊天
action-export = 导出此聊天
action-archive = 归档此聊天，或放回列表
action-delete = 删除此聊天
action-stop = 停止回答
action-switch-now = 从缓慢的模型转到下一个
action-redo = 重新生成上一个回答
action-copy-answer = 复制上一个回答
action-copy-chat = 复制此聊天
action-edit-last = 编辑上一个问题
action-theme = 下一个主题：跟随系统、浅色、深色
action-zoom-in = 放大
action-zoom-out = 缩小
action-zoom-reset = 恢复正常大小
action-quit = 退出 Understudy

## keys-：按键的名称，以及更改操作的按键。

keys-ctrl = Ctrl
keys-alt = Alt
keys-shift = Shift
keys-super = Super
keys-name = { $key ->
    [Escape] Esc
    [Space] 空格
    [Enter] Enter
    [Backspace] Backspace
    [Delete] Del
    [Insert] Ins
    [Home] Home
    [End] End
    [PageUp] Page Up
    [PageDown] Page Down
    [ArrowUp] ↑
    [ArrowDown] ↓
    [ArrowLeft] ←
    [ArrowRight] →
    [Plus] +
   *[other] { $key }
}
keys-none = 无
keys-group = { $group ->
    [chat] 在聊天中
    [answer] 回答
    [look] 外观
   *[app] 任何地方
}
keys-change = 更改
keys-change-label = 更改“{ $action }”的按键，现在是 { $keys }
keys-recording = 请按下新的按键。按 Esc 保留原来的按键。
keys-recording-escape = 请按下新的按键。点击别处则保留原来的按键。
keys-plain = 请加上 Ctrl 或 Alt：单独的键用于输入文字。
keys-editing = { $keys } 在所有输入框中用于编辑文字，因此不能用在这里。
keys-taken = { $keys } 已用于“{ $action }”。
keys-take = 不再用于“{ $action }”，改用在这里
keys-keep = 保留在那里
keys-off-label = 不为“{ $action }”设按键
keys-reset-label = 将“{ $action }”的按键恢复为 { $keys }
keys-reset-all = 恢复所有按键
keys-reset-done = 所有按键都已恢复为最初的设置。
keys-set = “{ $action }”的按键现在是 { $keys }。
keys-filter = 按名称或按键筛选
keys-filter-none = 没有操作符合此名称或按键。
keys-fixed = 不能更改的按键
keys-fixed-send = 发送消息
keys-fixed-line = 在消息中换行
keys-fixed-back = 关闭已打开的内容，或回到聊天
keys-fixed-find = 查找时转到下一处
keys-fixed-menu = 在菜单和列表中移动

## palette-：按名称查找一切。

palette-field = 输入操作、聊天、模型或设置
palette-group = { $group ->
    [recent] 最近使用
    [chats] 聊天
    [models] 模型
    [assistants] 助手
    [settings] 设置
   *[actions] 操作
}
palette-archived = 在归档中
palette-assistant = 用 { $name } 新建聊天
palette-model-first = 在此聊天中先问 { $model }
palette-model-redo = 用 { $model } 重新生成上一个回答
palette-none = 没有符合此名称的内容。
palette-none-hint = 换几个词也许能找到。也可能是在某个聊天中说过的。
palette-none-search = 在所有聊天中搜索
palette-count = { $count ->
    [0] 没有找到
   *[other] { $count } 项
}

## 通用格式。

time-seconds = { $seconds } 秒
time-minutes = { $minutes } 分钟
time-hours = { $hours } 小时
time-hours-minutes = { $hours } 小时 { $minutes } 分钟
time-days = { $days } 天
time-other-day = { $date } { $time }
money-usd = ${ $amount }
money-usd-tiny = 不到 $0.0001
size-bytes = { $count } 字节
size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB

## 备份，以及损坏的历史记录中还有什么。

backup-kind-before-update = 更新前
backup-kind-by-hand = 手动
backup-kind-daily = 每日
backup-unreadable = 无法读取
history-content = { $chats } 个聊天，{ $messages } 条消息，最新的为 { $newest }
history-content-nothing = 无
rescue-backup = 最新的完整备份是 { $when } 的：{ $what }。
rescue-no-backup = 没有完整的备份。
rescue-nothing = 历史记录中没有可读取的内容。
rescue-doing = 正在替换…
rescue-looking = 历史记录已损坏。正在查看还能读取什么…
rescue-readable = 损坏的历史记录中可读取：{ $what }。{ $lost ->
    [0] 没有发现其他内容。
   *[other] 有 { $lost } 处无法读取。
}
rescue-title = 历史记录已损坏
rescue-way-backup = 使用备份
rescue-way-backup-what = { $when } 的备份：{ $what }。之后的内容不包括在内。
rescue-way-both = 两者一起使用
rescue-way-both-what = 所有可读取的内容，丢失的部分取自备份。
rescue-way-readable = 使用可读取的内容
rescue-way-readable-what = { $what }。{ $lost ->
    [0] 没有发现其他内容。
   *[other] 有 { $lost } 处无法读取。
}
rescue-what = 没有做任何更改，也不会删除任何内容：损坏的文件保存在文件夹 { $aside } 中。请选择 Understudy 以什么继续。

## 设置中的“您的数据”。

data-backups-bad = 无法恢复此备份
data-backups-failed-list = 无法显示备份
data-backups-failed-make = 未能备份
data-backups-failed-remove = 未能移除备份
data-backups-failed-restore = 没有恢复任何内容
data-backups-files = 文件
data-backups-files-missing = 缺少 { $count } 个所附文件。其消息仍在，但没有文件。
data-backups-has = 包含
data-backups-kept = 保留的每日备份
data-backups-kept-days = { $count } 天
data-backups-kept-none = 无
data-backups-leave = 不恢复
data-backups-left = 不会恢复任何内容。
data-backups-look = { $when } 的备份
data-backups-looking = 正在完整读取…
data-backups-made = 已备份：{ $what }。
data-backups-make = 立即备份
data-backups-none = 还没有备份。第一份会在启动后几分钟自动生成。
data-backups-of = { $when } 的备份
data-backups-ready = 备份已准备好。Understudy 会重新启动，并用它取代历史记录。现有内容会保存在文件夹 { $aside } 中。
data-backups-remove = 移除
data-backups-remove-label = 移除 { $when } 的备份
data-backups-remove-title = 移除此备份？
data-backups-remove-what = { $when } 的备份将从磁盘上删除。您的聊天和其他备份会保留。
data-backups-removed = 已移除 { $when } 的备份。
data-backups-restore = 恢复…
data-backups-restore-label = 恢复 { $when } 的备份
data-backups-restore-now = 恢复并重新启动
data-backups-restart = 重新启动
data-backups-sentence = 每天自动生成一次，经过检查，保存在您的聊天旁边。
data-backups-size = 大小
data-backups-title = 备份
data-backups-restoring = 正在准备。Understudy 马上会重新启动…
data-backups-what-happens = Understudy 会关闭，用此备份取代历史记录，然后重新打开。现有的历史记录不会删除，而是保存在旁边的文件夹中。
data-backups-waits = 有一个备份正等着取代历史记录。其他程序打开了历史记录，例如终端中的 Understudy。请关闭它，然后重新启动。
data-backups-what-ends = 正在生成的回答会停止；已有的部分留在另外保存的历史记录中。临时聊天会结束。只有密钥仅用于本次运行，或提供商的地址不同时，才会再次询问密钥。
data-only-read = 无法写入文件夹 { $folder }。您可以阅读、搜索和导出聊天。在该文件夹恢复可写并且 Understudy 重新启动之前，不会发送消息，也不会保存更改。
data-unstored = 磁盘空间不足。{ $count } 个回答只在内存中（{ $size }）。请腾出空间：内存中的内容会随后自动保存。在此之前请不要退出。

## 关于历史记录安全的一次性提示。

told-restored = 备份已恢复。之前的内容在文件夹 { $aside } 中，没有删除任何内容。
told-safe-graphics = 上次启动没有显示窗口，因此这次使用安全图形绘制。速度较慢；开关在“设置”的“桌面”中。
trouble-backup = 今天的备份未能完成。{ $reason }
trouble-history = 历史记录有损坏之处。没有做任何更改。运行“understudy history check”可查看能做什么。

## 密钥和密钥环。

error-key-locked = 密钥环已锁定，无法读取密钥。没有做任何更改。请解锁后重试。
error-key-missing = 没有保存此提供商的密钥。请重新输入。
error-key-other-address = 该密钥是为 { $address } 输入的，不会发往别处。请为新地址重新输入。
error-key-no-keyring = 此系统没有密钥环。请仅在本次运行中使用密钥，或把它放入环境变量。
error-key-timed-out = 密钥环未能及时应答。没有做任何更改。请重试，或仅在本次运行中使用密钥。
error-key-failed = 密钥环返回了错误：{ $reason }。没有做任何更改。请重试，或仅在本次运行中使用密钥。

## 磁盘上的历史记录。

history-copy-title = { $title }（副本）
error-history-importing = 导入正在进行，占用历史记录的时间过长。没有做任何更改；请在导入结束后重试，或停止导入。
error-history-locked = 另一个程序正在使用历史记录。没有做任何更改，请稍后重试。
error-history-foreign = 历史记录位置上的文件是另一个程序的数据库，已保持原样。请移走它，或使用其他文件夹。
error-history-newer = 历史记录的版本是 { $found }，此 Understudy 只认识版本 { $known }。已保持原样，请更新应用后再打开。
error-history-no-backup = 此文件不是 Understudy 的备份。没有做任何更改，请选择其他文件。
error-history-no-room = 磁盘空间不足：需要 { $needed }，可用 { $free }。没有做任何更改，请腾出空间后重试。
error-history-other = 历史记录出错：{ $reason }。没有丢失任何内容，请重试。

## 导出和导入。

chat-export-json = 导出以保存…
chat-export-markdown = 导出供阅读…
data-cancel = 取消
data-done = { $chats ->
    [0] 没有新聊天
   *[other] { $chats } 个新聊天
}，{ $messages ->
    [0] 没有新消息。
   *[other] { $messages } 条新消息。
}
data-done-deleted = { $count } 个聊天已在这里删除，不再导入。
data-done-more = 已有的 { $count } 个聊天增加了内容。
data-export = 导出
data-export-json = 全部导出
data-export-json-what = 一个文件，包含所有聊天、分支和所附文件，以及您的提示词和提供商（含地址），用于保存或重新导入。不含密钥。
data-export-markdown = 导出供阅读
data-export-markdown-what = 所有聊天导出为 Markdown，注明由哪些模型回答、在哪里接替。
data-exported = 已将 { $chats } 个聊天写入 { $path }
data-exported-missing = { $count } 个所附文件已不在此磁盘上，因此只包含其名称。
data-exported-folder = “{ $name }”中的聊天已写入 { $path }
data-exported-one = 聊天已写入 { $path }
data-found-chats = 聊天
data-found-dates = 日期
data-found-files = 文件
data-found-known = 已有
data-found-messages = 消息
data-found-providers = 提供商
data-found-source = 这是{ $source ->
    [own] Understudy 的导出
    [history] Understudy 的历史记录
    [chat-gpt] ChatGPT 的导出
    [claude] Claude 的导出
    [gemini] Gemini 的导出
    [libre-chat] LibreChat 的导出
    [open-web-ui] Open WebUI 的导出
    [cherry-studio] Cherry Studio 的备份
   *[jan] Jan 的文件夹
}
data-found-span = { $first } 至 { $last }
data-import = 导入
data-import-choose = 选择文件…
data-import-now = 导入
data-import-what = Understudy、ChatGPT、Claude、Gemini（Takeout，JSON 格式）、LibreChat、Open WebUI、Cherry Studio 或 Jan 的导出，或另一台电脑的历史记录。更改之前您会看到其中的内容。导入两次不会产生变化。
data-notes = 未能读取的内容
data-stop = 停止
data-working-export = 正在导出…
data-working-import = 正在导入…
data-working-look = 正在读取…
export-choose = 导出聊天
export-file = { $name }.{ $format ->
    [json] json
   *[markdown] md
}
export-file-name = understudy
import-choose = 导入聊天

import-providers = 一并导入了 { $count } 个提供商。它们已暂停且没有密钥：要使用它们，请填写密钥并恢复。
import-providers-found = 将一并导入 { $count } 个提供商，处于暂停状态且不含密钥。
import-source = { $source ->
    [own] Understudy 的导出
    [history] Understudy 的历史记录
   *[other] { $source }
}
import-note = { $trouble ->
    [broken] { $count } 个聊天或文件条目已损坏，或写法与其服务不符，已略去。
    [unsound] { $count } 个聊天自相矛盾（消息跟在自己之后，或写于未来），已略去。
    [too-long] { $count } 个聊天超过可读取的大小，已略去。
    [empty] { $count } 个聊天没有消息，已略去。
    [ended] 文件在结尾前中断，或在那里损坏。之前的内容已读取。
    [bomb] 压缩包解压后远大于看上去的大小。已在那里停止读取。
    [file-missing] { $count } 个所附文件有名称但不在导出中。其名称已保留。
    [file-damaged] { $count } 个所附文件已损坏。其名称已保留。
   *[file-too-large] { $count } 个所附文件超过可保留的大小。其名称已保留。
}
markdown-begins = 另一个开头。
markdown-dates = 开始于 { $created }，最后一条消息 { $updated }。
markdown-file = 附件：{ $name }
markdown-follows = 接在消息 { $number } 之后。
markdown-model = 模型
markdown-reasoning = 思考：
markdown-seam = { $mode ->
    [restart] { $from }：{ $why }。{ $to } 接替并重新开始。
   *[continue] { $from }：{ $why }。{ $to } 从这里接替。
}
markdown-system = 此聊天之前告诉模型的内容：
markdown-untitled = 无标题的聊天
markdown-you = 您

## 聊天窗口。

chat-new = 新聊天
chat-new-with = 用助手新建聊天
chat-status = 状态
chat-settings = 设置
chat-untitled = 新聊天
chat-list-empty = 您的聊天会列在这里。
chat-day = { $day ->
    [today] 今天
    [yesterday] 昨天
    [week] 最近 7 天
    [month] 最近 30 天
   *[older] 更早
}
chat-item-menu = “{ $title }”的更多操作
chat-rename = 重命名
chat-rename-label = 聊天的标题
chat-delete = 删除
chat-copy-chat = 复制一份
chat-pinned = 已置顶
chat-pin = 置顶
chat-unpin = 取消置顶
chat-move = 移到文件夹…
chat-move-head = 移到
chat-move-none = 不放入文件夹
chat-move-new = 新文件夹…
chat-folders = 文件夹
chat-folder-new = 新文件夹
chat-folder-name = 文件夹的名称
chat-folder-menu = 文件夹“{ $name }”的更多操作
chat-folder-rename = 重命名
chat-folder-delete = 删除文件夹，保留聊天
chat-folder-deleted = 已删除文件夹“{ $name }”。其中的聊天在列表里。
chat-folder-empty = 里面还没有聊天。
chat-tags = 标签…
chat-tags-title = 此聊天的标签
chat-tags-label = 标签
chat-tags-hint = 几个词，用逗号分隔。
chat-tags-removed = 此聊天的标签现在减少了。
chat-tags-others = 其他聊天的标签
chat-tags-keep = 保存
chat-tag-filter = 显示带某个标签的聊天
chat-tag-all = 所有聊天
chat-archive = 归档
chat-archived = 聊天已归档。
chat-unarchive = 放回列表
chat-unarchived = 聊天已放回列表。
chat-stored = 归档和回收站
chat-list-more = 显示更早的聊天
chat-arrange = 聊天设置
chat-arrange-new = 新聊天的设置
chat-arrange-system = 此聊天之前告诉模型的内容
chat-arrange-system-hint = 例如：你是一位耐心的老师。请用短句回答。
chat-arrange-order = 自己的模型顺序
chat-arrange-order-default = 此聊天使用默认的模型顺序。
chat-arrange-order-own = 此顺序只用于这个聊天，默认顺序保持不变。
chat-arrange-order-one = 聊天自己的顺序需要一个模型。关闭它即可回到默认顺序。
chat-arrange-effort = 思考
chat-arrange-temperature = 温度
chat-arrange-temperature-what = 从 0（精确）到 2（自由）。
chat-arrange-longest = 最长回答
chat-arrange-longest-what = 以 token 计；1,000 个约为 700 个汉字。
chat-arrange-as-set = 与设置相同
chat-arrange-done = 完成
chat-leave-out = 共有 { $of } 条消息，去掉最早的 { $count } 条后，{ $model } 就能接收。去掉的消息会留在聊天中，只是不随这个问题发送。
chat-leave-out-do = 去掉最早的 { $count } 条消息再提问
chat-leave-out-none = 仅您的问题及其文件对顺序中的所有模型来说就已太长。请缩短问题，或添加上下文窗口更大的模型。
chat-leave-out-summary = 用摘要代替它们来提问
chat-leave-out-summary-what = 会先请 { $model } 写摘要：多 { $count } 个请求，其中包含所有这些消息。
chat-leave-out-summing = 正在写摘要…
chat-leave-out-no-summary = 这些消息太长，无法写摘要。
chat-left-out-summary = 代替它们发送的内容
chat-left-out = 最早的 { $count } 条消息没有随这个问题发送。
chat-spend-near = 本月已用 { $limit } 中的 { $cost }（以已知费用计）。
chat-spend-over = 本月 { $limit } 的限额已用完。只询问免费模型和这台电脑上的模型。
chat-spend-show = 用量
chat-deleted = 已删除聊天。
chat-undo = 撤销
chat-close = 关闭
chat-dismiss = 关闭
chat-retry = 重试
chat-broken = Understudy 无法启动
chat-provider-row = { $name }：{ $words }
chat-switch = { $class ->
    [unreachable] 无法连接 { $from }。{ $to } 已接替。
    [silent] { $from } 未及时应答。{ $to } 已接替。
    [overloaded] { $from } 过载而停止。{ $to } 已接替。
    [rate-limited] { $from } 的请求过多。{ $to } 已接替。
    [quota] { $from } 的额度用尽。{ $to } 已接替。
    [key] { $from } 未接受密钥。{ $to } 已接替。
    [gone] { $from } 不可用。{ $to } 已接替。
    [too-long] 聊天对 { $from } 来说太长。{ $to } 已接替。
    [refused] { $from } 拒绝回答。{ $to } 已接替。
    [request] { $from } 未接受请求。{ $to } 已接替。
    [empty] { $from } 的回答为空。{ $to } 已接替。
    [truncated] { $from } 中断。{ $to } 已接替。
    [cancelled] 您离开了 { $from }。{ $to } 已接替。
    [hedged] { $from } 较慢。同时询问的 { $to } 先回答。
   *[server] { $from } 出错。{ $to } 已接替。
}
chat-switch-several = { $count } 个模型无法回答。{ $to } 已接替。
chat-seam = { $mode ->
    [restart] { $class ->
        [truncated] { $from } 中断。{ $to } 重新回答。
        [cancelled] 您离开了 { $from }。{ $to } 重新回答。
       *[other] { $from } 停止：{ $words }。{ $to } 重新回答。
    }
   *[continue] { $class ->
        [truncated] { $from } 中断。{ $to } 接着写。
        [cancelled] 您离开了 { $from }。{ $to } 接着写。
       *[other] { $from } 停止：{ $words }。{ $to } 接着写。
    }
}
chat-seam-here = 从此行起由 { $to } 回答
chat-gap = { $mode ->
    [restart] { $class ->
        [truncated] { $from } 中断。{ $to } 正在重新回答…
        [cancelled] 您离开了 { $from }。{ $to } 正在重新回答…
       *[other] { $from } 停止：{ $words }。{ $to } 正在重新回答…
    }
   *[continue] { $class ->
        [truncated] { $from } 中断。{ $to } 正在接着写…
        [cancelled] 您离开了 { $from }。{ $to } 正在接着写…
       *[other] { $from } 停止：{ $words }。{ $to } 正在接着写…
    }
}
chat-slow-choices = 等待时怎么办
chat-switch-now = 立即切换
chat-keep-waiting = 继续等待
chat-continue = 继续
chat-attempt-given-up = 它说过的内容
chat-slow = { $model } 较慢。仍在等待…
chat-answering = { $model } 正在回答…
chat-sending = 正在发送…
chat-details = 详情
chat-attempt-running = 正在回答
chat-attempt-answered = 已回答
chat-attempt-beside = 同时询问，未用到
chat-attempt-took-over = 接替至结束
chat-attempt-interrupted = 回答时 Understudy 退出
chat-attempt-skipped = 未询问
chat-attempt-status = { $words }（{ $status }）
chat-attempt-chars = { $count } 个字符之后
chat-attempt-request = 请求 { $id }
chat-tokens = { $count } 个 token
chat-copy = 复制
chat-copied = 已复制
chat-copied-whole = 聊天已复制
chat-redo = 重新生成
chat-redo-menu = 重新生成此回答
chat-redo-order = 按模型顺序
chat-redo-with = 用 { $model }
chat-version = { $number } / { $count }
chat-version-before = 上一个版本
chat-version-after = 下一个版本
chat-edit = 编辑
chat-edit-label = 您的消息，将重新发送
chat-cancel = 取消
chat-send = 发送
chat-stop = 停止
chat-composer = 您的消息
chat-composer-hint = 随便问。Shift+Enter 换行。
chat-attach = 附加
chat-attach-hint = 附加文件。也可以拖放或粘贴。
chat-attach-list = 所附文件
chat-attach-drop = 松开以附加
chat-attach-drop-what = 图片、PDF、文本和办公文档，每个最大 { $most } MB
chat-attach-pasted = 粘贴的图片
chat-attach-reading = 正在读取…
chat-attach-large = 大于 { $most } MB，无法附加。
chat-attach-empty = 文件为空，没有可附加的内容。
chat-attach-unreadable = 无法读取。可能已被移走，或是文件夹。
chat-attach-gone = 已不再保存。请重新附加。
chat-attach-many = 一条消息最多带 { $most } 个文件。多出的已略去。
chat-attach-twice = { $name } 已经附上。
chat-attach-folder = { $name } 是文件夹，未附上。请附加其中的文件。
chat-attach-link = 链接不是文件，因此其地址已放入您的消息。
chat-attach-remove = 移除 { $name }
chat-attach-removed = 已移除 { $name }。
chat-attach-retry = 重试 { $name }
chat-attach-wait = 文件读取完后，消息就会发送。按 Esc 可留在这里。
chat-attach-mend = 请移除未能附上的文件，然后发送。
chat-file-kind = { $kind ->
    [image] 图片
    [pdf] PDF
    [text] 文本
   *[document] 文档
}
chat-file-pages = { $count } 页
chat-file-open = 查看 { $name }
chat-viewer-size = { $width } × { $height }，{ $bytes }
chat-viewer-pixels = 实际大小
chat-viewer-whole = 适合窗口
chat-viewer-cannot = 此图片无法在这里显示。它已保存，会发给能读取它的模型。
chat-sources = 来源
chat-sources-all = 显示全部 { $count } 个
chat-sources-fewer = 收起
chat-tool = 模型请求了工具 { $name }，Understudy 不会运行它。
chat-temporary = 临时聊天
chat-temporary-new = 临时聊天（{ $key }）
chat-temporary-text = 其内容不会保存在这里。结束它或退出 Understudy 后就会消失。提供商保留什么由它们决定。
chat-temporary-end = 结束临时聊天
chat-temporary-end-ask = 此聊天的内容没有保存，因此无法恢复。
chat-temporary-keep = 保持打开
chat-temporary-gone = 临时聊天已消失。
chat-where = 可以发往哪里
chat-where-now = 可以发往：{ $words }
chat-where-order = 模型顺序
chat-where-here = 仅这台电脑
chat-where-only = 仅 { $names }
chat-where-gone = 无处
chat-where-pick-order = 按模型顺序
chat-where-pick-here = 仅这台电脑
chat-where-pick-only = 仅 { $name }
chat-where-hint = 无论什么出错，此聊天的内容都不会发往别处。可勾选多个以分别允许。
chat-where-files = 由其他提供商的备用模型回答时不带文件
chat-crossing = { $files ->
    [0] 此聊天首次发往 { $provider }，包括其中的全部内容。
   *[other] 此聊天首次发往 { $provider }，包括其中的全部内容和 { $files } 个文件。
}
chat-crossing-leave = 从现在起不带文件
chat-order-own = 此聊天的模型顺序
chat-order-first = 在此聊天中先问 { $model }
chat-order-default = 回到默认顺序
chat-order-arrange = 此聊天的设置…
chat-waits = { $count ->
   *[other] 正在等待 { $names }；一有应答就发送。
}
chat-waits-offline = 这台电脑没有网络。网络恢复后就会发送您的消息。
chat-waits-nobody = 正在等待能回答的模型。
chat-waits-keyring = 一旦可以读取密钥环，就会发送您的消息。
chat-keyring-locked = 密钥环已锁定。请回应它的询问以继续。
chat-from-link = 此文字来自链接，尚未发送。请先阅读再发送。
chat-waits-asks = 这条消息尚未发送。现在发送吗？
chat-waits-since = 自 { $time } 起一直在等待。
chat-waits-send = 立即发送
chat-waits-cancel = 取消
chat-confined = { $model } 停止了。此聊天不能发往别处。
chat-confined-nobody = 没有模型可以回答：此聊天不能发往别处。
chat-confined-allow = 允许这条消息
chat-effort-label = 模型回答前思考多少
chat-effort-now = { $effort ->
    [off] 思考：关
    [low] 思考：少
    [medium] 思考：中
    [high] 思考：多
    [max] 思考：最多
   *[auto] 思考
}
chat-effort = { $effort ->
    [off] 关
    [low] 少
    [medium] 中
    [high] 多
    [max] 最多
   *[auto] 由模型决定
}
chat-effort-hint = 越多越慢，费用也越高。不会思考的模型会直接回答。
chat-effort-own = 仅用于此聊天。越多越慢，费用也越高。
chat-must-wait = 回答仍在生成。请停止或等待，您写的内容会留在这里。
chat-no-model = 尚未选择模型，因此无法回答。
chat-choose-models = 选择模型
chat-reasoning = 思考过程
chat-reasoning-now = 正在思考…
chat-reasoning-took = 思考了 { $time }
chat-failed = 回答中断。已显示的内容会保留。
chat-cancelled = 被您停止。已显示的内容会保留。
chat-cancelled-empty = 回答开始前被您停止。
chat-interrupted = 生成时 Understudy 退出。已显示的内容会保留。
chat-interrupted-empty = 回答开始前 Understudy 退出。您的消息已保留。
chat-length = 回答达到模型的长度上限，到此结束。
chat-refused = 模型拒绝回答。
chat-tool-calls = 模型请求了工具，Understudy 尚不能运行。
chat-latest = 跳到最新
chat-order = 模型顺序
chat-order-role = { $role ->
    [main] 主模型
   *[backup] 备用
}
chat-order-covering = 正在接替
chat-order-change = 更改模型顺序…
chat-order-status = 所有提供商的状态
chat-chip = { $model }
chat-chip-covering = { $model } 接替 { $lead }
chat-demo = 演示
chat-demo-what = 回答是预先写好的，任何内容都不会离开这台电脑。
chat-demo-outage = 模拟主模型故障
chat-demo-add-key = 添加 API 密钥
chat-demo-end = 结束演示
chat-empty = 您想了解什么？
chat-empty-alone = 由 { $model } 回答。它还没有备用模型。
chat-empty-covering = 由 { $model } 接替 { $lead } 回答。
chat-empty-backup = { $more ->
    [0] 由 { $model } 回答。如果不行，{ $backup } 会接替。
   *[other] 由 { $model } 回答。如果不行，{ $backup } 会接替，之后还有 { $more } 个。
}
chat-code-plain = 文本
chat-code-wrap = 自动换行
chat-diagram-code = 代码
chat-diagram-cannot = 无法绘制此图：其中有错误、图太大，或 Understudy 不认识这种图。
chat-footnote = 脚注 { $number }
chat-footnote-back = 返回正文中的引用处
chat-footnotes = 脚注
chat-find = 在此聊天中查找
chat-find-count = { $count ->
    [0] 未找到
   *[other] 第 { $number } 处，共 { $count } 处
}
chat-find-before = 上一处
chat-find-next = 下一处
chat-picture-held = { $host } 上的图片，未加载
chat-picture-nowhere = 没有可用地址的图片
chat-picture-open = 在浏览器中打开

## compare-：并排的回答。

compare-label = 并排的回答
compare-asking = 正在询问…
compare-pick = 用这个继续
compare-pick-label = 用 { $model } 的回答继续
compare-stop = 停止 { $model }
compare-with = 与 { $model } 比较

## compose-：正在写的消息。

compose-compare = 比较 { $model } 和 { $other }
compose-compare-menu = 比较多个模型
compose-compare-word = 比较
compose-compare-head = 与 { $model } 的回答并排
compose-compare-most = 最多 { $most } 个并排。每个模型单独询问，单独计费。
compose-compare-send = 比较
compose-first = 由 { $model } 回答这条消息
compose-first-said = 从现在起，此聊天先问 { $model }。
compose-chosen-remove = 重新按模型顺序
compose-estimate = ≈ { $tokens } 个 token，{ $cost }
compose-estimate-tokens = ≈ { $tokens } 个 token
compose-estimate-what = 对发送内容的粗略估计，包括之前说过的全部内容。回答另计。实际记入的是提供商统计的数量。
compose-models = 模型
compose-models-hint = Enter：用于这条消息。Shift+Enter：从现在起在此聊天中先问它。
compose-models-find = 查找模型
compose-models-none = 没有叫这个名字的模型。
compose-paste-name = 粘贴的文本
compose-pasted = 粘贴的文本有 { NUMBER($count) } 个字符，因此作为文件附上。
compose-pasted-in = 改为放入消息

## library-：保存的提示词和助手。

library-assistant-add = 添加助手
library-assistant-title = { $fresh ->
    [yes] 新助手
   *[other] 助手
}
library-assistants = 助手
library-assistants-none = 助手包括名称、聊天之前告诉模型的内容，以及先问谁。开始新聊天时可以选择一个助手。
library-begin = 用助手开始
library-begun-with = 用助手 { $name } 开始
library-blanks = 使用时询问：{ $names }
library-blanks-hint = 需要在使用时填写的地方，请写成 {"{{"}名称{"}}"}。
library-change = 更改 { $name }
library-delete = 删除 { $name }
library-deleted = 已删除 { $name }。
library-first = 先问谁
library-first-default = 按模型顺序
library-icon = 表情符号
library-insert = 放入消息
library-keep = 保存
library-name = 名称
library-name-missing = 需要名称。
library-prompt-add = 添加提示词
library-prompt-title = { $fresh ->
    [yes] 新提示词
   *[other] 提示词
}
library-prompts = 提示词
library-prompts-none = 您常用的文字。在消息开头输入 / 即可找到。
library-system = 聊天之前告诉模型的内容
library-system-hint = 例如：你是一位耐心的老师。请用短句回答。
library-text = 提示词的文字
library-text-missing = 需要有文字。

## 搜索。

search-title = 搜索您的聊天
search-open = 搜索
search-field = 聊天中的词语
search-filters = 筛选
search-results = 搜索结果
search-from-me = 您写的内容
search-from-model = 模型的回答
search-model = 某个模型的回答
search-in = 在此标题的聊天中
search-after = 从这一天起
search-before = 在这一天之前
search-phrase = 连在一起的词语
search-without = 不含这个词
search-hint = 输入词语，在消息、文件和标题中查找。或以下列之一开头：
search-chats = 聊天
search-messages = 消息
search-you = 您
search-somebody = 某个模型
search-none = 没有找到。
search-none-hint = 所有词语必须在同一条消息中。请去掉一个，或查看筛选条件。
search-none-short = 请继续输入：三个字母起也会查找词的开头。
search-more = 显示更多
search-loading = 正在搜索…
search-again = 重新搜索
search-corrected = 没有“{ $typed }”。显示的是 { $found }。
search-unread = “{ $filter }”还不是筛选条件，已略去。日期写成 2026-01-31；from: 后接 me 或 model。
search-cut = 耗时过长：可能还有更多。换一个词会更快找到。
search-indexing = 较早的消息仍在编入索引（{ $percent }%），稍后即可找到。
search-indexing-anew = 搜索索引曾损坏，正在重建（{ $percent }%）。没有丢失消息。
search-count = { $count ->
    [0] 没有找到。
   *[other] 找到 { $count } 处。
}
search-count-more = 找到 { $count } 处，还有更多。

## 窗口中只由屏幕阅读器读出的内容。

a11y-sidebar = 聊天和页面
a11y-providers = 提供商
a11y-notices = 通知
a11y-chat-answering = 正在生成回答
a11y-folder-chats = { " " }个聊天
a11y-chat-unread = 有新的回答
a11y-state = { $state ->
    [working] 正常
    [slow] 缓慢
    [down] 故障
    [paused] 已暂停
    [needs-you] 需要您处理
    [offline] 离线
   *[unknown] 尚未使用
}
a11y-answering = { $model } 正在回答。
a11y-finished = { $model } 已完成回答。
a11y-attached = 已附上 { $name }。
a11y-not-attached = 未附上 { $name }。{ $why }
a11y-stopped = 回答已停止。

## 托盘。

tray-name = Understudy
tray-title-demo = 演示：{ $sentence }
tray-provider = { $shape } { $name }：{ $words }
tray-pause-hour = 暂停一小时
tray-resume = 恢复
tray-pause = 暂停，直到我恢复
tray-outage = 模拟故障：{ $name }
tray-outage-end = 立即结束
tray-recent = 最近的聊天
tray-open = 打开 Understudy
tray-new-chat = 新聊天
tray-quick = 快捷提问
tray-settings = 设置
tray-quit = 退出 Understudy
notify-down-title = { $lead } 出现故障
notify-down-text = { $backup } 正在接替。您的聊天照常进行。
notify-down-nobody = 没有备用模型能回答。
notify-open = 打开
notify-back-title = { $lead } 已恢复
notify-back-text = 它又能回答了。
notify-needs-you-title = Understudy 需要您处理
notify-needs-you-text = { $name }：{ $words }
notify-answer-title = 回答已到
notify-answer-failed-title = 未能得到回答
notify-sent-title = 等待中的消息已发送
notify-spend-near-title = 本月的限额已用去大部分
notify-spend-near-text = 已用 { $limit } 中的 { $spent }。达到限额后只询问免费模型和这台电脑上的模型。
notify-spend-over-title = 本月的限额已用完
notify-spend-over-text = 已用 { $spent }，限额为 { $limit }。到月底之前只询问免费模型和这台电脑上的模型。您可以在设置中更改限额。
notify-tray-title = Understudy 仍在运行
notify-tray-text = 它在托盘中。要退出，请在窗口中按 Ctrl+Q，或在托盘菜单中选择“退出 Understudy”。

## 启动、链接和快捷键。

start-window-title = Understudy
start-no-display = 这里没有显示器，因此无法打开窗口。请用“understudy chat”在终端中交谈。
start-running-unreachable = Understudy 已在运行，但无法联系到它。请切换到它的窗口，或结束它后重新启动。
start-trouble-title = Understudy 无法启动
start-trouble-folder = 打开文件夹
start-trouble-quit = 退出
start-link-refused = 只能打开网页地址（http 和 https）。此地址未打开。
start-link-disguised = 此地址用名称掩盖了真实目标，因此未打开。
start-link-no-browser = 无法启动浏览器。请复制地址并自行打开。
quick-ask = 随便问…
quick-follow-up = 继续问…
quick-copy = 复制
quick-copied = 已复制
quick-open = 在聊天中打开
quick-hide = 隐藏
quick-lead-state = { $state ->
    [down] { $model } 出现故障
    [slow] { $model } 刚刚失败
    [paused] { $model } 已暂停
    [needs-you] { $model } 需要您处理
    [offline] { $model } 离线
   *[other] 暂不使用 { $model }
}
quick-new = 新提问
quick-paste = 粘贴
quick-paste-what = 将回答（或其中选中的文字）粘贴到您之前使用的程序中
quick-paste-not = 无法从这里粘贴过去。文字已在剪贴板中，请自行粘贴。
quick-paste-lost = 无法放入剪贴板。
quick-pin = 保持打开（{ $keys }）
quick-pick = 就选中的文字或剪贴板内容提问（{ $keys }）
quick-picked-selection = 选中的文字
quick-picked-clipboard = 剪贴板
quick-picked-nothing = 没有选中文字，剪贴板中也没有文字。
quick-picked-cut = 只附上前 { $letters } 个字符。
quick-window-title = Understudy 快捷提问
quick-shortcut-wayland = 在 Wayland 下，只有桌面才能为程序提供快捷键，而此桌面没有提供。请在桌面设置中添加一个运行“understudy quick”的快捷键。
quick-shortcut-refused = 桌面没有提供 { $shortcut }。请尝试其他按键，或在桌面设置中添加运行“understudy quick”的快捷键。
quick-shortcut-desktop-has = 此桌面已在使用 { $shortcut }（{ $owner }）。请选择其他按键，或在桌面设置中更改。
quick-shortcut-desktop-failed = 无法更改此桌面的快捷键。请在桌面设置中添加一个运行“understudy quick”的快捷键。
quick-shortcut-no-display = 快捷键需要 X11 显示，这里没有。“understudy quick”也能打开快捷提问。
quick-shortcut-unusable = “{ $shortcut }”不能用作快捷键。请把一个键与 Ctrl、Alt 或 Super 组合使用。
quick-shortcut-taken = { $shortcut } 已被另一个程序占用。请换一个，或在那里更改。
quick-shortcut-not-seen = 没有收到 { $shortcut }。可能被另一个程序或桌面占用，请换一个。

a11y-messages = 消息
a11y-question = 您
a11y-answer = 回答
a11y-attempts = 尝试
a11y-versions = 版本
a11y-code = 代码：{ $language }
a11y-diagram = 图
a11y-task-done = 已完成
a11y-task-open = 未完成
a11y-table = 表格

## 首次启动。

start-title = 欢迎使用 Understudy
start-lead = 您选的模型无法继续时，备用模型会接替。首先：由谁来回答？
start-key-title = 添加 API 密钥
start-key-sentence = 用于 Claude、GPT、Gemini 等，使用您自己在厂商处的账户。
start-key-env-found = 已设置
start-key-env-use = 使用
start-key-env-use-label = 将 { $variable } 用于 { $provider }
start-key-all = 所有提供商…
start-local-title = 使用这台电脑上的模型
start-local-sentence = 您写的内容不会离开这台电脑，没有网络也能用。
start-local-looking = 正在这台电脑上查找模型服务器…
start-local-found = { $count } 个模型可用
start-local-use = 使用
start-local-use-label = 使用 { $provider }
start-local-no-model = { $provider } 正在运行，但还没有模型。请获取一个，然后重新查找：
start-local-no-model-other = { $provider } 正在运行，但还没有模型。请在那里加载一个，然后重新查找。
start-local-none = 这台电脑上没有模型服务器应答。请安装或启动 Ollama、LM Studio 或 llama.cpp，然后重新查找。
start-local-again = 重新查找
start-local-failed = 无法在这台电脑上查找模型：{ $reason }
start-demo-title = 试用演示
start-demo-sentence = 看看回答如何从一个模型切换到另一个。回答是预先写好的，任何内容都不会离开这台电脑。
start-demo-go = 启动演示
start-back = 返回
start-copied = 已复制
start-copy-label = 复制命令 { $command }

## 演示。

start-demo-outage-on = 主模型现在“故障”了。提个问题，看备用模型回答：
start-demo-try = 例如可以问：
start-demo-prompt-switch = 我的主模型出故障时会怎样？
start-demo-prompt-table = 用表格比较火车和飞机
start-demo-prompt-why = 天空为什么是蓝色的？

## 首次回答之后。

start-next-label = 接下来
start-next-backup-title = 添加备用模型
start-next-backup-sentence = 如果 { $main } 失败，此聊天及其文件会发往您在这里选择的备用模型，不会发往别处。
start-next-backup-go = 如果 { $main } 失败，此聊天及其文件会发往 { $backup }
start-next-backup-add = 设为备用
start-next-backup-env = 使用 { $provider }（已设置 { $variable }）
start-next-backup-local = 使用这台电脑上的 { $provider }
start-next-backup-other = 其他提供商…
start-next-backup-order = 在模型顺序中选择…
start-next-backup-done = { $backup } 现在是 { $main } 的备用模型。
start-next-shortcut-title = 随时随地提问
start-next-shortcut-sentence = 在任何程序中按 { $keys } 即可提问，无需离开。试过之后才会保存。
start-next-shortcut-try = 试一试
start-next-shortcut-press = 现在按 { $keys }
start-next-shortcut-waiting = 正在等待按键。15 秒后放弃。
start-next-shortcut-kept = 成功：{ $keys } 可打开快捷提问。
start-next-shortcut-other = 其他按键…
start-next-desktop-title = 此桌面缺少的功能
start-next-not-now = 以后再说
start-next-got-it = 知道了

## 添加提供商。

settings-add-ends-demo = 添加提供商后演示会结束，其聊天也随之消失。
settings-add-title = 添加提供商
settings-add-which = 由谁提供模型？
settings-add-remote = 使用 API 密钥
settings-add-local = 在这台电脑上
settings-add-named = 添加 { $provider }
settings-add-cancel = 取消
settings-add-key = API 密钥
settings-add-key-get = 从 { $provider } 获取密钥
settings-add-key-not-subscription = API 密钥不是 ChatGPT 或 Claude 的订阅；用量另行计费。
settings-add-key-kept = 存入系统的密钥环，并只从那里发往 { $host }。
settings-add-key-sent = 只发往 { $host }。
settings-add-key-forgotten = 退出 Understudy 后不会保留此密钥。
settings-add-key-locked-help = 密钥环已锁定。请先解锁，密钥会保存在那里。
settings-add-key-missing-help = 此系统没有密钥环。请安装 GNOME Keyring 或 KDE Wallet 来保存密钥，或从环境变量读取密钥。
settings-add-key-unknown-help = 密钥环没有应答。可能正在启动：请再检查一次，或从环境变量读取密钥。
settings-add-keyring-again = 再检查一次
settings-add-source = 密钥的来源
settings-add-source-paste = 粘贴密钥
settings-add-source-env = 来自环境变量
settings-add-source-none = 无密钥
settings-add-env-use = 使用环境变量
settings-add-env = 变量名称
settings-add-env-hint = 每次启动时读取。Understudy 只保存名称，绝不保存密钥。
settings-add-advanced = 高级
settings-add-name = 名称
settings-add-name-hint = 在列表和命令行中显示的名称。
settings-add-name-taken = 已有同名的提供商。
settings-add-name-bad = 名称为 1 到 64 个字符，不含“/”和“,”。
settings-add-kind = 种类
settings-add-url = 地址
settings-add-url-hint = 末尾带不带版本都可以。
settings-add-url-bad = 地址以 https:// 或 http:// 开头。
settings-add-http = 不加密地向 { $host } 发送我的密钥和聊天
settings-add-http-hint = 使用未加密的 http 时，途中任何人都能读取。
settings-add-go = 检查并添加
settings-add-checking = 正在向 { $provider } 询问模型…
settings-add-checking-time = 正在向 { $provider } 询问模型… { $time }
settings-add-stop = 停止
settings-add-stopped = 已停止。没有添加任何内容。
settings-add-failed = 未添加 { $provider }
settings-add-this-run = 仅在本次运行中保留
settings-add-works = { $provider } 可用。
settings-add-models-first = 选择您的主模型。
settings-add-models-later = 选择备用模型。前面的模型失败时，它们按模型顺序接替。
settings-add-models-none = 其模型列表是空的。请输入一个模型的名称。
settings-add-model-recommended = 推荐
settings-add-model-other = 模型的名称
settings-add-model-in-order = 在模型顺序中
settings-add-start = 开始聊天
settings-add-backups = { $count ->
    [0] 不带备用模型添加
   *[other] 添加 { $count } 个备用模型
}
settings-add-pick-one = 请选择一个模型以继续。

## 模型。

settings-models-filter = 筛选模型
settings-models-count = { $count } 个模型
settings-models-more = 还有 { $count } 个：筛选即可找到
settings-models-window = { $thousands }k token
settings-models-window-million = { $millions }M token
settings-models-images = 图片
settings-models-pdf = PDF
settings-models-reasoning = 思考
settings-models-tools = 工具
settings-models-price = 输入 { $input }，输出 { $output }
settings-models-price-hint = 价格以每百万 token（读取和写出）计。

## 设置。

settings-title = 设置
settings-sections = 设置的各部分
settings-find = 查找设置
settings-find-none = 没有叫这个名称的设置。
settings-find-count = { $count ->
    [0] 没有找到设置
   *[other] 找到 { $count } 个设置
}
settings-shortcut-name = 随处打开快捷提问的按键
settings-backups-name = 保留的每日备份
settings-page-export = 导出所有聊天
settings-page-import = 导入聊天
settings-section-providers = 提供商
settings-section-order = 模型顺序
settings-section-shortcut = 快捷键
settings-section-keys = 键盘
settings-section-appearance = 外观
settings-section-desktop = 桌面
settings-section-network = 网络
settings-section-chats = 聊天
settings-section-usage = 用量
settings-section-library = 提示词和助手
settings-section-limits = 时限
settings-section-data = 您的数据
settings-section-privacy = 数据去向
settings-section-about = 关于
settings-section-more = 更多

settings-providers-sentence = 负责回答的账户和服务器。密钥只用于它自己的地址，不会再显示。
settings-providers-none = 还没有提供商。请用 API 密钥添加一个，或使用这台电脑上的模型。
settings-providers-add = 添加提供商
settings-providers-list = 提供商
settings-providers-demo = 演示正在运行，其练习提供商不会与您的混在一起。演示结束后会重新列出您的提供商。
settings-provider-key-keyring = 密钥在密钥环中
settings-provider-key-env = 密钥来自 { $variable }
settings-provider-key-env-missing = 未设置 { $variable }
settings-provider-key-this-run = 密钥保留到退出 Understudy
settings-provider-key-not-needed = 不需要密钥
settings-provider-key-locked = 密钥环已锁定
settings-provider-key-missing = 无密钥
settings-provider-key-unknown = 密钥环没有应答
settings-provider-local = 在这台电脑上
settings-provider-in-order = { $count ->
    [0] 不在顺序中
   *[other] 顺序中有 { $count } 个模型
}
settings-provider-test = 测试
settings-provider-test-label = 测试 { $provider }
settings-provider-testing = 正在测试 { $provider }…
settings-provider-works = { $count ->
    [0] { $provider } 已应答。它没有列出模型。
   *[other] { $provider } 已应答。它有 { $count } 个模型。
}
settings-provider-failed = { $provider } 未通过测试
settings-provider-more = { $provider } 的更多操作
settings-provider-models = 模型
settings-provider-models-label = { $provider } 的模型
settings-provider-models-loading = 正在向 { $provider } 询问模型…
settings-provider-key-replace = 更换密钥
settings-provider-key-add = 输入密钥
settings-provider-key-replace-label = 更换 { $provider } 的密钥
settings-provider-key-replaced = { $provider } 的新密钥可用。
settings-provider-key-save = 检查并更换
settings-provider-pause = 暂停…
settings-provider-pause-label = 暂停 { $provider }
settings-provider-pause-hour = 一小时
settings-provider-pause-tomorrow = 到明天
settings-provider-pause-good = 直到我恢复
settings-provider-resume = 恢复
settings-provider-resume-label = 恢复 { $provider }
settings-provider-paused-until = 暂停至 { $time }
settings-provider-paused = 已暂停
settings-provider-remove = 移除
settings-provider-remove-label = 移除 { $provider }
settings-provider-remove-ask = 移除 { $provider }？其密钥会从这台电脑删除，并退出模型顺序。您的聊天会保留。
settings-provider-remove-ask-lead = 移除 { $provider }？其密钥会从这台电脑删除，{ $model } 将不再是您的主模型。您的聊天会保留。
settings-provider-remove-go = 移除 { $provider }
settings-provider-remove-keep = 保留
settings-provider-removed = 已移除 { $provider }。

settings-order-sentence = 消息发往主模型。如果失败，则从上到下询问备用模型。不会发往未列在这里的模型。
settings-order-list = 模型顺序
settings-order-main = 主模型
settings-order-backup = 备用
settings-order-backup-n = 备用 { $number }
settings-order-none = 顺序中还没有模型，因此无法回答。
settings-order-none-provider = 请先添加提供商，然后就可以在这里排列其模型。
settings-order-alone = 如果 { $main } 失败，没有模型接替。请添加一个备用模型，最好来自另一家厂商。
settings-order-move = 移动 { $model }：拖动，或按 Alt 加方向键
settings-order-up = 上移 { $model }
settings-order-down = 下移 { $model }
settings-order-remove = 取出 { $model }
settings-order-removed = { $model } 已不在模型顺序中。
settings-order-undo = 撤销
settings-order-moved = { $position ->
    [1] { $model } 现在是主模型，排在 { $total } 个中的第一个。
   *[other] { $model } 现在是 { $total } 个中的第 { $position } 个。
}
settings-order-added = 已将 { $provider } 的 { $model } 添加为第 { $position } 个。
settings-order-restored = { $model } 已回到模型顺序中。
settings-order-add = 添加备用模型
settings-order-add-main = 添加主模型
settings-order-add-from = 提供商
settings-order-add-model = 添加
settings-order-add-model-label = 将 { $model } 加入模型顺序
settings-order-add-by-name = 按名称添加“{ $model }”
settings-order-add-done = 完成
settings-order-demo = 演示正在以自己的模型顺序运行。演示结束后可以设置您的顺序。
settings-order-hint = 拖动、使用箭头，或在模型上按 Alt+↑ 和 Alt+↓。
settings-order-not-saved = 顺序未更改：{ $reason }
settings-order-by = 先问谁
settings-order-by-way = { $way ->
    [speed] 最快的
    [price] 最便宜的
   *[hand] 按我的排列
}
settings-order-by-what = { $way ->
    [speed] 按各模型最近的回答，通常最先开始的先问。两者相同时，或某个模型回答未满二十次时，由下面的顺序决定。
    [price] 输入和输出字数相同时费用最低的先问；这台电脑上的模型不花钱。费用相同的，以及排在所有已知价格之后的，由下面的顺序决定。
   *[hand] 从上到下。聊天可以有自己的顺序。
}
settings-hedge = 某个模型迟迟不开始时，同时询问下一个
settings-hedge-what = 某个模型的等待时间超过它 100 次中 95 次的水平时，会同时询问下一个。先开始的继续；另一个停止，按已产生的内容付费。

settings-shortcut-sentence = 在您正做的事情之上打开快捷提问。新按键试过之后才会保存。
settings-shortcut-state-not-offered = 没有设置快捷键。
settings-shortcut-state-off = 快捷键已关闭。
settings-shortcut-state-active = { $keys } 可打开快捷提问。
settings-shortcut-record = 更改…
settings-shortcut-record-first = 设置按键…
settings-shortcut-recording = 请按下想用的按键，需含 Ctrl、Alt 或 Super。按 Esc 保持不变。
settings-shortcut-need-modifier = 请按住 Ctrl、Alt 或 Super 再按一个键。
settings-shortcut-try-default = 试试 { $keys }
settings-shortcut-press = 请再按一次 { $keys }，看看能否收到…
settings-shortcut-kept = { $keys } 可用，已保存。
settings-quick-order = 新的快捷提问先问
settings-quick-order-order = 按模型顺序
settings-quick-order-last = 按上一个聊天的顺序
settings-quick-order-first = 先问 { $model }
settings-quick-order-gone = 已不存在的模型
settings-shortcut-state-in-desktop = 此桌面自己的快捷键中有 { $keys }，它会运行“understudy quick”。
settings-shortcut-add = 将 { $keys } 添加到此桌面的快捷键
settings-shortcut-take-out = 移除
settings-shortcut-off = 关闭

settings-keys-sentence = 每个操作对应的按键。所有按键都可以更改。

settings-appearance-sentence = 窗口的外观和语言。
settings-language = 语言
settings-theme = 主题
settings-theme-system = 跟随系统
settings-theme-light = 浅色
settings-theme-dark = 深色
settings-contrast = 对比度
settings-contrast-more = 更高
settings-zoom = 文字和控件的大小
settings-zoom-smaller = 缩小
settings-zoom-larger = 放大
settings-zoom-value = { $percent }%
settings-zoom-reset = 恢复到 100%
settings-zoom-hint = 在任何地方按 Ctrl++、Ctrl+− 和 Ctrl+0 效果相同。

settings-desktop-sentence = Understudy 在您桌面上的行为。
settings-network-sentence = 请求如何离开这台电脑。
settings-chats-sentence = 标题，以及已删除的聊天保留多久。
settings-usage-sentence = 根据已保存的请求统计的 token 和费用。不包括演示。
settings-titles = 由模型取标题
settings-titles-what = 聊天得到首个回答后，其开头会作为简短请求再发一次，发给该聊天去过的厂商中最便宜的模型。关闭时以开头的几个词作标题。设有限制的聊天保留开头的几个词，您自己取的标题不会被替换。
settings-bin = 回收站保留天数
settings-bin-what = 已删除的聊天在这段时间内可以恢复，之后彻底清除。
settings-bin-bad = 天数应为 1 到 3,650。
settings-desktop-tray = 托盘
settings-desktop-tray-yes = 有托盘。其图标显示提供商的状况。
settings-desktop-tray-no = 此桌面没有托盘，因此关闭窗口会退出 Understudy，快捷提问也会停止。在 GNOME 上，AppIndicator 扩展可以提供托盘；一旦有了就会使用。
settings-desktop-keyring = 密钥环
settings-desktop-keyring-ready = 密钥环已打开。密钥保存在那里。
settings-desktop-keyring-locked = 密钥环已锁定。没有删除任何内容；解锁后密钥即可恢复。
settings-desktop-keyring-missing = 没有找到密钥环，因此退出 Understudy 后不会保留密钥。请安装 GNOME Keyring 或 KDE Wallet，或使用环境变量。
settings-desktop-keyring-unknown = 密钥环没有应答。其中的密钥暂时无法使用。
settings-keys-where = 您的密钥在哪里
settings-keys-unlock = 解锁…
settings-keys-failed = 密钥环未能完成操作
settings-keys-keep = 保存到密钥环
settings-keys-keep-label = 将 { $provider } 的密钥保存到密钥环
settings-keys-place-keyring = 在系统的密钥环中。
settings-keys-place-env = 在环境变量 { $variable } 中，Understudy 启动时读取。
settings-keys-place-env-missing = Understudy 启动时未设置环境变量 { $variable }。请设置后重新启动，或添加密钥。
settings-keys-place-this-run = 在内存中，直到退出 Understudy。
settings-keys-place-not-needed = 不需要密钥。
settings-keys-place-locked = 在已锁定的密钥环中。解锁后会自动使用该密钥。
settings-keys-place-missing = 没有密钥：它已被删除，或是为另一个地址输入的。请在上方重新添加。
settings-keys-place-no-keyring = 没有找到密钥环，因此无法读取。密钥环恢复后即可使用；也可以仅为本次运行重新添加。
settings-keys-place-unknown = 在密钥环中，但它现在没有应答。每隔几秒会再次询问。
settings-notify = 用桌面通知告诉我
settings-notify-main-model = 主模型故障和恢复时
settings-notify-answers = 回答已到而窗口不在前面时
settings-notify-needs-you = 有提供商需要我处理时，每天一次
settings-notify-spend = 本月限额用去大部分以及全部用完时
settings-notify-waiting = 等待中的消息发送后
settings-desktop-close-to-tray = 关闭窗口后留在托盘中运行
settings-desktop-close-to-tray-no-tray = 没有托盘时，关闭窗口即退出。
settings-desktop-start = 随桌面启动，留在托盘中
settings-desktop-start-no-tray = 没有托盘时，每次启动都会打开窗口。
settings-tray-recent = 托盘菜单中的最近聊天
settings-tray-recent-which = { $which ->
    [all] 全部
    [none] 不显示
   *[unrestricted] 未受限的
}
settings-tray-recent-what = { $which ->
    [all] 列出最新的五个，包括受限的。临时聊天从不列出。
    [none] 窗口之外看不到任何标题。
   *[unrestricted] 列出最新的五个，不含仅限某些提供商或仅限这台电脑的聊天。
}
settings-tray-panel = 托盘图标所在的面板
settings-tray-panel-which = { $which ->
    [dark] 深色
    [light] 浅色
   *[auto] 自动
}
settings-tray-panel-what = 程序无法得知面板的颜色。“自动”随桌面样式而定。
settings-graphics = 安全图形
settings-graphics-way = { $way ->
    [on] 开
    [off] 关
   *[auto] 自动
}
settings-graphics-what = 不使用显卡绘制，适用于只显示空白窗口的驱动程序。“自动”会在一次启动未显示任何内容之后这样做。
settings-graphics-found = 现已开启，因为有一次启动没有显示窗口。下一个版本会再次尝试通常的方式。
settings-graphics-restart = 更改从下次启动起生效。
settings-proxy = 代理
settings-proxy-way = { $way ->
    [none] 无
    [manual] 手动
   *[system] 系统
}
settings-proxy-what = { $way ->
    [none] 直接连接每个服务器。
    [manual] http、https、socks5 或 socks5h。不接受用户名和密码。
   *[system] 按系统的设置：Understudy 启动时的 HTTPS_PROXY、HTTP_PROXY、ALL_PROXY 和 NO_PROXY；其中没有指定代理时，按桌面的设置。
}
settings-proxy-address = 代理的地址
settings-proxy-never = 始终直接连接这台电脑上的服务器；密钥绝不会以明文 http 经过代理。
settings-ca = 其他证书颁发机构（PEM 文件）
settings-ca-what = 用于公司自己的服务器，或会检查 https 的代理。除系统信任的之外也信任它们；留空表示没有。

settings-recovery = 回答中断时
settings-recovery-way = { $way ->
    [restart] 重新回答
    [ask] 询问我
   *[continue] 接着写
}
settings-recovery-what = { $way ->
    [restart] 下一个模型重新给出完整的回答；已显示的内容保存在详情中。
    [ask] 已显示的内容会保留，由您选择：接着写，或重新回答。
   *[continue] 下一个模型从中断处接着写；如果只显示了几个词，则重新回答。
}
settings-library-sentence = 您常用的文字，以及您用来开始聊天的助手。
settings-limits-sentence = 模型沉默多久后询问备用模型。“自动”按每个模型自己的速度。
settings-limits-auto = 自动
settings-limits-fixed = 固定
settings-limits-seconds = 秒
settings-limits-how = { $name }：自动或固定
settings-limits-bad = 应为大于零的秒数。

settings-data-sentence = 聊天属于您：安全地保存在这台电脑上，也可以带到任何地方。
settings-privacy-sentence = Understudy 保存和发送什么。没有遥测，也不会向我们发送任何内容。
settings-privacy-chats = 您的聊天
settings-privacy-chats-where = 保存在这台电脑的数据库中，只有您的用户账户可以读取。
settings-privacy-messages = 您发送的内容
settings-privacy-messages-where = 发往回答的模型，切换时发往接替的备用模型：
settings-privacy-messages-none = 尚未发往任何地方：没有设置提供商。
settings-privacy-keys = 您的密钥
settings-privacy-keys-where = 在系统的密钥环中。密钥只发往为其输入时的地址。
settings-privacy-keys-memory = 在内存中，直到退出 Understudy，因为没有打开的密钥环。密钥只发往为其输入时的地址。
settings-privacy-backups = 备份和日志
settings-privacy-backups-where = 在这台电脑上应用的文件夹中，只有您的用户账户可以读取。日志不含任何文字和密钥。
settings-privacy-health = 提供商的状况
settings-privacy-health-where = 根据您自己的使用测得，保存在这台电脑上。
settings-privacy-pages = 状态页
settings-privacy-pages-where = 某个模型故障时，会读取其厂商的公开状态页，不带密钥。它只用于说明，不作决定。
settings-privacy-checks = 测试消息
settings-privacy-checks-where = 某个模型沉默或过载时，会不时询问它一个词，以了解它是否恢复：每天最多 24 次，且费用均低于两美分。
settings-privacy-network = 有没有网络
settings-privacy-network-where = 会联系模型顺序中的服务器，不请求任何内容，也不带密钥。某个模型故障时，会不时带上其密钥询问它的模型列表。
settings-privacy-titles = 标题
settings-privacy-titles-on = 取自聊天开头的几个词。按您的设置，首次回答之后会请该聊天去过的一个模型取标题。
settings-privacy-titles-off = 取自聊天开头的几个词。不询问任何模型。
settings-privacy-links = 链接和图片
settings-privacy-links-where = 不会加载模型所写的任何内容。您点击链接时，它会在浏览器中打开；来自互联网的图片只显示为链接。
settings-privacy-demo = 演示
settings-privacy-demo-where = 在这台电脑上运行。回答预先写好，不使用网络。
settings-privacy-telemetry = 关于您的使用数据
settings-privacy-telemetry-where = 不收集。
settings-privacy-provider = { $provider }，位于 { $host }
settings-privacy-provider-local = { $provider }，在这台电脑上

settings-about-sentence = 模型停了，聊天不停。
settings-about-version = 版本
settings-about-folder = 文件夹
settings-about-folder-what = 聊天、文件、设置、备份和日志。密钥在系统的密钥环中。
settings-about-logs = 日志和报告
settings-about-logs-what = 警告，以及 Understudy 内部出错时的报告。它们不含聊天和密钥，留在这台电脑上，最旧的会自动删除。
settings-about-logs-open = 打开文件夹
crash-said = Understudy 内部出了问题（{ $time }）。报告保存在这台电脑上，不含聊天和密钥，也没有发送到任何地方。
crash-delete = 删除报告
crash-keep = 保留
settings-about-licence = 许可证
settings-about-licence-text = MIT 或 Apache-2.0，由您选择。Inter 字体采用 SIL Open Font License。

settings-more-sentence = 其他所有可设置的内容，与命令行相同。
settings-value-reset = 恢复默认值
settings-value-save = 保存
settings-value-saved = 已保存。
settings-value-takes = 可用的值：{ $values }

settings-failed-retry = 重试

## licences-：应用中由他人编写的内容。

licences-title = 第三方许可证
licences-what = 此版本中由他人编写的内容，以及各自的许可条款。
licences-show = 显示
licences-filter = 按名称或许可证筛选
licences-count = { $count ->
    [0] 没有符合此名称的内容。
   *[other] { $count } 个软件包
}
licences-no-text = 其作者没有附上许可证文本。它采用 { $licence } 许可证。
licences-failed = 无法读取列表。它是应用的一部分：可能应用在运行时被更新了。请重新启动应用。

## erase-：删除一切。

erase-title = 删除所有数据
erase-what = Understudy 保存在这台电脑上的一切都会清除：聊天、备份、密钥和设置。之后它会从头开始。
erase-ask = 删除…
erase-goes = 以下内容会彻底清除，此操作无法撤销：
erase-chats = 所有聊天，包括归档、回收站、草稿和所附文件
erase-backups = { $count ->
    [0] 恢复时另外保存的内容（没有备份）
   *[other] 应用文件夹中的全部 { $count } 个备份，以及恢复时另外保存的内容
}
erase-keys = 密钥环中 { $names } 的密钥
erase-keys-none = 您的提供商（没有保存您的密钥）
erase-settings = 设置、模型顺序、费用、提供商状况的记录和日志
erase-stays = 您导出的文件和另存到别处的备份会保留，提供商所保留的内容也不受影响。
erase-type = 输入“{ $word }”以继续
erase-word = 删除
erase-go = 全部删除
erase-keep = 全部保留
erase-in-use = 您的密钥已删除。其余内容尚未删除：另一个 Understudy 仍打开着这些内容。请退出那个 Understudy（包括终端中的），然后重新启动。
erase-stopped = 只删除了密钥，可能还不是全部密钥。请解决此问题后重试，或保留其余内容。
erase-stuck = 您的数据本应删除，但无法移除 { $path }（{ $reason }）。在移除它之前，Understudy 不会打开任何内容。请移除它，然后重新启动。

## 用量。

usage-total = { $days ->
        [1] 今天发送了 { $requests } 个请求，已知费用为 { $cost }。
       *[other] 最近 { $days } 天发送了 { $requests } 个请求，已知费用为 { $cost }。
    }
usage-possible = 失败或被停止的请求可能另外计费 { $cost }。
usage-unknown = { $count ->
       *[other] 其中 { $count } 个可能会计费，但费用未知。
    }
usage-titles = { $count ->
       *[other] 其中 { $count } 个用于聊天的标题。
    }
usage-month = 本月已用 { $limit } 中的 { $cost }（以已知费用计）。
usage-month-near = 本月已用 { $limit } 中的 { $cost }（以已知费用计）。达到限额后只询问免费模型。
usage-month-over = 本月 { $limit } 的限额已用完（{ $cost }，以已知费用计）。只询问这台电脑上的模型和免费模型。要提高限额：understudy settings set spend.month_usd DOLLARS
usage-at-least = { $cost } 或更多
usage-requests = { $count } 个请求
usage-tokens = 输入 { $input }，输出 { $output }
usage-no-chat = 聊天已不存在
usage-count = { $count }
usage-none = 这段时间没有提问。演示不计入。
usage-range = 时间
usage-range-days = { $days ->
        [365] 一年
       *[other] { $days } 天
    }
usage-measure = 统计项
usage-measure-cost = 费用
usage-measure-tokens = Token
usage-chart-label = { $measure ->
        [tokens] Token
       *[cost] 费用
    }，共 { $count } 条。最高为 { $most }，{ $day }。
usage-chart-none = 这段时间没有已知数据。
usage-legend-sure = 来自回答
usage-legend-maybe = 失败或被停止，可能计费
usage-as-table = 以表格显示
usage-by-day = 按日期
usage-by-provider = 按提供商
usage-by-model = 按模型
usage-by-chat = 按聊天
usage-column-name = 名称
usage-column-requests = 请求
usage-column-input = 输入 token
usage-column-output = 输出 token
usage-column-cost = 费用
usage-failed = { $count } 个失败
usage-cancelled = { $count } 个被停止
usage-limit = 每月限额
usage-limit-what = 用到五分之四时会提醒您。达到限额后只询问免费模型和这台电脑上的模型，直到下个月或您提高限额。计入的是已知费用，包括失败或被停止而可能计费的请求；已开始的消息会继续完成。
usage-limit-amount = 每个自然月的美元数
usage-limit-bad = 这不是金额。请写成 20 或 7.50。
usage-limit-now = 本月 { $cost }，限额 { $limit }
usage-limit-unknown = { $count ->
       *[other] 本月有 { $count } 个请求可能会计费，但费用未知。这里没有计入。
    }

## 归档和回收站。

stored-archive = 归档（{ $count }）
stored-bin = 回收站（{ $count }）
stored-archive-what = 不在列表中，永久保留。在聊天中写消息即可放回列表。
stored-bin-what = 已删除的聊天在这里保留 { $days } 天，之后彻底清除。
stored-archive-empty = 没有归档的聊天。
stored-bin-empty = 回收站是空的。
stored-archive-list = 归档的聊天
stored-bin-list = 已删除的聊天
stored-archived-on = 归档于 { $date }
stored-goes = { $days ->
        [0] 今天彻底清除
        [1] 明天（{ $date }）彻底清除
       *[other] { $days } 天后（{ $date }）彻底清除
    }
stored-unarchive-label = 放回列表：“{ $title }”
stored-restore = 恢复
stored-restore-label = 恢复“{ $title }”
stored-leave = 彻底删除
stored-leave-label = 彻底删除“{ $title }”
stored-leave-title = 彻底删除？
stored-leave-one = “{ $title }”会立即清除，连同其他聊天没有的文件。此操作无法撤销。其回答的费用会保留在用量中，不含任何文字。
stored-leave-all = { $count ->
       *[other] 回收站中的 { $count } 个聊天会立即全部清除，连同其他聊天没有的文件。此操作无法撤销。
    }
stored-empty-bin = 清空回收站
stored-gone = 已彻底删除。
stored-gone-later = 已删除。另一个程序正在读取历史记录；其日志中的最后痕迹会在那之后清除。
stored-gone-backups = 备份中也已没有。
stored-gone-following = 正在重写备份，去掉其内容；需要几分钟，若退出则在下次启动时继续。
stored-gone-until = 有一个无法读取的备份可能还含有它。它会在 { $date } 前自动移除，也可在“设置”的“您的数据”中移除。
stored-gone-kept = 有一个无法读取的备份可能还含有它。请在“设置”的“您的数据”中移除。
stored-gone-aside = 另存的历史记录（{ $count } 个文件夹：{ $folders }）中可能仍含有它：不再需要时请删除。

## 状态面板。

status-none = 尚未设置提供商。
status-none-add = 添加提供商
status-demo = 练习提供商，回答预先写好
status-no-first-text = 还没有
status-since = 自 { $time } 起
status-next-try = { $time } 后再试
status-next-try-now = 下一条消息时再试
status-covering-for = 正在接替 { $model }
status-covered-by = { $model } 正在接替
status-failures = { $why }，连续失败 { $count } 次
status-no-models = 其模型均不在模型顺序中。
status-check = 立即检查
status-lane-answers = { $model } 能回答。
status-check-label = 立即检查 { $provider }
status-fix-key = 修正密钥
status-main = 主模型
status-column-model = 模型
status-column-state = 状态
status-column-day = 最近 24 小时
status-column-first = 首段文字
status-column-seven = 7 天
status-column-thirty = 30 天
status-first-text-late =
    { $count ->
       *[other] 7 天内 { $count } 个回答的首段文字：通常 { $usual }，100 次中 95 次在 { $late } 以内
    }
status-half-hour = { $from } 至 { $to }：{ $words }
status-half-hour-state =
    { $state ->
        [fine] 正常
        [slow] 缓慢
        [failing] 有失败
        [down] 故障
        [paused] 已暂停
       *[other] 没有请求
    }
status-legend = 半小时表示
status-incidents = 最近 30 天的故障
status-incidents-none = 您模型顺序中的模型都没有出现故障。
status-incidents-more = 再显示 { $count } 个
status-checks = 今天已自动检查 { $count } 次。
status-incident-lasts = 仍在持续
status-unread = 无法读取过去的记录。
status-lane-menu = { $model } 的更多操作
status-provider-menu = { $provider } 的更多操作
status-pause-head = 暂停此模型
status-outage-head = 模拟 10 分钟的故障
status-outage-kind =
    { $kind ->
        [hard] 立即拒绝
        [slow] 回答很慢
       *[middle] 中途中断
    }
status-outage-foot = 真实的消息会由备用模型继续。中途中断的请求是真实发出的，可能会计费。
status-outage-end = 结束故障
status-outage-end-label = 结束 { $name } 的模拟故障
status-outage-on =
    { $kind ->
        [hard] 模拟：{ $name } 在 { $until } 之前拒绝所有消息。
        [slow] 模拟：{ $name } 在 { $until } 之前回答很慢。
       *[middle] 模拟：{ $name } 的回答在 { $until } 之前会中途中断。
    }
status-simulated-list = 模拟故障
chat-outage-mark = 故障模拟中
chat-outage-mark-title = 正在模拟 { $names } 的故障。查看。

## 命令行。

cli-no-home = Understudy 没有存放数据的文件夹：{ $reason }。请将 UNDERSTUDY_HOME 设为可写入的文件夹。
cli-no-runtime = Understudy 无法启动：{ $reason }。
cli-no-display = 这里没有显示器，因此对话在此终端中继续。
cli-demo = 尚未设置提供商，因此由演示回答：回答是预先写好的，任何内容都不会离开这台电脑。要设置提供商：understudy provider add NAME --kind KIND
cli-question-missing = 请给出问题：understudy ask "…"，或通过管道传入。
cli-question-empty = 问题是空的。
cli-input-unreadable = 无法读取标准输入：{ $reason }。
cli-input-too-long = 输入超过 { $most } MB。没有发送任何内容。
cli-input-not-text = 输入不是 UTF-8 文本。没有发送任何内容。
cli-duration-form = 写成 30s、10m、1h 或 2d
cli-effort-form = off、low、medium、high 或 max 之一
cli-temperature-form = 0 到 2 之间的数
cli-max-output-form = token 的整数个数，至少为 1
cli-stop-form = 不为空的文本
cli-key-wanted = 请粘贴密钥并按回车。输入时密钥可见。
cli-key-not-text = 标准输入中的密钥不是 UTF-8 文本。没有保存任何内容。
cli-key-empty = 标准输入中没有密钥。没有保存任何内容。
cli-key-offered = 已设置 { $variable }。要使用它，请加上 --key-env { $variable }；要输入其他密钥，请用 --key-stdin 通过管道传入。
cli-key-missing = 这种提供商需要密钥：请用 --key-stdin 通过管道传入，用 --key-env 指定变量，或使用 --no-key。
cli-key-variable-unset = 现在未设置 { $variable }。每次启动时会重新读取。
cli-file = 文件：{ $name }
cli-file-note = { $name }：{ $note }
cli-chat-id-wrong = “{ $id }”不是聊天的 ID。请看：understudy history list
cli-no-chat-yet = 还没有可以继续的聊天。提问时请不要加 --continue。
cli-no-chats = 没有保存聊天。
cli-bin-empty = 回收站是空的。
cli-chat-pinned = 已置顶
cli-chat-archived = 已归档
cli-chat-goes = { $time } 清除
cli-usage-none = { $days ->
        [1] 今天没有提问。
       *[other] 最近 { $days } 天没有提问。
    }
cli-usage-days = 按日期
cli-usage-providers = 按提供商
cli-usage-models = 按模型
cli-usage-chats = 按聊天
cli-no-providers = 尚未设置提供商。要设置：understudy provider add NAME --kind KIND
cli-backup-file = 已写入 { $file }（{ $size }）：{ $what }。
cli-backup-files-missing = 有 { $count } 个所附文件未找到。其消息仍在，但没有文件。
cli-backup-made = 备份 { $name }：{ $what }。
cli-backup-none = 还没有备份。“understudy history backup”可以备份。
cli-check-cut-off = 预写日志的结尾被损坏之处切断：其后还有 { $count } 页更改。
cli-check-file-damaged = 一个所附文件与原来不同：{ $file }
cli-check-file-missing = 缺少一个所附文件：{ $file }
cli-check-orphans = 有 { $count } 行引用了不存在的行。
cli-check-sound = { $files ->
    [0] 一切正常。
   *[other] 一切正常。{ $files } 个所附文件完好。
}
cli-check-ways = 没有做任何更改。您可以使用可读取的内容（understudy history restore --salvage）、备份（--newest），或两者一起（--salvage --newest）。损坏的文件无论如何都会保留。
cli-erase-app-runs = Understudy 正在运行。请先退出，或在其设置的“您的数据”中删除所有数据。没有删除任何内容。
cli-erase-ask = 彻底删除所有数据？[y/N]
cli-erase-done = 已全部删除。
cli-erase-look = 这会删除 { $folder } 中的所有聊天、文件、备份、设置和日志，以及密钥环中您的提供商的密钥。此操作无法撤销。
cli-erase-yes = 这里无法询问任何人。要全部删除请使用 --yes。没有删除任何内容。
cli-restore-app-runs = Understudy 正在运行。请先退出再恢复，或在其设置的“您的数据”中恢复。没有做任何更改。
cli-restore-ask = 用它取代历史记录？现有内容会另外保存。[y/N]
cli-restore-ask-yes = y yes 是
cli-restore-done = 已恢复。之前的内容在 { $aside } 中。
cli-restore-later = 另一个 Understudy 打开了历史记录。它结束后，备份会取代历史记录。
cli-restore-look = 此备份包含 { $what }，{ $size }。
cli-restore-what = 请指定备份：文件、备份的名称（“understudy history backup --list”），或 --newest。
cli-restore-yes = 这里无法询问任何人。要恢复请使用 --yes。没有做任何更改。
cli-search-chat = { $id }  { $when }  { $title }
cli-search-message = { $id }  { $when }  { $title } [{ $who }]
cli-search-more = 还有更多。请看：understudy history search --limit 100 …
cli-export-missing = { $count } 个所附文件已不在此磁盘上。导出中只有其名称，没有内容。
cli-exported = 已导出 { $chats } 个聊天，{ $messages } 条消息。
cli-only-read = 无法写入文件夹 { $folder }。可以阅读、搜索和导出聊天；会造成更改的操作均被拒绝。
cli-folder-twice = 有两个名为“{ $name }”的文件夹。请先给其中一个改名；没有写入任何内容。
cli-folder-unknown = 没有名为“{ $name }”的文件夹，因此没有写入任何内容。“understudy history list”会显示每个聊天在哪个文件夹中。
cli-format-form = 格式为 json 或 markdown
cli-import-ask = 导入吗？[y/N]
cli-import-dates = 从 { $first } 到 { $last }。
cli-import-found = 这是{ $source }，有 { $chats } 个聊天、{ $messages } 条消息和 { $files } 个文件。
cli-import-known = 其中 { $count } 个聊天已在这里；只导入其中新的内容。
cli-import-no = 没有导入任何内容。
cli-import-yes = y yes 是
cli-imported = 已导入 { $chats } 个新聊天，{ $messages } 条消息。{ $more ->
    [0] {""}
   *[other] 已有的 { $more } 个聊天增加了内容。
}{ $known ->
    [0] {""}
   *[other] { $known } 个聊天这里已有，没有变化。
}{ $deleted ->
    [0] {""}
   *[other] { $deleted } 个聊天已在这里删除，不再导入。
}
cli-took-over = { $from }：{ $why }。{ $to } 接替。
cli-left-out = 跳过 { $lane }：{ $why }
cli-slow = { $lane } 已有 { $waited } 没有应答，仍在等待。
cli-seam = { $mode ->
    [restart] （{ $from } 停止：{ $why }。{ $to } 重新回答。）
   *[continue] （{ $from } 在 { $at } 个字符后停止：{ $why }。{ $to } 接着写。）
}
cli-goes-on = { $from }：{ $why }。{ $to } 接着写。
cli-ask-continue = 继续吗？输入“y”以外的内容则保持原样。[y/N]
cli-begins-anew = 回答重新开始。
cli-length = 回答达到模型的长度上限，到此结束。
cli-refused = 模型拒绝回答。
cli-tool-calls = 模型请求了工具，Understudy 尚不能运行。
cli-chat-begins = 一行就是一条消息。Ctrl-C 停止回答，Ctrl-D 结束。
cli-chat-remembers-nothing = 不保存任何内容，因此每个问题都是独立的。
cli-answered-by = { $lane }，{ $took }
cli-provider-added = 已设置 { $name }。
cli-provider-unchecked = 已设置，但无法检查其密钥：{ $reason }
cli-provider-removed = 已移除 { $name } 及其密钥。
cli-model-answers = { $model } 能回答。
cli-provider-works = { $name } 可用，提供 { $models } 个模型。
cli-provider-paused = { $name } 已暂停，直到您恢复它。
cli-provider-paused-until = { $name } 暂停至 { $until }。
cli-provider-resumed = 恢复询问 { $name }。
cli-chain-begins = { $lane } 现在是主模型。
cli-chain-unchanged = 模型顺序未更改；要添加模型：understudy chain set
cli-chain-empty = 还没有模型顺序。要设置：understudy chain set PROVIDER/MODEL …
cli-field-name = 名称
cli-field-kind = 种类
cli-field-address = 地址
cli-field-key = 密钥
cli-field-state = 状态
cli-paused = 已暂停
cli-paused-until = 暂停至 { $until }
cli-key-in-keyring = 密钥在密钥环中
cli-key-in-variable = 密钥在 { $variable } 中
cli-key-variable-not-set = 未设置 { $variable }
cli-key-this-run = 密钥只属于另一次运行
cli-key-not-needed = 不需要密钥
cli-key-locked = 密钥环已锁定
cli-key-none = 无密钥
cli-key-unknown = 密钥环没有应答
cli-model-window = { $tokens } 个 token
cli-model-price = 每百万 token 输入 { $input }，输出 { $output }（{ $origin }）
cli-price-by-user = 由您设置
cli-price-by-provider = 来自提供商
cli-price-by-list = 标价
cli-price-by-list-rises = 标价，长输入更贵
cli-price-form = 写成 3 或 0.25：美元每百万 token
cli-price-missing = 不知道 { $lane } 的价格。要设置：understudy provider price PROVIDER MODEL --input DOLLARS --output DOLLARS
cli-price-local = { $lane } 在这台电脑上运行，不产生费用。
cli-price-kept = 已保存 { $lane } 的价格。
cli-price-unlisted = { $provider } 现在没有列出 { $model }；使用它时按此价格。
cli-price-cleared = 已撤回您为 { $lane } 设置的价格。
cli-price-each = 每百万 token { $amount }
cli-field-input = 输入
cli-field-output = 输出
cli-field-cache-read = 缓存读取
cli-field-cache-write = 缓存写入
cli-field-origin = 来源
cli-cost = 费用：{ $cost }
cli-cost-at-least = 费用：至少 { $cost }；部分回答的费用未知
cli-cost-unknown = 费用：未知
cli-model-recommended = 推荐
cli-model-images = 图片
cli-model-pdf = PDF
cli-model-reasoning = 思考
cli-model-tools = 工具
cli-you = 您
cli-nobody = 没有回答
cli-being-written = 正在生成
cli-broke-off = 中断
cli-stopped = 被您停止
cli-interrupted = 被打断

## 命令行的帮助：先是命令，然后是参数。

cli-allow-chain = 可以发往：按模型顺序。
cli-allow-only = 可以发往：仅 { $names }。
cli-allow-this-computer = 可以发往：无处，仅这台电脑。
cli-allow-order = 自己的模型顺序：{ $names }。
cli-allow-no-files = 由其他提供商的备用模型接替时不带文件。
cli-allow-gone = 已移除的提供商
cli-crossing = { $files ->
    [0] 此聊天首次发往 { $provider }，包括其中的全部内容。
   *[other] 此聊天首次发往 { $provider }，包括其中的全部内容和 { $files } 个文件。
}
cli-status-next-try = { $time } 再试
cli-status-first-text = 首段文字 { $usual }，100 次中 95 次在 { $late } 以内
cli-status-seven-days = 7 天：{ $words }
cli-status-thirty-days = 30 天：{ $words }
cli-status-incidents = 最近 30 天的故障
cli-status-from-to = { $from } 至 { $to }
cli-status-since = 自 { $from } 起
cli-status-waiting = { $count } 条消息正在等待回答。
cli-help = 与多种 AI 模型的个人聊天，提供商停了也能继续。不带命令时打开聊天窗口。
cli-help-more = 退出状态：0 已回答，1 没有模型能回答，2 用法错误，130 已取消。UNDERSTUDY_HOME 指定数据和设置的文件夹。
cli-help-quick = 打开运行中应用的快捷提问，或启动应用
cli-help-ask = 提一个问题；回答写到标准输出
cli-help-chat = 在终端中交谈
cli-help-provider = 提供商：厂商的账户，以及服务器
cli-help-provider-add = 设置提供商并检查其密钥
cli-help-provider-list = 所有提供商
cli-help-provider-show = 一个提供商
cli-help-provider-remove = 移除提供商及其密钥
cli-help-provider-test = 通过询问模型来检查密钥
cli-help-provider-models = 它提供的模型
cli-help-provider-price = 模型的价格：显示，或设置您自己的价格
cli-help-provider-pause = 暂不使用某提供商，直到恢复或到期
cli-help-provider-resume = 恢复使用暂停的提供商
cli-help-chain = 询问模型的顺序
cli-help-chain-show = 顺序，主模型在前
cli-help-chain-set = 设置顺序
cli-help-settings = 设置
cli-help-settings-list = 所有设置及其值
cli-help-settings-get = 某个设置的值
cli-help-settings-set = 设置某个值
cli-help-status = 提供商和模型的状况
cli-help-usage = 按日期、提供商、模型和聊天统计的 token 和费用
cli-help-history = 保存的聊天
cli-help-history-backup = 备份：存到应用的文件夹，或将全部历史记录及其文件存到 FILE
cli-help-history-check = 检查数据库及其文件是否损坏
cli-help-history-erase = 删除所有数据：聊天、文件、备份、设置、日志，以及密钥环中的密钥
cli-help-history-restore = 用备份取代历史记录；现有内容另外保存
cli-help-history-list = 所有聊天，最新的在前
cli-help-history-show = 一个聊天
cli-help-history-search = 在聊天中查找词语：from:me、from:model、model:、in:、after:2026-01-31、before:、"词组"、开头*，以及在单独的 -- 之后用 -排除
cli-help-history-export = 将所有聊天、某个文件夹中的聊天或一个聊天写到标准输出
cli-help-history-import = 导入导出文件或另一份历史记录
cli-help-history-allow = 聊天可以发往哪里：显示，或设置
cli-help-arg-anywhere = 按模型顺序
cli-help-arg-default-chain = 重新按默认顺序询问
cli-help-arg-files = 由其他提供商的备用模型接替时带上文件
cli-help-arg-no-files = 由其他提供商的备用模型接替时不带文件
cli-help-arg-hidden = 在托盘中启动，不显示窗口
cli-help-arg-safe-graphics = 本次不使用显卡绘制窗口
cli-help-arg-prompt = 问题；“-”或不写则从标准输入读取
cli-help-arg-chain = 按此顺序询问这些模型，而不用默认顺序：提供商/模型,…
cli-help-arg-chat = 在此聊天中继续
cli-help-arg-latest = 在最新的聊天中继续
cli-help-arg-system = 对话之前给模型的指示
cli-help-arg-attach = 随问题发送文件：图片、PDF、文本或文档（可重复）
cli-help-arg-bin = 回收站中的聊天，以及各自的清除时间
cli-help-arg-days = 天数，包括今天：1 到 366
cli-help-arg-effort = 思考多少：off、low、medium、high 或 max
cli-help-arg-temperature = 用词的自由程度，从 0 到 2；不接受的模型则省略
cli-help-arg-max-output = 达到这么多 token 后结束回答
cli-help-arg-stop = 在此文本之前结束回答（最多四次）
cli-help-arg-only = 只询问这些提供商
cli-help-arg-local-only = 只询问这台电脑上的模型
cli-help-arg-no-failover = 只询问第一个模型
cli-help-arg-file = 文件，或备份的名称；可导入 Understudy、ChatGPT、Claude、Gemini（Takeout，JSON 格式）、LibreChat、Open WebUI、Cherry Studio 或 Jan 的导出（zip 或未压缩），或 history.db
cli-help-arg-list = 显示现有的备份
cli-help-arg-newest = 使用最新的完整备份
cli-help-arg-salvage = 使用损坏的历史记录中可读取的内容；加上 --newest 时，缺少的部分取自备份
cli-help-arg-yes = 不询问
cli-help-arg-no-history = 临时聊天：不保存任何文字
cli-help-arg-folder = 只包括此文件夹中的聊天，写文件夹的名称
cli-help-arg-format = json，包含全部内容，可重新导入；或 markdown，供阅读
cli-help-arg-target = 写到此文件，而不是标准输出
cli-help-arg-json = 输出 JSON：列表或对象，事件则每行一个、随时输出
cli-help-arg-name = 提供商的名称
cli-help-arg-model = 模型，用提供商的叫法
cli-help-arg-input = 每百万输入 token 的美元价格
cli-help-arg-output = 每百万输出 token 的美元价格
cli-help-arg-cache-read = 每百万从提供商缓存读取的 token 的美元价格；不写则与输入相同
cli-help-arg-cache-write = 每百万写入缓存的 token 的美元价格；不写则与输入相同
cli-help-arg-clear = 撤回您自己的价格
cli-help-arg-time = 多长时间：30s、10m、1h 或 2d
cli-help-arg-kind = anthropic, openai-compatible, mistral, groq, xai, deepseek, openrouter, lmstudio, llamacpp, …
cli-help-arg-base-url = 其地址，代替该种类自带的地址
cli-help-arg-key-stdin = 从标准输入的第一行读取密钥，并保存在密钥环中
cli-help-arg-key-env = 每次启动时从此环境变量读取密钥
cli-help-arg-no-key = 此提供商不需要密钥
cli-help-arg-allow-http = 允许对另一台电脑使用未加密的 http：密钥和聊天在途中可被读取
cli-help-arg-lanes = 提供商/模型，主模型在前，然后是备用模型
cli-help-arg-key = 设置的名称
cli-help-arg-words = 要查找的内容
cli-help-arg-limit = 最多这么多条消息
cli-help-arg-value = 新的值
cli-help-arg-watch = 持续运行，每次变化输出新的状态
cli-help-arg-id = 聊天的 ID，与列表中相同

## 新版本。

update-title = 更新
update-elsewhere = 更新随 Understudy 的安装方式而来：通过系统的软件包，或重新构建。Understudy 自身不会检查更新。
update-what = 只有您要求时，Understudy 才会检查新版本。只有用构建此版本时的密钥签名的版本才会被安装。
update-look = 检查更新
update-newest = 已是最新版本。
update-there = 有新版本 { $version }。
update-install = 安装 { $version }
update-installing = 正在下载并校验版本 { $version } …
update-done = 版本 { $version } 已就位，重新启动后生效。
update-restart = 立即重新启动
update-none = 已是最新版本；未做任何更改。
update-unsigned = 所提供的版本签名不正确。未做任何更改。请稍后再试，或自行下载 Understudy。
update-other-system = 所提供的版本适用于其他系统。未做任何更改。
update-older = 所提供的版本比当前版本旧。未做任何更改。
update-unreachable = 无法查询新版本（{ $reason }）。未做任何更改；请稍后再试。
update-slow = 用时过长
update-cannot-write = 新版本无法替换 { $path }（{ $reason }）。未做任何更改；请按当初的安装方式更新 Understudy。
update-misbuilt = 此程序构建时所用的更新密钥或地址有误，无法检查更新。请自行下载新版本。
