### Understudy の日本語の文言。名前と順序は英語のファイルと同じ。文は「です・ます」、ボタンや見出しは
### 体言止め。用語：モデルの順序、メインモデル、予備モデル、代行、引き継ぐ、プロバイダー、キーリング、
### 履歴、バックアップ、クイックプロンプト、障害のシミュレーション、一時チャット、ゴミ箱、トレイ。

## 試行が失敗した理由。数語で。

failure-class-unreachable = 接続不可
failure-class-silent = 応答なし
failure-class-overloaded = 過負荷
failure-class-server = エラー発生
failure-class-rate-limited = リクエスト過多
failure-class-quota = クレジット不足
failure-class-key = キーが無効
failure-class-gone = モデルが利用不可
failure-class-too-long = 会話が長すぎる
failure-class-refused = 回答を拒否
failure-class-request = リクエストを拒否
failure-class-empty = 空の回答
failure-class-truncated = 途中で終了
failure-class-cancelled = 手動で停止

## failure-: 回答で終わらなかったやり取りについての文。

failure-silent = { $seconds } 秒以内に回答がありませんでした。
failure-stalled = { $seconds } 秒間、続きの文章が届きませんでした。
failure-unmarked-end = 回答の途中で接続が終了しました。
failure-empty = 回答が空でした。
failure-tool-calls-too-large = ツールの呼び出しの内容が大きすぎて読み取れません。
failure-cancelled = 手動で停止しました。表示された内容は残ります。
failure-no-provider = プロバイダーが設定されていません。設定画面または「understudy provider add」で追加してください。
failure-no-order = モデルの順序にまだモデルがありません。設定画面または「understudy chain set」で選んでください。
failure-nothing-allowed = このメッセージに使えるモデルが順序の中にありません。
failure-confined-after = { $lane } が停止しました：{ $class }。{ $message } このチャットはほかへ送れません。メッセージは残っています。
failure-hedged = 同時に問い合わせた別のモデルが先に回答しました。
failure-switched = 次のモデルに切り替えました。
failure-slept = コンピューターがスリープし、接続が切れました。
failure-confined = このチャットはほかへ送れないため、回答できるモデルがありません。このメッセージに限って許可するか、チャットで送信先を指定してください。
failure-no-key = キーがないため、回答できるモデルがありません。設定画面または「understudy provider add」で追加してください。
failure-month = 今月の上限に達しましたが、順序の中で回答できるモデルはどれも費用がかかる可能性があります。設定の「使用量」または「understudy settings set spend.month_usd」で上限を上げるか、このコンピューターのモデルを順序に追加してください。メッセージは残っています。
failure-offline = このコンピューターはネットワークに接続されておらず、順序の中にこのコンピューターのモデルもありません。メッセージは残っています。
failure-no-window = 会話が長すぎて、順序の中のどのモデルでも扱えません。新しいチャットを始めるか、コンテキストウィンドウのより大きいモデルを追加してください。
failure-summary-too-long = これらのメッセージは、{ $most } 個に分けても長すぎて要約できません。これらを除いて質問するか、コンテキストウィンドウのより大きいモデルを追加してください。
failure-no-room = このチャットのファイルは、順序の中のどのモデルでも一度に扱える量を超えています。新しいチャットを始めるか、質問を編集してファイルを減らしてください。
failure-no-sight = このチャットには画像がありますが、順序の中に画像を読めるモデルがありません。読めるモデルを追加するか、質問を編集して画像を外してください。
failure-no-scans = ファイルの 1 つはテキストのない PDF ですが、順序の中に PDF を直接読めるモデルがありません。読めるモデルを追加するか、テキストのある PDF を添付してください。
failure-all-paused = 回答できるモデルはすべて一時停止中です。どれかを再開して、もう一度お試しください。
failure-turn-one = { $lane } は回答できませんでした：{ $class }。{ $message } メッセージは残っています。もう一度お試しください。
failure-turn-all = { $count } 個のモデルのどれも回答できませんでした。最後は { $lane } です：{ $class }。{ $message } メッセージは残っています。もう一度お試しください。
failure-turn-broke-off = { $lane } が回答の途中で停止しました：{ $class }。表示された内容は残っています。再生成できます。
failure-turn-asks = { $lane } が回答の途中で停止しました：{ $class }。表示された内容は残っています。{ $next } が続きを書けます。
failure-turn-too-dear = { $lane } は続けられませんでした：{ $class }。別のモデルに切り替えると、1 件のメッセージで切り替えにかけられる上限（recovery.extra_usd）の { $limit } を超える追加費用がかかる可能性があります。メッセージは残っています。許可する場合は、続けるか再生成してください。
failure-turn-not-continued = { $lane } は回答の続きを書けませんでした：{ $class }。表示された内容は残っています。再生成できます。
failure-not-continued = 回答の続きを書くことを拒否しました。

## プロバイダーとの接続やその応答について。前にプロバイダーの名前が付く。

failure-wire-dns = アドレス { $host } が見つかりませんでした。
failure-wire-refused = { $host } から応答がありません。
failure-wire-connect-timeout = { $seconds } 秒以内に { $host } に接続できませんでした。
failure-wire-tls = { $host } に安全に接続できません：{ $reason }
failure-wire-connect = { $host } に接続できません：{ $reason }
failure-wire-proxy = プロキシ { $proxy } 経由で { $host } に接続できません：{ $reason }。プロキシは設定の「ネットワーク」で変更できます。
failure-wire-reset = { $host } との接続が切れました。
failure-wire-body = { $host } の応答が途中で切れました。
failure-wire-plain-http = { $host } には何も送信していません。暗号化されていない http では、途中で読み取られるおそれがあります。https を使うか、このプロバイダーに http を許可してください。
failure-wire-status = 応答は HTTP { $status } で、理由は示されていません。
failure-wire-no-reason = 理由は示されていません。
failure-wire-page = 回答ではなく Web ページが返されました。
failure-wire-page-titled = 回答ではなく Web ページ「{ $title }」が返されました。
failure-wire-redirect = リダイレクトされました（HTTP { $status }）。このネットワークでログインが必要か、アドレスが変わった可能性があります。
failure-wire-redirect-to = { $host } にリダイレクトされました（HTTP { $status }）。このネットワークでログインが必要か、アドレスが変わった可能性があります。
failure-wire-unreadable = 読み取れない内容が返されました。
failure-wire-no-answer = 回答ではない内容が返されました。
failure-wire-too-large = { $mebibytes } MiB を超えるデータが返されました。
failure-wire-broke-off = 「{ $reason }」で途切れました。
failure-wire-no-list = モデルの一覧が返されませんでした。

## ファイルを添付できなかった理由。前に、添付されなかったこととファイル名が付く。

attach-refused-empty = ファイルが空です。
attach-refused-too-large = ファイルが { $most } MB を超えています。一部だけを添付してください。
attach-refused-unknown-kind = この種類のファイルは読み取れません。画像、PDF、テキスト、Office 文書は読み取れます。
attach-refused-old-office = 読み取れない古い Office 形式です。.docx、.pptx または PDF で保存し、それを添付してください。
attach-refused-too-many-pixels = 画像が { $most } 百万画素を超えています。縮小してから添付し直してください。
attach-refused-encrypted = ファイルがパスワードで保護されています。パスワードなしのコピーを保存し、それを添付してください。
attach-refused-damaged = ファイルが破損しているか、不完全です。元のアプリで開いて保存し直してください。
attach-refused-unpacks-too-large = 展開すると見かけよりはるかに大きくなるファイルです。
attach-refused-took-too-long = ファイルの読み取りに時間がかかりすぎたため中止しました。より小さな一部を添付してください。
attach-refused-too-much-memory = ファイルの読み取りに必要なメモリが多すぎるため中止しました。より小さな一部を添付してください。
attach-refused-broke = このファイルの読み取り中に読み取りプログラムが異常終了しました。別の形式で保存し、それを添付してください。
attach-refused-not-started = 読み取りプログラムが起動しなかったため、ファイルを読み取れませんでした：{ $reason }

## 添付ファイルのうち読み取れなかった部分。

attach-note-first-pages = { $count } ページのうち最初の { $read } ページだけを読み取りました。
attach-note-scan = テキストが見つかりませんでした。スキャンした文書の可能性があります。PDF を読めるモデルだけが内容を見られます。
attach-note-no-text = テキストが見つかりませんでした。
attach-note-text-cut = 長すぎるため、テキストの最初の部分だけを使います。
attach-note-first-picture = アニメーションの最初の画像だけを使います。
attach-note-parts-missing = 一部が破損しているため、その部分は除かれています。

## アプリの操作で起きた問題。より正確なことがわからない場合。

error-code-invalid-input = その内容は使えません。入力を確認して、もう一度お試しください。
error-code-not-found = それはもうありません。
error-code-conflict = その名前はすでに使われているか、その間に変更されました。何も変更していません。
error-code-busy = このチャットでは回答を生成しています。停止するか終わるのを待って、もう一度お試しください。
error-code-no-provider = プロバイダーが設定されていません。API キーで追加するか、このコンピューターのモデルを使ってください。
error-code-keyring-locked = キーリングがロックされているため、キーを読み取れません。何も変更していません。ロックを解除して、もう一度お試しください。
error-code-keyring-missing = このシステムにはキーリングがありません。キーを今回の起動中だけ使うか、環境変数に入れてください。
error-code-keyring-failed = キーリングの操作に失敗しました。何も変更していません。もう一度試すか、キーを今回の起動中だけ使ってください。
error-code-key-refused = プロバイダーがキーを受け付けませんでした。キーを確認するか、プロバイダーのページで新しく作成してください。
error-code-unreachable = プロバイダーのアドレスに接続できません。アドレスとネットワーク接続を確認してください。
error-code-provider = プロバイダーがエラーを返しました。しばらくしてからもう一度お試しください。
error-code-plain-http = 暗号化されていない http では、キーとチャットがネットワーク上で読み取られるおそれがあります。https を使うか、このプロバイダーに http を許可してください。
error-code-history-newer = 履歴は新しいバージョンの Understudy で書き込まれています。履歴はそのままです。アプリを更新してから開いてください。
error-code-history-damaged = 履歴が破損しています。履歴はそのままです。「understudy history check」で、読み取れる内容とバックアップの内容がわかります。
error-code-cannot-write = ディスクがいっぱいか、フォルダーに書き込めません。空きを作って、もう一度お試しください。
error-code-already-running = Understudy はすでに実行中です。
error-code-unsupported = このデスクトップには、それに必要な機能がありません。
error-code-internal = 予期しない問題が発生しました。失われたものはありません。もう一度お試しください。
error-title = タイトルは 1～{ $most } 文字です。
error-message-empty = メッセージが空です。何も送信していません。
error-message-long = メッセージが { $most } MB を超えています。何も送信していません。短くしてください。
error-files-many = 1 件のメッセージに添付できるファイルは { $most } 個までです。何も送信していません。
error-file-empty = 「{ $name }」は空のため、添付しませんでした。
error-file-large = 「{ $name }」は { $most } MB を超えているため、添付しませんでした。一部だけを添付してください。
error-file-refused = 「{ $name }」は添付されませんでした。{ $reason }
error-file-missing = ファイル { $path } がありません。名前とフォルダーを確認してください。
error-file-folder = { $path } はフォルダーです。中のファイルを 1 つずつ添付してください。
error-file-special = { $path } は最後まで読み取れるファイルではないため、添付しませんでした。
error-file-forbidden = { $path } を読み取る権限がありません。アクセス権を変更するか、コピーを添付してください。
error-file-unreadable = { $path } を読み取れませんでした：{ $reason }
error-file-not-kept = 「{ $name }」はもう添付されていないため、何も送信していません。添付し直してください。
error-file-lost = 添付フォルダーに「{ $name }」がないため、何も送信していません。同じファイルを添付し直して元に戻すか、質問を編集して外してください。
error-file-damaged = このディスク上の「{ $name }」が破損しているため、何も送信していません。同じファイルを添付し直して修復するか、質問を編集して外してください。
error-file-disk = このディスクから「{ $name }」を読み取れなかったため、何も送信していません。もう一度お試しください。
file-unnamed = ファイル
error-turn-unknown = その回答はもう生成されていません。元のチャットにあります。
error-chat-of-demo = これはデモのチャットです。続けるにはデモを開始してください。
error-chat-not-demo = これはデモのチャットではありません。続けるにはデモを終了してください。
error-outage-length = 障害をシミュレートできるのは最長 1 時間です。
error-exchange-busy = 別のエクスポートまたはインポートが進行中です。終わるまで待つか、停止してください。
error-exchange-stopped = 停止しました。何も変更していません。
error-export-chat = そのチャットはもうないため、何も書き込みませんでした。
error-export-folder = そのフォルダーはもうないため、何も書き込みませんでした。
error-export-write = エクスポートを書き込めませんでした：{ $reason }。空きを作るか、別の場所を選んでください。
error-import-archive = { $path } は破損しているか不完全なアーカイブです。何も変更していません。ダウンロードし直してください。
error-import-changed = { $path } は読み取り中に変更されました。履歴は何も変更していません。インポートし直してください。
error-import-folder = { $path } はフォルダーです。エクスポートのファイル自体を選ぶか、フォルダーを zip ファイルにまとめてください。
error-import-gone = そのファイルはもう確認の対象ではありません。選び直してください。
error-import-newer = { $path } は新しいバージョンの Understudy で書き込まれています。何も変更していません。アプリを更新してからインポートしてください。
error-import-unknown = { $path } には Understudy が読み取れるエクスポートがありません。何も変更していません。読み取れるのは、Understudy 自身のエクスポートと履歴、および ChatGPT、Claude、Gemini（Takeout、JSON 形式）、LibreChat、Open WebUI、Cherry Studio、Jan のものです。
error-demo-runs = デモの練習用プロバイダーは変更できません。先にデモを終了してください。
error-provider-unknown = プロバイダー { $name } はありません。あるのは次のとおりです：{ $known }。
error-provider-taken = { $name } という名前のプロバイダーはすでにあります。別の名前を選んでください。
error-provider-name = 名前は 1～{ $most } 文字で、スラッシュ、コンマ、改行を含まず、「demo」以外にしてください。
error-lane = { $lane } はモデルの名前ではありません。「プロバイダー/モデル」と書いてください。
error-kind-unknown = プロバイダーの種類 { $kind } はありません。「understudy provider add --help」で一覧を表示できます。
error-url = { $url } はアドレスとして使えません。ユーザー名とクエリを付けずに https://host/path の形で書いてください。
error-key-form = これはキーではありません。空か、長すぎるか、キーに含まれないはずの空白や文字があります。コピーし直してください。
error-key-wanted = このプロバイダーにはキーが必要です。
error-key-variable = 環境変数 { $variable } が設定されていません。Understudy を起動する前に設定してください。
error-variable-form = 環境変数に使えるのは英数字とアンダースコアだけです。
error-key-refused = プロバイダーがキーを受け付けませんでした{ $status }：{ $message }
error-provider-said = プロバイダーの応答：{ $class }{ $status }：{ $message }
error-unreachable = { $reason } アドレスとネットワーク接続を確認してください。
error-models-late = プロバイダーからモデルの一覧が時間内に届きませんでした。もう一度お試しください。
error-chain-long = モデルの順序に入れられるモデルは { $most } 個までです。
error-chain-twice = { $lane } がモデルの順序に 2 回入っています。
error-wish-temperature = 温度は 0～{ $most } の数値です。何も送信していません。
error-wish-max-output = 回答の長さは 1～{ $most } トークンです。何も送信していません。
error-wish-stop = 停止文字列は { $most } 個までで、空のものや { $bytes } バイトを超えるものは使えません。何も送信していません。
error-erase-note = キーは削除しました。残りは削除できませんでした。アプリのフォルダーに書き込めません。空きを作るか、書き込みの権限を付けて、もう一度お試しください。
error-keys-taken = { $keys } は「{ $action }」（{ $other }）に使われています。何も変更していません。先にその操作に別のキーを割り当てるか、「off」にしてください。
error-setting-unknown = 設定 { $key } はありません。「understudy settings list」ですべて表示できます。
error-ca-unreadable = ファイル { $path } を読み取れません：{ $reason }。何も変更していません。
error-ca-content = { $path } に認証局の証明書がないか、破損した証明書があります。PEM ファイルは「-----BEGIN CERTIFICATE-----」で始まります。何も変更していません。
error-autostart = デスクトップと同時に起動する設定を変更できませんでした：{ $reason }。デスクトップの設定でも変更できます。
error-price = 価格として使えないため、何も変更していません。価格は 100 万トークンあたりのドルで、0～{ $most } です。
error-price-model = モデルの名前ではないため、何も変更していません。名前は 1 行で 1～{ $most } 文字です。
error-terms-only = 設定済みのプロバイダーを少なくとも 1 つ指定してください。何も変更していません。
error-terms-order = チャット専用のモデルの順序には、少なくとも 1 つのモデルが必要です。何も変更していません。
error-folder-name = フォルダーの名前は 1～{ $most } 文字です。何も変更していません。
error-folder-taken = 「{ $name }」という名前のフォルダーはすでにあります。別の名前を選んでください。
error-folder-gone = このフォルダーはもうありません。
error-tags = チャットに付けられるタグは { $most } 個まで、それぞれ { $long } 文字までです。何も変更していません。
error-system = システムプロンプトは { $most } KB までです。何も変更していません。
error-compare-same = 同じモデルが 2 回含まれています。比較するには異なるモデルを選んでください。
error-compare-count = 並べて比較できる回答は 2～{ $most } 個です。何も送信していません。
error-library-empty = プロンプトには文章が必要です。何か書くか、キャンセルしてください。
error-library-long = ライブラリーの文章は { $most } KB までです。何も変更していません。
error-library-name = 名前は 1～{ $most } 文字、アイコンは絵文字 1 つです。何も変更していません。
error-not-an-answer = これは回答ではないため、比較するものがありません。何も送信していません。
error-not-broken = この回答の続きは書けません。完結しているか、何も表示されていなかったか、その後にチャットが続いています。何も送信していません。
error-not-waiting = このメッセージはもう待機していません。
error-setting-value = { $key } にその値は使えません。使える値：{ $takes }。

