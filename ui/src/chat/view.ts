/** What an answer shows, the same from a turn that runs and from the history. */
import type {
  AttemptReason,
  AnswerFailure,
  Attachment,
  Citation,
  FailureClass,
  Finish,
  LaneName,
  Message,
  MessageStatus,
  Seam,
  SeamMode,
  SkipReason,
  Usage,
} from '../ipc/bindings/contract';
import type { LiveTurn } from '../state/turn';

export interface AttemptView {
  attempt: number;
  lane: LaneName;
  reason: AttemptReason;
  tookMs: number | null;
  chars: number;
  /** Null where its price is not known, or while it runs. */
  costUsd: number | null;
  requestId: string | null;
  failure: { class: FailureClass; status: number | null; message: string } | null;
  /** Its text is a part of the answer, and was not given up for one that began anew. */
  stands: boolean;
  /** It runs now. */
  running: boolean;
  /** A simulated outage touched it. */
  simulated?: boolean;
}

export interface AnswerView {
  status: MessageStatus;
  text: string;
  reasoning: { attempt: number; text: string }[];
  /** How long it was until the first text behind it; null where there is none, or nobody knows. */
  reasonedMs: number | null;
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
  slow: Slow | null;
  /** An answer broke off, and another model is to go on with it; its text has not come yet. */
  gap: Gap | null;
  startedAt: number | null;
}

/** Nothing new for a while. */
export interface Slow {
  attempt: number;
  lane: LaneName;
}

export interface Gap {
  from: AttemptView;
  to: AttemptView;
  mode: SeamMode;
}

/** A line in the text: these could not go on, this one took over. */
export interface Switch {
  /** In UTF-16 units of the text. */
  at: number;
  from: AttemptView[];
  to: AttemptView;
  /** Null where nothing was shown before it. */
  mode: SeamMode | null;
}

export function fromMessage(message: Message): AnswerView {
  const info = message.answer;
  const attempts: AttemptView[] = (info?.attempts ?? []).map((one) => ({
    attempt: one.attempt,
    lane: one.lane,
    reason: one.reason,
    tookMs: one.took_ms,
    chars: one.chars,
    costUsd: one.cost_usd,
    requestId: one.request_id,
    failure: one.failure,
    stands: one.attempt >= standsFrom(info?.seams ?? []),
    running: message.status === 'streaming' && one.took_ms === null,
    simulated: info?.simulated?.includes(one.attempt) ?? false,
  }));
  const text = textOf(message);
  const billed = (info?.attempts ?? []).filter((one) => one.possibly_billed);
  return {
    status: message.status,
    text,
    reasoning: message.parts.flatMap((part) => (part.kind === 'reasoning' ? [part] : [])),
    reasonedMs:
      info?.attempts.find(
        (one) => one.attempt === message.parts.findLast((part) => part.kind === 'reasoning')?.attempt,
      )?.first_text_ms ?? null,
    superseded: givenUp(message),
    sources: sourcesOf(citationsOf(message)),
    tools: [],
    attempts,
    skipped: [],
    switches: switches(text, attempts, info?.seams ?? []),
    lane: info?.lane ?? null,
    failure: info?.failure ?? null,
    finish: info?.attempts.findLast((one) => one.finish !== null)?.finish ?? null,
    tookMs: info?.took_ms ?? null,
    tokens: sum(billed.map((one) => tokensOf(one.usage))),
    costUsd: sum(billed.map((one) => one.cost_usd)),
    slow: null,
    gap: null,
    startedAt: null,
  };
}

