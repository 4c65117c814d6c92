import { form, type ItemForm } from '../item.js';

/** "until then", "before that date": the instant that was named already. */
const THEN =
  '(?:then\\b|(?:this|that|the|such)(?: (?:above|stated|said|given|agreed|embargo|same|specified))* (?:time|date|day|hour|moment|point|embargo|deadline)(?=$| ?[.,;:)!-]| (?:and|or|please)\\b)|(?:the |this |its )?embargo (?:is lifted|lifts|ends|expires|has (?:been )?lifted)|lifted$)';
const USE = '(?:release|publication|broadcast|use|print|distribution|dissemination|transmission|airing)';

/** Who may tell it. */
const MEDIA =
  'broadcast(?:ers?|ing)?|print|online|web(?:sites?)?|radio|tv|television|newspapers?|papers?|press|wires?|agenc(?:y|ies)|digital|media|social media|subscribers?|magazines?|editions?|bulletins?|internet';
/** What may stand between "not" and "before". */
const OF_TELLING =
  'to|be|for|in|on|any|whole|part|form|or|and|by|the|it|this|further|published|broadcast|printed|posted|used|quoted|reported|shared|released|distributed|circulated|disseminated|transmitted|aired|told|made public|publish|print|report|release|share|use|publication|distribution|dissemination|transmission|air|embargoed';
/** Words that say nothing of the time, wherever they stand. */
const COURTESIES =
  'and|but|please|we|you|your|our|which|so|as|these|any|all|may not|must not|should not|is not|contact|enquir(?:y|ies)|inquir(?:y|ies)|queries|questions|regards|thanks|thank|note|nb|tel|email|journalists|editors|desks?|eyes only|confidential|whole|part|form';
/** What is under an embargo: behind a day it may be something else of that day. */
const THINGS =
  '(?:(?:press|news|media) )?(?:release|statement|report|document|text|transcript|paper|study|article|story|journal|book|budget|figures|data|results|material|content|information|copy|news)s?';
/** Regions whose clock nobody asks for: they say where a time holds, beside others. */
const REGIONS = '(?:the )?(?:scotland|wales|england|europe|americas?|asia|africa)';

