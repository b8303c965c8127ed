/** A sentence that shows for a while, with at most one thing to do about it. */
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'bad';
  action: { label: string; run: () => void } | null;
}
