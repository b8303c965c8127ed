import { expect, test } from 'vitest';
import { acceleratorOf, isModifierOnly, type Press } from './accelerator';
import { millisecondsOf, secondsOf } from './limits';
import { freeName, isName } from './names';
import { pauseWords, tomorrow } from './pausing';
import { sectionOf } from './sections';

const press = (code: string, held: Partial<Press> = {}): Press => ({
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

test('a shortcut is written by the keys, and needs Ctrl, Alt or Super', () => {
  expect(acceleratorOf(press('Space', { ctrlKey: true, altKey: true }))).toBe('Ctrl+Alt+Space');
  expect(acceleratorOf(press('KeyK', { metaKey: true, shiftKey: true }))).toBe('Shift+Super+K');
  expect(acceleratorOf(press('Digit1', { altKey: true }))).toBe('Alt+1');
  expect(acceleratorOf(press('KeyK'))).toBeNull();
  expect(acceleratorOf(press('KeyK', { shiftKey: true }))).toBeNull();
  expect(acceleratorOf(press('ControlLeft', { ctrlKey: true }))).toBeNull();
  expect(isModifierOnly(press('AltRight', { altKey: true }))).toBe(true);
});

test('limits are seconds for a person and milliseconds for the app', () => {
  expect(secondsOf('8500')).toBe('8.5');
  expect(secondsOf('auto')).toBe('');
  expect(millisecondsOf('8,5')).toBe('8500');
  expect(millisecondsOf('0')).toBeNull();
  expect(millisecondsOf('soon')).toBeNull();
  expect(millisecondsOf('')).toBeNull();
});

test('a name fits into lane names and lists', () => {
  expect(isName('My Mistral')).toBe(true);
  expect(isName('a/b')).toBe(false);
  expect(isName('a,b')).toBe(false);
  expect(isName(' ')).toBe(false);
  expect(isName('a\u0007')).toBe(false);
  expect(isName('🙂'.repeat(64))).toBe(true);
  expect(isName('x'.repeat(65))).toBe(false);
  expect(freeName('Anthropic', ['Anthropic', 'Anthropic 2'])).toBe('Anthropic 3');
  expect(freeName('Other, compatible', [])).toBe('Other compatible');
});

test('a pause says until when, and is over when it is over', () => {
  const noon = new Date(2026, 10, 23, 12).getTime();
  expect(pauseWords(null, noon)).toBe('');
  expect(pauseWords(noon - 1, noon)).toBe('');
  expect(pauseWords(noon + 3_600_000, noon)).toBe('paused until 13:00');
  // What the backend's largest time becomes on its way through JSON.
  expect(pauseWords(9_223_372_036_854_775_807, noon)).toBe('paused');
  expect(new Date(tomorrow(noon)).getDate()).toBe(24);
});

test('the app can open a section by name', () => {
  expect(sectionOf('order')).toBe('order');
  expect(sectionOf('add')).toBe('providers');
  expect(sectionOf(null)).toBe('providers');
});
