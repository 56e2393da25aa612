import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, guessMapping } from '../../server/intake/fields.ts'
import {
  readBsn,
  readCategory,
  readCount,
  readDay,
  readEmail,
  readNumber,
  readPhone,
  readPostcode,
} from '../../server/intake/values.ts'
import { dayOfSerial, isDateFormat } from '../../server/intake/xlsx/dates.ts'
import { smallDesign } from '../support/small-study.ts'

describe('a date', () => {
  it('that could be two days, lacks a century, or does not exist, is refused', () => {
    for (const [text, code] of [
      ['03/04/2006', 'date-ambiguous'],
      ['3-4-06', 'date-year'],
      ['31-02-2006', 'date-form'],
      ['04/15/2006', 'date-form'],
      ['2006-13-01', 'date-form'],
      ['3-4/2006', 'date-form'],
      ['1899-12-31', 'date-range'],
      ['38811', 'date-form'],
      ['gisteren', 'date-form'],
    ] as const) {
      expect([text, readDay(text)]).toEqual([text, { wrong: code }])
    }
  })

  it('is the same day in every way in which it can be written', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, dayOfMonth] = iso.split('-') as [string, string, string]
        const ways = [
          iso,
          `${iso}T00:00:00`,
          `${year}${month}${dayOfMonth}`,
          `${dayOfMonth}-${month}-${year}`,
          `${Number(dayOfMonth)}-${Number(month)}-${year}`,
          `${dayOfMonth}.${month}.${year}`,
        ]
        for (const way of ways) expect(readDay(way)).toEqual({ value: iso })
      }),
    )
  })

  it('of Excel is the day that Excel shows, from 1900 and from 1904', () => {
    expect([1, 59, 61, 38_811, 38_811.75].map((serial) => dayOfSerial(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2006-04-04',
      '2006-04-04',
    ])
    expect(dayOfSerial(37_349, true)).toBe('2006-04-04')
    expect([dayOfSerial(0, false), dayOfSerial(Number.NaN, false), dayOfSerial(1e9, false)]).toEqual([
      null,
      null,
      null,
    ])
    const dates = ['dd-mm-yyyy', 'd mmm', '[$-413]d mmmm jjjj;@', 'yyyy']
    const others = ['0.00', '#,##0 "dagen"', '[Red]0', 'General', '[h]:mm', '0\\d']
    expect(dates.map((code) => isDateFormat(164, code))).toEqual([true, true, true, true])
    expect(others.map((code) => isDateFormat(164, code))).toEqual(others.map(() => false))
    expect([14, 22, 0, 2, 10].map((id) => isDateFormat(id, undefined))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a number', () => {
  it('with signs between thousands, or none at all, is refused', () => {
    for (const text of ['1.234,5', '1 234', 'veel', '', '1,2,3'])
      expect(readNumber(text)).toEqual({ wrong: 'number-form' })
    for (const text of ['12.345', '12,345', '0', '-3'])
      expect(readCount(text)).toEqual({ wrong: 'count-form' })
  })

  it('has its decimals behind a comma or a point', () => {
    expect([readNumber('1,25'), readNumber('1.25'), readNumber('-3')]).toEqual([
      { value: '1.25' },
      { value: '1.25' },
      { value: '-3' },
    ])
    expect(readCount('60000')).toEqual({ value: 60_000 })
  })
})

describe('a citizen service number', () => {
  it('with one digit wrong, or two of them exchanged, is refused', () => {
    const good = fc
      .integer({ min: 10_000_000, max: 99_999_999 })
      .map((first) => {
        const sum = [...String(first)].reduce((all, digit, at) => all + Number(digit) * (9 - at), 0)
        return sum % 11 === 10 ? null : `${first}${sum % 11}`
      })
      .filter((bsn) => bsn !== null)
    fc.assert(
      fc.property(good, fc.nat(8), fc.integer({ min: 1, max: 9 }), fc.nat(7), (bsn, at, by, left) => {
        expect(readBsn(bsn)).toEqual({ value: bsn })
        const digits = [...bsn]
        const typo = digits
          .map((digit, place) => (place === at ? String((Number(digit) + by) % 10) : digit))
          .join('')
        expect(readBsn(typo)).toEqual({ wrong: 'bsn-form' })
        const swapped = [...digits]
        swapped[left] = digits[left + 1]!
        swapped[left + 1] = digits[left]!
        if (digits[left] !== digits[left + 1])
          expect(readBsn(swapped.join(''))).toEqual({ wrong: 'bsn-form' })
      }),
    )
    expect(readBsn('10000009')).toEqual(readBsn('010000009'))
  })
})

describe('where someone can be reached', () => {
  it('is refused when it cannot be', () => {
    for (const text of ['06123', '061234567890', '+31061234567', 'bel mij'])
      expect(readPhone(text)).toEqual({ wrong: 'phone-form' })
    for (const text of ['0123 AB', '1234 SS', '1234', 'AB 1234'])
      expect(readPostcode(text, false)).toEqual({ wrong: 'postcode-form' })
    for (const text of ['a@b', 'a b@example.org', 'a@example.org, b@example.org', '@example.org'])
      expect(readEmail(text)).toEqual({ wrong: 'email-form' })
  })

  it('is kept in one form, however it was written', () => {
    for (const text of [
      '0612345678',
      '06-12 34 56 78',
      '+31 6 12345678',
      '0031612345678',
      '+31(0)612345678',
      '612345678',
    ])
      expect(readPhone(text)).toEqual({ value: '+31612345678' })
    expect(readPhone('+44 20 7946 0958')).toEqual({ value: '+442079460958' })
    for (const text of ['1234AB', '1234 ab', '1234  Ab'])
      expect(readPostcode(text, false)).toEqual({ value: '1234 AB' })
    expect(readPostcode('SW1A 1AA', true)).toEqual({ value: 'SW1A 1AA' })
  })
})

describe('what a column holds', () => {
  const { facts } = smallDesign()
  it('is a code or a label of the study, in either language', () => {
    const values = facts.find(({ name }) => name === 'granted')!.values!
    for (const text of ['yes', 'JA', 'Ja', 'Yes'])
      expect(readCategory(text, values)).toEqual({ value: 'yes' })
    expect(readCategory('misschien', values)).toEqual({ wrong: 'category-unknown' })
  })

  it('is guessed by its name in Dutch or English, or by values that can be nothing else, each field once', () => {
    const fields = fieldsOf('sample', smallDesign())
    const columns = ['Volledige naam', 'E-mail', 'x', 'y', 'Decision', 'uitkering', 'Uitkering', 'z']
    const rows = [['A', 'a@b.nl', '1234 AB', '0612345678', '', 'WW', 'WWB', 'tekst']]
    expect(guessMapping(fields, columns, rows)).toEqual([
      'name',
      'email',
      'postcode',
      'phone',
      'event:decision',
      'fact:benefit',
      null,
      null,
    ])
  })
})
