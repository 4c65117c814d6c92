/**
 * Writes the figures of README.md and docs/*.md from docs/figures.json, which the benchmarks write.
 *
 *   npm run figures               writes what differs
 *   npm run figures -- --check    says what differs and ends with 1 where anything does
 *
 * A text with figures stands twice in a document: in a comment, with the names of the figures, and below it as readers see it.
 * Only the comment is edited by hand.
 *
 *   <!-- figures
 *   A question takes {search-10000/onrecord.p50} ms ({search-10000}).
 *   -->
 *
 *   A question takes 2.9 ms (30 November 2026, `7a07a08`, 2 cores, Node 20.20, load 0.5).
 *
 *   <!-- /figures -->
 *
 * `{PART/NAME}` is a figure, `{PART/NAME:1}` the same with one decimal, `{PART}` says when, of which commit and on what it was
 * measured. A figure of speed, memory or precision that stands in one of the pages of figures (`PAGES`) outside of such a text
 * has to have the commit that it was measured at in its paragraph.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { check: { type: 'boolean' } } });
const root = positionals[0] ?? fileURLToPath(new URL('..', import.meta.url));

/** Pages that tell what was measured. Elsewhere most numbers with a unit are limits. */
const PAGES = new Set(['README.md', 'docs/extraction.md', 'docs/performance.md', 'docs/search.md']);

const BLOCK = /<!-- figures\n([\s\S]*?)-->\n([\s\S]*?)<!-- \/figures -->/g;
const PLACE = /\{([a-z][\w-]*)(?:\/([^{}:\s]+))?(?::(\d))?\}/g;
/** A number with a unit of time, memory, speed or share. Limits of size are written in KiB and MiB. */
const MEASURED = /\d\s?(?:%|(?:ms|[µn]s|[kMG]B)(?![\w]))/;
const COMMIT = /`[0-9a-f]{7,}`/;

const parts = JSON.parse(readFileSync(join(root, 'docs/figures.json'), 'utf8'));
const faults = [];

/** How many decimals a number is shown with, unless the text says it. */
function decimalsOf(value, unit) {
  if (unit === '%') return 1;
  if (unit === 'MRR') return 3;
  if (unit === 'count' || Math.abs(value) >= 10) return 0;
  return Math.abs(value) < 1 ? 2 : 1;
}

function textOf({ value, unit }, decimals = decimalsOf(value, unit)) {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** The day, the commit, and the machine with its load average as the run began. */
function measuredAt({ date, commit, changed, machine, load }) {
  const day = new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `${day}, \`${commit}\`${changed ? ' with changes' : ''}, ${machine}, load ${load}`;
}

function filled(template, page) {
  return template.replace(PLACE, (place, name, figure, decimals) => {
    const part = parts[name];
    const found = figure === undefined ? part : part?.figures[figure];
    if (!found) {
      faults.push(`${page}: no figure ${place}`);
      return place;
    }
    return figure === undefined ? measuredAt(part) : textOf(found, decimals && Number(decimals));
  });
}

/** Notes each paragraph and table that has a measured number and names no commit. */
function strays(text, page) {
  const paragraphs = text
    .replace(BLOCK, '')
    .replace(/<!--[\s\S]*?-->|^```[\s\S]*?^```$/gm, '')
    .split(/\n\s*\n/);
  for (const paragraph of paragraphs) {
    if (MEASURED.test(paragraph) && !COMMIT.test(paragraph))
      faults.push(`${page}: a figure that is from no benchmark and has no commit: ${paragraph.trim().slice(0, 100)}`);
  }
}

const pages = ['README.md', ...readdirSync(join(root, 'docs'), { recursive: true }).map((name) => `docs/${name}`)];
for (const page of pages.filter((name) => name.endsWith('.md'))) {
  const path = join(root, page);
  const text = readFileSync(path, 'utf8');
  const written = text.replace(
    BLOCK,
    (_, template) => `<!-- figures\n${template}-->\n\n${filled(template, page).trim()}\n\n<!-- /figures -->`,
  );
  const begun = text.split('<!-- figures').length;
  if (begun !== text.split('<!-- /figures -->').length || begun !== Array.from(text.matchAll(BLOCK)).length + 1)
    faults.push(`${page}: a text with figures that is not closed by <!-- /figures -->`);
  if (PAGES.has(page)) strays(written, page);
  if (written === text) continue;
  if (values.check) faults.push(`${page}: its figures are not those of docs/figures.json: npm run figures`);
  else writeFileSync(path, written);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
