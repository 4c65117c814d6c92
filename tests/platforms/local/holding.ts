import { Log } from '../../../dev/local/log.js';
import type { StatementRecord } from '../../../src/record/index.js';

/** A record of which one method waits until it is released. */
export function holding(method: 'ask' | 'receipts' | 'complete' | 'keep' | 'kept') {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const called = new Log<string>();
  const around = (record: StatementRecord): StatementRecord =>
    new Proxy(record, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name !== method) return value.bind(target);
        return async (...args: unknown[]) => {
          called.add(method);
          await released;
          return value.apply(target, args);
        };
      },
    });
  return { around, called, release: () => release() };
}
