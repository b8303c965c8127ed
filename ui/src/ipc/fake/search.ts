/** Search over the made-up chats: words that all stand in one message. */
import type { Chat, Excerpt, MessageHit, SearchPage, SearchRequest } from '../bindings/contract';

/** The end of a chat, as much as was asked for. */
export function theEnd(chat: Chat, newest: number | undefined): Chat {
  const earlier = newest === undefined ? 0 : Math.max(0, chat.messages.length - newest);
  return { ...chat, messages: chat.messages.slice(earlier), earlier };
}

export function searchIn(chats: Iterable<Chat>, request: SearchRequest): SearchPage {
  const words = request.text.toLowerCase().split(/\s+/).filter(Boolean);
  const plain = words.filter((word) => !/^(from|model|in|after|before):/.test(word));
  const asked = words.includes('from:me') ? 'user' : words.includes('from:model') ? 'assistant' : null;
  const page: SearchPage = {
    chats: [],
    messages: [],
    next: null,
    unread: words.filter((word) => /^(before|after):(?!\d{4})/.test(word)),
    corrections: [],
    indexing: null,
    cut: false,
  };
  for (const chat of chats) {
    if (asked === null && plain.every((word) => chat.title.toLowerCase().includes(word))) {
      page.chats.push({ chat: chat.id, title: marked(chat.title, plain), updated_at: chat.updated_at });
    }
    for (const message of chat.messages) {
      const text = message.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
      if (asked !== null && message.role !== asked) continue;
      if (!plain.every((word) => text.toLowerCase().includes(word))) continue;
      page.messages.push(hit(chat, message, marked(text.replace(/\s+/g, ' ').slice(0, 240), plain)));
    }
  }
  page.messages.sort((a, b) => b.created_at - a.created_at);
  return page;
}

function hit(chat: Chat, message: Chat['messages'][number], excerpt: Excerpt[]): MessageHit {
  return {
    chat: chat.id,
    title: chat.title,
    message: message.id,
    role: message.role,
    lane: message.answer?.lane ?? null,
    created_at: message.created_at,
    excerpt,
    file: null,
  };
}

function marked(text: string, words: readonly string[]): Excerpt[] {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (escaped.length === 0) return [{ text, hit: false }];
  const parts = text.split(new RegExp(`(${escaped.join('|')})`, 'giu'));
  return parts.map((part, i) => ({ text: part, hit: i % 2 === 1 })).filter((part) => part.text !== '');
}
