import { raiseAlerts } from '../alerts/raise-alerts.step.js';
import { detectChanges } from '../changes/detect-changes.step.js';
import { captureSnapshot } from '../ingestion/capture-snapshot.step.js';
import { checkAudit } from '../audit/check-audit.step.js';
import type { Step } from '../platform/step.js';
import { applyChanges } from '../purchasing/apply-changes.step.js';
import { proposeBatches } from '../purchasing/propose-batches.step.js';
import { settleLines } from '../purchasing/settle-lines.step.js';
import { applyRetention } from './apply-retention.step.js';
import { backUpDaily } from './back-up.step.js';

/** The night, in order: erp -> snapshot -> change events -> timeline, batches -> proposals -> alerts. */
export const nightSteps: readonly Step[] = [captureSnapshot, detectChanges, applyChanges, proposeBatches, raiseAlerts];

/** What is done beside it, once a day or when it is asked for; each is alone, recorded and repeatable like a step of the night. */
export const chores: readonly Step[] = [checkAudit, applyRetention, settleLines, backUpDaily];
