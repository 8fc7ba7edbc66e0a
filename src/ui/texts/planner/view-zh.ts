// What the planner's view says besides charts and exchange, in Chinese.

import { definitions } from './definitions-zh.ts';

const percent = (share: number): string =>
  share > 0 && share < 0.0005 ? '< 0.1%' : `${(share * 100).toFixed(1)}%`;
/** Made once: it takes longer to make than to use. */
const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const count = (value: number): string => whole.format(value);
const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;

export const view = {
  definitions,
  today: '现状',
  signed,
  points: (value: number) => `${signed(value, 1)} 个百分点`,
  title: '规划',
  toRider: '骑手视图',
  loading: '正在读取人口和订单数据…',
  computing: '正在按路网算时间…',
  computed: (percent: number) => `正在按路网算时间，已算 ${percent}%`,
  failed: '规划数据',
  noDemand: '这个区域没有人口或订单数据',
  noDemandHint:
    '没有需求点，就算不出覆盖多少人，只能按街道长度和面积算。可以导入自己的需求点，或用 circle area build --demand 重建区域。',
  noStations: '这个区域还没有站点',
  noStationsHint: '在“方案”里新增站点，或导入自己的站点。',
  percent,
  count,
  range: (least: string, most: string) => (least === most ? least : `${least}–${most}`),
  doubt: '区间：时间待核的站点不算–都算',

  tabs: {
    overview: '总览',
    week: '按小时',
    services: '按服务',
    gaps: '缺口',
    backup: '停一站',
    plan: '方案',
  },
  tabGroup: '规划内容',

  question: {
    heading: '按什么算',
    weight: '按谁算',
    weights: {
      residents: '居民（全图）',
      residents_in_service_area: '居民（服务区）',
      order_origins: '订单起点',
      needs: '意向征询',
    },
    own: (weight: string) => `${weight}（自有数据）`,
    units: {
      residents: '人',
      residents_in_service_area: '人',
      order_origins: '单/日',
      needs: '份',
    },
    noNeeds: {
      few: '意向征询里，够数能公布的回答还没有（每个片区、每项服务不到 5 人的不公布），不能按它算。',
      no_server: '这里没有接收意向的服务器，不能按意向算。',
      failed: '意向征询的人数没有读到，现在不能按它算。',
    },
    instead: (weight: string) => `下面按“${weight}”算。`,
    threshold: '多久以内',
    limits: {
      minutes: (minutes: number | string) => `${minutes} 分钟`,
      metres: (metres: number | string) => `${metres.toLocaleString('zh-CN')} 米`,
    },
    moment: '什么时候',
    now: '现在',
    anyTime: '不论时间',
    atMoment: (words: string) => words,
    choose: '选时间',
    services: '要有什么服务',
    anyService: '不限服务',
    basis: (parts: readonly string[]) => parts.join(' · '),
    change: '修改',
  },

  headline: {
    name: (limit: string, move: string) => `${limit.replaceAll(' ', '')}${move}可达覆盖率`,
    covered: (covered: string, total: string, unit: string) => `${covered} / ${total} ${unit}`,
    definition: '这个数怎么算的',
    definitionText:
      '每个需求点到站点的路网时间不超过阈值、且到达时站点开着，这个点的权重就算覆盖。时间从路网算，不从画出来的范围算。',
    base: (name: string, share: string) => `${name} ${share}`,
    ofStreets: '按街道长度算',
    ofGround: (share: string) => `按服务区面积算 ${share}`,
  },

  figures: {
    heading: '时间与覆盖',
    figure: '指标',
    plan: '方案',
    difference: '差',
    within: (limit: string) => `${limit}内`,
    mean: '平均时间',
    median: '中位时间',
    p90: '90% 的人不超过',
    unreached: '60 分钟内到不了',
    time: (seconds: number) => `${(seconds / 60).toFixed(1)} 分钟`,
    timeBy: (seconds: number) => `${signed(seconds / 60, 1)} 分钟`,
    stations: '算在内的站点',
  },

  access: {
    heading: '选择、座位与公平',
    secondSeconds: '到第二近的平均时间',
    thirdSeconds: '到第三近的平均时间',
    withTwo: '有两个以上站点可达',
    seatsPer1000: '每千人够得到的座位（E2SFCA）',
    gini: '座位的基尼系数（Gini）',
    palma: '座位的帕尔玛比（Palma）',
    seatsKnown: (known: number, counted: number) =>
      known === counted
        ? `${counted} 个站点都写明了座位`
        : `${counted} 个站点里 ${known} 个写明了座位；不知道的按没有算，所以是下限`,
  },

  ways: {
    heading: '换几种算法看覆盖率',
    streets: '街道长度',
    ground: '面积（服务区）',
    running: '正在按街道算…',
    waiting: '拖动时先不算，放手后补上',
    stop: '停止',
    resume: '接着算',
  },

  stationReach: {
    title: '各站的服务范围与可达系数',
    station: '站点',
    ground: '服务范围（平方千米）',
    factor: '可达系数',
    mean: (mean: string, least = '', most = '') => `可达系数平均 ${mean}，从 ${least} 到 ${most}`,
    running: (share: string) => `正在逐站算服务范围…${share}`,
    stop: '停止',
    ask: '逐站算服务范围',
    definition:
      '可达系数：服务范围的面积，是同样时间走直线的圆的几分之几。越小，说明周围的路绕得越多。',
  },

  figureIndex: {
    heading: '哪个数在哪里',
    figures: {
      overview:
        '覆盖率（按人、订单、街道、面积），到最近站点的时间，座位（E2SFCA）、基尼、帕尔玛，可达系数',
      week: '一周每小时的覆盖率，八小时以外、夜间、周末，缺口小时',
      services: '每项服务在每个时段的覆盖率',
      gaps: '够不到的地方：名称、人数、一周里有多少小时',
      backup: '停掉一个站（N−1）的损失，只靠一个站的人',
      plan: '改动前后的差，最好的新站点，最好的延时',
    },
  },

  map: {
    heading: '地图显示',
    layers: {
      time: '到最近站点的时间',
      reach: '几个站点可达',
      alone: '只靠一个站点',
      nearest: '去哪个站点',
      change: '方案的变化',
    },
    looks: {
      band: (limit: string) => `≤ ${limit}`,
      out: '够不到',
      never: '一直够不到',
      unknown: '只有时间待核的站点够得到',
      gained: '新覆盖',
      lost: '不再覆盖',
      same: '一直覆盖',
      choice: '有两个以上站点',
      one: '1 个',
      two: '2 个',
      more: '3 个以上',
    },
    alone: { lost: '停掉选中的站点就够不到', one: '只靠另一个站点' },
    nearestHint: '同色的点去同一个站点',
    size: '圆越大，人（单）越多',
    computing: '正在按路网算…',
    stop: '停止',
    outlines: '服务范围',
    outlineChoices: { none: '不显示', all: '所有算在内的站点', selected: '选中的站点' },
    outline: (limits: string) => `服务范围：${limits}`,
    chooseStation: '在地图上点一个站点，就看它一个的服务范围',
    streets: '街道',
    streetChoices: { none: '原样', time: '按到最近站点的时间' },
    street: (band: string) => `街道 ${band}`,
    stations: { open: '站点，算在内', unknown: '站点，时间待核', closed: '站点，不算' },
  },

  curve: {
    title: '多少人在多少分钟内',
    label: '累计曲线：在若干分钟内能到站点的比例',
    minutes: '分钟',
    share: '比例',
  },
};
