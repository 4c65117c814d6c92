/** Whoever or whatever a message refers to: `<@U1|name>`, `<#C1|name>`, `<!subteam^S1|@name>`, `<https://…|label>`. */
const REFERENCE = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/**
 * What somebody typed, as they saw it. Slack sends references in angle brackets, and `&`, `<` and `>` as entities
 * (https://docs.slack.dev/messaging/formatting-message-text/#escaping).
 *
 * @param ownId the bot's own user id, whose mention is no part of what was asked.
 */
export function typedText(text: string, ownId?: string): string {
  return text
    .replace(REFERENCE, (_, sign: string, id: string, label?: string) => {
      if (sign === '@' && id === ownId) return ' ';
      if (sign === '') return label ?? id.replace(/^(?:mailto|tel):/, '');
      return label ?? (sign === '!' ? `@${id.replace(/\^.*/, '')}` : `${sign}${id}`);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
