import { speakerFits } from '../src/bot/answers/speaker-filter.js';
import { defineCommand } from '../src/bot/commands/command.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { count, period } from '../src/bot/layout/wording.js';
import { fields, heading, note, reply } from '../src/bot/reply/reply.js';
import type { Person } from '../src/model/person.js';
import type { ListedSpeaker } from '../src/record/index.js';

const PAGE_SIZE = 20;

export default defineCommand({
  name: 'speakers',
  description: 'Who is on record, and with how many statements',
  options: {
    page: PAGE_OPTION,
    filter: { type: 'string', description: 'part of a name, an alias or a role', autocomplete: 'speakers' },
  },
  examples: ['', 'Milley', 'secretary of defense'],
  who: 'everyone',
  async run({ record, caller }, { filter, page = 1 }) {
    const everyone = await record.speakers(caller.viewer && { viewer: caller.viewer });
    const named = everyone.filter(({ person }) => person.kind === 'named');
    const found = filter ? everyone.filter((each) => speakerFits(each, filter)) : named;
    if (found.length === 0) return filter ? noneFits(filter, named.length) : reply(note('Nobody is on record yet.'));
    const list = pageOf(found, page, PAGE_SIZE, { command: 'speakers', options: {}, text: filter ?? '' });
    if (list.items.length === 0) return reply(note(`That was all: ${count(found.length, 'speaker')}.`));
    const unnamed = everyone.length - named.length;
    return reply(
      heading(`${count(found.length, 'speaker')}${filter ? ` for ${filter}` : ' on record'}`),
      fields(...list.items.map((summary) => ({ name: summary.person.name, value: describe(summary) }))),
      list.page,
      filter || unnamed === 0
        ? null
        : note(`Besides, ${count(unnamed, 'speaker')} without a full name, each within one source.`, 'quiet'),
    );
  },
});

function noneFits(filter: string, speakers: number) {
  return reply(
    heading(`Nobody on record fits ${filter}.`),
    note(`Searched the names, aliases and roles of ${count(speakers, 'speaker')}.`, 'quiet'),
  );
}

function describe({ person, statements, sources, firstDate, lastDate, withheld }: ListedSpeaker): string {
  const role = person.kind === 'unnamed' ? 'not a full name; within one source' : roleNames(person);
  const amount = `${count(statements, 'statement')} in ${count(sources, 'source')}`;
  const beside = withheld && `${withheld} more withheld from readers`;
  return [role, amount, period(firstDate, lastDate), beside].filter(Boolean).join(' · ');
}

function roleNames({ roles }: Person): string {
  return [...new Set(roles.map(({ title }) => title))].join(', ');
}
