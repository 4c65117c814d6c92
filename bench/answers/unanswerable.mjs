/** Questions that a record cannot answer. Labels follow from the source texts, never from the search. */
import { editDistance } from '../../dist/src/text/edit-distance.js';
import { inFamily, topicsIn, wordsOf } from './material.mjs';
import { GIVEN, PEOPLE, PLACES, SURNAMES, THINGS, TITLES, TOPICS } from './newsroom.mjs';
import { calling, dayOf, hasSurname, isWithin } from './people.mjs';
import { about, aboutSpeaker, byAnyone, dayInWords, monthInWords, speakerOnly } from './wording.mjs';

/** Text before and behind somebody's words that they may refer to, in UTF-16 units. */
const BEFORE = 1500;
const BEHIND = 500;

/** Two words farther apart than this are not about one thing. */
const APART = 2500;

/** Edits from which on a surname is another one, and no slip. */
const ANOTHER_NAME = 3;

/** How many of each class. */
export const QUOTAS = {
  'others spoke of it, elsewhere': 30,
  'others spoke of it, in the same text': 20,
  'nobody spoke of it, unheard words': 25,
  'nobody spoke of it, known words': 15,
  'spoke of each, never of both': 20,
  'one detail that nobody mentions': 30,
  'unknown person': 20,
  'unknown bearer of a known surname': 15,
  'only mentioned': 25,
  'the future': 25,
  'opinion, motive': 25,
  'words that nobody said': 20,
  'not that day': 20,
  'not of that kind': 10,
};

