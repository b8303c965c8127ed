/** Everything that can be done in the window by name or by keys: once, for all who offer it. */
import { arranged } from '../chat/arranged';
import { fromMessage } from '../chat/view';
import { wholeText } from '../chat/whole';
import { copyText } from '../design/clipboard';
import type { IconName } from '../design/icons';
import { parseTheme, parseZoom, zoomStep } from '../design/theme';
import { FIRST_KEYS } from '../ipc/bindings/actions';
import type { ChatId, ChatSummary } from '../ipc/bindings/contract';
import type { App } from '../state/app.svelte';
import { lastQuestion, runningTurn } from '../state/state';
import { t } from '../texts';
import { OFF } from './keys';

export type ActionId = keyof typeof FIRST_KEYS;
export type Group = 'app' | 'chat' | 'answer' | 'look';

export interface Action {
  icon: IconName;
  group: Group;
  /** Whether it means anything now. */
  can: (app: App) => boolean;
  run: (app: App) => void;
}

export const GROUPS: readonly Group[] = ['app', 'chat', 'answer', 'look'];

const always = () => true;
const started = (app: App) => app.state.view !== 'start';
const inChat = (app: App) => app.state.view === 'chat';

/** The chat that is open and listed. */
function openChat(app: App): ChatSummary | null {
  const { view, openId } = app.state;
  return view === 'chat' && openId !== null ? app.summaryOf(openId) : null;
}
/** One that is kept: what is temporary has no place in the list. */
function keptChat(app: App): ChatSummary | null {
  const chat = openChat(app);
  return chat?.temporary ? null : chat;
}
const withChat = (act: (app: App, id: ChatId) => void) => (app: App) => {
  const chat = openChat(app);
  if (chat) act(app, chat.id);
};

/** Chats as the list shows them, one under the other. */
function listed(app: App): ChatId[] {
  const { snapshot } = app.state;
  if (!snapshot) return [];
  const inFolder = (folder: string) => app.pages.of({ kind: 'folder', folder })?.chats ?? [];
  const list = arranged(snapshot.chats, snapshot.folders, inFolder, Date.now());
  const groups = [list.pinned, ...list.folders.map((one) => one.chats), ...list.days.map((day) => day.chats)];
  return groups.flat().map((chat) => chat.id);
}
function beside(app: App, by: 1 | -1): ChatId | null {
  const all = listed(app);
  const at = app.state.openId === null ? -1 : all.indexOf(app.state.openId);
  return all[at + by] ?? null;
}
const go = (by: 1 | -1) => (app: App) => {
  const chat = beside(app, by);
  if (chat !== null) void app.open(chat);
};

const lastAnswer = (app: App) =>
  inChat(app) ? app.state.chat?.messages.findLast((one) => one.role === 'assistant') : undefined;
const running = (app: App) => (inChat(app) ? runningTurn(app.state) : null);

async function copyAnswer(app: App): Promise<void> {
  const answer = lastAnswer(app);
  if (answer && (await copyText(fromMessage(answer).text))) app.toast(t('chat-copied'));
}

async function copyChat(app: App): Promise<void> {
  const { openId, chat, snapshot } = app.state;
  if (openId === null) return;
  // Of a long chat only the end may be here yet.
  const whole = chat?.earlier === 0 ? chat : await app.backend.chat(openId);
  if (await copyText(wholeText(whole, snapshot))) app.toast(t('chat-copied-whole'));
}

function zoom(app: App, direction: 1 | -1): void {
  const now = parseZoom(app.setting('ui.zoom'));
  const next = zoomStep(now, direction);
  if (next !== now) void app.setSetting('ui.zoom', String(next));
}

function nextTheme(app: App): void {
  const next = { system: 'light', light: 'dark', dark: 'system' } as const;
  void app.setSetting('ui.theme', next[parseTheme(app.setting('ui.theme'))]);
}

