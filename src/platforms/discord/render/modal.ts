import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { Buttons, type Kept } from './buttons.js';

/** The `custom_id` of the search form; its fields are named like the options of /said. */
export const SEARCH_MODAL = 'search';

/** The fields of the search form. */
export const SEARCH_FIELDS = ['question', 'speaker', 'since', 'until', 'kind'] as const;

/** The field of a report. */
export const REPORT_FIELD = 'what';

const KINDS = [
  { value: 'quotes', label: 'Exact quotes' },
  { value: 'paraphrases', label: 'Paraphrases' },
];

function field(label: string, component: APIComponentInLabel, description?: string): APILabelComponent {
  return { type: ComponentType.Label, label, ...(description !== undefined && { description }), component };
}

function line(name: (typeof SEARCH_FIELDS)[number], most: number, placeholder?: string): APIComponentInLabel {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required: false,
    max_length: most,
    ...(placeholder !== undefined && { placeholder }),
  };
}

/** The form to search by. None of its fields is required: whoever reads it checks that one is filled. */
export function searchModal(): APIModalInteractionResponseCallbackData {
  return {
    custom_id: SEARCH_MODAL,
    title: 'Search statements',
    components: [
      field(
        'Topic, words, or a whole question',
        line('question', 500),
        'A topic or the speaker is needed, the rest is not.',
      ),
      field('Speaker', line('speaker', 100, 'A name')),
      field('Said since', line('since', 50, '6 January 2020')),
      field('Said until', line('until', 50, 'yesterday')),
      field('Kind', {
        type: ComponentType.StringSelect,
        custom_id: 'kind',
        required: false,
        placeholder: 'Quotes and paraphrases',
        options: KINDS,
      }),
    ],
  };
}

export interface ReportModal {
  /** Its `custom_id` is that of a button that reports these statements: `readButton` reads it. */
  readonly modal: APIModalInteractionResponseCallbackData;
  /** To be kept before it is shown. */
  readonly kept: readonly Kept[];
}

/** Asks what is wrong with statements. */
export function reportModal(ids: readonly string[]): ReportModal {
  const buttons = new Buttons();
  const modal: APIModalInteractionResponseCallbackData = {
    custom_id: buttons.statementId('report', ids),
    title: 'Report a mistake',
    components: [
      field(
        'What is wrong?',
        {
          type: ComponentType.TextInput,
          custom_id: REPORT_FIELD,
          style: TextInputStyle.Paragraph,
          required: true,
          max_length: 2000,
        },
        'The words, the speaker, the date, the source. The editors see who reports it.',
      ),
    ],
  };
  return { modal, kept: buttons.kept };
}
