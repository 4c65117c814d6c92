/** The framework and nothing else: acknowledges a command and responds with a text of the length it is told. */
import { App } from '@slack/bolt';

const { SLACK_API_URL: slackApiUrl, SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken } = process.env;
const app = new App({
  token,
  appToken,
  socketMode: true,
  clientOptions: { slackApiUrl },
  installerOptions: { clientOptions: { slackApiUrl } },
});
app.command('/said', async ({ ack, respond }) => {
  await ack();
  await respond({ text: 'Answer' });
});
await app.start();
process.stdout.write('ready\n');
