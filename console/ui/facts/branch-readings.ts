/** How facts of visits to branches read: zh-CN, zh-TW, en; as in `words.ts`. */
export const BRANCH_READINGS = {
  'branches.booked': ['预约到{{unit}}', '預約到{{unit}}', 'A visit to {{unit}} was booked'],
  'branches.changed': ['到店有变化', '臨櫃有變化', 'A visit moved on'],
  'branches.changed/walked-in': [
    '客户未预约到店：{{unit}}',
    '客戶未預約臨櫃：{{unit}}',
    'A customer walked into {{unit}}',
  ],
  'branches.changed/moved': ['预约改期', '預約改期', 'The appointment was moved'],
  'branches.changed/cancelled': ['预约取消', '預約取消', 'The appointment was cancelled'],
  'branches.changed/arrived': ['客户到{{unit}}签到', '客戶到{{unit}}報到', 'The customer checked in at {{unit}}'],
  'branches.changed/named': ['到店客户确认身份', '臨櫃客戶確認身分', 'It was said who the visitor is'],
  'branches.changed/served': ['网点开始接待', '分行開始接待', 'The branch began to serve the customer'],
  'branches.changed/left': ['客户未办即离店', '客戶未辦即離開', 'The customer left unserved'],
  'branches.changed/solved': ['到店办结', '臨櫃辦結', 'The visit solved it'],
  'branches.changed/work-order': ['到店后转单位办理', '臨櫃後轉單位辦理', 'The visit went on as work of another unit'],
  'branches.changed/come-again': ['约定再次到店', '約定再次臨櫃', 'The customer comes again'],
  'branches.changed/handed-back': ['网点交回中心', '分行交回客服中心', 'The branch handed it back'],
  'branches.changed/no-show': ['客户未到店', '客戶未到', 'Nobody came'],
  'branches.number-tried': ['核对证件上的客户号', '核對證件上的客戶編號', 'A customer number was tried'],
  'branches.number-tried/matched': [
    '{{unit}}按{{document}}上的客户号认出客户',
    '{{unit}}依{{document}}上的客戶編號辨認客戶',
    '{{unit}} knew the customer by the number on the {{document}}',
  ],
  'branches.number-tried/wrong': [
    '{{unit}}所读{{document}}上的客户号不符',
    '{{unit}}所讀{{document}}上的客戶編號不符',
    'A number read from a {{document}} at {{unit}} was nobody’s',
  ],
  'branches.settings-changed': [
    '{{unit}}到店设置改了',
    '{{unit}}臨櫃設定已變更',
    'How {{unit}} receives customers changed',
  ],
} as const
