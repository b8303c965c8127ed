/** Where a link of a message really leads, said so that it cannot be hidden. */

export type Destination =
  /** A web address: the app opens it in the browser when it is clicked. */
  | { kind: 'web'; url: string; host: string; shown: boolean }
  /** Anything else is text: what it says, and where it points. */
  | { kind: 'other'; target: string };

/** `words`: the visible text of the link. `shown` says that it already names the real host. */
export function destination(target: string, words: string): Destination {
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return { kind: 'other', target };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { kind: 'other', target };
  // `host` is in ASCII (punycode), so that a letter of another script cannot pass for a Latin one.
  const name = url.username || url.password ? `${url.username}@${url.host}` : url.host;
  const plain = url.protocol === 'http:' ? `http://${name}` : name;
  return { kind: 'web', url: url.href, host: plain, shown: namesHost(words.trim(), url) };
}

function namesHost(words: string, url: URL): boolean {
  if (url.username || url.password) return false;
  if (words === url.host) return true;
  try {
    const said = new URL(/^https?:/i.test(words) ? words : `https://${words}`);
    return said.host === url.host && words.toLowerCase().includes(url.host);
  } catch {
    return false;
  }
}

/** A picture that is part of the message itself. Nothing else is ever loaded. */
export function isInlinePicture(target: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp|avif);base64,[a-z0-9+/=\s]+$/i.test(target);
}

/** The host of a remote picture, for its placeholder; null where it is no web address. */
export function remoteHost(target: string): string | null {
  const to = destination(target, '');
  return to.kind === 'web' ? to.host : null;
}
