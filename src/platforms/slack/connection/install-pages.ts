import type { ServerResponse } from 'node:http';
import type { Web } from '../../../bot/platform.js';
import { heading, note, reply } from '../../../bot/reply.js';

/** What a browser is shown that brings no installation back: what happened, and how to start again. */
export function failurePage(web: Pick<Web, 'page'>, installUrl: string) {
  return ({ code = '' }: { readonly code?: string }, _: unknown, __: unknown, response: ServerResponse): void => {
    const { status, title, why } = WHY[code] ?? FAILED;
    const again = installUrl.startsWith('/')
      ? note(`To start again, open ${installUrl} here.`)
      : ({ type: 'link', label: 'Start again', url: installUrl } as const);
    web.page(response, { status, title, shown: reply(heading(title), note(why), again) });
  };
}

const CANCELLED = {
  status: 200,
  title: 'The installation was cancelled',
  why: 'Nothing was installed, and nothing was changed in Slack.',
};
const STALE = {
  status: 400,
  title: 'The installation can’t go on from here',
  why: 'It was begun in another browser, or too long ago. Nothing was installed.',
};
const FAILED = {
  status: 500,
  title: 'The installation failed',
  why: 'Something went wrong on our side or on Slack’s; the log says what.',
};

/** By the codes of @slack/oauth. */
const WHY: Readonly<Partial<Record<string, typeof FAILED>>> = {
  // Of a way back from Slack it is thrown for `access_denied` alone.
  slack_oauth_installer_authorization_error: CANCELLED,
  slack_oauth_missing_state: STALE,
  slack_oauth_invalid_state: STALE,
  slack_oauth_missing_code: STALE,
};
