import type { manageTexts as english } from '../en/manage.js';

export const manageTexts: typeof english = {
  manage: {
    label: '管理',
    toStart: '转到管理',
    groups: { nights: '夜间运行', data: '数据', rules: '规则', people: '人员与邮件', trail: '记录' },
    sections: {
      health: '运行状况',
      jobs: '夜间与任务',
      users: '人员',
      erp: 'ERP 连接',
      mail: '邮件',
      xref: '代码对照',
      columns: '自定义列',
      reasons: '原因',
      policies: 'OTIF 规则',
      settings: '设置',
      audit: '审计记录',
    },
  },
};
