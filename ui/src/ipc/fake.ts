/**
 * The whole app, made up, in memory: for `npm run dev`, for tests and for pictures. The address says
 * what it shows, for example `#state=switch&chat=c1&theme=dark`. Never part of a production build.
 */
import { practiceExchange } from './fake/exchange';
import type {
  BackendEvent,
  Chat,
  ChatTerms,
  LaneName,
  Message,
  Provider,
  Snapshot,
  TurnStart,
  Waiting,
} from './bindings/contract';
import { NO_TERMS } from '../state/terms';
import type { Backend } from './backend';
import { madeUpBackups } from './fake/backups';
import { boardFor } from './fake/board';
import { firstOf, madeUpComparing } from './fake/comparing';
import { BORROW, madeUpChats } from './fake/chats';
import { keptFiles } from './fake/files';
import { fakeOptions } from './fake/options';
import { madeUpOrder } from './fake/order';
import { searchIn, theEnd } from './fake/search';
import { madeUpLibrary } from './fake/library';
import { everything, longChat, markdown } from './fake/long';
import { play, type Script, type Stage } from './fake/play';
import { usageFor } from './fake/usage';
import {
  answer,
  attempt,
  chatOf,
  desktopFor,
  foundFor,
  KINDS,
  laneOf,
  PROVIDERS,
  question,
  SETTINGS,
  snapshotFor,
  UNARRANGED,
  type Weather,
} from './fake/world';

const WEATHER: Record<string, Weather> = {
  down: 'down',
  switch: 'down',
  'needs-you': 'needs-you',
  offline: 'offline',
};

