/** What is wrong with the base URL of an API, or null. Without TLS only this machine is talked to: tokens travel on it. */
export function baseUrlFault(value: string): string | null {
  if (!URL.canParse(value)) return 'is no URL';
  const { protocol, hostname, username, password, search, hash } = new URL(value);
  if (protocol !== 'https:' && protocol !== 'http:') return 'is no URL that begins with https://';
  if (username || password) return 'has a name or a password in it';
  if (search || hash) return 'has something behind its path';
  const local = /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
  return protocol === 'https:' || local ? null : 'has to begin with https://, unless it is on this machine';
}
