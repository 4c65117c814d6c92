import type { Component } from 'chrono-node';
// English alone: the other languages take a tenth of a second to load.
import * as en from 'chrono-node/en';
import type { Item } from './item.js';

/** The parts of a time that chrono-node says it has read, rather than supposed. */
const PARTS: readonly Component[] = ['day', 'weekday', 'month', 'hour'];
/** Pieces that say no time. */
const SILENT: ReadonlySet<Item['kind']> = new Set(['word', 'joint', 'or']);

/**
 * Whether chrono-node, as a second reader, finds a time where these rules found none at all: then the embargo can't be read
 * for certain. It is no first reader here, since it passes over what it doesn't know ("the end of 15 December" is noon
 * of that day) and supposes what isn't said.
 */
export function isOverlooked(text: string, items: readonly Item[]): boolean {
  return en.casual.parse(text).some(({ index, text: found, start }) => {
    const end = index + found.length;
    const isSeen = items.some((item) => !SILENT.has(item.kind) && item.start < end && item.end > index);
    return !isSeen && !/second/i.test(found) && PARTS.some((part) => start.isCertain(part));
  });
}
