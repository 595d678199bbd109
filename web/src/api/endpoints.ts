import type { Endpoint } from '../../../shared/contracts/endpoint.js';
import type * as alerts from '../../../shared/contracts/alerts.js';
import type * as audit from '../../../shared/contracts/audit.js';
import type * as batches from '../../../shared/contracts/batches.js';
import type * as bulk from '../../../shared/contracts/bulk-batches.js';
import type * as calibration from '../../../shared/contracts/calibration.js';
import type * as erp from '../../../shared/contracts/erp-connection.js';
import type * as figures from '../../../shared/contracts/figures.js';
import type * as health from '../../../shared/contracts/health.js';
import type * as inbox from '../../../shared/contracts/inbox.js';
import type * as jobs from '../../../shared/contracts/jobs.js';
import type * as lines from '../../../shared/contracts/lines.js';
import type * as lists from '../../../shared/contracts/lists.js';
import type * as mail from '../../../shared/contracts/mail.js';
import type * as managed from '../../../shared/contracts/manage-settings.js';
import type * as rules from '../../../shared/contracts/manage-rules.js';
import type * as policies from '../../../shared/contracts/otif-policies.js';
import type * as milestones from '../../../shared/contracts/milestones.js';
import type * as session from '../../../shared/contracts/session.js';
import type * as uploads from '../../../shared/contracts/uploads.js';
import type * as users from '../../../shared/contracts/users.js';
import type * as xref from '../../../shared/contracts/xref.js';
import type * as views from '../../../shared/contracts/views.js';
import type * as welcome from '../../../shared/contracts/welcome.js';

/**
 * The endpoints that the client calls. Of a contract only the types come here: importing the contracts themselves would
 * bring zod and every schema into the browser (70 KB) to check replies that the server has checked already. What is left at
 * run time is method and route, written out below. A test holds each one, by its name, against the contract, so the two cannot part.
 */
export interface Route<E extends Endpoint> {
  method: E['method'];
  route: string;
  /** Never there: carries the contract's type. */
  contract?: E;
}

const at = <E extends Endpoint>(method: E['method'], route: string): Route<E> => ({ method, route });

export const signIn = at<typeof session.signIn>('POST', 'session');
export const readSession = at<typeof session.readSession>('GET', 'session');
export const signOut = at<typeof session.signOut>('DELETE', 'session');
export const changePassword = at<typeof session.changePassword>('PUT', 'session/password');
export const changeLanguage = at<typeof session.changeLanguage>('PUT', 'session/language');
export const signInHints = at<typeof session.signInHints>('GET', 'session/hints');

export const listLines = at<typeof lines.listLines>('GET', 'lines');
export const readLine = at<typeof lines.readLine>('GET', 'lines/{id:int}');
export const readTimeline = at<typeof lines.readTimeline>('GET', 'lines/{id:int}/timeline');
export const readColumns = at<typeof lists.readColumns>('GET', 'lines/columns');
export const readChanges = at<typeof lists.readChanges>('GET', 'lines/changes');
export const enterValue = at<typeof lists.enterValue>('PUT', 'lines/{id:int}/custom-values/{slot}');
export const exportLines = at<typeof lists.exportLines>('GET', 'lines/export');
export const makeSupplierFile = at<typeof lists.makeSupplierFile>('POST', 'supplier-files');

export const listPreferences = at<typeof views.listPreferences>('GET', 'preferences');
export const keepPreference = at<typeof views.keepPreference>('PUT', 'preferences/{name}');
export const forgetPreference = at<typeof views.forgetPreference>('DELETE', 'preferences/{name}');
export const listViews = at<typeof views.listViews>('GET', 'views');
export const addView = at<typeof views.addView>('POST', 'views');
export const changeView = at<typeof views.changeView>('PUT', 'views/{id:int}');
export const removeView = at<typeof views.removeView>('DELETE', 'views/{id:int}');

export const listSupplierFigures = at<typeof figures.listSupplierFigures>('GET', 'figures/suppliers');
export const listOtifPolicies = at<typeof figures.listOtifPolicies>('GET', 'figures/policies');
export const readOtif = at<typeof figures.readOtif>('GET', 'figures/otif');
export const listOtifLines = at<typeof figures.listOtifLines>('GET', 'figures/otif/lines');
export const readPromises = at<typeof figures.readPromises>('GET', 'figures/promises');
export const listPromiseLines = at<typeof figures.listPromiseLines>('GET', 'figures/promises/lines');
export const readLeadTimes = at<typeof figures.readLeadTimes>('GET', 'figures/lead-times');
export const listLeadTimeLines = at<typeof figures.listLeadTimeLines>('GET', 'figures/lead-times/lines');
export const readCalibration = at<typeof calibration.readCalibration>('GET', 'proposals/calibration');
export const listCalibrationLines = at<typeof calibration.listCalibrationLines>('GET', 'proposals/calibration/lines');

