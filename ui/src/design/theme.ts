/** Theme, contrast and zoom of a window. All are settings; where one says `system`, the desktop decides. */

export type Theme = 'system' | 'light' | 'dark';

/** The steps of Ctrl+Plus and Ctrl+Minus, in percent. */
export const ZOOM_STEPS = [80, 90, 100, 110, 125, 150, 175, 200] as const;

export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Percent within 80 to 200; what is not a number is 100. */
export function parseZoom(value: string | undefined): number {
  const percent = Number(value);
  if (!value || !Number.isFinite(percent)) return 100;
  return Math.min(200, Math.max(80, Math.round(percent)));
}

export function zoomStep(percent: number, direction: 1 | -1): number {
  const steps: readonly number[] = direction === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse();
  return steps.find((step) => (direction === 1 ? step > percent : step < percent)) ?? percent;
}

export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

export type Contrast = 'system' | 'more';

export function parseContrast(value: string | undefined): Contrast {
  return value === 'more' ? 'more' : 'system';
}

/** More contrast where it is set or the desktop wants it, until what is returned is called. */
export function applyContrast(contrast: Contrast): () => void {
  const root = document.documentElement;
  const wish = matchMedia('(prefers-contrast: more)');
  const show = () => {
    if (contrast === 'more' || wish.matches) root.dataset.contrast = 'more';
    else delete root.dataset.contrast;
  };
  show();
  wish.addEventListener('change', show);
  return () => wish.removeEventListener('change', show);
}

export function applyZoom(percent: number): void {
  // Every size is in rem, so this one property scales type, spacing and targets together.
  document.documentElement.style.fontSize = percent === 100 ? '' : `${percent}%`;
}
