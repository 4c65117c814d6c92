import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordListsIn } from './word-lists.js';

/** The layers of docs/design.md from the ground up. A layer sees those below it; parts of one layer don't see each other. */
const LAYERS: readonly (readonly (readonly [part: string, files: RegExp])[])[] = [
  [['model', /^src\/model\//]],
  [['text', /^src\/text\//]],
  [['lang', /^src\/lang\//]],
  [
    ['people', /^src\/people\//],
    ['transcripts', /^src\/transcripts\//],
    ['visibility', /^src\/visibility\//],
  ],
  [
    ['sources', /^src\/sources\//],
    ['extract', /^src\/extract\//],
    ['store', /^src\/store\//],
    ['search', /^src\/search\//],
    ['digest', /^src\/digest\//],
  ],
  [['record', /^src\/(?:record\/|index\.ts$)/]],
  [['bot', /^src\/bot\//]],
  [['commands', /^commands\//]],
  [['platform', /^src\/platforms\/([^/]+)\//]],
  [['platforms', /^src\/platforms\/index\.ts$/]],
  [['wiring', /^src\/(?:cli\.ts$|(?:app|cli)\/)/]],
];

/** The port is types alone; search is handed a store. */
const EXCEPTIONS = new Map([['search', 'src/store/store.ts']]);

/** Parts that compute and nothing else: the modules of Node that they may use, and the globals that they may not. */
const PURE = new Set(['extract', 'search', 'digest']);
const PURE_MODULES = new Set(['node:crypto', 'node:util']);
const IMPURE_GLOBALS = /\b(?:process|console|fetch|globalThis|XMLHttpRequest|WebSocket)\b\s*[.(]/;

const COMMENT_OR_STRING = /("(?:\\.|[^"\\n])*"|'(?:\\.|[^'\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const IMPORT = /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/gm;

/** The platforms' names as part of a name or a package; "slack" is a word as well (`LENGTH_SLACK`). */
const PLATFORM_NAME = /\w*(?:[Ss]lack|[Dd]iscord|DISCORD|SLACK_)\w*/;

/**
 * Parts that hold no list of English words: those stand in `lang`, with the sentences of replies (`lang/wording.test.ts`). What
 * the platforms and the command line say by themselves stands in those parts, with the lists that go with it.
 */
const WITHOUT_WORD_LISTS = new Set(
  'model text people transcripts visibility sources extract store search digest record bot commands'.split(' '),
);

/** What looks like a list of words and is none that another language would have. */
const NO_WORD_LISTS = new Map([
  ['src/sources/markup.ts', 'tags of HTML'],
  ['src/bot/reply/turns.ts', 'kinds of follow-ups, as buttons keep them'],
]);
/** How an embargo is worded is a grammar of regular expressions, which stays English; its names and numbers are in `lang`. */
const WORDING_GRAMMAR = /^src\/visibility\/(?:embargo\/forms\/[\w-]+|notices)\.ts$/;

/** Folders of platforms in which nobody chats; what stands there is shared with the command line. */
const NO_CHATS = new Set(['terminal', 'web']);

interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Where a file belongs: its layer, its part, and its own folder where siblings share a part. */
function placeOf(path: string) {
  for (const [level, layer] of LAYERS.entries()) {
    for (const [part, files] of layer) {
      const match = files.exec(path);
      if (match) return { level, part: match[1] ? `${part} ${match[1]}` : part };
    }
  }
  return null;
}

/** Whether a file is of a platform that stands in the list of platforms. */
function isChat(path: string): boolean {
  const folder = /^src\/platforms\/([^/]+)\//.exec(path)?.[1];
  return folder !== undefined && !NO_CHATS.has(folder);
}

/** What is wrong with the imports of a file, in words. */
function violations({ path, text }: SourceFile): string[] {
  const place = placeOf(path);
  if (!place) return [`${path} belongs to no layer`];
  const code = text.replace(COMMENT_OR_STRING, (_, string: string | undefined) => string ?? ' ');
  const found: string[] = [];
  for (const match of code.matchAll(IMPORT)) {
    const specifier = match[1] ?? match[2] ?? '';
    if (specifier.startsWith('.')) {
      const target = normalize(join(dirname(path), specifier))
        .split(sep)
        .join('/')
        .replace(/\.js$/, '.ts');
      if (/^src\/lang\/\w+\//.test(target) && place.part !== 'lang') found.push(`${path} reads one language by name`);
      if (target.startsWith('data/') || EXCEPTIONS.get(place.part) === target) continue;
      const other = placeOf(target);
      if (!other) found.push(`${path} imports ${target}, which belongs to no layer`);
      else if (place.part === 'wiring' && isChat(target))
        found.push(`${path} imports ${target}, past the list of platforms`);
      else if (other.level > place.level) found.push(`${path} imports ${target}, which stands above it`);
      else if (other.level === place.level && other.part !== place.part) {
        found.push(`${path} imports ${target}, its sibling`);
      }
    } else if (PURE.has(place.part) && specifier.startsWith('node:') && !PURE_MODULES.has(specifier)) {
      found.push(`${path} reaches out of itself: ${specifier}`);
    }
  }
  const global = PURE.has(place.part) && IMPURE_GLOBALS.exec(code);
  if (global) found.push(`${path} reaches out of itself: ${global[0]}`);
  if (WITHOUT_WORD_LISTS.has(place.part) && !NO_WORD_LISTS.has(path) && !WORDING_GRAMMAR.test(path)) {
    for (const list of wordListsIn(code)) found.push(`${path} holds a list of words: ${list}`);
  }
  const named = !place.part.startsWith('platform') && PLATFORM_NAME.exec(code);
  if (named) found.push(`${path} names a platform: ${named[0]}`);
  return found;
}

function filesUnder(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file))
    .map((file) => ({ path: file.split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}

describe('imports', () => {
  const files = [...filesUnder('src'), ...filesUnder('commands')];

  it('run one way, and only where they may', () => {
    expect(files.flatMap(violations)).toEqual([]);
  });

  it('are those of the whole product', () => {
    const parts = new Set(files.map(({ path }) => placeOf(path)?.part));
    for (const part of [
      'model',
      'text',
      'lang',
      'people',
      'sources',
      'extract',
      'store',
      'search',
      'record',
      'bot',
      'commands',
      'wiring',
    ]) {
      expect(parts).toContain(part);
    }
  });
});

const TITLES = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sir', 'dame', 'lord'];

describe('the check itself', () => {
  const check = (path: string, text: string) => violations({ path, text });

  it.each([
    ['src/extract/a.ts', "import { b } from '../store/b.js';", 'its sibling'],
    ['src/search/a.ts', "import type { Row } from '../store/sqlite/row.js';", 'its sibling'],
    ['src/platforms/one/a.ts', "import { b } from '../two/b.js';", 'its sibling'],
    ['src/model/a.ts', "import type { Reply } from '../bot/reply/reply.js';", 'stands above it'],
    ['src/bot/a.ts', "export { b } from '../../commands/b.js';", 'stands above it'],
    ['src/record/a.ts', "const b = await import('../bot/b.js');", 'stands above it'],
    ['src/bot/a.ts', "import {\n  b,\n  c,\n} from '../platforms/terminal/b.js';", 'stands above it'],
    ['src/bot/a.ts', "import '../app/start.js';", 'stands above it'],
    ['src/bot/a.ts', "import { b } from '../elsewhere/b.js';", 'belongs to no layer'],
    ['src/elsewhere/a.ts', '', 'belongs to no layer'],
    ['src/extract/a.ts', "import { readFileSync } from 'node:fs';", 'reaches out of itself: node:fs'],
    ['src/search/a.ts', 'const home = process.env.HOME;', 'reaches out of itself: process.'],
    ['src/search/a.ts', "await fetch('https://example.org');", 'reaches out of itself: fetch('],
    ['src/search/a.ts', "import { STOP_WORDS } from '../lang/en/topics/stop-words.js';", 'reads one language by name'],
    ['src/text/a.ts', "const A = wordSet('mr mrs ms miss mx dr sir dame lord');", 'holds a list of words: mr mrs'],
    [
      'src/text/a.ts',
      'const A = wordSet(`\n  mr mrs ms miss mx\n dr sir dame lord lady\n`);',
      'holds a list of words: mr',
    ],
    [
      'src/store/a.ts',
      'const A = lines(`ms, miss, dr\n sir, lord, dame\n duke, earl, pope`);',
      'holds a list of words: ms',
    ],
    ['src/search/a.ts', `new Set([${TITLES.map((title) => `'${title}'`).join(', ')}]);`, 'holds a list of words: mr'],
    ['src/search/a.ts', `[${TITLES.map((title) => `['${title}', 1]`).join(',\n')}];`, 'holds a list of words: mr'],
    ['src/digest/a.ts', `/^(?:${TITLES.join('|')})$/.test(word);`, 'holds a list of words: mr|mrs'],
    ['src/digest/a.ts', `/\\b(?:${TITLES.join('s?|')})/i.test(word);`, 'holds a list of words: mrs?|mrs'],
    ['src/digest/a.ts', `/(?:${TITLES.join('(?:ed|s|ing)|')})/u.test(word);`, 'holds a list of words: mr(?:ed|s|ing)|'],
    ['src/record/a.ts', `const all = '${TITLES.join(' ')}'.split(' ');`, 'holds a list of words: mr mrs'],
    ['commands/a.ts', "import { App } from '@slack/bolt';", 'names a platform: slack'],
    ['src/bot/a.ts', 'const discordClient = 1;', 'names a platform: discordClient'],
    ['src/cli/a.ts', 'const discordClient = 1;', 'names a platform: discordClient'],
    ['src/app/a.ts', "import { b } from '../platforms/one/b.js';", 'past the list of platforms'],
  ])('finds what is wrong in %s: %s', (path, text, complaint) => {
    expect(check(path, text)).toEqual([expect.stringContaining(complaint)]);
  });

  it.each([
    ['src/search/a.ts', "import type { Store } from '../store/store.js';"],
    ['src/bot/a.ts', "// Slack wants three seconds\n/* Discord too */ import { b } from '../record/b.js';"],
    ['src/app/a.ts', "import { b } from '../platforms/index.js';"],
    ['src/cli/a.ts', "import { b } from '../platforms/terminal/b.js';"],
    ['src/platforms/slack/a.ts', "import { App } from '@slack/bolt';\nimport { b } from './b.js';"],
    ['src/extract/a.ts', "import { createHash } from 'node:crypto';\nimport { fold } from '../text/words.js';"],
    ['src/sources/a.ts', "import { readFileSync } from 'node:fs';"],
    ['src/lang/en/a.ts', `export const TITLES = wordSet('${TITLES.join(' ')}');`],
    ['src/cli/a.ts', `const TITLES = wordSet('${TITLES.join(' ')}');`],
    [
      'src/search/a.ts',
      "if (/^(?:is|was|are|were|be|been|being|am)$/.test(word)) return 'Say which of them is meant, with a name.';",
    ],
    ['src/extract/a.ts', `// ${TITLES.join('|')}\nconst MOST = 8;`],
    ['src/bot/a.ts', "const text = 'https://example.org'; // import '../app/start.js'"],
  ])('lets pass what is right in %s: %s', (path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});
