/** What a person says to answers: to those that wait, are slow, run or broke off. */
import type { MessageId, TurnId } from '../ipc/bindings/contract';
import type { Backend } from '../ipc/backend';
import type { Notices } from './notices.svelte';

export class Answers {
  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    private readonly waitsOn: (turn: TurnId) => void,
  ) {}

  async sendWaiting(answer: MessageId): Promise<void> {
    await this.notices.attempt(() => this.backend.sendWaiting(answer));
  }

  async cancelWaiting(answer: MessageId): Promise<void> {
    await this.notices.attempt(() => this.backend.cancelWaiting(answer));
  }

  /** Leaves a slow attempt for the next model. */
  async switchNow(turn: TurnId, attempt: number): Promise<void> {
    await this.notices.attempt(() => this.backend.switchNow(turn, attempt));
  }

  /** Waits on for an attempt. */
  async keepWaiting(turn: TurnId, attempt: number): Promise<void> {
    this.waitsOn(turn);
    await this.notices.attempt(() => this.backend.keepWaiting(turn, attempt));
  }

  /** Goes on with an answer that broke off. */
  async goOn(answer: MessageId): Promise<void> {
    await this.notices.attempt(() => this.backend.continueAnswer(answer));
  }
}
