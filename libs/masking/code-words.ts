import { phraseTable } from './phrase-table.ts'

/**
 * What a word between a label and a value says: `announce`, here it comes; `filler`, nothing; `stop`, this is about
 * something else.
 */
export type GapWord = 'announce' | 'filler' | 'stop'

const words = (list: string): string[] => list.split(' ')

/** Words and signs that stand between 验证码 or "password" and what follows. */
export const GAP_WORDS = phraseTable<GapWord>([
  [
    'announce',
    [
      ...words(
        ": = ： 是 为 為 就是 即 设成 设为 設為 設成 改成 改为 改為 填 is was are reads 's -> → 如下 给你 給你 输入 輸入 输 报 報",
      ),
      'set to',
      'changed to',
    ],
  ],
  [
    'filler',
    [
      ' ',
      '\t',
      '\u200b',
      '\u200c',
      '\u200d',
      '\ufeff',
      ...words(
        `" ' “ ” 「 」 『 』 ( ) [ ] 【 】 , ， 、 - — – 码 碼 号 號 号码 號碼 数字 數字 我 的 您 你 它 叫 呢 哈 啊 吧 嗯 六位 三位 四位 6位 3位 4位`,
      ),
      ...words('六碼 三碼 收到 收到了 #'),
      ...words('code codes number num no no. my your the i got it received here you asked for online banking'),
      'for you',
    ],
  ],
  [
    'stop',
    [
      ...words(
        '没 沒 未 不 无 無 尾号 尾號 拨 撥 致电 致電 电话 電話 订单 訂單 工单 工單 金额 金額 元 手机 手機 客服 热线 熱線 发到 發到 发送到 ¥ ￥ $ € £ 卡号 卡號 账号 帳號',
      ),
      ...words(
        "余额 餘額 预留 預留 航班 编号 編號 单号 單號 锁 鎖 有效期 not never didn't doesn't don't hasn't haven't call called dial",
      ),
      ...words('phone order ending ticket case amount usd cny hkd rmb after before since until between within'),
      ...words('expires reset flight extension ext room page error mobile account reference ref from'),
    ],
  ],
])

/** Hanzi digits that are everyday words here, and counts of digits: 一下, 一直, 六位, 6-digit. */
export const COUNTED_WORDS = phraseTable<'counted'>([
  [
    'counted',
    [
      ...words(
        '一下 一直 一个 一個 一样 一樣 一条 一條 一次 一定 一会 一會 一串 一组 一組 三位 四位 六位 八位 三个 四个 六个 六個 四碼 六碼 六码 四码 三码 三碼 3位 4位 6位 8位',
      ),
      ...words('3码 4码 6码 3碼 4碼 6碼 6-digit 4-digit 3-digit'),
    ],
  ],
])

/** What makes the number before it an amount, a date, a count: 3000元, 2026年, 20 minutes, 1069开头. */
export const UNIT_WORDS = phraseTable<'unit'>([
  [
    'unit',
    [
      ...'年月日号號天时時点點分秒小次位个個块塊万萬千百亿億元%％名笔筆倍折碼码',
      ...words(
        '开头 開頭 结尾 結尾 美元 港币 港幣 台币 usd cny hkd rmb yuan dollars minutes minute seconds hours days times digits',
      ),
      ...words('characters pm am min attempts years months weeks percent'),
    ],
  ],
])

/** Latin words that follow "password is", 密码是 or "password:" without being one. */
export const ORDINARY_WORDS = phraseTable<'ordinary'>([
  [
    'ordinary',
    [
      ...words('unlocked not wrong incorrect invalid correct right fine ok okay expired expiring locked blocked'),
      ...words('frozen disabled reset changed updated set sent lost forgotten stolen required needed missing empty'),
      ...words('blank unknown different same safe secure weak strong too very still always never now also only just'),
      ...words('already being working rejected accepted shown hidden case case-sensitive the that this what where'),
      ...words('when why how who for from with without and but because you your mine his her our their please forgot'),
      ...words("help see use can cannot can't could would should will does did are has have had must may available"),
      ...words('asked entered typed used stored saved asking something anything nothing confidential private secret'),
      ...words('sensitive temporary new old under over about longer shorter long short six four eight'),
      ...words('case-insensitive mandatory optional app atm pin otp sms vip email pos ukey mailed delivered ready'),
      ...words('problem recommended unchanged protected encrypted managed handled there here back all one two three'),
      ...words('valid active inactive linked suspended visible made generated chosen printed'),
    ],
  ],
])
