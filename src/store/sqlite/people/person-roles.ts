import type { Person, Role } from '../../../model/person.js';
import { fold } from '../../../text/words.js';
import { type PersonRow, personDetail, toPerson } from '../documents/rows.js';
import type { Connection } from '../file/connection.js';
import { personSum } from '../file/sums.js';

/**
 * The roles of people that documents have given them. A person is one across all documents, so what a document that is
 * withheld or was taken back calls somebody must not be told of them in another's.
 */

/**
 * Takes from the people of an origin, of which readers may not see the versions any more, the roles that these gave them
 * and nothing else on record does. Roles with an organisation are the directory's, and stay.
 *
 * @param touched gets the keys of those who lost a role
 */
export function forgetRoles(db: Connection, origin: string, touched: Set<number>): void {
  const people = db.all<PersonRow & { key: number }>(
    `SELECT key, id, detail, sum FROM person WHERE key IN (
       SELECT t.person FROM statement t JOIN source s ON s.key = t.source WHERE s.origin = ?)`,
    origin,
  );
  for (const row of people) {
    const person = toPerson(row);
    if (person.kind === 'unnamed' || !person.roles.some(isLearned)) continue;
    const gone = rolesGiven(db, 't.person = ? AND s.origin = ?', row.key, origin);
    const given = rolesGiven(db, 't.person = ? AND t.live', row.key);
    const roles = person.roles.filter((role) => !isLearned(role) || !gives(gone, role) || gives(given, role));
    if (roles.length === person.roles.length) continue;
    const detail = personDetail({ ...person, roles });
    db.run('UPDATE person SET detail = ?, sum = ? WHERE key = ?', detail, personSum({ id: row.id, detail }), row.key);
    touched.add(row.key);
  }
}

/**
 * Somebody of a document that comes free, with the roles that the record has for them by now and those that the document
 * itself gives: what else was known when it was saved may have been taken back since.
 */
export function withRolesOf(db: Connection, sourceKey: number, person: Person): Person {
  const row = db.get<PersonRow>('SELECT id, detail, sum FROM person WHERE id = ?', person.id);
  const { roles: known } = row ? toPerson(row) : { roles: [] };
  const given = rolesGiven(db, 't.source = ?', sourceKey);
  const own = person.roles.filter((role) => !isLearned(role) || gives(given, role));
  const others = known.filter((role) => !own.some(({ title }) => fold(title) === fold(role.title)));
  return { ...person, roles: [...others, ...own] };
}

function isLearned({ organisation }: Role): boolean {
  return organisation === undefined;
}

/** What statements call their speakers, in plain words. */
function rolesGiven(db: Connection, where: string, ...values: (string | number)[]): string[] {
  return db
    .all<{ role: string | null; mention: string | null }>(
      `SELECT DISTINCT json_extract(t.detail, '$.speaker.role') AS role,
         json_extract(t.detail, '$.speaker.mention.text') AS mention
       FROM statement t JOIN source s ON s.key = t.source WHERE ${where}`,
      ...values,
    )
    .flatMap(({ role, mention }) => [role ?? '', mention ?? ''])
    .map(fold);
}

function gives(given: readonly string[], { title }: Role): boolean {
  return given.some((words) => words.includes(fold(title)));
}
