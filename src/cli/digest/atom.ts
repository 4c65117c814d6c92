import { packageVersion } from '../../record/package-files.js';
import { type FeedItem, feedOf } from './feed.js';
import type { Issue } from './issue.js';
import { element, xml, xmlLabel } from './xml.js';

/** A feed in Atom (RFC 4287). `published` is when it was said; `updated`, when it was first seen in the record. */
export function atomOf(issue: Issue): string {
  const { id, title, about, link, updated, items } = feedOf(issue);
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
    element('id', xml(id)),
    element('title', xmlLabel(title)),
    element('subtitle', xmlLabel(about)),
    element('updated', new Date(updated).toISOString()),
    `<generator version="${xml(packageVersion())}">Onrecord</generator>\n`,
    linkTo(link),
    ...items.map(entry),
    '</feed>\n',
  ].join('');
}

function entry({ id, title, author, link, updated, said, content }: FeedItem): string {
  return [
    '<entry>\n',
    element('id', xml(id)),
    element('title', xmlLabel(title)),
    `<author>${element('name', xmlLabel(author)).trimEnd()}</author>\n`,
    element('updated', new Date(updated).toISOString()),
    element('published', said && new Date(said).toISOString()),
    linkTo(link),
    `<content type="html">${xmlLabel(content)}</content>\n</entry>\n`,
  ].join('');
}

function linkTo(address: string | null): string {
  return address === null ? '' : `<link rel="alternate" href="${xml(address)}"/>\n`;
}
