/** How one message is to be answered, where it differs from its chat. */
import type { LaneName } from '../ipc/bindings/contract';

export interface How {
  /** It may go wherever the model order leads. */
  anywhere?: boolean;
  /** Asked first. */
  first?: LaneName | null;
  /** So many of the oldest messages are not sent. */
  leftOut?: number;
  /** What is sent in their place. */
  summary?: string;
  /** All of them are asked, each alone. */
  compare?: readonly LaneName[];
}