## skip-: 順序の中のモデルが飛ばされた理由。

skip-open = ダウン中、{ $time } に再試行
skip-paused = 手動で一時停止中
skip-paused-until = { $time } まで手動で一時停止中
skip-no-key = キーが必要
skip-too-dear = 費用がかかる可能性があり、今月の上限に達している
skip-on-trial = 別のメッセージで再試行中
skip-offline = このコンピューターはネットワークに未接続
skip-window = 会話は約 { $needed } トークン、モデルの上限は { $window } トークン
skip-images = 画像を読めるモデルが必要ですが、このモデルは読めません
skip-scans = PDF を読めるモデルが必要です：ファイルの 1 つはテキストではなく文字の画像です
skip-request = このチャットのファイルは送信時に { $needed } MB、上限は { $most } MB
skip-not-allowed = このメッセージには許可されていない
skip-confined = このチャットには許可されていない

## status-: プロバイダーの状態。最初のものは名前の横に出る短い語。

status-working = 正常
status-covering = 代行中
status-not-used = 未使用
status-not-in-order = モデルの順序の外
status-on-this-computer = このコンピューター
status-slow = 低速、{ $duration }
status-slow-unknown = 低速
status-down-since = { $time } からダウン中
status-paused = 一時停止中
status-paused-until = { $time } まで一時停止中
status-out-of-credit = クレジット不足
status-model-gone = モデルが利用不可
status-key-refused = キーが拒否された
status-key-wanted = キーが必要
status-offline = オフライン
status-sentence-all-well = すべて正常です。
status-sentence-degraded = 低速またはダウン中のものがあります。チャットは続けられます。
status-sentence-lead-failed = メインモデルが失敗しました。次のメッセージで再試行します。
status-sentence-lead-down = メインモデルがダウンしています。チャットは続けられます。
status-sentence-nobody = メインモデルがダウンしており、回答できる予備モデルがありません。
status-sentence-needs-you = 対応が必要なプロバイダーがあります。
status-sentence-offline = このコンピューターはオフラインです。
status-sentence-no-model = モデルがまだ選ばれていません。
status-detail-covering = { $lead } は { $since } から応答していません。{ $backup } が代行しています。
status-detail-covering-key = { $lead } は現在使えません。{ $backup } が代行しています。
status-detail-covering-paused = { $lead } は一時停止中です。代わりに { $backup } が回答します。
status-detail-covering-once = { $lead } が失敗しました。{ $backup } が代行しています。
status-detail-nobody = { $lead } は { $since } から応答していません。次のメッセージでは、最も早く復帰するモデルを試します。

status-outage-simulated = 障害をシミュレート中
status-made = { $words }、障害をシミュレート中
status-detail-simulated = { $until } まで { $name } の障害をシミュレートしています。
status-no-traffic = 通信なし
status-failed-of = { $asked } 件中 { $failed } 件失敗
status-percent = { $percent }%
status-page-says = ステータスページ（{ $time }）：{ $words }
status-page-says-undated = ステータスページ：{ $words }
status-incident-unknown = 失敗
status-simulated = シミュレーション
status-covered = { $count } 件のメッセージを代行
status-day = 過去 24 時間：{ $parts }
status-day-quiet = 過去 24 時間：通信なし
status-day-down = 30 分区間 { $count } 個でダウン
status-day-failing = 30 分区間 { $count } 個で一部失敗
status-day-slow = 30 分区間 { $count } 個で低速
status-day-fine = 30 分区間 { $count } 個で正常
status-day-paused = 30 分区間 { $count } 個で一時停止
status-day-none = 30 分区間 { $count } 個で通信なし

## outage-: シミュレートした障害が、プロバイダーの代わりに伝える文。

outage-refused = この障害はシミュレーションです。何も送信していません。
outage-broke-off = シミュレート中の障害により、回答が途中で切れました。

## setting-: 各設定の説明。設定画面と「settings list」に出る。

setting-answer-effort = モデルが回答前にどれだけ思考するか。auto はモデルに任せます。
setting-answer-max-output = 回答の最大の長さ（トークン）。auto はモデル自身の上限です。
setting-checks-messages = 応答がなくなったモデルや過負荷のモデルに、1 日最大 24 回、ときどき 1 語だけ尋ねて復帰を確かめるかどうか。費用が 2 セント未満の場合に限ります。
setting-hedge = モデルがふだんより時間がかかっているとき、次のモデルにも問い合わせるかどうか。先に始めたほうが続け、もう一方には進んだ分の費用がかかります。
setting-order-by = 専用の順序がないチャットで最初に問い合わせる相手。hand は自分で並べた順、speed はふだん最も早く始めるもの、price は最も安いもの。
setting-recovery-extra-usd = 1 件のメッセージで、最初の試行のほかに切り替えにかけられる費用の上限（米ドル）。auto は 5 です。
setting-quick-kept-s = すぐに開けるように、隠したクイックプロンプトを保持する秒数。0 にすると、隠したときにメモリーを解放します。
setting-quick-order = 新しいクイックプロンプトの問い合わせ先。order はモデルの順序、last は最後のチャットの順序です。プロバイダーの ID とモデルをスラッシュでつなぐと、そのモデルに最初に問い合わせます。
setting-recovery = 回答が途切れたときの動作。continue は次のモデルが続きを書き、restart は次のモデルが最初から回答し、ask は表示された内容を残して尋ねます。
setting-answer-temperature = モデルが言葉を選ぶ自由度（0～2）。auto はモデルに任せます。
setting-history-bin-days = 削除したチャットが完全に消えるまでゴミ箱に残る日数。
setting-network-ca-file = https 接続で、システムの認証局に加えて信頼する認証局のファイル。
setting-network-proxy = リクエストが通るプロキシ：システムの設定、なし、またはアドレス。このコンピューターには常に直接接続します。
setting-graphics-safe = グラフィックカードを使わずにウィンドウを描画するかどうか。auto では、前回の起動で何も表示されなかった場合に使わずに描画します。
setting-backups-kept = 残す毎日のバックアップの数。0 ではバックアップを作りません
setting-limits-connect-ms = プロバイダーへの接続にかけられる時間。
setting-limits-headers-ms = プロバイダーが応答を始めるまでの時間。
setting-limits-first-content-ms = プロバイダーが最初の 1 語を返すまでの時間。
setting-limits-gap-ms = 回答の途中で止まっていてもよい時間。
setting-limits-reasoning-gap-ms = 思考中のモデルが止まっていてもよい時間。
setting-keys = ウィンドウでの「{ $action }」のキー。
setting-notify-main-model = メインモデルがダウンしたときと復帰したときに、デスクトップで通知するかどうか。
setting-notify-answers = 回答が届いたときにウィンドウが前面になければ、デスクトップで通知するかどうか。
setting-notify-needs-you = 対応が必要なプロバイダーがあるとき、1 日 1 回デスクトップで通知するかどうか。
setting-notify-waiting = 待機していたメッセージが送信されたとき、デスクトップで通知するかどうか。
setting-notify-spend = 今月の上限の大部分を使ったときと、使い切ったときに、デスクトップで通知するかどうか。
setting-notify-needed-on = 対応が必要なプロバイダーがあると最後に通知した日。
setting-palette-recent = パレットで最近選んだ操作。
setting-shortcut-quick = どこからでもクイックプロンプトを開くキー。空の場合はなし。
setting-shortcut-offered = ショートカットを提案したかどうか。
setting-spend-month-usd = 暦月の費用の上限（米ドル、わかっている費用のみ）。off は上限なし。5 分の 4 で警告し、上限に達すると無料のモデルだけに問い合わせます。
setting-start-with-desktop = デスクトップと同時に Understudy をトレイで起動するかどうか。
setting-start-backup-offered = 最初の回答の後に予備モデルを提案したかどうか。
setting-start-desktop-told = このデスクトップに足りないものを知らせたかどうか。
setting-status-pages = 提供元のモデルがダウンしている間、その公開ステータスページを読むかどうか。キーは送らず、説明のためだけに使います。
setting-titles-by-model = チャットの最初の回答の後、そのチャットを送った提供元の中で最も安いモデルに、タイトルを求める短いリクエストを 1 回送るかどうか。送らない場合は最初の数語がタイトルになります。
setting-tray-close-to-tray = ウィンドウを閉じても Understudy をトレイに残すかどうか。
setting-tray-hint-shown = Understudy がトレイに残ることを知らせたかどうか。
setting-tray-panel = トレイアイコンがあるパネルの色。auto はデスクトップに合わせます。
setting-tray-recent = トレイのメニューに表示する最近のチャット：すべて、モデルの順序のどこへでも送れるチャットのみ、またはなし。
setting-ui-contrast = 文字と線の見やすさ。システムに合わせるか、より高くします。
setting-ui-language = アプリの言語：英語 (en)、ドイツ語 (de)、中国語 (zh)、日本語 (ja)、スペイン語 (es)、またはシステムに合わせる。--json の出力は常に英語です。
setting-ui-theme = ライト、ダーク、またはシステムに合わせる。
setting-ui-zoom = ウィンドウ全体の表示サイズ（パーセント）。
setting-window-kept-s = すぐに開けるように、隠したチャットのウィンドウを保持する秒数。0 にすると、隠したときにメモリーを解放します。
setting-window-main = ウィンドウの前回の位置。
setting-window-quick = クイックプロンプトの幅と、広がるときの高さ。
setting-takes-keys = off、または Ctrl+Shift+F のようなキー：Ctrl、Alt、Shift の順で、最後にキー 1 つ。テキスト編集に使うキーは使えません
setting-takes-file = PEM ファイルの完全なパス、または空
setting-takes-proxy = system、none、または http://proxy.example:3128 のようなアドレス（ユーザー名とパスワードは含めない）
setting-takes-millis = auto、または { $least }～{ $most } ミリ秒
setting-takes-number = { $least }～{ $most }
setting-takes-number-or-auto = auto、または { $least }～{ $most }
setting-takes-decimal = auto、または { $least }～{ $most } の数値
setting-takes-dollars-or-off = off、または 0～{ $most } 米ドル
setting-takes-text = 短い文字列

## action-: ウィンドウでできる操作。パレットとキーの一覧に出る。

action-palette = コマンドパレット
action-new-chat = 新しいチャット
action-new-temporary = 新しい一時チャット
action-search = すべてのチャットを検索
action-chat-before = 上のチャットへ移動
action-chat-next = 下のチャットへ移動
action-composer = メッセージ欄へ移動
action-status = プロバイダーの状態
action-stored = アーカイブとゴミ箱
action-settings = 設定
action-shortcuts = ウィンドウのキー
action-model-order = モデルの順序を変更
action-find = このチャット内を検索
action-rename = このチャットの名前を変更
action-pin = このチャットをピン留め／解除
action-tags = このチャットのタグ
action-chat-settings = このチャットの設定
action-duplicate = このチャットを複製
action-export = このチャットをエクスポート
action-archive = このチャットをアーカイブ／一覧に戻す
action-delete = このチャットを削除
action-stop = 回答を停止
action-switch-now = 遅いモデルから次のモデルへ切り替え
action-redo = 最後の回答を再生成
action-copy-answer = 最後の回答をコピー
action-copy-chat = このチャットをコピー
action-edit-last = 最後の質問を編集
action-theme = 次のテーマ：システム、ライト、ダーク
action-zoom-in = 拡大
action-zoom-out = 縮小
action-zoom-reset = 標準のサイズ
action-quit = Understudy を終了

## keys-: キーの名前と、操作のキーの変更。

