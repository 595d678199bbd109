import { PromiseMeasure } from '../../../shared/contracts/otif-words.js';
import type { IsoDate } from '../../../shared/dates.js';
import { groupBy } from '../../../shared/group-by.js';
import type { LineToMeasure } from './line-to-measure.js';
import { codeOf, dayOf, judgedBy, judgedLine, numbersOf, type MeasuredLines, type OtifColumns } from './measured-lines.js';

/** `rows` are the places of whole orders, `fresh` their lines as they are now, by id. */
export interface Fresh { rows: readonly number[]; fresh: ReadonlyMap<number, LineToMeasure>; today: IsoDate }

/** Measures some orders again, in their places: what people state between two nights touches few of them. */
export function remeasure(lines: MeasuredLines, { rows, fresh, today }: Fresh): void {
  const lineAt = (row: number) => fresh.get(lines.lineId[row]!)!;
  for (const row of rows) writeNumbers(lines, row, numbersOf(lineAt(row)));
  for (const places of groupBy(rows, (row) => lines.order[row]!).values()) {
    for (const columns of lines.otif) writeVerdicts(columns, places, places.map((row) => lineAt(row)), today);
  }
}

function writeVerdicts({ policy, on, verdict }: OtifColumns, places: readonly number[], of: readonly LineToMeasure[], today: IsoDate): void {
  judgedBy(policy, of.map((line) => judgedLine(line, policy, today))).forEach((judged, i) => {
    on[places[i]!] = dayOf(judged.basisOn);
    verdict[places[i]!] = codeOf(judged.verdict);
  });
}

function writeNumbers({ promises, leadTimes }: MeasuredLines, row: number, numbers: readonly number[]): void {
  const columns = [promises.state, promises.actualOn, promises.pushes, ...PromiseMeasure.options.map((measure) => promises.missed[measure]), leadTimes.firstOn, leadTimes.toFirst, leadTimes.toComplete];
  columns.forEach((column, place) => { column[row] = numbers[place]!; });
}
