import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderReply, unknownVariables } from './reply-template.ts'

describe('canned replies', () => {
  it.each([
    [
      '您好 {{customer.name}}，工号{{ agent.no }}为您服务。',
      { 'customer.name': '王*萍', 'agent.no': '20318' },
      '您好 王*萍，工号20318为您服务。',
      [],
    ],
    ['Ref {{contact.reference}} / {{contact.reference}}', {}, 'Ref ____ / ____', ['contact.reference']],
    ['{{nobody.knows}} {{customer.name}}', { 'customer.name': '' }, '{{nobody.knows}} ____', ['customer.name']],
    ['{{customer.name}}', { 'customer.name': '{{agent.no}} $& $1' }, '{{agent.no}} $& $1', []],
    ['{ {customer.name} }', {}, '{ {customer.name} }', []],
  ] as const)('%s', (template, values, text, missing) => {
    expect(renderReply(template, values)).toEqual({ text, missing })
  })

  it('name what the editor does not know, once', () => {
    expect(unknownVariables('{{customer.name}} {{customer.pin}} {{customer.pin}}')).toEqual(['customer.pin'])
  })

  it('leave text without places untouched', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{{')),
        (text) => renderReply(text, {}).text === text,
      ),
    )
  })
})
