import { formatRate } from './formatRate';

describe('formatRate', () => {
  it.each<[number | null, string]>([
    [null, '—'],
    [0, '0/h'],
    [0.3, '0/h'],
    [-0.3, '0/h'],
    [1210.4, '+1,210/h'],
    [-12, '−12/h'],
  ])('%p is %s', (perHour, expected) => {
    expect(formatRate(perHour)).toBe(expected);
  });
});
