/** A made-up world to design and test in. Never part of a production build. */
import type {
  Attachment,
  Attempt,
  Chat,
  ChainLane,
  DesktopState,
  Found,
  KindInfo,
  LaneHealth,
  LaneState,
  Message,
  Overall,
  Provider,
  ProviderHealth,
  Setting,
  ShortcutState,
  Snapshot,
} from '../bindings/contract';
import { FIRST_KEYS } from '../bindings/actions';
import { NO_WISHES } from '../../state/effort';
import { NO_TERMS } from '../../state/terms';

export const NOW = Date.now();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const provider = (id: string, name: string, kind: string, extra: Partial<Provider> = {}): Provider => ({
  id,
  name,
  kind,
  base_url: `https://api.${kind}.example/v1`,
  key: { kind: 'keyring' },
  local: false,
  allow_http: false,
  paused_until: null,
  demo: false,
  ...extra,
});

export const PROVIDERS: Provider[] = [
  provider('p1', 'Anthropic', 'anthropic', { base_url: 'https://api.anthropic.com' }),
  provider('p2', 'OpenAI', 'openai', { base_url: 'https://api.openai.com/v1' }),
  provider('p3', 'Gemini', 'gemini', { key: { kind: 'env', variable: 'GEMINI_API_KEY' } }),
  provider('p4', 'Mistral', 'mistral', { paused_until: NOW + 3 * 60 * MINUTE }),
  provider('p5', 'Ollama', 'ollama', {
    base_url: 'http://127.0.0.1:11434',
    key: { kind: 'not-needed' },
    local: true,
    allow_http: true,
  }),
];

export const DEMO_PROVIDERS: Provider[] = [
  provider('d1', 'demo/lead', 'anthropic', { demo: true, key: { kind: 'not-needed' }, local: true }),
  provider('d2', 'demo/understudy', 'openai-compatible', {
    demo: true,
    key: { kind: 'not-needed' },
    local: true,
  }),
];

export const laneOf = (owner: Provider, model: string, modelName: string): ChainLane => ({
  lane: { provider: owner.id, model },
  name: `${owner.name}/${model}`,
  provider_name: owner.name,
  model_name: modelName,
});

const [anthropic, openai, gemini, mistral, ollama] = PROVIDERS as [
  Provider,
  Provider,
  Provider,
  Provider,
  Provider,
];

export const CHAIN: ChainLane[] = [
  laneOf(anthropic, 'claude-opus', 'Claude Opus'),
  laneOf(openai, 'gpt-sol', 'GPT Sol'),
  laneOf(gemini, 'gemini-flash', 'Gemini Flash'),
  laneOf(ollama, 'qwen3:8b', 'qwen3:8b'),
];

export const DEMO_CHAIN: ChainLane[] = DEMO_PROVIDERS.map((owner, i) =>
  laneOf(owner, 'scripted', i === 0 ? 'Demo main model' : 'Demo backup'),
);

const kind = (name: string, label: string, extra: Partial<KindInfo> = {}): KindInfo => ({
  kind: name,
  label,
  base_url: `https://api.${name}.example/v1`,
  key_env: `${name.toUpperCase().replaceAll('-', '_')}_API_KEY`,
  key_page: `https://console.${name}.example/keys`,
  needs_key: true,
  local: false,
  ...extra,
});

export const KINDS: KindInfo[] = [
  kind('anthropic', 'Anthropic', { base_url: 'https://api.anthropic.com' }),
  kind('openai', 'OpenAI', { base_url: 'https://api.openai.com/v1' }),
  kind('gemini', 'Google Gemini'),
  kind('mistral', 'Mistral'),
  kind('groq', 'Groq'),
  kind('xai', 'xAI'),
  kind('deepseek', 'DeepSeek'),
  kind('openrouter', 'OpenRouter'),
  kind('ollama', 'Ollama', {
    base_url: 'http://127.0.0.1:11434',
    needs_key: false,
    local: true,
    key_env: null,
    key_page: null,
  }),
  kind('openai-compatible', 'Other, OpenAI-compatible', { base_url: '', key_env: null, key_page: null }),
];

