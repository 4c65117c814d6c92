import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ComponentType,
} from 'discord.js';

/** A file that comes along with a message, for text that has no room in it. */
export interface TextFile {
  /** Lower-case letters, digits and hyphens, with its ending. */
  readonly name: string;
  /** To be sent as UTF-8, as it is. */
  readonly text: string;
}

/** What a reply is made of, from the top. */
export type Block =
  | { readonly type: 'text' /** Markdown. */; readonly text: string }
  /** At most five. */
  | { readonly type: 'buttons'; readonly buttons: readonly APIButtonComponent[] }
  | { readonly type: 'file'; readonly file: TextFile };

/** On both a white and a dark ground it stands out; it means nothing. */
const ACCENT = 0x5b7fd1;

/** All of it in one container, texts that follow each other as one. */
export function containerOf(blocks: readonly Block[]): APIContainerComponent {
  const components: APIComponentInContainer[] = [];
  for (const block of blocks) {
    const last = components.at(-1);
    if (block.type === 'text' && last?.type === ComponentType.TextDisplay) last.content += `\n${block.text}`;
    else components.push(componentOf(block));
  }
  return { type: ComponentType.Container, accent_color: ACCENT, components };
}

function componentOf(block: Block): APIComponentInContainer {
  switch (block.type) {
    case 'text':
      return { type: ComponentType.TextDisplay, content: block.text };
    case 'buttons':
      return { type: ComponentType.ActionRow, components: [...block.buttons] };
    case 'file':
      return { type: ComponentType.File, file: { url: `attachment://${block.file.name}` } };
  }
}

/** What the limits of a message are about: how many components it has, and how much text; see `LIMITS`. */
export function sizeOf(blocks: readonly Block[]): { readonly components: number; readonly text: number } {
  let components = 1;
  let text = 0;
  for (const component of containerOf(blocks).components) {
    components += component.type === ComponentType.ActionRow ? 1 + component.components.length : 1;
    if (component.type === ComponentType.TextDisplay) text += component.content.length;
    if (component.type !== ComponentType.ActionRow) continue;
    for (const button of component.components) text += 'label' in button ? (button.label?.length ?? 0) : 0;
  }
  return { components, text };
}
