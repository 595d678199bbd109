import type { Region } from './calendar.js';

/** A made-up company and what it makes, by the codes of `families`. */
export type Company = readonly [region: Region, name: string, makes: readonly string[]];

export const supplierCompanies: readonly Company[] = [
  ['cn', 'Ningbo Hengrui Fasteners Co., Ltd. 宁波恒锐紧固件有限公司', ['FA', 'SS']],
  ['cn', 'Jiaxing Nanhu Standard Parts Co., Ltd. 嘉兴南湖标准件有限公司', ['FA', 'MP']],
  ['cn', 'Suzhou Lanqiao Precision Machining Co., Ltd. 苏州蓝桥精密机械有限公司', ['MP', 'HY']],
  ['cn', 'Kunshan Yufeng Metalwork Co., Ltd. 昆山玉峰金属制品有限公司', ['MP', 'PT']],
  ['cn', 'Qingdao Haiyue Castings Co., Ltd. 青岛海岳铸造有限公司', ['CF']],
  ['cn', 'Dalian Donggang Foundry Co., Ltd. 大连东港铸锻有限公司', ['CF', 'MP']],
  ['cn', 'Chongqing Liangjiang Forging Co., Ltd. 重庆两江锻造有限公司', ['CF', 'BD']],
  ['cn', 'Shenzhen Yunqi Electronics Co., Ltd. 深圳云启电子有限公司', ['EL']],
  ['cn', 'Huizhou Zhonghe Circuit Co., Ltd. 惠州众合电路有限公司', ['EL', 'CW']],
  ['cn', 'Zhongshan Qijiang Lighting Co., Ltd. 中山岐江照明电器有限公司', ['EL']],
  ['cn', 'Tianjin Bohe Cable Co., Ltd. 天津渤禾电缆有限公司', ['CW']],
  ['cn', 'Foshan Nanfeng Aluminium Profiles Co., Ltd. 佛山南枫铝型材有限公司', ['PT']],
  ['cn', 'Dongguan Jinhe Plastics Co., Ltd. 东莞金禾塑胶有限公司', ['PO', 'PK']],
  ['cn', 'Wuxi Tailing Bearing Co., Ltd. 无锡泰凌轴承有限公司', ['BD']],
  ['cn', 'Changzhou Beichen Motor Co., Ltd. 常州北辰电机有限公司', ['BD', 'EL']],
  ['cn', 'Wenzhou Oujiang Valve Co., Ltd. 温州瓯江阀门有限公司', ['HY']],
  ['cn', 'Xiamen Lujiang Rubber and Seal Co., Ltd. 厦门鹭江橡塑密封有限公司', ['SS', 'PO']],
  ['cn', 'Hangzhou Xihe Packaging Co., Ltd. 杭州西禾包装有限公司', ['PK']],
  ['eu', 'Rheintal Drehteile GmbH', ['MP', 'FA']],
  ['eu', 'Tirol Kunststofftechnik GmbH', ['PO', 'PK']],
  ['eu', 'Bodensee Steuerungstechnik AG', ['EL', 'HY']],
  ['eu', 'Fonderies de la Moselotte SAS', ['CF']],
  ['eu', 'Lombarda Ingranaggi S.p.A.', ['BD', 'MP']],
  ['eu', 'Aceros del Ebro Perfiles S.L.', ['PT', 'FA']],
  ['eu', 'Porto Vedantes Lda.', ['SS']],
  ['eu', 'Śląskie Łożyska Sp. z o.o.', ['BD', 'SS']],
  ['eu', 'Moravský Kabel s.r.o.', ['CW']],
  ['eu', 'Vätterbygdens Fjäder AB', ['SS', 'FA']],
  ['eu', 'Jysk Hydraulik Komponenter A/S', ['HY']],
  ['eu', 'Twentse Metaalbewerking B.V.', ['MP', 'PT']],
];

export const customers: readonly string[] = [
  'Alpenland Fördertechnik GmbH', 'Nordlys Ventilasjon AS', 'Atelier Ferroviaire du Rhône SAS', 'Adriatica Macchine S.r.l.', 'Baltic Crane Systems UAB',
  'Benelux Pompen N.V.', 'Bohemia Textile Machines a.s.', 'Cantabria Eólica S.A.', 'Danube Agrartechnik Kft.', 'Dolomiti Impianti S.p.A.', 'Elbe Schiffstechnik GmbH',
  'Fjord Marine Equipment AS', 'Garonne Aéraulique SARL', 'Helvetia Messtechnik AG', 'Iberia Rail Components S.L.', 'Karelia Forest Machines Oy', 'Lusitania Moldes S.A.',
  'Mazowsze Automatyka Sp. z o.o.', 'Midlands Lifting Ltd.', 'Öresund Packaging Lines AB', 'Pannonia Klíma Zrt.', 'Schelde Process Equipment B.V.', 'Transilvania Hidraulic S.R.L.',
  'Wienerwald Aufzüge GmbH',
];

export const warehouses: readonly string[] = ['DC Rotterdam NL', 'DC Duisburg DE', 'DC Lyon FR', 'DC Poznań PL', 'DC Piacenza IT'];

export const incoterms: Record<Region, readonly string[]> = {
  cn: ['FOB Ningbo', 'FOB Shanghai', 'FCA Shenzhen', 'CIF Rotterdam', 'EXW'],
  eu: ['DAP', 'FCA', 'EXW', 'DDP'],
};
