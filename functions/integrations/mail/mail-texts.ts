import type { Language } from '../../../shared/contracts/session.js';
import { counted, inNumber, type InBoth } from '../../../shared/sentences/sentence.js';
import type { DigestFacts, MailToWrite } from './mail-facts.js';

/** A mail in words, before it is set in type. */
export interface MailText { subject: string; paragraphs: readonly string[]; list?: readonly string[]; button?: { label: string; url: string }; footer: string }

type Of<Kind extends MailToWrite['kind']> = Extract<MailToWrite, { kind: Kind }>;
type Write<Kind extends MailToWrite['kind']> = InBoth<(mail: Of<Kind>) => MailText>;

const until = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
const automatic: InBoth<string> = { 'en': 'Batchline sent this mail by itself. Answers are not read.', 'zh-CN': '此邮件由 Batchline 自动发送，请勿回复。' };
const n = (value: number) => inNumber(value, 'zh-CN');

const invitation: Write<'invitation' | 'reset'> = {
  'en': ({ name, url, expiresAt, kind }) => ({
    subject: kind === 'invitation' ? 'Your access to Batchline' : 'Your new Batchline password',
    paragraphs: [`Hello ${name},`, kind === 'invitation' ? 'You were given access to Batchline, where orders, promised dates and deliveries are kept. Choose a password to begin.' : 'An administrator asks you to choose a new password for Batchline.',
      `The link works once, until ${until(expiresAt)}. Do not pass it on.`],
    button: { label: 'Choose a password', url }, footer: `${automatic.en} If you did not expect it, delete it: nothing happens.`,
  }),
  'zh-CN': ({ name, url, expiresAt, kind }) => ({
    subject: kind === 'invitation' ? '您的 Batchline 账户' : '重设您的 Batchline 密码',
    paragraphs: [`${name}，您好：`, kind === 'invitation' ? '您已获得 Batchline 的访问权限，订单、承诺日期和交货都在其中管理。请设置密码以开始使用。' : '管理员请您为 Batchline 设置新密码。', `此链接只能使用一次，有效期至 ${until(expiresAt)}。请勿转发。`],
    button: { label: '设置密码', url }, footer: `${automatic['zh-CN']}如果您不清楚此邮件的来由，请直接删除。`,
  }),
};

const digestLines: InBoth<(digest: DigestFacts) => (string | false)[]> = {
  'en': ({ newLate, late, changed, newProposals, proposals }) => [
    newLate > 0 && `${counted(newLate, 'line')} became late (${inNumber(late, 'en')} late in all)`,
    changed > 0 && `the ERP changed ${counted(changed, 'line')} after the supplier had confirmed`,
    proposals > 0 && `${counted(proposals, 'proposed delivery', 'proposed deliveries')} ${proposals === 1 ? 'waits' : 'wait'} for an answer (${inNumber(newProposals, 'en')} new)`,
  ],
  'zh-CN': ({ newLate, late, changed, newProposals, proposals }) => [
    newLate > 0 && `${n(newLate)} 个订单行新近逾期（共 ${n(late)} 个逾期）`,
    changed > 0 && `供应商确认后，ERP 更改了 ${n(changed)} 个订单行`,
    proposals > 0 && `${n(proposals)} 条交货建议等待答复（新增 ${n(newProposals)} 条）`,
  ],
};

const listed = (digest: DigestFacts, language: Language) => digestLines[language](digest).filter((line) => line !== false);

const digest: Write<'digest'> = {
  'en': ({ name, origin, digest: facts }) => ({
    subject: `Batchline, night of ${facts.businessOn}: ${facts.newLate > 0 ? `${counted(facts.newLate, 'new late line')}` : 'what changed'}`, paragraphs: [`Hello ${name},`, `This changed in the night of ${facts.businessOn}:`], list: listed(facts, 'en'),
    button: facts.proposals > 0 ? { label: 'Open the inbox', url: `${origin}/inbox` } : { label: 'Open the lines', url: `${origin}/lines` }, footer: `${automatic.en} Your account page in Batchline turns it off: ${origin}/account`,
  }),
  'zh-CN': ({ name, origin, digest: facts }) => ({
    subject: `Batchline ${facts.businessOn} 夜间：${facts.newLate > 0 ? `新增 ${n(facts.newLate)} 个逾期订单行` : '变更摘要'}`, paragraphs: [`${name}，您好：`, `${facts.businessOn} 夜间的变更：`], list: listed(facts, 'zh-CN'),
    button: facts.proposals > 0 ? { label: '打开收件箱', url: `${origin}/inbox` } : { label: '打开订单行', url: `${origin}/lines` }, footer: `${automatic['zh-CN']}可在 Batchline 的账户页面关闭：${origin}/account`,
  }),
};

const test: Write<'test'> = {
  'en': ({ name, origin }) => ({ subject: 'Batchline can send mail', paragraphs: [`Hello ${name},`, 'This is the test mail that you asked for. The settings are right.'], button: { label: 'Open Batchline', url: origin }, footer: automatic.en }),
  'zh-CN': ({ name, origin }) => ({ subject: 'Batchline 可以发送邮件', paragraphs: [`${name}，您好：`, '这是您请求的测试邮件，邮件设置正确。'], button: { label: '打开 Batchline', url: origin }, footer: automatic['zh-CN'] }),
};

/** What a mail says, in a language. */
export function mailText(mail: MailToWrite, language: Language): MailText {
  if (mail.kind === 'digest') return digest[language](mail);
  return mail.kind === 'test' ? test[language](mail) : invitation[language](mail);
}
