import { counted, inNumber, plain, type Sentences } from './sentence.js';

type Nothing = Record<never, never>;
interface Came { cameOn: string; deliveredQty: number; orderedQty: number }

export interface FigureFacts {
  'otif-met': { cameOn: string; untilOn: string; deliveredQty: number };
  'otif-short': Came & { untilOn: string };
  'otif-closed-short': Came & { untilOn: string };
  'otif-early': Came & { fromOn: string };
  'otif-late': { cameOn: string; untilOn: string; days: number };
  'otif-nothing': { untilOn: string };
  'otif-undecided': { untilOn: string };
  'otif-opening': { openingQty: number };
  'otif-no-date': Nothing;
  'otif-cancelled': Nothing;
  'otif-policy-unknown': Nothing;
  'otif-policy-changed': { code: string };
  'otif-policy-needed': { code: string };
}

const en = (value: number) => inNumber(value, 'en');
const zh = (value: number) => inNumber(value, 'zh-CN');

/** Why a line is on time, in full, neither, or not judged. */
export const figureSentences: Sentences<FigureFacts> = {
  'otif-met': {
    'en': ({ cameOn, untilOn, deliveredQty }) => `First delivery on ${cameOn}; all ${en(deliveredQty)} were there by ${untilOn}.`,
    'zh-CN': ({ cameOn, untilOn, deliveredQty }) => `${cameOn} 首次交货；截至 ${untilOn} 已全部到货 ${zh(deliveredQty)}。`,
  },
  'otif-short': {
    'en': ({ cameOn, untilOn, deliveredQty, orderedQty }) => `First delivery on ${cameOn}, but only ${en(deliveredQty)} of ${en(orderedQty)} were there by ${untilOn}.`,
    'zh-CN': ({ cameOn, untilOn, deliveredQty, orderedQty }) => `${cameOn} 首次交货，但截至 ${untilOn} 仅到货 ${zh(deliveredQty)}，订购 ${zh(orderedQty)}。`,
  },
  'otif-closed-short': {
    'en': ({ cameOn, untilOn, deliveredQty, orderedQty }) => `First delivery on ${cameOn}; ${en(deliveredQty)} of ${en(orderedQty)} were there by ${untilOn}, and the line was closed short.`,
    'zh-CN': ({ cameOn, untilOn, deliveredQty, orderedQty }) => `${cameOn} 首次交货；截至 ${untilOn} 到货 ${zh(deliveredQty)}，订购 ${zh(orderedQty)}，订单行未足量即关闭。`,
  },
  'otif-early': {
    'en': ({ cameOn, fromOn, deliveredQty, orderedQty }) => `Delivered on ${cameOn}, before the window opened on ${fromOn}: ${en(deliveredQty)} of ${en(orderedQty)}.`,
    'zh-CN': ({ cameOn, fromOn, deliveredQty, orderedQty }) => `${cameOn} 交货，早于窗口开始日 ${fromOn}：${zh(deliveredQty)}，订购 ${zh(orderedQty)}。`,
  },
  'otif-late': {
    'en': ({ cameOn, untilOn, days }) => `First delivery on ${cameOn}, ${counted(days, 'day')} after the window closed on ${untilOn}.`,
    'zh-CN': ({ cameOn, untilOn, days }) => `${cameOn} 首次交货，比窗口结束日 ${untilOn} 晚 ${zh(days)} 天。`,
  },
  'otif-nothing': {
    'en': ({ untilOn }) => `Nothing has come; the window closed on ${untilOn}.`,
    'zh-CN': ({ untilOn }) => `尚未交货；窗口已于 ${untilOn} 结束。`,
  },
  'otif-undecided': {
    'en': ({ untilOn }) => `The window is open until ${untilOn}.`,
    'zh-CN': ({ untilOn }) => `窗口开放至 ${untilOn}。`,
  },
  'otif-opening': {
    'en': ({ openingQty }) => `Left out: ${en(openingQty)} had come before we looked, and nobody knows when.`,
    'zh-CN': ({ openingQty }) => `不计入：首次读取前已交 ${zh(openingQty)}，交货日期未知。`,
  },
  'otif-no-date': plain('Left out: nobody has promised a date.', '不计入：没有承诺日期。'),
  'otif-cancelled': plain('Left out: the line was cancelled, or orders nothing.', '不计入：订单行已取消，或订购数量为零。'),
  'otif-policy-changed': {
    'en': ({ code }) => `Somebody changed the policy ${code} since you opened it. Nothing was saved; look again.`,
    'zh-CN': ({ code }) => `您打开后，策略 ${code} 已被更改。未保存任何内容，请重新查看。`,
  },
  'otif-policy-needed': {
    'en': ({ code }) => `Figures use ${code} where no policy is chosen; it cannot be put out of use.`,
    'zh-CN': ({ code }) => `未选择策略时使用 ${code}，不能停用。`,
  },
  'otif-policy-unknown': plain('There is no such OTIF policy.', '没有此 OTIF 策略。'),
};
