import { fallbackText } from '../layout/wording.js';
import type { Actions, Fields, Heading, Note, Reply, ReplyNode } from '../reply-nodes.js';

export type * from '../reply-nodes.js';

/** A reply of these nodes; nodes that are null are left out, so that a command can list them with conditions. */
export function reply(...nodes: readonly (ReplyNode | null)[]): Reply {
  const present = nodes.filter((node) => node !== null);
  return { text: fallbackText(present), nodes: present };
}

export const heading = (text: string): Heading => ({ type: 'heading', text });
export const note = (text: string, tone: Note['tone'] = 'plain'): Note => ({ type: 'note', tone, text });
export const fields = (...list: Fields['fields']): Fields => ({ type: 'fields', fields: list });
export const actions = (...list: Actions['actions']): Actions => ({ type: 'actions', actions: list });
