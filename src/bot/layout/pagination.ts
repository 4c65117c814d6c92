import { wording } from '../../lang/index.js';
import type { OptionDefinition } from '../commands/command.js';
import type { Invocation, Page } from '../reply/reply.js';

/** The option by which a list is paged. */
export const PAGE_OPTION = {
  type: 'integer',
  description: wording.usage.pageOption,
  min: 1,
  max: 100_000,
} as const satisfies OptionDefinition;

/** A part of a list. `first` counts from 0. */
export interface ListPage {
  readonly first: number;
  readonly shown: number;
  readonly total: number;
  readonly size: number;
}

/** Where the part stands in its list and how to go on and back; null when it is the whole list, or nothing. */
export function pageNode({ first, shown, total, size }: ListPage, invocation: Invocation): Page | null {
  if (shown === 0 || shown === total) return null;
  const last = first + shown;
  const here = Math.floor(first / size) + 1;
  const page = (number: number) => ({ ...invocation, options: { ...invocation.options, page: `${number}` } });
  return {
    type: 'page',
    first: first + 1,
    last,
    total,
    previous: first > 0 ? page(Math.max(1, here - 1)) : null,
    next: last < total ? page(here + 1) : null,
  };
}

/** One page of a list, with the node that says so. */
export function pageOf<T>(list: readonly T[], page: number, size: number, invocation: Invocation) {
  const first = (page - 1) * size;
  const items = list.slice(first, first + size);
  return { items, page: pageNode({ first, shown: items.length, total: list.length, size }, invocation) };
}
