import { withheldInWords, withheldNodes } from '../src/bot/answers/withheld.js';
import { defineCommand, defineGroup } from '../src/bot/commands/command.js';
import { findCommand, invalid } from '../src/bot/commands/invocation.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { count } from '../src/bot/layout/wording.js';
import { actions, fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { OnrecordError } from '../src/model/errors.js';
import { sourceFits } from '../src/sources/source-filter.js';

const PAGE_SIZE = 10;

/** Buttons that fit below a list. */
const MOST_BUTTONS = 5;

const LONGEST_LABEL = 40;

const list = defineCommand({
  name: 'list',
  description: 'Documents that readers don’t see: under embargo, on deep background, retracted',
  options: {
    page: PAGE_OPTION,
    filter: { type: 'string', description: 'words of the title, outlet or kind', autocomplete: 'none' },
  },
  examples: ['', 'budget'],
  who: 'editors',
  async run({ editing, caller }, { filter, page = 1 }) {
    assertAlone(caller);
    const all = await editing.withheld();
    const found = filter ? all.filter(({ source }) => sourceFits(source, filter)) : all;
    if (found.length === 0) return reply(note(filter ? `Nothing withheld fits ${filter}.` : 'Nothing is withheld.'));
    const shown = pageOf(found, page, PAGE_SIZE, { command: 'withheld list', options: {}, text: filter ?? '' });
    if (shown.items.length === 0) return reply(note(`That was all: ${count(found.length, 'document')}.`));
    const held = shown.items.filter(({ withheld }) => withheld.reason === 'embargo').slice(0, MOST_BUTTONS);
    return reply(
      heading(`Withheld from readers: ${count(found.length, 'document')}`),
      fields(
        ...shown.items.map(({ source, statements, withheld }) => ({
          name: source.title,
          value: `${withheldInWords(withheld, source.groundRules?.embargo)} · ${count(statements, 'statement')} · ${source.id.slice(0, 12)}`,
        })),
      ),
      held.length > 0 ? actions(...held.map(({ source }) => freeing(source, `Free: ${short(source.title)}`))) : null,
      shown.page,
    );
  },
});

const ask = defineCommand({
  name: 'ask',
  description: 'What is withheld from readers on a question',
  options: {
    question: {
      type: 'string',
      required: true,
      description: 'a name, and what it is about',
      autocomplete: 'none',
      placeholder: 'Milley on the letter',
    },
  },
  examples: ['Milley on the letter'],
  who: 'editors',
  async run({ record, caller, now }, { question }) {
    assertAlone(caller);
    const { withheld } = await record.ask(question, { viewer: 'editor', now, limit: PAGE_SIZE });
    const nodes = await withheldNodes(withheld, record);
    return nodes.length === 0 ? reply(note('Nothing that is withheld answers this.')) : reply(...nodes);
  },
});

const free = defineCommand({
  name: 'free',
  description: 'Ends the embargo of a document, for everybody and at once',
  options: {
    sure: { type: 'choice', description: 'that it is to be free now', choices: ['yes'] },
    document: { type: 'string', required: true, description: 'its id, from /withheld list', autocomplete: 'none' },
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
        heading(`Free ${source.title}?`),
        note(`It is ${withheldInWords(withheld, source.groundRules?.embargo)}.`),
        note('Everybody who may read the record sees it then, and watches and digests tell it.', 'warning'),
        actions(freeing(source, 'Free it now', 'yes')),
      );
    }
    const freed = await editing.free(source.id);
    if (freed.length === 0) return reply(note('It is free already, or not on record any more.'));
    return reply(note(`${source.title} is free: ${count(one.statements, 'statement')} can be asked about.`));
  },
});

export default defineGroup({
  name: 'withheld',
  description: 'What readers don’t see yet, or any more: for editors',
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
