import { type Client, Events, type Message } from 'discord.js';
import { typedText, writerOf } from './asked.js';
import type { Ways } from './ways.js';

/** Mentions in servers, which are answered below the message, and direct messages, which are answered there. */
export function listenToMessages(client: Client, ways: Ways): void {
  const { bot, once, delivery, callers, take } = ways;
  client.on(Events.MessageCreate, (message) => {
    if (!asks(message)) return;
    const { id, channelId, author, guildId } = message;
    const isDirect = guildId === null;
    const line = typedText(message);
    // All who read it go on from it.
    const where = { place: channelId, shared: true as const, ...(!isDirect && { needsMention: true as const }) };
    const caller = callers.of(writerOf(message), where);
    take('message', async () => {
      if (!(await once.first([`discord:message:${id}`]))) return;
      const answer = await bot.answerLine(line === '' ? '/help' : line, caller);
      const place = { channel: channelId, user: author.id, ...(!isDirect && { to: id }) };
      await delivery.answer(place, answer, {
        key: `answer:${channelId}:${id}`,
        actions: isDirect ? 'private' : 'all',
      });
    });
  });
}

/** A message of a bot, or a notice by Discord asks for nothing; nor does one for all, or for a role. */
function asks({ author, client, system, webhookId, guildId, mentions }: Message): boolean {
  if (author.bot || system || webhookId !== null) return false;
  return guildId === null || mentions.users.has(client.user.id);
}
