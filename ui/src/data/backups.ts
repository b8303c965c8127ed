/** Words about backups. */
import type { BackupKind, HistoryContent } from '../ipc/bindings/contract';
import { t } from '../texts';
import { when } from '../texts/format';

export const KINDS: Record<BackupKind, () => string> = {
  daily: () => t('backup-kind-daily'),
  'by-hand': () => t('backup-kind-by-hand'),
  'before-update': () => t('backup-kind-before-update'),
};

/** "12 chats, 340 messages, the last of 14:02". */
export function contentWords(content: HistoryContent | null, now: number): string {
  if (content === null) return t('backup-unreadable');
  const newest = content.newest === null ? t('history-content-nothing') : when(content.newest, now);
  return t('history-content', { chats: content.chats, messages: content.messages, newest });
}