export function* unanswerable(material, texts, people, choice) {
  const { sources, statements, speakers } = material;
  const asked = people.filter(({ statements: own }) => own.length >= 3);
  const saidAbout = topicsOf(people, (word) => hasSurname(speakers, word));
  const everybody = [...saidAbout.values()].flat();
  const listed = TOPICS.trim()
    .split(/\s*[|\n]\s*/)
    .map((entry) => entry.split(/:\s*/))
    .map(([words, others = '']) => ({ words, others: others.split(' ').filter(Boolean) }));

  /** Whether somebody may have spoken of a word: it stands in or around what they say, or over a text of theirs. */
  const mayConcern = (person, word) =>
    texts.places(word).some(({ id, at }) => {
      if (!person.sourceIds.has(id)) return false;
      if (at < 0) return true;
      const own = texts.bySource.get(id).filter(({ speaker }) => speaker?.personId === person.id);
      return own.some(({ start, end }) => at >= start - BEFORE && at <= end + BEHIND);
    });
  const isElsewhere = (person, word) => texts.places(word).every(({ id }) => !person.sourceIds.has(id));
  const isUnheard = ({ words, others }) =>
    others.every((other) => texts.places(other).length === 0) &&
    (wordsOf(words).length === 1
      ? texts.places(words).length === 0
      : !texts.areTogether(
          wordsOf(words).filter((word) => word.length > 2),
          APART,
        ));
  const unheard = listed.filter(isUnheard).map(({ words }) => words);
  const isKnown = (words) => wordsOf(words).some((word) => word.length > 3 && texts.places(word).length > 0);
  const details = [...PLACES, ...THINGS].filter((word) => texts.places(word).length === 0);
  const surnameOf = (name) => name.split(' ').at(-1);
  const strangers = PEOPLE.filter((name) => !hasSurname(speakers, surnameOf(name)));
  const mentioned = strangers.filter((name) => texts.has(surnameOf(name)) && texts.count(surnameOf(name)) > 0);
  const unknown = [
    ...strangers.filter((name) => !texts.has(surnameOf(name)) && isFarFromAll(surnameOf(name), people)),
    ...SURNAMES.filter((name) => !texts.has(name) && !hasSurname(speakers, name) && isFarFromAll(name, people)).map(
      (name) => `${choice.of(TITLES)} ${name}`,
    ),
  ];
  const anybody = () => choice.of(asked);
  const topicOf = (person) => choice.of(saidAbout.get(person.id));
  const knownBearers = people.filter(({ isOnly }) => isOnly);

  const makers = {
    'others spoke of it, elsewhere': () => {
      const person = anybody();
      const topic = choice.of(everybody);
      if (!topic.split(' ').some((word) => isElsewhere(person, word))) return null;
      return about(calling(person, choice), topic, choice);
    },
    'others spoke of it, in the same text': () => {
      const person = anybody();
      const topic = choice.of(everybody);
      const isNear = topic.split(' ').every((word) => texts.places(word).some(({ id }) => person.sourceIds.has(id)));
      if (!isNear || !topic.split(' ').some((word) => !mayConcern(person, word))) return null;
      return about(calling(person, choice), topic, choice);
    },
    'nobody spoke of it, unheard words': () => {
      const topic = choice.of(unheard.filter((words) => !isKnown(words)));
      return choice.chance(0.5) ? byAnyone(topic, choice) : about(calling(anybody(), choice), topic, choice);
    },
    'nobody spoke of it, known words': () => {
      const topic = choice.of(unheard.filter(isKnown));
      return choice.chance(0.5) ? byAnyone(topic, choice) : about(calling(anybody(), choice), topic, choice);
    },
    'spoke of each, never of both': () => {
      const person = anybody();
      const [one, other] = [topicOf(person), topicOf(person)].map((topic) => topic.split(' ').at(-1));
      if (inFamily(one, other) || texts.areTogether([one, other], APART)) return null;
      const both = choice.of([`${one} ${other}`, `${one} in ${other}`, `the link between ${one} and ${other}`]);
      return about(calling(person, choice), both, choice);
    },
    'one detail that nobody mentions': () => {
      const person = anybody();
      const detail = choice.of(details);
      const place = PLACES.includes(detail) ? `in ${detail}` : `for ${detail}`;
      return about(calling(person, choice), `${topicOf(person)} ${choice.chance(0.8) ? place : detail}`, choice);
    },
    'unknown person': () => {
      const who = choice.of(unknown);
      return choice.chance(0.3) ? speakerOnly(who, choice) : about(who, choice.of(everybody), choice);
    },
    'unknown bearer of a known surname': () => {
      const { surname } = choice.of(knownBearers);
      const who = `${choice.of(GIVEN)} ${surname}`;
      if (texts.areTogether(wordsOf(who), 20)) return null;
      return choice.chance(0.3) ? speakerOnly(who, choice) : about(who, choice.of(everybody), choice);
    },
    'only mentioned': () => {
      const name = choice.of(mentioned);
      const who = choice.chance(0.5) ? name : surnameOf(name);
      return choice.chance(0.4) ? speakerOnly(who, choice) : aboutSpeaker(who, choice.of(everybody), choice);
    },
    'the future': () => {
      const person = anybody();
      return choice.of(FUTURE)(calling(person, choice), topicOf(person));
    },
    'opinion, motive': () => {
      const person = anybody();
      return choice.of(OPINION)(calling(person, choice), topicOf(person), choice.of(strangers));
    },
    'words that nobody said': () => {
      const words = choice.of(statements).text.split(/\s+/);
      const from = Math.floor(words.length / 3);
      const run = words.slice(from, from + 6);
      if (run.length < 5 || /["“”‘’']/.test(run.join(' '))) return null;
      run[2] = topicOf(anybody()).split(' ').at(-1);
      const phrase = run.join(' ').replace(/[^\p{L}\p{N}]+$/u, '');
      const squeezed = (text) => wordsOf(text).join(' ');
      if (statements.some(({ text }) => squeezed(text).includes(squeezed(phrase)))) return null;
      return choice.of(QUOTING)(phrase, calling(anybody(), choice));
    },
    'not that day': () => {
      const person = anybody();
      const days = [...person.sourceIds].map((id) => dayOf(sources.get(id)));
      if (days.includes(null)) return null;
      const day = `${choice.of([2003, 2011, 2016, 2019, 2020, 2021, 2022, 2023, 2025])}-${choice.of(['02', '04', '09', '11'])}-${choice.of([11, 17, 23])}`;
      const month = day.slice(0, 7);
      if (days.some((each) => isWithin(each, `${month}-01`, `${month}-31`))) return null;
      const when = choice.chance(0.6) ? `on ${dayInWords(day, choice)}` : `in ${monthInWords(day, choice)}`;
      const who = calling(person, choice);
      return choice.chance(0.4) ? `what did ${who} say ${when}` : `${about(who, topicOf(person), choice)} ${when}`;
    },
    'not of that kind': () => {
      const person = anybody();
      const kinds = new Set(person.statements.map(({ kind }) => kind));
      const isIn = (kind) => [...person.sourceIds].some((id) => sources.get(id).kind === kind);
      const [who, topic] = [calling(person, choice), topicOf(person)];
      const wanted = [
        ...(kinds.has('indirect') ? [] : [`paraphrases of ${who} on ${topic}`]),
        ...(kinds.has('direct') ? [] : [`exact quotes of ${who} on ${topic}`]),
        ...(isIn('article') ? [] : [`what did ${who} say about ${topic}, only from articles`]),
        ...(isIn('transcript') ? [] : [`${who} on ${topic} only from transcripts`]),
      ];
      return wanted.length > 0 ? choice.of(wanted) : null;
    },
  };
  for (const [kind, quota] of Object.entries(QUOTAS)) {
    const found = new Set();
    // A class may have fewer questions in a small record than its quota.
    for (let tries = 0; found.size < quota && tries < 400 * quota; tries++) {
      const question = makers[kind]();
      if (question !== null) found.add(question.replace(/\?? ((?:on|in) [^?]*)$/, ' $1'));
    }
    for (const question of found) yield { kind, question };
  }
}

/** The topics that people name in their own words, as noun phrases; a speaker's name would be one who is asked for. */
function topicsOf(people, isName) {
  return new Map(
    people.map(({ id, statements }) => {
      const topics = statements
        .flatMap(({ text }) => topicsIn(text))
        .filter((words) => !words.some(isName))
        .map((words) => words.join(' '));
      return [id, topics.length > 0 ? topics : ['the situation']];
    }),
  );
}

function isFarFromAll(surname, people) {
  return people.every((person) =>
    wordsOf(person.name).every((word) => editDistance(word, surname.toLowerCase()) >= ANOTHER_NAME),
  );
}

const FUTURE = [
  (who, topic) => `what will ${who} say about ${topic}`,
  (who, topic) => `What will ${who} say about ${topic} tomorrow?`,
  (who, topic) => `what is ${who} going to say about ${topic}`,
  (who, topic) => `will ${who} comment on ${topic}`,
  (who, topic) => `Will ${who} talk about ${topic} next week?`,
  (who, topic) => `when will ${who} speak about ${topic}`,
  (who) => `what will ${who.toLowerCase()} say next`,
  (who, topic) => `how will ${who} respond to ${topic}`,
  (who, topic) => `what's ${who} gonna say about ${topic}`,
  (who, topic) => `is ${who} going to address ${topic}?`,
  (who, topic) => `what does ${who} plan to say on ${topic}`,
  (who) => `what will ${who} announce tomorrow`,
  (who, topic) => `what is ${who} expected to say about ${topic}`,
  (who, topic) => `what would ${who} say about ${topic} if asked next year`,
];

const OPINION = [
  (who) => `why did ${who} lie`,
  (who) => `Why is ${who} so corrupt?`,
  (who) => `is ${who} a liar`,
  (who) => `is ${who} right`,
  (who, topic) => `is ${who} right about ${topic}?`,
  (who, topic) => `was ${who} wrong about ${topic}`,
  (who, topic) => `is ${who} lying about ${topic}`,
  (who, topic) => `did ${who} lie about ${topic}`,
  (who, topic) => `does ${who} secretly support ${topic}`,
  (who, topic) => `what is ${who} hiding about ${topic}`,
  (who, _, other) => `what does ${who} think of ${other}`,
  (who, _, other) => `does ${who} hate ${other}`,
  (who, _, other) => `is ${who} smarter than ${other}`,
  (who, topic) => `should ${who} apologize for ${topic}`,
  (who) => `who does ${who} really work for`,
  (who) => `how corrupt is ${who.toLowerCase()}`,
  (who, topic) => `can we trust ${who} on ${topic}`,
];

const QUOTING = [
  (phrase) => `who said "${phrase}"`,
  (phrase) => `Who said “${phrase}”?`,
  (phrase, who) => `did ${who} say "${phrase}"`,
  (phrase) => `"${phrase}"`,
  (phrase, who) => `${who} "${phrase}"`,
  (phrase) => `whose words are “${phrase}”`,
  (phrase, who) => `when did ${who} say '${phrase}'`,
];
