import { expect, test } from 'vitest'
import { clock } from './countdown'

test('time is told in minutes and seconds, whether it is left or over', () => {
  expect(clock(245_000)).toBe('4:05')
  expect(clock(245_999)).toBe('4:05')
  expect(clock(-61_000)).toBe('1:01')
  expect(clock(0)).toBe('0:00')
  expect(clock(600_000)).toBe('10:00')
})
