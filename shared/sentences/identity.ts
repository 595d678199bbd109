import { plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

type Code =
  | 'sign-in-busy' | 'provider-off' | 'provider-unreachable' | 'provider-refused' | 'journey-unknown' | 'token-refused' | 'not-a-user' | 'no-role' | 'wrong-door' | 'no-scope'
  | 'link-over' | 'setup-code-wrong' | 'setup-closed' | 'user-not-found' | 'user-exists' | 'user-changed' | 'user-inactive' | 'user-is-self' | 'supplier-unknown' | 'supplier-needs-one'
  | 'session-not-found' | 'mail-not-found' | 'mail-changed' | 'mail-off';

export type IdentityFacts = Record<Code, Nothing>;

/** Refusals about people: how they come in, and who may. */
export const identitySentences: Sentences<IdentityFacts> = {
  'sign-in-busy': plain('Too many people sign in at once. Try again in a moment.', '同时登录的人数过多，请稍后重试。'),
  'provider-off': plain('This way to sign in is not set up here.', '此处未启用这种登录方式。'),
  'provider-unreachable': plain('The sign-in service does not answer at the moment. Try again.', '登录服务暂时没有响应，请重试。'),
  'provider-refused': plain('The sign-in service did not let you in.', '登录服务未允许您登录。'),
  'journey-unknown': plain('This sign-in was not begun here, or too long ago. Begin again.', '此登录并非在此发起，或已超时。请重新登录。'),
  'token-refused': plain('What the sign-in service handed over could not be verified. Begin again.', '无法验证登录服务返回的信息，请重新登录。'),
  'not-a-user': plain('You are known there, but no user here. Ask an administrator to add you.', '您的账户有效，但不是本系统用户。请联系管理员添加。'),
  'no-role': plain('Your account has no role for Batchline. Ask an administrator.', '您的账户没有 Batchline 角色，请联系管理员。'),
  'wrong-door': plain('Your role does not sign in this way. Use the other way on the sign-in page.', '您的角色不能以此方式登录，请使用登录页面上的其他方式。'),
  'no-scope': plain('An administrator has to say first which supplier you work for.', '管理员需先指定您所属的供应商。'),
  'link-over': plain('This link has been used, has been replaced, or is too old. Ask an administrator for a new one.', '此链接已使用、已被替换或已过期。请向管理员索取新链接。'),
  'setup-code-wrong': plain('This is not the code that the console printed.', '代码与控制台显示的不符。'),
  'setup-closed': plain('Setup is done: there are users already. Sign in, or ask an administrator.', '初始设置已完成，系统已有用户。请登录或联系管理员。'),
  'user-not-found': plain('There is no such user.', '没有这个用户。'),
  'user-exists': plain('There is a user with this e-mail already.', '已有用户使用此邮箱。'),
  'user-changed': plain('Somebody changed this user since you opened it. Nothing was saved.', '您打开后，该用户已被他人更改。未保存任何内容。'),
  'user-inactive': plain('This user is deactivated: activate it first.', '此用户已停用，请先启用。'),
  'user-is-self': plain('This is your own account: another administrator has to do this.', '这是您自己的账户，需由其他管理员操作。'),
  'supplier-unknown': plain('There is no such supplier.', '没有这个供应商。'),
  'supplier-needs-one': plain('A supplier user belongs to exactly one supplier.', '供应商用户必须且只能属于一个供应商。'),
  'session-not-found': plain('There is no such session, or it has ended.', '没有这个会话，或会话已结束。'),
  'mail-not-found': plain('There is no such mail.', '没有这封邮件。'),
  'mail-changed': plain('This mail has moved on since you looked. Look again.', '此邮件的状态已变化，请刷新查看。'),
  'mail-off': plain('Mail is off: set MAIL_SERVER and MAIL_FROM first.', '邮件功能未启用，请先设置 MAIL_SERVER 和 MAIL_FROM。'),
};
