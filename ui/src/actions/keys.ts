/**
 * Keys as they are kept ("Ctrl+Shift+F"), read from a press, and written for a person. Ctrl stands
 * for the command key where the keyboard has one.
 */
import { t } from '../texts';

/** What of a key press matters. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
  getModifierState?: (name: 'AltGraph') => boolean;
}

/** No keys. */
export const OFF = 'off';

const hasCommandKey = typeof navigator !== 'undefined' && /^(Mac|iP)/.test(navigator.platform);

const SIGNS = ",.;/-'[]\\`";
/** What edits text everywhere: taken from a field, it would be missed. The app refuses it as well. */
const EDITING = new Set(
  [
    ...['A', 'C', 'V', 'X', 'Y', 'Z', 'Shift+Z', 'Shift+V'],
    ...['Backspace', 'Delete', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'Enter'],
  ].map((key) => `Ctrl+${key}`),
);
const NAMED = new Set([
  ...['Enter', 'Escape', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
]);

/** The key alone: by its letter, or by its place where the letter is of another script. */
function keyOf(press: KeyPress): { key: string; sign: boolean } | null {
  const { key, code } = press;
  if (key === '+' || key === '=') return { key: 'Plus', sign: true };
  if (key === ' ') return { key: 'Space', sign: false };
  if (/^[a-z0-9]$/i.test(key)) return { key: key.toUpperCase(), sign: false };
  if (key.length === 1 && SIGNS.includes(key)) return { key, sign: true };
  if (NAMED.has(key) || /^F([1-9]|1[0-2])$/.test(key)) return { key, sign: false };
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return place === undefined ? null : { key: place, sign: false };
}

/** The keys of a press; null of a modifier alone, and of what cannot be kept. */
export function keysOf(press: KeyPress, commandKey = hasCommandKey): string | null {
  const command = commandKey ? press.metaKey : press.ctrlKey;
  const other = commandKey ? press.ctrlKey : press.metaKey;
  // AltGr writes: what it makes is no shortcut.
  if (other || press.getModifierState?.('AltGraph')) return null;
  const pressed = keyOf(press);
  if (pressed === null) return null;
  const parts = [
    ...(command ? ['Ctrl'] : []),
    ...(press.altKey ? ['Alt'] : []),
    // A sign says by itself whether it takes Shift, on each keyboard in its own way.
    ...(press.shiftKey && !pressed.sign ? ['Shift'] : []),
    pressed.key,
  ];
  return parts.join('+');
}

export type Unfit = 'plain' | 'editing';

/** Why keys cannot be given to an action. */
export function unfit(keys: string): Unfit | null {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const plain = !parts.includes('Ctrl') && !parts.includes('Alt');
  if (plain && keys !== 'Escape' && !/^F\d+$/.test(key)) return 'plain';
  return EDITING.has(keys) ? 'editing' : null;
}

/** As a person reads it: "Ctrl+Shift+F", or "⇧⌘F" where the keyboard has a command key. */
export function written(keys: string, commandKey = hasCommandKey): string {
  if (keys === OFF || keys === '') return t('keys-none');
  const parts = keys.split('+');
  const last = parts.pop() ?? '';
  const key = t('keys-name', { key: last });
  if (commandKey) {
    const marks: Record<string, string> = { Alt: '⌥', Shift: '⇧', Ctrl: '⌘', Super: '⌘' };
    return (
      ['Alt', 'Shift', 'Ctrl', 'Super']
        .filter((one) => parts.includes(one))
        .map((one) => marks[one])
        .join('') + key
    );
  }
  const names: Record<string, string> = {
    Ctrl: t('keys-ctrl'),
    Alt: t('keys-alt'),
    Shift: t('keys-shift'),
    Super: t('keys-super'),
  };
  return [...parts.map((part) => names[part] ?? part), key].join('+');
}
