/** Names of models as people read them. */
import type { ChainLane, LaneName, LaneState, Provider, Status } from '../ipc/bindings/contract';

export interface Known {
  chain: readonly ChainLane[];
  status: Status;
  providers: readonly Provider[];
}

/** The lanes of the model order as they are asked now: sorted, where the person wants that. */
export function asked(known: Known): readonly ChainLane[] {
  const order = known.status.order ?? [];
  const place = (lane: ChainLane) => {
    const at = order.indexOf(lane.name);
    return at < 0 ? order.length : at;
  };
  return known.chain.toSorted((one, other) => place(one) - place(other));
}

/** The vendor's name for the model; with its provider where two of the order have the same name. */
export function laneLabel(name: LaneName, known: Known): string {
  const inOrder = known.chain.find((lane) => lane.name === name);
  if (inOrder) {
    const twins = known.chain.filter((lane) => lane.model_name === inOrder.model_name);
    return twins.length > 1 ? `${inOrder.model_name} (${inOrder.provider_name})` : inOrder.model_name;
  }
  for (const provider of known.status.providers) {
    const lane = provider.lanes.find((candidate) => candidate.name === name);
    if (lane) return lane.model_name;
  }
  return modelOf(name, known.providers);
}

/** The model's part of a lane's name, by the longest provider name that fits. */
export function modelOf(name: LaneName, providers: readonly Provider[]): string {
  const owner = providers
    .map((provider) => `${provider.name}/`)
    .filter((prefix) => name.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  if (owner) return name.slice(owner.length);
  const slash = name.indexOf('/');
  return slash < 0 ? name : name.slice(slash + 1);
}

export function laneState(name: LaneName, status: Status): LaneState {
  for (const provider of status.providers) {
    const lane = provider.lanes.find((candidate) => candidate.name === name);
    if (lane) return lane.state;
  }
  return 'unknown';
}
