// The page about privacy, in Chinese. docs/privacy.md says the same at length.

interface Kept {
  readonly unsent: number;
  readonly receipts: number;
  readonly areas: number;
  readonly settings: number;
}

const days = (n: number) => `${n} 天`;

export const privacy = {
  title: '隐私',
  position: {
    heading: '你的位置',
    lines: [
      '点“用我的位置”才会问手机要位置，打开页面不会。',
      '位置只在这个页面里用来算路，不发给任何人，不写进链接，不留在手机上，关掉页面就没了。',
      '点“导航”时，地图应用只得到站点的位置；它自己怎么定位，按它自己的规定。',
      '整座城市的地图和街道是一块一块取的，一块约两公里见方：本站的服务器看得出取了哪几块，不会记下来。嘉定镇街道的街道是整份取的，看不出。',
      '你从名单里选的地点会写进链接，方便分享；那是公开的地名，不是你的位置。',
    ],
  },
  sent: {
    heading: '你发出的',
    intro: '只收办事要用的。没有一栏是填位置的。',
    kinds: {
      need: {
        name: '需求',
        what: '缺什么、什么时候、哪一片；备注',
        why: '安排下班后的服务；只公布满五人的人数',
      },
      report: { name: '反馈', what: '哪个站、哪里不对；备注', why: '核实和修理' },
      check_in: {
        name: '登记',
        what: '称呼、电话（可不填）、站点、能帮的、缺的',
        why: '把能帮的和缺的对上',
      },
      sign_up: {
        name: '报名',
        what: '称呼、电话（可不填）、哪一场',
        why: '安排座位，改期时找得到你',
      },
      join: {
        name: '加入服务团',
        what: '称呼、电话（可不填）、愿做的事、做了多久',
        why: '分配任务',
      },
    },
    days: {
      need: days,
      report: days,
      check_in: days,
      sign_up: (n: number) => `活动结束后 ${n} 天`,
      join: days,
    },
    lines: [
      '到期自动删掉文字，只留“有过一条”。备份里的旧文字随备份一起删掉。',
      '称呼和电话只有街道工作人员看得到；谁看过电话，都有记录。',
      '想看处理结果，或者提前删掉：打开“说一说”里的“我发出的”。',
    ],
  },
  server: {
    heading: '服务器',
    lines: [
      '没有账号，不跟踪，不统计，不放广告，不用别人的地图和字体。',
      '不存网络地址，日志里也没有；为了防滥发，内存里有一个打乱了的记号，密钥每天换掉。',
      '工作人员的登录最长八小时；他们做过什么，日志里有，但没有你写的字。',
    ],
  },
  device: {
    heading: '这台设备上',
    lines: [
      '还没送到的话，送到就删，只留回执号。',
      '上次用的地图应用、自己做的方案、自己拖进来的地图。',
      '站点屏幕不留这些。',
    ],
    erase: '清除本机数据',
    ask: '清除以后找不回来：',
    losses: ({ unsent, receipts, areas, settings }: Kept): string[] => [
      ...(unsent > 0 ? [`${unsent} 条还没送到的，再也不会送出`] : []),
      ...(receipts > 0 ? [`${receipts} 张回执：看不到结果，也不能再撤回`] : []),
      ...(areas > 0 ? [`${areas} 张自己做的地图`] : []),
      ...(settings > 0 ? ['方案和上次用的地图应用'] : []),
      '离线用的副本，下次联网会再取',
      '已经送到服务器的不受影响；要删，先在“我发出的”里撤回',
    ],
    sure: '全部清除',
    keep: '先不清除',
    erased: '已清除。',
    failed: '没有清除干净。',
    failedHint: '关掉其他打开的本站页面再试，或者用浏览器的“清除网站数据”。',
  },
};
