import { type Form, form } from './item.js';

/** "until then", "before that date": the instant that was named already. */
const THEN =
  '(?:then\\b|(?:this|that|the|such)(?: (?:above|stated|said|given|agreed|embargo|same|specified))* (?:time|date|day|hour|moment|point|embargo|deadline)(?=$| ?[.,;:)!-]| (?:and|or|please)\\b)|(?:the |this |its )?embargo (?:is lifted|lifts|ends|expires|has (?:been )?lifted)|lifted$)';
const USE = '(?:release|publication|broadcast|use|print|distribution|dissemination|transmission|airing)';

/** Words that say what a time is of, or how sure it is. */
export const WORD_FORMS: readonly Form[] = [
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
  // Uncertainty.
  form(
    '\\btb[cda]\\b|to be (?:confirmed|announced|decided|determined|advised|agreed|fixed|set)\\b|(?:not|un|yet to be)-? ?confirmed\\b|provisional(?:ly)?\\b|tentative(?:ly)?\\b|unless\\b|whichever\\b|(?:further|until) notice\\b|subject to\\b|at least (?:until|till)\\b|(?:time|hour|details|date) (?:to follow|to come|unknown|open|later|not)\\b|exact (?:time|hour)\\b|to follow\\b|-?ish\\b|pending\\b|depending\\b|\\?|at (?:my|our|your|the) (?:discretion|request)\\b|or (?:when|until|if|once|unless)\\b',
    {
      kind: 'doubt',
      always: true,
    },
  ),
  form('(?:no|not) later than\\b|by\\b', { kind: 'end', of: 'by' }),
  form(
    '(?:approx(?:imately|\\.)?|circa|roughly|ca?\\.(?= ?\\d)|or so|at least|at (?:the|its) earliest|earliest|expected|likely|probably|possibly|perhaps|maybe|early|late|later|mid|sometime|some time|just after|shortly after|soon after|shortly|soon|around|about|half|quarter|past|last|before or after|(?:this|the same|same) time)\\b|~|\\+',
    {
      kind: 'doubt',
      always: false,
    },
  ),
  // Instants named before.
  form(`(?:until|till|before|after|prior to|earlier than) ${THEN}`, { kind: 'joint', mark: 'then' }),
  // What lifts an embargo.
  form(
    '(?:not|never|no|nor|neither|nothing)\\b[^.;,:\\d]{0,80}?\\b(?:before|until|till|prior to|earlier than|sooner than|ahead of)\\b',
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
    '(?:extended|moved|changed|postponed|delayed|pushed(?: back)?|put back|rescheduled|revised|amended|shifted|deferred|brought forward|corrected|updated) (?:to|until|from)\\b|now\\b|new\\b|instead\\b|rather\\b',
    { kind: 'lift', isStrict: false },
  ),
  form(
    '(?:(?:to|may|can|will|should|must|could) )?be (?:published|printed|posted|used|quoted|reported|shared|distributed|circulated|made public|told)\\b',
    { kind: 'lift', isStrict: false },
  ),
  form(
    'embargo(?:ed)? (?:(?:starts?|begins?|in force|in effect|takes effect) ?)?(?:from|since|as of|as from|starting|beginning|starts?|begins?)\\b(?!.{1,60}\\b(?:to|through|thru)\\b|.{1,60} - )|(?:starts?|begins?|since)\\b',
    { kind: 'set' },
  ),
  form('(?:from|as of|as from|effective|starting|beginning)\\b', { kind: 'lift', isStrict: false, isStart: true }),
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
    '(?:was|were|set|issued|sent|dated|imposed|received|previously|originally|initially|formerly|earlier|old|published|posted|updated|uploaded|circulated|distributed|recorded|delivered|spoken|written|agreed|replaces|replacing|superseded|yesterday|ago|prepared|drafted|filed|not)\\b',
    { kind: 'set' },
  ),
  form('(?:when|once|if|as soon as|upon|whenever|provided|where)\\b', { kind: 'condition' }),
  form('or\\b', { kind: 'or' }),
  form('(?:press|news|media) (?:conference|briefing|call|event)\\b', (match) => ({ kind: 'word', text: match[0] })),
  form(
    '(?:broadcast(?:ers?|ing)?|print|online|web(?:sites?)?|radio|tv|television|newspapers?|papers?|press|wires?|agenc(?:y|ies)|digital|media|social media|subscribers?|magazines?|editions?|bulletins?|internet)\\b',
    { kind: 'medium' },
  ),
  form(
    '(?:at|on|the|of|in|for|is|are|be|and|to|time|times|timezone|zone|hours?|hrs?|clock|day|date|dated|dates|embargo(?:ed|es)?|strict(?:ly)?|under|between|sharp|exactly|precisely|promptly|a|an|this|it|latest|will|has|been|only|date and time)\\b',
    (match) => ({
      kind: 'joint',
      mark: match[0].toLowerCase(),
    }),
  ),
  form("[-,()/:;.|[\\]@=&'!]", (match) => ({ kind: 'joint', mark: match[0] })),
];

/** Numbers of telephones, behind the days and times that look like them. */
export const NUMBER_FORMS: readonly Form[] = [
  form('(?=(?:[ .-]?\\d){7})\\d{2,5}(?:[ .-]\\d{2,}){2,}|\\d{3}[-. ]\\d{4}(?!\\d)', { kind: 'noise' }),
];
/** What else has figures. */
export const LAST_FORMS: readonly Form[] = [form('\\d[\\d.,:/-]*[\\p{L}\\d]*', { kind: 'noise' })];
