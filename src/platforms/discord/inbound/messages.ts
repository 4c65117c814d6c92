import { type Client, Events, type Message } from 'discord.js';
import { type Audience, isAnsweredForAll, privateAnswer } from '../../../bot/access/readers.js';
import { typedText, writerOf } from './caller.js';
import type { InboundTools } from './tools.js';

/** Mentions in servers, which are answered below the message, and direct messages, which are answered there. */
export function listenToMessages(client: Client, ways: InboundTools): void {
  const { bot, once, responder, callers, logger, take } = ways;
  client.on(Events.MessageCreate, (message) => {
    if (!asks(message)) return;
    const { id, channelId, author, guildId } = message;
    const isDirect = guildId === null;
    const line = typedText(message);
    const where = { place: channelId, ...(!isDirect && { needsMention: true as const }) };
    const writer = writerOf(message);
    const audience: Audience = isDirect ? 'readers' : callers.audienceIn(guildId);
    take('message', async () => {
      if (!(await once.first([`discord:message:${id}`]))) return;
      const known = await callers.of(writer, where);
      const isForAll = isAnsweredForAll(audience, known);
      // All who read it go on from it.
      const caller = isForAll ? { ...known, shared: true as const } : known;
      const answer = await bot.answerLine(line === '' ? '/help' : line, caller);
      if (!isForAll && !isDirect) {
        // Nothing that one person alone sees can be put below a message.
        const alone = privateAnswer(answer, audience, known);
        const lost = await responder.direct(author.id, alone, { key: `answer:${channelId}:${id}` });
        if (lost !== null) logger.warn({ why: lost }, 'An answer to one person alone could not be delivered');
        return;
      }
      const place = { channel: channelId, user: author.id, ...(!isDirect && { to: id }) };
      await responder.answer(place, answer, {
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
