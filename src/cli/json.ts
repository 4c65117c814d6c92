import type { Answer, RankedStatement, Understood } from '../answer.js';
import type { FoundStatement } from '../extract/extraction.js';
import type { Verification } from '../search/verify.js';
import type { SourceSummary, SpeakerSummary, Stats } from '../store/store.js';

/** The JSON that scripts get. Its shape is a contract: fields are added, never renamed or taken away. */

/** What JSON allows in a string and a terminal obeys: DEL, C1, bidirectional controls (see platforms/terminal/safe.ts). */
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
  };
}

/** `speaker` is a name, null for nobody in particular, and a list only where several people are meant. */
function understoodJson(understood: Understood) {
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
    },
    context: { before: context.before, after: context.after, question: context.question },
  };
}

export function verificationJson({ verdict, quote, attributedTo, matches, scope }: Verification) {
  return {
    verdict,
    quote,
    attributedTo,
    matches: matches.map((match) => ({
      verdict: match.verdict,
      ...receiptJson(match),
      similarity: match.similarity,
      partOfStatement: match.partOfStatement,
      diff: match.diff,
    })),
    scope,
  };
}

export function speakerJson({ person, statements, sources, firstDate, lastDate }: SpeakerSummary) {
  const { name, kind, aliases, roles } = person;
  return { name, kind, aliases, roles, statements, sources, from: firstDate, to: lastDate };
}

export function sourceJson({ source, statements, speakers }: SourceSummary) {
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
  };
}

export function statsJson({ sources, statements, people, byKind, from, to, schemaVersion }: Stats) {
  return { sources, statements, people, byKind, from, to, schemaVersion };
}
