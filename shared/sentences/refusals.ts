import { counted, inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;
type File = { file: string };

/** Refusals of the people's side: sign-in, lists, alerts, jobs. */
export interface RefusalFacts {
  'not-signed-in': Nothing;
  'sign-in-failed': Nothing;
  'too-many-attempts': { seconds: number };
  'password-wrong': Nothing;
  'password-too-short': Nothing;
  'password-too-common': Nothing;
  'password-change-required': Nothing;
  'permission-missing': Nothing;
  'foreign-origin': Nothing;
  'request-invalid': Nothing;
  'body-not-json': Nothing;
  'body-too-large': Nothing;
  'read-only-copy': { primary: string };
  'read-only': Nothing;
  'database-busy': Nothing;
  'database-full': Nothing;
  'line-not-found': Nothing;
  'source-missing': Nothing;
  'line-named-twice': Nothing;
  'lines-changed': { lines: number };
  'alert-not-found': Nothing;
  'alert-resolved': Nothing;
  'alert-changed': Nothing;
  'snooze-in-past': Nothing;
  'run-not-found': Nothing;
  'request-not-found': Nothing;
  'extract-not-found': Nothing;
  'extract-not-suspect': Nothing;
  'extract-overtaken': { newest: string };
  'extract-missing': { on: string };
  'night-missing': { on: string };
  'night-too-old': { on: string; newest: string };
  'too-many-rejects': { rejectedRows: number; rowsRead: number };
  'columns-missing': { columns: string };
  'unexpected': Nothing;
}

/** Refusals that a night meets at its source; they reach people through the job history. */
export interface SourceRefusalFacts {
  'encoding-unknown': File;
  'file-empty': File;
  'file-damaged': File;
  'folder-unreadable': { folder: string };
  'mapping-invalid': Nothing;
  'demo-busy': Nothing;
  'demo-differs': File;
  'demo-date-not-shown': { businessOn: string; simulatedOn: string; today: string };
  'demo-address-invalid': { what: string; mustBe: string };
}

/** Why the product says no. */
export const refusalSentences: Sentences<RefusalFacts> = {
  'not-signed-in': plain('Sign in first.', '请先登录。'),
  'sign-in-failed': plain('E-mail or password is wrong.', '邮箱或密码错误。'),
  'too-many-attempts': {
    'en': ({ seconds }) => `Too many attempts. Try again in ${counted(seconds, 'second')}.`,
    'zh-CN': ({ seconds }) => `尝试次数过多，请在 ${inNumber(seconds, 'zh-CN')} 秒后重试。`,
  },
  'password-wrong': plain('The current password is wrong.', '当前密码错误。'),
  'password-too-short': plain('A password needs at least 12 characters.', '密码至少需要 12 个字符。'),
  'password-too-common': plain('This password is easy to guess: take one without your name, common words or rows of keys.', '此密码容易被猜到：请勿包含姓名、常用词或键盘连续字符。'),
  'password-change-required': plain('Change your password first: the one you have was set by somebody else.', '请先修改密码：当前密码由他人设置。'),
  'permission-missing': plain('Your role does not allow this.', '您的角色无权执行此操作。'),
  'foreign-origin': plain('A request that changes something must come from our own pages.', '更改数据的请求必须来自本系统页面。'),
  'request-invalid': plain('Something in the request is not valid.', '请求内容无效。'),
  'body-not-json': plain('The request could not be read.', '无法读取请求内容。'),
  'body-too-large': plain('The request is too large.', '请求内容过大。'),
  'read-only-copy': {
    'en': ({ primary }) => `This is a read-only copy. Nothing was saved; make the change at ${primary}.`,
    'zh-CN': ({ primary }) => `这是只读副本。未保存任何内容，请在 ${primary} 修改。`,
  },
  'read-only': plain('This database is a read-only copy. Nothing was saved; make the change where the data are written.', '此数据库是只读副本。未保存任何内容，请在主库修改。'),
  'database-busy': plain('The database does not answer at the moment. Nothing was saved; try again.', '数据库暂时没有响应。未保存任何内容，请重试。'),
  'database-full': plain('The disk of the database is full. Nothing was saved. Tell an administrator: when there is room again, it goes on without a restart.', '数据库所在磁盘已满。未保存任何内容。请通知管理员：腾出空间后无需重启即可继续。'),
  'line-not-found': plain('This PO line does not exist, or is not one of yours.', '此订单行不存在，或不属于您的范围。'),
  'source-missing': plain('Say whose word this is: confirmed by the supplier, your estimate, or no response.', '请说明信息来源：供应商确认、您的估计，或供应商未回复。'),
  'line-named-twice': plain('A line is named twice in this request.', '请求中同一订单行出现了两次。'),
  'lines-changed': {
    'en': ({ lines }) => `Somebody changed ${counted(lines, 'line')} since you opened them. Nothing was saved.`,
    'zh-CN': ({ lines }) => `您打开后，有 ${inNumber(lines, 'zh-CN')} 个订单行已被他人更改。未保存任何内容。`,
  },
  'alert-not-found': plain('This alert does not exist, or is not one of yours.', '此警报不存在，或不属于您的范围。'),
  'alert-resolved': plain('This alert has been resolved meanwhile.', '此警报已被解决。'),
  'alert-changed': plain('This alert was changed since you opened it.', '此警报在您打开后已被更改。'),
  'snooze-in-past': plain('Snooze until a day after today.', '暂停日期必须晚于今天。'),
  'run-not-found': plain('There is no such run.', '没有这次运行。'),
  'request-not-found': plain('There is no such request.', '没有这个请求。'),
  'extract-not-found': plain('There is no such extract.', '没有这份数据。'),
  'extract-not-suspect': plain('This extract is not suspect any more; there is nothing to decide.', '此数据已不再可疑，无需处理。'),
  'extract-overtaken': {
    'en': ({ newest }) => `The extract of ${newest} is newer and has the say.`,
    'zh-CN': ({ newest }) => `${newest} 的数据更新，以其为准。`,
  },
  'extract-missing': {
    'en': ({ on }) => `The ERP has no extract of ${on}.`,
    'zh-CN': ({ on }) => `ERP 没有 ${on} 的数据。`,
  },
  'night-missing': {
    'en': ({ on }) => `There is no good night of ${on}.`,
    'zh-CN': ({ on }) => `没有 ${on} 的有效夜间数据。`,
  },
  'night-too-old': {
    'en': ({ on, newest }) => `The night of ${newest} is in the books; ${on} is older and cannot be read again.`,
    'zh-CN': ({ on, newest }) => `${newest} 的数据已入账；${on} 更早，无法重新读取。`,
  },
  'too-many-rejects': {
    'en': ({ rejectedRows, rowsRead }) => `${inNumber(rejectedRows, 'en')} of ${counted(rowsRead, 'row')} could not be read. The reasons are in the list of rejected rows.`,
    'zh-CN': ({ rejectedRows, rowsRead }) => `${inNumber(rowsRead, 'zh-CN')} 行中有 ${inNumber(rejectedRows, 'zh-CN')} 行无法读取，原因见拒收行列表。`,
  },
  'columns-missing': {
    'en': ({ columns }) => `The extract has no column ${columns}. Add it, or name it in mapping.json.`,
    'zh-CN': ({ columns }) => `数据缺少列 ${columns}。请添加该列，或在 mapping.json 中指定。`,
  },
  'unexpected': plain('Something went wrong here. It has been logged.', '系统出现问题，已记录。'),
};

export const sourceRefusalSentences: Sentences<SourceRefusalFacts> = {
  'encoding-unknown': {
    'en': ({ file }) => `${file} is neither UTF-8, UTF-16 nor GB18030. Save it again as UTF-8.`,
    'zh-CN': ({ file }) => `${file} 的编码不是 UTF-8、UTF-16 或 GB18030。请另存为 UTF-8。`,
  },
  'file-empty': {
    'en': ({ file }) => `${file} is empty. It needs at least a row with the column names.`,
    'zh-CN': ({ file }) => `${file} 为空，至少需要一行列名。`,
  },
  'file-damaged': {
    'en': ({ file }) => `${file} cannot be read as a workbook. Save it again as XLSX.`,
    'zh-CN': ({ file }) => `${file} 无法作为工作簿读取。请另存为 XLSX。`,
  },
  'folder-unreadable': {
    'en': ({ folder }) => `The folder ${folder} cannot be read. Check BATCHLINE_ERP and the rights of the service account.`,
    'zh-CN': ({ folder }) => `无法读取文件夹 ${folder}。请检查 BATCHLINE_ERP 和服务账户的权限。`,
  },
  'mapping-invalid': plain('mapping.json must be an object of our field names to column names.', 'mapping.json 必须是字段名到列名的对象。'),
  'demo-busy': plain('Another process is working in the demo ERP. Try again in a moment.', '另一个进程正在使用演示 ERP，请稍后重试。'),
  'demo-differs': {
    'en': ({ file }) => `${file} holds another demo ERP. Name another file, or delete this one together with the data read from it.`,
    'zh-CN': ({ file }) => `${file} 中是另一个演示 ERP。请指定其他文件，或将其连同已读取的数据一并删除。`,
  },
  'demo-date-not-shown': {
    'en': ({ businessOn, simulatedOn, today }) => `The demo ERP cannot show ${businessOn}: it stands on ${simulatedOn}, and its today is ${today}.`,
    'zh-CN': ({ businessOn, simulatedOn, today }) => `演示 ERP 无法显示 ${businessOn}：它停留在 ${simulatedOn}，其当天为 ${today}。`,
  },
  'demo-address-invalid': {
    'en': ({ what, mustBe }) => `${what} in the address of the demo ERP must be ${mustBe}.`,
    'zh-CN': ({ what, mustBe }) => `演示 ERP 地址中的 ${what} 必须是 ${mustBe}。`,
  },
};