export const SETTINGS: Setting[] = [
  [
    'limits.connect_ms',
    'auto',
    'auto, or 1 to 3,600,000 milliseconds',
    'How long connecting to a provider may take.',
  ],
  [
    'limits.headers_ms',
    'auto',
    'auto, or 1 to 3,600,000 milliseconds',
    'How long a provider may take to begin its response.',
  ],
  [
    'limits.first_content_ms',
    'auto',
    'auto, or 1 to 3,600,000 milliseconds',
    'How long a provider may take to its first word.',
  ],
  [
    'limits.gap_ms',
    'auto',
    'auto, or 1 to 3,600,000 milliseconds',
    'How long an answer may pause in the middle.',
  ],
  [
    'limits.reasoning_gap_ms',
    '60000',
    'auto, or 1 to 3,600,000 milliseconds',
    'How long a model may pause while it reasons.',
  ],
  [
    'shortcut.quick',
    '',
    'a short text',
    'The keys that open the quick prompt from anywhere; empty for none.',
  ],
  ['shortcut.offered', 'false', 'true, false', 'Whether the shortcut was offered.'],
  ['start.backup_offered', 'false', 'true, false', 'Whether a backup was offered after the first answer.'],
  ['start.desktop_told', 'false', 'true, false', 'Whether it was said what this desktop lacks.'],
  ['tray.close_to_tray', 'true', 'true, false', 'Whether closing the window keeps Understudy in the tray.'],
  ['tray.hint_shown', 'false', 'true, false', 'Whether it was said that Understudy stays in the tray.'],
  ['answer.effort', 'auto', 'auto, off, low, medium, high, max', 'How much models think before they answer.'],
  ['ui.contrast', 'system', 'system, more', 'How strongly words and lines stand out.'],
  ['ui.language', 'system', 'system, en, de, zh, ja, es', 'The language of the app.'],
  ['recovery', 'continue', 'continue, restart, ask', 'What is done when an answer breaks off.'],
  [
    'recovery.extra_usd',
    'auto',
    'a number from 0 to 10000, or auto',
    'The most that failing over may cost in one message.',
  ],
  ['ui.theme', 'system', 'system, light, dark', 'Light, dark, or as the system.'],
  ['ui.zoom', '100', '80 to 200', 'The size of everything in the window, in percent.'],
  ['palette.recent', '', 'a short text', 'The actions that were chosen last in the palette.'],
  ...Object.entries(FIRST_KEYS).map(([id, keys]) => [
    `keys.${id}`,
    keys,
    'off, or keys',
    'Keys in the window.',
  ]),
].map(([key, value, takes, sentence]) => ({
  key: key ?? '',
  value: value ?? '',
  default: key?.startsWith('limits.') ? 'auto' : (value ?? ''),
  takes: takes ?? '',
  sentence: sentence ?? '',
}));

/** What is found around the app, by the words of the address. */
export function foundFor(words: string): Found[] {
  const server = (label: string, provider_kind: string, port: number, models: string[]): Found => ({
    kind: 'local-server',
    provider_kind,
    label,
    base_url: `http://127.0.0.1:${port}`,
    models,
  });
  const key = (label: string, provider_kind: string): Found => ({
    kind: 'key-in-environment',
    provider_kind,
    label,
    variable: `${provider_kind.toUpperCase()}_API_KEY`,
  });
  const all: Record<string, Found[]> = {
    keys: [key('Anthropic', 'anthropic'), key('Mistral', 'mistral')],
    server: [server('Ollama', 'ollama', 11434, ['qwen3:8b'])],
    bare: [server('Ollama', 'ollama', 11434, [])],
  };
  return words.split(',').flatMap((word) => all[word] ?? []);
}

export function desktopFor(tray: string | null, shortcut: string | null): DesktopState {
  const states: Record<string, ShortcutState> = {
    active: { kind: 'active', accelerator: 'Ctrl+Alt+Space' },
    off: { kind: 'off' },
    conflict: {
      kind: 'conflict',
      accelerator: 'Ctrl+Alt+Space',
      message: 'Another program has Ctrl+Alt+Space. Choose other keys.',
    },
    'in-desktop': { kind: 'in-desktop', accelerator: 'Ctrl+Alt+Space' },
    unsupported: {
      kind: 'unsupported',
      addable: true,
      message:
        'This desktop uses Wayland, where programs cannot take keys for themselves. Add a shortcut for this command in the keyboard settings:',
    },
  };
  return {
    tray: tray !== 'no',
    shortcut: states[shortcut ?? ''] ?? { kind: 'not-offered' },
    safe_graphics: null,
    crashed_at: null,
  };
}

const laneHealth = (entry: ChainLane, state: LaneState, message = ''): LaneHealth => ({
  lane: entry.lane,
  name: entry.name,
  model_name: entry.model_name,
  state,
  since: NOW - 12 * MINUTE,
  class: state === 'down' ? 'overloaded' : null,
  failures_in_row: state === 'down' ? 3 : 0,
  next_try_at: state === 'down' ? NOW + 40_000 : null,
  first_text_ms: state === 'slow' ? 6100 : 620,
  message,
});

const health = (owner: Provider, state: LaneState, words: string, lanes: LaneHealth[]): ProviderHealth => ({
  provider: owner.id,
  name: owner.name,
  state,
  words,
  paused_until: owner.paused_until,
  lanes,
});

export type Weather = 'well' | 'down' | 'needs-you' | 'offline';

