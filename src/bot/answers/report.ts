import { wording } from '../../lang/index.js';
import type { Caller } from '../commands/command.js';
import type { Bot } from '../dispatch.js';
import { note, type Reply, reply } from '../reply/reply.js';

/** What is said where nobody would read a report. */
export function noEditorsChannel(variable: string): Reply {
  return reply(
    note(wording.statements.noEditorsChannel, 'warning'),
    note(wording.statements.howToSetEditorsChannel(variable)),
  );
}

export interface ReportContext {
  readonly bot: Bot;
  readonly caller: Caller;
  /** Who reports it, as others know them. */
  readonly by: string;
  readonly what: string;
  /** The address of the message with the statement, where the editors may perhaps open it. */
  readonly from: string | null;
  /** Posts it to the editors; gives why not, in words, or null. Never rejects. */
  readonly post: (report: Reply) => Promise<string | null>;
}

/** Tells the editors of a mistake. Gives what to tell whoever reported it. */
export async function reportMistake(
  ids: readonly string[],
  { bot, caller, by, what, from, post }: ReportContext,
): Promise<Reply> {
  const report = await bot.report(ids, { by, what, from }, caller);
  // What went wrong is nothing that the editors could read.
  if (report.failed) return report;
  const failure = await post(report);
  if (failure !== null) return reply(note(wording.statements.editorsNotTold, 'warning'), note(failure));
  const { outcome, shown } = await bot.published(ids[0] ?? '', caller);
  return reply(note(wording.statements.editorsTold), ...(outcome === 'retracted' ? shown.nodes : []));
}
