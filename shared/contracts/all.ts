import { acknowledgeAlert, acknowledgeAlerts, countAlerts, listAlerts, readAlert, snoozeAlert, snoozeAlerts } from './alerts.js';
import { exportAudit, listAuditChoices, listAuditEvents, readAuditHead } from './audit.js';
import { cancelBatch, confirmBatch, describeTransport, dispatchBatch, listBatches, makeBatch, moveBatch, readBatch, readBatchCalendar, resizeBatch } from './batches.js';
import { makeBatches, previewBatches } from './bulk-batches.js';
import { listCalibrationLines, readCalibration } from './calibration.js';
import type { Endpoint } from './endpoint.js';
import { readErpConnection, saveErpConnection, testErpConnection } from './erp-connection.js';
import {
  listLeadTimeLines, listOtifLines, listOtifPolicies, listPromiseLines, listSupplierFigures, readLeadTimes, readOtif, readPromises,
} from './figures.js';
import { readHealth, readOpenApi } from './health.js';
import { answerInbox, listInboxSection, readInbox, readInboxProgress, undoInbox } from './inbox.js';
import { acceptExtract, discardExtract, listExtracts, listRejects, listRuns, listSteps, readNights, readRequest, readRun, requestRun } from './jobs.js';
import { listLines, readLine, readTimeline } from './lines.js';
import { enterValue, exportLines, makeSupplierFile, readChanges, readColumns } from './lists.js';
import { listManagedColumns, listManagedReasons, saveColumn, saveReason } from './manage-rules.js';
import { listKeptPolicies, readPolicyHistory, savePolicy } from './otif-policies.js';
import { changeSetting, readSettingHistory, readSettings } from './manage-settings.js';
import { addNote, allowOverDelivery, changeStatus, listReasons, readProgress, updateLines } from './milestones.js';
import { dropMail, listMail, previewMail, readMailSettings, retryMail, sendTestMail } from './mail.js';
import { listProposals } from './proposals.js';
import { changeLanguage, changePassword, readSession, signIn, signInHints, signOut } from './session.js';
import {
  activateUser, changeUserRights, deactivateUser, endOtherSessions, endOwnSession, endUserSession, endUserSessions, inviteUser, listOwnSessions, listUsers, listUserSessions,
  listUserSuppliers, resetUser,
} from './users.js';
import { answerUpload, commitUpload, discardUpload, listUploads, readTemplate, readUpload, sendUpload } from './uploads.js';
import { importReference, listItemTerms, listXref, listXrefGaps, removeXref, setItemTerms, setXref } from './xref.js';
import { addView, changeView, forgetPreference, keepPreference, listPreferences, listViews, removeView } from './views.js';
import { beginSetup, finishSignIn, leaveProvider, readLink, readSetup, redeemLink, startSignIn } from './welcome.js';

/** Every endpoint there is. A test holds it against the routes that are really served. */
export const endpoints: readonly Endpoint[] = [
  signIn, readSession, signOut, changePassword, changeLanguage, signInHints,
  listOwnSessions, endOwnSession, endOtherSessions, startSignIn, finishSignIn, leaveProvider, readLink, redeemLink, readSetup, beginSetup,
  listUsers, listUserSuppliers, inviteUser, changeUserRights, deactivateUser, activateUser, resetUser, listUserSessions, endUserSession, endUserSessions,
  readMailSettings, listMail, retryMail, dropMail, sendTestMail, previewMail,
  listLines, readLine, readTimeline, readColumns, readChanges, enterValue, exportLines, makeSupplierFile,
  listPreferences, keepPreference, forgetPreference, listViews, addView, changeView, removeView,
  updateLines, readProgress, listReasons, changeStatus, allowOverDelivery, addNote,
  listBatches, readBatchCalendar, readBatch, makeBatch, confirmBatch, dispatchBatch, moveBatch, resizeBatch, cancelBatch, describeTransport, previewBatches, makeBatches,
  readInbox, listInboxSection, answerInbox, undoInbox, readInboxProgress,
  listProposals, readCalibration, listCalibrationLines, listAlerts, countAlerts, readAlert, acknowledgeAlert, snoozeAlert, acknowledgeAlerts, snoozeAlerts, listKeptPolicies, savePolicy, readPolicyHistory,
  sendUpload, listUploads, readUpload, answerUpload, commitUpload, discardUpload, readTemplate,
  listSupplierFigures, listOtifPolicies, readOtif, listOtifLines, readPromises, listPromiseLines, readLeadTimes, listLeadTimeLines,
  listSteps, listRuns, readRun, requestRun, readRequest, listExtracts, acceptExtract, discardExtract, listRejects, readNights,
  listAuditEvents, listAuditChoices, exportAudit, readAuditHead, listXref, listXrefGaps, setXref, removeXref, listItemTerms, setItemTerms, importReference, listManagedReasons, saveReason, listManagedColumns, saveColumn,
  readErpConnection, testErpConnection, saveErpConnection, readSettings, changeSetting, readSettingHistory,
  readHealth, readOpenApi,
];
