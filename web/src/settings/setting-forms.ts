import type { SettingName } from '../../../shared/contracts/settings.js';

/** How a setting is written on the page. `parts` has a number for each of its names, `pairs` a line for each entry. */
export type SettingForm =
  | { kind: 'number' | 'percent' | 'time' | 'dates' }
  | { kind: 'pairs'; values: 'state' | 'number' }
  | { kind: 'parts'; parts: readonly string[]; percent: readonly string[] };

export type SettingGroup = 'night' | 'extract' | 'lines' | 'reading' | 'retention';

/** The settings of the page in their order. The mapping of columns has a page of its own. */
export const settingForms: Record<Exclude<SettingName, 'columnMapping'>, SettingForm & { group: SettingGroup }> = {
  nightAt: { group: 'night', kind: 'time' },
  retryAfterMinutes: { group: 'night', kind: 'number' },
  missingNights: { group: 'night', kind: 'number' },
  lookbackDays: { group: 'night', kind: 'number' },
  largestRejectShare: { group: 'extract', kind: 'percent' },
  suspectWhen: { group: 'extract', kind: 'parts', parts: ['linesShrinkBy', 'supplierLosesAllOf', 'deliveredFallsBy', 'linesChange'], percent: ['linesShrinkBy', 'deliveredFallsBy', 'linesChange'] },
  riskDays: { group: 'lines', kind: 'number' },
  staleAmberDays: { group: 'lines', kind: 'number' },
  staleRedDays: { group: 'lines', kind: 'number' },
  slippedTimes: { group: 'lines', kind: 'number' },
  slippedWithinDays: { group: 'lines', kind: 'number' },
  proposalUnansweredDays: { group: 'lines', kind: 'number' },
  holidays: { group: 'lines', kind: 'dates' },
  erpStatusMap: { group: 'reading', kind: 'pairs', values: 'state' },
  unitDecimals: { group: 'reading', kind: 'pairs', values: 'number' },
  retention: { group: 'retention', kind: 'parts', parts: ['runsDays', 'sessionsDays', 'uploadsDays', 'mailDays', 'rejectsDays'], percent: [] },
};

const percentOf = (share: number) => String(Math.round(share * 10_000) / 100);
const shareOf = (text: string) => Math.round(Number(text) * 100) / 10_000;

/** What stands in the field; a setting of parts has a text for each part. */
export function textsOf(form: SettingForm, value: unknown): Record<string, string> {
  if (form.kind === 'percent') return { '': percentOf(value as number) };
  if (form.kind === 'dates') return { '': (value as string[]).join('\n') };
  if (form.kind === 'pairs') return { '': Object.entries(value as object).map(([word, meaning]) => `${word} = ${meaning}`).join('\n') };
  if (form.kind !== 'parts') return { '': String(value) };
  const parts = value as Record<string, number>;
  return Object.fromEntries(form.parts.map((part) => [part, form.percent.includes(part) ? percentOf(parts[part]!) : String(parts[part])]));
}

/** The value that the texts stand for; what cannot be one is sent as it is, for the server to refuse with a reason. */
export function valueOf(form: SettingForm, texts: Readonly<Record<string, string>>): unknown {
  const text = texts[''] ?? '';
  if (form.kind === 'number') return Number(text);
  if (form.kind === 'percent') return shareOf(text);
  if (form.kind === 'dates') return linesIn(text).toSorted();
  if (form.kind === 'pairs') return Object.fromEntries(linesIn(text).map((line) => pairIn(line, form.values)));
  if (form.kind !== 'parts') return text;
  return Object.fromEntries(form.parts.map((part) => [part, form.percent.includes(part) ? shareOf(texts[part]!) : Number(texts[part])]));
}

const linesIn = (text: string) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function pairIn(line: string, values: 'state' | 'number'): [string, unknown] {
  const place = line.lastIndexOf('=');
  const [word, meaning] = place < 0 ? [line, ''] : [line.slice(0, place).trim(), line.slice(place + 1).trim()];
  return values === 'number' ? [word, meaning === '' ? null : Number(meaning)] : [word.toLowerCase(), meaning];
}
