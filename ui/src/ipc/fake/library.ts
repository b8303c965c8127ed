/** Prompts and assistants, made up. */
import type { LibraryItem } from '../bindings/contract';
import type { Backend } from '../backend';

export function madeUpLibrary(): Pick<Backend, 'library' | 'keepItem' | 'deleteItem'> {
  const item = (
    id: string,
    kind: LibraryItem['kind'],
    name: string,
    icon: string,
    text: string,
  ): LibraryItem => ({
    id,
    kind,
    name,
    icon,
    text,
    order: null,
  });
  let items: LibraryItem[] = [
    item('l1', 'prompt', 'Summarise', '', 'Summarise this in {{sentences}} sentences for {{whom}}:'),
    item('l2', 'prompt', 'Plain words', '', 'Say this in plain words, without jargon:'),
    item('l3', 'prompt', '丁寧に書き直す', '', '次の文を丁寧に書き直してください。'),
    item('l4', 'assistant', 'Patient teacher', '🧑‍🏫', 'You are a patient teacher. Answer in short sentences.'),
  ];
  const byName = () => items.toSorted((one, other) => one.name.localeCompare(other.name));
  return {
    library: async () => structuredClone(byName()),
    async keepItem(kept) {
      items = [...items.filter((one) => one.id !== kept.id), structuredClone(kept)];
    },
    async deleteItem(id) {
      items = items.filter((one) => one.id !== id);
    },
  };
}