export const listReasons = at<typeof milestones.listReasons>('GET', 'reasons');
export const updateLines = at<typeof milestones.updateLines>('POST', 'lines/updates');
export const readProgress = at<typeof milestones.readProgress>('GET', 'lines/progress');
export const changeStatus = at<typeof milestones.changeStatus>('POST', 'lines/{id:int}/status');
export const allowOverDelivery = at<typeof milestones.allowOverDelivery>('PUT', 'lines/{id:int}/over-delivery');
export const addNote = at<typeof milestones.addNote>('POST', 'lines/{id:int}/notes');

export const readInbox = at<typeof inbox.readInbox>('GET', 'inbox');
export const listInboxSection = at<typeof inbox.listInboxSection>('GET', 'inbox/proposals');
export const answerInbox = at<typeof inbox.answerInbox>('POST', 'inbox/answers');
export const undoInbox = at<typeof inbox.undoInbox>('POST', 'inbox/undo');
export const readInboxProgress = at<typeof inbox.readInboxProgress>('GET', 'inbox/progress');

export const listBatches = at<typeof batches.listBatches>('GET', 'batches');
export const readBatchCalendar = at<typeof batches.readBatchCalendar>('GET', 'batches/calendar');
export const readBatch = at<typeof batches.readBatch>('GET', 'batches/{id:int}');
export const makeBatch = at<typeof batches.makeBatch>('POST', 'batches');
export const confirmBatch = at<typeof batches.confirmBatch>('POST', 'batches/{id:int}/confirmation');
export const dispatchBatch = at<typeof batches.dispatchBatch>('POST', 'batches/{id:int}/dispatch');
export const moveBatch = at<typeof batches.moveBatch>('POST', 'batches/{id:int}/dates');
export const resizeBatch = at<typeof batches.resizeBatch>('POST', 'batches/{id:int}/quantities');
export const cancelBatch = at<typeof batches.cancelBatch>('POST', 'batches/{id:int}/cancellation');
export const describeTransport = at<typeof batches.describeTransport>('PUT', 'batches/{id:int}/transport');
export const previewBatches = at<typeof bulk.previewBatches>('POST', 'batches/preview');
export const makeBatches = at<typeof bulk.makeBatches>('POST', 'batches/bulk');

export const sendUpload = at<typeof uploads.sendUpload>('POST', 'uploads');
export const listUploads = at<typeof uploads.listUploads>('GET', 'uploads');
export const readUpload = at<typeof uploads.readUpload>('GET', 'uploads/{id:int}');
export const answerUpload = at<typeof uploads.answerUpload>('PATCH', 'uploads/{id:int}');
export const commitUpload = at<typeof uploads.commitUpload>('POST', 'uploads/{id:int}/commit');
export const discardUpload = at<typeof uploads.discardUpload>('DELETE', 'uploads/{id:int}');
export const readTemplate = at<typeof uploads.readTemplate>('GET', 'uploads/template');

export const listAlerts = at<typeof alerts.listAlerts>('GET', 'alerts');
export const countAlerts = at<typeof alerts.countAlerts>('GET', 'alerts/counts');
export const readAlert = at<typeof alerts.readAlert>('GET', 'alerts/{id:int}');
export const acknowledgeAlert = at<typeof alerts.acknowledgeAlert>('POST', 'alerts/{id:int}/acknowledgement');
export const snoozeAlert = at<typeof alerts.snoozeAlert>('POST', 'alerts/{id:int}/snooze');
export const acknowledgeAlerts = at<typeof alerts.acknowledgeAlerts>('POST', 'alerts/acknowledgements');
export const snoozeAlerts = at<typeof alerts.snoozeAlerts>('POST', 'alerts/snoozes');

export const listSteps = at<typeof jobs.listSteps>('GET', 'jobs/steps');
export const listRuns = at<typeof jobs.listRuns>('GET', 'jobs/runs');
export const requestRun = at<typeof jobs.requestRun>('POST', 'jobs/requests');
export const readRequest = at<typeof jobs.readRequest>('GET', 'jobs/requests/{id:int}');
export const readHealth = at<typeof health.readHealth>('GET', 'health');
export const readNights = at<typeof jobs.readNights>('GET', 'nights/progress');
export const listExtracts = at<typeof jobs.listExtracts>('GET', 'extracts');
export const acceptExtract = at<typeof jobs.acceptExtract>('POST', 'extracts/{id:int}/acceptance');
export const discardExtract = at<typeof jobs.discardExtract>('POST', 'extracts/{id:int}/discard');
export const listRejects = at<typeof jobs.listRejects>('GET', 'rejects');

