/** A turn as it happens, built from its numbered events. */
import type {
  AttemptReason,
  ChatId,
  Citation,
  FailureClass,
  Finish,
  LaneName,
  MessageId,
  NumberedEvent,
  Seam,
  SeamMode,
  SkipReason,
  TurnId,
  Usage,
} from '../ipc/bindings/contract';

export interface LiveAttempt {
  attempt: number;
  lane: LaneName;
  reason: AttemptReason;
  /** How it is to go on with what is shown; null before that, and once its text has come. */
  recovery: SeamMode | null;
  /** In milliseconds of the window's own clock. */
  startedAt: number;
  tookMs: number | null;
  /** From its start to its first text. */
  firstTextMs: number | null;
  /** Visible characters it gave, in Unicode scalar values. */
  chars: number;
  requestId: string | null;
  failure: { class: FailureClass; status: number | null; message: string } | null;
}

export type TurnEnd =
  | { kind: 'finished'; lane: LaneName; finish: Finish; usage: Usage; costUsd: number | null }
  | { kind: 'failed'; code: string; message: string };

export interface LiveTurn {
  id: TurnId;
  chat: ChatId | null;
  question: MessageId | null;
  answer: MessageId | null;
  /** The last event taken in; null before the first. */
  seq: number | null;
  demo: boolean;
  /** The visible text so far. */
  text: string;
  reasoning: { attempt: number; text: string }[];
  /** The sources that the text names. */
  citations: Citation[];
  /** Names of tools that a model wanted to use. */
  tools: string[];
  attempts: LiveAttempt[];
  skipped: { lane: LaneName; why: SkipReason; message: string }[];
  seams: Seam[];
  /** What an attempt had shown before the answer began anew with another. */
  superseded: { attempt: number; text: string }[];
  /** Said since the last new text or attempt. */
  slow: { attempt: number; lane: LaneName; waitedMs: number } | null;
  startedAt: number;
  end: TurnEnd | null;
}

export function newTurn(id: TurnId, chat: ChatId | null, now: number): LiveTurn {
  return {
    id,
    chat,
    question: null,
    answer: null,
    seq: null,
    demo: false,
    text: '',
    reasoning: [],
    citations: [],
    tools: [],
    attempts: [],
    skipped: [],
    seams: [],
    superseded: [],
    slow: null,
    startedAt: now,
    end: null,
  };
}

/** Unicode scalar values, as the contract counts places in a text. */
export function scalars(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // The second half of a pair was counted with its first.
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

/** Takes a batch in. Events that were seen before (after subscribing again) change nothing. */
export function takeEvents(turn: LiveTurn, events: readonly NumberedEvent[], now: number): LiveTurn {
  const fresh = events.filter((event) => turn.seq === null || event.seq > turn.seq);
  if (fresh.length === 0) return turn;
  const next: LiveTurn = {
    ...turn,
    reasoning: [...turn.reasoning],
    attempts: turn.attempts.map((attempt) => ({ ...attempt })),
  };
  for (const event of fresh) take(next, event, now);
  return next;
}

/** The one that what is heard belongs to: of two that are asked side by side the first, until it is left. */
export function runningAttempt(attempts: readonly LiveAttempt[]): LiveAttempt | undefined {
  return attempts.find((one) => one.failure === null && one.tookMs === null);
}

function take(turn: LiveTurn, event: NumberedEvent, now: number): void {
  turn.seq = event.seq;
  if (event.demo) turn.demo = true;
  const running = runningAttempt(turn.attempts);
  switch (event.type) {
    case 'turn':
      turn.chat = event.chat;
      turn.question = event.question;
      turn.answer = event.answer;
      break;
    case 'attempt':
      turn.slow = null;
      turn.attempts.push({
        attempt: event.attempt,
        lane: event.lane,
        reason: event.reason,
        recovery: event.recovery ?? null,
        startedAt: now,
        tookMs: null,
        firstTextMs: null,
        chars: 0,
        requestId: null,
        failure: null,
      });
      break;
    case 'skipped':
      turn.skipped = [...turn.skipped, { lane: event.lane, why: event.why, message: event.message }];
      break;
    case 'reasoning': {
      turn.slow = null;
      const attempt = running?.attempt ?? 0;
      const last = turn.reasoning.at(-1);
      if (last?.attempt === attempt) {
        turn.reasoning[turn.reasoning.length - 1] = { attempt, text: last.text + event.text };
      } else {
        turn.reasoning.push({ attempt, text: event.text });
      }
      break;
    }
    case 'delta':
      turn.slow = null;
      turn.text += event.text;
      if (running) {
        running.chars += scalars(event.text);
        running.firstTextMs ??= now - running.startedAt;
      }
      break;
    case 'citation':
      turn.slow = null;
      turn.citations = [...turn.citations, event.citation];
      break;
    case 'tool_call':
      turn.slow = null;
      turn.tools = [...turn.tools, event.call.name];
      break;
    case 'slow':
      turn.slow = { attempt: event.attempt, lane: event.lane, waitedMs: event.waited_ms };
      break;
    case 'attempt_failed': {
      turn.slow = null;
      const failed = turn.attempts.find((attempt) => attempt.attempt === event.attempt);
      if (!failed) break;
      failed.tookMs = now - failed.startedAt;
      failed.requestId = event.request_id;
      failed.failure = { class: event.class, status: event.status, message: event.message };
      break;
    }
    case 'seam': {
      const from = turn.attempts.findLast((attempt) => attempt.lane === event.from && attempt.failure);
      const to = turn.attempts.findLast((attempt) => attempt.lane === event.to);
      const fromAttempt = from?.attempt ?? 0;
      const toAttempt = to?.attempt ?? fromAttempt + 1;
      turn.seams = [
        ...turn.seams,
        { from_attempt: fromAttempt, to_attempt: toAttempt, at: event.at, mode: event.mode },
      ];
      if (to) to.recovery = null;
      if (event.mode === 'restart') {
        turn.superseded = [...turn.superseded, { attempt: fromAttempt, text: turn.text }];
        turn.text = '';
        turn.citations = [];
      }
      break;
    }
    case 'finished':
      turn.text = event.text;
      finishRunning(running, now);
      turn.slow = null;
      turn.end = {
        kind: 'finished',
        lane: event.lane,
        finish: event.finish,
        usage: event.usage,
        costUsd: event.cost_usd,
      };
      break;
    case 'failed':
      // Whoever has more of it is right: nothing that was shown is taken back.
      if (event.partial.length > turn.text.length) turn.text = event.partial;
      finishRunning(running, now);
      turn.slow = null;
      turn.end = { kind: 'failed', code: event.code, message: event.message };
      break;
    default:
      // A kind of event of a later version: fields and kinds may be added to the contract.
      break;
  }
}

function finishRunning(running: LiveAttempt | undefined, now: number): void {
  if (running && running.tookMs === null) running.tookMs = now - running.startedAt;
}
