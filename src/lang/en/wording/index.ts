/** Every sentence and label that English says to people in replies, by the reply that it belongs to. */

import { answers } from './answers/answers.js';
import { cards } from './answers/cards.js';
import { similar } from './answers/similar.js';
import { statements } from './answers/statements.js';
import { surroundings } from './answers/surroundings.js';
import { understanding } from './answers/understanding.js';
import { verification } from './answers/verification.js';
import { withheld } from './answers/withheld.js';
import { digest } from './commands/digest.js';
import { doctor } from './commands/doctor.js';
import { help } from './commands/help.js';
import { pages } from './commands/pages.js';
import { said } from './commands/said.js';
import { sources } from './commands/sources.js';
import { speakers } from './commands/speakers.js';
import { usage } from './commands/usage.js';
import { watch } from './commands/watch.js';
import { and, count, dateTime, day, duration, momentIn, or, period, tag } from './formats.js';
import { platform } from './platform.js';
import { selection } from './selection.js';
import { subscriptions } from './subscriptions.js';

export const wording = {
  platform,
  selection,
  formats: { and, count, dateTime, day, duration, momentIn, or, period, tag },
  answers,
  cards,
  digest,
  doctor,
  help,
  pages,
  said,
  similar,
  sources,
  speakers,
  statements,
  subscriptions,
  surroundings,
  understanding,
  usage,
  verification,
  watch,
  withheld,
};
