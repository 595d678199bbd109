import type { settingTexts as english } from '../en/settings.js';

export const settingTexts: typeof english = {
  settings: {
    heading: '设置',
    lead: '更改立即生效，并留在审计记录中。日期按业务时区计；工作日不含周末和节假日。',
    groups: { night: '夜间运行', extract: '何时不采信数据', lines: '订单行', reading: '读取 ERP', retention: '保留期限' },
    names: {
      nightAt: '夜间运行时间', retryAfterMinutes: '重试间隔（分钟）', missingNights: '缺失订单行报警前的夜数', lookbackDays: 'ERP 保留已关闭订单行的天数', largestRejectShare: '拒收行上限', suspectWhen: '何时可疑',
      riskDays: '有风险：需求日期前天数', staleAmberDays: '变黄：工作日数', staleRedDays: '变红：工作日数', slippedTimes: '延期：推迟次数', slippedWithinDays: '延期：天数范围',
      proposalUnansweredDays: '建议未答复报警天数', holidays: '节假日', erpStatusMap: 'ERP 状态用词', unitDecimals: '单位小数位', retention: '清除前的天数',
    },
    hints: {
      nightAt: '按业务时区的时钟读取 ERP。', retryAfterMinutes: '失败的步骤等待这么久后重试，之后逐次延长。', missingNights: '未结订单行连续未出现在 ERP 中的有效夜数。',
      lookbackDays: '取决于 ERP 视图或文件的设置。两次成功的夜间处理相隔更久时，会警告可能缺少收货。',
      largestRejectShare: '无法读取的行超过此比例时，本夜失败且不作任何更改。', suspectWhen: '这样的数据要等管理员决定。',
      riskDays: '在这些天内到期、尚未确认或尚未备妥的订单行。', staleAmberDays: '自有人最后更新该行起。', staleRedDays: '从此起该行视为未更新。',
      slippedTimes: '预计日期需要推迟的次数。', slippedWithinDays: '这些推迟发生在多少天内。', proposalUnansweredDays: '每个供应商合并为一个警报。',
      holidays: '每行一个日期，例如 2027-02-17。', erpStatusMap: '每行一个：用词 = open、closed 或 cancelled。其他用词视为未结。', unitDecimals: '每行一个：单位 = 0 到 4。其他单位为三位。',
      retention: '历史和审计记录永久保留。',
    },
    parts: {
      linesShrinkBy: '行数减少', supplierLosesAllOf: '供应商失去全部（行数）', deliveredFallsBy: '已交数量减少', linesChange: '变更的行',
      runsDays: '任务运行', sessionsDays: '已结束的会话', uploadsDays: '上传', mailDays: '邮件', rejectsDays: '拒收行',
    },
    standard: '标准值',
    changedBy: (who, at) => `由 ${who} 更改，${at}`,
    fixedBy: (variable) => `由 ${variable} 决定`,
    save: '保存',
    saved: '设置已保存。',
    reset: '恢复标准值',
    history: '历史',
    neverChanged: '从未更改。',
    environment: '来自环境',
    environmentLead: '进程启动时读取这些值，只能在那里更改。',
  },
};
