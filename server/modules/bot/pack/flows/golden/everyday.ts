import { amount, date, intent, level, tail } from '#libs/dialogue/test-bank.ts'
import type { Said } from '../test-flows.ts'

/** Accounts, transfers, cards: one dialogue a scenario, each with something that does not go straight. */
export const EVERYDAY: Readonly<Record<string, readonly Said[]>> = {
  'account-opening': [
    [['我想开个账户', '我想開個帳戶', 'I want to open an account'], intent('account-opening')],
    [['我自己用', '我自己用', 'for myself']],
    [['身份证', '身分證', 'national id']],
    [['发工资用的', '薪資轉帳用', 'for my salary']],
    [['护士', '護理師', 'nurse']],
    [['你们几点开门？', '你們幾點開門？', 'When are you open?'], intent('service-hours')],
    [['只在中国', '僅中國', 'China only']],
    [['去网点办', '去分行辦', 'at a branch']],
    [['好的', '好的', 'yes']],
    [['下周三', '下週三', 'next Wednesday'], date('2026-12-02')],
    [['不对，周四', '不對，週四', 'no, Thursday'], date('2026-12-03')],
    [['对', '對', 'yes']],
  ],
  'transfer-help': [
    [
      [
        '昨天用手机转的五千块没到账',
        '昨天用手機轉的五千塊沒有入帳，沒收到',
        'the 5,000 yuan I sent in the app yesterday has not arrived, not received',
      ],
      intent('transfer-help'),
      amount(5000),
      date('2026-11-21'),
    ],
    [['张小姐', '張小姐', 'Ms Zhang']],
    [['不是，是五百', '不是，是五百', 'no, it was 500'], amount(500)],
    [['对', '對', 'yes']],
  ],
  'card-loss': [
    [['我的卡丢了', '我的卡不見了', 'I lost my card'], intent('card-loss')],
    [['是的', '是的', 'yes']],
    [['没有', '沒有', 'no']],
    [['已完成', '已完成', 'Done'], level(1)],
    [['尾号1234', '末四碼1234', 'ending in 1234'], tail('1234'), level(1)],
    [['记不清了', '記不清了', 'not sure'], level(1)],
    [['解决了', '解決了', 'solved'], level(1)],
  ],
  'password-reset': [
    [['忘记登录密码了', '忘記登入密碼了', 'I forgot my app password'], intent('password-reset')],
    [['没有', '沒有', 'no']],
    [['没有', '沒有', 'no']],
    [['成功了吗我再试一下', '我再試一下', 'let me try once more']],
    [['是的', '是的', 'yes']],
    [['明白了', '明白了', 'got it']],
  ],
  'account-freeze': [
    [['我的账户被冻结了', '我的帳戶被凍結了', 'my account is frozen'], intent('account-freeze')],
    [['法院', '法院', 'a court']],
    [['不是', '不是', 'no']],
    [['已完成', '已完成', 'Done'], level(1)],
    [['上周五', '上週五', 'last Friday'], date('2026-11-20'), level(1)],
    [['跳过', '跳過', 'skip'], level(1)],
    [['对', '對', 'yes'], level(1)],
  ],
  'foreign-exchange': [
    [['想购汇给孩子留学', '想結購外匯給孩子留學', 'I want to buy dollars for tuition'], intent('foreign-exchange')],
    [['是的', '是的', 'yes']],
    [['六万美元', '六萬美元', 'USD 60,000'], amount(60_000)],
    [['能不能分几次换', '能不能分幾次換', 'can I split the amount']],
  ],
}
