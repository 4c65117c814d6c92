import type { Client } from 'discord.js';

/**
 * Keeps the token of a client. By itself it forgets it at the first 401 (@discordjs/rest 2.6, `handleErrors`), after which
 * every request fails with the process alive. Here `refused` hears of it instead.
 */
export function keepToken(client: Client, refused: () => void): void {
  const { rest } = client;
  const setToken = rest.setToken.bind(rest);
  rest.setToken = (token: string | null) => {
    if (token !== null) return setToken(token);
    // A client that is over has given up its own one before.
    if (client.token !== null) refused();
    return rest;
  };
}
