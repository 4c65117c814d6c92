import { edit, FLAGS, numbered, postAnswer } from '../messages.js';
import { checkChoices } from '../rules/choices.js';
import { checkModal } from '../rules/modal.js';
import type { Choice, Component, Json, Message, Modal } from '../types.js';
import type { Interaction } from '../world.js';
import { ApiError, invalid, NOTHING, type Operation, ok, type Request, unknown } from './route.js';

/** Milliseconds in which an interaction must be answered first. */
const FIRST = 3000;

export const ANSWER = { message: 4, thinking: 5, acknowledged: 6, update: 7, choices: 8, modal: 9 };

/** The kinds of interaction that an answer is for: 2 command, 3 component, 4 autocomplete, 5 modal. */
const FOR: Record<number, readonly number[]> = {
  [ANSWER.message]: [2, 3, 5],
  [ANSWER.thinking]: [2, 3, 5],
  [ANSWER.acknowledged]: [3, 5],
  [ANSWER.update]: [3, 5],
  [ANSWER.choices]: [4],
  [ANSWER.modal]: [2, 3],
};

function open({ world, at }: Request): Interaction {
  const interaction = world.interactions.get(at['interaction']!);
  if (!interaction || interaction.token !== at['token']) throw unknown.interaction();
  if (interaction.answered !== undefined) {
    throw new ApiError(400, 40060, 'Interaction has already been acknowledged.');
  }
  if (world.clock() - interaction.at > FIRST) throw unknown.interaction();
  return interaction;
}

function refuse(request: Request, path: string, what: string): never {
  request.world.violate(request.operation, path, what);
  throw invalid([{ path, what }]);
}

/** The message that a component is on, or that led to a modal. */
function source({ world }: Request, interaction: Interaction): Message {
  const message = world.messages.find(({ id }) => id === interaction.message);
  if (!message) throw unknown.message();
  return message;
}

/** Does what the answer says; gives the message that is the answer, if there is one. */
function answer(request: Request, interaction: Interaction, type: number, data: Json): Message | undefined {
  const { world } = request;
  const note = (path: string, what: string) => world.violate(request.operation, `data.${path}`, what);
  if (type === ANSWER.message) {
    return postAnswer(request, interaction, data);
  }
  if (type === ANSWER.thinking) {
    if (Number(data['flags'] ?? 0) & ~FLAGS.ephemeral) refuse(request, 'data.flags', 'only EPHEMERAL can be set here');
    return postAnswer(request, interaction, data, true);
  }
  if (type === ANSWER.acknowledged) return source(request, interaction);
  if (type === ANSWER.update) return edit(request, source(request, interaction), data, interaction.id);
  if (type === ANSWER.choices) {
    const refused = checkChoices(data, note);
    if (refused.length > 0) throw invalid(refused);
    const choices = structuredClone(data['choices'] as Choice[]);
    world.shown.add({ what: 'choices', choices, user: interaction.user, interaction: interaction.id });
    return undefined;
  }
  const refused = checkModal(data, note);
  if (refused.length > 0) throw invalid(refused);
  const made = data as unknown as { custom_id: string; title: string; components: Component[] };
  const modal: Modal = {
    ...{ custom_id: made.custom_id, title: made.title, components: numbered(made.components) },
    ...{ interaction: interaction.id, place: interaction.place },
    ...(interaction.message === undefined ? {} : { message: source(request, interaction) }),
  };
  world.shown.add({ what: 'modal', modal, user: interaction.user, interaction: interaction.id });
  return undefined;
}

export const INTERACTIONS = {
  create_interaction_response: {
    on: 'POST /interactions/{interaction}/{token}/callback',
    open: true,
    run: (request) => {
      const { type, data = {} } = (request.body ?? {}) as { type?: number; data?: Json };
      const interaction = open(request);
      const fits = FOR[type ?? 0];
      if (type === undefined || !fits) refuse(request, 'type', `this server has no answer of type ${type}`);
      if (!fits.includes(interaction.type)) {
        refuse(request, 'type', `${type} is no answer to an interaction of type ${interaction.type}`);
      }
      const updates = type === ANSWER.acknowledged || type === ANSWER.update;
      if (updates && interaction.message === undefined) refuse(request, 'type', 'there is no message to update');
      const message = answer(request, interaction, type, data);
      interaction.answered = type;
      if (message) interaction.original = message.id;
      request.world.answers.add(interaction);
      if (request.query['with_response'] !== 'true') return NOTHING;
      const shows = message && (type === ANSWER.message || type === ANSWER.update);
      return ok({
        interaction: {
          ...{ id: interaction.id, type: interaction.type },
          ...(message
            ? {
                response_message_id: message.id,
                response_message_loading: type === ANSWER.thinking,
                response_message_ephemeral: (message.flags & FLAGS.ephemeral) !== 0,
              }
            : {}),
        },
        resource: { type, ...(shows ? { message: request.wire.message(message, true) } : {}) },
      });
    },
  },
} satisfies Record<string, Operation>;
