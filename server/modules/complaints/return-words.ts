import type { Words } from '#libs/complaint-rules/pack.ts'

type Column = readonly [zhCN: string, zhTW: string, en: string]
const COLUMNS: readonly Column[] = [
  ['编号', '編號', 'Reference'],
  ['收到日期', '收受日期', 'Received on'],
  ['来源渠道', '來源通路', 'Filed by'],
  ['业务办理渠道', '業務辦理通路', 'Business channel'],
  ['业务类别', '業務類別', 'Product'],
  ['投诉原因', '申訴原因', 'Reason'],
  ['严重程度', '嚴重程度', 'Severity'],
  ['规则包', '規則包', 'Rule pack'],
  ['期限', '期限', 'Due on'],
  ['期限类型', '期限類型', 'Length'],
  ['决定日期', '決定日期', 'Decided on'],
  ['结果', '結果', 'Upheld'],
  ['赔付金额', '賠付金額', 'Redress'],
  ['币种', '幣別', 'Currency'],
  ['状态', '狀態', 'Stage'],
  ['并入', '併入', 'Merged into'],
]
const NAMES: Column = ['投诉报表', '申訴報表', 'Complaint return']
const FIGURES: readonly Column[] = [
  ['项目', '項目', 'Item'],
  ['原始件数', '原始件數', 'Raw'],
  ['合并后件数', '合併後件數', 'Merged'],
  ['占比', '占比', 'Share'],
  ['合计', '合計', 'Total'],
]

export type ReturnLocale = keyof Words
const AT: Readonly<Record<ReturnLocale, 0 | 1 | 2>> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }
export const returnColumns = (locale: ReturnLocale) => COLUMNS.map((column) => column[AT[locale]])
export const returnName = (locale: ReturnLocale) => NAMES[AT[locale]]
export const figureColumns = (locale: ReturnLocale) => FIGURES.map((column) => column[AT[locale]])