keys-ctrl = Ctrl
keys-alt = Alt
keys-shift = Shift
keys-super = Super
keys-name = { $key ->
    [Escape] Esc
    [Space] スペース
    [Enter] Enter
    [Backspace] Backspace
    [Delete] Delete
    [Insert] Insert
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
keys-none = なし
keys-group = { $group ->
    [chat] チャット内
    [answer] 回答
    [look] 表示
   *[app] すべての画面
}
keys-change = 変更
keys-change-label = 「{ $action }」のキーを変更（現在は { $keys }）
keys-recording = 新しいキーを押してください。Esc で元のままにします。
keys-recording-escape = 新しいキーを押してください。ほかの場所をクリックすると元のままにします。
keys-plain = Ctrl または Alt を加えてください。単独のキーは文字の入力に使います。
keys-editing = { $keys } はどの入力欄でも文字の編集に使うため、ここでは使えません。
keys-taken = { $keys } は「{ $action }」に使われています。
keys-take = 「{ $action }」から取得
keys-keep = そのままにする
keys-off-label = 「{ $action }」のキーをなしにする
keys-reset-label = 「{ $action }」のキーを { $keys } に戻す
keys-reset-all = すべてのキーをリセット
keys-reset-done = すべてのキーを初期状態に戻しました。
keys-set = 「{ $action }」のキーは { $keys } になりました。
keys-filter = 名前またはキーで絞り込み
keys-filter-none = この名前またはキーの操作はありません。
keys-fixed = 変更できないキー
keys-fixed-send = メッセージを送信
keys-fixed-line = メッセージ内で改行
keys-fixed-back = 開いているものを閉じる、またはチャットに戻る
keys-fixed-find = 検索中に次の箇所へ
keys-fixed-menu = メニューや一覧の中を移動

## palette-: すべてを名前で。

palette-field = 操作、チャット、モデル、設定の名前を入力
palette-group = { $group ->
    [recent] 最近使った項目
    [chats] チャット
    [models] モデル
    [assistants] アシスタント
    [settings] 設定
   *[actions] 操作
}
palette-archived = アーカイブ済み
palette-assistant = { $name } で新しいチャット
palette-model-first = このチャットでは最初に { $model } に問い合わせる
palette-model-redo = { $model } で最後の回答を再生成
palette-none = この名前の項目はありません。
palette-none-hint = 別の言葉なら見つかるかもしれません。チャットの中の言葉かもしれません。
palette-none-search = すべてのチャットを検索
palette-count = { $count ->
    [0] 見つかりませんでした
   *[other] { $count } 件
}

## 共通の書式。

time-seconds = { $seconds } 秒
time-minutes = { $minutes } 分
time-hours = { $hours } 時間
time-hours-minutes = { $hours } 時間 { $minutes } 分
time-days = { $days } 日
time-other-day = { $date } { $time }
money-usd = ${ $amount }
money-usd-tiny = $0.0001 未満
size-bytes = { $count } バイト
size-kilobytes = { $amount } KB
size-megabytes = { $amount } MB

## バックアップと、破損した履歴から得られるもの。

backup-kind-before-update = 更新前
backup-kind-by-hand = 手動
backup-kind-daily = 毎日
backup-unreadable = 読み取れない
history-content = チャット { $chats } 件、メッセージ { $messages } 件、最新は { $newest }
history-content-nothing = なし
rescue-backup = 最新の完全なバックアップは { $when } のものです：{ $what }。
rescue-no-backup = 完全なバックアップはありません。
rescue-nothing = 履歴から読み取れるものはありません。
rescue-doing = 置き換えています…
rescue-looking = 履歴が破損しています。読み取れる内容を調べています…
rescue-readable = 破損した履歴から読み取れる内容：{ $what }。{ $lost ->
    [0] ほかには何も見つかりませんでした。
   *[other] { $lost } か所を読み取れません。
}
rescue-title = 履歴が破損しています
rescue-way-backup = バックアップを使う
rescue-way-backup-what = { $when } のもの：{ $what }。それより後の内容は含まれません。
rescue-way-both = 両方を合わせて使う
rescue-way-both-what = 読み取れるものすべてと、失われた分はバックアップから。
rescue-way-readable = 読み取れるものを使う
rescue-way-readable-what = { $what }。{ $lost ->
    [0] ほかには何も見つかりませんでした。
   *[other] { $lost } か所を読み取れません。
}
rescue-what = 何も変更しておらず、今後も何も削除しません。破損したファイルはフォルダー { $aside } に残ります。Understudy が何を使って続けるかを選んでください。

## 設定の中の「データ」。

data-backups-bad = このバックアップは復元できません
data-backups-failed-list = バックアップを表示できません
data-backups-failed-make = バックアップを作成できませんでした
data-backups-failed-remove = バックアップを削除できませんでした
data-backups-failed-restore = 何も復元していません
data-backups-files = ファイル
data-backups-files-missing = 添付ファイルが { $count } 個見つかりません。メッセージはありますが、ファイルは付いていません。
data-backups-has = 内容
data-backups-kept = 残す毎日のバックアップ
data-backups-kept-days = { $count } 日分
data-backups-kept-none = なし
data-backups-leave = 復元しない
data-backups-left = 何も復元しません。
data-backups-look = { $when } のバックアップ
data-backups-looking = 全体を読み取っています…
data-backups-made = バックアップを作成しました：{ $what }。
data-backups-make = 今すぐバックアップ
data-backups-none = バックアップはまだありません。最初のバックアップは、起動の数分後に自動で作成されます。
data-backups-of = { $when } のバックアップ
data-backups-ready = バックアップの準備ができました。Understudy は再起動し、履歴をこのバックアップに置き換えます。現在の内容はフォルダー { $aside } に残ります。
data-backups-remove = 削除
data-backups-remove-label = { $when } のバックアップを削除
data-backups-remove-title = このバックアップを削除しますか？
data-backups-remove-what = { $when } のバックアップをディスクから削除します。チャットとほかのバックアップは残ります。
data-backups-removed = { $when } のバックアップを削除しました。
data-backups-restore = 復元…
data-backups-restore-label = { $when } のバックアップを復元
data-backups-restore-now = 復元して再起動
data-backups-restart = 再起動
data-backups-sentence = 1 日に 1 回自動で作成され、検査のうえ、チャットと同じ場所に保存されます。
data-backups-size = サイズ
data-backups-title = バックアップ
data-backups-restoring = 準備しています。Understudy はまもなく再起動します…
data-backups-what-happens = Understudy は終了し、履歴をこのバックアップに置き換えてから、再び開きます。現在の履歴は削除されず、隣のフォルダーに残ります。
data-backups-waits = 履歴と置き換わるのを待っているバックアップがあります。ターミナルの Understudy など、ほかのプログラムが履歴を開いています。それを閉じてから再起動してください。
data-backups-what-ends = 生成中の回答は停止します。そこまでの内容は、別に保存される履歴に残ります。一時チャットは終了します。キーを再び求められるのは、キーが今回の起動中だけのものだった場合と、プロバイダーのアドレスが異なる場合だけです。
data-only-read = フォルダー { $folder } に書き込めません。チャットの閲覧、検索、エクスポートはできます。フォルダーに再び書き込めるようになり、Understudy を再起動するまで、メッセージは送信されず、変更も保存されません。
data-unstored = ディスクに空きがありません。{ $count } 件の回答がメモリ上にしかありません（{ $size }）。空きを作ってください。そうすれば、メモリ上の内容は自動で保存されます。それまで終了しないでください。

## 履歴の安全について一度だけ伝えること。

told-restored = バックアップを復元しました。以前の内容はフォルダー { $aside } にあり、何も削除していません。
told-safe-graphics = 前回の起動でウィンドウが表示されなかったため、今回はセーフグラフィックスで描画しています。表示は遅くなります。設定の「デスクトップ」で切り替えられます。
trouble-backup = 今日のバックアップを作成できませんでした。{ $reason }
trouble-history = 履歴に破損した箇所があります。何も変更していません。「understudy history check」を実行すると、できることがわかります。

## キーとキーリング。

error-key-locked = キーリングがロックされているため、キーを読み取れません。何も変更していません。ロックを解除して、もう一度お試しください。
error-key-missing = このプロバイダーのキーは保存されていません。入力し直してください。
error-key-other-address = このキーは { $address } 用に入力されたもので、ほかへは送られません。新しいアドレス用に入力し直してください。
error-key-no-keyring = このシステムにはキーリングがありません。キーを今回の起動中だけ使うか、環境変数に入れてください。
error-key-timed-out = キーリングが時間内に応答しませんでした。何も変更していません。もう一度試すか、キーを今回の起動中だけ使ってください。
error-key-failed = キーリングがエラーを返しました：{ $reason }。何も変更していません。もう一度試すか、キーを今回の起動中だけ使ってください。

## ディスク上の履歴。

history-copy-title = { $title }（コピー）
error-history-importing = インポートが進行中で、履歴を長い間占有しています。何も変更していません。終わってからもう一度試すか、インポートを停止してください。
error-history-locked = 別のプログラムが履歴を使用しています。何も変更していません。少し待ってから、もう一度お試しください。
error-history-foreign = 履歴の場所にあるファイルは、別のプログラムのデータベースです。ファイルはそのままです。移動するか、別のフォルダーを使ってください。
error-history-newer = 履歴のバージョンは { $found } ですが、この Understudy が扱えるのはバージョン { $known } です。履歴はそのままです。アプリを更新してから開いてください。
error-history-no-backup = このファイルは Understudy のバックアップではありません。何も変更していません。別のファイルを選んでください。
error-history-no-room = ディスクの空きが足りません。必要なのは { $needed }、空きは { $free } です。何も変更していません。空きを作って、もう一度お試しください。
error-history-other = 履歴で問題が発生しました：{ $reason }。失われたものはありません。もう一度お試しください。

## 履歴から出るものと、履歴に入るもの。

chat-export-json = 保存用にエクスポート…
chat-export-markdown = 閲覧用にエクスポート…
data-cancel = キャンセル
data-done = { $chats ->
    [0] 新しいチャットはありません
   *[other] 新しいチャット { $chats } 件
}、{ $messages ->
    [0] 新しいメッセージはありません。
   *[other] 新しいメッセージ { $messages } 件。
}
data-done-deleted = { $count } 件のチャットはここで削除されているため、インポートしていません。
data-done-more = すでにあった { $count } 件のチャットに内容が追加されました。
data-export = エクスポート
data-export-json = すべてエクスポート
data-export-json-what = すべてのチャット、分岐、添付ファイル、プロンプト、プロバイダー（アドレスを含む）をまとめた 1 つのファイル。保存や再インポートのためのものです。キーは含まれません。
data-export-markdown = 閲覧用にエクスポート
data-export-markdown-what = すべてのチャットを Markdown で。どのモデルが回答し、どこで引き継いだかも含まれます。
data-exported = { $chats } 件のチャットを { $path } に書き込みました
data-exported-missing = { $count } 個の添付ファイルはもうこのディスクにないため、名前だけが含まれます。
data-exported-folder = 「{ $name }」のチャットを { $path } に書き込みました
data-exported-one = チャットを { $path } に書き込みました
data-found-chats = チャット
data-found-dates = 期間
data-found-files = ファイル
data-found-known = すでにあるもの
data-found-messages = メッセージ
data-found-providers = プロバイダー
data-found-source = これは { $source ->
    [own] Understudy のエクスポート
    [history] Understudy の履歴
    [chat-gpt] ChatGPT のエクスポート
    [claude] Claude のエクスポート
    [gemini] Gemini のエクスポート
    [libre-chat] LibreChat のエクスポート
    [open-web-ui] Open WebUI のエクスポート
    [cherry-studio] Cherry Studio のバックアップ
   *[jan] Jan のフォルダー
}です
data-found-span = { $first }～{ $last }
data-import = インポート
data-import-choose = ファイルを選択…
data-import-now = インポート
data-import-what = Understudy、ChatGPT、Claude、Gemini（Takeout、JSON 形式）、LibreChat、Open WebUI、Cherry Studio、Jan のエクスポート、または別のコンピューターの履歴。変更の前に内容を確認できます。2 回インポートしても何も変わりません。
data-notes = 読み取れなかったもの
data-stop = 停止
data-working-export = エクスポートしています…
data-working-import = インポートしています…
data-working-look = 読み取っています…
export-choose = チャットをエクスポート
export-file = { $name }.{ $format ->
    [json] json
   *[markdown] md
}
export-file-name = understudy
import-choose = チャットをインポート

import-providers = プロバイダー { $count } 件もインポートしました。一時停止中で、キーはありません。使うには、キーを入力して再開してください。
import-providers-found = プロバイダー { $count } 件も、一時停止の状態で、キーなしでインポートされます。
import-source = { $source ->
    [own] Understudy のエクスポート
    [history] Understudy の履歴
   *[other] { $source }
}
import-note = { $trouble ->
    [broken] チャットまたはファイルの項目 { $count } 個が破損しているか、元のサービスの形式と異なるため、除きました。
    [unsound] チャット { $count } 件に矛盾（メッセージが自分自身に続いている、日時が未来など）があるため、除きました。
    [too-long] チャット { $count } 件が読み取れる大きさを超えているため、除きました。
    [empty] チャット { $count } 件にメッセージがないため、除きました。
    [ended] ファイルが終わりの前で途切れているか、そこで破損しています。その前の内容は読み取りました。
    [bomb] 展開すると見かけよりはるかに大きくなるアーカイブです。読み取りをそこで中止しました。
    [file-missing] 添付ファイル { $count } 個は名前だけで、エクスポートに含まれていません。名前は残ります。
    [file-damaged] 添付ファイル { $count } 個が破損しています。名前は残ります。
   *[file-too-large] 添付ファイル { $count } 個が保存できる大きさを超えています。名前は残ります。
}
markdown-begins = 別の始まり。
markdown-dates = 開始 { $created }、最後のメッセージ { $updated }。
markdown-file = 添付：{ $name }
markdown-follows = メッセージ { $number } の続き。
markdown-model = モデル
markdown-reasoning = 思考：
markdown-seam = { $mode ->
    [restart] { $from }：{ $why }。{ $to } が引き継ぎ、最初から回答しました。
   *[continue] { $from }：{ $why }。ここから { $to } が引き継ぎました。
}
markdown-system = このチャットの前にモデルに伝える内容：
markdown-untitled = 無題のチャット
markdown-you = あなた

## チャットのウィンドウ。

chat-new = 新しいチャット
chat-new-with = アシスタントで新しいチャット
chat-status = 状態
chat-settings = 設定
chat-untitled = 新しいチャット
chat-list-empty = チャットはここに表示されます。
chat-day = { $day ->
    [today] 今日
    [yesterday] 昨日
    [week] 過去 7 日間
    [month] 過去 30 日間
   *[older] それ以前
}
chat-item-menu = 「{ $title }」のその他の操作
chat-rename = 名前を変更
chat-rename-label = チャットのタイトル
chat-delete = 削除
chat-copy-chat = 複製
chat-pinned = ピン留め
chat-pin = ピン留め
chat-unpin = ピン留めを外す
chat-move = フォルダーに移動…
chat-move-head = 移動先
chat-move-none = フォルダーなし
chat-move-new = 新しいフォルダー…
chat-folders = フォルダー
chat-folder-new = 新しいフォルダー
chat-folder-name = フォルダーの名前
chat-folder-menu = フォルダー「{ $name }」のその他の操作
chat-folder-rename = 名前を変更
chat-folder-delete = フォルダーを削除（チャットは残す）
chat-folder-deleted = フォルダー「{ $name }」を削除しました。中のチャットは一覧にあります。
chat-folder-empty = チャットはまだありません。
chat-tags = タグ…
chat-tags-title = このチャットのタグ
chat-tags-label = タグ
chat-tags-hint = いくつかの言葉をコンマで区切って入力します。
chat-tags-removed = チャットのタグが減りました。
chat-tags-others = ほかのチャットのタグ
chat-tags-keep = 保存
chat-tag-filter = タグの付いたチャットを表示
chat-tag-all = すべてのチャット
chat-archive = アーカイブ
chat-archived = チャットをアーカイブしました。
chat-unarchive = 一覧に戻す
chat-unarchived = チャットを一覧に戻しました。
chat-stored = アーカイブとゴミ箱
chat-list-more = 以前のチャットを表示
chat-arrange = チャットの設定
chat-arrange-new = 新しいチャットの設定
chat-arrange-system = このチャットの前にモデルに伝える内容
chat-arrange-system-hint = 例：あなたは根気強い先生です。短い文で答えてください。
chat-arrange-order = 専用のモデルの順序
chat-arrange-order-default = このチャットは既定のモデルの順序を使います。
chat-arrange-order-own = この順序はこのチャット専用です。既定の順序は変わりません。
chat-arrange-order-one = チャット専用の順序にはモデルが必要です。既定の順序に戻すには、オフにしてください。
chat-arrange-effort = 思考
chat-arrange-temperature = 温度
chat-arrange-temperature-what = 0（正確）から 2（自由）まで。
chat-arrange-longest = 回答の最大の長さ
chat-arrange-longest-what = トークンで指定します。1,000 トークンは日本語で約 800 文字です。
chat-arrange-as-set = 設定のとおり
chat-arrange-done = 完了
chat-leave-out = { $of } 件のメッセージのうち古いほうから { $count } 件を除くと、{ $model } に収まります。除いたメッセージはチャットに残り、この質問と一緒には送られません。
chat-leave-out-do = 最も古い { $count } 件を除いて質問
chat-leave-out-none = 質問とそのファイルだけで、順序の中のどのモデルにも長すぎます。短くするか、コンテキストウィンドウのより大きいモデルを追加してください。
chat-leave-out-summary = 要約を付けて質問
chat-leave-out-summary-what = 先に { $model } に、これらのメッセージすべての要約を頼みます（長い場合は分けて頼みます）。リクエストが { $count } 回増えます。
chat-leave-out-summing = 要約しています…
chat-leave-out-no-summary = 長すぎて要約できません。
chat-left-out-summary = 代わりに送った内容
chat-left-out = 最も古い { $count } 件のメッセージは、この質問と一緒に送られませんでした。
chat-spend-near = 今月は { $limit } のうち { $cost } を使いました（わかっている費用のみ）。
chat-spend-over = 今月の上限 { $limit } に達しました。無料のモデルとこのコンピューターのモデルだけに問い合わせます。
chat-spend-show = 使用量
chat-deleted = チャットを削除しました。
chat-undo = 元に戻す
chat-close = 閉じる
chat-dismiss = 閉じる
chat-retry = 再試行
chat-broken = Understudy を起動できませんでした
chat-provider-row = { $name }：{ $words }
chat-switch = { $class ->
    [unreachable] { $from } に接続できませんでした。{ $to } が引き継ぎました。
    [silent] { $from } が時間内に応答しませんでした。{ $to } が引き継ぎました。
    [overloaded] { $from } が過負荷で停止しました。{ $to } が引き継ぎました。
    [rate-limited] { $from } へのリクエストが多すぎました。{ $to } が引き継ぎました。
    [quota] { $from } のクレジットが不足しています。{ $to } が引き継ぎました。
    [key] { $from } がキーを受け付けませんでした。{ $to } が引き継ぎました。
    [gone] { $from } は利用できません。{ $to } が引き継ぎました。
    [too-long] チャットが { $from } には長すぎます。{ $to } が引き継ぎました。
    [refused] { $from } が回答を拒否しました。{ $to } が引き継ぎました。
    [request] { $from } がリクエストを受け付けませんでした。{ $to } が引き継ぎました。
    [empty] { $from } の回答が空でした。{ $to } が引き継ぎました。
    [truncated] { $from } が途切れました。{ $to } が引き継ぎました。
    [cancelled] { $from } から切り替えました。{ $to } が引き継ぎました。
    [hedged] { $from } が遅れていました。同時に問い合わせた { $to } が先に回答しました。
   *[server] { $from } でエラーが発生しました。{ $to } が引き継ぎました。
}
chat-switch-several = { $count } 個のモデルが回答できませんでした。{ $to } が引き継ぎました。
chat-seam = { $mode ->
    [restart] { $class ->
        [truncated] { $from } が途切れました。{ $to } が最初から回答しました。
        [cancelled] { $from } から切り替えました。{ $to } が最初から回答しました。
       *[other] { $from } が停止しました：{ $words }。{ $to } が最初から回答しました。
    }
   *[continue] { $class ->
        [truncated] { $from } が途切れました。{ $to } が続きを書きました。
        [cancelled] { $from } から切り替えました。{ $to } が続きを書きました。
       *[other] { $from } が停止しました：{ $words }。{ $to } が続きを書きました。
    }
}
chat-seam-here = この行から { $to }
chat-gap = { $mode ->
    [restart] { $class ->
        [truncated] { $from } が途切れました。{ $to } が最初から回答しています…
        [cancelled] { $from } から切り替えました。{ $to } が最初から回答しています…
       *[other] { $from } が停止しました：{ $words }。{ $to } が最初から回答しています…
    }
   *[continue] { $class ->
        [truncated] { $from } が途切れました。{ $to } が続きを書いています…
        [cancelled] { $from } から切り替えました。{ $to } が続きを書いています…
       *[other] { $from } が停止しました：{ $words }。{ $to } が続きを書いています…
    }
}
chat-slow-choices = 待ち時間への対応
chat-switch-now = 今すぐ切り替え
chat-keep-waiting = 待ち続ける
chat-continue = 続ける
chat-attempt-given-up = それまでの内容
chat-slow = { $model } の応答が遅れています。待っています…
chat-answering = { $model } が回答しています…
chat-sending = 送信しています…
chat-details = 詳細
chat-attempt-running = 回答中
chat-attempt-answered = 回答済み
chat-attempt-beside = 同時に問い合わせ、不要
chat-attempt-took-over = 引き継いで最後まで回答
chat-attempt-interrupted = 回答中に Understudy が終了
chat-attempt-skipped = 問い合わせなし
chat-attempt-status = { $words }（{ $status }）
chat-attempt-chars = { $count } 文字の後
chat-attempt-request = リクエスト { $id }
chat-tokens = { $count } トークン
chat-copy = コピー
chat-copied = コピー済み
chat-copied-whole = チャットをコピーしました
chat-redo = 再生成
chat-redo-menu = この回答を再生成
chat-redo-order = モデルの順序で
chat-redo-with = { $model } で
chat-version = { $number } / { $count }
chat-version-before = 前のバージョン
chat-version-after = 次のバージョン
chat-edit = 編集
chat-edit-label = 再送信するメッセージ
chat-cancel = キャンセル
chat-send = 送信
chat-stop = 停止
chat-composer = メッセージ
chat-composer-hint = 何でも質問してください。Shift+Enter で改行します。
chat-attach = 添付
chat-attach-hint = ファイルを添付。ドロップや貼り付けもできます。
chat-attach-list = 添付ファイル
chat-attach-drop = ドロップして添付
chat-attach-drop-what = 画像、PDF、テキスト、Office 文書（各 { $most } MB まで）
chat-attach-pasted = 貼り付けた画像
chat-attach-reading = 読み取り中…
chat-attach-large = { $most } MB を超えているため、添付できません。
chat-attach-empty = 空のため、添付するものがありません。
chat-attach-unreadable = 読み取れませんでした。移動されたか、フォルダーの可能性があります。
chat-attach-gone = もう残っていません。添付し直してください。
chat-attach-many = 1 件のメッセージに添付できるファイルは { $most } 個までです。超えた分は除きました。
chat-attach-twice = { $name } はすでに添付されています。
chat-attach-folder = { $name } はフォルダーのため、添付しませんでした。中のファイルを添付してください。
chat-attach-link = リンクはファイルではないため、そのアドレスをメッセージに入れました。
chat-attach-remove = { $name } を外す
chat-attach-removed = { $name } を外しました。
chat-attach-retry = { $name } を再試行
chat-attach-wait = ファイルを読み取りしだい、メッセージを送信します。Esc でここに残します。
chat-attach-mend = 添付できなかったものを外してから送信してください。
chat-file-kind = { $kind ->
    [image] 画像
    [pdf] PDF
    [text] テキスト
   *[document] 文書
}
chat-file-pages = { $count } ページ
chat-file-open = { $name } を表示
chat-viewer-size = { $width } × { $height }、{ $bytes }
chat-viewer-pixels = 実際のサイズ
chat-viewer-whole = ウィンドウに合わせる
chat-viewer-cannot = この画像はここでは表示できません。画像は保存され、読み取れるモデルに送られます。
chat-sources = 出典
chat-sources-all = { $count } 件すべてを表示
chat-sources-fewer = 表示を減らす
chat-tool = モデルがツール { $name } を要求しましたが、Understudy はツールを実行しません。
chat-temporary = 一時チャット
chat-temporary-new = 一時チャット（{ $key }）
chat-temporary-text = 内容はここには保存されません。チャットを終えるか Understudy を終了すると消えます。プロバイダーが何を残すかは、プロバイダーしだいです。
chat-temporary-end = 一時チャットを終える
chat-temporary-end-ask = このチャットの内容は保存されていないため、元に戻せません。
chat-temporary-keep = 開いたままにする
chat-temporary-gone = 一時チャットは消えました。
chat-where = 送信してよい相手
chat-where-now = 送信先：{ $words }
chat-where-order = モデルの順序
chat-where-here = このコンピューターのみ
chat-where-only = { $names } のみ
chat-where-gone = なし
chat-where-pick-order = モデルの順序に従う
chat-where-pick-here = このコンピューターのみ
chat-where-pick-only = { $name } のみ
chat-where-hint = 何が失敗しても、このチャットの内容がほかへ送られることはありません。複数にチェックを付けると、それぞれを許可します。
chat-where-files = ほかのプロバイダーの予備モデルにはファイルを送らない
chat-crossing = { $files ->
    [0] このチャットは初めて { $provider } に送られました。これまでの会話がすべて含まれます。
   *[other] このチャットは初めて { $provider } に送られました。これまでの会話すべてと、ファイル { $files } 個が含まれます。
}
chat-crossing-leave = 今後はファイルを送らない
chat-order-own = このチャットのモデルの順序
chat-order-first = このチャットでは最初に { $model } に問い合わせる
chat-order-default = 既定の順序に戻す
chat-order-arrange = このチャットの設定…
chat-waits = { $count ->
   *[other] { $names } を待っています。応答がありしだい送信します。
}
chat-waits-offline = このコンピューターはネットワークに接続されていません。復旧しだいメッセージを送信します。
chat-waits-nobody = 回答できるモデルを待っています。
chat-waits-keyring = キーリングを読み取れるようになりしだい、メッセージを送信します。
chat-keyring-locked = キーリングがロックされています。続けるには、キーリングの確認に答えてください。
chat-from-link = この文章はリンクから入力されたものです。何も送信していません。送信する前に内容を確認してください。
chat-waits-asks = このメッセージはまだ送信されていません。今すぐ送信しますか？
chat-waits-since = { $time } から待機しています。
chat-waits-send = 今すぐ送信
chat-waits-cancel = キャンセル
chat-confined = { $model } が停止しました。このチャットはほかへ送れません。
chat-confined-nobody = このチャットはほかへ送れないため、回答できるモデルがありません。
chat-confined-allow = このメッセージに許可
chat-effort-label = モデルが回答前にどれだけ思考するか
chat-effort-now = { $effort ->
    [off] 思考：オフ
    [low] 思考：少なめ
    [medium] 思考：中程度
    [high] 思考：多め
    [max] 思考：最大
   *[auto] 思考
}
chat-effort = { $effort ->
    [off] オフ
    [low] 少なめ
    [medium] 中程度
    [high] 多め
    [max] 最大
   *[auto] モデルに任せる
}
chat-effort-hint = 多いほど時間と費用がかかります。思考できないモデルは、思考せずに回答します。
chat-effort-own = このチャット専用です。多いほど時間と費用がかかります。
chat-must-wait = 回答を生成しています。停止するか、お待ちください。入力した内容はここに残ります。
chat-no-model = モデルがまだ選ばれていないため、回答できません。
chat-choose-models = モデルを選択
chat-reasoning = 思考過程
chat-reasoning-now = 思考中…
chat-reasoning-took = 思考時間：{ $time }
chat-failed = 回答が途切れました。表示された内容は残ります。
chat-cancelled = 手動で停止しました。表示された内容は残ります。
chat-cancelled-empty = 回答が始まる前に手動で停止しました。
chat-interrupted = 生成中に Understudy が終了しました。表示された内容は残ります。
chat-interrupted-empty = 回答が始まる前に Understudy が終了しました。メッセージは残っています。
chat-length = 回答がモデルの長さの上限に達したため、ここで終わります。
chat-refused = モデルが回答を拒否しました。
chat-tool-calls = モデルがツールを要求しましたが、Understudy はまだツールを実行できません。
chat-latest = 最新へ移動
chat-order = モデルの順序
chat-order-role = { $role ->
    [main] メインモデル
   *[backup] 予備
}
chat-order-covering = 代行中
chat-order-change = モデルの順序を変更…
chat-order-status = すべてのプロバイダーの状態
chat-chip = { $model }
chat-chip-covering = { $model } が { $lead } を代行中
chat-demo = デモ
chat-demo-what = 回答は用意されたもので、何もこのコンピューターの外に出ません。
chat-demo-outage = メインモデルの障害をシミュレート
chat-demo-add-key = API キーを追加
chat-demo-end = デモを終了
chat-empty = 何を知りたいですか？
chat-empty-alone = { $model } が回答します。予備モデルはまだありません。
chat-empty-covering = { $lead } に代わって { $model } が回答します。
chat-empty-backup = { $more ->
    [0] { $model } が回答します。回答できないときは { $backup } が引き継ぎます。
   *[other] { $model } が回答します。回答できないときは { $backup } が引き継ぎ、その後にさらに { $more } 個あります。
}
chat-code-plain = テキスト
chat-code-wrap = 折り返し
chat-diagram-code = コード
chat-diagram-cannot = この図を描けません。誤りがあるか、大きすぎるか、Understudy が対応していない種類です。
chat-footnote = 脚注 { $number }
chat-footnote-back = 参照元に戻る
chat-footnotes = 脚注
chat-find = このチャット内を検索
chat-find-count = { $count ->
    [0] 見つかりません
   *[other] { $count } 件中 { $number } 件目
}
chat-find-before = 前の箇所
chat-find-next = 次の箇所
chat-picture-held = { $host } の画像（読み込んでいません）
chat-picture-nowhere = 使えるアドレスのない画像
chat-picture-open = ブラウザーで開く

## compare-: 並べた回答。

compare-label = 並べた回答
compare-asking = 問い合わせています…
compare-pick = これで続ける
compare-pick-label = { $model } の回答で続ける
compare-stop = { $model } を停止
compare-with = { $model } と比較

## compose-: 書いているもの。

compose-compare = { $model } と { $other } を比較
compose-compare-menu = モデルを比較
compose-compare-word = 比較
compose-compare-head = { $model } の回答と並べるモデル
compose-compare-most = 最大 { $most } 個を並べられます。それぞれに問い合わせ、料金も個別にかかります。
compose-compare-send = 比較
compose-first = このメッセージには { $model } が回答します
compose-first-said = 今後、このチャットでは最初に { $model } に問い合わせます。
compose-chosen-remove = モデルの順序に戻す
compose-estimate = ≈ { $tokens } トークン、{ $cost }
compose-estimate-tokens = ≈ { $tokens } トークン
compose-estimate-what = これまでの会話をすべて含む、送信内容のおおよその見積もりです。回答の分は含まれません。記録されるのは、プロバイダーが数えた値です。
compose-models = モデル
compose-models-hint = Enter：このメッセージに使う。Shift+Enter：今後このチャットで最初に使う。
compose-models-find = モデルを検索
compose-models-none = この名前のモデルはありません。
compose-paste-name = 貼り付けたテキスト
compose-pasted = 貼り付けたテキストは { NUMBER($count) } 文字あるため、ファイルとして添付します。
compose-pasted-in = 本文に入れる

## library-: 保存したプロンプトとアシスタント。

library-assistant-add = アシスタントを追加
library-assistant-title = { $fresh ->
    [yes] 新しいアシスタント
   *[other] アシスタント
}
library-assistants = アシスタント
library-assistants-none = アシスタントは、名前、チャットの前にモデルに伝える内容、最初に問い合わせるモデルをまとめたものです。新しいチャットを始めるところで選びます。
library-begin = アシスタントで始める
library-begun-with = アシスタント { $name } で開始
library-blanks = 使うときに尋ねる項目：{ $names }
library-blanks-hint = 使うときに尋ねる箇所には {"{{"}名前{"}}"} と書きます。
library-change = { $name } を変更
library-delete = { $name } を削除
library-deleted = { $name } を削除しました。
library-first = 最初に問い合わせるモデル
library-first-default = モデルの順序のとおり
library-icon = 絵文字
library-insert = メッセージに入れる
library-keep = 保存
library-name = 名前
library-name-missing = 名前が必要です。
library-prompt-add = プロンプトを追加
library-prompt-title = { $fresh ->
    [yes] 新しいプロンプト
   *[other] プロンプト
}
library-prompts = プロンプト
library-prompts-none = よく使う文章です。メッセージの先頭で / を入力すると見つかります。
library-system = チャットの前にモデルに伝える内容
library-system-hint = 例：あなたは根気強い先生です。短い文で答えてください。
library-text = プロンプトの文章
library-text-missing = 文章が必要です。

## 検索。

search-title = チャットを検索
search-open = 検索
search-field = チャットの中の言葉
search-filters = フィルター
search-results = 検索結果
search-from-me = 自分が書いたもの
search-from-model = モデルの回答
search-model = 特定のモデルの回答
search-in = このタイトルのチャット
search-after = この日以降
search-before = この日より前
search-phrase = 続けて並ぶ言葉
search-without = この言葉を含まない
search-hint = 言葉を入力すると、メッセージ、ファイル、タイトルの中を探します。次のどれかで始めることもできます：
search-chats = チャット
search-messages = メッセージ
search-you = あなた
search-somebody = モデル
search-none = 見つかりませんでした。
search-none-hint = すべての言葉が 1 件のメッセージに含まれている必要があります。言葉を減らすか、フィルターを確認してください。
search-none-short = 入力を続けてください。3 文字からは、言葉の先頭でも見つかります。
search-more = さらに表示
search-loading = 検索しています…
search-again = 再検索
search-corrected = 「{ $typed }」は見つかりません。{ $found } の結果を表示しています。
search-unread = 「{ $filter }」はまだフィルターではないため、除きました。日付は 2026-01-31 の形で書きます。from: には me か model を指定します。
search-cut = 時間がかかりすぎたため、ほかにもある可能性があります。別の言葉ならより早く見つかります。
search-indexing = 古いメッセージの索引を作成中です（{ $percent }%）。もう少しで見つかるようになります。
search-indexing-anew = 検索の索引が破損していたため、作り直しています（{ $percent }%）。失われたメッセージはありません。
search-count = { $count ->
    [0] 見つかりませんでした。
   *[other] { $count } か所見つかりました。
}
search-count-more = { $count } か所見つかりました。ほかにもあります。

## ウィンドウで、スクリーンリーダーだけが読み上げるもの。

a11y-sidebar = チャットと場所
a11y-providers = プロバイダー
a11y-notices = お知らせ
a11y-chat-answering = 回答を生成しています
a11y-folder-chats = { " " }件のチャット
a11y-chat-unread = 新しい回答があります
a11y-state = { $state ->
    [working] 正常
    [slow] 低速
    [down] ダウン中
    [paused] 一時停止中
    [needs-you] 対応が必要
    [offline] オフライン
   *[unknown] 未使用
}
a11y-answering = { $model } が回答しています。
a11y-finished = { $model } の回答が終わりました。
a11y-attached = { $name } を添付しました。
a11y-not-attached = { $name } は添付されませんでした。{ $why }
a11y-stopped = 回答を停止しました。

## トレイ。

tray-name = Understudy
tray-title-demo = デモ：{ $sentence }
tray-provider = { $shape } { $name }：{ $words }
tray-pause-hour = 1 時間、一時停止
tray-resume = 再開
tray-pause = 再開するまで一時停止
tray-outage = 障害のシミュレーション中：{ $name }
tray-outage-end = 今すぐ終了
tray-recent = 最近のチャット
tray-open = Understudy を開く
tray-new-chat = 新しいチャット
tray-quick = クイックプロンプト
tray-settings = 設定
tray-quit = Understudy を終了
notify-down-title = { $lead } がダウンしています
notify-down-text = { $backup } が代行しています。チャットは続けられます。
notify-down-nobody = 回答できる予備モデルがありません。
notify-open = 開く
notify-back-title = { $lead } が復帰しました
notify-back-text = 再び回答できます。
notify-needs-you-title = Understudy で対応が必要です
notify-needs-you-text = { $name }：{ $words }
notify-answer-title = 回答が届きました
notify-answer-failed-title = 回答を得られませんでした
notify-sent-title = 待機していたメッセージを送信しました
notify-spend-near-title = 今月の上限の大部分を使いました
notify-spend-near-text = { $limit } のうち { $spent }。上限に達すると、無料のモデルとこのコンピューターのモデルだけに問い合わせます。
notify-spend-over-title = 今月の上限に達しました
notify-spend-over-text = { $limit } のうち { $spent }。月末までは、無料のモデルとこのコンピューターのモデルだけに問い合わせます。上限は設定で変更できます。
notify-tray-title = Understudy は実行中です
notify-tray-text = トレイにあります。終了するには、ウィンドウで Ctrl+Q を押すか、トレイのメニューで「Understudy を終了」を選んでください。

## 起動、リンク、ショートカット。

start-window-title = Understudy
start-no-display = ここには画面がないため、ウィンドウを開けません。「understudy chat」を使うと、ターミナルで会話できます。
start-running-unreachable = Understudy はすでに実行中ですが、連絡できません。そのウィンドウに切り替えるか、終了してから起動し直してください。
start-trouble-title = Understudy を起動できません
start-trouble-folder = フォルダーを開く
start-trouble-quit = 終了
start-link-refused = 開けるのは Web アドレス（http と https）だけです。このアドレスは開いていません。
start-link-disguised = このアドレスは名前の陰に本当の行き先を隠しているため、開いていません。
start-link-no-browser = ブラウザーを起動できませんでした。アドレスをコピーして、ご自分で開いてください。
quick-ask = 何でも質問…
quick-follow-up = 続けて質問…
quick-copy = コピー
quick-copied = コピー済み
quick-open = チャットで開く
quick-hide = 隠す
quick-lead-state = { $state ->
    [down] { $model } がダウンしています
    [slow] { $model } が失敗しました
    [paused] { $model } は一時停止中です
    [needs-you] { $model } には対応が必要です
    [offline] { $model } はオフラインです
   *[other] { $model } は今は使われません
}
quick-new = 新規
quick-paste = 貼り付け
quick-paste-what = 回答、またはその中で選択した部分を、元のプログラムに貼り付け
quick-paste-not = ここからは貼り付けられません。クリップボードに入っているので、ご自分で貼り付けてください。
quick-paste-lost = クリップボードにコピーできませんでした。
quick-pin = 開いたままにする（{ $keys }）
quick-pick = 選択した部分、またはクリップボードの内容について質問（{ $keys }）
quick-picked-selection = 選択したテキスト
quick-picked-clipboard = クリップボード
quick-picked-nothing = 何も選択されておらず、クリップボードにもテキストがありません。
quick-picked-cut = 最初の { $letters } 文字だけを送ります。
quick-window-title = Understudy クイックプロンプト
quick-shortcut-wayland = Wayland でプログラムにショートカットを割り当てられるのはデスクトップだけですが、このデスクトップは対応していません。デスクトップの設定で「understudy quick」を実行するショートカットを登録してください。
quick-shortcut-refused = デスクトップが { $shortcut } を割り当てませんでした。別のキーを試すか、デスクトップの設定で「understudy quick」を実行するキーを登録してください。
quick-shortcut-desktop-has = このデスクトップでは { $shortcut } がすでに使われています（{ $owner }）。別のキーを選ぶか、デスクトップの設定で変更してください。
quick-shortcut-desktop-failed = このデスクトップのショートカットを変更できませんでした。デスクトップの設定で「understudy quick」を実行するショートカットを登録してください。
quick-shortcut-no-display = ショートカットには X11 の画面が必要ですが、ここにはありません。「understudy quick」でもクイックプロンプトを開けます。
quick-shortcut-unusable = 「{ $shortcut }」はショートカットにできません。Ctrl、Alt または Super と組み合わせたキーを使ってください。
quick-shortcut-taken = { $shortcut } は別のプログラムが使用しています。別のものを選ぶか、そちらで変更してください。
quick-shortcut-not-seen = { $shortcut } が届きませんでした。別のプログラムまたはデスクトップが使用している可能性があります。別のものを選んでください。

a11y-messages = メッセージ
a11y-question = あなた
a11y-answer = 回答
a11y-attempts = 試行
a11y-versions = バージョン
a11y-code = コード：{ $language }
a11y-diagram = 図
a11y-task-done = 完了
a11y-task-open = 未完了
a11y-table = 表

## 初回の起動。

start-title = Understudy へようこそ
start-lead = 選んだモデルが続けられないときは、予備モデルが引き継ぎます。まず、どのモデルが回答しますか？
start-key-title = API キーを追加
start-key-sentence = Claude、GPT、Gemini などを、提供元のご自分のアカウントで使います。
start-key-env-found = 設定済み
start-key-env-use = 使う
start-key-env-use-label = { $provider } に { $variable } を使う
start-key-all = すべて表示…
start-local-title = このコンピューターのモデルを使う
start-local-sentence = 書いた内容がコンピューターの外に出ることはなく、ネットワークがなくても使えます。
start-local-looking = このコンピューターのモデルサーバーを探しています…
start-local-found = { $count } 個のモデルを使えます
start-local-use = 使う
start-local-use-label = { $provider } を使う
start-local-no-model = { $provider } は実行中ですが、モデルがまだありません。モデルを入手してから、もう一度探してください：
start-local-no-model-other = { $provider } は実行中ですが、モデルがまだありません。そちらでモデルを読み込んでから、もう一度探してください。
start-local-none = このコンピューターのモデルサーバーから応答がありません。Ollama、LM Studio または llama.cpp をインストールするか起動してから、もう一度探してください。
start-local-again = もう一度探す
start-local-failed = このコンピューターのモデルを探せませんでした：{ $reason }
start-demo-title = デモを試す
start-demo-sentence = 回答があるモデルから別のモデルへ切り替わる様子を見られます。回答は用意されたもので、何もこのコンピューターの外に出ません。
start-demo-go = デモを開始
start-back = 戻る
start-copied = コピー済み
start-copy-label = コマンド { $command } をコピー

## デモ。

start-demo-outage-on = メインモデルが「ダウン中」になりました。質問して、予備モデルの回答を見てみましょう：
start-demo-try = 質問の例：
start-demo-prompt-switch = メインモデルがダウンするとどうなりますか？
start-demo-prompt-table = 電車と飛行機を表で比較してください
start-demo-prompt-why = 空はなぜ青いのですか？

## 最初の回答の後。

start-next-label = 次にできること
start-next-backup-title = 予備モデルを追加
start-next-backup-sentence = { $main } が失敗すると、このチャットとそのファイルは、ここで選んだ予備モデルだけに送られます。
start-next-backup-go = { $main } が失敗すると、このチャットとそのファイルは { $backup } に送られます
start-next-backup-add = 予備にする
start-next-backup-env = { $provider } を使う（{ $variable } は設定済み）
start-next-backup-local = このコンピューターの { $provider } を使う
start-next-backup-other = 別のプロバイダー…
start-next-backup-order = モデルの順序で選ぶ…
start-next-backup-done = { $backup } が { $main } の予備モデルになりました。
start-next-shortcut-title = どこからでも質問
start-next-shortcut-sentence = どのプログラムからでも、{ $keys } を押せばそのまま質問できます。試すまでは何も保存されません。
start-next-shortcut-try = 試す
start-next-shortcut-press = 今 { $keys } を押してください
start-next-shortcut-waiting = キーを待っています。15 秒で終了します。
start-next-shortcut-kept = 使えます：{ $keys } でクイックプロンプトが開きます。
start-next-shortcut-other = 別のキー…
start-next-desktop-title = このデスクトップに足りないもの
start-next-not-now = 後で
start-next-got-it = OK

## プロバイダーの追加。

settings-add-ends-demo = プロバイダーを追加するとデモは終了し、デモのチャットも消えます。
settings-add-title = プロバイダーを追加
settings-add-which = モデルの提供元を選んでください
settings-add-remote = API キーを使う
settings-add-local = このコンピューター
settings-add-named = { $provider } を追加
settings-add-cancel = キャンセル
settings-add-key = API キー
settings-add-key-get = { $provider } でキーを取得
settings-add-key-not-subscription = API キーは ChatGPT や Claude のサブスクリプションとは別のものです。使用量に応じて別途請求されます。
settings-add-key-kept = システムのキーリングに保存され、そこから { $host } だけに送られます。
settings-add-key-sent = { $host } だけに送られます。
settings-add-key-forgotten = このキーは Understudy を終了すると消えます。
settings-add-key-locked-help = キーリングがロックされています。先にロックを解除すると、キーはそこに保存されます。
settings-add-key-missing-help = このシステムにはキーリングがありません。キーを保存するには GNOME Keyring か KDE Wallet をインストールするか、環境変数からキーを読み取ってください。
settings-add-key-unknown-help = キーリングが応答しません。起動中の可能性があります。もう一度確認するか、環境変数からキーを読み取ってください。
settings-add-keyring-again = もう一度確認
settings-add-source = キーの入手元
settings-add-source-paste = キーを貼り付ける
settings-add-source-env = 環境変数から
settings-add-source-none = キーなし
settings-add-env-use = 環境変数を使う
settings-add-env = 変数の名前
settings-add-env-hint = 起動のたびに読み取ります。Understudy が保存するのは名前だけで、キーは保存しません。
settings-add-advanced = 詳細設定
settings-add-name = 名前
settings-add-name-hint = 一覧とコマンドラインに表示される名前です。
settings-add-name-taken = この名前のプロバイダーはすでにあります。
settings-add-name-bad = 名前は 1～64 文字で、「/」と「,」は使えません。
settings-add-kind = 種類
settings-add-url = アドレス
settings-add-url-hint = 末尾のバージョンはあってもなくてもかまいません。
settings-add-url-bad = アドレスは https:// または http:// で始まります。
settings-add-http = キーとチャットを暗号化せずに { $host } に送る
settings-add-http-hint = 暗号化されていない http では、途中の誰でも読み取れます。
settings-add-go = 確認して追加
settings-add-checking = { $provider } にモデルを問い合わせています…
settings-add-checking-time = { $provider } にモデルを問い合わせています… { $time }
settings-add-stop = 停止
settings-add-stopped = 停止しました。何も追加していません。
settings-add-failed = { $provider } を追加できませんでした
settings-add-this-run = 今回の起動中だけ保持する
settings-add-works = { $provider } を使えます。
settings-add-models-first = メインモデルを選んでください。
settings-add-models-later = 予備モデルを選んでください。前のモデルが失敗すると、モデルの順序に従って引き継ぎます。
settings-add-models-none = モデルの一覧が空です。モデルの名前を入力してください。
settings-add-model-recommended = おすすめ
settings-add-model-other = モデルの名前
settings-add-model-in-order = モデルの順序に追加済み
settings-add-start = チャットを始める
settings-add-backups = { $count ->
    [0] 予備モデルなしで追加
   *[other] { $count } 個の予備モデルを追加
}
settings-add-pick-one = 続けるにはモデルを選んでください。

## モデル。

settings-models-filter = モデルを絞り込み
settings-models-count = { $count } 個のモデル
settings-models-more = ほか { $count } 個：絞り込むと見つかります
settings-models-window = { $thousands }k トークン
settings-models-window-million = { $millions }M トークン
settings-models-images = 画像
settings-models-pdf = PDF
settings-models-reasoning = 思考
settings-models-tools = ツール
settings-models-price = 入力 { $input }、出力 { $output }
settings-models-price-hint = 価格は、読み書き 100 万トークンあたりです。

## 設定。

settings-title = 設定
settings-sections = 設定の区分
settings-find = 設定を検索
settings-find-none = その名前の設定はありません。
settings-find-count = { $count ->
    [0] 設定が見つかりません
   *[other] { $count } 件の設定が見つかりました
}
settings-shortcut-name = どこからでもクイックプロンプトを開くキー
settings-backups-name = 残す毎日のバックアップ
settings-page-export = すべてのチャットをエクスポート
settings-page-import = チャットをインポート
settings-section-providers = プロバイダー
settings-section-order = モデルの順序
settings-section-shortcut = ショートカット
settings-section-keys = キーボード
settings-section-appearance = 外観
settings-section-desktop = デスクトップ
settings-section-network = ネットワーク
settings-section-chats = チャット
settings-section-usage = 使用量
settings-section-library = プロンプトとアシスタント
settings-section-limits = 制限時間
settings-section-data = データ
settings-section-privacy = データの行き先
settings-section-about = このアプリについて
settings-section-more = その他

settings-providers-sentence = 回答するアカウントとサーバーです。キーはそのアドレスだけに使われ、再び表示されることはありません。
settings-providers-none = プロバイダーはまだありません。API キーで追加するか、このコンピューターのモデルを使ってください。
settings-providers-add = プロバイダーを追加
settings-providers-list = プロバイダー
settings-providers-demo = デモの実行中です。練習用のプロバイダーが、あなたのプロバイダーに混ざることはありません。デモが終わると、あなたのプロバイダーが再び表示されます。
settings-provider-key-keyring = キーはキーリングに保存
settings-provider-key-env = キーは { $variable } から
settings-provider-key-env-missing = { $variable } は未設定
settings-provider-key-this-run = キーは Understudy の終了まで
settings-provider-key-not-needed = キーは不要
settings-provider-key-locked = キーリングがロック中
settings-provider-key-missing = キーなし
settings-provider-key-unknown = キーリングの応答なし
settings-provider-local = このコンピューター
settings-provider-in-order = { $count ->
    [0] 順序の外
   *[other] 順序にモデル { $count } 個
}
settings-provider-test = テスト
settings-provider-test-label = { $provider } をテスト
settings-provider-testing = { $provider } をテストしています…
settings-provider-works = { $count ->
    [0] { $provider } が応答しました。モデルの一覧は空です。
   *[other] { $provider } が応答しました。モデルは { $count } 個です。
}
settings-provider-failed = { $provider } のテストに失敗しました
settings-provider-more = { $provider } のその他の操作
settings-provider-models = モデル
settings-provider-models-label = { $provider } のモデル
settings-provider-models-loading = { $provider } にモデルを問い合わせています…
settings-provider-key-replace = キーを置き換え
settings-provider-key-add = キーを入力
settings-provider-key-replace-label = { $provider } のキーを置き換え
settings-provider-key-replaced = { $provider } の新しいキーを使えます。
settings-provider-key-save = 確認して置き換え
settings-provider-pause = 一時停止…
settings-provider-pause-label = { $provider } を一時停止
settings-provider-pause-hour = 1 時間
settings-provider-pause-tomorrow = 明日まで
settings-provider-pause-good = 再開するまで
settings-provider-resume = 再開
settings-provider-resume-label = { $provider } を再開
settings-provider-paused-until = { $time } まで一時停止中
settings-provider-paused = 一時停止中
settings-provider-remove = 削除
settings-provider-remove-label = { $provider } を削除
settings-provider-remove-ask = { $provider } を削除しますか？ キーはこのコンピューターから削除され、モデルの順序からも外れます。チャットは残ります。
settings-provider-remove-ask-lead = { $provider } を削除しますか？ キーはこのコンピューターから削除され、{ $model } はメインモデルではなくなります。チャットは残ります。
settings-provider-remove-go = { $provider } を削除
settings-provider-remove-keep = 残す
settings-provider-removed = { $provider } を削除しました。

settings-order-sentence = メッセージはメインモデルに送られます。失敗すると、予備モデルに順に問い合わせます。ここにないモデルには何も送られません。
settings-order-list = モデルの順序
settings-order-by = 最初に問い合わせるモデル
settings-order-by-way = { $way ->
    [speed] 最も速いモデル
    [price] 最も安いモデル
   *[hand] 自分で並べた順
}
settings-order-by-what = { $way ->
    [speed] それぞれの最近の回答から見て、ふだん最も早く始めるモデルです。差がないときと、モデルの回答がまだ 20 回に満たないときは、下の順序で決まります。
    [price] 入力と出力が同じ量のときに最も安いモデルです。このコンピューターのモデルは無料です。同じ価格のときと、価格のわからないモデルどうしは、下の順序で決まります。
   *[hand] 上から下へ。チャットごとに専用の順序も設定できます。
}
settings-order-main = メインモデル
settings-order-backup = 予備
settings-order-backup-n = 予備 { $number }
settings-order-none = 順序にまだモデルがないため、回答できません。
settings-order-none-provider = 先にプロバイダーを追加してください。そのモデルをここで並べられるようになります。
settings-order-alone = { $main } が失敗しても、引き継ぐモデルがありません。予備モデルを、できれば別の提供元から追加してください。
settings-order-move = { $model } を移動：ドラッグ、または Alt と矢印キー
settings-order-up = { $model } を上へ
settings-order-down = { $model } を下へ
settings-order-remove = { $model } を外す
settings-order-removed = { $model } をモデルの順序から外しました。
settings-order-undo = 元に戻す
settings-order-moved = { $position ->
    [1] { $model } がメインモデル（{ $total } 個中 1 番目）になりました。
   *[other] { $model } が { $total } 個中 { $position } 番目になりました。
}
settings-order-added = { $provider } の { $model } を { $position } 番目に追加しました。
settings-order-restored = { $model } をモデルの順序に戻しました。
settings-order-add = 予備モデルを追加
settings-order-add-main = メインモデルを追加
settings-order-add-from = プロバイダー
settings-order-add-model = 追加
settings-order-add-model-label = { $model } をモデルの順序に追加
settings-order-add-by-name = 「{ $model }」をこの名前で追加
settings-order-add-done = 完了
settings-order-demo = デモは専用のモデルの順序で実行中です。あなたの順序は、デモが終わると設定できます。
settings-order-hint = ドラッグするか、矢印を使うか、モデルの上で Alt+↑ と Alt+↓ を押します。
settings-order-not-saved = 順序は変更されませんでした：{ $reason }

settings-shortcut-sentence = 作業中の画面の上にクイックプロンプトを開きます。新しいキーは、試してから保存されます。
settings-shortcut-state-not-offered = ショートカットは設定されていません。
settings-shortcut-state-off = ショートカットはオフです。
settings-shortcut-state-active = { $keys } でクイックプロンプトが開きます。
settings-shortcut-record = 変更…
settings-shortcut-record-first = キーを設定…
settings-shortcut-recording = 使いたいキーを、Ctrl、Alt または Super と一緒に押してください。Esc でそのままにします。
settings-shortcut-need-modifier = Ctrl、Alt または Super を押しながら、別のキーを押してください。
settings-shortcut-try-default = { $keys } を試す
settings-shortcut-press = 届くかどうか確認するため、もう一度 { $keys } を押してください…
settings-shortcut-kept = { $keys } を使えます。保存しました。
settings-quick-order = 新しいクイックプロンプトの問い合わせ先
settings-quick-order-order = モデルの順序
settings-quick-order-last = 最後のチャットの順序
settings-quick-order-first = 最初に { $model }
settings-quick-order-gone = 今はないモデル
settings-shortcut-state-in-desktop = このデスクトップのショートカットに { $keys } があり、「understudy quick」を実行します。
settings-shortcut-add = このデスクトップのショートカットに { $keys } を追加
settings-shortcut-take-out = 外す
settings-shortcut-off = オフにする

settings-keys-sentence = 操作とそのキーです。どれも変更できます。
settings-appearance-sentence = ウィンドウの見た目と言語です。
settings-language = 言語
settings-theme = テーマ
settings-theme-system = システムに合わせる
settings-theme-light = ライト
settings-theme-dark = ダーク
settings-contrast = コントラスト
settings-contrast-more = 高い
settings-zoom = 文字と部品の大きさ
settings-zoom-smaller = 縮小
settings-zoom-larger = 拡大
settings-zoom-value = { $percent }%
settings-zoom-reset = 100% に戻す
settings-zoom-hint = Ctrl++、Ctrl+−、Ctrl+0 は、どの画面でも同じ働きをします。

settings-desktop-sentence = デスクトップでの Understudy の動作です。
settings-network-sentence = リクエストがこのコンピューターから出る経路です。
settings-chats-sentence = タイトルと、削除したチャットを残す期間です。
settings-usage-sentence = 保存されたリクエストから数えたトークンと費用です。デモは含まれません。
settings-titles = モデルによるタイトル
settings-titles-what = チャットの最初の回答の後、チャットの冒頭を短いリクエストとして、そのチャットを送った提供元の中で最も安いモデルにもう一度送ります。オフの場合は、最初の数語がタイトルになります。送信先を限定したチャットでは最初の数語のままになり、自分で付けたタイトルが置き換えられることはありません。
settings-bin = ゴミ箱に残す日数
settings-bin-what = 削除したチャットは、この期間内なら復元できます。その後は完全に消えます。
settings-bin-bad = 日数は 1～3,650 で指定してください。
settings-desktop-tray = トレイ
settings-desktop-tray-yes = トレイがあります。アイコンはプロバイダーの状態を示します。
settings-desktop-tray-no = このデスクトップにはトレイが見つからないため、ウィンドウを閉じると Understudy が終了し、クイックプロンプトも使えなくなります。GNOME では AppIndicator 拡張機能でトレイを追加でき、追加するとすぐに使われます。
settings-desktop-keyring = キーリング
settings-desktop-keyring-ready = キーリングは開いています。キーはそこに保存されます。
settings-desktop-keyring-locked = キーリングがロックされています。何も削除していません。ロックを解除すると、キーを再び使えます。
settings-desktop-keyring-missing = キーリングが見つからないため、キーは Understudy を終了すると消えます。GNOME Keyring か KDE Wallet をインストールするか、環境変数を使ってください。
settings-desktop-keyring-unknown = キーリングが応答しません。中のキーは、今は使えません。
settings-keys-where = キーの保存場所
settings-keys-unlock = ロックを解除…
settings-keys-failed = キーリングの操作に失敗
settings-keys-keep = キーリングに保存
settings-keys-keep-label = { $provider } のキーをキーリングに保存
settings-keys-place-keyring = システムのキーリングにあります。
settings-keys-place-env = 環境変数 { $variable } にあり、Understudy の起動時に読み取ります。
settings-keys-place-env-missing = Understudy の起動時に、環境変数 { $variable } が設定されていませんでした。設定して起動し直すか、キーを追加してください。
settings-keys-place-this-run = メモリーにあり、Understudy を終了すると消えます。
settings-keys-place-not-needed = キーは不要です。
settings-keys-place-locked = ロックされたキーリングにあります。ロックを解除すると、自動的に使われます。
settings-keys-place-missing = キーがありません。削除されたか、別のアドレス用に入力されたものです。上でもう一度追加してください。
settings-keys-place-no-keyring = キーリングが見つからないため、読み取れません。キーリングが使えるようになれば戻ります。今回の起動中だけ使うキーを追加することもできます。
settings-keys-place-unknown = キーリングにありますが、今は応答しません。数秒ごとに確認しています。
settings-notify = デスクトップの通知で知らせる
settings-notify-main-model = メインモデルがダウンしたときと復帰したとき
settings-notify-answers = 回答が届いたときにウィンドウが前面にない場合
settings-notify-needs-you = 対応が必要なプロバイダーがあるとき（1 日 1 回）
settings-notify-spend = 今月の上限の大部分を使ったときと、使い切ったとき
settings-notify-waiting = 待機していたメッセージが送信されたとき
settings-desktop-close-to-tray = ウィンドウを閉じてもトレイで実行を続ける
settings-desktop-close-to-tray-no-tray = トレイがない場合、ウィンドウを閉じるとアプリが終了します。
settings-desktop-start = デスクトップと同時にトレイで起動する
settings-desktop-start-no-tray = トレイがない場合、起動のたびにウィンドウが開きます。
settings-tray-recent = トレイのメニューの最近のチャット
settings-tray-recent-which = { $which ->
    [all] すべて
    [none] なし
   *[unrestricted] 送信先の制限なし
}
settings-tray-recent-what = { $which ->
    [all] 最新の 5 件を、送信先を制限したものも含めて表示します。一時チャットは表示しません。
    [none] ウィンドウの外にタイトルは表示されません。
   *[unrestricted] 最新の 5 件を表示します。送信先を一部のプロバイダーやこのコンピューターに限ったものは除きます。
}
settings-tray-panel = トレイアイコンのあるパネル
settings-tray-panel-which = { $which ->
    [dark] ダーク
    [light] ライト
   *[auto] 自動
}
settings-tray-panel-what = プログラムからはパネルの色がわかりません。「自動」ではデスクトップのスタイルに合わせます。
settings-graphics = セーフグラフィックス
settings-graphics-way = { $way ->
    [on] オン
    [off] オフ
   *[auto] 自動
}
settings-graphics-what = ウィンドウが空になるドライバーのために、グラフィックカードを使わずに描画します。「自動」では、前回の起動で何も表示されなかった場合に使います。
settings-graphics-found = 前回までの起動でウィンドウが表示されなかったため、現在オンです。次のバージョンで、通常の方法をもう一度試します。
settings-graphics-restart = 変更は次回の起動から有効になります。
settings-proxy = プロキシ
settings-proxy-way = { $way ->
    [none] なし
    [manual] 手動
   *[system] システム
}
settings-proxy-what = { $way ->
    [none] どのサーバーにも直接接続します。
    [manual] http、https、socks5、socks5h。ユーザー名とパスワードは使えません。
   *[system] システムの設定に従います：Understudy の起動時の HTTPS_PROXY、HTTP_PROXY、ALL_PROXY、NO_PROXY。これらにプロキシの指定がなければ、デスクトップの設定に従います。
}
settings-proxy-address = プロキシのアドレス
settings-proxy-never = このコンピューターのサーバーには常に直接接続します。また、キーが暗号化されていない http でプロキシを通ることはありません。
settings-ca = 追加の認証局（PEM ファイル）
settings-ca-what = 会社のサーバーや、https の中身を検査するプロキシのための設定です。システムの認証局に加えて信頼します。空にすると、追加しません。

settings-recovery = 回答が途切れたとき
settings-recovery-way = { $way ->
    [restart] 最初から回答
    [ask] 確認する
   *[continue] 続きを書く
}
settings-hedge = 始まりが遅いときは次のモデルにも問い合わせる
settings-hedge-what = モデルの待ち時間が、100 回のうち 95 回を上回る長さになると、次のモデルにも同時に問い合わせます。先に始めたほうが続け、もう一方は停止し、進んだ分の費用がかかります。
settings-recovery-what = { $way ->
    [restart] 次のモデルが回答全体を改めて書きます。表示された内容は詳細に残ります。
    [ask] 表示された内容は残り、続きを書くか最初から回答するかを選べます。
   *[continue] 次のモデルが、途切れたところから続きを書きます。表示されたのが数語だけの場合は、最初から回答します。
}
settings-library-sentence = よく使う文章と、チャットを始めるときのアシスタントです。
settings-limits-sentence = モデルの応答がないとき、予備モデルに問い合わせるまでの時間です。「自動」は各モデルのふだんの速さに合わせます。
settings-limits-auto = 自動
settings-limits-fixed = 固定
settings-limits-seconds = 秒
settings-limits-how = { $name }：自動または固定
settings-limits-bad = 0 より大きい秒数を入力してください。

settings-data-sentence = チャットはあなたのものです。このコンピューターに安全に保存され、好きな場所に持ち出せます。
settings-privacy-sentence = Understudy が保存し、送信するものです。テレメトリーはなく、開発者には何も送られません。
settings-privacy-chats = チャット
settings-privacy-chats-where = このコンピューターのデータベースに保存され、あなたのユーザーアカウントだけが読み取れます。
settings-privacy-messages = 送信した内容
settings-privacy-messages-where = 回答するモデルに、切り替え時には引き継ぐ予備モデルに送られます：
settings-privacy-messages-none = まだどこにも送られません。プロバイダーが設定されていません。
settings-privacy-keys = キー
settings-privacy-keys-where = システムのキーリングに保存されます。キーは、入力したときのアドレスだけに送られます。
settings-privacy-keys-memory = 開いているキーリングがないため、Understudy を終了するまでメモリに置かれます。キーは、入力したときのアドレスだけに送られます。
settings-privacy-backups = バックアップとログ
settings-privacy-backups-where = このコンピューターのアプリのフォルダーに保存され、あなたのユーザーアカウントだけが読み取れます。ログには文章もキーも含まれません。
settings-privacy-health = プロバイダーの状態
settings-privacy-health-where = あなた自身の利用から測定し、このコンピューターに保存します。
settings-privacy-pages = ステータスページ
settings-privacy-pages-where = モデルがダウンしている間、提供元の公開ステータスページをキーなしで読みます。説明のためのもので、判断には使いません。
settings-privacy-checks = テストメッセージ
settings-privacy-checks-where = モデルの応答がない間や過負荷の間は、復帰を確かめるため、ときどき 1 語だけ尋ねます。1 日最大 24 回で、2 セント以上かかるものはありません。
settings-privacy-network = ネットワークの有無
settings-privacy-network-where = モデルの順序にあるサーバーに、内容もキーも送らずに接続を確かめます。ダウンしているモデルには、ときどきキーを使ってモデルの一覧を問い合わせます。
settings-privacy-titles = タイトル
settings-privacy-titles-on = チャットの最初の数語から作られます。設定に従い、最初の回答の後、そのチャットを送ったモデルにタイトルを尋ねます。
settings-privacy-titles-off = チャットの最初の数語から作られます。どこにも問い合わせません。
settings-privacy-links = リンクと画像
settings-privacy-links-where = モデルが書いたものは何も読み込まれません。リンクは、押したときにブラウザーで開きます。インターネット上の画像はリンクのままです。
settings-privacy-demo = デモ
settings-privacy-demo-where = このコンピューターで動作します。用意された回答で、ネットワークは使いません。
settings-privacy-telemetry = あなたの利用データ
settings-privacy-telemetry-where = 収集しません。
settings-privacy-provider = { $provider }（{ $host }）
settings-privacy-provider-local = { $provider }（このコンピューター）

settings-about-sentence = モデルが止まっても、続くチャット。
settings-about-version = バージョン
settings-about-folder = フォルダー
settings-about-folder-what = チャット、ファイル、設定、バックアップ、ログ。キーはシステムのキーリングにあります。
settings-about-logs = ログとレポート
settings-about-logs-what = 警告と、Understudy の内部で問題が起きたときのレポートです。チャットもキーも含まれず、このコンピューターに残り、古いものから自動的に消えます。
settings-about-logs-open = フォルダーを開く
crash-said = Understudy の内部で問題が発生しました（{ $time }）。レポートはこのコンピューターにあり、チャットもキーも含まれません。どこにも送信していません。
crash-delete = レポートを削除
crash-keep = 残す
settings-about-licence = ライセンス
settings-about-licence-text = MIT または Apache-2.0（選択できます）。書体 Inter は SIL Open Font License によります。

settings-more-sentence = そのほかの設定すべてです。コマンドラインと同じものです。
settings-value-reset = 既定値に戻す
settings-value-save = 保存
settings-value-saved = 保存しました。
settings-value-takes = 使える値：{ $values }

settings-failed-retry = 再試行

## licences-: アプリに含まれる、第三者が書いたもの。

licences-title = 第三者のライセンス
licences-what = このバージョンに含まれる、第三者が書いたものとその条件です。
licences-show = 表示
licences-filter = 名前またはライセンスで絞り込み
licences-count = { $count ->
    [0] この名前のものはありません。
   *[other] { $count } 個のパッケージ
}
licences-no-text = 作者による本文は添えられていません。ライセンスは { $licence } です。
licences-failed = 一覧を読み取れませんでした。一覧はアプリの一部です。実行中にアプリが更新された可能性があります。起動し直してください。

## erase-: すべてを消す。

erase-title = すべてのデータを削除
erase-what = Understudy がこのコンピューターに保存しているすべて（チャット、バックアップ、キー、設定）が消えます。その後は最初の状態から始まります。
erase-ask = 削除…
erase-goes = 次のものは完全に消え、元に戻せません：
erase-chats = すべてのチャット（アーカイブ、ゴミ箱、下書き、添付ファイルを含む）
erase-backups = { $count ->
    [0] 復元の際に別に保存されたもの（バックアップはありません）
   *[other] アプリのフォルダーにあるバックアップ { $count } 個すべてと、復元の際に別に保存されたもの
}
erase-keys = キーリングにある { $names } のキー
erase-keys-none = プロバイダー（保存されているキーはありません）
erase-settings = 設定、モデルの順序、費用、プロバイダーの記録、ログ
erase-stays = エクスポートしたファイルと、ほかの場所に保存したバックアップは残ります。プロバイダー側に残っているものも同様です。
erase-type = 続けるには「{ $word }」と入力
erase-word = 削除
erase-go = すべて削除
erase-keep = すべて残す
erase-in-use = キーは削除しました。残りはまだです。別の Understudy が開いています。そちら（ターミナルのものも）を終了してから、起動し直してください。
erase-stopped = 削除したのはキーだけで、すべてではない可能性があります。問題を解決してもう一度試すか、残りをそのままにしてください。
erase-stuck = データを削除しようとしましたが、{ $path } を削除できませんでした（{ $reason }）。削除できるまで、Understudy は何も開きません。それを削除してから、起動し直してください。

## 使用量。ウィンドウでもターミナルでも同じ言葉。

usage-total = { $days ->
        [1] 今日は { $requests } 件のリクエストを送信しました。わかっている費用は { $cost } です。
       *[other] 過去 { $days } 日間に { $requests } 件のリクエストを送信しました。わかっている費用は { $cost } です。
    }
usage-possible = 失敗または停止したリクエストの分として、さらに { $cost } が請求される可能性があります。
usage-unknown = うち { $count } 件は、費用が不明なまま請求される可能性があります。
usage-titles = うち { $count } 件はチャットのタイトルのためのものです。
usage-month = 今月は { $limit } のうち { $cost } を使いました（わかっている費用のみ）。
usage-month-near = 今月は { $limit } のうち { $cost } を使いました（わかっている費用のみ）。上限に達すると、無料のモデルだけに問い合わせます。
usage-month-over = 今月の上限 { $limit } に達しました（{ $cost }、わかっている費用のみ）。このコンピューターのモデルと無料のモデルだけに問い合わせます。上限を上げるには：understudy settings set spend.month_usd DOLLARS
usage-at-least = { $cost } 以上
usage-requests = { $count } 件のリクエスト
usage-tokens = 入力 { $input }、出力 { $output }
usage-no-chat = チャットなし（すでに存在しない）
usage-count = { $count }
usage-none = この期間には何も質問していません。デモは数えません。
usage-range = 期間
usage-range-days = { $days ->
        [365] 1 年
       *[other] { $days } 日
    }
usage-measure = 単位
usage-measure-cost = 費用
usage-measure-tokens = トークン
usage-chart-label = { $measure ->
        [tokens] トークン
       *[cost] 費用
    }、{ $count } 本の棒。最大は { $most }、{ $day }。
usage-chart-none = この期間には、わかっているものがありません。
usage-legend-sure = 回答の分
usage-legend-maybe = 失敗または停止（請求の可能性あり）
usage-as-table = 表で表示
usage-by-day = 日別
usage-by-provider = プロバイダー別
usage-by-model = モデル別
usage-by-chat = チャット別
usage-column-name = 名前
usage-column-requests = リクエスト
usage-column-input = 入力トークン
usage-column-output = 出力トークン
usage-column-cost = 費用
usage-failed = { $count } 件失敗
usage-cancelled = { $count } 件停止
usage-limit = 1 か月の上限
usage-limit-what = 5 分の 4 で警告します。上限に達すると、翌月になるか上限を上げるまで、無料のモデルとこのコンピューターのモデルだけに問い合わせます。数えるのはわかっている費用で、失敗または停止して請求される可能性のあるものも含みます。始まったメッセージは最後まで処理します。
usage-limit-amount = 暦月あたりの米ドル
usage-limit-bad = 金額として使えません。20 や 7.50 のように書いてください。
usage-limit-now = 今月は { $limit } のうち { $cost }
usage-limit-unknown = 今月のリクエスト { $count } 件は、費用が不明なまま請求される可能性があります。ここには含まれていません。

## アーカイブとゴミ箱。

stored-archive = アーカイブ（{ $count }）
stored-bin = ゴミ箱（{ $count }）
stored-archive-what = 一覧には出ませんが、ずっと残ります。チャットにメッセージを書くと一覧に戻ります。
stored-bin-what = 削除したチャットはここに { $days } 日間残り、その後は完全に消えます。
stored-archive-empty = アーカイブしたチャットはありません。
stored-bin-empty = ゴミ箱は空です。
stored-archive-list = アーカイブしたチャット
stored-bin-list = 削除したチャット
stored-archived-on = { $date } にアーカイブ
stored-goes = { $days ->
        [0] 今日、完全に消えます
        [1] 明日（{ $date }）、完全に消えます
       *[other] { $days } 日後（{ $date }）、完全に消えます
    }
stored-unarchive-label = 一覧に戻す：「{ $title }」
stored-restore = 復元
stored-restore-label = 「{ $title }」を復元
stored-leave = 完全に削除
stored-leave-label = 「{ $title }」を完全に削除
stored-leave-title = 完全に削除しますか？
stored-leave-one = 「{ $title }」を、ほかのチャットにないファイルとともに、すぐに消します。これは元に戻せません。回答の費用は、文章なしで「使用量」に残ります。
stored-leave-all = ゴミ箱のチャット { $count } 件を、ほかのチャットにないファイルとともに、すぐに消します。これは元に戻せません。
stored-empty-bin = ゴミ箱を空にする
stored-gone = 完全に削除しました。
stored-gone-later = 削除しました。別のプログラムが履歴を読み取っているため、ログに残る最後の痕跡はそれが終わると消えます。
stored-gone-backups = バックアップにもありません。
stored-gone-following = それを除いてバックアップを書き直しています。数分かかります。終了した場合は、次の起動時に続けます。
stored-gone-until = 読み取れないバックアップにまだ残っている可能性があります。そのバックアップは { $date } までに自動で消えます。設定の「データ」で削除することもできます。
stored-gone-kept = 読み取れないバックアップにまだ残っている可能性があります。設定の「データ」で削除してください。
stored-gone-aside = 別に保管した { $count } 件の履歴（{ $folders }）にはまだ残っている可能性があります。不要になったらそのフォルダーを削除してください。

## 状態の一覧。

status-none = プロバイダーがまだ設定されていません。
status-none-add = プロバイダーを追加
status-demo = 用意された回答をする練習用プロバイダー
status-no-first-text = まだなし
status-since = { $time } から
status-next-try = { $time }後に再試行
status-next-try-now = 次のメッセージで再試行
status-covering-for = { $model } を代行中
status-covered-by = { $model } が代行中
status-failures = { $why }、{ $count } 回連続で失敗
status-no-models = このプロバイダーのモデルは、モデルの順序にありません。
status-check = 今すぐ確認
status-lane-answers = { $model } は回答できます。
status-check-label = 今すぐ確認：{ $provider }
status-fix-key = キーを修正
status-main = メインモデル
status-column-model = モデル
status-column-state = 状態
status-column-day = 過去 24 時間
status-column-first = 初回応答
status-column-seven = 7 日
status-column-thirty = 30 日
status-first-text-late =
    { $count ->
       *[other] 7 日間の { $count } 件の回答で、最初の文字まで：ふだん { $usual }、100 回中 95 回は { $late }以内
    }
status-half-hour = { $from }～{ $to }：{ $words }
status-half-hour-state =
    { $state ->
        [fine] 正常
        [slow] 低速
        [failing] 一部失敗
        [down] ダウン
        [paused] 一時停止
       *[other] 通信なし
    }
status-legend = 30 分ごとの状態
status-incidents = 過去 30 日間の障害
status-incidents-none = モデルの順序にあるモデルに障害はありませんでした。
status-incidents-more = さらに { $count } 件を表示
status-checks = 今日は { $count } 回、自動で確認しました。
status-incident-lasts = 継続中
status-unread = 過去の記録を読み取れませんでした。
status-lane-menu = { $model } のその他の操作
status-provider-menu = { $provider } のその他の操作
status-pause-head = このモデルを一時停止
status-outage-head = 障害を 10 分間シミュレート
status-outage-kind =
    { $kind ->
        [hard] すぐに拒否する
        [slow] 回答が遅れる
       *[middle] 途中で途切れる
    }
status-outage-foot = 実際のメッセージは予備モデルで続きます。途中で途切れるものは実際に問い合わせているため、請求される可能性があります。
status-outage-end = 障害を終了
status-outage-end-label = { $name } の障害のシミュレーションを終了
status-outage-on =
    { $kind ->
        [hard] シミュレーション：{ $name } は { $until } まですべてのメッセージを拒否します。
        [slow] シミュレーション：{ $name } は { $until } まで回答が遅れます。
       *[middle] シミュレーション：{ $name } の回答は { $until } まで途中で途切れます。
    }
status-simulated-list = シミュレート中の障害
chat-outage-mark = 障害をシミュレート中
chat-outage-mark-title = { $names } の障害をシミュレートしています。表示します。
## コマンドライン。

cli-no-home = Understudy のデータ用フォルダーがありません：{ $reason }。書き込めるフォルダーを UNDERSTUDY_HOME に指定してください。
cli-no-runtime = Understudy を起動できませんでした：{ $reason }。
cli-no-display = ここには画面がないため、会話はこのターミナルで続けます。
cli-demo = プロバイダーが設定されていないため、デモが回答します。回答は用意されたもので、何もこのコンピューターの外に出ません。設定するには：understudy provider add NAME --kind KIND
cli-question-missing = 質問を指定してください：understudy ask "…"。パイプで渡すこともできます。
cli-question-empty = 質問が空です。
cli-input-unreadable = 標準入力を読み取れませんでした：{ $reason }。
cli-input-too-long = 入力が { $most } MB を超えています。何も送信していません。
cli-input-not-text = 入力が UTF-8 のテキストではありません。何も送信していません。
cli-duration-form = 30s、10m、1h、2d のように書きます
cli-effort-form = off、low、medium、high、max のどれか
cli-temperature-form = 0～2 の数値
cli-max-output-form = トークンの数（1 以上の整数）
cli-stop-form = 空でない文字列
cli-key-wanted = キーを貼り付けて Enter を押してください。入力中のキーは画面に表示されます。
cli-key-not-text = 標準入力のキーが UTF-8 のテキストではありません。何も保存していません。
cli-key-empty = 標準入力にキーがありません。何も保存していません。
cli-key-offered = { $variable } が設定されています。これを使うには --key-env { $variable } を付けてください。別のキーを使うには --key-stdin を付けてパイプで渡してください。
cli-key-missing = この種類のプロバイダーにはキーが必要です。--key-stdin を付けてパイプで渡すか、--key-env で変数を指定するか、--no-key を付けてください。
cli-key-variable-unset = { $variable } は現在設定されていません。起動のたびに読み取り直します。
cli-file = ファイル：{ $name }
cli-file-note = { $name }：{ $note }
cli-chat-id-wrong = 「{ $id }」はチャットの ID ではありません。参照：understudy history list
cli-no-chat-yet = 続けられるチャットはまだありません。--continue を付けずに質問してください。
cli-no-chats = 保存されたチャットはありません。
cli-bin-empty = ゴミ箱は空です。
cli-chat-pinned = ピン留め
cli-chat-archived = アーカイブ済み
cli-chat-goes = { $time } に消去
cli-usage-none = { $days ->
        [1] 今日は何も質問していません。
       *[other] 過去 { $days } 日間には何も質問していません。
    }
cli-usage-days = 日別
cli-usage-providers = プロバイダー別
cli-usage-models = モデル別
cli-usage-chats = チャット別
cli-no-providers = プロバイダーが設定されていません。設定するには：understudy provider add NAME --kind KIND
cli-backup-file = { $file }（{ $size }）に書き込みました：{ $what }。
cli-backup-files-missing = 添付ファイルが { $count } 個見つかりませんでした。メッセージはありますが、ファイルは付いていません。
cli-backup-made = バックアップ { $name }：{ $what }。
cli-backup-none = バックアップはまだありません。「understudy history backup」で作成できます。
cli-check-cut-off = 先行書き込みログの末尾が破損した箇所で切れています。その後に変更が { $count } ページあります。
cli-check-file-damaged = 添付ファイルが元の内容と異なります：{ $file }
cli-check-file-missing = 添付ファイルがありません：{ $file }
cli-check-orphans = { $count } 行が、存在しない行を参照しています。
cli-check-sound = { $files ->
    [0] 問題はありません。
   *[other] 問題はありません。添付ファイル { $files } 個は完全です。
}
cli-check-ways = 何も変更していません。読み取れるもの（understudy history restore --salvage）、バックアップ（--newest）、または両方を合わせて（--salvage --newest）使えます。どの場合も、破損したファイルは残ります。
cli-erase-app-runs = Understudy が実行中です。先に終了するか、設定の「データ」ですべて削除してください。何も削除していません。
cli-erase-ask = すべてを完全に削除しますか？ [y/N]
cli-erase-done = すべて削除しました。
cli-erase-look = { $folder } にあるすべてのチャット、ファイル、バックアップ、設定、ログと、キーリングにあるプロバイダーのキーを削除します。これは元に戻せません。
cli-erase-yes = ここでは確認を求められません。すべて削除するには --yes を付けてください。何も削除していません。
cli-restore-app-runs = Understudy が実行中です。先に終了してから復元するか、設定の「データ」で復元してください。何も変更していません。
cli-restore-ask = 履歴をこれに置き換えますか？ 現在の内容は別に保存されます。[y/N]
cli-restore-ask-yes = y yes はい
cli-restore-done = 復元しました。以前の内容は { $aside } にあります。
cli-restore-later = 別の Understudy が履歴を開いています。それが終了すると、バックアップに置き換わります。
cli-restore-look = このバックアップの内容：{ $what }、{ $size }。
cli-restore-what = どのバックアップかを指定してください：ファイル、バックアップの名前（「understudy history backup --list」）、または --newest。
cli-restore-yes = ここでは確認を求められません。復元するには --yes を付けてください。何も変更していません。
cli-search-chat = { $id }  { $when }  { $title }
cli-search-message = { $id }  { $when }  { $title } [{ $who }]
cli-search-more = ほかにもあります。参照：understudy history search --limit 100 …
cli-export-missing = 添付ファイル { $count } 個はもうこのディスクにありません。エクスポートには名前だけが含まれ、内容は含まれません。
cli-exported = チャット { $chats } 件、メッセージ { $messages } 件をエクスポートしました。
cli-only-read = フォルダー { $folder } に書き込めません。チャットの閲覧、検索、エクスポートはできますが、変更を伴う操作は拒否されます。
cli-folder-twice = 「{ $name }」という名前のフォルダーが 2 つあります。先にどちらかの名前を変更してください。何も書き込んでいません。
cli-folder-unknown = 「{ $name }」という名前のフォルダーはないため、何も書き込んでいません。「understudy history list」で、各チャットのフォルダーがわかります。
cli-format-form = 形式は json または markdown です
cli-import-ask = これをインポートしますか？ [y/N]
cli-import-dates = { $first }～{ $last }。
cli-import-found = これは { $source }です。チャット { $chats } 件、メッセージ { $messages } 件、ファイル { $files } 個を含みます。
cli-import-known = うち { $count } 件のチャットはすでにあります。その中の新しい内容だけを取り込みます。
cli-import-no = 何もインポートしていません。
cli-import-yes = y yes はい
cli-imported = 新しいチャット { $chats } 件、メッセージ { $messages } 件をインポートしました。{ $more ->
    [0] {""}
   *[other] すでにあった { $more } 件のチャットに内容が追加されました。
}{ $known ->
    [0] {""}
   *[other] { $known } 件は同じものがすでにありました。
}{ $deleted ->
    [0] {""}
   *[other] { $deleted } 件はここで削除されているため、インポートしていません。
}
cli-took-over = { $from }：{ $why }。{ $to } が引き継ぎます。
cli-left-out = { $lane } を除きます：{ $why }
cli-slow = { $lane } から { $waited }応答がありません。待っています。
cli-seam = { $mode ->
    [restart] （{ $from } が停止しました：{ $why }。{ $to } が最初から回答しました。）
   *[continue] （{ $from } が { $at } 文字の後に停止しました：{ $why }。{ $to } が続きを書きました。）
}
cli-goes-on = { $from }：{ $why }。{ $to } が続きを書きます。
cli-ask-continue = 続けますか？ 「y」以外ではそのままにします。[y/N]
cli-begins-anew = 回答を最初からやり直します。
cli-length = 回答がモデルの長さの上限に達したため、ここで終わります。
cli-refused = モデルが回答を拒否しました。
cli-tool-calls = モデルがツールを要求しましたが、Understudy はまだツールを実行できません。
cli-chat-begins = 1 行が 1 件のメッセージです。Ctrl-C で回答を停止、Ctrl-D で終了します。
cli-chat-remembers-nothing = 何も保存されないため、質問はそれぞれ独立しています。
cli-answered-by = { $lane }、{ $took }
cli-provider-added = { $name } を設定しました。
cli-provider-unchecked = 設定しましたが、キーを確認できませんでした：{ $reason }
cli-provider-removed = { $name } とそのキーを削除しました。
cli-model-answers = { $model } は回答できます。
cli-provider-works = { $name } を使えます。モデルは { $models } 個です。
cli-provider-paused = { $name } は、再開するまで一時停止します。
cli-provider-paused-until = { $name } は { $until } まで一時停止します。
cli-provider-resumed = { $name } への問い合わせを再開します。
cli-chain-begins = { $lane } がメインモデルになりました。
cli-chain-unchanged = モデルの順序は変わっていません。追加するには：understudy chain set
cli-chain-empty = モデルの順序はまだありません。設定するには：understudy chain set PROVIDER/MODEL …
cli-field-name = 名前
cli-field-kind = 種類
cli-field-address = アドレス
cli-field-key = キー
cli-field-state = 状態
cli-paused = 一時停止中
cli-paused-until = { $until } まで一時停止中
cli-key-in-keyring = キーはキーリングに保存
cli-key-in-variable = キーは { $variable } から
cli-key-variable-not-set = { $variable } は未設定
cli-key-this-run = キーは別の起動中だけのもの
cli-key-not-needed = キーは不要
cli-key-locked = キーリングがロック中
cli-key-none = キーなし
cli-key-unknown = キーリングの応答なし
cli-model-window = { $tokens } トークン
cli-model-price = 100 万トークンあたり入力 { $input }、出力 { $output }（{ $origin }）
cli-price-by-user = 自分で設定
cli-price-by-provider = プロバイダーから
cli-price-by-list = 定価
cli-price-by-list-rises = 定価、長い入力は割高
cli-price-form = 3 や 0.25 のように、100 万トークンあたりのドルで書きます
cli-price-missing = { $lane } の価格はわかっていません。設定するには：understudy provider price PROVIDER MODEL --input DOLLARS --output DOLLARS
cli-price-local = { $lane } はこのコンピューターで動作し、費用はかかりません。
cli-price-kept = { $lane } の価格を保存しました。
cli-price-unlisted = { $provider } の一覧に現在 { $model } はありません。この価格は、使うときに適用されます。
cli-price-cleared = { $lane } に設定した価格を取り消しました。
cli-price-each = 100 万トークンあたり { $amount }
cli-field-input = 入力
cli-field-output = 出力
cli-field-cache-read = キャッシュ読み取り
cli-field-cache-write = キャッシュ書き込み
cli-field-origin = 出所
cli-cost = 費用：{ $cost }
cli-cost-at-least = 費用：少なくとも { $cost }（一部の回答は不明）
cli-cost-unknown = 費用：不明
cli-model-recommended = おすすめ
cli-model-images = 画像
cli-model-pdf = PDF
cli-model-reasoning = 思考
cli-model-tools = ツール
cli-you = あなた
cli-nobody = 回答なし
cli-being-written = 生成中
cli-broke-off = 途切れた
cli-stopped = 手動で停止
cli-interrupted = 中断

## コマンドラインのヘルプ：コマンド、次に引数。

cli-allow-chain = 送信先：モデルの順序に従う。
cli-allow-only = 送信先：{ $names } のみ。
cli-allow-this-computer = 送信先：なし、このコンピューターのみ。
cli-allow-order = 専用のモデルの順序：{ $names }。
cli-allow-no-files = ほかのプロバイダーの予備モデルが引き継ぐときは、ファイルを送りません。
cli-allow-gone = 削除されたプロバイダー
cli-crossing = { $files ->
    [0] このチャットは初めて { $provider } に送られます。これまでの会話がすべて含まれます。
   *[other] このチャットは初めて { $provider } に送られます。これまでの会話すべてと、ファイル { $files } 個が含まれます。
}
cli-status-next-try = { $time } に再試行
cli-status-first-text = 最初の文字まで { $usual }、100 回中 95 回は { $late }以内
cli-status-seven-days = 7 日間：{ $words }
cli-status-thirty-days = 30 日間：{ $words }
cli-status-incidents = 過去 30 日間の障害
cli-status-from-to = { $from }～{ $to }
cli-status-since = { $from } から
cli-status-waiting = { $count } 件のメッセージが回答を待っています。
cli-help = 多くの AI モデルと話せる個人用チャットです。プロバイダーが止まっても続きます。コマンドなしではチャットのウィンドウが開きます。
cli-help-more = 終了ステータス：0 回答あり、1 どのモデルも回答できず、2 使い方の誤り、130 キャンセル。UNDERSTUDY_HOME はデータと設定のフォルダーを指定します。
cli-help-quick = 実行中のアプリのクイックプロンプトを開くか、アプリを起動する
cli-help-ask = 質問を 1 つする。回答は標準出力に出る
cli-help-chat = ターミナルで会話する
cli-help-provider = プロバイダー：提供元のアカウントとサーバー
cli-help-provider-add = プロバイダーを設定し、キーを確認する
cli-help-provider-list = すべてのプロバイダー
cli-help-provider-show = 1 つのプロバイダー
cli-help-provider-remove = プロバイダーをキーとともに削除する
cli-help-provider-test = モデルを問い合わせてキーを確認する
cli-help-provider-models = 提供されているモデル
cli-help-provider-price = モデルの価格：表示する、または自分で設定する
cli-help-provider-pause = プロバイダーを、再開するまで、または一定時間使わない
cli-help-provider-resume = 一時停止中のプロバイダーを再び使う
cli-help-chain = モデルに問い合わせる順序
cli-help-chain-show = 順序（最初がメインモデル）
cli-help-chain-set = 順序を設定する
cli-help-settings = 設定
cli-help-settings-list = すべての設定とその値
cli-help-settings-get = 1 つの設定の値
cli-help-settings-set = 設定に値を入れる
cli-help-status = プロバイダーとモデルの状態
cli-help-usage = 日、プロバイダー、モデル、チャット別のトークンと費用
cli-help-history = 保存されたチャット
cli-help-history-backup = バックアップを作成する：アプリのフォルダーに、または履歴全体をファイルとともに FILE に
cli-help-history-check = データベースとそのファイルの破損を調べる
cli-help-history-erase = すべて削除する：チャット、ファイル、バックアップ、設定、ログ、キーリングのキー
cli-help-history-restore = 履歴をバックアップに置き換える。現在の内容は別に保存される
cli-help-history-list = すべてのチャット（新しい順）
cli-help-history-show = 1 件のチャット
cli-help-history-search = チャットの言葉を検索する：from:me、from:model、model:、in:、after:2026-01-31、before:、"続く言葉"、先頭*、単独の -- の後に -除く語
cli-help-history-export = すべてのチャット、フォルダーのチャット、または 1 件を標準出力に書き出す
cli-help-history-import = エクスポートまたは別の履歴を取り込む
cli-help-history-allow = チャットの送信先：表示する、または指定する
cli-help-arg-anywhere = モデルの順序に従う
cli-help-arg-default-chain = 再び既定の順序で問い合わせる
cli-help-arg-files = ほかのプロバイダーの予備モデルが引き継ぐときも、ファイルを送る
cli-help-arg-no-files = ほかのプロバイダーの予備モデルが引き継ぐときは、ファイルを送らない
cli-help-arg-hidden = ウィンドウなしで、トレイで起動する
cli-help-arg-safe-graphics = 今回はグラフィックカードを使わずにウィンドウを描画する
cli-help-arg-prompt = 質問。「-」または省略時は標準入力から読み取る
cli-help-arg-chain = 既定の順序の代わりに、これらのモデルにこの順序で問い合わせる：プロバイダー/モデル,…
cli-help-arg-chat = このチャットで続ける
cli-help-arg-latest = 最新のチャットで続ける
cli-help-arg-system = 会話の前にモデルに与える指示
cli-help-arg-attach = 質問と一緒にファイルを送る：画像、PDF、テキスト、文書（複数指定可）
cli-help-arg-bin = ゴミ箱のチャットと、それぞれが消える日時
cli-help-arg-days = 今日を含む日数：1～366
cli-help-arg-effort = 思考の量：off、low、medium、high、max
cli-help-arg-temperature = 言葉を選ぶ自由度（0～2）。対応しないモデルには送らない
cli-help-arg-max-output = このトークン数で回答を終える
cli-help-arg-stop = この文字列の前で回答を終える（4 つまで）
cli-help-arg-only = これらのプロバイダーだけに問い合わせる
cli-help-arg-local-only = このコンピューターのモデルだけに問い合わせる
cli-help-arg-no-failover = 最初のモデルだけに問い合わせる
cli-help-arg-file = ファイル、またはバックアップの名前。インポートできるのは、Understudy、ChatGPT、Claude、Gemini（Takeout、JSON 形式）、LibreChat、Open WebUI、Cherry Studio、Jan のエクスポート（zip または展開済み）、または history.db
cli-help-arg-list = あるバックアップを表示する
cli-help-arg-newest = 最新の完全なバックアップを使う
cli-help-arg-salvage = 破損した履歴から読み取れるものを使う。--newest を付けると、足りない分をバックアップから補う
cli-help-arg-yes = 確認を求めない
cli-help-arg-no-history = 一時チャット：文章を保存しない
cli-help-arg-folder = この名前のフォルダーのチャットだけ
cli-help-arg-format = json（すべてを含み、再インポート可能）または markdown（閲覧用）
cli-help-arg-target = 標準出力の代わりに、このファイルに書き込む
cli-help-arg-json = JSON を出力する：一覧またはオブジェクト。イベントは発生のたびに 1 行ずつ
cli-help-arg-name = プロバイダーの名前
cli-help-arg-model = モデル（プロバイダーでの呼び名）
cli-help-arg-input = 入力 100 万トークンあたりのドル
cli-help-arg-output = 出力 100 万トークンあたりのドル
cli-help-arg-cache-read = プロバイダーのキャッシュから読み取る 100 万トークンあたりのドル。省略時は入力と同じ
cli-help-arg-cache-write = キャッシュに書き込む 100 万トークンあたりのドル。省略時は入力と同じ
cli-help-arg-clear = 自分で設定した価格を取り消す
cli-help-arg-time = 時間の長さ：30s、10m、1h、2d
cli-help-arg-kind = anthropic, openai-compatible, mistral, groq, xai, deepseek, openrouter, lmstudio, llamacpp, …
cli-help-arg-base-url = 種類ごとの既定のアドレスの代わりに使うアドレス
cli-help-arg-key-stdin = 標準入力の最初の行からキーを読み取り、キーリングに保存する
cli-help-arg-key-env = 起動のたびに、この環境変数からキーを読み取る
cli-help-arg-no-key = このプロバイダーにキーは不要
cli-help-arg-allow-http = 別のコンピューターへの暗号化されていない http を許可する：キーとチャットが途中で読み取られるおそれがある
cli-help-arg-lanes = プロバイダー/モデル（最初がメインモデル、次からが予備モデル）
cli-help-arg-key = 設定の名前
cli-help-arg-words = 検索する言葉
cli-help-arg-limit = メッセージの最大件数
cli-help-arg-value = 新しい値
cli-help-arg-watch = 実行を続け、変化のたびに新しい状態を出す
cli-help-arg-id = チャットの ID（一覧にあるもの）

## 新しいバージョン。

update-title = アップデート
update-elsewhere = Understudy をインストールしたときと同じ方法で届きます：システムのパッケージ、または新たなビルド。Understudy 自身はアップデートを確認しません。
update-what = 指示されたときに、Understudy が新しいバージョンを確認します。このバージョンのビルドに使われたキーで署名されている場合にだけ適用します。
update-look = アップデートを確認
update-newest = 最新のバージョンです。
update-there = バージョン { $version } があります。
update-install = { $version } をインストール
update-installing = バージョン { $version } をダウンロードして確認しています…
update-done = バージョン { $version } をインストールしました。再起動すると使えるようになります。
update-restart = 今すぐ再起動
update-none = 最新のバージョンです。何も変更していません。
update-unsigned = 提供されたファイルの署名が正しくありません。何も変更していません。後でもう一度試すか、Understudy を手動でダウンロードしてください。
update-other-system = 提供されたファイルは別のシステム用です。何も変更していません。
update-older = 提供されたファイルは、このバージョンより古いものです。何も変更していません。
update-unreachable = 新しいバージョンを確認できませんでした（{ $reason }）。何も変更していません。後でもう一度お試しください。
update-slow = 時間がかかりすぎています
update-cannot-write = 新しいバージョンで { $path } を置き換えられません（{ $reason }）。何も変更していません。Understudy をインストールしたときと同じ方法で更新してください。
update-misbuilt = このプログラムは、アップデート用のキーまたはアドレスが誤った状態でビルドされているため、アップデートを確認できません。新しいバージョンを手動でダウンロードしてください。
