import type { Random } from '#libs/chance/seeded-random.ts'

/**
 * An everyday sentence or value of a bank, a shop or a program in which nothing is to be masked: orders, phones, dates,
 * amounts, waybills, endings of accounts, policies, foreign account numbers, instants, versions, addresses of pages.
 * @param random 0 <= n < 1
 */
export function sampleOrdinaryValue(random: Random): string {
  const writer = WRITERS[Math.floor(random() * WRITERS.length)] ?? WRITERS[0]
  return writer(random)
}

type Writer = (random: Random) => string

const WRITERS: readonly [Writer, ...Writer[]] = [
  (random) => `我昨天下的单，订单编号 ${digits(random, 11)}，还没发货`,
  (random) => `您的尾号${digits(random, 4)}储蓄卡${month(random)}月${date(random)}日支出${amount(random)}元`,
  (random) =>
    `请在${year(random)}年${month(random)}月${date(random)}日${hour(random)}前回电 1${digits(random, 2)}-${digits(random, 4)}-${digits(random, 4)}`,
  (random) => `客服热线 95${digits(random, 3)}，海外请拨 +86-10-${digits(random, 8)}`,
  (random) => `保单号 P${year(random)}${digits(random, 8)} 的续期保费是 ¥${amount(random)}`,
  (random) => `圆通单号 YT${digits(random, 13)}，中通 7${digits(random, 11)}`,
  (random) => `预约号 ${letter(random)}${digits(random, 3)}，前面还有 ${digits(random, 1)} 位`,
  (random) =>
    `贷款 ${digits(random, 2)} 万，分 ${digits(random, 2)} 期，年利率 ${digits(random, 1)}.${digits(random, 2)}%`,
  (random) => `身份证快到期了，${year(random)}-${month(random)}-${date(random)}到期，要带什么材料？`,
  (random) => `卡丢了，最后一笔是${hour(random)}在超市刷的${amount(random)}元`,
  (random) => `统一社会信用代码 91${digits(random, 6)}MA${digits(random, 4)}${letter(random)}${digits(random, 3)}`,
  (random) => `第${digits(random, 1)}季度共${digits(random, 5)}笔，比去年多${digits(random, 2)}.${digits(random, 1)}%`,
  (random) => `我二〇二${digits(random, 1)}年三月开的户，工号${digits(random, 6)}的同事办的`,
  () => '等了一二十分钟，三四次都没人接，一共五六百块的事',
  (random) => `尾號 ${digits(random, 4)} 的帳戶，${month(random)}/${date(random)} 有一筆 NT$${amount(random)} 沒有到帳`,
  (random) => `我的訂單 ${letter(random)}${letter(random)}${digits(random, 9)} 何時出貨？`,
  (random) =>
    `請於 ${year(random)}/${month(random)}/${date(random)} ${hour(random)} 回撥 09${digits(random, 2)}-${digits(random, 3)}-${digits(random, 3)}`,
  (random) => `分行電話 (02) ${digits(random, 4)}-${digits(random, 4)} 分機 ${digits(random, 3)}`,
  (random) => `港幣 ${amount(random)}，電話 +852 ${digits(random, 4)} ${digits(random, 4)}`,
  (random) =>
    `Order ${letter(random)}-${digits(random, 4)}-${digits(random, 6)} has not arrived since ${year(random)}-${month(random)}-${date(random)}`,
  (random) => `Please wire it to DE${digits(random, 2)} ${inFours(digits(random, 18))}`,
  (random) => `IBAN GB${digits(random, 2)}NWBK${digits(random, 14)}, reference ${digits(random, 8)}`,
  (random) =>
    `FR${digits(random, 2)}${digits(random, 10)}${letter(random)}${digits(random, 12)} is my account in Paris`,
  (random) => `The account ending in ${digits(random, 4)} was charged $${amount(random)} twice`,
  (random) => `UPS 1Z${digits(random, 3)}${letter(random)}${digits(random, 12)} is still in transit`,
  (random) =>
    `Policy no. ${letter(random)}${letter(random)}-${digits(random, 7)} renews on ${date(random)}.${month(random)}.${year(random)}`,
  (random) => `Call me at (${digits(random, 3)}) ${digits(random, 3)}-${digits(random, 4)} before ${hour(random)}`,
  (random) => `Ticket #${digits(random, 7)}, room ${digits(random, 3)}, ${digits(random, 2)} guests`,
  (random) =>
    `${year(random)}-${month(random)}-${date(random)}T${hour(random)}:${digits(random, 2)}.${digits(random, 3)}Z`,
  (random) => `updated_at=17${digits(random, 11)}&page=${digits(random, 2)}&size=50`,
  (random) => `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`,
  (random) =>
    `Mozilla/5.0 (X11; Linux x86_64) Chrome/1${digits(random, 2)}.0.${digits(random, 4)}.${digits(random, 2)} Safari/537.36`,
  (random) =>
    `Server 10.${digits(random, 2)}.${digits(random, 2)}.${digits(random, 2)} answered in ${digits(random, 3)} ms, version ${digits(random, 1)}.${digits(random, 2)}.${digits(random, 1)}`,
  (random) => `https://www.bank.example/news/${year(random)}/${month(random)}/${digits(random, 8)}.html`,
  (random) => `发票代码 ${digits(random, 12)}，发票号码 ${digits(random, 8)}`,
  (random) => `航班 CA${digits(random, 4)}，票号 999-${digits(random, 10)}`,
  (random) => `公积金账号 ${digits(random, 9)}，每月扣 ${amount(random)}`,
  (random) => `ISBN 978-7-${digits(random, 3)}-${digits(random, 5)}-${digits(random, 1)}，${digits(random, 2)}.80元`,
]

const month = (random: Random): string => two(1 + whole(random, 12))
const date = (random: Random): string => two(1 + whole(random, 28))
const year = (random: Random): string => `20${20 + whole(random, 8)}`
const hour = (random: Random): string => `${two(whole(random, 24))}:${two(whole(random, 60))}`
const letter = (random: Random): string => 'ABCDEFGHJKLMNPQRSTUVWXY'[whole(random, 23)] ?? 'A'
const hex = (random: Random, count: number): string =>
  Array.from({ length: count }, () => whole(random, 16).toString(16)).join('')
const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')
const two = (value: number): string => String(value).padStart(2, '0')
const whole = (random: Random, bound: number): number => Math.floor(random() * bound)

function amount(random: Random): string {
  return (whole(random, 5_000_000) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => whole(random, 10)).join('')
}
