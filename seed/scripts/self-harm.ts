import { w } from '../words.ts'
import { field, may, must, mustAsk, mustDo, type ScriptPlan } from './script.ts'

export const SELF_HARM: ScriptPlan = {
  code: 'self-harm',
  name: w('自伤或威胁', '自傷或威脅', 'Self-harm or threat'),
  minIdentityLevel: 0,
  topics: [],
  steps: [
    mustDo('silent-alarm', ['启动静默告警', '啟動靜默警示', 'Raise the silent alarm']),
    must(
      'stay',
      ['保持联系', '保持聯繫', 'Stay on line'],
      [
        '我在这里，会一直陪您聊，请先不要离开。您现在安全吗？身边有人吗？',
        '我在這裡，會一直陪您說，請先不要離開。您現在安全嗎？身邊有人嗎？',
        'I am here and I will stay with you. Please do not go. Are you safe now? Is anyone with you?',
      ],
    ),
    may(
      'calm',
      ['平静回应，不争辩', '平靜回應，不爭辯', 'Calm words, no argument'],
      [
        '听起来您承受了很多，谢谢您愿意告诉我。事情可以一件一件来，我们先确认您的安全。',
        '聽起來您承受了很多，謝謝您願意告訴我。事情可以一件一件處理，我們先確認您的安全。',
        'That sounds like a great deal to carry. Thank you for telling me. We can take it one thing at a time; your safety comes first.',
      ],
    ),
    mustDo('supervisor', ['主管旁听并接手决策', '客服主管監聽並接手決策', 'A supervisor listens and decides']),
    must(
      'emergency',
      ['联系紧急救助', '聯繫緊急救援', 'Emergency help'],
      [
        '如果您有马上的危险，请拨打 110 或 120；全国统一心理援助热线是 12356。',
        '如果您有立即的危險，請撥打 110 或 120；全國心理援助專線是 12356。',
        'If you are in danger now, call 110 or 120. The national line for psychological help is 12356.',
      ],
    ),
    mustDo('record', ['逐字记录原话和位置', '逐字記錄原話與地點', 'Record words and place']),
  ],
  handOff: w('任何情况都要报主管。', '任何情況都要通報客服主管。', 'Always: a supervisor takes part.'),
  formFields: [
    mustAsk('time', '时间', '時間', 'Time'),
    mustAsk('words', '原话', '原話', 'Words used'),
    field('location', '已知位置', '已知地點', 'Location if known'),
  ],
}
