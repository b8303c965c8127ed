/** What an answer shows, the same from a turn that runs and from the history. */
import type {
  AnswerFailure,
  Attachment,
  Citation,
  FailureClass,
  Finish,
  LaneName,
  Message,
  MessageStatus,
  SkipReason,
  Usage,
} from '../ipc/bindings/contract';
import type { LiveTurn } from '../state/turn';

export interface AttemptView {
  attempt: number;
  lane: LaneName;
  tookMs: number | null;
  chars: number;
  /** Null where its price is not known, or while it runs. */
  costUsd: number | null;
  requestId: string | null;
  failure: { class: FailureClass; status: number | null; message: string } | null;
  /** It runs now. */
  running: boolean;
  /** A simulated outage touched it. */
  simulated?: boolean;
}

export interface AnswerView {
  status: MessageStatus;
  text: string;
  reasoning: { attempt: number; text: string }[];
  /** What was shown before the answer began anew, by its attempt. */
  superseded: { attempt: number; text: string }[];
  sources: Source[];
  /** Names of tools that a model wanted to use. */
  tools: readonly string[];
  attempts: AttemptView[];
  skipped: { lane: LaneName; why: SkipReason; message: string }[];
  switches: Switch[];
  /** The lane whose text stands at the end, or that is asked now. */
  lane: LaneName | null;
  failure: AnswerFailure | null;
  finish: Finish | null;
  tookMs: number | null;
  /** Of the attempts together; null where a provider did not say. */
  tokens: number | null;
  /** Null where not every price is known. */
  costUsd: number | null;
  slow: LaneName | null;
  startedAt: number | null;
}

/** A line in the text: these could not go on, this one took over. */
export interface Switch {
  /** In UTF-16 units of the text. */
  at: number;
  from: AttemptView[];
  to: AttemptView;
}

export function fromMessage(message: Message): AnswerView {
  const info = message.answer;
  const attempts: AttemptView[] = (info?.attempts ?? []).map((one) => ({
    attempt: one.attempt,
    lane: one.lane,
    tookMs: one.took_ms,
    chars: one.chars,
    costUsd: one.cost_usd,
    requestId: one.request_id,
    failure: one.failure,
    running: message.status === 'streaming' && one.took_ms === null,
    simulated: info?.simulated?.includes(one.attempt) ?? false,
  }));
  const text = textOf(message);
  const billed = (info?.attempts ?? []).filter((one) => one.possibly_billed);
  return {
    status: message.status,
    text,
    reasoning: message.parts.flatMap((part) => (part.kind === 'reasoning' ? [part] : [])),
    superseded: [],
    sources: sourcesOf(citationsOf(message)),
    tools: [],
    attempts,
    skipped: [],
    switches: switches(text, attempts, info?.seams ?? []),
    lane: info?.lane ?? null,
    failure: info?.failure ?? null,
    finish: info?.attempts.at(-1)?.finish ?? null,
    tookMs: info?.took_ms ?? null,
    tokens: sum(billed.map((one) => tokensOf(one.usage))),
    costUsd: sum(billed.map((one) => one.cost_usd)),
    slow: null,
    startedAt: null,
  };
}

export function fromTurn(turn: LiveTurn): AnswerView {
  const end = turn.end;
  const attempts = turn.attempts.map((one, i) => ({
    ...one,
    costUsd: null,
    running: end === null && i === turn.attempts.length - 1 && one.failure === null,
  }));
  const failed = end?.kind === 'failed' ? end : null;
  return {
    status:
      end === null
        ? 'streaming'
        : failed === null
          ? 'complete'
          : failed.code === 'cancelled'
            ? 'cancelled'
            : 'failed',
    text: turn.text,
    reasoning: turn.reasoning,
    superseded: turn.superseded,
    sources: sourcesOf(turn.citations),
    tools: turn.tools,
    attempts,
    skipped: turn.skipped,
    switches: switches(turn.text, attempts, turn.seams),
    lane: end?.kind === 'finished' ? end.lane : (attempts.at(-1)?.lane ?? null),
    failure: failed && failed.code !== 'cancelled' ? { code: failed.code, message: failed.message } : null,
    finish: end?.kind === 'finished' ? end.finish : null,
    tookMs: null,
    tokens: end?.kind === 'finished' ? tokensOf(end.usage) : null,
    costUsd: end?.kind === 'finished' ? end.costUsd : null,
    slow: turn.slow?.lane ?? null,
    startedAt: turn.startedAt,
  };
}

/** A source of an answer, named once however often the text leans on it. */
export interface Source {
  url: string | null;
  title: string | null;
  quote: string | null;
}

/** In the order in which the text names them first. What has neither address nor title says nothing. */
export function sourcesOf(citations: readonly Citation[]): Source[] {
  const sources = new Map<string, Source>();
  for (const { url, title, quote } of citations) {
    const key = url ?? title;
    if (!key) continue;
    const known = sources.get(key);
    sources.set(key, {
      url,
      title: known?.title ?? (title?.trim() || null),
      quote: known?.quote ?? (quote?.trim() || null),
    });
  }
  return [...sources.values()];
}

/** Those of the text that stands: what was given up for an answer that began anew has none. */
function citationsOf(message: Message): Citation[] {
  const anew = message.answer?.seams.findLast((seam) => seam.mode === 'restart');
  const first = anew?.to_attempt ?? 0;
  return message.parts.flatMap((part) =>
    part.kind === 'citation' && part.attempt >= first ? [part.citation] : [],
  );
}

export function attachmentsOf(message: Message): Attachment[] {
  return message.parts.flatMap((part) => (part.kind === 'attachment' ? [part.attachment] : []));
}

export function textOf(message: Message): string {
  return message.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

function tokensOf(usage: Usage): number | null {
  return usage.output;
}

/** Null as soon as one is unknown, and for nothing at all: a sum that is too small would be a lie. */
function sum(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
}

interface SeamPlace {
  from_attempt: number;
  to_attempt: number;
  at: number;
}

/**
 * Where another model took over. A seam says its place; attempts that failed before the first text
 * have none, and stand at the beginning, before the one that gave it.
 */
function switches(text: string, attempts: readonly AttemptView[], seams: readonly SeamPlace[]): Switch[] {
  const list: Switch[] = [];
  let waiting: AttemptView[] = [];
  for (const attempt of attempts) {
    const seam = seams.find((one) => one.to_attempt === attempt.attempt);
    if (waiting.length > 0) {
      const before = list.at(-1);
      // A model that took over and failed without a word is one more of those who could not.
      if (!seam && before && waiting.includes(before.to)) {
        before.from = [...before.from, ...waiting];
        before.to = attempt;
      } else {
        list.push({ at: seam ? unitsAt(text, seam.at) : 0, from: waiting, to: attempt });
      }
      waiting = [];
    }
    if (attempt.failure) waiting = [...waiting, attempt];
  }
  return list;
}

/** A place counted in Unicode scalar values, in UTF-16 units. */
export function unitsAt(text: string, scalarsBefore: number): number {
  let units = 0;
  for (let left = scalarsBefore; left > 0 && units < text.length; left--) {
    const unit = text.charCodeAt(units);
    units += unit >= 0xd800 && unit <= 0xdbff ? 2 : 1;
  }
  return Math.min(units, text.length);
}
