import { about, en, tw, zh } from './chain.ts'

export const WEALTH = about(
  'wealth',
  zh(
    'calm',
    ['有没有保本的理财推荐', '理财产品都不保本，可能亏损；求稳可以看存款和国债。您的钱打算放多久？'],
    ['放一年不动', '那可以看一年期定期，或者 R1 的产品。请您先做风险测评，合适的才会显示。'],
  ),
  zh(
    'calm',
    ['我去年的风险测评过期了吗', '是的，上月到期了，重新测评才能购买，手机银行里本人做就可以。'],
    ['做完是 C3，我能买什么', 'C3 可以买 R1 到 R3，R4 及以上不行。'],
  ),
  zh(
    'worried',
    [
      '我买的基金一个月亏了八个点，要不要赎回',
      '我不能替您决定。它是 R4 产品，波动大是正常的，您当时的测评是 C4。您担心的话可以先赎回一半。',
    ],
    ['赎回要多少费', '持有不满 7 天收 1.5%，您已满，赎回费 0.5%。'],
    ['那我先不动', '好的，如果资金要用，随时可以赎。'],
  ),
  zh(
    'angry',
    ['当初说没风险，现在亏成这样', '很理解您的心情。我调出当时的录音和说明书，确认有没有误导您，有的话我们负责。'],
    ['我要投诉', '我为您登记投诉，三天内有答复，另外购买记录现在就发给您。'],
  ),
  zh(
    'calm',
    ['朝朝盈和定期哪个划算', '朝朝盈灵活但不保本，七天年化大概 2.1%；三年定期 2.6% 但不能随取。看您用不用得到。'],
    ['那我各放一半', '好的，我不能代您操作，您在手机银行分别转入就可以。'],
  ),
  zh(
    'calm',
    ['这只产品可以提前赎吗', '这只 90 天封闭期，不能提前赎，到期自动到账。'],
    ['那我再想想', '好的，封闭期的产品请用不急用的钱买。'],
  ),
  zh(
    'calm',
    ['客户经理换人了吗', '是的，原来的同事转岗了，新经理是财富顾问组的周以宁，我让他联系您。'],
    ['下午三点以后', '已经约好下午三点后打给您。'],
  ),
  tw(
    'worried',
    ['基金淨值一直跌，該怎麼辦？', '請先看您的投資目標與持有期間；它屬高風險商品，短期波動大。'],
    ['我打算明年用錢', '那建議降低比重，因為風險承受度與期間不符，我可以安排理財專員與您聯繫。'],
  ),
  en(
    'calm',
    [
      'Is there anything safer than a fund for one year?',
      'A deposit: about 2.6% and guaranteed. Funds may lose money even over a year.',
    ],
    ['And without a lock-in?', 'Then a money-market product; it is flexible but not guaranteed.'],
    ['I will think about it', 'Of course. Take the risk test first if you look at products.'],
  ),
  en('angry', [
    'Your adviser sold me something I cannot get out of',
    'I am sorry. Let me read the terms with you and see what is possible today.',
  ]),
)
