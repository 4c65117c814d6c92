import { OnrecordError } from '../../../src/model/errors.js';
import type { StoreBackend } from '../../../src/store/open.js';
import type { Store } from '../../../src/store/store.js';
import { memoryDocuments } from './documents.js';
import { memoryKeeping } from './keeping.js';
import { memorySubscriptions } from './ledger.js';

const LOCATION = /^heap:/;

/** Records by their locations: whoever opens one again finds it as it was, for as long as the process lives. */
const records = new Map<string, Store>();

/**
 * A sample backend: records on the heap of the process, at locations such as `heap:desk`. It has all five ports; the
 * index is a look at every statement.
 */
export const HEAP: StoreBackend = {
  accepts: (location) => LOCATION.test(location),
  open(location, { create = true }) {
    const known = records.get(location);
    if (!known && create === false)
      throw new OnrecordError('RECORD_MISSING', `There is no record at ${location}.`, 'Make one.');
    if (known && create === 'new')
      throw new OnrecordError('RECORD_EXISTS', `There is a record at ${location}.`, 'Open it.');
    const store = known ?? {
      location,
      identity: `${location}#${records.size}`,
      ...memoryDocuments(),
      ...memoryKeeping(),
      ...memorySubscriptions(),
      fault: async () => null,
      examine: async () => ({ faults: [], documents: [] }),
      close: async () => {},
    };
    records.set(location, store);
    return store;
  },
};
