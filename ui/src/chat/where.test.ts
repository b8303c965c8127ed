// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import AppView from '../test/window';
import type { Backend } from '../ipc/backend';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';
import { listed, NO_TERMS, reachWords, toggled, waitingWords } from '../state/terms';

async function open(hash: string, change: Partial<Backend> = {}) {
  const backend = { ...fakeBackend(hash, 0), ...change };
  const app = new App(backend);
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend };
}

const where = () => screen.getAllByRole('button', { name: /^May go:/ })[0] as HTMLElement;

describe('where this may go', () => {
  test('a new chat is told before its first message, and only that chat', async () => {
    const { app, backend } = await open('#state=well');
    const send = vi.spyOn(backend, 'send');
    expect(where().textContent).toContain('May go: model order');
    await fireEvent.click(where());
    await fireEvent.click(screen.getByRole('menuitemradio', { name: 'This computer only' }));
    expect(where().textContent).toContain('May go: this computer only');
    await app.send('Between us');
    expect(send.mock.calls[0]?.[2]?.chat.reach).toEqual({ kind: 'this-computer' });
    // It is kept with the chat and seen in its header; the next new chat is free again.
    await waitFor(() => expect(app.terms.reach.kind).toBe('this-computer'));
    expect(await screen.findByRole('button', { name: 'this computer only' })).toBeTruthy();
    await app.open(null);
    await waitFor(() => expect(where().textContent).toContain('May go: model order'));
  });

  test('one after the other is ticked, and the last one unticked gives the order back', async () => {
    const { app } = await open('#state=well');
    await fireEvent.click(where());
    for (const name of ['Only Anthropic', 'Only OpenAI']) {
      await fireEvent.click(screen.getByRole('menuitemcheckbox', { name }));
    }
    expect(where().textContent).toContain('only Anthropic and OpenAI');
    for (const name of ['Only Anthropic', 'Only OpenAI']) {
      await fireEvent.click(screen.getByRole('menuitemcheckbox', { name }));
    }
    expect(app.terms).toEqual(NO_TERMS);
  });
});

describe('a chat of its own', () => {
  test('asks another model first, and goes back to the default order', async () => {
    const { app } = await open('#state=well');
    const chip = () => screen.getByRole('button', { name: /GPT Sol|Claude Opus/ });
    await fireEvent.click(chip());
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Ask GPT Sol first in this chat' }));
    expect(chip().textContent).toContain('GPT Sol');
    expect(app.terms.order?.length).toBe(app.state.snapshot?.chain.length);
    await fireEvent.click(chip());
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Back to the default order' }));
    expect(chip().textContent).toContain('Claude Opus');
    expect(app.terms).toEqual(NO_TERMS);
  });

  test('a model that it may not go to is not shown as covering for it', async () => {
    const { app } = await open('#state=down');
    expect(screen.getByRole('button', { name: /covering for Claude Opus/ })).toBeTruthy();
    const own = app.state.snapshot?.chain[0]?.lane.provider ?? '';
    await app.setTerms({ ...NO_TERMS, reach: { kind: 'only', providers: [own] } });
    await waitFor(() => expect(screen.queryByRole('button', { name: /covering for/ })).toBeNull());
  });
});

describe('a message nobody could answer', () => {
  test('waits, says for whom, and can be sent or cancelled', async () => {
    const { backend } = await open('#state=waits&chat=w1');
    const send = vi.spyOn(backend, 'sendWaiting');
    const note = await screen.findByText('Waiting for Claude Opus or GPT Sol; sent as soon as one answers.');
    await fireEvent.click(screen.getByRole('button', { name: 'Send now' }));
    expect(send).toHaveBeenCalledOnce();
    await waitFor(() => expect(note.isConnected).toBe(false));
  });

  test('cancelled, it is an answer that failed', async () => {
    await open('#state=waits&chat=w1');
    await fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await screen.findByText('Claude Opus could not answer: overloaded.');
    expect(screen.queryByText(/^Waiting for/)).toBeNull();
  });

  test('asks first where it is old', async () => {
    await open('#state=asks&chat=w1');
    await screen.findByText('Claude Opus could not answer: overloaded.');
    await screen.findByText('This message was not sent yet. Send it now?');
  });

  test('in a chat that may not go elsewhere it can be allowed for once', async () => {
    const { backend } = await open('#state=confined&chat=w1');
    const send = vi.spyOn(backend, 'send');
    await screen.findByText('Claude Opus stopped. This chat may not go elsewhere.');
    await fireEvent.click(screen.getByRole('button', { name: 'Allow for this message' }));
    expect(send.mock.calls[0]?.[2]?.anywhere).toBe(true);
    expect(send.mock.calls[0]?.[0].kind).toBe('regenerate');
  });
});

test('words', () => {
  const providers = [
    { id: 'a', name: 'Anthropic' },
    { id: 'b', name: 'OpenAI' },
  ] as unknown as Parameters<typeof reachWords>[1];
  expect(reachWords({ kind: 'only', providers: ['b'] }, providers)).toBe('only OpenAI');
  expect(reachWords({ kind: 'only', providers: ['gone'] }, providers)).toBe('nowhere');
  expect(toggled({ kind: 'this-computer' }, 'a')).toEqual({ kind: 'only', providers: ['a'] });
  expect(listed(['A', 'B', 'C'], 'disjunction')).toBe('A, B, or C');
  const waits = { lanes: ['a/x', 'b/x'], asks: false, offline: true };
  expect(waitingWords(waits, (lane) => lane)).toContain('no network');
});
