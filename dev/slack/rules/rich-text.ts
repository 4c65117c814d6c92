import { among, bool, integer, list, matching, type Rule, shape, string, typed, url } from '../../local/rule.js';

/** What stands in a message as a whole is limited; one rich text alone is not documented to be. */
const ANY = Number.MAX_SAFE_INTEGER;

const style = shape({ bold: bool, italic: bool, strike: bool, code: bool, underline: bool });
const mentionStyle = shape({
  ...{ bold: bool, italic: bool, strike: bool, highlight: bool, client_highlight: bool, unlink: bool },
});

const text = shape({ 'text!': string(ANY), style });
const link = shape({ 'url!': url, text: string(ANY), unsafe: bool, style });
const inline = typed({
  text,
  link,
  broadcast: shape({ 'range!': among('here', 'channel', 'everyone'), style: mentionStyle }),
  color: shape({ 'value!': string(30), style }),
  channel: shape({ 'channel_id!': matching(/^[CG]\w+$/, 'the id of a channel'), style: mentionStyle }),
  date: shape({ 'timestamp!': integer(0, ANY), 'format!': string(ANY), url, fallback: string(ANY), style }),
  emoji: shape({ 'name!': string(100), unicode: string(100), url, style, skin_tone: integer(1, 6) }),
  user: shape({ 'user_id!': matching(/^[UW]\w+$/, 'the id of a user'), style: mentionStyle }),
  usergroup: shape({ 'usergroup_id!': matching(/^S\w+$/, 'the id of a group'), style: mentionStyle }),
});

const section = shape({ 'elements!': list(inline, 0, ANY) });
const border = among(0, 1);

/** The elements of a rich_text block: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const richTextElements: Rule = list(
  typed({
    rich_text_section: section,
    rich_text_list: shape({
      'style!': among('bullet', 'ordered'),
      'elements!': list(typed({ rich_text_section: section }), 1, ANY),
      indent: integer(0, 8),
      offset: integer(0, ANY),
      border,
    }),
    rich_text_quote: shape({ 'elements!': list(inline, 1, ANY), border }),
    rich_text_preformatted: shape({ 'elements!': list(typed({ text, link }), 1, ANY), border, language: string(50) }),
  }),
  1,
  ANY,
);
