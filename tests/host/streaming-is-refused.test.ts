import { expect, it } from 'vitest';
import { anApp, start } from './an-app.js';

it('refuses an app that turns on HTTP streaming, which would wait for ever', async () => {
  const code = "app.setup({ enableHttpStream: true });\napp.http('a', { handler: async () => ({}) });";
  await expect(start(anApp({ 'a.http': code }))).rejects.toThrow(/enableHttpStream/);
});
