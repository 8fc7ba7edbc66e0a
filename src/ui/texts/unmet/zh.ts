// The chapter of unmet need, in Chinese: what people ask for beside what there is.

export const unmet = {
  title: '需要什么、供给什么',
  table: '各服务在各时段：要的人数、那时的覆盖率、没满足的人数',
  perWeek: '全周每天该时段的平均',
  service: '服务',
  part: '时段',
  persons: '要的人',
  covered: '有覆盖',
  unmet: '没满足',
  meaning: (first: {
    service: string;
    part: string;
    persons: number;
    covered: string;
    unmet: string;
  }) =>
    `第一行：征询里有 ${first.persons} 人要${first.part}的${first.service}，那时覆盖率 ${first.covered}，约 ${first.unmet} 人没满足。`,
  assumption: '征询不问住处，人数按权重的分布摊算。点一行，地图显示周三该时段的这项服务。',
  doubt: '有范围的：有的站点时间待核，按不开算排序。',
  answered: (count: number) => `${count} 人答过征询`,
  readAt: (moment: string) => `${moment} 读取`,
  withheld: (pairs: number, atMost: string) =>
    `另有 ${pairs} 格不足 5 人，不公布是哪些：不算 0，也不排序；每格没满足的最多 ${atMost} 人。`,
  more: (count: number) => `再看 ${count} 行`,
  few: '回答的人还不到 5 位，先不公布，也就不能排序。',
  none: '没有哪一格满 5 人，还不能排序。',
  noServer: '这里还没有接收征询的服务器，所以没有人数可比。',
  failed: '征询的统计没有读到',
  loading: '正在读征询的统计…',
};

export type UnmetTexts = typeof unmet;
