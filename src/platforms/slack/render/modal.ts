import type { types } from '@slack/bolt';
import { characterBoundary, isSendable, label } from '../../../bot/layout/labels.js';
import type { ButtonSet } from '../../../bot/layout/reductions.js';
import type { Copyable, Reply } from '../../../bot/reply/reply.js';
import { wording } from '../../../lang/index.js';
import { showControlsOutsideIsolates } from '../../../text/direction.js';
import { blocksOf, fitted } from './fit.js';
import { LIMITS } from './limits.js';
import { withheldCopy } from './parts.js';
import { smallPrint } from './rich-text.js';

export interface ModalOptions {
  /** 24 characters; what is longer is cut. */
  readonly title: string;
  /** 255 characters at most. */
  readonly callbackId?: string;
  /** 3,000 characters at most. */
  readonly privateMetadata?: string;
  /** The label of the button that ends it; by default there is one only where Slack asks for it. */
  readonly submit?: string;
  /** `private` by default: most modals have no channel to share to. */
  readonly buttons?: ButtonSet;
}

/** A modal shows statements and passages whole, as far as a view has room. */
const WORDS = [Number.POSITIVE_INFINITY, 60_000, 20_000, 8000, 2400, 800, 280];

/** Slack takes no input, not even one to copy from, without a button to submit it. */
const SUBMIT = wording.platform.done;

/** The `callback_id` of a modal that is submitted by that button alone: nothing is to be done, but to acknowledge it. */
export const NOTHING_TO_DO = 'nothing-to-do';

/** Room for a label of an input. */
const MOST_OF_LABEL = 150;

/** A reply as a modal. Plain text to be copied stands in a field, where it is marked at once. */
export function renderModal(
  reply: Reply,
  { title, callbackId, privateMetadata, submit, buttons = 'private' }: ModalOptions,
): types.ModalView {
  // Its title stands above it.
  const nodes = reply.nodes.filter((node) => node.type !== 'heading' || node.text !== title);
  const parts = fitted(nodes, {
    room: { blocks: LIMITS.viewBlocks, json: LIMITS.viewJson },
    buttons,
    copyable: copyFields,
    words: WORDS,
  });
  const blocks = blocksOf(parts);
  const isAsked = blocks.some(({ type }) => type === 'input');
  const button = submit ?? (isAsked ? SUBMIT : undefined);
  const callback = callbackId ?? (isAsked && submit === undefined ? NOTHING_TO_DO : undefined);
  const shown = (text: string): types.PlainTextElement => ({
    type: 'plain_text',
    text: label(text, LIMITS.modalTitle),
    emoji: false,
  });
  return {
    type: 'modal',
    title: shown(title),
    close: shown(wording.platform.close),
    ...(button !== undefined && { submit: shown(button) }),
    ...(callback !== undefined && { callback_id: callback }),
    ...(privateMetadata !== undefined && { private_metadata: privateMetadata }),
    blocks: blocks.length > 0 ? blocks : smallPrint(reply.text),
  };
}

/** Text in fields of as much as one takes, cut at the ends of lines where there are any. */
function copyFields({ label: shown, text }: Copyable): types.KnownBlock[] {
  if (!isSendable(text)) return withheldCopy(shown);
  const name = label(shown, MOST_OF_LABEL) || wording.platform.text;
  return linesUpTo(showControlsOutsideIsolates(text), LIMITS.input).map((initial_value, i, { length }) => ({
    type: 'input',
    label: {
      type: 'plain_text',
      text: length > 1 ? wording.platform.partOf(name, i + 1, length) : name,
      emoji: false,
    },
    element: { type: 'plain_text_input', multiline: true, initial_value },
  }));
}

function linesUpTo(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most - 1) + 1;
    const end = line > most / 2 ? line : characterBoundary(rest, most);
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest === '' ? pieces : [...pieces, rest];
}
