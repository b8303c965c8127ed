/** Bringing one message of a long list into sight. */
import type { MessageId } from '../ipc/bindings/contract';
import type { Stick } from './stick';

/** How long a message that was jumped to stays marked. */
export const SPOT_MS = 2_400;
/** Rows beside it are laid out as they come into sight, and push it away: looked at for so long. */
const SETTLES_MS = 500;

/** Scrolls to the message and keeps it there until the list has settled; the way to stop that. */
export function reveal(scroller: HTMLElement | undefined, message: MessageId, stick: Stick): () => void {
  const row = scroller?.querySelector<HTMLElement>(`[data-message="${message}"]`);
  if (!scroller || !row) return () => {};
  stick.hold();
  const until = performance.now() + SETTLES_MS;
  let frame = 0;
  const put = () => {
    // The beginning of a long one, the middle of what fits.
    const fits = row.offsetHeight < scroller.clientHeight;
    row.scrollIntoView?.({ block: fits ? 'center' : 'start' });
    frame = performance.now() < until ? requestAnimationFrame(put) : 0;
  };
  put();
  const stop = () => cancelAnimationFrame(frame);
  // Whoever scrolls now knows better.
  scroller.addEventListener('wheel', stop, { once: true, passive: true });
  return stop;
}