/** Words that say what a time is of, or how sure it is. */
export const QUALIFIER_FORMS: readonly ItemForm[] = [
  // What holds no time though it has figures.
  form('(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.-]+', { kind: 'noise' }),
  form('[$€£¥]\\s?\\d[\\d.,]*(?: ?(?:million|billion|trillion|bn|mn?|k)\\b)?', { kind: 'noise' }),
  form(
    '\\d[\\d.,]*\\s?(?:%|(?:per ?cent|percent|million|billion|trillion|bn|euros?|dollars?|pounds?|pages?|people|words|copies|outlets)\\b)',
    { kind: 'noise' },
  ),
  form('(?:no|nos|nr|ref|tel|phone|ext|fax|room|page|p|vol|mob)\\b\\.?:? ?[(+]?\\d[\\d() ./-]*', { kind: 'noise' }),
  form('\\+\\d{1,3}(?:[ .()-]{1,2}\\d+){2,}', { kind: 'noise' }),
  form('\\(\\d{2,5}\\) ?\\d+(?:[ .-]\\d+)+', { kind: 'noise' }),
  // "this time tomorrow"
  form('(?:this|that) time\\b', { kind: 'doubt' }),
  form('(?:no|not) later than\\b|by\\b', { kind: 'end', of: 'by' }),
  // Instants named before.
  form(`(?:until|till|before|after|prior to|earlier than) ${THEN}`, { kind: 'joint', mark: 'then' }),
  // What lifts an embargo.
  form(
    `(?:not|never|no|nor|neither|nothing)\\b(?:,? (?:${OF_TELLING}|${MEDIA})\\b){0,16},? (?:before|until|till|prior to|earlier than|sooner than|ahead of)\\b`,
    { kind: 'lift', isStrict: true },
  ),
  form('end of (?:the )?embargo\\b|embargo (?:end|expiry|release|lift)(?: (?:date|time|date and time))?\\b', {
    kind: 'lift',
    isStrict: false,
  }),
  form("(?:until|till|'?til|untill|before|prior to|ahead of)\\b(?! (?:and|&) incl)", { kind: 'lift', isStrict: true }),
  form(
    '(?:until|till|up to) (?:and|&) incl(?:uding|\\.)?(?![a-z])|(?:up )?(?:to|and) (?:and )?including\\b|through(?:out)?\\b|thru\\b',
    { kind: 'end', of: 'through' },
  ),
  form('up to\\b', { kind: 'lift', isStrict: true }),
  form('(?:publication|publishing)\\b', { kind: 'lift', isStrict: false, isEvent: true }),
  form(`(?:(?:not )?for |(?:date|time) (?:of|for) )${USE}\\b(?: (?:from|on|at|after))?`, {
    kind: 'lift',
    isStrict: false,
  }),
  form('(?:was|were|been) (?:released|published|issued)\\b', { kind: 'set' }),
  form('(?:embargo|hold|held|set|agreed|scheduled|planned|fixed) (?:for|to)\\b|embargoed (?:to|for)\\b(?! all\\b)', {
    kind: 'lift',
    isStrict: false,
  }),
  form(
    '(?:will be |to be |is |be |was |gets )?(?:lift(?:s|ed|ing)?|expir(?:es?|y|ing|ed)|releas(?:ed?|es|ing)|ends?(?! (?:of|on))|ending|ended|goes live|go live|free)\\b(?: (?:date|time))?(?: (?:at|on|from|for))?',
    { kind: 'lift', isStrict: false },
  ),
  form(
    '(?:extended|moved|changed|postponed|delayed|pushed(?: back)?|put back|rescheduled|revised|amended|shifted|deferred|brought forward|corrected|updated) (?:to|until|from(?=.{1,60}\\b(?:to|until)\\b))\\b|now\\b|new\\b',
    { kind: 'lift', isStrict: false },
  ),
  form(
    '(?:may|can) (?:use|publish|print|broadcast|share|report) (?:it|this)\\b|(?:(?:to|may|can|will|should|must|could) )?be (?:published|printed|posted|used|quoted|reported|shared|distributed|circulated|made public|told)\\b(?: (?:from|at|on))?',
    { kind: 'lift', isStrict: false },
  ),
  form(
    'embargo(?:ed)? (?:(?:starts?|begins?|in force|in effect|takes effect) ?)?(?:from|since|as of|as from|starting|beginning|starts?|begins?)\\b(?!.{1,60}\\b(?:to|through|thru)\\b|.{1,60} - )|(?:starts?|begins?|since)\\b',
    { kind: 'set' },
  ),
  // The start of a span, whose end counts.
  form('from\\b(?=.{1,60}(?:\\b(?:to|until|till|through|thru)\\b| - ))', { kind: 'lift', isStrict: false }),
  // Ends of days.
  form(
    '(?:the )?end[- ]of[- ](?:the )?(?:business|day|play)(?: day)?\\b|(?:the )?close[- ]of[- ](?:business|play|day|trading|work)\\b|eod\\b|cob\\b|eob\\b|inclusive(?:ly)?\\b|incl\\b\\.?|all day\\b|(?:the )?whole day\\b',
    { kind: 'end', of: 'whole' },
  ),
  form(
    '(?:at )?(?:the )?(?:very )?end (?:of|on)(?: the)?\\b|(?:the )?close (?:of|on)\\b|(?:for )?(?:the )?(?:whole|entire(?:ty)?|all|rest|remainder|duration) of(?: the)?\\b',
    { kind: 'end', of: 'end' },
  ),
  form('after\\b', { kind: 'end', of: 'after' }),
  form('including\\b', { kind: 'end', of: 'through' }),
  // Other times than the end.
  form(
    '(?:was|were|set|issued|sent|dated|imposed|received|previously|originally|initially|formerly|earlier|old|published|posted|uploaded|circulated|distributed|recorded|delivered|spoken|written|agreed|replaces|replacing|superseded|yesterday|ago|prepared|drafted|filed)\\b',
    { kind: 'set' },
  ),
  form(`in ${REGIONS}\\b`, { kind: 'word' }),
  form('or\\b', { kind: 'or' }),
  // Elsewhere it is an event, which may come later than the hour that the day begins.
  form(
    '(?:press|news|media) (?:conference|briefing|call|event)\\b(?=(?:[^.;]|\\.\\d)*\\b(?:is|are) (?:strictly )?(?:embargoed|under)\\b)',
    { kind: 'word', isThing: true },
  ),
  form(`(?:${MEDIA})\\b`, { kind: 'medium' }),
  form(
    '(?:at|on|the|of|in|for|is|are|be|and|to|(?:times?|dates?)(?! of)|timezone|zone|embargo(?:ed|es)?|hold|held|strict(?:ly)?|under|between|sharp|exactly|precisely|promptly|a|an|this|it|will|has|been)\\b',
    (match) => ({
      kind: 'joint',
      mark: match[0].toLowerCase(),
    }),
  ),
  form(`(?:${THINGS})\\b`, { kind: 'word', isThing: true }),
  form(`(?:${COURTESIES})\\b`, { kind: 'word' }),
  form("[-,()/:;.|[\\]@=&'!]", (match) => ({ kind: 'joint', mark: match[0] })),
];

/** Numbers of telephones, behind the days and times that look like them. */
export const NUMBER_FORMS: readonly ItemForm[] = [
  form('(?=(?:[ .-]?\\d){7})\\d{2,5}(?:[ .-]\\d{2,}){2,}|\\d{3}[-. ]\\d{4}(?!\\d)', { kind: 'noise' }),
];
/** What else has figures. */
export const LAST_FORMS: readonly ItemForm[] = [form('\\d[\\d.,:/-]*[\\p{L}\\d]*', { kind: 'doubt' })];
