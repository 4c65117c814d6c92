import type { types } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../../../dev/slack/rules/message.js';
import { checkView } from '../../../../dev/slack/rules/view.js';
import { STATEMENT_ACTIONS } from '../../../../src/bot/answers/statement-actions.js';
import { excerptOf } from '../../../../src/bot/cards/excerpt.js';
import { isCard } from '../../../../src/bot/cards/fewer-cards.js';
import { webAddress } from '../../../../src/bot/reply/links.js';
import type { ParaphraseCard, QuoteCard, Reply } from '../../../../src/bot/reply/reply.js';
import { readInvocationButton, readStatementButton } from '../../../../src/platforms/slack/render/buttons.js';
import { escapeText } from '../../../../src/platforms/slack/render/escape.js';
import { fitted } from '../../../../src/platforms/slack/render/fit.js';
import { renderHome } from '../../../../src/platforms/slack/render/home.js';
import { LIMITS, QUIET } from '../../../../src/platforms/slack/render/limits.js';
import { renderMessage } from '../../../../src/platforms/slack/render/message.js';
import { renderModal } from '../../../../src/platforms/slack/render/modal.js';
import { copyInPlace, type Part } from '../../../../src/platforms/slack/render/parts.js';
import { showControls } from '../../../../src/text/direction.js';
import { correctionsIn } from '../../../../src/text/published-corrections.js';
import { bare } from '../../../bot/direction.js';
import { anyReply } from '../../../bot/random-replies.js';

/** A counterexample is not made smaller: that takes minutes. The seed tells which it was. */
const SETTINGS = { numRuns: 250, endOnFailure: true };
const SETS = ['all', 'private', 'posted', 'none'] as const;

/** Every object in a payload. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

/** Every text in a payload. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const WORD_JOINER = '\u2060';
const unescaped = (text: string) =>
  text.replaceAll(WORD_JOINER, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

function complaintsOf(check: typeof checkView, payload: unknown): string[] {
  const complaints: string[] = [];
  check(payload, (path, what) => complaints.push(`${path} ${what}`));
  return complaints;
}

const messageComplaints = (message: object) =>
  complaintsOf(
    (value, note) => checkMessage(value as Record<string, unknown>, { method: 'chat.update', inChannel: true }, note),
    { ...message, ...QUIET },
  );

/** What Slack would do of itself: parse markup, call somebody, open something that is no web address. */
function obeyed(blocks: readonly types.AnyBlock[]): unknown[] {
  return objectsIn(blocks).filter(
    ({ type, url, emoji, text }) =>
      ['mrkdwn', 'markdown', 'broadcast', 'user', 'usergroup', 'channel', 'emoji'].includes(String(type)) ||
      (type === 'link' && webAddress(String(url)) === null) ||
      (type === 'plain_text' && emoji !== false && /:\w+:/.test(String(text))),
  );
}

/** The texts of the quotes among blocks, one behind the other. */
function quotedIn(blocks: readonly types.KnownBlock[]): string {
  return blocks
    .flatMap((block) => (block.type === 'rich_text' ? block.elements : []))
    .flatMap((container) => (container.type === 'rich_text_quote' ? container.elements : []))
    .map((element) => ('text' in element ? element.text : ''))
    .join('');
}

const STEPS = [2400, 1600, 1100, 800, 600, 450, 400, 350, 280, 0];

