import { measuredBy } from './child.js';
import type { Reads } from './percentiles.js';
import type { Place } from './web-visit.js';
import type { House } from './web-house.js';
import { saveEverySecond } from './web-saver.js';

export interface Reader { path: string; cookie: string }
export interface LoadOrder { url: string; readers: Reader[]; seconds: number; everySeconds: number; isPaced: boolean }

/** `known`: replies that said that nothing is new. */
type Paced = Reads & { errors: number; known: number };
export interface PacedMeasured { tagged: Paced; whole: Paced }
export interface HardMeasured { perSecond: number; p50: number; p95: number; errors: number }
export interface CrowdMeasured extends PacedMeasured { people: number; hard: HardMeasured; saves: Reads & { errors: number } }

const [everySeconds, seconds, wholeListLimit] = [10, 40, 20_000];

/** What the page of somebody asks for: all lines in one reply, or where they are too many, the first window. */
const pathFor = ({ lines, crowd }: House, place: number) =>
  (crowd[place]!.role === 'planner' && lines > wholeListLimit ? '/api/lines?preset=late&sort=dueOn&direction=asc&offset=0&limit=200&countUpTo=1000000' : '/api/lines/columns');

/** So many people read, and meanwhile a line is saved every second; then they read as fast as they can. */
export async function measureCrowd({ url }: Pick<Place, 'url'>, house: House, people: number): Promise<CrowdMeasured> {
  const readers = house.crowd.slice(0, people).map(({ cookie }, place) => ({ path: pathFor(house, place), cookie }));
  const saving = saveEverySecond(url, house);
  const order = { url, readers, seconds, everySeconds };
  const paced = await measuredBy<PacedMeasured>('web-load', { ...order, isPaced: true } satisfies LoadOrder);
  const saves = await saving.stop();
  return { ...paced, saves, people, hard: await measuredBy<HardMeasured>('web-load', { ...order, isPaced: false } satisfies LoadOrder) };
}
