import type { CueVerb } from '../../language.js';
import { wordSet } from '../../word-list.js';

/**
 * Reporting verbs, by what they govern. Hand-kept data: a verb belongs here when a newspaper uses it to attribute words
 * or content to somebody. Forms are generated (`inflect`), irregular ones are listed.
 */

const SPEAKING =
  'say add note explain argue claim insist state announce declare assert contend maintain acknowledge admit concede ' +
  'confirm deny suggest warn predict reply respond answer recall remark observe comment conclude continue write tweet ' +
  'report reveal estimate stress emphasize emphasise reiterate repeat testify allege charge complain boast joke quip vow ' +
  'pledge promise propose recommend counter retort exclaim shout yell whisper mutter murmur muse opine lament grumble ' +
  'caution signal indicate hint imply proclaim affirm reaffirm disclose swear attest certify clarify elaborate gush snap ' +
  'advise theorize speculate rule demand request protest object recount relate post email text telegraph agree ' +
  'bemoan fume chide scoff plead beg bark chime deadpan recite crow brag rejoin interject intone ' +
  'volunteer venture surmise reason theorise summarize summarise underscore highlight restate';
const TELLING = 'tell remind assure inform notify reassure';
const ASKING = 'ask question inquire wonder query';
const THINKING =
  'think believe hope expect fear feel know guess assume suspect doubt disagree realize realise understand worry figure ' +
  'find show see learn discover hear remember decide determine anticipate wish intend plan dispute';
const CALLING = 'call describe label characterize characterise dub brand portray depict term deem consider refer cite';
const DEALING =
  'accuse criticize criticise denounce condemn praise blame blast slam mock urge reject dismiss defend oppose endorse ' +
  'support back question attack applaud welcome discuss address mention express thank threaten vow detail outline ' +
  'implore advocate downplay stress tout refute rebuke decry deride ridicule commend hail want propose pledge promise seek';

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  think: ['thinks', 'thought', 'thinking'],
  know: ['knows', 'knew', 'known', 'knowing'],
  feel: ['feels', 'felt', 'feeling'],
  find: ['finds', 'found', 'finding'],
  see: ['sees', 'saw', 'seen', 'seeing'],
  show: ['shows', 'showed', 'shown', 'showing'],
  swear: ['swears', 'swore', 'sworn', 'swearing'],
  understand: ['understands', 'understood', 'understanding'],
  hear: ['hears', 'heard', 'hearing'],
  seek: ['seeks', 'sought', 'seeking'],
  learn: ['learns', 'learned', 'learnt', 'learning'],
  plead: ['pleads', 'pleaded', 'pled', 'pleading'],
};

/** Final consonants that are doubled: "admitted", "planned". */
const DOUBLING = new Set(['admit', 'plan', 'snap', 'quip', 'slam', 'refer', 'brag', 'beg', 'dub']);

function inflect(lemma: string): readonly string[] {
  const irregular = IRREGULAR[lemma];
  if (irregular) return [lemma, ...irregular];
  if (lemma.endsWith('e')) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  if (/[^aeiou]y$/.test(lemma)) {
    const base = lemma.slice(0, -1);
    return [lemma, `${base}ies`, `${base}ied`, `${lemma}ing`];
  }
  const doubled = DOUBLING.has(lemma) ? lemma + lemma.at(-1) : lemma;
  return [lemma, /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${doubled}ed`, `${doubled}ing`];
}

function build(): ReadonlyMap<string, CueVerb> {
  const verbs = new Map<string, CueVerb>();
  const put = (list: string, traits: Omit<CueVerb, 'lemma'>): void => {
    for (const lemma of list.split(' '))
      for (const form of inflect(lemma)) if (!verbs.has(form)) verbs.set(form, { lemma, ...traits });
  };
  put(SPEAKING, { content: 'clause', addressee: false, inverts: true, mental: false });
  put(TELLING, { content: 'clause', addressee: true, inverts: false, mental: false });
  put(ASKING, { content: 'clause', addressee: true, inverts: true, mental: false });
  put(THINKING, { content: 'clause', addressee: false, inverts: false, mental: true });
  put(CALLING, { content: 'call', addressee: false, inverts: false, mental: false });
  put(DEALING, { content: 'thing', addressee: false, inverts: false, mental: false });
  return verbs;
}

/** Every form of every reporting verb, lower case. */
export const CUE_VERBS: ReadonlyMap<string, CueVerb> = build();

/** Warn and advise take an addressee as well as a clause: "warned lawmakers that …". */
export const ADDRESSEE_OPTIONAL = wordSet('warn advise promise ask question caution beg text email');

/** Verbs that report only where a quotation or "that" follows: "continued to deploy" is no statement. */
export const NEEDS_THAT = wordSet(`
  continue conclude agree rule reveal signal indicate show find see hear learn remember know feel decide determine
  report post reason request protest object demand write recommend propose promise pledge vow plan plead beg bark
  venture volunteer relate recount record figure worry fear understand realize realise discover
`);

/** Second words that belong to the verb: "pointed out", "went on", "fired back". */
export const PARTICLE_VERBS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['point', new Set(['out'])],
  ['points', new Set(['out'])],
  ['pointed', new Set(['out'])],
  ['pointing', new Set(['out'])],
  ['go', new Set(['on'])],
  ['goes', new Set(['on'])],
  ['went', new Set(['on'])],
  ['fired', new Set(['back'])],
  ['shot', new Set(['back'])],
  ['chimed', new Set(['in'])],
  ['wrote', new Set(['in'])],
  ['spelled', new Set(['out'])],
  ['laid', new Set(['out'])],
  ['made', new Set(['clear'])],
  ['makes', new Set(['clear'])],
  ['making', new Set(['clear'])],
  ['put', new Set(['it'])],
  ['puts', new Set(['it'])],
]);

/** Reporting verbs whose form is a noun's as well. */
export const ALSO_NOUNS = wordSet(`
  rule report claim state charge question signal demand request protest record hint promise estimate comment remark
  answer reply fear doubt hope show plan attack support joke boast vow pledge post text label brand praise blame
  mention address outline tweet query wish dispute detail
`);

/** Nouns that hold what somebody said: "came to the conclusion that". */
export const CLAIM_NOUNS = wordSet(`
  claim claims conclusion allegation allegations assertion statement suggestion argument warning accusation contention
`);

/** Thoughts that stand behind what is thought: "the plan is sound, he thinks". Lemmas. */
export const TAIL_THOUGHTS = wordSet('think believe feel hope figure suspect guess');

/** And verbs that report so there, though in front they need a "that": "the plan is sound, the paper reported". */
export const TAIL_REPORTS = wordSet('report write post record');

/** Verbs behind which "when", "where", "who" and "if" begin what is said rather than a circumstance. Lemmas. */
export const INDIRECT_QUESTION_VERBS = wordSet('ask question inquire wonder query explain say tell describe');

/** Verbs with a "that" by which somebody brings something about, proves or does it rather than says it. Forms. */
export const NOT_TELLING = wordSet(`
  ensured ensures proved proves demonstrated demonstrates meant means required requires arranged arranges saw sees made
  makes happened happens waited waits cared cares prayed prays resolved resolves ordered orders helped helps
`);

/** Verbs behind which somebody is told what to do: "urged him to resign". Lemmas. */
export const ORDER_VERBS = wordSet('urge ask tell warn advise beg implore remind caution');

/** Verbs behind which somebody says what they will do: "promised to pay". Lemmas. */
export const COMMITMENT_VERBS = wordSet(
  'promise vow pledge threaten refuse offer propose swear agree decline volunteer',
);
