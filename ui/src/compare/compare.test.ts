// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import AppView from '../test/window';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';

async function open(hash: string, pace = 0) {
  const backend = fakeBackend(hash, pace);
  const app = new App(backend);
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend };
}

const group = (name: string) => screen.findByRole('group', { name });

describe('answers side by side', () => {
  test(
    'are asked for from the composer, come both, and one is gone on with',
    { timeout: 90_000 },
    async () => {
      const { app, backend } = await open('#state=well');
      const compare = vi.spyOn(backend, 'compare');
      await fireEvent.click(screen.getByRole('button', { name: 'Compare' }));
      await fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'GPT Sol OpenAI' }));
      const field = screen.getByLabelText('Your message');
      await fireEvent.input(field, { target: { value: 'Which is it?' } });
      await fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
      expect(compare.mock.calls[0]?.[1]).toEqual(['Anthropic/claude-opus', 'OpenAI/gpt-sol']);
      for (const name of ['Claude Opus', 'GPT Sol']) {
        await waitFor(
          async () => expect((await group(name)).textContent).toContain('chapter on references'),
          { timeout: 40_000 },
        );
      }
      await fireEvent.click(await screen.findByRole('button', { name: 'Go on with the answer of GPT Sol' }));
      await waitFor(() => expect(screen.queryByRole('group', { name: 'Claude Opus' })).toBeNull());
      expect(app.state.chat?.beside).toEqual([]);
      // It may be picked while it is still written.
      const picked = () => app.state.chat?.messages.at(-1)?.answer?.lane;
      await waitFor(() => expect(picked()).toBe('OpenAI/gpt-sol'), { timeout: 40_000 });
      expect((await screen.findByRole('group', { name: 'Versions' })).textContent).toContain('2 / 2');
    },
  );

  test('each is stopped by itself', async () => {
    const { app, backend } = await open('#state=waiting', 0);
    const stop = vi.spyOn(backend, 'stopTurn');
    app.choosing.set('', { first: 'Anthropic/claude-opus', against: ['OpenAI/gpt-sol'] });
    await app.send('Which is it?', [], app.choosing.how(''));
    await fireEvent.click(await screen.findByRole('button', { name: 'Stop GPT Sol' }));
    expect(stop).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop GPT Sol' })).toBeNull());
    expect(screen.getByRole('button', { name: 'Stop Claude Opus' })).toBeTruthy();
  });

  test('an answer that is there is compared from its menu', async () => {
    const { backend } = await open('#state=well&chat=c3');
    const compare = vi.spyOn(backend, 'compareWith');
    await fireEvent.click(await screen.findByRole('button', { name: /Redo/ }));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Compare with Claude Opus' }));
    expect(compare.mock.calls[0]?.[2]).toBe('Anthropic/claude-opus');
    const tabs = within(await screen.findByRole('tablist', { name: 'Answers side by side' }));
    await waitFor(() =>
      expect(tabs.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['GPT Sol', 'Claude Opus']),
    );
  });
});
