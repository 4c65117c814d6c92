import { withheldInWords } from '../src/bot/answers/withheld.js';
import { defineCommand } from '../src/bot/commands/command.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { cautions, count, day } from '../src/bot/layout/wording.js';
import { fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { dayOf } from '../src/model/source.js';
import type { ListedSource } from '../src/record/index.js';
import { sourceFits } from '../src/sources/source-filter.js';

/** Each with an address, which takes room. */
const PAGE_SIZE = 10;

export default defineCommand({
  name: 'sources',
  description: 'Which documents are on record',
  options: {
    page: PAGE_OPTION,
    filter: { type: 'string', description: 'words of the title, outlet or kind', autocomplete: 'sources' },
  },
  examples: ['', 'Pentagon', 'transcript'],
  who: 'everyone',
  async run({ record, caller }, { filter, page = 1 }) {
    const all = await record.sources(caller.viewer && { viewer: caller.viewer });
    const found = filter ? all.filter((each) => sourceFits(each.source, filter)) : all;
    if (found.length === 0) return filter ? noneFits(filter, all.length) : reply(note('No source is on record yet.'));
    const list = pageOf(found, page, PAGE_SIZE, { command: 'sources', options: {}, text: filter ?? '' });
    if (list.items.length === 0) return reply(note(`That was all: ${count(found.length, 'source')}.`));
    return reply(
      heading(`${count(found.length, 'source')}${filter ? ` for ${filter}` : ' on record'}`),
      fields(
        ...list.items.map((summary) => {
          const { title, url } = summary.source;
          return { name: title, value: describe(summary), ...(url !== undefined && { url }) };
        }),
      ),
      list.page,
    );
  },
});

function noneFits(filter: string, sources: number) {
  return reply(
    heading(`No source on record fits ${filter}.`),
    note(`Searched the titles, outlets and kinds of ${count(sources, 'source')}.`, 'quiet'),
  );
}

function describe({ source, statements, speakers, withheld }: ListedSource): string {
  const date = dayOf(source);
  const amount = `${count(statements, 'statement')} by ${count(speakers, 'speaker')}`;
  const parts = [source.outlet, source.kind, date ? day(date) : 'date unknown', amount];
  const why = withheld && `Withheld from readers: ${withheldInWords(withheld, source.groundRules?.embargo)}.`;
  return [...parts, why, ...(why ? [] : cautions(source))].filter(Boolean).join(' · ');
}
