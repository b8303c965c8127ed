import { describe, expect, test, vi } from 'vitest';
import { carriesAway, carriesFiles, fromDrop, fromPaste } from './incoming';
import { shownName, splitName } from './names';
import { Pictures, pictureType } from './pictures';

describe('names of files', () => {
  test('keep their ending, and no character is cut in two', () => {
    expect(splitName('Annual report of the society.pdf')).toEqual(['Annual report of the soc', 'iety.pdf']);
    expect(splitName('a.txt')).toEqual(['a.t', 'xt']);
    const family = '👨‍👩‍👧‍👦'.repeat(6);
    const [head, tail] = splitName(`${family}.png`);
    expect(head + tail).toBe(`${family}.png`);
    expect(tail).toBe(`${'👨‍👩‍👧‍👦'.repeat(4)}.png`.slice(-tail.length));
    expect(head.endsWith('\u200d') || tail.startsWith('\u200d')).toBe(false);
  });

  test('cannot turn their own ending around', () => {
    expect(shownName('harmless\u202egnp.exe')).toBe('harmless\ufffdgnp.exe');
    expect(shownName('two\nlines')).toBe('two\ufffdlines');
  });
});

/** As much of a DataTransfer as is looked at. */
function transfer(given: {
  types: string[];
  files?: File[];
  folders?: string[];
  link?: string;
}): DataTransfer {
  const folders = (given.folders ?? []).map((name) => new File([], name));
  const entry = (name: string, isDirectory: boolean) => ({
    kind: 'file',
    webkitGetAsEntry: () => ({ name, isDirectory }),
  });
  return {
    types: given.types,
    files: [...(given.files ?? []), ...folders],
    items: [
      ...(given.files ?? []).map((file) => entry(file.name, false)),
      ...folders.map((folder) => entry(folder.name, true)),
    ],
    getData: (type: string) => (type === 'text/uri-list' ? (given.link ?? '') : ''),
  } as unknown as DataTransfer;
}

describe('what comes in', () => {
  const photo = new File(['x'], 'photo.png', { type: 'image/png' });

  test('a drop is parted into files, folders and a link', () => {
    const mixed = fromDrop(transfer({ types: ['Files'], files: [photo], folders: ['holidays'] }));
    expect(mixed).toEqual({ files: [photo], folders: ['holidays'], link: null });
    const list = '# a remark\r\nhttps://example.org/page\r\n';
    expect(fromDrop(transfer({ types: ['text/uri-list'], link: list })).link).toBe(
      'https://example.org/page',
    );
    expect(fromDrop(transfer({ types: ['text/uri-list'], link: 'file:///etc/passwd' })).link).toBeNull();
  });

  test('text that is dragged about is left alone', () => {
    const text = transfer({ types: ['text/plain'] });
    expect([carriesFiles(text), carriesAway(text)]).toEqual([false, false]);
    expect(carriesAway(transfer({ types: ['text/uri-list'] }))).toBe(true);
  });

  test('a pasted picture has a name that says something', () => {
    const nameless = new File(['x'], 'image.png', { type: 'image/png' });
    const [pasted] = fromPaste(transfer({ types: ['Files', 'text/html'], files: [nameless] }));
    expect(pasted?.name).toBe('Pasted picture.png');
    expect(fromPaste(transfer({ types: ['Files'], files: [photo] }))[0]?.name).toBe('photo.png');
  });

  test('text that an office program copied with a picture of it is text', () => {
    const types = ['text/plain', 'text/html', 'Files'];
    expect(fromPaste(transfer({ types, files: [photo] }))).toEqual([]);
  });
});

describe('pictures', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const PNG = '\x89PNG\r\n\x1a\n';

  test('are known by their bytes, and a drawing that can carry programs is none', () => {
    expect(pictureType(bytes(PNG))).toBe('image/png');
    expect(pictureType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
    expect(pictureType(bytes('RIFF0000WEBPVP8 '))).toBe('image/webp');
    for (const other of ['<svg xmlns="h', '<?xml version', '%PDF-1.7', '']) {
      expect(pictureType(bytes(other)), other).toBeNull();
    }
  });

  test('are asked for once, and their addresses are given back', async () => {
    let made = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`);
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {});
    const load = vi.fn(async () => bytes(PNG).buffer);
    const pictures = new Pictures(load, 1);
    expect(await Promise.all([pictures.take('a'), pictures.take('a')])).toEqual(['blob:1', 'blob:1']);
    expect(load).toHaveBeenCalledOnce();
    await pictures.take('b');
    pictures.release('a');
    pictures.release('b');
    // Still shown once.
    expect(revoke).not.toHaveBeenCalled();
    pictures.release('a');
    await Promise.resolve();
    await Promise.resolve();
    expect(revoke.mock.calls).toEqual([['blob:1']]);
    await pictures.take('a');
    expect(load).toHaveBeenCalledTimes(3);
    vi.restoreAllMocks();
  });

  test('that could not be had are asked for again', async () => {
    const load = vi.fn(async () => Promise.reject({ code: 'not-found', message: '' }));
    const pictures = new Pictures(load);
    expect(await pictures.take('a')).toBeNull();
    pictures.release('a');
    expect(await pictures.take('a')).toBeNull();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
