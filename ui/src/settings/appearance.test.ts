// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import App from '../test/window';
import { fakeBackend } from '../ipc/fake';
import { App as Store } from '../state/app.svelte';
import { language, locale, speak, t } from '../texts';
import { duration, fileSize } from '../texts/format';

afterEach(() => speak('en'));

async function open() {
  const backend = fakeBackend('#state=well&view=settings&section=appearance');
  render(App, { props: { app: new Store(backend) } });
  await screen.findByRole('heading', { level: 2, name: 'Appearance' });
}

test('the language changes at once, in place, and the choice keeps the focus', async () => {
  await open();
  const german = screen.getByRole('radio', { name: 'Deutsch' });
  german.focus();
  await fireEvent.click(german);
  expect(await screen.findByRole('heading', { level: 2, name: 'Darstellung' })).toBeTruthy();
  expect(document.activeElement).toBe(german);
  expect(document.documentElement.lang).toBe('de');
  // Not only this section: the list beside it, and the window around.
  expect(screen.getByRole('button', { name: 'Modellreihenfolge' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Wie das System', checked: false })).toBeTruthy();
  await fireEvent.click(screen.getByRole('radio', { name: '简体中文' }));
  expect(await screen.findByRole('heading', { level: 2, name: '外观' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('zh-Hans');
});

test('figures are written as the language writes them', async () => {
  await speak('de');
  expect([duration(840), fileSize(1_300_000), t('chat-tokens', { count: 12_345 })]).toEqual([
    '0,8 s',
    '1,2 MB',
    '12.345 Tokens',
  ]);
  await speak('zh');
  expect([duration(4_800_000), t('chat-tokens', { count: 12_345 })]).toEqual([
    '1 小时 20 分钟',
    '12,345 个 token',
  ]);
  await speak('ja');
  expect([duration(4_800_000), t('chat-tokens', { count: 12_345 })]).toEqual([
    '1 時間 20 分',
    '12,345 トークン',
  ]);
  await speak('es');
  const tokens = [1, 1_234, 12_345].map((count) => t('chat-tokens', { count }));
  expect([duration(840), ...tokens]).toEqual(['0,8 s', '1 token', '1234 tokens', '12.345 tokens']);
});

test('of two choices the later one counts, however they arrive', async () => {
  await Promise.all([speak('zh'), speak('de')]);
  expect([language(), locale(), t('chat-send')]).toEqual(['de', 'de', 'Senden']);
});

test('more contrast is there as soon as it is chosen', async () => {
  await open();
  await fireEvent.click(screen.getByRole('radio', { name: 'More' }));
  await waitFor(() => expect(document.documentElement.dataset.contrast).toBe('more'));
});
