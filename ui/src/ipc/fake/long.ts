/** Chats of years and answers of a megabyte, to see that they stay fluid. */
import type { Chat } from '../bindings/contract';
import { answer, attempt, CHAIN, chatOf, question } from './world';

const [opus] = CHAIN as [(typeof CHAIN)[0]];

/** Some of all that Markdown has. */
export const EVERYTHING = import.meta.glob('../../../../tests/window/answers/everything.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const PIECE = [
  'The part you ask about is **smaller than it looks**: it keeps a list of what it has seen, and compares each new entry with the one before. Nothing is written until both agree, and [the guide](https://docs.example/) says why.',
  '- the list is made in `open`\n- it grows in `take`\n- it is read in `look`, and there alone',
  '```rust\nfn look(list: &[Entry]) -> Option<&Entry> {\n    list.iter().rev().find(|one| one.seen)\n}\n```',
  '| place | what it does |\n|---|---|\n| `open` | makes the list |\n| `take` | adds to it |',
  'If that is not enough, say what you have tried, and I will go into it.',
];

/** Markdown of about so many letters. */
export function markdown(letters: number): string {
  const parts: string[] = [];
  for (let [i, length] = [0, 0]; length < letters; i++) {
    const part = i % 12 === 0 ? `## Part ${i / 12 + 1}` : (PIECE[i % PIECE.length] ?? '');
    parts.push(part);
    length += part.length + 2;
  }
  return parts.join('\n\n');
}

/** `messages` of them, of which the last answer has so many letters. */
export function longChat(messages: number, letters: number): Chat {
  const list = Array.from({ length: Math.ceil(messages / 2) }, (_, i) => {
    const asked = question(`Question ${i + 1}: how does it work, and what should I look at first?`, null);
    const last = i === Math.ceil(messages / 2) - 1;
    const text =
      last && letters > 0 ? markdown(letters) : `Answer ${i + 1}.\n\n${markdown(200 + (i % 5) * 150)}`;
    return [asked, answer(text, asked.id, [attempt(0, opus)])];
  });
  return chatOf('long', 'A very long chat', 0, list.flat());
}

export function everything(): Chat {
  const asked = question('Show me all of it', null);
  const text = String(Object.values(EVERYTHING)[0] ?? '');
  return chatOf('all', 'All of Markdown', 0, [asked, answer(text, asked.id, [attempt(0, opus)])]);
}
