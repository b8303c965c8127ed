// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test, vi } from 'vitest';
import AppView from '../test/window';
import { fakeBackend } from '../ipc/fake';
import { App } from '../state/app.svelte';
import { filled, variablesOf } from './variables';

async function open(hash = '#state=well') {
  const backend = fakeBackend(hash, 0);
  const app = new App(backend);
  render(AppView, { props: { app } });
  await screen.findByRole('main');
  return { app, backend };
}

const field = () => screen.getByLabelText<HTMLTextAreaElement>('Your message');

test('the blanks of a prompt are asked for once each, and a value is put in as it is', () => {
  expect(variablesOf('{{ a }} and {{b c}}, {{a}}; {{}} {not} {{two\nlines}}')).toEqual(['a', 'b c']);
  expect(filled('{{a}} and {{ b }}, {{a}}', { a: '{{b}} $&', b: '' })).toBe('{{b}} $& and , {{b}} $&');
});

describe('a prompt', () => {
  test('is found by / as one types, its blanks are asked for, and it stands in the field', async () => {
    await open();
    await fireEvent.input(field(), { target: { value: '/' } });
    const list = await screen.findByRole('listbox', { name: 'Prompts' });
    expect(within(list).getAllByRole('option')).toHaveLength(3);
    await fireEvent.input(field(), { target: { value: '/sum' } });
    await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(1));
    await fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13 });
    const sentences = await screen.findByLabelText('sentences');
    await fireEvent.input(sentences, { target: { value: 'two' } });
    await fireEvent.input(screen.getByLabelText('whom'), { target: { value: 'a child' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Put into the message' }));
    await waitFor(() => expect(field().value).toBe('Summarise this in two sentences for a child:'));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  test('that has no blanks stands in the field at once; a path opens nothing', async () => {
    await open();
    await fireEvent.input(field(), { target: { value: '/usr/bin is a path' } });
    expect(screen.queryByRole('listbox')).toBeNull();
    await fireEvent.input(field(), { target: { value: '/plain' } });
    await screen.findByRole('listbox', { name: 'Prompts' });
    await fireEvent.keyDown(field(), { key: 'Tab' });
    await waitFor(() => expect(field().value).toBe('Say this in plain words, without jargon:'));
  });

  test(
    'is written, changed and deleted in the settings, and a deletion is undone',
    { timeout: 20_000 },
    async () => {
      const { backend } = await open('#state=well&view=settings&section=library');
      await fireEvent.click(await screen.findByRole('button', { name: 'Add a prompt' }));
      await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
      expect(await screen.findByText('It needs a name.')).toBeTruthy();
      await fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Shorter' } });
      await fireEvent.input(screen.getByLabelText('Words of the prompt'), {
        target: { value: 'Shorter, please.' },
      });
      await fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
      await screen.findByText('Shorter, please.');
      await fireEvent.click(screen.getByRole('button', { name: 'Delete Shorter' }));
      await waitFor(() => expect(screen.queryByText('Shorter, please.')).toBeNull());
      await fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
      await screen.findByText('Shorter, please.');
      expect((await backend.library()).filter((one) => one.name === 'Shorter')).toHaveLength(1);
    },
  );
});

test('a chat is begun with an assistant, says so, and the next one is not', { timeout: 20_000 }, async () => {
  const { app, backend } = await open();
  const send = vi.spyOn(backend, 'send');
  await fireEvent.click(await screen.findByRole('button', { name: 'Patient teacher' }));
  expect(app.system).toContain('patient teacher');
  await app.send('What is a borrow?');
  expect(send.mock.calls[0]?.[2]).toMatchObject({
    system: 'You are a patient teacher. Answer in short sentences.',
    assistant: { name: 'Patient teacher', icon: '🧑‍🏫' },
  });
  expect(await screen.findByTitle('Begun with the assistant Patient teacher')).toBeTruthy();
  // Its answer is whole before the page goes.
  await waitFor(() => expect(app.state.chat?.streaming).toBe(false), { timeout: 10_000 });
  await app.open(null);
  await waitFor(() => expect(screen.queryByTitle(/^Begun with/)).toBeNull());
  expect(app.system).toBe('');
});
