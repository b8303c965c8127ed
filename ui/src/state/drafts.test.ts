// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Attachment } from '../ipc/bindings/contract';
import { keepDraftFiles, keepDrafts, readDraftFiles, readDrafts } from './drafts';

beforeEach(() => localStorage.clear());

test('a draft is there again in a window made anew', () => {
  keepDrafts('main', { '': 'half a question', c1: 'and another' });
  expect(readDrafts('main')).toEqual({ '': 'half a question', c1: 'and another' });
  expect(readDrafts('quick')).toEqual({});
});

test('what was sent or deleted is not kept', () => {
  keepDrafts('main', { c1: 'sent soon' });
  keepDrafts('main', { c1: ' ' });
  expect(localStorage.length).toBe(0);
});

test.each(['null', '[1]', '{"a":1}', '{', '"text"'])('damaged storage is no draft: %s', (text) => {
  localStorage.setItem('drafts.main', text);
  expect(readDrafts('main')).toEqual({});
});

test('a storage without room throws nothing at who is writing', () => {
  const full = {
    getItem: () => null,
    setItem: vi.fn(() => {
      throw new Error('quota');
    }),
    removeItem: () => {},
  };
  expect(() => keepDrafts('main', { c1: 'text' }, full as unknown as Storage)).not.toThrow();
  expect(full.setItem).toHaveBeenCalledOnce();
});

test('files of a draft are there again; what is none of them is left out', () => {
  const file = { id: 'a'.repeat(64), name: 'a.txt', bytes: 3 } as Attachment;
  keepDraftFiles('main', { c1: [file] });
  expect(readDraftFiles('main')).toEqual({ c1: [file] });
  localStorage.setItem('drafts.main.files', JSON.stringify({ c1: [file, null, 'x', { id: 3 }], c2: 'no' }));
  expect(readDraftFiles('main')).toEqual({ c1: [file], c2: [] });
  keepDraftFiles('main', {});
  expect(localStorage.getItem('drafts.main.files')).toBeNull();
});
