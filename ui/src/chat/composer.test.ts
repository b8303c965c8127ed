import { describe, expect, test } from 'vitest';
import { composerKey, putBack } from './composer';

const key = (name: string, more: object = {}) => ({
  key: name,
  shiftKey: false,
  altKey: false,
  isComposing: false,
  keyCode: name === 'Enter' ? 13 : 0,
  ...more,
});
const written = { text: 'Hello', busy: false };

describe('keys in the composer', () => {
  test('Enter sends what is written', () => {
    expect(composerKey(key('Enter'), written)).toBe('send');
    expect(composerKey(key('Enter'), { text: '  \n', busy: false })).toBeNull();
  });

  test('Shift+Enter is a new line', () => {
    expect(composerKey(key('Enter', { shiftKey: true }), written)).toBeNull();
  });

  test('Enter that takes a word of an input method sends nothing', () => {
    expect(composerKey(key('Enter', { isComposing: true }), written)).toBeNull();
    // WebKit ends the composition first, and marks the key by its code alone.
    expect(composerKey(key('Enter', { keyCode: 229 }), written)).toBeNull();
  });

  test('while an answer is written, Enter waits and the words stay', () => {
    expect(composerKey(key('Enter'), { text: 'Next', busy: true })).toBe('wait');
  });

  test('Ctrl+Up edits the last question, in an empty composer only', () => {
    const up = key('ArrowUp', { ctrlKey: true });
    expect(composerKey(up, { text: '', busy: false })).toBe('edit-last');
    expect(composerKey(up, written)).toBeNull();
    expect(composerKey(up, { text: '', busy: true })).toBeNull();
  });

  test('Up and Down walk through what was sent, and with Shift they select', () => {
    expect(composerKey(key('ArrowUp'), written)).toBe('up');
    expect(composerKey(key('ArrowDown'), written)).toBe('down');
    expect(composerKey(key('ArrowUp', { shiftKey: true }), written)).toBeNull();
  });
});

test('a send that failed puts its words back before what was written meanwhile', () => {
  expect(putBack('lost', '')).toBe('lost');
  expect(putBack('lost', 'new')).toBe('lost\n\nnew');
});
