import type { FoundStatement } from '../extract/extraction.js';
import type { Answer, RankedStatement, RetractedAnswer } from '../model/answer.js';
import type { Query } from '../model/query.js';
import type { ListedSource, ListedSpeaker, QuoteMatch, RecordStats, Verification } from '../record/index.js';

/** The JSON that scripts get. Its shape is a contract: fields are added, never renamed or taken away. */

/** What JSON allows in a string and a terminal obeys: DEL, C1, bidirectional controls (see text/direction.ts). */
const OBEYED = /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** JSON that can be shown in a terminal: the same data, with such characters in their escaped form. */
export function jsonText(data: unknown, indent?: number): string {
  return JSON.stringify(data, null, indent).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One extracted statement; offsets into the decoded text. `mention` is null where the speaker was carried over. */
export function statementJson(statement: FoundStatement) {
  const { start, end, text, kind, quotes, nested = [], utterance, speaker, cue, topics } = statement;
  return {
    start,
    end,
    text,
    kind,
    quotes: quotes.map((quote) => ({ start: quote.start, end: quote.end })),
    nested: nested.map((span) => ({ start: span.start, end: span.end })),
    utterance,
    speaker: speaker && {
      name: speaker.name,
      mention: speaker.mention?.text ?? null,
      start: speaker.mention?.start ?? null,
      end: speaker.mention?.end ?? null,
      confidence: speaker.confidence,
    },
    cue: cue?.text ?? null,
    topics: [...new Set(topics.map(({ term }) => term))],
  };
}

export function answerJson(answer: Answer) {
  const {
    understood,
    outcome,
    answers,
    total,
    skipped = 0,
    complete,
    bySpeaker,
    nearMisses,
    scope,
    candidates,
    retracted,
    withheld,
    damage,
  } = answer;
  return {
    understood: understoodJson(understood),
    outcome,
    total,
    skipped,
    complete,
    answers: answers.map(rankedJson),
    ...(bySpeaker ? { bySpeaker: bySpeaker.map(({ name, count }) => ({ name, count })) } : {}),
    nearMisses,
    scope,
    ...(outcome === 'ambiguous' ? { candidates } : {}),
    ...(retracted && { retracted: retracted.map(retractedJson) }),
    ...(withheld && { withheld: withheld.map((each) => ({ ...rankedJson(each), withheld: each.withheld })) }),
    ...(damage === undefined ? {} : { damage }),
  };
}

/** What would answer and was taken back. */
function retractedJson({ title, outlet, url, date, at, reason, speakers, statements, words }: RetractedAnswer) {
  return {
    source: { title, outlet: outlet ?? null, url: url ?? null },
    ...{ date, retractedAt: at, reason: reason ?? null, speakers, statements },
    answers: words.map(rankedJson),
  };
}

/** `speaker` is a name, null for nobody in particular, and a list only where several people are meant. */
function understoodJson(understood: Query) {
  const { speakers, topic, phrases, from, to, kind, corrections } = understood;
  const { sourceKinds = null, order = 'best', role, unknownSpeaker, reporters, excluded, followUp = null } = understood;
  const names = speakers.map(({ name }) => name);
  return {
    speaker: names.length > 1 ? names : (names[0] ?? null),
    unknownSpeaker: unknownSpeaker ?? null,
    role: role?.join(' ') ?? null,
    reporters: reporters === true,
    topic: topic.join(' '),
    phrases,
    from,
    to,
    kind,
    sourceKinds,
    order,
    excluded: {
      speakers: excluded?.speakers.map(({ name }) => name) ?? [],
      words: excluded?.words ?? [],
      unclear: excluded?.unclear ?? null,
      unread: excluded?.unread ?? [],
    },
    followUp,
    corrections,
    negated: understood.negated === true,
    future: understood.future === true,
    judgement: understood.judgement === true,
    premise: understood.premise === true,
    asked: understood.asked === true,
  };
}

function rankedJson({ score, why, ...receipt }: RankedStatement) {
  return { ...receiptJson(receipt), score, why };
}

/** A statement with its receipt. */
export function receiptJson({ statement, role, date, citation, context }: Omit<RankedStatement, 'score' | 'why'>) {
  return {
    id: statement.id,
    text: statement.text,
    kind: statement.kind,
    speaker: statement.speaker?.name ?? null,
    confidence: statement.speaker?.confidence ?? null,
    cue: statement.cue?.text ?? null,
    role,
    date,
    source: {
      title: citation.title,
      outlet: citation.outlet ?? null,
      url: citation.url ?? null,
      kind: citation.kind,
      translation: citation.translation ?? null,
      groundRules: citation.groundRules ?? null,
      status: citation.status,
      ...(citation.retraction && { retraction: citation.retraction }),
    },
    context: { before: context.before, after: context.after, question: context.question },
  };
}

export function verificationJson(verification: Verification) {
  const { verdict, quote, attributedTo, matches, scope, retracted, withheld, damage } = verification;
  return {
    ...{ verdict, quote, attributedTo, matches: matches.map(matchJson), scope },
    ...(retracted && { retracted: retracted.map(retractedJson) }),
    ...(withheld && { withheld: withheld.map((match) => ({ ...matchJson(match), withheld: match.withheld })) }),
    ...(damage === undefined ? {} : { damage }),
  };
}

function matchJson(match: QuoteMatch) {
  const { verdict, similarity, partOfStatement, diff } = match;
  return { verdict, ...receiptJson(match), similarity, partOfStatement, diff };
}

export function speakerJson({ person, statements, sources, firstDate, lastDate, withheld }: ListedSpeaker) {
  const { name, kind, aliases, roles } = person;
  const beside = withheld === undefined ? {} : { withheld };
  return { name, kind, aliases, roles, statements, sources, from: firstDate, to: lastDate, ...beside };
}

export function sourceJson({ source, statements, speakers, withheld }: ListedSource) {
  const { id, title, outlet, url, kind, origin, eventDate, publishedDate, language, status } = source;
  const { translation, groundRules, licence } = source;
  return {
    id,
    title,
    kind,
    origin,
    outlet: outlet ?? null,
    url: url ?? null,
    eventDate: eventDate ?? null,
    publishedDate: publishedDate ?? null,
    language,
    translation: translation ?? null,
    groundRules: groundRules ?? null,
    licence: licence ?? null,
    status,
    statements,
    speakers,
    ...(withheld && { withheld }),
  };
}

export function statsJson({ sources, statements, people, byKind, from, to, schemaVersion, withheld }: RecordStats) {
  return { sources, statements, people, byKind, from, to, schemaVersion, ...(withheld && { withheld }) };
}
