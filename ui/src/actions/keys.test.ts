import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIRST_KEYS } from '../ipc/bindings/actions';
import { ACTION_IDS, actionWith, keysFor, nameOf } from './actions';
import { keysOf, unfit, written, type KeyPress } from './keys';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});
const ctrl = { ctrlKey: true };

test('a press is read by its letter, and by its place where the letter is of another script', () => {
  expect(keysOf(press('f', ctrl), false)).toBe('Ctrl+F');
  expect(keysOf(press('F', { ...ctrl, shiftKey: true }), false)).toBe('Ctrl+Shift+F');
  expect(keysOf(press('а', { ...ctrl, code: 'KeyF' }), false)).toBe('Ctrl+F');
  expect(keysOf(press(')', { ...ctrl, shiftKey: true, code: 'Digit0' }), false)).toBe('Ctrl+Shift+0');
  expect(keysOf(press('F2'), false)).toBe('F2');
  expect(keysOf(press('PageUp', ctrl), false)).toBe('Ctrl+PageUp');
});

test('a sign says by itself whether it takes Shift', () => {
  expect(keysOf(press('/', { ...ctrl, shiftKey: true }), false)).toBe('Ctrl+/');
  expect(keysOf(press('/', ctrl), false)).toBe('Ctrl+/');
  expect(keysOf(press('+', { ...ctrl, shiftKey: true }), false)).toBe('Ctrl+Plus');
  expect(keysOf(press('=', ctrl), false)).toBe('Ctrl+Plus');
});

test('modifiers alone, dead keys, AltGr and the other command key are no shortcut', () => {
  for (const key of ['Control', 'Shift', 'Dead', 'Process', 'é'])
    expect(keysOf(press(key, ctrl), false)).toBeNull();
  const altGraph = press('q', { ...ctrl, altKey: true, getModifierState: () => true });
  expect(keysOf(altGraph, false)).toBeNull();
  expect(keysOf(press('n', { metaKey: true }), false)).toBeNull();
});

test('where the keyboard has a command key, it stands for Ctrl', () => {
  expect(keysOf(press('n', { metaKey: true, shiftKey: true }), true)).toBe('Ctrl+Shift+N');
  expect(keysOf(press('n', ctrl), true)).toBeNull();
  expect(written('Ctrl+Shift+N', true)).toBe('⇧⌘N');
  expect(written('Ctrl+Shift+N', false)).toBe('Ctrl+Shift+N');
  expect(written('Ctrl+Plus', false)).toBe('Ctrl++');
  expect(written('off', false)).toBe('none');
});

test('plain keys and those that edit text cannot be given to an action', () => {
  expect(unfit('K')).toBe('plain');
  expect(unfit('Shift+Delete')).toBe('plain');
  expect(unfit('Ctrl+Shift+Z')).toBe('editing');
  for (const keys of ['F5', 'Escape', 'Alt+K', 'Ctrl+K']) expect(unfit(keys)).toBeNull();
});

test('the window refuses the same editing keys as the app', () => {
  const rust = readFileSync(
    join(import.meta.dirname, '../../../src-tauri/core/src/backend/shortcuts.rs'),
    'utf8',
  );
  const editing = /const EDITING[^[]*\[([^;]*)\];/.exec(rust)?.[1] ?? '';
  const keys = [...editing.matchAll(/"([^"]+)"/g)].map((found) => found[1] as string);
  expect(keys.length).toBeGreaterThan(10);
  expect(keys.filter((one) => unfit(one) !== 'editing')).toEqual([]);
});

test('every action has a name, and keys of its own that it can keep', () => {
  const first = Object.values(FIRST_KEYS);
  expect(new Set(first).size).toBe(first.length);
  for (const id of ACTION_IDS) {
    expect(nameOf(id), id).not.toMatch(/^action-/);
    expect(unfit(FIRST_KEYS[id]), id).toBeNull();
  }
});

test('an action has the keys of its setting, or none', () => {
  expect(keysFor('find', { 'keys.find': 'Alt+F' })).toBe('Alt+F');
  expect(keysFor('find', { 'keys.find': 'off' })).toBeNull();
  expect(keysFor('find', {})).toBe('Ctrl+F');
  expect(actionWith('Alt+F', { 'keys.find': 'Alt+F' })).toBe('find');
  expect(actionWith('Ctrl+F', { 'keys.find': 'Alt+F' })).toBeNull();
});