/** How a piece may stand among blocks: whole, or cut as an excerpt and marked so; nothing where it may not be shown. */
function formsOf(
  { type }: QuoteCard | ParaphraseCard,
  piece: QuoteCard['pieces'][number],
  ellipses: boolean,
): string[] {
  const { words } = piece;
  if (/\p{Surrogate}/u.test(words)) return [''];
  const unbroken = [...(type === 'paraphrase' ? piece.quotes : []), ...correctionsIn(words)];
  const forms = STEPS.map((limit) => {
    const span = excerptOf(words, piece.matched, unbroken, limit);
    if (!span) return '';
    const slice = showControls(words.slice(span.start, span.end));
    const marked = type === 'quote' ? `“${slice}”` : slice;
    if (!ellipses) return marked;
    return `${span.start > 0 ? '… ' : ''}${marked}${span.end < words.length ? ' …' : ''}`;
  });
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** Whether a text is made of one of the forms of each, in order. */
function isMadeOf(text: string, parts: readonly (readonly string[])[]): boolean {
  let ends = new Set([0]);
  for (const forms of parts) {
    ends = new Set(
      [...ends].flatMap((end) => forms.flatMap((form) => (text.startsWith(form, end) ? end + form.length : []))),
    );
  }
  return ends.has(text.length);
}

function partsOf(answer: Reply): Part[] {
  return fitted(answer.nodes, {
    room: { blocks: LIMITS.messageBlocks, json: LIMITS.messageJson },
    buttons: 'all',
    copyable: copyInPlace,
  });
}

describe('any reply', () => {
  it('is a message within every limit that calls nobody', () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom(...SETS), (answer, actions) => {
        const { text, blocks } = renderMessage(answer, { actions });
        expect(messageComplaints({ text, blocks })).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(LIMITS.text);
        expect(text).not.toMatch(/[<>]|@(?:here|channel|everyone|group)\b|&(?!amp;|lt;|gt;)/i);
        expect(obeyed(blocks)).toEqual([]);
        expect(textsIn([text, blocks]).filter((each) => /\p{Surrogate}/u.test(each))).toEqual([]);
      }),
      SETTINGS,
    );
  });

  it('is a modal within every limit', () => {
    fc.assert(
      fc.property(anyReply, fc.string({ minLength: 1 }), (answer, title) => {
        const view = renderModal(answer, { title: `About ${title}` });
        expect(complaintsOf(checkView, view)).toEqual([]);
        expect(obeyed(view.blocks)).toEqual([]);
      }),
      SETTINGS,
    );
  });

  it('has a place in the Home tab', () => {
    const line = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(
        fc.array(anyReply, { maxLength: 3 }),
        fc.array(line),
        fc.array(line, { maxLength: 60 }),
        (replies, examples, lines) => {
          const view = renderHome({
            sections: replies.map((shown) => ({ title: 'Said last', shown })),
            examples,
            commands: lines.map((each) => ({ line: each, description: each })),
            health: lines.map((what) => ({ state: 'warning', what, fix: what })),
          });
          expect(complaintsOf(checkView, view)).toEqual([]);
          expect(obeyed(view.blocks)).toEqual([]);
        },
      ),
      SETTINGS,
    );
  });

  it('shows every word as its source has it, and marks what is cut', () => {
    fc.assert(
      fc.property(anyReply, (answer) => {
        const cards = answer.nodes.filter(isCard);
        const shown = partsOf(answer).filter(({ statements }) => statements > 0);
        expect(shown.length).toBeLessThanOrEqual(cards.length);
        for (const [i, { blocks, texts }] of shown.entries()) {
          const card = cards[i]!;
          const [marked, plain] = [true, false].map((way) => card.pieces.map((piece) => formsOf(card, piece, way)));
          const quoted = bare(quotedIn(blocks));
          expect(isMadeOf(quoted, marked!)).toBe(true);
          const pieces = card.pieces.map(({ words }) => showControls(words));
          const whole = pieces.map((words) => [card.type === 'quote' ? `“${words}”` : words]);
          const isCut = !isMadeOf(quoted, whole);
          if (isCut) expect(JSON.stringify(blocks)).toMatch(/Shown in part|Not shown|withheld/);
          for (const text of texts()) {
            expect(plain!.every((forms) => forms.some((form) => bare(text).includes(form)))).toBe(true);
          }
        }
      }),
      SETTINGS,
    );
  });

  it('has a text of whole statements, and says how many more there are', () => {
    fc.assert(
      fc.property(anyReply, (answer) => {
        const { text } = renderMessage(answer);
        let rest = squeezed(unescaped(text));
        for (const { texts } of partsOf(answer)) {
          if (/^(?:… and \d+ more|…)$/.test(rest)) break;
          const forms = texts().map((form) => squeezed(unescaped(escapeText(form))));
          const [form] = forms.filter((one) => rest.startsWith(one)).sort((a, b) => b.length - a.length);
          if (form === undefined) expect.fail(`${JSON.stringify(rest)} begins with none of ${JSON.stringify(forms)}`);
          rest = rest.slice(form.length).trimStart();
        }
        expect(rest).toMatch(/^(?:|… and \d+ more|…|Nothing to show\.)$/);
      }),
      SETTINGS,
    );
  });

  it('has buttons that can be read again', () => {
    fc.assert(
      fc.property(anyReply, fc.constantFrom(...SETS), (answer, actions) => {
        const { blocks } = renderMessage(answer, { actions });
        const ids = new Set(answer.nodes.filter(isCard).flatMap(({ pieces }) => pieces.map((one) => one.statementId)));
        for (const block of blocks) {
          if (block.type !== 'actions') continue;
          expect(actions).not.toBe('none');
          for (const button of block.elements) {
            if (button.type !== 'button') continue;
            const pressed = {
              action_id: button.action_id ?? '',
              block_id: block.block_id ?? '',
              value: button.value ?? '',
            };
            const statement = readStatementButton(pressed);
            if (statement) {
              expect(STATEMENT_ACTIONS.map(({ name }) => name)).toContain(statement.action);
              if (actions === 'private') expect(statement.action).not.toBe('share');
              expect(statement.ids.every((id) => ids.has(id))).toBe(true);
            } else expect(readInvocationButton(pressed)).toEqual(JSON.parse(pressed.value));
          }
        }
      }),
      SETTINGS,
    );
  });
});