export function snapshotFor(weather: Weather, demo: boolean, outage: boolean): Snapshot {
  const chain = demo ? DEMO_CHAIN : CHAIN;
  const providers = demo ? DEMO_PROVIDERS : PROVIDERS;
  const down = demo ? outage : weather === 'down';
  const leadState: LaneState =
    weather === 'offline' ? 'offline' : weather === 'needs-you' ? 'needs-you' : down ? 'down' : 'working';
  const rest: LaneState = weather === 'offline' ? 'offline' : 'working';
  const overall: Record<Weather, Overall> = {
    well: 'all-well',
    down: 'lead-down',
    'needs-you': 'needs-you',
    offline: 'offline',
  };
  const words: Record<string, string> = {
    working: 'working',
    down: 'down since 14:02',
    offline: 'offline',
    'needs-you': 'key refused',
  };
  const [lead, second, third, local] = chain;
  const board: ProviderHealth[] = demo
    ? chain.map((entry, i) =>
        health(
          providers[i] as Provider,
          i === 0 ? leadState : 'working',
          i === 0 ? (down ? 'simulated outage' : 'working') : down ? 'covering' : 'working',
          [laneHealth(entry, i === 0 ? leadState : 'working')],
        ),
      )
    : [
        health(anthropic, leadState, words[leadState] ?? '', [laneHealth(lead as ChainLane, leadState)]),
        health(openai, rest, rest === 'offline' ? 'offline' : down ? 'covering' : 'working', [
          laneHealth(second as ChainLane, rest),
        ]),
        health(
          gemini,
          rest === 'offline' ? 'offline' : 'slow',
          rest === 'offline' ? 'offline' : 'slow, 6.1 s',
          [laneHealth(third as ChainLane, rest === 'offline' ? 'offline' : 'slow')],
        ),
        health(mistral, 'paused', 'paused to 18:00', []),
        health(ollama, 'working', 'on this machine', [laneHealth(local as ChainLane, 'working')]),
      ];
  return {
    version: '0.1.0',
    system_language: 'en',
    home: '/home/person/.local/share/understudy',
    settings: Object.fromEntries(SETTINGS.map((setting) => [setting.key, setting.value])),
    providers,
    kinds: KINDS,
    chain,
    chats: [],
    folders: [],
    tags: [],
    more: false,
    archived: 0,
    in_bin: 0,
    spend: { limit_usd: null, spent_usd: 1.84, unknown: 0, state: 'well' },
    waiting: [],
    status: {
      overall: down ? 'lead-down' : overall[weather],
      sentence: down ? 'One provider is down. Your chats go on.' : 'All is well.',
      detail: down ? 'Anthropic has not answered since 14:02. GPT Sol is covering.' : '',
      lead: lead?.name ?? null,
      covering: down || weather === 'needs-you' ? (second?.name ?? null) : null,
      providers: board,
      demo,
    },
    desktop: { tray: true, shortcut: { kind: 'not-offered' }, safe_graphics: null, crashed_at: null },
    keyring: 'ready',
    first_start: false,
    demo: demo ? { outage } : null,
    unstored: null,
    only_read: null,
  };
}

export const attempt = (n: number, entry: ChainLane, extra: Partial<Attempt> = {}): Attempt => ({
  attempt: n,
  provider: entry.lane.provider,
  lane: entry.name,
  reason: n === 0 ? 'lead' : 'understudy',
  started_at: NOW,
  first_text_ms: 600,
  took_ms: 3100,
  failure: null,
  finish: 'stop',
  model_answered: null,
  request_id: 'req_01JxQ4m',
  chars: 800,
  usage: { input: 128, output: 412 },
  cost_usd: 0.006,
  possibly_billed: true,
  ...extra,
});

let count = 0;

export function question(text: string, parent: string | null, files: Attachment[] = []): Message {
  const id = `m${++count}`;
  return {
    id,
    parent,
    role: 'user',
    status: 'complete',
    created_at: NOW,
    parts: [
      ...files.map((attachment) => ({ kind: 'attachment' as const, attachment })),
      { kind: 'text', text, attempt: null },
    ],
    siblings: [id],
    answer: null,
  };
}

export function answer(
  text: string,
  parent: string,
  attempts: Attempt[],
  extra: Partial<Message> = {},
): Message {
  const id = `m${++count}`;
  const last = attempts.at(-1);
  return {
    id,
    parent,
    role: 'assistant',
    status: 'complete',
    created_at: NOW,
    parts: [{ kind: 'text', text, attempt: last?.attempt ?? 0 }],
    siblings: [id],
    answer: {
      turn: `t${count}`,
      lane: last?.lane ?? null,
      attempts,
      seams: [],
      took_ms: attempts.reduce((sum, one) => sum + (one.took_ms ?? 0), 0),
      failure: null,
      left_out: 0,
      summary: null,
    },
    ...extra,
  };
}

/** A chat as it begins: in no folder, without pin, tags or wishes. */
export const UNARRANGED = {
  folder: null,
  pinned_at: null,
  archived_at: null,
  tags: [],
  deleted_at: null,
  goes_at: null,
  temporary: false,
  system: null,
  wishes: NO_WISHES,
  assistant: null,
};

export function chatOf(id: string, title: string, daysAgo: number, messages: Message[], demo = false): Chat {
  const at = NOW - daysAgo * DAY - count * MINUTE;
  return {
    ...UNARRANGED,
    id,
    title,
    created_at: at,
    updated_at: at,
    demo,
    streaming: false,
    temporary: false,
    terms: NO_TERMS,
    messages,
    earlier: 0,
    beside: [],
  };
}
