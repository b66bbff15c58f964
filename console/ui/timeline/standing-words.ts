import type { Stage } from '#libs/complaint-rules/complaint.ts'
import type { VisitState } from '#modules/branches/contract.ts'
import type { CaseState } from '#modules/cases/contract.ts'
import type { Locale } from '../words/locale.ts'
import { defineWords, sayIn } from '../words/words.ts'

/** Where a case, a complaint or a visit of the line stands. */
const standingWords = defineWords<`case-${CaseState}` | `complaint-${Stage}` | `branch-visit-${VisitState}`>(
  'timeline-standing',
  {
    'zh-CN': {
      'case-open': '待接办',
      'case-in-work': '办理中',
      'case-waiting': '等待中',
      'case-solved': '已办结',
      'case-merged': '已并案',
      'case-withdrawn': '已撤销',
      'complaint-received': '已收到',
      'complaint-acknowledged': '已受理告知',
      'complaint-investigating': '核查中',
      'complaint-decided': '已决定',
      'complaint-review': '复核中',
      'complaint-closed': '已结案',
      'complaint-withdrawn': '已撤回',
      'branch-visit-booked': '已预约',
      'branch-visit-checked-in': '已签到',
      'branch-visit-in-service': '接待中',
      'branch-visit-done': '已办理',
      'branch-visit-left': '未办离店',
      'branch-visit-no-show': '未到店',
      'branch-visit-cancelled': '已取消',
    },
    'zh-TW': {
      'case-open': '待接辦',
      'case-in-work': '辦理中',
      'case-waiting': '等待中',
      'case-solved': '已辦結',
      'case-merged': '已併案',
      'case-withdrawn': '已撤銷',
      'complaint-received': '已收受',
      'complaint-acknowledged': '已通知受理',
      'complaint-investigating': '查核中',
      'complaint-decided': '已決定',
      'complaint-review': '覆核中',
      'complaint-closed': '已結案',
      'complaint-withdrawn': '已撤回',
      'branch-visit-booked': '已預約',
      'branch-visit-checked-in': '已報到',
      'branch-visit-in-service': '接待中',
      'branch-visit-done': '已辦理',
      'branch-visit-left': '未辦離開',
      'branch-visit-no-show': '未到',
      'branch-visit-cancelled': '已取消',
    },
    en: {
      'case-open': 'Waiting to be taken',
      'case-in-work': 'In work',
      'case-waiting': 'Waiting',
      'case-solved': 'Solved',
      'case-merged': 'Merged',
      'case-withdrawn': 'Withdrawn',
      'complaint-received': 'Received',
      'complaint-acknowledged': 'Acknowledged',
      'complaint-investigating': 'Investigating',
      'complaint-decided': 'Decided',
      'complaint-review': 'Under review',
      'complaint-closed': 'Closed',
      'complaint-withdrawn': 'Withdrawn',
      'branch-visit-booked': 'Booked',
      'branch-visit-checked-in': 'Checked in',
      'branch-visit-in-service': 'Being served',
      'branch-visit-done': 'Done',
      'branch-visit-left': 'Left unserved',
      'branch-visit-no-show': 'Did not come',
      'branch-visit-cancelled': 'Cancelled',
    },
  },
)
type Key = keyof (typeof standingWords)['byLocale']['en']

/** The standing in words; undefined for kinds that have none. */
export function standingOf(kind: string, code: string | undefined, locale: Locale): string | undefined {
  const key = `${kind}-${code}`
  const isKnown = (one: string): one is Key => Object.hasOwn(standingWords.byLocale[locale], one)
  return isKnown(key) ? sayIn(standingWords, locale)(key) : undefined
}
