import type { Snapshot } from '../ipc/bindings/contract';
import { chosenLanguage, language, speak } from '../texts';

/** Speaks the language that is set. What the backend put into words has to be asked for again after a change. */
export function speakAsSet(snapshot: Snapshot | null, changed: () => void): void {
  if (!snapshot) return;
  const wanted = chosenLanguage(snapshot.settings['ui.language'], snapshot.system_language);
  if (wanted !== language()) void speak(wanted).then(changed);
}
