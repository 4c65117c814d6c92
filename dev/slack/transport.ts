import type { Json } from './types.js';

/** Something that Slack tells the app. */
export interface Inbound {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Json;
}

/** What the app acknowledged with: the payload, if any, and over HTTP the status. */
export interface Ack {
  payload: unknown;
  status: number;
}

export interface DeliveryOptions {
  /** How often the same is delivered, one right after the other; 1 unless told. */
  copies?: number;
  /** As Slack marks what it sends again. */
  retry?: { num: number; reason: string };
}

/** A way to the app: Socket Mode or signed HTTP. */
export interface Transport {
  /** Resolves with the first acknowledgement. */
  deliver(inbound: Inbound, options?: DeliveryOptions): Promise<Ack>;
}
