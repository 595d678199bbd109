import type { ruleTexts as english } from '../en/rules.js';

export const ruleTexts: typeof english = {
  rules: {
    add: '添加', edit: '更改', save: '保存', saved: '已保存。', state: '状态', active: '使用中', inactive: '停用', code: '代码',
    labelEn: '英文', labelZh: '中文',
    reasons: '原因',
    reasonsLead: '更改日期须说明原因。可接受的原因会移动 OTIF 所依据的商定日期；其他原因只移动估计。',
    reasonCode: '小写字母、数字和连字符；以后不变。',
    class: '类别', classes: { acceptable: '可接受', other: '不可接受' }, acceptable: '可接受：商定日期随之移动', position: '顺序',
    policies: 'OTIF 规则',
    policiesLead: '何为准时足量。更改后指标立即随之变化。',
    policyCode: '大写字母、数字和连字符；以后不变。',
    basis: '依据', bases: { 'original-due': '原始需求日期', 'first-promise': '首次承诺', 'agreed': '商定日期' },
    level: '评判单位', levels: { line: '订单行', order: '整单' }, window: '提前 / 延迟天数', daysEarly: '提前天数', daysEarlyHint: '留空：不限。', daysLate: '延迟天数', tolerance: '可缺少（%）',
    columns: '自定义列',
    columnsLead: '订单行列表中的十五个自定义列：由 ERP 或人员填写。停用的列保留其数据。',
    label: '名称', holds: '内容', kinds: { date: '日期', text: '文本', quantity: '数字' }, origin: '填写者', origins: { erp: 'ERP 系统', person: '人员' },
    fromErp: (column) => `ERP 列 ${column}`, entered: (n) => `人员（${n} 个值）`, visibleTo: '可见角色', everybody: '所有人', place: '位置', erpColumn: 'ERP 的列', erpColumnHint: '留空：与位置同名的列。',
  },
};
