import {
  COMMON_SURNAMES,
  HONORIFICS,
  SAYING_NOUNS,
  STATE_WORDS,
  STOP_WORDS,
  TITLE_FORMS,
  TITLE_LINKS,
  TITLE_WORDS,
} from '../../lang/index.js';
import { isHeldDuring } from '../../people/roles.js';
import type { Store } from '../../store/store.js';
import { plainWords, type QueryToken } from '../../text/tokenizer.js';
import type { QuestionForm } from '../question/subject.js';
import { recordSpelling } from '../topic/topic.js';
import { identifyKeywords } from './keyword-names.js';
import { isMentionedPerson, isWrittenAsName, mentionOf } from './mentions.js';
import { type ResolveContext, resolveSpeaker } from './resolve.js';
import { resolveAll, type SpeakerSet, type SpeakersAndTopic } from './speaker-set.js';

/** Finds who a question means. The words that name nobody are its topic. */
export async function identifySpeakers(
  form: QuestionForm,
  context: ResolveContext,
  store: Store,
): Promise<SpeakersAndTopic> {
  const identified = await meantBy(form, context, store);
  // Somebody whom a source names is no slip for somebody else, though they never speak.
  for (const name of identified.spelt) {
    const sources = await store.mentions(name);
    if (sources === 0) continue;
    const similar = 'entries' in identified.who ? identified.who.entries : [];
    const who: SpeakerSet = { kind: 'unknown', name, similar, mentions: { name, sources } };
    return { ...identified, who, corrections: [], spelt: [] };
  }
  return identified;
}

async function meantBy(form: QuestionForm, context: ResolveContext, store: Store): Promise<SpeakersAndTopic> {
  const { subject, topic } = form;
  switch (subject.kind) {
    case 'anyone':
    case 'reporters':
    case 'pronoun':
      return { who: { kind: subject.kind }, topic, corrections: [], spelt: [] };
    case 'keywords':
      return identifyKeywords(topic, context);
    default: {
      const words = withoutPraise(subject.words);
      const found = (await resolveAll(words, context)) ?? (await byOrganisation(words, context));
      if (found) return { ...found, topic };
      const isName =
        subject.kind === 'asked' ||
        (await isAnotherName(words, context, store)) ||
        (subject.isSource === true && (await isWrittenAsName(words, store)));
      if (subject.kind === 'maybe' && !isName) {
        const { verb } = subject;
        const aside = verb && !STOP_WORDS.has(verb.plain) ? [{ ...verb, isAside: true }] : [];
        const all = [...words, ...aside, ...topic];
        const keywords = await identifyKeywords(all, context);
        // "drone strike on Soleimani": whoever never speaks, behind the marker, is what it is about.
        const isSilent = 'entries' in keywords.who && keywords.who.entries.every((entry) => entry.statements === 0);
        if (isSilent && !verb) return { who: { kind: 'anyone' }, topic: all, corrections: [], spelt: [] };
        const isSaying = verb && topic.length === 0 && !SAYING_NOUNS.has(verb.plain);
        const name = isSaying && keywords.who.kind === 'anyone' ? await nameAtEnd(words, store) : [];
        if (name.length === 0) return keywords;
        const who = await unknown(name, context, store);
        return { who, topic: words.slice(0, -name.length), corrections: [], spelt: [] };
      }
      return { who: await unknown(words, context, store), topic, corrections: [], spelt: [] };
    }
  }
}

/** Longest name that is looked for among other words. */
const LONGEST_NAME = 3;

/** The words at the end that name somebody whom sources mention: "attacks Qasem Soleimani"; none where they don't. */
async function nameAtEnd(words: readonly QueryToken[], store: Store): Promise<readonly QueryToken[]> {
  for (let size = Math.min(LONGEST_NAME, words.length); size > 1; size--) {
    if (await isMentionedPerson(words.slice(-size), store)) return words.slice(-size);
  }
  const last = words.slice(-1);
  return (await isWrittenAsName(last, store)) ? last : [];
}

