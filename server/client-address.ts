import type { IncomingMessage } from 'node:http';

/**
 * Whom a request comes from: the other end of the connection, or what the last trusted proxy wrote. An IPv6 client owns
 * at least a /64, so that is what is counted.
 */
export function addressOf(incoming: IncomingMessage | undefined, proxies: number): string {
  let address = incoming?.socket.remoteAddress ?? 'unknown';
  if (proxies > 0) {
    const header = incoming?.headers['x-forwarded-for'];
    const chain = [header]
      .flat()
      .join(',')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    address = chain.at(-proxies) ?? chain[0] ?? address;
  }
  const plain = address
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^\[|\](:\d+)?$/g, '')
    .slice(0, 64);
  if (!plain.includes(':') || plain.includes('.')) return plain;
  return `${expanded(plain).slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expanded(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const [before, after] = [groups(head), groups(tail)];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(missing).fill('0'), ...after].map((group) =>
    group.replace(/^0+(?=.)/, '').toLowerCase(),
  );
}
