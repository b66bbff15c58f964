/** Ordinary messages of English-speaking bank customers and agents, one a line. None holds anything to mask. */
export const ORDINARY_EN: readonly string[] = `
Hello, how can I help you today?
I want to check my last statement, is the balance 3,286.50?
Your statement balance is $12,860.00, due on 25 November 2026
The minimum payment is $128.60 and the due date is 11/25/2026
Yesterday at 14:30 the ATM kept my money, I asked for 200 dollars
The transaction on 2026-11-20 14:32:18 for USD 500.00 is not mine
What is the rate for a 3-year deposit? 1.25% or 1.30%?
My phone number is 13812345678, please change it to 13987654321
Please call us on 400-820-8888 or 95588
From abroad dial +86 21 9558 8000
Call 1-800-555-0199 ext 4521 between 9 and 5
My number is (415) 555-0132
You can reach me at +44 20 7946 0958 after 6 pm
My US number is +1 212 555 0147
Hong Kong hotline +852 2748 8288
Ticket WO20261121000123 has been opened
Your complaint reference is CMP-2026-11-000456
Order 2026112114302500012345 failed at payment
The tracking number is 1Z999AA10123456784
FedEx 794612345678 says delivered
USPS 9400111899223197428490 has not moved for 3 days
DHL waybill 1234567890, arrived in Leipzig
Royal Mail RR123456785GB, posted on 12 November
My flight is MU5101 on 23 Nov at 08:00
Flight CA1832 was delayed by 2 h 35 min, is that covered?
Booking reference K7XQ2M, two passengers
Hotel confirmation 1123456789, check in 21 Nov, check out 23 Nov
E-ticket 999-2345678901 was not refunded
Train G1234, coach 06, seat 12F, fare 553.50
Our branch is at 100 Century Avenue, Pudong, Shanghai 200120
The postcode is SW1A 1AA and the house number is 10
ZIP 94105-1804
SWIFT code is ICBKCNBJ, branch 0912
Sort code 20-04-15, what is the cut-off time?
The routing number is on the website, is it the one ending 0021?
The exchange rate is 7.1234, how much for 5,000 USD?
EUR 1 = CNY 8.2156, GBP 1 = CNY 9.4873
Gold closed at 4,086.30 an ounce
The fund 000001 had a NAV of 1.2345 yesterday
AAPL closed at 231.45, up 2.35%
I have 123,456 points, what can I get?
Annual fee of 300, waived after 6 purchases
The limit is 50,000 a day and 200,000 a month
I sent 100000 and it has not arrived
3 months 0.80%, 6 months 1.00%, 1 year 1.10%, 2 years 1.20%
4.35 4.75 4.90 4.20 3.85 were the rates in the last years
The mortgage is 1,200,000 over 30 years, 5,367.82 a month
Outstanding principal 876,543.21 with 287 payments left
Can I repay 100k early? What is the penalty?
Loan contract 2021-HD-00123 needs a new signature
My passport number changed, which form do I need?
Do I need my ID card and 2 proofs of address?
My ID card expires on 12 May 2026
The ID number on the form has 18 characters, right?
ID verification failed 3 times, try again in 24 hours
My ID photo is 2.4 MB and the limit is 2 MB
I forgot my password
My password is not working
My password is wrong, it says 2 attempts left
The password is incorrect even after reset
Password must have 8 to 20 characters
Password expired on 2026-11-20
Password reset link has expired after 30 minutes
password is case sensitive?
The password was changed on 11/20/2026 without my knowledge
Password: forgot it, please help
I typed my password 6 times and now it is locked for 24 hours
The new password is still rejected
Never share your password with anyone
My PIN is blocked
The PIN was sent by mail 10 days ago
I entered the PIN 3 times and the card is locked
Is the PIN 4 or 6 digits?
Can I change my PIN at any ATM after 2026-12-01?
PIN mailer has not arrived since 3 November
OTP not received
OTP not received, called 95588 twice
I did not get the OTP after 20 minutes
The OTP is valid for 5 minutes
The OTP expires in 60 seconds
OTP was sent to my old phone 138****5678
Verification code never arrives
The verification code is only valid for 5 minutes
The verification code is wrong, it says error 10023
Do not tell anyone your verification code
Why did I get a verification code at 03:12?
What is the CVV?
The CVV is on the back, 3 digits
My CVV is not readable any more
The CVV is printed on the back of the card
Does the security code change with the new card?
The security code is the last three digits, right?
The security code on my card has worn off
My card ends in 3391
Card ending 3391 was charged $268.00 on 11/21
Your card ending in 8888 expires 08/27
Card number starts with 6217 and ends with 3391
Card number is too long for your form
I do not remember the card number, only the last four 3391
The card expires 12/28, will you send a new one?
Credit limit of 50000, can it be 80000 for December?
Billing date is the 5th, payment date is the 25th
12 instalments of 1,000.00 with a fee of 0.6% each
Opening hours Mon-Fri 9:00-17:00, Sat 10:00-16:00
I am number A023 in the queue, 15 people before me
I waited 45 minutes at counter 3
My agent number is 800123, happy to help
Call id 20261121143025886 for your records
We will call back within 24 hours
We answer complaints within 15 working days, at the latest within 60 days
Please rate us from 1 to 10
Press 1 for balance, 2 for lost cards, 0 for an agent
Agent please
AGENT!!!
Thanks, bye
I am 62 and I do not use the app
My mother is 78, born in 1948, and cannot see well
My son was born on 1 June 2015, can he have an account?
I opened the account in 2019
Customers of 10 years or more get a discount
Are you open on Saturday 21 November 2026?
Maintenance from 24:00 on 31 December until 06:00
System upgrade 2026/11/21 14:30, about 2 hours
Monday, Wednesday or Friday between 2 and 5 pm
Is 15:40 tomorrow fine?
Rent for November 3500
Water 86.50, power 213.70, gas 54.20, service 380
Three payments: 128.00, 256.50, 1,024.00
11-01 35.00; 11-02 128.50; 11-03 9.90
Jan 12345, Feb 23456, Mar 34567
From January to June 4500 5200 4800 6100 5500 4900
Flat 1201, building 2, entrance 1
Policy PDAA202631000000123456 is not visible
Claim C2026112100012, any news?
Surrender value 34,567.89
Premium 6000 a year for 20 years
Login from 192.168.1.100 was blocked
Login from 203.0.113.42 at 03:12 on 21 Nov
I use an iPhone15 with version 17.4.1
App version 9.1.0.2, error -1009
Error EBPB0023, transaction failed
See https://bank.example.com/credit/apply?id=20261121001&from=app
Is https://m.bank.example.com/a/1234567890 really yours?
My mail john.smith1985@example.com gets no statements
Is the SMS from 106980095588 from you?
Somebody from +852 5123 4567 said I won a prize
The payee is John Smith, 50,000, at 9:47
Police report A3101152026110012 is attached
Is 12378 the regulator's line?
I topped up 18600001111 with 50 by mistake
School fee 5,800, payment id 2026090112
Payroll comes on the 10th, today is the 15th
We have 356 staff at Yinuo Technology Ltd
Cheque 302034 was returned
Bill of 1,000,000.00 due on 2026-12-15
The token serial ends with A1B2C3
Token expired on 2026-12-31, replacement costs 60
I used 12,000 of the 50,000 USD quota
Fee 0.1%, at least 50, at most 260
15,000 AUD to Sydney, how long does it take?
What is an IBAN and how many characters does it have?
Deposit certificate CD20261121-0008, 2 copies
Safe box A1023 costs 600 a year
Product LC2026A0088 with a benchmark of 2.8%-3.4%
R2 risk, 180 days, from 10,000
Matures on 18 Feb 2027 with about 1,389.04
Redemption before 15:00 settles T+1
Monthly plan of 500 failed twice
NAV 1.0821, units 12,345.67
7-day yield 1.632%, income per 10,000 units 0.4421
Charged twice, 19.90 each time
Auto renewal 25 a month, please stop it
Apple charged USD9.99 but I have no subscription
Dispute: 28 Oct, USD 129.99, merchant unknown
JPY12,800 in Tokyo became CNY 612.34
HKD1,280.00 equals CNY1,167.74
DCC took 3% on top of 1.5%
The refund of 499 is 8 working days late
Merchant 898310048161234, the terminal is broken
Terminal 12345678, batch 000123, trace 004567
Reference 112233445566 on the slip
Pre-authorisation of 3000 was not released
Contactless limit of 1000, can I turn it off?
Face check failed 5 times, try tomorrow
Read the digits 8 2 6 4 on the screen
You are number 12, about 4 minutes 30 seconds
I have waited more than 30 seconds
85% answered within 25 seconds
1,234 calls today, 1,156 answered, 93.7%
Average handle time 286 s, wrap-up 48 s
Satisfaction 99.46%, up 0.3 points
5,432 work orders, 5,210 closed
Training on 25 November 13:30-15:30 on the 3rd floor
Early shift 08:00-16:00, late shift 16:00-24:00
Quality score 92.5
Article KB-10234 was updated
SOP 3.2.1 says verify first
See section 12, page 35
Call-back task HF20261121-0456 is done, 3/10
Gold customer, assets 356,789.12
Assets up 12%, platinum from 500,000
Your manager is Wang, ext 66012
Lounge visits 4 of 6 used
Road help 3 times a year, 100 km free
8000 points for 8000 miles
Frequent flyer 280012345678 not linked
Spend 100 save 20, valid on 11.11
188 gift for each friend you refer
Campaign ACT20261101, you are registered
Voucher of 30 valid until 2026-12-31
Health check on 30 November at 8:30
Lost passbook, the fee is 10
New card in 5-7 working days
Sent to 90 Wensan Road, Hangzhou
Landline 0755-26881234
Fax 010 6610 7171, 5 pages
ATM 3101A0023 swallowed my card
Machine 12010456 is out of order
Is note HB12345678 fake?
500 coins to change
Cash above 50,000 needs 1 day notice
I will take 200,000 tomorrow at 10:00
I have 50000, 80000 and 120000 in three deposits
Interest of 53,975.00 at maturity
18.25% a year, is that legal?
18 days late at 0.05% a day
One late payment in August 2022 on my report
Credit report dispute ZX2026-000789
Loan DK2026111800456, is it approved?
Valued at 3,200,000 with 70% lending
89.56 square metres at 65,800 each
Down payment 30%, 960,000
Mortgage 3.05%, provident fund 2.6%
300,000 over 5 years at 0.25% a month
Limit 200k at 3.4%
126.37 missing on the repayment account
Settlement: principal 234,567.89, interest 456.78
Turnover of 23 million, taxes 860k
326 salaries paid, 2 failed
Rows 17 and 203 do not match
File payroll202611.xlsx, 1.2 MB
The attachment is invoice_20261120_001.pdf
Screenshot IMG_20261121_143025.jpg uploaded
IMG_8823.JPG is blurred
The video is 20 s and 8.6 MB
Voice message 00:00:58
Items 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
1 2 3 4 5 6 7 8 9 10 11 12 13
A or B?
One, the rate; two, the term; three, the limit
It is 1.2 km to the branch, open until 17:00
Metro line 2, exit 3, walk 350 m
Bus 71, 123 or 961
Latitude 31.2459, longitude 121.5067
Copyright 2010-2026
Serial SN:A1B2-C3D4-E5F6-0789
MAC 00:1A:2B:3C:4D:5E
Timestamp 1795242625000, server said 500
Request 7f3b2c1a-4d5e-4f60-8a9b-0c1d2e3f4a5b
traceId=4bf92f3577b34da6a3ce929d0e0e4736
Conversation conv-20261121-000045-12
Code 0000, message 000000123456
Batch 20261121-03 with 1,204 rows
Debit 5,000.00, credit 5,000.00
Account 1002.01.003, balance 2,345,678.90
Total 1,234,567.89
Page 4 of 16
ISBN 978-7-5086-1234-5
ISBN 9787508612345
EAN 6901234567892
Passport E12345678 expired, the new one is EJ1234567
Tax id 91310000132212345X must be updated
Case (2026) No. 12345, frozen 130,000.00 for 12 months
Order of the court dated 2026.11.19
Limit lowered to 5000 a day
Print 6 months of statements, 5 a page
I only remember the last six digits 884512
Cut-off 22:30, then it is the next day
Transfers above 50,000 take 2 hours
The large value system closes at 17:15
Open 24x7
Fee 2 below 2000, 3 below 5000, 5 below 10000
Free until 30 September 2027
Customer 3100123456, please confirm
Customer 1000234567890, Mr Wang
You are our customer number 1000000
Sorry for the wait, about 40 seconds more
One moment, 1-2 minutes
Have a nice day!
10 out of 10, great service 👍👍👍
😡 called 5 times, nobody answers
Waited 3 h 30 min!!!
When will it arrive???
OK 👌 1286 before 25 November, right?
Please pin the message at the top, 3 people asked
I was shopping at 11:30 and spent 480.75
The area code is 0755 and the country code is 86
Promo code SAVE20 does not work
The QR code is valid for 3 minutes
Branch code 31010045, open today
Error code 50012, try again at 15:00
Dress code for the event on 5 December?
The code of conduct, page 12
The code is in the app
The code was sent at 14:30
Laptop with Windows 11, browser 120.0.6099
I paid 4 x 250.00 = 1000.00
Room 402, 5th floor, from 2 to 4
2 adults + 1 child, 3 nights, 2,430.00
Please split 10,000 as 4,000 + 3,500 + 2,500
`
  .trim()
  .split('\n')
