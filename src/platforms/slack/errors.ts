import type { ErrorEntry } from '../../model/error-codes.js';

/** The codes of errors that Slack alone brings about. */
export const SLACK_ERRORS = {
  SLACK_REFUSED: {
    fault: 'service',
    meaning: 'Slack refuses a token, or Socket Mode is off: which variable, and why',
    fix: 'mend it where the message says',
  },
  SLACK_UNREACHABLE: {
    fault: 'service',
    meaning: "Slack wasn't reached for five minutes at the start, or whoever answers can't prove to be Slack",
    fix: 'check the network, `SLACK_API_URL` and slack-status.com; then start again',
  },
  SECRET_MISSING: {
    fault: 'input',
    meaning: 'there is no secret to encrypt installations of the Slack app with, or too short a one',
    fix: 'set `ONRECORD_SECRET` to a long random text',
  },
  INSTALLATION_UNREADABLE: {
    fault: 'input',
    meaning: 'an installation of the Slack app that none of the secrets decrypts',
    fix: 'set `ONRECORD_SECRET_PREVIOUS` to the secret that it was made with, or install the app again',
  },
  INSTALLATION_UNKNOWN: {
    fault: 'input',
    meaning: "a workspace where the Slack app isn't installed",
    fix: 'install it there, at `/slack/install`',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

declare module '../../model/error-codes.js' {
  interface ErrorEntries extends Readonly<Record<keyof typeof SLACK_ERRORS, ErrorEntry>> {}
}
