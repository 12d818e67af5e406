import { render, screen } from '@testing-library/react';
import React from 'react';
import { CourseLine } from './CourseLine';

const MIB = 2 ** 20;
const trend = { timesSeconds: [0, 3600], wholeBytes: [10 * MIB, 20 * MIB], floorBytes: [10 * MIB, 20 * MIB] };

test.each([
  ['its memory over time', null, 'Memory from 10.0 MiB to 20.0 MiB'],
  [
    'memory by age where its lives are short',
    { ageSeconds: [0, 7200], medianBytes: [30 * MIB, 90 * MIB] },
    'Memory by age, in the middle of its lives: from 30.0 MiB to 90.0 MiB at an age of 2 h',
  ],
])('a row shows %s', (_, ageCurve, label) => {
  render(<CourseLine row={{ trend, ageCurve }} widthPx={100} heightPx={20} />);
  expect(screen.getByRole('img').getAttribute('aria-label')?.replace(/\s+/g, ' ')).toBe(label);
});
