import { edit, FLAGS, postAnswer } from '../messages.js';
import type { Json, Message } from '../types.js';
import { APP, type Interaction } from '../world.js';
import { ANSWER } from './interactions.js';
import { ApiError, NOTHING, type Operation, ok, type Request, unknown } from './route.js';

/** Milliseconds for which an interaction can be answered further. */
const VALID = 15 * 60_000;

/** How many follow-ups there may be where the bot is only by a user's installation. */
const FOLLOWUPS_OF_GUESTS = 5;

function interactionOf({ world, at }: Request): Interaction {
  const interaction = world.tokens.get(at['token']!);
  if (!interaction || at['application'] !== APP.id) throw unknown.webhook();
  if (world.clock() - interaction.at > VALID) throw new ApiError(401, 50027, 'Invalid Webhook Token');
  if (interaction.answered === undefined || interaction.answered === ANSWER.choices) throw unknown.webhook();
  return interaction;
}

function messageOf(request: Request, interaction: Interaction): Message {
  const id = request.at['message'] ?? interaction.original;
  const message = request.world.messages.find((each) => each.id === id);
  const mine = message && (id === interaction.original || ofInteraction(message, interaction));
  if (!mine) throw unknown.message();
  return message;
}

function ofInteraction(message: Message, interaction: Interaction): boolean {
  return message.interaction_metadata?.['id'] === interaction.id;
}

const told = (request: Request, message: Message) => ok(request.wire.message(message, true));

function get(request: Request) {
  return told(request, messageOf(request, interactionOf(request)));
}

function update(request: Request) {
  const interaction = interactionOf(request);
  return told(request, edit(request, messageOf(request, interaction), request.body as Json, interaction.id));
}

function remove(request: Request) {
  const interaction = interactionOf(request);
  request.world.remove(messageOf(request, interaction), interaction.id);
  return NOTHING;
}

/** A follow-up; the first one after a deferred answer becomes that answer, and is seen by whom it was deferred for. */
function follow(request: Request) {
  const interaction = interactionOf(request);
  const { world } = request;
  const payload = (request.body ?? {}) as Json;
  const original = world.messages.find(({ id }) => id === interaction.original);
  if (interaction.answered === ANSWER.thinking && original && original.flags & FLAGS.loading) {
    return told(request, edit(request, original, payload, interaction.id));
  }
  const { guild } = interaction.place;
  const guest = guild !== undefined && !world.guilds.get(guild)?.members.has(APP.id);
  if (guest && interaction.followups >= FOLLOWUPS_OF_GUESTS) {
    throw new ApiError(400, 40094, 'This interaction has reached the maximum number of follow-up messages.');
  }
  interaction.followups += 1;
  return told(request, postAnswer(request, interaction, payload));
}

const ORIGINAL = '/webhooks/{application}/{token}/messages/@original';
const OTHER = '/webhooks/{application}/{token}/messages/{message}';

export const WEBHOOKS = {
  execute_webhook: { on: 'POST /webhooks/{application}/{token}', open: true, run: follow },
  get_original_webhook_message: { on: `GET ${ORIGINAL}`, open: true, run: get },
  update_original_webhook_message: { on: `PATCH ${ORIGINAL}`, open: true, run: update },
  delete_original_webhook_message: { on: `DELETE ${ORIGINAL}`, open: true, run: remove },
  get_webhook_message: { on: `GET ${OTHER}`, open: true, run: get },
  update_webhook_message: { on: `PATCH ${OTHER}`, open: true, run: update },
  delete_webhook_message: { on: `DELETE ${OTHER}`, open: true, run: remove },
} satisfies Record<string, Operation>;
