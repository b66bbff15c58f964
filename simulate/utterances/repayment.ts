import { about, en, tw, zh } from './chain.ts'

export const REPAYMENT = about(
  'repayment',
  zh(
    'worried',
    [
      '我失业了，这个月的信用卡还不上怎么办',
      '谢谢您主动告诉我们。您可以申请个性化分期，先还一小部分就好。您现在每月大概能还多少？',
    ],
    ['最多五百', '好的，我按每月五百给您做方案，先停收新的利息，确认后发到您手机上。'],
    ['太好了，谢谢你', '不客气，您只要按这个安排还，就不会有催收联系您。'],
  ),
  zh(
    'angry',
    ['我说了下个月还，你们还一天打三个电话', '对不起，联系您的频率不应该这样。我登记下来，今后只通过这里联系您。'],
    ['我真的在找工作', '理解。我给您登记困难减免申请，十个工作日内有人联系您，方式按您说的来。'],
  ),
  zh(
    'worried',
    [
      '我爸住院花了很多钱，信用卡还不上了',
      '很理解您的难处，先照顾好家人。我帮您申请医疗困难减免，需要住院单据的照片。',
    ],
    ['单据我有', '好的，把照片发来就可以，这期先不计违约金，答复下来我留言给您。'],
  ),
  zh(
    'calm',
    ['分期还清可以停掉后面的手续费吗', '可以，提前还清剩余分期，后面的手续费就不收了，我帮您算一下总额。'],
    ['一共多少', '剩余本金 8,640 元，减免后手续费 0，今天还都按这个算。'],
  ),
  zh(
    'worried',
    ['我怕影响征信，怎么办', '只要在到期前还够最低还款，就不会上征信；我再给您设一个提醒。'],
    ['提醒用短信就行', '好的，每月到期前三天会有短信提醒。'],
  ),
  zh(
    'calm',
    ['最低还款和全额还款差多少', '只还最低的部分要按日计息，全额没有利息。您本期差额是 2,514 元。'],
    ['我下周发工资再还', '可以，我帮您约好 22 日自动还款，余额不足不会再扣第二次。'],
  ),
  tw(
    'worried',
    ['我被裁員了，卡費繳不出來', '謝謝您主動聯繫。我們可以協商分期，先停止計收違約金，您每月可負擔多少？'],
    ['三千可以', '好的，方案每月三千，共十二期，確認信我傳給您。'],
  ),
  en(
    'worried',
    [
      'I lost my job and cannot pay the card this month',
      'Thank you for telling us. We can agree a plan; what could you pay each month?',
    ],
    ['Maybe 800 yuan', 'Then 800 a month for a year, no late fees from today. Shall I set it up?'],
    ['Yes, please', 'Done. You will get the plan by message, and nobody will call you.'],
  ),
  en('angry', [
    'Your collector called my office',
    'That must not happen, and I am sorry. I am taking your number off that list now and reporting it.',
  ]),
)
