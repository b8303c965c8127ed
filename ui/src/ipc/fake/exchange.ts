/** Exports and imports of the made-up app: a file is always found, and takes a moment. */
import type { ExportDone } from '../backend';
import type { ExchangeProgress, ImportPreview, Imported } from '../bindings/contract';

const PREVIEW: ImportPreview = {
  import: '1',
  file: 'conversations-2026-11-20.zip',
  source: 'chat-gpt',
  chats: 1_284,
  known: 12,
  messages: 20_481,
  files: 317,
  providers: 0,
  first_at: Date.UTC(2023, 2, 14, 9),
  last_at: Date.UTC(2026, 10, 20, 18),
  notes: [
    {
      trouble: 'file-missing',
      count: 3,
      message: '3 attached files are named but are not in the export. Their names are kept.',
    },
  ],
};

const DONE: Imported = {
  chats: 1_272,
  more: 2,
  known: 9,
  deleted: 1,
  messages: 20_113,
  files: 314,
  providers: 0,
  notes: PREVIEW.notes,
};

export function practiceExchange(takes = 1_200) {
  let began: number | null = null;
  let stop: (() => void) | null = null;
  const work = <T>(result: T): Promise<T> =>
    new Promise((resolve, reject) => {
      began = Date.now();
      const timer = setTimeout(() => {
        began = null;
        resolve(result);
      }, takes);
      stop = () => {
        clearTimeout(timer);
        began = null;
        reject({ code: 'conflict', message: 'It was stopped. Nothing was changed.' });
      };
    });
  return {
    exportChats: (): Promise<ExportDone | null> =>
      work({ path: '/home/you/understudy.json', chats: 42, messages: 618, files: 7, files_missing: 1 }),
    chooseImport: (): Promise<ImportPreview | null> => work(structuredClone(PREVIEW)),
    bringIn: (): Promise<Imported> => work(structuredClone(DONE)),
    forgetImport: async () => {},
    stopExchange: async () => stop?.(),
    exchangeProgress: async (): Promise<ExchangeProgress | null> =>
      began === null ? null : { done: Date.now() - began, total: takes },
  };
}
