import type { types } from '@slack/bolt';
import { STATEMENT_ACTIONS, type StatementAction } from '../../../bot/answers/statement-actions.js';
import { isStatementId, readShortIds, shortIds } from '../../../bot/cards/statement-ids.js';
import { parseInvocation } from '../../../bot/commands/invocation.js';
import { label } from '../../../bot/layout/labels.js';
import type { Invocation } from '../../../bot/reply/reply.js';
import { LIMITS } from './limits.js';

const STATEMENT = 'statement:';
const INVOKE = 'invoke:';

/** Which buttons each kind is. */
export const STATEMENT_BUTTON = /^statement:/;
export const INVOCATION_BUTTON = /^invoke:/;

/** So many short ids fit in a `block_id`. */
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
  const known = ids.filter(isStatementId).slice(0, MOST_IDS);
  if (known.length === 0 || known.length < Math.min(ids.length, MOST_IDS) || names.length === 0) return null;
  return {
    type: 'actions',
    block_id: `s${index}.${shortIds(known)}`,
    elements: STATEMENT_ACTIONS.filter(({ name }) => names.includes(name)).map((action) => ({
      type: 'button',
      text: { type: 'plain_text', text: action.label },
      action_id: STATEMENT + action.name,
    })),
  };
}

interface ButtonIds {
  readonly action_id: string;
  readonly block_id: string;
}

/** What a button of a card asks for, and of which statements; null for anything else. */
export function readStatementButton({
  action_id,
  block_id,
}: ButtonIds): { action: StatementAction; ids: string[] } | null {
  const action = STATEMENT_ACTIONS.find(({ name }) => action_id === STATEMENT + name)?.name;
  const ids = readShortIds(/^s\d+\.(.*)$/.exec(block_id)?.[1] ?? '');
  return action && ids ? { action, ids } : null;
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
