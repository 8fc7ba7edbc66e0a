// The chapter of calendar files: what an entry says in a phone's own calendar.

export const calendar = {
  name: (area: string) => `${area} · 活动`,
  after: '八小时以外',
  illustrative: '示意数据：日期和内容是示例，不是实际安排。',
  signUp: (seats: number) => `每场 ${seats} 个名额，请在网页上报名。`,
  free: '不用报名，直接来。',
  skipsHolidays: '遇法定节假日不办。',
  uncertainAfter: (date: string) => `${date} 以后的放假安排还没有公布，那之后的日期请再确认。`,
};

export type CalendarTexts = typeof calendar;
