// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeBackend } from '../ipc/fake';
import Backups from './Backups.svelte';

afterEach(cleanup);

const show = (state = 'well') => {
  const backend = fakeBackend(`#state=${state}`, 0);
  const onset = vi.fn();
  render(Backups, { backend, kept: '7', onset });
  return { backend, onset, user: { click: (element: HTMLElement) => fireEvent.click(element) } };
};

describe('backups', () => {
  test('are listed with what is in them, and one that cannot be read says so', async () => {
    show();
    const items = await screen.findAllByRole('listitem');
    expect(items.length).toBeGreaterThan(2);
    expect(items[0]?.textContent).toMatch(/chats, .* messages/);
    const bad = items.find((item) => item.textContent?.includes('cannot be read'));
    expect(bad?.querySelector('button')?.disabled).toBe(true);
  });

  test('one is made at once, and said', async () => {
    const { user } = show();
    const before = (await screen.findAllByRole('listitem')).length;
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    await waitFor(() => expect(screen.getAllByRole('listitem').length).toBe(before + 1));
    await waitFor(() =>
      expect(screen.getAllByRole('status').some((one) => one.textContent?.includes('Backup made'))).toBe(
        true,
      ),
    );
  });

  test('nothing is restored before its content was seen, and then the app starts anew', async () => {
    const { user, backend } = show();
    const restored = vi.spyOn(backend, 'restoreBackup');
    const restarted = vi.spyOn(backend, 'restart');
    await user.click((await screen.findAllByRole('button', { name: /^Restore the backup of/ }))[0]!);
    const go = await screen.findByRole('button', { name: 'Restore and restart' });
    await waitFor(() => expect((go as HTMLButtonElement).disabled).toBe(false));
    screen.getByText(/An answer that is being written is stopped/u);
    expect(restored).not.toHaveBeenCalled();
    await user.click(go);
    expect(restored).toHaveBeenCalledOnce();
    expect(await screen.findByText(/Understudy starts anew and puts it/u)).toBeTruthy();
    await waitFor(() => expect(restarted).toHaveBeenCalledOnce());
  });

  test('what cannot be made ready starts nothing anew', async () => {
    const { user, backend } = show();
    const restarted = vi.spyOn(backend, 'restart');
    backend.restoreBackup = () =>
      Promise.reject({ code: 'cannot-write', message: 'There is not enough room.' });
    await user.click((await screen.findAllByRole('button', { name: /^Restore the backup of/ }))[0]!);
    const go = await screen.findByRole('button', { name: 'Restore and restart' });
    await waitFor(() => expect((go as HTMLButtonElement).disabled).toBe(false));
    await user.click(go);
    expect((await screen.findByRole('alert')).textContent).toContain('There is not enough room.');
    expect(restarted).not.toHaveBeenCalled();
  });

  test('one that could not take its place says why, and can be left', async () => {
    const { backend, user } = show();
    cleanup();
    backend.restoreWaits = async () => true;
    const left = vi.spyOn(backend, 'leaveRestore');
    render(Backups, { backend, kept: '7', onset: vi.fn() });
    await screen.findByText(/Something else has the history open/u);
    await user.click(screen.getByRole('button', { name: 'Do not restore' }));
    await waitFor(() => expect(screen.queryByText(/Something else has the history open/u)).toBeNull());
    expect(left).toHaveBeenCalledOnce();
  });

  test('one goes only after a question', async () => {
    const { user } = show();
    const before = (await screen.findAllByRole('listitem')).length;
    await user.click((await screen.findAllByRole('button', { name: /^Remove the backup of/ }))[0]!);
    await user.click(await screen.findByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.getAllByRole('listitem').length).toBe(before - 1));
  });

  test('what goes wrong is told in the app’s own sentence', async () => {
    const { user, backend } = show();
    await screen.findAllByRole('listitem');
    backend.backUp = () => Promise.reject({ code: 'cannot-write', message: 'There is not enough room.' });
    await user.click(screen.getByRole('button', { name: 'Back up now' }));
    expect((await screen.findByRole('alert')).textContent).toContain('There is not enough room.');
  });
});
