import { FOLLOW_UP_OPENINGS, FOLLOW_UP_SUBJECTS } from '../../lang/index.js';
/** How a question goes on from the one before it, by its wording alone. `rest` and `name` are as typed. */
export type FollowUpForm =
  /** "more", "next page". */
  | { readonly kind: 'more' }
  /** "who else said that". */
  | { readonly kind: 'who-else' }
  /** "not that Brown", "the other Brown", "not him". */
  | { readonly kind: 'namesake'; readonly name: string }
  /** "not Milley", "without helicopters". */
  | { readonly kind: 'without'; readonly rest: string }
  /** About the statement shown: `subject` is whoever it names, null for a pronoun. */
  | { readonly kind: AboutStatement; readonly subject: string | null }
  /** "and Esper?", "what about helicopters", "and on Iran": the words behind the lead. */
  | { readonly kind: 'going-on'; readonly rest: string };

const PRONOUN = `(?:${FOLLOW_UP_SUBJECTS})`;
const OPENING = new RegExp(`^(?:(?:${FOLLOW_UP_OPENINGS})(?:[ ,]+|$))+`, 'i');

const MORE = new RegExp(
  [
    '(?:(?:show|give|tell|get) (?:me |us )?)?(?:some |any )?more(?: of (?:those|them|these|that|it))?',
    '(?:the )?next(?: page| ones?)?',
    '(?:go|carry) on|continue|keep going',
    `(?:what|anything|something) else(?: did ${PRONOUN} say(?: (?:about|on) (?:it|that|this))?| is there)?`,
    '(?:got|is there|are there)(?: any)? more',
  ]
    .map((each) => `^(?:and )?(?:${each})(?: please| pls| plz)?$`)
    .join('|'),
  'i',
);

const WHO_ELSE = new RegExp(
  '^(?:and )?(?:who|any(?:one|body)|some(?:one|body)|did any(?:one|body)) else' +
    '(?: (?:has |have )?\\w+(?: (?:that|it|this|so|the same))?(?: (?:about|on) (?:that|it|this))?)?$',
  'i',
);

const NAMESAKE =
  /^(?:i (?:meant|mean|want|wanted) )?(?:not (?:that|this)|the other|an?other|a different|wrong) ([\p{L}.'-]+)$|^not (him|her)$/iu;

/** "not Milley on troops" names a topic of its own. */
const WITHOUT =
  /^(?:not (?!\S.* (?:about|on|re|regarding|concerning) )|(?:without|except|excluding|besides|other than|apart from|minus) )(.+)$/i;

const AFTER = `(?:right |immediately |just |directly |straight )?(?:after(?:wards?)?|next)(?: (?:that|this|it))?`;
const BEFORE = `(?:right |immediately |just |directly )?before(?: (?:that|this|it))?`;

type AboutStatement = 'question' | 'before' | 'after' | 'ground-rules' | 'speaker' | 'receipt';

/** What stands on the card: its source and date, whether the words are exact, whether they are a translation. */
const RECEIPT = new RegExp(
  [
    "(?:and )?(?:what(?:'s| is| was) )?(?:the |its |that )?(?:source|link|url|date|receipt|citation)(?: (?:of|for) (?:that|this|it))?",
    '(?:when|where) (?:was|is) (?:that|this|it)(?: said| published| from| sent)?',
    '(?:when|where) did (?:he|she|they) say (?:that|this|it)',
    'what (?:date|year|day) (?:was|is) (?:that|this|it)',
    '(?:is|was) (?:that|this|it) (?:an? |the )?(?:direct|exact|verbatim|full|whole|actual)(?: quote| quotation| words)?',
    '(?:is|was) (?:that|this|it) (?:an? )?(?:translated|translation|paraphrased?|embargoed)',
    '(?:the )?(?:exact words|(?:full|whole|direct|exact) quote)',
  ]
    .map((each) => `^(?:${each})$`)
    .join('|'),
  'i',
);

const ABOUT_STATEMENT: readonly (readonly [RegExp, AboutStatement])[] = [
  [RECEIPT, 'receipt'],
  [
    /^(?:and |so )?who(?:'s| was| is) (?:that|this|it|he|she|the speaker)(?: speaking| talking)?$|^whose words (?:are|were) (?:these|those|they|that)$/i,
    'speaker',
  ],
  [
    /^what (?:was|were) (?<subject>.+?) (?:being )?asked(?: there| then| exactly)?$|^what(?:'s| was| is)? (?:the|that) (?:reporter'?s? )?question(?: was)?(?: there| then)?$|^(?:in )?(?:answer|response|reply) to what(?: question)?$/i,
    'question',
  ],
  [
    new RegExp(
      `^what (?:did|does) (?<subject>.+?) say ${AFTER}$|^what (?:came|comes|was said) ${AFTER}$|^after that$`,
      'i',
    ),
    'after',
  ],
  [
    new RegExp(
      `^what (?:did|does) (?<subject>.+?) say ${BEFORE}$|^what (?:came|comes|was said) ${BEFORE}$|^before that$`,
      'i',
    ),
    'before',
  ],
  [
    new RegExp(
      `^(?:was|is|were) ${PRONOUN} (?:all )?(?:said |speaking |given )?(?:on the record|off the record|on (?:deep )?background|not for attribution|for attribution|attributable|quotable)(?: or (?:not|off|on background|off the record))?$` +
        '|^(?:what (?:are|were) the |the )?ground rules$|^(?:on|off)(?: or off)? the record$|^on (?:deep )?background$' +
        '|^can (?:i|we) (?:use|quote|attribute|publish) (?:that|this|it)$',
      'i',
    ),
    'ground-rules',
  ],
];

const GOING_ON =
  /^(?:(?:and|or|also|plus|same (?:question )?(?:for|but)|(?:and )?(?:what|how|hows|how's) about|more|only|just)(?:[ ,]+|$))+(.+)$/i;

const ONLY_PRONOUN = new RegExp(`^${PRONOUN}$`, 'i');

/** The form of a cleaned question, null for a question of its own. What it names is not yet looked up. */
export function followUpForm(text: string): FollowUpForm | null {
  const bare = text.replace(/[?!.…,;:\s]+$/u, '').trim();
  const said = bare.replace(OPENING, '').trim();
  if (MORE.test(said)) return { kind: 'more' };
  if (WHO_ELSE.test(said)) return { kind: 'who-else' };
  const plain = said.replace(/^and[ ,]+/i, '');
  for (const [pattern, kind] of ABOUT_STATEMENT) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const subject = match.groups?.['subject'] ?? null;
    return { kind, subject: subject === null || ONLY_PRONOUN.test(subject) ? null : subject };
  }
  const namesake = NAMESAKE.exec(said);
  if (namesake) return { kind: 'namesake', name: namesake[1] ?? namesake[2] ?? '' };
  const without = WITHOUT.exec(plain);
  if (without) return { kind: 'without', rest: without[1] ?? '' };
  const goingOn = GOING_ON.exec(said);
  return goingOn ? { kind: 'going-on', rest: goingOn[1] ?? '' } : null;
}
