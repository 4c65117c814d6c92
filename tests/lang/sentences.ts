import { parseAst } from 'vitest/node';

/** So many words in a row are a sentence or a label for people to read. */
const SENTENCE = 3;

/** A word, and no part of a path, an option, a number or a markup attribute. */
const WORD = /(?<![\w:/.@#=-])\p{L}+(?:['’]\p{L}+)?(?![\w:/@=-])/gu;

/** The product's name is the same in every language. */
const PRODUCT = 'Onrecord';

/** Calls whose text people read in a reply, however short it is. */
const SHOWN_CALLS = /^(?:heading|note)$/;
/** Properties that hold what people read of a reply, a button, a form or a command. */
const SHOWN_PROPERTIES = new Set(['label', 'title', 'description', 'placeholder', 'submit', 'hint', 'text']);

/** What may hold sentences outside the wording, by its kind: messages of errors, and lines of the log. */
const ERRORS = /Error$/;
/** Makes an error of what is wrong with a call of a command. */
const ERROR_MAKERS = /^invalid$/;
const LOG = /(?:^|\.)#?logger\??\.(?:error|warn|info|debug)$/;

/** What is read of a node of the syntax tree (ESTree). */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly callee?: unknown;
  readonly operator?: unknown;
  readonly key?: Node & { readonly name?: unknown };
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * The English that a file says to people by itself: texts of three words or more, and shorter ones where a reply, a button,
 * a form or a command shows them. Messages of errors, lines of the log, types and what is compared are none.
 */
export function sentencesIn(code: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown, isShown: boolean): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each, isShown);
      return;
    }
    if (!isNode(value)) return;
    if (/^(?:Import|ExportAll)|^TSLiteralType$/.test(value.type)) return;
    const callee = isNode(value.callee) ? code.slice(value.callee.start, value.callee.end) : '';
    if (value.type === 'NewExpression' && ERRORS.test(callee)) return;
    if (value.type === 'CallExpression' && (LOG.test(callee) || ERROR_MAKERS.test(callee))) return;
    const text = textOf(value);
    if (text !== null) {
      const words = (text.match(WORD) ?? []).filter((word) => word !== PRODUCT);
      const isLabel = isShown && words.some((word) => word.length > 2);
      if (words.length >= SENTENCE || isLabel) found.push(text.trim().slice(0, 40));
    }
    // What is compared is a value of the model.
    if (value.type === 'BinaryExpression' && /^[!=]==$/.test(String(value.operator))) return;
    const property = value.type === 'Property' ? String(value.key?.name ?? '') : '';
    for (const [name, child] of Object.entries(value)) {
      if (name === 'arguments' && Array.isArray(child)) {
        child.forEach((argument, i) => void visit(argument, i === 0 && SHOWN_CALLS.test(callee)));
        continue;
      }
      const isText = isNode(child) && textOf(child) !== null;
      visit(child, name === 'value' && isText && SHOWN_PROPERTIES.has(property));
    }
  };
  visit(parseAst(code, { lang: 'ts' }).body, false);
  return found;
}

/** The text of a literal, with a space for what is put into it; null for anything else. */
function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  return (node.quasis ?? []).map(({ value }) => value.cooked).join(' … ');
}
