import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '../../../../src/bot/cards/excerpt.js';
import { isCard } from '../../../../src/bot/cards/fewer-cards.js';
import type { Passage, Piece, Reply, ReplyNode } from '../../../../src/bot/reply/reply.js';
import { readButton, readStoredButton } from '../../../../src/platforms/discord/render/buttons.js';
import { type MessageWithFiles, renderMessage } from '../../../../src/platforms/discord/render/message.js';
import { showControls } from '../../../../src/text/direction.js';
import { correctionsIn } from '../../../../src/text/published-corrections.js';
import { bare } from '../../../bot/direction.js';
import { anyReply } from '../../../bot/random-replies.js';
import { faultsOfMessage, flat } from './check.js';
import { allOf, asShown, readMarkdown, type Seen } from './markdown.js';

/** A counterexample is not made smaller: that takes minutes. The seed tells which it was. */
const SETTINGS = { numRuns: 250, endOnFailure: true };
const SETS = ['all', 'private', 'posted', 'none'] as const;

/** What is seen of all texts of a message. */
function seenIn({ message }: MessageWithFiles): Seen[] {
  return flat(message.components).flatMap(({ content }) => (typeof content === 'string' ? readMarkdown(content) : []));
}

const STEPS = [
  Number.POSITIVE_INFINITY,
  2400,
  1600,
  1100,
  800,
  600,
  450,
  350,
  280,
  240,
  200,
  180,
  160,
  140,
  120,
  80,
  0,
];

/** How some words may stand in a quote: whole, or cut as an excerpt and marked so; nothing where none may be shown. */
function formsOf(
  words: string,
  marked: readonly [string, string],
  matched: Piece['matched'],
  unbroken: Piece['quotes'],
) {
  if (/\p{Surrogate}/u.test(words)) return [''];
  const forms = STEPS.map((limit) => {
    const span = excerptOf(words, matched, [...unbroken, ...correctionsIn(words)], limit);
    if (!span) return '';
    const slice = `${marked[0]}${showControls(words.slice(span.start, span.end))}${marked[1]}`;
    return asShown(`${span.start > 0 ? '… ' : ''}${slice}${span.end < words.length ? ' …' : ''}`);
  });
  return [...new Set(forms)];
}

/** The forms of everything that is shown in a quote, in its order. */
function quotable(node: ReplyNode): string[][] {
  if (node.type === 'passage') return [formsOfPassage(node)];
  if (!isCard(node)) return [];
  const marks = node.type === 'quote' ? (['“', '”'] as const) : (['', ''] as const);
  return node.pieces.map((piece) =>
    formsOf(piece.words, marks, piece.matched, node.type === 'paraphrase' ? piece.quotes : []),
  );
}

const formsOfPassage = ({ words, marked }: Passage) => formsOf(words, ['', ''], marked, marked);

/** Those of the words, in their order, that no quote shows; fails where a quote shows anything else. */
function missingOf(answer: Reply, rendered: MessageWithFiles): string[][] {
  const quotes = seenIn(rendered).filter(({ kind, text }) => kind === 'quote' && text.trim() !== '');
  const missing = answer.nodes.flatMap(quotable).filter((forms) => {
    const isNext = quotes.length > 0 && forms.includes(bare(quotes[0]!.text));
    if (isNext) quotes.shift();
    return !isNext;
  });
  expect(quotes.map(({ text }) => text)).toEqual([]);
  return missing;
}

describe('any reply', () => {
  it('is a message within every limit', () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom(...SETS), (answer, actions) => {
        expect(faultsOfMessage(renderMessage(answer, { actions }))).toEqual([]);
      }),
      SETTINGS,
    );
  });

  it('makes Discord do nothing but what is ours', () => {
    const ours = ['text', 'bold', 'quote', 'small', 'heading', 'code block', 'link'];
    fc.assert(
      fc.property(anyReply, (answer) => {
        const all = allOf(seenIn(renderMessage(answer)));
        expect(all.filter(({ kind }) => !ours.includes(kind))).toEqual([]);
        const links = all.filter(({ kind }) => kind === 'link').map(({ text }) => text);
        expect(links.filter((text) => text !== 'Open' && text !== 'Open the source')).toEqual([]);
      }),
      SETTINGS,
    );
  });

  it('is the same whatever it was laid out as before', () => {
    fc.assert(
      fc.property(anyReply, (answer) => {
        for (const actions of [...SETS, ...SETS]) {
          expect(renderMessage(answer, { actions })).toEqual(renderMessage(structuredClone(answer), { actions }));
        }
      }),
      { ...SETTINGS, numRuns: 60 },
    );
  });

  it('shows every word as its source has it, or says that it does not', () => {
    fc.assert(
      fc.property(anyReply, (answer) => {
        const rendered = renderMessage(answer);
        const missing = missingOf(answer, rendered).filter((forms) => forms[0]!.trim() !== '');
        const text = allOf(seenIn(rendered)).map((seen) => seen.text);
        const isCut = text.some((each) => each.includes(' …')) || text.some((each) => each.startsWith('… '));
        const isSaid = /Shown in part|Not shown here|withheld|fit in one message/.test(text.join('\n'));
        if (missing.length > 0) expect(isSaid).toBe(true);
        else if (!isSaid) expect(isCut && !JSON.stringify(answer.nodes).includes('…')).toBe(false);
      }),
      SETTINGS,
    );
  });

  it('has in a file whatever of a passage or of text to be copied it does not show', () => {
    fc.assert(
      fc.property(anyReply, (answer) => {
        const rendered = renderMessage(answer);
        const seen = allOf(seenIn(rendered));
        if (seen.some(({ text }) => text.includes('fit in one message'))) return;
        for (const node of answer.nodes) {
          const text = node.type === 'passage' ? node.words : node.type === 'copyable' ? node.text : '';
          if (text.trim() === '' || /\p{Surrogate}/u.test(text)) continue;
          const kind = node.type === 'passage' ? 'quote' : 'code block';
          // What is to be copied is the text itself, or in a file.
          const shown = asShown(kind === 'quote' ? showControls(text) : bare(text));
          const isShown = seen.some((each) => each.kind === kind && bare(each.text) === shown);
          if (!isShown) expect(rendered.files.map((file) => file.text)).toContain(text);
        }
      }),
      SETTINGS,
    );
  });

  it('has buttons that can be read again', () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom(...SETS), (answer, actions) => {
        const { message, kept } = renderMessage(answer, { actions });
        const cards = answer.nodes.filter(isCard).map(({ pieces }) => pieces.map((one) => one.statementId));
        const calls = answer.nodes.flatMap((node) => {
          if (node.type === 'actions') return node.actions.map(({ invocation }) => invocation);
          return node.type === 'page' ? [node.previous, node.next] : [];
        });
        for (const { custom_id: id } of flat(message.components)) {
          if (id === undefined) continue;
          expect(actions).not.toBe('none');
          const read = readButton(String(id));
          const stored = read?.type === 'kept' ? kept.find(({ key }) => key === read.key)?.value : undefined;
          const asked = read?.type === 'kept' ? readStoredButton(stored ?? '') : read;
          if (asked?.type === 'statement') {
            expect(cards).toContainEqual(asked.ids);
            if (actions === 'private') expect(asked.action).not.toBe('share');
          } else expect(calls).toContainEqual(asked?.invocation);
        }
      }),
      SETTINGS,
    );
  });
});
