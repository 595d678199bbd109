import type { Used } from './child.js';
import type { NightMeasured } from './night.child.js';
import type { NightsMeasured } from './nights.js';
import { median } from './percentiles.js';

/** The run in the middle, part by part; the highest memory of all. */
export const medianNights = (runs: readonly NightsMeasured[]): NightsMeasured => ({
  floor: medianUsed(runs.map(({ floor }) => floor)),
  first: medianNight(runs.map(({ first }) => first)),
  second: medianNight(runs.map(({ second }) => second)),
});

const medianUsed = (runs: readonly Used[]): Used => ({
  seconds: median(runs.map(({ seconds }) => seconds)),
  cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
  peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
});

const medianNight = (runs: readonly NightMeasured[]): NightMeasured => ({
  ...medianUsed(runs),
  changed: runs[0]!.changed,
  steps: runs[0]!.steps.map(({ name }, place) => ({ name, seconds: median(runs.map(({ steps }) => steps[place]!.seconds)) })),
});
