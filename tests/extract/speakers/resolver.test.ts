import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/index.js';

/** Statements of an article as `speaker: text`, with a "?" behind a speaker that is unsure. */
function statements(text: string): string[] {
  return extract({ text, kind: 'article' }).statements.map(
    ({ speaker, text: words }) => `${speaker?.name ?? ''}${speaker?.confidence === 'sure' ? '' : '?'}: ${words}`,
  );
}

describe('what a name is', () => {
  it.each([
    ['an office before it', 'Secretary of Defense Mark T. Esper said it was over.', 'Mark T. Esper'],
    [
      'an office of two words',
      'Secretary of Homeland Security Alejandro Mayorkas said it was over.',
      'Alejandro Mayorkas',
    ],
    ['an office behind a country', 'U.S. Secretary of State Antony Blinken said it was over.', 'Antony Blinken'],
    ['a trade with a capital', 'Singer Taylor Swift said it was over.', 'Taylor Swift'],
    ['a given name that looks like a trade', 'Peter James Smith said it was over.', 'Peter James Smith'],
    ['two particles', 'Lucía Fernández de la Cruz said it was over.', 'Lucía Fernández de la Cruz'],
    ['a family before it', 'Mother-of-two Kelly Brown said it was over.', 'Kelly Brown'],
    ['ranks of the police', '“It is over,” Det. Sgt. Mia Wong said.', 'Mia Wong'],
    [
      'an office in the plural',
      'Presidents Lula da Silva and Alberto Fernández said it was over.',
      'Presidents Lula da Silva and Alberto Fernández',
    ],
    ['an adverb between', 'Elon Musk has since said it was over.', 'Elon Musk'],
    ['brackets behind the cue', 'Spokesman Ali Hassan said (in Arabic) that it was over.', 'Ali Hassan'],
    [
      'an adjective behind a noun',
      '“It is over,” a source close to the couple told the paper.',
      'a source close to the couple',
    ],
    ['another of many', '“It is over,” said another, Joy Adeyemi, 43.', 'Joy Adeyemi'],
    ['a councillor', 'Councillor Jane Roe said it was over.', 'Jane Roe'],
    ['an apposition at the end', '“It is over,” said its director, Kenneth Roth.', 'Kenneth Roth'],
    ['an office of two nouns', "NATO's secretary general, Jens Stoltenberg, said it was over.", 'Jens Stoltenberg'],
  ])('%s', (_, text, name) =>
    expect(extract({ text, kind: 'article' }).statements[0]!.speaker).toMatchObject({ name, confidence: 'sure' }),
  );
});

