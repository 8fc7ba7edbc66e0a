// The chapter of the tree, in Chinese.

export const tree = {
  title: '基层治理树状图',
  intro: '街道、阵地、站点、服务和活动，一层一层看清。',
  loading: '正在读取站点…',
  layout: '怎么看',
  layouts: { list: '列表', picture: '图' },
  listLabel: '街道、阵地和站点',
  pictureLabel: (stations: number) => `${stations} 个站点按阵地分组的树状图；同样的内容在列表里。`,
  keys: '方向键移动和展开，Home、End 到头尾，输入文字直接跳到名字，回车打开站点。',
  search: '搜站点、服务或活动',
  found: (count: number) => (count === 0 ? '没有找到' : `找到 ${count} 个站点`),
  clear: '清除搜索',
  untiered: '其他站点',
  stations: (count: number) => `${count} 个站点`,
  services: (count: number) => `${count} 项服务`,
  programmes: (count: number) => `${count} 项活动`,
  groups: { services: '服务', programmes: '活动', team: '团队' },
  team: '“小哥”服务团：在这里报到加入',
  open: (name: string) => `在地图上看${name}`,
  illustrative: '示意数据：阵地各级的数量来自已公布的项目，站点多为示意。',
};

export type TreeTexts = typeof tree;
