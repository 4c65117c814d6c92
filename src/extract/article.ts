import type { Span, TextSpan } from '../model/span.js';
import { Directory } from '../people/directory.js';
import { paragraphsOf } from '../text/paragraphs.js';
import type { TokenRange } from './clauses/bounds.js';
import { isCorrectionNotice } from './contents/correction-notices.js';
import { directStatement, reportedStatement, runsIn, type StatementOrigin } from './contents/statements.js';
import { attributionsOf } from './cues/attribution.js';
import type { AttributionRelation } from './cues/attribution-parts.js';
import { speakerBeforeColon } from './cues/cue-subject.js';
import type { DocumentFindings, ExtractionInput, FoundStatement } from './extraction.js';
import { rulesOfArticle } from './ground-rules.js';
import { quotationEndingAt, soleQuotation } from './marks/adjacent.js';
import { LEAST_WORDS } from './marks/loose-quotations.js';
import { isNickname } from './marks/nicknames.js';
import { type QuotedRun, quotedRuns } from './marks/quotations.js';
import { quotesInSingleMarks } from './marks/style.js';
import { foundSpeakerOf } from './speakers/confidence.js';
import type { EntityMention } from './speakers/entities.js';
import { NamedEntities } from './speakers/named-entities.js';
import type { Resolved } from './speakers/resolved.js';
import { SpeakerResolver } from './speakers/resolver.js';
import { signatureOf, signedQuotations } from './speakers/signature.js';
import type { NounPhrase } from './tokens/noun-phrases.js';
import { piecesOf } from './tokens/pieces.js';
import { type Sentence, sentencesOf } from './tokens/sentences.js';
import { type ParagraphToken, paragraphTokensOf } from './tokens/tokens.js';
import type { ParagraphStatements } from './topics/topics.js';

/**
 * Finds the statements of an article, without topics: paragraph by paragraph, in one pass, linear in its length. Gives those
 * of each paragraph when they are final, and at last what else the article tells.
 */
export function* readArticle(input: ExtractionInput): Generator<ParagraphStatements, DocumentFindings> {
  const body = input.body ?? { start: 0, end: input.text.length };
  const directory = Directory.of(input.directory ?? []);
  const reader = new ArticleReader(input.text, (titled) => directory.fullNameOf(titled, input.date));
  const paragraphs = paragraphsOf(input.text, body);
  const single = quotesInSingleMarks(input.text, paragraphs);
  let before: Span | null = null;
  for (const span of piecesOf(input.text, paragraphs)) {
    const statements = reader.read(span, single);
    if (before) yield { span: before, statements };
    before = span;
  }
  const statements = reader.finish();
  if (before) yield { span: before, statements };
  const rules = rulesOfArticle(input.text, body, input.title);
  return {
    mentioned: reader.mentioned(),
    fullerNames: reader.fullerNames(),
    ...(rules && { rules }),
  };
}

/** Whose words come next: the last attribution, for quotations that have no cue of their own. */
interface Voice extends StatementOrigin {
  readonly resolved: Resolved | null;
  readonly cue: TextSpan;
  readonly paragraph: number;
}

class ArticleReader {
  readonly #text: string;
  readonly #entities: NamedEntities;
  readonly #resolver: SpeakerResolver;
  /** Those of the paragraph that is being read. */
  #statements: FoundStatement[] = [];
  #paragraph = -1;
  #utterances = 0;
  /** Whether the paragraph before ended inside a quotation. */
  #continues = false;
  #voice: Voice | null = null;
  /** The clause before a colon that ended a sentence: `Ward stated:` and the quotation in the next paragraph. */
  #announced: Voice | null = null;
  /** Quotations of this paragraph that no cue was found for yet, and whether it began inside a quotation. */
  #waiting: QuotedRun[] = [];
  #waitingInside = false;

  /** @param fullNameOf see `NamedEntities`. */
  constructor(text: string, fullNameOf: (titled: string) => string | null) {
    this.#text = text;
    this.#entities = new NamedEntities(fullNameOf);
    this.#resolver = new SpeakerResolver(this.#entities);
  }

