/** The palette: what is typed, what it offers, and what is done. */
import { ACTION_IDS, ACTIONS, type ActionId } from '../actions/actions';
import type { ChatHit, Lane } from '../ipc/bindings/contract';
import { places, type Place } from '../settings/finding';
import { beginWith } from '../library/begin';
import type { App } from '../state/app.svelte';
import { asked } from '../state/lanes';
import { lastQuestion } from '../state/state';
import { askedFirst, orderOf, pickable } from '../state/terms';
import { items, recentFrom, withRecent, type Item, type Model } from './items';

/** After the last letter, before the history is asked: what is at hand is there at once. */
const PAUSE_MS = 120;
const RECENT = 'palette.recent';

export class Palette {
  open = $state(false);
  text = $state('');
  /** The line that the arrows are at. */
  at = $state(0);
  private found: readonly ChatHit[] = $state.raw([]);
  private places: readonly Place[] = $state.raw([]);
  /** What could be done when it was opened: its own dialog changes nothing of that. */
  private actions: readonly ActionId[] = $state.raw([]);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly items: readonly Item[] = $derived.by(() => {
    const { snapshot } = this.app.state;
    if (!this.open || !snapshot) return [];
    return items(this.text, {
      actions: this.actions,
      recent: recentFrom(snapshot.settings[RECENT]),
      chats: snapshot.chats,
      found: this.found,
      models: this.models(),
      assistants: snapshot.demo ? [] : this.app.library.of('assistant'),
      canRedo: this.actions.includes('redo'),
      places: this.places,
    });
  });

  constructor(private readonly app: App) {}

  show(): void {
    if (this.open) return;
    this.open = true;
    this.text = '';
    this.at = 0;
    this.found = [];
    this.actions = ACTION_IDS.filter((id) => id !== 'palette' && ACTIONS[id].can(this.app));
    this.places = places([]);
    this.app.library.want();
    void this.app.choosing.want();
    this.app.backend.settings().then(
      (settings) => (this.places = places(settings)),
      () => {
        // The sections are there all the same.
      },
    );
  }

  close(): void {
    this.open = false;
    this.asked++;
    clearTimeout(this.timer);
  }

  type(text: string): void {
    this.text = text;
    this.at = 0;
    clearTimeout(this.timer);
    const mine = ++this.asked;
    if (text.trim() === '') this.found = [];
    else this.timer = setTimeout(() => void this.older(text, mine), PAUSE_MS);
  }

  /** Chats beyond those at hand, by the words of their titles. */
  private async older(text: string, mine: number): Promise<void> {
    try {
      const page = await this.app.backend.search({ text, typing: true, cursor: null });
      if (page && mine === this.asked) this.found = page.chats;
    } catch {
      // What is at hand is listed; the search itself says what is wrong with it.
    }
  }

  private models(): Model[] {
    const { snapshot, view } = this.app.state;
    if (!snapshot || view !== 'chat') return [];
    const { terms, choosing } = this.app;
    const order = orderOf(terms, asked(snapshot), snapshot.providers);
    return pickable(order, choosing.models, terms, snapshot.providers).map((entry) => ({
      lane: entry.lane,
      name: entry.name,
      label: choosing.label(entry.name, snapshot),
    }));
  }

  move(by: number): void {
    const count = this.items.length;
    if (count > 0) this.at = (this.at + by + count) % count;
  }

  /** Closes it and does that. The dialog gives the focus back before. */
  async pick(item: Item, gone: () => Promise<void>): Promise<void> {
    this.close();
    await gone();
    const { app } = this;
    const { does } = item;
    switch (does.kind) {
      case 'action':
        ACTIONS[does.id].run(app);
        void app.setSetting(RECENT, withRecent(app.setting(RECENT), does.id));
        break;
      case 'chat':
        await app.open(does.id);
        break;
      case 'first':
        await this.first(does.lane);
        break;
      case 'redo': {
        const question = lastQuestion(app.state);
        if (question) await app.regenerate(question.id, does.lane);
        break;
      }
      case 'assistant':
        await beginWith(app, does.item);
        break;
      case 'setting':
        app.go('settings', does.place.section);
        app.lookingFor = does.place.key;
        break;
    }
  }

  private async first(lane: Lane): Promise<void> {
    const { snapshot } = this.app.state;
    if (!snapshot) return;
    await this.app.setTerms(askedFirst(this.app.terms, asked(snapshot), lane));
    this.app.focusComposer();
  }
}
