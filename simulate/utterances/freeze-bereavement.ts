import { about, en, tw, zh } from './chain.ts'

export const FREEZE = about(
  'freeze',
  zh(
    'angry',
    ['我的工资卡突然不能用了，凭什么冻结', '请您先别急，我查是哪一种冻结。您记得最近有收到别人转的钱吗？'],
    ['昨天收了一笔二手车款', '是公安机关冻结的，经办单位是滨江分局，电话我发给您。解冻由他们决定，我没法承诺时间。'],
    ['那我生活费怎么办', '我帮您登记困难救济，可以申请保留生活费部分，今天就送审。'],
  ),
  zh(
    'worried',
    ['卡提示风险控制，转不出钱', '这是我行风控拦下的，可能跟大额转账有关。请说明一下资金来源，我发解控申请。'],
    ['卖房子的钱', '好的，把买卖合同拍照传来，审核通过今天就能恢复。'],
  ),
  zh(
    'calm',
    ['账户状态显示止付怎么办', '止付是口头挂失留下的，带身份证到网点解除即可。'],
    ['家附近的网点可以吗', '可以，任意网点都行。'],
  ),
  zh(
    'worried',
    ['收到公安的短信说我账户被冻结', '请先确认短信不是假的：打短信里的官方号码问一下。冻结单位和期限我这里可以查。'],
    ['对方说六个月', '期限以冻结单位为准，我这里同步到是六个月，届时会自动提醒您。'],
  ),
  tw(
    'worried',
    ['帳戶被設為警示戶，怎麼解除？', '需由通報的警方出具公文才能解除，我先幫您確認通報單位與時間。'],
    ['是上個月的案件', '好的，請攜帶身分證件至該分局辦理，銀行端收到公文就解除。'],
  ),
  en(
    'worried',
    [
      'My account is frozen by a court, what now?',
      'I can tell you which court and the order number; they decide when it ends. Let me look.',
    ],
    ['It must be a mistake', 'Then please take the order to that court; the bank releases it the day they ask.'],
  ),
)

export const BEREAVEMENT = about(
  'bereavement',
  zh(
    'grieving',
    [
      '我父亲上周去世了，他在你们这里有存款',
      '听到这个消息我很难过，请您节哀。我会一步一步陪您办，您先告诉我他的名字。',
    ],
    ['他叫郑文清，我是他儿子', '谢谢您。存款合计不超过五万的，您带死亡证明、亲属关系证明和身份证就可以取，不用公证。'],
    ['丧葬费也算在里面吗', '丧葬费和抚恤金不算在这五万里，可以另外办。我给您约好网点，到店不用排队。'],
  ),
  zh(
    'grieving',
    ['我妈妈走了，她手机里一直收到扣款短信', '请您节哀。先停掉这些扣款：我登记身故停止支付，之后由继承人办理。'],
    ['需要我做什么', '请带死亡证明和亲属关系证明来办，我会给您一个联系人，不用重复说这些事。'],
  ),
  zh(
    'calm',
    ['遗产里有理财产品怎么办', '理财和存款一起查，凭材料可以查近半年的流水，超过五万要公证或法院文书。'],
    ['一共二十万', '那需要公证书，我把材料清单一次发给您，专家坐席会跟到底。'],
  ),
  tw(
    'grieving',
    ['家母過世，帳戶要怎麼處理？', '請您節哀。我先停止對外支付，再告訴您繼承所需文件，一次就說完。'],
    ['金額不到五萬', '那可免公證，憑死亡證明與親屬關係證明即可領取。'],
  ),
  en(
    'grieving',
    [
      'My husband died last month and I do not know what to do with his account',
      'I am so sorry. Let us take it step by step; I will be your one contact here.',
    ],
    [
      'He had about 40,000 yuan',
      'Up to 50,000 needs no notary: the death certificate, proof of kinship and your passport are enough.',
    ],
  ),
)
