import { createHash } from 'node:crypto';
import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import { STATEMENT_ACTIONS, type StatementAction } from '../../../bot/answers/statement-actions.js';
import { isStatementId, readShortIds, shortIds } from '../../../bot/cards/statement-ids.js';
import { parseInvocation } from '../../../bot/commands/invocation.js';
import { label } from '../../../bot/layout/labels.js';
import type { Invocation } from '../../../bot/reply/reply.js';
import { LIMITS } from './limits.js';

/** What a button asks for: something to be done with statements, or another command. */
export type ButtonRequest =
  | { readonly type: 'statement'; readonly action: StatementAction; readonly ids: readonly string[] }
  | { readonly type: 'invocation'; readonly invocation: Invocation };

/** What must be kept before the button is shown, since it holds more than its `custom_id` has room for. */
export interface StoredButton {
  readonly key: string;
  /** JSON, for `readStoredButton`. */
  readonly value: string;
}

/** So many short ids fit in a `custom_id`. */
const MOST_IDS = 2;

/** Characters of a key: 132 bits of a hash. */
const KEY_LENGTH = 22;

const FORM = 'f:';

/** The name of a command, or of one in a group. */
const PLAIN_NAME = /^[a-z][a-z-]{0,31}(?: [a-z][a-z-]{0,31})?$/;

const STATEMENT_BUTTON = /^s:([a-z]+):([\w.-]+)(?:~\d{1,2})?$/;
const KEPT_BUTTON = /^i:([\w-]{22})(?:~\d{1,2})?$/;

/** The buttons of one message: no two of them have the same `custom_id`. */
export class Buttons {
  readonly #kept = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** What must be kept before the message is sent. */
  get kept(): StoredButton[] {
    return [...this.#kept].map(([key, value]) => ({ key, value }));
  }

  /** The buttons of a card, with short names: on a phone a row has room for three. None where a statement is not on record. */
  ofStatements(ids: readonly (string | null)[], names: readonly StatementAction[]): APIButtonComponentWithCustomId[] {
    const known = ids.filter(isStatementId);
    if (known.length === 0 || known.length < ids.length) return [];
    return STATEMENT_ACTIONS.filter(({ name }) => names.includes(name)).map((action) =>
      this.#button(action.short, this.statementId(action.name, known)),
    );
  }

  /** A button that calls a command; null where it has no name. */
  ofInvocation(words: string, invocation: Invocation): APIButtonComponentWithCustomId | null {
    const shown = label(words, LIMITS.buttonLabel);
    return shown === '' ? null : this.#button(shown, this.#keep(invocation));
  }

  /** What a form is opened for, in so many characters as a modal has for it. */
  formId(beside: Invocation): string {
    const { command, options, text } = beside;
    const isEmpty = Object.keys(options).length === 0 && text === '';
    return isEmpty && PLAIN_NAME.test(command) ? FORM + command : this.#keep(beside);
  }

  /** What is asked for of statements, in so many characters as a button or a modal has for it. */
  statementId(action: StatementAction, ids: readonly string[]): string {
    if (ids.length > MOST_IDS || !ids.every(isStatementId)) return this.#keep({ action, ids });
    return `s:${action}:${shortIds(ids)}`;
  }

  #keep(asked: object): string {
    const value = JSON.stringify(asked);
    const key = createHash('sha256').update(value).digest('base64url').slice(0, KEY_LENGTH);
    this.#kept.set(key, value);
    return `i:${key}`;
  }

  /** A button that is there already gets a number. */
  #button(shown: string, id: string): APIButtonComponentWithCustomId {
    let unique = id;
    for (let number = 2; this.#taken.has(unique); number++) unique = `${id}~${number}`;
    this.#taken.add(unique);
    return { type: ComponentType.Button, style: ButtonStyle.Secondary, label: shown, custom_id: unique };
  }
}

/**
 * What a `custom_id` of a button or of a modal asks for, or the key under which that was kept (`readStoredButton`); null for
 * anything else.
 */
export function readButton(customId: string): ButtonRequest | { readonly type: 'kept'; readonly key: string } | null {
  const command = customId.startsWith(FORM) ? customId.slice(FORM.length) : '';
  if (PLAIN_NAME.test(command))
    return { type: 'invocation', invocation: { command, options: {}, text: '', form: true } };
  const key = KEPT_BUTTON.exec(customId)?.[1];
  if (key !== undefined) return { type: 'kept', key };
  const [, name, short = ''] = STATEMENT_BUTTON.exec(customId) ?? [];
  const action = STATEMENT_ACTIONS.find((one) => one.name === name)?.name;
  const ids = readShortIds(short);
  return action && ids ? { type: 'statement', action, ids } : null;
}

const keptStatements = z.object({
  action: z.enum(STATEMENT_ACTIONS.map(({ name }) => name)),
  ids: z.array(z.string()).min(1),
});

/** What was kept for a button; null for anything else. */
export function readStoredButton(value: string): ButtonRequest | null {
  const statements = keptStatements.safeParse(parsed(value)).data;
  if (statements) return { type: 'statement', ...statements };
  const invocation = parseInvocation(value);
  return invocation && { type: 'invocation', invocation };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