describe('whose words they are', () => {
  it.each([
    [
      'two with their offices',
      'Secretary of State Kim Poe and Foreign Minister Ann Roe said it was over.',
      ['Secretary of State Kim Poe and Foreign Minister Ann Roe: it was over'],
    ],
    ['two roles of one', 'Writer and activist Ann Roe said it was over.', ['Ann Roe: it was over']],
    ['a firm of two names', 'Johnson & Johnson said it was over.', ['Johnson & Johnson: it was over']],
    [
      'a department of two tasks',
      'The Department of Health and Human Services said it was over.',
      ['Department of Health and Human Services?: it was over'],
    ],
    ['the one who did', 'It was Tom Kent, not Ann Roe, who said it was over.', ['Tom Kent?: it was over']],
    ['two by their surnames', 'Bell and Howard both said it was over.', ['Bell and Howard: it was over']],
    ['two of one family', '“It is over,” said Raj and Priya Patel.', ['Raj and Priya Patel: It is over,']],
    [
      'two of two parties',
      'Sen. Ann Roe (R-Iowa) and Rep. Kim Poe (D-Ohio) said it was over.',
      ['Sen. Ann Roe (R-Iowa) and Rep. Kim Poe (D-Ohio): it was over'],
    ],
    ['somebody and others', 'Bell and colleagues said it was over.', ['Bell and colleagues: it was over']],
    ['two, each described', 'Tom Kent, 60, and his sister, Sue, 58, said it was over.', ['Sue?: it was over']],
    ['the last two of three', 'Jones, Smith and Brown said it was over.', ['Smith and Brown?: it was over']],
    ['critics in a relative clause', 'It is a book, which critics called “hard to read”.', ['critics: hard to read']],
    ['nobody whose words it says one was told', '“The money is gone,” Ann Roe was told.', ['?: The money is gone,']],
    ['who called it so', 'The attack was called “a cowardly act” by Ann Roe.', ['Ann Roe?: a cowardly act']],
    [
      'the second of two who want something',
      'Ann Roe wants to sell it, and the council wants to “keep it for ever”.',
      ['the council?: to “keep it for ever”'],
    ],
    ['a web site', 'Ouest-france.fr reported that it was over.', ['Ouest-france.fr: it was over']],
    ['sources with a capital', 'Sources close to the inquiry said it was over.', ['Sources: it was over']],
    [
      'whom a place and a day stand before',
      'MADRID, 4 May (EFE).- The president of the region, Ann Roe, said it was over.',
      ['Ann Roe: it was over'],
    ],
    ['not a day', 'Tom Kent introduced Ann Roe Thursday. “It is over,” Roe said.', ['Ann Roe: It is over,']],
    [
      'each line of a live report',
      '10:42 Police say the road is closed\n10:51 Mayor Ann Roe arrives\n11:03 Roe says it is over',
      ['Police: the road is closed', 'Ann Roe: it is over'],
    ],
    ['not "he" by "they"', 'He said it was cold. They said it was over.', ['He?: it was cold', 'They?: it was over']],
    [
      'a question behind somebody else’s verb',
      '“We are tired,” Tom Hanks wrote. “Not much more to it, no?” Rita Wilson posted a song.',
      ['Tom Hanks: We are tired,', 'Tom Hanks: Not much more to it, no?'],
    ],
    ['people in the plural are told', 'Blinken told reporters Lavrov had lied.', ['Blinken: Lavrov had lied']],
    ['nobody', 'Nobody said the mine was safe. No one said it would be “safe for ever”.', []],
    ['neither of two', 'Neither Smith nor Jones said he was sorry.', []],
    [
      'a second source of one statement',
      'Rachel Reeves said she would raise taxes, according to two officials.',
      ['Rachel Reeves: she would raise taxes'],
    ],
    [
      'a dialogue whose marks close and open at once',
      'The judge said, “Did you?” “No,” said Oscar Bell. “Then who did?” “Nobody.”',
      ['The judge: Did you?', 'Oscar Bell: No,', 'Oscar Bell?: Then who did?', 'Oscar Bell?: Nobody.'],
    ],
    [
      'the first and the second of two',
      'Tim Cook and Elon Musk spoke. The former said it was strong; the latter said it was doomed.',
      ['Tim Cook?: it was strong', 'Elon Musk?: it was doomed'],
    ],
    [
      'a surname that begins with a particle',
      'Angela Merkel met Ursula von der Leyen. Von der Leyen said it was over.',
      ['Ursula von der Leyen: it was over'],
    ],
    [
      'a couple with one surname',
      'Bill and Hillary Clinton came. “We go,” Clinton said. “I go,” Mrs. Clinton said.',
      ['Hillary Clinton?: We go,', 'Hillary Clinton: I go,'],
    ],
    [
      'no thing is a “who”',
      'Two people familiar with the matter, who called the plan “brutal”, met on Monday.',
      ['Two people familiar with the matter?: the plan “brutal”'],
    ],
    [
      'a pronoun behind somebody’s spokesman',
      'Keir Starmer’s spokesman said it was over. Asked again, he said: “No.”',
      ['Keir Starmer’s spokesman: it was over', 'Keir Starmer’s spokesman?: No.'],
    ],
    [
      'a pronoun that fits neither the spokesman nor surely the woman named last',
      'Keir Starmer met Rachel Reeves. Starmer’s spokesman said it was over. “I go,” she said.',
      ['Starmer’s spokesman: it was over', 'Rachel Reeves?: I go,'],
    ],
    [
      'a quotation in the question',
      'Asked whether he had called him “an idiot,” Oscar Bell said, “I never did.”',
      ['Oscar Bell: I never did.'],
    ],
    [
      'dashes on both sides',
      'Elon Musk’s tweet — “Am taking it private” — cost him millions.',
      ['Elon Musk’s tweet?: Am taking it private'],
    ],
    ['whom somebody calls a name', 'Biden, whom Oscar Bell calls “Sleepy Joe,” laughed.', ['Oscar Bell: Sleepy Joe,']],
    ['one of many', 'One, Ali Hassan, said: “It is over.”', ['Ali Hassan?: It is over.']],
    ['something not said', 'Alan Pryce never said the mine was “safe for ever and a day”.', []],
    ['no wonder', 'No wonder Alan Pryce said the mine was safe.', ['Alan Pryce: the mine was safe']],
    [
      'a time between subject and verb',
      'Rep. Ann Roe last month said it was over. Tom Poe on Friday said it was not.',
      ['Ann Roe: it was over', 'Tom Poe: it was not'],
    ],
    ['double dashes', 'A former mayor -- Ann Roe, who lost -- said it was over.', ['A former mayor: it was over']],
    [
      'a party and state without brackets',
      'Sen. Ann Roe, R-S.C., a long-shot candidate, said it was over.',
      ['Ann Roe: it was over'],
    ],
    [
      'who is behind "by"',
      'Ann Roe was described by Tom Poe as “a hero of the town.”',
      ['Tom Poe?: a hero of the town.'],
    ],
    ['nobody behind "by"', 'Ann Roe was described as “a hero of the town.”', ['?: a hero of the town.']],
    ['a letter of somebody’s', 'Ann Roe sent a letter to Tom Poe saying that it was over.', ['Ann Roe?: it was over']],
    [
      'a source who speaks to a paper',
      'Another source speaking to The Daily Planet said, “It is over.”',
      ['Another source speaking to The Daily Planet: It is over.'],
    ],
    [
      'a letter obtained by a paper',
      'A letter from the town council obtained by The Daily Planet warns that “it is over by now.”',
      ['A letter from the town council obtained by The Daily Planet?: it is over by now.'],
    ],
    [
      'the first of a series of verbs',
      'When I asked Tom Poe if it was over, he looked up, shook his head and said, “It is.”',
      ['Tom Poe?: It is.'],
    ],
    [
      'a verb that reaches a quotation of somebody else’s',
      'While commenting on the flood in the valley, Governor Ann Roe (R-OK) said the dam is “about to burst.”',
      ['Ann Roe: the dam is “about to burst.”'],
    ],
    [
      'a verb whose object holds a quotation',
      'Ann Roe rejected the plan for a “very large dam” in the valley.',
      ['Ann Roe?: the plan for a “very large dam” in the valley'],
    ],
    [
      'somebody who speaks behind another’s deeds',
      'His mother told him about the flood and had him read papers so “I would learn it well,” Tom Poe wrote.',
      ['Tom Poe: His mother told him about the flood and had him read papers so “I would learn it well,”'],
    ],
    [
      '"that said"',
      '“It is kind,” Ann Roe said. That said, she also noted, “It is late.”',
      ['Ann Roe: It is kind,', 'Ann Roe: It is late.'],
    ],
    [
      'who announces with a colon',
      'Asked which town was hers, Ann Roe demurred: “Whichever I am in.”',
      ['Ann Roe?: Whichever I am in.'],
    ],
    [
      'a second report before the second quotation',
      '“I like Tom Poe,” Ann Roe told the paper, noting that he “has been kind to us all.”',
      ['Ann Roe: I like Tom Poe,', 'Ann Roe: he “has been kind to us all.”'],
    ],
    [
      'an object behind a verb',
      'Tom Poe, after a film on the “clash of the titans,” changed his plans for Monday.',
      ['Tom Poe?: clash of the titans,'],
    ],
    [
      'inverted behind what hangs on a preposition',
      'In a year of floods for the voters, people have less faith in the dams, said Tom Poe, a farmer.',
      ['Tom Poe: In a year of floods for the voters, people have less faith in the dams'],
    ],
    [
      'two who speak, one a pronoun',
      'On Monday the dam burst, she and another farmer said.',
      ['she and another farmer?: On Monday the dam burst'],
    ],
    ['those surveyed', 'Those surveyed said the dam was weak.', ['Those surveyed: the dam was weak']],
    [
      'another clause before a participle',
      '“It is over,” Ann Roe said as a man walked in, saying he was “here to mend the dam.”',
      ['Ann Roe: It is over,', 'Ann Roe?: he was “here to mend the dam.”'],
    ],
    [
      'a complaint with a clause between',
      'The complaint, which was filed on Monday, alleged that the dam was weak.',
      ['The complaint?: the dam was weak'],
    ],
    [
      'a question with a cue of two words',
      'Tom Poe smiled.\n\n“It happens, right?” Ann Roe went on. “You know it.”',
      ['Ann Roe: It happens, right?', 'Ann Roe: You know it.'],
    ],
    [
      'quotations with words between',
      '“We mend it,” Ann Roe said. But “the dam is older than the town.”',
      ['Ann Roe: We mend it,', 'Ann Roe?: the dam is older than the town.'],
    ],
    [
      'who signs with a dash',
      '“It helps us all, and I like it.”\n\n– Ann Roe, mayor of Dayton',
      ['Ann Roe?: It helps us all, and I like it.'],
    ],
    [
      'who signs in the line',
      '“It helps us all, and I like it.” -Commissioner Ann Roe\n\n“It is not mine.” ― Tom Poe, The Dam',
      ['Ann Roe?: It helps us all, and I like it.', 'Tom Poe?: It is not mine.'],
    ],
    [
      'whose desk it is from',
      'From the desk of Ann Roe, chief engineer, Dayton:\n\n“It helps us all.”',
      ['Ann Roe?: It helps us all.'],
    ],
    [
      'a person before two capitals',
      'Ann Roe said it was over.\n\nIn Las Vegas the dam burst.\n\n“I saw it,” she said.',
      ['Ann Roe: it was over', 'Ann Roe?: I saw it,'],
    ],
    ['a thing', '“We have to act now” – that was the message from Greta Thunberg.', ['?: We have to act now']],
  ])('%s', (_, text, expected) => expect(statements(text)).toEqual(expected));
});
