import { listKeptPolicies, readPolicyHistory, savePolicy } from '../../../shared/contracts/otif-policies.js';
import { auditOfSubject } from '../../audit/audit-list.store.js';
import { serve, type Answer } from '../../platform/http.js';
import { refusal } from '../batches/refuse.js';
import { insertPolicy, keptPolicies, updatePolicy } from './otif-policies.store.js';

const answerList: Answer<typeof listKeptPolicies> = async ({ db }) => ({ policies: await keptPolicies(db) });

/** PROMISE is what figures show where no policy is named: it may be changed, and stays. */
const standing = 'PROMISE';

const answerSave: Answer<typeof savePolicy> = async ({ params: { code }, body: { version, reason, ...policy }, caller, audited }) => {
  if (code === standing && !policy.active) throw refusal('conflict', { code: 'otif-policy-needed', facts: { code } }, '/active');
  return audited(caller, version === null ? 'otif-policy.made' : 'otif-policy.changed', async (tx) => {
    const before = (await keptPolicies(tx)).find((one) => one.code === code);
    if ((before?.version ?? null) !== version) throw refusal('conflict', { code: 'otif-policy-changed', facts: { code } });
    const after = { code, ...policy, version: (version ?? 0) + 1 };
    if (!before) await insertPolicy(tx, after);
    else if (!await updatePolicy(tx, after, before.version)) throw refusal('conflict', { code: 'otif-policy-changed', facts: { code } });
    return { subject: `otif-policy/${code}`, before, after, reason: reason || undefined, reply: after };
  });
};

const answerHistory: Answer<typeof readPolicyHistory> = async ({ db, params: { code } }) => ({
  changes: (await auditOfSubject(db, `otif-policy/${code}`, 50)).map(({ at, actor, before, after, reason }) =>
    ({ at, by: actor, before: JSON.parse(before ?? 'null') as unknown, after: JSON.parse(after ?? 'null') as unknown, reason })),
});

serve(listKeptPolicies, answerList);
serve(savePolicy, answerSave);
serve(readPolicyHistory, answerHistory);
