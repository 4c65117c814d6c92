import { OnrecordError } from '../../model/errors.js';
import type { Caller, Command } from '../commands/command.js';
import { mayRead } from './readers.js';

/** Reading is for readers; what others will see changed is for editors among them. */
export function mayUse({ who }: Pick<Command, 'who'>, caller: Pick<Caller, 'standing' | 'editor'>): boolean {
  return mayRead(caller) && (who === 'everyone' || caller.editor);
}

/** @throws {OnrecordError} `NOT_ALLOWED`, saying whom to ask. */
export function assertMayUse(command: Command, caller: Caller): void {
  if (mayUse(command, caller)) return;
  throw new OnrecordError(
    'NOT_ALLOWED',
    `/${command.name} is for editors.`,
    `Ask one of the editors of this record to do it${caller.editors ? `: ${caller.editors}` : ''}.`,
  );
}