  /**
   * Reads a paragraph, and gives the statements of the one before: what follows it may tell who said something in it.
   *
   * @param single whether the document quotes in single marks.
   */
  read(paragraph: Span, single: boolean): FoundStatement[] {
    const continues = this.#continues;
    const quoted = quotedRuns(this.#text, paragraph, { continues, single });
    const nicknames = new Set(quoted.filter((run) => isNickname(this.#text, run)));
    const runs = quoted.filter((run) => !nicknames.has(run));
    this.#continues = runs.length > 0 && !runs.at(-1)!.closed;
    const tokens = paragraphTokensOf(this.#text, paragraph, quoted, nicknames);
    const signature = this.#waiting.length > 0 ? signatureOf(tokens) : null;
    if (signature) {
      const here = this.#entities.read(tokens, 0, tokens.length, (a, b) => this.#slice(tokens, { from: a, to: b }));
      this.#sign(tokens, signature, here);
    }
    const before = this.finish();
    this.#paragraph++;
    if (!isCorrectionNotice(this.#text, paragraph))
      for (const sentence of sentencesOf(tokens)) this.#readSentence(tokens, sentence, continues);
    this.#waitingInside = continues;
    if (!this.#continues && runs.length > 0) this.#announced = null;
    return before;
  }

  /** The statements of the paragraph that was read last, in the order of the text. */
  finish(): FoundStatement[] {
    this.#settle();
    const statements = this.#statements.sort((a, b) => a.start - b.start || b.end - a.end);
    this.#statements = [];
    return statements;
  }

  fullerNames(): ReadonlyMap<string, string> {
    return this.#resolver.fullerNames();
  }

  mentioned(): string[] {
    return this.#entities.all.filter((entity) => entity.personal && entity.full).map((entity) => entity.name);
  }

  #readSentence(tokens: readonly ParagraphToken[], sentence: Sentence, continues: boolean): void {
    const { from, to } = sentence;
    const entityMentions = this.#entities.read(tokens, from, to, (a, b) => this.#slice(tokens, { from: a, to: b }));
    const attributions = attributionsOf(tokens, sentence);
    const speakers: Resolved[] = [];
    let quoting: Voice | null = null;
    for (const attribution of attributions) {
      const voice = this.#voiceOf(tokens, attribution, entityMentions);
      if (voice.resolved) speakers.push(voice.resolved);
      this.#state(tokens, attribution, voice);
      // `"…," Roe assured Poe, after Poe told him that …`: the quotation goes on rather than the clause behind it.
      if (attribution.subordinate && quoting?.resolved?.name !== voice.resolved?.name) this.#voice = quoting ?? voice;
      else if (attribution.contents.some((content) => soleQuotation(tokens, content))) quoting = this.#voice;
    }
    if (attributions.length === 0) {
      this.#unattributed(tokens, sentence, entityMentions, continues);
      // Whoever was announced with a colon is spoken of as a speaker from now on.
      if (this.#announced?.paragraph === this.#paragraph && this.#announced.resolved)
        speakers.push(this.#announced.resolved);
    }
    const read = { tokens, from, to, paragraph: this.#paragraph, mentions: entityMentions, speakers };
    this.#resolver.remember(read, (phrase) => this.#slice(tokens, phrase));
  }

  #voiceOf(tokens: readonly ParagraphToken[], attribution: AttributionRelation, here: readonly EntityMention[]): Voice {
    const phrase = attribution.antecedent ?? attribution.speaker;
    const resolved = phrase && this.#resolve(tokens, phrase, here);
    const mention = attribution.speaker && this.#span(tokens, attribution.speaker);
    // `Adding, "…"`: a sentence without a subject goes on with the speaker before.
    if (attribution.rule === 'participle-alone' && this.#voice?.paragraph === this.#paragraph)
      return { ...this.#voice, cue: this.#span(tokens, attribution.cue) };
    return {
      resolved,
      speaker: resolved && mention && foundSpeakerOf(resolved, mention, attribution.rule, tokens[phrase.head]!),
      cue: this.#span(tokens, attribution.cue),
      utterance: this.#utterances++,
      paragraph: this.#paragraph,
    };
  }

  #resolve(tokens: readonly ParagraphToken[], phrase: NounPhrase, here: readonly EntityMention[]): Resolved {
    return this.#resolver.resolve({
      tokens,
      phrase,
      text: this.#slice(tokens, phrase),
      paragraph: this.#paragraph,
      here,
    });
  }

  #state(tokens: readonly ParagraphToken[], attribution: AttributionRelation, voice: Voice): void {
    for (const content of attribution.contents) {
      const addressee = attribution.addressee && this.#slice(tokens, attribution.addressee);
      const only = soleQuotation(tokens, content);
      if (only) {
        // Quotations before the first cue of a paragraph wait for it: `"A." "B," he said.`
        for (const run of this.#waiting) this.#addRun(run, voice, 'announced');
        this.#waiting = [];
        this.#addRun(only, voice, attribution.rule, addressee);
      } else this.#addRange(tokens, content, voice, addressee);
    }
    if (attribution.rule !== 'loose-quote') this.#voice = voice;
    this.#announced = null;
  }

  /** A sentence without a cue: a quotation on its own belongs to the speaker before it, or waits for one. */
  #unattributed(
    tokens: readonly ParagraphToken[],
    { from, to }: Sentence,
    here: readonly EntityMention[],
    continues: boolean,
  ): void {
    const sentence = tokens.slice(from, to);
    const last = sentence.at(-1)!;
    if (/^(?::|[—–]|--)$/.test(last.text) && !last.virtual) {
      const subject = speakerBeforeColon(tokens, from, to - 1);
      const resolved = subject && this.#resolve(tokens, subject, here);
      this.#announced = {
        resolved,
        speaker:
          resolved && subject && foundSpeakerOf(resolved, this.#span(tokens, subject), 'colon', tokens[subject.head]!),
        cue: this.#span(tokens, { from: to - 1, to }),
        utterance: this.#utterances++,
        paragraph: this.#paragraph,
      };
      return;
    }
    const signed = signedQuotations(tokens, { from, to });
    for (const { quote, signature } of signed) {
      this.#waiting.push(tokens[quote]!.run!);
      this.#sign(tokens, signature, here);
    }
    if (signed.length > 0) return;
    if (!sentence.every((token) => token.tag === 'QUOTE' || token.tag === 'PUNCT')) {
      this.#fragments(sentence);
      return;
    }
    // `"No," he said. "Who did?" "Nobody."`: marks that close and open again at once may change the speaker.
    const rule = quotationEndingAt(tokens, from) || tokens[to]?.run ? 'carried-over-dialogue' : 'carried-over';
    for (const { run } of sentence) {
      if (!run) continue;
      if (this.#announced && this.#paragraph - this.#announced.paragraph <= 1) {
        this.#voice = { ...this.#announced, paragraph: this.#paragraph };
        this.#announced = this.#voice;
        this.#addRun(run, this.#voice, 'colon');
      } else if (
        this.#voice &&
        (this.#voice.paragraph === this.#paragraph || (continues && run === sentence[0]!.run))
      ) {
        this.#voice = { ...this.#voice, paragraph: this.#paragraph };
        this.#addRun(run, this.#voice, rule);
      } else this.#waiting.push(run);
    }
  }

  /** `But “it helps.”`, `“This was the plan” and its makers “knew it”`: no verb but within the marks, so the words go on. */
  #fragments(sentence: readonly ParagraphToken[]): void {
    if (this.#voice?.paragraph !== this.#paragraph) return;
    for (const { run } of sentence)
      if (run && run.words >= LEAST_WORDS) this.#addRun(run, this.#voice, 'carried-over-fragment');
  }

  /** `“It helps.”` and in the next paragraph `– Ann Roe, mayor`: hers are the quotations that wait. */
  #sign(tokens: readonly ParagraphToken[], signature: NounPhrase, here: readonly EntityMention[]): void {
    const cue = { from: signature.from - 1, to: signature.from };
    const resolved = this.#resolve(tokens, signature, here);
    const speaker = foundSpeakerOf(resolved, this.#span(tokens, signature), 'signature', tokens[signature.head]!);
    const utterance = this.#utterances++;
    const voice = { resolved, speaker, cue: this.#span(tokens, cue), utterance, paragraph: this.#paragraph };
    for (const run of this.#waiting) this.#addRun(run, voice, 'signature');
    this.#waiting = [];
  }

  /** Quotations that no cue came for: the speaker of the paragraph before is likely, but not sure. */
  #settle(): void {
    const near = this.#voice && this.#paragraph - this.#voice.paragraph <= 1;
    const rule = this.#waitingInside ? 'carried-over' : 'carried-over-paragraph';
    for (const run of this.#waiting) this.#addRun(run, near ? this.#voice! : null, rule);
    if (near && this.#waiting.length > 0) this.#voice = { ...this.#voice!, paragraph: this.#paragraph };
    this.#waiting = [];
  }

  #addRun(run: QuotedRun, voice: Voice | null, rule: string, addressee?: string | null): void {
    const source = voice ?? { speaker: null, cue: null, utterance: this.#utterances++ };
    this.#statements.push(directStatement(this.#text, run, source, rule, addressee));
  }

  #addRange(tokens: readonly ParagraphToken[], range: TokenRange, voice: Voice, addressee: string | null): void {
    const span = this.#span(tokens, range);
    if (span.end > span.start)
      this.#statements.push(reportedStatement(this.#text, span, runsIn(tokens, range), voice, addressee));
  }

  #span(tokens: readonly ParagraphToken[], { from, to }: TokenRange): TextSpan {
    let last = to - 1;
    while (last > from && tokens[last]!.virtual) last--;
    const { start } = tokens[from]!;
    const { end } = tokens[last]!;
    return { start, end, text: this.#text.slice(start, end) };
  }

  #slice(tokens: readonly ParagraphToken[], range: TokenRange): string {
    return this.#span(tokens, range).text;
  }
}
