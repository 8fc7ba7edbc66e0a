// The chapter of the needs survey, in Chinese: read on a phone and on a kiosk.

export const need = {
  heading: '下班以后，你还缺什么？',
  hint: '点几下就好，不用登录，不留姓名。',
  services: '缺哪些服务',
  most: (count: number) => `最多选 ${count} 项`,
  parts: '什么时候需要',
  part: {
    early: '清早',
    morning: '上午',
    noon: '中午',
    afternoon: '下午',
    evening: '晚上',
    night: '深夜',
  },
  days: '哪些日子',
  day: { any: '天天', workdays: '工作日', weekends: '周末' },
  send: '确认，提交',
  choose: '先选服务和时段',
  thanks: '谢谢，记下了',
  thanksHint: '只计人数，不知道是谁填的；没有网络时连上就发。',
  again: '再填一份',
  public: '只公布人数，少于 5 人的不显示。',
  failed: '这块屏现在存不下内容，请用手机扫码填写。',
};

export type NeedTexts = typeof need;
