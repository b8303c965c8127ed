/** The app itself, over Tauri's commands. The only file that knows of Tauri. */
import { Channel, invoke } from '@tauri-apps/api/core';
import type { Backend, Unsubscribe } from './backend';

/** A channel whose messages stop at `Unsubscribe`: Tauri itself has no way to close one. */
function listen<T>(on: (message: T) => void): { channel: Channel<T>; stop: Unsubscribe } {
  const channel = new Channel<T>(on);
  return { channel, stop: () => (channel.onmessage = () => {}) };
}

export function tauriBackend(): Backend {
  return {
    snapshot: () => invoke('snapshot'),
    async watch(on) {
      const { channel, stop } = listen(on);
      await invoke('watch', { channel });
      return stop;
    },

    chat: (id, newest) => invoke('chat', { id, newest: newest ?? null }),
    search: (request) => invoke('search', { request }),
    renameChat: (id, title) => invoke('rename_chat', { id, title }),
    deleteChat: (id) => invoke('delete_chat', { id }),
    undeleteChat: (id) => invoke('undelete_chat', { id }),
    selectBranch: (chat, message) => invoke('select_branch', { chat, message }),

    chatsOf: (place, after, limit) => invoke('chats_of', { place, after, limit }),
    changeChat: (id, change) => invoke('change_chat', { id, change }),
    copyChat: (id) => invoke('copy_chat', { id }),
    deleteForGood: (ids) => invoke('delete_for_good', { ids }),
    emptyBin: () => invoke('empty_bin'),
    makeFolder: (name) => invoke('make_folder', { name }),
    renameFolder: (id, name) => invoke('rename_folder', { id, name }),
    deleteFolder: (id) => invoke('delete_folder', { id }),
    undeleteFolder: (id) => invoke('undelete_folder', { id }),
    drafts: () => invoke('drafts'),
    keepDraft: (slot, text, files) => invoke('keep_draft', { slot, text, files }),
    usage: (days) => invoke('usage', { days }),

    // Bytes go as they are: written as JSON, a picture would be four times as large and slow. A header
    // holds Latin letters only.
    attach: (name, bytes, temporary) =>
      invoke('attach', bytes, {
        headers: { name: encodeURIComponent(name), ...(temporary ? { temporary: 'yes' } : {}) },
      }),
    async thumbnail(id) {
      const bytes = await invoke<ArrayBuffer>('thumbnail', { id });
      return bytes.byteLength > 0 ? bytes : null;
    },
    attachmentBytes: (id) => invoke('attachment_bytes', { id }),

    setChatTerms: (id, terms) => invoke('set_chat_terms', { id, terms }),
    send: (start, wishes, terms) => invoke('send', { start, wishes: wishes ?? null, terms: terms ?? null }),
    modelsToAsk: () => invoke('models_to_ask'),
    compare: (start, lanes, terms) => invoke('compare', { start, lanes, terms: terms ?? null }),
    compareWith: (chat, answer, lane) => invoke('compare_with', { chat, answer, lane }),
    pickAnswer: (chat, answer) => invoke('pick_answer', { chat, answer }),
    estimate: (written) => invoke('estimate', { written }),
    whatToLeaveOut: (chat, question) => invoke('what_to_leave_out', { chat, question }),
    summarise: (chat, question, messages) => invoke('summarise', { chat, question, messages }),
    stopSummary: (question) => invoke('stop_summary', { question }),
    library: () => invoke('library'),
    keepItem: (item) => invoke('keep_item', { item }),
    deleteItem: (id) => invoke('delete_item', { id }),
    sendWaiting: (answer) => invoke('send_waiting', { answer }),
    cancelWaiting: (answer) => invoke('cancel_waiting', { answer }),
    async subscribe(turn, after, on) {
      const { channel, stop } = listen(on);
      await invoke('subscribe', { turn, after, channel });
      return stop;
    },
    stopTurn: (turn) => invoke('stop_turn', { turn }),
    switchNow: (turn, attempt) => invoke('switch_now', { turn, attempt }),
    keepWaiting: (turn, attempt) => invoke('keep_waiting', { turn, attempt }),
    continueAnswer: (answer) => invoke('continue_answer', { answer }),

    exportChats: (format, of, named) => invoke('export_chats', { format, of, named }),
    chooseImport: () => invoke('choose_import'),
    bringIn: (id) => invoke('bring_in', { import: id }),
    forgetImport: () => invoke('forget_import'),
    stopExchange: () => invoke('stop_exchange'),
    exchangeProgress: () => invoke('exchange_progress'),

    kinds: () => invoke('kinds'),
    addProvider: (provider) => invoke('add_provider', { provider }),
    setKey: (id, key) => invoke('set_key', { id, key }),
    removeProvider: (id) => invoke('remove_provider', { id }),
    unlockKeyring: () => invoke('unlock_keyring'),
    keepRunKey: (id) => invoke('keep_run_key', { id }),
    testProvider: (id) => invoke('test_provider', { id }),
    models: (id) => invoke('models', { id }),
    pause: (id, until) => invoke('pause', { id, until }),
    resume: (id) => invoke('resume', { id }),
    checkLane: (lane) => invoke('check_lane', { lane }),
    pauseLane: (lane, until) => invoke('pause_lane', { lane, until }),
    board: () => invoke('board'),
    simulateOutage: (id, model, kind) => invoke('simulate_outage', { id, model, outage: kind, length: null }),
    endOutage: (id, model) => invoke('end_outage', { id, model }),
    lookAround: () => invoke('look_around'),
    setChain: (lanes) => invoke('set_chain', { lanes }),

    settings: () => invoke('settings'),
    setSetting: (key, value) => invoke('set_setting', { key, value }),

    backups: () => invoke('backups'),
    backUp: () => invoke('back_up'),
    removeBackup: (name) => invoke('remove_backup', { name }),
    lookIntoBackup: (name) => invoke('look_into_backup', { name }),
    restoreBackup: (name) => invoke('restore_backup', { name }),
    restoreWaits: () => invoke('restore_waits'),
    leaveRestore: () => invoke('leave_restore'),

    startDemo: () => invoke('start_demo'),
    setDemoOutage: (on) => invoke('set_demo_outage', { on }),
    endDemo: () => invoke('end_demo'),

    windowReady: () => invoke('window_ready'),
    openLogs: () => invoke('open_logs'),
    crashTold: () => invoke('crash_told'),
    forgetCrashes: () => invoke('forget_crashes'),
    openLink: (url) => invoke('open_link', { url }),
    tryShortcut: (accelerator) => invoke('try_shortcut', { accelerator }),
    setShortcut: (accelerator) => invoke('set_shortcut', { accelerator }),
    addDesktopShortcut: (accelerator) => invoke('add_desktop_shortcut', { accelerator }),
    hideQuick: () => invoke('hide_quick'),
    sizeQuick: (height) => invoke('size_quick', { height }),
    pinQuick: (on) => invoke('pin_quick', { on }),
    pickText: () => invoke('pick_text'),
    pasteBack: (text) => invoke('paste_back', { text }),
    openInChat: (chat) => invoke('open_in_chat', { chat }),
    eraseEverything: () => invoke('erase_everything'),
    quit: () => invoke('quit'),
    restart: () => invoke('restart'),
    updates: () => invoke('updates'),
    lookForUpdate: () => invoke('look_for_update'),
    installUpdate: () => invoke('install_update'),
  };
}
