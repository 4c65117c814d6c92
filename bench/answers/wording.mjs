/** How reporters word a question: in a full sentence, in keywords, in telegram style, in lower case, with titles. */
import { random } from '../search/generate.mjs';

/** Choices that follow from a seed. */
export class Choice {
  #next;

  constructor(seed) {
    this.#next = random(seed);
  }

  of(list) {
    return list[Math.floor(this.#next() * list.length)];
  }

  chance(share) {
    return this.#next() < share;
  }

  shuffled(list) {
    return list
      .map((item) => ({ item, at: this.#next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }
}

/** Forms in which the first part can be nothing but a speaker. */
const ASKING = [
  (who, what) => `what did ${who} say about ${what}`,
  (who, what) => `What did ${who} say about ${what}?`,
  (who, what) => `What has ${who} said about ${what}?`,
  (who, what) => `did ${who} ever say anything about ${what}`,
  (who, what) => `Has ${who} commented on ${what}?`,
  (who, what) => `what does ${who} think about ${what}`,
  (who, what) => `What’s ${who}’s position on ${what}?`,
  (who, what) => `anything from ${who} re ${what}`,
  (who, what) => `exact words of ${who} on ${what}`,
  (who, what) => `Can you find what ${who} said regarding ${what}, please?`,
  (who, what) => `quotes by ${who} about ${what}`,
  (who, what) => `how did ${who} respond to ${what}`,
  (who, what) => `what'd ${who} tell reporters about ${what}`,
  (who, what) => `when did ${who} mention ${what}`,
  (who, what) => `need ${who} quote on ${what}`,
  (who, what) => `where does ${who} stand on ${what}`,
];

const SHORT = [
  (who, what) => `${who} on ${what}`,
  (who, what) => `${who} ${what}`,
  (who, what) => `${what} ${who}`,
  (who, what) => `${who} re ${what}`,
  (who, what) => `${who}: ${what}`,
  (who, what) => `${who} statement ${what}`,
  (who, what) => `${who} quote ${what} pls`,
];

const BY_ANYONE = [
  (what) => `who said something about ${what}`,
  (what) => `has anyone talked about ${what}?`,
  (what) => `Who mentioned ${what}?`,
  (what) => `anything on ${what}`,
  (what) => `what was said about ${what}`,
  (what) => `quotes about ${what}`,
  (what) => `${what}`,
  (what) => `statements on ${what}`,
];

/** A telegram has capitals only, a phone none. */
function typed(question, choice) {
  if (choice.chance(0.35)) return question.toLowerCase();
  return choice.chance(0.06) ? question.toUpperCase() : question;
}

export const about = (who, what, choice) => typed(choice.of(choice.chance(0.65) ? ASKING : SHORT)(who, what), choice);

/** The same where a name among keywords could be a topic as well. */
export const aboutSpeaker = (who, what, choice) => typed(choice.of(ASKING)(who, what), choice);

export const byAnyone = (what, choice) => typed(choice.of(BY_ANYONE)(what), choice);

const SPEAKER_ONLY = [
  (who) => `what did ${who} say`,
  (who) => `What did ${who} say?`,
  (who) => `quotes from ${who}`,
  (who) => `anything by ${who}?`,
  (who) => `what does ${who} say`,
  (who) => `everything ${who} said`,
  (who) => `latest remarks from ${who}`,
];

export const speakerOnly = (who, choice) => typed(choice.of(SPEAKER_ONLY)(who), choice);

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day as it is typed. */
export function dayInWords(day, choice) {
  const [year, month, date] = day.split('-').map(Number);
  const name = MONTHS[month - 1];
  return choice.of([`${name} ${date}, ${year}`, `${name.slice(0, 3)} ${date} ${year}`, day, `${date} ${name} ${year}`]);
}

export function monthInWords(day, choice) {
  const [year, month] = day.split('-').map(Number);
  return choice.of([`${MONTHS[month - 1]} ${year}`, `${MONTHS[month - 1].slice(0, 3)} ${year}`]);
}

/** One slip of a finger inside a word: two letters swapped, one left out, doubled, or the neighbour's. */
export function slip(word, choice) {
  const at = 1 + choice.of([...Array(word.length - 2).keys()]);
  const slips = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
    word.slice(0, at) + choice.of([...'aeiortns']) + word.slice(at + 1),
  ];
  if (word[at + 1] && word[at] !== word[at + 1]) {
    slips.push(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
  }
  return choice.of(slips.filter((one) => one !== word));
}
