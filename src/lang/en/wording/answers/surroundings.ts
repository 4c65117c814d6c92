import { count } from '../formats.js';

/** What is said of a statement that was shown before: who said it, on what terms, and what stands next to it. */
export const surroundings = {
  knownOf: (title: string) => `What is known of it: ${title}`,
  speakerNotNamed: 'the speaker, who is not named,',
  /** What somebody said next to a statement; the first so many where there are more. */
  saidNext: (
    name: string,
    isBefore: boolean,
    { total, shown, title }: { readonly total: number; readonly shown: number; readonly title: string },
  ) => {
    const order = isBefore ? 'right before that, the nearest first' : 'right after that';
    return `What ${name} said ${order}: ${count(total, 'statement')} in ${title}${shown < total ? `, the first ${shown} of ${total}` : ''}`;
  },
  neighboursOfUnnamed: (side: string) =>
    `The source does not name who said that, so nobody can tell what they said ${side} it.`,
  noNeighbours: (name: string, side: string) => `Nothing on record from ${name} ${side} that in the same source.`,
  askedOf: (name: string, title: string) => `What ${name} was asked, in ${title}`,
  nobodyCalled: (name: string) => `Nobody on record is called ${name}.`,
  noQuestion: 'The source gives no question that this statement answers.',
  speakerNotTold: 'The source does not tell who said it.',
  attributedTo: (name: string) => `The source attributes it to ${name}.`,
  rulesStated: (rules: string, title: string) => `The source says that it was ${rules}: ${title}`,
  noRulesStated: (title: string) => `The source states no ground rules: ${title}`,
  publishedWithoutRules: 'That it was published does not say on what terms it was said; whoever published it can tell.',
};
