/** Parts of which names of customers are put together. All combinations are invented. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
export const COMPOUND_SURNAMES = ['欧阳', '上官', '司徒', '诸葛', '慕容']
export const GIVEN_CHARACTERS =
  '伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红玲飞鹏宇晨欣怡佳琪思雨梓涵子轩浩然文博雅诗梦洁俊凯天翔志远建国秋月春梅海燕立新晓东振兴永康嘉宁安然若彤瑞祥启航景行知夏书瑶'
export const TAIWAN_NAMES = [
  ...['陳怡君', '林志豪', '黃雅婷', '張家豪', '李淑芬', '王俊傑', '吳佩珊', '劉冠宇', '蔡宜蓁', '楊承翰'],
  ...['許雅雯', '鄭宇軒', '謝欣妤', '洪明哲', '郭靜宜', '邱建宏', '曾詩涵', '廖彥廷', '賴美惠', '徐子晴'],
  ...['周柏翰', '葉思妤', '蘇文彬', '莊婉婷', '呂佳穎', '江俊廷', '何淑貞', '蕭育誠', '羅心怡', '高振宇'],
]
export const FOREIGN_GIVEN_NAMES = [
  ...['James', 'Emma', 'Daniel', 'Sophie', 'Michael', 'Laura', 'Thomas', 'Hannah', 'Ravi', 'Priya', 'Kenji', 'Yuki'],
  ...[
    'Minjun',
    'Seoyeon',
    'Carlos',
    'Lucia',
    'Omar',
    'Amina',
    'Pierre',
    'Camille',
    'Ivan',
    'Olga',
    'Wei Ling',
    'Farid',
  ],
]
export const FOREIGN_SURNAMES = [
  ...['Carter', 'Hughes', 'Bennett', 'Walsh', 'Novak', 'Fischer', 'Moreau', 'Rossi', 'Tanaka', 'Sato', 'Kim', 'Park'],
  ...['Sharma', 'Patel', 'Haddad', 'Okafor', 'Silva', 'Mendes', 'Larsen', 'Berg', 'Petrov', 'Tan', 'Rahman', 'Nguyen'],
]
