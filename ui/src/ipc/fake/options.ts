/** What the address says that the made-up app shows. */
export interface FakeOptions {
  /** well, down, needs-you, offline, first, demo, outage, empty, full, switch, slow, waiting, fail, paused-stream, sources */
  state: string;
  chat: string | null;
  theme: string | null;
  zoom: string | null;
  view: string | null;
  /** Of the settings. */
  section: string | null;
  /** What `lookAround` finds: any of keys, server, bare (a server without a model), none. */
  found: string | null;
  /** ready, locked, missing, unknown */
  keyring: string | null;
  /** no: there is none */
  tray: string | null;
  /** active, off, conflict, unsupported */
  shortcut: string | null;
  /** Of the chat `long`: how many messages it has, and how many letters its last answer. */
  messages: number;
  letters: number;
}

export function fakeOptions(hash: string): FakeOptions {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    state: given.get('state') ?? 'well',
    chat: given.get('chat'),
    theme: given.get('theme'),
    zoom: given.get('zoom'),
    view: given.get('view'),
    section: given.get('section'),
    found: given.get('found'),
    keyring: given.get('keyring'),
    tray: given.get('tray'),
    shortcut: given.get('shortcut'),
    messages: Number(given.get('messages') ?? 0),
    letters: Number(given.get('letters') ?? 0),
  };
}
