/** A made-up past for the status board. */
import type { Board, HalfHourState, ProviderRecord, Status, Uptime } from '../bindings/contract';
import { NOW } from './world';

type TrackRecord = Omit<ProviderRecord, 'provider' | 'name' | 'lanes' | 'checks_today'>;

const LETTERS: Record<string, HalfHourState> = {
  n: 'no-traffic',
  '.': 'fine',
  w: 'slow',
  f: 'failing',
  d: 'down',
  p: 'paused',
};

const uptime = (asked: number, failed: number): Uptime => {
  const percent = asked < 100 ? null : Math.floor(((asked - failed) * 1000) / asked) / 10;
  const words = percent === null ? `${failed} of ${asked} failed` : `${percent.toFixed(1)} %`;
  return { asked, failed, percent, words: asked === 0 ? 'no traffic' : words };
};

const track = (day: string, p50: number | null, week: Uptime, month: Uptime): TrackRecord => ({
  half_hours: [...day].map((letter) => LETTERS[letter] ?? 'no-traffic'),
  in_words: 'Last 24 hours: as the strip shows',
  first_text: p50 === null ? null : { samples: 120, p50_ms: p50, p95_ms: p50 * 3 },
  seven_days: week,
  thirty_days: month,
});

const none = track('n'.repeat(48), null, uptime(0, 0), uptime(0, 0));
const TRACKS: Record<string, TrackRecord> = {
  Anthropic: track('nnnnnnnnnnnnnn................w........w...ddddd', 900, uptime(430, 9), uptime(1900, 17)),
  OpenAI: track('nnnnnnnnnnnnnnn...............f.................', 600, uptime(210, 0), uptime(700, 1)),
  Gemini: track('nnnnnnnnnnnnnnn............................wwwww', 900, uptime(240, 1), uptime(800, 2)),
  Ollama: track('nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn........nnnnnnnnn', 1800, uptime(16, 0), uptime(41, 0)),
};

export function boardFor(status: Status): Board {
  const HOUR = 3_600_000;
  const lead = status.providers[0];
  return {
    ...status,
    at: NOW,
    records: status.providers.map((provider) => {
      const record = TRACKS[provider.name] ?? none;
      const lanes = provider.lanes.map(({ lane, name }) => ({ lane, name, ...record }));
      return { provider: provider.provider, name: provider.name, lanes, checks_today: 0, ...record };
    }),
    incidents:
      lead && !status.demo
        ? [
            {
              provider: lead.provider,
              name: lead.name,
              models: [],
              began_at: NOW - 2 * HOUR,
              ended_at: null,
              class: 'overloaded' as const,
              covered: 14,
              simulated: false,
              words: 'overloaded',
            },
            {
              provider: 'p3',
              name: 'Gemini/gemini-flash',
              models: ['gemini-flash'],
              began_at: NOW - 50 * HOUR,
              ended_at: NOW - 49.5 * HOUR,
              class: 'server' as const,
              covered: 1,
              simulated: true,
              words: 'had an error',
            },
          ]
        : [],
  };
}
