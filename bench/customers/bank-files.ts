import type { ImportKind } from '#modules/customers/records/kinds.ts'

/** A file as a bank sends it, and the plain table a copy of it would go into. */
export interface BankFile {
  readonly kind: ImportKind
  /** At share 1. */
  readonly rows: number
  readonly columns: string
  readonly keys: string
  readonly lines: (run: number, count: number, people: number) => Iterable<string>
}

const RECORD_KEYS =
  'alter table bench_raw add primary key (source_id); create index bench_raw_customer on bench_raw (customer_no)'

/** Every run brings rows of its own; what is told of customers is told of those of the first, in no order of theirs. */
export const BANK_FILES = [
  {
    kind: 'customers',
    rows: 100_000,
    columns: `customer_no text, version bigint, name text, phone text, tier text, language text, customer_since date`,
    keys: 'alter table bench_raw add primary key (customer_no); create index bench_raw_phone on bench_raw (phone)',
    lines: customerLines,
  },
  {
    kind: 'products',
    rows: 100_000,
    columns: 'customer_no text, source_id text, version bigint, title text, status text, number text',
    keys: RECORD_KEYS,
    lines: (run: number, count: number, people: number) =>
      recordLines(run, count, people, 'customer_no,source_id,version,title,status,number', (at) => {
        return `借记卡,active,62170012${String(at).padStart(8, '0')}`
      }),
  },
  {
    kind: 'events',
    rows: 100_000,
    columns: 'customer_no text, source_id text, version bigint, title text, at timestamptz',
    keys: RECORD_KEYS,
    lines: (run: number, count: number, people: number) =>
      recordLines(run, count, people, 'customer_no,source_id,version,title,at', (at) => {
        const hour = String(at % 24).padStart(2, '0')
        return `卡支付,2026-01-${String(1 + (at % 28)).padStart(2, '0')}T${hour}:05:00Z`
      }),
  },
  {
    kind: 'balances',
    rows: 300_000,
    columns: `customer_no text, source_id text, version bigint, title text, status text, amount numeric, currency text,
      due_on date`,
    keys: RECORD_KEYS,
    lines: (run: number, count: number, people: number) =>
      recordLines(run, count, people, 'customer_no,source_id,version,title,status,amount,currency,due_on', (at) => {
        return `活期存款,active,${(at * 37) % 900_000}.50,CNY,`
      }),
  },
] as const satisfies readonly BankFile[]

const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周']
const GIVEN = ['伟', '芳', '娜', '敏', '静', '丽', '强', '磊', '军', '洋', '小萍', '建国', '秀英', '志强']

function* customerLines(run: number, count: number): Generator<string> {
  yield 'customer_no,version,name,phone,tier,language,customer_since\n'
  for (let at = 0; at < count; at++)
    yield `${numberOf(run, at)},1,${SURNAMES[at % 10]}${GIVEN[at % 14]}${GIVEN[(at * 7) % 13]},138${String(at).padStart(8, '0')},mass,zh-CN,2015-03-01\n`
}

function* recordLines(
  run: number,
  count: number,
  people: number,
  header: string,
  rest: (at: number) => string,
): Generator<string> {
  yield `${header}\n`
  for (let at = 0; at < count; at++) yield `${numberOf(0, (at * 7_919) % people)},B${run}-${at},1,${rest(at)}\n`
}

const numberOf = (run: number, at: number): string => `C${run}-${at}`