export function fromTurn(turn: LiveTurn): AnswerView {
  const end = turn.end;
  const attempts = turn.attempts.map((one) => ({
    ...one,
    costUsd: null,
    stands: one.attempt >= standsFrom(turn.seams),
    running: end === null && one.failure === null,
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
    reasonedMs:
      turn.attempts.find((one) => one.attempt === turn.reasoning.at(-1)?.attempt)?.firstTextMs ?? null,
    superseded: turn.superseded,
    sources: sourcesOf(turn.citations),
    tools: turn.tools,
    attempts,
    skipped: turn.skipped,
    switches: switches(turn.text, attempts, turn.seams),
    lane:
      end?.kind === 'finished'
        ? end.lane
        : ((attempts.find((one) => one.running) ?? attempts.at(-1))?.lane ?? null),
    failure: failed && failed.code !== 'cancelled' ? { code: failed.code, message: failed.message } : null,
    finish: end?.kind === 'finished' ? end.finish : null,
    tookMs: null,
    tokens: end?.kind === 'finished' ? tokensOf(end.usage) : null,
    costUsd: end?.kind === 'finished' ? end.costUsd : null,
    slow: end === null ? turn.slow : null,
    gap: end === null ? gapOf(turn, attempts) : null,
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

/** The first attempt whose text is a part of the answer: what others gave before was given up. */
function standsFrom(seams: readonly Seam[]): number {
  return seams.findLast((seam) => seam.mode === 'restart')?.to_attempt ?? 0;
}

/** What was shown before the answer began anew, by its attempt. */
function givenUp(message: Message): { attempt: number; text: string }[] {
  const first = standsFrom(message.answer?.seams ?? []);
  return message.parts.flatMap((part) =>
    part.kind === 'text' && part.attempt !== null && part.attempt < first
      ? [{ attempt: part.attempt, text: part.text }]
      : [],
  );
}

function gapOf(turn: LiveTurn, attempts: readonly AttemptView[]): Gap | null {
  const last = turn.attempts.at(-1);
  const to = attempts.at(-1);
  const from = attempts.findLast((one) => one.failure !== null && one.chars > 0);
  return last?.recovery && to && from && last.failure === null ? { from, to, mode: last.recovery } : null;
}

/** Those of the text that stands: what was given up for an answer that began anew has none. */
function citationsOf(message: Message): Citation[] {
  const first = standsFrom(message.answer?.seams ?? []);
  return message.parts.flatMap((part) =>
    part.kind === 'citation' && part.attempt >= first ? [part.citation] : [],
  );
}

export function attachmentsOf(message: Message): Attachment[] {
  return message.parts.flatMap((part) => (part.kind === 'attachment' ? [part.attachment] : []));
}

export function textOf(message: Message): string {
  const first = standsFrom(message.answer?.seams ?? []);
  const stands = (attempt: number | null) => attempt === null || attempt >= first;
  return message.parts
    .map((part) => (part.kind === 'text' && stands(part.attempt) ? part.text : ''))
    .join('');
}

function tokensOf(usage: Usage): number | null {
  return usage.output;
}

/** Null as soon as one is unknown, and for nothing at all: a sum that is too small would be a lie. */
function sum(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
}

/**
 * Where another model took over. A seam says its place; attempts that failed before the first text
 * have none, and stand at the beginning, before the one that gave it.
 */
function switches(text: string, attempts: readonly AttemptView[], seams: readonly Seam[]): Switch[] {
  const list: Switch[] = [];
  let waiting: AttemptView[] = [];
  for (const attempt of attempts) {
    if (isBeside(attempt) && attempt.failure?.class === 'cancelled') continue;
    const seam = seams.findLast((one) => one.to_attempt === attempt.attempt);
    // With text on the screen only a seam says that another took over.
    const joins = seam !== undefined || waiting.every((one) => one.chars === 0);
    if (waiting.length > 0 && joins) {
      const before = list.at(-1);
      // A model that took over and failed without a word is one more of those who could not.
      if (!seam && before && waiting.includes(before.to)) {
        before.from = [...before.from, ...waiting];
        before.to = attempt;
      } else {
        // What was said before the answer began anew has no place in its text.
        const at = seam && attempt.stands ? unitsAt(text, seam.at) : 0;
        list.push({ at, from: waiting, to: attempt, mode: seam?.mode ?? null });
      }
      waiting = [];
    }
    if (attempt.failure) waiting = [...waiting, attempt];
  }
  return list;
}

/** It was asked beside another that was slow. */
export function isBeside(attempt: AttemptView): boolean {
  return attempt.reason === 'hedge';
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
