import { type Finding, findingIn } from '../answers/examination.js';
import type { Platform } from '../delivery/platform.js';
import type { PagesMode } from './pages.js';

const finding = findingIn('Pages');

const WHO: Readonly<Record<Exclude<PagesMode, 'off'>, string>> = {
  link: 'Each statement whose link was given out has a page that whoever has the link can read.',
  members: 'Pages of statements open for those alone to whom the bot gives a link of their own, for some minutes.',
};

/** Says what the pages of statements are, as a platform examines itself; nothing where there are none. */
export function pagesCheck({ pages }: { readonly pages: PagesMode }): Pick<Platform, 'check'> {
  return { check: async (): Promise<Finding[]> => (pages === 'off' ? [] : [finding('ok', WHO[pages])]) };
}
