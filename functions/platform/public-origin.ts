import type { Environment } from './environment.js';

/** The address that people use. Never what a request calls us: whoever writes that header would choose where our links lead. */
export const originOf = ({ PUBLIC_URL: url, PORT: port }: Pick<Environment, 'PUBLIC_URL' | 'PORT'>): string => url ?? `http://localhost:${port}`;

export const isBehindTls = ({ PUBLIC_URL: url }: Pick<Environment, 'PUBLIC_URL'>): boolean => url?.startsWith('https:') ?? false;
