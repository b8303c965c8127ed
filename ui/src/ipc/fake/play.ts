/** Plays a scripted turn for the fake backend, event by event, as the engine would. */
import type { ChainLane, Message, NumberedEvent, TurnEvent } from '../bindings/contract';
import { CITATIONS, cited } from './chats';
import { attempt } from './world';

/** well; switch: the main model is overloaded; waiting and slow: nothing comes; fail: nobody answers;
 *  break: it breaks off in the middle; paused-stream: stops halfway, for a picture. */
export type Script =
  | 'well'
  | 'switch'
  | 'slow'
  | 'waiting'
  | 'fail'
  | 'break'
  | 'paused-stream'
  | 'sources'
  | 'gap'
  | 'anew'
  | 'rescue';

export interface Stage {
  subscribe(after: number | null, on: (events: NumberedEvent[]) => void): () => void;
  stop(): void;
  /** Leaves the attempt that runs for the next one. */
  switchNow(): void;
}

interface Play {
  turn: string;
  chat: string;
  question: string;
  reply: Message;
  script: Script;
  chain: ChainLane[];
  text: string;
  /** Letters at a time; null is as a model would. */
  step: number | null;
  /** 0 plays as fast as it can. */
  pace: number;
  demo: boolean;
  onEnd: () => void;
}

