import type { Delivery } from '../../../model/subscription.js';
import type { DeliveryNote, Hold } from '../../ledger.js';
import { type Connection, SHORT_WRITE } from '../file/connection.js';
import { readSubscription } from './subscriptions.js';

interface DeliveryRow {
  readonly subscription: number;
  readonly slot: string;
  readonly state: Delivery['state'];
  readonly after: number;
  readonly up_to: number;
  readonly planned: number;
  readonly holder: string | null;
  /** Milliseconds since 1970 from which on whoever wants may take hold of it. */
  readonly free: number;
  readonly detail: string;
}

/** What no query asks for. */
type DeliveryDetail = Pick<Delivery, 'dueAt' | 'triedAt' | 'told' | 'read' | 'sinceAt' | 'missed' | 'posts' | 'reason'>;

/** How long it is known what was delivered, in milliseconds: corrections come within weeks, if they come. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;

/** A hold that ends later than this, in milliseconds from now, was taken by a clock that has been put back since. */
const LONGEST_HOLD = 60 * 60 * 1000;

const COLUMNS = 'subscription, slot, state, after, up_to, planned, holder, free, detail';

export function plan(db: Connection, delivery: Delivery): boolean {
  const { subscription, slot, state, after, upTo, plannedAt } = delivery;
  return db.writeUncounted(() => {
    const known = readSubscription(db, subscription);
    if (known?.state !== 'active' || known.after !== after) return false;
    if (readDelivery(db, subscription, slot)) return false;
    db.run(
      `INSERT INTO delivery (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, NULL, 0, ?)`,
      ...[subscription, slot, state, after, upTo, plannedAt],
      detailOf(delivery),
    );
    db.run('UPDATE subscription SET after = ? WHERE key = ?', upTo, subscription);
    db.run(
      `DELETE FROM delivery WHERE subscription = ? AND planned < ? AND state NOT IN ('planned', 'sending')`,
      subscription,
      plannedAt - KEPT_FOR,
    );
    return true;
  }, SHORT_WRITE);
}

export function unplan(db: Connection, subscription: number, slot: string, now: number): boolean {
  return db.writeUncounted(() => {
    const row = readDelivery(db, subscription, slot);
    if (!row || !isUnsent(row) || isHeld(row, now)) return false;
    if (readSubscription(db, subscription)?.after !== row.up_to) return false;
    db.run('DELETE FROM delivery WHERE subscription = ? AND slot = ?', subscription, slot);
    db.run('UPDATE subscription SET after = ? WHERE key = ?', row.after, subscription);
    return true;
  }, SHORT_WRITE);
}

export function claim(db: Connection, subscription: number, slot: string, { holder, until }: Hold, now: number) {
  return db.writeUncounted(() => {
    const row = readDelivery(db, subscription, slot);
    if (!row || !isUnfinishedRow(row) || (row.holder !== holder && isHeld(row, now))) return null;
    if (isUnsent(row) && readSubscription(db, subscription)?.state !== 'active') return null;
    db.run(
      'UPDATE delivery SET holder = ?, free = ? WHERE subscription = ? AND slot = ?',
      ...[holder, until, subscription, slot],
    );
    return toDelivery(row);
  }, SHORT_WRITE);
}

export function noteDelivery(
  db: Connection,
  subscription: number,
  slot: string,
  note: DeliveryNote,
  { holder, until }: Hold,
): boolean {
  return db.writeUncounted(() => {
    const row = readDelivery(db, subscription, slot);
    if (row?.holder !== holder) return false;
    const noted = { ...toDelivery(row), ...note };
    db.run(
      'UPDATE delivery SET state = ?, free = ?, detail = ? WHERE subscription = ? AND slot = ?',
      ...[noted.state, until, detailOf(noted), subscription, slot],
    );
    return true;
  }, SHORT_WRITE);
}

export function readOpen(db: Connection, now: number): Delivery[] {
  return db
    .all<DeliveryRow>(
      `SELECT ${COLUMNS} FROM delivery WHERE state IN ('planned', 'sending') ORDER BY planned, subscription`,
    )
    .filter((row) => !isHeld(row, now))
    .map(toDelivery);
}

export function readDeliveries(db: Connection, subscription: number, limit: number): Delivery[] {
  return db
    .all<DeliveryRow>(
      `SELECT ${COLUMNS} FROM delivery WHERE subscription = ? ORDER BY planned DESC, up_to DESC, slot DESC LIMIT ?`,
      ...[subscription, limit],
    )
    .map(toDelivery);
}

function readDelivery(db: Connection, subscription: number, slot: string): DeliveryRow | undefined {
  return db.get<DeliveryRow>(`SELECT ${COLUMNS} FROM delivery WHERE subscription = ? AND slot = ?`, subscription, slot);
}

function isUnfinishedRow({ state }: DeliveryRow): boolean {
  return state === 'planned' || state === 'sending';
}

/** Whether nothing of it was sent, not even perhaps. */
function isUnsent(row: DeliveryRow): boolean {
  return row.state === 'planned' && toDelivery(row).posts.length === 0;
}

function isHeld({ free }: DeliveryRow, now: number): boolean {
  return free > now && free <= now + LONGEST_HOLD;
}

function detailOf({ dueAt, triedAt, told, read, sinceAt, missed, posts, reason }: DeliveryDetail): string {
  const detail = { dueAt, triedAt, told, read, sinceAt, missed, posts, reason };
  return JSON.stringify(detail satisfies { [Name in keyof DeliveryDetail]: unknown });
}

function toDelivery({ subscription, slot, state, after, up_to, planned, detail }: DeliveryRow): Delivery {
  return {
    subscription,
    slot,
    state,
    after,
    upTo: up_to,
    plannedAt: planned,
    ...(JSON.parse(detail) as DeliveryDetail),
  };
}
