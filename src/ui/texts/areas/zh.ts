// The chapter of the list of areas, in Chinese: what can be opened, and how a file of
// OpenStreetMap becomes an area.

const megabytes = (bytes: number): string =>
  bytes < 100_000 ? '不到 0.1 MB' : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const areas = {
  title: '区域',
  size: megabytes,

  own: '自己的地图',
  privacy: '文件只在这台设备上处理和保存，不会上传。',
  dropHere: '把 OpenStreetMap 文件拖到这里，或者：',
  formats: '.osm.pbf、.osm 或 .osm.gz',
  choose: '选择文件',
  chooseAgain: '换一个文件',
  file: (name: string, size: string) => `${name}，${size}`,
  name: '区域名称',
  nameHint: '之后不能改名，请现在写好。',
  make: '建立区域',
  heavy: (memory: string) =>
    `文件较大：大约要用 ${memory} 内存、几分钟时间。请先关掉别的页面，最好在电脑上做。`,
  tooLarge: (most: string) => `文件太大：浏览器里最多 ${most}。`,
  tooLargeHint:
    '先截取一部分（如 BBBike、osmium extract），或在电脑上用 circle area build --bbox 生成。',
  insecure: '这个页面不是用 https 打开的，浏览器不允许建立区域。',
  insecureHint: '请用 https 地址打开，再试一次。',

  working: (name: string) => `正在建立“${name}”`,
  stages: {
    relation: '读取文件：关系',
    way: '读取文件：道路',
    node: '读取文件：位置',
    ground: '连接街道',
    pack: '绘制地图、整理地名',
    keep: '保存到这台设备',
  },
  progress: (percent: number) => `${percent}%`,
  cancel: '取消',
  cancelled: '已取消，什么也没有保存。',

  place: { byte: (at: string) => `第 ${at} 字节`, line: (at: string) => `第 ${at} 行` },
  refusal: (file: string, what: string, place: string | null) =>
    `${file}：${what}${place === null ? '' : `（${place}）`}`,
  refusals: {
    malformed_pbf: ['文件损坏，读不下去', '重新下载一份再试。'],
    malformed_gzip: ['压缩数据损坏，读不下去', '重新下载一份再试。'],
    malformed_xml: ['XML 写错了，读不下去', '重新导出或下载一份再试。'],
    truncated: ['文件不完整，后面断掉了', '可能没有下载完，重新下载一份再试。'],
    incomplete: ['文件不完整：导出它的服务器中途停了', '缩小范围，重新导出一份再试。'],
    not_osm: [
      '这不是 OpenStreetMap 地图文件',
      '请选 .osm.pbf、.osm 或 .osm.gz；网页和表格都不行。',
    ],
    unsupported: ['这种打包方式在这里读不了', '先解压，或换成普通的 .osm.pbf 再试。'],
    missing_attribute: ['数据缺了必需的内容', '换一个来源重新导出再试。'],
    bad_number: ['数据里有不是数字的编号或坐标', '换一个来源重新导出再试。'],
    bad_coordinate: ['坐标不在地球上', '换一个来源重新导出再试。'],
    empty: ['文件是空的', '重新下载一份再试。'],
    no_streets: ['文件里没有能走或能骑的街道', '导出时要包括道路（highway），再试一次。'],
    too_many_ways: [
      '地图太大：超过一百万条道路、房屋和地块',
      '先截取一座城市，或在电脑上用 circle area build --bbox 生成。',
    ],
    unreadable: ['浏览器读不到这个文件', '它可能被移动、改动或断开了，重新选一次。'],
    no_room: ['这台设备的空间不够，区域没有保存', '删掉一个不用的区域，或清理磁盘，再试一次。'],
    no_store: [
      '浏览器不让保存数据，区域没有保存',
      '退出无痕浏览，或在设置里允许网站保存数据，再试一次。',
    ],
    failed: ['没有做成，什么也没有保存', '关掉别的页面再试；还不行，就换一个小一点的文件。'],
  } satisfies Readonly<Record<string, readonly [what: string, advice: string]>>,

  kept: '这台设备上的区域',
  keptNone: '还没有。用上面的文件建立的区域会出现在这里。',
  keptFailed: '浏览器不让读取保存的数据，这里看不到。',
  served: '网站上的区域',
  servedFailed: '网站上的区域没有读到。',
  loading: '正在读取…',
  current: '当前',
  facts: (size: string, date: string, kept: string) => `${size} · 数据 ${date} · ${kept} 建立`,
  dataDate: (date: string) => `数据 ${date}`,
  remove: (name: string) => `删除 ${name}`,
  confirm: (name: string) => `删除“${name}”？删掉后不能恢复，用原来的文件可以再建。`,
  yes: '删除',
  no: '保留',
  removed: (name: string) => `已删除“${name}”`,
};

export type AreasTexts = typeof areas;
