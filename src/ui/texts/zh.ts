// Every text a person sees, in Chinese: the language the product is written in.
// Texts with a number or a name are functions. The other languages must satisfy
// the type of this object, so a missing text does not compile.

const duration = (minutes: number): string => {
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 || hours >= 3 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
};
const distance = (metres: number): string =>
  metres < 995
    ? `${Math.max(10, Math.round(metres / 10) * 10)} 米`
    : `${(metres / 1000).toFixed(1)} 公里`;

const liveAge = (minutes: number): string =>
  minutes < 1 ? '状态刚更新' : `状态 ${duration(minutes)}前`;

export const zh = {
  htmlLang: 'zh-CN',
  appName: '15分钟服务圈',
  menu: '去哪里',
  documentTitle: (station: string | null) =>
    station === null ? '15分钟服务圈' : `${station} · 15分钟服务圈`,
  listSeparator: '、',
  duration,
  distance,

  state: { open: '开放中', closing: '即将关闭', closed: '休息中', unknown: '时间待核' },
  stateOnArrival: {
    open: '到时开放',
    closing: '到时将关',
    closed: '到时休息',
    unknown: '时间待核',
  },
  kind: {
    party_centre: '党群服务中心',
    party_station: '党群服务站点',
    union_station: '工会驿站',
    rider_rest: '小哥服务站点',
    energy_station: '小哥能量站',
    partner_shop: '友好商户',
    check_in_point: '景邻小站',
    charge_swap: '充换电点',
    event_site: '活动点',
  },
  tier: (tier: string) => `体系 ${tier}`,
  profile: { walk: '步行', ebike: '电动车', bike: '自行车' },
  move: { walk: '步行', ebike: '骑行', bike: '骑行' },

  answer: {
    comma: '，',
    heading: '到时还开的最近站点',
    headingNow: '现在开着的最近站点',
    headingAny: '最近的站点',
    headingNoPlace: '所有站点，开着的在前',
    others: '其他站点',
    allStations: '全部站点',
    travel: (move: string, minutes: number, about: boolean) =>
      `${move}${about ? '约' : ''} ${duration(minutes)}`,
    notReached: '路网到不了',
    stillOpen: (minutes: number) => `到时还开 ${duration(minutes)}`,
    stillOpenNow: (minutes: number) => `还开 ${duration(minutes)}`,
    onlyLeft: (minutes: number) => `到时只剩 ${duration(minutes)}`,
    onlyLeftNow: (minutes: number) => `只剩 ${duration(minutes)}`,
    openAlways: '24 小时开放',
    openUntil: (moment: string) => `开到 ${moment}`,
    next: (moment: string) => `${moment} 开`,
    noNext: '没有查到下次开放时间',
    unknown: '开放时间待核，去前请先确认',
    announce: (name: string, travel: string, state: string) =>
      `最近的：${name}，${travel}，${state}。`,
    announceNone: '没有符合条件的站点。',
    count: (shown: number, all: number) => (shown === all ? `${all} 个` : `${shown} / ${all} 个`),
    hidden: (closed: number, unknown: number) =>
      [closed > 0 ? `${closed} 个到时休息` : '', unknown > 0 ? `${unknown} 个时间待核` : '']
        .filter(Boolean)
        .join('，'),
    hiddenNow: (closed: number, unknown: number) =>
      [closed > 0 ? `${closed} 个正在休息` : '', unknown > 0 ? `${unknown} 个时间待核` : '']
        .filter(Boolean)
        .join('，'),
    showHidden: '也显示它们',
    estimating: '正在按路网算时间',
    timesFailed: '路网时间没有算出来，先按直线估算。',
    accuracy: (metres: number) => `误差 ${distance(metres)}`,
    tooClose: (metres: number) =>
      `定位误差约 ${distance(metres)}，大于前两名的差距：排名只是大约，两处都可以看看。`,
    loading: '正在读取站点…',
    empty: '没有符合条件的站点',
    emptyHint: '放宽一个条件试试：',
    emptyNext: (name: string, moment: string) => `最早的是${name}，${moment} 开。`,
    clearFilters: '清除所有条件',
    anyHours: '不管开不开都显示',
    more: (rest: number) => `再显示 ${rest} 个`,
    navigate: '导航',
    navigateTo: (name: string) => `导航去 ${name}`,
    details: '详情',
    detailsOf: (name: string) => `${name}，详情`,
    rank: (rank: number) => `第 ${rank} 名`,
  },

  noStations: {
    title: '这里还没有站点',
    hint: (area: string) => `${area}的街道和地名都能查，但还没有人录入站点，所以找不到最近的服务。`,
    find: '在地图上找地点',
    operator:
      '管理员：整理站点文件（格式见 docs/formats/stations.md），用 --stations 重新生成这个区域。',
  },

  services: {
    heading: '服务',
    state: { open: '现在有', closing: '快结束', closed: '现在没有', unknown: '待核' },
    stateOnArrival: { open: '到时有', closing: '到时快结束', closed: '到时没有', unknown: '待核' },
    wanted: (names: readonly string[], word: string) =>
      names.length === 1 ? `${names[0]}${word}` : `所需服务${word}`,
    next: (moment: string) => `${moment} 有`,
    noNext: '没有查到下次时间',
    care: '暖“新”十条',
    others: '其他服务',
    more: (count: number) => `等 ${count} 项`,
    outOfOrder: '暂停',
    limited: '有限',
    unknownStatus: '待核',
    needsBooking: '需预约',
    needsStaff: '找工作人员',
    paid: '收费',
    quantity: (count: number) => `${count} 处`,
    sameAsStation: '与站点同时开放',
    until: (moment: string) => `预计 ${moment} 恢复`,
  },

  place: {
    yourPosition: '我的位置',
    locate: '用我的位置',
    locateAgain: '重新定位',
    locating: '正在定位…',
    pick: '选一个地点',
    from: (place: string) => `从${place}出发`,
    pickedPlace: '选定的地点',
    where: '你在哪里？',
    whereHint: '告诉我起点，就能算出骑过去要几分钟、到时还开不开。',
    privacy: '位置只在这个页面里用：不上传、不保存、不写进链接，关掉就没了。',
    denied: '定位权限被拒绝',
    deniedHint: '在浏览器或系统设置里允许本网站定位后再点一次；也可以直接选一个地点。',
    unavailable: '测不到位置',
    unavailableHint: '可能在室内，或定位服务没有打开。到开阔处再点一次，或直接选一个地点。',
    timeout: '定位超时',
    timeoutHint: '10 秒内没有等到位置。再点一次，或直接选一个地点。',
    unsupported: '这里不能定位',
    unsupportedHint: '浏览器不支持定位，或页面不是 https 打开的。请直接选一个地点。',
    outside: (area: string) => `不在${area}附近`,
    outsideHint: (area: string) =>
      `起点离${area}的街道超过 300 米，下面的时间只按直线估算。换一个起点会更准。`,
  },

  picker: {
    title: '从哪里出发？',
    label: '搜地点',
    placeholder: '地标、路名、站点，或拼音首字母',
    hint: '例：法华塔、fht、bole lu',
    kind: { landmark: '地标', street: '道路', neighbourhood: '片区', station: '站点' },
    found: (count: number) => (count === 0 ? '没有找到' : `找到 ${count} 个地点，用上下键选择`),
    none: (text: string) => `没有找到“${text}”`,
    noneHint: '换个写法试试：地标名、路名或拼音首字母。',
  },

  filters: {
    heading: '筛选',
    quick: '按服务筛选',
    all: '全部条件',
    active: (count: number) => `${count} 个条件`,
    profile: '怎么去',
    when: '什么时候出发',
    now: '现在',
    at: (moment: string) => `${moment} 出发`,
    chooseTime: '选时间',
    timeLabel: '出发时间（当地时间）',
    open: '开放',
    openChoice: { arrival: '到时开着', now: '现在开着', any: '不限' },
    hours: '时段',
    hoursChoice: { any: '不限', after: '八小时以外', always: '24 小时' },
    hoursHint: {
      any: '',
      after: '工作日 18 点以后、8 点以前，或休息日也开放的站点',
      always: '全天不关门的站点',
    },
    services: '需要什么',
    done: (count: number) => (count === 0 ? '没有站点' : `看 ${count} 个站点`),
    clear: '清除',
  },

  station: {
    back: '返回列表',
    loading: '正在读取站点…',
    missing: '没有这个站点',
    missingHint: '链接里的站点不在这份数据里，可能已改名或撤销。',
    now: '现在',
    onArrival: '到达时',
    arrivalAt: (moment: string) => `${moment} 到`,
    travelHeading: '路上',
    hours: '开放时间',
    today: '今天',
    closedAllDay: '不开放',
    unknownDay: '待核',
    notCertain: (hours: string) => `${hours}（待核）`,
    closedThisWeek: '这七天不开放',
    everyDay: '每天',
    fromTo: (first: string, last: string) => `${first}至${last}`,
    groupSeparator: '；',
    nextDays: '今天起七天',
    allDay: '全天',
    always: '24 小时',
    holiday: '节假日',
    makeup: '调休上班',
    nextDay: '次日 ',
    afterHours: '延时服务',
    afterHoursHint: '工作人员下班后的自助区',
    access: '进站须知',
    who: {
      anyone: '谁都可以进',
      outdoor_workers: '面向户外劳动者',
      members: '面向会员',
      on_request: '要先联系',
    },
    wheelchair: { yes: '轮椅可进', no: '轮椅不便', unknown: '轮椅通行待核' },
    bikeParking: { yes: '可停电动车', no: '不能停电动车', unknown: '停车待核' },
    toilets: { yes: '有厕所', no: '没有厕所', unknown: '厕所待核' },
    fee: { yes: '收费', no: '免费', unknown: '收费情况待核' },
    seats: (count: number) => `${count} 个座位`,
    programmes: '今天的活动',
    noProgrammes: '今天没有活动',
    allProgrammes: '看这里的所有活动',
    programmeTime: (start: string, end: string) => `${start}–${end}`,
    programmeNotCertain: '节假日安排未定，去前请先确认',
    address: '地址',
    phone: '打电话',
    positionAccuracy: (metres: number) => `位置误差约 ${distance(metres)}`,
    fromHere: '从这里出发',
    report: '报告问题',
    checkIn: '在这里登记',
    circleLegend: '这些范围内，到站点不超过',
    circleFailed: '范围没有算出来。',
    routeFailed: '路线没有算出来。',
    temporarilyClosed: '临时关闭',
    planned: '筹备中',
    closedForGood: '已停用',
    closedUntil: (moment: string) => `预计 ${moment} 恢复`,
  },

  provenance: {
    verified: (date: string) => `${date} 核实`,
    unverified: '未核实',
    ageing: (date: string) => `${date} 核实，已过 3 个月`,
    stale: (date: string) => `${date} 核实，已过半年，待重新核实`,
    how: { visit: '实地', phone: '电话', official_list: '官方名录', report: '反馈' },
    illustrative: '示意',
    illustrativeHint: '示意数据，不是官方名录',
    confidence: { high: '可信度高', medium: '可信度中', low: '可信度低' },
  },

  handOff: {
    title: (name: string) => `去${name}`,
    choose: '用哪个应用导航？',
    apps: {
      'amap-app': '高德地图',
      'amap-web': '高德网页版',
      baidu: '百度地图',
      tencent: '腾讯地图',
      apple: '苹果地图',
      geo: '其他地图应用',
    },
    last: '上次用的',
    copy: '复制地址',
    copied: '已复制',
    copyFailed: '复制不了，请长按选中：',
    qr: '扫码在手机上打开',
    qrLabel: (name: string) => `${name} 的二维码`,
    schemeFailed: '应用没有打开？',
    schemeFailedHint: '可能没有安装。换网页版，或复制地址到地图里搜。',
    openWeb: '打开网页版',
    inAppBrowser: '这个应用里可能打不开地图：点右上角“…”，选“在浏览器打开”，或复制地址。',
    ebike: '（电动车导航）',
    noPosition: '链接里只有目的地，没有你的位置。',
  },

  share: { button: '分享', copied: '链接已复制', failed: '复制不了，请手动复制：' },

  sheet: {
    label: '站点列表',
    stops: { peek: '列表收起', half: '列表和地图各半', full: '列表铺满' },
    stopGroup: '列表高度',
  },

  settings: {
    title: '设置',
    language: '语言',
    theme: '显示',
    themes: { auto: '自动', day: '日间', night: '夜间', glare: '强光' },
    themeHint: '强光：黑白粗线，太阳底下也看得清。',
    text: '字号',
    texts: { normal: '标准', large: '大字' },
    about: '关于数据',
    streets: (date: string) => `街道和站点：${date}`,
    calendar: '节假日：按国务院办公厅通知',
    noCalendar: '节假日：没有当地的日历，按平日计算',
  },

  areas: {
    heading: '区域',
    choose: '换一个或添加区域',
    drop: '松手，用这个文件建立区域',
  },

  bar: {
    label: '工具栏',
    position: '定位',
    places: '地点',
    filters: '筛选',
    settings: '设置',
  },

  map: {
    label: '地图',
    notice: (of: {
      /** The map data's; null: they are our own drawing. */
      attribution: string | null;
      dataDate: string;
      liveMinutes: number | null;
    }) =>
      [
        of.attribution ?? '示意图',
        `${of.attribution === null ? '示意数据' : '数据'} ${of.dataDate}`,
        of.liveMinutes === null ? '' : liveAge(of.liveMinutes),
      ]
        .filter(Boolean)
        .join(' · '),
    minutes: '分钟',
    zoomIn: '放大',
    zoomOut: '缩小',
    schematicHint: '街区示意图，不作测绘和导航用',
    dataDate: (date: string) => `数据 ${date}`,
    live: liveAge,
    noLive: '没有实时状态，按已核对的数据显示',
    loading: '正在打开地图…',
    show: '显示地图',
    saveData: '省流量：地图约 450 kB，点了才下载',
    unavailable: '这台设备显示不了地图，列表照常可用。',
    failed: '地图没有打开，列表照常可用。',
    retry: '再试一次',
  },

  problem: {
    retry: '再试一次',
    offline: '没有网络',
    offlineHint: '连上网后再试。',
    load: (what: string) => `${what}没有读到`,
    loadHint: '服务器没有给出数据，过一会儿再试。',
    notKept: '这个区域不在这台设备上',
    notKeptHint: '它只保存在建立它的浏览器里，可能已被删除；用原来的文件可以再建一次。',
    invalid: (what: string) => `${what}读不懂`,
    invalidHint: '数据文件的格式不对，请告诉管理员。',
    crashed: '这一块出错了',
    crashedHint: '其他部分还能用。',
    stations: '站点数据',
    places: '地点名录',
    programmes: '活动数据',
    code: (code: string) => `错误代码 ${code}`,
  },

  close: '关闭',
  weekdays: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  tomorrow: '明天',
  moment: (day: string, time: string) => (day === '' ? time : `${day} ${time}`),
  monthDay: (month: number, day: number) => `${month}月${day}日`,
};

export type Texts = typeof zh;
