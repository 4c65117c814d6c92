import { type FeedItem, feedOf } from './feed.js';
import type { Issue } from './issue.js';
import { element, xml, xmlLabel } from './xml.js';

/** Names and days have no element of RSS's own: `author` is an e-mail address there, and `pubDate` has a time. */
const NAMESPACES = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"';

/**
 * A feed in RSS 2.0 (https://www.rssboard.org/rss-specification). `pubDate` is when it was first seen in the record;
 * `dcterms:created`, when it was said.
 */
export function rssOf(issue: Issue): string {
  const { id, title, about, link, updated, items } = feedOf(issue);
  return [
    `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" ${NAMESPACES}>\n<channel>\n`,
    element('title', xmlLabel(title)),
    // There has to be one, and any URI will do.
    element('link', xml(link ?? id)),
    element('description', xmlLabel(about)),
    element('lastBuildDate', new Date(updated).toUTCString()),
    element('generator', 'Onrecord'),
    ...items.map(item),
    '</channel>\n</rss>\n',
  ].join('');
}

function item({ id, title, author, link, updated, said, content }: FeedItem): string {
  return [
    '<item>\n',
    `<guid isPermaLink="false">${xml(id)}</guid>\n`,
    element('title', xmlLabel(title)),
    element('dc:creator', xmlLabel(author)),
    element('link', link && xml(link)),
    element('pubDate', new Date(updated).toUTCString()),
    element('dcterms:created', said),
    element('description', xmlLabel(content)),
    '</item>\n',
  ].join('');
}
