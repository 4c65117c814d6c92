import type { Delivery, Subscription } from '../../../src/model/subscription.js';
import { checkKept } from '../../../src/store/keeping.js';
import type { Ledger } from '../../../src/store/ledger.js';

const HOUR = 60 * 60 * 1000;
const KEPT_FOR = 90 * 24 * HOUR;

interface Row {
  delivery: Delivery;
  holder: string | null;
  free: number;
}

type Subscriptions = Omit<Ledger, 'newest' | 'positionAt' | 'seenAt' | 'seen'>;

/** Subscriptions and their deliveries in lists. */
export function memorySubscriptions(): Subscriptions {
  const subscriptions = new Map<number, Subscription>();
  let rows: Row[] = [];
  let last = 0;
  const find = (id: number, slot: string) =>
    rows.find(({ delivery }) => delivery.subscription === id && delivery.slot === slot);
  const isOpen = ({ delivery: { state } }: Row) => state === 'planned' || state === 'sending';
  const isHeld = ({ free }: Row, now: number) => free > now && free <= now + HOUR;
  const isUnsent = ({ delivery }: Row) => delivery.state === 'planned' && delivery.posts.length === 0;
  const move = (id: number, after: number) => subscriptions.set(id, { ...subscriptions.get(id)!, after });
  return {
    async subscribe(made) {
      checkKept(made.place.platform, made.place.channel);
      const subscription = { ...structuredClone(made), id: ++last, revision: 1 };
      subscriptions.set(last, subscription);
      return subscription;
    },
    subscriptions: async () => [...subscriptions.values()],
    async amend(id, revision, { reason, ...changes }) {
      const known = subscriptions.get(id);
      if (known?.revision !== revision) return null;
      const { reason: before = null, ...rest } = known;
      const why = reason === undefined ? before : reason;
      const amended = { ...rest, ...changes, ...(why !== null && { reason: why }), revision: revision + 1 };
      subscriptions.set(id, amended);
      return amended;
    },
    async unsubscribe(id) {
      rows = rows.filter(({ delivery }) => delivery.subscription !== id);
      return subscriptions.delete(id);
    },
    async plan(delivery) {
      const known = subscriptions.get(delivery.subscription);
      if (known?.state !== 'active' || known.after !== delivery.after) return false;
      if (find(known.id, delivery.slot)) return false;
      const old = delivery.plannedAt - KEPT_FOR;
      rows = rows.filter(
        (row) => row.delivery.subscription !== known.id || isOpen(row) || row.delivery.plannedAt >= old,
      );
      rows.push({ delivery: structuredClone(delivery), holder: null, free: 0 });
      move(known.id, delivery.upTo);
      return true;
    },
    async unplan(id, slot, now) {
      const row = find(id, slot);
      if (!row || !isUnsent(row) || isHeld(row, now)) return false;
      if (subscriptions.get(id)?.after !== row.delivery.upTo) return false;
      rows = rows.filter((one) => one !== row);
      move(id, row.delivery.after);
      return true;
    },
    async claim(id, slot, { holder, until }, now) {
      const row = find(id, slot);
      if (!row || !isOpen(row) || (row.holder !== holder && isHeld(row, now))) return null;
      if (isUnsent(row) && subscriptions.get(id)?.state !== 'active') return null;
      Object.assign(row, { holder, free: until });
      return row.delivery;
    },
    async noteDelivery(id, slot, note, { holder, until }) {
      const row = find(id, slot);
      if (row?.holder !== holder) return false;
      Object.assign(row, { delivery: { ...row.delivery, ...note }, free: until });
      return true;
    },
    async openDeliveries(now) {
      const open = rows.filter((row) => isOpen(row) && !isHeld(row, now)).map(({ delivery }) => delivery);
      return open.sort((a, b) => a.plannedAt - b.plannedAt || a.subscription - b.subscription);
    },
    async deliveries(id, limit) {
      const own = rows.map(({ delivery }) => delivery).filter(({ subscription }) => subscription === id);
      return own.sort((a, b) => b.plannedAt - a.plannedAt || b.upTo - a.upTo).slice(0, limit);
    },
  };
}
