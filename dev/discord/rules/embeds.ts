import { bool, type Check, integer, isObject, list, matching, shape, string } from '../../local/rule.js';
import { address } from './common.js';

const picture = shape({ 'url!': address('https:', 'http:', 'attachment:') });
const link = address('https:', 'http:');

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
const embed = shape({
  ...{ title: string(256, 0), description: string(4096, 0), url: link, color: integer(0, 0xffffff) },
  ...{ timestamp: matching(/^\d{4}-\d\d-\d\dT/, 'an ISO 8601 timestamp'), image: picture, thumbnail: picture },
  footer: shape({ 'text!': string(2048), icon_url: link }),
  author: shape({ 'name!': string(256), url: link, icon_url: link }),
  fields: list(shape({ 'name!': string(256), 'value!': string(1024), inline: bool }), 0, 25),
});

function lengthOf(value: unknown): number {
  if (!isObject(value)) return 0;
  const { title, description, footer, author, fields } = value;
  const inner = [footer, author, ...(Array.isArray(fields) ? fields : [])].filter(isObject);
  const texts = [title, description, ...inner.flatMap((each) => [each['text'], each['name'], each['value']])];
  return texts.reduce((sum: number, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

/** At most ten embeds, with 6000 characters altogether. */
export function checkEmbeds(embeds: unknown, check: Check): void {
  list(embed, 0, 10)(embeds, 'embeds', check);
  if (!Array.isArray(embeds)) return;
  const length = embeds.reduce((sum: number, each) => sum + lengthOf(each), 0);
  if (length > 6000) check.refuse('embeds', `have ${length} characters altogether, more than 6000`);
}