export function fakeBackend(hash: string, pace = 1): Backend {
  const options = fakeOptions(hash);
  const demo = options.state === 'demo' || options.state === 'outage';
  const first = options.state === 'first';
  const snapshot: Snapshot = snapshotFor(WEATHER[options.state] ?? 'well', demo, options.state === 'outage');
  const chats = new Map<string, Chat>(
    demo || first || options.state === 'empty' ? [] : madeUpChats().map((chat) => [chat.id, chat]),
  );
  if (options.messages > 0) {
    for (const chat of [everything(), longChat(options.messages, options.letters)]) chats.set(chat.id, chat);
  }
  const removed = new Map<string, Chat>();
  const watchers = new Set<(event: BackendEvent) => void>();
  const stages = new Map<string, Stage>();
  const files = keptFiles(pace);
  let ids = 0;

  if (['waits', 'asks', 'confined'].includes(options.state)) {
    const asked = question('What did the council decide about the bridge?', null);
    const failure = { class: 'overloaded' as const, status: 529, message: 'Overloaded' };
    const tries = snapshot.chain
      .slice(0, 1)
      .map((lane, n) => attempt(n, lane, { failure, finish: null, chars: 0, cost_usd: null }));
    const reply = answer('', asked.id, tries, {
      status: 'failed',
    });
    if (reply.answer)
      reply.answer.failure = { code: 'overloaded', message: 'Claude Opus could not answer: overloaded.' };
    const chat = chatOf('w1', 'What did the council decide…', 0, [asked, reply]);
    const confined = options.state === 'confined';
    if (confined) {
      const own = snapshot.chain[0]?.lane.provider ?? '';
      chat.terms = { ...NO_TERMS, reach: { kind: 'only', providers: [own] } };
    }
    chats.set(chat.id, chat);
    const lanes = snapshot.chain.slice(0, confined ? 1 : 2).map((lane) => lane.name);
    const asks = options.state === 'asks';
    snapshot.waiting = [
      { chat: 'w1', answer: reply.id, since: Date.now() - 1e6, lanes, asks, offline: false },
    ];
  }
  if (options.state === 'full') snapshot.unstored = { answers: 2, bytes: 20_480 };
  if (options.theme) snapshot.settings['ui.theme'] = options.theme;
  if (options.zoom) snapshot.settings['ui.zoom'] = options.zoom;
  if (options.keyring) snapshot.keyring = options.keyring as Snapshot['keyring'];
  snapshot.desktop = desktopFor(options.tray, options.shortcut);
  if (first) Object.assign(snapshot, { first_start: true, providers: [], chain: [] });

  const emit = (event: BackendEvent) => watchers.forEach((watcher) => watcher(event));
  const chatsChanged = () => {
    Object.assign(snapshot, order.list());
    emit({ type: 'chats', ...order.list() });
  };
  const order = madeUpOrder(chats, removed, () => chatsChanged(), files.of);
  Object.assign(snapshot, order.list());

  const find = (id: string): Chat => {
    const chat = chats.get(id);
    if (!chat) throw { code: 'not-found', message: 'That is not there any more.' };
    return chat;
  };

  const script = (): Script => {
    const known: Script[] = [
      'switch',
      'slow',
      'waiting',
      'fail',
      'paused-stream',
      'break',
      'sources',
      'gap',
      'anew',
      'rescue',
    ];
    return known.find((name) => name === options.state) ?? (snapshot.demo?.outage ? 'switch' : 'well');
  };

  const setWaiting = (waiting: Waiting[]) => {
    snapshot.waiting = waiting;
    emit({ type: 'waiting', waiting });
  };

  /** With `only`, this model answers alone; with `beside`, its answer stands beside that one. */
  function begin(
    start: TurnStart,
    terms: ChatTerms,
    temporary = false,
    only: LaneName | null = null,
    beside = false,
  ): { chat: string; turn: string } {
    let chat: Chat;
    if (start.kind === 'new-chat') {
      const id = `new${++ids}`;
      const at = Date.now();
      chat = {
        ...UNARRANGED,
        earlier: 0,
        beside: [],
        id,
        title: start.text.slice(0, 60) || (start.attachments[0]?.name ?? ''),
        created_at: at,
        updated_at: at,
        demo,
        streaming: false,
        temporary,
        terms,
        messages: [],
      };
      chats.set(id, chat);
    } else {
      chat = find(start.chat);
    }
    if (chat.streaming && !only) throw { code: 'busy', message: 'An answer is being written in this chat.' };
    let before: Message[] = chat.messages;
    let asked: Message;
    if (start.kind === 'regenerate') {
      const at = before.findIndex((message) => message.id === start.question);
      asked = before[at] as Message;
      before = before.slice(0, at);
    } else {
      if (start.kind === 'edit')
        before = before.slice(
          0,
          before.findIndex((m) => m.id === start.question),
        );
      asked = question(start.text, before.at(-1)?.id ?? null, files.of(start.attachments));
    }
    const reply = answer('', asked.id, [], { status: 'streaming' });
    const turn = reply.answer?.turn ?? '';
    if (beside) {
      chat.beside = [...chat.beside, reply];
      const all = [...chat.messages.slice(-1), ...chat.beside];
      for (const one of all) one.siblings = all.map((each) => each.id);
    } else {
      chat.messages = [...before, asked, reply];
      chat.beside = [];
    }
    chat.streaming = true;
    chat.updated_at = Date.now();
    const stage = play({
      turn,
      chat: chat.id,
      question: asked.id,
      reply,
      script: script(),
      chain: only === null ? snapshot.chain : firstOf(snapshot.chain, only),
      step: options.letters > 0 ? 40 : null,
      text:
        options.letters > 0
          ? markdown(options.letters)
          : demo
            ? `This answer is scripted: nothing left this computer.\n\n${BORROW}`
            : BORROW,
      pace,
      demo,
      onEnd: () => {
        chat.streaming = [...chat.messages, ...chat.beside].some((one) => one.status === 'streaming');
        chatsChanged();
        emit({ type: 'turn-ended', chat: chat.id, turn });
      },
    });
    stages.set(turn, stage);
    chatsChanged();
    emit({ type: 'turn-started', chat: chat.id, turn });
    return { chat: chat.id, turn };
  }

  const models = () =>
    Promise.resolve([
      {
        id: 'claude-opus',
        name: 'Claude Opus',
        context_window: 200000,
        max_output: null,
        images: true,
        pdf: null,
        reasoning: true,
        tools: null,
        price: null,
        reckoned: {
          input: 5,
          output: 25,
          cache_read: null,
          cache_write: null,
          origin: 'list' as const,
          rises: false,
        },
        recommended: true,
      },
      {
        id: 'claude-haiku',
        name: 'Claude Haiku',
        context_window: 200000,
        max_output: null,
        images: true,
        pdf: null,
        reasoning: false,
        tools: null,
        price: null,
        reckoned: null,
        recommended: false,
      },
    ]);
  const setDemo = (on: boolean, outage: boolean) => {
    Object.assign(snapshot, snapshotFor('well', on, outage), {
      chats: snapshot.chats,
      settings: snapshot.settings,
    });
    if (first && !on) Object.assign(snapshot, { first_start: true, providers: [], chain: [] });
    emit({ type: 'providers', providers: snapshot.providers, chain: snapshot.chain });
    emit({ type: 'demo', demo: snapshot.demo });
    emit({ type: 'status', status: snapshot.status });
  };

  return {
    snapshot: async () => structuredClone(snapshot),
    async watch(on) {
      watchers.add(on);
      // Shows what the address asks for, as the tray would.
      if (options.chat) setTimeout(() => on({ type: 'open-chat', chat: options.chat }), 0);
      if (options.view === 'settings')
        setTimeout(() => on({ type: 'open-settings', section: options.section }), 0);
      return () => watchers.delete(on);
    },
    chat: async (id, newest) => theEnd(structuredClone(find(id)), newest),
    search: async (request) => searchIn(chats.values(), request),
    async renameChat(id, title) {
      find(id).title = title;
      chatsChanged();
    },
    async deleteChat(id) {
      const chat = find(id);
      chat.deleted_at = Date.now();
      removed.set(id, chat);
      chats.delete(id);
      chatsChanged();
    },
    async undeleteChat(id) {
      const chat = removed.get(id);
      removed.delete(id);
      if (chat) chats.set(id, { ...chat, deleted_at: null });
      chatsChanged();
    },
    selectBranch: async (chat) => structuredClone(find(chat)),
    ...order.calls,
    usage: async (days) => usageFor(days, snapshot.spend),
    ...practiceExchange(),
    attach: files.attach,
    thumbnail: files.thumbnail,
    attachmentBytes: files.bytes,
    async setChatTerms(id, terms) {
      find(id).terms = terms;
      chatsChanged();
    },
    async send(start, _, terms) {
      const sent = begin(start, terms?.chat ?? NO_TERMS, terms?.temporary, terms?.first);
      if (terms?.assistant) find(sent.chat).assistant = terms.assistant;
      return sent;
    },
    ...madeUpLibrary(),
    ...madeUpComparing(find, begin, () => snapshot.chain),
    async sendWaiting(answer) {
      const waits = snapshot.waiting.find((one) => one.answer === answer);
      if (!waits) throw { code: 'not-found', message: 'This message does not wait any more.' };
      const messages = find(waits.chat).messages;
      const question = messages.find((message) => message.id === answer)?.parent ?? '';
      setWaiting(snapshot.waiting.filter((one) => one !== waits));
      return begin({ kind: 'regenerate', chat: waits.chat, question, lane: null }, NO_TERMS);
    },
    async cancelWaiting(answer) {
      setWaiting(snapshot.waiting.filter((one) => one.answer !== answer));
    },
    async subscribe(turn, after, on) {
      const stage = stages.get(turn);
      if (!stage) throw { code: 'not-found', message: 'That is not there any more.' };
      return stage.subscribe(after, on);
    },
    async stopTurn(turn) {
      stages.get(turn)?.stop();
    },
    async switchNow(turn) {
      stages.get(turn)?.switchNow();
    },
    async keepWaiting() {},
    async continueAnswer(answer) {
      const chat = [...chats.values()].find((one) => one.messages.some((message) => message.id === answer));
      const question = chat?.messages.find((message) => message.id === answer)?.parent;
      if (!chat || !question) throw { code: 'not-found', message: 'This answer cannot be gone on with.' };
      return begin({ kind: 'regenerate', chat: chat.id, question, lane: null }, NO_TERMS);
    },
    kinds: async () => KINDS,
    addProvider: async (given) => {
      if (given.key.kind === 'entered' && given.key.key.includes('wrong')) {
        throw { code: 'key-refused', message: 'Anthropic did not accept the key: invalid x-api-key (401).' };
      }
      const owner = KINDS.find((kind) => kind.kind === given.kind);
      const made: Provider = {
        ...(PROVIDERS[0] as (typeof PROVIDERS)[0]),
        id: `p${++ids}x`,
        name: given.name,
        kind: given.kind,
        base_url: given.base_url ?? owner?.base_url ?? '',
        key: given.key.kind === 'env' ? given.key : { kind: owner?.needs_key ? 'keyring' : 'not-needed' },
        local: owner?.local ?? false,
      };
      const listed = await models();
      snapshot.providers = [...snapshot.providers, made];
      snapshot.first_start = false;
      const best = listed.find((model) => model.recommended);
      if (snapshot.chain.length === 0 && best) snapshot.chain = [laneOf(made, best.id, best.name ?? best.id)];
      emit({ type: 'providers', providers: snapshot.providers, chain: snapshot.chain });
      return { provider: made, models: listed, chain: snapshot.chain };
    },
    setKey: async (id) => ({
      provider: PROVIDERS.find((p) => p.id === id) ?? (PROVIDERS[0] as (typeof PROVIDERS)[0]),
      models: await models(),
      chain: snapshot.chain,
    }),
    async removeProvider(id) {
      snapshot.providers = snapshot.providers.filter((p) => p.id !== id);
      snapshot.chain = snapshot.chain.filter((entry) => entry.lane.provider !== id);
      emit({ type: 'providers', providers: snapshot.providers, chain: snapshot.chain });
    },
    unlockKeyring: async () => emit({ type: 'keyring', keyring: 'ready' }),
    keepRunKey: async () => {},
    testProvider: models,
    models,
    async pause(id, until) {
      snapshot.providers = snapshot.providers.map((p) =>
        p.id === id ? { ...p, paused_until: until ?? Number.MAX_SAFE_INTEGER } : p,
      );
      emit({ type: 'providers', providers: snapshot.providers, chain: snapshot.chain });
    },
    async resume(id) {
      snapshot.providers = snapshot.providers.map((p) => (p.id === id ? { ...p, paused_until: null } : p));
      emit({ type: 'providers', providers: snapshot.providers, chain: snapshot.chain });
    },
    async pauseLane(lane, until) {
      const of = snapshot.status.providers.flatMap((provider) => provider.lanes);
      const known = of.find((one) => one.lane.provider === lane.provider && one.lane.model === lane.model);
      if (known) known.state = until === null ? 'working' : 'paused';
      emit({ type: 'status', status: structuredClone(snapshot.status) });
    },
    async checkLane(lane) {
      const of = snapshot.status.providers.flatMap((provider) => provider.lanes);
      const known = of.find((one) => one.lane.provider === lane.provider && one.lane.model === lane.model);
      if (known?.state === 'down') throw { code: 'provider', message: known.message ?? 'Overloaded.' };
      if (known) known.state = 'working';
      emit({ type: 'status', status: structuredClone(snapshot.status) });
    },
    board: async () => boardFor(structuredClone(snapshot.status)),
    async simulateOutage(id, model, kind) {
      const owner = snapshot.providers.find((p) => p.id === id)?.name ?? id;
      const name = model === null ? owner : `${owner}/${model}`;
      const since = Date.now();
      const outage = { provider: id, model, name, kind, since, until: since + 600_000 };
      snapshot.status = { ...snapshot.status, simulated: [...(snapshot.status.simulated ?? []), outage] };
      emit({ type: 'status', status: snapshot.status });
    },
    async endOutage(id, model) {
      const left = (snapshot.status.simulated ?? []).filter((o) => o.provider !== id || o.model !== model);
      snapshot.status = { ...snapshot.status, simulated: left };
      emit({ type: 'status', status: snapshot.status });
    },
    lookAround: async () => ({ found: foundFor(options.found ?? 'keys,server') }),
    async setChain(lanes) {
      const listed = await models();
      snapshot.chain = lanes.map(
        (wanted) =>
          snapshot.chain.find((e) => e.lane.provider === wanted.provider && e.lane.model === wanted.model) ??
          laneOf(
            snapshot.providers.find((p) => p.id === wanted.provider) as Provider,
            wanted.model,
            listed.find((model) => model.id === wanted.model)?.name ?? wanted.model,
          ),
      );
      emit({ type: 'providers', providers: snapshot.providers, chain: snapshot.chain });
      return snapshot.chain;
    },
    ...madeUpBackups(),

    settings: async () => SETTINGS.map((s) => ({ ...s, value: snapshot.settings[s.key] ?? s.value })),
    async setSetting(key, value) {
      snapshot.settings = { ...snapshot.settings, [key]: value };
      emit({ type: 'settings', settings: snapshot.settings });
    },
    startDemo: async () => setDemo(true, false),
    setDemoOutage: async (on) => setDemo(true, on),
    endDemo: async () => setDemo(false, false),
    windowReady: async () => {},
    openLogs: async () => console.info('open the logs'),
    crashTold: async () => emit({ type: 'desktop', desktop: { ...snapshot.desktop, crashed_at: null } }),
    forgetCrashes: async () => emit({ type: 'desktop', desktop: { ...snapshot.desktop, crashed_at: null } }),
    openLink: async (url) => console.info('open', url),
    tryShortcut: async (accelerator) => ({ kind: 'active', accelerator }),
    setShortcut: async (accelerator) => (accelerator ? { kind: 'active', accelerator } : { kind: 'off' }),
    addDesktopShortcut: async (accelerator) => ({ kind: 'in-desktop', accelerator }),
    hideQuick: async () => console.info('hide'),
    sizeQuick: async () => {},
    pinQuick: async () => {},
    pickText: async () => ({ text: 'It was the best of times.', selected: true, cut: false }),
    pasteBack: async () => false,
    openInChat: async (chat) => emit({ type: 'open-chat', chat }),
    eraseEverything: async () => console.info('erase'),
    quit: async () => console.info('quit'),
    restart: async () => console.info('restart'),
    updates: async () => false,
    lookForUpdate: async () => null,
    installUpdate: async () => '',
  };
}
