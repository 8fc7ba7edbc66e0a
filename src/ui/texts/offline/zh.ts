// The chapter of working without a network, and of new versions, in Chinese.

export const offline = {
  lost: (time: string | null) => (time === null ? '离线' : `离线 · 截至 ${time}`),
  newer: '有新版本',
  update: '更新',
  updating: '正在更新…',
  later: '以后再说',
  unsaved: '正在写的内容会丢，先写完再更新。',
  keeping: {
    unknown: '正在看看能不能离线使用',
    filling: '正在存到这台设备，存好后没有网络也能用',
    kept: '已存到这台设备，没有网络也能用',
    unable: '这个浏览器存不下来，没有网络时打不开；用系统浏览器打开就可以',
    saving: '省流量模式，还没有存到这台设备',
    failed: {
      full: '没有存下：这台设备空间不够。有网络时照常使用',
      unreachable: '没有存完：网络断了，下次接着存',
      mixed: '没有存完：服务器正在更新，下次接着存',
    },
  },
  keepNow: '现在存（约 3 MB）',
};
