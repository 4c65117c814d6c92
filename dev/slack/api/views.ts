import { checkView } from '../rules/view.js';
import type { Json, Part, View } from '../types.js';
import { APP, completeTexts, text, type Workspace } from '../workspace.js';
import { ApiError, type Context, type Method, needed } from './method.js';

/** A stack of modals holds three at most. */
const DEEPEST = 3;

/** The view that Slack makes of what the app sends. */
export function newView(workspace: Workspace, team: string, sent: Json, below?: View): View {
  const id = workspace.id('V');
  return {
    ...contentOf(workspace, sent),
    ...{ id, team_id: team, app_id: APP.id, bot_id: workspace.bot(team).bot, app_installed_team_id: team },
    previous_view_id: below?.id ?? null,
    root_view_id: below?.root_view_id ?? id,
  };
}

/** Puts new content into a view that stays the same view. What was typed in blocks that stay is kept. */
export function refill(workspace: Workspace, view: View, sent: Json): void {
  const { values } = view.state;
  Object.assign(view, contentOf(workspace, sent));
  const ids = new Set(view.blocks.map((block) => block.block_id));
  for (const [block, entries] of Object.entries(values)) if (ids.has(block)) view.state.values[block] = entries;
}

function contentOf(workspace: Workspace, sent: Json) {
  const blocks = structuredClone(sent['blocks'] ?? []) as Part[];
  workspace.complete(blocks);
  const view = structuredClone(sent) as unknown as Pick<View, 'type'>;
  const title = { type: 'plain_text' as const, text: 'View Title', emoji: true };
  completeTexts(view);
  return {
    ...(view.type === 'home' ? { title } : {}),
    ...{ close: null, submit: null, ...view },
    ...{ blocks, private_metadata: text(sent, 'private_metadata'), callback_id: text(sent, 'callback_id') },
    ...{ external_id: text(sent, 'external_id'), state: { values: {} } },
    hash: `${workspace.ts()}.${workspace.id('h')}`,
    clear_on_close: sent['clear_on_close'] === true,
    notify_on_close: sent['notify_on_close'] === true,
  };
}

export function showView(
  workspace: Workspace,
  what: 'opened' | 'pushed' | 'updated' | 'published' | 'closed' | 'refused',
  user: string,
  view: View,
): void {
  workspace.shown.add({ what, user, view: structuredClone(view) });
}

function sentView({ workspace, args, method }: Context, kind: View['type']): Json {
  const view = args['view'];
  const refusal = checkView(view, (path, what) => workspace.violate(method, path, what));
  if (refusal) throw new ApiError(refusal.error, { response_metadata: { messages: refusal.messages } });
  if ((view as Json)['type'] !== kind) throw new ApiError('invalid_arguments');
  return view as Json;
}

/** The user behind a trigger id; it can be exchanged once, within 3 seconds. */
function exchange({ workspace, args, team }: Context): string {
  const trigger = workspace.triggers.get(needed(args, 'trigger_id'));
  if (!trigger || trigger.team !== team.id) throw new ApiError('invalid_trigger_id');
  if (trigger.used) throw new ApiError('exchanged_trigger_id');
  if (workspace.clock() > trigger.until) throw new ApiError('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}

function everyView(workspace: Workspace): { user: string; view: View }[] {
  const modals = [...workspace.modals].flatMap(([user, stack]) => stack.map((view) => ({ user, view })));
  return [...modals, ...[...workspace.homes].map(([user, view]) => ({ user, view }))];
}

function refuseTwins(workspace: Workspace, team: string, sent: Json): void {
  const id = text(sent, 'external_id');
  const twin = everyView(workspace).some(({ view }) => view.external_id === id && view.team_id === team);
  if (id !== '' && twin) throw new ApiError('duplicate_external_id');
}

/** A modal that is sent to be shown, and to whom. */
function newModal(context: Context): { sent: Json; user: string } {
  const sent = sentView(context, 'modal');
  refuseTwins(context.workspace, context.team.id, sent);
  return { sent, user: exchange(context) };
}

export const VIEWS: Record<string, Method> = {
  'views.open': {
    token: 'bot',
    json: ['view'],
    run: (context) => {
      const { workspace, team } = context;
      const { sent, user } = newModal(context);
      const view = newView(workspace, team.id, sent);
      workspace.modals.set(user, [view]);
      showView(workspace, 'opened', user, view);
      return { view };
    },
  },
  'views.push': {
    token: 'bot',
    json: ['view'],
    run: (context) => {
      const { workspace, team } = context;
      const { sent, user } = newModal(context);
      const stack = workspace.modals.get(user) ?? [];
      const below = stack.at(-1);
      if (!below) throw new ApiError('not_found');
      if (stack.length >= DEEPEST) throw new ApiError('push_limit_reached');
      const view = newView(workspace, team.id, sent, below);
      stack.push(view);
      showView(workspace, 'pushed', user, view);
      return { view };
    },
  },
  'views.update': {
    token: 'bot',
    json: ['view'],
    run: (context) => {
      const { workspace, args, team } = context;
      const [id, external] = [text(args, 'view_id'), text(args, 'external_id')];
      const found = everyView(workspace).find(
        ({ view }) =>
          view.team_id === team.id && (id ? view.id === id : external !== '' && view.external_id === external),
      );
      if (!found) throw new ApiError('not_found');
      const sent = sentView(context, found.view.type);
      if (args['hash'] !== undefined && args['hash'] !== found.view.hash) throw new ApiError('hash_conflict');
      refill(workspace, found.view, sent);
      showView(workspace, 'updated', found.user, found.view);
      return { view: found.view };
    },
  },
  'views.publish': {
    token: 'bot',
    json: ['view'],
    run: (context) => {
      const { workspace, args, team } = context;
      const user = needed(args, 'user_id');
      const person = workspace.people.get(user);
      if ((person?.meets ?? person?.team) !== team.id) throw new ApiError('user_not_found');
      const sent = sentView(context, 'home');
      const known = workspace.homes.get(user);
      if (args['hash'] !== undefined && args['hash'] !== known?.hash) throw new ApiError('hash_conflict');
      if (known) refill(workspace, known, sent);
      const view = known ?? newView(workspace, team.id, sent);
      workspace.homes.set(user, view);
      showView(workspace, 'published', user, view);
      return { view };
    },
  },
};
