import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { encodings, type Encoding } from './accept-encoding.js';
import { contentTypeOf, isCompressible } from './content-types.js';

const shorten: Record<Exclude<Encoding, 'identity'>, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
};

export interface ClientFile {
  path: string;
  type: string;
  /** The codings it is offered in. */
  available: readonly Encoding[];
  content(encoding: Encoding): Promise<Content>;
}

export interface Content {
  bytes: Buffer;
  /** A strong ETag: the same bytes have the same tag, another coding has another. */
  tag: string;
}

/** Reads and compresses on first use, once, and keeps the outcome in memory. A failure is tried again. */
export function clientFile(path: string, location: string): ClientFile {
  const type = contentTypeOf(path);
  const contents = new Map<Encoding, Promise<Content>>();

  async function produce(encoding: Encoding): Promise<Content> {
    if (encoding === 'identity') return plainContent(location);
    const { bytes, tag } = await content('identity');
    return { bytes: await shorten[encoding](bytes), tag: `${tag.slice(0, -1)}-${encoding}"` };
  }

  function content(encoding: Encoding): Promise<Content> {
    const known = contents.get(encoding);
    if (known) return known;
    const producing = produce(encoding);
    contents.set(encoding, producing);
    producing.catch(() => contents.delete(encoding));
    return producing;
  }

  return { path, type, available: isCompressible(type) ? encodings : ['identity'], content };
}

async function plainContent(location: string): Promise<Content> {
  const bytes = await readFile(location);
  return { bytes, tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}
