// Writes to standard output what others wrote that is in the program, under which licences, with their
// texts: the list that the window shows in About. Packages bring it along as a file.
import { thirdParty } from '../ui/third-party.js';

const { packages, texts } = thirdParty();
const usedBy = texts.map((_, at) => packages.filter((one) => one.texts.includes(at)));
const named = (one) => `${one.name} ${one.version}`;
const out = ['Understudy contains these packages, each under the licence named beside it.', ''];
for (const one of packages) out.push(`  ${named(one)}: ${one.licence || 'see its text'}`);
texts.forEach((text, at) => {
  out.push('', '='.repeat(78), usedBy[at].map(named).join(', '), '='.repeat(78), '', text);
});
process.stdout.write(`${out.join('\n')}\n`);
