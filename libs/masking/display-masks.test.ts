import { expect, test } from 'vitest'
import { maskAddress, maskCard, maskCardTail, maskEmail, maskIdNumber, maskName, maskPhone } from './display-masks.ts'

test.each([
  ['13812345678', '138****5678'],
  ['138 1234 5678', '138****5678'],
  ['１３８１２３４５６７８', '138****5678'],
  ['+86 13812345678', '+86 138****5678'],
  ['+86-13812345678', '+86 138****5678'],
  ['+85251234567', '+852 51****67'],
  ['0912-345-678', '091***5678'],
  ['010-12345678', '010****5678'],
  ['68881234', '68****34'],
  ['95588', '***88'],
  ['110', '***'],
  ['unknown', '*******'],
  ['', ''],
])('the phone %s shows as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test.each([
  ['6217001234563391', '621700******3391', '****3391'],
  ['6217 0012 3456 7890 123', '621700*********0123', '****0123'],
  ['12345678', '****5678', '****5678'],
  ['1234567', '****', '****'],
  ['', '', ''],
])('the card %s shows as %s to staff and %s to customers', (card, staff, customer) => {
  expect(maskCard(card)).toBe(staff)
  expect(maskCardTail(card)).toBe(customer)
})

test.each([
  ['11010519491231002X', '1****************X'],
  ['110105 19491231 002x', '1****************X'],
  ['A123456789', 'A********9'],
  ['A123456(3)', 'A******3'],
  ['E12345678', 'E*******8'],
  ['', ''],
])('the identity number %s shows as %s', (number, shown) => {
  expect(maskIdNumber(number)).toBe(shown)
})

test.each([
  ['王芳', '王*'],
  ['张三丰', '张**'],
  ['欧阳娜娜', '欧阳**'],
  ['司马光', '司马*'],
  ['欧阳', '欧*'],
  ['張簡秀英', '張簡**'],
  ['林志玲', '林**'],
  ['𠮷田', '𠮷*'],
  ['阿依古丽·买买提', '阿***·***'],
  ['王', '*'],
  ['John Smith', '* Smith'],
  ['John Ronald Tolkien', '* * Tolkien'],
  ['SMITH, John', 'SMITH, *'],
  ['ZHANG San', 'ZHANG *'],
  ["O'Neill, Mary Ann", "O'Neill, * *"],
  ['Madonna', 'M***'],
  ['客户A1', '客***'],
  ['', ''],
])('the name %s shows as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test.each([
  ['zhangsan@example.com', 'zh***@example.com'],
  ['abc@example.com', 'a***@example.com'],
  ['a@b.cn', 'a***@b.cn'],
  ['"odd@name"@example.com', '"o***@example.com'],
  ['not an address', '**************'],
  ['@example.com', '************'],
  ['', ''],
])('the mail address %s shows as %s', (email, shown) => {
  expect(maskEmail(email)).toBe(shown)
})

test.each([
  ['上海市浦东新区世纪大道100号', '上海市浦东新区****'],
  ['北京市朝阳区建国路88号SOHO现代城2号楼', '北京市朝阳区****'],
  ['广东省深圳市南山区科技园南路18号', '广东省深圳市南山区****'],
  ['江苏省昆山市玉山镇前进中路1号', '江苏省昆山市****'],
  ['江苏省苏州市昆山市玉山镇', '江苏省苏州市昆山市****'],
  ['内蒙古自治区呼和浩特市新城区中山东路', '内蒙古自治区呼和浩特市新城区****'],
  ['新疆维吾尔自治区乌鲁木齐市天山区人民路', '新疆维吾尔自治区乌鲁木齐市天山区****'],
  ['湖北省恩施土家族苗族自治州恩施市舞阳大道', '湖北省恩施土家族苗族自治州恩施市****'],
  ['浙江省杭州市桐庐县桐君街道', '浙江省杭州市桐庐县****'],
  ['杭州市西湖区文三路90号', '杭州市西湖区****'],
  ['上海市世纪大道100号幸福小区3栋', '上海市****'],
  ['臺北市信義區市府路45號', '臺北市信義區****'],
  ['新竹縣竹北市光明六路10號', '新竹縣竹北市****'],
  ['世纪大道100号', '****'],
  ['上海市浦东新区', '上海市浦东新区'],
  ['100 Century Avenue, Pudong, Shanghai', '****, Pudong, Shanghai'],
  ['Flat 3, 10 Downing Street, London, SW1A 2AA', '****, London'],
  ['10 Downing Street', '****'],
  ['', ''],
])('the address %s shows as %s', (address, shown) => {
  expect(maskAddress(address)).toBe(shown)
})

test('an address of a megabyte is masked by its first forty characters', () => {
  expect(maskAddress('中'.repeat(1_000_000))).toBe('****')
})
