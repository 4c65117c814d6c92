import type { types } from '@slack/bolt';

/** What a reader sees of the blocks, a line for each block or part of one. */
export function linesOf(blocks: readonly types.AnyBlock[]): string[] {
  return (blocks as readonly types.KnownBlock[]).flatMap((block) => {
    if (block.type === 'header') return [`# ${block.text.text}`];
    if (block.type === 'context') return block.elements.map((one) => `(${'text' in one ? one.text : ''})`);
    if (block.type === 'actions')
      return [block.elements.map((one) => `[${one.type === 'button' ? one.text.text : ''}]`).join(' ')];
    if (block.type === 'input')
      return [`${block.label.text}:`, 'initial_value' in block.element ? `${block.element.initial_value}` : ''];
    if (block.type !== 'rich_text') return [block.type === 'divider' ? '---' : block.type];
    return block.elements.flatMap((part) =>
      part.type === 'rich_text_list'
        ? part.elements.map((item) => `- ${inline(item.elements)}`)
        : [`${part.type === 'rich_text_quote' ? '> ' : ''}${inline(part.elements)}`],
    );
  });
}

function inline(elements: readonly types.RichTextElement[]): string {
  return elements
    .map((one) => {
      if (one.type === 'link') return `[${one.text}](${one.url})`;
      if (one.type !== 'text') return one.type;
      return one.style?.bold ? `**${one.text}**` : one.text;
    })
    .join('');
}
