import type { Attachment } from 'svelte/attachments';

/**
 * Puts the focus on the element when it appears: what just opened is where the person looks, and
 * a screen reader reads it out. A heading gets it without becoming a tab stop.
 */
export const focused: Attachment<HTMLElement> = (element) => {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: false });
};

/**
 * Escape inside the element closes what it shows, and nothing around it: the key would leave the
 * settings otherwise, with what was typed.
 */
export function escapes(close: () => void): Attachment<HTMLElement> {
  return (element) => {
    const keys = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      close();
    };
    element.addEventListener('keydown', keys);
    return () => element.removeEventListener('keydown', keys);
  };
}
