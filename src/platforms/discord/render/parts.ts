import { ButtonStyle, ComponentType } from 'discord.js';
import type { StatementAction } from '../../../bot/answers/statement-actions.js';
import { isCard } from '../../../bot/cards/fewer-cards.js';
import type { SourceForm } from '../../../bot/cards/short-card.js';
import { omissionNote, runsOfPassage, shortenPassage } from '../../../bot/cards/shortened-words.js';
import { cleanLabel, isSendable, label, truncate } from '../../../bot/layout/labels.js';
import { type ButtonSet, chunks } from '../../../bot/layout/reductions.js';
import { commandLine, pageCalls, pageLine } from '../../../bot/layout/wording.js';
import { shortAddress, shownAddress, webAddress } from '../../../bot/reply/links.js';
import type { Actions, Copyable, Fields, Link, Page, Passage, ReplyNode } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { isolateDirection, isolateRightToLeftRuns } from '../../../text/direction.js';
import type { Block } from './blocks.js';
import type { Buttons } from './buttons.js';
import { cardBlocks } from './card.js';
import { bold, codeBlock, escaped, inline, link, quote, small } from './escape.js';
import { LIMITS } from './limits.js';

/** How much is shown, from the look that is wanted to the least that is honest. */
export interface Look {
  /** Most UTF-16 units of a piece, a passage, or a value. */
  readonly words: number;
  readonly smallPrint: boolean;
  readonly source: SourceForm;
  /** How many buttons the cards behind the first have, of those that they should have: the most important. */
  readonly buttons: number;
}

/** What one node became. */
export interface Part {
  readonly blocks: readonly Block[];
  /** Whether it only leads on: what is said must go before it does. */
  readonly leadsOn: boolean;
}

/** Most UTF-16 units of a remark, of a value and of the name of one; they may repeat what a user typed. */
const MOST_OF_NOTE = 2000;
const MOST_OF_VALUE = 1000;
const LEAST_OF_VALUE = 80;

/** Buttons of one list of choices. */
const MOST_CHOICES = 15;

/** The most important first. */
const BY_IMPORTANCE: readonly StatementAction[] = ['context', 'share', 'cite', 'source', 'report'];

const OF_POSTED: readonly StatementAction[] = ['context'];

/** The nodes of one message in blocks, in their order. */
export class Rendering {
  #cards = 0;
  #afterCard = false;
  readonly #files = new Set<string>();

  constructor(
    private readonly look: Look,
    private readonly set: ButtonSet,
    private readonly buttons: Buttons,
  ) {}

  part(node: ReplyNode): Part {
    const blocks = this.#blocks(node);
    const isText = blocks[0]?.type === 'text' && blocks[0].text !== '';
    // An empty line between cards that have no buttons between them.
    const apart: Block[] = isCard(node) && this.#afterCard && isText ? [{ type: 'text', text: '' }] : [];
    if (blocks.length > 0) this.#afterCard = blocks.at(-1)?.type === 'text' && isCard(node);
    return { blocks: [...apart, ...blocks], leadsOn: node.type === 'actions' || node.type === 'page' };
  }

  #blocks(node: ReplyNode): readonly Block[] {
    switch (node.type) {
      case 'heading':
        return textBlock(label(isolateRightToLeftRuns(node.text), MOST_OF_VALUE), (words) => `### ${escaped(words)}`);
      case 'note':
        return noteBlocks(node);
      case 'fields':
        return this.#fields(node);
      case 'link':
        return linkBlocks(node);
      case 'copyable':
        return node.text === '' ? [] : this.#copyable(node);
      case 'passage':
        return this.#passage(node);
      case 'actions':
        return this.set === 'none' ? [] : this.#calls(node.actions);
      case 'page':
        return this.set === 'none' ? [] : this.#page(node);
      default:
        return cardBlocks(node, { ...this.look, buttons: this.#cardButtons() }, this.buttons);
    }
  }

  #cardButtons(): readonly StatementAction[] {
    if (this.set === 'none') return [];
    if (this.set === 'posted') return OF_POSTED.slice(0, this.look.buttons);
    const names = BY_IMPORTANCE.filter((name) => this.set === 'all' || name !== 'share');
    return this.#cards++ === 0 ? names : names.slice(0, this.look.buttons);
  }

