import { speakerFits } from '../src/bot/answers/speaker-filter.js';
import { defineCommand } from '../src/bot/commands/command.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { period } from '../src/bot/layout/wording.js';
import { fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { wording } from '../src/lang/index.js';
import type { Person } from '../src/model/person.js';
import type { ListedSpeaker } from '../src/record/index.js';

const PAGE_SIZE = 20;

export default defineCommand({
  name: 'speakers',
  description: wording.speakers.description,
  options: {
    page: PAGE_OPTION,
    filter: { type: 'string', description: wording.speakers.filterOption, autocomplete: 'speakers' },
  },
  examples: wording.speakers.examples,
  who: 'everyone',
  async run({ record, caller }, { filter, page = 1 }) {
    const everyone = await record.speakers(caller.viewer && { viewer: caller.viewer });
    const named = everyone.filter(({ person }) => person.kind === 'named');
    const found = filter ? everyone.filter((each) => speakerFits(each, filter)) : named;
    if (found.length === 0) return filter ? noneFits(filter, named.length) : reply(note(wording.speakers.noneYet));
    const list = pageOf(found, page, PAGE_SIZE, { command: 'speakers', options: {}, text: filter ?? '' });
    if (list.items.length === 0) return reply(note(wording.speakers.noMore(found.length)));
    const unnamed = everyone.length - named.length;
    return reply(
      heading(wording.speakers.listed(found.length, filter)),
      fields(...list.items.map((summary) => ({ name: summary.person.name, value: describe(summary) }))),
      list.page,
      filter || unnamed === 0 ? null : note(wording.speakers.besidesUnnamed(unnamed), 'quiet'),
    );
  },
});

function noneFits(filter: string, speakers: number) {
  return reply(heading(wording.speakers.noneFits(filter)), note(wording.speakers.searched(speakers), 'quiet'));
}

function describe({ person, statements, sources, firstDate, lastDate, withheld }: ListedSpeaker): string {
  const role = person.kind === 'unnamed' ? wording.speakers.unnamed : roleNames(person);
  const amount = wording.speakers.amount(statements, sources);
  const beside = withheld && wording.speakers.moreWithheld(withheld);
  return [role, amount, period(firstDate, lastDate), beside].filter(Boolean).join(' · ');
}

function roleNames({ roles }: Person): string {
  return [...new Set(roles.map(({ title }) => title))].join(', ');
}