export const ACTIONS: Readonly<Record<ActionId, Action>> = {
  palette: { icon: 'search', group: 'app', can: started, run: (app) => app.palette.show() },
  new_chat: { icon: 'plus', group: 'app', can: started, run: (app) => void app.open(null) },
  new_temporary: { icon: 'temporary', group: 'app', can: started, run: (app) => app.openTemporary() },
  search: { icon: 'search', group: 'app', can: started, run: (app) => app.searching.show() },
  chat_before: {
    icon: 'up',
    group: 'app',
    can: (app) => started(app) && beside(app, -1) !== null,
    run: go(-1),
  },
  chat_next: {
    icon: 'down',
    group: 'app',
    can: (app) => started(app) && beside(app, 1) !== null,
    run: go(1),
  },
  composer: {
    icon: 'pencil',
    group: 'app',
    can: started,
    run: (app) => {
      app.go('chat');
      app.focusComposer();
    },
  },
  status: { icon: 'pulse', group: 'app', can: started, run: (app) => app.go('status') },
  stored: { icon: 'archive', group: 'app', can: started, run: (app) => app.go('stored') },
  settings: { icon: 'sliders', group: 'app', can: started, run: (app) => app.go('settings') },
  shortcuts: { icon: 'sliders', group: 'app', can: started, run: (app) => app.go('settings', 'keys') },
  model_order: { icon: 'sliders', group: 'app', can: started, run: (app) => app.go('settings', 'order') },
  quit: {
    icon: 'close',
    group: 'app',
    can: always,
    run: (app) =>
      void app.attempt(async () => {
        await app.keep();
        await app.backend.quit();
      }),
  },

  find: {
    icon: 'search',
    group: 'chat',
    can: (app) => inChat(app) && app.state.openId !== null,
    run: (app) => app.places.find(),
  },
  rename: {
    icon: 'pencil',
    group: 'chat',
    can: (app) => openChat(app) !== null,
    run: withChat((app, id) => (app.renaming = id)),
  },
  pin: {
    icon: 'pin',
    group: 'chat',
    can: (app) => keptChat(app) !== null,
    run: (app) => {
      const chat = keptChat(app);
      if (chat) void app.chats.change(chat.id, { kind: 'pin', on: chat.pinned_at === null });
    },
  },
  tags: {
    icon: 'tag',
    group: 'chat',
    can: (app) => keptChat(app) !== null,
    run: withChat((app, id) => (app.tagging = id)),
  },
  chat_settings: {
    icon: 'sliders',
    group: 'chat',
    can: (app) => inChat(app) && app.state.snapshot?.demo === null,
    run: (app) => (app.arranging = true),
  },
  duplicate: {
    icon: 'copy',
    group: 'chat',
    can: (app) => keptChat(app)?.streaming === false,
    run: withChat((app, id) => void app.chats.copy(id)),
  },
  export: {
    icon: 'arrow-down',
    group: 'chat',
    can: (app) => keptChat(app) !== null,
    run: withChat((app, id) => void app.chats.export(id, 'markdown')),
  },
  archive: {
    icon: 'archive',
    group: 'chat',
    can: (app) => keptChat(app) !== null,
    run: (app) => {
      const chat = keptChat(app);
      if (chat) void app.chats.archive(chat.id, chat.archived_at === null);
    },
  },
  delete: {
    icon: 'trash',
    group: 'chat',
    can: (app) => openChat(app) !== null,
    run: withChat((app, id) => app.remove(id)),
  },

  stop: {
    icon: 'stop',
    group: 'answer',
    can: (app) => running(app) !== null,
    run: (app) => void app.stop(),
  },
  switch_now: {
    icon: 'right',
    group: 'answer',
    can: (app) => running(app)?.slow != null,
    run: (app) => {
      const turn = running(app);
      if (turn?.slow) void app.answers.switchNow(turn.id, turn.slow.attempt);
    },
  },
  redo: {
    icon: 'redo',
    group: 'answer',
    can: (app) => inChat(app) && running(app) === null && lastQuestion(app.state) !== null,
    run: (app) => {
      const question = lastQuestion(app.state);
      if (question) void app.regenerate(question.id);
    },
  },
  copy_answer: {
    icon: 'copy',
    group: 'answer',
    can: (app) => lastAnswer(app) !== undefined,
    run: (app) => void copyAnswer(app),
  },
  copy_chat: {
    icon: 'copy',
    group: 'chat',
    can: (app) => inChat(app) && lastAnswer(app) !== undefined,
    run: (app) => void app.attempt(() => copyChat(app)),
  },
  edit_last: {
    icon: 'pencil',
    group: 'answer',
    can: (app) => inChat(app) && running(app) === null && lastQuestion(app.state) !== null,
    run: (app) => (app.editing = lastQuestion(app.state)?.id ?? null),
  },

  theme: { icon: 'bulb', group: 'look', can: always, run: nextTheme },
  zoom_in: { icon: 'plus', group: 'look', can: always, run: (app) => zoom(app, 1) },
  zoom_out: { icon: 'minus', group: 'look', can: always, run: (app) => zoom(app, -1) },
  zoom_reset: {
    icon: 'redo',
    group: 'look',
    can: always,
    run: (app) => void app.setSetting('ui.zoom', '100'),
  },
};

export const ACTION_IDS = Object.keys(ACTIONS) as ActionId[];

/** What it is called. */
export const nameOf = (id: ActionId): string => t(`action-${id.replaceAll('_', '-')}`);

/** The setting that holds its keys. */
export const settingOf = (id: ActionId): string => `keys.${id}`;

type Settings = Readonly<Record<string, string | undefined>>;

/** The keys an action has now, as they are kept; null without. */
export function keysFor(id: ActionId, settings: Settings | undefined): string | null {
  const keys = settings?.[settingOf(id)] ?? FIRST_KEYS[id];
  return keys === OFF ? null : keys;
}

/** The action that has these keys. */
export function actionWith(keys: string, settings: Settings | undefined): ActionId | null {
  return ACTION_IDS.find((id) => keysFor(id, settings) === keys) ?? null;
}
