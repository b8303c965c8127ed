/** Backups that are made up. */
import type { Backup, BackupLook } from '../bindings/contract';

const DAY = 24 * 3_600_000;

function gone(): never {
  throw { code: 'not-found', message: 'That is not there any more.' };
}

export function madeUpBackups(now = Date.now()) {
  const one = (days: number, kind: Backup['kind'], chats: number): Backup => {
    const at = now - days * DAY;
    const name = `${kind}-${at}.db`;
    const content = { version: 5, chats, messages: chats * 14, newest: at - 3e6, bytes: chats * 190_000 };
    return { name, kind, at, content };
  };
  let list: Backup[] = [
    one(0.2, 'daily', 212),
    one(1.2, 'daily', 209),
    one(1.9, 'by-hand', 207),
    one(2.2, 'daily', 205),
    { ...one(3.2, 'daily', 0), content: null },
    one(9, 'before-update', 188),
  ];
  const find = (name: string): Backup => list.find((backup) => backup.name === name) ?? gone();
  return {
    backups: async () => list,
    async backUp() {
      const made = one(0, 'by-hand', 213);
      made.at = Date.now();
      made.name = `by-hand-${made.at}.db`;
      list = [made, ...list];
      return made;
    },
    async removeBackup(name: string) {
      find(name);
      list = list.filter((backup) => backup.name !== name);
    },
    async lookIntoBackup(name: string): Promise<BackupLook> {
      const { content } = find(name);
      return content ? { content, files_missing: 0 } : gone();
    },
    async restoreBackup(name: string) {
      find(name);
      return 'replaced-2026-11-26-154339';
    },
    async restoreWaits() {
      return false;
    },
    async leaveRestore() {},
  };
}
