import type { ServerResponse } from 'node:http';
import type { Installation } from '@slack/bolt';
import type { Web } from '../../../bot/delivery/platform.js';
import { heading, type Link, note, type Reply, reply } from '../../../bot/reply/reply.js';
import { STATE_LIFE } from './oauth-states.js';

export interface InstallPagesParts {
  readonly web: Pick<Web, 'page'>;
  readonly publicUrl: string | null;
  /** Slack's Web API, on whose host its pages are. */
  readonly apiUrl: string;
  readonly paths: { readonly install: string; readonly redirect: string };
}

/**
 * What a browser is shown that installs the app: the page with the link to Slack, and what became of it. They are ours, not
 * bolt's, whose pages run under no policy and may stand in a frame of anybody's.
 */
export class InstallPages {
  /** What the browser that began the installation is known by when it comes back. */
  readonly cookieName = 'slack-app-oauth-state';
  readonly #parts: InstallPagesParts;

  constructor(parts: InstallPagesParts) {
    this.#parts = parts;
  }

  /** The first page; the browser keeps the state, which Slack sends along when it brings it back. */
  begin(
    response: ServerResponse,
    { state, authorizeUrl }: { readonly state: string; readonly authorizeUrl: string },
  ): void {
    response.setHeader('set-cookie', this.#cookie(state, STATE_LIFE / 1000));
    const why = note('Slack asks what it may do there. Who installs it must be allowed to add apps to the workspace.');
    this.#show(
      response,
      200,
      reply(heading('Install Onrecord in a Slack workspace'), why, installLink('Add to Slack', authorizeUrl)),
    );
  }

  /** For bolt, which calls it when the installation is kept. */
  readonly success = (
    { team, enterprise, appId, enterpriseUrl }: Installation,
    _: unknown,
    __: unknown,
    response: ServerResponse,
  ): void => {
    response.setHeader('set-cookie', this.#cookie('', 0));
    const where = team ?? enterprise;
    const named = heading(`Onrecord is installed in ${where?.name ?? where?.id ?? 'the workspace'}`);
    const shown = team
      ? reply(
          named,
          note('Type /help there to begin.'),
          installLink('Open it in Slack', this.#appAddress(appId, team.id)),
        )
      : reply(
          named,
          note('It is to be added to workspaces of the organisation next.'),
          installLink(
            'Choose workspaces',
            `${enterpriseUrl ?? ''}manage/organization/apps/profile/${appId ?? ''}/workspaces/add`,
          ),
        );
    this.#show(response, 200, shown);
  };

  /** For bolt, which calls it for whatever brings no installation back: what happened, and how to start again. */
  readonly failure = (
    { code = '' }: { readonly code?: string },
    _: unknown,
    __: unknown,
    response: ServerResponse,
  ): void => {
    response.setHeader('set-cookie', this.#cookie('', 0));
    const { publicUrl, paths } = this.#parts;
    const { status, title, why } = WHY[code] ?? FAILED;
    const again =
      publicUrl === null
        ? note(`To start again, open ${paths.install} here.`)
        : installLink('Start again', `${publicUrl}${paths.install}`);
    this.#show(response, status, reply(heading(title), note(why), again));
  };

  #show(response: ServerResponse, status: number, shown: Reply): void {
    const [first] = shown.nodes;
    this.#parts.web.page(response, { status, title: first?.type === 'heading' ? first.text : 'Onrecord', shown });
  }

  /** `https://slack.com/app_redirect` leads to the app in whatever Slack somebody has. */
  #appAddress(appId: string | undefined, teamId: string): string {
    const address = new URL('/app_redirect', this.#parts.apiUrl);
    address.search = new URLSearchParams({ ...(appId !== undefined && { app: appId }), team: teamId }).toString();
    return address.href;
  }

  /**
   * Sent back to the one path that reads it, along with a link from Slack's page (`Lax`) and with no request that another site
   * makes by itself, read by no script, and never over plain HTTP unless that is how the server is reached, as in a trial.
   */
  #cookie(value: string, seconds: number): string {
    const { publicUrl, paths } = this.#parts;
    const { pathname = '/', protocol = 'https:' } = publicUrl === null ? {} : new URL(publicUrl);
    const path = `${pathname.replace(/\/+$/, '')}${paths.redirect}`;
    const secure = protocol === 'http:' ? '' : '; Secure';
    return `${this.cookieName}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  }
}

function installLink(label: string, url: string): Link {
  return { type: 'link', label, url };
}

const CANCELLED = {
  status: 200,
  title: 'The installation was cancelled',
  why: 'Nothing was installed, and nothing was changed in Slack.',
};
const STALE = {
  status: 400,
  title: 'The installation can’t go on from here',
  why: 'It was begun in another browser or too long ago, or this page was opened before. Nothing was installed now.',
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
