/** Turns that the window takes part in until they end. */
import type { ChatId, NumberedEvent, TurnId } from '../ipc/bindings/contract';
import { asApiError, type Backend, type Unsubscribe } from '../ipc/backend';
import { Frames } from './frames';
import type { LiveTurn } from './turn';

export interface FollowingAround {
  live: (turn: TurnId) => LiveTurn | undefined;
  known: (turn: TurnId, chat: ChatId | null) => void;
  events: (turn: TurnId, events: NumberedEvent[]) => void;
  ended: (turn: LiveTurn) => void;
  /** It cannot be followed. */
  lost: (turn: TurnId) => void;
  fail: (thrown: unknown) => void;
}

export class Following {
  private subscriptions = new Map<TurnId, Unsubscribe | null>();

  constructor(
    private readonly backend: Pick<Backend, 'subscribe'>,
    private readonly around: FollowingAround,
  ) {}

  /** Asking again for one that is followed does nothing. */
  follow(turn: TurnId, chat: ChatId | null): void {
    if (this.subscriptions.has(turn) || this.around.live(turn)?.end) return;
    this.subscriptions.set(turn, null);
    this.around.known(turn, chat);
    const frames = new Frames<NumberedEvent>((events) => this.take(turn, events));
    const after = this.around.live(turn)?.seq ?? null;
    this.backend
      .subscribe(turn, after, (events) => frames.add(events))
      .then((stop) => {
        if (this.subscriptions.has(turn)) this.subscriptions.set(turn, stop);
        else stop();
      })
      .catch((thrown: unknown) => {
        this.subscriptions.delete(turn);
        this.around.lost(turn);
        // Another process writes it: what the history has of it is shown until it ends.
        if (asApiError(thrown).code !== 'not-found') this.around.fail(thrown);
      });
  }

  private take(id: TurnId, events: NumberedEvent[]): void {
    this.around.events(id, events);
    const turn = this.around.live(id);
    if (!turn?.end) return;
    this.subscriptions.get(id)?.();
    this.subscriptions.delete(id);
    this.around.ended(turn);
  }
}
