import type { types } from '@slack/bolt';
import { parseInvocation } from '../../../bot/invocation.js';
import { label } from '../../../bot/labels.js';
import type { Invocation } from '../../../bot/reply.js';
import { STATEMENT_ACTIONS, type StatementAction } from '../../../bot/statement-replies.js';
import { LIMITS } from './limits.js';

const STATEMENT = 'statement:';
const INVOKE = 'invoke:';

/** Which buttons each kind is. */
export const STATEMENT_BUTTON = /^statement:/;
export const INVOCATION_BUTTON = /^invoke:/;

/** A statement's id is 32 bytes in hex; in base64url, 43 characters, five of them fit in a `block_id`. */
const HEX_ID = /^[0-9a-f]{64}$/;
const SHORT_ID = /^[\w-]{43}$/;
const MOST_IDS = 5;

/**
 * The buttons of a card. The ids of its statements stand once, in the block's id: the first five, where there are more.
 * Null where there is no statement to act on.
 *
 * @param index makes the block's id unique: another one for each card of a message or view.
 */
export function statementButtons(
  ids: readonly (string | null)[],
  names: readonly StatementAction[],
  index: number,
): types.ActionsBlock | null {
  const known = ids.filter((id) => id !== null && HEX_ID.test(id)).slice(0, MOST_IDS);
  if (known.length === 0 || known.length < Math.min(ids.length, MOST_IDS) || names.length === 0) return null;
  return {
    type: 'actions',
    block_id: [`s${index}`, ...known.map((id) => Buffer.from(id!, 'hex').toString('base64url'))].join('.'),
    elements: STATEMENT_ACTIONS.filter(({ name }) => names.includes(name)).map((action) => ({
      type: 'button',
      text: { type: 'plain_text', text: action.label },
      action_id: STATEMENT + action.name,
    })),
  };
}

interface Pressed {
  readonly action_id: string;
  readonly block_id: string;
}

/** What a button of a card asks for, and of which statements; null for anything else. */
export function readStatementButton({
  action_id,
  block_id,
}: Pressed): { action: StatementAction; ids: string[] } | null {
  const action = STATEMENT_ACTIONS.find(({ name }) => action_id === STATEMENT + name)?.name;
  const [index, ...short] = block_id.split('.');
  if (!action || !/^s\d+$/.test(index ?? '') || short.length === 0 || !short.every((id) => SHORT_ID.test(id)))
    return null;
  return { action, ids: short.map((id) => Buffer.from(id, 'base64url').toString('hex')) };
}

/** A button that calls a command; null where the call is too long for one. */
export function invocationButton(text: string, invocation: Invocation, index: number): types.Button | null {
  const value = JSON.stringify(invocation);
  const shown = label(text, LIMITS.buttonText);
  if (value.length > LIMITS.buttonValue || shown === '') return null;
  return { type: 'button', text: { type: 'plain_text', text: shown, emoji: false }, action_id: INVOKE + index, value };
}

/** The call that a button carries; null for anything else. */
export function readInvocationButton(pressed: {
  readonly action_id: string;
  readonly value?: string;
}): Invocation | null {
  if (!/^invoke:\d+$/.test(pressed.action_id) || pressed.value === undefined) return null;
  return parseInvocation(pressed.value);
}
