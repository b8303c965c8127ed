/** A chat that is dragged from the list into a folder. */
const TYPE = 'application/x-understudy-chat';

export function lift(event: DragEvent, chat: string): void {
  if (!event.dataTransfer) return;
  event.dataTransfer.setData(TYPE, chat);
  event.dataTransfer.effectAllowed = 'move';
}

export function carriesChat(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(TYPE) ?? false;
}

export function carriedChat(event: DragEvent): string | null {
  return event.dataTransfer?.getData(TYPE) || null;
}
