/** A word of the tree in the languages of the screens. */
export interface CauseName {
  readonly 'zh-CN': string
  readonly 'zh-TW': string
  readonly en: string
}

/** One cause: a branch of the tree (no parent), or a leaf, which is what complaints are put down to. */
export interface Cause {
  /** Small letters and hyphens; it stays the same for ever, whatever its name becomes. */
  readonly code: string
  readonly parent: string | null
  readonly name: CauseName
}

const branch = (code: string, cn: string, tw: string, en: string): Cause => ({
  code,
  parent: null,
  name: { 'zh-CN': cn, 'zh-TW': tw, en },
})
const leaf = (parent: string, code: string, cn: string, tw: string, en: string): Cause => ({
  code: `${parent}-${code}`,
  parent,
  name: { 'zh-CN': cn, 'zh-TW': tw, en },
})

/**
 * What complaints come from, two levels: the cause whose removal keeps the matter from coming again, not what was complained
 * about. The branches follow the usual ones of cause analysis (Ishikawa 1968: people, methods, machines, material), in the
 * words of a bank. A house adds leaves of its own.
 */
export const CAUSES: readonly Cause[] = [
  branch('rule', '制度与流程', '制度與流程', 'Rules and process'),
  leaf('rule', 'gap', '制度空白或冲突', '制度空白或衝突', 'No rule, or rules that conflict'),
  leaf('rule', 'too-long', '环节多、耗时长', '環節多、耗時長', 'Too many steps, too slow'),
  leaf('rule', 'no-check', '缺少复核或控制', '缺少覆核或控管', 'No check where one was needed'),
  leaf('rule', 'hand-over', '部门间交接不清', '部門間交接不清', 'Unclear hand-over between departments'),
  branch('product', '产品与定价', '產品與定價', 'Product and price'),
  leaf('product', 'terms', '条款难懂或不公平', '條款難懂或不公平', 'Terms unclear or unfair'),
  leaf('product', 'fee', '收费项目或标准不合理', '收費項目或標準不合理', 'A fee that should not be, or is too high'),
  leaf('product', 'unfit', '产品与客户不匹配', '商品與客戶不適配', 'A product that does not fit the customer'),
  branch('disclosure', '信息披露', '資訊揭露', 'Disclosure'),
  leaf('disclosure', 'before', '销售前未充分告知', '銷售前未充分告知', 'Not told before the sale'),
  leaf('disclosure', 'change', '变更未通知', '變更未通知', 'Not told of a change'),
  leaf('disclosure', 'words', '宣传用语误导', '宣傳用語誤導', 'Misleading words'),
  branch('people', '人员', '人員', 'People'),
  leaf('people', 'knowledge', '业务知识不足', '業務知識不足', 'Did not know enough'),
  leaf('people', 'manner', '服务态度', '服務態度', 'Manner'),
  leaf('people', 'breach', '违规操作', '違規操作', 'Acted against the rules'),
  leaf('people', 'pressure', '考核或催收压力导向', '考核或催收壓力導向', 'Driven by targets'),
  branch('system', '系统与数据', '系統與資料', 'Systems and data'),
  leaf('system', 'fault', '系统故障或缺陷', '系統故障或缺陷', 'A fault of a system'),
  leaf('system', 'data', '数据错误或不同步', '資料錯誤或不同步', 'Data wrong or out of step'),
  leaf('system', 'security', '安全控制不足', '安全控管不足', 'Too little security'),
  branch('third', '第三方', '第三方', 'Third parties'),
  leaf('third', 'outsourced', '外包机构服务', '委外機構服務', 'A service given to others'),
  leaf('third', 'partner', '合作机构产品', '合作機構商品', 'A product of a partner'),
  branch('outside', '外部与客户', '外部與客戶', 'Outside, and the customer'),
  leaf('outside', 'fraud', '外部欺诈', '外部詐騙', 'Fraud from outside'),
  leaf('outside', 'understanding', '客户误解，已当面说明', '客戶誤解，已當面說明', 'A misunderstanding, explained'),
]
