import type { Attachment } from 'svelte/attachments';

/**
 * Puts the focus on the element when it appears: what just opened is where the person looks, and
 * a screen reader reads it out. A heading gets it without becoming a tab stop.
 */
export const focused: Attachment<HTMLElement> = (element) => {
  if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: false });
};
