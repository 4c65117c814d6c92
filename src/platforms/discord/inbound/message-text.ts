import { ComponentType, type Embed, type Message } from 'discord.js';
import { typedText } from './caller.js';

const ADDRESS = /https?:\/\/\S+/g;

/** The text of a message: what somebody wrote, else what they forwarded, or what stands in its cards. */
export function messageText(message: Message): string {
  // Of what was forwarded, less is told than of other messages.
  const typed = message.content ? typedText(message) : '';
  // An address alone says nothing; its preview does.
  if (typed.replace(ADDRESS, '').trim() !== '') return typed;
  const shown = [
    // It is a message as well, whose author isn't told.
    ...[...(message.messageSnapshots?.values() ?? [])].map((forwarded) => messageText(forwarded as unknown as Message)),
    ...message.embeds.map(ofEmbed),
    ...displays(message.components.map((component) => component.toJSON())),
  ].filter((text) => text !== '');
  return shown.length > 0 ? shown.join('\n') : typed;
}

function ofEmbed({ title, description, fields }: Embed): string {
  const said = fields.flatMap(({ name, value }) => [name, value]);
  return [title, description, ...said].filter(Boolean).join('\n');
}

/** What the text displays say, those within others as well. */
function displays(components: readonly object[]): string[] {
  return components.flatMap((component) => {
    if ('type' in component && component.type === ComponentType.TextDisplay) {
      return 'content' in component ? [String(component.content)] : [];
    }
    return 'components' in component && Array.isArray(component.components) ? displays(component.components) : [];
  });
}
