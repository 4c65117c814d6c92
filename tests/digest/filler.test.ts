import { describe, expect, it } from 'vitest';
import { fillerIn, opensWithFiller } from '../../src/digest/filler.js';
import { utterance } from './fixtures.js';

describe('what is never told', () => {
  it.each([
    ['Thank you.', 'thanks and greetings'],
    ['Thank you so much, Sam. Good evening, everyone. Thank you for joining us this evening.', 'thanks and greetings'],
    ['I want to thank everyone who made this possible.', 'thanks and greetings'],
    ['Good morning, everybody.', 'thanks and greetings'],
    ['That’s a very good question.', 'thanks and greetings'],
    ['Alex, thanks for the question.', 'thanks and greetings'],
    ['Next question.', 'whose turn it is'],
    ['Our next question will go to Justin with Bloomberg.', 'whose turn it is'],
    ['Let’s go to Kelly.', 'whose turn it is'],
    ['Go ahead, in the pink sweater.', 'whose turn it is'],
    ['I’ll take your question.', 'whose turn it is'],
    ['With that, I will turn it over to Dr. Fauci.', 'whose turn it is'],
    ['Yes.', 'a bare answer'],
    ['Yes. That’s correct.', 'a bare answer'],
    ['Yeah, he would.', 'a bare answer'],
    ['I don’t know. (Laughter.)', 'a bare answer'],
    ['This call is on background, attributable to senior officials.', 'the ground rules of the call'],
    ['…', 'no words'],
  ])('%s', (text, why) => {
    expect(fillerIn(utterance({ text }))).toBe(why);
  });

  it.each(['Q', 'reporter', 'Q2'])('is what %s asks', (by) => {
    expect(fillerIn(utterance({ by, text: 'Will the bridge be built before the election?' }))).toBe(
      "a reporter's question",
    );
  });

  it('is what the moderator of a call says', () => {
    expect(fillerIn(utterance({ by: 'moderator', text: 'The port of Nagoya was disrupted.' }))).not.toBeNull();
  });
});

describe('what may be news', () => {
  it.each([
    'Thank you, Sam. We will close the bridge tomorrow.',
    'We thank Qatar for its part in the negotiations.',
    'Let’s take our country back.',
    'The next question is whether Congress will act before the deadline in May.',
    'We will take the hill and get our people back.',
    'Raise taxes and you lose elections.',
    'It was a mistake.',
    'No, we never sent the letter.',
    'Russia is responsible for the attack.',
  ])('%s', (text) => {
    expect(fillerIn(utterance({ text }))).toBeNull();
  });

  it('is what an official says who is not named', () => {
    expect(fillerIn(utterance({ by: 'a senior official', text: 'The port was disrupted for days.' }))).toBeNull();
  });
});

it('knows what only opens with thanks', () => {
  expect(opensWithFiller('Thank you, Sam. We will close the bridge.')).toBe(true);
  expect(opensWithFiller('We will close the bridge. Thank you.')).toBe(false);
  expect(opensWithFiller('Thank you.')).toBe(false);
});
