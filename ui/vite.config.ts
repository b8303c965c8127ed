import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { thirdPartyModule } from './third-party.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The window's policy. The shell sets the same one; `npm run preview:fake` proves pages under it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  'connect-src ipc: http://ipc.localhost',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
  // Markup becomes elements in one place: Svelte's templates, which are a part of the app.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html diagram-worker',
].join('; ');

export default defineConfig(({ mode }) => ({
  root: here('.'),
  base: './',
  plugins: [svelte(), thirdPartyModule()],
  resolve: {
    ...(process.env.VITEST ? { conditions: ['browser'] } : {}),
    // Its variant for browsers decodes by `innerHTML`, which the policy refuses: this one has a table.
    alias: {
      'decode-named-character-reference': here('node_modules/decode-named-character-reference/index.js'),
    },
  },
  server: { port: 5177, strictPort: true, fs: { allow: [here('..')] } },
  preview: { port: 5178, strictPort: true, headers: { 'Content-Security-Policy': POLICY } },
  build: {
    outDir: mode === 'fake' ? 'dist-fake' : 'dist',
    // What WebKitGTK 2.40 and the WebView2 and WKWebView of that time understand.
    target: ['safari16.4', 'chrome111'],
    // The policy lets fonts and styles come from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: here('index.html'), quick: here('quick.html') } },
  },
  worker: { format: 'es' },
  test: {
    // What needs a document says so in its first line: the rest starts in a tenth of the time.
    environment: 'node',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
    // A loaded build machine is slow; a limit is only paid when something is broken.
    testTimeout: 20_000,
  },
}));
