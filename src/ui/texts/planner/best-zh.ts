// What the planner's best change says, in Chinese.

interface Band {
  readonly weekdays: readonly number[];
  readonly from: number;
  readonly to: number;
}

export const best = {
  title: '怎样改最好',
  objective: '目标',
  objectives: {
    cover: '覆盖最多的人',
    fewest: '最少的新站点，覆盖所有人',
    median: '总路程最短',
    center: '最远的人最近',
    backup: '最多人有两个站点可去',
    hours: '延长开放时间',
  },
  add: '新增几个站点',
  hoursBudget: '每周多开多少小时',
  suggest: '立即给出建议',
  among: '从哪些地方里选',
  sources: { demand: '需求点', junctions: '路口', own: '自己的清单' },
  searching: (share: string) => `正在算候选点的路网时间…${share}`,
  suggesting: '正在找最好的办法…',
  resume: '接着算',
  notSuggested: '没有算出来，请再试一次。',
  candidates: {
    demand: (count: string, metres: number) =>
      `${count} 个需求点${metres > 0 ? `，相隔至少 ${metres} 米，人多的优先` : ''}；现有站点不动，按现在的问题算`,
    junctions: (count: string, metres: number) =>
      `${count} 个路口，相隔至少 ${metres} 米；现有站点不动，按现在的问题算`,
    own: (count: string, _: number, file: string) =>
      `${file} 里的 ${count} 个地方，只在这次访问里用；现有站点不动，按现在的问题算`,
  },
  noOwn: '导入一份 CSV 或 GeoJSON：每行一个可以设站的地方。',
  importOwn: '导入候选点',
  replaceOwn: '换一份清单',
  hoursCandidates: '现有站点在工作日、周末的六个时段里多开；按现在的问题和那一周算',
  none: '没有找到可行的办法',
  impossible: (count: number) => `有 ${count} 个需求点，任何候选点都够不到`,
  result: '建议',
  value: {
    cover: (value: string, share: string) => `覆盖 ${value}（${share}）`,
    fewest: (value: string) => `新增 ${value} 个站点`,
    median: (value: string) => `平均 ${value} 分钟`,
    center: (value: string) => `最远 ${value} 分钟`,
    backup: (value: string, share: string) => `${value}（${share}）有两个站点可去`,
    hours: (value: string, share: string, unit: string) =>
      `全周覆盖 ${value} ${unit}·小时（${share}）`,
  },
  gain: (value: string, unit: string) => `+${value} ${unit}`,
  gainMinutes: (value: string) => `少 ${value} 分钟`,
  gainHours: (value: string, unit: string) => `每周 +${value} ${unit}·小时`,
  longer: (station: string, band: string) => `${station} · ${band}`,
  band: ({ weekdays, from, to }: Band) =>
    `${['周六、周日', '周一至周五', '每天'][[2, 5, 7].indexOf(weekdays.length)]} ${from}:00–${to}:00`,
  near: (place: string) => `${place}附近`,
  unnamed: '没有名字的地方',
  prove: '证明没有更好的',
  proving: '正在证明…',
  stop: '停止',
  bound: (bound: string) => `最好不过 ${bound}`,
  gap: (gap: string) => `差距 ${gap}`,
  proven: '已证明：没有更好的办法',
  better: '找到了更好的办法，已更新',
  failed: '求解器没有启动',
  seconds: (seconds: number) => `${seconds} 秒`,
  apply: '加入方案',
  applied: '已加入方案，可以撤销',
  method: '先用贪心和交换立即给出，再用 HiGHS 整数规划证明；目标值总是从选出的点重新算。',
};
