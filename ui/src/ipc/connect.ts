import type { Backend } from './backend';

/** The app in its window; in a browser (`npm run dev`, `build:fake`) a made-up one to design with. */
export async function connect(): Promise<Backend> {
  // Both conditions are constants of the build, so that a production build has no fake in it.
  if (import.meta.env.DEV || import.meta.env.MODE === 'fake') {
    if (!('__TAURI_INTERNALS__' in window)) return (await import('./fake')).fakeBackend(location.hash);
  }
  return (await import('./tauri')).tauriBackend();
}
