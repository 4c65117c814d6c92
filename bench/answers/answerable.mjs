/** Questions that a record can answer, each made from a statement, with the words that an answer must hold or stand by. */
import { inFamily, topicsIn, wordsOf } from './material.mjs';
import { ALIKE, ASIDES } from './newsroom.mjs';
import { calling, dayOf } from './people.mjs';
import { about, byAnyone, dayInWords, monthInWords, slip, speakerOnly } from './wording.mjs';

/** How many of each class. */
export const QUOTAS = {
  'topic in the statement': 50,
  'topic beside the statement': 35,
  'an equivalent word': 20,
  'another form of the word': 30,
  'topic with a slip': 25,
  'name with a slip': 20,
  'role at the date': 20,
  'on a date': 20,
  'quoted words': 20,
  'keywords, no name': 25,
  'speaker alone': 15,
  'a generic word more': 20,
};

const FORMS = [
  [/ies$/, 'y'],
  [/([^s])s$/, '$1'],
  [/([^aeit])y$/, '$1ies'],
  [/ed$/, 'ing'],
  [/ing$/, 'ed'],
  [/ation$/, 'ations'],
  [/([^sxzhy])$/, '$1s'],
];

export function* answerable({ sources }, texts, people, choice) {
  const said = people.flatMap((person) => person.statements.map((statement) => ({ person, statement })));
  // A mere "yes" is found by what it answers, and by nothing of its own.
  const telling = said.filter(({ statement }) => wordsOf(statement.text).length >= 8);
  const topicIn = (text) => {
    const topics = topicsIn(text);
    return topics.length > 0 ? choice.of(topics).join(' ') : null;
  };
  const holds = (statement, words) => words.every((word) => wordsOf(statement.text).includes(word));
  const withTopic = (make) => {
    const { person, statement } = choice.of(telling);
    const topic = topicIn(statement.text);
    const made = topic && make({ person, statement, topic, who: calling(person, choice) });
    return made && { ...made, statement };
  };
  // A report of what somebody said holds no exact words.
  const isFair = ({ question, statement }) => statement?.kind === 'direct' || !/^exact words/i.test(question);
  const makers = {
    'topic in the statement': () =>
      withTopic(({ person, topic, who }) => ({ question: about(who, topic, choice), person, words: wordsOf(topic) })),
    'topic beside the statement': () => {
      const { person, statement } = choice.of(telling);
      const before = sources.get(statement.sourceId).text.slice(Math.max(0, statement.start - 250), statement.start);
      const topic = topicIn(
        statement.question?.text ?? (statement.topics.some(({ from }) => from === 'paragraph') ? before : ''),
      );
      if (!topic || wordsOf(topic).some((word) => inFamily(word, statement.text))) return null;
      return { question: about(calling(person, choice), topic, choice), person, statement, words: wordsOf(topic) };
    },
    'an equivalent word': () => {
      const [meant, typed] = choice.of(ALIKE);
      const holding = telling.filter(({ statement }) => holds(statement, wordsOf(meant)));
      if (holding.length === 0) return null;
      const { person, statement } = choice.of(holding);
      return {
        question: about(calling(person, choice), typed, choice),
        person,
        statement,
        words: wordsOf(meant),
        typed,
      };
    },
    'another form of the word': () =>
      withTopic(({ person, topic, who }) => {
        const last = topic.split(' ').at(-1);
        const [pattern, stead] = choice.of(FORMS);
        const other = last.replace(pattern, stead);
        if (other === last || texts.has(other) || last.length < 5 || /^\p{Lu}/u.test(last)) return null;
        const form = [...topic.split(' ').slice(0, -1), other].join(' ');
        return { question: about(who, form, choice), person, words: wordsOf(topic) };
      }),
    'topic with a slip': () =>
      withTopic(({ person, topic, who }) => {
        const words = topic.split(' ');
        const at = words.findIndex((word) => word.length >= 6);
        if (at < 0) return null;
        const typo = slip(words[at], choice);
        if (texts.places(typo).some(() => texts.has(typo))) return null;
        const question = about(who, words.with(at, typo).join(' '), choice);
        return { question, person, words: wordsOf(topic) };
      }),
    'name with a slip': () =>
      withTopic(({ person, topic }) => {
        if (!person.isOnly || person.surname.length < 5 || person.surname.includes('-')) return null;
        const typo = slip(person.surname, choice);
        if (texts.has(typo)) return null;
        const who = choice.chance(0.5) ? typo : `${person.name.split(' ')[0]} ${typo}`;
        return { question: about(who, topic, choice), person, words: wordsOf(topic) };
      }),
    'role at the date': () =>
      withTopic(({ person, statement, topic }) => {
        const day = dayOf(sources.get(statement.sourceId));
        const held = ({ from, to }) => day && (!from || from <= day) && (!to || to >= day);
        const role = person.roles.find(held);
        if (!role) return null;
        // Others who bear the title and spoke within the same month are meant as well.
        const rivals = people.filter(
          (other) =>
            other !== person &&
            other.roles.some(({ title }) => title.includes(role.title)) &&
            [...other.sourceIds].some((id) => dayOf(sources.get(id))?.slice(0, 7) === day.slice(0, 7)),
        );
        if (rivals.length > 0) return null;
        const when = choice.chance(0.5) ? `on ${dayInWords(day, choice)}` : `in ${monthInWords(day, choice)}`;
        const question = `what did the ${role.title} say about ${topic} ${when}`;
        return { question: choice.chance(0.5) ? question.toLowerCase() : question, person, words: wordsOf(topic) };
      }),
    'on a date': () =>
      withTopic(({ person, statement, topic, who }) => {
        const day = dayOf(sources.get(statement.sourceId));
        if (!day) return null;
        const when = choice.chance(0.6) ? `on ${dayInWords(day, choice)}` : `in ${monthInWords(day, choice)}`;
        return choice.chance(0.4)
          ? { question: `what did ${who} say ${when}`, person, words: [] }
          : { question: `what did ${who} say about ${topic} ${when}`, person, words: wordsOf(topic) };
      }),
    'quoted words': () => {
      const { person, statement } = choice.of(telling);
      const words = statement.text.split(/\s+/);
      const from = choice.of([...Array(words.length - 4).keys()]);
      const phrase = words.slice(from, from + 4 + choice.of([0, 1, 2])).join(' ');
      const isNested = statement.nested?.length > 0;
      if (isNested || /["“”‘’'()[\]—]/.test(phrase)) return null;
      const who = calling(person, choice);
      const question = choice.of([
        `who said "${phrase}"`,
        `did ${who} say "${phrase}"`,
        `“${phrase}”`,
        `${who} "${phrase}"`,
      ]);
      return { question, words: wordsOf(phrase) };
    },
    'keywords, no name': () =>
      withTopic(({ statement, topic }) => {
        const other = topicIn(statement.text);
        const both = other === topic ? topic : `${topic} ${other}`;
        return { question: byAnyone(both, choice), words: wordsOf(both) };
      }),
    'speaker alone': () => {
      const person = choice.of(people);
      return { question: speakerOnly(calling(person, choice), choice), person, words: [] };
    },
    'a generic word more': () =>
      withTopic(({ person, topic, who }) => {
        const aside = choice.of(ASIDES);
        const what = choice.of([`${topic} ${aside}`, `the ${aside} of ${topic}`, `${aside} around ${topic}`]);
        return { question: about(who, what, choice), person, words: wordsOf(topic) };
      }),
  };
  for (const [kind, quota] of Object.entries(QUOTAS)) {
    const found = new Map();
    for (let tries = 0; found.size < quota && tries < 400 * quota; tries++) {
      const made = makers[kind]();
      if (made && isFair(made)) found.set(made.question, { kind, ...made });
    }
    yield* found.values();
  }
}

/** Text before a statement in which its topic may stand, in UTF-16 units. */
const REACH = 1500;

/** Whether a statement is by whom it was asked for, and about the words: they stand in it, or shortly before it. */
export function isRight({ person, words, typed }, { statement }, sources) {
  if (person && statement.speaker?.personId !== person.id) return false;
  const { text, title } = sources.get(statement.sourceId);
  const around = `${title} ${text.slice(Math.max(0, statement.start - REACH), statement.end + REACH / 3)}`;
  const isAbout = (all) => all.every((word) => inFamily(word, around));
  return isAbout(words) || (typed !== undefined && isAbout(wordsOf(typed)));
}
