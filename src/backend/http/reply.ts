/** What a handler answers with, before it becomes a `Response`. */
export interface Reply {
  status?: number;
  /** JSON text, ready to send. */
  text: string;
  headers?: Record<string, string>;
  /** For the audit: the record that was touched. */
  record?: string;
  detail?: unknown;
  /** Records whose history tells of it. */
  about?: readonly string[];
}

export const json = (value: unknown, more: Omit<Reply, 'text'> = {}): Reply => ({
  text: JSON.stringify(value),
  ...more,
});

const encoder = new TextEncoder();

export const respond = (reply: Reply): Response => {
  const body = encoder.encode(reply.text);
  return new Response(body, {
    status: reply.status ?? 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(body.byteLength),
      'cache-control': 'private, no-store',
      ...reply.headers,
    },
  });
};
