import { AMOUNT_WORDS, WEEKDAY_BEGINNINGS, WEEKDAY_PATTERN } from '../../../lang/index.js';
import { alternatives } from '../../../lang/word-list.js';
import { type DayPart, form, type ItemContent, type ItemForm, type Unit } from '../item.js';

const WEEKDAY = `(${WEEKDAY_PATTERN})(?![a-z])\\.?`;
const PART = '(morning|afternoon|evening|night)';
const AMOUNT = `(\\d{1,4}|${alternatives(AMOUNT_WORDS.keys())})`;
const UNIT = '(min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|fortnights?|months?|years?)\\b';
const ANCHOR =
  '(?: (after|from|following|of|since|past|before|prior to|ahead of)\\b(?: (?:(now|today)|((?:its |the |first |initial |online )*(?:publication|release|issue))|((?:the |this |our |its )?(?:(?:end|conclusion|close) of the )?(?:call|briefing|event|speech|remarks|interview|press conference|news conference)))\\b)?)?';
const CALL =
  '(?:(?:conference|press|media|news|earnings|background|analyst) )?(?:call|briefing|gaggle|press conference|news conference|teleconference|webcast|webinar)';

/** Days of the week, days near that of the document, spans of time, and the occasion itself. */
export const WEEK_FORMS: readonly ItemForm[] = [
  form(
    `(?:(?:after )?(?:the |its )?(?:conclusion|end|close|completion) of |after )(?:the|this|our|today's) (?:(?:\\d{1,2}(?:[:.]\\d\\d)?|[ap]\\.?m\\.?|daily|weekly|quarterly|results|investor|technical|embargoed) ){0,2}${CALL}\\b|(?:its|(?:the|this) ${CALL}'s) (?:conclusion|end)\\b|the (?:conclusion|end)(?=$|[.,;)])|(?:the|this) ${CALL} (?:ends|concludes|closes|finishes|is over|has ended|has concluded|has finished)\\b`,
    { kind: 'occasion' },
  ),
  form('(?:the )?day after tomorrow\\b', { kind: 'nearDay', days: 2 }),
  form(`tomorrow(?! (?:week|fortnight))(?: ${PART})?\\b('s)?`, (match) => attributed(near(1, match[1]), match[2])),
  form(`(?:later )?(?:this ${PART}|tonight|today)\\b('s)?`, (match) => {
    const part = /tonight/i.test(match[0]) ? 'night' : match[1];
    return attributed(near(0, part), match[2]);
  }),
  form(`(?:a|one) week (?:from )?(today|tomorrow)\\b|(today|tomorrow) week\\b`, (match) =>
    near(7 + (/tomorrow/i.test(match[1] ?? match[2] ?? '') ? 1 : 0), undefined),
  ),
  form(`${AMOUNT} (day|week|fortnight|month|year)s? from (today|tomorrow)\\b`, (match) => {
    const [amount, unit] = measure(match[1], match[2]);
    const more = /tomorrow/i.test(match[3] ?? '') ? 1 : 0;
    return unit === 'day'
      ? { kind: 'nearDay', days: amount + more }
      : more
        ? null
        : { kind: 'nearDay', days: amount, unit };
  }),
  form(`(?:a|one)? ?(?:week|fortnight) (?:on|from|after) (?:next )?${WEEKDAY}`, (match) =>
    /fortnight|next/i.test(match[0]) ? null : weekday(match[1], 'next'),
  ),
  form(
    `(?:the )?(?:(next|this(?: coming)?|coming|following) )?${WEEKDAY}(?:('s)|,? (week|next week|of next week|next|this week|after next)\\b)?`,
    (match) => {
      const [before, behind] = [match[1]?.toLowerCase() ?? '', match[4]?.toLowerCase() ?? ''];
      const step = behind === 'after next' ? 'second' : stepOf(before, behind);
      return attributed(weekday(match[2], step), match[3]);
    },
  ),
  form(`(?:in the |at |by )?${PART}s?\\b`, (match) => ({
    kind: 'dayPart',
    part: (match[1] ?? '').toLowerCase() as DayPart,
  })),
  form('([ap])\\.?m(?:\\.|s?\\b)', (match) => ({
    kind: 'dayPart',
    part: /a/i.test(match[1] ?? '') ? 'morning' : 'afternoon',
  })),
  form(
    `(?:for |in |after )?(?:a period of |the (?:next|first|following) )?${AMOUNT}(?: |-)?${UNIT}'?${ANCHOR}`,
    (match) => {
      const [amount, unit] = measure(match[1], match[2]);
      // From an instant that nobody here knows.
      const isBefore = /^(?:before|prior|ahead)/i.test(match[3] ?? '');
      if (isBefore || (match[3] && !match[4] && !match[5] && !match[6])) return { kind: 'doubt' };
      return { kind: 'duration', amount, unit, since: match[5] ? 'publication' : match[6] ? 'event' : 'now' };
    },
  ),
  form('(?:the )?end of (?:the|this) (month|year)\\b', (match) => ({
    kind: 'monthEnd',
    unit: match[1]?.toLowerCase() as 'month',
    ahead: 0,
  })),
  form('(?:the )?end of next (month|year)\\b', (match) => ({
    kind: 'monthEnd',
    unit: match[1]?.toLowerCase() as 'month',
    ahead: 1,
  })),
];

function near(days: number, part: string | undefined): ItemContent {
  return { kind: 'nearDay', days, ...(part && { part: part.toLowerCase() as DayPart }) };
}

function weekday(name: string | undefined, step: 'plain' | 'this' | 'next' | 'second'): ItemContent {
  return { kind: 'weekday', weekday: WEEKDAY_BEGINNINGS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1, step };
}

function stepOf(before: string, behind: string): 'plain' | 'this' | 'next' {
  if (/^(?:next|following)/.test(before) || /^(?:week|next|of next)/.test(behind)) return 'next';
  return before === 'this' || behind === 'this week' ? 'this' : 'plain';
}

function attributed(day: ItemContent, genitive: string | undefined): ItemContent {
  return genitive ? { kind: 'attribute', day } : day;
}

function measure(amount: string | undefined, unit: string | undefined): [number, Unit] {
  const written = (amount ?? '').toLowerCase();
  const number = AMOUNT_WORDS.get(written) ?? Number(written);
  const letters = (unit ?? '').toLowerCase();
  if (letters.startsWith('fortnight')) return [number * 14, 'day'];
  const [found = 'hour'] = (['minute', 'day', 'week', 'month', 'year'] as const).filter(
    (each) => letters.slice(0, 2) === each.slice(0, 2),
  );
  return [number, found];
}
