export interface Family {
  code: string;
  name: string;
  uom: 'EA' | 'PCS' | 'KG' | 'M';
  /** How much longer than usual its making takes. */
  leadFactor: number;
  /** EUR for one unit, of the cheapest and the dearest item. */
  price: readonly [from: number, to: number];
  /** Kilograms of one unit. */
  weight: readonly [from: number, to: number];
  /** Quantities that are ordered in multiples of. */
  packings: readonly number[];
  /** Name and Chinese name. */
  kinds: readonly (readonly [name: string, chinese: string])[];
  sizes: readonly string[];
  finishes: readonly string[];
}

/** Each combination of kind, size and finish is an item: 240 in every family. */
export const families: readonly Family[] = [
  {
    code: 'FA', name: 'Fasteners', uom: 'PCS', leadFactor: 0.8, price: [0.02, 0.9], weight: [0.004, 0.2], packings: [500, 1000, 2000],
    kinds: [['Hex bolt', '六角螺栓'], ['Hex nut', '六角螺母'], ['Socket cap screw', '内六角螺钉'], ['Washer', '垫圈'], ['Flange bolt', '法兰螺栓'], ['Threaded rod', '螺杆']],
    sizes: ['M4', 'M5', 'M6', 'M8', 'M10', 'M12', 'M16', 'M20'], finishes: ['8.8 zinc', '10.9 black', '12.9 plain', 'A2-70', 'A4-80'],
  },
  {
    code: 'MP', name: 'Machined parts', uom: 'EA', leadFactor: 1.1, price: [4, 95], weight: [0.1, 6], packings: [5, 10, 20, 50],
    kinds: [['Shaft', '轴'], ['Bushing', '衬套'], ['Flange', '法兰'], ['Spacer', '隔套'], ['Adapter plate', '连接板'], ['Guide block', '导向块']],
    sizes: ['D20', 'D25', 'D32', 'D40', 'D50', 'D63', 'D80', 'D100'], finishes: ['C45', '42CrMo4', '1.4301', 'EN AW-6082', 'CuSn8'],
  },
  {
    code: 'CF', name: 'Castings and forgings', uom: 'EA', leadFactor: 1.35, price: [12, 340], weight: [1.5, 60], packings: [5, 10, 20],
    kinds: [['Bearing housing', '轴承座铸件'], ['Pump body', '泵体铸件'], ['Bracket', '支架铸件'], ['Gear blank', '齿轮锻坯'], ['Yoke', '叉头锻件'], ['Cover', '端盖铸件']],
    sizes: ['size 1', 'size 2', 'size 3', 'size 4', 'size 5', 'size 6', 'size 7', 'size 8'], finishes: ['EN-GJL-250', 'EN-GJS-400', 'GS-45', 'AlSi10Mg', '34CrNiMo6'],
  },
  {
    code: 'EL', name: 'Electronics', uom: 'PCS', leadFactor: 1.2, price: [0.4, 68], weight: [0.01, 0.6], packings: [50, 100, 200, 500],
    kinds: [['Control board', '控制板'], ['Power supply', '电源模块'], ['Sensor module', '传感器模块'], ['Relay', '继电器'], ['LED driver', 'LED驱动'], ['Connector set', '连接器套件']],
    sizes: ['5 V', '12 V', '24 V', '36 V', '48 V', '110 V', '230 V', '400 V'], finishes: ['rev A', 'rev B', 'rev C', 'rev D', 'rev E'],
  },
  {
    code: 'CW', name: 'Cable and wire', uom: 'M', leadFactor: 0.9, price: [0.3, 14], weight: [0.04, 2.2], packings: [100, 250, 500],
    kinds: [['Control cable', '控制电缆'], ['Power cable', '电力电缆'], ['Hook-up wire', '安装线'], ['Ribbon cable', '扁平电缆'], ['Data cable', '数据电缆'], ['Earth strap', '接地编织带']],
    sizes: ['0.5 mm²', '0.75 mm²', '1.5 mm²', '2.5 mm²', '4 mm²', '6 mm²', '10 mm²', '16 mm²'], finishes: ['PVC black', 'PVC grey', 'PUR orange', 'silicone', 'halogen-free'],
  },
  {
    code: 'PT', name: 'Profiles and tubes', uom: 'M', leadFactor: 1, price: [2.2, 46], weight: [0.3, 9], packings: [6, 12, 60],
    kinds: [['Round tube', '圆管'], ['Square tube', '方管'], ['Slot profile', '槽型材'], ['Angle', '角型材'], ['Flat bar', '扁条'], ['U-profile', 'U型材']],
    sizes: ['20 × 2', '25 × 2', '30 × 3', '40 × 3', '50 × 4', '60 × 4', '80 × 5', '100 × 5'], finishes: ['S235', 'EN AW-6060 mill', 'EN AW-6060 anodised', '1.4301', 'galvanised'],
  },
  {
    code: 'PO', name: 'Polymers', uom: 'KG', leadFactor: 0.7, price: [1.4, 19], weight: [1, 1], packings: [25, 250, 500],
    kinds: [['Polyamide granulate', '聚酰胺颗粒'], ['Polypropylene granulate', '聚丙烯颗粒'], ['ABS granulate', 'ABS颗粒'], ['POM granulate', '聚甲醛颗粒'], ['Epoxy resin', '环氧树脂'], ['TPE granulate', '热塑性弹性体颗粒']],
    sizes: ['natural', 'GF10', 'GF15', 'GF20', 'GF30', 'GF40', 'UV', 'FR'], finishes: ['black', 'white', 'grey', 'red', 'blue'],
  },
  {
    code: 'BD', name: 'Bearings and drives', uom: 'EA', leadFactor: 1, price: [1.8, 280], weight: [0.05, 22], packings: [10, 20, 50, 100],
    kinds: [['Ball bearing', '滚珠轴承'], ['Roller bearing', '滚子轴承'], ['Timing belt pulley', '同步带轮'], ['Worm gear', '蜗轮'], ['Geared motor', '减速电机'], ['Coupling', '联轴器']],
    sizes: ['12', '15', '20', '25', '30', '40', '50', '60'], finishes: ['open', '2Z', '2RS', 'C3', 'heavy duty'],
  },
  {
    code: 'HY', name: 'Hydraulics and valves', uom: 'EA', leadFactor: 1.1, price: [6, 410], weight: [0.2, 18], packings: [5, 10, 20],
    kinds: [['Ball valve', '球阀'], ['Check valve', '止回阀'], ['Cylinder', '液压缸'], ['Gear pump', '齿轮泵'], ['Manifold block', '阀块'], ['Solenoid valve', '电磁阀']],
    sizes: ['DN6', 'DN8', 'DN10', 'DN15', 'DN20', 'DN25', 'DN32', 'DN40'], finishes: ['NBR', 'FKM', 'EPDM', 'brass', 'stainless'],
  },
  {
    code: 'SS', name: 'Seals and springs', uom: 'PCS', leadFactor: 0.75, price: [0.05, 7], weight: [0.001, 0.4], packings: [100, 200, 500, 1000],
    kinds: [['O-ring', 'O形圈'], ['Shaft seal', '油封'], ['Flat gasket', '平垫片'], ['Compression spring', '压缩弹簧'], ['Disc spring', '碟形弹簧'], ['Torsion spring', '扭转弹簧']],
    sizes: ['10 mm', '12 mm', '16 mm', '20 mm', '25 mm', '32 mm', '40 mm', '50 mm'], finishes: ['NBR 70', 'FKM 75', 'EPDM', 'spring steel', '1.4310'],
  },
  {
    code: 'PK', name: 'Packaging', uom: 'PCS', leadFactor: 0.5, price: [0.15, 11], weight: [0.05, 4], packings: [100, 250, 500],
    kinds: [['Corrugated box', '瓦楞纸箱'], ['Foam insert', '泡沫内衬'], ['Plastic crate', '塑料周转箱'], ['Pallet cover', '托盘罩'], ['VCI bag', '防锈袋'], ['Label roll', '标签卷']],
    sizes: ['200 × 150', '300 × 200', '400 × 300', '500 × 300', '600 × 400', '800 × 400', '800 × 600', '1200 × 800'], finishes: ['plain', 'printed', 'double wall', 'ESD', 'recycled'],
  },
];

export const itemsPerFamily = 240;
