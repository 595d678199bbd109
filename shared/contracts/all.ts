import { acknowledgeAlert, listAlerts, snoozeAlert } from './alerts.js';
import type { Endpoint } from './endpoint.js';
import {
  listLeadTimeLines, listOtifLines, listOtifPolicies, listPromiseLines, listSupplierFigures, readLeadTimes, readOtif, readPromises,
} from './figures.js';
import { readHealth, readOpenApi } from './health.js';
import { acceptExtract, discardExtract, listExtracts, listRejects, listRuns, listSteps, readNights, readRequest, readRun, requestRun } from './jobs.js';
import { listLines, readLine, readTimeline } from './lines.js';
import { listProposals, readCalibration } from './proposals.js';
import { changeLanguage, changePassword, readSession, signIn, signInHints, signOut } from './session.js';

/** Every endpoint there is. A test holds it against the routes that are really served. */
export const endpoints: readonly Endpoint[] = [
  signIn, readSession, signOut, changePassword, changeLanguage, signInHints,
  listLines, readLine, readTimeline,
  listProposals, readCalibration, listAlerts, acknowledgeAlert, snoozeAlert,
  listSupplierFigures, listOtifPolicies, readOtif, listOtifLines, readPromises, listPromiseLines, readLeadTimes, listLeadTimeLines,
  listSteps, listRuns, readRun, requestRun, readRequest, listExtracts, acceptExtract, discardExtract, listRejects, readNights,
  readHealth, readOpenApi,
];
