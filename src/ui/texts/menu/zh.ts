// The chapter of the menu, in Chinese.

export const menu = {
  title: '去哪里',
  privacy: '隐私，清除本机数据',
  views: {
    rider: { name: '找站点', hint: '到时还开着的最近一站' },
    programmes: { name: '活动', hint: '夜校、市集、课堂，报名和日历' },
    voice: { name: '说一说', hint: '缺什么服务、哪里不对、我能帮忙' },
    tree: { name: '树状图', hint: '街道、阵地、站点、服务，一张图看清' },
    planner: { name: '规划', hint: '谁够不到站点，怎样改最好' },
    desk: { name: '工作台', hint: '给街道工作人员，需要登录' },
  },
  licences: '所用软件和数据的许可',
};
