import type { Subscription } from '../../../model/subscription.js';
import { checkKept } from '../../keeping.js';
import type { Amendment } from '../../ledger.js';
import { type Connection, SHORT_WRITE } from '../file/connection.js';

interface SubscriptionRow {
  readonly key: number;
  readonly platform: string;
  readonly channel: string;
  readonly state: Subscription['state'];
  readonly after: number;
  readonly since: number;
  readonly revision: number;
  readonly detail: string;
}

/** What no query asks for. */
type SubscriptionDetail = Pick<Subscription, 'owner' | 'rule' | 'reason'> & { readonly isPerson: boolean };

export function subscribe(db: Connection, made: Omit<Subscription, 'id' | 'revision'>): Subscription {
  const { place, state, after, since } = made;
  checkKept(place.platform, place.channel);
  return db.writeUncounted(() => {
    const id = db.run(
      `INSERT INTO subscription (platform, channel, state, after, since, revision, detail) VALUES (?, ?, ?, ?, ?, 1, ?)`,
      place.platform,
      place.channel,
      state,
      after,
      since,
      detailOf(made),
    );
    return { ...made, id, revision: 1 };
  }, SHORT_WRITE);
}

export function readSubscriptions(db: Connection): Subscription[] {
  return db.all<SubscriptionRow>('SELECT * FROM subscription ORDER BY key').map(toSubscription);
}

export function readSubscription(db: Connection, id: number): Subscription | null {
  const row = db.get<SubscriptionRow>('SELECT * FROM subscription WHERE key = ?', id);
  return row ? toSubscription(row) : null;
}

export function amend(db: Connection, id: number, revision: number, amendment: Amendment): Subscription | null {
  return db.writeUncounted(() => {
    const known = readSubscription(db, id);
    if (known?.revision !== revision) return null;
    const { reason = known.reason ?? null, ...changes } = amendment;
    const { reason: _, ...rest } = known;
    const amended = { ...rest, ...changes, ...(reason !== null && { reason }), revision: revision + 1 };
    db.run(
      'UPDATE subscription SET state = ?, after = ?, since = ?, revision = ?, detail = ? WHERE key = ?',
      amended.state,
      amended.after,
      amended.since,
      amended.revision,
      detailOf(amended),
      id,
    );
    return amended;
  }, SHORT_WRITE);
}

export function unsubscribe(db: Connection, id: number): boolean {
  return db.writeUncounted(() => {
    if (readSubscription(db, id) === null) return false;
    db.run('DELETE FROM subscription WHERE key = ?', id);
    return true;
  }, SHORT_WRITE);
}

function detailOf({ owner, rule, reason, place }: Omit<Subscription, 'id' | 'revision'>): string {
  const detail: SubscriptionDetail = { owner, rule, isPerson: place.isPerson, ...(reason !== undefined && { reason }) };
  return JSON.stringify(detail);
}

function toSubscription({ key, platform, channel, detail, ...row }: SubscriptionRow): Subscription {
  const { isPerson, ...rest } = JSON.parse(detail) as SubscriptionDetail;
  const { state, after, since, revision } = row;
  return { id: key, place: { platform, channel, isPerson }, state, after, since, revision, ...rest };
}
