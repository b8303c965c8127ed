// What the app is built with, under which licences, with their texts: read from the packages
// themselves when the UI is built, so that it is never older than what is in the program.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const UI = dirname(fileURLToPath(import.meta.url));
const ROOT = join(UI, '..');
const IS_TEXT = /^(licen[cs]e|copying|notice|unlicense|ofl)([-_.].*)?$/i;
/** A text is some pages; what is longer is none. */
const LONGEST = 80_000;
/** Of npm's packages those that are in the pages, whatever group they are listed in. */
const IN_THE_PAGES = ['svelte'];

/** The texts beside a package, however it spells the names of their files. */
function textsIn(folder) {
  const named = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && IS_TEXT.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  return named
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter((text) => text.length <= LONGEST)
    .map((text) => text.replace(/\r\n?/g, '\n').trim())
    .filter(Boolean);
}

/** The crates that are linked into the program on this kind of machine. */
function crates() {
  const host = /^host: (.+)$/m.exec(execFileSync('rustc', ['-vV'], { encoding: 'utf8' }))[1];
  const args = ['metadata', '--format-version', '1', '--locked', '--filter-platform', host];
  const metadata = JSON.parse(
    execFileSync('cargo', args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 256 << 20,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const reached = new Set([metadata.resolve.root]);
  for (const id of reached) {
    for (const dep of nodes.get(id).deps) {
      if (dep.dep_kinds.some(({ kind }) => kind === null)) reached.add(dep.pkg);
    }
  }
  return [...reached]
    .map((id) => packages.get(id))
    .filter((one) => one.source !== null)
    .map((one) => ({
      name: one.name,
      version: one.version,
      licence: one.license ?? '',
      texts: textsIn(dirname(one.manifest_path)),
    }));
}

/** The packages whose code or fonts are in the pages. */
function pages() {
  const { packages } = JSON.parse(readFileSync(join(UI, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, one]) => {
      const name = path.replace(/^.*node_modules\//, '');
      return path !== '' && (!one.dev || IN_THE_PAGES.includes(name)) && existsSync(join(UI, path));
    })
    .map(([path, one]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version: one.version,
      licence: one.license ?? '',
      texts: textsIn(join(UI, path)),
    }));
}

/** All of them by name, each text once. Throws where one says nothing of its licence. */
export function thirdParty() {
  const all = [...crates(), ...pages()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
  const silent = all.filter((one) => one.licence === '' && one.texts.length === 0);
  if (silent.length > 0) {
    throw new Error(`Without a licence: ${silent.map((one) => one.name).join(', ')}`);
  }
  const texts = [];
  const known = new Map();
  const numberOf = (text) => {
    // Where only the width of lines differs it is the same text.
    const key = text.replace(/\s+/g, ' ');
    if (!known.has(key)) known.set(key, texts.push(text) - 1);
    return known.get(key);
  };
  const packages = all.map((one) => ({ ...one, texts: [...new Set(one.texts.map(numberOf))] }));
  return { packages, texts };
}

const ID = 'virtual:third-party';

/** The list as a module of its own, which is loaded when somebody asks for it. */
export function thirdPartyModule() {
  let made;
  return {
    name: 'third-party',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load(id) {
      if (id !== `\0${ID}`) return undefined;
      made ??= JSON.stringify(JSON.stringify(thirdParty()));
      return `export default JSON.parse(${made});`;
    },
  };
}
