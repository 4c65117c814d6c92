import type { APIMessageTopLevelComponent, APIModalInteractionResponseCallbackData } from 'discord.js';
import { ComponentType } from 'discord.js';
import type { MessageWithFiles } from '../../../../src/platforms/discord/render/message.js';

/** What Discord refuses, with its numbers as they are documented (https://docs.discord.com/developers/components/reference). */

interface AnyComponent {
  readonly type: number;
  readonly [field: string]: unknown;
}

/** All components, with those within others. */
export function flat(components: readonly unknown[]): AnyComponent[] {
  return components.flatMap((each) => {
    const component = each as AnyComponent;
    const within = [component['components'] ?? [], component['component'] ?? []].flat();
    return [component, ...flat(within)];
  });
}

const length = (value: unknown) => (typeof value === 'string' ? value.length : 0);

function faultsOf(component: AnyComponent): (string | false)[] {
  const { type, content, label, custom_id: id, url, components } = component;
  switch (type) {
    case ComponentType.TextDisplay:
      return [(length(content) === 0 || length(content) > 4000 || String(content).trim() === '') && 'text'];
    case ComponentType.Button:
      return [
        (length(label) === 0 || length(label) > 80) && 'label of a button',
        (component['style'] === 5) === (id !== undefined) && 'a button either links or has an id',
        component['style'] === 5 && (length(url) > 512 || !/^https?:\/\//.test(String(url))) && 'url of a button',
      ];
    case ComponentType.ActionRow:
      return [(!Array.isArray(components) || components.length < 1 || components.length > 5) && 'buttons of a row'];
    case ComponentType.Container:
      return [(!Array.isArray(components) || components.length < 1) && 'empty container'];
    case ComponentType.Label:
      return [
        (length(label) === 0 || length(label) > 45) && 'label',
        length(component['description']) > 100 && 'description',
      ];
    case ComponentType.TextInput:
      return [
        length(component['placeholder']) > 100 && 'placeholder',
        Number(component['max_length']) > 4000 && 'length',
      ];
    default:
      return [];
  }
}

function commonFaults(components: readonly unknown[]): string[] {
  const all = flat(components);
  const ids = all.flatMap(({ custom_id: id }) => (id === undefined ? [] : [String(id)]));
  return [
    all.length > 40 && `${all.length} components`,
    ids.some((id) => id.length === 0 || id.length > 100) && 'custom_id',
    new Set(ids).size < ids.length && 'custom_id twice',
    /\p{Surrogate}/u.test(all.map(({ content, label }) => `${content}\n${label}`).join('\n')) && 'half a character',
    ...all.flatMap(faultsOf),
  ].filter((fault) => fault !== false);
}

/** What is wrong with a message; nothing where Discord takes it. */
export function faultsOfMessage({ message, files }: MessageWithFiles): string[] {
  const components: readonly APIMessageTopLevelComponent[] = message.components;
  const all = flat(components);
  const text = all.reduce((sum, { content, label }) => sum + length(content) + length(label), 0);
  const shown = all.flatMap((component) =>
    component.type === ComponentType.File ? [(component['file'] as { readonly url: string }).url] : [],
  );
  const sent = files.map(({ name }) => `attachment://${name}`);
  return [
    ...commonFaults(components),
    ...(text > 4000 ? [`${text} characters`] : []),
    ...(files.length > 10 ? [`${files.length} files`] : []),
    ...(new Set(sent).size < sent.length ? ['two files of one name'] : []),
    ...(files.every(({ name }) => /^[a-z0-9-]{1,60}\.txt$/.test(name)) ? [] : ['name of a file']),
    ...(shown.join() === sent.join() ? [] : ['files that are shown are not those that are sent']),
    ...(message.flags === 32_772 ? [] : ['flags']),
    ...(JSON.stringify(message.allowed_mentions) === '{"parse":[]}' ? [] : ['mentions']),
  ];
}

/** What is wrong with a modal. */
export function faultsOfModal(modal: APIModalInteractionResponseCallbackData): string[] {
  return [
    ...commonFaults([...modal.components]),
    ...(length(modal.title) > 45 || length(modal.title) === 0 ? ['title'] : []),
    ...(length(modal.custom_id) > 100 ? ['custom_id'] : []),
    ...(modal.components.length > 5 ? ['components'] : []),
  ];
}
