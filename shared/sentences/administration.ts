import { inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;

/** What administrators are told. */
export interface AdministrationFacts {
  'audit-export-too-large': { most: number };
  'erp-unreachable': { server: string };
  'erp-instance-unknown': { server: string };
  'erp-login-refused': { user: string; server: string };
  'erp-database-unknown': { database: string; user: string };
  'erp-view-unknown': { view: string; database: string };
  'erp-view-denied': { view: string; user: string };
  'erp-certificate': { server: string };
  'erp-slow': { view: string };
  'erp-view-failed': { view: string; message: string };
  'erp-none': Nothing;
  'erp-no-extract': { folder: string };
  'erp-unreadable': Nothing;
  'erp-password-missing': Nothing;
  'secret-key-missing': Nothing;
  'xref-row-twice': { row: number };
  'xref-cell-empty': { column: string };
  'xref-code-too-long': { code: string };
  'xref-code-unknown': { code: string };
  'xref-number-unfit': { column: string; value: string };
  'xref-columns-missing': { columns: string };
  'xref-file-too-long': { most: number };
  'xref-file-damaged': Nothing;
  'xref-not-found': Nothing;
  'rule-changed': Nothing;
  'setting-changed': { setting: string };
  'setting-fixed': { variable: string };
  'setting-invalid': { setting: string };
}

export const administrationSentences: Sentences<AdministrationFacts> = {
  'audit-export-too-large': {
    'en': ({ most }) => `These are more than ${inNumber(most, 'en')} events. Ask for a shorter time.`,
    'zh-CN': ({ most }) => `超过 ${inNumber(most, 'zh-CN')} 条记录，请缩短时间范围。`,
  },
  'setting-changed': {
    'en': () => 'Somebody changed this setting since you opened it. Load it again.',
    'zh-CN': () => '您打开后该设置已被他人更改，请重新加载。',
  },
  'setting-fixed': {
    'en': ({ variable }) => `The environment variable ${variable} has the say here. Change it there, or remove it.`,
    'zh-CN': ({ variable }) => `此项由环境变量 ${variable} 决定。请在那里修改或将其移除。`,
  },
  'setting-invalid': {
    'en': ({ setting }) => `This is no value for the setting ${setting}.`,
    'zh-CN': ({ setting }) => `设置 ${setting} 的值无效。`,
  },
  'erp-unreachable': {
    'en': ({ server }) => `${server} does not answer. Check the name and the port, that SQL Server listens on TCP, and that the firewall lets this machine through.`,
    'zh-CN': ({ server }) => `${server} 没有响应。请检查名称和端口、SQL Server 是否监听 TCP，以及防火墙是否放行本机。`,
  },
  'erp-instance-unknown': {
    'en': ({ server }) => `The instance ${server} was not found. Start the SQL Server Browser there, or give the port instead of the instance.`,
    'zh-CN': ({ server }) => `找不到实例 ${server}。请在该服务器启动 SQL Server Browser，或改为填写端口。`,
  },
  'erp-login-refused': {
    'en': ({ user, server }) => `${server} refuses the login ${user}. Check the name and the password, and that SQL Server logins are allowed there.`,
    'zh-CN': ({ user, server }) => `${server} 拒绝登录名 ${user}。请检查登录名和密码，并确认该服务器允许 SQL Server 登录。`,
  },
  'erp-database-unknown': {
    'en': ({ database, user }) => `The database ${database} cannot be opened. Check its name, and that ${user} is a user of it.`,
    'zh-CN': ({ database, user }) => `无法打开数据库 ${database}。请检查名称，并确认 ${user} 是其用户。`,
  },
  'erp-view-unknown': {
    'en': ({ view, database }) => `There is no view ${view} in ${database}. Make it with sql/erp/po_lines.view.sql, or correct the name.`,
    'zh-CN': ({ view, database }) => `${database} 中没有视图 ${view}。请用 sql/erp/po_lines.view.sql 创建，或更正名称。`,
  },
  'erp-view-denied': {
    'en': ({ view, user }) => `${user} may not read ${view}. Grant SELECT on it, as sql/erp/reader.login.sql does.`,
    'zh-CN': ({ view, user }) => `${user} 无权读取 ${view}。请按 sql/erp/reader.login.sql 授予 SELECT 权限。`,
  },
  'erp-certificate': {
    'en': ({ server }) => `The certificate of ${server} is not trusted here. Install its issuer on this machine, or trust it without a check.`,
    'zh-CN': ({ server }) => `本机不信任 ${server} 的证书。请在本机安装其颁发者证书，或选择不检查而信任。`,
  },
  'erp-view-failed': {
    'en': ({ view, message }) => `SQL Server stopped reading ${view}: ${message}`,
    'zh-CN': ({ view, message }) => `SQL Server 中止了对 ${view} 的读取：${message}`,
  },
  'erp-slow': {
    'en': ({ view }) => `${view} did not answer in time. Look at what it takes to read its first rows; a lock or a missing index may be why.`,
    'zh-CN': ({ view }) => `${view} 未及时响应。请检查读取前几行的耗时；可能是锁或缺少索引。`,
  },
  'erp-none': plain('No ERP is connected yet. Say where PO lines come from.', '尚未连接 ERP。请指定订单行的来源。'),
  'erp-no-extract': {
    'en': ({ folder }) => `${folder || 'The folder'} holds no extract yet. A file is called po_lines_YYYY-MM-DD.csv or .xlsx.`,
    'zh-CN': ({ folder }) => `${folder || '文件夹'}中还没有数据文件。文件名应为 po_lines_YYYY-MM-DD.csv 或 .xlsx。`,
  },
  'erp-unreadable': plain('The ERP could not be read. The log of the server says more.', '无法读取 ERP，详情见服务器日志。'),
  'erp-password-missing': plain('Give the password: none is kept for this server and login.', '请填写密码：系统中没有此服务器和登录名的密码。'),
  'secret-key-missing': plain('Passwords can be kept once BATCHLINE_SECRET_KEY is set. How to make one stands on this page.', '设置 BATCHLINE_SECRET_KEY 后才能保存密码，方法见本页。'),
  'xref-row-twice': {
    'en': ({ row }) => `This stands in row ${row} already.`,
    'zh-CN': ({ row }) => `第 ${row} 行已有此项。`,
  },
  'xref-cell-empty': {
    'en': ({ column }) => `${column} is empty.`,
    'zh-CN': ({ column }) => `${column} 为空。`,
  },
  'xref-code-too-long': {
    'en': ({ code }) => `The code ${code}… is too long.`,
    'zh-CN': ({ code }) => `代码 ${code}… 过长。`,
  },
  'xref-code-unknown': {
    'en': ({ code }) => `There is no ${code} here. Records come with the lines of the ERP; check the code.`,
    'zh-CN': ({ code }) => `系统中没有 ${code}。记录随 ERP 订单行产生，请检查代码。`,
  },
  'xref-number-unfit': {
    'en': ({ column, value }) => `${column} cannot be ${value}.`,
    'zh-CN': ({ column, value }) => `${column} 不能是 ${value}。`,
  },
  'xref-columns-missing': {
    'en': ({ columns }) => `The first row needs the columns ${columns}.`,
    'zh-CN': ({ columns }) => `第一行需要列 ${columns}。`,
  },
  'xref-file-too-long': {
    'en': ({ most }) => `The file has more than ${inNumber(most, 'en')} rows. Send it in parts.`,
    'zh-CN': ({ most }) => `文件超过 ${inNumber(most, 'zh-CN')} 行，请分批发送。`,
  },
  'xref-file-damaged': plain('The file cannot be read. Save it as CSV in UTF-8.', '无法读取文件，请另存为 UTF-8 编码的 CSV。'),
  'xref-not-found': plain('There is no such entry any more.', '该条目已不存在。'),
  'rule-changed': plain('Somebody changed this since you opened it. Load it again.', '您打开后已被他人更改，请重新加载。'),
};
