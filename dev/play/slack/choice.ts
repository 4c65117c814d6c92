import { type Choice, stateOf } from '../../slack/state.js';
import type { Message, Option, Part, View } from '../../slack/types.js';

/** What stands in a menu or field of a message or form, as readers see it; empty for nothing. */
export function shownValue(on: Message | View, element: Part, block: Part): string {
  const typed = 'hash' in on ? on.state.values : {};
  const { type: _, ...entry } = stateOf([block], typed).values[block.block_id!]?.[element.action_id!] ?? {};
  return Object.values(entry).flatMap(wordsOf).join(', ');
}

function wordsOf(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return [typeof value === 'object' ? (value as Option).text.text : String(value)];
}

/**
 * What somebody chooses who types these words: in menus an option of that label or value in any case, several with `|`
 * between them, else the text itself.
 *
 * @param offer what a menu with type-ahead offers while something is typed
 * @throws {Error} there is no such option; says which ones there are
 */
export async function choiceOf(
  element: Part,
  text: string,
  offer: (typed: string) => Promise<Option[]>,
): Promise<Choice> {
  const { type } = element;
  const isMenu =
    type === 'overflow' ||
    type === 'radio_buttons' ||
    type === 'checkboxes' ||
    /(?:static|external)_select$/.test(type);
  const isMultiple = type === 'checkboxes' || type.startsWith('multi_');
  const words = text
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (!isMenu) return isMultiple ? words : text;
  const find = async (name: string) => {
    const all = type.includes('external')
      ? await offer(name)
      : [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
    const found = all.find((option) =>
      [option.text.text, option.value].some((each) => each.toLowerCase() === name.toLowerCase()),
    );
    if (found) return found;
    throw new Error(
      `no option ${JSON.stringify(name)}; there are: ${all.map((each) => each.text.text).join(' / ') || 'none'}`,
    );
  };
  return isMultiple ? Promise.all(words.map(find)) : find(text.trim());
}
