/** What of a key press matters for a shortcut. */
export interface Press {
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** The keys offered first. */
export const DEFAULT_ACCELERATOR = 'Ctrl+Alt+Space';

const MODIFIER = /^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/;

/** Whether the press is of a modifier alone, so that the rest of the combination is still to come. */
export function isModifierOnly(press: Press): boolean {
  return MODIFIER.test(press.code);
}

/**
 * The combination as the backend writes it ("Ctrl+Alt+Space"), by the key's place and not its
 * letter, as the system's shortcuts are. Null while there is no Ctrl, Alt or Super in it: such a
 * shortcut would take a plain key away from every other program.
 */
export function acceleratorOf(press: Press): string | null {
  if (isModifierOnly(press) || press.code === '') return null;
  if (!press.ctrlKey && !press.altKey && !press.metaKey) return null;
  const parts: string[] = [];
  if (press.ctrlKey) parts.push('Ctrl');
  if (press.altKey) parts.push('Alt');
  if (press.shiftKey) parts.push('Shift');
  if (press.metaKey) parts.push('Super');
  parts.push(press.code.replace(/^(Key|Digit)/, ''));
  return parts.join('+');
}
