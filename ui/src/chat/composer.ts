/** What a key means in the composer. */
export type ComposerAct = 'send' | 'wait' | 'edit-last' | 'up' | 'down';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode'> &
  Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>>;

interface Written {
  text: string;
  busy: boolean;
  /** Files go with it: it needs no words. */
  files?: boolean;
}

export function composerKey(event: Key, state: Written): ComposerAct | null {
  // Enter that takes a word of an input method: WebKit says so by the code 229 alone.
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
    if (!state.text.trim() && !state.files) return null;
    return state.busy ? 'wait' : 'send';
  }
  const command = event.ctrlKey === true || event.metaKey === true;
  if (event.key === 'ArrowUp' && command) {
    return state.text === '' && !state.files && !state.busy ? 'edit-last' : null;
  }
  if (event.shiftKey || event.altKey || command) return null;
  if (event.key === 'ArrowUp') return 'up';
  if (event.key === 'ArrowDown') return 'down';
  return null;
}

/** What stands in the composer after a send that failed: the words come back, nothing is lost. */
export function putBack(sent: string, written: string): string {
  return written.trim() === '' ? sent : `${sent}\n\n${written}`;
}
