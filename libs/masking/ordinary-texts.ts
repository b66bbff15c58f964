import type { Random } from '#libs/chance/seeded-random.ts'
import { ORDINARY_EN } from './ordinary-texts-en.ts'
import { ORDINARY_ZH } from './ordinary-texts-zh.ts'

/** Everyday messages of a bank, to measure false alarms with: nothing in them is to be masked. */
export const ORDINARY_TEXTS: readonly string[] = [...ORDINARY_ZH, ...ORDINARY_EN]

/**
 * An everyday message around a long reference number: order, waybill, payment, policy, timestamp, phones, rates. These
 * are the texts on which a card finder goes wrong, so the rate here is a bound and not the rate of real chats.
 * @param random 0 <= n < 1
 */
export function sampleReferenceText(random: Random): string {
  const writer = WRITERS[Math.floor(random() * WRITERS.length)] ?? WRITERS[0]
  return writer(random)
}

type Writer = (random: Random) => string

const WRITERS: readonly [Writer, ...Writer[]] = [
  (random) => `订单号${day(random)}${digits(random, 14)}一直待支付`,
  (random) => `交易单号 4200${digits(random, 6)}${day(random)}${digits(random, 10)}`,
  (random) => `支付宝订单${day(random)}2200${digits(random, 16)}退款没到`,
  (random) => `顺丰单号SF${digits(random, 13)}`,
  (random) => `快递${digits(random, 15)}到哪了`,
  (random) => `waybill ${digits(random, 12)} is late`,
  (random) => `参考号${digits(random, 12)}，金额${amount(random)}元`,
  (random) => `工单WO${day(random)}${digits(random, 6)}已受理`,
  (random) => `流水${day(random)}${time(random)}${digits(random, 6)}`,
  (random) => `work order ${digits(random, 10)} was closed on ${dashedDay(random)}`,
  (random) => `timestamp 17${digits(random, 11)}`,
  (random) =>
    `${dashedDay(random)} ${digits(random, 2)}:${digits(random, 2)}:${digits(random, 2)} ${amount(random)} ${amount(random)}`,
  (random) => `请致电400-${digits(random, 3)}-${digits(random, 4)}，${dashedDay(random)}前有效`,
  (random) => `手机1${digits(random, 10)}和021-${digits(random, 8)}都打不通`,
  (random) =>
    `rates 4.${digits(random, 2)} 4.${digits(random, 2)} 3.${digits(random, 2)} 3.${digits(random, 2)} 2.${digits(random, 2)} 2.${digits(random, 2)}`,
  (random) => `一季度${amount(random)}，二季度${amount(random)}，三季度${amount(random)}`,
  (random) => `联行号${digits(random, 12)}，户名一诺科技`,
  (random) => `客户号${digits(random, 10)}，尾号${digits(random, 4)}`,
  (random) => `链接https://pay.example.cn/o/${digits(random, 16)}?t=17${digits(random, 11)}`,
  (random) => `保单P${day(random)}${digits(random, 8)}`,
]

function day(random: Random): string {
  return dashedDay(random).replaceAll('-', '')
}

function dashedDay(random: Random): string {
  return `20${20 + whole(random, 8)}-${two(1 + whole(random, 12))}-${two(1 + whole(random, 28))}`
}

function time(random: Random): string {
  return two(whole(random, 24)) + two(whole(random, 60)) + two(whole(random, 60))
}

function amount(random: Random): string {
  return (whole(random, 5_000_000) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => whole(random, 10)).join('')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function whole(random: Random, bound: number): number {
  return Math.floor(random() * bound)
}
