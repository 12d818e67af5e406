import { render } from '@testing-library/react';
import React from 'react';
import { ruleOf, type Urgency } from '../../../engine';
import { URGENCY_WORDS } from '../../../ui/urgencyWords';
import { diagnosisStrings } from '../../parts/diagnosis/diagnosisStrings';
import { TimeToLimitCell } from './TimeToLimitCell';
import { UrgencyCell } from './UrgencyCell';

const HOUR = 3600;
const textOf = (element: React.ReactElement) => render(element).container.textContent ?? '';

test('UrgencyCell: who has to look is in the words: colours that differ never have the same', () => {
  const urgencies = Object.keys(URGENCY_WORDS) as Urgency[];
  const needsOf = new Map<string, Set<string>>();
  for (const urgency of urgencies) {
    const words = textOf(<UrgencyCell urgency={urgency} />);
    expect(words).not.toBe('');
    needsOf.set(words, (needsOf.get(words) ?? new Set()).add(ruleOf(urgency).needs));
  }
  expect([...needsOf.values()].filter((needs) => needs.size > 1)).toEqual([]);
});

test('TimeToLimitCell: what is near has a sign and a word for those who do not see the colour', () => {
  const near = { low: HOUR, mid: 2 * HOUR, high: 3 * HOUR };
  const far = { low: 2000 * HOUR, mid: 3000 * HOUR, high: 4000 * HOUR };
  const word = diagnosisStrings.toLimit.near;
  const { container } = render(<TimeToLimitCell seconds={near} />);
  expect(container).toHaveTextContent(word);
  expect(container.querySelector('svg, [aria-hidden]')).not.toBeNull();
  expect(textOf(<TimeToLimitCell seconds={far} />)).not.toContain(word);
});
