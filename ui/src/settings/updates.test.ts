// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Updates from './Updates.svelte';

afterEach(cleanup);

const program = (looks: boolean) => ({
  updates: async () => looks,
  lookForUpdate: vi.fn<() => Promise<string | null>>(),
  installUpdate: vi.fn<() => Promise<string>>(),
  restart: vi.fn(async () => {}),
});
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

it('says where new versions come from in a program that looks for none', async () => {
  render(Updates, { backend: program(false) });
  await screen.findByText(/the way Understudy was installed/);
  expect(screen.queryByRole('button')).toBeNull();
});

it('asks when it is told to, and installs and restarts one step at a time', async () => {
  const backend = program(true);
  render(Updates, { backend });
  backend.lookForUpdate.mockResolvedValueOnce(null).mockResolvedValueOnce('0.2.0');
  await press('Look for updates');
  await screen.findByText('This is the newest version.');
  await press('Look for updates');
  await screen.findByText('Version 0.2.0 is there.');
  expect(backend.installUpdate).not.toHaveBeenCalled();
  backend.installUpdate.mockResolvedValueOnce('0.2.0');
  await press('Install 0.2.0');
  await screen.findByText(/is in place/);
  expect(backend.restart).not.toHaveBeenCalled();
  await press('Restart now');
  expect(backend.restart).toHaveBeenCalledOnce();
});

it('says why an update was refused, and can be asked again', async () => {
  const backend = program(true);
  render(Updates, { backend });
  backend.lookForUpdate.mockResolvedValueOnce('0.2.0');
  await press('Look for updates');
  const message = 'What was offered is older than this version. Nothing was changed.';
  backend.installUpdate.mockRejectedValueOnce({ code: 'invalid-input', message });
  await press('Install 0.2.0');
  await screen.findByText(message);
  await screen.findByRole('button', { name: 'Look for updates' });
});
