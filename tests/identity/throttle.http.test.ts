import { expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import { aProduct, password } from '../fixtures/product.js';

const product = await aProduct();
const attempt = (email: string, word = 'not the password') => product.visitor().send<Problem>('POST', '/api/session', { email, password: word });

it('sixty accounts tried at once from one address are slowed down, and so is the right password from there', async () => {
  await product.as('viewer');
  const replies = await Promise.all(Array.from({ length: 60 }, (_, n) => attempt(`somebody${n}@example.com`)));
  const judged = replies.filter(({ status }) => status === 401).length;
  expect(judged).toBeGreaterThanOrEqual(20);
  expect(judged).toBeLessThanOrEqual(30);
  const at = new Date().toISOString();
  await product.db.insertInto('sign_in_failure').values(Array.from({ length: 30 }, (_, n) => ({ account: `other${n}@example.com`, address: '127.0.0.1', at }))).execute();
  expect((await attempt('viewer1@example.com', password)).status).toBe(429);
});

it('an office that signs in rightly is never slowed down', async () => {
  await product.db.deleteFrom('sign_in_failure').execute();
  const colleagues = await Promise.all(Array.from({ length: 30 }, () => product.as('planner')));
  const emails = await Promise.all(colleagues.map(async (one) => (await one.get<{ user: { email: string } }>('/api/session')).body.user.email));
  for (const email of emails) expect((await attempt(email, password)).status).toBe(201);
});
