import { withheldInWords, withheldNodes } from '../src/bot/answers/withheld.js';
import { defineCommand, defineGroup } from '../src/bot/commands/command.js';
import { findCommand, invalid } from '../src/bot/commands/invocation.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { actions, fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { wording } from '../src/lang/index.js';
import { OnrecordError } from '../src/model/errors.js';
import { sourceFits } from '../src/sources/source-filter.js';

const PAGE_SIZE = 10;

/** Buttons that fit below a list. */
const MOST_BUTTONS = 5;

const LONGEST_LABEL = 40;

const list = defineCommand({
  name: 'list',
  description: wording.withheld.listDescription,
  options: {
    page: PAGE_OPTION,
    filter: { type: 'string', description: wording.withheld.filterOption, autocomplete: 'none' },
  },
  examples: ['', 'budget'],
  who: 'editors',
  async run({ editing, caller }, { filter, page = 1 }) {
    assertAlone(caller);
    const all = await editing.withheld();
    const found = filter ? all.filter(({ source }) => sourceFits(source, filter)) : all;
    if (found.length === 0)
      return reply(note(filter ? wording.withheld.noneFits(filter) : wording.withheld.nothingWithheld));
    const shown = pageOf(found, page, PAGE_SIZE, { command: 'withheld list', options: {}, text: filter ?? '' });
    if (shown.items.length === 0) return reply(note(wording.withheld.noMore(found.length)));
    const held = shown.items.filter(({ withheld }) => withheld.reason === 'embargo').slice(0, MOST_BUTTONS);
    return reply(
      heading(wording.withheld.documents(found.length)),
      fields(
        ...shown.items.map(({ source, statements, withheld }) => ({
          name: source.title,
          value: wording.withheld.line(
            withheldInWords(withheld, source.groundRules?.embargo),
            statements,
            source.id.slice(0, 12),
          ),
        })),
      ),
      held.length > 0
        ? actions(...held.map(({ source }) => freeing(source, wording.withheld.freeDocument(short(source.title)))))
        : null,
      shown.page,
    );
  },
});

const ask = defineCommand({
  name: 'ask',
  description: wording.withheld.askDescription,
  options: {
    question: {
      type: 'string',
      required: true,
      description: wording.withheld.questionOption,
      autocomplete: 'none',
      placeholder: wording.withheld.questionPlaceholder,
    },
  },
  examples: wording.withheld.askExamples,
  who: 'editors',
  async run({ record, caller, now }, { question }) {
    assertAlone(caller);
    const { withheld } = await record.ask(question, { viewer: 'editor', now, limit: PAGE_SIZE });
    const nodes = await withheldNodes(withheld, record);
    return nodes.length === 0 ? reply(note(wording.withheld.nothingAnswers)) : reply(...nodes);
  },
});

const free = defineCommand({
  name: 'free',
  description: wording.withheld.freeDescription,
  options: {
    sure: { type: 'choice', description: wording.withheld.sureOption, choices: ['yes'] },
    document: { type: 'string', required: true, description: wording.withheld.documentOption, autocomplete: 'none' },
  },
  examples: ['3f9a12c04be1'],
  who: 'editors',
  async run({ editing, caller, commands }, { document, sure }) {
    assertAlone(caller);
    const meant = (await editing.withheld()).filter(
      ({ source, withheld }) => withheld.reason === 'embargo' && isCalled(source.id, document),
    );
    const [one] = meant;
    if (!one || meant.length > 1) {
      const command = findCommand('withheld free', commands);
      throw invalid(command, 'EMBARGO_UNKNOWN', 'No single document under an embargo has this id.', 'document');
    }
    const { source, withheld } = one;
    if (sure !== 'yes') {
      return reply(
        heading(wording.withheld.confirmFree(source.title)),
        note(wording.withheld.state(withheldInWords(withheld, source.groundRules?.embargo))),
        note(wording.withheld.everybodySees, 'warning'),
        actions(freeing(source, wording.withheld.freeNow, 'yes')),
      );
    }
    const freed = await editing.free(source.id);
    if (freed.length === 0) return reply(note(wording.withheld.freeAlready));
    return reply(note(wording.withheld.freed(source.title, one.statements)));
  },
});

export default defineGroup({
  name: 'withheld',
  description: wording.withheld.description,
  commands: [list, ask, free],
});

function freeing({ id }: { readonly id: string }, label: string, sure?: 'yes') {
  const options = { ...(sure && { sure }) };
  return { label, invocation: { command: 'withheld free', options, text: id, after: null } };
}

function isCalled(id: string, typed: string): boolean {
  return /^[0-9a-f]{8,64}$/.test(typed) && id.startsWith(typed);
}

function short(title: string): string {
  return title.length > LONGEST_LABEL ? `${title.slice(0, LONGEST_LABEL)}…` : title;
}

/** @throws {OnrecordError} `NOT_ALONE` where others would see the answer. */
function assertAlone({ shared }: { readonly shared?: true }): void {
  if (!shared) return;
  throw new OnrecordError(
    'NOT_ALONE',
    'What is withheld is not shown where others see it.',
    'Use the slash command, whose answer you alone see.',
  );
}
