/** A chat as a text to be put elsewhere: all that was said on the branch that is shown. Pure. */
import type { Chat } from '../ipc/bindings/contract';
import { laneLabel, type Known } from '../state/lanes';
import { t } from '../texts';
import { fromMessage, textOf } from './view';

export function wholeText(chat: Chat, known: Known | null): string {
  const said = chat.messages.map((message) => {
    if (message.role === 'user') {
      const files = message.parts.flatMap((part) =>
        part.kind === 'attachment' ? [t('markdown-file', { name: part.attachment.name })] : [],
      );
      return `**${t('markdown-you')}**\n\n${[textOf(message), ...files].filter(Boolean).join('\n\n')}`;
    }
    const { text, lane } = fromMessage(message);
    const name = lane === null ? t('markdown-model') : known ? laneLabel(lane, known) : lane;
    return `**${name}**\n\n${text}`;
  });
  return said.join('\n\n---\n\n');
}
