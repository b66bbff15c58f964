import { w } from '../words.ts'
import { field, from, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const BEREAVEMENT: ScriptPlan = {
  code: 'bereavement',
  name: w('亲人去世与继承', '親人過世與繼承', 'Bereavement'),
  minIdentityLevel: 0,
  topics: ['bereavement'],
  steps: [
    must(
      'condolence',
      ['先致慰问', '先致慰問', 'Condolence first'],
      [
        '听到这个消息我很难过，请您节哀。接下来的手续我会陪您一步一步办。',
        '聽到這個消息我很遺憾，請您節哀。接下來的手續我會陪您一步一步辦理。',
        'I am very sorry for your loss. I will go through what has to be done with you, step by step.',
      ],
    ),
    must(
      'small-estate',
      ['小额遗产简化提取', '小額遺產簡化領取', 'Small estates'],
      [
        '已故客户在本行的存款合计不超过 5 万元的，第一顺序继承人可以不办公证，凭材料直接提取。',
        '往生客戶在本行的存款合計不超過人民幣 5 萬元者，第一順位繼承人免公證，憑文件即可領取。',
        'If the deposits with us total no more than CNY 50,000, a first-order heir can withdraw them with the papers alone, without a notary.',
      ],
    ),
    must(
      'not-counted',
      ['丧葬费和抚恤金不计入', '喪葬費與撫卹金不計入', 'What is not counted'],
      [
        '丧葬费和抚恤金不计入这 5 万元，可以另外办理。',
        '喪葬費與撫卹金不計入這 5 萬元，可另外辦理。',
        'Funeral and survivor payments do not count towards this sum and are handled apart.',
      ],
    ),
    must(
      'statement',
      ['可查询流水', '可申請交易明細', 'Statement on request'],
      [
        '凭材料您可以申请查询去世前 6 个月和去世后的账户流水。',
        '憑文件您可以申請往生前 6 個月及之後的交易明細。',
        'With the papers you can ask for the account statement of the six months before and the time after the death.',
      ],
    ),
    must(
      'papers-at-once',
      ['材料一次告知', '文件一次告知', 'All papers named at once'],
      [
        '需要的材料我一次告诉您：死亡证明、亲属关系证明、您的身份证件，以及在网点签的承诺书。',
        '應備文件我一次告訴您：死亡證明、親屬關係證明、您的身分證件，以及在分行簽署的切結書。',
        'Here is every paper you need: the death certificate, proof of kinship, your identity document and a declaration signed at the branch.',
      ],
    ),
    from(
      1,
      mustDo('freeze-outgoing', ['登记并停止对外支付', '登錄並停止對外支付', 'Register, and stop outgoing payments']),
    ),
    mustDo('single-contact', ['指定唯一联系人', '指定單一聯絡人', 'Name one contact person']),
    may(
      'booking',
      ['预约网点', '預約分行', 'Book a branch'],
      [
        '我为您预约离您最近的网点，到店不用排队，也不用再讲一遍。',
        '我為您預約離您最近的分行，到場不必排隊，也不必再說一次。',
        'I will book the branch nearest to you. You will neither queue nor have to tell it again.',
      ],
    ),
  ],
  handOff: w(
    '继承人之间有争议或金额超过限额：由专家坐席联系网点和法律部门。',
    '繼承人間有爭議或金額超過限額：由專家座席聯繫分行與法務部門。',
    'A dispute among heirs or a larger sum: the expert desk brings in the branch and the lawyers.',
  ),
  formFields: [
    mustAsk('death-proof', '死亡证明', '死亡證明', 'Proof of death', 'yes-no'),
    mustAsk('kinship', '亲属关系', '親屬關係', 'Kinship'),
    field('undertaking', '承诺书', '切結書', 'Declaration', 'yes-no'),
  ],
}