/** "the top general", "the nation's top diplomat": praise before a title tells nobody from another. */
function withoutPraise(words: readonly QueryToken[]): readonly QueryToken[] {
  const isTitle = (token: QueryToken | undefined) =>
    token && (TITLE_WORDS.has(token.plain) || TITLE_FORMS.has(token.plain));
  return words.filter(({ plain }, i) => plain !== 'top' || !isTitle(words[i + 1]));
}

/** "the White House": an office of several people is no one's words, so it is asked whose. */
async function byOrganisation(
  tokens: readonly QueryToken[],
  { register, period }: ResolveContext,
): Promise<Omit<SpeakersAndTopic, 'topic'> | null> {
  const words = tokens.map((token) => token.plain).filter((word) => word !== 'the');
  const telling = words.filter((word) => !TITLE_LINKS.has(word));
  if (telling.length === 0) return null;
  const asked = words.join(' ');
  const entries = (await register.byOffice(telling)).filter(
    (entry) =>
      entry.statements > 0 &&
      entry.roles.some((role) => plainWords(role.organisation ?? '').join(' ') === asked && isHeldDuring(role, period)),
  );
  return entries.length > 1 ? { who: { kind: 'several', entries }, corrections: [], spelt: [] } : null;
}

/** Whether words that may be a name are one, though nobody's on record: unheard-of words, or somebody mentioned. */
async function isAnotherName(words: readonly QueryToken[], context: ResolveContext, store: Store): Promise<boolean> {
  const own = words.filter((token) => !STOP_WORDS.has(token.plain) && !HONORIFICS.has(token.plain));
  if (own.length === 0 || own.length > 3) return false;
  // "Senator Wright", though senators are on record.
  const named = own.slice(
    Math.max(
      0,
      own.findIndex((token) => !isTitle(token)),
    ),
  );
  if (named.length === 1 && COMMON_SURNAMES.has(named[0]!.plain) && named.length < own.length) return true;
  if (await isNamesake(own, context)) return true;
  if (own.some((token) => context.isOnRecord(token.plain))) return isMentionedPerson(own, store);
  // Unheard of: a name, unless it is a slip for a word of the record ("helicoptors").
  if (own.some((token) => COMMON_SURNAMES.has(token.plain))) return true;
  const meant = await Promise.all(own.map((token) => recordSpelling(token.plain, store)));
  return meant.every((word) => word === null);
}

function isTitle({ plain }: QueryToken): boolean {
  return TITLE_WORDS.has(plain) || TITLE_FORMS.has(plain);
}

/** A surname on record behind a name that is not its bearer's: "Gordon Brown". */
async function isNamesake(words: readonly QueryToken[], { register, isOnRecord }: ResolveContext): Promise<boolean> {
  const given = words.at(-2);
  if (!given || (await register.byHandle([words.at(-1)!.plain])).length === 0) return false;
  if ((await register.byHandle([given.plain])).length > 0) return false;
  return !isOnRecord(given.plain) || /^\p{Lu}\p{Ll}/u.test(given.typed);
}

/** What can be said of somebody who is nobody's speaker: how many sources mention them, and who is called alike. */
async function unknown(tokens: readonly QueryToken[], context: ResolveContext, store: Store): Promise<SpeakerSet> {
  const resolution = await resolveSpeaker(tokens, context);
  const similar = resolution.kind === 'nobody' ? resolution.similar : [];
  const own = tokens.filter((token) => !HONORIFICS.has(token.plain) && !isTitle(token));
  // "the senator from Ohio" names nobody.
  const named = own.filter((token) => !TITLE_LINKS.has(token.plain) && !STATE_WORDS.has(token.plain));
  return {
    kind: 'unknown',
    name: tokens.map((token) => token.typed).join(' '),
    similar: similar.filter((entry) => entry.statements > 0),
    mentions: await mentionOf(named, store),
  };
}
