import { about, en, tw, zh } from './chain.ts'

export const FX = about(
  'fx',
  zh(
    'calm',
    ['留学费用怎么汇出去', '每人每年便利化额度 5 万美元，学费汇款需要录取通知书和缴费单。您要汇多少？'],
    ['英镑一万二', '在额度内，手机银行“跨境汇款”就能办，大概两个工作日到账。'],
  ),
  zh(
    'calm',
    ['今天美元牌价多少', '我这里看到的是参考价，成交以您提交时为准，目前现汇卖出 7.09。'],
    ['等一下会变吗', '会随市场变动，您下单那一刻锁定。'],
  ),
  zh(
    'calm',
    ['可以提美元现钞吗，一千', '一千以内直接到网点取，超过等值一万要提前一天预约。'],
    ['明天去城东支行', '已经帮您预约明天上午，记得带身份证。'],
  ),
  zh(
    'worried',
    ['国外汇来的钱显示待审核', '收入需要说明用途，您在手机银行补充“赡家款”就会入账。'],
    ['是我女儿寄的生活费', '好的，备注生活费即可，一小时内到账。'],
  ),
  zh(
    'calm',
    ['境外刷卡有货币转换费吗', '我们的双币卡免货币转换费，按刷卡日的汇率结算。'],
    ['欧洲可以用吗', '可以，直接刷欧元就行，不用提前开通。'],
  ),
  zh(
    'angry',
    ['说好今天到的汇款怎么还没到', '我查到卡在收款行审核，现在就发加急查询，两小时内给您答复。'],
    ['我要用钱交房租', '如果今天到不了，我请经理出面跟收款行沟通。'],
  ),
  tw(
    'calm',
    ['國外匯款要幾天？', '一般 1 到 3 個營業日，若對方銀行需中轉會多一天。'],
    ['能查到在哪一關嗎', '可以，我送出查詢後兩小時內告訴您位置。'],
  ),
  en(
    'calm',
    [
      'I want to send 3,000 pounds to my landlord',
      'That is within your yearly quota. Do you have the rental contract?',
    ],
    ['Yes, as a PDF', 'Please upload it in the app; the transfer takes about two working days.'],
    ['And the rate?', 'Indicative now; it is fixed the moment you submit.'],
  ),
  en('calm', [
    'Do I pay a fee for using my card in Europe?',
    'No currency fee with our dual-currency card; the rate is the one of the day you pay.',
  ]),
)
