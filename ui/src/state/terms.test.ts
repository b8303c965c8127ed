import { expect, test } from 'vitest';
import { answer, attempt, CHAIN, chatOf, PROVIDERS, question } from '../ipc/fake/world';
import { crossing } from './terms';

const [main, backup] = CHAIN as [(typeof CHAIN)[0], (typeof CHAIN)[0]];
const down = {
  failure: { class: 'overloaded' as const, status: 529, message: 'Overloaded' },
  finish: null,
  chars: 0,
};

test('the answer that another provider was first asked for says so, and no later one', () => {
  const first = question('One', null);
  const one = answer('1', first.id, [attempt(0, main)]);
  const second = question('Two', one.id);
  const two = answer('2', second.id, [attempt(0, main, down), attempt(1, backup)]);
  const third = question('Three', two.id);
  const three = answer('3', third.id, [attempt(0, backup)]);
  const chat = chatOf('c', 'A chat', 0, [first, one, second, two, third, three]);
  const told = [one, two, three].map((message) => crossing(chat, message, PROVIDERS)?.provider ?? null);
  const name = PROVIDERS.find((provider) => provider.id === backup.lane.provider)?.name;
  expect(told).toEqual([null, name, null]);
});
