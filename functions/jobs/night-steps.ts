import { raiseAlerts } from '../alerts/raise-alerts.step.js';
import { detectChanges } from '../changes/detect-changes.step.js';
import { captureSnapshot } from '../ingestion/capture-snapshot.step.js';
import type { Step } from '../platform/step.js';
import { applyChanges } from '../purchasing/apply-changes.step.js';
import { proposeBatches } from '../purchasing/propose-batches.step.js';

/** The night, in order: erp -> snapshot -> change events -> timeline, batches -> proposals -> alerts. */
export const nightSteps: readonly Step[] = [captureSnapshot, detectChanges, applyChanges, proposeBatches, raiseAlerts];
