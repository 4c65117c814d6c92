import type { App, types, webApi } from '@slack/bolt';
import { note, reply } from '../../../bot/reply.js';
import { LIMITS } from '../render/limits.js';
import { renderModal } from '../render/modal.js';
import { showIn } from './show.js';
import type { Ways } from './ways.js';

const CALLBACK = 'search';
const TITLE = 'Search statements';

/** Longest that the form waits for its answer before it says that it is searching, in milliseconds; Slack waits 3,000. */
const PATIENCE = 1500;

const plainText = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });

type Element = types.InputBlock['element'];

function field(name: string, label: string, element: Element, hint?: string): types.InputBlock {
  const hinted = hint === undefined ? {} : { hint: plainText(hint) };
  return { type: 'input', block_id: name, label: plainText(label), optional: true, element, ...hinted };
}

const KINDS = [
  { value: 'quotes', text: plainText('Exact quotes') },
  { value: 'paraphrases', text: plainText('Paraphrases') },
];

function searchForm(): types.View {
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plainText(TITLE),
    submit: plainText('Search'),
    close: plainText('Cancel'),
    blocks: [
      field('speaker', 'Speaker', {
        type: 'external_select',
        action_id: 'speaker',
        min_query_length: 0,
        placeholder: plainText('Type a name'),
      }),
      field(
        'question',
        'Topic, words, or a whole question',
        { type: 'plain_text_input', action_id: 'question', max_length: 500 },
        'A topic or the speaker is needed, the rest is not.',
      ),
      field('since', 'Said since', { type: 'datepicker', action_id: 'since' }),
      field('until', 'Said until', { type: 'datepicker', action_id: 'until' }),
      field('kind', 'Kind', { type: 'static_select', action_id: 'kind', options: KINDS }),
    ],
  };
}

export async function openSearch(triggerId: string, client: webApi.WebClient): Promise<void> {
  await client.views.open({ trigger_id: triggerId, view: searchForm() });
}

/** The search form: names as they are typed, and the answer in the form's place. */
export function listenToSearch(app: App, ways: Ways): void {
  const { bot, callers, time } = ways;
  app.options<'block_suggestion'>({ action_id: 'speaker', type: 'block_suggestion' }, async ({ options, ack }) => {
    const names = await bot.record.complete('speakers', options.value);
    // What is too long to be an option can still be typed as part of the question.
    const fit = names.filter((name) => name.length <= LIMITS.optionText);
    await ack({ options: fit.map((name) => ({ text: plainText(name), value: name })) });
  });

  app.view({ callback_id: CALLBACK, type: 'view_submission' }, async ({ ack, body, view, client, context }) => {
    const { values } = view.state;
    const chosen = (name: string) => {
      const value = values[name]?.[name];
      return (value?.selected_option?.value ?? value?.selected_date ?? value?.value ?? '').trim();
    };
    const names = ['speaker', 'since', 'until', 'kind'].filter((name) => chosen(name) !== '');
    const text = chosen('question');
    if (text === '' && chosen('speaker') === '') {
      return ack({ response_action: 'errors', errors: { question: 'Choose a speaker, or say what it is about.' } });
    }
    if (chosen('since') !== '' && chosen('until') !== '' && chosen('since') > chosen('until')) {
      return ack({ response_action: 'errors', errors: { until: 'This is before the day since when it was said.' } });
    }
    const options = Object.fromEntries(names.map((name) => [name, chosen(name)]));
    const invocation = { command: 'said', options, text, after: null };
    const answer = callers
      .of({ userId: body.user.id }, client, context)
      .then((caller) => bot.answer(invocation, caller));
    const answered = new AbortController();
    const inTime = await Promise.race([answer, time.wait(PATIENCE, answered.signal)]);
    answered.abort();
    if (inTime) return ack({ response_action: 'update', view: renderModal(inTime, { title: TITLE }) });
    await ack({ response_action: 'update', view: renderModal(reply(note('Searching …')), { title: TITLE }) });
    await showIn({ id: view.id, user: body.user.id, client }, await answer, TITLE, ways);
  });
}
