import type { mailTexts as english } from '../en/mail.js';

export const mailTexts: typeof english = {
  mail: {
    heading: '邮件',
    off: '邮件已关闭：未设置 MAIL_SERVER 和 MAIL_FROM。一次性链接改为显示给管理员。',
    on: (server, from) => `邮件经 ${server} 发出，发件人 ${from}。`,
    open: '连接未加密。',
    test: '给我发测试邮件',
    tested: '测试邮件已在发送途中。',
    status: '状态',
    all: '全部',
    statuses: { waiting: '等待', sent: '已发送', failed: '已放弃', dropped: '不再需要' },
    kinds: { invitation: '邀请', reset: '新密码', digest: '每日摘要', test: '测试' },
    none: '这里没有邮件。',
    made: '创建',
    to: '收件人',
    kind: '类型',
    attempts: '尝试次数',
    next: '下次尝试或结束',
    error: '服务器的回应',
    acts: '操作',
    retry: '立即重试',
    retried: '邮件将在一分钟内重试。',
    drop: '放弃',
    droppedNow: '邮件已放弃。',
    templates: '邮件样式',
  },
};
