/**
 * LaTeX within Markdown, as models write it: `$…$` and `\(…\)` in a line, `$$…$$` and `\[…\]` as a
 * block. A dollar of money is none: behind the first one and before the last one stands no space,
 * behind the last one no letter and no digit, and a word does not end in the first.
 *
 * A formula has no blank line in it, so it never reaches beyond its paragraph: a text that grows is
 * cut into blocks in the same places with and without it.
 */
import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import type { Literal } from 'mdast';
import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
  Tokenizer,
} from 'micromark-util-types';

/** A formula in a line, or one that stands by itself. */
export interface InlineMath extends Literal {
  type: 'inlineMath';
  /** Shown large, as `$$…$$` within a line asks for. */
  display: boolean;
}
export interface BlockMath extends Literal {
  type: 'math';
}

declare module 'mdast' {
  interface PhrasingContentMap {
    inlineMath: InlineMath;
  }
  interface RootContentMap {
    inlineMath: InlineMath;
    math: BlockMath;
  }
  interface BlockContentMap {
    math: BlockMath;
  }
}
declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathText: 'mathText';
    mathData: 'mathData';
    mathFlow: 'mathFlow';
  }
}

const DOLLAR = 36;
const BACKSLASH = 92;
const CLOSING: Readonly<Record<number, number>> = { 40: 41, 91: 93 };

const ending = (code: Code) => code !== null && code < -2;
const space = (code: Code) => code === null || (code < 0 && code > -6) || code === 32;
const digit = (code: Code) => code !== null && code >= 48 && code <= 57;
const wordly = (code: Code) =>
  code !== null && (digit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122));

/** `$…$`, `$$…$$` within a line. */
const dollarText: Construct = { name: 'mathText', tokenize: tokenizeDollars, previous: notAWord };
/** `\(…\)`, `\[…\]` within a line. */
const slashText: Construct = { name: 'mathText', tokenize: tokenizeSlashes };
/** A line that begins with `$$` or `\[`, to where that ends. Its lines begin no lists: `- b` is minus b. */
const flow: Construct = { name: 'mathFlow', tokenize: tokenizeFlow, concrete: true };

export const mathSyntax: Extension = {
  text: { [DOLLAR]: dollarText, [BACKSLASH]: slashText },
  flow: { [DOLLAR]: flow, [BACKSLASH]: flow },
};

export const mathTree: MdastExtension = {
  enter: {
    mathText(token) {
      const source = this.sliceSerialize(token);
      const display = source.startsWith('$$') || source.startsWith('\\[');
      const marks = source.startsWith('$') && !display ? 1 : 2;
      const value = source.slice(marks, -marks).trim();
      this.enter({ type: 'inlineMath', value, display } as never, token);
    },
    mathFlow(token) {
      const value = this.sliceSerialize(token).trimEnd().slice(2, -2).trim();
      this.enter({ type: 'math', value } as never, token);
    },
  },
  exit: {
    mathText(token) {
      this.exit(token);
    },
    mathFlow(token) {
      this.exit(token);
    },
  },
};

/** Which formulas have no end in this text: what was looked for once to the end is not looked for again. */
const endings = new WeakMap<TokenizeContext, Set<number>>();
function endless(context: TokenizeContext): Set<number> {
  const known = endings.get(context) ?? new Set();
  endings.set(context, known);
  return known;
}
/** By the first letter of a block: up to which place of the text there is no end for it. */
const places = new WeakMap<TokenizeContext, Map<number, number>>();
function unclosed(context: TokenizeContext): Map<number, number> {
  const known = places.get(context) ?? new Map<number, number>();
  places.set(context, known);
  return known;
}

function notAWord(this: TokenizeContext, code: Code): boolean {
  return !wordly(code) && code !== BACKSLASH && code !== DOLLAR;
}

