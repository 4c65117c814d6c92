import { createHmac } from 'node:crypto';
import type { Ack, DeliveryOptions, Inbound, Transport } from './transport.js';

/** How a request is signed. `tampered`: the body is another one than was signed. */
export type Signature = 'valid' | 'missing' | 'bad' | 'stale' | 'future' | 'tampered';

export interface SignedRequest {
  body: string;
  headers: Record<string, string>;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** Signed HTTP: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export class HttpMode implements Transport {
  readonly answers: HttpAnswer[] = [];
  #turn = 0;

  /**
   * @param urls where the app takes requests; several instances get them in turn, as behind a load balancer
   * @param clock milliseconds since 1970
   */
  constructor(
    readonly urls: readonly string[],
    readonly secret: string,
    readonly clock: () => number,
  ) {}

  /** A request with its signature, to be sent once or (replayed) more often. */
  sign(inbound: Inbound, signature: Signature = 'valid', retry?: DeliveryOptions['retry']): SignedRequest {
    const body = bodyOf(inbound);
    const offset = { stale: -6 * 60, future: 6 * 60 }[signature as string] ?? 0;
    const timestamp = String(Math.floor(this.clock() / 1000) + offset);
    const secret = signature === 'bad' ? `${this.secret}x` : this.secret;
    const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return {
      body: signature === 'tampered' ? tampered(body) : body,
      headers: {
        'content-type': inbound.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...(signature === 'missing'
          ? {}
          : { 'x-slack-signature': `v0=${hash}`, 'x-slack-request-timestamp': timestamp }),
        ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
      },
    };
  }

  /** Sends a request as it is. */
  async send({ body, headers }: SignedRequest): Promise<HttpAnswer> {
    const url = this.urls[this.#turn++ % this.urls.length]!;
    const response = await fetch(url, { method: 'POST', body, headers });
    const answer = { status: response.status, headers: response.headers, body: await response.text() };
    this.answers.push(answer);
    return answer;
  }

  async deliver(inbound: Inbound, { copies = 1, retry }: DeliveryOptions = {}): Promise<Ack> {
    const request = this.sign(inbound, 'valid', retry);
    const [first] = await Promise.all(Array.from({ length: copies }, () => this.send(request)));
    return { status: first!.status, payload: payloadOf(first!.body) };
  }
}

function bodyOf({ type, payload }: Inbound): string {
  if (type === 'events_api') return JSON.stringify(payload);
  if (type === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(payload as Record<string, string>).toString();
}

/** The same length, one character changed. */
function tampered(body: string): string {
  const at = body.length - 2;
  return `${body.slice(0, at)}${body[at] === 'a' ? 'b' : 'a'}${body.slice(at + 1)}`;
}

function payloadOf(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return { text: body };
  }
}
