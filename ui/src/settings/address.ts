/** The parsed address of a provider, or null where it is none that a provider can have. */
export function parseAddress(text: string): URL | null {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) return null;
  try {
    const url = new URL(trimmed);
    return url.hostname === '' ? null : url;
  } catch {
    return null;
  }
}

/** Whether a host name means this computer, so that nothing crosses a network. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
  );
}

/**
 * Whether requests to this address would cross a network unencrypted. The backend refuses such an
 * address without the person's word for it; the form asks for that word beforehand.
 */
export function isPlainHttpElsewhere(text: string): boolean {
  const url = parseAddress(text);
  return url !== null && url.protocol === 'http:' && !isLoopback(url.hostname);
}

/** The host (with a port that is not the usual one) a key would be sent to, or the text itself. */
export function hostOf(text: string): string {
  return parseAddress(text)?.host ?? text;
}
