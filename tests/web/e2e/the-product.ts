import { inject } from 'vitest';
import type { Product } from './product.js';

/** Two files run side by side, each before a product of its own: what one does, the other does not see. */
export const theProduct = (): Product => {
  const products = inject('products');
  return products[Number(process.env.VITEST_POOL_ID) % products.length]!;
};
