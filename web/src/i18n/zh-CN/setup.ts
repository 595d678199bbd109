import type { setupTexts as english } from '../en/setup.js';

export const setupTexts: typeof english = {
  setup: {
    heading: '初始设置',
    first: '这里还没有用户。请用服务器启动时显示的代码成为第一位管理员。',
    code: '代码', name: '您的姓名', begin: '开始',
    lead: '五个步骤，让第一批订单行显示出来。每一步都可以离开，以后继续；已完成的会自动识别。',
    steps: { erp: '连接 ERP', schedule: '选择夜间运行时间', night: '读取第一夜', xref: '说明供应商代码的含义', people: '邀请第一批人员' },
    hints: {
      erp: '数据库视图或文件夹。先试连，再指定各列的含义。', schedule: '何时读取 ERP，以及如何理解 ERP 的用词。', night: '基线：此后一切已知，其中没有新内容。一分钟内开始。',
      xref: '仅当多个代码对应同一供应商时需要，可以留空。', people: '计划员、跟单员及其供应商，以及供应商用户。',
    },
    open: '打开', startNight: '立即读取', isDone: '已完成', isOpen: '待办', isOptional: '可选',
    done: '全部设置完毕。', later: '您继续操作时，订单行会陆续出现。',
  },
};