export const listUsers = at<typeof users.listUsers>('GET', 'users');
export const listUserSuppliers = at<typeof users.listUserSuppliers>('GET', 'users/suppliers');
export const inviteUser = at<typeof users.inviteUser>('POST', 'users');
export const changeUserRights = at<typeof users.changeUserRights>('PUT', 'users/{id:int}');
export const deactivateUser = at<typeof users.deactivateUser>('POST', 'users/{id:int}/deactivation');
export const activateUser = at<typeof users.activateUser>('POST', 'users/{id:int}/activation');
export const resetUser = at<typeof users.resetUser>('POST', 'users/{id:int}/link');
export const listUserSessions = at<typeof users.listUserSessions>('GET', 'users/{id:int}/sessions');
export const endUserSession = at<typeof users.endUserSession>('DELETE', 'users/{id:int}/sessions/{sessionId:int}');
export const endUserSessions = at<typeof users.endUserSessions>('DELETE', 'users/{id:int}/sessions');
export const listOwnSessions = at<typeof users.listOwnSessions>('GET', 'session/list');
export const endOwnSession = at<typeof users.endOwnSession>('DELETE', 'session/list/{id:int}');
export const endOtherSessions = at<typeof users.endOtherSessions>('DELETE', 'session/list');

export const readLink = at<typeof welcome.readLink>('POST', 'links/read');
export const redeemLink = at<typeof welcome.redeemLink>('POST', 'links/redeem');
export const readSetup = at<typeof welcome.readSetup>('GET', 'setup');
export const beginSetup = at<typeof welcome.beginSetup>('POST', 'setup');
export const startSignIn = at<typeof welcome.startSignIn>('POST', 'sign-in/{provider}');
export const finishSignIn = at<typeof welcome.finishSignIn>('POST', 'sign-in/{provider}/reply');
export const leaveProvider = at<typeof welcome.leaveProvider>('GET', 'sign-in/{provider}/exit');

export const readMailSettings = at<typeof mail.readMailSettings>('GET', 'mail/settings');
export const listMail = at<typeof mail.listMail>('GET', 'mail');
export const retryMail = at<typeof mail.retryMail>('POST', 'mail/{id:int}/retry');
export const dropMail = at<typeof mail.dropMail>('POST', 'mail/{id:int}/drop');
export const sendTestMail = at<typeof mail.sendTestMail>('POST', 'mail/test');
export const previewMail = at<typeof mail.previewMail>('GET', 'mail/previews/{kind}/{language}');

export const listAuditEvents = at<typeof audit.listAuditEvents>('GET', 'audit/events');
export const listAuditChoices = at<typeof audit.listAuditChoices>('GET', 'audit/choices');
export const exportAudit = at<typeof audit.exportAudit>('GET', 'audit/export');
export const readAuditHead = at<typeof audit.readAuditHead>('GET', 'audit/head');

export const readSettings = at<typeof managed.readSettings>('GET', 'settings');
export const changeSetting = at<typeof managed.changeSetting>('PUT', 'settings/{name}');
export const readSettingHistory = at<typeof managed.readSettingHistory>('GET', 'settings/{name}/history');

export const readErpConnection = at<typeof erp.readErpConnection>('GET', 'erp/connection');
export const testErpConnection = at<typeof erp.testErpConnection>('POST', 'erp/connection/test');
export const saveErpConnection = at<typeof erp.saveErpConnection>('PUT', 'erp/connection');

export const listXref = at<typeof xref.listXref>('GET', 'xref');
export const listXrefGaps = at<typeof xref.listXrefGaps>('GET', 'xref/gaps');
export const setXref = at<typeof xref.setXref>('PUT', 'xref');
export const removeXref = at<typeof xref.removeXref>('DELETE', 'xref/{id:int}');
export const listItemTerms = at<typeof xref.listItemTerms>('GET', 'item-terms');
export const setItemTerms = at<typeof xref.setItemTerms>('PUT', 'item-terms');
export const importReference = at<typeof xref.importReference>('POST', 'xref/imports');

export const listManagedReasons = at<typeof rules.listManagedReasons>('GET', 'reasons/all');
export const saveReason = at<typeof rules.saveReason>('PUT', 'reasons/{code}');
export const listManagedColumns = at<typeof rules.listManagedColumns>('GET', 'custom-columns');
export const saveColumn = at<typeof rules.saveColumn>('PUT', 'custom-columns/{slot}');

export const listKeptPolicies = at<typeof policies.listKeptPolicies>('GET', 'otif-policies');
export const savePolicy = at<typeof policies.savePolicy>('PUT', 'otif-policies/{code}');
