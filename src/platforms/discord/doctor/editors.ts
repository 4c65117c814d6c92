import { type Finding, findingIn } from '../../../bot/answers/examination.js';
import type { DiscordSettings } from '../setup/settings.js';

const finding = findingIn('Discord');

/** Who may change the record and what channels see, and why. */
export function editorsFinding({ editors, guildId }: DiscordSettings): Finding {
  const listed = `the users and roles of DISCORD_EDITORS (${editors.join(', ')})`;
  const managers = 'whoever may manage the server of DISCORD_GUILD_ID';
  const fix = 'Set DISCORD_EDITORS to the ids of users or roles.';
  if (editors.length > 0) {
    const who = guildId === null ? listed : `${listed}, and ${managers}`;
    return finding('ok', `Editors, who may change the record and what channels see, are ${who}.`);
  }
  return guildId === null
    ? finding(
        'warning',
        'Nobody is an editor, who may change the record and what channels see.',
        `${fix} Or set DISCORD_GUILD_ID: whoever may manage that server is an editor.`,
      )
    : finding('warning', `No editors are set: ${managers} may change the record and what channels see.`, fix);
}
