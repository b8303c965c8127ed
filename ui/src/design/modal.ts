/** Opens a dialog over everything, and gives the focus back to who had it when it goes. */
export function modal(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  // Without showModal (a test's document) it is at least open.
  if (dialog.showModal) dialog.showModal();
  else dialog.open = true;
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}
