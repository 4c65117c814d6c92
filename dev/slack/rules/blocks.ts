import { bool, type Check, isObject, list, type Rule, shape, string, typed, url } from '../../local/rule.js';
import { asAccessory, image, inActions, inInput } from './elements.js';
import { richTextElements } from './rich-text.js';
import { anyText, plain } from './text.js';

const block_id = string(255);

const section: Rule = (value, path, check) => {
  shape({
    ...{ block_id, text: anyText(3000), fields: list(anyText(2000), 1, 10), accessory: asAccessory, expand: bool },
  })(value, path, check);
  if (isObject(value) && !value['text'] && !value['fields']) check.refuse(path, 'must have text or fields');
};

function only(surface: 'message' | 'modal' | 'home', rule: Rule): Rule {
  return (value, path, check) => {
    if (check.surface !== surface) check.refuse(path, `is not for a ${check.surface}`);
    rule(value, path, check);
  };
}

const context = typed({
  image,
  mrkdwn: (value, path, check) => anyText(3000)(value, path, check),
  plain_text: (value, path, check) => anyText(3000)(value, path, check),
});

/** The blocks that the bot uses or may use; any other type is a violation. */
const block = typed({
  section,
  header: shape({ block_id, 'text!': plain(150) }),
  divider: shape({ block_id }),
  context: shape({ block_id, 'elements!': list(context, 1, 10) }),
  actions: shape({ block_id, 'elements!': list(inActions, 1, 25) }),
  rich_text: shape({ block_id, 'elements!': richTextElements }),
  image: shape({
    ...{ block_id, image_url: url, slack_file: shape({ id: string(50), url }), 'alt_text!': string(2000) },
    ...{ title: plain(2000) },
  }),
  input: shape({
    ...{ block_id, 'label!': plain(2000), 'element!': inInput, hint: plain(2000), optional: bool },
    ...{ dispatch_action: bool },
  }),
  markdown: only('message', shape({ block_id, 'text!': string(12_000) })),
});

/** The elements of a block that a user can act on. */
function actionIds(value: Record<string, unknown>): string[] {
  const parts = [...(Array.isArray(value['elements']) ? value['elements'] : []), value['accessory'], value['element']];
  return parts.filter(isObject).flatMap((part) => (typeof part['action_id'] === 'string' ? [part['action_id']] : []));
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/** The blocks of a message (at most 50), a modal or a Home tab (100). */
export function checkBlocks(value: unknown, path: string, check: Check): void {
  list(block, 0, check.surface === 'message' ? 50 : 100)(value, path, check);
  if (!Array.isArray(value)) return;
  const blocks = value.filter(isObject);
  for (const id of repeated(
    blocks.flatMap((each) => (typeof each['block_id'] === 'string' ? [each['block_id']] : [])),
  )) {
    check.refuse(path, `has the block_id ${id} more than once`);
  }
  for (const [index, each] of blocks.entries()) {
    for (const id of repeated(actionIds(each))) {
      check.refuse(`${path}[${index}]`, `has the action_id ${id} more than once`);
    }
  }
  if (JSON.stringify(blocks).split('"focus_on_load":true').length > 2) {
    check.refuse(path, 'has focus_on_load more than once');
  }
  const markdown = blocks
    .filter((each) => each['type'] === 'markdown')
    .map((each) => String(each['text'] ?? '').length);
  if (markdown.reduce((sum, length) => sum + length, 0) > 12_000) {
    check.refuse(path, 'has markdown blocks of more than 12000 characters together');
  }
}
