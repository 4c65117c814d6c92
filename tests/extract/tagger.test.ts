import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { tagInContext } from '../../src/extract/tagger/context.js';
import { tagEntryOf } from '../../src/extract/tagger/lexicon.js';
import type { Tag } from '../../src/extract/tagger/tags.js';
import { type TaggerWord, taggerWordsOf } from '../../src/extract/tagger/words.js';

const DOCUMENTS = new URL('../../data/documents/', import.meta.url);

function tagsOf(words: readonly TaggerWord[]): Tag[] {
  const tagged = words.map(({ tag }) => ({ tag }));
  tagInContext(words, tagged);
  return tagged.map(({ tag }) => tag);
}

function tagged(text: string): string {
  const words = text.split(' ').flatMap((chunk) => taggerWordsOf(chunk));
  const tags = tagsOf(words);
  return words.map((word, i) => `${word.text}/${tags[i]}`).join(' ');
}

const texts = (chunk: string): string[] => taggerWordsOf(chunk).map(({ text }) => text);

describe('the words of a chunk', () => {
  it.each([
    ['ready', ['ready']],
    ['ready,', ['ready', ',']],
    ['(ready)', ['(', 'ready', ')']],
    ["don't", ['do', "n't"]],
    ['couldn’t’ve', ['could', 'n’t', '’ve']],
    ['Milley’s,', ['Milley', '’s', ',']],
    ["I'm", ['I', "'m"]],
    ['cannot', ['can', 'not']],
    ["O'Brien", ["O'Brien"]],
    ["workers'", ['workers', "'"]],
    ['Jean-Pierre', ['Jean-Pierre']],
    ['71-year-old', ['71-year-old']],
    ['U.S.-led', ['U.S.-led']],
    ['(Gen.', ['(', 'Gen.']],
    ['Gen.', ['Gen.']],
    ['J.', ['J.']],
    ['no.', ['no', '.']],
    ['$1.5bn', ['$', '1.5bn']],
    ['2015-16,', ['2015-16', ',']],
    ['9:12pm', ['9:12pm']],
    ['lemonde.fr.', ['lemonde.fr', '.']],
    ['(www.bbc.co.uk)', ['(', 'www.bbc.co.uk', ')']],
    ['over.The', ['over', '.', 'The']],
    ['press@example.org.', ['press@example.org', '.']],
    ['https://example.org/a?b=1).', ['https://example.org/a?b=1', ')', '.']],
    ['wait...', ['wait', '...']],
    ['yes—no', ['yes', '—', 'no']],
  ])('%s', (chunk, expected) => expect(texts(chunk)).toEqual(expected));

  it('cover it, in order, each as it is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(...'aZé1.,\'’"-‑—@#/:&_+😀'),
      fc.constantFrom("n't", 'Gen.', '’s', 'https://', 'U.S.'),
    );
    const chunk = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(chunk, (text) => {
        let end = 0;
        for (const word of taggerWordsOf(text)) {
          expect(word.start).toBe(end);
          expect(text.slice(word.start, word.end)).toBe(word.text);
          end = word.end;
        }
        expect(end).toBe(text.length);
      }),
    );
  });
});

describe('tags', () => {
  it.each([
    ['the claim was false', 'the/DET claim/NOUN was/AUX false/ADJ'],
    ['he will claim it', 'he/PRON will/AUX claim/VERB it/PRON'],
    ['to report it', 'to/PART report/VERB it/PRON'],
    ['to the report', 'to/ADP the/DET report/NOUN'],
    ["It's like him.", "It/PRON 's/AUX like/ADP him/PRON ./PUNCT"],
    ['Quickly he left', 'Quickly/ADV he/PRON left/VERB'],
    ['Gen. Zyxov said that we go', 'Gen./PROPN Zyxov/PROPN said/VERB that/SCONJ we/PRON go/VERB'],
    ['an anti-war vote of 45 million', 'an/DET anti-war/ADJ vote/NOUN of/ADP 45/NUM million/NUM'],
  ])('%s', (text, expected) => expect(tagged(text)).toBe(expected));

  it('know of every word what the vocabulary knows of it that they were made from', () => {
    const { features, lexicon, packing } = (model as unknown as { core: () => WinkCore }).core();
    const field = (word: number, name: string): number => {
      const [offset, mask, shift] = packing.layout[name]!;
      return (lexicon[offset + word * packing.size]! & mask) >>> shift;
    };
    const differing = features['lexeme']!.list.filter((word, index) => {
      if (!/^[a-z]+$/i.test(word) || field(index, 'isContraction')) return false;
      const spelt = field(index, 'isSpellingMapped') ? field(index, 'lemma') : index;
      const tag = features['pos']!.list[field(spelt, 'pos')];
      return tag !== 'UNK' && tagEntryOf(word).tag !== tag;
    });
    expect(differing).toEqual([]);
  });

  it('agree with the tagger that the rules are from, in 99 of 100 words of the sample record', () => {
    const nlp = winkNLP(model, ['pos']);
    let same = 0;
    let all = 0;
    for (const name of readdirSync(DOCUMENTS).filter((file) => file.endsWith('.txt'))) {
      const text = readFileSync(new URL(name, DOCUMENTS), 'utf8');
      for (const paragraph of text.split(/\n\s*\n/)) {
        const theirs = spansOf(nlp, paragraph.replace(/\s/g, ' '));
        const ours = wordsWithPlaces(paragraph);
        const tags = tagsOf(ours);
        ours.forEach(({ start, end }, i) => {
          const tag = theirs.get(`${start}-${end}`);
          if (tag === undefined) return;
          all++;
          if (tag === tags[i]) same++;
        });
      }
    }
    expect(all).toBeGreaterThan(5_000);
    expect(same / all).toBeGreaterThan(0.99);
  });
});

interface WinkCore {
  readonly lexicon: Uint32Array;
  readonly packing: {
    readonly size: number;
    readonly layout: Readonly<Record<string, readonly [number, number, number]>>;
  };
  readonly features: Readonly<Record<string, { readonly list: readonly string[] }>>;
}

function spansOf(nlp: ReturnType<typeof winkNLP>, text: string): Map<string, string> {
  const tokens = nlp.readDoc(text).tokens();
  const tags = tokens.out(nlp.its.pos) as string[];
  const spans = new Map<string, string>();
  let at = 0;
  for (const [i, value] of (tokens.out(nlp.its.value) as string[]).entries()) {
    const start = text.indexOf(value, at);
    if (start < 0) continue;
    at = start + value.length;
    spans.set(`${start}-${at}`, tags[i]!);
  }
  return spans;
}

function wordsWithPlaces(text: string): TaggerWord[] {
  return Array.from(text.matchAll(/\S+/g)).flatMap(({ index, 0: chunk }) =>
    taggerWordsOf(chunk).map((word) => ({ ...word, start: word.start + index, end: word.end + index })),
  );
}
