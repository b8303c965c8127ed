// After a build: what a window loads at its start stays under the budget, and nothing made up is in it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = new URL('dist/', import.meta.url).pathname;
const BUDGET = 300 * 1024;
const read = (name) => readFileSync(join(DIST, name));
const files = readdirSync(join(DIST, 'assets')).map((name) => `assets/${name}`);

// A window loads one language: the largest counts.
const zipped = (name) => gzipSync(read(name)).length;
const languages = files.filter(
  (name) => name.endsWith('.js') && read(name).includes('failure-class-unreachable ='),
);
const language = Math.max(0, ...languages.map(zipped));

let bad = languages.length === 0;
for (const page of ['index.html', 'quick.html']) {
  const loaded = new Set([page]);
  // What the page names, and what those files import at once (not what they import later).
  for (const name of loaded) {
    const text = read(name).toString('utf8');
    const pattern = name.endsWith('.html')
      ? /(?:src|href)="\.\/([^"]+)"/g
      : /(?:from|^import|;import|\}import)\s*"\.\/([^"]+)"/g;
    for (const [, path] of text.matchAll(pattern)) {
      const found = name.endsWith('.html') ? path : `assets/${path}`;
      if (/\.(js|css)$/.test(found)) loaded.add(found);
    }
  }
  const size = [...loaded].reduce((sum, name) => sum + zipped(name), language);
  console.log(`${page}: ${(size / 1024).toFixed(1)} KB gzip at start, of at most ${BUDGET / 1024} KB`);
  if (size > BUDGET) bad = true;
}

// Names of the made-up world, which no production build may contain.
for (const name of files.filter((name) => name.endsWith('.js'))) {
  if (/GPT Sol|Claude Opus|paused-stream/.test(read(name).toString('utf8'))) {
    console.error(`${name} contains the made-up backend`);
    bad = true;
  }
}
// Read only when somebody asks for it, and then whole.
const LICENCES = 2 * 1024 * 1024;
const licences = files.filter((name) => name.includes('third-party'));
if (licences.length !== 1 || read(licences[0]).length > LICENCES) {
  console.error(`The licences of third parties are missing or above ${LICENCES / 1024} KB`);
  bad = true;
}
if (bad) process.exit(1);
