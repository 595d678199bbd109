import { app } from '@azure/functions';
import { expect, it, vi } from 'vitest';
import { anApp, start } from './an-app.js';

it('says so when the library was used before the host started: it never asks for its core again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  app.http('early', { handler: async () => ({}) });
  const dir = anApp({ 'a.http': "app.http('late', { handler: async () => ({}) });" });
  await expect(start(dir)).rejects.toThrow(/called before the host started/);
});
