// The chapter of the printed and prerendered pages: what a station's page and its door
// sign say besides the words of the app.

export const pages = {
  subtitle: (kind: string, tier: string) => [kind, tier].filter(Boolean).join(' · '),
  otherLanguage: 'English',
  now: '现在',
  hours: '开放时间',
  staffed: '有人值守',
  selfService: '自助区',
  onHolidays: {
    open: '法定节假日照常开放',
    closed: '法定节假日不开放',
    special: '法定节假日另行安排',
    unknown: '法定节假日是否开放待核',
  },
  services: '服务',
  programmes: '活动',
  noProgrammes: '近期没有活动',
  once: (date: string) => date,
  weekly: (weekday: string) => `每${weekday}`,
  recurring: '定期',
  where: '在哪里',
  position: '经纬度（WGS-84）',
  navigate: '导航过去',
  openApp: '在地图上看，查几分钟能到',
  minutesFromHere: '从我这里要几分钟？',
  locating: '正在定位…',
  fromKiosk: (move: string, minutes: number) => `从屏幕这里${move}约 ${minutes} 分钟`,
  fromHere: (move: string, minutes: number) => `从这里${move}约 ${minutes} 分钟`,
  notReached: '路网到不了，或离街道太远',
  positionFailed: '没有拿到位置。可以点“在地图上看”，选一个地点。',
  privacy: '位置只在这个页面里用，不上传。',
  verified: '资料',
  dataOf: (date: string) => `数据日期 ${date}`,
  illustrative: '示意数据：除已公布的项目外，站点、时间和位置都是示意，不是官方名录。',
  scan: '扫码看此刻是否开放、怎么走',
  walkMap: '步行 5 分钟范围',
  north: '北',
  metres: (metres: number) => `${metres} 米`,
  signTitle: '15分钟服务圈',
};

export type PagesTexts = typeof pages;