function tokenizeDollars(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const { take, newLine, close } = pieces(effects);
  let size = 0;
  let closing = 0;
  let before: Code = null;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('mathText');
    return open(code);
  }
  function open(code: Code): State | undefined {
    if (code === DOLLAR && size < 2) {
      size++;
      take(code);
      return open;
    }
    if (code === DOLLAR || code === null || (size === 1 && space(code))) return nok(code);
    return inside(code);
  }
  function inside(code: Code): State | undefined {
    if (code === null) return nok(code);
    if (ending(code)) {
      newLine(code);
      before = code;
      return inside;
    }
    if (code === DOLLAR && before !== BACKSLASH) {
      // A single dollar after a space is that of the next sum of money.
      if (size === 1 && space(before)) return nok(code);
      return closed(code);
    }
    // A backslash that is itself escaped does not escape what follows.
    before = code === BACKSLASH && before === BACKSLASH ? null : code;
    take(code);
    return inside;
  }
  function closed(code: Code): State | undefined {
    if (code === DOLLAR && closing < size) {
      closing++;
      take(code);
      return closed;
    }
    if (closing < size || code === DOLLAR || (size === 1 && wordly(code))) return nok(code);
    close();
    effects.exit('mathText');
    return ok(code);
  }
}

function tokenizeSlashes(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const { take, newLine, close } = pieces(effects);
  const unended = endless(this);
  let closing = 0;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('mathText');
    take(code);
    return open;
  }
  function open(code: Code): State | undefined {
    closing = (code === null ? undefined : CLOSING[code]) ?? 0;
    if (closing === 0 || unended.has(closing)) return nok(code);
    take(code);
    return inside;
  }
  function inside(code: Code): State | undefined {
    if (code === null) {
      unended.add(closing);
      return nok(code);
    }
    if (ending(code)) {
      newLine(code);
      return inside;
    }
    take(code);
    return code === BACKSLASH ? escaped : inside;
  }
  function escaped(code: Code): State | undefined {
    if (code === null || ending(code)) return inside(code);
    take(code);
    if (code !== closing) return inside;
    close();
    effects.exit('mathText');
    return ok;
  }
}

function tokenizeFlow(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const { take, newLine, close } = pieces(effects);
  const now = () => this.now().offset;
  const lazy = () => this.parser.lazy[this.now().line] === true;
  const interrupts = this.interrupt === true;
  const until = unclosed(this);
  let first = 0;
  let closing = 0;
  let empty = true;
  let seen = false;
  return start;

  function start(code: Code): State | undefined {
    first = code as number;
    if (now() < (until.get(first) ?? 0)) return nok(code);
    effects.enter('mathFlow');
    take(code);
    return open;
  }
  function open(code: Code): State | undefined {
    closing = first === DOLLAR ? DOLLAR : 93;
    if (code !== (first === DOLLAR ? DOLLAR : 91)) return nok(code);
    take(code);
    return opened;
  }
  function opened(code: Code): State | undefined {
    if (code === DOLLAR && first === DOLLAR) return nok(code);
    // Within a paragraph only a mark that stands alone begins a block: the rest is one of its lines.
    if (interrupts) return ending(code) ? ok(code) : nok(code);
    return inside(code);
  }
  function inside(code: Code): State | undefined {
    if (code === null || (ending(code) && empty && seen)) {
      // It is not closed in this paragraph: nor is another that begins in it.
      until.set(first, now());
      return nok(code);
    }
    if (ending(code)) {
      newLine(code);
      [empty, seen] = [true, true];
      return next;
    }
    if (!space(code)) empty = false;
    take(code);
    if (code === BACKSLASH) return escaped;
    return code === DOLLAR && first === DOLLAR ? last : inside;
  }
  function next(code: Code): State | undefined {
    return lazy() ? nok(code) : inside(code);
  }
  function escaped(code: Code): State | undefined {
    if (code === null || ending(code)) return inside(code);
    take(code);
    return code === closing && first === BACKSLASH ? after : inside;
  }
  function last(code: Code): State | undefined {
    if (code !== DOLLAR) return inside(code);
    take(code);
    return after;
  }
  /** Nothing but spaces may follow: else it is a formula within a line. */
  function after(code: Code): State | undefined {
    if (space(code) && code !== null && !ending(code)) {
      take(code);
      return after;
    }
    if (code !== null && !ending(code)) return nok(code);
    close();
    effects.exit('mathFlow');
    return ok(code);
  }
}

/** What is taken of a formula lies in pieces: one for each line, and none of them empty. */
function pieces(effects: Effects) {
  let open = false;
  const close = () => {
    if (open) effects.exit('mathData');
    open = false;
  };
  return {
    close,
    take(code: Code) {
      if (!open) effects.enter('mathData');
      open = true;
      effects.consume(code);
    },
    newLine(code: Code) {
      close();
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
    },
  };
}
