import { count } from '../formats.js';

/** How findings of `/doctor` are presented. */
export const doctor = {
  /** How grave a finding is. */
  states: { fault: 'Fault', warning: 'Note', ok: 'OK' },
  nothingToMend: 'All that is needed works.',
  faultsFound: (faults: number) => `${count(faults, 'fault')} to mend`,
  description: 'What is configured, connected and permitted, and how to mend what is not',
};