export function play(of: Play): Stage {
  const events: NumberedEvent[] = [];
  const listeners = new Set<(events: NumberedEvent[]) => void>();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const [lead, second] = of.chain as [ChainLane, ChainLane];
  let shown = '';
  let over = false;

  const say = (event: TurnEvent) => {
    if (over) return;
    const numbered: NumberedEvent = { seq: events.length, ...event, ...(of.demo ? { demo: true } : {}) };
    events.push(numbered);
    if (event.type === 'delta') shown += event.text;
    over = event.type === 'finished' || event.type === 'failed';
    listeners.forEach((listener) => listener([numbered]));
  };
  const after = (ms: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!over) then();
    }, ms * of.pace);
    timers.add(timer);
  };
  const store = (status: Message['status'], failure: { code: string; message: string } | null) => {
    of.reply.status = status;
    of.reply.parts = shown ? [{ kind: 'text', text: shown, attempt: 0 }] : [];
    if (of.script === 'sources') of.reply.parts.push(...CITATIONS.map(cited));
    if (of.reply.answer) {
      const seam = events.find((e) => e.type === 'seam');
      of.reply.answer.seams = seam ? [{ from_attempt: 0, to_attempt: 1, at: seam.at, mode: seam.mode }] : [];
      const attempts = events.filter((e) => e.type === 'attempt');
      of.reply.answer.attempts = attempts.map((e, i) => {
        const failed = events.find((f) => f.type === 'attempt_failed' && f.attempt === i);
        const entry = of.chain.find((c) => c.name === e.lane) ?? lead;
        return attempt(i, entry, {
          ...(failed?.type === 'attempt_failed' && {
            failure: { class: failed.class, status: failed.status, message: failed.message },
            finish: null,
            chars: seam?.at ?? 0,
            possibly_billed: seam !== undefined,
          }),
        });
      });
      of.reply.answer.lane = shown ? (attempts.at(-1)?.lane ?? null) : null;
      of.reply.answer.took_ms = 3200;
      of.reply.answer.failure = failure;
    }
    of.onEnd();
  };
  const fail = (code: string, message: string) => {
    say({ type: 'failed', code, message, partial: shown });
    store(code === 'cancelled' ? 'cancelled' : 'failed', code === 'cancelled' ? null : { code, message });
  };
  const finish = (lane: ChainLane) => {
    say({
      type: 'finished',
      lane: lane.name,
      finish: 'stop',
      text: shown,
      usage: { input: 128, output: 412 },
      cost_usd: of.demo ? null : 0.006,
    });
    store('complete', null);
  };
  const stream = (lane: ChainLane, at: number) => {
    const end =
      of.script === 'break' || of.script === 'paused-stream' ? of.text.length * 0.55 : of.text.length;
    if (of.script === 'rescue' && lane === lead && at >= of.text.length * 0.4) return goOn(at);
    if (at >= end) {
      if (of.script === 'paused-stream') return;
      if (of.script !== 'break') return finish(lane);
      say({
        type: 'attempt_failed',
        attempt: 0,
        lane: lane.name,
        class: 'truncated',
        status: 200,
        request_id: null,
        message: 'The connection ended in the middle of the answer.',
      });
      return fail(
        'truncated',
        `${lane.model_name} stopped in the middle of the answer: broke off. What was shown is kept; you can redo it.`,
      );
    }
    const size = of.step ?? (of.script === 'paused-stream' ? 200 : 4 + ((at * 7) % 9));
    say({ type: 'delta', text: of.text.slice(at, Math.min(at + size, end)) });
    after(18, () => stream(lane, at + size));
  };
  /** The main model is overloaded in the middle: the backup goes on, or is about to. */
  const goOn = (at: number) => {
    refuse(0, lead);
    const recovery = of.script === 'anew' ? 'restart' : 'continue';
    say({ type: 'attempt', attempt: 1, lane: second.name, reason: 'recovery', recovery });
    if (of.script !== 'rescue') {
      return after(300, () => say({ type: 'slow', attempt: 1, lane: second.name, waited_ms: 3000 }));
    }
    after(600, () => {
      say({
        type: 'seam',
        from: lead.name,
        to: second.name,
        at: [...of.text.slice(0, at)].length,
        mode: 'continue',
      });
      stream(second, at);
    });
  };
  const refuse = (n: number, lane: ChainLane) =>
    say({
      type: 'attempt_failed',
      attempt: n,
      lane: lane.name,
      class: 'overloaded',
      status: 529,
      request_id: 'req_01JxQ4m',
      message: 'Overloaded',
    });

  const run = () => {
    say({ type: 'turn', chat: of.chat, turn: of.turn, question: of.question, answer: of.reply.id });
    say({ type: 'attempt', attempt: 0, lane: lead.name, reason: 'lead' });
    switch (of.script) {
      case 'waiting':
        return;
      case 'slow':
        return after(3000, () => say({ type: 'slow', attempt: 0, lane: lead.name, waited_ms: 3000 }));
      case 'switch':
        return after(700, () => {
          refuse(0, lead);
          say({ type: 'attempt', attempt: 1, lane: second.name, reason: 'understudy' });
          after(500, () => stream(second, 0));
        });
      case 'fail':
        return after(500, () => {
          refuse(0, lead);
          say({ type: 'attempt', attempt: 1, lane: second.name, reason: 'understudy' });
          after(500, () => {
            refuse(1, second);
            fail(
              'overloaded',
              `None of 2 models could answer. The last was ${second.model_name}: overloaded. Your message is kept; you can try again.`,
            );
          });
        });
      case 'gap':
      case 'anew': {
        const size = of.script === 'anew' ? 90 : 420;
        say({ type: 'delta', text: of.text.slice(0, size) });
        return goOn(size);
      }
      case 'sources':
        say({ type: 'tool_call', call: { id: null, name: 'web_search', arguments: '{}' } });
        CITATIONS.forEach((citation) => say({ type: 'citation', citation }));
        return after(400, () => stream(lead, 0));
      default:
        return after(400, () => stream(lead, 0));
    }
  };
  after(0, run);

  return {
    subscribe(seen, on) {
      const past = events.filter((event) => seen === null || event.seq > seen);
      if (past.length > 0) on(past);
      listeners.add(on);
      return () => listeners.delete(on);
    },
    switchNow() {
      timers.forEach(clearTimeout);
      say({
        type: 'attempt_failed',
        attempt: 0,
        lane: lead.name,
        class: 'cancelled',
        status: null,
        request_id: null,
        message: 'You went on to the next model.',
      });
      say({ type: 'attempt', attempt: 1, lane: second.name, reason: 'understudy' });
      after(300, () => stream(second, 0));
    },
    stop() {
      timers.forEach(clearTimeout);
      fail('cancelled', 'Stopped by you. What was shown is kept.');
    },
  };
}
