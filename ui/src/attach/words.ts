/** What is said of a file beside its name. */
import type { Attachment, AttachmentKind } from '../ipc/bindings/contract';
import { t } from '../texts';
import { fileSize } from '../texts/format';

/** "PDF, 12 pages, 1.2 MB". */
export function facts(file: Attachment): string {
  const said = [t('chat-file-kind', { kind: file.kind })];
  if (file.pages !== null) said.push(t('chat-file-pages', { count: file.pages }));
  said.push(fileSize(file.bytes));
  return said.join(', ');
}

/** The kind that a file seems to have before the app has looked into it. */
export function kindOf(mediaType: string): AttachmentKind {
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') return 'image';
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType.startsWith('text/') ? 'text' : 'document';
}
