import { withheldInWords } from '../src/bot/answers/withheld.js';
import { defineCommand } from '../src/bot/commands/command.js';
import { PAGE_OPTION, pageOf } from '../src/bot/layout/pagination.js';
import { cautions, day } from '../src/bot/layout/wording.js';
import { fields, heading, note, reply } from '../src/bot/reply/reply.js';
import { wording } from '../src/lang/index.js';
import { dayOf } from '../src/model/source.js';
import type { ListedSource } from '../src/record/index.js';
import { sourceFits } from '../src/sources/source-filter.js';

/** Each with an address, which takes room. */
const PAGE_SIZE = 10;

export default defineCommand({
  name: 'sources',
  description: wording.sources.description,
  options: {
    page: PAGE_OPTION,
    filter: { type: 'string', description: wording.sources.filterOption, autocomplete: 'sources' },
  },
  examples: wording.sources.examples,
  who: 'everyone',
  async run({ record, caller }, { filter, page = 1 }) {
    const all = await record.sources(caller.viewer && { viewer: caller.viewer });
    const found = filter ? all.filter((each) => sourceFits(each.source, filter)) : all;
    if (found.length === 0) return filter ? noneFits(filter, all.length) : reply(note(wording.sources.noneYet));
    const list = pageOf(found, page, PAGE_SIZE, { command: 'sources', options: {}, text: filter ?? '' });
    if (list.items.length === 0) return reply(note(wording.sources.noMore(found.length)));
    return reply(
      heading(wording.sources.listed(found.length, filter)),
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
  return reply(heading(wording.sources.noneFits(filter)), note(wording.sources.searched(sources), 'quiet'));
}

function describe({ source, statements, speakers, withheld }: ListedSource): string {
  const date = dayOf(source);
  const amount = wording.sources.amount(statements, speakers);
  const parts = [source.outlet, source.kind, date ? day(date) : wording.cards.dateUnknown, amount];
  const why = withheld && wording.sources.withheld(withheldInWords(withheld, source.groundRules?.embargo));
  return [...parts, why, ...(why ? [] : cautions(source))].filter(Boolean).join(' · ');
}
