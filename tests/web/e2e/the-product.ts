import { afterAll, inject } from 'vitest';
import { browserPath } from './browser.js';
import { startProduct, withDemo, type Product } from './product.js';

/** Each file has a product of its own that begins with the demo: what one does, no other sees. */
const running = browserPath ? await startProduct({ ...withDemo, from: inject('demo') }) : undefined;
afterAll(() => running?.stop());

export const theProduct = (): Product => running?.product ?? { url: '', adminKey: '', environment: {} };
