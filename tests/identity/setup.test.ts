import { expect, it } from 'vitest';
import type { Problem } from '../../shared/contracts/problem.js';
import type { Session } from '../../shared/contracts/session.js';
import { aProduct } from '../fixtures/product.js';

const product = await aProduct({ PUBLIC_URL: 'https://batchline.example.com', MAIL_SERVER: '' });
const { db } = product;
const begin = (code: string, but: object = {}) => product.visitor().send<Session & Problem>('POST', '/api/setup', { code, email: 'ann@example.com', name: 'Ann Example', password: 'violet-kettle-parade', ...but });

await product.host.trigger('open-setup');
const printed = product.logged.map(({ message }) => message).find((message) => message.includes('/setup#'))!;
const code = /#([0-9A-Z-]{23})/.exec(printed)![1]!;

it('setup is open while there is nobody, and the console says how to begin', async () => {
  expect((await product.visitor().get('/api/setup')).body).toEqual({ open: true });
  expect((await product.visitor().get<{ setup: boolean }>('/api/session/hints')).body.setup).toBe(true);
  expect(printed).toContain('https://batchline.example.com/setup#');
  expect(JSON.stringify(await db.selectFrom('one_time_link').selectAll().execute())).not.toContain(code.replaceAll('-', ''));
});

it('another code is refused, and guessing is slowed down', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => begin('AAAAA-BBBBB-CCCCC-DDDDD')));
  expect(new Set(replies.map(({ body }) => body.type))).toEqual(new Set(['/problems/setup-code-wrong', '/problems/too-many-attempts']));
  await db.deleteFrom('sign_in_failure').execute();
});

it('a weak password costs no code', async () => {
  expect((await begin(code, { password: 'ann-example-1234' })).body.type).toBe('/problems/password-too-common');
});

it('the code makes one administrator, who is signed in, and closes the door for good', async () => {
  const replies = await Promise.all([1, 2, 3, 4].map((n) => begin(code.toLowerCase(), { email: `ann${n}@example.com` })));
  const made = replies.filter(({ status }) => status === 201);
  expect(made.map(({ body }) => body.user.role)).toEqual(['admin']);
  expect((await db.selectFrom('users').select('role').execute())).toEqual([{ role: 'admin' }]);
  expect((await product.visitor().get('/api/setup')).body).toEqual({ open: false });
  expect((await begin(code)).body.type).toBe('/problems/setup-closed');
});
