/** How facts of complaints read: zh-CN, zh-TW, en; as in `words.ts`. */
export const COMPLAINT_READINGS = {
  'complaints.registered': ['登记投诉', '登記申訴', 'A complaint was taken in'],
  'complaints.moved': ['投诉有进展', '申訴有進展', 'A complaint moved on'],
  'complaints.moved/decide': ['投诉已作决定', '申訴已作決定', 'A complaint was decided'],
  'complaints.moved/withdraw': ['投诉撤回', '申訴撤回', 'A complaint was withdrawn'],
  'complaints.changed': ['投诉内容有变化', '申訴內容有變化', 'A complaint changed'],
  'complaints.pack-changed': [
    '投诉规则包有变化：{{code}}',
    '申訴規則包有變化：{{code}}',
    'A complaint rule pack changed: {{code}}',
  ],
  'complaints.escalated': ['投诉时限升级', '申訴時限升級', 'A clock of a complaint was escalated'],
  'complaints.cause-changed': ['投诉根因树有变化', '申訴根因樹有變化', 'The tree of root causes changed'],
  'complaints.measure-changed': ['投诉预防措施有变化', '申訴預防措施有變化', 'A measure against a cause changed'],
  'complaints.return-taken': ['导出投诉报表', '匯出申訴報表', 'The complaint return was taken'],
} as const
