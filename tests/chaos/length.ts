/** `npm run test:chaos` takes the time that `npm test` does not. */
export const isLong = process.env.BATCHLINE_CHAOS === 'long';
