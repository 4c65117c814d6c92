// One life of a courier, as a process of its own: node life.mjs '{"dist": …}'. The last thing that it does may be to die.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What is written to the ledger. */
const WRITES = new Set(['plan', 'unplan', 'claim', 'noteDelivery', 'amend']);

const SILENT = { error() {}, warn() {}, info() {}, debug() {}, trace() {}, fatal() {}, child: () => SILENT };

/**
 * Looks at each of the moments what is due, on a record on disk, with a platform's own client. Before and after each write and
 * each post is a step; at step `dieAt` it dies. Gives how many steps it took.
 *
 * @param life where the compiled source is, the record, the platform with its address, token and user, milliseconds since 1970
 * at which to look (also as they come), and the step to die at, 0 for none
 * @param die ends it, and never returns; it is given what gives up all that the life has
 * @param looked hears when it has looked
 */
export async function live({ dist, db, platform, api, token, user, moments, dieAt }, die, looked = () => {}) {
  let [now, steps] = [0, 0];
  const time = { now: () => now, wait: async () => {}, random: () => 0.5 };
  const step = async () => {
    steps += 1;
    if (steps === dieAt) await die(end);
  };
  const end = async () => {
    made.end();
    await record.close();
  };
  const [{ Courier }, { openRecord }] = await Promise.all([
    import(`${dist}bot/courier/index.js`),
    import(`${dist}record/open.js`),
  ]);
  const record = await openRecord({ db, thread: 'caller' });
  const stepping = new Proxy(record, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (!WRITES.has(name)) return value.bind(target);
      return async (...args) => {
        await step();
        const result = await value.apply(target, args);
        await step();
        return result;
      };
    },
  });
  const made = await PLATFORMS[platform]({ dist, api, token, user, time, record });
  const post = async (one) => {
    await step();
    const posted = await made.post(one);
    await step();
    return posted;
  };
  const reached = {
    ...made,
    name: platform,
    editors: null,
    connected: () => true,
    audienceOf: async () => 'readers',
    post,
  };
  const courier = new Courier({ record: stepping, platforms: () => [reached], time, logger: SILENT });
  for await (const moment of moments) {
    now = moment;
    await courier.look();
    looked();
  }
  await end();
  return steps;
}

/** What posts on a platform, as in the program, without the connection by which people reach the bot. */
const PLATFORMS = {
  async slack({ dist, api, token, time }) {
    const [{ Posts }, { Posting }, { slackClients }] = await Promise.all([
      import(`${dist}platforms/slack/posting/posts.js`),
      import(`${dist}platforms/slack/posting/posting.js`),
      import(`${dist}platforms/slack/connection/clients.js`),
    ]);
    const { once } = slackClients({ apiUrl: api, logger: SILENT });
    const posting = new Posting({ single: once, time, logger: SILENT });
    const posts = new Posts({ posting, tokenOf: async () => token, refused: null, logger: SILENT });
    return { hasThreads: true, post: (one) => posts.post(one), end() {} };
  },
  async discord({ dist, api, token, user, time, record }) {
    const [{ Responder }, { createClient }, { ButtonStore }] = await Promise.all([
      import(`${dist}platforms/discord/posting/responder.js`),
      import(`${dist}platforms/discord/connection/client.js`),
      import(`${dist}bot/memory/buttons.js`),
    ]);
    const { client } = createClient({ restApi: api, token, shards: 1 }, { time, logger: SILENT, fail() {} });
    client.rest.setToken(token);
    client.user = { id: user };
    const buttons = new ButtonStore({ record, logger: SILENT, now: () => new Date(time.now()) });
    const responder = new Responder({ client, buttons, time, logger: SILENT });
    return { hasThreads: false, post: (one) => responder.ofItself(one), end: () => client.destroy() };
  },
};

/** Moments that somebody tells, a line each. */
async function* told() {
  for await (const line of createInterface({ input: process.stdin })) yield Number(line);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const life = JSON.parse(process.argv[2]);
  const die = () => {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  };
  const steps = life.moments
    ? await live(life, die)
    : await live({ ...life, moments: told() }, die, () => writeSync(1, 'looked\n'));
  writeSync(1, `${steps}\n`);
  process.exit(0);
}
