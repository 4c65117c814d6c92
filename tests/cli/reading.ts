import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { SaxesParser } from 'saxes';

/** Reads back what the digest is written in, each with a parser of the standard that it is in. */

/** The words of each quotation in a Markdown text, and of what kind all its nodes are. */
export function readMarkdown(markdown: string) {
  const kinds = new Set<string>();
  const addresses: string[] = [];
  const quoted: string[] = [];
  type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];
  const textOf = (node: Node): string => {
    if (node.type === 'text') return node.value;
    return 'children' in node ? node.children.map((child) => textOf(child as Node)).join('') : '';
  };
  const visit = (node: Node) => {
    kinds.add(node.type);
    if (node.type === 'link') addresses.push(node.url);
    if (node.type === 'blockquote') quoted.push(...node.children.map((child) => textOf(child)));
    if ('children' in node) for (const child of node.children) visit(child as Node);
  };
  visit(fromMarkdown(markdown));
  return { kinds, addresses, quoted };
}

/** The words of each quotation in a page or a piece of one, the elements it has and the addresses it leads to. */
export function readHtml(html: string) {
  const names = new Set<string>();
  const attributes = new Set<string>();
  const addresses: string[] = [];
  const quoted: string[] = [];
  const textOf = (node: Tree.Node): string => {
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  };
  const visit = (node: Tree.Node) => {
    if ('tagName' in node) {
      names.add(node.tagName);
      for (const { name, value } of node.attrs) {
        attributes.add(name);
        if (name === 'href' || name === 'src') addresses.push(value);
      }
      if (node.tagName === 'blockquote') quoted.push(textOf(node));
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return { names, attributes, addresses, quoted };
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** The root of an XML document. Throws where it is not well-formed. */
export function readXml(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return top.children[0]!;
}

/** The children of that name. */
export function all(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the only child of that name; undefined where there is none. */
export function text(element: Element, name: string): string | undefined {
  const found = all(element, name);
  if (found.length > 1) throw new Error(`more than one ${name}`);
  return found[0]?.text;
}