  #fields({ fields }: Fields): Block[] {
    const most = Math.max(LEAST_OF_VALUE, Math.min(this.look.words, MOST_OF_VALUE));
    const lines = fields.flatMap(({ name, value, url }) => {
      const [shown, said] = [
        isolateDirection(label(name, most)),
        escaped(shortValue(isolateRightToLeftRuns(value), most)),
      ];
      const about = [said, url === undefined ? '' : addressIn(url, most)].filter(Boolean).join(' · ');
      if (shown === '') return about === '' ? [] : [about];
      return [about === '' ? bold(shown) : `${bold(shown)}: ${about}`];
    });
    return lines.map((text) => ({ type: 'text', text }));
  }

  #page(page: Page): Block[] {
    return [{ type: 'text', text: small(escaped(pageLine(page))) }, ...this.#calls(pageCalls(page))];
  }

  /** Buttons; for those that are too many, the line to type, where there is one that says it all. */
  #calls(calls: Actions['actions']): Block[] {
    const buttons = calls
      .slice(0, MOST_CHOICES)
      .flatMap((call) => this.buttons.ofInvocation(call.label, call.invocation) ?? []);
    const typed = calls.slice(MOST_CHOICES).filter(({ invocation }) => !invocation.after);
    return [
      ...chunks(buttons, LIMITS.rowButtons).map((row) => ({ type: 'buttons' as const, buttons: row })),
      ...typed.flatMap((call) =>
        textBlock(
          label(isolateRightToLeftRuns(`${call.label}: ${commandLine(call.invocation)}`), MOST_OF_VALUE),
          escaped,
        ),
      ),
    ];
  }

  #passage(passage: Passage): Block[] {
    const shown = shortenPassage(passage, this.look.words);
    const { span } = shown;
    const name = label(isolateRightToLeftRuns(passage.label), MOST_OF_VALUE);
    const whole = isSendable(passage.words) && omissionNote([shown], '') !== '';
    const file = whole ? this.#file(passage.label, passage.words) : null;
    const lines = [
      `${bold(name)}:`,
      span ? quote(inline(runsOfPassage(passage, span))) : '',
      small(escaped(omissionNote([shown], file ? wording.platform.wholeInFile : ''))),
    ];
    return [{ type: 'text', text: lines.filter(Boolean).join('\n') }, ...(file ? [file] : [])];
  }

  /** Plain text to be copied: from a block of code, or where that would not be the same text or is too long, from a file. */
  #copyable({ label: shown, text }: Copyable): Block[] {
    const name = label(isolateRightToLeftRuns(shown), MOST_OF_VALUE);
    if (!isSendable(text)) {
      return textBlock(wording.platform.unsendable(name), escaped);
    }
    const code = text.length <= this.look.words ? codeBlock(text) : null;
    if (code !== null) return [{ type: 'text', text: `${bold(name)}:\n${code}` }];
    return [{ type: 'text', text: wording.platform.inFile(bold(name)) }, this.#file(shown, text)];
  }

  #file(name: string, text: string): Extract<Block, { type: 'file' }> {
    const plain = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40);
    let unique = plain || 'text';
    for (let number = 2; this.#files.has(unique); number++) unique = `${plain || 'text'}-${number}`;
    this.#files.add(unique);
    return { type: 'file', file: { name: `${unique}.txt`, text } };
  }
}

/**
 * A value in so much room: where it is too long, of addresses the host alone is left, then none of them, before anything
 * else is left out.
 */
function shortValue(value: string, most: number): string {
  const hosts = value.replace(/https?:\/\/([^\s/]+\/)\S+/gi, '$1…');
  const forms = [value, hosts, value.replace(/https?:\/\/\S+/gi, '…')];
  return label(forms.find((form) => form.length <= most) ?? forms.at(-1)!, most);
}

/** An address as a link where there is room for it, else what it begins with. */
function addressIn(url: string, most: number): string {
  const address = shortAddress(url, most);
  return address === null ? escaped(isolateDirection(shownAddress(url))) : link(wording.platform.open, address);
}

function noteBlocks({ tone, text }: Extract<ReplyNode, { type: 'note' }>): Block[] {
  if (tone === 'quiet')
    return textBlock(label(isolateRightToLeftRuns(text), MOST_OF_NOTE), (words) => small(escaped(words)));
  return textBlock(
    truncate(cleanLabel(isolateRightToLeftRuns(text)).trim(), MOST_OF_NOTE),
    tone === 'warning' ? bold : escaped,
  );
}

/** A block of text; none for a text of nothing. */
function textBlock(words: string, markdown: (words: string) => string): Block[] {
  return words === '' ? [] : [{ type: 'text', text: markdown(words) }];
}

/** A button that opens the page; where its address is too long for one, without the words that it points to. */
function linkBlocks({ label: shown, url }: Link): Block[] {
  const short = shortAddress(url, LIMITS.buttonUrl);
  const name = label(shown, LIMITS.buttonLabel) || wording.platform.open;
  if (short !== null) {
    const button = { type: ComponentType.Button, style: ButtonStyle.Link, label: name, url: short } as const;
    return [{ type: 'buttons', buttons: [button] }];
  }
  const address = webAddress(url);
  if (address !== null && address.length <= MOST_OF_NOTE) {
    return [
      { type: 'text', text: `${escaped(isolateRightToLeftRuns(name))}: ${link(wording.platform.open, address)}` },
    ];
  }
  return textBlock(isolateRightToLeftRuns(`${name}: ${label(url, MOST_OF_VALUE)}`), escaped);
}
