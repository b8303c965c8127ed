import type { Snapshot } from '../ipc/bindings/contract';

/** What is worth doing after the first real answer, one thing at a time. */
export type NextStep = 'backup' | 'shortcut' | 'desktop';

/** The settings that remember that a step was shown; the shortcut's is kept by setting it. */
export const SHOWN = {
  backup: 'start.backup_offered',
  desktop: 'start.desktop_told',
} as const;

/** Parts of the desktop that are missing or do not work here. */
export function lacks(snapshot: Snapshot): ('tray' | 'shortcut' | 'keyring')[] {
  const missing: ('tray' | 'shortcut' | 'keyring')[] = [];
  if (!snapshot.desktop.tray) missing.push('tray');
  if (snapshot.desktop.shortcut.kind === 'unsupported') missing.push('shortcut');
  if (snapshot.keyring === 'missing') missing.push('keyring');
  return missing;
}

/** The step to show; null where there is none, and in the demo. */
export function nextStep(snapshot: Snapshot): NextStep | null {
  if (snapshot.demo !== null) return null;
  const shown = (key: string) => snapshot.settings[key] === 'true';
  if (snapshot.chain.length === 1 && !shown(SHOWN.backup)) return 'backup';
  if (snapshot.desktop.shortcut.kind === 'not-offered') return 'shortcut';
  if (lacks(snapshot).length > 0 && !shown(SHOWN.desktop)) return 'desktop';
  return null;
}
