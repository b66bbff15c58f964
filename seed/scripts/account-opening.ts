import { w } from '../words.ts'
import { field, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const ACCOUNT_OPENING: ScriptPlan = {
  code: 'account-opening',
  name: w('开户', '開戶', 'Account opening'),
  minIdentityLevel: 0,
  topics: ['account'],
  steps: [
    must(
      'recording',
      ['告知全程记录', '告知全程記錄', 'Say that this is recorded'],
      [
        '为保障您的权益，本次服务全程记录，用于服务质量检查和纠纷处理。',
        '為保障您的權益，本次服務將全程記錄，作為服務品質檢核及爭議處理之用。',
        'For your protection this conversation is recorded. The record is used to check our service and to settle disputes.',
      ],
    ),
    may(
      'need',
      ['了解需求', '了解需求', 'Find the need'],
      [
        '请问您开户主要是发工资、日常收付，还是理财储蓄？',
        '請問您開戶主要是作為薪資轉帳、日常收付，還是理財儲蓄使用？',
        'Will you use the account mainly for your salary, everyday payments or savings?',
      ],
    ),
    must(
      'purpose',
      ['询问用途和职业', '詢問用途與職業', 'Ask purpose and occupation'],
      [
        '按照反洗钱规定，请您如实告诉我开户用途和您的职业，资料仅用于客户尽职调查。',
        '依洗錢防制規定，請您據實告訴我開戶用途及您的職業，資料僅供客戶盡職調查使用。',
        'Anti-money-laundering rules require me to ask: what will the account be used for, and what is your occupation? We use your answers only to know our customers.',
      ],
    ),
    must(
      'own-use',
      ['仅限本人使用', '限本人使用', 'Own use only'],
      [
        '账户只能由您本人使用。出租、出借、出售账户是违法行为，会被限制办理业务并承担法律责任。',
        '帳戶僅限您本人使用。出租、出借或出售帳戶屬違法行為，將被限制往來並須負法律責任。',
        'The account is for your own use only. Renting, lending or selling it is against the law; the account would be restricted and you would be liable.',
      ],
    ),
    must(
      'one-class-one',
      ['一行一户', '一行一戶', 'One class I account'],
      [
        '每个人在同一家银行只能开立一个Ⅰ类账户。如果您在我行已有Ⅰ类账户，可以开立Ⅱ类或Ⅲ类账户。',
        '每個人在同一家銀行只能開立一個Ⅰ類帳戶。如果您在本行已有Ⅰ類帳戶，可以改開Ⅱ類或Ⅲ類帳戶。',
        'Each person may hold one class I account with a bank. If you already hold one with us, you can open a class II or class III account.',
      ],
    ),
    may(
      'documents',
      ['说明所需资料', '說明應備文件', 'Name the documents'],
      [
        '请带好本人有效身份证件和预留手机号的手机；在校学生请另带在读证明。',
        '請備妥本人有效身分證件及留存手機號碼的手機；在學學生請另附在學證明。',
        'Please bring your own valid identity document and the phone with the number you will register. Students also bring proof of enrolment.',
      ],
    ),
    mustDo('booking', ['预约网点或视频办理', '預約分行或視訊辦理', 'Book a branch or a video meeting']),
    mustDo('due-diligence', ['完成尽职调查记录', '完成盡職調查紀錄', 'Complete the due-diligence record']),
    may(
      'limits',
      ['告知初始限额', '告知初始限額', 'Tell the first limits'],
      [
        '新开账户会按用途设置初始限额，使用稳定后可以申请调整。',
        '新開帳戶會依用途設定初始限額，往來穩定後可申請調整。',
        'A new account starts with limits that fit its purpose. Once it has been used steadily you can ask to change them.',
      ],
    ),
  ],
  handOff: w(
    '代他人开户、未成年人、外国证件或命中风险名单：转专家坐席。',
    '代他人開戶、未成年人、外國證件或命中風險名單：轉專家座席。',
    'Opening for someone else, a minor, a foreign document or a risk hit: hand over to the expert desk.',
  ),
  formFields: [
    mustAsk('id-document', '身份证件', '身分證件', 'Identity document', 'identity'),
    field('tax-residence', '税收居民身份', '稅務居民身分', 'Tax residence'),
    mustAsk('occupation', '职业', '職業', 'Occupation'),
    mustAsk('purpose', '开户用途', '開戶用途', 'Purpose'),
    field('contact', '联系方式', '聯絡方式', 'Contact'),
    mustAsk('consents', '授权同意', '授權同意', 'Consents', 'yes-no'),
  ],
}
